//! S3: illnesses, now and before.

use super::{Answer, PartialDate, Stated, Text, answers::answers, code::codes};

codes! {
    /// An illness that is often met.
    pub enum ConditionKind as "condition" {
        /// 高血圧
        Hypertension = "hypertension",
        /// 糖尿病
        Diabetes = "diabetes",
        /// 心不全
        HeartFailure = "heart_failure",
        /// 狭心症・心筋梗塞
        IschaemicHeartDisease = "ischaemic_heart_disease",
        /// 心房細動
        AtrialFibrillation = "atrial_fibrillation",
        /// 不整脈, of whatever kind: records from before the option above say it for 心房細動, too.
        Arrhythmia = "arrhythmia",
        /// 脳梗塞
        CerebralInfarction = "cerebral_infarction",
        /// 脳出血
        CerebralHaemorrhage = "cerebral_haemorrhage",
        /// ぜんそく
        Asthma = "asthma",
        /// COPD（慢性閉塞性肺疾患）
        Copd = "copd",
        /// 腎臓病
        KidneyDisease = "kidney_disease",
        /// 肝臓病
        LiverDisease = "liver_disease",
        /// がん
        Cancer = "cancer",
        /// 認知症
        Dementia = "dementia",
        /// パーキンソン病
        ParkinsonDisease = "parkinson_disease",
        /// てんかん
        Epilepsy = "epilepsy",
        /// うつ・統合失調症など
        MentalIllness = "mental_illness",
        /// 関節リウマチ
        RheumatoidArthritis = "rheumatoid_arthritis",
        /// 骨折・骨粗しょう症
        FractureOrOsteoporosis = "fracture_or_osteoporosis",
        /// 難病
        IntractableDisease = "intractable_disease",
        /// ほか
        Other = "other",
    }
}

answers! {
    /// An illness under treatment.
    pub struct Condition {
        /// Which.
        pub kind: Answer<ConditionKind>,
        /// Its name, or where in the body.
        pub detail: Text,
        /// Since when.
        pub since: Option<PartialDate>,
        /// Where it is treated.
        pub clinic: Text,
    }
}

answers! {
    /// A serious illness or an operation in the past.
    pub struct PastCondition {
        /// Its name.
        pub name: Text,
        /// When.
        pub when: Option<PartialDate>,
        /// Where it was treated.
        pub hospital: Text,
    }
}

codes! {
    /// How much the person knows of the illness: a crew must not be the first to tell.
    pub enum Explained as "explained" {
        /// 知っている
        Knows = "knows",
        /// くわしくは知らない
        KnowsPartly = "knows_partly",
        /// 家族だけ知っている
        FamilyOnly = "family_only",
    }
}

answers! {
    /// S3: illnesses.
    pub struct Conditions {
        /// Under treatment now.
        pub current: Stated<Vec<Condition>>,
        /// Serious illnesses and operations in the past.
        pub past: Stated<Vec<PastCondition>>,
        /// What the person knows. Never printed on the crew's sheet.
        pub explained: Option<Explained>,
        /// The sheet asks to speak of the illness with the family first.
        pub tell_family_first: bool,
        /// With whom.
        pub tell_family_first_name: Text,
    }
}
