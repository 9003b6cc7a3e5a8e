//! Which facts go on which paper, in which words.
//!
//! Two steps. First the [`Facts`](fact::Facts) of a record: an ordered list in which every answer state
//! has been decided once, with the rank by which facts leave a full front. Then the composition of those
//! facts into [`Content`](crate::layout::Content).

mod after_confirmation;
mod blank;
mod block;
pub mod call_memo;
pub mod card;
pub mod care_plan_memo;
pub mod care_team;
mod copy;
pub mod crew_link;
pub mod doctor_questions;
mod document;
pub mod emergency;
pub mod fact;
mod fit;
pub mod flyer;
mod fold_guide;
mod gather;
pub mod handover;
pub mod labels;
mod leaf;
mod measure;
mod old_copies;
mod order;
mod plain_text;
mod qr_code;
mod reminder;
mod say;
mod set;
mod talk;
mod team_table;
pub mod view;
mod whom_to_call;
mod writer;

pub use blank::{blank_forms, lay_out_blank};
pub use card::CardChoice;
pub use care_plan_memo::{MemoChoice, MemoCopy, MemoPart, PrivatePart};
pub use copy::CopyChoice;
pub use doctor_questions::QuestionChoice;
pub use document::{CodeOnSheet, Document, LeftFront, MissingCharacters, Report, edition};
pub use old_copies::{holder, memo_holder, old_copies};
pub use plain_text::{plain_text, text_file};
pub use qr_code::qr_code;
pub use reminder::{CalendarFile, reminder};
pub use set::{PaperOfSet, PaperSet, files, together};

use crate::catalogue::printable_on;
use crate::i18n::Words;
use crate::layout::remembering;
use crate::model::{Date, HandoverReader, Profile};

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
    /// Of a record; with a code that opens it from this address, where the person chose that for this copy.
    Coded(fn(&Profile, Date, &Words, Option<&str>) -> Document),
    /// Of a record, the same for everybody who gets it.
    Same(fn(&Profile, Date, &Words) -> Document),
    /// Of a record; the person chooses for each copy what is on it.
    Memo(fn(&Profile, Date, &Words, &MemoChoice) -> Document),
    /// Of a record; the person chooses for each copy who reads it.
    Handover(fn(&Profile, Date, &Words, HandoverReader) -> Document),
    /// Of a record; the person chooses for each copy what is left off.
    Card(fn(&Profile, Date, &Words, &CardChoice) -> Document),
    /// Of a record; the person chooses for each copy which questions are left off.
    Questions(fn(&Profile, Date, &Words, &QuestionChoice) -> Document),
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
    pub choice: &'a CopyChoice,
    /// The address at which the page is found, for the papers that lead there; empty where nobody said.
    pub site: &'a str,
}

/// The names of every paper, in the order of [`SHEETS`]: for whoever offers them without making them.
pub const PAPERS: [&str; 9] = [
    emergency::ID,
    care_plan_memo::ID,
    handover::ID,
    care_team::ID,
    doctor_questions::ID,
    labels::ID,
    call_memo::ID,
    card::ID,
    flyer::ID,
];

/// Every paper.
pub static SHEETS: &[Sheet] = &[
    Sheet {
        id: emergency::ID,
        lay_out: LayOut::Coded(emergency::lay_out),
    },
    Sheet {
        id: care_plan_memo::ID,
        lay_out: LayOut::Memo(care_plan_memo::lay_out),
    },
    Sheet {
        id: handover::ID,
        lay_out: LayOut::Handover(handover::lay_out),
    },
    Sheet {
        id: care_team::ID,
        lay_out: LayOut::Same(care_team::lay_out),
    },
    Sheet {
        id: doctor_questions::ID,
        lay_out: LayOut::Questions(doctor_questions::lay_out),
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
        lay_out: LayOut::Card(card::lay_out),
    },
    Sheet {
        id: flyer::ID,
        lay_out: LayOut::ForAll(flyer::lay_out),
    },
];

/// Lays out a paper of a record on a day; `None` where there is no such paper. What can be chosen for a copy is
/// as it is until the person chooses.
pub fn lay_out(paper: &str, profile: &Profile, today: Date, words: &Words) -> Option<Document> {
    lay_out_copy(paper, profile, today, words, &CopyChoice::of(paper))
}

/// The same with what the person chose for this copy; `None` also where that was chosen for another paper.
pub fn lay_out_copy(
    paper: &str,
    profile: &Profile,
    today: Date,
    words: &Words,
    choice: &CopyChoice,
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
    // What is not to be printed goes no further.
    let profile = &*printable_on(wanted.profile, wanted.today);
    lay_out_printable(paper, &Wanted { profile, ..*wanted })
}

/// The same of a record that is already as papers may have it on that day ([`printable_on`]). For the paper engine
/// alone, which gets it so and is spared all that it takes to make it so.
pub fn lay_out_printable(paper: &str, wanted: &Wanted) -> Option<Document> {
    remembering(|| laid_out(paper, wanted))
}

fn laid_out(paper: &str, wanted: &Wanted) -> Option<Document> {
    let Wanted {
        profile,
        today,
        words,
        choice,
        site,
    } = *wanted;
    Some(match (&sheet(paper)?.lay_out, choice) {
        (LayOut::Coded(lay_out), choice) => {
            let site = (*choice == CopyChoice::WithCode).then_some(site);
            lay_out(profile, today, words, site)
        }
        (LayOut::Same(lay_out), _) => lay_out(profile, today, words),
        (LayOut::ForAll(lay_out), _) => lay_out(site, today, words),
        (LayOut::Memo(lay_out), CopyChoice::Memo(choice)) => lay_out(profile, today, words, choice),
        (LayOut::Handover(lay_out), CopyChoice::Handover(reader)) => {
            lay_out(profile, today, words, *reader)
        }
        (LayOut::Card(lay_out), CopyChoice::Card(choice)) => lay_out(profile, today, words, choice),
        (LayOut::Questions(lay_out), CopyChoice::Questions(choice)) => {
            lay_out(profile, today, words, choice)
        }
        _ => return None,
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
