//! Keeps the record: opening, saving, setting aside, migrating, backing up, restoring.
//!
//! What holds here, whatever happens to the device:
//! - A save never touches the save before it: each goes under a key of its own, is read back, and only
//!   then the last but one goes away ([`Store::save`]).
//! - What cannot be read is left where it is, byte for byte, and told ([`Opened`]); a clean start writes
//!   beside it.
//! - A wrong bit anywhere is noticed: every save carries its revision and a check sum.
//! - No window writes over what another has saved; what the person does not choose is kept beside.
//! - What a newer version wrote is not touched at all ([`Notice::Newer`]).
//! - What was erased stays erased: a mark says up to which save, and nothing under it is opened or put back.
//! - Of a person who was removed nothing stays in the save before, nor readable beside (`removed`).
//! - Behind a lock nothing is written that can be read without the passphrase; what could not be sealed is told
//!   ([`Store::legible`]).
//! - Restoring a backup replaces nothing unless the person chose so ([`RestorePlan`]).
//!
//! Where to look: [`Shelf`] is the one door to the browser's storage, `wire` the one place that knows how a
//! record is written down, `envelope` its check sum, `ladder` the steps from older schemas, [`Sealed`] what a
//! passphrase has locked, [`Lock`] the file of the key to it.

mod backup;
mod backup_sum;
mod damage;
mod envelope;
mod erase;
mod key;
mod ladder;
mod limits;
mod lock;
mod mark;
mod open;
#[cfg(feature = "schema")]
mod published;
mod record;
mod removed;
mod restore;
mod save;
mod sealed;
mod sealed_beside;
mod second_copy;
mod shelf;
mod shelf_in_memory;
mod windows;
mod wire;

pub use backup::{Backup, BackupContent, BackupError, BackupFormat};
pub use erase::{Erasing, Erasure, Residue};
pub use key::Window;
pub use ladder::SCHEMA;
pub use limits::{MAX_BYTES, MAX_DEPTH, MAX_PARTS, MAX_PROFILES};
pub use lock::{IdleLock, Lock, LockFound};
pub use mark::is_mark;
pub use open::{Notice, Opened, SetAside, Store};
#[cfg(feature = "schema")]
pub use published::backup_schema;
pub use record::Record;
pub use restore::{Choice, RestoreLine, RestorePlan, Standing, TooManyProfiles};
pub use save::{SaveError, Saved};
pub use sealed::{Sealed, Unreadable, read_unsealed, text_to_seal};
pub use shelf::{Shelf, ShelfError};
pub use shelf_in_memory::MemoryShelf;
pub use windows::{Beside, Look};
