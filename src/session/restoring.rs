//! Restoring a backup, step by step.

use crate::store::{BackupError, RestorePlan};

/// Where restoring stands.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Restoring {
    /// No file was chosen.
    #[default]
    Idle,
    /// The file could not be read; nothing has changed.
    Refused(BackupError),
    /// Something in the file was changed after it was written, and nobody can say what; nothing has changed here. It
    /// may be the only one there is: the person may see what is in it.
    Changed {
        /// What is in it.
        text: String,
    },
    /// The file is read and held against the device; nothing has changed.
    Choosing(RestorePlan),
    /// What another window has saved is held against this one; nothing has changed.
    Comparing(RestorePlan),
    /// What another window has saved is sealed: its passphrase is asked for; nothing has changed.
    Sealed,
    /// There would be more people than a device can hold; nothing has changed.
    TooManyProfiles,
    /// Done.
    Restored {
        /// How many people were in the file.
        people: usize,
    },
}
