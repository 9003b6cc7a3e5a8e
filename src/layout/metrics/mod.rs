//! How wide each character is in each face, and which characters a face has, without any font at hand.
//!
//! The tables beside this file are written by `cargo xtask fonts` from the same font files that stand in
//! `public/fonts`; a test of the PDF module compares them glyph by glyph.

mod even;
mod table;

pub use even::EvenMetrics;

use super::{Face, Instead, ToDraw};

/// Widths are counted in this many units to the size of the letters (the faces' own grid).
pub const UNITS_PER_EM: u16 = 1000;

/// What layout needs to know about the faces.
pub trait Metrics {
    /// The width of a character in units of 1/[`UNITS_PER_EM`] of the size; `None` when the face lacks it.
    fn advance(&self, face: Face, character: char) -> Option<u16>;

    /// What stands instead of letters that no face has; `None` where nobody drew them.
    fn instead(&self, _letters: &ToDraw) -> Option<Instead> {
        None
    }
}

/// The widths of the faces in `public/fonts`.
pub fn built_in() -> &'static dyn Metrics {
    table::built_in()
}
