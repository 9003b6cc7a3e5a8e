//! S4: medicines, and where the medication notebook (お薬手帳) is.

use super::{Answer, Choices, Date, PartialDate, Stated, Text, answers::answers, code::codes};

codes! {
    /// Form of the medication notebook.
    pub enum Notebook as "notebook" {
        /// 紙
        Paper = "paper",
        /// スマートフォン
        Smartphone = "smartphone",
    }
}

codes! {
    /// Whether one notebook holds everything.
    pub enum NotebookCount as "notebook_count" {
        /// 1冊にまとまっている
        One = "one",
        /// 病院ごとに分かれている
        Several = "several",
    }
}

codes! {
    /// When or how a medicine is taken.
    pub enum DoseTime as "dose_time" {
        /// 朝
        Morning = "morning",
        /// 昼
        Noon = "noon",
        /// 夕
        Evening = "evening",
        /// 寝る前
        Bedtime = "bedtime",
        /// 頓服
        AsNeeded = "as_needed",
        /// 注射
        Injection = "injection",
        /// はり薬
        Patch = "patch",
    }
}

answers! {
    /// A medicine that the person takes.
    pub struct MedicationStatement {
        /// Its name, as on the package.
        pub name: Text,
        /// What it is for.
        pub purpose: Text,
        /// When or how.
        pub times: Choices<DoseTime>,
        /// Dose and direction as the pharmacy wrote them, where they were read from its code.
        pub directions: Text,
        /// Who prescribed it, where that was read from the pharmacy's code.
        pub prescribed_at: Text,
        /// The day on which the pharmacy handed it out; only what was read from its code has one.
        pub dispensed_on: Option<Date>,
    }
}

codes! {
    /// Who sees to the medicines.
    pub enum MedicationManager as "medication_manager" {
        /// 自分
        Person = "person",
        /// 家族
        Family = "family",
        /// 薬局が一包化
        PharmacyPacks = "pharmacy_packs",
        /// 訪問看護・ヘルパー
        NurseOrHelper = "nurse_or_helper",
        /// カレンダー・機械
        CalendarOrMachine = "calendar_or_machine",
    }
}

answers! {
    /// S4: medicines.
    pub struct Medications {
        /// The medication notebook.
        pub notebook: Stated<Notebook>,
        /// Where it is kept.
        pub notebook_place: Text,
        /// One or several.
        pub notebook_count: Answer<NotebookCount>,
        /// The medicines, the most important first.
        pub list: Stated<Vec<MedicationStatement>>,
        /// The day on which the list was checked. Doubtful after six months.
        pub checked_on: Option<Date>,
        /// What changed of late.
        pub recent_change: Text,
        /// When it changed.
        pub recent_change_on: Option<PartialDate>,
        /// Who sees to the medicines.
        pub managers: Choices<MedicationManager>,
        /// Medicines without prescription and supplements.
        pub over_the_counter: Text,
    }
}
