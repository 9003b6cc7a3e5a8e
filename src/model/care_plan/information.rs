//! C3 and C4: how much the person wants to be told, what they know, what they want to ask.

use crate::model::{Answer, Stated, Text, answers::answers, code::codes};

codes! {
    /// How much to be told.
    pub enum Telling as "telling" {
        /// くわしく全部
        Everything = "everything",
        /// 大事なところだけ
        Essentials = "essentials",
        /// 家族に先に
        FamilyFirst = "family_first",
        /// 聞きたくない
        Nothing = "nothing",
        /// その時に決める
        DecideThen = "decide_then",
    }
}

answers! {
    /// A question for the doctor.
    pub struct DoctorQuestion {
        /// The question.
        pub question: Text,
    }
}

answers! {
    /// C3 and C4: being told, and asking.
    pub struct InformationWishes {
        /// About the illness.
        pub illness: Answer<Telling>,
        /// About the time that is left.
        pub time_left: Answer<Telling>,
        /// What the person knows of their illness, in their own words.
        pub understanding: Text,
        /// What they want to ask.
        pub questions: Stated<Vec<DoctorQuestion>>,
    }
}
