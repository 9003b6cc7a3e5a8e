//! Reads the generated tables of widths.
//!
//! A table is two parts. First runs of characters of the same width: three numbers each (characters
//! skipped since the last run, how many, how wide), every number in seven bits a byte, low ones first, until
//! a run of none. Then one bit for each ideograph from U+3400 to U+9FFF, which are all one em wide: set when
//! the face has it.

use super::{Metrics, UNITS_PER_EM};
use crate::layout::drawings::held;
use crate::layout::{Face, Instead, ToDraw};
use std::sync::OnceLock;

/// The ideographs that the bits stand for.
const IDEOGRAPHS: std::ops::Range<u32> = 0x3400..0xA000;

/// One face.
struct Table {
    runs: Vec<Run>,
    ideographs: &'static [u8],
}

struct Run {
    first: u32,
    count: u32,
    advance: u16,
}

/// All faces, in the order of [`crate::layout::FACES`].
pub(super) struct Tables([Table; 4]);

pub(super) fn built_in() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| {
        Tables([
            read(include_bytes!("text.bin")),
            read(include_bytes!("text-bold.bin")),
            read(include_bytes!("digits.bin")),
            read(include_bytes!("digits-bold.bin")),
        ])
    })
}

fn read(bytes: &'static [u8]) -> Table {
    let mut rest = bytes;
    let mut number = || {
        let mut value = 0;
        let mut shift = 0;
        while let Some((&byte, after)) = rest.split_first() {
            rest = after;
            value |= u32::from(byte & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 {
                break;
            }
        }
        value
    };
    let mut runs = Vec::new();
    let mut next = 0;
    loop {
        let (skipped, count, advance) = (number(), number(), number());
        if count == 0 {
            break;
        }
        let first = next + skipped;
        next = first + count;
        runs.push(Run {
            first,
            count,
            advance: u16::try_from(advance).unwrap_or(UNITS_PER_EM),
        });
    }
    Table {
        runs,
        ideographs: rest,
    }
}

impl Table {
    fn advance(&self, character: char) -> Option<u16> {
        let code = u32::from(character);
        if IDEOGRAPHS.contains(&code) {
            let bit = code - IDEOGRAPHS.start;
            let byte = self.ideographs.get(bit as usize / 8)?;
            return (byte >> (bit % 8) & 1 == 1).then_some(UNITS_PER_EM);
        }
        let after = self.runs.partition_point(|run| run.first <= code);
        let run = &self.runs[after.checked_sub(1)?];
        (code - run.first < run.count).then_some(run.advance)
    }
}

impl Metrics for Tables {
    fn advance(&self, face: Face, character: char) -> Option<u16> {
        let [text, text_bold, digits, digits_bold] = &self.0;
        let table = match face {
            Face::Text => text,
            Face::TextBold => text_bold,
            Face::Digits => digits,
            Face::DigitsBold => digits_bold,
        };
        table.advance(character)
    }

    fn instead(&self, letters: &ToDraw) -> Option<Instead> {
        held(letters)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_characters_have_the_widths_of_the_face() {
        let advance = |character| built_in().advance(Face::Text, character);
        assert_eq!(advance('救'), Some(1000));
        assert_eq!(advance('、'), Some(600));
        assert_eq!(advance('（'), Some(500));
        assert_eq!(advance('ー'), Some(960));
        assert_eq!(advance('0'), Some(760));
        assert_eq!(advance('　'), Some(667));
    }

    #[test]
    fn characters_that_no_face_has_are_known() {
        for lacking in ['𠮷', '槗', '한', 'ạ', '🚑', '\u{0}', '\u{10FFFF}'] {
            assert_eq!(built_in().advance(Face::Text, lacking), None, "{lacking}");
        }
    }

    #[test]
    fn digits_are_equally_wide_in_the_face_for_telephone_numbers() {
        for face in [Face::Digits, Face::DigitsBold] {
            for digit in '0'..='9' {
                assert_eq!(built_in().advance(face, digit), Some(500));
            }
            assert_eq!(built_in().advance(face, '救'), None);
        }
    }
}
