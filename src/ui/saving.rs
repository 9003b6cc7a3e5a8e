//! Saving: the store, where it keeps things, and the short wait that gathers several letters into one save.

use crate::browser::{Kept, SecondCopy, Soon};
use crate::store::{Opened, Record, SaveError, Saved, Shelf, ShelfError, Store};
use std::cell::{RefCell, RefMut};
use std::rc::Rc;

/// Letters typed within this time are saved together, in milliseconds.
pub const WAIT: u16 = 250;

/// The store and the wait before it is used.
pub struct Saver {
    store: RefCell<Store<Box<dyn Shelf>>>,
    kept: Kept,
    soon: Soon,
    second: Rc<SecondCopy>,
}

impl Saver {
    /// Around a store that has just been opened. `save` is called when a wait is over.
    pub fn new(store: Store<Box<dyn Shelf>>, kept: Kept, save: impl FnMut() + 'static) -> Self {
        Self {
            store: RefCell::new(store),
            kept,
            soon: Soon::new(WAIT, save),
            second: Rc::default(),
        }
    }
    /// How long things are kept.
    pub fn kept(&self) -> Kept {
        self.kept
    }
    /// Saves within the wait, once for all that comes meanwhile.
    pub fn save_soon(&self) {
        self.soon.ask();
    }
    /// Saves at once; `anew` accepts that the shelf was wiped.
    pub fn save(&self, record: &Record, anew: bool) -> Result<Saved, SaveError> {
        self.soon.cancel();
        let mut store = self.store_to_change()?;
        if anew {
            store.start_again();
        }
        let saved = store.save(record)?;
        drop(store);
        self.copy_newest();
        Ok(saved)
    }
    /// Keeps the newest save a second time.
    pub fn copy_newest(&self) {
        // Where it cannot be read back now, it was a moment ago.
        if let Ok(Some((key, text))) = self.store.borrow().newest() {
            self.second.keep(&key, &text);
        }
    }
    /// The second copy of the newest save; none where nothing is kept on the device.
    pub fn second(&self) -> Option<Rc<SecondCopy>> {
        (self.kept == Kept::OnDevice).then(|| self.second.clone())
    }
    /// Removes everything of ours from the device.
    pub fn erase(&self) -> Result<(), ShelfError> {
        self.soon.cancel();
        self.store_to_change()?.erase()
    }
    /// Keeps beside what was decided against: what other windows have saved, and what this one had.
    pub fn settle(&self, before: Option<&Record>) -> Result<(), SaveError> {
        let mut store = self.store_to_change()?;
        if let Some(before) = before {
            store.keep_beside(before)?;
        }
        store.settle()
    }
    /// Opens anew what another window has saved.
    pub fn follow(&self) -> Result<Opened, ShelfError> {
        self.store_to_change()?.follow()
    }
    /// The store, which nobody else may be at.
    fn store_to_change(&self) -> Result<RefMut<'_, Store<Box<dyn Shelf>>>, ShelfError> {
        self.store.try_borrow_mut().map_err(|_| ShelfError::Failed)
    }
    /// Looks into the store, for what lies set aside.
    pub fn with_store<T>(&self, read: impl FnOnce(&Store<Box<dyn Shelf>>) -> T) -> T {
        read(&self.store.borrow())
    }
}
