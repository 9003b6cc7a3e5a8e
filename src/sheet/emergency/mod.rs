//! 救急情報シート, front and back: the crew's paper.

mod about;
pub(super) mod alert_frame;
mod alerts;
mod back;
mod code;
pub(super) mod contacts;
mod cpr;
mod front;
mod home;
mod illnesses;
mod medicines;
mod pages;
mod tables;
pub(super) mod team;
mod today;
mod usual_state;
pub(super) mod who;

use super::after_confirmation;
use super::document::{Document, edition};
use super::fact::Facts;
use super::gather::Gather;
use crate::i18n::Words;
use crate::model::{Date, Profile};

use front::front;

pub(super) use pages::{identity, page_words};
pub(super) use tables::ALLERGIES;
pub(super) use team::LIST as TEAM;

/// The paper's name in addresses and files.
pub const ID: &str = "emergency-sheet";

/// Everything that the paper can say of a record, in the order of the paper.
pub fn facts(profile: &Profile, today: Date, words: &Words) -> Facts {
    let mut g = Gather::new(words);
    about::facts(&mut g, profile, today);
    who::facts(&mut g, profile, today);
    alerts::facts(&mut g, profile);
    cpr::facts(&mut g, profile, today);
    team::facts(&mut g, profile);
    illnesses::facts(&mut g, profile);
    medicines::facts(&mut g, profile, today);
    usual_state::facts(&mut g, profile);
    contacts::facts(&mut g, profile);
    home::facts(&mut g, profile);
    cpr::own_words(&mut g, profile, today);
    let mut facts = g.finish();
    after_confirmation::mark(&mut facts, profile);
    facts
}

/// Lays out the paper of a record, with a code that leads to this address where the person chose that.
pub(super) fn lay_out(
    profile: &Profile,
    today: Date,
    words: &Words,
    site: Option<&str>,
) -> Document {
    let facts = facts(profile, today, words);
    let edition = edition(ID, profile, &facts);
    let pressed = pages::press(&facts, profile, (today, edition), words, site);
    let mut document = Document::new(
        ID,
        today,
        words,
        &facts,
        pressed.laid,
        |fact| pressed.on_front.contains(&fact.path),
        edition,
    );
    document.report.code = pressed.code;
    document
}
