//! The back: everything that is not on the front, in the same order.

use super::{contacts, cpr, illnesses, medicines, tables, team};
use crate::layout::{Content, Span, Stack, span, text};
use crate::sheet::block::{SPACE, joined, label, labelled, rows, some, value};
use crate::sheet::fact::{Fact, Part};
use crate::sheet::measure::{GAP, NOTE, OPEN};
use crate::sheet::view::View;

/// Parts whose facts stand one after the other under a heading, and the heading's words.
const LISTS: &[(&[Part], &str)] = &[
    (
        &[Part::UsualState, Part::Home, Part::Who],
        "sheet.back.life",
    ),
    (&[Part::Disaster], "sheet.back.disaster"),
];

/// The back of a record; `front` is what the front shows, `whole` everything.
pub(super) fn back(front: &View, whole: &View) -> Content {
    let wish = front.cut(cpr::UNIT).then(|| cpr::block(whole)).flatten();
    let v = front;
    let said = rows()
        .with_some(alerts(v))
        .with_some(words(v))
        .with_some(tables::contacts(v))
        .with_some(tables::illnesses(v))
        .with_some(tables::past(v))
        .with_some(tables::more(
            v,
            Part::Illnesses,
            &[illnesses::CURRENT, illnesses::PAST],
            "sheet.illnesses.more",
        ))
        .with_some(tables::devices(v));
    let lists = rows()
        .with_some(tables::team(v))
        .with_some(tables::more(
            v,
            Part::Team,
            &[team::LIST],
            "sheet.team.more",
        ))
        .with_some(tables::medicines(v))
        .with_some(tables::more(
            v,
            Part::Medicines,
            &[medicines::LIST],
            "sheet.medicines.more",
        ));
    let life = LISTS.iter().fold(rows(), |stack, (parts, title)| {
        let facts = loose(v, |fact| parts.contains(&fact.part));
        stack.with_some(row_of(&v.say(title), &facts))
    });
    Stack::new()
        .gap(GAP)
        .with_some(wish)
        .with(said)
        .with(lists)
        .with(keeping(v, life))
        .into()
}

/// Whether a fact is not on the front and not in one of the tables either.
fn is_loose(front: &View, fact: &Fact) -> bool {
    const IN_TABLES: [&str; 6] = [
        contacts::LIST,
        team::LIST,
        medicines::LIST,
        illnesses::CURRENT,
        illnesses::PAST,
        tables::DEVICES,
    ];
    let in_table = IN_TABLES.iter().any(|list| {
        fact.path
            .strip_prefix(list)
            .is_some_and(|rest| rest.starts_with('.'))
    });
    !front.shows(fact) && !in_table
}

fn loose<'a>(front: &View<'a>, of: impl Fn(&Fact) -> bool) -> Vec<&'a Fact> {
    let facts = front.facts.iter();
    facts
        .filter(|fact| is_loose(front, fact) && of(fact))
        .collect()
}

/// The row of a list to which a fact belongs: its path up to the row's number.
fn row_path(fact: &Fact) -> Option<&str> {
    let number = fact
        .path
        .split('.')
        .find(|name| name.parse::<usize>().is_ok())?;
    let (before, _) = fact.path.split_once(&format!(".{number}."))?;
    fact.path.get(..before.len() + 1 + number.len())
}

/// Facts one after the other, those of one row of a list together; a tick is its label alone.
pub(super) fn row_of(title: &str, facts: &[&Fact]) -> Option<Content> {
    let together =
        |one: &&Fact, next: &&Fact| row_path(one).is_some() && row_path(one) == row_path(next);
    let groups = facts.chunk_by(together).map(|facts| {
        let mut spans: Vec<Span> = Vec::new();
        for fact in facts {
            if !spans.is_empty() {
                spans.push(span(" ", NOTE));
            }
            if fact.text != fact.label && fact.label != title {
                spans.push(label(&fact.label));
            }
            spans.push(value(fact, NOTE));
        }
        spans
    });
    let body = some(joined(groups, SPACE))?;
    Some(labelled(title, body).into())
}

/// What of the alerts did not fit, first of all.
fn alerts(front: &View) -> Option<Content> {
    let facts = loose(front, |fact| fact.part == Part::Alerts);
    row_of(&front.say("sheet.back.alerts"), &facts)
}

/// The word to the crew, if it did not fit.
fn words(front: &View) -> Option<Content> {
    let facts = loose(front, |fact| {
        fact.part == Part::Wishes && fact.unit != cpr::UNIT
    });
    row_of(&front.say("sheet.message.title"), &facts)
}

/// Who wrote, what is kept with the paper, and how to keep it current.
fn keeping(v: &View, before: Stack) -> Content {
    let facts = loose(v, |fact| fact.part == Part::About);
    let facts = facts
        .iter()
        .map(|fact| vec![label(&fact.label), value(fact, NOTE)]);
    let edition = v.edition.to_string();
    let keep = v.fill("sheet.back.keep.words", &[("edition", &edition)]);
    let fold = v.say("sheet.back.fold");
    let body = Stack::new()
        .with_some(some(joined(facts, SPACE)))
        .with(text(format!("{keep}{fold}"), NOTE).leading(OPEN));
    before
        .with(labelled(&v.say("sheet.back.keep"), body))
        .into()
}
