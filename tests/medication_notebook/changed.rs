//! A newer code over an older list: what is changed, what has ended, and what the alert box says then.

use crate::review::{hashimoto, medicine, review, today};
use crate::taken_over::{FILES, apply, records};
use tsutaeru::catalogue::printable_on;
use tsutaeru::medication_notebook::letters::folded;
use tsutaeru::medication_notebook::{Proposal, Reading, Review, Standing};
use tsutaeru::model::{Choices, OpioidForm, Profile, Stated, Yes};

/// Everything ticked.
fn apply_all(review: &Review, profile: &Profile) -> Profile {
    let all: Vec<usize> = (0..review.proposals.len()).collect();
    apply(review, profile, &all)
}

/// The names in the list.
fn listed(profile: &Profile) -> Vec<String> {
    let rows = profile.emergency.medications.list.rows().iter();
    rows.map(|row| row.name.as_str().to_owned()).collect()
}

/// A sheet of one clinic with these records of medicines.
fn sheet_of(day: &str, records: &str) -> Reading {
    let head = "JAHISTC08,1\r\n1,橋本　静江,2,S170305\r\n";
    let clinic = "11,みどり薬局,13,4\r\n51,ねりま内科クリニック,13,1\r\n55,,内科\r\n";
    Reading::of(&[format!("{head}5,{day}\r\n{clinic}{records}")])
}

fn one(name: &str) -> String {
    format!("201,1,{name},1,錠\r\n301,1,1日1回 朝食後,28,日分,1\r\n")
}

fn review_of(reading: &Reading, profile: &Profile) -> Review {
    Review::new(&reading.notebooks, profile, today()).expect("one person")
}

/// Somebody with a medicine that came from that clinic by an older code.
fn with_row(name: &str) -> Profile {
    let mut profile = hashimoto();
    let mut row = medicine(name);
    row.prescribed_at = "ねりま内科クリニック 内科".into();
    row.dispensed_on = "2026-08-01".parse().ok();
    row.directions = "1日3錠、1日1回 朝食後".into();
    profile.emergency.medications.list = Stated::Known(vec![row]);
    profile
}

#[test]
fn a_medicine_of_another_maker_or_strength_is_changed_and_does_not_look_stopped() {
    for (before, after) in [
        (
            "アムロジピンOD錠5mg「サワイ」",
            "アムロジピンOD錠5mg「トーワ」",
        ),
        (
            "アムロジピンOD錠2.5mg「トーワ」",
            "アムロジピンOD錠5mg「トーワ」",
        ),
        ("ワーファリン錠1mg", "ワーファリン錠5mg"),
    ] {
        let profile = with_row(before);
        let review = review_of(&sheet_of("R081120", &one(after)), &profile);
        let mut proposals = review.proposals.iter();
        assert!(
            !proposals.any(|one| matches!(one, Proposal::LooksStopped { .. })),
            "{before}"
        );
        assert_eq!(listed(&apply_all(&review, &profile)), [after]);
    }
}

#[test]
fn whatever_is_ticked_a_medicine_that_was_taken_over_is_on_the_list() {
    for profile in records() {
        for file in FILES {
            let review = review(&[file], &profile);
            let here = listed(&apply_all(&review, &profile));
            for proposal in &review.proposals {
                if let Proposal::Medicine { medicine, standing } = proposal
                    && *standing != Standing::Same
                {
                    let name = folded(&medicine.name);
                    let mut here = here.iter();
                    assert!(here.any(|row| folded(row) == name), "{file} {name}");
                }
            }
        }
    }
}

#[test]
fn what_stood_behind_another_answer_is_not_printed_beside_what_is_taken_now() {
    let mut profile = hashimoto();
    let alerts = &mut profile.emergency.alerts;
    alerts.antithrombotic_names = "ワーファリン".into();
    alerts.antithrombotic_since = "2019".parse().ok();
    alerts.antithrombotic_stopped = "2024-05".parse().ok();
    alerts.glucose_lowering_names = "アマリール".into();
    alerts.opioid = Stated::Known(Choices::from_iter([OpioidForm::Oral]));
    alerts.opioid_patch_site = "右の胸".into();
    let records = [one("エリキュース錠2.5mg"), one("メトグルコ錠250mg")].concat()
        + "201,3,フェントステープ1mg,7,枚\r\n301,3,1日1枚,1,調剤,5\r\n";
    let reading = sheet_of("R081120", &records);
    for answer in [Stated::NoneKnown, Stated::Unknown, Stated::NotAsked] {
        profile.emergency.alerts.antithrombotic = answer;
        let review = review_of(&reading, &profile);
        let after = apply_all(&review, &profile).emergency.alerts;
        assert_eq!(after.antithrombotic, Stated::Known(Yes::Yes));
        assert_eq!(after.antithrombotic_names.as_str(), "エリキュース錠2.5mg");
        assert_eq!(
            (after.antithrombotic_since, after.antithrombotic_stopped),
            (None, None)
        );
        assert_eq!(after.glucose_lowering_names.as_str(), "メトグルコ錠250mg");
        assert!(after.opioid_patch_site.is_blank());
    }
}

#[test]
fn what_was_handed_out_after_a_pause_is_asked_about_and_ends_it() {
    let mut profile = hashimoto();
    let alerts = &mut profile.emergency.alerts;
    alerts.antithrombotic = Stated::Known(Yes::Yes);
    alerts.antithrombotic_names = "エリキュース錠2.5mg".into();
    alerts.antithrombotic_since = "2019".parse().ok();
    let asked = |day: &str, stopped: &str| {
        let mut profile = profile.clone();
        profile.emergency.alerts.antithrombotic_stopped = stopped.parse().ok();
        let review = review_of(&sheet_of(day, &one("エリキュース錠2.5mg")), &profile);
        let mut proposals = review.proposals.iter();
        let is_asked = proposals.any(|one| matches!(one, Proposal::Alert { .. }));
        (is_asked, apply_all(&review, &profile).emergency.alerts)
    };
    for (day, stopped, expected) in [
        ("R081120", "2026-05", true),
        ("R081120", "2026-11-19", true),
        ("", "2026-05", true),
        ("R081120", "2026-11-20", false),
        ("R081120", "2026-12", false),
        ("R081120", "", false),
    ] {
        let (is_asked, after) = asked(day, stopped);
        assert_eq!(is_asked, expected, "{day} {stopped}");
        assert_eq!(after.antithrombotic_names.as_str(), "エリキュース錠2.5mg");
        assert_eq!(after.antithrombotic_since, "2019".parse().ok());
        let paused = stopped.parse().ok().filter(|_| !expected);
        assert_eq!(after.antithrombotic_stopped, paused, "{day} {stopped}");
    }
}

#[test]
fn a_name_in_the_box_is_replaced_by_the_same_medicine_and_no_other() {
    for (before, handed_out, after) in [
        (
            "ワーファリン錠1mg",
            &["ワーファリン錠0.5mg"][..],
            "ワーファリン錠0.5mg",
        ),
        (
            "ワーファリン錠1mg（朝）",
            &["ワーファリン錠0.5mg"],
            "ワーファリン錠0.5mg",
        ),
        (
            "ワーファリン錠1mg（朝）",
            &["ワーファリン錠1mg"],
            "ワーファリン錠1mg（朝）",
        ),
        ("ワーファリン", &["ワーファリン錠1mg"], "ワーファリン錠1mg"),
        (
            "ワーファリン（毎朝、2錠）",
            &["ワーファリン錠1mg"],
            "ワーファリン錠1mg（毎朝、2錠）",
        ),
        (
            "バイアスピリン錠・ワーファリン錠1mg",
            &["ワーファリン錠5mg"],
            "バイアスピリン錠・ワーファリン錠5mg",
        ),
        (
            "ワーファリン錠1mg、ワーファリン錠0.5mg",
            &["ワーファリン錠0.5mg", "ワーファリン錠1mg"],
            "ワーファリン錠1mg、ワーファリン錠0.5mg",
        ),
        (
            "ワーファリン錠1mg",
            &["エリキュース錠2.5mg"],
            "ワーファリン錠1mg、エリキュース錠2.5mg",
        ),
        (
            "クロピドグレル錠75mg「サワイ」",
            &["クロピドグレル錠75mg「トーワ」"],
            "クロピドグレル錠75mg「トーワ」",
        ),
        ("", &["エリキュース錠2.5mg"], "エリキュース錠2.5mg"),
    ] {
        let mut profile = hashimoto();
        profile.emergency.alerts.antithrombotic = Stated::Known(Yes::Yes);
        profile.emergency.alerts.antithrombotic_names = before.into();
        let records: String = handed_out.iter().map(|name| one(name)).collect();
        let review = review_of(&sheet_of("R081120", &records), &profile);
        let alerts = apply_all(&review, &profile).emergency.alerts;
        assert_eq!(alerts.antithrombotic_names.as_str(), after, "{before}");
    }
}

#[test]
fn a_medicine_that_leaves_the_list_leaves_the_box_too() {
    for (before, after) in [
        ("ワーファリン錠1mg、バイアスピリン錠", "バイアスピリン錠"),
        ("ﾜｰﾌｧﾘﾝ", ""),
        ("バイアスピリン錠", "バイアスピリン錠"),
    ] {
        let mut profile = with_row("ワーファリン錠1mg");
        profile.emergency.alerts.antithrombotic = Stated::Known(Yes::Yes);
        profile.emergency.alerts.antithrombotic_names = before.into();
        let reading = sheet_of("R081120", &one("酸化マグネシウム錠330mg"));
        let review = review_of(&reading, &profile);
        let all = apply_all(&review, &profile);
        assert_eq!(listed(&all), ["酸化マグネシウム錠330mg"]);
        assert_eq!(all.emergency.alerts.antithrombotic_names.as_str(), after);
        // Where it is on the list once more, it stays.
        let rows = profile.emergency.medications.list.known_mut();
        rows.expect("a row").push(medicine("ワーファリン錠5mg"));
        let review = review_of(&reading, &profile);
        let names = apply_all(&review, &profile)
            .emergency
            .alerts
            .antithrombotic_names;
        assert_eq!(names.as_str(), before);
    }
}

#[test]
fn the_dose_of_one_strength_does_not_stay_under_another() {
    for (before, after, directions) in [
        ("ワーファリン錠1mg", "ワーファリン錠5mg", ""),
        (
            "ワーファリン錠1mg「サワイ」",
            "ワーファリン錠1mg「トーワ」",
            "1日3錠、1日1回 朝食後",
        ),
    ] {
        let profile = with_row(before);
        let mut reading = sheet_of("R081120", &format!("201,1,{after},,\r\n"));
        reading
            .notebooks
            .iter_mut()
            .for_each(|one| one.may_go_on = false);
        let review = review_of(&reading, &profile);
        let place = review
            .proposals
            .iter()
            .position(|one| matches!(one, Proposal::Medicine { .. }));
        let after_all = apply(&review, &profile, &[place.expect("it is offered")]);
        let row = &after_all.emergency.medications.list.rows()[0];
        assert_eq!(
            (row.name.as_str(), row.directions.as_str()),
            (after, directions)
        );
    }
}

#[test]
fn a_day_that_has_not_come_is_none_and_counts_as_nobodys_newest() {
    let slip = |day: &str, name: &str| sheet_of(day, &one(name));
    // By the pharmacy's slip ten years on.
    let ahead = slip("20361120", "ワーファリン錠1mg");
    let review = review_of(&ahead, &hashimoto());
    let medicines = review.proposals.iter().filter_map(|one| match one {
        Proposal::Medicine { medicine, .. } => Some((medicine.dispensed_on, medicine.is_doubtful)),
        _ => None,
    });
    assert_eq!(medicines.collect::<Vec<_>>(), [(None, true)]);
    // Where it was taken over before, the next code with another dose is not held for older.
    let mut profile = with_row("ワーファリン錠1mg");
    let rows = profile
        .emergency
        .medications
        .list
        .known_mut()
        .expect("a list");
    rows[0].dispensed_on = "2036-11-20".parse().ok();
    let now = slip("20261120", "ワーファリン錠1mg");
    let mut standings =
        review_of(&now, &profile)
            .proposals
            .into_iter()
            .filter_map(|one| match one {
                Proposal::Medicine { standing, .. } => Some(standing),
                _ => None,
            });
    assert!(matches!(
        standings.next(),
        Some(Standing::Differs { row: 0, .. })
    ));
    let paper = printable_on(&profile, today());
    assert_eq!(
        paper.emergency.medications.list.rows()[0].dispensed_on,
        None
    );
}

#[test]
fn what_is_not_taken_every_day_gets_no_dose_of_a_day() {
    for direction in [
        "1日1回 朝食後 奇数日",
        "毎月1日 朝",
        "月一回 朝食後",
        "28日間隔 朝食後",
    ] {
        let records = format!("201,1,薬,1,錠\r\n301,1,{direction},28,日分,1\r\n");
        let review = review_of(&sheet_of("20261120", &records), &hashimoto());
        let said = review.proposals.iter().find_map(|one| match one {
            Proposal::Medicine { medicine, .. } => Some(medicine.directions.clone()),
            _ => None,
        });
        let said = said.expect("a medicine");
        assert!(said.starts_with("飲む日に"), "{direction}: {said}");
    }
}
