//! What care is for, situation by situation, and why. In the one that can get better nothing is refused.

use super::block::{answers, asked, line, part, remark, tabled, white};
use super::memo::Memo;
use crate::layout::{Content, Paragraph, Stack, Table, Width, span};
use crate::model::MemoPart;
use crate::sheet::block::notes;
use crate::sheet::measure::{BODY, MEMO_CELL, READ};

const RECOVERABLE: &str = "care_plan.goals.recoverable_note";
const SITUATIONS: [&str; 3] = [
    "care_plan.goals.incurable",
    "care_plan.goals.unresponsive",
    "care_plan.goals.frail",
];

/// The part of the first page; the reasons can be on the next.
pub(super) fn block(m: &Memo, reasons: bool) -> Option<Content> {
    if !m.has(MemoPart::Goals) {
        return None;
    }
    let name = |name: &str| notes(m.say(&format!("memo.goals.{name}"))).bold();
    let mut columns = vec![Width::Share(1.15), Width::Share(1.0)];
    let mut header = vec![name("situation"), name("goal")];
    if reasons {
        columns.push(Width::Share(1.35));
        header.push(name("why"));
    }
    let mut table = Table::new(columns)
        .header(header)
        .row_names()
        .padding(MEMO_CELL);
    // Nobody was asked: it is no answer, and does not look like one.
    let usual = remark(m.say("memo.goals.usual"));
    let told = m
        .answer(RECOVERABLE, BODY)
        .unwrap_or_default()
        .leading(READ);
    let recoverable = line(m.say("memo.goals.recoverable"));
    table = table.add_row(row(recoverable, usual.into(), told, reasons));
    for path in SITUATIONS {
        let reason = reason_of(path);
        let goal = match m.at(path) {
            Some(fact) => {
                let said = Paragraph::new().with(span(&fact.text, BODY).bold());
                m.marked(said, &[path, &reason]).leading(READ).into()
            }
            None if m.at(&reason).is_some() => Paragraph::new().into(),
            None => white(),
        };
        let why = m.text(&reason).map(line).unwrap_or_default();
        table = table.add_row(row(line(m.label(path)), goal, why, reasons));
    }
    Some(tabled(&m.say("memo.goals.title"), None, table).into())
}

fn row(name: Paragraph, goal: Content, why: Paragraph, reasons: bool) -> Vec<Content> {
    let mut cells = vec![name.into(), goal];
    if reasons {
        cells.push(why.into());
    }
    cells
}

fn reason_of(path: &str) -> String {
    format!("{path}_reason")
}

/// The reasons alone, where the first page had no room for them.
pub(super) fn reasons(m: &Memo) -> Option<Content> {
    let recoverable = m.answer(RECOVERABLE, BODY).map(|words| {
        let question = m.say("memo.goals.recoverable");
        asked(&question, words.leading(READ))
    });
    let others = SITUATIONS.iter().filter_map(|path| {
        let why = m.text(&reason_of(path))?;
        Some(asked(&m.label(path), line(why)))
    });
    let body = recoverable
        .into_iter()
        .chain(others)
        .fold(answers(), Stack::with);
    let any = !body.children.is_empty();
    any.then(|| part(&m.say("memo.goals.reasons"), body).into())
}
