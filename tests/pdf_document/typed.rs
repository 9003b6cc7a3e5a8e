//! A PDF of answers that are markup: every one reads back as it was typed, and nothing in it acts.

use crate::reader::ask;
use crate::sample;
use lopdf::{Document, Object};

#[path = "../sheet/marked.rs"]
mod marked;

use tsutaeru::i18n::Words;
use tsutaeru::sheet::lay_out;
use tsutaeru::store::Backup;

/// What would make a reader do something when the document is opened or touched.
const ACTING: &[&[u8]] = &[
    b"AA",
    b"OpenAction",
    b"JS",
    b"JavaScript",
    b"URI",
    b"Launch",
    b"Annots",
    b"AcroForm",
    b"EmbeddedFiles",
    b"GoToR",
    b"SubmitForm",
    b"RichMedia",
];

fn names(object: &Object, found: &mut Vec<Vec<u8>>) {
    match object {
        Object::Dictionary(fields) => fields.iter().for_each(|(name, field)| {
            let is_empty = matches!(field, Object::Array(items) if items.is_empty());
            if !is_empty {
                found.push(name.clone());
            }
            names(field, found);
        }),
        Object::Stream(stream) => names(&Object::Dictionary(stream.dict.clone()), found),
        Object::Array(items) => items.iter().for_each(|item| names(item, found)),
        _ => {}
    }
}

fn dense(text: &str) -> String {
    text.chars().filter(|one| !one.is_whitespace()).collect()
}

#[test]
fn markup_in_every_answer_is_printed_as_typed_and_does_nothing() {
    let extreme = Backup::read(include_str!("../personas/extreme.json")).expect("a persona");
    let person = extreme
        .record
        .profiles
        .into_iter()
        .next()
        .expect("somebody");
    let person = marked::rewritten(person, marked::markup);
    let today = "2026-11-20".parse().expect("a day");
    for paper in ["emergency-sheet", "care-plan-memo"] {
        let made = lay_out(paper, &person, today, &Words::of("ja")).expect("a paper");
        let bytes = sample::document(&made.laid);
        let read = String::from_utf8(ask("pdftotext", &["-raw", "-", "-"], &bytes)).expect("UTF-8");
        let read = dense(&read);
        for run in made.laid.pages.iter().flat_map(|page| page.runs()) {
            assert!(
                read.contains(&dense(&run.text)),
                "{}: {} does not read back",
                paper,
                run.text
            );
        }
        let document = Document::load_mem(&bytes).expect("a PDF");
        let mut found = vec![];
        document
            .objects
            .values()
            .for_each(|object| names(object, &mut found));
        names(&Object::Dictionary(document.trailer.clone()), &mut found);
        for name in &found {
            assert!(
                !ACTING.contains(&name.as_slice()),
                "{} has {}",
                paper,
                String::from_utf8_lossy(name)
            );
        }
        assert!(
            found.iter().any(|name| name == b"StructTreeRoot"),
            "nothing was looked through"
        );
    }
}

#[test]
fn letters_typed_in_parts_read_back_whole_and_every_one_is_in_the_face() {
    use tsutaeru::layout::*;
    let typed = "Jose\u{301} Mu\u{308}ller Nun\u{303}ez、Zoe\u{308}、か\u{3099}んは\u{309A}";
    let part = Part {
        paper: Paper::a4(Edges::all(Mm(10.0))),
        body: text(typed, Pt(28.0)).bold().into(),
        furniture: &|_| Furniture::default(),
        fill: false,
    };
    let laid = lay_out(&[part], metrics::built_in());
    assert!(laid.missing.is_empty(), "{:?}", laid.missing);
    let read = ask("pdftotext", &["-raw", "-", "-"], &sample::document(&laid));
    let read = String::from_utf8(read).expect("UTF-8");
    assert_eq!(dense(&read), dense("José Müller Nuñez、Zoë、がんぱ"));
}
