//! わたしのチーム as a table: who does what, where, and the numbers by day and by night.

use super::block::{label, number, some, value, whole};
use super::emergency::TEAM;
use super::measure::{BODY, CLOSE, MEMO_CELL, WRITING};
use super::view::View;
use crate::layout::{Content, Mm, Paragraph, Pt, Spacer, Span, Stack, Table, Width, span, text};
use crate::model::{Answer, CareTeam, CareTeamMember, NightAnswer};

/// The longest telephone number has so many digits and hyphens.
const DIGITS: f32 = 13.0;
/// So many letters, in the size of running text, say when a number is answered.
const WHEN: f32 = 7.0;
/// A role of so many letters stands on one line.
const ROLE: f32 = 6.0;
/// What rounding may need.
const SLACK: Mm = Mm(0.4);
/// What every such table says of a member; whoever wants more asks for it.
const COLUMNS: [&str; 9] = [
    "role",
    "role_detail",
    "main",
    "organisation",
    "person",
    "phone",
    "phone_at_night",
    "night_phone",
    "note",
];
/// The names of the columns.
const HEADER: [&str; 5] = ["role", "organisation", "person", "day", "night"];

/// The members of those rows with their names and numbers in that size, and so many empty rows to write in.
pub(super) fn table(v: &View, rows: &[String], size: Pt, by_hand: usize) -> Table {
    let fixed = |room: Mm| Width::Fixed(room + MEMO_CELL.across() + SLACK);
    let number = Mm::from(size) * (DIGITS / 2.0);
    let number = fixed(if number < Mm::from(BODY) * WHEN {
        Mm::from(BODY) * WHEN
    } else {
        number
    });
    let table = Table::new([
        fixed(Mm::from(size) * ROLE),
        Width::Share(1.2),
        Width::Share(1.0),
        number,
        number,
    ])
    .header(HEADER.map(|name| text(v.say(&format!("team.{name}")), BODY).bold()))
    .padding(MEMO_CELL)
    .row_names();
    let said = rows
        .iter()
        .fold(table, |table, row| table.add_row(member(v, row, size)));
    (0..by_hand).fold(said, |table, _| {
        table.add_row([(); 5].map(|()| Spacer::of(WRITING)))
    })
}

/// That there is nobody, or that nobody was asked, where that is the answer.
pub(super) fn state(v: &View) -> Option<Paragraph> {
    let fact = v.at(TEAM)?;
    Some(
        Paragraph::new()
            .with(label(&fact.label))
            .with(value(fact, BODY)),
    )
}

/// The cells of a member.
fn member(v: &View, row: &str, size: Pt) -> [Content; 5] {
    let at = |name: &str| v.at(&format!("{row}.{name}"));
    let large = |name: &str| at(name).map(|fact| value(fact, size));
    let small = |names: &[&str]| -> Vec<Span> {
        let facts = names.iter().filter_map(|name| at(name));
        facts.map(|fact| whole(span(&fact.text, BODY))).collect()
    };
    let when = small(&["phone_at_night"]);
    // The same number stands in both columns: at night nobody looks for it in the other one.
    let at_night = at("phone_at_night").is_some_and(|fact| fact.is(NightAnswer::Yes));
    let night = match at("phone") {
        Some(phone) if at_night => Some(number(&phone.text, size)),
        _ => large("night_phone"),
    };
    [
        match large("role") {
            Some(role) => cell(words(Some(role)), small(&["role_detail", "main"])),
            // A role in the person's own words is one like the others.
            None => cell(words(large("role_detail")), small(&["main"])),
        },
        cell(
            words(large("organisation")),
            small(&["note", "other_contact"]),
        ),
        cell(words(large("person")), small(&["keep_seeing"])),
        cell(large("phone").into_iter().collect(), vec![]),
        cell(night.into_iter().collect(), when),
    ]
}

/// What is said with the words between its spaces whole: a name does not break in its middle.
fn words(said: Option<Span>) -> Vec<Span> {
    let words = said.iter().flat_map(|said| {
        let words = said.text.split_inclusive(' ');
        words.map(|word| {
            whole(Span {
                text: word.to_owned(),
                ..said.clone()
            })
        })
    });
    words.collect()
}

/// Whether something of a member is to be said: the name of the day's column says already that a number is not
/// the one for the night, where there is one for it.
pub(super) fn is_said(member: &CareTeamMember, column: &str) -> bool {
    let day_only = member.phone_at_night == Answer::Known(NightAnswer::DayOnly);
    let by_column = column == "phone_at_night" && day_only && !member.night_phone.is_blank();
    COLUMNS.contains(&column) && !by_column
}

/// The member and the column of a path in the team.
pub(super) fn member_at<'a>(
    team: &'a CareTeam,
    path: &'a str,
) -> Option<(&'a CareTeamMember, &'a str)> {
    let (row, column) = path
        .strip_prefix(TEAM)?
        .strip_prefix('.')?
        .split_once('.')?;
    let row: usize = row.parse().ok()?;
    Some((team.members.rows().get(row)?, column))
}

/// Lines below one another.
fn cell(first: Vec<Span>, more: Vec<Span>) -> Content {
    let first = first.into_iter().fold(Paragraph::new(), Paragraph::with);
    let more = more.into_iter().map(|said| Paragraph::new().with(said));
    let lines = some(first).into_iter().chain(more);
    let lines = lines.map(|line| line.leading(CLOSE));
    lines.fold(Stack::new(), Stack::with).into()
}
