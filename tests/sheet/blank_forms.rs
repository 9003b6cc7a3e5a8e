//! The forms to fill in by hand: room enough for a hand, and nothing that reads as an answer.

use crate::printed::Printed;
use proptest::prelude::*;
use tsutaeru::i18n::Words;
use tsutaeru::layout::Mark;
use tsutaeru::sheet::{SHEETS, blank_forms, lay_out_blank};

/// Lines to write on are no nearer to each other.
const LEAST_PITCH: f32 = 8.0;
/// How thick lines to write on are; others frame, cut or fold.
const WRITING: f32 = 0.2;

fn form(paper: &str) -> Printed {
    let form = lay_out_blank(paper, &Words::of("ja"));
    Printed::read(form.expect("there is such a form"))
}

/// Lines to write on leave room for letters by hand.
fn check_pitch(printed: &Printed) -> Result<(), TestCaseError> {
    for page in &printed.document.laid.pages {
        let lines: Vec<(f32, f32)> = page
            .frames
            .iter()
            .filter_map(|frame| match frame.mark {
                Mark::Line {
                    from, thickness, ..
                } if thickness.0 == WRITING => Some((from.0.0, from.1.0)),
                _ => None,
            })
            .collect();
        for (x, y) in &lines {
            let next = lines.iter().filter(|(left, below)| left == x && below > y);
            let nearest = next.map(|(_, below)| below - y).fold(f32::MAX, f32::min);
            prop_assert!(nearest >= LEAST_PITCH, "{nearest} mm at {y}");
        }
    }
    Ok(())
}

#[test]
fn forms_have_room_for_a_hand_and_lie_well() {
    for paper in blank_forms() {
        let printed = form(paper);
        let check = || {
            printed.check_sizes()?;
            printed.check_margins()?;
            printed.check_overlaps()?;
            printed.check_lines()?;
            check_pitch(&printed)
        };
        if let Err(fault) = check() {
            panic!("{paper}: {fault}");
        }
        assert_eq!(printed.document.laid.missing, Vec::<String>::new());
    }
}

#[test]
fn on_a_form_none_and_unknown_stand_only_behind_a_box() {
    let words = Words::of("ja");
    let mut boxes = 0;
    for paper in blank_forms() {
        let printed = form(paper);
        for page in 0..printed.document.laid.pages.len() {
            let text = printed.page(page);
            for answer in ["sheet.none", "sheet.unknown"].map(|key| words.say(key)) {
                for (place, _) in text.match_indices(&answer) {
                    let box_before = text[..place].rfind('□').map(|at| &text[at..place]);
                    // 「まだわからない」 is an option, too.
                    let near = box_before.is_some_and(|between| between.chars().count() <= 3);
                    assert!(near, "{paper}: {answer} without a box");
                    boxes += 1;
                }
            }
        }
    }
    assert!(boxes > 30, "{boxes}");
}

#[test]
fn a_box_stays_with_its_word() {
    for paper in blank_forms() {
        for page in &form(paper).document.laid.pages {
            for line in page.lines() {
                assert!(!line.trim_end().ends_with('□'), "{paper}: {line}");
            }
        }
    }
}

#[test]
fn sheet_and_memo_fill_one_sheet_of_paper_on_both_sides_and_the_small_papers_one_page() {
    for paper in blank_forms() {
        let pages = form(paper).document.laid.pages.len();
        let expected = match paper {
            "emergency-sheet" | "care-plan-memo" => 2,
            _ => 1,
        };
        assert_eq!(pages, expected, "{paper}");
    }
    assert_eq!(form("call-memo").page(0).matches("「救急です」").count(), 2);
}

#[test]
fn whoever_cannot_call_by_voice_has_a_form_that_does_not_tell_them_to_call() {
    let words = Words::of("ja");
    let (aloud, silent) = (form("call-memo"), form("call-memo-silent"));
    for way in ["network", "fax", "relay", "title", "after"] {
        let said = words.say(&format!("call.silent.{way}"));
        assert!(silent.page(0).contains(&said), "{said}");
        assert!(!aloud.says(&said), "{said}");
    }
    let to_say = words.say("call.first.words");
    assert!(aloud.says(&to_say) && !silent.says(&to_say), "{to_say}");
}

#[test]
fn the_crew_s_form_has_days_on_which_it_was_found_right() {
    let words = Words::of("ja");
    let back = form("emergency-sheet").page(1).to_owned();
    let unchanged = words.say("sheet.review.unchanged").replace(['　', ' '], "");
    let days = back.matches(&unchanged).count();
    assert!(
        back.contains(&words.say("sheet.review.title")) && days == 2,
        "{back}"
    );
}

#[test]
fn every_form_is_a_paper_that_also_comes_from_a_record() {
    for paper in blank_forms() {
        // What a record says of the person decides by which words a memo speaks; of a form the reader decides.
        let of_record = paper.strip_suffix("-silent").unwrap_or(paper);
        let sheet = SHEETS.iter().find(|sheet| sheet.id == of_record);
        assert!(sheet.is_some_and(|sheet| sheet.is_of_a_record()), "{paper}");
    }
    assert!(lay_out_blank("flyer", &Words::of("ja")).is_none());
}

#[test]
fn the_form_asks_for_no_decision_about_resuscitation() {
    for paper in blank_forms() {
        assert!(!form(paper).says("心肺蘇生"), "{paper}");
    }
}

#[test]
fn the_crew_s_form_asks_what_a_crew_asks_first_and_forms_have_a_day() {
    let sheet = form("emergency-sheet");
    let (front, back) = (sheet.page(0), sheet.page(1));
    for words in [
        "インスリン注射",
        "血液を固まりにくくする薬",
        "ステロイド",
        "確認日",
        "書いた日",
    ] {
        assert!(front.contains(words), "{words} in\n{front}");
    }
    for words in ["お薬手帳", "置き場所"] {
        assert!(back.contains(words), "{words} in\n{back}");
    }
    for paper in ["care-team", "wallet-card", "care-plan-memo"] {
        assert!(form(paper).says("書いた日"), "{paper}");
    }
}
