//! Pictures of letters that no face has, as fonts of the document's own (Type 3): each picture is a glyph that
//! says its letters, so that search and copy find what was typed.

use crate::layout::Picture;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use printpdf::FontId;
use std::fmt::Write;
use std::sync::Arc;

/// Codes of one font: the printable characters of ASCII, of which strings are written as they are, but for the m.
const FIRST: u8 = b'!';
const LAST: u8 = b'~';
const IN_A_FONT: usize = (LAST - FIRST) as usize;

/// Readers guess how large the letters of such a font are by the width of its m; so the font has one, which is never
/// shown, of the width that they expect. Some look for its name, some for its code: it has both.
const M: u8 = b'm';
const WIDTH_OF_M: i64 = 600;

/// The code of a font's glyph.
fn code(at: usize) -> u8 {
    let code = FIRST + (at % IN_A_FONT) as u8;
    if code < M { code } else { code + 1 }
}

/// Glyphs are counted in this many units to the size of the letters.
const UNITS: f32 = 1000.0;

/// The pictures of a document, each once.
#[derive(Default)]
pub(super) struct DrawnGlyphs {
    glyphs: Vec<(String, Arc<Picture>)>,
}

impl DrawnGlyphs {
    /// Enters a picture with its letters; gives its font and its code in it.
    pub fn enter(&mut self, text: &str, picture: &Arc<Picture>) -> (FontId, char) {
        let same = |(known, drawn): &(String, Arc<Picture>)| known == text && drawn == picture;
        let at = self.glyphs.iter().position(same).unwrap_or_else(|| {
            self.glyphs.push((text.to_owned(), picture.clone()));
            self.glyphs.len() - 1
        });
        (FontId(name(at / IN_A_FONT)), char::from(code(at)))
    }

    /// Writes the fonts into the document, beside the others.
    pub fn write(self, document: &mut Document) {
        let fonts: Vec<(String, ObjectId)> = self
            .glyphs
            .chunks(IN_A_FONT)
            .enumerate()
            .map(|(number, glyphs)| (name(number), font(document, &name(number), glyphs)))
            .collect();
        if fonts.is_empty() {
            return;
        }
        // printpdf keeps one list of fonts for all pages.
        let mut lists: Vec<ObjectId> = document
            .get_pages()
            .into_values()
            .filter_map(|page| list_of_fonts(document, page))
            .collect();
        lists.sort_unstable();
        lists.dedup();
        for list in lists {
            if let Ok(list) = document.get_dictionary_mut(list) {
                for (name, font) in &fonts {
                    list.set(name.as_str(), *font);
                }
            }
        }
    }
}

fn name(number: usize) -> String {
    format!("Drawn{number}")
}

fn list_of_fonts(document: &Document, page: ObjectId) -> Option<ObjectId> {
    let page = document.get_dictionary(page).ok()?;
    let resources = page.get(b"Resources").and_then(Object::as_reference).ok()?;
    let resources = document.get_dictionary(resources).ok()?;
    resources.get(b"Font").and_then(Object::as_reference).ok()
}

/// Whole units: finer than any dot.
fn units(share: f32) -> i64 {
    (share * UNITS).round() as i64
}

fn font(document: &mut Document, name: &str, glyphs: &[(String, Arc<Picture>)]) -> ObjectId {
    let mut images = Dictionary::new();
    let measure = format!("{WIDTH_OF_M} 0 d0").into_bytes();
    let measure = document.add_object(Stream::new(Dictionary::new(), measure));
    let mut shapes = dictionary! { "m" => measure };
    let mut names: Vec<Object> = vec![i64::from(M).into(), Object::Name(b"m".to_vec())];
    let mut widths = [0; IN_A_FONT + 1];
    widths[usize::from(M - FIRST)] = WIDTH_OF_M;
    let mut whole = [0_i64, -120, 0, 880];
    for (at, (_, picture)) in glyphs.iter().enumerate() {
        let code = code(at);
        let glyph = format!("g{code}");
        let (width, height) = (
            picture.dot * f32::from(picture.columns),
            picture.dot * f32::from(picture.rows),
        );
        let (left, top) = (picture.left, picture.top);
        let bounds = [left, top - height, left + width, top].map(units);
        let [x, y, right, up] = bounds;
        whole = [
            whole[0].min(x),
            whole[1].min(y),
            whole[2].max(right),
            whole[3].max(up),
        ];
        let advance = units(picture.advance);
        let shape = format!(
            "{advance} 0 {x} {y} {right} {up} d1 {} 0 0 {} {x} {y} cm /{glyph} Do",
            right - x,
            up - y
        );
        let shape = document.add_object(Stream::new(Dictionary::new(), shape.into_bytes()));
        shapes.set(glyph.as_str(), shape);
        images.set(glyph.as_str(), document.add_object(image(picture)));
        names.extend([i64::from(code).into(), Object::Name(glyph.into_bytes())]);
        widths[usize::from(code - FIRST)] = advance;
    }
    let bounds: Vec<Object> = whole.into_iter().map(Object::from).collect();
    let said = document.add_object(Stream::new(Dictionary::new(), said(glyphs).into_bytes()));
    let about = document.add_object(dictionary! {
        "Type" => "FontDescriptor",
        "FontName" => Object::Name(name.as_bytes().to_vec()),
        "Flags" => 4,
        "FontBBox" => bounds.clone(),
        "ItalicAngle" => 0,
        "Ascent" => 880,
        "Descent" => -120,
        "CapHeight" => 880,
        "StemV" => 80,
    });
    document.add_object(dictionary! {
        "Type" => "Font",
        "Subtype" => "Type3",
        "Name" => Object::Name(name.as_bytes().to_vec()),
        "FontBBox" => bounds,
        "FontMatrix" => [1.0 / UNITS, 0.0, 0.0, 1.0 / UNITS, 0.0, 0.0].map(Object::Real).to_vec(),
        "CharProcs" => shapes,
        "Encoding" => dictionary! { "Type" => "Encoding", "Differences" => names },
        "FirstChar" => i64::from(FIRST),
        "LastChar" => i64::from(LAST),
        "Widths" => widths.map(Object::Integer).to_vec(),
        "FontDescriptor" => about,
        "Resources" => dictionary! { "XObject" => images },
        "ToUnicode" => said,
    })
}

/// The dots as a mask, through which the letters' colour is poured.
fn image(picture: &Picture) -> Stream {
    let about = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => i64::from(picture.columns),
        "Height" => i64::from(picture.rows),
        "ImageMask" => true,
        "BitsPerComponent" => 1,
        "Decode" => vec![1.into(), 0.into()],
    };
    Stream::new(about, picture.bits.clone())
}

/// What each glyph says, in the form that PDF gives such lists (ToUnicode).
fn said(glyphs: &[(String, Arc<Picture>)]) -> String {
    let mut list = format!(
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CIDSystemInfo << /Registry (Adobe) \
         /Ordering (UCS) /Supplement 0 >> def /CMapName /Adobe-Identity-UCS def /CMapType 2 def\n\
         1 begincodespacerange <00> <FF> endcodespacerange\n{} beginbfchar\n",
        glyphs.len()
    );
    for (at, (text, _)) in glyphs.iter().enumerate() {
        let code = code(at);
        let _ = write!(list, "<{code:02X}> <");
        for unit in text.encode_utf16() {
            let _ = write!(list, "{unit:04X}");
        }
        list.push_str(">\n");
    }
    list.push_str("endbfchar endcmap CMapName currentdict /CMap defineresource pop end end\n");
    list
}
