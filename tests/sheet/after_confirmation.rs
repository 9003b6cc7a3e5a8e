//! What was written after the day of confirmation is said beside that day, named on the front, and marked.

use crate::printed::{Printed, people};
use serde_json::{Value, json};
use tsutaeru::catalogue::{SinceFoundRight, check_numbers, since_found_right};
use tsutaeru::model::{Phone, Profile, Stated};
use tsutaeru::sheet::{card, care_team};

const CHANGED: &str = "確認後に書きかえたところがあります";
const PERHAPS: &str = "確認後に書きかえたところがあるかもしれません";

/// The same person, who has just found everything right.
fn confirmed(mut profile: Profile) -> Profile {
    profile.progress.found_right = check_numbers(&profile);
    profile
}

fn anybody() -> Profile {
    confirmed(people("vietnam").swap_remove(0))
}

#[test]
fn what_was_found_right_and_is_the_same_is_not_marked() {
    let printed = Printed::of(&anybody());
    assert!(!printed.says("書きかえ") && !printed.says("＊"));
}

#[test]
fn a_medicine_changed_later_is_said_named_and_marked_until_it_is_found_right_again() {
    let mut profile = anybody();
    let Stated::Known(list) = &mut profile.emergency.medications.list else {
        panic!("a list");
    };
    list[1].name = "あたらしい薬".into();
    let printed = Printed::of(&profile);
    let front = printed.page(0);
    for words in [CHANGED, "書きかえたところ：使っている薬", "あたらしい薬＊"]
    {
        assert!(front.contains(words), "{words} in\n{front}");
    }
    assert_eq!(
        front.matches('＊').count(),
        2,
        "the line and the bar: {front}"
    );
    for paper in [card::ID, care_team::ID, "handover"] {
        assert!(Printed::paper(paper, &profile).says(CHANGED), "{paper}");
    }
    let again = Printed::of(&confirmed(profile));
    assert!(!again.says("書きかえ") && !again.says("＊"));
}

#[test]
fn whatever_is_changed_is_named() {
    type Change = fn(&mut Value);
    let changes: [(&str, Change); 6] = [
        ("住所", |tree| {
            tree["person"]["address"] = json!("桜台9-9-9")
        }),
        ("アレルギー", |tree| {
            tree["alerts"]["allergies"] = json!("none")
        }),
        ("連絡する人", |tree| {
            tree["contacts"][0]["phone"] = json!("090-0000-9999")
        }),
        ("連絡する人", |tree| {
            tree["contacts"].as_array_mut().expect("a list").remove(0);
        }),
        ("世話になっている人・病院", |tree| {
            tree["care_team"]["members"][2]["person"] = json!("新しい人");
        }),
        ("ひとこと", |tree| tree["message"] = json!("")),
    ];
    for (name, change) in changes {
        let mut tree = serde_json::to_value(anybody()).expect("a profile can be written");
        change(&mut tree["emergency"]);
        let profile: Profile = serde_json::from_value(tree).expect("it still fits");
        let printed = Printed::of(&profile);
        assert!(printed.page(0).contains(CHANGED), "{name}");
        assert!(printed.says(&format!("書きかえたところ：{name}")), "{name}");
    }
}

#[test]
fn a_number_to_call_is_marked_beside_and_stays_a_number() {
    let mut profile = anybody();
    profile.emergency.person.home_phone = Phone::new("03-0000-9999");
    let printed = Printed::of(&profile);
    assert!(printed.page(0).contains(CHANGED));
    assert!(!printed.says("03-0000-9999＊"));
}

#[test]
fn a_record_from_before_says_no_more_than_it_knows() {
    let mut profile = people("full").swap_remove(0);
    assert_eq!(since_found_right(&profile), SinceFoundRight::Same);
    profile.updated_on = "2026-12-05".parse().expect("a day");
    assert_eq!(since_found_right(&profile), SinceFoundRight::Perhaps);
    let printed = Printed::of(&profile);
    assert!(printed.says(PERHAPS) && !printed.says(CHANGED));
    profile.about.confirmed_on = None;
    assert_eq!(since_found_right(&profile), SinceFoundRight::Same);
}
