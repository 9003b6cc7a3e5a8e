//! S6: whom to call.

use super::{Answer, Choices, Phone, Text, answers::answers, code::codes};

codes! {
    /// What the contact is to the person.
    pub enum Relation as "relation" {
        /// 配偶者
        Spouse = "spouse",
        /// 子
        Child = "child",
        /// きょうだい
        Sibling = "sibling",
        /// 親
        Parent = "parent",
        /// 親せき
        Relative = "relative",
        /// 友人
        Friend = "friend",
        /// 近所の人
        Neighbour = "neighbour",
        /// 後見人
        Guardian = "guardian",
        /// 身元保証会社
        GuarantorCompany = "guarantor_company",
        /// ほか
        Other = "other",
    }
}

codes! {
    /// When the contact answers.
    pub enum Reachable as "reachable" {
        /// 昼
        Day = "day",
        /// 夜
        Night = "night",
        /// いつでも
        Always = "always",
    }
}

codes! {
    /// How long the contact takes to arrive.
    pub enum ArrivalTime as "arrival_time" {
        /// 15分くらい
        QuarterHour = "quarter_hour",
        /// 1時間くらい
        Hour = "hour",
        /// 半日くらい
        HalfDay = "half_day",
        /// 遠方
        FarAway = "far_away",
    }
}

codes! {
    /// What the contact does.
    pub enum ContactRole as "contact_role" {
        /// 最初に電話する人
        CallFirst = "call_first",
        /// 説明を聞く人
        HearsExplanation = "hears_explanation",
        /// 本人の考えを伝える人
        HealthcareAgent = "healthcare_agent",
        /// 鍵を持っている人
        KeyHolder = "key_holder",
        /// 同居
        SameHousehold = "same_household",
    }
}

codes! {
    /// Whether the contact has agreed to be named.
    pub enum Agreed as "agreed" {
        /// 了承をもらった
        Yes = "yes",
        /// これから
        NotYet = "not_yet",
    }
}

codes! {
    /// Whom to call where there are no relatives.
    pub enum FirstCall as "first_call" {
        /// 地域包括支援センター
        CommunitySupportCentre = "community_support_centre",
        /// 後見人
        Guardian = "guardian",
        /// ケアマネジャー
        CareManager = "care_manager",
    }
}

answers! {
    /// Someone to call.
    pub struct EmergencyContact {
        /// Name.
        pub name: Text,
        /// Its reading.
        pub name_kana: Text,
        /// What they are to the person.
        pub relation: Answer<Relation>,
        /// More exactly, in words (長女, 姪).
        pub relation_detail: Text,
        /// The number to try first.
        pub phone: Phone,
        /// The number to try next.
        pub second_phone: Phone,
        /// A way that is no telephone call: mail, fax, a message application with its name and account.
        pub other_contact: Text,
        /// When they answer.
        pub reachable: Choices<Reachable>,
        /// How long they take to arrive.
        pub arrival: Answer<ArrivalTime>,
        /// What they do.
        pub roles: Choices<ContactRole>,
        /// Whether they have agreed.
        pub agreed: Option<Agreed>,
    }
}
