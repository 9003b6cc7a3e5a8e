//! C9: what feels good.

use crate::model::{Answer, Text, answers::answers, code::codes};

codes! {
    /// Whether touch is welcome.
    pub enum Touch as "touch" {
        /// さわってほしい
        Welcome = "welcome",
        /// さわってほしくない
        Unwelcome = "unwelcome",
        /// 人による
        Depends = "depends",
    }
}

codes! {
    /// Between sleeping in comfort and staying awake, in five steps.
    pub enum Alertness as "alertness" {
        /// 眠っていても、楽がいい
        Comfort = "comfort",
        /// どちらかといえば、楽
        RatherComfort = "rather_comfort",
        /// まんなか
        Between = "between",
        /// どちらかといえば、話せる
        RatherAwake = "rather_awake",
        /// 少しつらくても、話せるほうがいい
        Awake = "awake",
    }
}

answers! {
    /// C9: comfort.
    pub struct Comfort {
        /// Music and sounds.
        pub music: Text,
        /// Scents.
        pub scent: Text,
        /// Touch.
        pub touch: Answer<Touch>,
        /// How to speak to the person.
        pub speaking: Text,
        /// Sleep or talk.
        pub alertness: Answer<Alertness>,
        /// Care of the mouth.
        pub mouth_care: Text,
        /// What the person would like to eat.
        pub food: Text,
        /// Whom to see.
        pub people: Text,
        /// Whom not to see. Kept; printed only where ticked.
        pub people_not: Text,
        /// Faith and customs.
        pub faith: Text,
    }
}
