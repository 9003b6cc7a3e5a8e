//! Locks with a passphrase: backups for the drawer, and what a device keeps.
//!
//! Everything made here is a plain [age](https://age-encryption.org/v1) file in its text form: the program `age`
//! of any computer opens it, without us and without this page. Nothing of the cipher is our own.
//!
//! * A backup is closed by the passphrase itself (`age -d backup.age`).
//! * A device has a key: an age identity, kept in a file that the passphrase closes. Each save is closed to that key,
//!   which takes no time (`age -d -i key.age save.age`).
//!
//! Chance is drawn inside `age` and nowhere else: whoever calls hands none in, and none comes out but as
//! ciphertext. That is the one exception to the rule that the core knows no chance; a cipher whose chance a caller
//! may choose would be one that a caller may break.
//!
//! What is typed is normalised (NFKC, no spaces at the ends; see [`Passphrase`]), so that wide and narrow letters,
//! which look the same on paper, are the same.

#[cfg(feature = "vault")]
mod armor;
mod fault;
#[cfg(feature = "vault")]
mod file;
#[cfg(feature = "vault")]
mod key;
#[cfg(feature = "vault")]
mod limits;
#[cfg(feature = "vault")]
mod passphrase;
pub mod protocol;
mod recognise;

pub use fault::VaultFault;
#[cfg(feature = "vault")]
pub use file::{open, seal};
#[cfg(feature = "vault")]
pub use key::{DeviceKey, look_into, open_with_passphrase};
#[cfg(feature = "vault")]
pub use limits::{MAX_WORK, WORK};
#[cfg(feature = "vault")]
pub use passphrase::Passphrase;
pub use recognise::{MAX_SEALED_BYTES, is_sealed};
