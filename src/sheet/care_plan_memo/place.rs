//! Where the person wants to be, how much they want to go home, and whose help is welcome.

use super::block::{answers, asked, line, part_with, tabled, white};
use super::memo::Memo;
use crate::layout::{Border, Boxed, Content, Paragraph, Row, Table, Upright, Width, span, text};
use crate::model::MemoPart;
use crate::sheet::block::notes;
use crate::sheet::fact::Fact;
use crate::sheet::measure::{
    BODY, CLOSE, COLUMN_GAP, ELDER, HEAVY, MEMO_CELL, MEMO_PADDING, READ, TITLE,
};

const HOME: &str = "care_plan.place.wish_for_home";
const PLACES: [&str; 3] = [
    "care_plan.place.in_need_of_care",
    "care_plan.place.before_the_end",
    "care_plan.place.at_the_end",
];
const HARD: &str = "care_plan.place.when_hard";
const HELP: [&str; 5] = [
    "care_plan.place.home_help",
    "care_plan.place.bathing",
    "care_plan.place.visiting_nurse",
    "care_plan.place.visiting_doctor",
    "care_plan.place.day_service",
];

/// How much the person wants to go home, in the largest letters of the page.
pub(super) fn home(m: &Memo) -> Option<Content> {
    if !m.has(MemoPart::Place) {
        return None;
    }
    let question = text(m.label(HOME), ELDER).bold().leading(READ).heading(2);
    let answer: Content = match m.answer(HOME, TITLE) {
        Some(said) => said.leading(CLOSE).into(),
        None => choices(m).into(),
    };
    let row = Row::new()
        .with(Width::Hug, question)
        .with(Width::Share(1.0), answer)
        .gap(COLUMN_GAP)
        .upright(Upright::Middle);
    let frame = Boxed::new(row)
        .border(Border::Solid(HEAVY / 2.0))
        .padding(MEMO_PADDING);
    Some(frame.into())
}

/// The answers to circle by hand, where none was given.
fn choices(m: &Memo) -> Paragraph {
    line(m.say("memo.home.blank"))
}

/// The part of the first page.
pub(super) fn block(m: &Memo) -> Option<Content> {
    if !m.has(MemoPart::Place) {
        return None;
    }
    let header = PLACES.map(|path| notes(m.label(path)).bold().leading(READ));
    let cells = PLACES.map(|path| match m.answer(path, ELDER) {
        Some(said) => Content::from(said.leading(READ)),
        None => white(),
    });
    let table = Table::new([Width::Share(1.0), Width::Share(1.12), Width::Share(1.0)])
        .header(header)
        .padding(MEMO_CELL)
        .add_row(cells);
    Some(tabled(&m.say("memo.place.title"), None, table).into())
}

/// Whose help at home is welcome, one line for each answer, so that none is easier to see than another; and what
/// may be done when it becomes too hard.
pub(super) fn help(m: &Memo) -> Option<Content> {
    // In the order in which the answers are first met.
    let mut answered: Vec<(&Fact, Vec<String>)> = Vec::new();
    for (path, fact) in HELP.iter().filter_map(|path| Some((path, m.at(path)?))) {
        let label = m.label(path);
        match answered.iter_mut().find(|(one, _)| one.text == fact.text) {
            Some((_, helpers)) => helpers.push(label),
            None => answered.push((fact, vec![label])),
        }
    }
    let rows = answered
        .into_iter()
        .fold(answers(), |rows, (answer, helpers)| {
            let answer = text(format!("{}：", answer.text), BODY).bold();
            rows.with(answer.with(span(helpers.join("・"), BODY)).leading(READ))
        });
    let hard = m.answer(HARD, BODY).map(|said| said.leading(READ));
    let rows = rows.with_some(hard.map(|said| asked(&m.label(HARD), said)));
    let changed = m.changes.at(&HELP).map(|change| m.mark_words(change));
    let any = !rows.children.is_empty();
    any.then(|| part_with(&m.say("memo.help.title"), changed, rows).into())
}
