//! The memo beside the telephone: whom to tell and when they answer, ways without a voice, and what changed since it was
//! found right.

use crate::personas::PERSONAS;
use crate::printed::{Printed, people, squeezed, today};
use serde_json::{Value, json};
use tsutaeru::catalogue::check_numbers;
use tsutaeru::i18n::Words;
use tsutaeru::model::{Answer, Hearing, Profile, Talking};
use tsutaeru::sheet::call_memo;

const CHANGED: &str = "確認後に書きかえたところがあります（＊の印）";

fn of(persona: &str) -> Profile {
    people(persona).swap_remove(0)
}

fn memo(profile: &Profile) -> Printed {
    Printed::paper(call_memo::ID, profile)
}

/// The same person with other answers in the sheet's part.
fn with(profile: &Profile, change: impl FnOnce(&mut Value)) -> Profile {
    let mut tree = serde_json::to_value(profile).expect("a profile can be written");
    change(&mut tree);
    serde_json::from_value(tree).expect("answers fit")
}

#[test]
fn whoever_answers_by_day_alone_stands_with_the_one_who_answers_at_night() {
    let printed = memo(&of("clozapine"));
    for words in [
        &["保佐人（司法書士）", "織田圭子", "昼だけ", "03-0000-9611"][..],
        &["ほのか訪問看護", "夜間・休日", "080-1000-9632"],
    ] {
        assert!(
            printed.says_together(words),
            "{words:?} in\n{}",
            printed.front()
        );
    }
}

#[test]
fn a_contact_of_the_night_is_told_beside_one_of_the_day_whatever_their_order() {
    let contact = |name: &str, phone: &str, when: Value| json!({ "name": name, "phone": phone, "reachable": when });
    let of_both = |first: Value, second: Value| {
        with(&of("full"), |tree| {
            tree["emergency"]["contacts"] = json!([
                contact("森 一", "090-0000-0001", first),
                contact("林 二", "090-0000-0002", json!([])),
                contact("原 三", "090-0000-0003", second),
            ]);
        })
    };
    let both = memo(&of_both(json!(["day"]), json!(["night"])));
    assert!(both.says_together(&["森一", "昼だけ", "090-0000-0001"]));
    assert!(both.says_together(&["原三", "夜", "090-0000-0003"]));
    assert!(!both.says("林二"));
    let both = memo(&of_both(json!(["night"]), json!(["day"])));
    assert!(both.says_together(&["森一", "夜", "090-0000-0001"]));
    assert!(
        both.says_together(&["林二", "090-0000-0002"]),
        "whose hours nobody knows may answer by day"
    );
    let one = memo(&of_both(json!(["always"]), json!(["night"])));
    assert!(one.says_together(&["森一", "いつでも", "090-0000-0001"]) && !one.says("原三"));
}

#[test]
fn whoever_has_no_voice_is_told_by_fax_or_mail() {
    let deaf = of("deaf");
    let printed = memo(&deaf);
    for words in [
        &["昼だけ", "03-0000-3131", "FAX 03-0000-3132"][..],
        &[
            "民生委員",
            "夜もつながる",
            "080-1000-3151",
            "メールがいちばん早い",
        ],
    ] {
        assert!(
            printed.says_together(words),
            "{words:?} in\n{}",
            printed.front()
        );
    }
    let mut hearing = deaf;
    let usual = &mut hearing.emergency.usual_state;
    usual.hearing = Answer::Known(Hearing::Normal);
    usual.talking = Answer::Known(Talking::Normal);
    usual.communication_aids = Default::default();
    hearing.emergency.person.languages = Default::default();
    assert!(!memo(&hearing).says("FAX"));
}

/// So much is said of them, with long names or ways without a voice, that one memo takes more than half a page.
const ONE_ON_A_PAGE: [&str; 4] = ["extreme", "deaf", "vietnam", "child"];

#[test]
fn two_memos_lie_on_one_page_wherever_there_is_room() {
    for persona in PERSONAS {
        for profile in people(persona) {
            let printed = memo(&profile);
            assert_eq!(printed.document.laid.pages.len(), 1, "{persona}");
            let memos = printed.page(0).matches("息をしているか").count();
            let least = if ONE_ON_A_PAGE.contains(&persona) {
                1
            } else {
                2
            };
            assert!(memos >= least, "{persona}: {memos}");
        }
    }
}

#[test]
fn what_was_written_after_the_day_of_confirmation_is_said_and_its_mark_is_explained() {
    let mut confirmed = of("vietnam");
    confirmed.progress.found_right = check_numbers(&confirmed);
    assert!(!memo(&confirmed).says("書きかえ") && !memo(&confirmed).says("＊"));
    let changed = [
        with(&confirmed, |tree| {
            tree["emergency"]["person"]["address"] = json!("桜台9-9-9")
        }),
        with(&confirmed, |tree| {
            tree["emergency"]["contacts"][0]["name"] = json!("別の 人")
        }),
        with(&confirmed, |tree| {
            tree["emergency"]["message"] = json!("犬がいます")
        }),
    ];
    for (number, profile) in changed.iter().enumerate() {
        let printed = memo(profile);
        assert!(printed.says(CHANGED), "{number}");
        // The words, and the mark where the memo says what was changed.
        let page = printed.page(0);
        let memos = page.matches(CHANGED).count();
        let marks = if number < 2 { 2 } else { 1 };
        assert_eq!(page.matches('＊').count(), memos * marks, "{number}");
    }
}

#[test]
fn what_was_typed_with_brackets_stands_in_no_others() {
    let place = "机の引き出し（左）";
    let profile = with(&of("full"), |tree| {
        tree["about"]["insurance_card_place"] = json!(place);
        tree["about"]["no_insurance_card"] = json!(false);
    });
    let printed = memo(&profile);
    assert!(printed.says(&format!("：{place}")) && !printed.says("（机"));
}

#[test]
fn a_ventilator_through_the_throat_takes_the_voice_as_a_tube_does() {
    let of_interface = |interface: &str| {
        with(&of("minimal"), |tree| {
            tree["emergency"]["alerts"]["devices"] =
                json!([{ "kind": "ventilator", "ventilator_interface": interface }]);
        })
    };
    assert!(memo(&of_interface("tracheostomy")).says("緊急ネット通報"));
    assert!(memo(&of_interface("mask")).says("「救急です」"));
}

#[test]
fn nothing_that_the_memo_says_is_lost_where_there_is_much_to_tell() {
    let profile = of("extreme");
    let printed = memo(&profile);
    for fact in call_memo::facts(&profile, today(), &Words::of("ja")).iter() {
        assert!(printed.says(&squeezed(&fact.text)), "{}", fact.path);
    }
}
