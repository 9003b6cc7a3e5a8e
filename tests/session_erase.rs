//! Erasing and keeping, without a screen: whenever a record leaves memory everything that was made of it is let go of,
//! and what is not kept is never let go of without a word.

use proptest::prelude::*;
use tsutaeru::catalogue::{Place, Value};
use tsutaeru::model::{Date, Extra, HandedCopy, PaperName, ProfileId, Recipient};
use tsutaeru::session::{Announcement, Effect, Event, LockEvent, Route, Saving, Session};
use tsutaeru::store::{
    Backup, Look, MemoryShelf, Notice, Opened, Record, SaveError, Saved, Shelf, ShelfError, Store,
};

const SEALED: &str = "-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----\n";

fn person() -> Event {
    Event::ProfileCreated {
        id: ProfileId::from_random(1),
        entry_mode: None,
        today: "2026-11-20".parse().unwrap(),
    }
}

fn written() -> Record {
    let mut session = Session::new(Opened::empty());
    session.update(person());
    session.record().clone()
}

fn opened(record: Record) -> Box<Opened> {
    Box::new(Opened {
        record,
        ..Opened::empty()
    })
}

fn sealed() -> Opened {
    let shelf = MemoryShelf::new();
    Store::open(&shelf).0.save_sealed(SEALED).unwrap();
    Store::open(&shelf).1
}

fn unlocked() -> Session {
    let mut session = Session::new(sealed());
    session.update(Event::Lock(LockEvent::Tried));
    session.update(Event::Lock(LockEvent::Unlocked(Box::new(written()))));
    session
}

/// Every way in which saving can stand.
const OUTCOMES: [Result<Saved, SaveError>; 10] = [
    Ok(Saved { revision: 2 }),
    Err(SaveError::Refused),
    Err(SaveError::Shelf(ShelfError::Denied)),
    Err(SaveError::Shelf(ShelfError::Full)),
    Err(SaveError::Shelf(ShelfError::Gone)),
    Err(SaveError::Shelf(ShelfError::Failed)),
    Err(SaveError::ReadBack),
    Err(SaveError::ChangedElsewhere),
    Err(SaveError::Vanished),
    Err(SaveError::KeyGone),
];

#[test]
fn however_saving_stands_an_erase_elsewhere_clears_the_window_and_says_so() {
    for outcome in OUTCOMES {
        for mut session in [Session::new(*opened(written())), unlocked()] {
            session.update(Event::SaveDone(outcome));
            let effects = session.update(Event::Looked(Look::Erased));
            assert_eq!(effects, [Effect::BeginAnew], "{outcome:?}");
            let effects = session.update(Event::ErasedElsewhere(Box::new(Opened::empty())));
            let told = Effect::Announce(Announcement::ErasedElsewhere);
            assert_eq!(effects, [Effect::LetGo, told]);
            assert_eq!(session.record(), &Record::default());
            assert_eq!(session.notice(), Some(&Notice::Erased));
            assert!(!session.is_locked() && session.saving() == Saving::Saved);
        }
    }
    // A locked window, and one that hears it only when it saves.
    let mut session = Session::new(sealed());
    assert_eq!(
        session.update(Event::Looked(Look::Erased)),
        [Effect::BeginAnew]
    );
    let mut session = Session::new(*opened(written()));
    let erased = Event::SaveDone(Err(SaveError::Erased));
    assert_eq!(session.update(erased), [Effect::BeginAnew]);
}

#[test]
fn what_is_written_after_an_erase_elsewhere_is_a_new_record() {
    let mut session = Session::new(*opened(written()));
    session.update(Event::ErasedElsewhere(opened(Record::default())));
    assert_eq!(session.update(Event::SaveAgain), []);
    assert_eq!(session.update(Event::PageHidden), []);
    assert_eq!(session.update(person()), [Effect::SaveSoon]);
    assert_eq!(session.record().profiles.len(), 1);
}

#[test]
fn what_would_be_gone_with_the_page_is_asked_about_whatever_the_reason() {
    for outcome in OUTCOMES {
        let mut session = Session::new(*opened(written()));
        session.update(Event::SaveDone(outcome));
        assert_eq!(session.would_be_lost(), outcome.is_err(), "{outcome:?}");
    }
    let newer = [("tsutaeru.record.000000000001", r#"{"schema":99}"#)];
    let mut session = Session::new(Store::open(&MemoryShelf::holding(newer)).1);
    assert!(!session.would_be_lost(), "nothing is written yet");
    session.update(person());
    assert!(session.would_be_lost());
    let mut session = unlocked();
    assert!(!session.would_be_lost());
    session.update(person());
    session.update(Event::ProfileRemoved {
        id: ProfileId::from_random(1),
    });
    session.update(Event::RemovalUndone {
        today: "2026-11-20".parse().unwrap(),
    });
    assert_eq!(session.saving(), Saving::Waiting);
    assert!(
        session.would_be_lost(),
        "it is sealed only after the page is gone"
    );
    assert!(!Session::new(sealed()).would_be_lost());
}

#[test]
fn that_nothing_is_saved_is_said_as_long_as_it_is_so() {
    // A newer version's save, and a number after which none comes.
    let newer = [("tsutaeru.record.000000000001", r#"{"schema":99}"#)];
    let last = [("tsutaeru.record.18446744073709551615", "damaged")];
    for shelf in [newer, last].map(MemoryShelf::holding) {
        let (mut store, opened) = Store::open(&shelf);
        let mut session = Session::new(opened);
        session.update(person());
        session.update(Event::SaveDone(store.save(session.record())));
        session.update(Event::NoticeDismissed);
        assert_eq!(session.saving(), Saving::Off);
        assert!(session.keeps_silent() && session.would_be_lost());
        assert_eq!(shelf.keys().unwrap().len(), 1);
    }
    let mut session = Session::new(*opened(written()));
    assert!(!session.keeps_silent());
    session.update(Event::SaveDone(Err(SaveError::Shelf(ShelfError::Full))));
    assert!(!session.keeps_silent(), "that has a notice of its own");
}

#[test]
fn a_save_that_came_back_is_told_as_that_and_not_as_lost() {
    for lost in [Notice::EarlierSave, Notice::CleanStart] {
        let mut session = Session::new(Opened {
            notice: Some(lost),
            ..Opened::empty()
        });
        session.update(Event::TakenBack);
        session.update(Event::Followed(opened(written())));
        assert_eq!(session.notice(), Some(&Notice::FromSecondCopy));
    }
    let mut session = Session::new(Opened::empty());
    session.update(Event::TakenBack);
    session.update(Event::Followed(opened(written())));
    assert_eq!(session.notice(), None, "nobody has missed it");
}

#[test]
fn nothing_is_dated_by_a_clock_that_cannot_be_right() {
    for day in [
        "1868-01-01",
        "1970-01-01",
        "2020-01-01",
        "2025-12-31",
        "2090-01-01",
    ] {
        let today: Date = day.parse().unwrap();
        let mut session = Session::new(*opened(written()));
        let before = session.record().clone();
        let wrong = Effect::Announce(Announcement::ClockIsWrong);
        let section = "medications";
        for event in [
            Event::SectionConfirmed { section, today },
            Event::AllConfirmed { today },
            Event::PlanConfirmed { today },
        ] {
            assert_eq!(session.update(event), std::slice::from_ref(&wrong));
        }
        let copy = HandedCopy {
            paper: PaperName::new("emergency-sheet").unwrap(),
            edition: 1,
            handed_on: today,
            to: Recipient::Family,
            name: "美和".into(),
            extra: Extra::new(),
        };
        assert_eq!(session.update(Event::CopyHanded { copy }), [wrong]);
        session.update(Event::BackupMade { today });
        assert_eq!(session.record(), &before);
        let backup = Backup::text_of(&before, today);
        assert!(!backup.contains(day), "{day}");
        let saved_on = Backup::read(&backup).unwrap().saved_on;
        assert_eq!(saved_on, before.profiles[0].updated_on, "{day}");
        // What is typed is kept all the same, without that day.
        session.update(Event::Answered {
            place: Place::of("emergency.person.family_name"),
            value: Value::Text("橋本".into()),
            today,
        });
        let profile = session.profile().unwrap();
        assert_eq!(profile.emergency.person.full_name(), "橋本");
        assert_eq!(profile.updated_on, before.profiles[0].updated_on);
        session.update(Event::ProfileCreated {
            id: ProfileId::from_random(9),
            entry_mode: None,
            today,
        });
        let profile = session.profile().unwrap();
        assert_ne!(profile.created_on, today);
        assert_ne!(profile.updated_on, today);
    }
}

#[test]
fn a_locked_device_shows_what_tells_of_nobody() {
    let shown = Route::all().filter(|route| route.tells_of_nobody());
    let mut names: Vec<&str> = shown.map(Route::name).collect();
    names.push(Route::Crew.name());
    names.sort_unstable();
    names.dedup();
    let all = [
        "about",
        "accessibility",
        "crew",
        "help",
        "licences",
        "privacy",
    ];
    assert_eq!(names, all);
}

/// Something that may take the record out of memory, or leave it there.
fn happening() -> impl Strategy<Value = Event> {
    let lock = |event: fn(Opened) -> LockEvent| Event::Lock(event(sealed()));
    prop_oneof![
        Just(person()),
        Just(Event::Erased),
        Just(Event::ErasedElsewhere(Box::new(Opened::empty()))),
        Just(Event::Followed(Box::new(sealed()))),
        Just(Event::Followed(opened(written()))),
        Just(Event::Lock(LockEvent::PutOn)),
        Just(Event::Lock(LockEvent::Tried)),
        Just(Event::Lock(LockEvent::Unlocked(Box::new(written())))),
        Just(lock(|opened| LockEvent::Reopened(Box::new(opened)))),
        Just(Event::SaveDone(Ok(Saved { revision: 3 }))),
        Just(Event::SaveDone(Err(SaveError::Vanished))),
        Just(Event::TakenBack),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn prop_when_a_record_leaves_memory_all_that_was_made_of_it_is_let_go(
        happenings in prop::collection::vec(happening(), 1..20),
    ) {
        let mut session = Session::new(*opened(written()));
        for event in happenings {
            let was_there = !session.record().profiles.is_empty();
            let effects = session.update(event.clone());
            let is_gone = was_there && session.record().profiles.is_empty();
            if is_gone {
                prop_assert!(effects.contains(&Effect::LetGo), "{:?}", event);
            }
        }
    }
}
