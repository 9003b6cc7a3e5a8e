//! 入院・退院のときに渡す紙: who cares for the person now, and that they would like to stay with them.
//!
//! A copy for each reader. What a reader gets is decided by one table in `given`; of the care plan nobody gets
//! anything but the wish to go home, which the hospital is told in the person's own words only, and that there is a
//! memo of it.

mod alerts;
mod blocks;
mod given;
mod said;

use super::care_plan_memo;
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
/// That there is a memo of the care plan.
const MEMO: &str = "care_plan.there_is_a_memo";
/// Where the memo is.
const MEMO_PLACE: &str = "care_plan.cpr.memo_place";

/// The words in which the person speaks, or those who wrote in their place.
fn voice(profile: &Profile, words: &Words) -> Words {
    words.by_others(profile.about.entry_mode == Some(EntryMode::Inferred))
}

/// Everything that any reader can get: the edition rises when it changes, whoever reads.
fn everything(profile: &Profile, today: Date, words: &Words) -> Facts {
    let mut facts = emergency::facts(profile, today, words);
    facts.change(|all| all.retain(|fact| fact.path != MEMO_PLACE));
    let plan = &profile.care_plan;
    let by_others = profile.plan_entry_mode() == Some(EntryMode::Inferred);
    let mut g = Gather::new(words);
    g.part(Part::Wishes);
    let slot = Slot::front(Rank::Back);
    if care_plan_memo::is_begun(profile, today, words) {
        g.value(slot, MEMO, words.by_others(by_others).say("handover.memo"));
        g.text(slot, MEMO_PLACE, &plan.cpr.memo_place);
    }
    // Nobody's guess is handed over as the person's wish.
    if !by_others {
        g.one(slot, HOME, &plan.place.wish_for_home);
    }
    let more = g.finish();
    facts.change(|all| all.extend(more.iter().cloned()));
    facts
}

fn given_to(reader: HandoverReader, profile: &Profile, mut facts: Facts) -> Facts {
    let team = &profile.emergency.care_team;
    facts.change(|all| {
        all.retain(|fact| {
            let home = fact.path == HOME && reader == HandoverReader::Hospital;
            home || gets(reader, &fact.path, team)
        });
    });
    facts
}

/// Everything that a reader's copy says of a record, in the order of the crew's sheet.
pub fn facts(profile: &Profile, today: Date, words: &Words, reader: HandoverReader) -> Facts {
    let words = &voice(profile, words);
    given_to(reader, profile, everything(profile, today, words))
}

/// Lays out a reader's copy.
pub(super) fn lay_out(
    profile: &Profile,
    today: Date,
    words: &Words,
    reader: HandoverReader,
) -> Document {
    let words = &voice(profile, words);
    let everything = everything(profile, today, words);
    let content = content(&everything);
    let edition = edition(ID, profile, &everything);
    let facts = given_to(reader, profile, everything);
    let leaf = Leaf::new(ID, (&facts, edition), profile, today, words);
    let laid = |whole| leaf.press(blocks::body(&leaf.view, profile, reader, whole));
    let (whole, cut) = (laid(true), laid(false));
    let saves = cut.pages.len() < whole.pages.len();
    let laid = if saves { cut } else { whole };
    let to = words.say(&format!("handover.file.{}", reader.code()));
    let document = Document::new(ID, today, words, &facts, laid, |_| true, edition);
    Document {
        content,
        file_name: format!("{}_{to}", document.file_name),
        ..document
    }
}
