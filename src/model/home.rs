//! S8: the house and those who live in it.

use super::{Choices, Stated, Text, Yes, answers::answers, code::codes};

codes! {
    /// Who lives in the house.
    pub enum Household as "household" {
        /// 一人暮らし
        Alone = "alone",
        /// 夫婦
        Couple = "couple",
        /// 家族と
        Family = "family",
        /// 昼間は一人
        AloneByDay = "alone_by_day",
    }
}

codes! {
    /// The ward's individual evacuation plan (災害対策基本法 第49条の14).
    pub enum EvacuationPlan as "evacuation_plan" {
        /// ある
        Made = "made",
        /// 作りたい
        Wanted = "wanted",
    }
}

answers! {
    /// S8: the house. Never where a key is hidden, never a code.
    pub struct Home {
        /// Who lives there.
        pub household: Choices<Household>,
        /// Somebody there needs help and must not be left alone.
        pub dependant: Stated<Yes>,
        /// Who, and what they need.
        pub dependant_detail: Text,
        /// Animals.
        pub pets: Stated<Yes>,
        /// Kind, number, and who takes them in.
        pub pets_detail: Text,
        /// Who has a second key.
        pub key_holder: Text,
        /// An alarm system with a company or the ward.
        pub alarm_system: Stated<Yes>,
        /// Its name.
        pub alarm_system_detail: Text,
        /// Devices that need electricity.
        pub power_dependence: Stated<Yes>,
        /// Which, and how long they last without.
        pub power_dependence_detail: Text,
        /// The individual evacuation plan.
        pub evacuation_plan: Stated<EvacuationPlan>,
        /// Where the person would go.
        pub shelter: Text,
    }
}
