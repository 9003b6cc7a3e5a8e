//! What had no room on the front stands behind in its own words, and no word of a paper says more than was answered.

use crate::alerts::{of, papers};
use crate::generated;
use crate::personas::PERSONAS;
use crate::printed::{Printed, people, squeezed, today};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use tsutaeru::i18n::Words;
use tsutaeru::layout::Mark;
use tsutaeru::model::{Coded, ConditionKind, DeviceKind, ImplantKind, Profile, Relation};
use tsutaeru::sheet::card;
use tsutaeru::sheet::crew_link::{CrewCard, crew_link};
use tsutaeru::sheet::emergency;
use tsutaeru::sheet::fact::{Fact, Part, State};

/// A text of so many letters may stand on a page by itself and in another.
const SHORT: usize = 8;

#[test]
fn what_fell_off_the_front_opens_the_back() {
    for profile in PERSONAS.into_iter().flat_map(people) {
        let printed = Printed::of(&profile);
        let facts = emergency::facts(&profile, today(), &Words::of("ja"));
        let pages = printed.document.laid.pages.len();
        let behind = |text: &str| (1..pages).find(|page| printed.page_says(*page, text));
        let left = &printed.document.report.left_front;
        // What falls off the front of the longest record fills more than a page; nothing else comes before its end.
        let end = left.iter().map(|left| {
            let fact = facts.at(&left.path).expect("a fact");
            behind(&fact.text).unwrap_or_else(|| panic!("{} is nowhere", left.path))
        });
        let end = end.max().unwrap_or(1);
        let is_long = |text: &str| text.chars().count() > SHORT;
        // The box of a part of which something fell opens the back as a whole: a device's settings stand by its name.
        let fell = |part: Part| {
            let mut left = left.iter().filter_map(|left| facts.at(&left.path));
            left.any(|fact| fact.part == part)
        };
        for fact in facts
            .iter()
            .filter(|fact| !fact.on_front() && is_long(&fact.text))
            .filter(|fact| !fell(fact.part))
        {
            let page = behind(&fact.text).unwrap_or(end);
            assert!(
                page >= end,
                "{} stands before the rest of the front",
                fact.path
            );
        }
    }
}

#[test]
fn what_fell_off_the_frame_stands_on_the_back_each_kind_apart_and_with_its_warning() {
    let words = Words::of("ja");
    let warning = words.say("sheet.label.alerts.steroid.warning");
    for profile in PERSONAS.into_iter().flat_map(people) {
        let [(printed, facts, left), _] = papers(&profile);
        let kind = |path: &str| {
            let name = path.split('.').nth(2).unwrap_or_default();
            match name.split('_').next().unwrap_or_default() {
                "epinephrine" => "allergies".to_owned(),
                "tuberculosis" => "infection".to_owned(),
                kind => kind.to_owned(),
            }
        };
        let fell = facts.iter().filter(|fact| {
            let is_telling = fact.part == Part::Alerts && fact.text.chars().count() > 3;
            is_telling && fact.state == State::Value && left.contains(&fact.path)
        });
        let fell: Vec<&Fact> = fell.collect();
        for line in printed.paragraphs() {
            let here = fell
                .iter()
                .filter(|fact| line.contains(&squeezed(&fact.text)));
            let kinds: BTreeSet<String> = here.map(|fact| kind(&fact.path)).collect();
            assert!(kinds.len() <= 1, "{kinds:?} in {line}");
            let is_steroid = line.contains(&format!("{}（", words.say("sheet.alert.steroid")));
            assert!(!is_steroid || line.contains(&warning), "{line}");
        }
    }
}

#[test]
fn that_a_medicine_must_not_be_stopped_stands_with_it_on_every_paper_and_on_the_phone() {
    let profile = of(json!({ "steroid": "oral" }));
    let warning = Words::of("ja").say("sheet.label.alerts.steroid.warning");
    for paper in ["emergency-sheet", card::ID, "handover"] {
        let printed = Printed::paper(paper, &profile);
        let line = printed
            .paragraph_of("ステロイド（飲み薬）")
            .expect("a line");
        assert_eq!(line.matches(&warning).count(), 1, "{paper}: {line}");
    }
    let facts = emergency::facts(&profile, today(), &Words::of("ja"));
    let link = crew_link(&facts, |_| true).expect("a link").link;
    let card = CrewCard::read(&link).expect("what was written is read");
    let entry = card.parts().flat_map(|part| part.entries);
    let entry = entry
        .into_iter()
        .find(|entry| entry.iter().any(|line| line.text == warning));
    assert!(entry.is_some_and(|entry| entry.iter().any(|line| line.text == "飲み薬")));
    let none = of(json!({ "steroid": "none" }));
    assert!(!Printed::of(&none).says(&warning));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 20, ..ProptestConfig::default() })]

    #[test]
    fn prop_a_category_beside_its_detail_is_one_thing(profile in generated::profile()) {
        let facts = emergency::facts(&profile, today(), &Words::of("ja"));
        for (category, detail) in [
            ("kind", "detail"), ("kind", "name"), ("relation", "relation_detail"), ("role", "role_detail"),
        ] {
            for fact in facts.iter().filter(|fact| !fact.codes.is_empty()) {
                let Some(row) = fact.path.strip_suffix(category) else { continue };
                let beside = facts.at(&format!("{row}{detail}"));
                // A device's parts are one device; only of words of the same thing could one be untrue.
                let is_of_device = row.contains(".devices.");
                prop_assert!(beside.is_none() || is_of_device || !fact.text.contains('・'), "{fact:?}");
            }
        }
    }

    #[test]
    fn prop_no_answer_is_just_another_one(profile in generated::profile()) {
        let facts = emergency::facts(&profile, today(), &Words::of("ja"));
        for list in ["alerts", "conditions", "contacts", "care_team", "usual_state"] {
            for fact in facts.under(&format!("emergency.{list}")).filter(|fact| !fact.codes.is_empty()) {
                prop_assert!(fact.text != "ほか" && !fact.text.ends_with("・ほか"), "{fact:?}");
            }
        }
    }
}

#[test]
fn a_category_alone_does_not_say_that_there_are_two_things() {
    let rows = |codes: &[&str], column: &str| -> Value {
        codes.iter().map(|code| json!({ column: code })).collect()
    };
    let tree = json!({
        "id": "0000000000000001", "mark": "circle", "created_on": "2026-01-01", "updated_on": "2026-11-20",
        "emergency": {
            "alerts": {
                "implants": rows(ImplantKind::CODES, "kind"),
                "devices": rows(DeviceKind::CODES, "kind"),
            },
            "conditions": { "current": rows(ConditionKind::CODES, "kind") },
            "contacts": rows(Relation::CODES, "relation"),
        },
    });
    let profile: Profile = serde_json::from_value(tree).expect("a profile");
    let facts = emergency::facts(&profile, today(), &Words::of("ja"));
    let chosen = facts.iter().filter(|fact| !fact.codes.is_empty());
    let chosen: Vec<&Fact> = chosen.collect();
    assert!(chosen.len() > 40, "{}", chosen.len());
    for fact in chosen {
        assert!(!fact.text.contains('・') && fact.text != "ほか", "{fact:?}");
    }
    let couple = Printed::of(&people("couple")[1]);
    assert!(!couple.says("狭心症・心筋梗塞") && !couple.says("夫・妻"));
}

/// Words that were torn, and some of their kind.
const WHOLE: [&str; 20] = [
    "在宅",
    "酸素",
    "注射",
    "血糖",
    "下げる",
    "麻薬",
    "危険",
    "感染",
    "右腕",
    "左腕",
    "長女",
    "長男",
    "お薬手帳",
    "説明書",
    "透析",
    "血液",
    "人工",
    "看護",
    "病院",
    "薬局",
];

#[test]
fn no_line_of_the_card_or_of_the_sheet_ends_inside_a_word() {
    for profile in PERSONAS.into_iter().flat_map(people) {
        for paper in ["emergency-sheet", card::ID] {
            for page in &Printed::paper(paper, &profile).document.laid.pages {
                let runs: Vec<_> = page
                    .frames
                    .iter()
                    .filter_map(|frame| match &frame.mark {
                        Mark::Text(run) => Some((frame.node, run.line, run.text.as_str())),
                        _ => None,
                    })
                    .collect();
                for two in runs.windows(2) {
                    let [(node, line, before), (other, next, after)] = two else {
                        continue;
                    };
                    if node.is_none() || node != other || line == next {
                        continue;
                    }
                    for word in WHOLE {
                        let mut cuts = word.char_indices().skip(1).map(|(at, _)| word.split_at(at));
                        let cut = cuts
                            .find(|(head, tail)| before.ends_with(head) && after.starts_with(tail));
                        assert!(cut.is_none(), "{paper}: {before} / {after}");
                    }
                }
            }
        }
    }
}
