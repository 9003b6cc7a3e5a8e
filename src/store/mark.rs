//! The mark that everything was erased, and up to which save. It outlives what it speaks of and holds nothing that
//! anybody wrote: a save under it is never opened, followed or put back again, wherever it turns up, and goes as soon
//! as it is seen. So what another window, the second copy or a browser's late writing brings back stays erased.

use super::{SaveError, Shelf, ShelfError, Store, key::SaveKey, lock::is_lock};

/// Where the mark lies. The number is in the key: so it is there wholly or not at all.
const MARK: &str = "tsutaeru.erased.";
/// What lies there: nothing to be read.
const TEXT: &str = "1";
/// Lies there while the second copy may hold what is no longer to be on the device: erased, or open beside a lock.
const STALE: &str = "tsutaeru.second-copy";
/// So many numbers after the newest save are erased with it: those that another window is just writing.
const BEYOND: u64 = 1_000;
/// So many saves nobody makes. A number beyond it is none of ours, and must not use up all that come.
const FURTHEST: u64 = 1_000_000_000_000_000;
/// Begins every key of ours.
const OURS: &str = "tsutaeru.";

/// Up to which save everything was erased.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Mark(u64);

impl Mark {
    /// The one that erases these and all before.
    pub(super) fn over(revisions: impl Iterator<Item = u64>) -> Self {
        let highest = revisions.filter(|one| *one <= FURTHEST).max();
        Self(highest.unwrap_or(0).saturating_add(BEYOND))
    }
    /// The last one among these keys; one that erases nothing where there is none.
    pub(super) fn among(keys: &[String]) -> Self {
        let marks = keys.iter().filter_map(|key| Self::of_name(key));
        marks.max().unwrap_or_default()
    }
    /// Its key on the shelf.
    pub(super) fn name(self) -> String {
        format!("{MARK}{:012}", self.0)
    }
    fn of_name(key: &str) -> Option<Self> {
        let mark = Self(key.strip_prefix(MARK)?.parse().ok()?);
        (mark.name() == key).then_some(mark)
    }
    /// True for a save of that revision that was erased.
    pub(super) fn covers(self, revision: u64) -> bool {
        self != Self::default() && (revision <= self.0 || revision > FURTHEST)
    }
    /// The revision after which the saves begin that were not erased.
    pub(super) fn up_to(self) -> u64 {
        self.0
    }
}

/// True for a key under which something lies that goes when everything is erased.
pub(super) fn goes(key: &str) -> bool {
    key.starts_with(OURS) && !key.starts_with(MARK) && key != STALE
}

/// True for the key of a mark, which says nothing of anybody and may stay where everything was erased.
pub fn is_mark(key: &str) -> bool {
    Mark::of_name(key).is_some()
}

/// What is written into the second copy beside the newest save, so that it knows of the mark too.
pub(super) fn to_keep(mark: Mark) -> Option<(String, String)> {
    (mark != Mark::default()).then(|| (mark.name(), TEXT.to_owned()))
}

impl<S: Shelf> Store<S> {
    /// The mark as it is now.
    pub(super) fn mark(&self) -> Result<Mark, ShelfError> {
        Ok(Mark::among(&self.shelf.keys()?))
    }

    /// Fails where everything was erased since this store last looked: then it writes nothing any more.
    pub(super) fn stands(&self) -> Result<(), SaveError> {
        match self.mark()? > self.erased {
            true => Err(SaveError::Erased),
            false => Ok(()),
        }
    }

    /// Writes the mark, and removes those before it.
    pub(super) fn put_mark(&self, mark: Mark) -> Result<(), ShelfError> {
        self.shelf.write(&mark.name(), TEXT)?;
        for key in self.shelf.keys()? {
            if Mark::of_name(&key).is_some_and(|other| other < mark) {
                self.shelf.remove(&key)?;
            }
        }
        Ok(())
    }

    /// Removes what lies on the shelf although it was erased. True where there was something.
    pub fn sweep(&self) -> Result<bool, ShelfError> {
        let keys = self.shelf.keys()?;
        let mark = Mark::among(&keys);
        let save = |key: &str| SaveKey::of_name(key).or_else(|| SaveKey::of_beside(key));
        let (erased, kept): (Vec<_>, Vec<_>) = keys
            .iter()
            .filter_map(|key| Some((key, save(key)?)))
            .partition(|(_, save)| mark.covers(save.revision));
        for (key, _) in &erased {
            self.shelf.remove(key)?;
        }
        if !erased.is_empty() && kept.is_empty() {
            // It came back together with what it locks.
            self.drop_lock()?;
        }
        Ok(!erased.is_empty())
    }

    /// Takes over from the second copy that everything was erased, where the shelf has forgotten it: a browser writes
    /// the shelf down late. From then on [`Store::look`] tells it.
    pub fn honour(&self, kept: &[(String, String)]) -> Result<(), ShelfError> {
        let keys: Vec<String> = kept.iter().map(|(key, _)| key.clone()).collect();
        let mark = Mark::among(&keys);
        if mark > self.mark()? {
            self.put_mark(mark)?;
        }
        self.sweep().map(drop)
    }

    /// True where the second copy holds what was erased: it is to be erased there too.
    pub fn was_erased(&self, kept: &[(String, String)]) -> Result<bool, ShelfError> {
        let mark = self.mark()?;
        let mut saves = kept.iter().filter_map(|(key, _)| SaveKey::of_name(key));
        let has_lock_alone =
            saves.clone().next().is_none() && kept.iter().any(|(key, _)| is_lock(key));
        Ok(saves.any(|save| mark.covers(save.revision))
            || has_lock_alone && mark != Mark::default())
    }

    /// Notes that the second copy may hold what is no longer to be on the device, until somebody has seen to it.
    pub fn copy_is_stale(&self) -> Result<(), ShelfError> {
        self.shelf.write(STALE, TEXT)
    }
    /// Notes that it does not.
    pub fn copy_is_fresh(&self) -> Result<(), ShelfError> {
        self.shelf.remove(STALE)
    }
    /// True where it may.
    pub fn is_copy_stale(&self) -> bool {
        // A shelf that does not answer tells nothing; whoever asks it next will hear that.
        self.shelf.read(STALE).is_ok_and(|text| text.is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::super::{IdleLock, Lock, Look, MemoryShelf, Record, Window, key::key};
    use super::*;

    fn opened(shelf: &MemoryShelf, number: u64) -> Store<&MemoryShelf> {
        Store::open_in(shelf, Window::from_random(number)).0
    }

    #[test]
    fn a_mark_is_told_from_everything_that_somebody_wrote() {
        let mark = Mark::over([7].into_iter()).name();
        assert!(is_mark(&mark) && !goes(&mark), "{mark}");
        for other in [
            MARK,
            "tsutaeru.erased.7",
            "tsutaeru.lock",
            "tsutaeru.record.000000000007",
            "later",
            "",
        ] {
            assert!(!is_mark(other), "{other}");
        }
    }

    #[test]
    fn a_mark_erases_what_may_just_be_written_and_leaves_numbers_for_what_comes() {
        let mark = Mark::over([3, 57, u64::MAX].into_iter());
        for revision in [0, 57, 58, 1_057, u64::MAX] {
            assert!(mark.covers(revision), "{revision}");
        }
        assert!(!mark.covers(1_058) && !Mark::default().covers(0));
        assert_eq!(Mark::of_name(&mark.name()), Some(mark));
        for other in [
            "tsutaeru.erased.",
            "tsutaeru.erased.57",
            "tsutaeru.erased.+00000001057",
        ] {
            assert_eq!(Mark::of_name(other), None, "{other}");
        }
    }

    #[test]
    fn after_erasing_another_window_writes_nothing_whatever_it_tries() {
        let shelf = MemoryShelf::new();
        let mut first = opened(&shelf, 1);
        first.save(&Record::default()).unwrap();
        let mut second = opened(&shelf, 2);
        second.save(&Record::default()).unwrap();
        first.follow().unwrap();
        first.erase();
        let left = shelf.contents();
        let lock = Lock {
            key: "key".to_owned(),
            idle: IdleLock::Ten,
        };
        assert_eq!(second.look(), Ok(Look::Erased));
        let erased = Err(SaveError::Erased);
        assert_eq!(second.save(&Record::default()).map(drop), erased);
        second.start_again();
        assert_eq!(second.save(&Record::default()).map(drop), erased);
        assert_eq!(
            second
                .save_sealed("-----BEGIN AGE ENCRYPTED FILE-----\n")
                .map(drop),
            erased
        );
        assert_eq!(second.keep_beside(&Record::default()), erased);
        assert_eq!(second.put_lock(&lock), erased);
        assert_eq!(second.keep_lock(&lock), erased);
        assert_eq!(shelf.contents(), left);
        second.follow().unwrap();
        assert_eq!(second.look(), Ok(Look::Alone));
        assert!(second.save(&Record::default()).is_ok());
    }

    #[test]
    fn what_was_erased_and_turns_up_again_is_not_opened_and_goes() {
        let shelf = MemoryShelf::new();
        let mut store = opened(&shelf, 1);
        store.save(&Record::default()).unwrap();
        store.keep_beside(&Record::default()).unwrap();
        let before = shelf.contents();
        store.erase();
        let after = shelf.contents();
        for (key, text) in &before {
            shelf.write(key, text).unwrap();
        }
        let (store, opened) = Store::open(&shelf);
        assert_eq!((opened.record.revision, opened.notice), (0, None));
        assert_eq!(store.besides(), Ok(vec![]));
        assert_eq!(store.sweep(), Ok(true));
        assert_eq!(store.sweep(), Ok(false));
        assert_eq!(shelf.contents(), after);
    }

    #[test]
    fn the_second_copy_neither_brings_back_what_was_erased_nor_forgets_that_it_was() {
        let shelf = MemoryShelf::new();
        let mut store = opened(&shelf, 1);
        store.save(&Record::default()).unwrap();
        let (before, old) = (shelf.contents(), store.newest().unwrap());
        store.erase();
        assert_eq!(store.was_erased(&old), Ok(true));
        assert_eq!(store.take_back(&old), Ok(false));
        let marked = store.newest().unwrap();
        assert_eq!(store.was_erased(&marked), Ok(false));
        // The browser had not written it down when it was killed.
        shelf.wipe();
        for (key, text) in &before {
            shelf.write(key, text).unwrap();
        }
        let mut store = opened(&shelf, 2);
        store.honour(&marked).unwrap();
        assert_eq!(store.look(), Ok(Look::Erased));
        assert_eq!(store.follow().unwrap().record.revision, 0);
        assert!(!shelf.contents().contains_key(&key(1)));
    }

    #[test]
    fn a_number_beyond_all_goes_with_the_rest_and_does_not_end_the_counting() {
        let shelf = MemoryShelf::new();
        shelf.write(&key(u64::MAX), "damaged").unwrap();
        let mut store = opened(&shelf, 1);
        assert_eq!(store.save(&Record::default()), Err(SaveError::Refused));
        store.erase();
        assert!(store.save(&Record::default()).is_ok());
        assert!(!shelf.contents().contains_key(&key(u64::MAX)));
    }
}
