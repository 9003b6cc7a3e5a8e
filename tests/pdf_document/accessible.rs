//! Every paper of every persona, looked at as a program that reads it aloud does. The rows that can be checked by
//! a program of the table in `src/pdf/ua.md` (PDF/UA-1) are checked here, under the same names.

use crate::drawn::ring;
use crate::personas::PERSONAS;
use crate::sample;
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};
use tsutaeru::i18n::Words;
use tsutaeru::layout::{Drawings, Instead, Laid, Page, Repeated, with_drawings};
use tsutaeru::sheet::{
    CopyChoice, SHEETS, Wanted, blank_forms, lay_out_blank, lay_out_wanted, together,
};
use tsutaeru::store::Backup;

/// The kinds of parts that PDF itself names, as far as papers may use them.
const KINDS: [&str; 18] = [
    "Document", "Sect", "H1", "H2", "H3", "H4", "H5", "H6", "P", "L", "LI", "LBody", "Table", "TR",
    "TH", "TD", "Figure", "Span",
];

/// A paper as the worker makes it, with everything drawn that no face has.
struct Paper {
    name: String,
    title: String,
    /// Whether each page has a foot.
    feet: Vec<bool>,
    document: Document,
}

fn papers() -> &'static [Paper] {
    static PAPERS: OnceLock<Vec<Paper>> = OnceLock::new();
    PAPERS.get_or_init(|| {
        let mut made = Vec::new();
        for persona in PERSONAS {
            let file = format!(
                "{}/tests/personas/{persona}.json",
                env!("CARGO_MANIFEST_DIR")
            );
            let text = std::fs::read_to_string(file).expect("the persona is in the repository");
            let backup = Backup::read(&text).expect("a backup");
            for profile in &backup.record.profiles {
                for sheet in SHEETS {
                    let today = "2026-11-20".parse().expect("a day");
                    let words = Words::of("ja");
                    let wanted = Wanted {
                        profile,
                        today,
                        words: &words,
                        choice: &CopyChoice::of(sheet.id),
                        site: "https://example.org/",
                    };
                    let lay = || lay_out_wanted(sheet.id, &wanted).expect("a paper");
                    let mut drawings = Drawings::default();
                    for _ in 0..3 {
                        for letters in with_drawings(&Arc::new(drawings.clone()), lay).laid.to_draw
                        {
                            drawings.add(letters, Some(Instead::Picture(ring(1))));
                        }
                    }
                    let paper = with_drawings(&Arc::new(drawings), lay);
                    let name = format!("{} of {persona}", sheet.id);
                    made.push(written(name, paper.title, &paper.laid));
                }
            }
        }
        let words = Words::of("ja");
        for form in blank_forms() {
            let paper = lay_out_blank(form, &words).expect("a form");
            made.push(written(format!("blank {form}"), paper.title, &paper.laid));
        }
        made.push(several(&words));
        made
    })
}

fn written(name: String, title: String, laid: &Laid) -> Paper {
    let bytes = sample::named(laid, &title);
    Paper {
        name,
        feet: laid.pages.iter().map(has_foot).collect(),
        title,
        document: Document::load_mem(&bytes).expect("a document"),
    }
}

/// Several papers in one file.
fn several(words: &Words) -> Paper {
    let forms = blank_forms().filter_map(|form| lay_out_blank(form, words));
    let today = "2026-11-20".parse().expect("a day");
    let set = together(forms.collect(), today, words).expect("papers");
    written("all forms in one".to_owned(), set.title, &set.laid)
}

fn has_foot(page: &Page) -> bool {
    let foot = Some(Repeated::Foot);
    page.frames.iter().any(|frame| frame.repeated == foot)
}

/// A part of the document as a reader is told of it.
struct Part {
    id: ObjectId,
    kind: String,
    parent: Option<ObjectId>,
    said: Dictionary,
    parts: Vec<Part>,
    /// Pieces of pages: the page, and the piece's number on it.
    pieces: Vec<(ObjectId, i64)>,
}

impl Part {
    fn all(&self) -> Vec<&Self> {
        let below = self.parts.iter().flat_map(Self::all);
        std::iter::once(self).chain(below).collect()
    }
}

impl Paper {
    fn catalog(&self) -> &Dictionary {
        self.document.catalog().expect("a catalog")
    }

    fn root(&self) -> &Dictionary {
        let root = self.catalog().get(b"StructTreeRoot").expect("a structure");
        self.dictionary(root)
    }

    fn dictionary<'a>(&'a self, object: &'a Object) -> &'a Dictionary {
        let (_, object) = self.document.dereference(object).expect("an object");
        object.as_dict().expect("a dictionary")
    }

    fn tree(&self) -> Part {
        let top = self.root().get(b"K").expect("a document part");
        let top = match top {
            Object::Array(one) => &one[0],
            one => one,
        };
        self.part(top, None)
    }

    fn part(&self, reference: &Object, page: Option<ObjectId>) -> Part {
        let id = reference
            .as_reference()
            .expect("parts are objects of their own");
        let said = self.dictionary(reference);
        let page = said.get(b"Pg").and_then(Object::as_reference).ok().or(page);
        let (mut parts, mut pieces) = (Vec::new(), Vec::new());
        let kids = match said.get(b"K") {
            Ok(Object::Array(kids)) => kids.clone(),
            Ok(kid) => vec![kid.clone()],
            Err(_) => Vec::new(),
        };
        for kid in &kids {
            match kid {
                Object::Integer(piece) => pieces.push((page.expect("a page"), *piece)),
                Object::Dictionary(elsewhere) => pieces.push((
                    elsewhere
                        .get(b"Pg")
                        .and_then(Object::as_reference)
                        .expect("a page"),
                    elsewhere
                        .get(b"MCID")
                        .and_then(Object::as_i64)
                        .expect("a piece"),
                )),
                kid => parts.push(self.part(kid, page)),
            }
        }
        let name = said.get(b"S").and_then(Object::as_name).expect("a kind");
        Part {
            id,
            kind: String::from_utf8_lossy(name).into_owned(),
            parent: said.get(b"P").and_then(Object::as_reference).ok(),
            said: said.clone(),
            parts,
            pieces,
        }
    }

    fn fonts(&self) -> BTreeMap<Vec<u8>, &Dictionary> {
        let mut fonts = BTreeMap::new();
        for page in self.document.get_pages().into_values() {
            fonts.extend(self.document.get_page_fonts(page).expect("fonts"));
        }
        fonts
    }
}

/// Whether an entry is this name.
fn is_named(said: &Dictionary, key: &[u8], name: &[u8]) -> bool {
    let entry = said.get(key).and_then(Object::as_name);
    entry.is_ok_and(|entry| entry == name)
}

/// Says a fault with the paper that has it.
#[track_caller]
fn demand(paper: &Paper, is_so: bool, otherwise: &str) {
    assert!(is_so, "{}: {otherwise}", paper.name);
}

#[test]
fn the_document_says_its_title_its_language_and_that_it_is_tagged() {
    for paper in papers() {
        let catalog = paper.catalog();
        let language = catalog
            .get(b"Lang")
            .and_then(Object::as_str)
            .expect("a language");
        demand(paper, language == b"ja-JP", "no language");
        let marks = paper.dictionary(catalog.get(b"MarkInfo").expect("marks"));
        let is_marked = marks.get(b"Marked").and_then(Object::as_bool);
        demand(paper, is_marked.is_ok_and(|marked| marked), "not marked");
        demand(paper, !marks.has(b"Suspects"), "suspects");
        let shown = paper.dictionary(catalog.get(b"ViewerPreferences").expect("preferences"));
        let title = shown.get(b"DisplayDocTitle").and_then(Object::as_bool);
        demand(
            paper,
            title.is_ok_and(|shown| shown),
            "the title is not shown",
        );
        let about = catalog
            .get(b"Metadata")
            .and_then(Object::as_reference)
            .expect("metadata");
        let about = paper
            .document
            .get_object(about)
            .and_then(Object::as_stream)
            .expect("a stream");
        let about =
            String::from_utf8(about.content.clone()).expect("metadata are readable as they are");
        demand(
            paper,
            about.contains(&format!(">{}</rdf:li>", paper.title)),
            "no title",
        );
        demand(
            paper,
            about.contains("<pdfuaid:part>1</pdfuaid:part>"),
            "no claim",
        );
    }
}

#[test]
fn nothing_is_in_it_that_a_reader_could_trip_over() {
    for paper in papers() {
        for name in [
            "AcroForm",
            "OCProperties",
            "Names",
            "OpenAction",
            "AA",
            "Threads",
        ] {
            demand(paper, !paper.catalog().has(name.as_bytes()), name);
        }
        demand(paper, !paper.document.trailer.has(b"Encrypt"), "encrypted");
        for page in paper.document.get_pages().into_values() {
            let page = paper.document.get_dictionary(page).expect("a page");
            let notes = page.get(b"Annots").and_then(Object::as_array);
            demand(paper, notes.map_or(true, Vec::is_empty), "annotations");
        }
    }
}

#[test]
fn every_part_is_of_a_known_kind_and_knows_its_parent() {
    for paper in papers() {
        let tree = paper.tree();
        demand(paper, tree.kind == "Document", "no document part");
        for part in tree.all() {
            demand(paper, KINDS.contains(&part.kind.as_str()), &part.kind);
            for below in &part.parts {
                demand(paper, below.parent == Some(part.id), "a wrong parent");
            }
            let is_empty = part.parts.is_empty() && part.pieces.is_empty();
            let may_be = ["TD", "TH", "LBody", "Document"].contains(&part.kind.as_str());
            demand(
                paper,
                !is_empty || may_be,
                &format!("an empty {}", part.kind),
            );
        }
    }
}

#[test]
fn headings_begin_with_the_first_and_leave_out_no_level() {
    for paper in papers() {
        let tree = paper.tree();
        let levels: Vec<u32> = tree
            .all()
            .iter()
            .filter_map(|part| part.kind.strip_prefix('H')?.parse().ok())
            .collect();
        demand(paper, levels.first() == Some(&1), &format!("{levels:?}"));
        for pair in levels.windows(2) {
            demand(paper, pair[1] <= pair[0] + 1, &format!("{levels:?}"));
        }
    }
}

#[test]
fn tables_and_lists_are_built_as_readers_expect_and_pictures_have_words() {
    for paper in papers() {
        for part in paper.tree().all() {
            let below: BTreeSet<&str> = part.parts.iter().map(|part| part.kind.as_str()).collect();
            let only = |kinds: &[&str]| below.iter().all(|kind| kinds.contains(kind));
            let shape = format!("{below:?} in {}", part.kind);
            match part.kind.as_str() {
                "Table" => {
                    demand(paper, only(&["TR"]), &shape);
                    let lengths: BTreeSet<usize> =
                        part.parts.iter().map(|row| row.parts.len()).collect();
                    demand(paper, lengths.len() == 1, "rows of different lengths");
                    let heads = part.all().iter().filter(|part| part.kind == "TH").count();
                    demand(paper, heads > 0, "a table without a header cell");
                }
                "TR" => demand(paper, only(&["TH", "TD"]), &shape),
                "L" => demand(paper, only(&["LI"]), &shape),
                "LI" => demand(paper, only(&["LBody"]), &shape),
                "TH" => {
                    let said = paper.dictionary(part.said.get(b"A").expect("what it heads"));
                    let scope = said.get(b"Scope").and_then(Object::as_name);
                    demand(paper, matches!(scope, Ok(b"Row" | b"Column")), "no scope");
                }
                "Figure" => {
                    demand(paper, part.said.has(b"Alt"), "a picture without words");
                    let said = paper.dictionary(part.said.get(b"A").expect("where it stands"));
                    demand(paper, said.has(b"BBox"), "a picture without a place");
                }
                _ => {}
            }
            if ["TR", "TH", "TD", "LI", "LBody"].contains(&part.kind.as_str()) {
                demand(paper, part.parent.is_some(), "lost");
            }
        }
    }
}

#[test]
fn everything_on_a_page_is_either_read_out_once_or_decoration() {
    for paper in papers() {
        let mut read_out: BTreeMap<(ObjectId, i64), ObjectId> = BTreeMap::new();
        for part in paper.tree().all() {
            for piece in &part.pieces {
                let before = read_out.insert(*piece, part.id);
                demand(paper, before.is_none(), "a piece in two parts");
            }
        }
        let parents = paper.root().get(b"ParentTree").expect("owners");
        let parents = paper
            .dictionary(parents)
            .get(b"Nums")
            .and_then(Object::as_array);
        let parents = parents.expect("owners by page");
        for page in paper.document.get_pages().into_values() {
            let on_page = paper.document.get_dictionary(page).expect("a page");
            let number = on_page.get(b"StructParents").and_then(Object::as_i64);
            let number = number.expect("a number");
            let owners = parents
                .chunks(2)
                .find(|pair| pair[0].as_i64().ok() == Some(number));
            let (_, owners) = paper
                .document
                .dereference(&owners.expect("owners")[1])
                .expect("owners");
            let owners = owners.as_array().expect("a list");
            let mut pieces = 0;
            for (piece, _) in marked(paper, page) {
                let owner = owners
                    .get(piece as usize)
                    .and_then(|one| one.as_reference().ok());
                demand(paper, owner.is_some(), "a piece without an owner");
                demand(
                    paper,
                    read_out.get(&(page, piece)).copied() == owner,
                    "a wrong owner",
                );
                pieces += 1;
            }
            demand(paper, pieces == owners.len(), "owners without a piece");
        }
    }
}

/// The pieces of a page that are read out, each with what encloses it. Demands that everything painted is in one,
/// or is marked as decoration, never both.
fn marked(paper: &Paper, page: ObjectId) -> Vec<(i64, usize)> {
    let content = paper.document.get_page_content(page);
    let content = Content::decode(&content).expect("orders");
    let (mut open, mut pieces): (Vec<Option<i64>>, Vec<(i64, usize)>) = (Vec::new(), Vec::new());
    let mut decoration: Vec<bool> = Vec::new();
    for order in &content.operations {
        match order.operator.as_str() {
            "BMC" | "BDC" => {
                let tag = order.operands[0].as_name().expect("a tag");
                let is_decoration = tag == b"Artifact";
                let piece = order.operands.get(1).and_then(|said| said.as_dict().ok());
                let piece = piece.and_then(|said| said.get(b"MCID").and_then(Object::as_i64).ok());
                demand(
                    paper,
                    !is_decoration || open.iter().all(Option::is_none),
                    "decoration inside what is read out",
                );
                demand(
                    paper,
                    piece.is_none() || !decoration.contains(&true),
                    "read out inside decoration",
                );
                if let Some(piece) = piece {
                    pieces.push((piece, open.len()));
                }
                open.push(piece);
                decoration.push(is_decoration);
            }
            "EMC" => {
                demand(paper, open.pop().is_some(), "an end without a beginning");
                decoration.pop();
            }
            "Tj" | "TJ" | "f" | "f*" | "S" | "s" | "B" | "Do" | "sh" => {
                let is_known = open.iter().any(Option::is_some) || decoration.contains(&true);
                demand(
                    paper,
                    is_known,
                    "something painted that is neither read out nor decoration",
                );
            }
            _ => {}
        }
    }
    demand(paper, open.is_empty(), "a mark that does not end");
    let numbers: BTreeSet<i64> = pieces.iter().map(|(piece, _)| *piece).collect();
    demand(
        paper,
        numbers.len() == pieces.len(),
        "a piece twice on a page",
    );
    pieces
}

#[test]
fn what_is_repeated_on_every_page_says_that_it_is_a_head_or_a_foot() {
    for paper in papers() {
        let pages = paper.document.get_pages().into_values();
        for (page, has_foot) in pages.zip(&paper.feet) {
            let content = Content::decode(&paper.document.get_page_content(page)).expect("orders");
            let is_marked = content.operations.iter().any(|order| {
                let said = order.operands.get(1).and_then(|said| said.as_dict().ok());
                said.is_some_and(|said| {
                    is_named(said, b"Subtype", b"Footer") && is_named(said, b"Type", b"Pagination")
                })
            });
            demand(paper, is_marked == *has_foot, "a foot that does not say so");
        }
    }
    assert!(papers().iter().any(|paper| paper.feet.contains(&true)));
}

#[test]
fn every_font_is_in_the_file_and_says_its_letters_and_no_stand_in_is_printed() {
    for paper in papers() {
        let fonts = paper.fonts();
        for font in fonts.values() {
            demand(
                paper,
                font.has(b"ToUnicode"),
                "a font that does not say its letters",
            );
            if is_named(font, b"Subtype", b"Type3") {
                demand(
                    paper,
                    font.has(b"FontDescriptor"),
                    "a drawn font without a descriptor",
                );
                continue;
            }
            let below = font
                .get(b"DescendantFonts")
                .and_then(Object::as_array)
                .expect("a font");
            let below = paper.dictionary(&below[0]);
            demand(
                paper,
                below.has(b"CIDToGIDMap"),
                "no way from codes to glyphs",
            );
            let about = paper.dictionary(below.get(b"FontDescriptor").expect("a descriptor"));
            demand(
                paper,
                about.has(b"FontFile2"),
                "a font that is not in the file",
            );
            demand(
                paper,
                !about.has(b"CIDSet"),
                "a list of glyphs that could be wrong",
            );
        }
        for page in paper.document.get_pages().into_values() {
            let content = paper.document.get_page_content(page);
            let mut is_drawn = false;
            for order in Content::decode(&content).expect("orders").operations {
                match order.operator.as_str() {
                    "Tf" => {
                        let name = order.operands[0].as_name().expect("a font");
                        demand(paper, fonts.contains_key(name), "a font that is not there");
                        is_drawn = name.starts_with(b"Drawn");
                    }
                    "TJ" if !is_drawn => {
                        let shown = order.operands[0].as_array().expect("glyphs");
                        let codes = shown.iter().filter_map(|one| one.as_str().ok());
                        for glyph in codes.flat_map(|codes| codes.chunks(2)) {
                            demand(paper, glyph != [0, 0], "a stand-in for a missing glyph");
                        }
                    }
                    _ => {}
                }
            }
        }
    }
}
