//! C5: who speaks for the person when they cannot.
//!
//! No law gives such a person the power to consent to treatment (人生の最終段階における医療・ケアの決定
//! プロセスに関するガイドライン, 厚生労働省, March 2018: they help to estimate what the person would wish).

use crate::model::{Answer, Phone, Relation, Text, YesNo, answers::answers, code::codes};

codes! {
    /// Whether the person has asked them.
    pub enum Asked as "asked" {
        /// 頼んだ
        Yes = "yes",
        /// これから
        NotYet = "not_yet",
    }
}

codes! {
    /// What is to weigh more when the time comes.
    pub enum Leeway as "leeway" {
        /// 書いたとおりを大事に
        AsWritten = "as_written",
        /// 書いたことを基本に、相談して変えてよい
        TalkAndChange = "talk_and_change",
        /// その時の判断に任せる
        LeaveToThem = "leave_to_them",
    }
}

answers! {
    /// Someone who tells others what the person would wish. The first row is the first to be asked.
    pub struct HealthcareAgent {
        /// Name.
        pub name: Text,
        /// What they are to the person.
        pub relation: Answer<Relation>,
        /// More exactly, in words.
        pub relation_detail: Text,
        /// Their number.
        pub phone: Phone,
        /// Whether the person has asked them.
        pub asked: Option<Asked>,
        /// Whether they have accepted.
        pub accepted: Answer<YesNo>,
    }
}

answers! {
    /// C5: what goes with being spoken for.
    pub struct Speaking {
        /// What is to weigh more.
        pub leeway: Answer<Leeway>,
        /// Others who should know, and where views may differ. Kept; printed only where ticked.
        pub others: Text,
    }
}
