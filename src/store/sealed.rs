//! A save that only a passphrase opens. The store never sees the passphrase and never seals or opens anything:
//! it keeps a sealed text the way it keeps a record, under the same check sum and with the same journal.
//!
//! - Opening finds a sealed save: [`Opened::locked`](super::Opened::locked) holds it, the record is a fresh one
//!   and nothing can be saved. Whoever has opened the text brings what was in it to [`Store::unlock`].
//! - Saving: [`text_to_seal`] gives what is to be sealed, [`Store::save_sealed`] keeps what came of it. The
//!   first such save of an open record is the moment at which the lock is put on; what was kept unsealed goes
//!   from the shelf once the sealed save was read back. What lies beside is sealed too (`sealed_beside`); what lies
//!   set aside stays until the person says that it may go.
//! - Taking the lock off: [`Store::take_lock_off`], then [`Store::save`].

use super::{
    Record, SaveError, Saved, Shelf, Store,
    ladder::Fall,
    open::Manner,
    removed::people,
    wire::{read_body, write_body, write_sealed},
};

/// A sealed save as it lies on the shelf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// Its revision.
    pub revision: u64,
    /// The text of an age file, unopened.
    pub text: String,
}

/// Why what had been sealed is no record of ours. It stays on the shelf, sealed as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// It is none.
    Damaged,
    /// A newer version of the page wrote it.
    Newer {
        /// The schema that it wrote.
        schema: u32,
    },
}

/// The text that is to be sealed: the record as JSON. Which revision it becomes is known only when it is saved.
pub fn text_to_seal(record: &Record) -> Option<String> {
    write_body(record, record.revision)
}

/// Reads what was in a sealed save of that revision.
pub fn read_unsealed(text: &str, revision: u64) -> Result<Record, Unreadable> {
    read_body(text, revision).map_err(|fall| match fall {
        Fall::Damaged => Unreadable::Damaged,
        Fall::Newer(schema) => Unreadable::Newer { schema },
    })
}

impl<S: Shelf> Store<S> {
    /// Takes in what was in the sealed save that opening has found; from now on [`Store::save_sealed`] saves.
    /// Where it is no record of ours nothing changes. `None`: nothing is locked.
    pub fn unlock(&mut self, text: &str) -> Option<Result<Record, Unreadable>> {
        let Manner::Locked(revision) = self.manner else {
            return None;
        };
        let read = read_unsealed(text, revision);
        if let Ok(record) = &read {
            self.people = people(record);
            self.manner = Manner::Sealed;
            // Before it can be sealed what another window wrote in the same moment must lie beside.
            self.put_forks_beside();
        }
        Some(read)
    }

    /// Keeps the text of an age file as the next revision, as [`Store::save`] keeps a record. Any other text is
    /// refused.
    pub fn save_sealed(&mut self, text: &str) -> Result<Saved, SaveError> {
        match self.manner {
            Manner::Open | Manner::Sealed => {
                let saved = self.put_for_good(true, |revision| write_sealed(text, revision))?;
                self.manner = Manner::Sealed;
                Ok(saved)
            }
            Manner::Locked(_) | Manner::Refused => Err(SaveError::Refused),
        }
    }

    /// From now on only [`Store::save_sealed`] saves: another window has put the lock on, and this one has its key.
    pub fn come_under_lock(&mut self) {
        if self.manner == Manner::Open {
            self.manner = Manner::Sealed;
        }
    }

    /// From now on [`Store::save`] saves as it is. Changes nothing where nothing is sealed, or still locked.
    pub fn take_lock_off(&mut self) {
        if self.manner == Manner::Sealed {
            self.manner = Manner::Open;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{MemoryShelf, Notice, key::key, wire};
    use super::*;

    const SEALED: &str =
        "-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----\n";

    /// A shelf with two saves as they are, and then a sealed one.
    fn sealed() -> MemoryShelf {
        let shelf = MemoryShelf::new();
        let (mut store, _) = Store::open(&shelf);
        for _ in 0..2 {
            store.save(&Record::default()).unwrap();
        }
        store.save_sealed(SEALED).unwrap();
        shelf
    }

    fn keys(shelf: &MemoryShelf) -> Vec<String> {
        shelf.contents().into_keys().collect()
    }

    #[test]
    fn a_sealed_save_leaves_nothing_unsealed_beside_it() {
        let shelf = sealed();
        assert_eq!(keys(&shelf), [key(3)]);
    }

    #[test]
    fn nothing_is_written_over_a_sealed_save_until_it_is_unlocked() {
        let shelf = sealed();
        let before = shelf.contents();
        let (mut store, opened) = Store::open(&shelf);
        assert_eq!(
            opened.locked,
            Some(Sealed {
                revision: 3,
                text: SEALED.to_owned()
            })
        );
        assert_eq!((opened.record, opened.saves), (Record::default(), false));
        assert_eq!(opened.notice, None);
        store.take_lock_off();
        store.start_again();
        assert_eq!(store.save(&Record::default()), Err(SaveError::Refused));
        assert_eq!(store.save_sealed(SEALED), Err(SaveError::Refused));
        assert_eq!(shelf.contents(), before);
        assert_eq!(
            store.unlock("{\"schema\":99}"),
            Some(Err(Unreadable::Newer { schema: 99 }))
        );
        assert_eq!(store.unlock("{}"), Some(Err(Unreadable::Damaged)));
        assert_eq!(store.save_sealed(SEALED), Err(SaveError::Refused));
    }

    #[test]
    fn what_was_sealed_comes_back_and_is_saved_sealed_only() {
        let shelf = sealed();
        let (mut store, _) = Store::open(&shelf);
        let mut record = Record::default();
        record.extra.insert("of_tomorrow".into(), true.into());
        let text = text_to_seal(&record).unwrap();
        let unlocked = store.unlock(&text).unwrap().unwrap();
        assert_eq!((unlocked.revision, unlocked.extra), (3, record.extra));
        assert_eq!(store.unlock(&text), None);
        assert_eq!(store.save(&Record::default()), Err(SaveError::Refused));
        assert_eq!(store.save_sealed("{}"), Err(SaveError::Refused));
        for revision in 4..=6 {
            assert_eq!(store.save_sealed(SEALED), Ok(Saved { revision }));
        }
        assert_eq!(keys(&shelf), [key(5), key(6)]);
    }

    #[test]
    fn the_lock_is_taken_off_only_by_saying_so() {
        let shelf = sealed();
        let (mut store, _) = Store::open(&shelf);
        let text = text_to_seal(&Record::default()).unwrap();
        store.unlock(&text).unwrap().unwrap();
        store.take_lock_off();
        assert_eq!(store.save(&Record::default()), Ok(Saved { revision: 4 }));
        assert_eq!(Store::open(&shelf).1.locked, None);
        store.save(&Record::default()).unwrap();
        assert_eq!(keys(&shelf), [key(4), key(5)]);
    }

    #[test]
    fn a_damaged_sealed_save_is_set_aside_and_the_one_before_is_asked_for() {
        let shelf = sealed();
        let damaged = shelf.contents()[&key(3)].replace("YWdl", "YWdm");
        shelf.write(&key(4), &damaged).unwrap();
        let (_, opened) = Store::open(&shelf);
        assert_eq!(opened.notice, Some(Notice::EarlierSave));
        assert_eq!(opened.locked.map(|sealed| sealed.revision), Some(3));
        assert_eq!(opened.set_aside, [key(4)]);
    }

    #[test]
    fn an_unsealed_save_that_would_not_go_goes_with_the_next() {
        let shelf = sealed();
        let old = wire::write(&Record::default(), 2).unwrap();
        shelf.write(&key(2), &old).unwrap();
        let (mut store, _) = Store::open(&shelf);
        let text = text_to_seal(&Record::default()).unwrap();
        store.unlock(&text).unwrap().unwrap();
        store.save_sealed(SEALED).unwrap();
        assert_eq!(keys(&shelf), [key(3), key(4)]);
    }
}
