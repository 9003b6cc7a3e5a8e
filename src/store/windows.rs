//! Several windows with the same record: none writes over what another has saved, and nothing that anybody
//! wrote in any of them goes without having been kept beside.
//!
//! A save that this window neither read nor wrote comes from another one. While there is such a save this
//! window does not save ([`SaveError::ChangedElsewhere`]). It can
//! - [`Store::follow`] the other, where nothing of its own is unsaved, or
//! - look at [`Store::of_others`], let the person decide, and [`Store::settle`]: what the others saved is kept
//!   beside, and the next save is this window's.

use super::{
    Opened, Record, SaveError, Sealed, Shelf, ShelfError, Store,
    key::{SaveKey, in_order},
    mark::Mark,
    open::{Manner, Ours, look_through},
    removed::people,
    sealed_beside::is_sealed,
    wire,
};

/// How the shelf stands to what a store last saw of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// As the store left it.
    Alone,
    /// Another window has gone on from what this one saved.
    Ahead,
    /// Another window has saved without knowing of what this one saved.
    Forked,
    /// What this window saved is gone.
    Vanished,
    /// Everything was erased.
    Erased,
}

/// What lies beside the saves: what one window wrote while another one went on.
#[derive(Debug, Clone, PartialEq)]
pub enum Beside {
    /// A record.
    Record(Box<Record>),
    /// The text of an age file, which the lock of this device opens.
    Sealed(String),
    /// What cannot be read without more ado, as it is.
    Text(String),
}

impl<S: Shelf> Store<S> {
    /// Whether the shelf is as this store left it.
    pub fn look(&self) -> Result<Look, ShelfError> {
        let (mark, saves) = self.mark_and_saves()?;
        if mark > self.erased {
            return Ok(Look::Erased);
        }
        let newest = self.ours.iter().rfind(|save| save.is_sure);
        let first_of_others = saves.iter().find(|save| self.is_of_others(save));
        Ok(match (newest.map(|save| save.key), first_of_others) {
            (None, Some(_)) => Look::Ahead,
            (Some(newest), Some(other)) if other.revision > newest.revision => Look::Ahead,
            (Some(_), Some(_)) => Look::Forked,
            (Some(newest), None) if !saves.contains(&newest) => Look::Vanished,
            (_, None) => Look::Alone,
        })
    }

    pub(super) fn look_for_others(&self) -> Result<(), SaveError> {
        match self.look()? {
            Look::Alone => Ok(()),
            Look::Ahead | Look::Forked => Err(SaveError::ChangedElsewhere),
            Look::Vanished => Err(SaveError::Vanished),
            Look::Erased => Err(SaveError::Erased),
        }
    }

    /// Opens anew what is on the shelf now.
    pub fn follow(&mut self) -> Result<Opened, ShelfError> {
        let found = look_through(&self.shelf, |_| true)?;
        self.manner = Manner::after(&found.opened);
        self.people = people(&found.opened.record);
        self.ours = found.ours;
        self.known = found.known;
        self.forks = found.forks;
        self.erased = found.erased;
        self.highest = found.highest;
        self.read_back = None;
        Ok(found.opened)
    }

    /// The same where the newest save is this sealed one, in which this text was found. `None` where it is another
    /// meanwhile, also where this one is gone: then nothing has changed, and one looks again.
    pub fn follow_unsealed(
        &mut self,
        sealed: &Sealed,
        text: &str,
    ) -> Result<Option<Opened>, ShelfError> {
        let newest = look_through(&self.shelf, |_| true)?.opened.locked;
        if newest.as_ref() != Some(sealed) {
            return Ok(None);
        }
        let opened = self.follow()?;
        Ok(Some(match self.unlock(text) {
            Some(Ok(record)) => Opened {
                record,
                saves: true,
                locked: None,
                ..opened
            },
            _ => opened,
        }))
    }

    /// The newest that another window has saved since this one looked. Changes nothing.
    pub fn of_others(&self) -> Result<Opened, ShelfError> {
        Ok(look_through(&self.shelf, |save| self.is_of_others(save))?.opened)
    }

    /// Keeps beside what other windows have saved. From then on this store saves again.
    pub fn settle(&mut self) -> Result<(), SaveError> {
        let saves = self.saves()?;
        let others: Vec<SaveKey> = saves
            .into_iter()
            .filter(|save| self.is_of_others(save))
            .collect();
        for save in &others {
            // Locked since the person decided: then they are asked for the passphrase first.
            let text = self.shelf.read(&save.name())?.unwrap_or_default();
            if self.manner == Manner::Open && is_sealed(&text) {
                return Err(SaveError::ChangedElsewhere);
            }
        }
        for save in others {
            let Some(text) = self.shelf.read(&save.name())? else {
                continue;
            };
            match wire::read(&text, save.revision) {
                Ok(content) => {
                    self.put_beside(save, &text)?;
                    self.ours.push(Ours {
                        key: save,
                        is_sealed: matches!(content, wire::Content::Sealed(_)),
                        is_sure: true,
                    });
                    self.ours.sort_by_key(|ours| ours.key);
                }
                Err(wire::Fall::Damaged) => self.known.push(save),
                Err(wire::Fall::Newer(_)) => {
                    self.manner = Manner::Refused;
                    return Err(SaveError::Refused);
                }
            }
            self.highest = self.highest.max(save.revision);
        }
        Ok(())
    }

    /// Keeps beside what this window would save, while it must not. Refused where what is kept is sealed, also by
    /// another window whose key is not here: nothing that can be read gets onto a locked device.
    pub fn keep_beside(&self, record: &Record) -> Result<(), SaveError> {
        self.stands()?;
        if self.manner != Manner::Open {
            return Err(SaveError::Refused);
        }
        let save = self.of_this_window()?;
        let text = wire::write(record, save.revision).ok_or(SaveError::Refused)?;
        self.put_beside(save, &text)
    }

    /// Fails for a text that can be read where another window has put a lock on whose key is not here.
    fn may_lie_here(&self, text: &str) -> Result<(), SaveError> {
        match self.manner == Manner::Open && !is_sealed(text) && self.has_sealed()? {
            true => Err(SaveError::ChangedElsewhere),
            false => Ok(()),
        }
    }

    /// Under which number this window keeps beside what it must not save.
    pub(super) fn of_this_window(&self) -> Result<SaveKey, ShelfError> {
        // Not older than what others have saved: so opening tells of it.
        let (mark, saves) = self.mark_and_saves()?;
        let newest = saves.last().map_or(0, |save| save.revision);
        Ok(SaveKey {
            revision: newest.max(self.highest).max(mark.up_to() + 1),
            window: self.window,
        })
    }

    /// The keys of what lies beside, the oldest first.
    pub fn besides(&self) -> Result<Vec<String>, ShelfError> {
        let keys = self.shelf.keys()?;
        let mark = Mark::among(&keys);
        let besides = keys.iter().filter_map(|key| SaveKey::of_beside(key));
        let besides = in_order(besides.filter(|save| !mark.covers(save.revision)));
        Ok(besides.iter().map(|save| save.beside()).collect())
    }

    /// What lies beside under one of these keys.
    pub fn beside(&self, key: &str) -> Result<Option<Beside>, ShelfError> {
        let Some(save) = SaveKey::of_beside(key) else {
            return Ok(None);
        };
        let text = self.shelf.read(key)?;
        Ok(text.map(|text| match wire::read(&text, save.revision) {
            Ok(wire::Content::Open(record)) => Beside::Record(Box::new(record)),
            Ok(wire::Content::Sealed(sealed)) => Beside::Sealed(sealed),
            Err(_) => Beside::Text(text),
        }))
    }

    /// Removes what lies beside; the person no longer needs it. Any other key stays.
    pub fn forget_beside(&self, key: &str) -> Result<(), ShelfError> {
        match SaveKey::of_beside(key) {
            Some(_) => self.shelf.remove(key),
            None => Ok(()),
        }
    }

    /// What two windows saved in the same moment: the one that opening passed over is kept beside before it
    /// can go. Where that cannot be done now it stays where it is.
    pub(super) fn put_forks_beside(&mut self) {
        let forks = std::mem::take(&mut self.forks);
        for fork in forks {
            let text = self.shelf.read(&fork.name());
            let kept = match text {
                Ok(Some(text)) => self.put_beside(fork, &text).is_ok(),
                Ok(None) => true,
                Err(_) => false,
            };
            match kept && self.shelf.remove(&fork.name()).is_ok() {
                true => {}
                false => self.forks.push(fork),
            }
        }
    }

    pub(super) fn saves(&self) -> Result<Vec<SaveKey>, ShelfError> {
        Ok(self.mark_and_saves()?.1)
    }

    /// Up to where everything was erased, and the saves since.
    fn mark_and_saves(&self) -> Result<(Mark, Vec<SaveKey>), ShelfError> {
        let keys = self.shelf.keys()?;
        let mark = Mark::among(&keys);
        let saves = keys.iter().filter_map(|key| SaveKey::of_name(key));
        let saves = in_order(saves.filter(|save| !mark.covers(save.revision)));
        Ok((mark, saves))
    }

    pub(super) fn is_of_others(&self, save: &SaveKey) -> bool {
        let known = self.known.contains(save) || self.forks.contains(save);
        !known && !self.ours.iter().any(|ours| ours.key == *save)
    }

    pub(super) fn put_beside(&self, save: SaveKey, text: &str) -> Result<(), SaveError> {
        self.stands()?;
        self.may_lie_here(text)?;
        let key = save.beside();
        self.shelf.write(&key, text)?;
        // Erased, or locked, in the same moment.
        if let Err(error) = self.stands().and_then(|()| self.may_lie_here(text)) {
            self.shelf.remove(&key)?;
            return Err(error);
        }
        match self.shelf.read(&key)?.as_deref() == Some(text) {
            true => Ok(()),
            false => Err(SaveError::ReadBack),
        }
    }
}
