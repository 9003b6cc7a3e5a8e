//! Which pixels are dark: held against what is around them, as light falls unevenly on a sheet in a hand.

use super::Picture;
use rxing::common::BitMatrix;

/// An idea of what is dark.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Dark {
    /// Darker than the middle of a square around, whose side is so many hundredths of the longer side, by so much.
    Around {
        /// Hundredths of the longer side.
        hundredths: usize,
        /// So much darker, of 255.
        by: i32,
    },
    /// Darker than one value for all, the one that parts the picture's light best into two heaps (Otsu's way).
    Everywhere,
}

/// The dark pixels of a picture.
pub fn dark(picture: &Picture, idea: Dark) -> Option<BitMatrix> {
    match idea {
        Dark::Around { hundredths, by } => around(picture, hundredths, by),
        Dark::Everywhere => {
            let limit = parting(picture);
            everywhere(picture, limit)
        }
    }
}

fn everywhere(picture: &Picture, limit: u8) -> Option<BitMatrix> {
    let (width, height) = (
        u32::try_from(picture.width()).ok()?,
        u32::try_from(picture.height()).ok()?,
    );
    let mut matrix = BitMatrix::new(width, height).ok()?;
    for (y, row) in picture.grey().chunks_exact(picture.width()).enumerate() {
        for (x, light) in row.iter().enumerate() {
            if *light <= limit {
                matrix.set(x as u32, y as u32);
            }
        }
    }
    Some(matrix)
}

/// Sums of light over all pixels above and left, so that the sum of any square takes four look-ups. The rows are walked
/// side by side, because this is done for every pixel of a photograph.
fn around(picture: &Picture, hundredths: usize, by: i32) -> Option<BitMatrix> {
    let (width, height) = (picture.width(), picture.height());
    let reach = (width.max(height) * hundredths / 200).max(3);
    let stride = width + 1;
    let mut sums = vec![0_u32; stride * (height + 1)];
    for (y, line) in picture.grey().chunks_exact(width).enumerate() {
        let (above, here) = sums.split_at_mut_checked((y + 1) * stride)?;
        let above = above.get(y * stride + 1..)?;
        let here = here.get_mut(1..stride)?;
        // Sums may run over: differences of four are right all the same.
        let mut sum = 0_u32;
        for ((here, above), light) in here.iter_mut().zip(above).zip(line) {
            sum = sum.wrapping_add(u32::from(*light));
            *here = above.wrapping_add(sum);
        }
    }
    let mut matrix =
        BitMatrix::new(u32::try_from(width).ok()?, u32::try_from(height).ok()?).ok()?;
    for (y, line) in picture.grey().chunks_exact(width).enumerate() {
        let (top, bottom) = (y.saturating_sub(reach), (y + reach + 1).min(height));
        let above = sums.get(top * stride..(top + 1) * stride)?;
        let below = sums.get(bottom * stride..(bottom + 1) * stride)?;
        for (x, light) in line.iter().enumerate() {
            let (left, right) = (x.saturating_sub(reach), (x + reach + 1).min(width));
            let column = |row: &[u32], x: usize| row.get(x).copied().unwrap_or_default();
            let sum = column(below, right)
                .wrapping_sub(column(below, left))
                .wrapping_sub(column(above, right))
                .wrapping_add(column(above, left));
            let count = ((right - left) * (bottom - top)) as i64;
            if (i64::from(*light) + i64::from(by)) * count < i64::from(sum) {
                matrix.set(x as u32, y as u32);
            }
        }
    }
    Some(matrix)
}

/// The value that parts the light best: the two heaps lie farthest from each other for their width.
fn parting(picture: &Picture) -> u8 {
    let mut heap = [0_u64; 256];
    for light in picture.grey() {
        heap[usize::from(*light)] += 1;
    }
    let all: u64 = heap.iter().sum();
    let whole: u64 = heap
        .iter()
        .zip(0_u64..)
        .map(|(count, light)| count * light)
        .sum();
    let (mut dark, mut dark_light, mut best, mut parting) = (0_u64, 0_u64, 0.0, 0);
    for (light, count) in (0_u8..=255).zip(heap) {
        dark += count;
        dark_light += count * u64::from(light);
        let bright = all - dark;
        if dark == 0 || bright == 0 {
            continue;
        }
        let apart = dark_light as f64 / dark as f64 - (whole - dark_light) as f64 / bright as f64;
        let worth = dark as f64 * bright as f64 * apart * apart;
        if worth > best {
            (best, parting) = (worth, light);
        }
    }
    parting
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_dark_in_light_and_in_shade() {
        // Light falls off from left to right; two marks, each a little darker than what is around it.
        let light = |x: usize, y: usize| {
            let paper = 250 - 2 * x;
            let is_mark = (8..12).contains(&y) && ((20..24).contains(&x) || (80..84).contains(&x));
            (if is_mark { paper - 40 } else { paper }) as u8
        };
        let grey = (0..20)
            .flat_map(|y| (0..100).map(move |x| light(x, y)))
            .collect();
        let picture = Picture::new(100, 20, grey).unwrap();
        let by_place = dark(
            &picture,
            Dark::Around {
                hundredths: 20,
                by: 8,
            },
        )
        .unwrap();
        assert!(by_place.get(22, 10) && by_place.get(82, 10) && !by_place.get(50, 10));
        let at_once = dark(&picture, Dark::Everywhere).unwrap();
        assert!(!at_once.get(22, 10) && at_once.get(99, 2));
    }

    #[test]
    fn one_value_parts_ink_from_paper() {
        let grey = [30, 35, 200, 210].repeat(25);
        let limit = parting(&Picture::new(10, 10, grey).unwrap());
        assert!((35..200).contains(&limit), "{limit}");
    }
}
