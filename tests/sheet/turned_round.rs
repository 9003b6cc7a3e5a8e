//! What turns a line round, or says how far to trust it, never leaves a paper before the line does.

use crate::alerts::check;
use crate::personas::PERSONAS;
use crate::printed::{Printed, people, today};
use tsutaeru::i18n::Words;
use tsutaeru::model::{
    Answer, Arm, Coded, CprPreference, DeviceKind, Dialysis, MedicalDevice, PartialDate, Profile,
    Side, SpecialDisease, Stated, Yes,
};
use tsutaeru::sheet::fact::State;
use tsutaeru::sheet::{card, emergency};

fn day(text: &str) -> Option<PartialDate> {
    text.parse().ok()
}

/// Everybody, so changed.
fn everybody(change: impl Fn(&mut Profile)) -> impl Iterator<Item = Profile> {
    let all = PERSONAS.into_iter().flat_map(people);
    all.map(move |mut profile| {
        change(&mut profile);
        profile
    })
}

/// The front of the sheet, and the face of the card, as one reads them at a glance.
fn at_a_glance(profile: &Profile) -> [String; 2] {
    let card = Printed::paper(card::ID, profile);
    [Printed::of(profile).front(), card.page(0)]
}

#[test]
fn a_medicine_that_is_paused_is_never_said_to_be_taken() {
    let words = Words::of("ja");
    let (takes, paused) = (
        words.say("sheet.alert.antithrombotic"),
        words.say("sheet.label.alerts.antithrombotic.paused"),
    );
    let mut said = 0;
    for profile in everybody(|profile| {
        let alerts = &mut profile.emergency.alerts;
        alerts.antithrombotic = Stated::Known(Yes::Yes);
        alerts.antithrombotic_names = "ワルファリン1mg・アピキサバン5mg・クロピドグレル75mg".into();
        alerts.antithrombotic_since = day("2009-08");
        alerts.antithrombotic_stopped = day("2026-11-18");
    }) {
        for face in at_a_glance(&profile) {
            // Among what there is not it would be the same words.
            let is_said = face.contains(&takes);
            assert!(!is_said || face.contains(&paused), "{face}");
            said += usize::from(is_said);
        }
    }
    assert!(said > 10, "{said}");
}

#[test]
fn no_needle_goes_into_the_arm_of_a_shunt_whatever_was_answered_of_arms() {
    let words = Words::of("ja");
    let title = words.say("sheet.alert.avoid_arm");
    let (mut warned, mut all) = (0, 0);
    for (answered, arms) in [
        (Stated::NoneKnown, "右腕"),
        (Stated::NotAsked, "右腕"),
        (Stated::Known(Arm::Right), "右腕"),
        (Stated::Known(Arm::Left), "両腕"),
    ] {
        for profile in everybody(|profile| {
            let alerts = &mut profile.emergency.alerts;
            alerts.dialysis = Stated::Known(Dialysis::Haemodialysis);
            alerts.dialysis_shunt = Stated::Known(Side::Right);
            alerts.avoid_arm = answered;
        }) {
            let warning = [arms, &words.say("sheet.alert.avoid_arm.warning")].concat();
            let shunt = [&words.say("sheet.alert.dialysis_shunt"), "右腕"].concat();
            for face in at_a_glance(&profile) {
                // The card of the longest record has room for neither.
                let is_warned = face.contains(&warning);
                let says = is_warned || !face.contains(&shunt);
                assert!(says, "{answered:?}: no {warning} in\n{face}");
                assert!(!face.contains(&title), "{answered:?}: {title} in\n{face}");
                warned += usize::from(is_warned);
                all += 1;
            }
        }
    }
    assert!(warned + 4 >= all, "{warned} of {all}");
}

#[test]
fn how_awake_the_person_usually_is_stays_where_it_stands_how_they_hear() {
    for profile in PERSONAS.into_iter().flat_map(people) {
        let printed = Printed::of(&profile);
        let left = &printed.document.report.left_front;
        let fell = |name: &str| {
            let path = format!("emergency.usual_state.{name}");
            left.iter().any(|left| left.path == path)
        };
        assert!(!fell("wakefulness") || fell("hearing"), "{left:?}");
    }
}

#[test]
fn medicines_of_an_old_list_stand_nowhere_without_its_age() {
    let words = Words::of("ja");
    let stale = words.say("sheet.medicines.stale");
    let mut said = 0;
    for profile in everybody(|profile| {
        profile.emergency.medications.checked_on = "2025-01-15".parse().ok();
    }) {
        let printed = Printed::of(&profile);
        let front = printed.front();
        let rows = profile.emergency.medications.list.rows();
        let mut names = rows.iter().map(|row| row.name.as_str());
        // In the frame of alerts the same name may stand as well.
        let row = front.split("お薬手帳").nth(1).unwrap_or_default();
        let is_listed = names.any(|name| !name.is_empty() && row.contains(name));
        assert!(!is_listed || printed.page_says(0, &stale), "{front}");
        said += usize::from(is_listed);
    }
    assert!(said > 3, "{said}");
}

#[test]
fn own_words_of_not_being_saved_never_stand_without_the_sentence_that_they_are_no_order() {
    let words = Words::of("ja");
    let sentence = words.say("sheet.label.message.not_order");
    let says = |profile: &Profile| Printed::of(profile).page_says(0, &sentence);
    for own in [
        "延命はことわる。",
        "ＤＮＡＲの紙があります",
        "心臓が止まっても、心臓マッサージはいりません",
        "救急車で運ばないで",
    ] {
        type Put = fn(&mut Profile, &str);
        let places: [Put; 3] = [
            |profile, own| profile.emergency.message = own.into(),
            |profile, own| profile.emergency.usual_state.calming_words = own.into(),
            |profile, own| profile.emergency.usual_state.refusal_note = own.into(),
        ];
        for (at, put) in places.into_iter().enumerate() {
            for profile in everybody(|profile| {
                profile.care_plan.cpr = CprPreference::default();
                put(profile, own);
            }) {
                let name = profile.emergency.person.full_name();
                assert!(says(&profile), "{name} says {own} at {at}");
            }
        }
    }
    // Not where nobody says such a thing, nor of what somebody breathes with.
    let mut unsaid = 0;
    for profile in everybody(|profile| {
        profile.care_plan.cpr = CprPreference::default();
        profile.emergency.message = "人工呼吸器の電池は玄関".into();
    }) {
        unsaid += usize::from(!says(&profile));
    }
    assert!(unsaid > 8, "{unsaid}");
}

#[test]
fn there_is_never_none_of_what_a_pump_gives() {
    let words = Words::of("ja");
    for (pump, kind) in [
        (DeviceKind::InsulinPump, "glucose_lowering"),
        (DeviceKind::PainPump, "opioid"),
    ] {
        for profile in everybody(|profile| {
            let alerts = &mut profile.emergency.alerts;
            alerts.glucose_lowering = Stated::NoneKnown;
            alerts.opioid = Stated::NoneKnown;
            alerts.devices = Stated::Known(vec![MedicalDevice {
                kind: Answer::Known(pump),
                ..MedicalDevice::default()
            }]);
        }) {
            let facts = emergency::facts(&profile, today(), &words);
            let said = facts.at(&format!("emergency.alerts.{kind}"));
            assert!(
                said.is_none_or(|fact| fact.state == State::Blank),
                "{said:?}"
            );
        }
    }
}

#[test]
fn of_several_illnesses_that_change_what_is_done_each_stays_that_has_room() {
    let mut in_part = 0;
    for profile in everybody(|profile| {
        let alerts = &mut profile.emergency.alerts;
        let all = SpecialDisease::ALL.iter().copied();
        alerts.special_diseases = Stated::Known(all.collect());
        alerts.special_disease_other = "もやもや病".into();
    }) {
        let card = Printed::paper(card::ID, &profile);
        let left = &card.document.report.left_front;
        let fell = left
            .iter()
            .filter(|left| left.path.contains("special_disease"));
        in_part += usize::from((1..SpecialDisease::ALL.len()).contains(&fell.count()));
        // Nor is anything lower there without one of them.
        if let Err(fault) = check(&profile) {
            panic!("{fault}");
        }
    }
    assert!(in_part > 0);
}
