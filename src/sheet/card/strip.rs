//! The strips of four faces: where they stand on the page, where to cut, where to fold.

use crate::i18n::Words;
use crate::layout::{
    Boxed, Content, Furniture, Laid, Mm, Overlay, Paper, Part, Row, Spacer, Stack, Upright, Width,
    lay_out, metrics, text,
};
use crate::sheet::block::notes;
use crate::sheet::fold_guide;
use crate::sheet::measure::{CARD, CLOSE, GAP, LARGE, LINE, MARGIN};

/// So many strips stand side by side.
const STRIPS: usize = 2;
/// How high the words above the strips are.
const ABOVE: Mm = Mm(48.0);
/// How the three folds go: away from the reader, towards, away.
const FOLDS: [&str; 3] = ["card.fold.away", "card.fold.towards", "card.fold.away"];

/// A page of strips, all alike.
pub(in crate::sheet) fn page(faces: [Content; 4], words: &Words) -> Laid {
    let margins = MARGIN;
    let paper = Paper::a4(margins);
    let (width, height) = CARD;
    let between = (paper.inner_width() - width * STRIPS as f32) / (STRIPS - 1) as f32;
    let strip = faces.into_iter().fold(Stack::new(), Stack::with);
    let row = Row::new()
        .with(Width::Fixed(width), strip.clone())
        .with(Width::Fixed(between), folds(words, height))
        .with(Width::Fixed(width), strip);
    let body = Stack::new().with(above(words)).with(row);
    let top = margins.top + ABOVE;
    let lines = (0..STRIPS).flat_map(|strip| {
        let left = margins.left + (width + between) * strip as f32;
        around(left, top)
    });
    let furniture = Furniture {
        overlays: lines.collect(),
        ..Furniture::default()
    };
    let part = Part {
        paper,
        body: body.into(),
        furniture: &|_| furniture.clone(),
        fill: false,
    };
    lay_out(&[part], metrics::built_in())
}

/// What to do with the page.
fn above(words: &Words) -> Boxed {
    let title = text(words.say("sheet.wallet-card.title"), LARGE)
        .bold()
        .leading(CLOSE)
        .heading(1);
    let stack = Stack::new()
        .gap(GAP)
        .with(title)
        .with(fold_guide::of_card(words));
    Boxed::new(stack).least_height(ABOVE)
}

/// How each fold goes, beside it.
fn folds(words: &Words, height: Mm) -> Stack {
    let label = |key: &str| {
        Boxed::new(notes(words.say(key)).centre().leading(CLOSE))
            .least_height(height)
            .upright(Upright::Middle)
    };
    FOLDS
        .iter()
        .fold(Stack::new().with(Spacer::of(height / 2.0)), |stack, key| {
            stack.with(label(key))
        })
}

/// The lines of a strip: drawn through to cut along, in dashes to fold along.
fn around(left: Mm, top: Mm) -> Vec<Overlay> {
    let (width, height) = CARD;
    let (right, bottom) = (left + width, top + height * 4.0);
    let line = |from, to, dashed| Overlay::Line {
        from,
        to,
        thickness: LINE,
        dashed,
    };
    let across = (0..=4u8).map(|face| {
        let y = top + height * f32::from(face);
        line((left, y), (right, y), (1..4).contains(&face))
    });
    let down = [left, right].map(|x| line((x, top), (x, bottom), false));
    across.chain(down).collect()
}
