//! Font files read: which glyph a character has and how wide it is. A font that is not whole is refused: it
//! could print another letter than the one that was typed.

use super::PdfError;
use crate::layout::{FACES, Face};
use std::collections::BTreeMap;

/// Adler-32 (RFC 1950) of each face's unpacked file. A file that was damaged on its way has another one; so has one that the
/// shrunk engine cannot unpack (`xtask/src/shrink.rs` leaves out a dictionary that these four do without).
const fn sum(face: Face) -> u32 {
    match face {
        Face::Text => 0xd181_d243,
        Face::TextBold => 0x5c56_c852,
        Face::Digits => 0x413b_5305,
        Face::DigitsBold => 0x3b8e_58fe,
    }
}

/// A font file, unpacked.
pub struct FaceFile {
    /// The font in its plain (TrueType) form.
    pub(super) sfnt: Vec<u8>,
    glyphs: BTreeMap<u32, u16>,
    widths: Vec<u16>,
    /// The grid that widths are counted in.
    pub(super) units_per_em: u16,
    /// The box that all glyphs lie in: left, bottom, right, top.
    pub(super) bounds: [i16; 4],
}

impl FaceFile {
    /// Unpacks the WOFF2 file of a face. `None` when it is damaged.
    pub fn read(face: Face, woff2: &[u8]) -> Option<Self> {
        let sfnt = wuff::decompress_woff2(woff2).ok()?;
        if adler2::adler32_slice(&sfnt) != sum(face) {
            return None;
        }
        let head = table(&sfnt, b"head")?;
        let units_per_em = u16_at(head, 18)?;
        let bounds = [36, 38, 40, 42].map(|at| u16_at(head, at).map(u16::cast_signed));
        let [Some(left), Some(bottom), Some(right), Some(top)] = bounds else {
            return None;
        };
        let glyphs = character_map(table(&sfnt, b"cmap")?)?;
        let widths = advances(&sfnt)?;
        Some(Self {
            glyphs,
            widths,
            units_per_em,
            bounds: [left, bottom, right, top],
            sfnt,
        })
    }

    /// The glyph of a character.
    pub fn glyph(&self, character: char) -> Option<u16> {
        self.glyphs.get(&u32::from(character)).copied()
    }

    /// The width of a glyph on the font's own grid.
    pub fn advance(&self, glyph: u16) -> Option<u16> {
        self.widths
            .get(usize::from(glyph))
            .or(self.widths.last())
            .copied()
    }

    /// Every character it has, in order.
    pub fn characters(&self) -> impl Iterator<Item = char> {
        self.glyphs.keys().filter_map(|code| char::from_u32(*code))
    }
}

/// The font files at hand.
#[derive(Default)]
pub struct Faces([Option<FaceFile>; FACES.len()]);

impl Faces {
    /// Reads the file of a face.
    ///
    /// # Errors
    /// [`PdfError::UnreadableFace`] when it is damaged.
    pub fn add(&mut self, face: Face, woff2: &[u8]) -> Result<(), PdfError> {
        let file = FaceFile::read(face, woff2).ok_or(PdfError::UnreadableFace(face))?;
        self.0[face as usize] = Some(file);
        Ok(())
    }

    /// The file of a face.
    ///
    /// # Errors
    /// [`PdfError::FaceMissing`] when it was never added.
    pub fn get(&self, face: Face) -> Result<&FaceFile, PdfError> {
        self.0[face as usize]
            .as_ref()
            .ok_or(PdfError::FaceMissing(face))
    }
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn offset_at(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32_at(bytes, at)?).ok()
}

fn table<'a>(sfnt: &'a [u8], tag: &[u8; 4]) -> Option<&'a [u8]> {
    let count = usize::from(u16_at(sfnt, 4)?);
    let record = (0..count)
        .map(|index| 12 + index * 16)
        .find(|at| sfnt.get(*at..at + 4) == Some(tag))?;
    let (start, length) = (offset_at(sfnt, record + 8)?, offset_at(sfnt, record + 12)?);
    sfnt.get(start..start.checked_add(length)?)
}

/// Reads the widest map of characters to glyphs: format 12 if there is one, else format 4.
fn character_map(cmap: &[u8]) -> Option<BTreeMap<u32, u16>> {
    let count = usize::from(u16_at(cmap, 2)?);
    let subtables = (0..count).filter_map(|index| cmap.get(offset_at(cmap, 4 + index * 8 + 4)?..));
    let widest = subtables.max_by_key(|subtable| match u16_at(subtable, 0) {
        Some(12) => 2,
        Some(4) => 1,
        _ => 0,
    })?;
    match u16_at(widest, 0)? {
        12 => segmented_coverage(widest),
        4 => segment_mapping(widest),
        _ => None,
    }
}

fn segmented_coverage(subtable: &[u8]) -> Option<BTreeMap<u32, u16>> {
    let mut map = BTreeMap::new();
    for group in 0..offset_at(subtable, 12)? {
        let at = 16 + group * 12;
        let (first, last) = (u32_at(subtable, at)?, u32_at(subtable, at + 4)?);
        let glyph = u32_at(subtable, at + 8)?;
        if last < first || last - first > u32::from(u16::MAX) {
            return None;
        }
        for code in first..=last {
            map.insert(code, u16::try_from(glyph + (code - first)).ok()?);
        }
    }
    Some(map)
}

fn segment_mapping(subtable: &[u8]) -> Option<BTreeMap<u32, u16>> {
    let doubled = usize::from(u16_at(subtable, 6)?);
    let (ends, starts) = (14, 16 + doubled);
    let (deltas, offsets) = (starts + doubled, starts + 2 * doubled);
    let mut map = BTreeMap::new();
    for segment in (0..doubled).step_by(2) {
        let (first, last) = (
            u16_at(subtable, starts + segment)?,
            u16_at(subtable, ends + segment)?,
        );
        let delta = u16_at(subtable, deltas + segment)?;
        let offset = usize::from(u16_at(subtable, offsets + segment)?);
        for code in first..=last {
            let glyph = if offset == 0 {
                code.wrapping_add(delta)
            } else {
                match u16_at(
                    subtable,
                    offsets + segment + offset + 2 * usize::from(code - first),
                )? {
                    0 => 0,
                    glyph => glyph.wrapping_add(delta),
                }
            };
            if glyph != 0 {
                map.insert(u32::from(code), glyph);
            }
        }
    }
    Some(map)
}

fn advances(sfnt: &[u8]) -> Option<Vec<u16>> {
    let count = usize::from(u16_at(table(sfnt, b"hhea")?, 34)?);
    let widths = table(sfnt, b"hmtx")?;
    (0..count).map(|glyph| u16_at(widths, glyph * 4)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_font_is_refused_without_panic() {
        let mut faces = Faces::default();
        for bytes in [&b""[..], b"wOF2", &[0; 200], b"<!DOCTYPE html>"] {
            assert_eq!(
                faces.add(Face::Text, bytes),
                Err(PdfError::UnreadableFace(Face::Text))
            );
        }
        assert!(matches!(
            faces.get(Face::Text),
            Err(PdfError::FaceMissing(Face::Text))
        ));
    }

    #[test]
    fn every_face_is_the_one_that_is_known_here() {
        for &face in FACES {
            let path = format!("public/fonts/{}", face.file_name());
            let woff2 = std::fs::read(&path).unwrap();
            let sfnt = wuff::decompress_woff2(&woff2).unwrap();
            assert_eq!(sum(face), adler2::adler32_slice(&sfnt), "the sum of {path}");
        }
    }

    #[test]
    fn a_damaged_font_is_refused() {
        let whole = include_bytes!("../../public/fonts/digits.woff2");
        assert!(FaceFile::read(Face::Digits, whole).is_some());
        assert!(FaceFile::read(Face::DigitsBold, whole).is_none());
        let letters = whole.len() / 3..whole.len() - 4;
        for at in (0..whole.len()).step_by(97) {
            assert!(FaceFile::read(Face::Digits, &whole[..at]).is_none());
            let mut flipped = whole.to_vec();
            flipped[at] ^= 0x55;
            let read = FaceFile::read(Face::Digits, &flipped);
            assert!(read.is_none() || !letters.contains(&at), "byte {at}");
        }
    }
}
