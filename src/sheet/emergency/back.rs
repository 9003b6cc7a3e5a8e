//! The back: everything that is not on the front, in the same order.

use super::{cpr, tables};
use crate::layout::{Content, Paragraph, Span, Stack, span};
use crate::sheet::block::{SPACE, joined, label, notes, rows, section, some, value};
use crate::sheet::fact::{Fact, Part, State};
use crate::sheet::measure::{BODY, GAP};
use crate::sheet::view::View;

/// Parts whose facts stand one after the other under a heading, and the heading's words.
const LISTS: &[(&[Part], &str)] = &[
    (
        &[Part::UsualState, Part::Home, Part::Who],
        "sheet.back.life",
    ),
    (&[Part::Disaster], "sheet.back.disaster"),
];

/// What a detail's path has after the path of what it is a detail of.
const DETAILS: [&str; 2] = ["_detail", "_name"];
/// Who wrote, and what the person is to the one of whom the paper speaks.
const WRITER: (&str, &str) = ("about.writer_name", "about.writer_relation");

/// The back of a record; `front` is what the front shows, `whole` everything. The code stands first, where it is found.
pub(super) fn back(front: &View, whole: &View, code: Option<Content>) -> Content {
    let wish = front.cut(cpr::UNIT).then(|| cpr::block(whole)).flatten();
    let v = front;
    let of = |part: Part| run_in(v, "", &loose(v, |fact| fact.part == part));
    let said = rows()
        .with_some(several(
            v,
            "sheet.back.alerts",
            [
                tables::allergies(v),
                of(Part::Alerts),
                tables::implants(v),
                tables::devices(v),
            ],
        ))
        .with_some(words(v))
        .with_some(tables::contacts(v))
        .with_some(several(
            v,
            "sheet.illnesses.more",
            [
                tables::illnesses(v),
                tables::past(v),
                of(Part::Illnesses),
                None,
            ],
        ));
    let life = LISTS.iter().fold(rows(), |stack, (parts, title)| {
        let facts = loose(v, |fact| parts.contains(&fact.part));
        stack.with_some(row_of(v, &v.say(title), &facts))
    });
    Stack::new()
        .gap(GAP)
        .with_some(code)
        .with_some(wish)
        .with(said)
        .with_some(tables::team(v, whole, of(Part::Team)))
        .with_some(tables::medicines(v, of(Part::Medicines)))
        .with(keeping(v, life))
        .into()
}

/// Paragraphs under one name.
fn several(v: &View, title: &str, said: [Option<Paragraph>; 4]) -> Option<Content> {
    let stack = said.into_iter().fold(Stack::new(), Stack::with_some);
    (!stack.children.is_empty()).then(|| section(v, &v.say(title), stack))
}

/// Whether a fact is not on the front and not in one of the lists either.
fn is_loose(front: &View, fact: &Fact) -> bool {
    let in_list = tables::LISTS.iter().any(|list| {
        fact.path
            .strip_prefix(list)
            .is_some_and(|rest| rest.starts_with('.'))
    });
    !front.shows(fact) && !in_list
}

fn loose<'a>(front: &View<'a>, of: impl Fn(&Fact) -> bool) -> Vec<&'a Fact> {
    let facts = front.facts.iter();
    facts
        .filter(|fact| is_loose(front, fact) && of(fact))
        .collect()
}

/// Whether a fact says more of the one before it.
fn is_detail(fact: &Fact, before: &Fact) -> bool {
    let rest = fact.path.strip_prefix(before.path.as_str());
    let is_writer = (before.path.as_str(), fact.path.as_str()) == WRITER;
    before.state == State::Value && (is_writer || rest.is_some_and(|rest| DETAILS.contains(&rest)))
}

/// Facts one after the other: each after its name, a detail in brackets; a tick is its name alone.
fn run_in(v: &View, title: &str, facts: &[&Fact]) -> Option<Paragraph> {
    let groups = facts
        .chunk_by(|one, next| is_detail(next, one))
        .map(|facts| {
            let mut said: Vec<Span> = Vec::new();
            for (number, fact) in facts.iter().enumerate() {
                if number > 0 {
                    said.push(span(v.bracket(&fact.text), BODY).bold());
                    continue;
                }
                if fact.text != fact.label && fact.label != title {
                    said.push(label(&fact.label));
                }
                said.push(value(fact, BODY));
            }
            said
        });
    some(joined(groups, SPACE))
}

fn row_of(v: &View, title: &str, facts: &[&Fact]) -> Option<Content> {
    Some(section(v, title, run_in(v, title, facts)?))
}

/// The word to the crew, if it did not fit.
fn words(front: &View) -> Option<Content> {
    let facts = loose(front, |fact| {
        fact.part == Part::Wishes && fact.unit != cpr::UNIT
    });
    row_of(front, &front.say("sheet.message.title"), &facts)
}

/// Who wrote, what is kept with the paper, and how to keep it current.
fn keeping(v: &View, before: Stack) -> Content {
    let facts = loose(v, |fact| fact.part == Part::About);
    let edition = v.edition.to_string();
    let keep = v.fill("sheet.back.keep.words", &[("edition", &edition)]);
    let fold = v.say("sheet.back.fold");
    let body = Stack::new()
        .with_some(run_in(v, "", &facts))
        .with(notes(format!("{keep}{fold}")));
    before
        .with(section(v, &v.say("sheet.back.keep"), body))
        .into()
}
