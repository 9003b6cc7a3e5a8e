//! Somebody was removed: nothing of them stays readable in the save before, nor in what lies beside.
//!
//! The save before is the one thing to go back to where the newest is damaged, so that it is not simply dropped: what
//! is left is saved twice, and with the second save the one that still had them goes as every old save does. What
//! lies beside sealed, and what is damaged, cannot be looked into and stays.

use super::{Beside, Record, SaveError, Saved, Shelf, Store, key::SaveKey, wire};
use crate::model::ProfileId;

/// Whom a record is about.
pub(super) fn people(record: &Record) -> Vec<ProfileId> {
    record.profiles.iter().map(|one| one.id.clone()).collect()
}

impl<S: Shelf> Store<S> {
    /// Takes note of whom the next save is about: whoever was there and is there no more was removed. [`Store::save`]
    /// does so itself; before [`Store::save_sealed`], which cannot see what was sealed, it is to be called.
    pub fn note_people(&mut self, record: &Record) {
        let before = std::mem::replace(&mut self.people, people(record));
        self.removed.extend(before);
        self.removed.retain(|id| record.profile(id).is_none());
    }

    /// Puts a text, and where somebody was removed puts it once more. Where that fails it is tried with the next save.
    pub(super) fn put_for_good(
        &mut self,
        is_sealed: bool,
        text: impl Fn(u64) -> Option<String>,
    ) -> Result<Saved, SaveError> {
        let mut saved = self.put(is_sealed, &text)?;
        if self.removed.is_empty() {
            return Ok(saved);
        }
        match self.put(is_sealed, &text) {
            Ok(again) => saved = again,
            Err(SaveError::Shelf(_) | SaveError::ReadBack | SaveError::Refused) => {
                return Ok(saved);
            }
            Err(others) => return Err(others),
        }
        if self.take_out_of_besides().is_ok() {
            self.removed.clear();
        }
        Ok(saved)
    }

    fn take_out_of_besides(&self) -> Result<(), SaveError> {
        for key in self.besides()? {
            let Some(Beside::Record(mut record)) = self.beside(&key)? else {
                continue;
            };
            let before = record.profiles.len();
            record
                .profiles
                .retain(|one| !self.removed.contains(&one.id));
            record.settle_current();
            let save = SaveKey::of_beside(&key).filter(|_| !record.profiles.is_empty());
            let text = save.and_then(|save| wire::write_body(&record, save.revision));
            match text {
                _ if record.profiles.len() == before => {}
                Some(text) => self.change_beside(&key, &text)?,
                None => self.shelf.remove(&key)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::{MemoryShelf, Window, text_to_seal};
    use super::*;
    use crate::model::{Profile, ProfileMark};

    const NAMES: [&str; 3] = ["橋本", "小川", "大野"];

    fn record(people: &[u64]) -> Record {
        let mut record = Record::default();
        for &number in people {
            let day = "2026-11-20".parse().expect("a day");
            let id = ProfileId::from_random(number);
            let mut profile = Profile::new(id, ProfileMark::Circle, day);
            profile.emergency.person.family_name = NAMES[number as usize].into();
            record.profiles.push(profile);
        }
        record.settle_current();
        record
    }

    fn says(shelf: &MemoryShelf, number: u64) -> bool {
        let texts = shelf.contents().into_values();
        texts
            .into_iter()
            .any(|text| text.contains(NAMES[number as usize]))
    }

    #[test]
    fn of_whoever_was_removed_nothing_is_left_in_any_save() {
        let shelf = MemoryShelf::new();
        let (mut store, _) = Store::open(&shelf);
        store.save(&record(&[0, 1])).expect("a save");
        // Also after the page was opened anew.
        let (mut store, _) = Store::open(&shelf);
        let saved = store.save(&record(&[0])).expect("a save");
        assert!(says(&shelf, 0) && !says(&shelf, 1));
        assert_eq!(shelf.contents().len(), 2, "there is one to go back to");
        let opened = Store::open(&shelf).1.record;
        assert_eq!(
            (opened.revision, opened.profiles.len()),
            (saved.revision, 1)
        );
        // Taken back from memory, and saved as usual from then on.
        let back = store.save(&record(&[0, 1])).expect("a save");
        assert_eq!(back.revision, saved.revision + 1);
        assert!(says(&shelf, 1));
    }

    #[test]
    fn what_fails_is_tried_with_the_next_save() {
        let shelf = MemoryShelf::new();
        let (mut store, _) = Store::open(&shelf);
        store.save(&record(&[0, 1])).expect("a save");
        shelf.tear_next_write(30);
        assert_eq!(store.save(&record(&[0])), Err(SaveError::ReadBack));
        assert!(says(&shelf, 1));
        store.save(&record(&[0])).expect("a save");
        assert!(!says(&shelf, 1));
    }

    #[test]
    fn of_what_lies_beside_only_they_go() {
        let shelf = MemoryShelf::new();
        let (mut store, _) = Store::open(&shelf);
        store.save(&record(&[0, 1])).expect("a save");
        for (number, people) in [(1, vec![0, 1, 2]), (2, vec![1])] {
            let other = Store::open_in(&shelf, Window::from_random(number)).0;
            other.keep_beside(&record(&people)).expect("room beside");
        }
        store.save(&record(&[0])).expect("a save");
        assert!(!says(&shelf, 1) && says(&shelf, 2));
        assert_eq!(store.besides().map(|besides| besides.len()), Ok(1));
    }

    #[test]
    fn behind_a_lock_the_save_before_goes_too() {
        let sealed = |name: &str| {
            format!(
                "-----BEGIN AGE ENCRYPTED FILE-----\n{name}\n-----END AGE ENCRYPTED FILE-----\n"
            )
        };
        let shelf = MemoryShelf::new();
        let (mut store, _) = Store::open(&shelf);
        store.note_people(&record(&[0, 1]));
        store.save_sealed(&sealed("both")).expect("a save");
        let (mut store, _) = Store::open(&shelf);
        let text = text_to_seal(&record(&[0, 1])).expect("a text");
        assert!(store.unlock(&text).is_some_and(|read| read.is_ok()));
        store.note_people(&record(&[0]));
        store.save_sealed(&sealed("one")).expect("a save");
        let left = shelf.contents().into_values();
        assert!(left.into_iter().all(|text| text.contains("one")));
    }
}
