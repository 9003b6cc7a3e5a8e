//! Who speaks on a paper: what others wrote in the person's place never says "I", and never answers as the person.

use crate::generated;
use crate::memo_laws::everything;
use crate::personas::PERSONAS;
use crate::printed::{Printed, people, today};
use proptest::prelude::*;
use serde_json::Value;
use tsutaeru::catalogue::{self, Kind, Shape, Value as Answer};
use tsutaeru::i18n::Words;
use tsutaeru::model::{Coded, EntryMode, HandoverReader, Profile, Stage};
use tsutaeru::sheet::care_plan_memo::facts;
use tsutaeru::sheet::fact::{Facts, Part};
use tsutaeru::sheet::{CopyChoice, card, handover};

/// Words of somebody who speaks of themselves, and of somebody who answers.
const AS_THE_PERSON: [&str; 15] = [
    "わたし",
    "私",
    "ぼく",
    "自分",
    "ほしい",
    "たいこと",
    "たいと思う",
    "たくない",
    "つづけたい",
    "受けたい",
    "帰りたい",
    "ふつうの治療を受けます",
    "これも本人の答え",
    "まだわからない",
    "説明を聞きたい",
];

/// The ways in which others write a plan: the whole paper, or the plan alone, as a family prepares it.
fn by_others(mut profile: Profile) -> [Profile; 2] {
    let mut prepared = profile.clone();
    prepared.about.entry_mode = Some(EntryMode::Person);
    prepared.care_plan.start.stage = Some(Stage::Family);
    profile.about.entry_mode = Some(EntryMode::Inferred);
    [profile, prepared]
}

/// The same answers without anything typed: codes, numbers and days are written in ASCII.
fn without_typed(profile: &Profile) -> Profile {
    fn change(tree: &mut Value) {
        match tree {
            Value::String(text) if !text.is_ascii() => text.clear(),
            Value::Array(rows) => rows.iter_mut().for_each(change),
            Value::Object(fields) => fields.values_mut().for_each(change),
            _ => {}
        }
    }
    let mut tree = serde_json::to_value(profile).expect("a profile can be written");
    change(&mut tree);
    serde_json::from_value(tree).expect("a blank fits wherever something was typed")
}

fn said(profile: &Profile) -> Facts {
    facts(profile, today(), &Words::of("ja"), &everything())
}

fn speaks(words: &str) -> Option<&'static str> {
    AS_THE_PERSON.into_iter().find(|one| words.contains(one))
}

/// Everything that a question offers, one answer after the other.
fn answers(shape: &Shape) -> Vec<Answer> {
    match shape {
        Shape::Choice { offered, .. } => {
            let codes = offered.iter();
            codes
                .map(|code| Answer::Choice(Some((*code).into())))
                .collect()
        }
        Shape::Choices { offered, .. } => {
            let codes = offered.iter();
            codes
                .map(|code| Answer::Choices(vec![(*code).into()]))
                .collect()
        }
        _ => vec![],
    }
}

/// The same with that list in that state.
fn with(profile: &Profile, list: &str, state: &str) -> Profile {
    let mut tree = serde_json::to_value(profile).expect("a profile can be written");
    let place = format!("/{}", list.replace('.', "/"));
    *tree.pointer_mut(&place).expect("the list is in the record") = state.into();
    serde_json::from_value(tree).expect("a list can be in that state")
}

#[test]
fn no_option_of_the_plan_speaks_as_the_person_where_others_wrote() {
    let mut walked = 0;
    let mut faults: Vec<String> = Vec::new();
    let mut look = |profile: &Profile, path: &str| {
        for profile in by_others(profile.clone()) {
            for fact in said(&profile).under(path) {
                walked += 1;
                let words = format!("{} {}", fact.label, fact.text);
                if let Some(word) = speaks(&words) {
                    faults.push(format!("{}: {word} in {words}", fact.path));
                }
            }
        }
    };
    let base = without_typed(&people("extreme")[0]);
    for section in catalogue::CARE_PLAN {
        for item in section.groups.iter().flat_map(|group| group.items) {
            for answer in answers(&item.shape(&base)) {
                let mut profile = base.clone();
                assert!(
                    item.write(&mut profile, &answer),
                    "{}: {answer:?}",
                    item.link_id
                );
                look(&profile, item.link_id);
            }
            let Kind::Rows(rows) = &item.kind else {
                continue;
            };
            for state in ["none", "unknown"] {
                look(&with(&base, item.link_id, state), item.link_id);
            }
            for column in rows.columns() {
                for answer in answers(&column.shape) {
                    let mut profile = base.clone();
                    let row = rows.add(&mut profile);
                    rows.write(&mut profile, row, column.link_id, &answer);
                    look(&profile, item.link_id);
                }
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
    assert!(walked > 400, "{walked} answers");
}

#[test]
fn on_a_memo_by_others_no_word_of_the_paper_speaks_as_the_person() {
    let mut full = without_typed(&people("extreme")[0]);
    let mut bare = without_typed(&people("minimal")[0]);
    for profile in [&mut full, &mut bare] {
        for profile in by_others(profile.clone()) {
            let printed = Printed::memo(&profile, &everything());
            for words in printed.paragraphs() {
                assert_eq!(speaks(words), None, "{words}");
            }
        }
        // The same words do stand on the person's own memo: the law has something to find.
        profile.about.entry_mode = Some(EntryMode::Person);
        profile.care_plan.start.stage = None;
    }
    let own = Printed::memo(&full, &everything());
    assert!(own.paragraphs().iter().any(|words| speaks(words).is_some()));
}

#[test]
fn what_others_do_not_know_is_theirs_not_to_know() {
    let words = Words::of("ja");
    let theirs = words.by_others(true).say("sheet.unknown.care_plan");
    let mut tree = serde_json::to_value(&people("full")[0]).expect("a profile can be written");
    let plan = &mut tree["care_plan"];
    for (part, answer) in [
        ("papers", "guardianship"),
        ("papers", "body_donation"),
        ("goals", "frail"),
    ] {
        plan[part][answer] = "unknown".into();
    }
    for list in ["talks", "agents"] {
        plan[list] = "unknown".into();
    }
    let profile: Profile = serde_json::from_value(tree).expect("unknown fits");
    for profile in by_others(profile) {
        let facts = said(&profile);
        for path in [
            "care_plan.papers.guardianship",
            "care_plan.papers.body_donation",
            "care_plan.talks",
            "care_plan.agents",
            "care_plan.goals.frail",
        ] {
            let fact = facts.at(path).expect(path);
            assert_eq!(fact.text, theirs, "{path}");
        }
    }
}

#[test]
fn what_a_family_asks_of_a_reader_says_no_i() {
    for persona in PERSONAS {
        for mut profile in people(persona).iter().map(without_typed) {
            profile.about.entry_mode = Some(EntryMode::Inferred);
            for &reader in HandoverReader::ALL {
                let choice = CopyChoice::Handover(reader);
                let printed = Printed::copy(handover::ID, &profile, &choice);
                let first = printed
                    .paragraphs()
                    .iter()
                    .find(|words| words.contains("わたし"));
                assert_eq!(first, None, "{persona} {reader:?}");
            }
        }
    }
}

/// Somebody's record with that birth date, written by others who may have put a name to it.
fn written(birth: &str, relation: &str) -> Profile {
    let mut profile = people("full").remove(0);
    profile.emergency.person.birth_date = birth.parse().ok();
    profile.about.entry_mode = Some(EntryMode::Inferred);
    profile.about.writer_name = "".into();
    profile.about.writer_relation = relation.into();
    profile
}

#[test]
fn what_a_parent_says_of_a_child_is_not_called_a_memory() {
    for (birth, relation, is_doubted) in [
        ("2017-04-01", "母", false),
        ("2017-04-01", "", true),
        ("2008-11-21", "母", false),
        // Of age on the day of printing, or perhaps.
        ("2008-11-20", "母", true),
        ("2008", "母", true),
        ("1942-05-18", "長女", true),
    ] {
        let profile = written(birth, relation);
        let hospital = CopyChoice::Handover(HandoverReader::Hospital);
        let papers = [
            Printed::of(&profile),
            Printed::paper(card::ID, &profile),
            Printed::copy(handover::ID, &profile, &hospital),
            Printed::memo(&profile, &everything()),
        ];
        for printed in papers {
            let doubts = ["思い出して", "記憶", "確認していない", "確かめていません"];
            let doubted = doubts.iter().any(|words| printed.says(words));
            assert_eq!(
                doubted, is_doubted,
                "{birth} {relation} {}",
                printed.document.paper
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn prop_a_plan_by_others_answers_for_nobody(profile in generated::profile()) {
        for profile in by_others(without_typed(&profile)) {
            for fact in said(&profile).iter().filter(|fact| fact.part == Part::Wishes) {
                prop_assert_eq!(speaks(&fact.text), None, "{}: {}", fact.path, fact.text);
            }
        }
    }
}
