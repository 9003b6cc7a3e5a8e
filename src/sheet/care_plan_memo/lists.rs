//! Talks, questions for the doctor, and who has a copy.

use super::block::{answers, asked, line, part, part_with, remark, room};
use super::memo::Memo;
use crate::layout::{Content, Paragraph, Role, Stack, Table, Width, span};
use crate::model::MemoPart;
use crate::model::{CopyGiven, Stated, Talk};
use crate::sheet::block::{SPACE, joined, note, notes, some};
use crate::sheet::fact::Rank;
use crate::sheet::gather::{Gather, Slot, says_anything};
use crate::sheet::measure::{BODY, HANGING, MEMO_CELL, READ};
use crate::sheet::order::by_key;
use std::cmp::Reverse;

const TALKS: &str = "care_plan.talks";
const QUESTIONS: &str = "care_plan.information.questions";
const COPIES: &str = "care_plan.copies";
const MEMO_PLACE: &str = "care_plan.cpr.memo_place";
/// How many talks there are beside the newest.
const MORE: &str = "care_plan.talks.more";
/// So many are printed, the newest.
const PRINTED_TALKS: usize = 3;
const SLOT: Slot = Slot::front(Rank::Back);

/// The newest talks, the newest first; those without a day count as older.
pub(super) fn talks(g: &mut Gather, talks: &Stated<Vec<Talk>>) {
    let rows = talks.rows();
    let said =
        (0..rows.len()).filter(|&row| says_anything(g.words, |g| talk(g, TALKS, &rows[row])));
    let mut order = by_key(said, |&row| Reverse((rows[row].held_on, row)));
    if order.is_empty() {
        return g.rows(SLOT, TALKS, talks, |_, _, _, _| ());
    }
    let written = order.len();
    order.truncate(PRINTED_TALKS);
    for row in order {
        talk(g, &format!("{TALKS}.{row}"), &rows[row]);
    }
    if written > PRINTED_TALKS {
        let count = (written - PRINTED_TALKS).to_string();
        let words = g.words.fill("memo.talks.more", &[("count", &count)]);
        g.value(SLOT, MORE, words);
    }
}

fn talk(g: &mut Gather, path: &str, row: &Talk) {
    let at = |name| format!("{path}.{name}");
    g.short_date(SLOT, &at("held_on"), row.held_on.map(Into::into));
    g.many(SLOT, &at("partners"), &row.partners, false);
    g.text(SLOT, &at("names"), &row.names);
    g.text(SLOT, &at("place"), &row.place);
    g.text(SLOT, &at("said"), &row.said);
    g.text(SLOT, &at("changed"), &row.changed);
    g.short_date(SLOT, &at("next_on"), row.next_on.map(Into::into));
    g.text(SLOT, &at("checked_by"), &row.checked_by);
}

/// A copy in somebody's hands.
pub(super) fn copy(g: &mut Gather, _: usize, path: &str, row: &CopyGiven) {
    let at = |name| format!("{path}.{name}");
    g.text(SLOT, &at("name"), &row.name);
    g.text(SLOT, &at("role"), &row.role);
    g.short_date(SLOT, &at("given_on"), row.given_on.map(Into::into));
    g.one(SLOT, &at("received"), &row.received);
}

/// The talks that are printed, by their paths, the newest first as they were gathered.
fn newest_talks(m: &Memo) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    for fact in m.facts.under(TALKS) {
        let row = fact.path.rsplit_once('.').map(|(row, _)| row.to_owned());
        if let Some(row) =
            row.filter(|row| row.starts_with(TALKS) && row != TALKS && !rows.contains(row))
        {
            rows.push(row);
        }
    }
    rows
}

/// The row of the newest talk.
pub(super) fn newest_talk(m: &Memo) -> Option<String> {
    newest_talks(m).into_iter().next()
}

/// The newest talks.
pub(super) fn talks_block(m: &Memo) -> Option<Content> {
    if !m.has(MemoPart::Talks) {
        return None;
    }
    let rows = newest_talks(m);
    let mut body = rows.iter().fold(answers().role(Role::List), |body, row| {
        body.with(one_talk(m, row))
    });
    if rows.is_empty() {
        body = Stack::new()
            .with_some(m.answer(TALKS, BODY).map(|said| said.leading(READ)))
            .with(remark(m.say("memo.talks.blank")))
            .with(room(4));
    }
    let more = m.text(MORE).map(str::to_owned);
    Some(part_with(&m.say("memo.talks.title"), more, body).into())
}

fn one_talk(m: &Memo, row: &str) -> Stack {
    let at = |name: &str| m.text(&format!("{row}.{name}"));
    let head = ["held_on", "partners", "names", "place"];
    let head = head.into_iter().filter_map(at);
    let head = joined(head.map(|words| vec![span(words, BODY).bold()]), SPACE).leading(READ);
    let named = |name: &str, key: &str| {
        at(name).map(|words| {
            Paragraph::new()
                .with(note(m.say(key)))
                .with(span(words, BODY))
                .leading(READ)
                .hanging(HANGING)
        })
    };
    let after = ["next_on", "checked_by"].map(|name| {
        at(name).map(|words| {
            vec![
                note(m.say(&format!("memo.talks.{name}"))),
                span(words, BODY),
            ]
        })
    });
    let after = joined(after.into_iter().flatten(), SPACE)
        .leading(READ)
        .hanging(HANGING);
    Stack::new()
        .role(Role::ListItem)
        .together()
        .with_some(some(head))
        .with_some(at("said").map(|words| line(words).hanging(HANGING)))
        .with_some(named("changed", "memo.talks.changed"))
        .with_some(some(after))
}

/// What the person wants to ask, with room for the answers.
pub(super) fn questions(m: &Memo) -> Option<Content> {
    if !m.has(MemoPart::Questions) {
        return None;
    }
    let rows = m.rows(QUESTIONS);
    let mut body = Stack::new().role(Role::List);
    for (number, row) in rows.iter().enumerate() {
        let words = m.text(&format!("{row}.question")).unwrap_or_default();
        let words = line(format!("{}　{words}", number + 1)).hanging(HANGING);
        let item = Stack::new().role(Role::ListItem).with(words).with(room(1));
        body = body.with(Stack::new().together().with(item));
    }
    if rows.is_empty() {
        body = Stack::new().with(m.answer(QUESTIONS, BODY)?.leading(READ));
    }
    let remark = m.say("memo.questions.remark");
    Some(part_with(&m.say("memo.questions.title"), Some(remark), body).into())
}

/// Who has a copy, and where the memo is kept.
pub(super) fn copies(m: &Memo) -> Option<Content> {
    let rows = m.rows(COPIES);
    let mut body = answers();
    if !rows.is_empty() {
        body = body.with(table(m, &rows));
    } else if let Some(state) = m.answer(COPIES, BODY) {
        body = body.with(state.leading(READ));
    }
    let place = m.answer(MEMO_PLACE, BODY).map(|said| said.leading(READ));
    body = body.with_some(place.map(|said| asked(&m.say("memo.copies.place"), said)));
    let any = !body.children.is_empty();
    any.then(|| part(&m.say("memo.copies.title"), body).into())
}

fn table(m: &Memo, rows: &[String]) -> Table {
    let columns = ["name", "role", "given_on", "received"];
    let header = columns.map(|name| notes(m.label(&format!("{COPIES}.{name}"))).bold());
    let table = Table::new([
        Width::Share(1.2),
        Width::Share(1.0),
        Width::Share(1.1),
        Width::Share(1.3),
    ])
    .header(header)
    .padding(MEMO_CELL);
    rows.iter().fold(table, |table, row| {
        table.add_row(columns.map(|name| {
            let words = m.text(&format!("{row}.{name}"));
            words.map(line).unwrap_or_default()
        }))
    })
}
