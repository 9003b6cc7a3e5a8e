//! Room to write by hand, lines for signatures, and a word to those who are dear.

use super::block::{answers, asked, part, part_with, remark, room, white};
use super::memo::Memo;
use crate::layout::{Content, Stack, Upright, text};
use crate::model::MemoPart;
use crate::sheet::measure::{ANSWER_GAP, ELDER};

const MESSAGE: &str = "care_plan.message";
/// Who may sign.
const SIGNERS: [&str; 3] = [
    "memo.signatures.person",
    "memo.signatures.speaker",
    "memo.signatures.staff",
];

/// Lines for whatever was not asked: the first number is as many as there is always room for, the last the fewest.
pub(super) const LINES: [u16; 3] = [5, 3, 2];

/// So many lines for whatever was not asked.
pub(super) fn handwriting(m: &Memo, lines: u16) -> Option<Content> {
    let title = m.say("memo.room.title");
    m.has(MemoPart::Room)
        .then(|| part_with(&title, Some(m.say("memo.room.remark")), room(lines)).into())
}

/// Lines for signatures; nobody has to sign.
pub(super) fn signatures(m: &Memo) -> Option<Content> {
    if !m.has(MemoPart::Signatures) {
        return None;
    }
    let rows = SIGNERS.iter().fold(answers(), |rows, key| {
        rows.with(asked(&m.say(key), room(1)).upright(Upright::Bottom))
    });
    let body = Stack::new()
        .gap(ANSWER_GAP)
        .with(remark(m.say("memo.signatures.note")))
        .with(rows);
    Some(
        part(
            &m.say("memo.signatures.title"),
            Stack::new().together().with(body),
        )
        .into(),
    )
}

/// A word to those who are dear, as it was typed; on a page of its own.
pub(super) fn message(m: &Memo) -> Option<Content> {
    m.at(MESSAGE)?;
    // Each line is a paragraph: read out or pasted, they stay lines.
    let lines = m
        .message
        .as_str()
        .split('\n')
        .map(|line| match line.trim() {
            "" => white(),
            _ => text(line, ELDER).leading(1.8).into(),
        });
    Some(part(&m.label(MESSAGE), lines.fold(Stack::new(), Stack::with)).into())
}
