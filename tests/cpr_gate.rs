//! The gate before the wish about resuscitation, over every combination of what it looks at.

use tsutaeru::model::cpr::{CprCircumstances, decide};
use tsutaeru::model::{Answer, CprPreference, CprStatement, CprWish, Date, EntryMode, YesNo};

fn today() -> Date {
    "2026-11-20".parse().expect("a day")
}

/// A value, and whether the gate may open with it.
type Case<T> = (T, bool);

const WISHES: [Option<CprWish>; 5] = [
    Some(CprWish::NotWant),
    Some(CprWish::Want),
    Some(CprWish::Leave),
    Some(CprWish::Undecided),
    None,
];
const MODES: [Case<Option<EntryMode>>; 5] = [
    (Some(EntryMode::Person), true),
    (Some(EntryMode::Dictated), true),
    (Some(EntryMode::Staff), true),
    (Some(EntryMode::Inferred), false),
    (None, false),
];
/// The last is 18 or 17, depending on the day that nobody remembers.
const BIRTHS: [Case<&str>; 5] = [
    ("1942-03-05", true),
    ("2008-11-20", true),
    ("2008-11-21", false),
    ("", false),
    ("2008", false),
];
const TALKS: [Case<&str>; 5] = [
    ("2026-10-03", true),
    ("2025-11-20", true),
    ("2025-11-19", false),
    ("2026-11-21", false),
    ("", false),
];
const ANSWERS: [Case<Answer<YesNo>>; 4] = [
    (Answer::Known(YesNo::Yes), true),
    (Answer::Known(YesNo::No), false),
    (Answer::Unknown, false),
    (Answer::NotAsked, false),
];
/// The doctor's number and the nurses'.
const NIGHT: [Case<(&str, &str)>; 4] = [
    (("03-0000-0000", ""), true),
    (("", "03-0000-5555"), true),
    (("", ""), false),
    (("あとで", "　"), false),
];
const WORDS: [Case<&str>; 2] = [("花子", true), ("　", false)];
const TICKS: [Case<bool>; 2] = [(true, true), (false, false)];

/// Every combination of what is written, with whether all of it is as the gate wants it.
fn preferences() -> Vec<Case<CprPreference>> {
    let mut all = vec![(CprPreference::default(), true)];
    fn with<T: Clone>(
        all: Vec<Case<CprPreference>>,
        cases: &[Case<T>],
        set: impl Fn(&mut CprPreference, &T),
    ) -> Vec<Case<CprPreference>> {
        let each = |(so_far, fits): Case<CprPreference>| {
            cases
                .iter()
                .map(|(value, is_good)| {
                    let mut next = so_far.clone();
                    set(&mut next, value);
                    (next, fits && *is_good)
                })
                .collect::<Vec<_>>()
        };
        all.into_iter().flat_map(each).collect()
    }
    all = with(all, &WORDS, |p, word| p.doctor_name = (*word).into());
    all = with(all, &TALKS, |p, day| p.doctor_talked_on = day.parse().ok());
    all = with(all, &ANSWERS, |p, answer| p.final_stage = *answer);
    all = with(all, &NIGHT, |p, (doctor, nurse)| {
        p.doctor_night_phone = (*doctor).into();
        p.nurse_night_phone = (*nurse).into();
    });
    all = with(all, &WORDS, |p, word| p.foreseen_condition = (*word).into());
    all = with(all, &WORDS, |p, word| p.trusted_person = (*word).into());
    all = with(all, &ANSWERS, |p, answer| p.trusted_person_knows = *answer);
    with(all, &TICKS, |p, ticked| p.print = *ticked)
}

#[test]
fn the_block_is_printed_with_the_whole_gate_and_with_nothing_less() {
    let preferences = preferences();
    assert_eq!(preferences.len(), 2 * 5 * 4 * 4 * 2 * 2 * 4 * 2);
    let (mut tried, mut opened) = (0_u32, 0_u32);
    for (written, fits) in &preferences {
        for wish in WISHES {
            let preference = CprPreference {
                wish,
                ..written.clone()
            };
            for ((entry_mode, is_own), (birth, is_adult)) in MODES
                .into_iter()
                .flat_map(|mode| BIRTHS.map(|birth| (mode, birth)))
            {
                let around = CprCircumstances {
                    entry_mode,
                    birth_date: birth.parse().ok(),
                    today: today(),
                };
                let statement = decide(&preference, around);
                let is_block = matches!(statement, CprStatement::NotWant(_));
                let wanted = wish == Some(CprWish::NotWant) && *fits && is_own && is_adult;
                assert_eq!(is_block, wanted, "{preference:?} {around:?}");
                let is_want = statement == CprStatement::Want;
                let wanted = wish == Some(CprWish::Want)
                    && preference.print
                    && entry_mode != Some(EntryMode::Inferred);
                assert_eq!(is_want, wanted, "{preference:?} {around:?}");
                if let CprStatement::NotWant(block) = &statement {
                    assert_eq!(*block.preference(), preference);
                    assert_eq!(Some(block.talked_on()), preference.doctor_talked_on);
                }
                tried += 1;
                opened += u32::from(is_block);
            }
        }
    }
    assert_eq!(tried, 640_000);
    // Two talks, two numbers, three ways of writing, two ages.
    assert_eq!(opened, 2 * 2 * 3 * 2);
}
