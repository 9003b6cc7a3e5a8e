//! One file per kind of question: what a person types or taps becomes an event at once.
//!
//! Fields keep their own text: an answer goes to the record by a callback and nothing on the page is made
//! anew for it. Only what hangs on an answer (a question that it brings up, a remark) follows the record.

mod choice;
mod choices;
mod date;
mod flag;
mod phone;
mod question;
mod rows;
mod text;

pub use question::Question;

use crate::catalogue::{Shape, TextForm};
use leptos::prelude::AnyView;

/// The control of a question, by its kind.
pub fn control(question: Question, shape: &Shape) -> AnyView {
    match shape {
        Shape::Text {
            limit,
            form: TextForm::Plain | TextForm::Kana,
        } => text::line(question, *limit),
        Shape::LongText { limit } => text::lines(question, *limit),
        Shape::Phone => phone::phone(question),
        Shape::Date => date::date(question, date::Asked::Whole),
        Shape::PartialDate => date::date(question, date::Asked::AsRemembered),
        Shape::Choice { list, offered } => choice::choice(question, list, offered),
        Shape::Choices { list, offered } => choices::choices(question, list, offered),
        Shape::Flag => flag::flag(question),
        Shape::Rows { most } => rows::rows(question, *most),
    }
}
