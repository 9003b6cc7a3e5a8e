//! C2: daily life, what it must hold, and worries.

use crate::model::{Answer, Choices, Stated, Text, answers::answers, code::codes};

codes! {
    /// What the person enjoys.
    pub enum Pleasure as "pleasure" {
        /// 人と話す
        Talking = "talking",
        /// 食べること
        Eating = "eating",
        /// 散歩・外に出る
        GoingOut = "going_out",
        /// 花や庭
        Garden = "garden",
        /// 音楽
        Music = "music",
        /// テレビ・ラジオ
        Broadcast = "broadcast",
        /// 本・新聞
        Reading = "reading",
        /// 手仕事
        Handicraft = "handicraft",
        /// お風呂
        Bath = "bath",
        /// 生きもの
        Animals = "animals",
        /// お参り・祈り
        Prayer = "prayer",
    }
}

codes! {
    /// How the person sees life when something can no longer be done. To go on comes first.
    pub enum Ability as "ability" {
        /// 工夫して続けたい
        Adapt = "adapt",
        /// つらいと思う
        Hard = "hard",
    }
}

codes! {
    /// A worry.
    pub enum Worry as "worry" {
        /// 痛み
        Pain = "pain",
        /// 息苦しさ
        Breathlessness = "breathlessness",
        /// 家族のくらし
        Family = "family",
        /// お金
        Money = "money",
        /// ひとりになること
        BeingAlone = "being_alone",
        /// もの忘れ・認知症
        Dementia = "dementia",
        /// ペット
        Pets = "pets",
        /// ほか
        Other = "other",
    }
}

answers! {
    /// C2: daily life.
    pub struct Living {
        /// What the person enjoys.
        pub pleasures: Choices<Pleasure>,
        /// What they want to go on with, in words.
        pub pleasures_detail: Text,
        /// When moving is no longer possible.
        pub moving: Answer<Ability>,
        /// When eating by mouth is no longer possible.
        pub eating: Answer<Ability>,
        /// When speaking is no longer possible.
        pub speaking: Answer<Ability>,
        /// More about these three.
        pub abilities_detail: Text,
        /// Worries; "none" is いまはない.
        pub worries: Stated<Choices<Worry>>,
        /// In words.
        pub worries_detail: Text,
    }
}
