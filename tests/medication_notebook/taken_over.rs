//! Taking over: nothing unasked, and each tick changes its own places alone.

use crate::review::{hashimoto, medicine, review, somebody};
use serde_json::Value;
use std::collections::BTreeSet;
use tsutaeru::medication_notebook::{
    Alert, ApplyError, PersonAnswer, PersonField, Proposal, Review, Standing,
};
use tsutaeru::model::{DoseTime, Profile, Stated, Yes};

pub const FILES: &[&str] = &[
    "01-internal.txt",
    "02-two-doctors.txt",
    "03-injection.txt",
    "04-decoction.txt",
    "05-dentist-itself.txt",
    "06-husband.txt",
    "08-three-codes.txt",
    "09-several-days.txt",
    "11-odd.txt",
    "12-from-patient.txt",
];

/// People in whose records something stands in every place that a code could touch.
pub fn records() -> Vec<Profile> {
    let mut full: Profile = personas().swap_remove(0);
    let list = full.emergency.medications.list.known_mut();
    let rows = list.expect("this persona takes medicines");
    for name in [
        "アムロジピン錠2.5mg",
        "ワーファリン錠1mg",
        "フロセミド錠40mg",
    ] {
        rows.push(medicine(name));
    }
    let mut read = medicine("ニフェジピンCR錠20mg");
    read.dispensed_on = "2025-01-01".parse().ok();
    for place in [
        "ねりま内科クリニック 内科",
        "ひまわりクリニック 内科",
        "やまぶき病院 内科",
    ] {
        read.prescribed_at = place.into();
        rows.insert(0, read.clone());
    }
    vec![hashimoto(), somebody("", "", ""), full]
}

fn personas() -> Vec<Profile> {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/personas/full.json");
    let text = std::fs::read_to_string(file).expect("the persona is there");
    let backup = tsutaeru::store::Backup::read(&text).expect("the persona can be read");
    backup.record.profiles
}

pub fn apply(review: &Review, profile: &Profile, ticked: &[usize]) -> Profile {
    let ticked: BTreeSet<usize> = ticked.iter().copied().collect();
    review
        .apply(profile, &ticked, PersonAnswer::SamePerson)
        .expect("it can be taken over")
}

fn text(profile: &Profile) -> String {
    serde_json::to_string(profile).expect("a profile can be written")
}

/// The paths at which two records differ; a list that has more or fewer rows differs as a whole.
fn changed(before: &Value, after: &Value, path: &str, found: &mut Vec<String>) {
    match (before, after) {
        (Value::Object(one), Value::Object(other)) => {
            let names: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
            for name in names {
                let (one, other) = (one.get(name), other.get(name));
                let path = format!("{path}.{name}");
                changed(
                    one.unwrap_or(&Value::Null),
                    other.unwrap_or(&Value::Null),
                    &path,
                    found,
                );
            }
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            for (at, (one, other)) in one.iter().zip(other).enumerate() {
                changed(one, other, &format!("{path}.{at}"), found);
            }
        }
        (Value::Null, Value::Object(other)) => {
            for (name, value) in other {
                changed(&Value::Null, value, &format!("{path}.{name}"), found);
            }
        }
        (one, other) if one == other => {}
        _ => found.push(path.to_owned()),
    }
}

/// Where a proposal may change something.
fn places(proposal: &Proposal) -> Vec<String> {
    let places: Vec<String> = match proposal {
        Proposal::Person { field, .. } => {
            let fields: &[&str] = match field {
                PersonField::Name => &["family_name", "given_name"],
                PersonField::Kana => &["family_name_kana", "given_name_kana"],
                PersonField::BirthDate => &["birth_date"],
                PersonField::Sex => &["sex"],
                PersonField::Address => &["address"],
                PersonField::HomePhone => &["home_phone"],
                PersonField::MobilePhone => &["mobile_phone"],
                PersonField::BloodGroup => &["blood_group", "rh_factor"],
            };
            fields
                .iter()
                .map(|field| format!("person.{field}"))
                .collect()
        }
        Proposal::Medicine { standing, .. } => match standing {
            Standing::New => vec!["medications.list".into()],
            Standing::Adds { row } | Standing::Differs { row, .. } => {
                vec![format!("medications.list.{row}.")]
            }
            Standing::Same => vec![],
        },
        Proposal::LooksStopped { .. } => vec![
            "medications.list".into(),
            "alerts.antithrombotic_names".into(),
            "alerts.glucose_lowering_names".into(),
        ],
        Proposal::Allergy { .. } => vec!["alerts.allergies".into()],
        Proposal::PastIllness { .. } => vec!["conditions.past".into()],
        Proposal::TeamMember { standing, .. } => match standing {
            Standing::New => vec!["care_team.members".into()],
            Standing::Adds { row } | Standing::Differs { row, .. } => {
                vec![format!("care_team.members.{row}.")]
            }
            Standing::Same => vec![],
        },
        Proposal::PackedByPharmacy => vec!["medications.managers".into()],
        Proposal::OverTheCounter { .. } => vec!["medications.over_the_counter".into()],
        Proposal::Alert { alert, .. } => match alert {
            Alert::Antithrombotic => vec![
                "alerts.antithrombotic".into(),
                "alerts.antithrombotic_names".into(),
                "alerts.antithrombotic_since".into(),
                "alerts.antithrombotic_stopped".into(),
            ],
            Alert::GlucoseLowering(_) => vec![
                "alerts.glucose_lowering".into(),
                "alerts.glucose_lowering_names".into(),
            ],
            Alert::Steroid => vec!["alerts.steroid".into()],
            Alert::Antiepileptic => vec!["alerts.antiepileptic".into()],
            Alert::Opioid(_) => vec!["alerts.opioid".into(), "alerts.opioid_patch_site".into()],
        },
    };
    places
        .into_iter()
        .map(|place| format!(".emergency.{place}"))
        .collect()
}

fn may_change(proposal: &Proposal, path: &str) -> bool {
    places(proposal)
        .iter()
        .any(|place| match place.ends_with('.') {
            true => path.starts_with(place.as_str()),
            false => path == place,
        })
}

#[test]
fn what_is_not_ticked_stays_byte_for_byte_and_what_is_ticked_touches_its_own_places() {
    let mut ticks = 0;
    for profile in records() {
        for file in FILES {
            let review = review(&[file], &profile);
            assert_eq!(
                text(&apply(&review, &profile, &[])),
                text(&profile),
                "{file}"
            );
            for (place, proposal) in review.proposals.iter().enumerate() {
                let after = apply(&review, &profile, &[place]);
                let mut found = vec![];
                let tree = |profile: &Profile| serde_json::to_value(profile).unwrap();
                changed(&tree(&profile), &tree(&after), "", &mut found);
                assert_eq!(
                    found.is_empty(),
                    proposal.is_settled(),
                    "{file}: {proposal:?} changed {found:?}"
                );
                for path in &found {
                    assert!(
                        may_change(proposal, path),
                        "{file}: {proposal:?} changed {path}"
                    );
                }
                ticks += 1;
            }
        }
    }
    assert!(ticks > 200, "{ticks}");
}

#[test]
fn everything_ticked_is_there_and_is_not_offered_again() {
    for file in FILES {
        let profile = somebody("", "", "");
        let first = review(&[file], &profile);
        let all: Vec<usize> = (0..first.proposals.len()).collect();
        let after = apply(&first, &profile, &all);
        let again = review(&[file], &after);
        let open: Vec<_> = again
            .proposals
            .iter()
            .filter(|proposal| !proposal.is_settled())
            .collect();
        // A medicine that its clinic no longer hands out is asked about, once it is on the list.
        let open: Vec<_> = open
            .into_iter()
            .filter(|proposal| !matches!(proposal, Proposal::LooksStopped { .. }))
            .collect();
        assert!(open.is_empty(), "{file}: {open:#?}");
    }
}

#[test]
fn a_medicine_is_taken_over_with_dose_direction_place_and_day() {
    let profile = hashimoto();
    let review = review(&["01-internal.txt"], &profile);
    let after = apply(&review, &profile, &[0]);
    let [row] = after.emergency.medications.list.rows() else {
        panic!()
    };
    assert_eq!(row.name.as_str(), "アムロジピンOD錠5mg「トーワ」");
    assert_eq!(row.directions.as_str(), "1日1錠、1日1回 朝食後服用、28日分");
    assert_eq!(row.prescribed_at.as_str(), "ねりま内科クリニック 内科");
    assert_eq!(row.times.iter().collect::<Vec<_>>(), [DoseTime::Morning]);
    assert_eq!(row.dispensed_on, "2026-11-20".parse().ok());
}

#[test]
fn a_changed_strength_replaces_the_row_and_keeps_what_only_the_person_knows() {
    let mut profile = hashimoto();
    let mut old = medicine("アムロジピンOD錠2.5mg");
    old.purpose = "血圧".into();
    old.times = [DoseTime::Evening].into_iter().collect();
    profile.emergency.medications.list = Stated::Known(vec![old]);
    let review = review(&["01-internal.txt"], &profile);
    let after = apply(&review, &profile, &[0]);
    let [row] = after.emergency.medications.list.rows() else {
        panic!()
    };
    assert_eq!(
        (row.name.as_str(), row.purpose.as_str()),
        ("アムロジピンOD錠5mg「トーワ」", "血圧")
    );
    assert_eq!(row.times.iter().collect::<Vec<_>>(), [DoseTime::Morning]);
}

#[test]
fn stopped_medicines_leave_the_list_and_no_other_does() {
    let mut profile = somebody("中村", "とし", "1912-07-29");
    let mut gone = medicine("ニフェジピンCR錠20mg");
    gone.prescribed_at = "ひまわりクリニック 内科".into();
    gone.dispensed_on = "2026-08-01".parse().ok();
    let mut other = gone.clone();
    other.name = "テルミサルタン錠40mg".into();
    profile.emergency.medications.list = Stated::Known(vec![gone, medicine("手で書いた薬"), other]);
    let review = review(&["09-several-days.txt"], &profile);
    let is = |wanted: fn(&Proposal) -> bool| {
        let places = review
            .proposals
            .iter()
            .enumerate()
            .filter(move |(_, proposal)| wanted(proposal));
        places.map(|(place, _)| place).collect::<Vec<_>>()
    };
    let stopped = is(|proposal| matches!(proposal, Proposal::LooksStopped { .. }));
    assert_eq!(stopped.len(), 2);
    let mut ticked = stopped;
    ticked.extend(is(|proposal| matches!(proposal, Proposal::Medicine { medicine, .. } if medicine.name.contains("キサラタン"))));
    let after = apply(&review, &profile, &ticked);
    let names: Vec<_> = after
        .emergency
        .medications
        .list
        .rows()
        .iter()
        .map(|row| row.name.as_str())
        .collect();
    assert_eq!(names, ["手で書いた薬", "キサラタン点眼液0.005%"]);
}

#[test]
fn the_alert_box_is_filled_only_by_a_tick_and_names_are_added_to_names() {
    let mut profile = hashimoto();
    profile.emergency.alerts.antithrombotic = Stated::Known(Yes::Yes);
    profile.emergency.alerts.antithrombotic_names = "バイアスピリン".into();
    let review = review(&["01-internal.txt"], &profile);
    let place = review
        .proposals
        .iter()
        .position(|proposal| matches!(proposal, Proposal::Alert { .. }));
    let after = apply(&review, &profile, &[place.expect("it is asked")]);
    assert_eq!(
        after.emergency.alerts.antithrombotic_names.as_str(),
        "バイアスピリン、ワーファリン錠1mg"
    );
}

#[test]
fn another_persons_code_changes_nothing_until_somebody_says_it_is_the_same() {
    for (file, profile) in [
        ("07-wife.txt", somebody("高橋", "一郎", "1940-01-01")),
        ("06-husband.txt", somebody("高橋", "一郎", "1940-01-01")),
    ] {
        let review = review(&[file], &profile);
        let ticked = BTreeSet::from([0]);
        let refused = review.apply(&profile, &ticked, PersonAnswer::NotAsked);
        assert_eq!(refused, Err(ApplyError::PersonNotConfirmed));
        assert!(
            review
                .apply(&profile, &ticked, PersonAnswer::SamePerson)
                .is_ok()
        );
    }
}

#[test]
fn a_record_that_has_changed_since_is_compared_again_first() {
    let profile = hashimoto();
    let review = review(&["01-internal.txt"], &profile);
    let mut other = profile.clone();
    other.emergency.message = "ゆっくり話してください".into();
    let refused = review.apply(&other, &BTreeSet::from([0]), PersonAnswer::NotAsked);
    assert_eq!(refused, Err(ApplyError::RecordChanged));
}
