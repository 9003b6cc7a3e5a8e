//! Pictures of characters that no face has, drawn by somebody with more faces: a browser.

use super::content::dark_rectangles;
use serde::{Deserialize, Serialize};

/// What a browser drew, dot by dot, red, green, blue and opacity, from the top left.
#[derive(Clone, Debug, PartialEq)]
pub struct Pixels {
    /// Four bytes a dot.
    pub bytes: Vec<u8>,
    /// Dots in a row.
    pub width: u32,
    /// Where the letters begin: dots from the left, and down to the line that they stand on.
    pub origin: (f32, f32),
    /// How far the letters reach, in dots.
    pub advance: f32,
}

impl Pixels {
    /// As one text of bytes for a channel: the dots, and behind them their measures.
    pub fn into_bytes(self) -> Vec<u8> {
        let mut bytes = self.bytes;
        bytes.extend(self.width.to_le_bytes());
        for measure in [self.origin.0, self.origin.1, self.advance] {
            bytes.extend(measure.to_le_bytes());
        }
        bytes
    }

    /// Reads such bytes; `None` where they are no picture.
    pub fn read(mut bytes: Vec<u8>) -> Option<Self> {
        let (dots, measures) = bytes.split_last_chunk::<16>()?;
        let &[width, x, y, advance] = measures.as_chunks::<4>().0 else {
            return None;
        };
        let (width, dots) = (u32::from_le_bytes(width), dots.len());
        let [x, y, advance] = [x, y, advance].map(f32::from_le_bytes);
        let row = usize::try_from(width).ok()?.checked_mul(4)?;
        if row == 0 || dots % row != 0 {
            return None;
        }
        bytes.truncate(dots);
        Some(Self {
            bytes,
            width,
            origin: (x, y),
            advance,
        })
    }
}

/// The ink of some letters, cut to its edges. Lengths are shares of the letters' size.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Picture {
    /// From the letters' start to the start of what follows.
    pub advance: f32,
    /// From the letters' start to the left edge of the ink.
    pub left: f32,
    /// From the line that letters stand on up to the upper edge of the ink.
    pub top: f32,
    /// One dot.
    pub dot: f32,
    /// Dots in a row.
    pub columns: u16,
    /// Rows.
    pub rows: u16,
    /// A bit for each dot, set where there is ink; each row begins with a new byte, at its highest bit.
    pub bits: Vec<u8>,
}

/// Opaque enough to be ink.
const HALF: f32 = 0.5;

/// A dot lighter than this has a colour of its own: the picture is no plain letter.
const COLOURED: u8 = 40;

impl Picture {
    /// The ink of what was drawn, so many dots to the size of the letters; `None` where there is none, or more than any line of letters needs.
    ///
    /// Letters become ink where they are opaque. What has colours of its own (emoji) becomes a raster of dots,
    /// denser where it is darker, so that a black-and-white printer shows it.
    pub fn of(drawn: &Pixels, per_em: f32) -> Option<Self> {
        let darkness = darkness(drawn);
        let width = drawn.width as usize;
        let is_ink = |at: &usize| darkness[*at] >= HALF;
        let inked: Vec<usize> = (0..darkness.len()).filter(is_ink).collect();
        let columns = || inked.iter().map(|at| at % width);
        let (left, right) = (columns().min()?, columns().max()?);
        let (top, bottom) = (inked.first()? / width, inked.last()? / width);
        let rows = u16::try_from(bottom - top + 1).ok()?;
        let columns = u16::try_from(right - left + 1).ok()?;
        let row_bytes = usize::from(columns).div_ceil(8);
        let mut bits = vec![0; row_bytes * usize::from(rows)];
        for at in inked {
            let (column, row) = (at % width - left, at / width - top);
            bits[row * row_bytes + column / 8] |= 0x80 >> (column % 8);
        }
        let share = |dots: f32| dots / per_em;
        Some(Self {
            advance: share(drawn.advance),
            left: share(left as f32 - drawn.origin.0),
            top: share(drawn.origin.1 - top as f32),
            dot: share(1.0),
            columns,
            rows,
            bits,
        })
    }

    /// Whether there is ink at a dot.
    pub fn is_ink(&self, column: u16, row: u16) -> bool {
        let row_bytes = usize::from(self.columns).div_ceil(8);
        let at = usize::from(row) * row_bytes + usize::from(column / 8);
        self.bits
            .get(at)
            .is_some_and(|byte| byte & (0x80 >> (column % 8)) != 0)
    }

    /// The ink as few rectangles of dots: left, top, width, height.
    pub fn rectangles(&self) -> Vec<[u16; 4]> {
        dark_rectangles(self.columns, self.rows, |column, row| {
            self.is_ink(column, row)
        })
    }

    /// Whether it is the same box as another, whatever stands inside: browsers draw a box for what they lack,
    /// some of them with the character's number in it.
    pub fn is_same_box(&self, other: &Self) -> bool {
        let near = |one: f32, other: f32| (one - other).abs() < self.dot * 1.5;
        let size = |picture: &Self| (picture.columns, picture.rows);
        size(self) == size(other)
            && near(self.left, other.left)
            && near(self.top, other.top)
            && self.rim().eq(other.rim())
    }

    /// The outermost dots.
    fn rim(&self) -> impl Iterator<Item = bool> {
        let (right, bottom) = (self.columns - 1, self.rows - 1);
        let across = (0..self.columns).flat_map(move |column| [(column, 0), (column, bottom)]);
        let down = (0..self.rows).flat_map(move |row| [(0, row), (right, row)]);
        across
            .chain(down)
            .map(|(column, row)| self.is_ink(column, row))
    }
}

/// How dark each dot is, from 0 to 1. Greys of coloured pictures are handed on to their neighbours until they
/// make a whole dot (Floyd and Steinberg).
fn darkness(drawn: &Pixels) -> Vec<f32> {
    let share = |byte: u8| f32::from(byte) / 255.0;
    let dots = || drawn.bytes.chunks_exact(4);
    let is_coloured =
        dots().any(|dot| dot[3] > 127 && dot[..3].iter().any(|part| *part > COLOURED));
    if !is_coloured {
        return dots().map(|dot| share(dot[3])).collect();
    }
    let mut grey: Vec<f32> = dots()
        .map(|dot| {
            let light = 0.3 * share(dot[0]) + 0.59 * share(dot[1]) + 0.11 * share(dot[2]);
            share(dot[3]) * (1.0 - light)
        })
        .collect();
    let width = drawn.width as usize;
    for at in 0..grey.len() {
        let dot = if grey[at] >= HALF { 1.0 } else { 0.0 };
        let rest = grey[at] - dot;
        grey[at] = dot;
        let (first, last) = (at % width == 0, at % width == width - 1);
        for (next, part, is_there) in [
            (at + 1, 7.0, !last),
            (at + width - 1, 3.0, !first),
            (at + width, 5.0, true),
            (at + width + 1, 1.0, !last),
        ] {
            if is_there && let Some(next) = grey.get_mut(next) {
                *next += rest * part / 16.0;
            }
        }
    }
    grey
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ten dots to the size, from rows of `#` for black, `o` for yellow and `.` for nothing.
    fn drawn(rows: &[&str]) -> Option<Picture> {
        let dots = rows.iter().flat_map(|row| row.bytes());
        let bytes: Vec<u8> = dots
            .flat_map(|dot| match dot {
                b'#' => [0, 0, 0, 255],
                b'o' => [255, 200, 0, 255],
                _ => [0; 4],
            })
            .collect();
        let pixels = Pixels {
            bytes,
            width: rows[0].len() as u32,
            origin: (1.0, 3.0),
            advance: 12.0,
        };
        Picture::of(&pixels, 10.0)
    }

    #[test]
    fn ink_is_cut_to_its_edges_and_keeps_its_place() {
        let picture = drawn(&[".....", "..#..", "..##.", "....."]).expect("ink");
        assert_eq!((picture.columns, picture.rows), (2, 2));
        assert_eq!(picture.bits, [0b1000_0000, 0b1100_0000]);
        for (is, should) in [
            (picture.left, 0.1),
            (picture.top, 0.2),
            (picture.advance, 1.2),
        ] {
            assert!((is - should).abs() < 1e-6, "{is} {should}");
        }
    }

    #[test]
    fn what_was_drawn_goes_through_a_channel_as_it_is() {
        let pixels = Pixels {
            bytes: (0..24).collect(),
            width: 3,
            origin: (1.5, 2.0),
            advance: 12.25,
        };
        let bytes = pixels.clone().into_bytes();
        assert_eq!(Pixels::read(bytes.clone()), Some(pixels));
        let of_no_width: Vec<u8> = [&bytes[..24], &[0; 4], &bytes[28..]].concat();
        let damaged = [&bytes[1..], &bytes[..15], &[], &of_no_width];
        for damaged in damaged {
            assert_eq!(Pixels::read(damaged.to_vec()), None, "{damaged:?}");
        }
    }

    #[test]
    fn nothing_drawn_is_no_picture() {
        assert_eq!(drawn(&["....", "...."]), None);
    }

    #[test]
    fn colours_become_dots_as_dense_as_they_are_dark() {
        let row = "o".repeat(40);
        let picture = drawn(&vec![row.as_str(); 40]).expect("ink");
        let ink = picture
            .bits
            .iter()
            .map(|byte| byte.count_ones())
            .sum::<u32>();
        // Yellow is light, but it is not white.
        assert!((150..600).contains(&ink), "{ink}");
    }

    #[test]
    fn a_box_is_known_by_its_rim() {
        let empty = drawn(&["####", "#..#", "####"]).expect("ink");
        let numbered = drawn(&["####", "##.#", "####"]).expect("ink");
        let letter = drawn(&["####", "#..#", "##.#"]).expect("ink");
        assert!(empty.is_same_box(&numbered));
        assert!(!empty.is_same_box(&letter));
    }
}
