//! From a picture to the bytes of the QR codes in it. It has never heard of a person, a medicine or a browser.
//!
//! [`Picture`] is grey light, row by row. `Looking` looks at one picture in several sizes and with several ideas
//! of what is dark, and gives the bytes of every code it can read; `Gathered` keeps those of several pictures, and
//! joins what structured append has torn apart. The bytes are handed on as they were printed: which letters they are
//! is not decided here. The page knows the [`protocol`] alone; what looks is in the worker (feature `scan`).

#[cfg(feature = "scan")]
mod dark;
mod found;
#[cfg(feature = "scan")]
mod gathered;
#[cfg(feature = "scan")]
mod look;
mod picture;
pub mod protocol;

pub use found::{Found, Joined, Part, joined};
#[cfg(feature = "scan")]
pub use gathered::Gathered;
#[cfg(feature = "scan")]
pub use look::{LOOKS, Looking};
pub use picture::Picture;
