//! What stands on each face of the card, in words a stranger can act on.

use super::{CardChoice, Face, PLACE};
use crate::layout::{
    Boxed, Content, Fill, Mm, Paragraph, Row, Span, Stack, Upright, Width, measure, span, text,
};
use crate::model::{CardPart, Profile, TeamRole};
use crate::sheet::after_confirmation;
use crate::sheet::block::{BETWEEN, SPACE, joined, line, note, notes, number, some, value};
use crate::sheet::emergency::{alert_frame, contacts, team, who};
use crate::sheet::fact::{Part, State};
use crate::sheet::measure::{
    BAR_PADDING, BODY, CARD, CARD_GAP, CARD_NAME, CARD_PADDING, CLEAR, CLOSE, MEDIUM,
};
use crate::sheet::say;
use crate::sheet::view::View;

/// A longer name is shortened where it is repeated; it stands in full on the first face.
const NAME_IN_BAR: usize = 8;
const NAME: [&str; 2] = [
    "emergency.person.family_name",
    "emergency.person.given_name",
];
const READING: [&str; 2] = [
    "emergency.person.family_name_kana",
    "emergency.person.given_name_kana",
];
const ADDRESS: [&str; 2] = ["emergency.person.address", "emergency.person.building"];
const PHONES: [(&str, &str); 2] = [
    ("emergency.person.home_phone", "sheet.who.home"),
    ("emergency.person.mobile_phone", "sheet.who.mobile"),
];

/// A face: a bar with its name, and below what stands on it.
pub(super) fn face(v: &View, face: Face, profile: &Profile, choice: &CardChoice) -> Content {
    let (title, body) = match face {
        Face::Who => ("card.who", person(v, choice)),
        Face::Contacts if !choice.has(CardPart::People) => ("card.contacts", left_off(v)),
        Face::Contacts => ("card.contacts", people(v)),
        Face::Doctor => ("card.doctor", doctor(v, profile)),
        Face::Alerts => ("sheet.alerts.title", alerts(v)),
    };
    let beside = match face {
        Face::Who => None,
        _ => Some(short_name(v)),
    };
    framed(&v.say(title), beside, face, v, body)
}

fn framed(title: &str, beside: Option<String>, face: Face, v: &View, body: Stack) -> Content {
    let number = Face::ALL.iter().position(|one| *one == face).unwrap_or(0) + 1;
    let page = v.fill(
        "sheet.foot.page",
        &[
            ("number", &number.to_string()),
            ("count", &Face::ALL.len().to_string()),
        ],
    );
    let beside: Vec<String> = beside.into_iter().chain([page]).collect();
    bar_and(title, beside.join(SPACE), body)
}

/// A bar over a body, as large as a face of the card.
pub(in crate::sheet) fn bar_and(title: &str, beside: String, body: Stack) -> Content {
    let title = text(title, BODY).bold().leading(CLOSE).heading(2);
    let bar = Row::new()
        .with(Width::Hug, title)
        .with(Width::Share(1.0), notes(beside).end().leading(CLOSE))
        .upright(Upright::Middle);
    Boxed::new(body)
        .padding(CARD_PADDING)
        .title(bar, Fill::Grey, BAR_PADDING)
        .least_height(CARD.1)
        .into()
}

/// The words of facts that stand here, with how the first was given.
fn said(v: &View, paths: &[&str]) -> Option<(State, String)> {
    let facts: Vec<_> = paths.iter().filter_map(|path| v.at(path)).collect();
    let words: Vec<&str> = facts.iter().map(|fact| fact.text.as_str()).collect();
    facts.first().map(|fact| (fact.state, words.join(" ")))
}

fn short_name(v: &View) -> String {
    let facts = NAME.iter().filter_map(|path| v.facts.at(path));
    let words: Vec<&str> = facts.map(|fact| fact.text.as_str()).collect();
    let name = words.join(" ");
    say::shortened(&name, NAME_IN_BAR)
}

/// Values of whatever state in small letters, with the white between them.
fn values(v: &View, paths: &[&str]) -> Paragraph {
    let facts = paths.iter().filter_map(|path| v.at(path));
    joined(facts.map(|fact| vec![value(fact, BODY)]), SPACE).leading(CLOSE)
}

fn pointer(v: &View, cut: bool) -> Option<Paragraph> {
    v.pointer(cut)
        .map(|words| notes(words).bold().leading(CLOSE))
}

fn person(v: &View, choice: &CardChoice) -> Stack {
    let name = said(v, &NAME).map(|(state, words)| match state {
        State::Value => text(words, CARD_NAME).bold().leading(CLOSE),
        _ => notes(words),
    });
    let reading = said(v, &READING).map(|(state, words)| match state {
        State::Value => line(words),
        _ => notes(words),
    });
    let birth = v
        .at("emergency.person.birth_date")
        .map(|fact| match fact.state {
            State::Value => {
                let words = v.fill("sheet.born", &[("date", &fact.text)]);
                vec![span(words, BODY).bold()]
            }
            _ => vec![value(fact, BODY)],
        });
    let more = ["emergency.person.birth_date.age", "emergency.person.sex"];
    let more = more.into_iter().chain(["emergency.person.sex_other"]);
    let more = more
        .filter_map(|path| v.at(path))
        .map(|fact| vec![value(fact, BODY)]);
    let birth = joined(birth.into_iter().chain(more), " ").leading(CLOSE);
    let phones = PHONES.into_iter().filter_map(|(path, label)| {
        let fact = v.at(path)?;
        Some(match fact.state {
            State::Value => vec![note(v.say(label) + " "), number(&fact.text, CLEAR)],
            _ => vec![value(fact, BODY)],
        })
    });
    let confirmed = match v.at("about.confirmed_on") {
        Some(day) if day.state == State::Value => vec![
            note(v.say("sheet.bar.confirmed") + " "),
            span(&day.text, BODY).bold().keep(),
        ],
        _ => vec![note(v.say("sheet.bar.no_date"))],
    };
    let edition = v.fill("sheet.bar.edition", &[("edition", &v.edition.to_string())]);
    let writer = v.text("about.entry_mode").map(|words| vec![note(words)]);
    let edition = [Some(vec![note(edition).keep()]), writer];
    Stack::new()
        .with_some(reading.map(|line| line.leading(CLOSE)))
        .with_some(name)
        .with_some(some(birth))
        .with_some(some(who::talk(v, BODY, MEDIUM)))
        .with_some(some(who::interpreter(v, BODY, false)))
        .with_some(some(values(v, &ADDRESS)))
        .with_some(some(joined(phones, SPACE).leading(CLOSE)))
        .with_some(who_is_left_off(v, choice))
        .with(joined([confirmed], SPACE).leading(CLOSE))
        .with_some(some(values(v, &["about.confirmed_on.stale"])))
        .with_some(some(values(v, &[after_confirmation::PATH])))
        .with(joined(edition.into_iter().flatten(), SPACE).leading(CLOSE))
        .with_some(pointer(v, v.part_cut(Part::Who) || v.part_cut(Part::About)))
}

/// Where to look for what the person left off; the same words whether something is written there or not.
fn who_is_left_off(v: &View, choice: &CardChoice) -> Option<Paragraph> {
    let key = match (choice.has(CardPart::Address), choice.has(CardPart::Phones)) {
        (true, true) => return None,
        (false, true) => "card.left.address",
        (true, false) => "card.left.phones",
        (false, false) => "card.left.address_and_phones",
    };
    Some(notes(v.say(key)).leading(CLOSE))
}

fn left_off(v: &View) -> Stack {
    Stack::new().with(line(v.say("card.left.people")).leading(CLOSE))
}

fn people(v: &View) -> Stack {
    let (first, second, more) = contacts::called(v.facts);
    let all: Vec<String> = [first, second].into_iter().flatten().collect();
    let is_here = |row: &String| v.facts.under(row).any(|fact| v.shows(fact));
    let rows: Vec<&String> = all.iter().filter(|row| is_here(row)).collect();
    let more = more + all.len() - rows.len();
    let body = match all.is_empty() {
        true => contacts::nobody(v, false),
        false => rows.iter().fold(Stack::new().gap(CARD_GAP), |stack, row| {
            let at = |column: &str| v.at(&format!("{row}.{column}"));
            let more = [at("reachable"), at("roles")].into_iter().flatten();
            let more = joined(more.map(|fact| vec![span(&fact.text, BODY)]), SPACE);
            let person = Stack::new()
                .with_some(some(contacts::names(v, row, MEDIUM)))
                .with(contacts::numbers(v, row, [MEDIUM, CLEAR]))
                .with_some(some(more.leading(CLOSE)));
            stack.with(person)
        }),
    };
    let callees = contacts::callees(v, [MEDIUM, MEDIUM]);
    let body = callees.into_iter().fold(body, Stack::with);
    let rest = v.count_pointer("sheet.cut.people", more);
    let rest = rest.map(|words| notes(words).bold().leading(CLOSE));
    body.with_some(rest.or_else(|| pointer(v, v.cut(contacts::LIST) || v.cut(contacts::INSTEAD))))
}

fn doctor(v: &View, profile: &Profile) -> Stack {
    let number = team::OnFront::of(profile).doctor;
    let row = number.map(|number| format!("{}.{number}", team::LIST));
    let mut lines: Vec<Vec<Vec<Span>>> = match &row {
        Some(row) => {
            let names = team::names(v, row, Some(TeamRole::PrimaryDoctor));
            let numbers = team::numbers(v, row, MEDIUM).into_iter();
            std::iter::once(names)
                .chain(numbers.map(|line| vec![line]))
                .collect()
        }
        None => {
            let state = v.at(team::LIST);
            let state = state.map_or_else(|| note(v.say("sheet.blank")), |fact| value(fact, BODY));
            vec![vec![vec![state]]]
        }
    };
    lines.extend(team::other_night(v, MEDIUM));
    let lines = lines
        .into_iter()
        .filter_map(|line| some(joined(line, SPACE).leading(CLOSE)));
    let cut = row.is_some_and(|row| v.cut(&row)) || v.cut(team::AT_NIGHT);
    let place = PLACE.iter().find_map(|path| v.text(path));
    let place = place.map(|place| {
        Paragraph::new()
            .with(note(v.say("card.rest.place")))
            .with(span(place, BODY).bold())
            .leading(CLOSE)
    });
    lines
        .fold(Stack::new(), Stack::with)
        .with_some(pointer(v, cut))
        .with(line(v.say("card.rest")).leading(CLOSE))
        .with_some(place)
        .with(notes(v.say("sheet.foot.whose")).leading(CLOSE))
}

/// The words of the sheet's frame in the letters that a card has room for, each kind on a line of its own as
/// long as there are lines enough. What there is not never shares a line with what there is.
fn alerts(v: &View) -> Stack {
    let mut others: Vec<Paragraph> = alert_frame::there_is(v)
        .into_iter()
        .map(alert_frame::small)
        .collect();
    // Allergies have a line of their own, whatever the answer.
    let first = alert_frame::first(v).map(|_| others.remove(0));
    let top = || Stack::new().with_some(first.clone());
    let with_rest = |stack: Stack| {
        let stack = alert_frame::there_is_not(v)
            .map(alert_frame::small)
            .fold(stack, Stack::with);
        stack.with_some(pointer(v, v.part_cut(Part::Alerts)))
    };
    let apart = with_rest(others.iter().cloned().fold(top(), Stack::with));
    let bar = Mm::from(BODY) * CLOSE + BAR_PADDING.down();
    let room = CARD.1 - bar - CARD_PADDING.down();
    let width = CARD.0 - CARD_PADDING.across();
    if measure(&apart.clone().into(), width, v.metrics) <= room {
        return apart;
    }
    let together = joined(others.into_iter().map(|line| line.spans), BETWEEN);
    with_rest(top().with_some(some(together.leading(CLOSE))))
}
