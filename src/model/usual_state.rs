//! S5: how the person usually is, so that a crew sees what is new.

use super::{Answer, Choices, Stated, Text, answers::answers, code::codes};

codes! {
    /// 話す
    pub enum Talking as "talking" {
        /// ふつうに話せる
        Normal = "normal",
        /// ゆっくりなら
        Slowly = "slowly",
        /// ことばが出にくい（失語）
        Aphasia = "aphasia",
        /// 声が出ない
        NoVoice = "no_voice",
        /// ほとんど話せない
        HardlyAny = "hardly_any",
    }
}

codes! {
    /// わかる
    pub enum Understanding as "understanding" {
        /// 問題ない
        Normal = "normal",
        /// もの忘れがある
        Forgetful = "forgetful",
        /// 人や場所がわからなくなる
        Disoriented = "disoriented",
        /// 短い言葉なら
        ShortWords = "short_words",
    }
}

codes! {
    /// 聞こえ
    pub enum Hearing as "hearing" {
        /// ふつう
        Normal = "normal",
        /// 遠い
        Hard = "hard",
        /// 聞こえない
        Deaf = "deaf",
    }
}

codes! {
    /// One ear or both.
    pub enum Ear as "ear" {
        /// 右
        Right = "right",
        /// 左
        Left = "left",
        /// 両方
        Both = "both",
    }
}

codes! {
    /// What helps to talk with the person.
    pub enum CommunicationAid as "communication_aid" {
        /// 筆談
        Writing = "writing",
        /// 手話
        SignLanguage = "sign_language",
        /// 口の動き
        LipReading = "lip_reading",
        /// 絵カード
        PictureCards = "picture_cards",
    }
}

codes! {
    /// 見え
    pub enum Seeing as "seeing" {
        /// ふつう
        Normal = "normal",
        /// 見えにくい
        Poor = "poor",
        /// 見えない
        Blind = "blind",
    }
}

codes! {
    /// 動く
    pub enum Walking as "walking" {
        /// ひとりで
        Alone = "alone",
        /// 杖
        Cane = "cane",
        /// 歩行器
        Walker = "walker",
        /// 車いす
        Wheelchair = "wheelchair",
        /// ほぼ寝たまま
        Bedbound = "bedbound",
    }
}

codes! {
    /// まひ
    pub enum Paralysis as "paralysis" {
        /// 右
        Right = "right",
        /// 左
        Left = "left",
        /// 両足
        BothLegs = "both_legs",
        /// ほか
        Other = "other",
    }
}

codes! {
    /// 食べる
    pub enum Eating as "eating" {
        /// ふつう
        Normal = "normal",
        /// やわらか
        Soft = "soft",
        /// きざみ・ミキサー
        Minced = "minced",
        /// 管から
        ByTube = "by_tube",
    }
}

codes! {
    /// 入れ歯
    pub enum Denture as "denture" {
        /// 上
        Upper = "upper",
        /// 下
        Lower = "lower",
    }
}

codes! {
    /// トイレ
    pub enum Toilet as "toilet" {
        /// ひとりで
        Alone = "alone",
        /// 手伝い
        WithHelp = "with_help",
        /// ポータブル
        Portable = "portable",
        /// おむつ
        Pads = "pads",
        /// 管
        Catheter = "catheter",
    }
}

codes! {
    /// ふだんの意識
    pub enum Wakefulness as "wakefulness" {
        /// はっきり
        Clear = "clear",
        /// うとうとが多い
        Drowsy = "drowsy",
        /// 呼ぶと目をあける
        OpensEyesToVoice = "opens_eyes_to_voice",
        /// 反応が少ない
        LittleResponse = "little_response",
    }
}

codes! {
    /// 介護の認定 (介護保険法 第27条・第32条)
    pub enum CareLevel as "care_level" {
        /// 申請中
        Applied = "applied",
        /// 要支援1
        Support1 = "support_1",
        /// 要支援2
        Support2 = "support_2",
        /// 要介護1
        Care1 = "care_1",
        /// 要介護2
        Care2 = "care_2",
        /// 要介護3
        Care3 = "care_3",
        /// 要介護4
        Care4 = "care_4",
        /// 要介護5
        Care5 = "care_5",
    }
}

codes! {
    /// 手帳・障害
    pub enum Handbook as "handbook" {
        /// 身体障害者手帳
        Physical = "physical",
        /// 愛の手帳
        Intellectual = "intellectual",
        /// 精神障害者保健福祉手帳
        Mental = "mental",
        /// 難病の医療券
        IntractableDisease = "intractable_disease",
    }
}

answers! {
    /// S5: how the person usually is.
    pub struct UsualState {
        /// 話す
        pub talking: Answer<Talking>,
        /// わかる
        pub understanding: Answer<Understanding>,
        /// 聞こえ
        pub hearing: Answer<Hearing>,
        /// Which ear is hard of hearing.
        pub hearing_side: Answer<Ear>,
        /// 補聴器
        pub hearing_aid: Stated<Ear>,
        /// What helps to talk.
        pub communication_aids: Choices<CommunicationAid>,
        /// 見え
        pub seeing: Answer<Seeing>,
        /// 眼鏡
        pub glasses: bool,
        /// 動く
        pub walking: Answer<Walking>,
        /// まひ
        pub paralysis: Stated<Paralysis>,
        /// Another paralysis, in words.
        pub paralysis_other: Text,
        /// 食べる
        pub eating: Answer<Eating>,
        /// 入れ歯
        pub dentures: Stated<Choices<Denture>>,
        /// トイレ
        pub toilet: Answer<Toilet>,
        /// ふだんの意識
        pub wakefulness: Answer<Wakefulness>,
        /// Usual blood pressure and oxygen, as the person knows them.
        pub vital_signs: Text,
        /// 介護の認定
        pub care_level: Stated<CareLevel>,
        /// 手帳
        pub handbooks: Stated<Choices<Handbook>>,
        /// Grade and kind, in words.
        pub handbook_detail: Text,
        /// What calms the person.
        pub calming_words: Text,
        /// What has helped when the person did not want hospital or ambulance.
        pub refusal_note: Text,
    }
}
