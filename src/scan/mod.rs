//! From a picture to the bytes of the QR codes in it. It has never heard of a person, a medicine or a browser.
//!
//! [`Picture`] is grey light, row by row. [`Looking`] looks at one picture in several sizes and with several ideas
//! of what is dark, gives the bytes of every code it can read, and joins what structured append has torn apart.
//! The bytes are handed on as they were printed: which letters they are is not decided here.

mod dark;
mod found;
mod look;
mod picture;

pub use found::{Found, Joined, Part, joined};
pub use look::{LOOKS, Looking};
pub use picture::Picture;
