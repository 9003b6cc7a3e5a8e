//! Who tells others what the person would wish, and how much leeway they have. 「いない」 is a full answer.

use super::block::{answers, line, part, part_with, remark, white};
use super::changes::AGENTS as LIST;
use super::memo::{Memo, spoken};
use crate::layout::{Content, Paragraph, Stack, Table, Width, span, text};
use crate::model::MemoPart;
use crate::sheet::block::notes;
use crate::sheet::fact::State;
use crate::sheet::measure::{BODY, ELDER, MEDIUM, MEMO_CELL, READ};

const LEEWAY: &str = "care_plan.speaking.leeway";
const OTHERS: &str = "care_plan.speaking.others";

/// The part of the first page.
pub(super) fn block(m: &Memo) -> Option<Content> {
    if !m.has(MemoPart::Speakers) {
        return None;
    }
    let rows = m.rows(LIST);
    let people: Content = match m.at(LIST) {
        Some(list) => {
            let said = text(&list.text, ELDER).bold();
            let team = matches!(list.state, State::NoneKnown | State::Unknown)
                .then(|| line(m.say("memo.speakers.team")));
            Stack::new().with(said.leading(READ)).with_some(team).into()
        }
        None => people(m, &rows),
    };
    let leeway = m.answer(LEEWAY, BODY).map(|said| {
        let mut words = notes(format!("{}　", m.label(LEEWAY)));
        words.spans.extend(said.spans);
        words.leading(READ)
    });
    let body = answers()
        .with(people)
        .with_some(leeway)
        // Of nobody it would be read as said of the team.
        .with_some(
            m.at(LIST)
                .is_none()
                .then(|| remark(m.say("memo.speakers.note"))),
        );
    let changed = m.changes.exactly(LIST);
    let changed = changed.map(|change| m.mark_words(change));
    Some(part_with(&m.say("memo.speakers.title"), changed, body).into())
}

/// Others in the family, where that is ticked.
pub(super) fn others(m: &Memo) -> Option<Content> {
    let said = m.answer(OTHERS, BODY)?.leading(READ);
    Some(part(&m.label(OTHERS), said).into())
}

/// The first and the second, or room to write them.
fn people(m: &Memo, rows: &[String]) -> Content {
    let header = ["who", "relation", "phone", "asked"]
        .map(|name| notes(m.say(&format!("memo.speakers.{name}"))).bold());
    let table = Table::new([
        Width::Share(1.3),
        Width::Share(0.85),
        Width::Fixed(crate::layout::Mm(41.0)),
        Width::Share(1.55),
    ])
    .header(header)
    .padding(MEMO_CELL);
    if rows.is_empty() {
        let blank = || [white(), white(), white(), white()];
        return table.add_row(blank()).add_row(blank()).into();
    }
    let row = |table: Table, row: &String| {
        let at = |name: &str| m.at(&format!("{row}.{name}"));
        let name = at("name").map(|fact| span(&fact.text, ELDER).bold());
        let name = name.into_iter().fold(Paragraph::new(), Paragraph::with);
        let name = name.leading(READ);
        let asked = ["asked", "accepted"].into_iter().filter_map(at);
        let asked: Vec<_> = asked.map(|fact| fact.text.as_str()).collect();
        let relation = match (at("relation_detail"), at("relation")) {
            (Some(detail), Some(relation)) => {
                let bracket = m.fill("sheet.bracket", &[("words", &relation.text)]);
                format!("{}{bracket}", detail.text)
            }
            (one, other) => one
                .or(other)
                .map_or_else(String::new, |fact| fact.text.clone()),
        };
        let phone = at("phone").map(|fact| spoken(fact, MEDIUM));
        let phone = phone.into_iter().fold(Paragraph::new(), Paragraph::with);
        table.add_row([name, line(relation), phone, line(asked.join("・"))])
    };
    rows.iter().fold(table, row).into()
}
