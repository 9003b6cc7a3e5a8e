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

use super::document::Document;
use super::fact::Facts;
use super::gather::Gather;
use crate::i18n::Words;
use crate::model::{Date, Profile};
use changes::Changes;
use memo::Memo;

/// The paper's name in addresses and file names.
pub const ID: &str = "care-plan-memo";

/// Everything that a copy of the memo says of a record, in the order of the questions.
pub fn facts(profile: &Profile, today: Date, words: &Words, choice: &MemoChoice) -> Facts {
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
    let facts = facts(profile, today, words, choice);
    let changes = Changes::of(profile, today, words, choice, &facts);
    let memo = Memo {
        facts: &facts,
        words,
        choice,
        changes: &changes,
        entry_mode: profile.plan_entry_mode(),
        birth_date: profile.emergency.person.birth_date,
        today,
        message: &profile.care_plan.message,
    };
    let laid = pages::press(&memo);
    let edition = u32::try_from(profile.history.snapshots().len()).unwrap_or(u32::MAX);
    Document::new(ID, today, words, &facts, laid, |_| true, edition.max(1))
}
