//! 手書き用の白紙: the papers as forms for whoever has no device; the same order, lines to write on, boxes to tick.

mod care_plan;
mod emergency;
mod form;
mod handed;
mod questions;
mod team;
mod wallet;

use super::document::Document;
use super::{call_memo, card, care_plan_memo, care_team, doctor_questions, handover, labels};
use crate::i18n::Words;
use crate::layout::{Content, Laid, Paper, Part, lay_out, metrics};

/// A paper as a form.
struct Form {
    /// The paper's name.
    id: &'static str,
    lay_out: fn(&Words) -> Laid,
}

/// Every form. The page itself carries none of them: they lie ready as files.
static FORMS: &[Form] = &[
    Form {
        id: "emergency-sheet",
        lay_out: emergency::lay_out,
    },
    Form {
        id: care_plan_memo::ID,
        lay_out: care_plan::lay_out,
    },
    Form {
        id: handover::ID,
        lay_out: handed::lay_out,
    },
    Form {
        id: care_team::ID,
        lay_out: team::lay_out,
    },
    Form {
        id: doctor_questions::ID,
        lay_out: questions::lay_out,
    },
    Form {
        id: call_memo::ID,
        lay_out: |words| call_memo::blank(words, false),
    },
    Form {
        id: call_memo::SILENT,
        lay_out: |words| call_memo::blank(words, true),
    },
    Form {
        id: card::ID,
        lay_out: wallet::lay_out,
    },
    Form {
        id: labels::ID,
        lay_out: |words| labels::page(None, words),
    },
];

/// The papers that there are as forms.
pub fn blank_forms() -> impl Iterator<Item = &'static str> {
    FORMS.iter().map(|form| form.id)
}

/// Lays out a paper with nothing in it, to fill in by hand; `None` where there is no such form.
pub fn lay_out_blank(paper: &str, words: &Words) -> Option<Document> {
    let form = FORMS.iter().find(|form| form.id == paper)?;
    Some(Document::blank(paper, words, (form.lay_out)(words)))
}

/// The paper of forms, and the form of its words.
fn a4() -> Paper {
    Paper::a4(super::measure::MARGIN)
}

/// A form that fills one page.
fn page(form: &form::Form, body: impl Into<Content>) -> Laid {
    let part = Part {
        paper: a4(),
        body: body.into(),
        furniture: &|page| form.foot_saying("form.empty", page),
        fill: true,
    };
    lay_out(&[part], metrics::built_in())
}
