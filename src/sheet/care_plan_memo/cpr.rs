//! The wish about resuscitation as the person's words: one size whatever it is, and never an order.

use super::block::{answers, asked, part, remark};
use super::memo::{Memo, spoken};
use crate::layout::{Content, span};
use crate::sheet::block::{SPACE, joined};
use crate::sheet::measure::{BODY, ELDER, READ};

const WISH: &str = "care_plan.cpr.wish";
/// What belongs together on a line.
const DETAILS: &[&[&str]] = &[
    &[
        "care_plan.cpr.doctor_name",
        "care_plan.cpr.doctor_organisation",
        "care_plan.cpr.doctor_talked_on",
    ],
    &["care_plan.cpr.final_stage"],
    &["care_plan.cpr.foreseen_condition"],
    &["care_plan.cpr.doctor_night_phone"],
    &["care_plan.cpr.nurse_night_phone"],
    &[
        "care_plan.cpr.trusted_person",
        "care_plan.cpr.trusted_person_phone",
    ],
    &["care_plan.cpr.trusted_person_knows"],
];

/// The wish, as far as the model lets it be said.
pub(super) fn block(m: &Memo) -> Option<Content> {
    let wish = m.answer(WISH, ELDER)?;
    let stated = m
        .text("care_plan.cpr.stated_on")
        .map(|day| m.fill("memo.cpr.stated", &[("date", day)]));
    let wish = stated
        .into_iter()
        .fold(wish, |wish, words| wish.with(span(words, BODY)));
    let rows = DETAILS.iter().filter_map(|paths| {
        let facts = paths.iter().filter_map(|path| m.at(path));
        let said: Vec<_> = facts.map(|fact| vec![spoken(fact, BODY)]).collect();
        let said = (!said.is_empty()).then(|| joined(said, SPACE))?;
        Some(asked(&m.label(paths[0]), said.leading(READ)))
    });
    // What the words are not stands right under them, and on the same page.
    let body = answers()
        .together()
        .with(wish.leading(READ))
        .with(remark(m.say("memo.cpr.not_order")));
    let body = rows.fold(body, |body, row| body.with(row));
    Some(part(&m.say("memo.cpr.title"), body).into())
}
