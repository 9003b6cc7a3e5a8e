//! Saving: beside the last save, read back, and only then the last but one goes away.

use super::{
    Look, Record, Shelf, ShelfError, Store,
    key::SaveKey,
    open::{Manner, Ours},
    wire,
};

/// A save that was read back and is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Saved {
    /// Its revision.
    pub revision: u64,
}

/// Why nothing was saved. What was saved before is still there, but for [`SaveError::Vanished`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaveError {
    /// Opening has found what must not be written over.
    Refused,
    /// The shelf did not take it.
    Shelf(ShelfError),
    /// What was read back is not what was written.
    ReadBack,
    /// Another window has saved since this one opened; saving would undo its work.
    ChangedElsewhere,
    /// Everything on the shelf was wiped since the last save. [`Store::start_again`] saves all the same.
    Vanished,
    /// Everything was erased, by another window, since this one opened. [`Store::follow`] begins anew.
    Erased,
    /// What seals it has lost the key. Given the passphrase again, it seals again.
    KeyGone,
}

impl From<ShelfError> for SaveError {
    fn from(error: ShelfError) -> Self {
        Self::Shelf(error)
    }
}

impl<S: Shelf> Store<S> {
    /// Writes the record as the next revision and reads it back; twice where somebody was removed (`removed`). The
    /// record's own revision is not looked at.
    /// Refused while what is kept is sealed: nothing gets onto the device unsealed by mistake.
    pub fn save(&mut self, record: &Record) -> Result<Saved, SaveError> {
        match self.manner {
            Manner::Open => {
                self.note_people(record);
                self.put_for_good(false, |revision| wire::write(record, revision))
            }
            Manner::Sealed | Manner::Locked(_) | Manner::Refused => Err(SaveError::Refused),
        }
    }

    /// Writes a text as the next revision, reads it back, and only then lets older saves go.
    pub(super) fn put(
        &mut self,
        is_sealed: bool,
        text: impl FnOnce(u64) -> Option<String>,
    ) -> Result<Saved, SaveError> {
        self.read_back = None;
        self.look_for_others()?;
        self.put_forks_beside();
        let revision = self.highest.checked_add(1).ok_or(SaveError::Refused)?;
        let text = text(revision).ok_or(SaveError::Refused)?;
        let key = SaveKey {
            revision,
            window: self.window,
        };
        let written = self.write_making_room(&key.name(), &text);
        // Whatever became of it: the number is used up, and what may lie there is ours.
        self.highest = revision;
        self.ours.push(Ours {
            key,
            is_sealed,
            is_sure: false,
        });
        written?;
        if self.shelf.read(&key.name())?.as_deref() != Some(text.as_str()) {
            // A moment old and not right: it would only hide the save before it.
            self.shelf.remove(&key.name())?;
            return Err(SaveError::ReadBack);
        }
        if let Some(save) = self.ours.last_mut() {
            save.is_sure = true;
        }
        self.read_back = Some((key, text));
        match self.look()? {
            Look::Alone => {}
            // Another window saved between the look before this save and now, without knowing of it.
            Look::Ahead | Look::Forked => {
                if !is_sealed && self.has_sealed()? {
                    // It has put the lock on: what can be read does not stay. It is still on the screen.
                    self.take_out_again(key)?;
                }
                return Err(SaveError::ChangedElsewhere);
            }
            Look::Vanished => return Err(SaveError::Vanished),
            Look::Erased => {
                self.take_out_again(key)?;
                return Err(SaveError::Erased);
            }
        }
        self.clear_all_but(2);
        Ok(Saved { revision })
    }

    /// Removes what was just written. It was never told as saved.
    fn take_out_again(&mut self, key: SaveKey) -> Result<(), ShelfError> {
        self.read_back = None;
        self.ours.retain(|save| save.key != key);
        self.shelf.remove(&key.name())
    }

    /// Accepts that the shelf was wiped; the next save begins anew.
    pub fn start_again(&mut self) {
        self.ours.clear();
    }

    /// Where there is no room, the last but one goes before instead of after.
    fn write_making_room(&mut self, key: &str, text: &str) -> Result<(), SaveError> {
        match self.shelf.write(key, text) {
            Err(ShelfError::Full) if self.ours.len() > 1 => {
                self.clear_all_but(1);
                Ok(self.shelf.write(key, text)?)
            }
            result => Ok(result?),
        }
    }

    /// Removes our oldest saves, what is not sure to be right, and beside a sealed save every one that is not
    /// sealed. What does not go is tried again at the next save.
    fn clear_all_but(&mut self, kept: usize) {
        let sure = self.ours.iter().filter(|save| save.is_sure);
        let newest_is_sealed = sure.clone().next_back().is_some_and(|save| save.is_sealed);
        let mut old = sure.count().saturating_sub(kept);
        let shelf = &self.shelf;
        self.ours.retain(|save| {
            let is_old = save.is_sure && old > 0;
            old -= usize::from(is_old);
            let stays = save.is_sure && !is_old && (save.is_sealed || !newest_is_sealed);
            stays || shelf.remove(&save.key.name()).is_err()
        });
    }
}

#[cfg(test)]
mod tests {
    use super::super::{MemoryShelf, key::key};
    use super::*;
    use crate::model::{Profile, ProfileId, ProfileMark};

    fn record(people: u64) -> Record {
        let mut record = Record::default();
        for number in 1..=people {
            record.profiles.push(Profile::new(
                ProfileId::from_random(number),
                ProfileMark::Circle,
                "2026-11-20".parse().unwrap(),
            ));
        }
        record.settle_current();
        record
    }

    #[test]
    fn a_save_is_found_again_and_the_one_before_stays() {
        let shelf = MemoryShelf::new();
        let (mut store, _) = Store::open(&shelf);
        for people in 1..=4 {
            assert_eq!(store.save(&record(people)), Ok(Saved { revision: people }));
        }
        let keys: Vec<String> = shelf.contents().into_keys().collect();
        assert_eq!(keys, [key(3), key(4)]);
        let opened = Store::open(&shelf).1;
        assert_eq!(
            opened.record,
            Record {
                revision: 4,
                ..record(4)
            }
        );
    }

    #[test]
    fn a_torn_write_is_noticed_and_the_save_before_opens_without_alarm() {
        let shelf = MemoryShelf::new();
        let (mut store, _) = Store::open(&shelf);
        store.save(&record(1)).unwrap();
        shelf.tear_next_write(30);
        assert_eq!(store.save(&record(2)), Err(SaveError::ReadBack));
        let opened = Store::open(&shelf).1;
        assert_eq!((opened.record.revision, opened.notice), (1, None));
        assert_eq!(store.save(&record(2)), Ok(Saved { revision: 3 }));
    }

    #[test]
    fn a_full_shelf_keeps_the_last_save_and_gives_the_one_before_for_the_next() {
        let shelf = MemoryShelf::new();
        let (mut store, _) = Store::open(&shelf);
        store.save(&record(1)).unwrap();
        store.save(&record(1)).unwrap();
        let used: usize = shelf
            .contents()
            .iter()
            .map(|(key, text)| key.len() + text.len())
            .sum();
        shelf.limit_to(Some(used));
        assert_eq!(store.save(&record(1)), Ok(Saved { revision: 3 }));
        shelf.limit_to(Some(used / 2));
        assert_eq!(
            store.save(&record(1)),
            Err(SaveError::Shelf(ShelfError::Full))
        );
        assert_eq!(Store::open(&shelf).1.record.revision, 3);
    }

    #[test]
    fn a_second_window_does_not_write_over_the_first() {
        let shelf = MemoryShelf::new();
        let (mut first, _) = Store::open(&shelf);
        first.save(&record(1)).unwrap();
        let (mut second, _) = Store::open(&shelf);
        first.save(&record(2)).unwrap();
        assert_eq!(second.save(&record(3)), Err(SaveError::ChangedElsewhere));
        assert_eq!(Store::open(&shelf).1.record.profiles.len(), 2);
    }

    #[test]
    fn a_wiped_shelf_is_told_and_saved_to_again_only_when_asked() {
        let shelf = MemoryShelf::new();
        let (mut store, _) = Store::open(&shelf);
        store.save(&record(1)).unwrap();
        shelf.wipe();
        assert_eq!(store.save(&record(1)), Err(SaveError::Vanished));
        store.start_again();
        assert_eq!(store.save(&record(1)), Ok(Saved { revision: 2 }));
    }
}
