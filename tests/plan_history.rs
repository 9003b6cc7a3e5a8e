//! Snapshots of the care plan: small, exact, and none of them changed by another.

mod generated;

use proptest::prelude::*;
use tsutaeru::catalogue::changes;
use tsutaeru::model::{Answer, CarePlace, CarePlan, Date, KEPT_PARTS, Profile, to_tree};
use tsutaeru::store::Backup;

/// What fifty snapshots may add to somebody's record, in bytes.
const MOST: usize = 200_000;

fn day(number: usize) -> Date {
    let (year, month) = (2000 + number / 12, 1 + number % 12);
    format!("{year}-{month:02}-01").parse().expect("a day")
}

fn persona(name: &str) -> Profile {
    let file = format!("{}/tests/personas/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(file).expect("a persona");
    Backup::read(&text)
        .expect("a backup")
        .record
        .profiles
        .swap_remove(0)
}

/// The kept parts alone, as a snapshot gives them back.
fn kept(plan: &CarePlan) -> CarePlan {
    let mut tree = to_tree(plan);
    if let Some(parts) = tree.as_object_mut() {
        parts.retain(|part, _| KEPT_PARTS.contains(&part.as_str()));
    }
    serde_json::from_value(tree).expect("a plan can be read")
}

fn written(profile: &Profile) -> usize {
    serde_json::to_string(profile)
        .expect("a profile can be written")
        .len()
}

#[test]
fn fifty_snapshots_of_a_full_record_stay_small() {
    for name in ["full", "extreme"] {
        let mut profile = persona(name);
        profile.history = Default::default();
        let before = written(&profile);
        let places = [CarePlace::Home, CarePlace::Hospital, CarePlace::Hospice];
        for number in 0..50 {
            // Each year brings another place, a goal's reason and a reason why something matters.
            let plan = &mut profile.care_plan;
            plan.place.at_the_end = Answer::Known(places[number % places.len()]);
            plan.goals.incurable_reason =
                format!("{number}年目の考え。家族と話した").as_str().into();
            let plan = plan.clone();
            profile.history.confirm(&plan, None, day(number));
        }
        assert_eq!(profile.history.snapshots().len(), 50);
        let added = written(&profile) - before;
        println!("{name}: fifty snapshots add {added} bytes");
        assert!(added <= MOST, "{name}: {added} bytes");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn prop_every_snapshot_gives_back_that_day_whatever_else_is_taken_out(
        (record, last) in (generated::record(), generated::profile()),
        gone in any::<prop::sample::Index>(),
    ) {
        let people: Vec<_> = record.profiles.into_iter().chain([last]).collect();
        let mut history = tsutaeru::model::History::default();
        for (number, one) in people.iter().enumerate() {
            history.confirm(&one.care_plan, None, day(number));
        }
        let mut wanted: Vec<_> = people.iter().map(|one| kept(&one.care_plan)).collect();
        for (at, plan) in wanted.iter().enumerate() {
            prop_assert_eq!(history.plan(at), Some(plan.clone()));
        }
        let text = serde_json::to_string(&history).expect("a history can be written");
        prop_assert_eq!(&serde_json::from_str::<tsutaeru::model::History>(&text).expect("and read"), &history);
        let gone = gone.index(wanted.len());
        prop_assert!(history.forget(gone));
        wanted.remove(gone);
        for (at, plan) in wanted.iter().enumerate() {
            prop_assert_eq!(history.plan(at), Some(plan.clone()));
        }
    }

    #[test]
    fn prop_comparing_finds_what_differs_and_nothing_else(one in generated::profile(), other in generated::profile()) {
        prop_assert!(changes(one.care_plan.clone(), one.care_plan.clone()).is_empty());
        let found = changes(one.care_plan.clone(), other.care_plan.clone());
        let mut carried = one.clone();
        for change in &found {
            prop_assert_eq!(&change.before, &change.place.read(&one));
            let after = Profile { care_plan: other.care_plan.clone(), ..one.clone() };
            prop_assert_eq!(&change.after, &change.place.read(&after));
            prop_assert_ne!(&change.before, &change.after);
            // Carrying every difference over leaves nothing to compare, but for rows that are not there.
            if let Some(value) = change.after.clone() {
                let _ = change.place.write(&mut carried, &value);
            }
        }
        let left = changes(carried.care_plan.clone(), other.care_plan.clone());
        prop_assert!(left.iter().all(|change| found.iter().any(|known| known.place == change.place)));
    }
}
