//! The lock of a device: the file of the key that opens its sealed saves, and when it locks by itself.
//!
//! It is written twice, each with a check sum: without it what is sealed stays sealed for ever. Of the copies that
//! are right the later one counts. What is in the key's file the store does not know; it never sees the passphrase.

use super::{SaveError, Shelf, ShelfError, Store, envelope};
use crate::model::{Coded, code::codes};

/// Where the two copies lie.
const KEYS: [&str; 2] = ["tsutaeru.lock.1", "tsutaeru.lock.2"];
/// The number in the check sum's line: there is one lock.
const NUMBER: u64 = 1;

/// The first of them.
pub(super) const LOCK: &str = KEYS[0];

/// True for the keys under which a copy of the lock lies.
pub(super) fn is_lock(key: &str) -> bool {
    KEYS.contains(&key)
}

codes! {
    /// After how many minutes without a touch the page locks itself.
    pub enum IdleLock as "idle_lock" {
        /// One.
        One = "1",
        /// Five.
        Five = "5",
        /// Ten; what holds until somebody chooses.
        Ten = "10",
        /// Thirty.
        Thirty = "30",
        /// It does not.
        Never = "never",
    }
}

impl IdleLock {
    /// The minutes; `None` where it never does.
    pub fn minutes(self) -> Option<u32> {
        self.code().parse().ok()
    }
}

/// The lock of a device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lock {
    /// The file of the key, as the vault wrote it.
    pub key: String,
    /// When it locks by itself.
    pub idle: IdleLock,
}

/// What was found of a lock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LockFound {
    /// There is none.
    None,
    /// It is there and right.
    Here(Lock),
    /// It is there, and neither copy is right.
    Damaged,
}

/// The lock as it is written: how often it was written before tells a later one from an earlier one.
pub(super) struct Copy {
    pub(super) turn: u64,
    lock: Lock,
}

impl Copy {
    fn write(&self) -> String {
        let Lock { key, idle } = &self.lock;
        envelope::put_in(&format!("{} {}\n{key}", idle.code(), self.turn), NUMBER)
    }

    #[cfg(test)]
    pub(super) fn with_turn(self, turn: u64) -> String {
        Self { turn, ..self }.write()
    }

    pub(super) fn read(text: &str) -> Option<Self> {
        // A copy whose first line is gone would be taken as it is: then the code of the minutes is not there.
        let body = envelope::take_out(text, NUMBER).ok()?;
        let (line, key) = body.split_once('\n')?;
        let (idle, turn) = line.split_once(' ')?;
        let idle = IdleLock::ALL.iter().find(|one| one.code() == idle)?;
        Some(Self {
            turn: turn.parse().ok()?,
            lock: Lock {
                key: key.to_owned(),
                idle: *idle,
            },
        })
    }
}

impl<S: Shelf> Store<S> {
    /// The lock, if there is one.
    pub fn lock(&self) -> Result<LockFound, ShelfError> {
        let (copy, is_damaged) = self.copy_of_lock()?;
        Ok(match copy {
            Some((copy, _)) => LockFound::Here(copy.lock),
            None if is_damaged => LockFound::Damaged,
            None => LockFound::None,
        })
    }

    /// Writes both copies of the lock, one after the other, and reads each back.
    pub fn put_lock(&self, lock: &Lock) -> Result<(), SaveError> {
        let before = self.copy_of_lock()?.0.map_or(0, |(copy, _)| copy.turn);
        let copy = Copy {
            // Also after one that was taken off: revisions only rise.
            turn: before.saturating_add(1).max(self.highest),
            lock: lock.clone(),
        };
        self.put_lock_text(&copy.write())
    }

    pub(super) fn put_lock_text(&self, text: &str) -> Result<(), SaveError> {
        for key in KEYS {
            self.stands()?;
            self.shelf.write(key, text)?;
            if let Err(error) = self.stands() {
                self.shelf.remove(key)?;
                return Err(error);
            }
            if self.shelf.read(key)?.as_deref() != Some(text) {
                return Err(SaveError::ReadBack);
            }
        }
        Ok(())
    }

    /// Writes the lock again where none is right any more: a sealed save without it would be lost.
    pub fn keep_lock(&self, lock: &Lock) -> Result<(), SaveError> {
        self.stands()?;
        match self.lock()? {
            LockFound::Here(_) => Ok(()),
            LockFound::None | LockFound::Damaged => self.put_lock(lock),
        }
    }

    /// Removes the lock. Refused as long as anything lies on the shelf that only it opens.
    pub fn remove_lock(&self) -> Result<(), SaveError> {
        match self.has_sealed()? {
            true => Err(SaveError::Refused),
            false => Ok(self.drop_lock()?),
        }
    }

    pub(super) fn drop_lock(&self) -> Result<(), ShelfError> {
        KEYS.iter().try_for_each(|key| self.shelf.remove(key))
    }

    /// What a passphrase is needed for, as a text that leaves the device: the file of the key, then the sealed save.
    /// `None` where the key's file is not right.
    pub fn sealed_to_carry(&self, sealed: &str) -> Option<String> {
        match self.lock() {
            Ok(LockFound::Here(lock)) => Some(format!("{}\n{sealed}", lock.key.trim_end())),
            _ => None,
        }
    }

    /// The later of the copies that are right, with its text; and whether there is one that is not.
    pub(super) fn copy_of_lock(&self) -> Result<(Option<(Copy, String)>, bool), ShelfError> {
        let (mut found, mut is_damaged): (Option<(Copy, String)>, bool) = (None, false);
        for key in KEYS {
            let Some(text) = self.shelf.read(key)? else {
                continue;
            };
            match Copy::read(&text) {
                None => is_damaged = true,
                Some(copy) => {
                    let is_later = found.as_ref().is_none_or(|(one, _)| copy.turn > one.turn);
                    found = if is_later { Some((copy, text)) } else { found };
                }
            }
        }
        Ok((found, is_damaged))
    }
}

#[cfg(test)]
mod tests {
    use super::super::MemoryShelf;
    use super::*;

    fn lock() -> Lock {
        Lock {
            key: "-----BEGIN\nYWdl\n-----END\n".to_owned(),
            idle: IdleLock::Ten,
        }
    }

    fn locked() -> MemoryShelf {
        let shelf = MemoryShelf::new();
        let (store, _) = Store::open(&shelf);
        assert_eq!(store.lock(), Ok(LockFound::None));
        store.put_lock(&lock()).unwrap();
        shelf
    }

    fn found(shelf: &MemoryShelf) -> LockFound {
        Store::open(shelf).0.lock().unwrap()
    }

    #[test]
    fn a_lock_comes_back_also_when_one_copy_is_damaged_or_gone() {
        let shelf = locked();
        assert_eq!(found(&shelf), LockFound::Here(lock()));
        for at in [0, 14, 20, 30, 40] {
            let shelf = locked();
            let mut text = shelf.read(KEYS[0]).unwrap().unwrap();
            text.replace_range(at..=at, "~");
            shelf.write(KEYS[0], &text).unwrap();
            assert_eq!(found(&shelf), LockFound::Here(lock()), "changed at {at}");
            shelf.remove(KEYS[1]).unwrap();
            assert_eq!(found(&shelf), LockFound::Damaged, "changed at {at}");
        }
        shelf.remove(KEYS[0]).unwrap();
        assert_eq!(found(&shelf), LockFound::Here(lock()));
    }

    #[test]
    fn a_torn_lock_is_told_and_a_removed_one_is_gone() {
        let shelf = MemoryShelf::new();
        let (store, _) = Store::open(&shelf);
        shelf.tear_next_write(12);
        assert_eq!(store.put_lock(&lock()), Err(SaveError::ReadBack));
        store.put_lock(&lock()).unwrap();
        store.remove_lock().unwrap();
        assert_eq!(found(&shelf), LockFound::None);
        assert!(shelf.contents().is_empty());
    }

    #[test]
    fn of_two_copies_the_later_counts() {
        let shelf = locked();
        let (store, _) = Store::open(&shelf);
        let other = Lock {
            key: "another".to_owned(),
            idle: IdleLock::Never,
        };
        let before = shelf.read(KEYS[0]).unwrap().unwrap();
        store.put_lock(&other).unwrap();
        for key in KEYS {
            let after = shelf.read(key).unwrap().unwrap();
            shelf.write(key, &before).unwrap();
            assert_eq!(found(&shelf), LockFound::Here(other.clone()), "{key}");
            shelf.write(key, &after).unwrap();
        }
    }

    #[test]
    fn a_lock_stays_while_something_is_sealed_and_comes_back_where_it_was_lost() {
        const SEALED: &str = "-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n";
        let shelf = locked();
        let (mut store, _) = Store::open(&shelf);
        store.save_sealed(SEALED).unwrap();
        assert_eq!(store.remove_lock(), Err(SaveError::Refused));
        assert_eq!(found(&shelf), LockFound::Here(lock()));
        shelf.wipe();
        store.keep_lock(&lock()).unwrap();
        assert_eq!(found(&shelf), LockFound::Here(lock()));
    }

    #[test]
    fn only_minutes_lock_by_themselves() {
        let minutes = IdleLock::ALL.iter().map(|one| one.minutes());
        assert!(minutes.eq([Some(1), Some(5), Some(10), Some(30), None]));
    }

    #[test]
    fn what_leaves_the_device_is_the_key_s_file_and_the_save() {
        let shelf = locked();
        let (store, _) = Store::open(&shelf);
        assert_eq!(
            store.sealed_to_carry("sealed").as_deref(),
            Some("-----BEGIN\nYWdl\n-----END\nsealed")
        );
        store.remove_lock().unwrap();
        assert_eq!(store.sealed_to_carry("sealed"), None);
    }
}
