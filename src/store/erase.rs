//! Erasing: everything of ours goes from the shelf, also what lies set aside, and the lock with it. That it was erased
//! stays as a mark (`mark`). It is told as done only where every place has been read back and holds nothing.

use super::{
    Shelf, ShelfError, Store,
    key::SaveKey,
    mark::{Mark, goes},
    open::Manner,
};

/// What became of erasing on the shelf.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Erasing {
    /// Nothing of it is there any more; read back.
    Gone,
    /// It counts as erased and is never opened again, but some of it would not go.
    Left(ShelfError),
    /// Nothing was done.
    Refused(ShelfError),
}

/// A place in which something is left after erasing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Residue {
    /// The shelf.
    Shelf,
    /// The second copy.
    SecondCopy,
    /// What was on the device before the person wished that nothing be kept: it was not touched.
    Before,
    /// The page's own files, the same for everybody.
    Files,
}

/// What became of erasing everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Erasure {
    /// On the shelf.
    pub shelf: Erasing,
    /// Whether the second copy says that it is gone.
    pub second_is_gone: bool,
    /// Whether the device is known to hold nothing that was not looked for.
    pub nothing_before: bool,
    /// Whether the page's own files are gone.
    pub files_are_gone: bool,
}

impl Erasure {
    /// Where something is left; nowhere, where all is done.
    pub fn left(&self) -> Vec<Residue> {
        let places = [
            (self.shelf == Erasing::Gone, Residue::Shelf),
            (self.second_is_gone, Residue::SecondCopy),
            (self.nothing_before, Residue::Before),
            (self.files_are_gone, Residue::Files),
        ];
        let left = places.into_iter().filter(|(is_gone, _)| !is_gone);
        left.map(|(_, place)| place).collect()
    }
    /// True where what was written is to leave memory too: it counts as erased.
    pub fn counts(&self) -> bool {
        !matches!(self.shelf, Erasing::Refused(_))
    }
}

/// How often what other windows put there meanwhile is removed again.
const ROUNDS: usize = 3;

impl<S: Shelf> Store<S> {
    /// True where nothing of ours ever lay here, or nobody knows of it any more.
    pub fn is_empty(&self) -> bool {
        let keys = self.shelf.keys();
        keys.is_ok_and(|keys| {
            let is_marked = Mark::among(&keys) != Mark::default();
            !is_marked && !keys.iter().any(|key| goes(key))
        })
    }

    /// Removes everything of ours, whoever wrote it and whether it could be read. The next save begins anew.
    ///
    /// The mark goes there first, so that no other window brings anything back; then the newest: where the shelf stops
    /// half way, what is left is older, never half a record.
    pub fn erase(&mut self) -> Erasing {
        let keys = match self.shelf.keys() {
            Ok(keys) => keys,
            Err(error) => return Erasing::Refused(error),
        };
        let before = Mark::among(&keys);
        let save = |key: &String| SaveKey::of_name(key).or_else(|| SaveKey::of_beside(key));
        let revisions = keys.iter().filter_map(save).map(|save| save.revision);
        let mark = Mark::over(revisions.chain([self.highest, before.up_to()]));
        // A full shelf has room for the mark once something has gone.
        let marked = self.put_mark(mark);
        let removed = self.remove_all();
        let marked = marked.or_else(|_| self.put_mark(mark));
        if let (Err(_), Err(error)) = (marked, removed) {
            return Erasing::Refused(error);
        }
        self.ours.clear();
        self.known.clear();
        self.forks.clear();
        self.people.clear();
        self.removed.clear();
        self.highest = mark.up_to();
        self.erased = if marked.is_ok() { mark } else { before };
        self.manner = Manner::Open;
        self.read_back = None;
        match removed.and(marked) {
            Ok(()) => Erasing::Gone,
            Err(error) => Erasing::Left(error),
        }
    }

    /// Goes on where one does not go, and ends when a look finds nothing.
    fn remove_all(&self) -> Result<(), ShelfError> {
        let mut result = Ok(());
        for _ in 0..ROUNDS {
            let mut keys = self.shelf.keys()?;
            keys.retain(|key| goes(key));
            if keys.is_empty() {
                return Ok(());
            }
            keys.sort_by_key(|key| order(key));
            for key in keys {
                result = self.shelf.remove(&key).and(result);
            }
        }
        let is_left = self.shelf.keys()?.iter().any(|key| goes(key));
        match (is_left, result) {
            (false, _) => Ok(()),
            (true, Err(error)) => Err(error),
            (true, Ok(())) => Err(ShelfError::Failed),
        }
    }
}

/// In which order they go: what lies beside, the saves from the newest on, and the lock after what it locks. (A lock
/// without its saves is nothing, saves without their lock are lost.)
fn order(key: &str) -> (u8, u64) {
    let newest_first = |save: SaveKey| u64::MAX - save.revision;
    match (SaveKey::of_beside(key), SaveKey::of_name(key)) {
        (Some(_), _) => (0, 0),
        (None, Some(save)) => (1, newest_first(save)),
        (None, None) => (2, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{IdleLock, Lock, MemoryShelf, Opened, Record, key::key};
    use super::*;

    fn left(shelf: &MemoryShelf) -> Vec<String> {
        shelf.contents().into_keys().collect()
    }

    #[test]
    fn nothing_of_ours_is_left_but_the_mark_and_what_is_not_ours_stays() {
        let shelf = MemoryShelf::new();
        assert_eq!(shelf.write("other", "x"), Ok(()));
        assert_eq!(shelf.write(&key(9), "damaged"), Ok(()));
        // Nobody reads these; they may be of a version that nobody knows any more.
        for odd in ["tsutaeru.record.7x", "tsutaeru.beside.", "tsutaeru.lock.9"] {
            assert_eq!(shelf.write(odd, "橋本"), Ok(()));
        }
        let (mut store, _) = Store::open(&shelf);
        for _ in 0..3 {
            assert!(store.save(&Record::default()).is_ok());
        }
        let (key, idle) = ("key".to_owned(), IdleLock::Ten);
        assert_eq!(store.put_lock(&Lock { key, idle }), Ok(()));
        assert_eq!(store.erase(), Erasing::Gone);
        assert_eq!(left(&shelf), ["other", "tsutaeru.erased.000000001012"]);
        assert_eq!(Store::open(&shelf).1, Opened::empty());
        assert!(store.save(&Record::default()).is_ok());
    }

    #[test]
    fn also_where_nothing_was_saved_yet_other_windows_hear_of_it() {
        let shelf = MemoryShelf::holding([("other", "x")]);
        let (mut store, _) = Store::open(&shelf);
        let (mut other, _) = Store::open(&shelf);
        assert!(store.is_empty());
        assert_eq!(store.erase(), Erasing::Gone);
        assert!(!store.is_empty());
        let error = super::super::SaveError::Erased;
        assert_eq!(other.save(&Record::default()), Err(error));
    }

    #[test]
    fn a_full_shelf_is_erased_and_marked_too() {
        let shelf = MemoryShelf::new();
        let (mut store, _) = Store::open(&shelf);
        store.save(&Record::default()).unwrap();
        shelf.limit_to(Some(60));
        assert_eq!(store.erase(), Erasing::Gone);
        assert_eq!(left(&shelf), ["tsutaeru.erased.000000001001"]);
    }

    #[test]
    fn a_shelf_that_refuses_is_not_told_as_erased() {
        let shelf = MemoryShelf::new();
        let (mut store, _) = Store::open(&shelf);
        store.save(&Record::default()).unwrap();
        shelf.fail_with(Some(ShelfError::Denied));
        let erasing = store.erase();
        assert_eq!(erasing, Erasing::Refused(ShelfError::Denied));
        let erasure = Erasure {
            shelf: erasing,
            second_is_gone: true,
            nothing_before: true,
            files_are_gone: true,
        };
        assert_eq!(erasure.left(), [Residue::Shelf]);
        assert!(!erasure.counts());
        shelf.fail_with(None);
        assert_eq!(Store::open(&shelf).1.record.revision, 1);
    }

    #[test]
    fn a_newer_version_s_save_goes_only_when_everything_is_erased() {
        let shelf = MemoryShelf::new();
        assert_eq!(shelf.write(&key(1), r#"{"schema":99}"#), Ok(()));
        let (mut store, opened) = Store::open(&shelf);
        assert!(!opened.saves && store.save(&Record::default()).is_err());
        assert_eq!(store.erase(), Erasing::Gone);
        assert!(store.save(&Record::default()).is_ok());
    }
}
