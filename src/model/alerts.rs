//! S2: what can kill when it is not known; the first thing a crew looks at.

use super::{
    Answer, Choices, PartialDate, Phone, Side, Stated, Text, Yes, answers::answers, code::codes,
};

codes! {
    /// What the person reacts to.
    pub enum Allergen as "allergen" {
        /// 薬
        Medicine = "medicine",
        /// 造影剤
        ContrastMedium = "contrast_medium",
        /// 食べ物
        Food = "food",
        /// ゴム（ラテックス）
        Latex = "latex",
        /// 消毒・テープ
        AntisepticOrTape = "antiseptic_or_tape",
        /// ハチ
        BeeOrWasp = "bee_or_wasp",
        /// ほか
        Other = "other",
    }
}

codes! {
    /// What happened.
    pub enum Reaction as "reaction" {
        /// 発疹
        Rash = "rash",
        /// 息苦しい
        Breathlessness = "breathlessness",
        /// 血圧低下・気を失う
        Collapse = "collapse",
        /// 吐く
        Vomiting = "vomiting",
        /// わからない
        Unknown = "unknown",
    }
}

answers! {
    /// One allergy, or a medicine that did the person harm.
    pub struct AllergyIntolerance {
        /// What kind of thing.
        pub kind: Answer<Allergen>,
        /// Its name.
        pub name: Text,
        /// What happened.
        pub reactions: Choices<Reaction>,
    }
}

codes! {
    /// Treatment that lowers blood sugar.
    pub enum GlucoseLowering as "glucose_lowering" {
        /// 飲み薬
        Oral = "oral",
        /// インスリン注射
        Insulin = "insulin",
        /// ほかの注射
        OtherInjection = "other_injection",
        /// インスリンポンプ
        Pump = "pump",
    }
}

codes! {
    /// Steroid taken over a long time.
    pub enum Steroid as "steroid" {
        /// 飲み薬
        Oral = "oral",
        /// ほか
        Other = "other",
    }
}

codes! {
    /// Kind of dialysis.
    pub enum Dialysis as "dialysis" {
        /// 血液透析
        Haemodialysis = "haemodialysis",
        /// 腹膜透析
        Peritoneal = "peritoneal",
    }
}

codes! {
    /// Days of the week on which dialysis takes place.
    pub enum DialysisDays as "dialysis_days" {
        /// 月水金
        MondayWednesdayFriday = "mon_wed_fri",
        /// 火木土
        TuesdayThursdaySaturday = "tue_thu_sat",
        /// Others, named beside.
        Other = "other",
    }
}

codes! {
    /// A device inside the body.
    pub enum ImplantKind as "implant" {
        /// ペースメーカー
        Pacemaker = "pacemaker",
        /// 植込み型除細動器（ICD）
        Defibrillator = "defibrillator",
        /// 人工弁
        HeartValve = "heart_valve",
        /// 冠動脈ステント
        CoronaryStent = "coronary_stent",
        /// 脳室シャント
        VentricularShunt = "ventricular_shunt",
        /// 人工関節
        Joint = "joint",
        /// ほか
        Other = "other",
    }
}

answers! {
    /// A device inside the body and where its card is kept.
    pub struct Implant {
        /// Which.
        pub kind: Answer<ImplantKind>,
        /// Name or place in the body.
        pub detail: Text,
        /// Where the device's card or booklet is.
        pub card_place: Text,
    }
}

codes! {
    /// The arm on which blood pressure and needles are to be avoided.
    pub enum Arm as "arm" {
        /// 右
        Right = "right",
        /// 左
        Left = "left",
        /// 両方
        Both = "both",
    }
}

codes! {
    /// Why that arm.
    pub enum AvoidArmReason as "avoid_arm_reason" {
        /// 透析のシャント
        Shunt = "shunt",
        /// 乳がんの手術
        BreastSurgery = "breast_surgery",
        /// まひ
        Paralysis = "paralysis",
        /// ほか
        Other = "other",
    }
}

codes! {
    /// A device or tube used at home.
    pub enum DeviceKind as "device" {
        /// 在宅酸素
        Oxygen = "oxygen",
        /// 人工呼吸器
        Ventilator = "ventilator",
        /// 気管カニューレ
        TracheostomyTube = "tracheostomy_tube",
        /// 吸引器
        Suction = "suction",
        /// 胃ろう
        Gastrostomy = "gastrostomy",
        /// 鼻の管
        NasalTube = "nasal_tube",
        /// 中心静脈の点滴・ポート
        CentralLine = "central_line",
        /// 尿の管
        UrinaryCatheter = "urinary_catheter",
        /// 人工肛門・人工膀胱
        Stoma = "stoma",
        /// 痛み止めのポンプ
        PainPump = "pain_pump",
        /// インスリンポンプ
        InsulinPump = "insulin_pump",
        /// ほか
        Other = "other",
    }
}

codes! {
    /// How a ventilator reaches the person.
    pub enum VentilatorInterface as "ventilator_interface" {
        /// 鼻マスク
        Mask = "mask",
        /// 気管切開
        Tracheostomy = "tracheostomy",
    }
}

answers! {
    /// A device or tube used at home, its supplier and its settings.
    pub struct MedicalDevice {
        /// Which.
        pub kind: Answer<DeviceKind>,
        /// Name, where the list has none.
        pub name: Text,
        /// Oxygen at rest, as on the prescription (usually litres a minute).
        pub flow_at_rest: Text,
        /// Oxygen when moving.
        pub flow_in_motion: Text,
        /// Mask or tracheostomy.
        pub ventilator_interface: Answer<VentilatorInterface>,
        /// Size of the tracheostomy tube.
        pub tube_size: Text,
        /// When the tube was last changed.
        pub tube_changed_on: Option<PartialDate>,
        /// Settings in words.
        pub settings: Text,
        /// The settings are on the device's own card.
        pub settings_on_card: bool,
        /// Supplier.
        pub company: Text,
        /// The supplier's number, day and night.
        pub company_phone: Phone,
    }
}

codes! {
    /// Form of a medical opioid (医療用麻薬).
    pub enum OpioidForm as "opioid_form" {
        /// 飲み薬
        Oral = "oral",
        /// はり薬
        Patch = "patch",
        /// 坐薬
        Suppository = "suppository",
        /// ポンプ
        Pump = "pump",
    }
}

codes! {
    /// A disease that changes what a crew does.
    pub enum SpecialDisease as "special_disease" {
        /// 心不全
        HeartFailure = "heart_failure",
        /// 重いぜんそく
        SevereAsthma = "severe_asthma",
        /// 重症筋無力症
        MyastheniaGravis = "myasthenia_gravis",
        /// 副腎の病気
        AdrenalDisease = "adrenal_disease",
        /// 血友病など出血しやすい病気
        BleedingDisorder = "bleeding_disorder",
        /// 悪性高熱の体質
        MalignantHyperthermia = "malignant_hyperthermia",
        /// 脊髄損傷（自律神経過反射）
        AutonomicDysreflexia = "autonomic_dysreflexia",
        /// ほか
        Other = "other",
    }
}

codes! {
    /// How an infection is printed. The gentler way holds until the person chooses.
    pub enum InfectionPrint as "infection_print" {
        /// Only that the doctor is to be asked.
        AskDoctor = "ask_doctor",
        /// With the name of the disease.
        Name = "name",
    }
}

codes! {
    /// Tuberculosis.
    pub enum Tuberculosis as "tuberculosis" {
        /// 治療中
        UnderTreatment = "under_treatment",
        /// 治療ずみ
        Treated = "treated",
    }
}

codes! {
    /// Help with swallowing.
    pub enum SwallowingHelp as "swallowing" {
        /// とろみをつける
        Thickened = "thickened",
        /// きざみ・ミキサー
        Minced = "minced",
        /// 口から食べない
        NothingByMouth = "nothing_by_mouth",
    }
}

answers! {
    /// S2: alerts. Names and details belong to a "yes"; they are kept, but not printed, beside another answer.
    pub struct Alerts {
        /// Allergies and medicines that did harm.
        pub allergies: Stated<Vec<AllergyIntolerance>>,
        /// Where the adrenaline auto-injector (エピペン) is kept.
        pub epinephrine_place: Text,
        /// 抗血栓薬: medicine that keeps blood from clotting.
        pub antithrombotic: Stated<Yes>,
        /// Its names.
        pub antithrombotic_names: Text,
        /// Since when.
        pub antithrombotic_since: Option<PartialDate>,
        /// Stopped for now, since when.
        pub antithrombotic_stopped: Option<PartialDate>,
        /// Medicine or insulin that lowers blood sugar.
        pub glucose_lowering: Stated<Choices<GlucoseLowering>>,
        /// Its names and how often.
        pub glucose_lowering_names: Text,
        /// Steroid taken over a long time.
        pub steroid: Stated<Steroid>,
        /// Medicine against epileptic seizures.
        pub antiepileptic: Stated<Yes>,
        /// Dialysis.
        pub dialysis: Stated<Dialysis>,
        /// Its days.
        pub dialysis_days: Answer<DialysisDays>,
        /// Other days.
        pub dialysis_days_other: Text,
        /// Where.
        pub dialysis_clinic: Text,
        /// The arm with the shunt.
        pub dialysis_shunt: Stated<Side>,
        /// Devices inside the body.
        pub implants: Stated<Vec<Implant>>,
        /// The arm to be avoided.
        pub avoid_arm: Stated<Arm>,
        /// Why.
        pub avoid_arm_reasons: Choices<AvoidArmReason>,
        /// Another reason, in words.
        pub avoid_arm_reason_other: Text,
        /// Devices and tubes used at home.
        pub devices: Stated<Vec<MedicalDevice>>,
        /// Medical opioid.
        pub opioid: Stated<Choices<OpioidForm>>,
        /// Where the patch is stuck.
        pub opioid_patch_site: Text,
        /// Diseases that change what a crew does.
        pub special_diseases: Stated<Choices<SpecialDisease>>,
        /// Another, in words.
        pub special_disease_other: Text,
        /// An infection that others should know of.
        pub infection: Stated<Yes>,
        /// How it is printed.
        pub infection_print: Option<InfectionPrint>,
        /// Its name.
        pub infection_name: Text,
        /// Tuberculosis.
        pub tuberculosis: Stated<Tuberculosis>,
        /// Help with swallowing.
        pub swallowing: Stated<Choices<SwallowingHelp>>,
    }
}

impl Alerts {
    fn has_device(&self, kind: DeviceKind) -> bool {
        let mut devices = self.devices.rows().iter();
        devices.any(|device| device.kind == Answer::Known(kind))
    }

    /// What was answered of medicines that lower the blood's sugar; never "none" beside a pump of insulin.
    pub fn glucose_lowering_said(&self) -> Stated<Choices<GlucoseLowering>> {
        let is_there = self.has_device(DeviceKind::InsulinPump);
        not_none_beside(self.glucose_lowering.clone(), is_there)
    }

    /// What was answered of opioids; never "none" beside a pump against pain.
    pub fn opioid_said(&self) -> Stated<Choices<OpioidForm>> {
        not_none_beside(self.opioid.clone(), self.has_device(DeviceKind::PainPump))
    }

    /// The arm of a shunt that is in use.
    pub fn shunt_arm(&self) -> Option<Arm> {
        match (&self.dialysis, &self.dialysis_shunt) {
            (Stated::Known(Dialysis::Haemodialysis), Stated::Known(Side::Right)) => {
                Some(Arm::Right)
            }
            (Stated::Known(Dialysis::Haemodialysis), Stated::Known(Side::Left)) => Some(Arm::Left),
            _ => None,
        }
    }

    /// The arm on which nothing is measured and nothing injected: what was answered, and the arm of a shunt whatever
    /// was answered. (A shunt is one of the reasons that the question itself names.)
    pub fn arm_to_avoid(&self) -> Stated<Arm> {
        match (self.shunt_arm(), self.avoid_arm) {
            (None, answered) => answered,
            (Some(shunt), Stated::Known(answered)) if answered != shunt => Stated::Known(Arm::Both),
            (Some(shunt), _) => Stated::Known(shunt),
        }
    }
}

/// The answer, but for a "none" that something else contradicts: that is none.
fn not_none_beside<T>(answer: Stated<T>, is_there: bool) -> Stated<T> {
    match answer {
        Stated::NoneKnown if is_there => Stated::NotAsked,
        answer => answer,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_never_none_of_what_a_device_gives() {
        let with = |kind| Alerts {
            devices: Stated::Known(vec![MedicalDevice {
                kind: Answer::Known(kind),
                ..MedicalDevice::default()
            }]),
            glucose_lowering: Stated::NoneKnown,
            opioid: Stated::NoneKnown,
            ..Alerts::default()
        };
        let insulin = with(DeviceKind::InsulinPump);
        assert_eq!(insulin.glucose_lowering_said(), Stated::NotAsked);
        assert_eq!(insulin.opioid_said(), Stated::NoneKnown);
        let pain = with(DeviceKind::PainPump);
        assert_eq!(pain.glucose_lowering_said(), Stated::NoneKnown);
        assert_eq!(pain.opioid_said(), Stated::NotAsked);
        let unknown = Alerts {
            opioid: Stated::Unknown,
            ..pain
        };
        assert_eq!(unknown.opioid_said(), Stated::Unknown);
    }

    #[test]
    fn the_arm_of_a_shunt_is_avoided_whatever_was_answered() {
        let alerts = |dialysis, shunt, avoid_arm| Alerts {
            dialysis,
            dialysis_shunt: shunt,
            avoid_arm,
            ..Alerts::default()
        };
        let blood = Stated::Known(Dialysis::Haemodialysis);
        let right = Stated::Known(Side::Right);
        for (answered, avoided) in [
            (Stated::NotAsked, Arm::Right),
            (Stated::NoneKnown, Arm::Right),
            (Stated::Unknown, Arm::Right),
            (Stated::Known(Arm::Right), Arm::Right),
            (Stated::Known(Arm::Left), Arm::Both),
            (Stated::Known(Arm::Both), Arm::Both),
        ] {
            let here = alerts(blood, right, answered);
            assert_eq!(here.arm_to_avoid(), Stated::Known(avoided), "{answered:?}");
        }
        // Without a shunt that is in use, what was answered.
        for other in [
            alerts(blood, Stated::NoneKnown, Stated::NoneKnown),
            alerts(Stated::NoneKnown, right, Stated::NoneKnown),
        ] {
            assert_eq!(other.arm_to_avoid(), Stated::NoneKnown);
        }
    }
}
