//! Letters that no face has, drawn by somebody else: on paper as a picture, in the file as they were typed.

use crate::reader::{ask, portable_grey};
use crate::sample;
use std::sync::Arc;
use tsutaeru::layout::*;

/// A name in each of the scripts that the faces lack.
const NAMES: [&str; 10] = [
    "髙橋",
    "𠮷田",
    "槗本",
    "葛\u{E0100}城",
    "김민준",
    "刘护药",
    "Nguyễn Thị Hệ",
    "สมชาย",
    "प्रकाश",
    "😀",
];

/// Words that say that letters cannot be shown.
const NOTE: &str = "〔表示できない字〕";

const PAPER: Paper = Paper::a4(Edges::all(Mm(10.0)));

/// Twenty dots to the size: a thick ring, so wide.
pub fn ring(wide: usize) -> Arc<Picture> {
    let (width, height) = (20 * wide, 18);
    let edge = |x: usize, y: usize| x < 4 || y < 4 || x >= width - 4 || y >= height - 4;
    let dots = (0..height).flat_map(|y| (0..width).map(move |x| edge(x, y)));
    let bytes: Vec<u8> = dots
        .flat_map(|ink| [0, 0, 0, if ink { 255 } else { 0 }])
        .collect();
    let pixels = Pixels {
        bytes,
        width: width as u32,
        origin: (0.0, 16.0),
        advance: width as f32 + 1.0,
    };
    Arc::new(Picture::of(&pixels, 20.0).expect("ink"))
}

/// Laid out on pages with nothing around it.
fn on_a_page(body: impl Into<Content>) -> Laid {
    let part = Part {
        paper: PAPER,
        body: body.into(),
        furniture: &|_| Furniture::default(),
        fill: false,
    };
    lay_out(&[part], metrics::built_in())
}

/// The names in both weights, white too, with everything drawn that no face has.
fn page(instead: impl Fn(&ToDraw) -> Option<Instead>) -> Laid {
    let body = || {
        let names = NAMES.iter().fold(Stack::new(), |stack, name| {
            let line = Paragraph::new()
                .with(span(*name, Pt(28.0)).bold())
                .with(span(format!("（{name}）"), Pt(12.0)));
            stack.with(line)
        });
        let white =
            Boxed::new(text("𠮷と김", Pt(18.0)).bold().white().heading(1)).fill(Fill::Black);
        names.with(white)
    };
    let lay = || on_a_page(body());
    let mut drawings = Drawings::default();
    for letters in lay().to_draw {
        let drawn = instead(&letters);
        drawings.add(letters, drawn);
    }
    with_drawings(&Arc::new(drawings), lay)
}

fn drawn() -> Laid {
    page(|letters| {
        let wide = letters.text.chars().count().min(6);
        Some(Instead::Picture(ring(wide)))
    })
}

fn text_of(document: &[u8]) -> String {
    String::from_utf8(ask("pdftotext", &["-raw", "-", "-"], document)).expect("UTF-8")
}

#[test]
fn what_is_to_be_drawn_is_named_once_in_each_weight_and_nothing_is_missing_once_it_is_drawn() {
    let laid = drawn();
    assert!(laid.missing.is_empty(), "{:?}", laid.missing);
    assert!(laid.to_draw.is_empty(), "{:?}", laid.to_draw);
    let plain = page(|_| None);
    let words = |bold: bool| {
        let letters = plain.to_draw.iter().filter(move |one| one.bold == bold);
        letters.map(|one| one.text.as_str()).collect::<Vec<_>>()
    };
    let all = [
        "𠮷",
        "槗",
        "葛\u{E0100}",
        "김",
        "민",
        "준",
        "刘",
        "护",
        "药",
        "Nguyễn",
        "Thị",
        "Hệ",
        "สมชาย",
        "प्रकाश",
        "😀",
    ];
    assert_eq!(words(true), all);
    assert_eq!(words(false), all);
}

#[test]
fn the_letters_are_copied_as_they_were_typed() {
    let read = text_of(&sample::document(&drawn()));
    for name in NAMES {
        assert!(
            read.contains(&format!("{name}（{name}）")),
            "{name} in\n{read}"
        );
    }
}

#[test]
fn readers_that_go_by_places_see_them_on_the_line_of_their_neighbours() {
    let read = ask("pdftotext", &["-", "-"], &sample::document(&drawn()));
    let read = String::from_utf8(read).expect("UTF-8");
    for name in NAMES {
        let is_whole = |line: &str| line.contains(&format!("{name}（{name}）"));
        assert!(read.lines().any(is_whole), "{name} in\n{read}");
    }
}

#[test]
fn what_is_drawn_in_one_weight_is_not_missing() {
    let letters = ToDraw {
        text: "𠮷".to_owned(),
        bold: true,
    };
    assert_eq!(missing_characters("𠮷田"), ["𠮷"]);
    let mut drawings = Drawings::default();
    drawings.add(letters, Some(Instead::Picture(ring(1))));
    with_drawings(&Arc::new(drawings), || {
        assert!(missing_characters("𠮷田").is_empty());
    });
}

#[test]
fn there_is_ink_where_the_picture_stands_and_white_on_black() {
    let laid = drawn();
    let picture = portable_grey(&ask(
        "pdftoppm",
        &["-r", "200", "-gray", "-"],
        &sample::document(&laid),
    ));
    let dots = |length: Mm| (length.0 / 25.4 * 200.0).round() as usize;
    let pictures = laid
        .runs()
        .filter(|(_, run)| matches!(run.instead, Some(Instead::Picture(_))));
    let mut seen = 0;
    for (_, run) in pictures {
        let Rect {
            x,
            y,
            width,
            height,
        } = run.rect();
        let ground = if run.ink == Ink::White { 0 } else { 255 };
        let differs = (dots(y)..dots(y + height))
            .flat_map(|row| (dots(x)..dots(x + width)).map(move |column| (row, column)))
            .filter(|(row, column)| {
                picture.grey[row * picture.width + column].abs_diff(ground) > 128
            })
            .count();
        let share = differs as f32 / (dots(width) * dots(height)) as f32;
        assert!((0.2..0.9).contains(&share), "{}: {share}", run.text);
        seen += 1;
    }
    assert_eq!(seen, 32);
}

#[test]
fn the_file_stays_sound_small_tagged_and_the_same() {
    let document = sample::document(&drawn());
    assert!(document == sample::document(&drawn()));
    assert!(document.len() < 60_000, "{}", document.len());
    let structure = ask("pdfinfo", &["-struct-text", "-"], &document);
    let structure = String::from_utf8(structure).expect("UTF-8");
    for said in ["H1 (block)", "𠮷", "김", "สมชาย"] {
        assert!(structure.contains(said), "{said} in\n{structure}");
    }
    let fonts = String::from_utf8(ask("pdffonts", &["-"], &document)).expect("UTF-8");
    let of_its_own: Vec<&str> = fonts
        .lines()
        .filter(|line| line.contains("Type 3"))
        .collect();
    assert_eq!(of_its_own.len(), 1, "{fonts}");
    assert!(of_its_own[0].contains("yes no  yes"), "{fonts}");
}

#[test]
fn what_nobody_can_draw_is_a_note_on_paper_and_named_before_printing() {
    let laid = page(|_| Some(Instead::Note(NOTE.to_owned())));
    assert_eq!(laid.missing.first().map(String::as_str), Some("𠮷"));
    assert!(laid.missing.iter().any(|one| one == "ễ"));
    let document = sample::document(&laid);
    let read = text_of(&document);
    for name in NAMES {
        assert!(read.contains(name), "{name} in\n{read}");
    }
    let svg = svg::svg(&laid.pages[0]);
    assert!(svg.contains(NOTE));
    assert!(!svg.contains('𠮷'));
}

#[test]
fn a_picture_wider_than_its_column_is_squeezed_into_it() {
    let long = "ก".repeat(16);
    let body = || {
        Row::new()
            .with(Width::Fixed(Mm(20.0)), text(long.as_str(), Pt(28.0)))
            .with(Width::Share(1.0), text("隣", Pt(28.0)))
    };
    let lay = || on_a_page(body());
    let mut drawings = Drawings::default();
    for letters in lay().to_draw {
        drawings.add(letters, Some(Instead::Picture(ring(12))));
    }
    let laid = with_drawings(&Arc::new(drawings), lay);
    let (_, run) = laid.runs().next().expect("a run");
    assert!((run.width.0 - 20.0).abs() < 0.01);
    assert!(text_of(&sample::document(&laid)).contains(&long));
}

#[test]
fn the_preview_shows_the_very_dots_that_are_printed() {
    let laid = drawn();
    let svg = svg::svg(&laid.pages[0]);
    assert_eq!(svg.matches("<path class=\"p\"").count(), 32);
    let ring = "M0 0h40v4h-40zM0 4h4v10h-4zM36 4h4v10h-4zM0 14h40v4h-40z";
    assert!(svg.contains(ring), "{svg}");
}
