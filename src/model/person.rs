//! S1: who the person is.

use super::{Answer, Choices, PartialDate, Phone, Text, answers::answers, code::codes};

codes! {
    /// Sex, as far as the person wants it written.
    pub enum Sex as "sex" {
        /// 女性
        Female = "female",
        /// 男性
        Male = "male",
        /// In the person's own word.
        Other = "other",
        /// The person prefers not to write it.
        Unwritten = "unwritten",
    }
}

codes! {
    /// What a crew meets on the way in.
    pub enum AccessNote as "access_note" {
        /// A door that opens from inside or by code only.
        AutoLock = "auto_lock",
        /// No lift.
        NoLift = "no_lift",
        /// Come by the back door.
        BackDoor = "back_door",
        /// A dog in the house.
        Dog = "dog",
    }
}

codes! {
    /// A language that the person understands.
    pub enum SpokenLanguage as "spoken_language" {
        /// 日本語
        Japanese = "japanese",
        /// English
        English = "english",
        /// 中文
        Chinese = "chinese",
        /// 한국어
        Korean = "korean",
        /// 手話
        SignLanguage = "sign_language",
        /// Another, named beside.
        Other = "other",
    }
}

codes! {
    /// Whether the sheet has a box for a photograph.
    pub enum PhotoBox as "photo_box" {
        /// A box of 30 by 40 mm; also what holds until somebody answers.
        Print = "print",
        /// No box.
        Omit = "omit",
    }
}

codes! {
    /// ABO blood group. Hospitals always test; it is printed only where the person asks for it.
    pub enum BloodGroup as "blood_group" {
        /// A
        A = "a",
        /// B
        B = "b",
        /// O
        O = "o",
        /// AB
        Ab = "ab",
    }
}

codes! {
    /// Rh(D) blood group.
    pub enum RhFactor as "rh_factor" {
        /// Rh(+)
        Positive = "positive",
        /// Rh(−)
        Negative = "negative",
    }
}

answers! {
    /// S1: who the person is, where, and how to reach them.
    pub struct Person {
        /// 姓
        pub family_name: Text,
        /// 名
        pub given_name: Text,
        /// 姓のふりがな
        pub family_name_kana: Text,
        /// 名のふりがな
        pub given_name_kana: Text,
        /// The name the person wants to be called by.
        pub preferred_name: Text,
        /// Birth date; parts may be unknown.
        pub birth_date: Option<PartialDate>,
        /// Sex, if the person writes it.
        pub sex: Option<Sex>,
        /// The person's own word for [`Sex::Other`].
        pub sex_other: Text,
        /// Town, block, number. Typed, never looked up: a look-up would tell somebody.
        pub address: Text,
        /// Building and room.
        pub building: Text,
        /// What a crew meets on the way in.
        pub access_notes: Choices<AccessNote>,
        /// More on the way in, in words.
        pub access_detail: Text,
        /// Telephone at home.
        pub home_phone: Phone,
        /// Mobile telephone.
        pub mobile_phone: Phone,
        /// Languages that the person understands.
        pub languages: Choices<SpokenLanguage>,
        /// The name of [`SpokenLanguage::Other`].
        pub language_other: Text,
        /// Box for a photograph on the sheet.
        pub photo_box: Option<PhotoBox>,
        /// ABO blood group.
        pub blood_group: Answer<BloodGroup>,
        /// Rh(D) blood group.
        pub rh_factor: Answer<RhFactor>,
        /// Irregular antibodies, in words.
        pub blood_antibodies: Text,
        /// The person wants the blood group on the sheet.
        pub print_blood_group: bool,
    }
}

impl Person {
    /// Family name and given name with a space between, or whichever there is.
    pub fn full_name(&self) -> String {
        joined(&self.family_name, &self.given_name)
    }
    /// The reading of the name.
    pub fn full_name_kana(&self) -> String {
        joined(&self.family_name_kana, &self.given_name_kana)
    }
    /// True unless the person chose to have no photograph box.
    pub fn wants_photo_box(&self) -> bool {
        self.photo_box != Some(PhotoBox::Omit)
    }
}

fn joined(first: &Text, second: &Text) -> String {
    format!("{} {}", first.as_str(), second.as_str())
        .trim()
        .to_owned()
}
