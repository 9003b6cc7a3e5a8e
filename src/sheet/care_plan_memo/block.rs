//! The few blocks that the memo is built of: a part with its heading, a question with its answer, room to write.

use super::memo::Memo;
use crate::layout::{
    Border, Boxed, Content, Fill, Paragraph, Role, Row, Spacer, Stack, Table, Upright, Width,
    WritingLines, text,
};
use crate::sheet::block::notes;
use crate::sheet::measure::{
    ANSWER_GAP, BAR_PADDING, BODY, CLOSE, COLUMN_GAP, ELDER, LINE, MEMO_PADDING, QUESTION_WIDTH,
    READ, WRITING,
};

/// A part of the memo under its heading.
pub(in crate::sheet) fn part(title: &str, body: impl Into<Content>) -> Boxed {
    part_with(title, None, body)
}

/// The same with a remark beside the heading.
pub(in crate::sheet) fn part_with(
    title: &str,
    remark: Option<String>,
    body: impl Into<Content>,
) -> Boxed {
    Boxed::new(body)
        .border(Border::Solid(LINE))
        .padding(MEMO_PADDING)
        .title(bar(title, remark), Fill::Grey, BAR_PADDING)
}

/// A part that is a table as wide as the page, and what stands below it.
pub(in crate::sheet) fn tabled(title: &str, remark: Option<String>, table: Table) -> Stack {
    let bar = Boxed::new(bar(title, remark))
        .border(Border::Solid(LINE))
        .fill(Fill::Grey)
        .padding(BAR_PADDING);
    Stack::new().gap(-LINE).with(bar).with(table.rule(LINE))
}

fn bar(title: &str, remark: Option<String>) -> Content {
    let heading = text(title, ELDER).bold().leading(CLOSE).heading(2);
    match remark {
        None => heading.into(),
        Some(remark) => Row::new()
            .with(Width::Hug, heading)
            .with(Width::Share(1.0), notes(remark).end())
            .gap(COLUMN_GAP)
            .upright(Upright::Middle)
            .into(),
    }
}

/// Answers below one another.
pub(in crate::sheet) fn answers() -> Stack {
    Stack::new().gap(ANSWER_GAP)
}

/// A question at the left, its answer at the right.
pub(super) fn asked(question: &str, answer: impl Into<Content>) -> Row {
    let question = notes(question).bold().leading(READ).role(Role::Label);
    Row::new()
        .with(Width::Fixed(QUESTION_WIDTH), question)
        .with(Width::Share(1.0), answer)
        .gap(COLUMN_GAP)
}

/// The answers to a number of questions, each with what belongs to it behind it: the first path of an entry
/// names it. Entries of which nothing was said are left out.
pub(super) fn entries(m: &Memo, entries: &[&[&str]]) -> Option<Stack> {
    let rows: Vec<Row> = entries.iter().filter_map(|paths| entry(m, paths)).collect();
    (!rows.is_empty()).then(|| rows.into_iter().fold(answers(), Stack::with))
}

fn entry(m: &Memo, paths: &[&str]) -> Option<Row> {
    let (first, more) = paths.split_first()?;
    let head = m.answer(first, BODY);
    let more = more.iter().filter_map(|path| {
        let fact = m.at(path)?;
        let label = m.label(path);
        let words = match fact.phone {
            true => Paragraph::new().with(super::memo::spoken(fact, BODY)),
            false => text(&fact.text, BODY),
        };
        let words = match head.is_some() && label != m.label(first) {
            true => {
                let mut named = notes(format!("{label}："));
                named.spans.extend(words.spans);
                named
            }
            false => words,
        };
        Some(m.marked(words, &[path]).leading(READ))
    });
    let body = head
        .iter()
        .cloned()
        .map(|head| head.leading(READ))
        .chain(more)
        .fold(Stack::new(), Stack::with);
    (!body.children.is_empty()).then(|| asked(&m.label(first), body))
}

/// Running text.
pub(in crate::sheet) fn line(words: impl Into<String>) -> Paragraph {
    text(words, BODY).leading(READ)
}

/// A note.
pub(in crate::sheet) fn remark(words: impl Into<String>) -> Paragraph {
    notes(words).leading(READ)
}

/// Lines to write on by hand.
pub(in crate::sheet) fn room(count: u16) -> Content {
    WritingLines {
        count,
        pitch: WRITING,
    }
    .into()
}

/// White of the height of a line to write on, for the cell of a table.
pub(in crate::sheet) fn white() -> Content {
    Spacer::of(WRITING).into()
}
