//! What matters to the person: the first three in order, and why.

use super::block::{answers, asked, line, part, part_with, room};
use super::changes::{self, PRIORITIES};
use super::memo::Memo;
use crate::layout::{Content, Paragraph, Role, Row, Stack, Width, span};
use crate::model::MemoPart;
use crate::sheet::block::{BETWEEN, joined, label, some};
use crate::sheet::measure::{ANSWER_GAP, BODY, CLOSE, COLUMN_GAP, ELDER, READ};

const OTHERS: [&str; 2] = ["care_plan.values.matters", "care_plan.values.matter_other"];

/// The part of the first page; the reasons can be on the next.
pub(super) fn block(m: &Memo, reasons: bool) -> Option<Content> {
    if !m.has(MemoPart::Values) {
        return None;
    }
    let title = m.say("memo.values.title");
    let rows = m.rows(PRIORITIES);
    let mut list = answers().role(Role::List);
    for (number, row) in rows.iter().enumerate() {
        list = list.with(entry(m, number + 1, row, reasons));
    }
    let state = rows
        .is_empty()
        .then(|| m.answer(PRIORITIES, BODY))
        .flatten();
    let others = others(m).filter(|_| reasons || rows.is_empty());
    let mut body = Stack::new().gap(ANSWER_GAP);
    if !list.children.is_empty() {
        body = body.with(list);
    }
    body = body.with_some(state).with_some(others);
    if body.children.is_empty() {
        body = body.with(room(3));
    }
    let changed = m.changes.exactly(PRIORITIES);
    let changed = changed.map(|change| m.mark_words(change));
    Some(part_with(&title, changed, body).into())
}

/// What matters beside the first three.
fn others(m: &Memo) -> Option<Paragraph> {
    let others = OTHERS.iter().filter_map(|path| m.answer(path, BODY));
    let said = some(joined(others.map(|said| said.spans), BETWEEN))?;
    let mut words = Paragraph::new().with(label(&m.label(OTHERS[0])));
    words.spans.extend(said.spans);
    Some(words.leading(READ))
}

/// What matters at the left, why at the right.
fn entry(m: &Memo, number: usize, row: &str, reasons: bool) -> Stack {
    let [matter, reason] = ["matter", "reason"].map(|name| format!("{row}.{name}"));
    let head = Paragraph::new().with(span(format!("{number}　"), ELDER).bold());
    let said = m.at(&matter).map(|fact| span(&fact.text, ELDER).bold());
    let head = said.into_iter().fold(head, Paragraph::with).leading(CLOSE);
    let why = m.text(&reason).filter(|_| reasons);
    let key = changes::reason_of(m.text(&matter).unwrap_or_default());
    let why = why.map(|why| m.marked(line(why), &[&key]).leading(READ));
    let content: Content = match why {
        None => head.into(),
        Some(why) => Row::new()
            .with(Width::Share(1.0), head)
            .with(Width::Share(2.1), why)
            .gap(COLUMN_GAP)
            .into(),
    };
    Stack::new().role(Role::ListItem).with(content)
}

/// The reasons and what else matters, where the first page had no room for them.
pub(super) fn reasons(m: &Memo) -> Option<Content> {
    let rows = m.rows(PRIORITIES);
    let said = rows.iter().enumerate().filter_map(|(number, row)| {
        let why = m.text(&format!("{row}.reason"))?;
        let matter = m.text(&format!("{row}.matter")).unwrap_or_default();
        let why = m.marked(line(why), &[&changes::reason_of(matter)]);
        Some(asked(&format!("{} {matter}", number + 1), why))
    });
    let body = said.fold(answers(), Stack::with);
    let others = others(m).filter(|_| !rows.is_empty());
    let body = body.with_some(others);
    let any = !body.children.is_empty();
    any.then(|| part(&m.say("memo.values.reasons"), body).into())
}
