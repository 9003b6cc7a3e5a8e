//! The newest save once more, in another place of the browser, for the case that the shelf forgot its last
//! writes. The store says what goes there, and what of it comes back.

use super::{Shelf, ShelfError, Store, envelope, key::SaveKey, open::look_through, wire};

impl<S: Shelf> Store<S> {
    /// The newest save that was read back: its key and its text.
    pub fn newest(&self) -> Result<Option<(String, String)>, ShelfError> {
        let Some(save) = self.ours.iter().rfind(|save| save.is_sure) else {
            return Ok(None);
        };
        let key = save.key.name();
        Ok(self.shelf.read(&key)?.map(|text| (key, text)))
    }

    /// Puts a save back onto the shelf that has lost it, as another window would have put it there: the store
    /// then finds it by [`Store::look`]. `false` where nothing is lost: the shelf holds it, or a newer one.
    /// What cannot be read is not put back, and nothing that lies on the shelf is touched.
    pub fn take_back(&self, key: &str, text: &str) -> Result<bool, ShelfError> {
        let Some(mut save) = SaveKey::of_name(key) else {
            return Ok(false);
        };
        if wire::read(text, save.revision).is_err() {
            return Ok(false);
        }
        let found = look_through(&self.shelf, |_| true)?;
        let newest = found.ours.last().map(|newest| newest.key.revision);
        let is_there = found.ours.iter().any(|ours| ours.key == save)
            || found.forks.contains(&save)
            || newest > Some(save.revision);
        if is_there || !found.opened.saves && found.opened.locked.is_none() {
            return Ok(false);
        }
        let mut text = text.to_owned();
        if self.shelf.read(key)?.is_some() {
            // Damaged. It stays; what it was comes after it.
            let body = envelope::take_out(&text, save.revision).unwrap_or_default();
            let Some(next) = found.highest.checked_add(1) else {
                return Ok(false);
            };
            text = envelope::put_in(body, next);
            save.revision = next;
        }
        let key = save.name();
        self.shelf.write(&key, &text)?;
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Look, MemoryShelf, Notice, Record, Window, key::key};
    use super::*;

    /// A shelf with three saves, and the newest of them once more.
    fn saved() -> (MemoryShelf, (String, String)) {
        let shelf = MemoryShelf::new();
        let (mut store, _) = Store::open(&shelf);
        for _ in 0..3 {
            store.save(&Record::default()).unwrap();
        }
        let newest = store.newest().unwrap().unwrap();
        assert_eq!(newest.0, key(3));
        (shelf, newest)
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
            assert_eq!(store.take_back(&key, &text), Ok(true));
            assert_eq!(store.look(), Ok(Look::Ahead));
            assert_eq!(store.follow().unwrap().record.revision, 3);
            assert_eq!(store.take_back(&key, &text), Ok(false));
        }
    }

    #[test]
    fn nothing_comes_back_that_is_there_or_older_or_unreadable_or_not_ours() {
        let (shelf, (key, text)) = saved();
        let mut store = opened(&shelf);
        assert_eq!(store.take_back(&key, &text), Ok(false));
        shelf.remove(&key).unwrap();
        assert_eq!(store.take_back(&key, "damaged"), Ok(false));
        assert_eq!(store.take_back("other", &text), Ok(false));
        store.follow().unwrap();
        for _ in 0..2 {
            store.save(&Record::default()).unwrap();
        }
        assert_eq!(store.take_back(&key, &text), Ok(false));
    }

    #[test]
    fn a_damaged_save_stays_and_what_it_was_comes_after_it() {
        let (shelf, (key, text)) = saved();
        shelf.write(&key, "damaged").unwrap();
        let mut store = opened(&shelf);
        assert_eq!(store.take_back(&key, &text), Ok(true));
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
        assert_eq!(store.take_back(&key(3), &text), Ok(false));
    }
}
