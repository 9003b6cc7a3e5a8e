//! C12: talks, and the copies that were handed out. The talk matters more than the paper.

use crate::model::{Choices, Date, Text, answers::answers, code::codes};

codes! {
    /// Who took part.
    pub enum TalkPartner as "talk_partner" {
        /// 家族
        Family = "family",
        /// 友人
        Friend = "friend",
        /// 医師
        Doctor = "doctor",
        /// 看護師
        Nurse = "nurse",
        /// ケアマネジャー
        CareManager = "care_manager",
        /// 介護の人
        CareWorker = "care_worker",
        /// 薬剤師
        Pharmacist = "pharmacist",
        /// 相談員（MSWなど）
        SocialWorker = "social_worker",
        /// ほか
        Other = "other",
    }
}

codes! {
    /// Whether the one who got a copy has said so. A copy is handed over only when that is known.
    pub enum Received as "received" {
        /// 受け取ったと聞いた
        Yes = "yes",
        /// まだ
        NotYet = "not_yet",
    }
}

answers! {
    /// A talk.
    pub struct Talk {
        /// The day.
        pub held_on: Option<Date>,
        /// Who took part.
        pub partners: Choices<TalkPartner>,
        /// Their names.
        pub names: Text,
        /// Where.
        pub place: Text,
        /// What was said.
        pub said: Text,
        /// What changed.
        pub changed: Text,
        /// When to talk again.
        pub next_on: Option<Date>,
        /// Who looked over what is written here, if anybody did.
        pub checked_by: Text,
    }
}

answers! {
    /// A copy of the memo in somebody's hands.
    pub struct CopyGiven {
        /// Who has it.
        pub name: Text,
        /// What they are (長女, 主治医).
        pub role: Text,
        /// Since when.
        pub given_on: Option<Date>,
        /// Whether they have said so.
        pub received: Option<Received>,
    }
}
