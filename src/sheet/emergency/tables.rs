//! The lists in full: everybody to call, the team, the medicines, the devices, the illnesses.

use super::back::row_of;
use super::{contacts, illnesses, medicines, team};
use crate::layout::{
    Boxed, Content, Fill, Paragraph, Role, Row, Span, Stack, Table, Width, span, text,
};
use crate::sheet::block::{BETWEEN, joined, label, labelled, some, value};
use crate::sheet::fact::{Fact, Part};
use crate::sheet::measure::{
    BAR_PADDING, BODY, CELL_PADDING, COLUMN_GAP, HANGING, LINE, NOTE, NUMBER_WIDTH, OPEN,
};
use crate::sheet::view::View;

/// The list of devices.
pub(super) const DEVICES: &str = "emergency.alerts.devices";

/// How a fact stands among those of its row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum As {
    /// The value alone.
    Value,
    /// The value, heavier than its neighbours.
    Name,
    /// The value after its label.
    Labelled,
    /// A date from which on something is so.
    From,
}

/// Facts of a row in order, by the last name of their paths.
type Columns = &'static [(&'static str, As)];

/// Whether a list or a row has anything that the front does not show.
fn goes_on(v: &View, list: &str) -> bool {
    v.facts
        .under(list)
        .any(|fact| fact.path != list && !v.shows(fact))
}

/// The paths of the rows of a list.
fn paths(v: &View, list: &str) -> Vec<String> {
    let rows = v.facts.rows(list).into_iter();
    rows.map(|row| format!("{list}.{row}")).collect()
}

fn spans(v: &View, row: &str, columns: Columns) -> Vec<Vec<Span>> {
    let said = columns.iter().filter_map(|(column, style)| {
        let fact = v.facts.at(&format!("{row}.{column}"))?;
        Some(one(v, fact, *style))
    });
    said.collect()
}

fn one(v: &View, fact: &Fact, style: As) -> Vec<Span> {
    let plain = match fact.phone {
        true => value(fact, NOTE),
        false => span(&fact.text, NOTE),
    };
    let tick = fact.text == fact.label;
    match style {
        As::Name => vec![span(&fact.text, NOTE).bold()],
        As::From => vec![span(v.fill("sheet.since", &[("date", &fact.text)]), NOTE)],
        As::Labelled if !tick => vec![label(&fact.label), plain],
        _ => vec![plain],
    }
}

/// The rows of which the front does not say everything, one after the other: the name and what is missing.
fn flow(v: &View, title: &str, list: &str, columns: Columns) -> Option<Content> {
    let rows = paths(v, list).into_iter().filter(|row| goes_on(v, row));
    let rows = rows.map(|row| {
        let away = |column: &str| {
            let fact = v.facts.at(&format!("{row}.{column}"));
            fact.is_some_and(|fact| !v.shows(fact))
        };
        let said = columns
            .iter()
            .filter(|(column, style)| *style == As::Name || away(column));
        let said = said.filter_map(|(column, style)| {
            Some(one(v, v.facts.at(&format!("{row}.{column}"))?, *style))
        });
        joined(said, " ").spans
    });
    let body = some(joined(rows, BETWEEN))?;
    Some(labelled(&v.say(title), body).into())
}

/// A table under a heading that goes with it wherever it goes.
fn under(title: &str, table: impl Into<Content>) -> Content {
    let title = text(title, BODY).bold().leading(OPEN).heading(2);
    Boxed::new(table)
        .title(title, Fill::Grey, BAR_PADDING)
        .into()
}

fn empty_table(v: &View, columns: &[(&str, Width)]) -> Table {
    let header = columns
        .iter()
        .map(|(title, _)| text(v.say(title), NOTE).bold().leading(OPEN));
    Table::new(columns.iter().map(|(_, width)| *width))
        .header(header)
        .rule(LINE)
        .padding(CELL_PADDING)
        .row_names()
}

/// Everybody to call of whom the front does not say everything.
pub(super) fn contacts(v: &View) -> Option<Content> {
    flow(
        v,
        "sheet.contacts.all",
        contacts::LIST,
        &[
            ("name", As::Name),
            ("name_kana", As::Value),
            ("relation_detail", As::Value),
            ("relation", As::Value),
            ("phone", As::Value),
            ("second_phone", As::Value),
            ("reachable", As::Value),
            ("arrival", As::Value),
            ("roles", As::Value),
        ],
    )
}

/// わたしのチーム: everybody, also who stands on the front.
pub(super) fn team(v: &View) -> Option<Content> {
    const COLUMNS: [(&str, Width); 5] = [
        ("sheet.team.role", Width::Share(1.5)),
        ("sheet.team.who", Width::Share(1.65)),
        ("sheet.team.phone", Width::Fixed(NUMBER_WIDTH)),
        ("sheet.team.night", Width::Fixed(NUMBER_WIDTH)),
        ("sheet.team.note", Width::Share(1.9)),
    ];
    if !goes_on(v, team::LIST) {
        return None;
    }
    let table = paths(v, team::LIST)
        .into_iter()
        .fold(empty_table(v, &COLUMNS), |table, row| {
            table.add_row(member(v, &row))
        });
    Some(under(&v.say("sheet.team.title"), table))
}

/// The cells of a member. Whether the number is answered at night stands where one looks for the night.
fn member(v: &View, row: &str) -> [Paragraph; 5] {
    let cell = |columns: Columns| joined(spans(v, row, columns), " ");
    let lines = |columns: Columns| joined(spans(v, row, columns), "\n");
    [
        cell(&[
            ("role", As::Value),
            ("role_detail", As::Value),
            ("main", As::Value),
        ]),
        cell(&[("organisation", As::Value), ("person", As::Value)]),
        cell(&[("phone", As::Value)]),
        lines(&[("night_phone", As::Value), ("phone_at_night", As::Value)]),
        cell(&[
            ("note", As::Value),
            ("keep_seeing", As::Value),
            ("since", As::From),
            ("patient_number", As::Labelled),
            ("other_contact", As::Labelled),
        ]),
    ]
}

/// All medicines, in two columns.
pub(super) fn medicines(v: &View) -> Option<Content> {
    const COLUMNS: Columns = &[
        ("name", As::Name),
        ("times", As::Value),
        ("purpose", As::Value),
    ];
    if !goes_on(v, medicines::LIST) {
        return None;
    }
    let all = paths(v, medicines::LIST);
    let column = |part: &[String]| {
        let list = Stack::new().role(Role::List);
        part.iter().fold(list, |list, row| {
            let said = joined(spans(v, row, COLUMNS), " ");
            list.with(said.hanging(HANGING).role(Role::ListItem))
        })
    };
    let (first, second) = all.split_at(all.len().div_ceil(2));
    let halves = Row::new()
        .with(Width::Share(1.0), column(first))
        .with(Width::Share(1.0), column(second))
        .gap(COLUMN_GAP);
    Some(labelled(&v.say("sheet.back.medicines"), halves).into())
}

/// The devices with everything a crew or a supplier needs.
pub(super) fn devices(v: &View) -> Option<Content> {
    flow(
        v,
        "sheet.back.devices",
        DEVICES,
        &[
            ("kind", As::Name),
            ("name", As::Name),
            ("ventilator_interface", As::Value),
            ("flow_at_rest", As::Labelled),
            ("flow_in_motion", As::Labelled),
            ("tube_size", As::Labelled),
            ("tube_changed_on", As::Labelled),
            ("settings", As::Labelled),
            ("settings_on_card", As::Value),
            ("company", As::Value),
            ("company_phone", As::Value),
        ],
    )
}

/// Illnesses under treatment with their clinics.
pub(super) fn illnesses(v: &View) -> Option<Content> {
    flow(
        v,
        "sheet.back.illnesses",
        illnesses::CURRENT,
        &[
            ("kind", As::Name),
            ("detail", As::Name),
            ("since", As::Value),
            ("clinic", As::Value),
        ],
    )
}

/// Illnesses and operations of the past with their hospitals.
pub(super) fn past(v: &View) -> Option<Content> {
    flow(
        v,
        "sheet.illnesses.past",
        illnesses::PAST,
        &[
            ("name", As::Name),
            ("when", As::Value),
            ("hospital", As::Value),
        ],
    )
}

/// What else there is of a part, outside the rows of its lists.
pub(super) fn more(v: &View, part: Part, lists: &[&str], title: &str) -> Option<Content> {
    let in_lists = |fact: &Fact| {
        lists
            .iter()
            .any(|list| fact.path.starts_with(&format!("{list}.")))
    };
    let facts = v.facts.iter();
    let facts: Vec<&Fact> = facts
        .filter(|fact| fact.part == part && !v.shows(fact) && !in_lists(fact))
        .collect();
    row_of(&v.say(title), &facts).map(|row| Stack::new().with(row).into())
}
