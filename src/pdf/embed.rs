//! Faces cut down to the characters on the pages, in the form that printpdf embeds.

use super::{FaceFile, Faces, PdfError};
use crate::layout::{FACES, Face, Instead, Laid, drawn};
use printpdf::{FontId, FontMetrics, FontType, ParsedFont, PdfFontMetricsStub};
use std::collections::BTreeMap;
use subsetter::GlyphRemapper;
use unicode_segmentation::UnicodeSegmentation;

/// A face as it stands in one document.
pub(super) struct Embedded {
    pub id: FontId,
    pub font: ParsedFont,
    /// The glyph in the cut face of each character.
    glyphs: BTreeMap<char, u16>,
}

impl Embedded {
    /// The glyph of a character; 0, the face's own stand-in, when it has none.
    pub fn glyph(&self, character: char) -> u16 {
        self.glyphs.get(&character).copied().unwrap_or(0)
    }

    pub fn has(&self, character: char) -> bool {
        self.glyphs.contains_key(&character)
    }
}

/// Cuts every face that the frames use.
pub(super) fn embed(laid: &Laid, faces: &Faces) -> Result<BTreeMap<Face, Embedded>, PdfError> {
    let mut used: BTreeMap<Face, Vec<char>> = BTreeMap::new();
    for (_, run) in laid.runs() {
        let shown = match &run.instead {
            None => &run.text,
            Some(Instead::Note(words)) => words,
            Some(Instead::Picture(_)) => continue,
        };
        let characters = used.entry(run.face).or_default();
        characters.extend(shown.graphemes(true).flat_map(drawn));
    }
    let mut embedded = BTreeMap::new();
    for (face, mut characters) in used {
        characters.sort_unstable();
        characters.dedup();
        let cut = cut(face, faces.get(face)?, &characters).ok_or(PdfError::NotCut(face))?;
        embedded.insert(face, cut);
    }
    Ok(embedded)
}

fn cut(face: Face, file: &FaceFile, characters: &[char]) -> Option<Embedded> {
    let mut remapper = GlyphRemapper::new();
    let mut glyphs = BTreeMap::new();
    let mut widths = BTreeMap::new();
    let per_thousand = |advance: u16| {
        let units = u32::from(file.units_per_em);
        u16::try_from((u32::from(advance) * 1000 + units / 2) / units).ok()
    };
    widths.insert(0, per_thousand(file.advance(0)?)?);
    for character in characters {
        if let Some(glyph) = file.glyph(*character) {
            let new = remapper.remap(glyph);
            glyphs.insert(*character, new);
            widths.insert(new, per_thousand(file.advance(glyph)?)?);
        }
    }
    let bytes = subsetter::subset(&file.sfnt, 0, &remapper).ok()?;
    let scale = |value: i16| {
        let scaled = i32::from(value) * 1000 / i32::from(file.units_per_em);
        i16::try_from(scaled).unwrap_or(i16::MAX)
    };
    let [x_min, y_min, x_max, y_max] = file.bounds.map(scale);
    let font = ParsedFont {
        original_bytes: bytes,
        font_index: 0,
        font_name: Some(format!("{}+{}", tag(face, characters), name(face))),
        codepoint_to_glyph: glyphs
            .iter()
            .map(|(character, glyph)| (u32::from(*character), *glyph))
            .collect(),
        glyph_widths: widths,
        // Widths above are in thousandths already: printpdf would round them down.
        units_per_em: 1000,
        font_metrics: FontMetrics {
            ascent: 880,
            descent: -120,
        },
        font_type: FontType::TrueType,
        pdf_font_metrics: PdfFontMetricsStub {
            units_per_em: 1000,
            x_min,
            y_min,
            x_max,
            y_max,
            us_weight_class: if face.is_bold() { 700 } else { 400 },
            ..PdfFontMetricsStub::default()
        },
    };
    Some(Embedded {
        id: FontId(format!("Face{}", face as usize)),
        font,
        glyphs,
    })
}

/// The font's own name.
fn name(face: Face) -> &'static str {
    const NAMES: [&str; FACES.len()] = [
        "BIZUDPGothic-Regular",
        "BIZUDPGothic-Bold",
        "BIZUDGothic-Regular",
        "BIZUDGothic-Bold",
    ];
    NAMES[face as usize]
}

/// Six letters that tell two cuts of one face apart, as PDF wants them.
fn tag(face: Face, characters: &[char]) -> String {
    let mut sum = super::document::Fingerprint::new();
    sum.add(&[face as u8]);
    for character in characters {
        sum.add(&u32::from(*character).to_be_bytes());
    }
    let mut rest = sum.value();
    std::iter::repeat_with(|| {
        let letter = b'A' + u8::try_from(rest % 26).unwrap_or(0);
        rest /= 26;
        char::from(letter)
    })
    .take(6)
    .collect()
}
