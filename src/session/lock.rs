//! Whether the record is behind a passphrase, and whether it is open.

use super::{Announcement, Effect, Saving, Session};
use crate::store::{Opened, Record};

/// How the record stands to the passphrase of this device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Locking {
    /// There is none: whoever opens the page reads it.
    Off,
    /// There is one, and it was given.
    Open,
    /// Nothing of the record is in memory.
    Locked {
        /// How often a wrong one was given since it was locked.
        wrong: u32,
    },
    /// One was given and is being tried.
    Trying {
        /// How often a wrong one was given before.
        wrong: u32,
    },
}

/// What can happen to the lock.
#[derive(Debug, Clone, PartialEq)]
pub enum LockEvent {
    /// The record is kept sealed from now on; nothing of it is kept otherwise.
    PutOn,
    /// The record is kept as it is from now on.
    TakenOff,
    /// A passphrase was given.
    Tried,
    /// It did not open the record: a wrong one, or something else hindered it.
    NotOpened {
        /// It was wrong.
        is_wrong: bool,
    },
    /// It opened the record.
    Unlocked(Box<Record>),
    /// What the device keeps was looked at anew, and nothing else is to stay in memory.
    Reopened(Box<Opened>),
    /// Another window has saved it sealed, and the key that is here has opened it.
    Followed(Box<Opened>),
}

/// What is to be done when the lock has closed.
pub(super) fn closed() -> Vec<Effect> {
    vec![Effect::LetGo, Effect::Announce(Announcement::Locked)]
}

impl Session {
    /// How the record stands to the passphrase of this device.
    pub fn locking(&self) -> Locking {
        self.locking
    }

    /// True while the record is not in memory for want of a passphrase.
    pub fn is_locked(&self) -> bool {
        !matches!(self.locking, Locking::Off | Locking::Open)
    }

    /// True where everything typed is on the device, so that memory can let go of it.
    pub fn can_lock(&self) -> bool {
        self.locking == Locking::Open && self.saving == Saving::Saved
    }

    pub(super) fn update_lock(&mut self, event: LockEvent) -> Vec<Effect> {
        match (event, self.locking) {
            (LockEvent::PutOn, Locking::Off) => self.locking = Locking::Open,
            (LockEvent::TakenOff, Locking::Open) => self.locking = Locking::Off,
            (LockEvent::Tried, Locking::Locked { wrong }) => {
                self.locking = Locking::Trying { wrong };
            }
            (LockEvent::NotOpened { is_wrong }, Locking::Trying { wrong }) => {
                let wrong = wrong.saturating_add(is_wrong.into());
                self.locking = Locking::Locked { wrong };
            }
            (LockEvent::Unlocked(record), Locking::Trying { .. }) => {
                self.record = *record;
                self.saving = Saving::Saved;
                self.locking = Locking::Open;
            }
            (LockEvent::Reopened(_), Locking::Off) => {}
            (LockEvent::Followed(opened), Locking::Open) => {
                return self.follow(*opened, Locking::Open);
            }
            (LockEvent::Reopened(opened), before) => {
                *self = Self::new(*opened);
                if before == Locking::Open && self.is_locked() {
                    return closed();
                }
            }
            _ => {}
        }
        vec![]
    }
}
