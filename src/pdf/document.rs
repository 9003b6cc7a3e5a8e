//! The document around the pages: title, language, dates, identity.

use super::drawn::DrawnGlyphs;
use super::embed::embed;
use super::marks::orders;
use super::tags::Tags;
use super::{Faces, PdfError};
use crate::layout::Laid;
use lopdf::{Document, Object, ObjectId, StringFormat, dictionary};
use printpdf::{PdfDocument, PdfFont, PdfPage, PdfSaveOptions};

/// What a document says about itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Particulars<'a> {
    /// Shown in the window's title.
    pub title: &'a str,
    /// The language that it is read out in, such as `ja-JP`.
    pub language: &'a str,
    /// The program that made it.
    pub producer: &'a str,
    /// The day it was made: year, month, day. The hour is nobody's business.
    pub made_on: (u16, u8, u8),
}

/// Writes the pages as a PDF document. The same input gives the same bytes.
///
/// Characters that no face has are drawn as the face's stand-in, with the text behind them; [`Laid::missing`]
/// names them.
///
/// # Errors
/// When a face is missing or damaged, or the document cannot be written.
pub fn pdf(laid: &Laid, faces: &Faces, particulars: &Particulars) -> Result<Vec<u8>, PdfError> {
    let embedded = embed(laid, faces)?;
    let mut tags = Tags::new(&laid.structure);
    let mut drawn = DrawnGlyphs::default();
    let mut document = PdfDocument::new(particulars.title);
    for face in embedded.values() {
        document
            .resources
            .fonts
            .map
            .insert(face.id.clone(), PdfFont::new(face.font.clone()));
    }
    for (number, page) in laid.pages.iter().enumerate() {
        let orders = orders(page, number, &embedded, (&mut tags, &mut drawn))?;
        document.pages.push(PdfPage::new(
            printpdf::Mm(page.width.0),
            printpdf::Mm(page.height.0),
            orders,
        ));
    }
    let options = PdfSaveOptions {
        subset_fonts: false,
        // Leaves out operators that it does not know; all of ours are in `marks.rs`.
        secure: false,
        ..PdfSaveOptions::default()
    };
    let mut written = printpdf::serialize::to_lopdf_doc(&document, &options, &mut Vec::new());
    drawn.write(&mut written);
    finish(written, tags, particulars)
}

/// Sets what printpdf leaves open or fills with the clock and with chance.
fn finish(
    mut document: Document,
    tags: Tags,
    particulars: &Particulars,
) -> Result<Vec<u8>, PdfError> {
    document.version = "1.7".to_owned();
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    let mut catalog = document
        .catalog()
        .map_err(|_| PdfError::NotWritten)?
        .clone();
    catalog.set("Lang", Object::string_literal(particulars.language));
    catalog.set(
        "ViewerPreferences",
        dictionary! { "DisplayDocTitle" => true },
    );
    tags.write(&mut document, &mut catalog, &pages);
    catalog.set("Metadata", super::about::write(&mut document, particulars));
    let root = document.trailer.get(b"Root").and_then(Object::as_reference);
    document
        .objects
        .insert(root.map_err(|_| PdfError::NotWritten)?, catalog.into());

    let (year, month, day) = particulars.made_on;
    let date = format!("D:{year:04}{month:02}{day:02}");
    let information = dictionary! {
        "Title" => words(particulars.title),
        "Producer" => words(particulars.producer),
        "CreationDate" => Object::string_literal(date.clone()),
        "ModDate" => Object::string_literal(date),
    };
    if let Ok(old) = document.trailer.get(b"Info").and_then(Object::as_reference) {
        document.objects.insert(old, information.into());
    }
    let identity = Object::String(identity(&document), StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![identity.clone(), identity]);

    document.compress();
    let mut bytes = Vec::new();
    document
        .save_to(&mut bytes)
        .map_err(|_| PdfError::NotWritten)?;
    Ok(bytes)
}

/// Text for people, as PDF holds it: UTF-16 after its mark.
pub(super) fn words(text: &str) -> Object {
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    Object::String(
        units.flat_map(u16::to_be_bytes).collect(),
        StringFormat::Hexadecimal,
    )
}

/// Sixteen bytes that follow from what is on the pages.
fn identity(document: &Document) -> Vec<u8> {
    let (mut first, mut second) = (Fingerprint::new(), Fingerprint::new());
    second.add(b"second");
    for object in document.objects.values() {
        if let Object::Stream(stream) = object {
            first.add(&stream.content);
            second.add(&stream.content);
        }
    }
    [first.value().to_be_bytes(), second.value().to_be_bytes()].concat()
}

/// Fowler, Noll and Vo's hash (FNV-1a, 64 bit): tells documents apart, keeps no secret.
pub(super) struct Fingerprint(u64);

impl Fingerprint {
    pub fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    pub fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    pub fn value(&self) -> u64 {
        self.0
    }
}
