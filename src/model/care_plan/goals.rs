//! C6: what care is for, situation by situation.

use crate::model::{Answer, Text, answers::answers, code::codes};

codes! {
    /// What care is for. None is above another; "not yet" is [`Answer::Unknown`].
    pub enum PersonalGoal as "personal_goal" {
        /// 少しでも長く
        LongerFirst = "longer_first",
        /// 期間を決めて試し、よくならなければ見直す
        TryAndReview = "try_and_review",
        /// 苦痛をやわらげることを第一に
        ComfortFirst = "comfort_first",
        /// 信頼する人と医療者に任せる
        Leave = "leave",
    }
}

answers! {
    /// C6: goals.
    pub struct Goals {
        /// An illness or injury that can get better: usual treatment is given, nothing is refused here.
        /// Only what is to be told besides.
        pub recoverable_note: Text,
        /// An illness that cannot be cured has gone on, about a year may be left.
        pub incurable: Answer<PersonalGoal>,
        /// Why.
        pub incurable_reason: Text,
        /// The brain is harmed so that talking will hardly come back.
        pub unresponsive: Answer<PersonalGoal>,
        /// Why.
        pub unresponsive_reason: Text,
        /// Old and weak, or with dementia, and no longer able to eat by mouth.
        pub frail: Answer<PersonalGoal>,
        /// Why.
        pub frail_reason: Text,
    }
}
