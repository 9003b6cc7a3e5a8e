//! Drawings of black rectangles and lines: a QR code, how a paper is folded.

use crate::layout::Mm;
use serde::{Deserialize, Serialize};

/// Black rectangles and lines of fixed places. The rectangles are filled as one shape: no hair of white shows where
/// two touch.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Drawing {
    /// How wide it is.
    pub width: Mm,
    /// How high it is.
    pub height: Mm,
    /// The black rectangles: left, top, width, height.
    pub rectangles: Vec<[Mm; 4]>,
    /// The straight lines.
    pub strokes: Vec<Stroke>,
    /// What it says, for those who do not see it.
    pub description: String,
}

/// A straight black line in a drawing.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stroke {
    /// Where it starts, from the drawing's top left corner: to the right and down.
    pub from: (Mm, Mm),
    /// Where it ends.
    pub to: (Mm, Mm),
    /// How thick it is.
    pub thickness: Mm,
    /// Whether it is drawn in dashes.
    pub dashed: bool,
}

impl Drawing {
    /// A square of `modules` by `modules` small squares, black where `is_dark` (column, row) says so, with a
    /// white rim of `quiet` modules inside the width.
    pub fn of_modules(
        modules: u16,
        quiet: u16,
        width: Mm,
        description: impl Into<String>,
        is_dark: impl Fn(u16, u16) -> bool,
    ) -> Self {
        let module = width / (f32::from(modules) + 2.0 * f32::from(quiet));
        let place = |number: u16| module * f32::from(number);
        let dark = dark_rectangles(modules, modules, is_dark);
        Self {
            width,
            height: width,
            rectangles: dark
                .into_iter()
                .map(|[left, top, wide, high]| {
                    let [left, top] = [left + quiet, top + quiet].map(place);
                    [left, top, place(wide), place(high)]
                })
                .collect(),
            strokes: vec![],
            description: description.into(),
        }
    }
}

/// The dark squares of a grid as few rectangles (left, top, width, height) that touch and never overlap.
pub(in crate::layout) fn dark_rectangles(
    columns: u16,
    rows: u16,
    is_dark: impl Fn(u16, u16) -> bool,
) -> Vec<[u16; 4]> {
    let mut done: Vec<[u16; 4]> = Vec::new();
    // Stretches of the row above that may go on downwards.
    let mut open: Vec<[u16; 4]> = Vec::new();
    for row in 0..rows {
        let mut now: Vec<[u16; 4]> = Vec::new();
        for (left, length) in stretches(columns, |column| is_dark(column, row)) {
            let above = open
                .iter()
                .position(|open| [open[0], open[2]] == [left, length]);
            now.push(match above {
                Some(above) => {
                    let [_, top, _, height] = open.swap_remove(above);
                    [left, top, length, height + 1]
                }
                None => [left, row, length, 1],
            });
        }
        done.append(&mut open);
        open = now;
    }
    done.append(&mut open);
    done
}

/// Where black begins in a row, and for how many modules.
fn stretches(columns: u16, is_dark: impl Fn(u16) -> bool) -> Vec<(u16, u16)> {
    let mut found: Vec<(u16, u16)> = Vec::new();
    for column in (0..columns).filter(|column| is_dark(*column)) {
        match found.last_mut() {
            Some((left, length)) if *left + *length == column => *length += 1,
            _ => found.push((column, 1)),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_dark_module_is_covered_once_and_no_other(dark in prop::collection::vec(any::<bool>(), 49)) {
            let is_dark = |column: u16, row: u16| dark[usize::from(row * 7 + column)];
            // One millimetre to the module: seven and a rim of two on each side.
            let drawing = Drawing::of_modules(7, 2, Mm(11.0), "", is_dark);
            for row in 0..11_u16 {
                for column in 0..11_u16 {
                    let (x, y) = (Mm(f32::from(column) + 0.5), Mm(f32::from(row) + 0.5));
                    let over = drawing.rectangles.iter().filter(|[left, top, width, height]| {
                        *left < x && x < *left + *width && *top < y && y < *top + *height
                    });
                    let inside = (2..9).contains(&column) && (2..9).contains(&row);
                    prop_assert_eq!(over.count(), usize::from(inside && is_dark(column - 2, row - 2)));
                }
            }
        }
    }

    #[test]
    fn touching_modules_become_one_rectangle() {
        let drawing = Drawing::of_modules(7, 4, Mm(30.0), "", |_, _| true);
        assert_eq!(drawing.rectangles, [[Mm(8.0), Mm(8.0), Mm(14.0), Mm(14.0)]]);
    }
}
