//! Which facts go on which paper, in which words.
//!
//! Two steps. First the [`Facts`](fact::Facts) of a record: an ordered list in which every answer state
//! has been decided once, with the rank by which facts leave a full front. Then the composition of those
//! facts into [`Content`](crate::layout::Content).

mod blank;
mod block;
pub mod call_memo;
pub mod card;
pub mod care_plan_memo;
mod document;
pub mod emergency;
pub mod fact;
mod fit;
mod flyer;
mod gather;
pub mod labels;
mod measure;
mod qr_code;
mod say;
pub mod view;

pub use blank::{blank_forms, lay_out_blank};
pub use care_plan_memo::{MemoChoice, MemoCopy, MemoPart, PrivatePart};
pub use document::{Document, LeftFront, MissingCharacters, Report, edition};
pub use qr_code::qr_code;

use crate::i18n::Words;
use crate::model::{Date, Profile};

/// A paper.
#[derive(Debug)]
pub struct Sheet {
    /// Its name in addresses and file names.
    pub id: &'static str,
    lay_out: LayOut,
}

/// How a paper is made.
#[derive(Debug)]
enum LayOut {
    /// Of a record, the same for everybody who gets it.
    Same(fn(&Profile, Date, &Words) -> Document),
    /// Of a record; the person chooses for each copy what is on it.
    Chosen(fn(&Profile, Date, &Words, &MemoChoice) -> Document),
    /// Of nobody's record, with the page's own address on it.
    ForAll(fn(&str, Date, &Words) -> Document),
}

/// What somebody wants on paper.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// Whose record.
    pub profile: &'a Profile,
    /// The day of printing.
    pub today: Date,
    /// The paper's language.
    pub words: &'a Words,
    /// What is chosen for this copy, for papers that ask.
    pub choice: &'a MemoChoice,
    /// The address at which the page is found, for the paper that tells others of it; empty where nobody said.
    pub site: &'a str,
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
    Sheet {
        id: labels::ID,
        lay_out: LayOut::Same(labels::lay_out),
    },
    Sheet {
        id: call_memo::ID,
        lay_out: LayOut::Same(call_memo::lay_out),
    },
    Sheet {
        id: card::ID,
        lay_out: LayOut::Same(card::lay_out),
    },
    Sheet {
        id: flyer::ID,
        lay_out: LayOut::ForAll(flyer::lay_out),
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
    let wanted = Wanted {
        profile,
        today,
        words,
        choice,
        site: "",
    };
    lay_out_wanted(paper, &wanted)
}

/// The same with everything that can be asked for.
pub fn lay_out_wanted(paper: &str, wanted: &Wanted) -> Option<Document> {
    let Wanted {
        profile,
        today,
        words,
        choice,
        site,
    } = *wanted;
    Some(match sheet(paper)?.lay_out {
        LayOut::Same(lay_out) => lay_out(profile, today, words),
        LayOut::Chosen(lay_out) => lay_out(profile, today, words, choice),
        LayOut::ForAll(lay_out) => lay_out(site, today, words),
    })
}

fn sheet(paper: &str) -> Option<&'static Sheet> {
    SHEETS.iter().find(|sheet| sheet.id == paper)
}

impl Sheet {
    /// Whether it is made of a record; another is the same for everybody.
    pub fn is_of_a_record(&self) -> bool {
        !matches!(self.lay_out, LayOut::ForAll(_))
    }
}
