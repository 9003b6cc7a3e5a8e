//! Erasing: every save goes from the shelf, also those that lie set aside, and the lock with them.

use super::{
    Shelf, ShelfError, Store,
    key::{SaveKey, in_order},
    open::Manner,
};

impl<S: Shelf> Store<S> {
    /// Removes every save and every copy, whoever wrote it and whether it could be read. The next save begins anew.
    ///
    /// The newest goes first: where the shelf stops half way, what is left is older, never half a record.
    pub fn erase(&mut self) -> Result<(), ShelfError> {
        let keys = self.shelf.keys()?;
        let saves = in_order(keys.iter().filter_map(|key| SaveKey::of_name(key)));
        let besides = keys.iter().filter_map(|key| SaveKey::of_beside(key));
        for save in besides {
            self.shelf.remove(&save.beside())?;
        }
        for save in saves.into_iter().rev() {
            self.shelf.remove(&save.name())?;
        }
        // After what it locks: a lock without its saves is nothing, saves without their lock are lost.
        self.drop_lock()?;
        self.ours.clear();
        self.known.clear();
        self.forks.clear();
        self.highest = 0;
        self.manner = Manner::Open;
        self.read_back = None;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::{IdleLock, Lock, MemoryShelf, Opened, Record, key::key};
    use super::*;

    #[test]
    fn nothing_of_ours_is_left_and_what_is_not_ours_stays() {
        let shelf = MemoryShelf::new();
        assert_eq!(shelf.write("other", "x"), Ok(()));
        assert_eq!(shelf.write(&key(9), "damaged"), Ok(()));
        let (mut store, _) = Store::open(&shelf);
        for _ in 0..3 {
            assert!(store.save(&Record::default()).is_ok());
        }
        let (key, idle) = ("key".to_owned(), IdleLock::Ten);
        assert_eq!(store.put_lock(&Lock { key, idle }), Ok(()));
        assert_eq!(store.erase(), Ok(()));
        assert_eq!(shelf.contents().into_keys().collect::<Vec<_>>(), ["other"]);
        assert_eq!(Store::open(&shelf).1, Opened::empty());
        assert!(store.save(&Record::default()).is_ok());
    }

    #[test]
    fn a_newer_version_s_save_goes_only_when_everything_is_erased() {
        let shelf = MemoryShelf::new();
        assert_eq!(shelf.write(&key(1), r#"{"schema":99}"#), Ok(()));
        let (mut store, opened) = Store::open(&shelf);
        assert!(!opened.saves && store.save(&Record::default()).is_err());
        assert_eq!(store.erase(), Ok(()));
        assert!(store.save(&Record::default()).is_ok());
    }
}
