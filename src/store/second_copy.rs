//! The newest save once more, in another place of the browser, for the case that the shelf forgot its last
//! writes. The store says what goes there, and what of it comes back. With a sealed save goes its lock: without
//! it the save would be lost.

use super::{
    Look, SaveError, Shelf, ShelfError, Store, envelope,
    key::SaveKey,
    lock::{Copy, LOCK, is_lock},
    mark::to_keep,
    open::look_through,
    wire::{self, Content},
};

/// A text and the key under which it lies on the shelf.
type Kept = (String, String);

impl<S: Shelf> Store<S> {
    /// What is to lie in the other place: the newest save that was read back, the lock where it is sealed, and the mark
    /// where everything before was erased. Right after a save the shelf is not asked for it again. Nothing where all
    /// was erased, or another window has put a lock on, and this store does not know it yet.
    pub fn newest(&mut self) -> Result<Vec<Kept>, ShelfError> {
        let mark = self.mark()?;
        if mark > self.erased {
            self.read_back = None;
            return Ok(vec![]);
        }
        if self.is_locked_elsewhere()? {
            self.read_back = None;
            return Ok(vec![]);
        }
        let mut newest = self.newest_save()?;
        newest.extend(to_keep(mark));
        Ok(newest)
    }

    /// True where this store's newest save can be read, and another window has saved a sealed one since.
    fn is_locked_elsewhere(&self) -> Result<bool, ShelfError> {
        let newest = self.ours.iter().rfind(|save| save.is_sure);
        let is_open = newest.is_some_and(|save| !save.is_sealed);
        Ok(is_open && matches!(self.look()?, Look::Ahead | Look::Forked) && self.has_sealed()?)
    }

    fn newest_save(&mut self) -> Result<Vec<Kept>, ShelfError> {
        let Some(save) = self.ours.iter().rfind(|save| save.is_sure) else {
            return Ok(vec![]);
        };
        let key = save.key.name();
        let read_back = self.read_back.take().filter(|(of, _)| *of == save.key);
        let text = match read_back {
            Some((_, text)) => text,
            None => match self.shelf.read(&key)? {
                Some(text) => text,
                None => return Ok(vec![]),
            },
        };
        let lock = match save.is_sealed {
            true => self.copy_of_lock()?.0,
            false => None,
        };
        let mut newest = vec![(key, text)];
        newest.extend(lock.map(|(_, text)| (LOCK.to_owned(), text)));
        Ok(newest)
    }

    /// Puts back what the shelf has lost of this, as another window would have put it there: the store then finds
    /// it by [`Store::look`]. `false` where nothing is lost: the shelf holds it, or a newer save. What cannot be
    /// read is not put back, nor what is sealed where its lock is lost; and no save on the shelf is touched.
    pub fn take_back(&self, kept: &[Kept]) -> Result<bool, SaveError> {
        let lock = kept.iter().find(|(key, _)| is_lock(key));
        let lock = lock.and_then(|(_, text)| Some((Copy::read(text)?, text)));
        let mut is_back = false;
        for (key, text) in kept.iter().filter(|(key, _)| !is_lock(key)) {
            let here = self.copy_of_lock()?.0;
            let later = lock.as_ref().filter(|(copy, _)| {
                let here = here.as_ref().map(|(here, _)| here.turn);
                here.is_none_or(|turn| copy.turn > turn)
            });
            let locks = (here.is_some(), lock.is_some());
            is_back |= self.take_back_save(key, text, locks, || {
                later.map_or(Ok(()), |(_, text)| self.put_lock_text(text))
            })?;
        }
        Ok(is_back)
    }

    fn take_back_save(
        &self,
        key: &str,
        text: &str,
        (has_lock_here, has_lock_there): (bool, bool),
        put_lock: impl Fn() -> Result<(), SaveError>,
    ) -> Result<bool, SaveError> {
        let Some(mut save) = SaveKey::of_name(key) else {
            return Ok(false);
        };
        // What was erased does not come back.
        if self.mark()?.covers(save.revision) {
            return Ok(false);
        }
        let Ok(content) = wire::read(text, save.revision) else {
            return Ok(false);
        };
        let is_sealed = matches!(content, Content::Sealed(_));
        let found = look_through(&self.shelf, |_| true)?;
        let is_locked = found.opened.locked.is_some();
        let on_shelf = self.shelf.read(key)?;
        if is_sealed && is_locked && (!has_lock_here || on_shelf.as_deref() == Some(text)) {
            // The save is not lost, but its lock, or the latest passphrase of it.
            put_lock()?;
        }
        let newest = found.ours.last().map(|newest| newest.key.revision);
        let is_there = found.ours.iter().any(|ours| ours.key == save)
            || found.forks.contains(&save)
            || newest > Some(save.revision);
        let is_closed = !found.opened.saves && !is_locked;
        if is_there || is_closed || is_sealed && !has_lock_here && !has_lock_there {
            return Ok(false);
        }
        let mut text = text.to_owned();
        if on_shelf.is_some() {
            // Damaged. It stays; what it was comes after it.
            let body = envelope::take_out(&text, save.revision).unwrap_or_default();
            let Some(next) = found.highest.checked_add(1) else {
                return Ok(false);
            };
            text = envelope::put_in(body, next);
            save.revision = next;
        }
        if is_sealed {
            put_lock()?;
        }
        let key = save.name();
        self.shelf.write(&key, &text)?;
        if self.mark()?.covers(save.revision) {
            // Erased in the same moment.
            self.shelf.remove(&key)?;
            return Ok(false);
        }
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{IdleLock, Lock, LockFound, MemoryShelf, Notice, Record, Window, key::key};
    use super::*;

    /// A shelf with three saves, and the newest of them once more.
    fn saved() -> (MemoryShelf, Kept) {
        let shelf = MemoryShelf::new();
        let (mut store, _) = Store::open(&shelf);
        for _ in 0..3 {
            store.save(&Record::default()).unwrap();
        }
        let mut newest = store.newest().unwrap();
        assert_eq!((newest.len(), &newest[0].0), (1, &key(3)));
        (shelf, newest.remove(0))
    }

    #[test]
    fn what_is_kept_twice_is_what_was_read_back_whether_the_shelf_is_asked_again_or_not() {
        let (shelf, newest) = saved();
        let (mut store, _) = Store::open(&shelf);
        for _ in 0..2 {
            assert_eq!(store.newest().unwrap(), std::slice::from_ref(&newest));
        }
        store.save(&Record::default()).unwrap();
        // As it was read back, and then as the shelf has it now.
        for text in ["another", "and another"].map(str::to_owned) {
            let newest = store.newest().unwrap().remove(0);
            let lies = shelf.read(&key(4)).unwrap().unwrap();
            assert_eq!(newest, (key(4), lies));
            shelf.write(&key(4), &text).unwrap();
        }
    }

    #[test]
    fn what_was_saved_before_others_were_followed_or_all_was_erased_is_not_kept_twice() {
        let (shelf, _) = saved();
        let mut store = opened(&shelf);
        store.save(&Record::default()).unwrap();
        let mut other = Store::open_in(&shelf, Window::from_random(2)).0;
        other.save(&Record::default()).unwrap();
        store.follow().unwrap();
        assert_eq!(store.newest(), other.newest());
        store.save(&Record::default()).unwrap();
        store.erase();
        let kept = store.newest().unwrap();
        let keys: Vec<_> = kept.iter().map(|(key, _)| key.as_str()).collect();
        assert_eq!(keys, ["tsutaeru.erased.000000001006"]);
    }

    #[test]
    fn what_can_be_read_is_not_kept_twice_once_another_window_has_put_a_lock_on() {
        let shelf = MemoryShelf::new();
        let mut store = opened(&shelf);
        store.save(&Record::default()).unwrap();
        let (key, idle) = ("key".to_owned(), IdleLock::Ten);
        let sealed = "-----BEGIN AGE ENCRYPTED FILE-----\n-----END AGE ENCRYPTED FILE-----\n";
        let mut other = Store::open_in(&shelf, Window::from_random(2)).0;
        other.put_lock(&Lock { key, idle }).unwrap();
        other.save_sealed(sealed).unwrap();
        assert_eq!(store.newest(), Ok(vec![]));
        // Locked too, it keeps what the other one keeps.
        store.follow().unwrap();
        assert_eq!(store.newest(), other.newest());
        assert!(store.newest().unwrap()[0].1.contains(sealed));
    }

    fn opened(shelf: &MemoryShelf) -> Store<&MemoryShelf> {
        Store::open_in(shelf, Window::from_random(1)).0
    }

    #[test]
    fn what_the_shelf_forgot_comes_back_and_is_followed() {
        let (shelf, (key, text)) = saved();
        for lost in [vec![3], vec![2, 3]] {
            for revision in lost {
                shelf.remove(&super::super::key::key(revision)).unwrap();
            }
            let mut store = opened(&shelf);
            let kept = [(key.clone(), text.clone())];
            assert_eq!(store.take_back(&kept), Ok(true));
            assert_eq!(store.look(), Ok(Look::Ahead));
            assert_eq!(store.follow().unwrap().record.revision, 3);
            assert_eq!(store.take_back(&kept), Ok(false));
        }
    }

    #[test]
    fn nothing_comes_back_that_is_there_or_older_or_unreadable_or_not_ours() {
        let (shelf, (key, text)) = saved();
        let mut store = opened(&shelf);
        let take_back =
            |key: &str, text: &str| store.take_back(&[(key.to_owned(), text.to_owned())]);
        assert_eq!(take_back(&key, &text), Ok(false));
        shelf.remove(&key).unwrap();
        assert_eq!(take_back(&key, "damaged"), Ok(false));
        assert_eq!(take_back("other", &text), Ok(false));
        store.follow().unwrap();
        for _ in 0..2 {
            store.save(&Record::default()).unwrap();
        }
        assert_eq!(store.take_back(&[(key, text)]), Ok(false));
    }

    #[test]
    fn a_damaged_save_stays_and_what_it_was_comes_after_it() {
        let (shelf, (key, text)) = saved();
        shelf.write(&key, "damaged").unwrap();
        let mut store = opened(&shelf);
        assert_eq!(store.take_back(&[(key.clone(), text)]), Ok(true));
        let opened = store.follow().unwrap();
        assert_eq!((opened.record.revision, opened.notice), (4, None));
        assert_eq!(opened.set_aside, std::slice::from_ref(&key));
        assert_eq!(shelf.read(&key).unwrap().as_deref(), Some("damaged"));
    }

    #[test]
    fn nothing_comes_back_under_what_is_newer() {
        let (shelf, (_, text)) = saved();
        shelf.remove(&key(3)).unwrap();
        shelf.write(&key(9), "{\"schema\":99}").unwrap();
        let (store, opened) = Store::open(&shelf);
        assert_eq!(opened.notice, Some(Notice::Newer { schema: 99 }));
        assert_eq!(store.take_back(&[(key(3), text)]), Ok(false));
    }

    const AGE: &str = "-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n";

    fn lock(key: &str) -> Lock {
        Lock {
            key: key.to_owned(),
            idle: IdleLock::Ten,
        }
    }

    /// Puts a lock on the shelf that `saved` has made, and gives what lies in the other place then.
    fn locked(shelf: &MemoryShelf) -> Vec<Kept> {
        let (mut store, _) = Store::open(shelf);
        store.put_lock(&lock("first")).unwrap();
        store.save_sealed(AGE).unwrap();
        store.newest().unwrap()
    }

    #[test]
    fn a_shelf_that_forgot_its_lock_gets_it_back_with_the_save_and_not_the_save_alone() {
        let (shelf, _) = saved();
        let before = shelf.contents();
        let kept = locked(&shelf);
        assert_eq!(kept.len(), 2);
        shelf.wipe();
        for (key, text) in &before {
            shelf.write(key, text).unwrap();
        }
        let mut store = opened(&shelf);
        assert_eq!(store.take_back(&kept[..1]), Ok(false));
        assert_eq!(shelf.contents(), before);
        assert_eq!(store.take_back(&kept), Ok(true));
        assert_eq!(store.lock(), Ok(LockFound::Here(lock("first"))));
        let opened = store.follow().unwrap();
        assert_eq!(opened.locked.map(|sealed| sealed.revision), Some(4));
    }

    #[test]
    fn another_passphrase_that_the_shelf_forgot_counts_again() {
        let (shelf, _) = saved();
        locked(&shelf);
        let before = shelf.contents();
        let (mut store, _) = Store::open(&shelf);
        store.put_lock(&lock("second")).unwrap();
        let kept = store.newest().unwrap();
        for (key, text) in before {
            shelf.write(&key, &text).unwrap();
        }
        assert_eq!(store.lock(), Ok(LockFound::Here(lock("first"))));
        assert_eq!(store.take_back(&kept), Ok(false));
        assert_eq!(store.lock(), Ok(LockFound::Here(lock("second"))));
    }

    #[test]
    fn the_lock_of_an_older_save_never_takes_the_place_of_a_newer() {
        let (shelf, _) = saved();
        let old = locked(&shelf);
        let (mut store, _) = Store::open(&shelf);
        let text = super::super::text_to_seal(&Record::default()).unwrap();
        store.unlock(&text).unwrap().unwrap();
        store.drop_lock().unwrap();
        store.put_lock(&lock("another")).unwrap();
        for _ in 0..2 {
            store.save_sealed(AGE).unwrap();
        }
        let mut old = old;
        let later = Copy::read(&old[1].1).unwrap().with_turn(99);
        old[1].1 = later;
        assert_eq!(store.take_back(&old), Ok(false));
        assert_eq!(store.lock(), Ok(LockFound::Here(lock("another"))));
    }

    #[test]
    fn a_lock_that_was_taken_off_does_not_come_back() {
        let (shelf, _) = saved();
        let kept = locked(&shelf);
        let (mut store, _) = Store::open(&shelf);
        let text = super::super::text_to_seal(&Record::default()).unwrap();
        store.unlock(&text).unwrap().unwrap();
        store.take_lock_off();
        for _ in 0..2 {
            store.save(&Record::default()).unwrap();
        }
        store.remove_lock().unwrap();
        let before = shelf.contents();
        assert_eq!(store.take_back(&kept), Ok(false));
        assert_eq!(shelf.contents(), before);
    }
}
