//! Draws letters that the paper's faces lack, with the faces of this browser. Nothing is fetched for it.

use std::sync::Arc;
use tsutaeru::layout::metrics::built_in;
use tsutaeru::layout::{Face, Instead, Picture, Pixels, ToDraw, drawn};
use wasm_bindgen::JsCast;
use web_sys::{OffscreenCanvas, OffscreenCanvasRenderingContext2d};

/// 600 dots to the inch for the largest letters of any paper (28 points), more for smaller ones.
const PER_EM: f32 = 240.0;

/// Larger pictures than this are not of letters.
const MOST_DOTS: f32 = 12_000.0;

/// White around the letters, so that soft edges are not cut off.
const RIM: f32 = 4.0;

/// Faces for kanji in the form used in Japan, with the rarer forms of names; what they lack the browser finds.
const JAPANESE: &str = "\"Hiragino Sans\",\"Yu Gothic\",\"Noto Sans CJK JP\",\"Noto Sans JP\",\"IPAmjMincho\",sans-serif";

/// Characters that nobody has, of two lengths: some browsers write a character's number into its box.
const NOBODYS: [&str; 2] = ["\u{378}", "\u{2FA70}"];

/// What this browser draws where it has no face either.
pub struct Artist {
    boxes: Vec<Picture>,
}

impl Artist {
    /// `None` where a worker cannot draw, or reads back something else than it has drawn (some browsers give
    /// noise to whoever looks).
    pub fn new() -> Option<Self> {
        let canvas = canvas(8, 8)?;
        canvas.fill_rect(2.0, 2.0, 4.0, 4.0);
        let seen = pixels(&canvas, 8, 8)?;
        let is_black = |at: usize| seen[at * 4 + 3] > 127;
        let is_inside = |at: usize| (2..6).contains(&(at % 8)) && (2..6).contains(&(at / 8));
        let is_true = (0..64).all(|at| is_black(at) == is_inside(at));
        let boxes = NOBODYS
            .iter()
            .filter_map(|text| picture(text, false))
            .collect();
        is_true.then_some(Self { boxes })
    }

    /// What stands instead of the letters; `None` is what the paper's own face makes of them.
    pub fn draw(&self, letters: &ToDraw, note: &str) -> Option<Instead> {
        let cannot = Some(Instead::Note(note.to_owned()));
        let visible = drawn(&letters.text);
        let has = |one: &char| built_in().advance(Face::Text, *one).is_some();
        if visible.iter().any(|one| !has(one) && self.lacks(*one)) {
            return cannot;
        }
        // Some browsers draw a box for a form that they do not know of a character that they know.
        let plain: String = visible.iter().collect();
        let knows_form = !self.draws_box(&letters.text);
        let text = if knows_form { &letters.text } else { &plain };
        let Some(picture) = picture(text, letters.bold) else {
            return cannot;
        };
        // What this browser knows no more of than the paper's own face is set in that face.
        let is_plain = || self::picture(&plain, letters.bold).is_none_or(|other| other == picture);
        if visible.iter().all(has) && (!knows_form || is_plain()) {
            return None;
        }
        Some(Instead::Picture(Arc::new(picture)))
    }

    /// Whether this browser has nothing for a character, or only a sign that means something else in every face.
    fn lacks(&self, character: char) -> bool {
        let is_private = matches!(character, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}');
        is_private || self.draws_box(character.encode_utf8(&mut [0; 4]))
    }

    /// Whether this browser draws a box, or nothing at all.
    fn draws_box(&self, text: &str) -> bool {
        let is_box = |drawn: Picture| self.boxes.iter().any(|known| known.is_same_box(&drawn));
        picture(text, false).is_none_or(is_box)
    }
}

/// Draws letters and reads back their dots.
fn picture(text: &str, bold: bool) -> Option<Picture> {
    let measured = canvas(1, 1)?;
    let is_alphabet = text
        .chars()
        .all(|one| one.is_alphabetic() && one < '\u{2E80}');
    let faces = if is_alphabet { "sans-serif" } else { JAPANESE };
    let weight = if bold { "bold " } else { "" };
    let font = format!("{weight}{PER_EM}px {faces}");
    measured.set_font(&font);
    let size = measured.measure_text(text).ok()?;
    let left = (size.actual_bounding_box_left() as f32).max(0.0).ceil() + RIM;
    let up = (size.actual_bounding_box_ascent() as f32).max(0.0).ceil() + RIM;
    let right = (size.actual_bounding_box_right() as f32).max(0.0).ceil() + RIM;
    let down = (size.actual_bounding_box_descent() as f32).max(0.0).ceil() + RIM;
    let (width, height) = (left + right, up + down);
    if width > MOST_DOTS || height > MOST_DOTS {
        return None;
    }
    let (columns, rows) = (width as u32, height as u32);
    let drawing = canvas(columns, rows)?;
    drawing.set_font(&font);
    drawing.fill_text(text, left.into(), up.into()).ok()?;
    Picture::of(&Pixels {
        bytes: &pixels(&drawing, columns, rows)?,
        width: columns as usize,
        origin: (left, up),
        per_em: PER_EM,
        advance: size.width() as f32,
    })
}

fn canvas(width: u32, height: u32) -> Option<OffscreenCanvasRenderingContext2d> {
    let canvas = OffscreenCanvas::new(width, height).ok()?;
    canvas.get_context("2d").ok()??.dyn_into().ok()
}

fn pixels(canvas: &OffscreenCanvasRenderingContext2d, width: u32, height: u32) -> Option<Vec<u8>> {
    let all = canvas.get_image_data(0.0, 0.0, width.into(), height.into());
    Some(all.ok()?.data().0)
}
