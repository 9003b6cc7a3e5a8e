//! What lies beside the saves of a locked device, and what of it could still be read: a lock is put on everything.
//!
//! As with saves, the store seals and opens nothing: it gives the texts and takes what came of them.

use super::{
    SaveError, Shelf, ShelfError, Store, envelope,
    key::SaveKey,
    open::Manner,
    wire::{self, Content},
};

/// True for a text that a passphrase has sealed, also where it is damaged.
pub(super) fn is_sealed(text: &str) -> bool {
    text.contains(wire::SEALED)
}

impl<S: Shelf> Store<S> {
    /// The keys of what lies beside and can be read, each with what is to be sealed of it.
    pub fn besides_to_seal(&self) -> Result<Vec<(String, String)>, ShelfError> {
        self.texts_beside(|save, text| match wire::read(&text, save.revision) {
            Ok(Content::Sealed(_)) => None,
            Ok(Content::Open(_)) => envelope::take_out(&text, save.revision)
                .ok()
                .map(str::to_owned),
            Err(_) => (!is_sealed(&text)).then_some(text),
        })
    }

    /// The keys of what lies beside sealed, each with its age file.
    pub fn besides_to_unseal(&self) -> Result<Vec<(String, String)>, ShelfError> {
        self.texts_beside(|save, text| match wire::read(&text, save.revision) {
            Ok(Content::Sealed(sealed)) => Some(sealed),
            Ok(Content::Open(_)) | Err(_) => None,
        })
    }

    /// Puts what was sealed, or unsealed, in the place of what lay beside under this key. Read back; where that is
    /// not right it is as it was.
    pub fn change_beside(&self, key: &str, text: &str) -> Result<(), SaveError> {
        let save = SaveKey::of_beside(key).ok_or(SaveError::Refused)?;
        let before = self.shelf.read(key)?.ok_or(SaveError::Refused)?;
        let changed = self.put_beside(save, &envelope::put_in(text, save.revision));
        if changed == Err(SaveError::ReadBack) {
            self.shelf.write(key, &before)?;
        }
        changed
    }

    /// Keeps beside, sealed, what this window would save while it must not. See [`Store::keep_beside`].
    pub fn keep_beside_sealed(&self, sealed: &str) -> Result<(), SaveError> {
        self.stands()?;
        if self.manner != Manner::Sealed {
            return Err(SaveError::Refused);
        }
        let save = self.of_this_window()?;
        let text = wire::write_sealed(sealed, save.revision).ok_or(SaveError::Refused)?;
        self.put_beside(save, &text)
    }

    /// The keys of what can be read without the passphrase although the newest save is sealed. (Without what another
    /// window has just saved: about that the person is asked first.)
    pub fn legible(&self) -> Result<Vec<String>, ShelfError> {
        let besides = self.besides_to_seal()?;
        let mut legible: Vec<String> = besides.into_iter().map(|(key, _)| key).collect();
        let saves = self.saves()?;
        for save in saves.into_iter().filter(|save| !self.is_of_others(save)) {
            let text = self.shelf.read(&save.name())?;
            if text.is_some_and(|text| !is_sealed(&text)) {
                legible.push(save.name());
            }
        }
        Ok(legible)
    }

    /// Removes what can be read without the passphrase: the person no longer needs it. Nothing where this store
    /// does not save sealed.
    pub fn forget_legible(&mut self) -> Result<(), ShelfError> {
        if self.manner != Manner::Sealed {
            return Ok(());
        }
        for key in self.legible()? {
            self.shelf.remove(&key)?;
            self.ours.retain(|save| save.key.name() != key);
            self.known.retain(|save| save.name() != key);
        }
        Ok(())
    }

    /// True where a save lies on the shelf, or beside, that only the lock opens.
    pub(super) fn has_sealed(&self) -> Result<bool, ShelfError> {
        for save in self.saves()? {
            let text = self.shelf.read(&save.name())?.unwrap_or_default();
            if matches!(wire::read(&text, save.revision), Ok(Content::Sealed(_))) {
                return Ok(true);
            }
        }
        Ok(!self.besides_to_unseal()?.is_empty())
    }

    fn texts_beside(
        &self,
        of_text: impl Fn(SaveKey, String) -> Option<String>,
    ) -> Result<Vec<(String, String)>, ShelfError> {
        let mut found = vec![];
        for key in self.besides()? {
            let text = SaveKey::of_beside(&key).zip(self.shelf.read(&key)?);
            let text = text.and_then(|(save, text)| of_text(save, text));
            found.extend(text.map(|text| (key, text)));
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Beside, MemoryShelf, Record, Window, key::key};
    use super::*;

    const AGE: &str =
        "-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----\n";

    /// A shelf on which everything lies that can lie there: two saves, one that is damaged, two texts beside.
    fn shelf() -> MemoryShelf {
        let shelf = MemoryShelf::new();
        let (mut store, _) = Store::open(&shelf);
        for _ in 0..2 {
            store.save(&Record::default()).unwrap();
        }
        store.keep_beside(&Record::default()).unwrap();
        shelf.write("tsutaeru.beside.000000000001", "torn").unwrap();
        shelf.write(&key(7), "tsutaeru-save 1 7 damaged").unwrap();
        shelf
    }

    /// Closes it as the shell does.
    fn close(store: &mut Store<&MemoryShelf>) {
        store.save_sealed(AGE).unwrap();
        for (key, _) in store.besides_to_seal().unwrap() {
            store.change_beside(&key, AGE).unwrap();
        }
    }

    #[test]
    fn once_the_lock_is_on_only_what_is_damaged_can_be_read_and_may_go() {
        let shelf = shelf();
        let (mut store, _) = Store::open(&shelf);
        close(&mut store);
        assert_eq!(store.besides_to_seal(), Ok(vec![]));
        assert_eq!(store.legible(), Ok(vec![key(7)]));
        store.forget_legible().unwrap();
        assert_eq!(store.legible(), Ok(vec![]));
        assert!(shelf.contents().values().all(|text| text.contains(AGE)));
        assert_eq!(store.save_sealed(AGE).map(|saved| saved.revision), Ok(9));
    }

    #[test]
    fn what_was_sealed_beside_comes_back_as_it_was() {
        let shelf = shelf();
        let (mut store, _) = Store::open(&shelf);
        let before = store.besides_to_seal().unwrap();
        assert_eq!(before.len(), 2);
        close(&mut store);
        let sealed = store.besides_to_unseal().unwrap();
        assert!(sealed.iter().all(|(_, text)| text == AGE) && sealed.len() == 2);
        for (key, text) in &before {
            assert_eq!(store.beside(key), Ok(Some(Beside::Sealed(AGE.to_owned()))));
            store.change_beside(key, text).unwrap();
        }
        assert_eq!(store.besides_to_unseal(), Ok(vec![]));
        let found = store.beside(&before[1].0);
        assert!(matches!(found, Ok(Some(Beside::Record(_)))), "{found:?}");
    }

    #[test]
    fn a_text_that_is_torn_while_it_is_sealed_is_there_as_before() {
        let shelf = shelf();
        let (mut store, _) = Store::open(&shelf);
        store.save_sealed(AGE).unwrap();
        let (key, text) = store.besides_to_seal().unwrap().remove(1);
        shelf.tear_next_write(20);
        assert_eq!(store.change_beside(&key, AGE), Err(SaveError::ReadBack));
        assert_eq!(store.besides_to_seal().unwrap().remove(1), (key, text));
    }

    #[test]
    fn what_another_window_wrote_in_the_same_moment_is_sealed_after_unlocking() {
        let shelf = MemoryShelf::new();
        let [mut first, mut second] =
            [1, 2].map(|number| Store::open_in(&shelf, Window::from_random(number)).0);
        first.save(&Record::default()).unwrap();
        second.follow().unwrap();
        // Both write the same revision; neither has seen the other's.
        let kept = shelf.contents();
        second.save(&Record::default()).unwrap();
        let of_second = shelf.contents();
        shelf.wipe();
        kept.iter()
            .for_each(|(key, text)| shelf.write(key, text).unwrap());
        first.save_sealed(AGE).unwrap();
        for (key, text) in of_second.iter().filter(|(key, _)| key.contains("02.")) {
            shelf.write(key, text).unwrap();
        }
        let (mut store, opened) = Store::open(&shelf);
        assert_eq!(
            opened.locked.as_ref().map(|sealed| sealed.revision),
            Some(2)
        );
        let text = super::super::text_to_seal(&Record::default()).unwrap();
        store.unlock(&text).unwrap().unwrap();
        close(&mut store);
        assert_eq!(store.legible(), Ok(vec![]));
        assert_eq!(store.besides().unwrap().len(), 1);
    }
}
