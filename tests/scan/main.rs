//! The scanner, tried on pictures that are drawn here: turned, tilted, blurred, badly lit, small, several at once.
//!
//! The pictures of a normal run are few and small. All of them, with the recall of each class and the time:
//! `TSUTAERU_PICTURES=40 cargo test --release --features scan --test scan -- --nocapture`

mod cases;
mod drawn;
mod printed;

use cases::{CLASSES, Case, case};
use drawn::{Chance, View, draw};
use encoding_rs::SHIFT_JIS;
use printed::{Level, Printed, print, print_torn};
use std::time::{Duration, Instant};
use tsutaeru::medication_notebook::bytes::{decode, fits};
use tsutaeru::medication_notebook::{Reading, medicines};
use tsutaeru::scan::{Looking, Picture, joined};

/// Pictures of each class in a normal run.
const FEW: u64 = 3;

fn read(picture: &Picture) -> Vec<Vec<u8>> {
    let mut looking = Looking::at(picture);
    looking.thoroughly();
    joined(&looking.found, fits).whole
}

fn picture(case: &Case) -> Picture {
    Picture::new(case.width, case.height, case.grey.clone()).expect("it is a picture")
}

#[test]
fn at_least_95_of_100_codes_are_read_byte_for_byte_and_9_of_10_in_every_class() {
    let asked = std::env::var("TSUTAERU_PICTURES").ok();
    let asked = asked.and_then(|count| count.parse().ok());
    let (mut right, mut all) = (0, 0);
    for class in CLASSES {
        let (mut found, mut there) = (0, 0);
        let (mut time, mut pixels) = (Duration::ZERO, 0);
        for number in 0..asked.unwrap_or(FEW) {
            let case = case(class, number, asked.is_some());
            let picture = picture(&case);
            let started = Instant::now();
            let codes = read(&picture);
            time += started.elapsed();
            pixels += case.grey.len();
            there += case.bytes.len();
            found += case
                .bytes
                .iter()
                .filter(|bytes| codes.contains(bytes))
                .count();
            for code in codes {
                assert!(
                    case.bytes.contains(&code),
                    "{class} {number}: nobody printed {code:?}"
                );
            }
        }
        let millions = pixels as f64 / 1e6;
        println!(
            "{class:10} {found:4} of {there:4}, {:6.0} ms for a million pixels",
            time.as_millis() as f64 / millions
        );
        assert!(found * 10 >= there * 9, "{class}: {found} of {there}");
        right += found;
        all += there;
    }
    println!("all        {right:4} of {all:4}");
    assert!(right * 100 >= all * 95, "{right} of {all}");
}

/// The codes of a pharmacy's text, as large as they are printed, and the picture of them beside each other.
fn sheet(codes: &[Printed], chance: &mut Chance) -> Picture {
    let side = codes.iter().map(|code| code.side).max().unwrap_or(0) + 20;
    let view = View {
        width: side * codes.len() * 4,
        height: side * 5,
        cell: 3.5,
        turned: 4.0,
        ..View::default()
    };
    let grey = draw(codes, codes.len(), &view, chance);
    Picture::new(view.width, view.height, grey).expect("it is a picture")
}

fn text(name: &str) -> Vec<Vec<u8>> {
    let file = format!(
        "{}/tests/medication_notebook/{name}",
        env!("CARGO_MANIFEST_DIR")
    );
    let text = std::fs::read_to_string(file).expect("the text is there");
    let codes = text.split("=====\n").map(|code| code.replace('\n', "\r\n"));
    codes
        .map(|code| SHIFT_JIS.encode(&code).0.into_owned())
        .collect()
}

#[test]
fn a_pharmacys_sheet_is_read_from_the_picture_to_the_medicines() {
    for (name, count) in [
        ("01-internal.txt", 1),
        ("08-three-codes.txt", 1),
        ("02-two-doctors.txt", 3),
    ] {
        let texts = text(name);
        let printed: Vec<Printed> = match count {
            1 => texts
                .iter()
                .map(|text| print(text, Level::Low, None))
                .collect(),
            count => texts
                .iter()
                .flat_map(|text| print_torn(text, Level::Medium, count))
                .collect(),
        };
        let bytes = read(&sheet(&printed, &mut Chance(7)));
        let reading = |codes: &[Vec<u8>]| {
            let texts: Vec<String> = codes
                .iter()
                .map(|code| decode(code).expect("letters").text)
                .collect();
            Reading::of(&texts)
        };
        let (seen, printed) = (reading(&bytes), reading(&texts));
        assert_eq!(
            medicines(&seen.notebooks),
            medicines(&printed.notebooks),
            "{name}"
        );
        assert!(!medicines(&seen.notebooks).is_empty() && seen.refused.is_empty());
    }
}

#[test]
fn a_part_that_is_not_in_the_picture_is_told() {
    let texts = text("02-two-doctors.txt");
    let mut parts = print_torn(&texts[0], Level::Medium, 3);
    parts.remove(1);
    let picture = sheet(&parts, &mut Chance(3));
    let mut looking = Looking::at(&picture);
    looking.thoroughly();
    assert_eq!(joined(&looking.found, fits).missing, [(3, vec![2])]);
}

#[test]
fn pictures_without_a_code_give_none_and_end_soon() {
    let mut chance = Chance(11);
    let mut noise = |width: usize, height: usize| {
        let grey = (0..width * height)
            .map(|_| (chance.next() & 0xFF) as u8)
            .collect();
        Picture::new(width, height, grey).expect("it is a picture")
    };
    let mut pictures = vec![
        noise(400, 300),
        noise(1, 1),
        noise(3, 200),
        noise(200, 2),
        noise(21, 21),
    ];
    for light in [0, 128, 255] {
        pictures.push(Picture::new(300, 300, vec![light; 90_000]).expect("it is a picture"));
    }
    // A page of squares that all look like a code's corner.
    let is_dark = |x: usize, y: usize| {
        let ring = (x % 14).abs_diff(6).max((y % 14).abs_diff(6));
        matches!(ring, 0 | 1 | 3)
    };
    let grey = (0..560 * 560)
        .map(|at| if is_dark(at % 560, at / 560) { 0 } else { 255 })
        .collect();
    pictures.push(Picture::new(560, 560, grey).expect("it is a picture"));
    for picture in pictures {
        assert_eq!(read(&picture), Vec::<Vec<u8>>::new());
    }
}

#[test]
fn a_code_on_a_dark_screen_is_read_off_a_photograph_and_before_a_camera() {
    let texts = text("01-internal.txt");
    let printed = [print(&texts[0], Level::Low, None)];
    let paper = sheet(&printed, &mut Chance(5));
    let screen = paper.turned();
    assert_eq!(read(&screen), texts);
    let mut looking = Looking::at(&screen);
    (0..4).for_each(|turn| looking.quickly(turn));
    let found = looking.found.iter().map(|code| &code.bytes);
    assert_eq!(found.collect::<Vec<_>>(), [&texts[0]]);
}

#[test]
fn what_shines_through_a_picture_is_paper_and_white_on_nothing_is_seen() {
    let texts = text("01-internal.txt");
    let code = print(&texts[0], Level::Low, None);
    let side = (code.side + 8) * 4;
    let is_dark = |at: usize| {
        let cell = |at: usize| (at / 4).checked_sub(4).filter(|cell| *cell < code.side);
        let (x, y) = (cell(at % side), cell(at / side));
        x.zip(y).is_some_and(|(x, y)| code.cells[y * code.side + x])
    };
    let clear = [0, 0, 0, 0];
    let (black, white) = ([0, 0, 0, 255], [255; 4]);
    for [dark, light] in [
        [black, clear],
        [white, clear],
        [clear, white],
        [black, white],
    ] {
        let pixel = |at: usize| if is_dark(at) { dark } else { light };
        let rgba: Vec<u8> = (0..side * side).flat_map(pixel).collect();
        let picture = Picture::of_rgba(side, side, rgba.len(), |range, some| {
            some.copy_from_slice(&rgba[range]);
        });
        assert_eq!(
            read(&picture.expect("it is a picture")),
            texts,
            "{dark:?} {light:?}"
        );
    }
}
