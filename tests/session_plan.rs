//! A person at their care plan, without a screen: it is found right on a day, kept, compared, taken out.

use tsutaeru::catalogue::{Hint, Place, Value, hints};
use tsutaeru::model::{Date, EntryMode, ProfileId};
use tsutaeru::session::{Announcement, Effect, Event, Session};
use tsutaeru::store::{MemoryShelf, Store};

const AT_THE_END: Place = Place::of("care_plan.place.at_the_end");

fn day(day: &str) -> Date {
    day.parse().expect("a day")
}

fn begun() -> Session {
    let mut session = Session::new(Store::open(MemoryShelf::new()).1);
    session.update(Event::ProfileCreated {
        id: ProfileId::from_random(1),
        entry_mode: Some(EntryMode::Dictated),
        today: day("2026-01-03"),
    });
    session
}

fn choose(session: &mut Session, place: Place, code: &str, on: &str) {
    session.update(Event::Answered {
        place,
        value: Value::Choice(Some(code.into())),
        today: day(on),
    });
}

#[test]
fn confirming_keeps_the_day_who_wrote_and_what_was_wished() {
    let mut session = begun();
    choose(&mut session, AT_THE_END, "home", "2026-01-03");
    let effects = session.update(Event::PlanConfirmed {
        today: day("2026-01-03"),
    });
    assert_eq!(
        effects,
        [
            Effect::SaveSoon,
            Effect::Announce(Announcement::PlanConfirmed)
        ]
    );
    choose(&mut session, AT_THE_END, "hospital", "2026-11-03");
    session.update(Event::PlanConfirmed {
        today: day("2026-11-03"),
    });
    let profile = session.profile().expect("somebody");
    let days: Vec<_> = profile
        .history
        .snapshots()
        .iter()
        .map(|one| (one.confirmed_on, one.entry_mode))
        .collect();
    let dictated = Some(EntryMode::Dictated);
    assert_eq!(
        days,
        [(day("2026-01-03"), dictated), (day("2026-11-03"), dictated)]
    );
    let then = profile.history.plan(0).expect("a plan");
    assert_ne!(then.place, profile.care_plan.place);
}

#[test]
fn a_snapshot_that_is_taken_out_is_gone_and_one_that_is_not_there_changes_nothing() {
    let mut session = begun();
    session.update(Event::PlanConfirmed {
        today: day("2026-01-03"),
    });
    let today = day("2026-01-04");
    assert_eq!(
        session.update(Event::SnapshotForgotten { at: 1, today }),
        []
    );
    session.update(Event::SnapshotForgotten { at: 0, today });
    assert!(session.profile().expect("somebody").history.is_empty());
}

#[test]
fn what_was_prepared_by_the_family_stays_theirs_until_the_person_goes_through_it() {
    let mut session = begun();
    let stage = Place::of("care_plan.start.stage");
    choose(&mut session, stage, "family", "2026-11-03");
    session.update(Event::PlanConfirmed {
        today: day("2026-11-03"),
    });
    choose(&mut session, stage, "in_treatment", "2026-11-10");
    session.update(Event::PlanConfirmed {
        today: day("2026-11-10"),
    });
    let profile = session.profile().expect("somebody");
    let modes: Vec<_> = profile
        .history
        .snapshots()
        .iter()
        .map(|one| one.entry_mode)
        .collect();
    assert_eq!(
        modes,
        [Some(EntryMode::Inferred), Some(EntryMode::Dictated)]
    );
}

#[test]
fn what_is_written_after_confirming_is_worth_a_look() {
    let mut session = begun();
    session.update(Event::PlanConfirmed {
        today: day("2026-11-03"),
    });
    choose(&mut session, AT_THE_END, "hospital", "2026-11-04");
    let profile = session.profile().expect("somebody");
    assert_eq!(
        hints(profile, day("2026-11-04")),
        [Hint::ChangedSinceConfirmed]
    );
}
