//! A twin of the real widths for tests: Latin is half as wide as high, everything else as wide as high.

use super::{Metrics, UNITS_PER_EM};
use crate::layout::Face;

/// Widths that can be counted in one's head. All faces have every character but the ones named as lacking.
#[derive(Clone, Copy, Debug, Default)]
pub struct EvenMetrics {
    /// Characters that no face has.
    pub lacking: &'static str,
    /// Characters that the bold text face lacks.
    pub lacking_bold: &'static str,
}

impl Metrics for EvenMetrics {
    fn advance(&self, face: Face, character: char) -> Option<u16> {
        let lacking = self.lacking.contains(character)
            || face == Face::TextBold && self.lacking_bold.contains(character);
        let phone = character.is_ascii_digit() || "-+() ".contains(character);
        let digits = matches!(face, Face::Digits | Face::DigitsBold);
        if lacking || digits && !phone {
            None
        } else if character.is_ascii() {
            Some(UNITS_PER_EM / 2)
        } else {
            Some(UNITS_PER_EM)
        }
    }
}
