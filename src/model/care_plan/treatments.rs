//! C7: wishes about single treatments, in each of three situations. Only for those who want to say so much.

use crate::model::{Answer, Text, answers::answers, code::codes};

codes! {
    /// A wish about a treatment. No default; to have it stands first.
    pub enum TreatmentPreference as "treatment_preference" {
        /// してほしい
        Want = "want",
        /// 試して見直す
        TryAndReview = "try_and_review",
        /// しないでほしい
        NotWant = "not_want",
        /// 任せる
        Leave = "leave",
    }
}

answers! {
    /// The wish about one treatment in each situation (those of [`super::Goals`] but the one that can get better).
    pub struct Situations {
        /// An illness that cannot be cured, about a year left.
        pub incurable: Answer<TreatmentPreference>,
        /// Talking will hardly come back.
        pub unresponsive: Answer<TreatmentPreference>,
        /// Old and weak, no longer eating by mouth.
        pub frail: Answer<TreatmentPreference>,
    }
}

answers! {
    /// C7: by treatment.
    pub struct Treatments {
        /// 心肺蘇生. What a crew may be shown of it is decided by the gate in `cpr` alone.
        pub resuscitation: Situations,
        /// 人工呼吸器（口から管・気管切開）
        pub ventilator: Situations,
        /// マスクの呼吸器
        pub mask_ventilation: Situations,
        /// 鼻の管の栄養
        pub nasal_tube: Situations,
        /// 胃ろう
        pub gastrostomy: Situations,
        /// 太い血管の点滴栄養
        pub central_nutrition: Situations,
        /// 腕などの点滴（水分）
        pub drip: Situations,
        /// 抗菌薬
        pub antibiotics: Situations,
        /// 輸血
        pub transfusion: Situations,
        /// 透析
        pub dialysis: Situations,
        /// 集中治療室・昇圧薬
        pub intensive_care: Situations,
        /// 手術
        pub surgery: Situations,
        /// 入院
        pub hospital_stay: Situations,
        /// More, in words.
        pub note: Text,
    }
}

impl Treatments {
    /// What was wished for when an illness cannot be cured, treatment by treatment; only where it was said.
    pub fn in_the_incurable(&self) -> Vec<TreatmentPreference> {
        [
            &self.resuscitation,
            &self.ventilator,
            &self.mask_ventilation,
            &self.nasal_tube,
            &self.gastrostomy,
            &self.central_nutrition,
            &self.drip,
            &self.antibiotics,
            &self.transfusion,
            &self.dialysis,
            &self.intensive_care,
            &self.surgery,
            &self.hospital_stay,
        ]
        .iter()
        .filter_map(|wishes| match wishes.incurable {
            Answer::Known(wish) => Some(wish),
            _ => None,
        })
        .collect()
    }
}
