//! わたしのチーム as a form: a row for each who cares, large enough to be read from the wall.

use super::form::Form;
use super::page;
use crate::i18n::Words;
use crate::layout::{Content, Laid, Mm, Spacer, Stack, Table, Width, text};
use crate::model::{Coded, TeamRole};
use crate::sheet::block::{line, notes};
use crate::sheet::measure::{BODY, CLOSE, ELDER, FORM_CELL, GAP, LINE, READ, WRITING};
use crate::sheet::say;

/// The roles that many people have somebody for.
const ROLES: [TeamRole; 6] = [
    TeamRole::PrimaryDoctor,
    TeamRole::VisitingNurse,
    TeamRole::Pharmacy,
    TeamRole::CareManager,
    TeamRole::Dentist,
    TeamRole::CommunitySupportCentre,
];
/// The columns and how wide they are to each other.
const COLUMNS: [(&str, f32); 5] = [
    ("team.role", 1.15),
    ("team.organisation", 1.5),
    ("team.person", 1.0),
    ("team.day", 1.2),
    ("team.night", 1.2),
];

/// Rows for whoever has none of the roles that many people have.
const WITHOUT_ROLE: usize = 6;

/// Lays out the form.
pub(super) fn lay_out(words: &Words) -> Laid {
    let form = Form { words };
    let urgent = text(form.say("care_team.urgent"), ELDER)
        .bold()
        .leading(READ);
    let body = Stack::new()
        .gap(GAP)
        .with(form.bar(&form.say("sheet.care-team.title")))
        .with(form.whose())
        .with(line(form.say("form.day")).end())
        .with(urgent)
        .with(table(&form, WITHOUT_ROLE, WRITING * 1.8))
        .with(line(form.say("form.care_team.keep")));
    page(&form, body)
}

/// A row of that height for each role that many people have somebody for, and so many without a role.
pub(super) fn table(form: &Form, without_role: usize, height: Mm) -> Table {
    let role = |role: TeamRole| {
        let words = say::option(form.words, TeamRole::NAME, role.code());
        text(words, BODY).leading(CLOSE)
    };
    let room = height - FORM_CELL.down();
    let header = COLUMNS.map(|(key, _)| notes(form.say(key)).bold());
    let table = Table::new(COLUMNS.map(|(_, share)| Width::Share(share)))
        .header(header)
        .padding(FORM_CELL)
        .rule(LINE);
    let named = ROLES.into_iter().map(|one| Some(role(one)));
    let rows = named.chain((0..without_role).map(|_| None));
    rows.fold(table, |table, role| {
        let white = (1..COLUMNS.len()).map(|_| Spacer::of(room).into());
        let first: Content = role.map_or_else(|| Spacer::of(room).into(), Content::from);
        table.add_row([first].into_iter().chain(white))
    })
}
