//! 先生への質問メモ: what the person wants to ask, with room for the answers. Useful with nothing on it, too.

use super::care_plan_memo::block::{line, remark, room};
use super::document::Document;
use super::emergency;
use super::fact::{Fact, Facts, Part, Rank};
use super::gather::{Gather, Slot};
use super::leaf::{self, is_worth_saying};
use super::measure::{ELDER, HANGING, MEMO_CELL, MEMO_GAP, READ, WRITING};
use super::order::set_of;
use super::view::View;
use crate::i18n::Words;
use crate::layout::{Content, Mm, Role, Spacer, Stack, Table, Width, text};
use crate::model::{Date, Profile};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The paper's name in addresses and files.
pub const ID: &str = "doctor-questions";

/// The questions that were collected on the way.
const QUESTIONS: &str = "care_plan.information.questions";
/// So many questions have room at least, with so many lines for each answer.
const LEAST: usize = 3;
const LINES: u16 = 3;
/// Of more questions each has one line: nobody can ask so many in one visit, and no pile of paper comes of them.
const MANY: usize = 12;
/// What is written by hand about the visit.
pub(super) const VISIT: [&str; 3] = ["day", "doctor", "with"];
/// What one hears at the end of a visit.
pub(super) const AFTER: [&str; 2] = ["medicines", "next"];
/// What the paper says beside the questions.
const SAID: [&str; 11] = [
    "about.confirmed_on",
    "about.confirmed_on.changed",
    "about.confirmed_on.stale",
    "about.entry_mode",
    "about.writer_name",
    "about.writer_relation",
    "emergency.person.family_name",
    "emergency.person.given_name",
    "emergency.person.family_name_kana",
    "emergency.person.given_name_kana",
    "emergency.person.birth_date",
];

/// Which questions are on a copy: all, until the person chooses. A question that is left off leaves no line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QuestionChoice {
    /// The questions that are for somebody else, as they are counted in the record, from 0 on.
    pub without: BTreeSet<usize>,
}

impl QuestionChoice {
    /// What the page and the paper worker say of it to each other.
    pub fn write(&self) -> Value {
        json!({ "without": self.without })
    }

    /// What was chosen; `None` where it is not understood.
    pub fn read(said: &Value) -> Option<Self> {
        let numbers = said.get("without")?.as_array()?.iter();
        let without = numbers.map(|number| number.as_u64()?.try_into().ok());
        Some(Self {
            without: set_of(without.collect::<Option<Vec<_>>>()?),
        })
    }
}

/// Everything that a copy of the paper says of a record.
pub fn facts(profile: &Profile, today: Date, words: &Words, choice: &QuestionChoice) -> Facts {
    let mut facts = emergency::facts(profile, today, words);
    let is_said = |fact: &Fact| SAID.contains(&fact.path.as_str()) && is_worth_saying(fact);
    facts.change(|all| all.retain(is_said));
    let mut g = Gather::new(words);
    g.part(Part::Wishes);
    let questions = profile.care_plan.information.questions.rows();
    let chosen = questions.iter().enumerate();
    for (number, row) in chosen.filter(|(number, _)| !choice.without.contains(number)) {
        let path = format!("{QUESTIONS}.{number}.question");
        g.text(Slot::front(Rank::Back), &path, &row.question);
    }
    let more = g.finish();
    facts.change(|all| all.extend(more.iter().cloned()));
    facts
}

/// Lays out a copy of the paper.
pub(super) fn lay_out(
    profile: &Profile,
    today: Date,
    words: &Words,
    choice: &QuestionChoice,
) -> Document {
    let facts = facts(profile, today, words, choice);
    leaf::document(ID, &facts, profile, today, words, body)
}

fn body(v: &View) -> Content {
    let questions = v.facts.under(QUESTIONS).map(|fact| fact.text.as_str());
    let mut questions: Vec<&str> = questions.collect();
    questions.resize(questions.len().max(LEAST), "");
    let lines = if questions.len() > MANY { 1 } else { LINES };
    let list = questions
        .into_iter()
        .enumerate()
        .map(|(number, words)| question(v, (number + 1, words), lines))
        .fold(Stack::new().role(Role::List).gap(MEMO_GAP), Stack::with);
    Stack::new()
        .gap(MEMO_GAP)
        .with(by_hand(v, &VISIT, WRITING))
        .with(remark(v.say("doctor_questions.ask")))
        .with(list)
        .with(by_hand(v, &AFTER, WRITING * 2.0))
        .into()
}

/// A question, and so many lines for what was answered.
fn question(v: &View, (number, words): (usize, &str), lines: u16) -> Stack {
    let number = v.fill(
        "doctor_questions.number",
        &[("number", &number.to_string())],
    );
    let asked = text(format!("{number}　{words}"), ELDER)
        .bold()
        .leading(READ);
    let item = Stack::new()
        .role(Role::ListItem)
        .with(asked.hanging(HANGING))
        .with_some(words.is_empty().then(|| room(1)))
        .with(line(v.say("doctor_questions.answer")))
        .with(room(lines));
    Stack::new().together().with(item)
}

/// Room to write below what is to be written.
fn by_hand(v: &View, names: &[&str], room: Mm) -> Table {
    let header = names
        .iter()
        .map(|name| line(v.say(&format!("doctor_questions.{name}"))));
    Table::new(names.iter().map(|_| Width::Share(1.0)))
        .header(header)
        .padding(MEMO_CELL)
        .add_row(names.iter().map(|_| Spacer::of(room)))
}
