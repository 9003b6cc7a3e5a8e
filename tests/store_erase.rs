//! Everything is erased, while the second copy hangs, fails or comes late, and while another window writes: nothing of it
//! comes back, and it is told as done only where it is. And a lock is put on while another window writes: nothing that can
//! be read is left.

use proptest::prelude::*;
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use tsutaeru::catalogue::{Place, Value};
use tsutaeru::model::{Date, Profile, ProfileId, ProfileMark};
use tsutaeru::session::{Effect, Event, Saving, Session};
use tsutaeru::store::{
    Erasing, Erasure, IdleLock, Lock, MemoryShelf, Record, Shelf, ShelfError, Store, Window,
    text_to_seal,
};

type Kept = (String, String);

const AGE: &str = "-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----\n";

fn today() -> Date {
    "2026-11-20".parse().unwrap()
}

fn called(name: &str) -> Record {
    let mut record = Record::default();
    let mut profile = Profile::new(ProfileId::from_random(1), ProfileMark::Circle, today());
    profile.emergency.person.family_name = name.into();
    record.profiles.push(profile);
    record.settle_current();
    record
}

fn name(record: &Record) -> String {
    let person = record.profiles.first();
    person.map_or(String::new(), |person| person.emergency.person.full_name())
}

/// A name that is no part of another.
fn nth_name(number: usize) -> String {
    format!("<{number}>")
}

/// The second copy's place: what it was asked for while it did not answer may be done later, or never.
#[derive(Default)]
struct Database {
    texts: RefCell<Vec<Kept>>,
    is_silent: Cell<bool>,
    late: RefCell<Vec<Vec<Kept>>>,
}

impl Database {
    fn put(&self, kept: Vec<Kept>) -> bool {
        match self.is_silent.get() {
            true => self.late.borrow_mut().push(kept),
            false => drop(self.texts.replace(kept)),
        }
        !self.is_silent.get()
    }
    fn open(&self) -> Option<Vec<Kept>> {
        (!self.is_silent.get()).then(|| self.texts.borrow().clone())
    }
    /// It answers again, and has done what it was asked for, or has forgotten it.
    fn wake(&self, has_done_it: bool) {
        self.is_silent.set(false);
        for kept in self.late.take() {
            if has_done_it {
                self.put(kept);
            }
        }
    }
}

/// A window, as the shell has it.
struct Page<'a> {
    store: Store<&'a MemoryShelf>,
    session: Session,
    database: &'a Database,
}

impl<'a> Page<'a> {
    fn open(shelf: &'a MemoryShelf, database: &'a Database, number: u64) -> Self {
        let (store, opened) = Store::open_in(shelf, Window::from_random(number));
        let session = Session::new(opened);
        let mut page = Self {
            store,
            session,
            database,
        };
        page.store.sweep().unwrap();
        page.look_into_copy();
        page
    }

    fn look_into_copy(&mut self) {
        let found = self.database.open().unwrap_or_default();
        self.store.honour(&found).unwrap();
        if self.store.was_erased(&found).unwrap() {
            self.store.copy_is_stale().unwrap();
        }
        let is_back = self.store.take_back(&found).unwrap();
        if is_back {
            self.send(Event::TakenBack);
        }
        self.look();
        if !is_back {
            self.renew_copy();
        }
    }

    fn renew_copy(&mut self) {
        let newest = self.store.newest().unwrap();
        let is_kept = !newest.is_empty() && self.database.put(newest);
        if self.store.is_copy_stale() && (is_kept || self.database.put(vec![])) {
            self.store.copy_is_fresh().unwrap();
        }
    }

    fn send(&mut self, event: Event) {
        for effect in self.session.update(event) {
            match effect {
                Effect::SaveSoon | Effect::Announce(_) | Effect::LetGo => {}
                Effect::SaveNow => self.save(),
                Effect::SaveAnew => {
                    self.store.start_again();
                    self.save();
                }
                Effect::Follow => {
                    let opened = self.store.follow().unwrap();
                    self.send(Event::Followed(Box::new(opened)));
                }
                Effect::BeginAnew => {
                    let opened = self.store.follow().unwrap();
                    self.send(Event::ErasedElsewhere(Box::new(opened)));
                    self.renew_copy();
                }
                Effect::ReadOthers => {
                    let record = Box::new(self.store.of_others().unwrap().record);
                    let today = today();
                    self.send(Event::OthersRead { record, today });
                }
                // Refused where everything was erased: that is told by the next look.
                Effect::KeepBeside => untold(self.store.keep_beside(self.session.record())),
                Effect::SaveOver(before) => {
                    let kept = before.map_or(Ok(()), |before| self.store.keep_beside(&before));
                    match kept.and_then(|()| self.store.settle()) {
                        Ok(()) => self.save(),
                        Err(error) => self.send(Event::SaveDone(Err(error))),
                    }
                }
            }
        }
    }

    fn save(&mut self) {
        let result = self.store.save(self.session.record());
        if result.is_ok() {
            let newest = self.store.newest().unwrap();
            if !newest.is_empty() {
                self.database.put(newest);
            }
        }
        self.send(Event::SaveDone(result));
    }

    fn look(&mut self) {
        let look = self.store.look().unwrap();
        self.send(Event::Looked(look));
    }

    fn type_name(&mut self, name: &str) {
        if self.session.profile().is_none() {
            self.send(Event::ProfileCreated {
                id: ProfileId::from_random(1),
                entry_mode: None,
                today: today(),
            });
        }
        self.send(Event::Answered {
            place: Place::of("emergency.person.family_name"),
            value: Value::Text(name.to_owned()),
            today: today(),
        });
    }

    fn erase(&mut self) -> Erasure {
        let shelf = self.store.erase();
        self.store.copy_is_stale().unwrap();
        let second_is_gone = self.database.put(vec![]);
        if second_is_gone {
            self.store.copy_is_fresh().unwrap();
            self.renew_copy();
        }
        self.send(Event::Erased);
        Erasure {
            shelf,
            second_is_gone,
            nothing_before: true,
            files_are_gone: true,
        }
    }
}

/// Everything that anybody could read on the device.
fn on_device(shelf: &MemoryShelf, database: &Database) -> String {
    let shelf = shelf.contents().into_iter();
    let texts = shelf.chain(database.texts.borrow().clone());
    texts.map(|(key, text)| key + &text).collect()
}

#[derive(Debug, Clone, Copy)]
enum Happening {
    /// Something is typed.
    Typed,
    /// The wait is over.
    Saved,
    /// The browser tells of the other window.
    Told,
    /// The window is hidden.
    Hidden,
    /// The person saves once more.
    SavedAgain,
    /// Everything is erased.
    Erased,
    /// The page is loaded anew.
    Reopened,
    /// The second copy answers no more.
    Silent,
    /// It does again; what it was asked for meanwhile is done, or not.
    Awake(bool),
}

fn happening() -> impl Strategy<Value = (usize, Happening)> {
    let what = prop_oneof![
        5 => Just(Happening::Typed),
        4 => Just(Happening::Saved),
        2 => Just(Happening::Told),
        1 => Just(Happening::Hidden),
        2 => Just(Happening::SavedAgain),
        2 => Just(Happening::Erased),
        1 => Just(Happening::Reopened),
        2 => Just(Happening::Silent),
        2 => any::<bool>().prop_map(Happening::Awake),
    ];
    (0..2_usize, what)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// What stood in any window or on the device when everything was erased is never opened again. Where it was told as
    /// done it is nowhere on the device, from then on.
    #[test]
    fn prop_what_was_erased_never_comes_back(
        happenings in prop::collection::vec(happening(), 1..50),
    ) {
        let (shelf, database) = (MemoryShelf::new(), Database::default());
        Store::open(&shelf).0.save(&called(&nth_name(0))).unwrap();
        let mut pages = [1, 2].map(|number| Page::open(&shelf, &database, number));
        let mut typed = BTreeSet::from([nth_name(0)]);
        let (mut erased, mut is_done) = (BTreeSet::new(), false);
        for (turn, (which, happening)) in happenings.into_iter().enumerate() {
            let page = &mut pages[which];
            match happening {
                Happening::Typed => {
                    // Somebody who has not heard of it goes on from what was erased: that is seen and cleared away later.
                    let of_erased = erased.contains(&name(page.session.record()));
                    page.type_name(&nth_name(turn + 1));
                    match of_erased {
                        true => erased.insert(nth_name(turn + 1)),
                        false => typed.insert(nth_name(turn + 1)),
                    };
                }
                Happening::Saved if page.session.saving() == Saving::Waiting => page.save(),
                Happening::Saved => {}
                Happening::Told => page.look(),
                Happening::Hidden => page.send(Event::PageHidden),
                Happening::SavedAgain => page.send(Event::SaveAgain),
                Happening::Erased => {
                    let erasure = page.erase();
                    prop_assert_eq!(erasure.shelf, Erasing::Gone);
                    prop_assert_eq!(erasure.second_is_gone, !database.is_silent.get());
                    is_done = erasure.left().is_empty();
                    erased.append(&mut typed);
                }
                Happening::Reopened => pages[which] = Page::open(&shelf, &database, 10 + turn as u64),
                Happening::Silent => database.is_silent.set(true),
                Happening::Awake(has_done_it) => {
                    database.wake(has_done_it);
                    // Late changes are seen by the next opening: what they bring is not there before it either.
                    is_done = false;
                }
            }
            let opened = Store::open(&shelf).1;
            let shown = name(&opened.record);
            prop_assert!(!erased.contains(&shown), "{} is open again", shown);
            for text in shelf.contents().into_values() {
                let found = erased.iter().find(|one| text.contains(one.as_str()));
                prop_assert_eq!(found, None, "on the shelf");
            }
            if is_done {
                let all = on_device(&shelf, &database);
                let found = erased.iter().find(|one| all.contains(one.as_str()));
                prop_assert_eq!(found, None, "told as done");
            }
        }
        // The next opening, with a second copy that answers, has nothing of it anywhere.
        database.wake(true);
        for number in [98, 99] {
            let page = Page::open(&shelf, &database, number);
            prop_assert!(!erased.contains(&name(page.session.record())));
        }
        let all = on_device(&shelf, &database);
        let found = erased.iter().find(|one| all.contains(one.as_str()));
        prop_assert_eq!(found, None, "after the next opening");
    }
}

/// A shelf on which another window acts before one of the operations.
struct Interrupted<'a> {
    shelf: &'a MemoryShelf,
    left: Cell<usize>,
    meanwhile: RefCell<Option<Box<dyn FnOnce() + 'a>>>,
}

impl Interrupted<'_> {
    fn turn(&self) -> &MemoryShelf {
        match self.left.get().checked_sub(1) {
            Some(left) => self.left.set(left),
            None => {
                if let Some(meanwhile) = self.meanwhile.take() {
                    meanwhile();
                }
            }
        }
        self.shelf
    }
}

impl Shelf for Interrupted<'_> {
    fn read(&self, key: &str) -> Result<Option<String>, ShelfError> {
        self.turn().read(key)
    }
    fn write(&self, key: &str, text: &str) -> Result<(), ShelfError> {
        self.turn().write(key, text)
    }
    fn remove(&self, key: &str) -> Result<(), ShelfError> {
        self.turn().remove(key)
    }
    fn keys(&self) -> Result<Vec<String>, ShelfError> {
        self.turn().keys()
    }
}

/// Nobody looks what became of it.
fn untold<T>(_: T) {}

/// What the window does that is interrupted.
type Deed = fn(&mut Store<&Interrupted>);

const DEEDS: [(&str, Deed); 7] = [
    ("save", |store| untold(store.save(&called("二")))),
    ("save twice", |store| {
        untold(store.save(&called("二")));
        untold(store.save(&called("二")));
    }),
    ("save anew", |store| {
        store.start_again();
        untold(store.save(&called("二")));
    }),
    ("keep beside", |store| {
        untold(store.keep_beside(&called("二")))
    }),
    ("settle", |store| {
        untold(store.settle().and_then(|()| store.save(&called("二"))))
    }),
    ("lock", |store| {
        let (key, idle) = ("二".to_owned(), IdleLock::Ten);
        untold(store.put_lock(&Lock { key, idle }));
    }),
    ("put back", |store| {
        let mut other = Store::open(MemoryShelf::new()).0;
        for _ in 0..9 {
            other.save(&called("二")).unwrap();
        }
        let _ = store.take_back(&other.newest().unwrap());
    }),
];

/// Lets another window act at every operation of every deed, and hands over what is on the shelf then.
fn at_every_operation(act: impl Fn(&mut Store<&MemoryShelf>), look: impl Fn(&str, &MemoryShelf)) {
    let mut cases = 0;
    for (name, deed) in DEEDS {
        for at in 0..40 {
            let has_acted = Cell::new(false);
            let shelf = MemoryShelf::new();
            let mut first = Store::open_in(&shelf, Window::from_random(1)).0;
            first.save(&called("一")).unwrap();
            first.save(&called("一")).unwrap();
            let interrupted = Interrupted {
                shelf: &shelf,
                left: Cell::new(usize::MAX),
                meanwhile: RefCell::default(),
            };
            let mut second = Store::open_in(&interrupted, Window::from_random(2)).0;
            let meanwhile = || {
                has_acted.set(true);
                act(&mut first);
            };
            interrupted.meanwhile.replace(Some(Box::new(meanwhile)));
            interrupted.left.set(at);
            deed(&mut second);
            drop(interrupted.meanwhile.take());
            drop(second);
            if has_acted.get() {
                look(&format!("{name}, at {at}"), &shelf);
                cases += 1;
            }
        }
    }
    println!("{cases} cases");
    assert!(cases > 40, "only {cases} cases");
}

#[test]
fn whatever_another_window_is_just_writing_when_everything_is_erased_goes_too() {
    let erase = |store: &mut Store<&MemoryShelf>| assert_eq!(store.erase(), Erasing::Gone);
    at_every_operation(erase, |told, shelf| {
        let left = shelf.contents();
        let is_clean = left.keys().all(|key| key.starts_with("tsutaeru.erased."));
        assert!(is_clean, "{told}: {left:?}");
    });
}

#[test]
fn whatever_another_window_is_just_writing_when_the_lock_comes_on_cannot_be_read() {
    let lock = |store: &mut Store<&MemoryShelf>| {
        let (key, idle) = ("key".to_owned(), IdleLock::Ten);
        store.put_lock(&Lock { key, idle }).unwrap();
        // The other has saved in the same moment: then it does not come on, and is asked for again.
        if store.save_sealed(AGE).is_err() {
            store.settle().unwrap();
            store.save_sealed(AGE).unwrap();
        }
        for (key, _) in store.besides_to_seal().unwrap() {
            store.change_beside(&key, AGE).unwrap();
        }
    };
    at_every_operation(lock, |told, shelf| {
        // What came back from the second copy is newer than the lock, as it was saved after it was taken off.
        if told.starts_with("put back") || told.starts_with("lock") {
            return;
        }
        // Whoever unlocks it seals what lies there in the same moment.
        let (mut store, _) = Store::open(shelf);
        let text = text_to_seal(&called("一")).unwrap();
        if let Some(read) = store.unlock(&text) {
            read.unwrap();
        }
        for (key, text) in shelf.contents() {
            let is_legible = text.contains('二') && !text.contains("AGE ENCRYPTED");
            assert!(!is_legible, "{told}: {key} can be read");
        }
    });
}

#[test]
fn a_window_that_cannot_seal_keeps_nothing_beside_on_a_locked_device() {
    let shelf = MemoryShelf::new();
    let [mut first, mut second] =
        [1, 2].map(|number| Store::open_in(&shelf, Window::from_random(number)).0);
    first.save(&called("一")).unwrap();
    second.follow().unwrap();
    first.save_sealed(AGE).unwrap();
    let before = shelf.contents();
    let mut session = Session::new(Store::open(&MemoryShelf::new()).1);
    session.update(Event::ProfileCreated {
        id: ProfileId::from_random(1),
        entry_mode: None,
        today: today(),
    });
    assert!(second.save(&called("二")).is_err());
    assert!(second.keep_beside(&called("二")).is_err());
    assert_eq!(shelf.contents(), before);
    // It stays on the screen, and the browser asks before it goes.
    session.update(Event::SaveDone(Err(
        tsutaeru::store::SaveError::ChangedElsewhere,
    )));
    assert!(session.would_be_lost());
}
