//! わたしのチーム: everybody who cares for the person, for the kitchen wall and the care plan. Large letters.

use super::care_plan_memo::block::line;
use super::document::Document;
use super::emergency::{self, TEAM};
use super::fact::{Fact, Facts};
use super::leaf;
use super::measure::{ELDER, MEMO_GAP, READ};
use super::team_table;
use super::view::View;
use crate::i18n::Words;
use crate::layout::{Content, Stack, text};
use crate::model::{Date, Profile};

/// The paper's name in addresses and files.
pub const ID: &str = "care-team";

/// So many empty rows are there at least, and so many rows in all.
const BY_HAND: (usize, usize) = (3, 9);
/// What the paper says beside the team.
const SAID: [&str; 12] = [
    "about.confirmed_on",
    "about.confirmed_on.changed",
    "about.confirmed_on.stale",
    "about.entry_mode",
    "about.writer_name",
    "about.writer_relation",
    "emergency.person.family_name",
    "emergency.person.given_name",
    "emergency.person.family_name_kana",
    "emergency.person.given_name_kana",
    "emergency.person.birth_date",
    TEAM,
];
/// Everything that the paper says of a record.
pub fn facts(profile: &Profile, today: Date, words: &Words) -> Facts {
    let mut facts = emergency::facts(profile, today, words);
    let team = &profile.emergency.care_team;
    let is_said = |fact: &Fact| match team_table::member_at(team, &fact.path) {
        Some((member, column)) => team_table::is_said(member, column) || column == "other_contact",
        None => SAID.contains(&fact.path.as_str()) && leaf::is_worth_saying(fact),
    };
    facts.change(|all| all.retain(is_said));
    facts
}

/// Lays out the paper.
pub(super) fn lay_out(profile: &Profile, today: Date, words: &Words) -> Document {
    let facts = facts(profile, today, words);
    leaf::document(ID, &facts, profile, today, words, body)
}

fn body(v: &View) -> Content {
    let (rows, _) = v.rows(TEAM);
    let (least, all) = BY_HAND;
    let by_hand = all.saturating_sub(rows.len()).max(least);
    let urgent = text(v.say("care_team.urgent"), ELDER).bold().leading(READ);
    Stack::new()
        .gap(MEMO_GAP)
        .with(urgent)
        .with_some(team_table::state(v))
        .with(team_table::table(v, &rows, ELDER, by_hand))
        .with(line(v.say("care_team.keep")))
        .into()
}
