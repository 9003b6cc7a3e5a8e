//! C0: how the person wants to go about it. Changes order and tone of the questions, nothing else.

use crate::model::{Choices, answers::answers, code::codes};

codes! {
    /// Where in life the person is when they begin.
    pub enum Stage as "stage" {
        /// 元気なうちに
        Healthy = "healthy",
        /// 病気やけがのあと
        AfterIllness = "after_illness",
        /// 療養しながら
        InTreatment = "in_treatment",
        /// 残された時間を考えながら
        TimeLeft = "time_left",
        /// 家族として準備
        Family = "family",
    }
}

codes! {
    /// How much to go through.
    pub enum Track as "track" {
        /// 3問だけ
        Three = "three",
        /// ゆっくり
        Whole = "whole",
    }
}

codes! {
    /// Who sits beside the person.
    pub enum Companion as "companion" {
        /// ひとりで
        Alone = "alone",
        /// 家族と
        Family = "family",
        /// 友人と
        Friend = "friend",
        /// 医療・介護の人と
        Professional = "professional",
    }
}

answers! {
    /// C0: how the person wants to go about it.
    pub struct CarePlanStart {
        /// Where in life the person is.
        pub stage: Option<Stage>,
        /// How much to go through.
        pub track: Option<Track>,
        /// Who is with the person: a view is worth more when nobody pressed for it.
        pub with: Choices<Companion>,
    }
}
