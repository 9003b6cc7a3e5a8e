//! Letters drawn with the faces of this browser, to be read back dot by dot; nothing is fetched for it. A worker draws
//! on a canvas beside every page, a page on an element of its own that nobody sees: the same is drawn on both.

use super::document;
use crate::layout::Pixels;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, OffscreenCanvas};

/// Larger pictures than this are not of letters.
const MOST_DOTS: f32 = 12_000.0;

/// White around the letters, so that soft edges are not cut off.
const RIM: f32 = 4.0;

/// Whether a worker can draw. Older browsers let only pages draw; some give noise to whoever reads dots back.
pub fn worker_draws() -> bool {
    is_true(&beside_pages).is_some_and(|is_true| is_true)
}

/// Drawn by a worker, in a font in the words of style sheets; `None` where it cannot.
pub fn letters_in_worker(text: &str, font: &str) -> Option<Pixels> {
    draw(text, font, &beside_pages)
}

/// Drawn by the page; `None` where it cannot, or would read back something else than it has drawn.
pub fn letters_on_page(text: &str, font: &str) -> Option<Pixels> {
    let element = document()?.create_element("canvas").ok()?;
    let element: HtmlCanvasElement = element.dyn_into().ok()?;
    let canvas = |width, height| {
        element.set_width(width);
        element.set_height(height);
        element.get_context("2d").ok()??.dyn_into().ok()
    };
    let is_true = is_true(&canvas)?;
    let drawn = is_true.then(|| draw(text, font, &canvas)).flatten();
    // Some browsers keep the room of a canvas until much later.
    element.set_width(0);
    drawn
}

/// A canvas of so many dots, which nobody has drawn on. Both kinds are drawn on by the same calls.
type Canvas<'a> = &'a dyn Fn(u32, u32) -> Option<CanvasRenderingContext2d>;

fn beside_pages(width: u32, height: u32) -> Option<CanvasRenderingContext2d> {
    let canvas = OffscreenCanvas::new(width, height).ok()?;
    Some(canvas.get_context("2d").ok()??.unchecked_into())
}

/// Whether a square is read back as it was drawn.
fn is_true(canvas: Canvas) -> Option<bool> {
    let drawing = canvas(8, 8)?;
    drawing.fill_rect(2.0, 2.0, 4.0, 4.0);
    let seen = dots(&drawing, 8, 8)?;
    let is_black = |at: usize| seen.get(at * 4 + 3).is_some_and(|opacity| *opacity > 127);
    let is_inside = |at: usize| (2..6).contains(&(at % 8)) && (2..6).contains(&(at / 8));
    Some((0..64).all(|at| is_black(at) == is_inside(at)))
}

fn draw(text: &str, font: &str, canvas: Canvas) -> Option<Pixels> {
    let measured = canvas(1, 1)?;
    measured.set_font(font);
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
    drawing.set_font(font);
    drawing.fill_text(text, left.into(), up.into()).ok()?;
    Some(Pixels {
        bytes: dots(&drawing, columns, rows)?,
        width: columns,
        origin: (left, up),
        advance: size.width() as f32,
    })
}

fn dots(drawing: &CanvasRenderingContext2d, width: u32, height: u32) -> Option<Vec<u8>> {
    let all = drawing.get_image_data(0.0, 0.0, width.into(), height.into());
    Some(all.ok()?.data().0)
}
