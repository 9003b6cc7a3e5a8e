//! A device whose battery was empty tells another age: its day is on no paper, and no answer waits for it.

use crate::personas::PERSONAS;
use crate::printed::{Printed, people, squeezed, today};
use std::collections::BTreeSet;
use tsutaeru::catalogue::{Withheld, printable_on, withheld};
use tsutaeru::i18n::Words;
use tsutaeru::model::{Date, Profile};
use tsutaeru::sheet::{self, SHEETS, emergency};

/// What hangs on today, and is left off where nobody knows it.
const BY_TODAY: [&str; 4] = [".age", ".stale", "care_plan.cpr", "about.changed"];

fn wrong() -> Date {
    "1970-01-01".parse().expect("a day")
}

/// What the crew's sheet says on that day.
fn paths(profile: &Profile, day: Date) -> BTreeSet<String> {
    let paper = printable_on(profile, day);
    let facts = emergency::facts(&paper, day, &Words::of("ja"));
    facts.iter().map(|fact| fact.path.clone()).collect()
}

#[test]
fn the_day_of_a_wrong_clock_is_on_no_paper_and_its_place_is_for_the_pen() {
    let words = Words::of("ja");
    let by_hand = squeezed(&words.say("sheet.foot.printed.by_hand"));
    for persona in ["full", "final_stage"] {
        for profile in people(persona) {
            for paper in SHEETS.iter().map(|sheet| sheet.id) {
                let right = Printed::paper(paper, &profile);
                let document = sheet::lay_out(paper, &profile, wrong(), &words).expect("a paper");
                assert!(
                    !document.file_name.contains("_19"),
                    "{}",
                    document.file_name
                );
                let printed = Printed::read(document);
                let all = printed.paragraphs().join("");
                for day in ["1970", "昭和45"] {
                    assert!(!all.contains(day), "{persona} {paper}: {all}");
                }
                let has_day = right.says("印刷2026");
                assert_eq!(all.contains(&by_hand), has_day, "{persona} {paper}: {all}");
            }
        }
    }
}

#[test]
fn nobody_has_an_age_by_a_wrong_clock_and_no_answer_waits_for_a_day_long_past() {
    for persona in PERSONAS {
        for profile in people(persona) {
            let waits = |day| {
                let mut all = withheld(&profile, day).into_iter();
                all.any(|(_, why)| why == Withheld::NotYet)
            };
            assert!(!waits(wrong()), "{persona}");
            let [here, there] = [wrong(), today()].map(|day| paths(&profile, day));
            let is_by_today = |path: &&String| BY_TODAY.iter().any(|part| path.contains(part));
            let mut lost = there.difference(&here).filter(|path| !is_by_today(path));
            assert_eq!(lost.next(), None, "{persona}");
            assert!(!here.iter().any(|path| path.ends_with(".age")), "{persona}");
        }
    }
}
