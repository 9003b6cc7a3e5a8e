//! Whoever has a number that can be called is found where one looks for it: on the front, the card, the memo beside the
//! telephone.

use crate::generated;
use crate::personas::PERSONAS;
use crate::printed::{Printed, people, squeezed, today};
use proptest::prelude::*;
use serde_json::{Value, json};
use tsutaeru::i18n::Words;
use tsutaeru::layout::Page;
use tsutaeru::model::{CareTeamMember, EntryMode, Phone, Profile, TeamRole};
use tsutaeru::sheet::emergency::facts;
use tsutaeru::sheet::fact::{Fact, Part, Rank, State};
use tsutaeru::sheet::{CardChoice, Document, call_memo, card};

/// They answer whatever the hour, and know nobody.
const STRANGERS: [TeamRole; 4] = [
    TeamRole::AlarmCompany,
    TeamRole::Pharmacy,
    TeamRole::Dentist,
    TeamRole::DeviceCompany,
];
/// The answers that are telephone numbers.
const NUMBERS: [&str; 4] = ["phone", "second_phone", "night_phone", "writer_phone"];

/// The same person with other numbers: some of them none, some words, each number another one.
fn with_numbers(profile: &Profile, seed: u64) -> Profile {
    fn change(tree: &mut Value, drawn: &mut (u64, u32)) {
        match tree {
            Value::Array(rows) => rows.iter_mut().for_each(|row| change(row, drawn)),
            Value::Object(fields) => {
                for (name, field) in fields.iter_mut() {
                    if NUMBERS.contains(&name.as_str()) {
                        drawn.0 = drawn
                            .0
                            .wrapping_mul(6364136223846793005)
                            .wrapping_add(1442695);
                        drawn.1 += 1;
                        *field = match drawn.0 >> 61 {
                            0..=3 => json!(""),
                            4 => json!("わからない"),
                            _ => json!(format!("03-0000-{:04}", drawn.1)),
                        };
                    } else {
                        change(field, drawn);
                    }
                }
            }
            _ => {}
        }
    }
    let mut tree = serde_json::to_value(profile).expect("a profile can be written");
    let mut drawn = (seed, 0);
    change(&mut tree["emergency"], &mut drawn);
    change(&mut tree["about"], &mut drawn);
    serde_json::from_value(tree).expect("numbers fit")
}

/// The same person with other contacts.
fn with_contacts(profile: &Profile, contacts: Value) -> Profile {
    let mut tree = serde_json::to_value(profile).expect("a profile can be written");
    tree["emergency"]["contacts"] = contacts;
    serde_json::from_value(tree).expect("contacts")
}

/// Whether a record knows anybody who can be called.
fn knows_anybody(profile: &Profile) -> bool {
    let emergency = &profile.emergency;
    let contacts = emergency.contacts.rows().iter();
    let contacts = contacts.flat_map(|one| [&one.phone, &one.second_phone]);
    let team = emergency.care_team.members.rows().iter();
    let team = team.flat_map(|one| [&one.phone, &one.night_phone]);
    let is_another = !matches!(profile.about.entry_mode, None | Some(EntryMode::Person));
    let writer = is_another.then_some(&profile.about.writer_phone);
    contacts.chain(team).chain(writer).any(Phone::is_number)
}

fn is_on(page: &Page, words: &str) -> bool {
    squeezed(&page.lines().concat()).contains(&squeezed(words))
}

/// The numbers of people to call that a paper says and has not left off.
fn to_call<'a>(facts: impl Iterator<Item = &'a Fact>, document: &Document) -> Vec<String> {
    let left = &document.report.left_front;
    let stays = |fact: &&Fact| !left.iter().any(|left| left.path == fact.path);
    facts
        .filter(|fact| fact.part == Part::Contacts && fact.phone && fact.on_front())
        .filter(stays)
        .map(|fact| fact.text.clone())
        .filter(|text| Phone::new(text).is_number())
        .collect()
}

fn check(profile: &Profile) -> Result<(), TestCaseError> {
    let words = Words::of("ja");
    let said = facts(profile, today(), &words);
    let known = knows_anybody(profile);
    let sheet = Printed::of(profile).document;
    let on_sheet = to_call(said.iter(), &sheet);
    prop_assert_eq!(known, !on_sheet.is_empty(), "on the front");
    for number in &on_sheet {
        prop_assert!(is_on(&sheet.laid.pages[0], number), "{number} on the front");
    }
    let copy = Printed::paper(card::ID, profile).document;
    let of_card = card::facts(profile, today(), &words, &CardChoice::default());
    let on_card = to_call(of_card.iter(), &copy);
    prop_assert_eq!(known, !on_card.is_empty(), "on the card");
    for number in &on_card {
        prop_assert!(is_on(&copy.laid.pages[0], number), "{number} on the card");
    }
    let memo = call_memo::facts(profile, today(), &words);
    let mut told = memo
        .iter()
        .filter(|fact| fact.part == Part::Contacts && fact.phone);
    prop_assert_eq!(known, told.any(|fact| Phone::new(&fact.text).is_number()));
    let team = profile.emergency.care_team.members.rows();
    // A company that answers at any hour knows nothing of illness and treatment.
    let knows = |one: &&CareTeamMember| {
        !one.role
            .known()
            .is_some_and(|role| STRANGERS.contains(&role))
    };
    let mut near = team.iter().filter(knows);
    let at_night = near.any(|one| one.number_at_night().is_some());
    let mut of_doctor = said.iter().filter(|fact| fact.part == Part::Team);
    let is_missing =
        of_doctor.any(|fact| fact.path.ends_with(".night_phone") && fact.state == State::Blank);
    prop_assert!(!(at_night && is_missing), "somebody answers at night");
    let mut doctor = said.iter().filter(|fact| fact.part == Part::Team);
    let is_there = doctor.any(|fact| fact.rank == Rank::Number && fact.phone);
    prop_assert!(
        is_there || !at_night,
        "the number for the night is on the front"
    );
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, max_shrink_iters: 40, ..ProptestConfig::default() })]

    #[test]
    fn prop_whom_to_call_ends_in_a_number_wherever_the_record_has_one(
        profile in generated::profile(),
        seed in any::<u64>(),
    ) {
        check(&with_numbers(&profile, seed))?;
    }
}

#[test]
fn every_persona_has_somebody_to_call_with_and_without_relatives() {
    for persona in PERSONAS {
        for profile in people(persona) {
            for contacts in [json!(null), json!("none"), json!("unknown"), json!([])] {
                let without = with_contacts(&profile, contacts);
                for one in [&profile, &without] {
                    if let Err(fault) = check(one) {
                        panic!("{persona}: {fault}");
                    }
                }
            }
        }
    }
}

fn of(persona: &str) -> Profile {
    people(persona).swap_remove(0)
}

#[test]
fn whoever_has_no_relatives_sees_the_chosen_place_by_day_and_somebody_for_the_night() {
    let profile = of("deaf");
    for paper in [Printed::of(&profile), Printed::paper(card::ID, &profile)] {
        let front = squeezed(&paper.front());
        for words in [
            "地域包括支援センター",
            "03-0000-3131",
            "民生委員",
            "080-1000-3151",
        ] {
            assert!(front.contains(words), "{words} in\n{front}");
        }
    }
}

#[test]
fn where_nobody_is_known_whoever_wrote_is_called() {
    let profile = of("unknown");
    for paper in ["emergency-sheet", card::ID, call_memo::ID] {
        let printed = Printed::paper(paper, &profile);
        assert!(
            is_on(&printed.document.laid.pages[0], "080-1000-4401"),
            "{paper}"
        );
    }
    let sheet = Printed::of(&profile);
    assert!(sheet.size_of("080-1000-4401") >= 18.0);
}

#[test]
fn where_the_only_contact_answers_by_day_whoever_answers_at_night_stands_beside() {
    let profile = of("clozapine");
    let sheet = Printed::of(&profile);
    let copy = Printed::paper(card::ID, &profile);
    for printed in [&sheet, &copy] {
        assert!(is_on(&printed.document.laid.pages[0], "080-1000-9632"));
    }
    assert!(sheet.says_together(&["夜間・休日", "精神科訪問看護"]));
}

#[test]
fn a_hospital_that_answers_at_night_stands_where_the_doctor_does_not() {
    for (persona, number) in [("deaf", "03-0000-3120"), ("vietnam", "03-0000-5230")] {
        let sheet = Printed::of(&of(persona));
        assert!(is_on(&sheet.document.laid.pages[0], number), "{persona}");
        assert!(sheet.size_of(number) >= 18.0, "{persona}");
    }
}

#[test]
fn a_contact_without_a_number_comes_after_one_who_has_it() {
    let contacts = json!([
        { "name": "森 一", "roles": ["call_first"], "other_contact": "メール mori@example.jp" },
        { "name": "林 二" },
        { "name": "原 三", "phone": "090-0000-0003" },
    ]);
    let profile = with_contacts(&of("full"), contacts);
    let printed = Printed::of(&profile);
    let front = squeezed(&printed.front());
    assert!(front.find("原三") < front.find("森一"), "{front}");
    assert!(front.contains("メールmori@example.jp"), "{front}");
    let copy = Printed::paper(card::ID, &profile);
    assert!(is_on(&copy.document.laid.pages[0], "090-0000-0003"));
}
