//! Saving: the store, where it keeps things, and the short wait that gathers several letters into one save.

use super::vault;
use crate::browser::{self, Kept, SecondCopy, Soon};
use crate::store::{
    Erasing, Lock, MemoryShelf, Notice, Opened, Record, SaveError, Saved, Sealed, Shelf,
    ShelfError, Store, text_to_seal,
};
use crate::vault::protocol::VaultWant;
use leptos::task::spawn_local;
use std::cell::{Cell, RefCell, RefMut};
use std::rc::Rc;

/// Letters typed within this time are saved together, in milliseconds.
pub const WAIT: u16 = 250;

/// Hears what the vault made of a text; `None` where it did not work.
pub type Then = Box<dyn FnOnce(Option<String>)>;
/// The vault with the key of this device in it: answers later. What it is made of goes when it is let go.
pub type Unlocked = Rc<dyn Fn(VaultWant, Then)>;

/// What is to be done once a save was sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Tell it.
    Tell(Result<Saved, SaveError>),
    /// Save once more: something was typed meanwhile and was to be saved at once.
    Again,
    /// Nothing: the next save is on its way, or nobody waits for this one any more.
    Wait,
}

/// The store and the wait before it is used.
pub struct Saver {
    store: Rc<RefCell<Store<Box<dyn Shelf>>>>,
    kept: Cell<Kept>,
    soon: Soon,
    second: Rc<SecondCopy>,
    /// Where a passphrase locks this device and was given: what seals each save, and the file of its key.
    unlocked: RefCell<Option<(Unlocked, Lock)>>,
    is_sealing: Cell<bool>,
    again: Cell<bool>,
}

impl Saver {
    /// Around a store that has just been opened. `save` is called when a wait is over.
    pub fn new(store: Store<Box<dyn Shelf>>, kept: Kept, save: impl FnMut() + 'static) -> Self {
        Self {
            store: Rc::new(RefCell::new(store)),
            kept: Cell::new(kept),
            soon: Soon::new(WAIT, save),
            second: Rc::default(),
            unlocked: RefCell::new(None),
            is_sealing: Cell::new(false),
            again: Cell::new(false),
        }
    }
    /// From now on every save is sealed; or, with `None`, no more.
    pub fn seal_with(&self, unlocked: Option<(Unlocked, Lock)>) {
        // Let go of outside: with it goes what watches, which may look here.
        let before = self.unlocked.replace(unlocked);
        drop(before);
        self.is_sealing.set(false);
        self.again.set(false);
    }
    /// The vault, while it has the key.
    pub fn unlocked(&self) -> Option<Unlocked> {
        let unlocked = self.unlocked.borrow();
        unlocked.as_ref().map(|(vault, _)| vault.clone())
    }
    /// The file of the key that seals each save.
    pub fn lock(&self) -> Option<Lock> {
        let unlocked = self.unlocked.borrow();
        unlocked.as_ref().map(|(_, lock)| lock.clone())
    }
    /// Another passphrase, or another time after which it locks itself.
    pub fn hold_lock(&self, lock: &Lock) {
        if let Some((_, held)) = &mut *self.unlocked.borrow_mut() {
            *held = lock.clone();
        }
    }
    /// How long things are kept.
    pub fn kept(&self) -> Kept {
        self.kept.get()
    }
    /// Saves within the wait, once for all that comes meanwhile.
    pub fn save_soon(&self) {
        self.soon.ask();
    }
    /// Takes back what was asked for by [`Saver::save_soon`].
    pub fn save_no_more(&self) {
        self.soon.cancel();
    }
    /// Saves at once; `anew` accepts that the shelf was wiped. `None`: it is being sealed, and `sealed` is told.
    pub fn save(
        &self,
        record: &Record,
        anew: bool,
        sealed: impl FnOnce(Option<String>) + 'static,
    ) -> Option<Result<Saved, SaveError>> {
        self.soon.cancel();
        if anew && let Ok(mut store) = self.store_to_change() {
            store.start_again();
        }
        let Some(vault) = self.unlocked() else {
            return Some(self.keep(|store| store.save(record)));
        };
        // One after the other: they must be kept in the order in which they were made.
        if self.is_sealing.replace(true) {
            self.again.set(true);
        } else {
            let Some(text) = text_to_seal(record) else {
                self.is_sealing.set(false);
                return Some(Err(SaveError::Refused));
            };
            if let Ok(mut store) = self.store_to_change() {
                store.note_people(record);
            }
            vault(VaultWant::Seal { text }, Box::new(sealed));
        }
        None
    }
    /// Keeps what was sealed.
    pub fn keep_sealed(&self, sealed: Option<String>) -> Next {
        // Erased or locked meanwhile: nothing may come back.
        let Some(lock) = self.lock().filter(|_| self.is_sealing.replace(false)) else {
            return Next::Wait;
        };
        let result = match sealed {
            Some(text) => self.keep(|store| {
                // It may have been wiped together with the saves.
                store.keep_lock(&lock)?;
                store.save_sealed(&text)
            }),
            None if vault::holds_key() => Err(SaveError::Shelf(ShelfError::Failed)),
            None => Err(SaveError::KeyGone),
        };
        match (self.again.take(), result) {
            (true, _) => Next::Again,
            (false, Ok(_)) if self.soon.is_asked() => Next::Wait,
            (false, result) => Next::Tell(result),
        }
    }
    fn keep(
        &self,
        save: impl FnOnce(&mut Store<Box<dyn Shelf>>) -> Result<Saved, SaveError>,
    ) -> Result<Saved, SaveError> {
        let saved = save(&mut *self.store_to_change()?)?;
        self.copy_newest();
        Ok(saved)
    }
    /// True while a save is being sealed.
    pub fn is_sealing(&self) -> bool {
        self.is_sealing.get()
    }
    /// Keeps the newest save a second time.
    pub fn copy_newest(&self) {
        if let Some(second) = self.second() {
            let store = self.store.clone();
            spawn_local(async move {
                // What does not work here is not missed before the first copy is lost too.
                second.keep(|| newest(&store)).await;
            });
        }
    }
    /// What belongs into the second copy. Where it cannot be read back now, it was a moment ago.
    pub fn newest(&self) -> Option<Vec<(String, String)>> {
        newest(&self.store)
    }
    /// The second copy of the newest save; none where nothing is kept on the device.
    pub fn second(&self) -> Option<Rc<SecondCopy>> {
        (self.kept() == Kept::OnDevice).then(|| self.second.clone())
    }
    /// The second copy, wherever things are kept: to erase it.
    pub fn any_second(&self) -> Rc<SecondCopy> {
        self.second.clone()
    }
    /// Removes everything of ours from the shelf.
    pub fn erase(&self) -> Erasing {
        self.soon.cancel();
        let erasing = match self.store_to_change() {
            Ok(mut store) => store.erase(),
            Err(error) => Erasing::Refused(error),
        };
        if !matches!(erasing, Erasing::Refused(_)) {
            self.seal_with(None);
        }
        erasing
    }
    /// From now on nothing is kept on the device. What is there stays.
    pub fn keep_nothing(&self) -> Result<(), ShelfError> {
        self.soon.cancel();
        let mut store = self.store_to_change()?;
        browser::keep_nothing();
        *store = Store::open(Box::new(MemoryShelf::new()) as Box<dyn Shelf>).0;
        self.kept.set(Kept::Nowhere);
        Ok(())
    }
    /// From now on things are kept on the device again. `false` where they cannot be, or something is there already.
    pub fn keep_again(&self) -> bool {
        let (shelf, kept) = browser::open_shelf();
        let (opened_store, opened) = Store::open_in(shelf, browser::random_window());
        let is_free = opened.saves && opened.notice.is_none() && opened.record.profiles.is_empty();
        let store = self.store_to_change().ok();
        match store.filter(|_| is_free && kept == Kept::OnDevice) {
            Some(mut store) => {
                *store = opened_store;
                self.kept.set(kept);
                true
            }
            None => false,
        }
    }
    /// Opens what the device keeps anew, as when the page is loaded.
    pub fn reopen(&self) -> Opened {
        self.soon.cancel();
        self.seal_with(None);
        self.follow().unwrap_or_else(|error| Opened {
            notice: Some(Notice::NotReadable(error)),
            saves: false,
            ..Opened::empty()
        })
    }
    /// Keeps beside what other windows have saved, as it was decided against.
    pub fn settle(&self) -> Result<(), SaveError> {
        self.store_to_change()?.settle()
    }
    /// Opens anew what another window has saved.
    pub fn follow(&self) -> Result<Opened, ShelfError> {
        self.store_to_change()?.follow()
    }
    /// The same, where what it has sealed was unsealed.
    pub fn follow_unsealed(
        &self,
        sealed: &Sealed,
        text: &str,
    ) -> Result<Option<Opened>, ShelfError> {
        self.store_to_change()?.follow_unsealed(sealed, text)
    }
    /// The store, which nobody else may be at.
    pub fn store_to_change(&self) -> Result<RefMut<'_, Store<Box<dyn Shelf>>>, ShelfError> {
        self.store.try_borrow_mut().map_err(|_| ShelfError::Failed)
    }
    /// Looks into the store, for what lies set aside.
    pub fn with_store<T>(&self, read: impl FnOnce(&Store<Box<dyn Shelf>>) -> T) -> T {
        read(&self.store.borrow())
    }
}

fn newest(store: &RefCell<Store<Box<dyn Shelf>>>) -> Option<Vec<(String, String)>> {
    let newest = store.try_borrow_mut().ok()?.newest();
    newest.ok().filter(|newest| !newest.is_empty())
}
