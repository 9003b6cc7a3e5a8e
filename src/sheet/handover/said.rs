//! Answers one after the other, each after its name; what is none, unknown or blank in one line each.

use crate::layout::{Content, Paragraph, Role, Row, Span, Stack, Width, span};
use crate::sheet::block::{BETWEEN, SPACE, joined, label, note, some, value};
use crate::sheet::fact::{Fact, Part, Rank, State};
use crate::sheet::measure::{BODY, CLOSE, COLUMN_GAP, HANGING, READ};
use crate::sheet::talk::LANGUAGES;
use crate::sheet::view::View;

/// Columns of rows whose value alone would not say what it is.
const NAMED: [&str; 6] = [
    "flow_at_rest",
    "flow_in_motion",
    "tube_size",
    "tube_changed_on",
    "settings",
    "card_place",
];
/// The column of a date from which on something is so.
const SINCE: &str = "since";
/// The column of what somebody or something is called.
const NAME: &str = "name";
/// Of so many rows on, a list stands in two columns.
const MANY: usize = 3;
/// What a detail's path has after the path of what it is a detail of.
const DETAILS: [&str; 3] = ["_detail", "_name", "_other"];

/// The facts of some parts under that heading, but for those that stand elsewhere on the paper.
pub(super) fn block(v: &View, title: &str, parts: &[Part], elsewhere: &[&str]) -> Option<Content> {
    // A language that is not Japanese stands under the name.
    let is_told = |fact: &Fact| fact.rank == Rank::Address && LANGUAGES.contains(&&*fact.path);
    let is_elsewhere =
        |fact: &Fact| is_told(fact) || elsewhere.iter().any(|path| fact.path.starts_with(path));
    let facts = v.facts.iter();
    let here = facts.filter(|fact| parts.contains(&fact.part) && !is_elsewhere(fact));
    those(v, title, here.collect())
}

/// These facts under that heading.
pub(super) fn those(v: &View, title: &str, facts: Vec<&Fact>) -> Option<Content> {
    let (rows, single): (Vec<&Fact>, Vec<&Fact>) =
        facts.into_iter().partition(|fact| list(fact).is_some());
    let (unsaid, said): (Vec<&Fact>, Vec<&Fact>) = single
        .into_iter()
        .partition(|fact| word(fact.state).is_some_and(|key| v.say(key) == fact.text));
    let lists = rows.chunk_by(|one, other| list(one).map(of) == list(other).map(of));
    let stack = lists
        .map(|rows| one_list(v, title, rows))
        .fold(Stack::new(), Stack::with)
        .with_some(some(run_in(v, &said)).map(|said| said.leading(READ)));
    let states = [State::NoneKnown, State::Unknown, State::Blank];
    let alike = states.into_iter().filter_map(|state| alike(&unsaid, state));
    let stack = alike.fold(stack, Stack::with);
    (!stack.children.is_empty()).then(|| stack.into())
}

/// What a list is called, of the list and the row.
fn of<'a>((list, _): (&'a str, &'a str)) -> &'a str {
    list
}

/// The word that all answers of a state share where they have none of their own.
fn word(state: State) -> Option<&'static str> {
    match state {
        State::Blank => Some("sheet.blank"),
        State::NoneKnown => Some("sheet.none"),
        State::Unknown => Some("sheet.unknown"),
        State::Bare | State::Value => None,
    }
}

/// The list to which a fact of a row belongs, and the row.
fn list(fact: &Fact) -> Option<(&str, &str)> {
    let mut from = 0;
    for name in fact.path.split('.') {
        if name.parse::<usize>().is_ok() {
            return Some((
                &fact.path[..from.max(1) - 1],
                &fact.path[..from + name.len()],
            ));
        }
        from += name.len() + 1;
    }
    None
}

/// A list after its name: its rows one after the other, many of them in two columns.
fn one_list(v: &View, title: &str, facts: &[&Fact]) -> Content {
    let path = facts.first().and_then(|fact| list(fact)).map(of);
    // Under a heading of the same words it would be said twice.
    let name = path.map(|path| v.label(path)).filter(|name| name != title);
    let name = name.as_deref().map(label);
    let rows = facts.chunk_by(|one, other| list(one) == list(other));
    let rows: Vec<Paragraph> = rows.map(|facts| one_row(v, facts)).collect();
    if rows.len() < MANY {
        let mut said = joined(rows.into_iter().map(|row| row.spans), BETWEEN);
        said.spans.splice(0..0, name);
        return said.leading(READ).hanging(HANGING).into();
    }
    let half = rows.len().div_ceil(2);
    let column = |rows: &[Paragraph]| {
        let rows = rows.iter().cloned();
        rows.map(|row| row.hanging(HANGING).leading(CLOSE).role(Role::ListItem))
            .fold(Stack::new(), Stack::with)
    };
    let columns = Row::new()
        .with(Width::Share(1.0), column(&rows[..half]))
        .with(Width::Share(1.0), column(&rows[half..]))
        .gap(COLUMN_GAP);
    let name = name.map(|name| Paragraph::new().with(name).leading(READ));
    Stack::new()
        .together()
        .with_some(name)
        .with(Stack::new().role(Role::List).with(columns))
        .into()
}

/// What is said of a row, its first word heavier.
fn one_row(v: &View, facts: &[&Fact]) -> Paragraph {
    let columns = facts.iter().enumerate().map(|(at, fact)| {
        let column = fact.path.rsplit('.').next().unwrap_or_default();
        let said = match fact.phone {
            true => value(fact, BODY),
            _ if at == 0 || column == NAME => span(&fact.text, BODY).bold(),
            _ if column == SINCE => span(v.fill("sheet.since", &[("date", &fact.text)]), BODY),
            _ => span(&fact.text, BODY),
        };
        let named = NAMED.contains(&column) && fact.needs_label();
        let name = named.then(|| label(&fact.label));
        name.into_iter().chain([said]).collect()
    });
    joined(columns, " ")
}

/// Answers that need more than a word, each after its name; a detail in brackets; a tick is its name alone.
fn run_in(v: &View, facts: &[&Fact]) -> Paragraph {
    let groups = facts
        .chunk_by(|one, next| is_detail(next, one))
        .map(|facts| {
            let mut said: Vec<Span> = Vec::new();
            for (at, fact) in facts.iter().enumerate() {
                if at > 0 {
                    said.push(span(v.more(&fact.text), BODY).bold());
                } else {
                    said.extend(fact.needs_label().then(|| label(&fact.label)));
                    said.push(value(fact, BODY));
                }
            }
            said
        });
    joined(groups, SPACE)
}

/// Whether a fact says more of the one before it.
fn is_detail(fact: &Fact, before: &Fact) -> bool {
    let rest = fact.path.strip_prefix(before.path.as_str());
    before.state == State::Value && rest.is_some_and(|rest| DETAILS.contains(&rest))
}

/// The names of all that has one answer, after that answer.
fn alike(facts: &[&Fact], state: State) -> Option<Paragraph> {
    let facts: Vec<&&Fact> = facts.iter().filter(|fact| fact.state == state).collect();
    let answer = value(facts.first()?, BODY);
    let names: Vec<&str> = facts.iter().map(|fact| fact.label.as_str()).collect();
    let said = Paragraph::new()
        .with(answer)
        .with(note(format!("：{}", names.join(BETWEEN))));
    Some(said.leading(READ))
}
