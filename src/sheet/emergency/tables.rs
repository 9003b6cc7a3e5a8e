//! The lists in full: everybody to call, the team, the medicines, the devices, the illnesses.

use super::back::Lists;
use super::{contacts, illnesses, medicines, team};
use crate::layout::{
    Content, Fill, Mm, Paragraph, Role, Row, Span, Stack, Table, Width, measure, span, text,
};
use crate::sheet::block::{
    BETWEEN, SPACE, heading, joined, label, plain, section, some, value, whole,
};
use crate::sheet::fact::Fact;
use crate::sheet::measure::{
    BAR_PADDING, BODY, CELL_PADDING, COLUMN_GAP, HANGING, LINE, OPEN, PADDING, ROLE_WIDTH,
};
use crate::sheet::view::View;

/// The list of allergies.
pub(in crate::sheet) const ALLERGIES: &str = "emergency.alerts.allergies";
/// The list of implants.
pub(super) const IMPLANTS: &str = "emergency.alerts.implants";
/// The list of devices.
pub(super) const DEVICES: &str = "emergency.alerts.devices";

/// Every list whose rows stand here, and nowhere else on the back.
pub(super) const LISTS: [&str; 8] = [
    ALLERGIES,
    IMPLANTS,
    DEVICES,
    contacts::LIST,
    team::LIST,
    medicines::LIST,
    illnesses::CURRENT,
    illnesses::PAST,
];

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
        true => value(fact, BODY),
        false => whole(span(&fact.text, BODY)),
    };
    match style {
        As::Name => vec![span(&fact.text, BODY).bold()],
        As::From => vec![span(v.fill("sheet.since", &[("date", &fact.text)]), BODY)],
        As::Labelled if fact.needs_label() => vec![label(&fact.label), plain],
        _ => vec![plain],
    }
}

/// The rows of which the front does not say everything, one after the other: the name and what is missing.
fn flow(v: &View, list: &str, columns: Columns) -> Option<Paragraph> {
    let rows = paths(v, list).into_iter().filter(|row| goes_on(v, row));
    let rows = rows.map(|row| {
        let away = |column: &str| {
            let fact = v.facts.at(&format!("{row}.{column}"));
            fact.is_some_and(|fact| !v.shows(fact))
        };
        let at = |column: &str| v.facts.at(&format!("{row}.{column}"));
        let is_name = |style: &As| *style == As::Name;
        let mut there = columns.iter().filter(|(column, _)| at(column).is_some());
        // Where a row has no name, what it says first stands for it: no detail without what it is a detail of.
        let unnamed = there.clone().all(|(_, style)| !is_name(style));
        let first = there.next().filter(|_| unnamed);
        let said = columns.iter().filter_map(|(column, style)| {
            let stands_for_it = first.is_some_and(|(first, _)| first == column);
            let is_said = stands_for_it || is_name(style) || away(column);
            let style = if stands_for_it { As::Name } else { *style };
            Some(one(v, at(column).filter(|_| is_said)?, style))
        });
        joined(said, " ").spans
    });
    some(joined(rows, BETWEEN))
}

/// The same after its name.
fn named(v: &View, title: &str, list: &str, columns: Columns) -> Option<Paragraph> {
    let mut said = flow(v, list, columns)?;
    said.spans.insert(0, label(&v.say(title)));
    Some(said)
}

/// Everybody to call of whom the front does not say everything.
pub(super) fn contacts(v: &View) -> Option<Content> {
    let said = flow(
        v,
        contacts::LIST,
        &[
            ("name", As::Name),
            ("name_kana", As::Value),
            ("relation_detail", As::Value),
            ("relation", As::Value),
            ("phone", As::Value),
            ("second_phone", As::Value),
            ("other_contact", As::Labelled),
            ("reachable", As::Value),
            ("arrival", As::Value),
            ("roles", As::Value),
        ],
    )?;
    Some(section(v, &v.say("sheet.contacts.all"), said))
}

/// わたしのチーム: everybody, also who stands on the front, or the rest; and what else there is to say of the team.
pub(super) fn team(
    v: &View,
    whole: &View,
    lists: Lists,
    more: Option<Paragraph>,
) -> Option<Content> {
    let title = v.say(match lists {
        Lists::Whole => "sheet.team.title",
        Lists::Rest => "sheet.team.rest",
    });
    if !goes_on(v, team::LIST) {
        return more.map(|more| section(v, &title, more));
    }
    let table = Table::new([Width::Fixed(ROLE_WIDTH), Width::Share(1.0)])
        .rule(LINE)
        .padding(CELL_PADDING)
        .row_names();
    let table = paths(v, team::LIST)
        .into_iter()
        .filter(|row| lists == Lists::Whole || goes_on(v, row))
        .fold(table, |table, row| table.add_row(member(whole, &row)));
    // The table brings its own lines; the bar only names it.
    let under = Stack::new()
        .gap(-LINE)
        .with(table)
        .with_some(more.map(plain));
    let bar = crate::layout::Boxed::new(under).title(heading(&title), Fill::Grey, BAR_PADDING);
    Some(bar.into())
}

/// The cells of a member: the role, and everything else.
fn member(v: &View, row: &str) -> [Paragraph; 2] {
    let said = |columns: Columns| spans(v, row, columns);
    // A role in the person's own words is one like the others.
    let role = said(match v.facts.at(&format!("{row}.role")) {
        Some(_) => &[
            ("role", As::Name),
            ("role_detail", As::Value),
            ("main", As::Value),
        ],
        None => &[("role_detail", As::Name), ("main", As::Value)],
    });
    let names = said(&[("organisation", As::Value), ("person", As::Value)]);
    let more = said(&[
        ("note", As::Value),
        ("keep_seeing", As::Value),
        ("since", As::From),
        ("patient_number", As::Labelled),
        ("other_contact", As::Labelled),
    ]);
    let rest = [names, team::numbers(v, row, BODY), more].concat();
    [joined(role, " "), joined(rest, SPACE)]
}

/// All medicines, two and two, or one after the other where they are too long for that.
pub(super) fn medicines(v: &View, lists: Lists, more: Option<Paragraph>) -> Option<Content> {
    const COLUMNS: Columns = &[
        ("name", As::Name),
        ("times", As::Value),
        ("purpose", As::Value),
        ("directions", As::Value),
        ("prescribed_at", As::Value),
    ];
    let title = v.say(match lists {
        Lists::Whole => "sheet.back.medicines",
        Lists::Rest => "sheet.back.medicines.rest",
    });
    if !goes_on(v, medicines::LIST) {
        let title = v.say("sheet.medicines.more");
        return more.map(|more| section(v, &title, more));
    }
    let items: Vec<Paragraph> = paths(v, medicines::LIST)
        .into_iter()
        .filter(|row| lists == Lists::Whole || goes_on(v, row))
        .map(|row| {
            let said = joined(spans(v, &row, COLUMNS), " ");
            said.hanging(HANGING).role(Role::ListItem)
        })
        .collect();
    let half = (v.width - PADDING.across() - COLUMN_GAP) / 2.0;
    let height = |item: &Paragraph| measure(&item.clone().into(), half, v.metrics);
    let two_lines = height(&text("\n", BODY).leading(OPEN)) * 2.0 + Mm(0.01);
    if items.iter().any(|item| height(item) > two_lines) {
        let all = items.into_iter().map(|item| item.spans);
        let all = Stack::new().with(joined(all, BETWEEN)).with_some(more);
        return Some(section(v, &title, all));
    }
    let list = items
        .chunks(2)
        .fold(Stack::new().role(Role::List), |list, two| {
            let right = two.get(1).cloned().unwrap_or_else(|| text("", BODY));
            list.with(
                Row::new()
                    .with(Width::Share(1.0), two[0].clone())
                    .with(Width::Share(1.0), right)
                    .gap(COLUMN_GAP),
            )
        });
    Some(section(v, &title, Stack::new().with(list).with_some(more)))
}

/// Implants of which the front does not say everything.
pub(super) fn implants(v: &View) -> Option<Paragraph> {
    named(
        v,
        "sheet.alert.implants",
        IMPLANTS,
        &[
            ("kind", As::Name),
            ("detail", As::Value),
            ("card_place", As::Labelled),
        ],
    )
}

/// The devices with everything a crew or a supplier needs.
pub(super) fn devices(v: &View) -> Option<Paragraph> {
    named(
        v,
        "sheet.alert.devices",
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
pub(super) fn illnesses(v: &View) -> Option<Paragraph> {
    named(
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
pub(super) fn past(v: &View) -> Option<Paragraph> {
    named(
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
