//! A picture as grey light, and the same picture smaller.

use std::ops::Range;

/// More pixels than any telephone takes.
const MAX_PIXELS: usize = 120_000_000;
/// Wider or higher pictures are no photographs.
const MAX_SIDE: usize = 30_000;

/// So many bytes of colours are read at once.
const AT_ONCE: usize = 1 << 16;

/// How light a pixel is: the share of each colour in what the eye takes for light (ITU-R BT.601), in 256 parts. What
/// shines through is white paper.
fn light([red, green, blue, opacity]: &[u8; 4]) -> u8 {
    let light = (77 * u32::from(*red) + 150 * u32::from(*green) + 29 * u32::from(*blue)) >> 8;
    let opacity = u32::from(*opacity);
    ((light * opacity + 255 * (255 - opacity)) / 255) as u8
}

/// How opaque a pixel is.
fn opacity([.., opacity]: &[u8; 4]) -> u8 {
    *opacity
}

/// Where nothing is darker than this on white, something light was drawn for a dark ground.
const NOTHING_DARK: u8 = 192;

/// Grey light, row by row; 0 is black.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    width: usize,
    height: usize,
    grey: Vec<u8>,
}

impl Picture {
    /// A picture of so many pixels; `None` where the numbers do not fit each other, or where it is larger than
    /// any photograph.
    pub fn new(width: usize, height: usize, grey: Vec<u8>) -> Option<Self> {
        let fits = width.checked_mul(height) == Some(grey.len());
        let is_picture =
            !grey.is_empty() && grey.len() <= MAX_PIXELS && width.max(height) <= MAX_SIDE;
        (fits && is_picture).then_some(Self {
            width,
            height,
            grey,
        })
    }

    /// A picture as browsers give it: red, green, blue and opacity of each pixel, of which there are `length` bytes.
    /// `read` is asked for some bytes after the other: they are four times as many as what is kept of them.
    pub fn of_rgba(
        width: usize,
        height: usize,
        length: usize,
        mut read: impl FnMut(Range<usize>, &mut [u8]),
    ) -> Option<Self> {
        let fits = width.checked_mul(height)?.checked_mul(4)? == length;
        if !fits || width.max(height) > MAX_SIDE || length / 4 > MAX_PIXELS {
            return None;
        }
        let mut read_as = |of: fn(&[u8; 4]) -> u8| {
            let mut grey = Vec::with_capacity(length / 4);
            let mut some = vec![0; AT_ONCE.min(length)];
            let mut at = 0;
            while at < length {
                let count = AT_ONCE.min(length - at);
                some.truncate(count);
                read(at..at + count, &mut some);
                grey.extend(some.as_chunks().0.iter().map(of));
                at += count;
            }
            grey
        };
        let mut grey = read_as(light);
        if grey.iter().all(|light| *light > NOTHING_DARK) {
            // White on nothing: its shape is where it is, and on white it is dark as well as it was light.
            let drawn = read_as(opacity);
            if drawn.iter().any(|opacity| *opacity < 255) {
                grey = drawn.iter().map(|opacity| 255 - opacity).collect();
            }
        }
        Self::new(width, height, grey)
    }

    /// How many pixels lie beside each other.
    pub fn width(&self) -> usize {
        self.width
    }
    /// How many pixels lie above each other.
    pub fn height(&self) -> usize {
        self.height
    }
    /// The light, row by row.
    pub fn grey(&self) -> &[u8] {
        &self.grey
    }

    /// The picture with light and dark in each other's place.
    pub fn turned(&self) -> Self {
        Self {
            grey: self.grey.iter().map(|light| 255 - light).collect(),
            ..*self
        }
    }

    /// The picture in a size in which its longer side has so many pixels. Each pixel is the middle of those it
    /// stands for, so that thin lines grow grey and do not vanish; a picture that is made larger is smooth.
    pub fn sized(&self, longer_side: usize) -> Self {
        let longer = self.width.max(self.height);
        let side = |side: usize| (side * longer_side / longer).max(1);
        let (width, height) = (side(self.width), side(self.height));
        if longer_side > longer {
            return self.larger(width, height);
        }
        let spans = |from: usize, to: usize| -> Vec<(usize, usize)> {
            let span = |at: usize| {
                (
                    at * from / to,
                    ((at + 1) * from / to).max(at * from / to + 1),
                )
            };
            (0..to).map(span).collect()
        };
        let (columns, rows) = (spans(self.width, width), spans(self.height, height));
        let mut grey = Vec::with_capacity(width * height);
        let mut sums = vec![0_u32; self.width];
        for (first, last) in rows {
            sums.fill(0);
            for row in self.grey.chunks_exact(self.width).take(last).skip(first) {
                for (sum, light) in sums.iter_mut().zip(row) {
                    *sum += u32::from(*light);
                }
            }
            for (left, right) in &columns {
                let count = ((last - first) * (right - left)) as u32;
                let sum: u32 = sums.get(*left..*right).unwrap_or_default().iter().sum();
                grey.push((sum / count) as u8);
            }
        }
        Self {
            width,
            height,
            grey,
        }
    }

    fn larger(&self, width: usize, height: usize) -> Self {
        // Where a pixel of the larger picture lies in this one, in 256ths, with its neighbour.
        let places = |from: usize, to: usize| -> Vec<(usize, usize, u32)> {
            let place = |at: usize| {
                let place = ((2 * at + 1) * from * 128 / to).saturating_sub(128);
                let here = (place / 256).min(from - 1);
                (here, (here + 1).min(from - 1), (place % 256) as u32)
            };
            (0..to).map(place).collect()
        };
        let (columns, rows) = (places(self.width, width), places(self.height, height));
        let row = |at: usize| {
            self.grey
                .get(at * self.width..(at + 1) * self.width)
                .unwrap_or_default()
        };
        let mut grey = Vec::with_capacity(width * height);
        for (above, below, down) in rows {
            let (above, below) = (row(above), row(below));
            for &(left, right, over) in &columns {
                let light = |row: &[u8], at: usize| row.get(at).copied().map_or(0, u32::from);
                let mix = |row: &[u8]| light(row, left) * (256 - over) + light(row, right) * over;
                let sum = mix(above) * (256 - down) + mix(below) * down;
                grey.push((sum >> 16) as u8);
            }
        }
        Self {
            width,
            height,
            grey,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_has_as_much_light_as_its_sides_say() {
        assert!(Picture::new(2, 2, vec![0; 4]).is_some());
        for (width, height, pixels) in [
            (2, 2, 3),
            (0, 0, 0),
            (usize::MAX, 2, 4),
            (40_000, 1, 40_000),
        ] {
            assert!(Picture::new(width, height, vec![0; pixels]).is_none());
        }
        for (width, height, length) in [
            (1, 1, 3),
            (0, 0, 0),
            (usize::MAX, 2, 8),
            (40_000, 1, 160_000),
        ] {
            let asked = Picture::of_rgba(width, height, length, |_, _| unreachable!());
            assert!(asked.is_none());
        }
    }

    #[test]
    fn colours_are_as_light_as_the_eye_takes_them() {
        let rgba = [
            255, 255, 255, 255, 0, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255,
        ];
        // Many rows of it, so that they are not read at once.
        let rgba = rgba.repeat(50_000);
        let read = |range: Range<usize>, some: &mut [u8]| some.copy_from_slice(&rgba[range]);
        let picture = Picture::of_rgba(8, 25_000, rgba.len(), read).unwrap();
        assert_eq!(picture.grey(), [255, 0, 149, 28].repeat(50_000));
    }

    #[test]
    fn a_smaller_picture_is_the_middle_of_the_larger_and_a_larger_one_is_smooth() {
        let picture = Picture::new(4, 2, vec![0, 100, 200, 200, 100, 200, 200, 200]).unwrap();
        let half = picture.sized(2);
        assert_eq!(
            (half.width(), half.height(), half.grey()),
            (2, 1, &[100, 200][..])
        );
        let double = picture.sized(8);
        assert_eq!((double.width(), double.height()), (8, 4));
        assert_eq!(double.grey()[..4], [0, 25, 75, 125]);
        assert_eq!(
            Picture::new(3, 1, vec![9; 3]).unwrap().sized(7).grey(),
            [9; 14]
        );
        assert_eq!(
            Picture::new(1, 5, vec![7; 5]).unwrap().sized(2).grey(),
            [7, 7]
        );
    }
}
