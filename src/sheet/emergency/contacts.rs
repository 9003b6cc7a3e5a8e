//! Whom to call: two people with large numbers, or whom instead where none of them can be called.

use super::alert_frame::confirmed_by;
use super::team;
use crate::layout::{Content, Paragraph, Pt, Row, Span, Stack, Width, span};
use crate::model::{
    Answer, CareTeamMember, Choices, Coded, ContactRole, EmergencyContact, NightAnswer, Profile,
    Reachable, Relation, Stated,
};
use crate::sheet::block::{
    SPACE, before, joined, label, line, note, notes, pair, rows, some, titled, titled_with, value,
};
use crate::sheet::fact::{Facts, Part, Rank, State};
use crate::sheet::gather::{Gather, Slot, says_anything};
use crate::sheet::measure::{BODY, CLOSE, COLUMN_GAP, LARGE, MEDIUM};
use crate::sheet::order::by_key;
use crate::sheet::view::View;
use crate::sheet::whom_to_call::{self, Callee};

/// The list of contacts.
pub(in crate::sheet) const LIST: &str = "emergency.contacts";
/// Those who are called where no contact can be, row by row as in the team.
pub(in crate::sheet) const INSTEAD: &str = "emergency.call";
/// Whom the person named as the first to call where there are no relatives.
const FIRST_CALL: &str = "emergency.first_call";

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
                FIRST_CALL,
                &profile.emergency.first_call,
            );
        });
    }
    for (number, callee) in whom_to_call::instead(profile).into_iter().enumerate() {
        let rank = match number {
            0 => Rank::FirstContact,
            _ => Rank::SecondContact,
        };
        instead(g, rank, &format!("{INSTEAD}.{number}"), callee);
    }
}

/// Somebody who is called instead of the contacts, with the columns that a member of the team has.
fn instead(g: &mut Gather, rank: Rank, path: &str, callee: Callee) {
    match callee {
        // What the person chose is said already in the answer itself.
        Callee::Chosen(_, member) => {
            let row = CareTeamMember {
                role: Answer::NotAsked,
                ..member.clone()
            };
            team::who_and_numbers(g, rank, path, &row);
        }
        Callee::Member(_, member) => team::who_and_numbers(g, rank, path, member),
        Callee::Writer(about) => {
            let writer = g.words.say("sheet.call.writer");
            let row = CareTeamMember {
                role_detail: about.writer_relation.clone(),
                person: about.writer_name.clone(),
                ..CareTeamMember::default()
            };
            let slot = Slot::front(rank);
            g.together(path, |g| g.value(slot, &format!("{path}.role"), writer));
            team::who_and_numbers(g, rank, path, &row);
            // By day or by night nobody asked of this one.
            let phone = format!("{path}.own_phone");
            g.together(&phone, |g| {
                g.phone(Slot::front(Rank::Number), &phone, &about.writer_phone);
            });
        }
    }
}

/// Who is called first and next.
fn ranks(g: &Gather, rows: &[EmergencyContact]) -> Vec<Rank> {
    let said = (0..rows.len())
        .filter(|&row| says_anything(g.words, |g| contact(g, Rank::Back, LIST, &rows[row])));
    // Nobody can call somebody without a number, whoever asked for it.
    let order = by_key(said, |&row| {
        let row = &rows[row];
        let has_number = row.phone.is_number() || row.second_phone.is_number();
        (!has_number, !row.roles.contains(ContactRole::CallFirst))
    });
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
        g.text(numbers, &at("other_contact"), &row.other_contact);
    });
    g.text(Slot::back(), &at("name_kana"), &row.name_kana);
}

/// Who is called first and who next, by their rows, and how many more there are.
pub(in crate::sheet) fn called(facts: &Facts) -> (Option<String>, Option<String>, usize) {
    let people: Vec<String> = facts
        .rows(LIST)
        .into_iter()
        .map(|row| format!("{LIST}.{row}"))
        .collect();
    let with = |rank| {
        let mut people = people.iter();
        people.find(|row| facts.under(row).any(|fact| fact.rank == rank))
    };
    let first = with(Rank::FirstContact).or_else(|| with(Rank::Number));
    let second = with(Rank::SecondContact);
    let more = people.len().saturating_sub(2);
    (first.cloned(), second.cloned(), more)
}

/// Whom to tell, by their rows: the first who has a number, of the contacts, else of those who are called instead; and
/// who of all of them answers at night, where nobody knows that the first does; or by day, where the first does not.
pub(in crate::sheet) fn to_tell(facts: &Facts) -> Vec<String> {
    let rows = |list: &str| -> Vec<String> {
        let rows = facts.rows(list).into_iter();
        rows.map(|row| format!("{list}.{row}")).collect()
    };
    let (first, second, _) = called(facts);
    let all = first.into_iter().chain(second);
    let all = all.chain(rows(LIST)).chain(rows(INSTEAD));
    let mut all = all.filter(|row| facts.under(row).any(|fact| fact.phone));
    let mut told: Vec<String> = all.next().into_iter().collect();
    if !told.iter().any(|row| answers_at_night(facts, row)) {
        told.extend(all.find(|row| answers_at_night(facts, row)));
    } else if told.iter().all(|row| answers_only_at_night(facts, row)) {
        told.extend(all.find(|row| !answers_only_at_night(facts, row)));
    }
    told
}

/// Whether somebody says of that row that it answers at night and at no other time.
fn answers_only_at_night(facts: &Facts, row: &str) -> bool {
    let mut when = facts
        .under(row)
        .filter(|fact| fact.path.ends_with(".reachable"));
    when.any(|fact| fact.codes.as_slice() == [Reachable::Night.code()])
}

/// Whether somebody says of that row that it answers at night.
fn answers_at_night(facts: &Facts, row: &str) -> bool {
    facts.under(row).any(|fact| {
        let is_own = fact.phone && fact.path.ends_with(".night_phone");
        let says = fact.is(NightAnswer::Yes) || fact.is(Reachable::Always);
        is_own || says || fact.is(Reachable::Night)
    })
}

/// Somebody to tell: who it is, the numbers, each with when it is answered, any other way to reach them.
pub(in crate::sheet) fn told(v: &View, row: &str, size: Pt) -> Vec<Vec<Span>> {
    let at = |column: &str| v.at(&format!("{row}.{column}"));
    let plain = |column: &str| at(column).map(|fact| vec![value(fact, size)]);
    let (names, mut numbers) = match row.starts_with(INSTEAD) {
        true => (team::names(v, row, None), numbers_instead(v, row, size)),
        false => {
            let numbers = ["phone", "second_phone"].into_iter().filter_map(plain);
            (vec![names(v, row, BODY).spans], numbers.collect())
        }
    };
    if let (Some(when), Some(first)) = (at("reachable"), numbers.first_mut()) {
        first.insert(0, before(span(&when.text, BODY)));
    }
    let other = plain("other_contact");
    names.into_iter().chain(numbers).chain(other).collect()
}

/// Two people side by side; below them, or instead of them, whom else to call where they have no number.
pub(super) fn block(v: &View) -> Content {
    let (first, second, more) = called(v.facts);
    let Some(first) = first else {
        let title = v.say("sheet.contacts.only");
        let cut = v.cut(INSTEAD) || v.at(LIST).is_none() && v.cut(LIST);
        return titled(
            &title,
            v.pointer(cut),
            nobody(v, true).with_some(beside(callees(v, [LARGE, LARGE]))),
        )
        .into();
    };
    let others = callees(v, [LARGE, LARGE]);
    // Nobody asked whether the writer answers at night.
    let is_writer = v.state(&format!("{INSTEAD}.0.own_phone")).is_some();
    let title = v.say(match has_number(v, &first) && !is_writer {
        true => "sheet.contacts.at_night",
        false => "sheet.contacts.reachable",
    });
    let others = beside(others).map(|others| titled(&title, v.pointer(v.cut(INSTEAD)), others));
    match (second, others) {
        (None, Some(others)) => pair(person(v, &first, "sheet.contacts.only", more), others).into(),
        (None, None) => person(v, &first, "sheet.contacts.only", more),
        (Some(second), others) => {
            let people = pair(
                person(v, &first, "sheet.contacts.first", 0),
                person(v, &second, "sheet.contacts.second", more),
            );
            rows().with(people).with_some(others).into()
        }
    }
}

/// Whether somebody of the contacts can be called at all.
fn has_number(v: &View, row: &str) -> bool {
    v.facts.under(row).any(|fact| fact.phone)
}

/// Those who are called where no contact can be, the first first.
pub(in crate::sheet) fn callees(v: &View, sizes: [Pt; 2]) -> Vec<Stack> {
    let (rows, _) = v.rows(INSTEAD);
    let rows = rows.iter().zip(sizes);
    rows.map(|(row, size)| callee(v, row, size)).collect()
}

/// The same side by side.
fn beside(callees: Vec<Stack>) -> Option<Content> {
    let row = Row::new().gap(COLUMN_GAP);
    let is_empty = callees.is_empty();
    let columns = callees
        .into_iter()
        .fold(row, |row, one| row.with(Width::Share(1.0), one));
    (!is_empty).then(|| columns.into())
}

/// Who is called instead, and the numbers by day and by night under it.
fn callee(v: &View, row: &str, size: Pt) -> Stack {
    let names = joined(team::names(v, row, None), SPACE).leading(CLOSE);
    let cut = v.cut(row).then(|| line(v.beyond("sheet.cut")).bold());
    let lines = numbers_instead(v, row, size).into_iter();
    let lines = lines.map(|line| joined([line], SPACE).leading(CLOSE));
    lines
        .fold(Stack::new().with_some(some(names)), Stack::with)
        .with_some(cut)
}

/// The numbers of somebody who is called instead.
fn numbers_instead(v: &View, row: &str, size: Pt) -> Vec<Vec<Span>> {
    let own = v.at(&format!("{row}.own_phone"));
    let own = own.map(|fact| vec![value(fact, size)]);
    team::numbers(v, row, size).into_iter().chain(own).collect()
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

/// Somebody's numbers in their sizes and any other way to reach them; that there are none or where they are.
pub(in crate::sheet) fn numbers(v: &View, row: &str, sizes: [Pt; 2]) -> Stack {
    let numbers = ["phone", "second_phone"].into_iter().zip(sizes);
    let numbers = numbers.filter_map(|(column, size)| {
        let fact = v.at(&format!("{row}.{column}"))?;
        Some(vec![value(fact, size)])
    });
    let numbers = match some(joined(numbers, SPACE).leading(CLOSE)) {
        Some(numbers) => numbers,
        None if v.cut(&format!("{row}.phone")) => line(v.beyond("sheet.cut")).bold(),
        None => notes(v.say("sheet.blank.care_team.members.night_phone")),
    };
    let other = v.at(&format!("{row}.other_contact"));
    let other = other.map(|fact| joined([vec![value(fact, BODY)]], SPACE).leading(CLOSE));
    Stack::new().with(numbers).with_some(other)
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

/// What stands where people would: that there are none and whom the person named, or that nothing was written. Where
/// lines are short the place stands without its label, under the title.
pub(in crate::sheet) fn nobody(v: &View, with_label: bool) -> Stack {
    let list = v.at(LIST).map(|list| match list.state {
        State::NoneKnown => line(v.fill("sheet.contacts.none", &[("by", &confirmed_by(v))])),
        _ => Paragraph::new().with(value(list, BODY)),
    });
    let call = v.at(FIRST_CALL).map(|fact| {
        let label = with_label.then(|| label(&v.say("sheet.contacts.instead")));
        let said = label.into_iter().chain([value(fact, MEDIUM)]);
        said.fold(Paragraph::new(), Paragraph::with)
    });
    Stack::new().with_some(list).with_some(call)
}
