//! Content to frames: an engine that has never heard of a person.
//!
//! An author composes [`Content`] (paragraphs, stacks, rows, boxes, tables), gives it as [`Part`]s to
//! `lay_out`, and gets [`Laid`]: pages of frames at absolute places. Every reader (the PDF, the preview)
//! draws those frames and decides no place of its own, so that they cannot disagree.
//!
//! ```text
//! measure(&Content, width, &dyn Metrics) -> Mm                       how high a block becomes
//! unbroken(&Content, &dyn Metrics) -> Mm                             how wide it is where no line breaks
//! remembering(|| …)                                                 what is measured again is not worked out again
//! lay_out(&[Part], &dyn Metrics) -> Laid                             pages of frames
//! most_that_fits(most, &paper, &furniture, &metrics, |kept| -> Content) -> Option<usize>
//!                                  the greatest number of ranked pieces whose page still fits
//! missing_characters(text) -> Vec<String>                            what nobody can show
//! with_drawings(&drawings, || …)                                    with pictures of what no face has
//! metrics::built_in() -> &'static dyn Metrics                        the widths of the real faces
//! ```

mod block;
mod breaking;
mod composed;
mod compound;
mod content;
mod counter;
mod drawings;
mod face;
mod flow;
mod frame;
mod glyph;
mod kinsoku;
mod line;
mod memory;
pub mod metrics;
mod number;
mod page;
mod paint;
mod picture;
mod role;
mod script;
mod shape;
mod split;
pub mod svg;
mod unit;

pub use content::*;
pub use drawings::{Drawings, Instead, ToDraw, with_drawings};
pub use face::*;
pub use flow::{body_height, lay_out, measure, most_that_fits, unbroken};
pub use frame::*;
pub use glyph::{drawn, shown};
pub use memory::remembering;
pub use page::*;
pub use picture::{Picture, Pixels};
pub use role::*;
pub use shape::missing_characters;
pub use unit::*;
