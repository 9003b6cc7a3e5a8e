//! The back: everything that is not on the front, in the same order.

use super::{alert_frame, cpr, medicines, tables, team};
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

/// Parts whose fallen facts have a heading of their own, as the front would have said it.
const FALLEN: &[(&[Part], &str)] = &[
    (&[Part::UsualState], "sheet.usual.title"),
    (&[Part::Who, Part::Home, Part::Medicines], "sheet.back.more"),
];

/// How much of its lists the back repeats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lists {
    /// Everything, also what the front says.
    Whole,
    /// What the front does not say in full.
    Rest,
}

/// The back of a record; `front` is what the front shows, `whole` everything. The code stands first, where it is
/// found; then what was meant for the front and had no room there, before anything that was never meant for it.
pub(super) fn back(front: &View, whole: &View, code: Option<Content>, lists: Lists) -> Content {
    let wish = front.cut(cpr::UNIT).then(|| cpr::block(whole)).flatten();
    let v = front;
    let fell = |fact: &Fact| fact.on_front() && !v.shows(fact);
    let rest = |part: Part| run_in(v, "", &loose(v, |fact| fact.part == part && !fell(fact)));
    let fallen = FALLEN.iter().map(|(parts, title)| {
        let facts = loose(v, |fact| parts.contains(&fact.part) && fell(fact));
        (true, row_of(v, &v.say(title), &facts))
    });
    let alerts = [
        alert_frame::fallen(v, |fact| fact.part == Part::Alerts && is_loose(v, fact)),
        tables::implants(v).map(Content::from),
        tables::devices(v).map(Content::from),
    ];
    let ill = [
        tables::illnesses(v),
        tables::past(v),
        run_in(v, "", &loose(v, |fact| fact.part == Part::Illnesses)),
    ];
    let ill = ill.map(|said| said.map(Content::from));
    let of_part = |part| v.part_cut(part);
    let said = [(
        of_part(Part::Alerts),
        several(v, "sheet.back.alerts", alerts),
    )];
    let said = said.into_iter().chain(fallen).chain([
        (of_part(Part::Wishes), words(v)),
        (of_part(Part::Contacts), tables::contacts(v)),
        (
            of_part(Part::Illnesses),
            several(v, "sheet.illnesses.more", ill),
        ),
    ]);
    let (opening, said): (Vec<_>, Vec<_>) = said.partition(|(fell, _)| *fell);
    let boxes = |some: Vec<(bool, Option<Content>)>| {
        let stack = some
            .into_iter()
            .fold(rows(), |stack, (_, said)| stack.with_some(said));
        (!stack.children.is_empty()).then(|| Content::from(stack))
    };
    let (team_fell, medicines_fell) = (v.cut(team::LIST), v.cut(medicines::LIST));
    let mut team = tables::team(v, whole, lists, rest(Part::Team));
    let mut medicines = tables::medicines(v, lists, rest(Part::Medicines));
    let opens = [
        medicines.take_if(|_| medicines_fell),
        team.take_if(|_| team_fell),
    ];
    let life = LISTS.iter().fold(rows(), |stack, (parts, title)| {
        let facts = loose(v, |fact| parts.contains(&fact.part) && !fell(fact));
        stack.with_some(row_of(v, &v.say(title), &facts))
    });
    let stack = Stack::new()
        .gap(GAP)
        .with_some(code)
        .with_some(wish)
        .with_some(boxes(opening));
    let stack = opens.into_iter().fold(stack, Stack::with_some);
    stack
        .with_some(boxes(said))
        .with_some(team)
        .with_some(medicines)
        .with(keeping(v, life))
        .into()
}

/// Several things under one name.
fn several(v: &View, title: &str, said: [Option<Content>; 3]) -> Option<Content> {
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
                    said.push(span(v.more(&fact.text), BODY).bold());
                    continue;
                }
                if fact.needs_label() && fact.label != title {
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
