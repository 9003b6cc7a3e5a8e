//! B1: about the sheet itself: who wrote it, when it was checked, where it is kept.

use super::{Choices, Date, Phone, Text, answers::answers, code::codes};

codes! {
    /// Who wrote; the weight that a crew and a doctor give to the words.
    pub enum EntryMode as "entry_mode" {
        /// 本人が自分で
        Person = "self",
        /// 本人に聞きながら代わりに
        Dictated = "dictated",
        /// 支援者といっしょに（本人が確認）
        Staff = "staff",
        /// 本人が話せないので家族などが思い出して
        Inferred = "inferred",
    }
}

codes! {
    /// The ward, only to choose the consult page.
    pub enum Ward as "ward" {
        /// 練馬区
        Nerima = "nerima",
        /// 世田谷区
        Setagaya = "setagaya",
        /// 目黒区
        Meguro = "meguro",
        /// そのほか
        Other = "other",
    }
}

codes! {
    /// Where the printed sheet is kept.
    pub enum SheetPlace as "sheet_place" {
        /// 冷蔵庫の中（ドアポケット）
        InsideFridge = "inside_fridge",
        /// 冷蔵庫のドアの外
        FridgeDoor = "fridge_door",
        /// 玄関の内側
        FrontDoorInside = "front_door_inside",
        /// 電話のそば
        NearPhone = "near_phone",
        /// ほか
        Other = "other",
    }
}

codes! {
    /// What is kept together with the sheet.
    pub enum KeptWith as "kept_with" {
        /// お薬手帳か薬の説明書の写し
        MedicationNotebookCopy = "medication_notebook_copy",
        /// 診察券の写し
        PatientCardCopy = "patient_card_copy",
        /// 顔写真
        Photograph = "photograph",
        /// 資格確認書などの写し
        EligibilityCertificateCopy = "eligibility_certificate_copy",
        /// 119あんしんシート
        WardSheet = "ward_sheet",
        /// 人生会議メモ
        CarePlanMemo = "care_plan_memo",
        /// 医療機器のカード
        DeviceCard = "device_card",
    }
}

codes! {
    /// When the sheet is to be looked through again.
    pub enum ReviewRule as "review_rule" {
        /// 一年後
        InAYear = "in_a_year",
        /// 次の誕生日
        NextBirthday = "next_birthday",
        /// お正月
        NewYear = "new_year",
        /// A day that the person names.
        OnADay = "on_a_day",
    }
}

codes! {
    /// S12: what one should know before the first print.
    pub enum Acknowledgement as "acknowledgement" {
        /// The sheet may be read by a crew or a hospital.
        ReadByCrew = "read_by_crew",
        /// A crew may open the fridge without asking.
        FridgeOpened = "fridge_opened",
        /// The hospital named may not be the one.
        OtherHospital = "other_hospital",
        /// What is wished may not be what happens.
        WishMayDiffer = "wish_may_differ",
        /// The sheet may go unused.
        MayGoUnused = "may_go_unused",
        /// The person keeps it current and throws old sheets away.
        KeepCurrent = "keep_current",
        /// Those who are named know it.
        PeopleTold = "people_told",
        /// No bankbook, seal, code or key place.
        NoValuables = "no_valuables",
    }
}

answers! {
    /// B1: about the sheet.
    pub struct About {
        /// Who wrote.
        pub entry_mode: Option<EntryMode>,
        /// The writer's name, if not the person.
        pub writer_name: Text,
        /// What the writer is to the person.
        pub writer_relation: Text,
        /// The writer's number.
        pub writer_phone: Phone,
        /// The day on which the person confirmed the content. Never in the future.
        pub confirmed_on: Option<Date>,
        /// When to look through it again.
        pub review_rule: Option<ReviewRule>,
        /// The day that the person named.
        pub review_on: Option<Date>,
        /// The ward.
        pub ward: Option<Ward>,
        /// Where the sheet is kept.
        pub sheet_place: Option<SheetPlace>,
        /// Another place, in words.
        pub sheet_place_other: Text,
        /// What is kept with it.
        pub kept_with: Choices<KeptWith>,
        /// Where the My Number insurance card or the certificate is.
        pub insurance_card_place: Text,
        /// The person has neither.
        pub no_insurance_card: bool,
        /// S12: what was read and ticked.
        pub acknowledged: Choices<Acknowledgement>,
    }
}

impl About {
    /// The day of the next review: by the person's rule, a year after confirming without one. `None`
    /// until the content has been confirmed. `birthday` is month and day.
    pub fn next_review(&self, birthday: Option<(u8, u8)>) -> Option<Date> {
        let confirmed = self.confirmed_on?;
        let in_a_year = confirmed.plus_months(12);
        let next = |month, day| {
            (0..=1)
                .filter_map(|years| Date::new(confirmed.year() + years, month, day))
                .find(|&date| date > confirmed)
        };
        let by_rule = match self.review_rule {
            None | Some(ReviewRule::InAYear) => None,
            Some(ReviewRule::NewYear) => next(1, 1),
            Some(ReviewRule::NextBirthday) => birthday.and_then(|(month, day)| next(month, day)),
            Some(ReviewRule::OnADay) => self.review_on.filter(|&date| date > confirmed),
        };
        Some(by_rule.unwrap_or(in_a_year))
    }
}

/// Months after which a confirmed sheet is old.
pub const STALE_AFTER_MONTHS: u16 = 12;
/// Months after which a checked list of medicines is old.
pub const MEDICATIONS_STALE_AFTER_MONTHS: u16 = 6;

/// True where something confirmed on that day is old today.
pub fn is_stale(confirmed_on: Date, after_months: u16, today: Date) -> bool {
    today > confirmed_on.plus_months(after_months)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn review(rule: Option<ReviewRule>, day: Option<&str>) -> Option<Date> {
        let about = About {
            confirmed_on: Some(date("2026-11-20")),
            review_rule: rule,
            review_on: day.map(date),
            ..Default::default()
        };
        about.next_review(Some((3, 5)))
    }

    #[test]
    fn the_next_review_follows_the_rule_and_never_lies_before_the_confirmation() {
        assert_eq!(review(None, None), Some(date("2027-11-20")));
        assert_eq!(
            review(Some(ReviewRule::NextBirthday), None),
            Some(date("2027-03-05"))
        );
        assert_eq!(
            review(Some(ReviewRule::NewYear), None),
            Some(date("2027-01-01"))
        );
        assert_eq!(
            review(Some(ReviewRule::OnADay), Some("2027-02-01")),
            Some(date("2027-02-01"))
        );
        assert_eq!(
            review(Some(ReviewRule::OnADay), Some("2026-02-01")),
            Some(date("2027-11-20"))
        );
        assert_eq!(About::default().next_review(None), None);
    }

    #[test]
    fn a_sheet_is_old_only_after_its_last_day() {
        assert!(!is_stale(
            date("2025-11-20"),
            STALE_AFTER_MONTHS,
            date("2026-11-20")
        ));
        assert!(is_stale(
            date("2025-11-20"),
            STALE_AFTER_MONTHS,
            date("2026-11-21")
        ));
    }
}
