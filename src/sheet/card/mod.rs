//! 携帯カード: four faces of a business card in a strip that folds up; two strips on a page.

mod choice;
mod faces;
mod strip;

pub use choice::CardChoice;
pub(super) use faces::bar_and;
pub(super) use strip::page;

use super::document::{Document, content, edition};
use super::emergency::{self, ALLERGIES};
use super::fact::{Fact, Facts, Part, Rank, State};
use super::fit;
use super::labels;
use super::measure::CARD;
use super::view::{Elsewhere, View};
use super::writer;
use crate::i18n::Words;
use crate::layout::{Content, Laid, Mm, measure, metrics};
use crate::model::{Date, EntryMode, Profile};
use std::collections::BTreeSet;

/// The paper's name in addresses and file names.
pub const ID: &str = "wallet-card";

/// What rounding may do to the height of a face.
const SLACK: Mm = Mm(0.01);
/// What the card says beside the four faces: where the sheet with the rest is.
const PLACE: [&str; 2] = ["about.sheet_place", "about.sheet_place_other"];

/// Who wrote.
const WRITER: &str = "about.entry_mode";

/// What a copy of the card says of a record, as far as it has room: the highest ranks of the sheet's front.
pub fn facts(profile: &Profile, today: Date, words: &Words, choice: &CardChoice) -> Facts {
    let sheet = emergency::facts(profile, today, words);
    of_card(&kept(with_place(sheet, profile, words), choice))
}

/// Without what the person left off.
fn kept(mut facts: Facts, choice: &CardChoice) -> Facts {
    facts.change(|all| all.retain(|fact| choice.lets_in(fact)));
    facts
}

/// Everything that the sheet says, and where it is.
fn with_place(mut facts: Facts, profile: &Profile, words: &Words) -> Facts {
    let place = labels::facts(profile, words);
    facts.change(|all| all.extend(place.iter().cloned()));
    facts
}

fn of_card(all: &Facts) -> Facts {
    let facts = all.iter().filter(|fact| face_of(fact).is_some());
    Facts::new(facts.cloned().map(ranked).collect())
}

/// On a card what there is comes before what there is not: the name of a device before a list of nones. Whether there
/// are allergies is asked first, whatever the answer. And where somebody lives who has a card and no sheet at hand comes
/// before who wrote it, unless that is from memory.
fn ranked(mut fact: Fact) -> Fact {
    if fact.path == WRITER && !fact.is(EntryMode::Inferred) {
        fact.rank = Rank::Doctor;
    }
    let is_there = matches!(fact.state, State::Value | State::Bare);
    if fact.rank.is_of_alert() && !is_there && !fact.path.starts_with(ALLERGIES) {
        fact.rank = Rank::AlertDetail;
    }
    fact
}

/// The face on which a fact stands.
fn face_of(fact: &Fact) -> Option<Face> {
    let of_who = matches!(fact.rank, Rank::Identity | Rank::Address);
    match fact.part {
        Part::Who if of_who => Some(Face::Who),
        Part::About if PLACE.contains(&fact.path.as_str()) => Some(Face::Doctor),
        Part::About if fact.path == WRITER => Some(Face::Who),
        Part::About if fact.rank == Rank::Identity && fact.path != "about.review_on" => {
            Some(Face::Who)
        }
        Part::Alerts if fact.on_front() => Some(Face::Alerts),
        Part::Contacts if fact.on_front() => Some(Face::Contacts),
        Part::Team if matches!(fact.rank, Rank::Doctor | Rank::Number) => Some(Face::Doctor),
        _ => None,
    }
}

/// The faces from top to bottom: folded, the first is in front and the last behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Face {
    Who,
    Contacts,
    Doctor,
    Alerts,
}

impl Face {
    const ALL: [Self; 4] = [Self::Who, Self::Contacts, Self::Doctor, Self::Alerts];
}

/// Lays out a copy of the card of a record.
pub(super) fn lay_out(
    profile: &Profile,
    today: Date,
    words: &Words,
    choice: &CardChoice,
) -> Document {
    let sheet = emergency::facts(profile, today, words);
    let everything = with_place(sheet, profile, words);
    // Of another edition by what it could say: leaving something off a copy makes no other one.
    let whole_card = of_card(&everything);
    let edition = edition(ID, profile, &whole_card);
    let all = kept(everything, choice);
    let facts = of_card(&all);
    let whole = View {
        facts: &all,
        words,
        width: CARD.0,
        metrics: metrics::built_in(),
        off: None,
        edition,
        writer: writer::code(profile, profile.about.entry_mode, today),
        elsewhere: Elsewhere::Sheet,
    };
    let mut left = BTreeSet::new();
    let faces = Face::ALL.map(|face| {
        let (content, off) = fitted(face, &facts, &whole, (profile, choice));
        left.extend(off);
        content
    });
    let laid: Laid = page(faces, words);
    let shown = View {
        off: Some(&left),
        ..whole
    };
    let shows = |fact: &Fact| shown.shows(fact);
    Document {
        content: content(&whole_card),
        ..Document::new(ID, today, words, &facts, laid, shows, edition)
    }
}

/// A face with what has room on it, and the units that have left.
fn fitted(
    face: Face,
    facts: &Facts,
    whole: &View,
    (profile, choice): (&Profile, &CardChoice),
) -> (Content, BTreeSet<String>) {
    let here = facts.iter().filter(|fact| face_of(fact) == Some(face));
    let here = Facts::new(here.cloned().collect());
    let compose = |off: &BTreeSet<String>| {
        let view = View {
            off: Some(off),
            ..*whole
        };
        faces::face(&view, face, profile, choice)
    };
    let off = fit::leaving(&here, |off| {
        (CARD.1 + SLACK - measure(&compose(off), CARD.0, whole.metrics)).0
    });
    (compose(&off), off)
}
