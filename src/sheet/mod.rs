//! Which facts go on which paper, in which words.
//!
//! Two steps. First the [`Facts`](fact::Facts) of a record: an ordered list in which every answer state
//! has been decided once, with the rank by which facts leave a full front. Then the composition of those
//! facts into [`Content`](crate::layout::Content).

mod block;
pub mod care_plan_memo;
mod document;
pub mod emergency;
pub mod fact;
mod fit;
mod gather;
mod measure;
mod qr_code;
mod say;
pub mod view;

pub use care_plan_memo::{MemoChoice, MemoCopy, MemoPart, PrivatePart};
pub use document::{Document, LeftFront, MissingCharacters, Report, edition};
pub use qr_code::qr_code;

use crate::i18n::Words;
use crate::model::{Date, Profile};

/// A paper that can be made of a record.
#[derive(Debug)]
pub struct Sheet {
    /// Its name in addresses and file names.
    pub id: &'static str,
    lay_out: LayOut,
}

/// How a paper is made.
#[derive(Debug)]
enum LayOut {
    /// The same for everybody who gets it.
    Same(fn(&Profile, Date, &Words) -> Document),
    /// The person chooses for each copy what is on it.
    Chosen(fn(&Profile, Date, &Words, &MemoChoice) -> Document),
}

/// Every paper.
pub static SHEETS: &[Sheet] = &[
    Sheet {
        id: "emergency-sheet",
        lay_out: LayOut::Same(emergency::lay_out),
    },
    Sheet {
        id: care_plan_memo::ID,
        lay_out: LayOut::Chosen(care_plan_memo::lay_out),
    },
];

/// Lays out a paper of a record on a day; `None` where there is no such paper. What can be chosen for a copy is
/// as it is until the person chooses.
pub fn lay_out(paper: &str, profile: &Profile, today: Date, words: &Words) -> Option<Document> {
    lay_out_copy(paper, profile, today, words, &MemoChoice::default())
}

/// The same with what the person chose for this copy, for papers that ask.
pub fn lay_out_copy(
    paper: &str,
    profile: &Profile,
    today: Date,
    words: &Words,
    choice: &MemoChoice,
) -> Option<Document> {
    let sheet = SHEETS.iter().find(|sheet| sheet.id == paper)?;
    Some(match sheet.lay_out {
        LayOut::Same(lay_out) => lay_out(profile, today, words),
        LayOut::Chosen(lay_out) => lay_out(profile, today, words, choice),
    })
}
