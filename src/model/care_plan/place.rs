//! C8: where to be, and with whose help. "Shortly before" and "at the end" are asked apart.

use crate::model::{Answer, Text, YesNo, answers::answers, code::codes};

codes! {
    /// A place.
    pub enum CarePlace as "care_place" {
        /// 自宅
        Home = "home",
        /// 子などの家
        RelativesHome = "relatives_home",
        /// 病院
        Hospital = "hospital",
        /// 緩和ケア病棟（ホスピス）
        Hospice = "hospice",
        /// 施設
        CareHome = "care_home",
        /// そのときに任せる
        Leave = "leave",
    }
}

codes! {
    /// How much the person wants to go home.
    pub enum WishForHome as "wish_for_home" {
        /// 強い
        Strong = "strong",
        /// できれば
        IfPossible = "if_possible",
        /// こだわらない
        NotParticular = "not_particular",
    }
}

answers! {
    /// C8: where to be.
    pub struct PlaceOfCare {
        /// When care becomes necessary.
        pub in_need_of_care: Answer<CarePlace>,
        /// When illness has gone on, until shortly before the end.
        pub before_the_end: Answer<CarePlace>,
        /// At the end.
        pub at_the_end: Answer<CarePlace>,
        /// How much the person wants to go home.
        pub wish_for_home: Answer<WishForHome>,
        /// What may be done when it becomes too hard for the family.
        pub when_hard: Text,
        /// Home help.
        pub home_help: Answer<YesNo>,
        /// Bathing.
        pub bathing: Answer<YesNo>,
        /// Visiting nurse.
        pub visiting_nurse: Answer<YesNo>,
        /// Visiting doctor.
        pub visiting_doctor: Answer<YesNo>,
        /// Day service.
        pub day_service: Answer<YesNo>,
    }
}
