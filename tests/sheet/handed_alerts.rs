//! 「いのちに関わる注意」 on the copies that are handed on: nobody who can meet a danger is left without its line.

use crate::generated;
use crate::personas::PERSONAS;
use crate::printed::{Printed, people, squeezed, today};
use HandoverReader::{CareManager as M, Dentist as T, Doctor as D, Hospital as H, Pharmacy as P};
use proptest::prelude::*;
use serde_json::json;
use tsutaeru::i18n::Words;
use tsutaeru::model::{Coded, HandoverReader, Profile};
use tsutaeru::sheet::emergency;
use tsutaeru::sheet::fact::{Facts, State};
use tsutaeru::sheet::{CopyChoice, handover};

const PATH: &str = "emergency.alerts.";

/// Which alerts each reader gets, and which details: whoever draws blood, takes the blood pressure, gives food or a
/// medicine, or sees the fall and the seizure.
const GIVEN: [(&str, &[HandoverReader]); 27] = [
    ("allergies", &[H, P, M, D, T]),
    ("epinephrine_place", &[H, M, D]),
    ("antithrombotic", &[H, P, M, D, T]),
    ("antithrombotic_stopped", &[H, P, M, D, T]),
    ("antithrombotic_names", &[H, P, D, T]),
    ("antithrombotic_since", &[H, P, D, T]),
    ("glucose_lowering", &[H, P, M, D, T]),
    ("glucose_lowering_names", &[H, P, D, T]),
    ("steroid", &[H, P, M, D, T]),
    ("antiepileptic", &[H, P, M, D, T]),
    ("opioid", &[H, P, M, D, T]),
    ("opioid_patch_site", &[H, P, M, D]),
    ("dialysis", &[H, P, M, D, T]),
    ("dialysis_shunt", &[H, P, M, D, T]),
    ("dialysis_days", &[H, P, M, D, T]),
    ("dialysis_clinic", &[H, P, M, D]),
    ("avoid_arm", &[H, P, M, D, T]),
    ("avoid_arm_reasons", &[H, D, T]),
    ("implants", &[H, M, D, T]),
    ("devices.0.kind", &[H, P, M, D, T]),
    ("devices.0.flow_at_rest", &[H, P, M, D, T]),
    ("devices.0.settings", &[H, M, D]),
    ("devices.0.company_phone", &[H, M, D]),
    ("special_diseases", &[H, P, M, D, T]),
    ("swallowing", &[H, P, M, D, T]),
    ("infection", &[H, D]),
    ("tuberculosis", &[H, D]),
];

/// Somebody with every alert there is.
fn endangered() -> Profile {
    let mut tree = serde_json::to_value(&people("minimal")[0]).expect("a profile can be written");
    tree["emergency"]["alerts"] = json!({
        "allergies": [{ "kind": "food", "name": "えび", "reactions": ["breathlessness"] }],
        "epinephrine_place": "かばん",
        "antithrombotic": "yes", "antithrombotic_names": "ワルファリン",
        "antithrombotic_since": "2020-01", "antithrombotic_stopped": "2026-11-18",
        "glucose_lowering": ["insulin"], "glucose_lowering_names": "ランタス",
        "steroid": "oral", "antiepileptic": "yes",
        "opioid": ["patch"], "opioid_patch_site": "右の胸",
        "dialysis": "haemodialysis", "dialysis_shunt": "left",
        "dialysis_days": "mon_wed_fri", "dialysis_clinic": "つばき透析",
        "avoid_arm": "left", "avoid_arm_reasons": ["shunt"],
        "implants": [{ "kind": "pacemaker", "card_place": "財布" }],
        "devices": [{ "kind": "oxygen", "flow_at_rest": "1L", "settings": "夜だけ",
                      "company_phone": "0120-000-111" }],
        "special_diseases": ["heart_failure"], "swallowing": ["thickened"],
        "infection": "yes", "infection_print": "name", "infection_name": "肝炎",
        "tuberculosis": "treated",
    });
    serde_json::from_value(tree).expect("such alerts")
}

fn given(profile: &Profile, reader: HandoverReader) -> Facts {
    handover::facts(profile, today(), &Words::of("ja"), reader)
}

fn handed(profile: &Profile, reader: HandoverReader) -> Printed {
    Printed::copy(handover::ID, profile, &CopyChoice::Handover(reader))
}

#[test]
fn each_reader_gets_the_alerts_of_the_table_and_no_others() {
    let profile = endangered();
    let whole = emergency::facts(&profile, today(), &Words::of("ja"));
    for (name, readers) in GIVEN {
        let path = format!("{PATH}{name}");
        assert!(
            whole.under(&path).next().is_some(),
            "{path} is in the record"
        );
        for &reader in HandoverReader::ALL {
            let gets = given(&profile, reader).under(&path).next().is_some();
            assert_eq!(gets, readers.contains(&reader), "{path} {reader:?}");
        }
    }
    // A new alert is decided on here, too.
    for fact in whole.iter().filter(|fact| fact.path.starts_with(PATH)) {
        let name = fact.path.trim_start_matches(PATH);
        let is_here = |one: &str| {
            name.starts_with(one) || one.starts_with("devices") && name.starts_with("devices")
        };
        assert!(GIVEN.iter().any(|(one, _)| is_here(one)), "{name}");
    }
}

#[test]
fn every_line_of_the_crew_s_frame_is_a_line_of_the_hospital_s_copy() {
    let profile = endangered();
    let (sheet, copy) = (Printed::of(&profile), handed(&profile, H));
    let alerts = emergency::facts(&profile, today(), &Words::of("ja"));
    let alerts: Vec<String> = alerts
        .iter()
        .filter(|fact| fact.path.starts_with(PATH) && fact.state == State::Value)
        .map(|fact| squeezed(&fact.text))
        .collect();
    let title = squeezed(&Words::of("ja").say("sheet.alerts.title"));
    let from = sheet.paragraphs().iter().position(|words| *words == title);
    let lines = &sheet.paragraphs()[from.expect("the frame") + 1..];
    let lines = lines
        .iter()
        .take_while(|words| alerts.iter().any(|one| words.contains(one)));
    let lines: Vec<&String> = lines.collect();
    assert!(lines.len() >= 12, "{lines:#?}");
    for line in lines {
        assert!(
            copy.paragraphs().contains(line),
            "{line} in {:#?}",
            copy.paragraphs()
        );
    }
}

#[test]
fn no_two_alerts_share_a_line() {
    let words = Words::of("ja");
    let names = ["antithrombotic", "steroid", "antiepileptic", "opioid"];
    let names = names.map(|name| squeezed(&words.say(&format!("sheet.alert.{name}"))));
    for &reader in HandoverReader::ALL {
        let copy = handed(&endangered(), reader);
        let with = |line: &String| names.iter().filter(|name| line.contains(*name)).count();
        assert!(
            copy.paragraphs().iter().all(|line| with(line) <= 1),
            "{reader:?}"
        );
    }
}

#[test]
fn what_the_wish_asks_to_check_first_stands_on_the_first_page_above_the_lists() {
    for persona in PERSONAS {
        for profile in people(persona).iter().chain([&endangered()]) {
            for &reader in HandoverReader::ALL {
                let first = handed(profile, reader).page(0);
                let thinner = given(profile, reader);
                let thinner = thinner.at("emergency.alerts.antithrombotic");
                let Some(thinner) = thinner.filter(|fact| fact.state == State::Value) else {
                    continue;
                };
                let at = |words: &str| first.find(&squeezed(words));
                let line = at(&thinner.text).expect("the thinner on the first page");
                let team = at(&Words::of("ja").say("handover.team"));
                assert!(team.is_none_or(|team| line < team), "{persona} {reader:?}");
            }
        }
    }
}

/// Where the frame warns: the alert, and the key of its warning.
fn warnings(words: &Words) -> Vec<(String, String)> {
    let keys = words.keys().filter_map(|key| {
        let key_of_label = || key.strip_prefix("sheet.label.alerts.");
        let alert = key.strip_prefix("sheet.alert.").or_else(key_of_label)?;
        let alert = alert.strip_suffix(".warning")?;
        Some((format!("{PATH}{alert}"), words.say(key)))
    });
    keys.collect()
}

fn check_warnings(profile: &Profile) -> Result<(), TestCaseError> {
    let words = Words::of("ja");
    for &reader in HandoverReader::ALL {
        let facts = given(profile, reader);
        let copy = handed(profile, reader);
        for (path, warning) in warnings(&words) {
            let state = facts.at(&path).map(|fact| fact.state);
            if matches!(state, Some(State::Value | State::Bare)) {
                prop_assert!(copy.answers(&warning), "{reader:?}: {path}: {warning}");
            }
        }
        // A detail is given only with what it is a detail of.
        for fact in facts.iter() {
            let head = fact
                .head
                .as_ref()
                .is_none_or(|head| facts.under(head).next().is_some());
            prop_assert!(head, "{reader:?}: {} without {:?}", fact.path, fact.head);
        }
    }
    Ok(())
}

#[test]
fn every_warning_of_the_frame_stands_on_every_copy_that_has_the_alert() {
    assert!(warnings(&Words::of("ja")).len() >= 2);
    if let Err(fault) = check_warnings(&endangered()) {
        panic!("{fault}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 20, ..ProptestConfig::default() })]

    #[test]
    fn prop_no_copy_has_an_alert_without_its_warning(profile in generated::profile()) {
        check_warnings(&profile)?;
    }
}

#[test]
fn a_copy_says_who_the_person_is_and_that_there_is_a_memo_to_those_who_may_know() {
    let mut profile = people("full").remove(0);
    profile.emergency.person.address = "光が丘9-8-7".into();
    for &reader in HandoverReader::ALL {
        let copy = handed(&profile, reader);
        let goes_there = [H, M, D].contains(&reader);
        assert!(copy.answers("女性"), "{reader:?}");
        assert_eq!(copy.answers("光が丘9-8-7"), goes_there, "{reader:?}");
        assert_eq!(copy.says("人生会議メモ"), goes_there, "{reader:?}");
        // Whose, of which day and edition stands on every page.
        for page in 0..copy.document.laid.pages.len() {
            let page = copy.page(page);
            for words in ["小笠原千鶴子", "確認日", "第1版"] {
                assert!(page.contains(words), "{reader:?}: {words} in {page}");
            }
        }
    }
    profile.care_plan = Default::default();
    assert!(!handed(&profile, H).says("人生会議メモ"));
}
