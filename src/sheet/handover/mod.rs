//! 入院・退院のときに渡す紙: who cares for the person now, and that they would like to stay with them.
//!
//! A copy for each reader. What a reader gets is decided by one table in `given`; of the care plan nobody gets
//! anything but the wish to go home, which the hospital is told in the person's own words only.

mod blocks;
mod given;
mod said;

use super::document::{Document, content, edition};
use super::emergency;
use super::fact::{Facts, Part, Rank};
use super::gather::{Gather, Slot};
use super::leaf::Leaf;
use crate::i18n::Words;
use crate::model::{Coded, Date, EntryMode, HandoverReader, Profile};

pub use given::{addressee, gets};

/// The paper's name in addresses and files.
pub const ID: &str = "handover";
/// How much the person wants to go home.
const HOME: &str = "care_plan.place.wish_for_home";

/// Everything that any reader can get: the edition rises when it changes, whoever reads.
fn everything(profile: &Profile, today: Date, words: &Words) -> Facts {
    let mut facts = emergency::facts(profile, today, words);
    // Nobody's guess is handed over as the person's wish.
    if profile.plan_entry_mode() != Some(EntryMode::Inferred) {
        let mut g = Gather::new(words);
        g.part(Part::Wishes);
        let home = &profile.care_plan.place.wish_for_home;
        g.one(Slot::front(Rank::Back), HOME, home);
        facts.0.extend(g.finish().0);
    }
    facts
}

fn given_to(reader: HandoverReader, profile: &Profile, mut facts: Facts) -> Facts {
    let team = &profile.emergency.care_team;
    facts.0.retain(|fact| {
        let home = fact.path == HOME && reader == HandoverReader::Hospital;
        home || gets(reader, &fact.path, team)
    });
    facts
}

/// Everything that a reader's copy says of a record, in the order of the crew's sheet.
pub fn facts(profile: &Profile, today: Date, words: &Words, reader: HandoverReader) -> Facts {
    given_to(reader, profile, everything(profile, today, words))
}

/// Lays out a reader's copy.
pub(super) fn lay_out(
    profile: &Profile,
    today: Date,
    words: &Words,
    reader: HandoverReader,
) -> Document {
    let everything = everything(profile, today, words);
    let content = content(&everything);
    let edition = edition(ID, profile, &everything);
    let facts = given_to(reader, profile, everything);
    let leaf = Leaf::new(ID, (&facts, edition), profile, today, words);
    let laid = leaf.press(blocks::body(&leaf.view, profile, reader));
    let to = words.say(&format!("handover.file.{}", reader.code()));
    let document = Document::new(ID, today, words, &facts, laid, |_| true, edition);
    Document {
        content,
        file_name: format!("{}_{to}", document.file_name),
        ..document
    }
}
