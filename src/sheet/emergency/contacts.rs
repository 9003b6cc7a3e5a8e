//! Whom to call: two people with large numbers, or whom instead where there are no relatives.

use super::alert_frame::confirmed_by;
use crate::layout::{Content, Paragraph, Pt, Stack, span};
use crate::model::{Answer, Choices, ContactRole, EmergencyContact, Profile, Relation, Stated};
use crate::sheet::block::{
    SPACE, joined, label, line, note, notes, pair, some, titled, titled_with, value,
};
use crate::sheet::fact::{Part, Rank, State};
use crate::sheet::gather::{Gather, Slot, says_anything};
use crate::sheet::measure::{BODY, CLOSE, LARGE, MEDIUM};
use crate::sheet::view::View;

/// The list of contacts.
pub(in crate::sheet) const LIST: &str = "emergency.contacts";

/// The facts of S6. Who asked to be called first is first, whatever the order of writing.
pub(super) fn facts(g: &mut Gather, profile: &Profile) {
    let contacts = &profile.emergency.contacts;
    g.part(Part::Contacts);
    let ranks = ranks(g, contacts.rows());
    g.rows(
        Slot::always(Rank::FirstContact),
        LIST,
        contacts,
        |g, _, path, row| {
            let number = path.rsplit('.').next().and_then(|last| last.parse().ok());
            let rank = number.and_then(|number: usize| ranks.get(number).copied());
            contact(g, rank.unwrap_or(Rank::Back), path, row);
        },
    );
    if *contacts == Stated::NoneKnown {
        g.belonging("emergency.contacts", |g| {
            g.one(
                Slot::always(Rank::FirstContact),
                "emergency.first_call",
                &profile.emergency.first_call,
            );
        });
    }
}

/// Who is called first and next.
fn ranks(g: &Gather, rows: &[EmergencyContact]) -> Vec<Rank> {
    let mut order: Vec<usize> = (0..rows.len())
        .filter(|&row| says_anything(g.words, |g| contact(g, Rank::Back, LIST, &rows[row])))
        .collect();
    order.sort_by_key(|&row| !rows[row].roles.contains(ContactRole::CallFirst));
    let mut ranks = vec![Rank::Back; rows.len()];
    for (row, rank) in order
        .into_iter()
        .zip([Rank::FirstContact, Rank::SecondContact])
    {
        ranks[row] = rank;
    }
    ranks
}

/// What somebody was asked to do. That the first is called first is said by the title above the name.
fn roles(rank: Rank, row: &EmergencyContact) -> Choices<ContactRole> {
    let more = row
        .roles
        .iter()
        .filter(|role| *role != ContactRole::CallFirst);
    let more: Choices<ContactRole> = more.collect();
    match rank {
        Rank::FirstContact if more.iter().next().is_some() => more,
        _ => row.roles.clone(),
    }
}

fn contact(g: &mut Gather, rank: Rank, path: &str, row: &EmergencyContact) {
    let at = |name| format!("{path}.{name}");
    let slot = Slot::front(rank);
    // A long name must not take the first number from the front with it.
    let numbers = match rank {
        Rank::FirstContact => Slot::front(Rank::Number),
        rank => Slot::front(rank),
    };
    g.together(path, |g| {
        g.text(slot, &at("name"), &row.name);
        g.one_or_detail(
            slot,
            &at("relation"),
            &row.relation,
            row.relation == Answer::Known(Relation::Other),
            (&at("relation_detail"), &row.relation_detail),
        );
        g.many(slot, &at("reachable"), &row.reachable, false);
        g.one(slot, &at("arrival"), &row.arrival);
        g.many(slot, &at("roles"), &roles(rank, row), false);
    });
    let unit = match rank {
        Rank::FirstContact => at("phone"),
        _ => path.to_owned(),
    };
    g.together(&unit, |g| {
        g.phone(numbers, &at("phone"), &row.phone);
        g.phone(numbers, &at("second_phone"), &row.second_phone);
    });
    g.text(Slot::back(), &at("name_kana"), &row.name_kana);
}

/// Who is called first and who next, by their rows, and how many more there are.
pub(in crate::sheet) fn called(v: &View) -> (Option<String>, Option<String>, usize) {
    let people: Vec<String> = v
        .facts
        .rows(LIST)
        .into_iter()
        .map(|row| format!("{LIST}.{row}"))
        .collect();
    let with = |rank| {
        let mut people = people.iter();
        people.find(|row| v.facts.under(row).any(|fact| fact.rank == rank))
    };
    let first = with(Rank::FirstContact).or_else(|| with(Rank::Number));
    let second = with(Rank::SecondContact);
    let more = people.len().saturating_sub(2);
    (first.cloned(), second.cloned(), more)
}

/// Two people side by side, or whom to call instead.
pub(super) fn block(v: &View) -> Content {
    match called(v) {
        (Some(first), Some(second), more) => pair(
            person(v, &first, "sheet.contacts.first", 0),
            person(v, &second, "sheet.contacts.second", more),
        )
        .into(),
        (Some(first), None, more) => person(v, &first, "sheet.contacts.only", more),
        _ => {
            let pointer = v.at(LIST).is_none().then(|| v.pointer(v.cut(LIST)));
            titled(&v.say("sheet.contacts.only"), pointer.flatten(), nobody(v)).into()
        }
    }
}

/// What somebody is to the person, the name, how long it takes to come.
pub(in crate::sheet) fn names(v: &View, row: &str, size: Pt) -> Paragraph {
    let at = |column: &str| v.at(&format!("{row}.{column}"));
    let relation = match (at("relation"), at("relation_detail")) {
        (Some(relation), Some(detail)) => {
            Some([detail.text.clone(), v.more(&relation.text)].concat())
        }
        (one, other) => one.or(other).map(|fact| fact.text.clone()),
    };
    let names = [
        relation.map(|words| vec![span(words, BODY)]),
        at("name").map(|fact| vec![span(&fact.text, size).bold()]),
        at("arrival").map(|fact| vec![span(&fact.text, BODY).keep()]),
    ];
    joined(names.into_iter().flatten(), SPACE).leading(CLOSE)
}

/// Somebody's numbers in their sizes; that there are none or where they are.
pub(in crate::sheet) fn numbers(v: &View, row: &str, sizes: [Pt; 2]) -> Paragraph {
    let numbers = ["phone", "second_phone"].into_iter().zip(sizes);
    let numbers = numbers.filter_map(|(column, size)| {
        let fact = v.at(&format!("{row}.{column}"))?;
        Some(vec![value(fact, size)])
    });
    match some(joined(numbers, SPACE).leading(CLOSE)) {
        Some(numbers) => numbers,
        None if v.cut(&format!("{row}.phone")) => line(v.beyond("sheet.cut")).bold(),
        None => notes(v.say("sheet.blank.care_team.members.night_phone")),
    }
}

fn person(v: &View, row: &str, title: &str, more: usize) -> Content {
    let at = |column: &str| v.at(&format!("{row}.{column}"));
    let body = Stack::new()
        .with_some(some(names(v, row, MEDIUM)))
        .with(numbers(v, row, [LARGE, MEDIUM]))
        .with_some(at("roles").map(|fact| line(&fact.text)));
    let pointer = v
        .count_pointer("sheet.cut.people", more)
        .or_else(|| v.pointer(v.cut(row)));
    let reachable = at("reachable").map(|fact| vec![span(&fact.text, BODY)]);
    let pointer = pointer.map(|words| vec![note(words).bold()]);
    let beside = joined([reachable, pointer].into_iter().flatten(), SPACE);
    titled_with(&v.say(title), some(beside), body).into()
}

/// What stands where people would: that there are none and whom to call instead, or that nothing was written.
pub(in crate::sheet) fn nobody(v: &View) -> Stack {
    let Some(list) = v.at(LIST) else {
        return Stack::new();
    };
    if list.state != State::NoneKnown {
        return Stack::new().with(Paragraph::new().with(value(list, BODY)));
    }
    let words = v.fill("sheet.contacts.none", &[("by", &confirmed_by(v))]);
    let call = v.at("emergency.first_call").map(|fact| {
        Paragraph::new()
            .with(label(&v.say("sheet.contacts.instead")))
            .with(value(fact, MEDIUM))
    });
    Stack::new().with(line(words)).with_some(call)
}
