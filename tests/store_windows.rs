//! Two windows of one browser write at the same time, in every order: nothing that was acknowledged as saved in either is
//! gone without having been kept.

use proptest::prelude::*;
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use tsutaeru::catalogue::{Place, Value};
use tsutaeru::model::{Date, Profile, ProfileId, ProfileMark};
use tsutaeru::session::{Effect, Event, Restoring, Saving, Session};
use tsutaeru::store::{
    Beside, Choice, Look, MemoryShelf, Notice, Record, SaveError, Shelf, ShelfError, Store, Window,
    text_to_seal,
};

fn today() -> Date {
    "2026-11-20".parse().unwrap()
}

/// A record in which one person is called so.
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

/// Every name that can still be had: the record that opens, and what lies beside.
fn kept(shelf: &MemoryShelf) -> BTreeSet<String> {
    let (store, opened) = Store::open(shelf);
    let mut names = BTreeSet::from([name(&opened.record)]);
    for key in store.besides().unwrap() {
        match store.beside(&key).unwrap() {
            Some(Beside::Record(record)) => names.insert(name(&record)),
            other => panic!("{other:?}"),
        };
    }
    names
}

fn windows(shelf: &MemoryShelf) -> [Store<&MemoryShelf>; 2] {
    [1, 2].map(|number| Store::open_in(shelf, Window::from_random(number)).0)
}

#[test]
fn a_window_with_nothing_unsaved_follows_the_other() {
    let shelf = MemoryShelf::new();
    let [mut first, mut second] = windows(&shelf);
    first.save(&called("花子")).unwrap();
    assert_eq!(second.look(), Ok(Look::Ahead));
    assert_eq!(name(&second.follow().unwrap().record), "花子");
    assert_eq!(second.look(), Ok(Look::Alone));
    second.save(&called("華子")).unwrap();
    assert_eq!(name(&first.of_others().unwrap().record), "華子");
    assert_eq!(
        first.save(&called("はなこ")),
        Err(SaveError::ChangedElsewhere)
    );
    assert_eq!(name(&first.follow().unwrap().record), "華子");
    assert!(first.save(&called("はなこ")).is_ok());
}

#[test]
fn whose_is_not_chosen_is_kept_beside_until_it_is_no_longer_needed() {
    let shelf = MemoryShelf::new();
    let [mut first, mut second] = windows(&shelf);
    second.save(&called("二")).unwrap();
    first.settle().unwrap();
    first.save(&called("一")).unwrap();
    for _ in 0..3 {
        first.save(&called("一")).unwrap();
    }
    assert_eq!(kept(&shelf), ["一", "二"].map(String::from).into());
    for key in first.besides().unwrap() {
        first.forget_beside(&key).unwrap();
    }
    assert_eq!(kept(&shelf), ["一"].map(String::from).into());
    first.forget_beside("tsutaeru.record.000000000001").unwrap();
    assert_eq!(kept(&shelf), ["一"].map(String::from).into());
}

#[test]
fn what_could_not_be_saved_when_the_page_went_is_kept_beside_and_told() {
    let shelf = MemoryShelf::new();
    let [mut first, mut second] = windows(&shelf);
    second.save(&called("二")).unwrap();
    assert_eq!(first.save(&called("一")), Err(SaveError::ChangedElsewhere));
    first.keep_beside(&called("一")).unwrap();
    assert_eq!(kept(&shelf), ["一", "二"].map(String::from).into());
    assert_eq!(Store::open(&shelf).1.notice, Some(Notice::TwoWindows));
    for key in first.besides().unwrap() {
        first.forget_beside(&key).unwrap();
    }
    assert_eq!(kept(&shelf), ["二"].map(String::from).into());
    second.save(&called("二")).unwrap();
    first.settle().unwrap();
    first.keep_beside(&called("一")).unwrap();
    assert_eq!(Store::open(&shelf).1.notice, Some(Notice::TwoWindows));
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

/// Between any two operations of one window's save the other makes a whole save, or two.
#[test]
fn two_saves_in_the_same_moment_are_both_kept() {
    let mut cases = 0;
    for saves_before in 0..3 {
        for saves_meanwhile in 1..3 {
            for at in 0..12 {
                let acknowledged = RefCell::new(vec![]);
                let shelf = MemoryShelf::new();
                let mut second = Store::open_in(&shelf, Window::from_random(2)).0;
                for _ in 0..saves_before {
                    second.save(&called("前")).unwrap();
                }
                let interrupted = Interrupted {
                    shelf: &shelf,
                    left: Cell::new(usize::MAX),
                    meanwhile: RefCell::default(),
                };
                let (mut first, _) = Store::open_in(&interrupted, Window::from_random(1));
                let meanwhile = || {
                    for _ in 0..saves_meanwhile {
                        if second.save(&called("二")).is_ok() {
                            acknowledged.borrow_mut().push("二");
                        }
                    }
                };
                interrupted.meanwhile.replace(Some(Box::new(meanwhile)));
                interrupted.left.set(at);
                if first.save(&called("一")).is_ok() {
                    acknowledged.borrow_mut().push("一");
                }
                drop(interrupted.meanwhile.take());
                drop(first);
                drop(interrupted);
                let (mut opener, _) = Store::open_in(&shelf, Window::from_random(3));
                opener.save(&Store::open(&shelf).1.record).unwrap();
                let told = format!("{saves_before} before, {saves_meanwhile} meanwhile, at {at}");
                let names = kept(&shelf);
                for saved in acknowledged.take() {
                    assert!(names.contains(saved), "{told}: {names:?}");
                }
                cases += 1;
            }
        }
    }
    println!("{cases} cases");
}

/// A window with its page: what it shows, and what it does about the other.
struct Page<'a> {
    store: Store<&'a MemoryShelf>,
    session: Session,
}

impl<'a> Page<'a> {
    fn open(shelf: &'a MemoryShelf, number: u64) -> Self {
        let (store, opened) = Store::open_in(shelf, Window::from_random(number));
        let session = Session::new(opened);
        Self { store, session }
    }

    /// Takes an event in and does its effects, but for the save at the end of a wait.
    fn send(&mut self, event: Event) {
        for effect in self.session.update(event) {
            match effect {
                Effect::SaveSoon | Effect::Announce(_) | Effect::LetGo => {}
                Effect::BeginAnew => panic!("nobody has erased anything"),
                Effect::SaveNow => self.save(),
                Effect::SaveAnew => {
                    self.store.start_again();
                    self.save();
                }
                Effect::Follow => {
                    let opened = self.store.follow().unwrap();
                    self.send(Event::Followed(Box::new(opened)));
                }
                Effect::ReadOthers => {
                    let record = Box::new(self.store.of_others().unwrap().record);
                    let today = today();
                    self.send(Event::OthersRead { record, today });
                }
                Effect::KeepBeside => self.store.keep_beside(self.session.record()).unwrap(),
                Effect::SaveOver(before) => {
                    if let Some(before) = before {
                        self.store.keep_beside(&before).unwrap();
                    }
                    self.store.settle().unwrap();
                    self.save();
                }
            }
        }
    }

    fn save(&mut self) {
        let result = self.store.save(self.session.record());
        self.send(Event::SaveDone(result));
    }

    fn look(&mut self) {
        let look = self.store.look().unwrap();
        self.send(Event::Looked(look));
    }

    fn shows(&self) -> String {
        name(self.session.record())
    }
}

/// What happens in one of two windows.
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
    /// The person looks at both and decides.
    Decided(u8),
}

fn happening() -> impl Strategy<Value = (usize, Happening)> {
    let what = prop_oneof![
        4 => Just(Happening::Typed),
        3 => Just(Happening::Saved),
        2 => Just(Happening::Told),
        1 => Just(Happening::Hidden),
        2 => (0..3_u8).prop_map(Happening::Decided),
    ];
    (0..2_usize, what)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Everything that is typed is another name. A name that was acknowledged as saved goes only by being typed over in a
    /// window that showed it; else it is in the record, or lies beside.
    #[test]
    fn prop_no_acknowledged_answer_is_silently_gone(
        happenings in prop::collection::vec(happening(), 1..40),
    ) {
        let shelf = MemoryShelf::new();
        Store::open(&shelf).0.save(&called("0")).unwrap();
        let mut pages = [Page::open(&shelf, 1), Page::open(&shelf, 2)];
        // What nobody has typed over while seeing it.
        let mut alive = BTreeSet::from(["0".to_owned()]);
        for (turn, (which, happening)) in happenings.into_iter().enumerate() {
            let page = &mut pages[which];
            let (shown, saving) = (page.shows(), page.session.saving());
            match happening {
                Happening::Typed => {
                    let typed = (turn + 1).to_string();
                    page.send(Event::Answered {
                        place: Place::of("emergency.person.family_name"),
                        value: Value::Text(typed),
                        today: today(),
                    });
                    alive.remove(&shown);
                }
                Happening::Saved => {
                    if page.session.saving() != Saving::Saved {
                        page.save();
                    }
                }
                Happening::Told => page.look(),
                Happening::Hidden => page.send(Event::PageHidden),
                Happening::Decided(choice) => {
                    page.send(Event::SaveAgain);
                    if let Restoring::Comparing(_) = page.session.restoring() {
                        let choice = match choice {
                            0 => Choice::KeepHere,
                            1 => Choice::TakeBackup,
                            _ => Choice::KeepBoth { new_id: ProfileId::from_random(turn as u64 + 9) },
                        };
                        let choices = vec![(ProfileId::from_random(1), choice)];
                        page.send(Event::RestoreDecided { choices });
                    }
                }
            }
            if saving != Saving::Saved && page.session.saving() == Saving::Saved {
                alive.insert(page.shows());
            }
            let mut had = kept(&shelf);
            let (_, opened) = Store::open(&shelf);
            had.extend(opened.record.profiles.iter().map(|one| one.emergency.person.full_name()));
            for name in &alive {
                prop_assert!(had.contains(name), "{name} is gone after {turn}: {had:?}");
            }
        }
    }
}

const AGE: &str = "-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----\n";

#[test]
fn a_window_that_does_not_know_of_the_lock_saves_nothing_that_can_be_read() {
    let shelf = MemoryShelf::new();
    let [mut first, mut second] = windows(&shelf);
    first.save(&called("花子")).unwrap();
    second.follow().unwrap();
    first.save_sealed(AGE).unwrap();
    let before = shelf.contents();
    assert!(before.values().all(|text| text.contains(AGE)));
    assert_eq!(
        second.save(&called("華子")),
        Err(SaveError::ChangedElsewhere)
    );
    assert_eq!(shelf.contents(), before);
    // It gets the key, and decides: only what is sealed is kept from then on, here and beside.
    second.come_under_lock();
    assert_eq!(second.save(&called("華子")), Err(SaveError::Refused));
    assert_eq!(second.keep_beside(&called("華子")), Err(SaveError::Refused));
    second.keep_beside_sealed(AGE).unwrap();
    second.settle().unwrap();
    second.save_sealed(AGE).unwrap();
    assert!(shelf.contents().values().all(|text| text.contains(AGE)));
    assert_eq!(second.besides().unwrap().len(), 2);
    assert_eq!(first.look(), Ok(Look::Ahead));
}

#[test]
fn what_another_window_sealed_is_followed_only_with_what_was_in_it() {
    let shelf = MemoryShelf::new();
    let [mut first, mut second] = windows(&shelf);
    first.save_sealed(AGE).unwrap();
    second.follow().unwrap();
    let text = text_to_seal(&called("花子")).unwrap();
    second.unlock(&text).unwrap().unwrap();
    first.save_sealed(AGE).unwrap();
    let sealed = second.of_others().unwrap().locked.unwrap();
    first.save_sealed(&AGE.replace("YWdl", "YWdm")).unwrap();
    // Overtaken: what was unsealed is no longer the newest. The window stays as it is, open, and looks again.
    assert_eq!(second.follow_unsealed(&sealed, &text), Ok(None));
    assert_eq!(second.look(), Ok(Look::Ahead));
    assert_eq!(
        second.save_sealed(AGE),
        Err(SaveError::ChangedElsewhere),
        "a window that only looked has lost its key"
    );
    let sealed = second.of_others().unwrap().locked.unwrap();
    assert_eq!(sealed.revision, 3);
    let opened = second.follow_unsealed(&sealed, &text).unwrap().unwrap();
    assert_eq!(
        (name(&opened.record).as_str(), opened.saves),
        ("花子", true)
    );
    assert!(second.save_sealed(AGE).is_ok());
}
