//! What can hinder the lock from being put on, opened or taken off, and how it is said.

use super::app::App;
use super::vault::Trouble;
use crate::store::{SaveError, Unreadable};

/// What hindered. What there was is as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hindrance {
    /// The vault did not do it.
    Vault(Trouble),
    /// It is the lock itself.
    Lock(LockTrouble),
}

impl Hindrance {
    /// What happened, what is safe, what to do.
    pub fn say(self, app: App) -> String {
        match self {
            Self::Vault(trouble) => trouble.say(app),
            Self::Lock(trouble) => app.say(&format!("lock.trouble.{}", name(trouble))),
        }
    }
}

/// What stands in the way of the lock itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LockTrouble {
    /// The file of the key is gone or damaged: nothing can open what is sealed.
    Damaged,
    /// The device did not keep it.
    NotKept,
    /// Another window has saved meanwhile.
    OtherWindow,
    /// Something lies beside that only the lock which there is can open.
    SealedBeside,
    /// What was sealed is no record.
    ContentDamaged,
    /// A newer version of the page has sealed it.
    ContentNewer,
}

/// The name of its words.
fn name(trouble: LockTrouble) -> &'static str {
    match trouble {
        LockTrouble::Damaged => "key",
        LockTrouble::NotKept => "not_kept",
        LockTrouble::OtherWindow => "other_window",
        LockTrouble::SealedBeside => "sealed_beside",
        LockTrouble::ContentDamaged => "content",
        LockTrouble::ContentNewer => "newer",
    }
}

impl From<Trouble> for Hindrance {
    fn from(trouble: Trouble) -> Self {
        Self::Vault(trouble)
    }
}

impl From<LockTrouble> for Hindrance {
    fn from(trouble: LockTrouble) -> Self {
        Self::Lock(trouble)
    }
}

impl From<SaveError> for Hindrance {
    fn from(error: SaveError) -> Self {
        Self::Lock(match error {
            SaveError::ChangedElsewhere | SaveError::Erased => LockTrouble::OtherWindow,
            _ => LockTrouble::NotKept,
        })
    }
}

impl From<Unreadable> for Hindrance {
    fn from(unreadable: Unreadable) -> Self {
        Self::Lock(match unreadable {
            Unreadable::Newer { .. } => LockTrouble::ContentNewer,
            Unreadable::Damaged => LockTrouble::ContentDamaged,
        })
    }
}
