//! C1: what matters to the person, the first three in order, and why.

use crate::model::{Choices, Stated, Text, answers::answers, code::codes};

codes! {
    /// Something that can matter. (Not to be a burden is not among them: nobody should be led to say it.)
    pub enum Matter as "matter" {
        /// 好きなことを続ける
        Pastimes = "pastimes",
        /// 家族や友人と過ごす
        Company = "company",
        /// 家で過ごす
        Home = "home",
        /// 自分のことは自分でする
        Independence = "independence",
        /// 役割や仕事を持つ
        Role = "role",
        /// 痛みや苦しさが少ない
        LittlePain = "little_pain",
        /// できるだけ長く生きる
        LongLife = "long_life",
        /// 人として大事にされる
        Dignity = "dignity",
        /// 一人の時間や静けさ
        Quiet = "quiet",
        /// 食べる楽しみ
        Eating = "eating",
        /// 信仰や習わし
        Faith = "faith",
        /// 人に知られたくないことを守る
        Privacy = "privacy",
        /// お金の心配を減らす
        MoneyWorries = "money_worries",
        /// 先のことを知っておく
        KnowingAhead = "knowing_ahead",
        /// 先のことは知らずにいる
        NotKnowingAhead = "not_knowing_ahead",
        /// 医師や看護師を信頼できる
        TrustInStaff = "trust_in_staff",
        /// 自然なかたち
        NaturalWay = "natural_way",
        /// 大切な人に言葉を残す
        Words = "words",
        /// ペットや庭
        PetsAndGarden = "pets_and_garden",
        /// ほか
        Other = "other",
    }
}

answers! {
    /// One of the things that matter most.
    pub struct Priority {
        /// Which.
        pub matter: Option<Matter>,
        /// Why: a reason says more than a tick.
        pub reason: Text,
    }
}

answers! {
    /// C1: what matters.
    pub struct Values {
        /// Any number of things.
        pub matters: Choices<Matter>,
        /// In the person's own word.
        pub matter_other: Text,
        /// The first three, in order.
        pub priorities: Stated<Vec<Priority>>,
    }
}
