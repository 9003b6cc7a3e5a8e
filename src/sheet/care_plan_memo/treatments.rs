//! Wishes about treatments: a row for each treatment of which something was said, every answer as visible as another.

use super::block::{answers, asked, part, remark};
use super::memo::Memo;
use crate::catalogue::CARE_PLAN;
use crate::layout::{Content, Paragraph, Table, Width, span, text};
use crate::sheet::block::notes;
use crate::sheet::measure::{BODY, CELL_PADDING, READ};

const PREFIX: &str = "care_plan.treatments.";
const SITUATIONS: [&str; 3] = ["incurable", "unresponsive", "frail"];
const NOTE_PATH: &str = "care_plan.treatments.note";

/// The treatments in the order in which they are asked about: their names in the record, and their pages'.
fn treatments() -> impl Iterator<Item = (&'static str, &'static str)> {
    let section = CARE_PLAN
        .iter()
        .filter(|section| section.id == "treatments");
    section
        .flat_map(|section| section.groups)
        .filter_map(|group| {
            let path = group.items.first()?.link_id.strip_prefix(PREFIX)?;
            let (treatment, _) = path.split_once('.')?;
            Some((treatment, group.id))
        })
}

/// What a treatment is called.
pub(super) fn name(m: &Memo, treatment: &str) -> String {
    let found = treatments().find(|(name, _)| *name == treatment);
    found.map_or_else(String::new, |(_, group)| m.say(&format!("group.{group}")))
}

/// The table, and what was said besides.
pub(super) fn block(m: &Memo) -> Option<Content> {
    let answered = treatments().filter(|(name, _)| m.says(&[&format!("{PREFIX}{name}")]));
    let rows: Vec<_> = answered.collect();
    let said = m.answer(NOTE_PATH, BODY).map(|said| said.leading(READ));
    let said = said.map(|said| asked(&m.label(NOTE_PATH), said));
    if rows.is_empty() && said.is_none() {
        return None;
    }
    let mut body = answers();
    if !rows.is_empty() {
        let mut note = remark(m.say("memo.treatments.note"));
        note.keep_with_next = true;
        body = body.with(note).with(table(m, &rows));
    }
    Some(part(&m.say("memo.treatments.title"), body.with_some(said)).into())
}

fn table(m: &Memo, rows: &[(&str, &str)]) -> Table {
    let first = notes(m.say("memo.treatments.what")).bold();
    let situations = SITUATIONS.map(|situation| {
        let label = m.label(&format!("care_plan.treatments.drip.{situation}"));
        notes(label).bold().leading(READ)
    });
    let table = Table::new([
        Width::Share(1.4),
        Width::Share(1.0),
        Width::Share(1.0),
        Width::Share(1.0),
    ])
    .header(std::iter::once(first).chain(situations))
    .row_names()
    .padding(CELL_PADDING);
    rows.iter().fold(table, |table, (treatment, group)| {
        let name = text(m.say(&format!("group.{group}")), BODY).leading(READ);
        let cells = SITUATIONS.map(|situation| {
            let path = format!("{PREFIX}{treatment}.{situation}");
            let said = m.at(&path).map(|fact| span(&fact.text, BODY).bold());
            let said = said.into_iter().fold(Paragraph::new(), Paragraph::with);
            m.marked(said, &[&path]).leading(READ)
        });
        table.add_row(std::iter::once(name).chain(cells))
    })
}
