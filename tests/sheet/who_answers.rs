//! Whoever is named to be called can be called and knows the person: words in the place of a number, numbers of offices
//! and companies that answer at any hour stand before nobody.

use crate::printed::{Printed, people, squeezed, today};
use proptest::prelude::*;
use serde_json::{Value, json};
use tsutaeru::i18n::Words;
use tsutaeru::model::{Coded, EntryMode, NightAnswer, Phone, Profile, Reachable, TeamRole};
use tsutaeru::sheet::emergency::facts;
use tsutaeru::sheet::fact::{Fact, Facts};
use tsutaeru::sheet::{call_memo, card};

/// They answer whatever the hour, and know nobody.
const STRANGERS: [TeamRole; 4] = [
    TeamRole::AlarmCompany,
    TeamRole::Pharmacy,
    TeamRole::Dentist,
    TeamRole::DeviceCompany,
];
const INSTEAD: &str = "emergency.call";
const CONTACTS: &str = "emergency.contacts";
const NIGHT_TITLE: &str = "夜につながるところ";

/// What stands where a number is asked for: nothing, words, hours, numbers of offices; as often, a number.
fn phone() -> impl Strategy<Value = String> {
    let other = vec![
        "",
        "",
        "施設に入所中",
        "わからない",
        "19時30分以降",
        "119",
        "#7119",
        "110",
    ];
    prop_oneof![
        prop::sample::select(other).prop_map(str::to_owned),
        (1000..9999_u32).prop_map(|last| format!("03-0000-{last}")),
    ]
}

fn contact() -> impl Strategy<Value = Value> {
    let reachable = prop::sample::subsequence(vec!["day", "night", "always"], 0..3);
    (phone(), phone(), reachable).prop_map(|(phone, second_phone, reachable)| {
        json!({
            "name": "山田 花子", "phone": phone, "second_phone": second_phone,
            "reachable": reachable,
        })
    })
}

fn member() -> impl Strategy<Value = Value> {
    let roles: Vec<&str> = TeamRole::ALL.iter().map(|role| role.code()).collect();
    let roles = prop_oneof![
        prop::sample::select(roles),
        prop::sample::select(STRANGERS.map(|role| role.code()).to_vec()),
    ];
    let at_night = prop::sample::select(vec![json!(null), json!("yes"), json!("day_only")]);
    (roles, phone(), phone(), at_night).prop_map(|(role, phone, night_phone, at_night)| {
        json!({
            "role": role, "organisation": "桜の会", "phone": phone, "night_phone": night_phone,
            "phone_at_night": at_night,
        })
    })
}

/// Somebody with these contacts, this team and whoever wrote.
fn person() -> impl Strategy<Value = Profile> {
    let contacts = prop_oneof![
        Just(json!("none")),
        Just(json!("unknown")),
        prop::collection::vec(contact(), 0..3).prop_map(Value::from),
    ];
    let first_call = vec![
        json!(null),
        json!("guardian"),
        json!("care_manager"),
        json!("community_support_centre"),
    ];
    let first_call = prop::sample::select(first_call);
    let team = prop::collection::vec(member(), 0..4);
    let writer = (phone(), any::<bool>());
    (contacts, first_call, team, writer).prop_map(|(contacts, first_call, team, writer)| {
        let (phone, is_another) = writer;
        let mode = if is_another { "inferred" } else { "self" };
        with(&[
            ("contacts", contacts),
            ("first_call", first_call),
            ("members", json!(team)),
            ("entry_mode", json!(mode)),
            ("writer_phone", json!(phone)),
        ])
    })
}

/// The least that was ever written, with these answers.
fn with(answers: &[(&str, Value)]) -> Profile {
    let profile = people("minimal").swap_remove(0);
    let mut tree = serde_json::to_value(&profile).expect("a profile can be written");
    for (name, answer) in answers {
        let place = match *name {
            "members" => &mut tree["emergency"]["care_team"],
            "entry_mode" | "writer_phone" | "writer_name" => &mut tree["about"],
            _ => &mut tree["emergency"],
        };
        place[*name] = answer.clone();
    }
    serde_json::from_value(tree).expect("answers fit")
}

fn is_stranger(role: Option<TeamRole>) -> bool {
    role.is_some_and(|role| STRANGERS.contains(&role))
}

/// Whether somebody who knows the person has a number.
fn knows_anybody(profile: &Profile) -> bool {
    let emergency = &profile.emergency;
    let contacts = emergency.contacts.rows().iter();
    let contacts = contacts.flat_map(|one| [&one.phone, &one.second_phone]);
    let team = emergency.care_team.members.rows().iter();
    let team = team.filter(|one| !is_stranger(one.role.known()));
    let team = team.flat_map(|one| [&one.phone, &one.night_phone]);
    let is_another = !matches!(profile.about.entry_mode, None | Some(EntryMode::Person));
    let writer = is_another.then_some(&profile.about.writer_phone);
    contacts.chain(team).chain(writer).any(Phone::is_number)
}

fn names_a_stranger(facts: &Facts, row: &str) -> bool {
    let says = |fact: &Fact| STRANGERS.iter().any(|role| fact.is(*role));
    facts.under(row).any(says)
}

fn answers_at_night(facts: &Facts, row: &str) -> bool {
    facts.under(row).any(|fact| {
        let own = fact.path.ends_with(".night_phone") && fact.phone;
        own || fact.is(NightAnswer::Yes) || fact.is(Reachable::Night) || fact.is(Reachable::Always)
    })
}

/// The rows of whom to call, and of whom to tell.
fn rows(facts: &Facts) -> Vec<String> {
    let of = |list: &str| -> Vec<String> {
        let rows = facts.rows(list).into_iter();
        rows.map(|row| format!("{list}.{row}")).collect()
    };
    [of(CONTACTS), of(INSTEAD)].concat()
}

fn can_be_called(facts: &Facts, row: &str) -> bool {
    let mut said = facts.under(row);
    said.any(|fact| fact.phone && Phone::new(&fact.text).is_number())
}

fn check(profile: &Profile) -> Result<(), TestCaseError> {
    let words = Words::of("ja");
    let said = facts(profile, today(), &words);
    for fact in said.iter().filter(|fact| fact.phone) {
        prop_assert!(Phone::new(&fact.text).is_number(), "{}", fact.text);
    }
    prop_assert!(!names_a_stranger(&said, "emergency.at_night"));
    prop_assert!(
        !(knows_anybody(profile) && names_a_stranger(&said, INSTEAD)),
        "a stranger stands before somebody who knows the person"
    );
    let sheet = Printed::of(profile);
    let first = format!("{INSTEAD}.0");
    prop_assert!(!sheet.says(NIGHT_TITLE) || answers_at_night(&said, &first));
    let memo = call_memo::facts(profile, today(), &words);
    let told = rows(&memo);
    let callable: Vec<String> = rows(&said)
        .into_iter()
        .filter(|row| can_be_called(&said, row))
        .collect();
    prop_assert_eq!(told.is_empty(), callable.is_empty());
    prop_assert!(!knows_anybody(profile) || !callable.is_empty());
    for row in &told {
        prop_assert!(can_be_called(&memo, row), "{row} cannot be called");
    }
    let somebody = callable.iter().any(|row| answers_at_night(&said, row));
    let is_told = told.iter().any(|row| answers_at_night(&memo, row));
    prop_assert_eq!(somebody, is_told, "who answers at night is told");
    let printed = Printed::paper(call_memo::ID, profile);
    for fact in memo.iter() {
        prop_assert!(printed.says(&fact.text), "{}: {}", fact.path, fact.text);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn prop_whom_to_call_can_be_called_and_knows_the_person(profile in person()) {
        check(&profile)?;
    }
}

/// What stands on the first page of the sheet, the card and the memo, white left out.
fn fronts(profile: &Profile) -> [String; 3] {
    ["emergency-sheet", card::ID, call_memo::ID].map(|paper| Printed::paper(paper, profile).page(0))
}

fn company(role: &str, phone: &str) -> Value {
    json!({ "role": role, "phone": phone, "phone_at_night": "yes" })
}

#[test]
fn companies_that_answer_at_any_hour_stand_before_nobody_who_knows_the_person() {
    let companies = [
        company("device_company", "0120-000-631"),
        company("alarm_company", "0120-000-632"),
        company("pharmacy", "03-0000-6330"),
    ];
    let manager = json!({ "role": "care_manager", "phone": "03-0000-8811" });
    let guardian = json!({ "role": "guardian", "phone": "03-0000-8822" });
    let of = |more: &[Value]| {
        with(&[
            ("contacts", json!("unknown")),
            ("members", json!([&companies[..], more].concat())),
            ("entry_mode", json!("inferred")),
            ("writer_phone", json!("080-1000-4401")),
        ])
    };
    let cases: [(Vec<Value>, &[&str]); 2] = [
        (vec![], &["080-1000-4401"]),
        (vec![manager, guardian], &["03-0000-8822"]),
    ];
    for (more, numbers) in cases {
        for front in fronts(&of(&more)) {
            for number in numbers {
                assert!(front.contains(number), "{number} in\n{front}");
            }
            for number in ["0120-000-631", "0120-000-632", "03-0000-6330"] {
                assert!(!front.contains(number), "{number} in\n{front}");
            }
        }
    }
}

#[test]
fn a_company_is_called_where_there_is_nobody_else() {
    let profile = with(&[
        ("contacts", json!("none")),
        ("members", json!([company("pharmacy", "03-0000-6330")])),
        ("entry_mode", json!("self")),
    ]);
    for front in fronts(&profile) {
        assert!(front.contains("03-0000-6330"), "{front}");
    }
    // It is nobody whom a crew asks for the doctor's part.
    let doctor =
        json!({ "role": "primary_doctor", "phone": "03-0000-1111", "phone_at_night": "day_only" });
    let profile = with(&[(
        "members",
        json!([doctor, company("device_company", "0120-000-631")]),
    )]);
    let sheet = Printed::of(&profile);
    assert!(sheet.says_together(&["夜間・休日", "番号の記入なし"]));
}

#[test]
fn words_in_the_place_of_a_number_call_nobody() {
    let manager = json!({
        "role": "care_manager", "phone": "03-0000-8811", "phone_at_night": "day_only",
    });
    for words in ["施設に入所中", "119", "19時30分以降"] {
        let profile = with(&[
            ("contacts", json!([{ "name": "山田 花子", "phone": words }])),
            ("members", json!([manager])),
        ]);
        let [sheet, card, memo] = fronts(&profile);
        for front in [&sheet, &card, &memo] {
            assert!(front.contains("03-0000-8811"), "{words}: {front}");
        }
        assert!(!sheet.contains(NIGHT_TITLE), "{words}: {sheet}");
        assert!(!memo.contains("山田花子"), "{words}: {memo}");
        assert!(memo.contains(&squeezed("昼だけ 03-0000-8811")), "{memo}");
    }
}

#[test]
fn where_contacts_answer_by_day_and_nobody_at_night_whoever_wrote_stands_beside() {
    let contacts = json!([{ "name": "山田 花子", "phone": "03-0000-0001", "reachable": ["day"] }]);
    let of = |phone: &str| {
        with(&[
            ("contacts", contacts.clone()),
            ("members", json!("none")),
            ("entry_mode", json!("inferred")),
            ("writer_phone", json!(phone)),
        ])
    };
    let another = Printed::of(&of("080-1000-4401"));
    assert!(another.page(0).contains("080-1000-4401"));
    assert!(another.says("電話がつながるところ") && !another.says(NIGHT_TITLE));
    // Nobody stands there twice.
    assert!(!Printed::of(&of("0300000001")).says("電話がつながるところ"));
}

#[test]
fn whoever_was_chosen_as_guardian_is_called_by_a_word_that_is_true_of_an_assistant_too() {
    let curator = json!({
        "role": "guardian", "role_detail": "保佐人", "person": "織田 圭子", "phone": "03-0000-9611",
    });
    let profile = with(&[
        ("contacts", json!("none")),
        ("first_call", json!("guardian")),
        ("members", json!([curator])),
    ]);
    let [sheet, card, _] = fronts(&profile);
    for front in [sheet, card] {
        assert!(
            front.contains("後見人など") && front.contains("保佐人"),
            "{front}"
        );
        assert!(
            !front.replace("後見人など", "").contains("後見人"),
            "{front}"
        );
    }
}
