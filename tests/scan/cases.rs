//! The pictures that are tried: each class one way in which a picture goes wrong, and the ways together.

use crate::drawn::{Chance, View, draw};
use crate::printed::{Level, Printed, print, print_torn};

/// One picture, with the bytes that must come out of it.
pub struct Case {
    pub width: usize,
    pub height: usize,
    pub grey: Vec<u8>,
    pub bytes: Vec<Vec<u8>>,
}

/// A text of so many bytes, as a pharmacy's code has it: ASCII, kanji, half-width katakana, in Shift_JIS.
fn text(length: usize, chance: &mut Chance) -> Vec<u8> {
    let pieces: [&[u8]; 7] = [
        b"201,1,",
        b"\xb1\xd1\xdb\xbc\xde\xcb\xdf\xdd\x8f\xf9\x35\x6d\x67,1,\x8f\xf9,2,620001,1\r\n",
        b"301,1,1\x93\xfa1\x89\xf1 \x92\xa9\x90\x48\x8c\xe3,28,\x93\xfa\x95\xaa,1,1,,1\r\n",
        b"1,\x8b\xb4\x96\x7b\x81\x40\x90\xc3\x8d\x5d,2,S170305\r\n",
        b"11,\x82\xdd\x82\xc7\x82\xe8\x96\xf2\x8b\xc7,13,4,1234567,,,,1\r\n",
        b"55,\x97\xe9\x96\xd8\x81\x40\x8e\x9f\x98\x59,\x93\xe0\x89\xc8,1\r\n",
        b"\xfb\xfc\x87\x40",
    ];
    let mut bytes = b"JAHISTC08,1\r\n".to_vec();
    while bytes.len() < length {
        bytes.extend(pieces[(chance.next() % pieces.len() as u64) as usize]);
    }
    bytes
}

fn between(chance: &mut Chance, least: f64, most: f64) -> f64 {
    least + chance.part() * (most - least)
}

/// Every class.
pub const CLASSES: &[&str] = &[
    "sizes",
    "turned",
    "tilted",
    "blurred",
    "noise",
    "shade",
    "pale",
    "small",
    "several",
    "torn",
    "in a hand",
];

/// One picture of a class; another number is another picture. `large` draws photographs of 12 megapixels where
/// the class is about them, else a piece of one.
pub fn case(class: &'static str, number: u64, large: bool) -> Case {
    let mut chance = Chance(
        number.wrapping_mul(7_919)
            ^ class
                .bytes()
                .fold(5, |sum, byte| sum * 31 + u64::from(byte)),
    );
    let chance = &mut chance;
    let mut view = View::default();
    let level = if chance.next().is_multiple_of(2) {
        Level::Low
    } else {
        Level::Medium
    };
    let length = [120, 300, 500, 700, 900][(chance.next() % 5) as usize];
    let whole = text(length, chance);
    let mut bytes = vec![whole.clone()];
    let mut codes: Vec<Printed> = vec![print(&whole, level, None)];
    let mut columns = 1;
    view.turned = between(chance, -8.0, 8.0);
    view.cell = between(chance, 3.5, 6.0);
    view.blur = between(chance, 0.4, 0.8);
    match class {
        "sizes" => view.cell = between(chance, 2.5, 12.0),
        "turned" => view.turned = between(chance, 0.0, 360.0),
        "tilted" => {
            view.tilted = between(chance, 10.0, 30.0);
            view.axis = between(chance, 0.0, 360.0);
        }
        "blurred" => view.blur = view.cell * between(chance, 0.25, 0.45),
        "noise" => view.noise = between(chance, 15.0, 35.0),
        "shade" => view.shade = between(chance, 0.5, 0.85),
        "pale" => {
            view.paper = between(chance, 120.0, 200.0);
            view.ink = view.paper - between(chance, 35.0, 60.0);
        }
        "small" => view.cell = between(chance, 2.2, 3.2),
        "several" | "torn" => {
            view.cell = between(chance, 3.0, 5.0);
            let count = 2 + (chance.next() % 3) as usize;
            columns = if count == 4 { 2 } else { count };
            if class == "torn" {
                codes = print_torn(&whole, level, count);
            } else {
                bytes = (0..count).map(|_| text(length / 2, chance)).collect();
                codes = bytes
                    .iter()
                    .map(|bytes| print(bytes, level, None))
                    .collect();
            }
        }
        _ => {
            view.turned = between(chance, -25.0, 25.0);
            view.tilted = between(chance, 0.0, 20.0);
            view.axis = between(chance, 0.0, 360.0);
            view.blur = view.cell * between(chance, 0.1, 0.3);
            view.noise = between(chance, 3.0, 12.0);
            view.shade = between(chance, 0.0, 0.5);
            view.paper = between(chance, 150.0, 240.0);
            view.ink = between(chance, 25.0, 70.0);
        }
    }
    let side = codes.iter().map(|code| code.side).max().unwrap_or(0) as f64 + 16.0;
    let rows = codes.len().div_ceil(columns);
    let room = 1.5_f64.sqrt() * 1.25;
    view.width = (side * columns as f64 * view.cell * room) as usize;
    view.height = (side * rows as f64 * view.cell * room) as usize;
    if class == "small" {
        (view.width, view.height) = if large {
            (4000, 3000)
        } else {
            (view.width * 2, view.height * 2)
        };
    }
    let grey = draw(&codes, columns, &view, chance);
    Case {
        width: view.width,
        height: view.height,
        grey,
        bytes,
    }
}
