//! What holds for the crew's sheet of any person at all.

use crate::generated;
use crate::personas::PERSONAS;
use crate::printed::{Printed, people, today};
use proptest::prelude::*;
use serde_json::Value;
use tsutaeru::catalogue::{self, Item, Kind, PrintPolicy, Value as Answer};
use tsutaeru::i18n::Words;
use tsutaeru::model::{CprStatement, Profile};
use tsutaeru::sheet::emergency::facts;
use tsutaeru::sheet::fact::{Fact, Facts, State};

/// The option that the person's own word beside it stands in for.
const OTHER: &str = "other";

fn is_printed(print: PrintPolicy) -> bool {
    matches!(
        print,
        PrintPolicy::FrontAlways | PrintPolicy::Front | PrintPolicy::Back
    )
}

/// Answers that need not be on the paper: "other" with a word of its own, Japanese alone.
fn goes_without_saying(path: &str, answer: &Answer) -> bool {
    match answer {
        Answer::Choice(code) => code.as_deref() == Some(OTHER),
        Answer::Choices(codes) => match path {
            "emergency.person.languages" => {
                codes.iter().all(|code| code == "japanese" || code == OTHER)
            }
            _ => codes.iter().all(|code| code == OTHER),
        },
        _ => false,
    }
}

/// Choices that the person's own words beside them can say already: 「狭心症」 is not printed as 「狭心症・心筋梗塞」.
const SAID_BY: [(&str, &str); 4] = [
    (".kind", ".detail"),
    (".kind", ".name"),
    (".relation", ".relation_detail"),
    (".role", ".role_detail"),
];

fn is_said_by_own_words(path: &str, facts: &Facts) -> bool {
    SAID_BY.iter().any(|(category, own)| {
        let row = path.strip_suffix(category);
        row.is_some_and(|row| facts.at(&format!("{row}{own}")).is_some())
    })
}

/// Whether each that was chosen has a fact of its own.
fn is_said_one_by_one(path: &str, answer: &Answer, facts: &Facts) -> bool {
    let Answer::Choices(codes) = answer else {
        return false;
    };
    let said: Vec<&str> = facts
        .under(path)
        .flat_map(|fact| fact.codes.clone())
        .collect();
    codes
        .iter()
        .all(|code| code == OTHER || said.contains(&&**code))
}

/// Answers that have no fact although they were given and are to be printed.
fn unsaid(profile: &Profile, facts: &Facts) -> Vec<String> {
    let mut unsaid = Vec::new();
    let mut check = |path: String, answer: &Answer| {
        let said = facts.at(&path).is_some()
            || is_said_by_own_words(&path, facts)
            || is_said_one_by_one(&path, answer, facts);
        if answer.is_answered() && !said && !goes_without_saying(&path, answer) {
            unsaid.push(format!("{path}: {answer:?}"));
        }
    };
    let asked = |item: &&Item<Profile>| (item.enabled_when)(profile) && is_printed(item.print);
    for item in catalogue::items().filter(asked) {
        let Kind::Rows(rows) = &item.kind else {
            check(item.link_id.to_owned(), &item.read(profile));
            continue;
        };
        assert!(
            !item.read(profile).is_answered() || facts.under(item.link_id).next().is_some(),
            "{} says nothing",
            item.link_id
        );
        for row in 0..rows.len(profile) {
            for column in rows
                .columns()
                .iter()
                .filter(|column| is_printed(column.print))
            {
                if rows.is_enabled(profile, row, column.link_id)
                    && let Some(answer) = rows.read(profile, row, column.link_id)
                {
                    check(
                        format!("{}.{row}.{}", item.link_id, column.link_id),
                        &answer,
                    );
                }
            }
        }
    }
    unsaid
}

/// The same person, of whom nothing is known to be none.
pub fn without_none(profile: &Profile) -> Profile {
    fn change(tree: &mut Value) {
        match tree {
            Value::String(word) if word == "none" => *word = "unknown".to_owned(),
            Value::Array(rows) => rows.iter_mut().for_each(change),
            Value::Object(fields) => fields.values_mut().for_each(change),
            _ => {}
        }
    }
    let mut tree = serde_json::to_value(profile).expect("a profile can be written");
    change(&mut tree);
    serde_json::from_value(tree).expect("unknown fits wherever none does")
}

/// What may stand in a note: that nothing was written, and in the bar who wrote and when to look again.
fn may_be_small(fact: &Fact) -> bool {
    fact.state == State::Blank || ["about.entry_mode", "about.review_on"].contains(&&*fact.path)
}

fn check_paper(profile: &Profile) -> Result<(), TestCaseError> {
    let words = Words::of("ja");
    let facts = facts(profile, today(), &words);
    let printed = Printed::of(profile);
    for fact in facts.iter() {
        prop_assert!(
            printed.says(&fact.text),
            "{} is not on the paper: {}",
            fact.path,
            fact.text
        );
    }
    for fact in facts.iter().filter(|fact| !may_be_small(fact)) {
        prop_assert!(
            printed.answers(&fact.text),
            "{} stands in a note: {}",
            fact.path,
            fact.text
        );
    }
    printed.check_front()?;
    printed.check_sizes()?;
    printed.check_margins()?;
    printed.check_overlaps()?;
    let statement = profile.cpr_statement(today());
    prop_assert_eq!(
        printed.says(&words.say("sheet.cpr.not_order")),
        matches!(statement, CprStatement::NotWant(_))
    );
    prop_assert_eq!(
        printed.says(&words.say("sheet.cpr.title")),
        matches!(statement, CprStatement::NotWant(_) | CprStatement::Want)
    );
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn prop_every_answer_that_is_to_be_printed_has_a_fact(profile in generated::profile()) {
        let facts = facts(&profile, today(), &Words::of("ja"));
        let unsaid = unsaid(&profile, &facts);
        prop_assert!(unsaid.is_empty(), "{:#?}", unsaid);
    }

    #[test]
    fn prop_what_the_person_knows_of_the_illness_is_never_a_fact(profile in generated::profile()) {
        let facts = facts(&profile, today(), &Words::of("ja"));
        prop_assert!(facts.at("emergency.conditions.explained").is_none());
        prop_assert!(facts.iter().all(|fact| !fact.path.contains("acknowledged") && !fact.path.ends_with(".agreed")));
    }

    #[test]
    fn prop_none_is_never_said_where_nobody_said_none(record in generated::record()) {
        for profile in &record.profiles {
            let facts = facts(&without_none(profile), today(), &Words::of("ja"));
            prop_assert!(facts.iter().all(|fact| fact.state != State::NoneKnown));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 40, ..ProptestConfig::default() })]

    #[test]
    fn prop_the_paper_says_every_fact_and_lies_well(profile in generated::profile()) {
        check_paper(&profile)?;
    }

    #[test]
    fn prop_the_paper_says_none_only_where_somebody_did(profile in generated::profile()) {
        let printed = Printed::of(&without_none(&profile));
        prop_assert!(!printed.says_none());
    }
}

#[test]
fn the_papers_of_the_personas_keep_every_law() {
    for persona in PERSONAS {
        for profile in people(persona) {
            let facts = facts(&profile, today(), &Words::of("ja"));
            assert_eq!(unsaid(&profile, &facts), Vec::<String>::new(), "{persona}");
            if let Err(fault) = check_paper(&profile) {
                panic!("{persona}: {fault}");
            }
        }
    }
}

#[test]
fn a_whole_team_and_twelve_medicines_fit_on_one_sheet_of_paper() {
    for profile in ["full", "couple", "minimal"].into_iter().flat_map(people) {
        assert_eq!(Printed::of(&profile).document.laid.pages.len(), 2);
    }
}

/// Somebody who fills every row to its limit, which nobody does.
fn with_every_row_at_its_limit(profile: &Profile) -> Profile {
    fn change(tree: &mut Value) {
        match tree {
            Value::Array(rows) if rows.first().is_some_and(Value::is_object) => {
                let first = rows[0].clone();
                rows.iter_mut().for_each(|row| *row = first.clone());
            }
            Value::Object(fields) => fields.values_mut().for_each(change),
            _ => {}
        }
    }
    let mut tree = serde_json::to_value(profile).expect("a profile can be written");
    change(&mut tree["emergency"]);
    serde_json::from_value(tree).expect("rows of the same kind fit")
}

#[test]
fn however_much_is_written_nothing_is_dropped_and_the_front_is_one_page() {
    let extreme = &people("extreme")[0];
    if let Err(fault) = check_paper(&with_every_row_at_its_limit(extreme)) {
        panic!("{fault}");
    }
}
