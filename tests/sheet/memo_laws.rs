//! What holds for the memo of the care plan of any person at all.

use crate::generated;
use crate::personas::PERSONAS;
use crate::printed::{Printed, people, today};
use proptest::prelude::*;
use tsutaeru::catalogue::{self, Kind, PrintPolicy, Value as Answer};
use tsutaeru::i18n::Words;
use tsutaeru::model::{
    CarePlan, Coded, EntryMode, Profile, Stated, Talk, Text, TreatmentPreference, Worry,
};
use tsutaeru::sheet::care_plan_memo::facts;
use tsutaeru::sheet::emergency;
use tsutaeru::sheet::fact::{Facts, State};
use tsutaeru::sheet::{MemoChoice, MemoCopy, MemoPart, PrivatePart};

/// A copy with everything that can be on it.
pub fn everything() -> MemoChoice {
    MemoChoice {
        copy: MemoCopy::Family,
        parts: MemoPart::ALL.iter().copied().collect(),
        private: PrivatePart::ALL.iter().copied().collect(),
    }
}

fn said(profile: &Profile, choice: &MemoChoice) -> Facts {
    facts(profile, today(), &Words::of("ja"), choice)
}

/// The record as the memo may say it.
fn sayable(profile: &Profile) -> Profile {
    Profile {
        care_plan: profile.sayable_care_plan(today()),
        ..profile.clone()
    }
}

fn is_printed(print: PrintPolicy, path: &str) -> bool {
    print == PrintPolicy::CarePlanOnly || PrivatePart::of(path).is_some()
}

/// Said in other words: what matters most stands in its own list, "other" has a word beside it.
fn goes_without_saying(profile: &Profile, path: &str, answer: &Answer) -> bool {
    let values = &profile.care_plan.values;
    match answer {
        Answer::Choices(codes) if path == "care_plan.values.matters" => codes.iter().all(|code| {
            let first = values.priorities.rows().iter();
            let mut first = first.filter_map(|row| row.matter);
            code == "other" || first.any(|matter| matter.code() == code)
        }),
        Answer::Text(_) if path == "care_plan.values.matter_other" => {
            let rows = values.priorities.rows();
            rows.iter()
                .any(|row| row.matter.is_some_and(|matter| matter.code() == "other"))
        }
        // The person's own words for the relation say it, too.
        Answer::Choice(_) if path.ends_with(".relation") => {
            let row = path.split('.').find_map(|name| name.parse::<usize>().ok());
            let row = row.and_then(|row| profile.care_plan.agents.rows().get(row));
            row.is_some_and(|row| !row.relation_detail.is_blank())
        }
        Answer::Choice(code) => code.as_deref() == Some("other"),
        _ => false,
    }
}

/// Answers that have no fact although they were given and are let in.
fn unsaid(profile: &Profile, facts: &Facts) -> Vec<String> {
    let mut unsaid = Vec::new();
    let mut check = |path: String, answer: &Answer| {
        let is_there = facts.at(&path).is_some();
        if answer.is_answered() && !is_there && !goes_without_saying(profile, &path, answer) {
            unsaid.push(format!("{path}: {answer:?}"));
        }
    };
    for item in catalogue::items() {
        if !(item.enabled_when)(profile) || !is_printed(item.print, item.link_id) {
            continue;
        }
        let Kind::Rows(rows) = &item.kind else {
            check(item.link_id.to_owned(), &item.read(profile));
            continue;
        };
        let is_known = item.read(profile).is_answered();
        assert!(!is_known || facts.under(item.link_id).next().is_some());
        let printed = facts.rows(item.link_id);
        for row in 0..rows.len(profile) {
            // Of talks only the newest are printed, but those whole.
            if item.link_id == "care_plan.talks" && !printed.contains(&row) {
                continue;
            }
            for column in rows.columns() {
                let answer = rows.read(profile, row, column.link_id);
                let path = format!("{}.{row}.{}", item.link_id, column.link_id);
                check(path, &answer.expect("a column has an answer"));
            }
        }
    }
    unsaid
}

/// The three newest talks are there, or as many as there are.
fn check_talks(profile: &Profile, facts: &Facts) -> Result<(), TestCaseError> {
    let printed = facts.rows("care_plan.talks");
    let days = |row: &usize| profile.care_plan.talks.rows()[*row].held_on;
    let oldest = printed.iter().map(days).min();
    for (row, talk) in profile.care_plan.talks.rows().iter().enumerate() {
        let is_newer = oldest.is_some_and(|oldest| talk.held_on > oldest);
        prop_assert!(!is_newer || printed.contains(&row), "{row} is left out");
    }
    Ok(())
}

fn check_paper(profile: &Profile, choice: &MemoChoice) -> Result<(), TestCaseError> {
    let facts = said(profile, choice);
    let printed = Printed::memo(profile, choice);
    for fact in facts.iter() {
        // How many talks there are besides is counted, not answered.
        let is_counted = fact.path.ends_with(".more") && printed.says(&fact.text);
        prop_assert!(
            is_counted || printed.answers(&fact.text),
            "{} is not on the paper as an answer: {}",
            fact.path,
            fact.text
        );
    }
    printed.check_sizes()?;
    printed.check_margins()?;
    printed.check_overlaps()?;
    check_every_page(profile, &printed)?;
    let words = Words::of("ja");
    let wish = profile.sayable_care_plan(today()).cpr.wish;
    prop_assert_eq!(printed.says(&words.say("memo.cpr.title")), wish.is_some());
    prop_assert_eq!(
        printed.says(&words.say("memo.cpr.not_order")),
        wish.is_some()
    );
    Ok(())
}

/// What stands on every page: that views change, who wrote, when it was confirmed, whose it is, which page.
fn check_every_page(profile: &Profile, printed: &Printed) -> Result<(), TestCaseError> {
    let words = Words::of("ja");
    let squeezed = crate::printed::squeezed;
    let was_guessed = profile.plan_entry_mode() == Some(EntryMode::Inferred);
    let words = words.by_others(was_guessed);
    let facts = said(profile, &everything());
    let writer = facts.at("about.entry_mode").map(|fact| fact.text.clone());
    let writer = writer.unwrap_or_else(|| words.say("memo.written.blank"));
    let is_of_a_child = writer == words.say("sheet.entry_mode.of_a_child");
    let by = if is_of_a_child {
        "of_a_child"
    } else {
        "inferred"
    };
    let inferred = squeezed(&words.say(&format!("memo.by.{by}")));
    // Without a day nothing can be the newest.
    let (confirmed, newest) = match profile.history.confirmed_on() {
        Some(day) => (format!("{}年", day.year()), "memo.foot.change"),
        None => (
            squeezed(&words.say("memo.confirmed.blank")),
            "memo.foot.draft",
        ),
    };
    let edition = words.fill(
        "sheet.bar.edition",
        &[("edition", &printed.document.edition.to_string())],
    );
    let made = words.fill("sheet.foot.printed", &[("date", "2026年11月20日")]);
    let count = printed.document.laid.pages.len();
    for number in 0..count {
        let page = printed.page(number);
        prop_assert!(page.contains(&squeezed(&words.say(newest))));
        for words in [&edition, &made] {
            prop_assert!(page.contains(&squeezed(words)), "{words} on page {number}");
        }
        let page_number = format!("{}／{count}", number + 1);
        prop_assert!(page.contains(&page_number), "{}", page_number);
        prop_assert!(page.contains(&confirmed), "{confirmed} on page {number}");
        prop_assert!(
            page.contains(&squeezed(&writer)),
            "{writer} on page {number}"
        );
        let name = profile.emergency.person.full_name();
        let name: String = name.chars().take(20).collect();
        prop_assert!(page.contains(&squeezed(&name)), "{name} on page {number}");
        let birth = profile.emergency.person.birth_date;
        let birth = birth.map_or_else(String::new, |day| format!("{}年", day.year()));
        prop_assert!(page.contains(&birth), "{birth} on page {number}");
        prop_assert_eq!(page.contains(&inferred), was_guessed);
    }
    Ok(())
}

/// Private words that stand nowhere else.
const SECRETS: [(&str, PrivatePart); 4] = [
    ("秘の一つめ", PrivatePart::OtherFamily),
    ("秘の二つめ", PrivatePart::PeopleNotToSee),
    ("秘の三つめ", PrivatePart::Will),
    ("秘の四つめ", PrivatePart::Message),
];

fn with_secrets(mut profile: Profile) -> Profile {
    let secret = |at: usize| Text::new(SECRETS[at].0);
    let plan = &mut profile.care_plan;
    plan.speaking.others = secret(0);
    plan.comfort.people_not = secret(1);
    plan.papers.will = Stated::Known(tsutaeru::model::Yes::Yes);
    plan.papers.will_place = secret(2);
    plan.message = secret(3);
    profile
}

/// The person's record, of whose plan only the wish about resuscitation is left.
fn without_plan(profile: &Profile) -> Profile {
    let mut bare = profile.clone();
    bare.care_plan = CarePlan {
        cpr: profile.care_plan.cpr.clone(),
        ..CarePlan::default()
    };
    bare.history = Default::default();
    bare.emergency.conditions.explained = None;
    bare
}

#[test]
fn every_question_of_the_plan_is_on_the_memo_or_said_to_be_off_it() {
    let off = [
        "care_plan.start.stage",
        "care_plan.start.track",
        "care_plan.cpr.print",
    ];
    let is_off = |path: &str| off.contains(&path);
    for section in catalogue::CARE_PLAN {
        for item in section.groups.iter().flat_map(|group| group.items) {
            let path = item.link_id;
            let is_on = is_printed(item.print, path);
            assert_ne!(is_on, is_off(path), "{path}");
            let has_part = MemoPart::of(path).is_some() || path == "care_plan.message";
            assert!(!is_on || has_part, "{path}");
            let is_never = item.print == PrintPolicy::Never && !is_off(path);
            assert_eq!(is_never, PrivatePart::of(path).is_some(), "{path}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn prop_every_answer_that_the_copy_lets_in_has_a_fact(profile in generated::profile()) {
        let facts = said(&profile, &everything());
        let profile = sayable(&profile);
        let unsaid = unsaid(&profile, &facts);
        prop_assert!(unsaid.is_empty(), "{:#?}", unsaid);
        check_talks(&profile, &facts)?;
    }

    #[test]
    fn prop_the_plan_never_reaches_the_crew_s_sheet(profile in generated::profile()) {
        let words = Words::of("ja");
        let whole = emergency::facts(&profile, today(), &words);
        let bare = emergency::facts(&without_plan(&profile), today(), &words);
        prop_assert_eq!(whole, bare);
    }

    #[test]
    fn prop_private_answers_are_no_facts_without_their_tick(profile in generated::profile()) {
        let profile = with_secrets(profile);
        for copy in MemoCopy::ALL {
            for part in [None].into_iter().chain(PrivatePart::ALL.iter().map(Some)) {
                let choice = MemoChoice {
                    private: part.into_iter().copied().collect(),
                    ..MemoChoice::of(*copy)
                };
                let facts = said(&profile, &choice);
                for (secret, of) in SECRETS {
                    let is_said = facts.iter().any(|fact| fact.text == secret);
                    let may = part == Some(&of) && copy.may_have(of);
                    prop_assert_eq!(is_said, may, "{:?} {:?} {}", copy, part, secret);
                }
            }
        }
    }

    #[test]
    fn prop_what_others_remember_and_a_child_s_refusal_are_never_said(profile in generated::profile()) {
        let facts = said(&profile, &everything());
        let wish = |path: &str| facts.under(path).next().is_some();
        let said = wish("care_plan.cpr.wish") || wish("care_plan.treatments.resuscitation");
        let remembered = profile.plan_entry_mode() == Some(EntryMode::Inferred);
        let ages = profile.emergency.person.birth_date.and_then(|birth| birth.years_until(today()));
        prop_assert!(!said || !(remembered || ages.is_some_and(|(_, most)| most < 18)));
        let surely_grown = ages.is_some_and(|(least, _)| least >= 18);
        let refusal = Words::of("ja").say("treatment_preference.not_want");
        let refused = facts.under("care_plan.treatments.resuscitation").any(|fact| fact.text == refusal)
            || facts.at("care_plan.cpr.foreseen_condition").is_some();
        prop_assert!(!refused || surely_grown);
    }

    #[test]
    fn prop_none_is_never_said_of_a_plan_where_nobody_said_none(profile in generated::profile()) {
        let tree = serde_json::to_string(&profile).expect("a profile can be written");
        let tree = tree.replace("\"none\"", "\"unknown\"");
        let profile: Profile = serde_json::from_str(&tree).expect("unknown fits wherever none does");
        let facts = said(&profile, &everything());
        prop_assert!(facts.iter().all(|fact| fact.state != State::NoneKnown));
        prop_assert!(facts.iter().all(|fact| fact.state != State::Blank));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, max_shrink_iters: 20, ..ProptestConfig::default() })]

    #[test]
    fn prop_the_memo_says_every_fact_and_lies_well(profile in generated::profile()) {
        check_paper(&profile, &everything())?;
    }

    #[test]
    fn prop_private_answers_are_not_on_paper_without_their_tick(profile in generated::profile()) {
        let profile = with_secrets(profile);
        for choice in [MemoChoice::default(), MemoChoice::of(MemoCopy::Hospital)] {
            let printed = Printed::memo(&profile, &choice);
            for (secret, _) in SECRETS {
                prop_assert!(!printed.says(secret), "{}", secret);
            }
        }
    }
}

#[test]
fn the_memos_of_the_personas_keep_every_law() {
    for persona in PERSONAS {
        for profile in people(persona) {
            let facts = said(&profile, &everything());
            let whole = sayable(&profile);
            assert_eq!(unsaid(&whole, &facts), Vec::<String>::new(), "{persona}");
            let copies = MemoCopy::ALL.iter().map(|copy| MemoChoice::of(*copy));
            for choice in copies.chain([everything()]) {
                if let Err(fault) = check_paper(&profile, &choice) {
                    panic!("{persona} {:?}: {fault}", choice.copy);
                }
            }
        }
    }
}

#[test]
fn a_part_that_is_left_out_is_not_on_paper_and_the_paper_says_so() {
    let profile = people("extreme").remove(0);
    let left_out = Words::of("ja").say("memo.foot.left_out");
    assert!(!Printed::memo(&profile, &MemoChoice::default()).says(&left_out));
    for part in MemoPart::ALL {
        let mut choice = everything();
        choice.parts = choice.parts.iter().filter(|one| one != part).collect();
        let facts = said(&profile, &choice);
        assert!(
            facts
                .iter()
                .all(|fact| MemoPart::of(&fact.path) != Some(*part))
        );
        let printed = Printed::memo(&profile, &choice);
        assert_eq!(
            printed.says(&left_out),
            *part != MemoPart::Disclosure,
            "{part:?}"
        );
    }
}

#[test]
fn the_generated_cases_reach_what_the_laws_are_about() {
    let mut plan = CarePlan::default();
    plan.living.worries = Stated::Known(Worry::ALL.iter().copied().collect());
    plan.talks = Stated::Known(vec![Talk::default()]);
    plan.treatments.drip.frail = tsutaeru::model::Answer::Known(TreatmentPreference::NotWant);
    let mut profile = people("minimal").remove(0);
    profile.care_plan = plan;
    let facts = said(&profile, &everything());
    for path in [
        "care_plan.living.worries",
        "care_plan.talks",
        "care_plan.treatments.drip.frail",
    ] {
        assert!(facts.at(path).is_some(), "{path}");
    }
}
