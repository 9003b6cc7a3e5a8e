//! A whole sheet: sound, searchable, tagged, with ink where text is.

use crate::reader::{ask, portable_grey};
use crate::sample;
use std::process::Command;
use std::sync::OnceLock;
use tsutaeru::layout::{Ink, Laid, metrics};

struct Sample {
    laid: Laid,
    bytes: Vec<u8>,
}

fn sheet() -> &'static Sample {
    static SAMPLE: OnceLock<Sample> = OnceLock::new();
    SAMPLE.get_or_init(|| {
        let laid = sample::sheet();
        let bytes = sample::document(&laid);
        Sample { laid, bytes }
    })
}

fn ask_for_text(program: &str, arguments: &[&str]) -> String {
    String::from_utf8(ask(program, arguments, &sheet().bytes)).expect("UTF-8")
}

/// Without white: `pdftotext` sets spaces where it sees room, and takes a wide space for a narrow one.
fn dense(text: &str) -> String {
    text.chars()
        .filter(|character| !character.is_whitespace())
        .collect()
}

#[test]
fn it_is_small_current_and_sound() {
    let folder = std::env::temp_dir().join(format!("tsutaeru-pdf-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join("sample.pdf");
    std::fs::write(&file, &sheet().bytes).expect("a file");
    let check = Command::new("qpdf")
        .arg("--check")
        .arg(&file)
        .output()
        .expect("qpdf is needed");
    std::fs::remove_dir_all(&folder).expect("the folder can go");
    let said = String::from_utf8_lossy(&check.stdout);
    assert!(
        check.status.success() && said.contains("No syntax or stream encoding errors"),
        "{said}"
    );
    assert!(
        said.contains("PDF Version: 1.7") && said.contains("not encrypted"),
        "{said}"
    );
    assert!(
        sheet().bytes.len() < 150_000,
        "{} bytes",
        sheet().bytes.len()
    );
}

#[test]
fn the_same_pages_give_the_same_bytes() {
    assert!(sample::document(&sample::sheet()) == sheet().bytes);
}

#[test]
fn it_says_its_title_and_language_and_is_tagged() {
    let info = ask_for_text("pdfinfo", &["-"]);
    for line in [
        "救急情報シート",
        "Tagged:          yes",
        "Page size:       595.276 x 841.89 pts (A4)",
        "Encrypted:       no",
    ] {
        assert!(info.contains(line), "{line} in\n{info}");
    }
    let document = lopdf::Document::load_mem(&sheet().bytes).expect("a document");
    let catalog = document.catalog().expect("a catalog");
    assert_eq!(
        catalog.get(b"Lang").and_then(lopdf::Object::as_str).ok(),
        Some(&b"ja-JP"[..])
    );
    let preferences = catalog
        .get(b"ViewerPreferences")
        .and_then(lopdf::Object::as_dict)
        .expect("preferences");
    assert_eq!(
        preferences
            .get(b"DisplayDocTitle")
            .and_then(lopdf::Object::as_bool)
            .ok(),
        Some(true)
    );
}

#[test]
fn its_structure_holds_headings_lists_and_table_headers_in_reading_order() {
    let structure = ask_for_text("pdfinfo", &["-struct-text", "-"]);
    let order = [
        "H1 (block)",
        "\"救急情報シート\"",
        "H2 (block)",
        "L (block)",
        "LI (block)",
        "LBody (block)",
        "Table (block)",
        "\n    TR\n",
        "TH:",
        "TD\n",
    ];
    let mut from = 0;
    for part in order {
        from += structure[from..]
            .find(part)
            .unwrap_or_else(|| panic!("{part} after {from} in\n{structure}"));
    }
    for piece in ["葛飾", "辻", "𠮷", "田"] {
        assert!(structure.contains(piece), "{piece} in\n{structure}");
    }
    assert!(
        !structure.contains("区や消防庁"),
        "the foot is not read out"
    );
}

#[test]
fn every_font_is_embedded_cut_and_searchable() {
    let fonts = ask_for_text("pdffonts", &["-"]);
    let lines: Vec<&str> = fonts.lines().skip(2).collect();
    assert_eq!(lines.len(), 3, "{fonts}");
    for line in lines {
        let columns: Vec<&str> = line.split_whitespace().collect();
        assert!(
            line.contains('+')
                && columns
                    .windows(3)
                    .any(|three| three == ["yes", "yes", "yes"]),
            "{line}"
        );
    }
}

#[test]
fn every_run_of_text_comes_back_as_it_was_typed() {
    let sample = sheet();
    for (number, page) in sample.laid.pages.iter().enumerate() {
        let page_number = (number + 1).to_string();
        let read = dense(&ask_for_text(
            "pdftotext",
            &["-f", &page_number, "-l", &page_number, "-raw", "-", "-"],
        ));
        for line in page.lines() {
            assert!(read.contains(&dense(&line)), "{line} in\n{read}");
        }
    }
    let read = ask_for_text("pdftotext", &["-raw", "-", "-"]);
    for exact in [
        "ＡＢＣ abc 半角ｶﾅ １２３ 123 (株) ㈱ ①② ℃ ㎎ <b>&amp; “引用” ‘a’ – — ～ 〜",
        "髙﨑 渡邊",
        "03-0000-3333",
    ] {
        assert!(read.contains(exact), "{exact}");
    }
}

#[test]
fn characters_that_are_drawn_otherwise_or_not_at_all_are_copied_as_typed() {
    let read = ask_for_text("pdftotext", &["-raw", "-", "-"]);
    for typed in ["辻\u{E0100}", "𠮷田"] {
        assert!(read.contains(typed), "{typed}");
    }
    // Kana typed in two parts are the one exception, and the same text to Unicode: whoever searches types them whole,
    // and no reader finds the one for the other.
    assert!(read.contains("がんぱ") && !read.contains(['\u{3099}', '\u{309A}']));
    assert_eq!(sheet().laid.missing, ["辻\u{E0100}", "𠮷"]);
}

#[test]
fn lines_on_screen_in_frames_and_on_paper_are_the_same() {
    for (number, page) in sheet().laid.pages.iter().enumerate() {
        let page_number = (number + 1).to_string();
        let read = ask_for_text(
            "pdftotext",
            &["-f", &page_number, "-l", &page_number, "-layout", "-", "-"],
        );
        let read: Vec<String> = read.lines().map(dense).collect();
        let svg = tsutaeru::layout::svg::svg(page);
        let mut shown = texts_of(&svg);
        for run in page.runs() {
            let (baseline, text) = shown.remove(0);
            assert!(
                text == run.text && (baseline - run.baseline.0).abs() < 0.001,
                "{text}"
            );
        }
        assert!(shown.is_empty());
        for line in page.lines() {
            assert!(
                read.iter().any(|read| read.contains(&dense(&line))),
                "{line} on one line of\n{read:#?}"
            );
        }
    }
}

/// The baselines and texts of an SVG picture.
fn texts_of(svg: &str) -> Vec<(f32, String)> {
    svg.split("<text ")
        .skip(1)
        .map(|element| {
            let y = element
                .split(" y=\"")
                .nth(1)
                .and_then(|rest| rest.split('"').next());
            let text = element
                .split_once('>')
                .and_then(|(_, rest)| rest.split("</text>").next());
            let text = text
                .expect("a text")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"");
            let text = text.replace("&#39;", "'").replace("&amp;", "&");
            (y.and_then(|y| y.parse().ok()).expect("a place"), text)
        })
        .collect()
}

#[test]
fn there_is_ink_where_text_is() {
    const DOTS_PER_INCH: f32 = 100.0;
    let sample = sheet();
    for (number, page) in sample.laid.pages.iter().enumerate() {
        let page_number = (number + 1).to_string();
        let raster = ask(
            "pdftoppm",
            &[
                "-r",
                "100",
                "-gray",
                "-f",
                &page_number,
                "-l",
                &page_number,
                "-",
            ],
            &sample.bytes,
        );
        let picture = portable_grey(&raster);
        let dots = |millimetres: f32| (millimetres / 25.4 * DOTS_PER_INCH).round() as usize;
        for run in page.runs().filter(|run| !dense(&run.text).is_empty()) {
            let rect = run.rect();
            let (left, right) = (dots(rect.x.0), dots(rect.x.0 + rect.width.0));
            let (top, bottom) = (dots(rect.y.0), dots(rect.y.0 + rect.height.0));
            let box_dots: Vec<u8> = (top..bottom)
                .flat_map(|y| {
                    picture.grey[y * picture.width + left..y * picture.width + right].to_vec()
                })
                .collect();
            let inked = box_dots.iter().filter(|dot| match run.ink {
                Ink::Black => **dot < 128,
                Ink::White => **dot > 128,
            });
            let share = inked.count() as f32 / box_dots.len().max(1) as f32;
            assert!(
                (0.005..0.75).contains(&share),
                "{} has {share} of ink",
                run.text
            );
        }
    }
}

#[test]
fn the_table_of_widths_is_that_of_the_fonts() {
    let faces = sample::faces();
    for face in tsutaeru::layout::FACES {
        let file = faces.get(*face).expect("the face was added");
        let mut count = 0;
        for character in ('\0'..=char::MAX)
            .filter(|character| metrics::built_in().advance(*face, *character).is_some())
        {
            let glyph = file.glyph(character);
            let advance = glyph.and_then(|glyph| file.advance(glyph));
            assert_eq!(
                metrics::built_in().advance(*face, character),
                advance,
                "{character} in {face:?}"
            );
            count += 1;
        }
        assert_eq!(file.characters().count(), count, "{face:?}");
    }
}
