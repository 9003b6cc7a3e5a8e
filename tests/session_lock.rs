//! A record behind a passphrase, without a screen: what is heard while it is locked, and what locking leaves behind.

use tsutaeru::catalogue::{Place, Value};
use tsutaeru::model::ProfileId;
use tsutaeru::session::{
    Announcement, Effect, Event, LockEvent, Locking, Restoring, Saving, Session,
};
use tsutaeru::store::{Look, MemoryShelf, Opened, Record, SaveError, Saved, ShelfError, Store};

const SEALED: &str = "-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----\n";

fn lock(event: LockEvent) -> Event {
    Event::Lock(event)
}

/// What is found on a device whose one save is sealed.
fn sealed() -> Opened {
    let shelf = MemoryShelf::new();
    let (mut store, _) = Store::open(&shelf);
    store.save_sealed(SEALED).unwrap();
    Store::open(&shelf).1
}

fn person() -> Event {
    Event::ProfileCreated {
        id: ProfileId::from_random(1),
        entry_mode: None,
        today: "2026-11-20".parse().unwrap(),
    }
}

fn name() -> Event {
    Event::Answered {
        place: Place::of("emergency.person.family_name"),
        value: Value::Text("橋本".into()),
        today: "2026-11-20".parse().unwrap(),
    }
}

fn written() -> Record {
    let mut session = Session::new(Opened::empty());
    session.update(person());
    session.update(name());
    session.record().clone()
}

fn unlocked() -> Session {
    let mut session = Session::new(sealed());
    session.update(lock(LockEvent::Tried));
    session.update(lock(LockEvent::Unlocked(Box::new(written()))));
    session
}

#[test]
fn a_locked_page_knows_nothing_and_hears_nothing_but_the_lock() {
    let mut session = Session::new(sealed());
    assert_eq!(session.locking(), Locking::Locked { wrong: 0 });
    let before = session.clone();
    for event in [
        person(),
        name(),
        Event::PageHidden,
        Event::SaveAgain,
        Event::NoticeDismissed,
    ] {
        assert_eq!(session.update(event), []);
        assert_eq!(session, before);
    }
    assert_eq!(session.record(), &Record::default());
}

#[test]
fn wrong_passphrases_are_counted_and_other_hindrances_are_not() {
    let mut session = Session::new(sealed());
    for (is_wrong, wrong) in [(true, 1), (false, 1), (true, 2)] {
        session.update(lock(LockEvent::Tried));
        assert!(session.is_locked());
        session.update(lock(LockEvent::NotOpened { is_wrong }));
        assert_eq!(session.locking(), Locking::Locked { wrong });
    }
    session.update(lock(LockEvent::NotOpened { is_wrong: true }));
    assert_eq!(
        session.locking(),
        Locking::Locked { wrong: 2 },
        "nothing was tried"
    );
}

#[test]
fn only_what_was_tried_opens() {
    let mut session = Session::new(sealed());
    session.update(lock(LockEvent::Unlocked(Box::new(written()))));
    assert!(session.is_locked() && session.record() == &Record::default());
    let session = unlocked();
    assert_eq!(session.locking(), Locking::Open);
    assert_eq!(
        (session.record(), session.saving()),
        (&written(), Saving::Saved)
    );
}

#[test]
fn locking_leaves_nothing_in_memory_not_even_what_could_be_undone() {
    let mut session = unlocked();
    session.update(Event::ProfileRemoved {
        id: ProfileId::from_random(1),
    });
    session.update(Event::SaveDone(Ok(Saved { revision: 2 })));
    assert!(session.can_undo() && session.can_lock());
    session.update(lock(LockEvent::Reopened(Box::new(sealed()))));
    assert_eq!(session, Session::new(sealed()));
}

#[test]
fn what_is_not_kept_yet_keeps_the_page_from_locking() {
    let mut session = unlocked();
    session.update(name());
    session.update(Event::Answered {
        place: Place::of("emergency.person.given_name"),
        value: Value::Text("花子".into()),
        today: "2026-11-21".parse().unwrap(),
    });
    assert!(!session.can_lock(), "it waits to be saved");
    session.update(Event::SaveDone(Err(SaveError::Shelf(ShelfError::Full))));
    assert!(!session.can_lock(), "it could not be saved");
    session.update(Event::SaveDone(Ok(Saved { revision: 2 })));
    assert!(session.can_lock());
}

#[test]
fn without_its_key_nothing_is_saved_or_locked_until_the_passphrase_is_given() {
    let mut session = unlocked();
    session.update(name());
    let gone = Err(SaveError::KeyGone);
    let told = session.update(Event::SaveDone(gone));
    assert_eq!(told, [Effect::Announce(Announcement::SaveFailed)]);
    for event in [Event::SaveAgain, Event::PageHidden] {
        assert_eq!(session.update(event), []);
    }
    assert!(!session.can_lock() && !session.is_locked());
    let record = session.record().clone();
    session.update(Event::SaveDone(Ok(Saved { revision: 2 })));
    assert!(session.can_lock());
    assert_eq!(session.record().profiles, record.profiles);
}

#[test]
fn a_lock_is_put_on_what_is_open_and_taken_off_what_is_unlocked() {
    let mut session = Session::new(Opened::empty());
    assert_eq!(session.locking(), Locking::Off);
    session.update(lock(LockEvent::TakenOff));
    session.update(lock(LockEvent::Reopened(Box::new(sealed()))));
    assert_eq!(
        session.locking(),
        Locking::Off,
        "there is none to take off or to close"
    );
    session.update(lock(LockEvent::PutOn));
    assert_eq!(session.locking(), Locking::Open);
    session.update(lock(LockEvent::TakenOff));
    assert_eq!(session.locking(), Locking::Off);
}

#[test]
fn a_lock_that_another_window_took_off_is_seen() {
    let mut session = Session::new(sealed());
    let opened = Opened {
        record: written(),
        ..Opened::empty()
    };
    session.update(lock(LockEvent::Reopened(Box::new(opened))));
    assert_eq!(
        (session.locking(), session.record()),
        (Locking::Off, &written())
    );
}

fn followed(record: Record) -> Box<Opened> {
    Box::new(Opened {
        record,
        ..Opened::empty()
    })
}

#[test]
fn an_unlocked_window_follows_what_another_has_sealed_and_stays_unlocked() {
    let mut session = unlocked();
    assert_eq!(
        session.update(Event::Looked(Look::Ahead)),
        [Effect::Follow],
        "nothing is unsaved here"
    );
    let mut other = written();
    other.profiles[0].emergency.person.family_name = "髙橋".into();
    let effects = session.update(lock(LockEvent::Followed(followed(other.clone()))));
    assert_eq!(effects, [Effect::Announce(Announcement::Followed)]);
    assert_eq!(session.record().profiles, other.profiles);
    assert_eq!(
        (session.locking(), session.saving()),
        (Locking::Open, Saving::Saved)
    );
}

#[test]
fn a_window_is_locked_by_another_that_puts_a_lock_on_and_unlocked_by_one_that_takes_it_off() {
    let mut session = Session::new(*followed(written()));
    session.update(Event::Followed(Box::new(sealed())));
    assert_eq!(session, Session::new(sealed()), "nothing is in memory");
    let mut session = unlocked();
    session.update(Event::Followed(followed(written())));
    assert_eq!(
        (session.locking(), session.record()),
        (Locking::Off, &written())
    );
}

#[test]
fn a_locked_window_neither_looks_nor_follows() {
    let mut session = Session::new(sealed());
    let before = session.clone();
    for event in [
        Event::Looked(Look::Ahead),
        Event::Looked(Look::Vanished),
        Event::Followed(followed(written())),
        lock(LockEvent::Followed(followed(written()))),
        Event::OthersSealed,
    ] {
        assert_eq!(session.update(event), []);
        assert_eq!(session, before);
    }
}

#[test]
fn what_is_unsaved_when_another_window_puts_a_lock_on_stays_until_it_is_decided() {
    let mut session = Session::new(*followed(written()));
    session.update(Event::Answered {
        place: Place::of("emergency.person.given_name"),
        value: Value::Text("花子".into()),
        today: "2026-11-21".parse().unwrap(),
    });
    let mine = session.record().clone();
    session.update(Event::Followed(Box::new(sealed())));
    assert!(!session.is_locked());
    assert_eq!(session.record(), &mine);
    let failed = Saving::Failed(SaveError::ChangedElsewhere);
    assert_eq!(session.saving(), failed);
    assert_eq!(session.update(Event::SaveAgain), [Effect::ReadOthers]);
    session.update(Event::OthersSealed);
    assert_eq!(session.restoring(), &Restoring::Sealed);
    // With the passphrase: from now on behind the lock, and what both wrote side by side.
    session.update(lock(LockEvent::PutOn));
    session.update(Event::OthersRead {
        record: Box::new(written()),
        today: "2026-11-21".parse().unwrap(),
    });
    assert!(matches!(session.restoring(), Restoring::Comparing(_)));
    assert_eq!(session.locking(), Locking::Open);
}

#[test]
fn everything_can_be_erased_without_the_passphrase() {
    let mut session = Session::new(sealed());
    session.update(Event::Erased);
    assert_eq!(session, Session::new(Opened::empty()));
}
