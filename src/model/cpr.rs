//! S10: the wish about resuscitation, and the gate that decides what may be printed of it.
//!
//! 東京消防庁 (from 16 December 2019) interrupts resuscitation only for an adult in the last stage of
//! life whose own wish it is, in the condition foreseen, confirmed by telephone with the doctor. A sheet
//! alone is never enough, so that a sheet that cannot lead to that call must not carry the wish at all.

use super::{
    Answer, Date, EntryMode, PartialDate, Phone, Text, YesNo, answers::answers, code::codes,
};

codes! {
    /// What the person wishes when the heart stops.
    pub enum CprWish as "cpr_wish" {
        /// できるかぎり救命してほしい
        Want = "want",
        /// 心臓が止まったとき心肺蘇生を望まない
        NotWant = "not_want",
        /// 医師と信頼する人に任せる
        Leave = "leave",
        /// まだ決めていない
        Undecided = "undecided",
    }
}

answers! {
    /// The wish and everything that a crew needs to have it confirmed.
    pub struct CprPreference {
        /// The wish.
        pub wish: Option<CprWish>,
        /// The day on which the person said so.
        pub stated_on: Option<Date>,
        /// The doctor with whom it was talked over.
        pub doctor_name: Text,
        /// Clinic.
        pub doctor_organisation: Text,
        /// The day of that talk.
        pub doctor_talked_on: Option<Date>,
        /// The doctor said that this is the last stage of life.
        pub final_stage: Answer<YesNo>,
        /// The doctor's number that is answered at night.
        pub doctor_night_phone: Phone,
        /// The visiting nurses' number that is answered at night.
        pub nurse_night_phone: Phone,
        /// What is expected to happen, in plain words.
        pub foreseen_condition: Text,
        /// The person who knows the wish.
        pub trusted_person: Text,
        /// Their number.
        pub trusted_person_phone: Phone,
        /// They know it.
        pub trusted_person_knows: Answer<YesNo>,
        /// The person wants it on the sheet.
        pub print: bool,
        /// Where the memo of the care plan is kept, if there is one.
        pub memo_place: Text,
    }
}

/// Months for which a talk with the doctor carries the wish.
pub const TALK_VALID_MONTHS: u16 = 12;
/// Age from which a person decides alone (民法 第4条, from April 2022).
pub const ADULT_AGE: i32 = 18;

codes! {
    /// A condition of the gate that is not met.
    pub enum CprCondition as "cpr_condition" {
        /// The person is surely of age.
        Adult = "adult",
        /// The person wrote, dictated, or confirmed; nobody guessed.
        OwnWords = "own_words",
        /// A talk with a named doctor within the last twelve months.
        DoctorTalk = "doctor_talk",
        /// The doctor said that this is the last stage.
        FinalStage = "final_stage",
        /// A telephone of the doctor's or the nurses' own that is answered at night.
        NightPhone = "night_phone",
        /// What is expected to happen.
        ForeseenCondition = "foreseen_condition",
        /// A person who knows the wish.
        TrustedPerson = "trusted_person",
        /// The person wants it on the sheet.
        Print = "print",
    }
}

/// What the sheet says about resuscitation: already decided, nothing left to choose for the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CprStatement {
    /// Nothing.
    Nothing,
    /// Only that there is a memo, and where (may be blank).
    MemoOnly(Text),
    /// The person wants everything done.
    Want,
    /// The block, with all that a crew needs.
    NotWant(CprBlock),
}

/// The facts of the block. Only [`decide`] makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CprBlock {
    preference: Box<CprPreference>,
    talked_on: Date,
}

impl Eq for CprPreference {}

impl CprBlock {
    /// The wish as it was stated.
    pub fn preference(&self) -> &CprPreference {
        &self.preference
    }
    /// The day of the talk with the doctor.
    pub fn talked_on(&self) -> Date {
        self.talked_on
    }
}

/// What the gate looks at beside the wish itself.
#[derive(Debug, Clone, Copy)]
pub struct CprCircumstances {
    /// Who wrote.
    pub entry_mode: Option<EntryMode>,
    /// The person's birth.
    pub birth_date: Option<PartialDate>,
    /// The day of printing.
    pub today: Date,
}

/// The conditions that are not met, in the order in which they are best seen to.
pub fn missing(preference: &CprPreference, around: CprCircumstances) -> Vec<CprCondition> {
    use CprCondition as C;
    let met = |condition| match condition {
        C::Adult => age_at_least(around, ADULT_AGE),
        C::OwnWords => matches!(
            around.entry_mode,
            Some(EntryMode::Person | EntryMode::Dictated | EntryMode::Staff)
        ),
        C::DoctorTalk => talk(preference, around.today).is_some(),
        C::FinalStage => preference.final_stage == Answer::Known(YesNo::Yes),
        C::NightPhone => [
            &preference.doctor_night_phone,
            &preference.nurse_night_phone,
        ]
        .iter()
        // By 119 or #7119 the crew would ask itself.
        .any(|phone| phone.is_subscriber()),
        C::ForeseenCondition => !preference.foreseen_condition.is_blank(),
        C::TrustedPerson => {
            !preference.trusted_person.is_blank()
                && preference.trusted_person_knows == Answer::Known(YesNo::Yes)
        }
        C::Print => preference.print,
    };
    <C as super::Coded>::ALL
        .iter()
        .copied()
        .filter(|&condition| !met(condition))
        .collect()
}

/// Decides what the sheet says.
pub fn decide(preference: &CprPreference, around: CprCircumstances) -> CprStatement {
    let memo = || match preference.memo_place.is_blank() {
        true => CprStatement::Nothing,
        false => CprStatement::MemoOnly(preference.memo_place.clone()),
    };
    match preference.wish {
        Some(CprWish::Want)
            if preference.print && around.entry_mode != Some(EntryMode::Inferred) =>
        {
            CprStatement::Want
        }
        Some(CprWish::NotWant) if missing(preference, around).is_empty() => {
            match talk(preference, around.today) {
                Some(talked_on) => CprStatement::NotWant(CprBlock {
                    preference: Box::new(preference.clone()),
                    talked_on,
                }),
                None => memo(),
            }
        }
        _ => memo(),
    }
}

/// The day of the talk, if a doctor is named and it lies within the last twelve months.
fn talk(preference: &CprPreference, today: Date) -> Option<Date> {
    preference
        .doctor_talked_on
        .filter(|&day| day <= today && !super::is_stale(day, TALK_VALID_MONTHS, today))
        .filter(|_| !preference.doctor_name.is_blank())
}

fn age_at_least(around: CprCircumstances, years: i32) -> bool {
    around
        .birth_date
        .and_then(|birth| birth.years_until(around.today))
        .is_some_and(|(least, _)| least >= years)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn around() -> CprCircumstances {
        CprCircumstances {
            entry_mode: Some(EntryMode::Person),
            birth_date: "1942-03-05".parse().ok(),
            today: "2026-11-20".parse().unwrap(),
        }
    }

    fn whole() -> CprPreference {
        CprPreference {
            wish: Some(CprWish::NotWant),
            stated_on: "2026-10-03".parse().ok(),
            doctor_name: "山田一郎".into(),
            doctor_talked_on: "2026-10-03".parse().ok(),
            final_stage: Answer::Known(YesNo::Yes),
            doctor_night_phone: "03-0000-0000".into(),
            foreseen_condition: "肺がんの進行で心臓が止まるとき".into(),
            trusted_person: "花子".into(),
            trusted_person_knows: Answer::Known(YesNo::Yes),
            print: true,
            memo_place: "電話台".into(),
            ..Default::default()
        }
    }

    /// Takes one condition away from a whole gate.
    type Spoil = fn(&mut CprPreference, &mut CprCircumstances);

    const SPOILED: &[(CprCondition, Spoil)] = &[
        (CprCondition::Adult, |_, a| a.birth_date = None),
        (CprCondition::Adult, |_, a| {
            a.birth_date = "2008-11-21".parse().ok()
        }),
        (CprCondition::Adult, |_, a| {
            a.birth_date = "2008".parse().ok()
        }),
        (CprCondition::OwnWords, |_, a| {
            a.entry_mode = Some(EntryMode::Inferred)
        }),
        (CprCondition::OwnWords, |_, a| a.entry_mode = None),
        (CprCondition::DoctorTalk, |p, _| p.doctor_name = " ".into()),
        (CprCondition::DoctorTalk, |p, _| p.doctor_talked_on = None),
        (CprCondition::DoctorTalk, |p, _| {
            p.doctor_talked_on = "2025-11-19".parse().ok()
        }),
        (CprCondition::DoctorTalk, |p, _| {
            p.doctor_talked_on = "2026-11-21".parse().ok()
        }),
        (CprCondition::FinalStage, |p, _| {
            p.final_stage = Answer::Known(YesNo::No)
        }),
        (CprCondition::FinalStage, |p, _| {
            p.final_stage = Answer::Unknown
        }),
        (CprCondition::FinalStage, |p, _| {
            p.final_stage = Answer::NotAsked
        }),
        (CprCondition::NightPhone, |p, _| {
            p.doctor_night_phone = "".into()
        }),
        (CprCondition::NightPhone, |p, _| {
            p.doctor_night_phone = "あとで書く".into()
        }),
        (CprCondition::NightPhone, |p, _| {
            p.doctor_night_phone = "119".into()
        }),
        (CprCondition::NightPhone, |p, _| {
            p.doctor_night_phone = "#7119".into();
            p.nurse_night_phone = "１１０".into();
        }),
        (CprCondition::NightPhone, |p, _| {
            p.doctor_night_phone = "".into();
            p.nurse_night_phone = "171".into();
        }),
        (CprCondition::ForeseenCondition, |p, _| {
            p.foreseen_condition = "　".into()
        }),
        (CprCondition::TrustedPerson, |p, _| {
            p.trusted_person = "".into()
        }),
        (CprCondition::TrustedPerson, |p, _| {
            p.trusted_person_knows = Answer::Known(YesNo::No)
        }),
        (CprCondition::TrustedPerson, |p, _| {
            p.trusted_person_knows = Answer::NotAsked
        }),
        (CprCondition::Print, |p, _| p.print = false),
    ];

    #[test]
    fn a_whole_gate_opens() {
        assert_eq!(missing(&whole(), around()), []);
        assert!(matches!(
            decide(&whole(), around()),
            CprStatement::NotWant(_)
        ));
    }

    #[test]
    fn a_nurse_s_number_at_night_is_enough() {
        let preference = CprPreference {
            doctor_night_phone: "".into(),
            nurse_night_phone: "03-0000-5555".into(),
            ..whole()
        };
        assert!(matches!(
            decide(&preference, around()),
            CprStatement::NotWant(_)
        ));
    }

    #[test]
    fn the_eighteenth_birthday_and_the_last_day_of_the_twelve_months_are_enough() {
        let preference = CprPreference {
            doctor_talked_on: "2025-11-20".parse().ok(),
            ..whole()
        };
        let around = CprCircumstances {
            birth_date: "2008-11-20".parse().ok(),
            ..around()
        };
        assert!(matches!(
            decide(&preference, around),
            CprStatement::NotWant(_)
        ));
    }

    #[test]
    fn each_missing_condition_closes_the_gate_and_is_named() {
        for (index, (condition, spoil)) in SPOILED.iter().enumerate() {
            let (mut preference, mut around) = (whole(), around());
            spoil(&mut preference, &mut around);
            assert_eq!(missing(&preference, around), [*condition], "case {index}");
            assert_eq!(
                decide(&preference, around),
                CprStatement::MemoOnly("電話台".into()),
                "case {index}"
            );
        }
        for &condition in <CprCondition as crate::model::Coded>::ALL {
            assert!(
                SPOILED.iter().any(|(spoiled, _)| *spoiled == condition),
                "{condition:?} has no case"
            );
        }
    }

    #[test]
    fn other_wishes_print_at_most_the_memo() {
        for wish in [None, Some(CprWish::Leave), Some(CprWish::Undecided)] {
            let preference = CprPreference { wish, ..whole() };
            assert_eq!(
                decide(&preference, around()),
                CprStatement::MemoOnly("電話台".into())
            );
            let no_memo = CprPreference {
                memo_place: "".into(),
                ..preference
            };
            assert_eq!(decide(&no_memo, around()), CprStatement::Nothing);
        }
    }

    #[test]
    fn wanting_everything_needs_only_the_person_s_own_word_and_the_tick() {
        let want = CprPreference {
            wish: Some(CprWish::Want),
            print: true,
            ..Default::default()
        };
        assert_eq!(decide(&want, around()), CprStatement::Want);
        assert_eq!(
            decide(
                &CprPreference {
                    print: false,
                    ..want.clone()
                },
                around()
            ),
            CprStatement::Nothing
        );
        let guessed = CprCircumstances {
            entry_mode: Some(EntryMode::Inferred),
            ..around()
        };
        assert_eq!(decide(&want, guessed), CprStatement::Nothing);
    }

    proptest! {
        #[test]
        fn prop_any_set_of_missing_conditions_closes_the_gate(chosen in prop::collection::vec(any::<bool>(), SPOILED.len())) {
            let (mut preference, mut around) = (whole(), around());
            for ((_, spoil), _) in SPOILED.iter().zip(&chosen).filter(|(_, chosen)| **chosen) {
                spoil(&mut preference, &mut around);
            }
            let open = matches!(decide(&preference, around), CprStatement::NotWant(_));
            prop_assert_eq!(open, missing(&preference, around).is_empty());
            if chosen.iter().all(|spoiled| !spoiled) {
                prop_assert!(open);
            }
        }
    }
}
