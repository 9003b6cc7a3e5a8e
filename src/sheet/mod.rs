//! Which facts go on which paper, in which words.
//!
//! Two steps. First the [`Facts`](fact::Facts) of a record: an ordered list in which every answer state
//! has been decided once, with the rank by which facts leave a full front. Then the composition of those
//! facts into [`Content`](crate::layout::Content).

mod block;
mod document;
pub mod emergency;
pub mod fact;
mod fit;
mod gather;
mod measure;
mod say;
pub mod view;

pub use document::{Document, LeftFront, MissingCharacters, Report, edition};

use crate::i18n::Words;
use crate::model::{Date, Profile};

/// A paper that can be made of a record.
#[derive(Debug)]
pub struct Sheet {
    /// Its name in addresses and file names.
    pub id: &'static str,
    lay_out: fn(&Profile, Date, &Words) -> Document,
}

/// Every paper.
pub static SHEETS: &[Sheet] = &[Sheet {
    id: "emergency-sheet",
    lay_out: emergency::lay_out,
}];

/// Lays out a paper of a record on a day; `None` where there is no such paper.
pub fn lay_out(paper: &str, profile: &Profile, today: Date, words: &Words) -> Option<Document> {
    let sheet = SHEETS.iter().find(|sheet| sheet.id == paper)?;
    Some((sheet.lay_out)(profile, today, words))
}
