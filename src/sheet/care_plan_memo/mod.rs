//! 人生会議メモ: what the person wishes for future care, for family, doctor and ward.
//!
//! The first page stands alone. What a copy holds is a [`MemoChoice`]; the wish about resuscitation comes only
//! as [`Profile::sayable_care_plan`] gives it.

pub(in crate::sheet) mod block;
mod changes;
mod choice;
mod cpr;
mod details;
mod goals;
mod head;
mod lists;
mod memo;
mod pages;
mod place;
mod room;
mod said;
mod speakers;
mod treatments;
mod values;

pub use crate::model::{MemoCopy, MemoPart};
pub use choice::{MemoChoice, PrivatePart};

use super::document::{Document, content, edition};
use super::fact::{Facts, Part};
use super::gather::Gather;
use super::writer;
use crate::i18n::Words;
use crate::model::{Coded, Date, EntryMode, Profile};
use changes::Changes;
use memo::Memo;

/// The paper's name in addresses and file names.
pub const ID: &str = "care-plan-memo";

/// The words in which the person speaks, or those who wrote in their place.
fn voice(profile: &Profile, words: &Words) -> Words {
    words.by_others(profile.plan_entry_mode() == Some(EntryMode::Inferred))
}

/// Whether anything was said that a memo would print.
pub(super) fn is_begun(profile: &Profile, today: Date, words: &Words) -> bool {
    let facts = facts(profile, today, words, &MemoChoice::default());
    facts.iter().any(|fact| fact.part == Part::Wishes)
}

/// Everything that any copy could say: the edition rises when it changes, whatever is left off a copy.
fn everything(profile: &Profile, today: Date, words: &Words) -> Facts {
    let choice = MemoChoice {
        copy: MemoCopy::Family,
        parts: MemoPart::ALL.iter().copied().collect(),
        private: PrivatePart::ALL.iter().copied().collect(),
    };
    facts(profile, today, words, &choice)
}

/// Everything that a copy of the memo says of a record, in the order of the questions.
pub fn facts(profile: &Profile, today: Date, words: &Words, choice: &MemoChoice) -> Facts {
    let words = &voice(profile, words);
    let sayable = Profile {
        care_plan: profile.sayable_care_plan(today),
        ..profile.clone()
    };
    let mut g = Gather::new(words);
    head::facts(&mut g, &sayable, today, choice);
    said::facts(&mut g, &sayable, choice);
    g.finish()
}

/// Lays out a copy of the memo.
pub(super) fn lay_out(
    profile: &Profile,
    today: Date,
    words: &Words,
    choice: &MemoChoice,
) -> Document {
    let words = &voice(profile, words);
    let everything = everything(profile, today, words);
    let edition = edition(ID, profile, &everything);
    let facts = facts(profile, today, words, choice);
    let changes = Changes::of(profile, today, words, choice, &facts);
    let memo = Memo {
        facts: &facts,
        words,
        choice,
        changes: &changes,
        edition,
        writer: writer::code(profile, profile.plan_entry_mode(), today),
        birth_date: profile.emergency.person.birth_date,
        today,
        message: &profile.care_plan.message,
    };
    let laid = pages::press(&memo);
    let document = Document::new(ID, today, words, &facts, laid, |_| true, edition);
    Document {
        content: content(&everything),
        ..document
    }
}
