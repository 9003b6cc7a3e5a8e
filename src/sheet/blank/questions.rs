//! 先生への質問メモ as a form: room for each question and for what was answered.

use super::form::{Form, lines, part};
use super::page;
use crate::i18n::Words;
use crate::layout::{Content, Laid, Mm, Spacer, Stack, Table, Width};
use crate::sheet::block::line;
use crate::sheet::doctor_questions::{AFTER, VISIT};
use crate::sheet::measure::{FORM_CELL, FORM_LINE, GAP, LINE};

/// How many questions have room.
const QUESTIONS: u16 = 3;
/// Lines for a question, and for its answer.
const ASKED: u16 = 2;
const ANSWERED: u16 = 4;

/// Lays out the form.
pub(super) fn lay_out(words: &Words) -> Laid {
    let form = Form { words };
    let body = Stack::new()
        .gap(GAP)
        .with(form.bar(&form.say("sheet.doctor-questions.title")))
        .with(form.whose())
        .with(by_hand(&form, &VISIT, FORM_LINE))
        .with(line(form.say("doctor_questions.ask")));
    let body = (1..=QUESTIONS).fold(body, |body, number| body.with(question(&form, number)));
    page(&form, body.with(by_hand(&form, &AFTER, FORM_LINE * 2.0)))
}

fn question(form: &Form, number: u16) -> Content {
    let number = number.to_string();
    let title = form.words.fill("form.question", &[("number", &number)]);
    let body = Stack::new()
        .with(lines(ASKED))
        .with(Spacer::of(GAP))
        .with(line(form.say("doctor_questions.answer")))
        .with(lines(ANSWERED - 1))
        .with(Spacer::of(FORM_LINE));
    part(&title, body).grow().into()
}

fn by_hand(form: &Form, names: &[&str], room: Mm) -> Table {
    let header = names
        .iter()
        .map(|name| line(form.say(&format!("doctor_questions.{name}"))));
    Table::new(names.iter().map(|_| Width::Share(1.0)))
        .header(header)
        .padding(FORM_CELL)
        .rule(LINE)
        .add_row(names.iter().map(|_| Spacer::of(room)))
}
