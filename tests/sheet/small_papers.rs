//! The papers around the sheet: labels, the memo beside the telephone, the card, the flyer.

use crate::generated;
use crate::personas::PERSONAS;
use crate::printed::{Printed, people, today};
use proptest::prelude::*;
use tsutaeru::i18n::Words;
use tsutaeru::layout::{Laid, Mark};
use tsutaeru::model::{About, Profile, SheetPlace, Stated};
use tsutaeru::sheet::{self, CardChoice, CopyChoice, Wanted, call_memo, card, labels};

/// What an elderly person reads is no smaller.
const ELDER: f32 = 14.0;

fn nobody() -> Profile {
    let mut profile = people("minimal").swap_remove(0);
    profile.emergency = Default::default();
    profile.about = About::default();
    profile
}

/// What holds for every one of them.
fn check(printed: &Printed) -> Result<(), TestCaseError> {
    printed.check_sizes()?;
    printed.check_margins()?;
    printed.check_overlaps()?;
    printed.check_lines()
}

fn check_labels(profile: &Profile) -> Result<(), TestCaseError> {
    let printed = Printed::paper(labels::ID, profile);
    check(&printed)?;
    for fact in labels::facts(profile, &Words::of("ja")).iter() {
        prop_assert!(printed.answers(&fact.text), "{}", fact.text);
    }
    let mut place = nobody();
    place.about.sheet_place = profile.about.sheet_place;
    place.about.sheet_place_other = profile.about.sheet_place_other.clone();
    let of_place = Printed::paper(labels::ID, &place).document.laid;
    prop_assert_eq!(&printed.document.laid, &of_place);
    Ok(())
}

fn check_call_memo(profile: &Profile) -> Result<(), TestCaseError> {
    let printed = Printed::paper(call_memo::ID, profile);
    check(&printed)?;
    printed.check_letters(ELDER)?;
    for fact in call_memo::facts(profile, today(), &Words::of("ja")).iter() {
        prop_assert!(printed.says(&fact.text), "{}: {}", fact.path, fact.text);
    }
    for words in ["#7119", "03-3212-2323", "ためらわず119へ"] {
        prop_assert!(printed.says(words), "{words}");
    }
    // Either what is said first, or how to reach 119 without a voice.
    prop_assert!(printed.says("「救急です」") != printed.says("緊急ネット通報"));
    prop_assert!(!printed.says_none());
    Ok(())
}

fn check_card(profile: &Profile) -> Result<(), TestCaseError> {
    let printed = Printed::paper(card::ID, profile);
    check(&printed)?;
    prop_assert_eq!(printed.document.laid.pages.len(), 1);
    let left = &printed.document.report.left_front;
    for fact in card::facts(profile, today(), &Words::of("ja"), &CardChoice::default()).iter() {
        let is_left = left.iter().any(|left| left.path == fact.path);
        prop_assert!(
            is_left || printed.says(&fact.text),
            "{} is not on the card: {}",
            fact.path,
            fact.text
        );
    }
    let points = printed.says("続きは家のシート") || printed.says("つは家のシート");
    let points = points || printed.says("人は家のシート") || printed.says("くわしくは家のシート");
    prop_assert!(left.is_empty() || points, "{left:?}");
    prop_assert_eq!(folds(&printed.document.laid), 6);
    Ok(())
}

/// How many dashed lines there are with a face's name right below them, whatever stands on the faces.
fn folds(laid: &Laid) -> usize {
    let frames = laid.pages.iter().flat_map(|page| &page.frames);
    let marks: Vec<&Mark> = frames.map(|frame| &frame.mark).collect();
    let is_fold = |mark: &&&Mark| {
        let Mark::Line {
            from, dashed: true, ..
        } = mark
        else {
            return false;
        };
        marks.iter().any(|mark| match mark {
            Mark::Rect(rect, _) => {
                (rect.y.0 - from.1.0).abs() < 0.05 && (rect.x.0 - from.0.0).abs() < 0.05
            }
            _ => false,
        })
    };
    marks.iter().filter(is_fold).count()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 40, ..ProptestConfig::default() })]

    #[test]
    fn prop_a_label_says_where_the_sheet_is_and_nothing_of_the_person(profile in generated::profile()) {
        check_labels(&profile)?;
    }

    #[test]
    fn prop_the_memo_for_the_telephone_says_everything_in_letters_for_the_old(profile in generated::profile()) {
        check_call_memo(&profile)?;
    }

    #[test]
    fn prop_a_card_is_as_large_as_a_card_and_points_to_what_it_has_no_room_for(profile in generated::profile()) {
        check_card(&profile)?;
    }
}

#[test]
fn the_small_papers_of_the_personas_keep_every_law() {
    for persona in PERSONAS {
        for profile in people(persona).into_iter().chain([nobody()]) {
            for check in [check_labels, check_call_memo, check_card] {
                if let Err(fault) = check(&profile) {
                    panic!("{persona}: {fault}");
                }
            }
        }
    }
}

#[test]
fn a_place_without_words_leaves_a_line_to_write_it_on() {
    let mut profile = nobody();
    let blank = Printed::paper(labels::ID, &profile).document.laid;
    profile.about.sheet_place = Some(SheetPlace::Other);
    assert_eq!(Printed::paper(labels::ID, &profile).document.laid, blank);
    profile.about.sheet_place_other = "茶だんすの上".into();
    let printed = Printed::paper(labels::ID, &profile);
    assert_ne!(printed.document.laid, blank);
    assert!(printed.size_of("茶だんすの上") >= 28.0);
}

#[test]
fn two_memos_for_the_telephone_come_from_one_page() {
    for profile in ["full", "couple", "minimal"].into_iter().flat_map(people) {
        let printed = Printed::paper(call_memo::ID, &profile);
        assert_eq!(printed.document.laid.pages.len(), 1);
        assert_eq!(printed.page(0).matches("「救急です」").count(), 2);
    }
}

#[test]
fn a_name_that_was_not_written_takes_neither_birth_date_nor_age_with_it() {
    let mut profile = people("full").swap_remove(0);
    profile.emergency.person.family_name = "".into();
    profile.emergency.person.given_name = "".into();
    let printed = Printed::paper(call_memo::ID, &profile);
    assert!(printed.says("84歳") && printed.says("1942年（昭和17年）5月18日生まれ"));
}

#[test]
fn a_card_names_what_kills_before_what_there_is_not() {
    let profile = people("full").swap_remove(0);
    let printed = Printed::paper(card::ID, &profile);
    for words in [
        "ペニシリン",
        "ヨード造影剤",
        "血液を固まりにくくする薬",
        "インスリン注射",
        "ペースメーカー",
        "090-0000-6611",
        "090-0000-6622",
        "070-0000-3322",
        "冷蔵庫の中",
    ] {
        assert!(printed.says(words), "{words} in\n{}", printed.front());
    }
}

#[test]
fn people_who_have_no_room_on_a_card_are_counted() {
    let extreme = people("extreme").swap_remove(0);
    let people = extreme.emergency.contacts.rows().len();
    let printed = Printed::paper(card::ID, &extreme);
    let shown = 1;
    assert!(printed.says(&format!("ほか{}人は家のシート", people - shown)));
}

#[test]
fn nothing_answered_reads_as_nothing_written_on_a_card() {
    let printed = Printed::paper(card::ID, &nobody());
    assert!(!printed.says_none());
    for words in [
        "お名前の記入なし",
        "確認日の記入なし",
        "アレルギー：記入なし",
    ] {
        assert!(printed.says(words), "{words} in\n{}", printed.front());
    }
}

#[test]
fn an_alert_that_nobody_knows_is_said_on_a_card() {
    let mut profile = nobody();
    profile.emergency.alerts.allergies = Stated::Unknown;
    assert!(Printed::paper(card::ID, &profile).says_together(&["アレルギー：わからない"]));
}

#[test]
fn the_flyer_says_its_address_and_nothing_of_anybody() {
    let words = Words::of("ja");
    let flyer = |profile: &Profile, site: &str| {
        let wanted = Wanted {
            profile,
            today: today(),
            words: &words,
            choice: &CopyChoice::Same,
            site,
        };
        let document = sheet::lay_out_wanted("flyer", &wanted);
        Printed::read(document.expect("there is such a paper"))
    };
    let site = "https://example.org/tsutaeru/";
    let printed = flyer(&people("full")[0], site);
    if let Err(fault) = check(&printed) {
        panic!("{fault}");
    }
    assert!(printed.says(site) && printed.check_letters(ELDER).is_ok());
    assert_eq!(printed.document.laid, flyer(&nobody(), site).document.laid);
    assert_eq!(printed.document.laid.pages.len(), 1);
}

#[test]
fn the_team_says_every_other_way_to_reach_them() {
    let profile = people("deaf").swap_remove(0);
    let team = Printed::paper("care-team", &profile);
    for member in profile.emergency.care_team.members.rows() {
        let other = member.other_contact.as_str();
        assert!(other.is_empty() || team.answers(other), "{other}");
    }
    assert!(team.answers("FAX 03-0000-3132 メール soudan@example.jp"));
}
