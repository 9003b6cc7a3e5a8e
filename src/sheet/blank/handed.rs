//! The paper for a stay in hospital as a form: to whom, what is asked of them, who cares now, who received it.

use super::form::{Form, beside, part, ruled};
use super::{page, team};
use crate::i18n::Words;
use crate::layout::{Boxed, Laid, Spacer, Stack, Table, Width};
use crate::model::{Coded, HandoverReader};
use crate::sheet::block::{line, notes};
use crate::sheet::measure::{CLOSE, FORM_CELL, FORM_LINE, GAP, LINE};

/// Who cares for the person: rows with the roles that many people have, then so many without one.
const WITHOUT_ROLE: usize = 2;
/// Lines for what they have to know.
const TO_KNOW: u16 = 6;
/// How many people to call.
const CONTACTS: usize = 2;
/// The columns of what is written in the hospital.
const STAY: [&str; 4] = ["where", "from", "until", "contact"];
/// The columns of who received it.
const RECEIVED: [&str; 4] = ["who", "organisation", "day", "call"];

/// Lays out the form.
pub(super) fn lay_out(words: &Words) -> Laid {
    let form = Form { words };
    let readers = HandoverReader::CODES.iter();
    let readers = readers.map(|code| form.say(&format!("handover.to.{code}")));
    let body = Stack::new()
        .gap(GAP)
        .with(form.bar(&form.say("sheet.handover.title")))
        .with(form.whose())
        .with(form.boxes(readers.collect()))
        .with(beside(
            line(form.say("handover.dear.blank")).leading(CLOSE),
            line(form.say("handover.handed_on")).leading(CLOSE).end(),
        ))
        .with(wish(&form))
        .with(by_hand(&form, "handover.stay", &STAY))
        .with(notes(form.say("handover.team")).bold())
        .with(team::table(&form, WITHOUT_ROLE, FORM_LINE))
        .with(part(&form.say("form.handover.know"), ruled(TO_KNOW)).grow())
        .with(part(&form.say("sheet.contacts.all"), contacts(&form)))
        .with(by_hand(&form, "handover.received", &RECEIVED));
    page(&form, body)
}

/// What the person asks for; staying with somebody is to be marked by themselves.
fn wish(form: &Form) -> Boxed {
    let keep = line(form.say("handover.keep.by_hand")).bold();
    let body = Stack::new()
        .with(keep)
        .with(line(form.say("form.handover.first")))
        .with(line(form.say("form.handover.second")));
    part(&form.say("handover.wish"), body)
}

fn contacts(form: &Form) -> Stack {
    (0..CONTACTS).fold(Stack::new(), |stack, _| {
        stack.with(beside(
            form.field(&form.say("form.name_relation")),
            form.field(&form.say("form.phone")),
        ))
    })
}

/// Room to write under the names of columns.
fn by_hand(form: &Form, title: &str, names: &[&str]) -> Stack {
    let header = names
        .iter()
        .map(|name| notes(form.say(&format!("{title}.{name}"))).bold());
    let table = Table::new(names.iter().map(|_| Width::Share(1.0)))
        .header(header)
        .padding(FORM_CELL)
        .rule(LINE)
        .add_row(names.iter().map(|_| Spacer::of(FORM_LINE)));
    let remark = [
        form.say(title),
        form.say("sheet.colon"),
        form.say(&format!("{title}.note")),
    ];
    Stack::new()
        .with(notes(remark.concat()).bold().leading(CLOSE))
        .with(table)
}
