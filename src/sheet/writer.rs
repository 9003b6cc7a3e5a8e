//! Who wrote, in the paper's words: how much an answer weighs depends on it.

use super::gather::{Gather, Slot};
use crate::model::{Coded, Date, EntryMode, Profile};

/// The place of the answer in the record.
const PATH: &str = "about.entry_mode";
/// The name of the words for a child's paper.
pub(super) const OF_A_CHILD: &str = "of_a_child";

/// By which name the paper has words for who wrote; `None` where nobody said. A child does not confirm, and those
/// who bring it up do not write from memory: what they say, with their name to it, is not called into doubt.
pub(super) fn code(
    profile: &Profile,
    mode: Option<EntryMode>,
    today: Date,
) -> Option<&'static str> {
    let about = &profile.about;
    let is_named = !(about.writer_name.is_blank() && about.writer_relation.is_blank());
    match mode? {
        EntryMode::Inferred if is_named && profile.is_child(today) => Some(OF_A_CHILD),
        mode => Some(mode.code()),
    }
}

/// The fact of who wrote.
pub(super) fn fact(
    g: &mut Gather,
    slot: Slot,
    profile: &Profile,
    mode: Option<EntryMode>,
    today: Date,
) {
    match code(profile, mode, today) {
        None => g.blank(slot, PATH),
        Some(code) => {
            let words = g.words.say(&format!("sheet.entry_mode.{code}"));
            g.chosen(slot, PATH, words, vec![code]);
        }
    }
}
