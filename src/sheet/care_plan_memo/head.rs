//! Whose memo this is, when it was confirmed, who wrote, and with whom it was talked over.

use super::MemoChoice;
use super::block::{line, remark};
use super::memo::Memo;
use crate::layout::{
    Border, Boxed, Content, Fill, Paragraph, Row, Span, Stack, Upright, Width, span, text,
};
use crate::model::{Date, EntryMode, Profile, STALE_AFTER_MONTHS, is_stale};
use crate::sheet::block::{SPACE, joined, label, note};
use crate::sheet::fact::{Part, Rank};
use crate::sheet::gather::{Gather, Slot};
use crate::sheet::leaf::{LONG_NAME_FROM, NAMES, READINGS};
use crate::sheet::measure::{
    BODY, CLOSE, ELDER, HEAVY, LARGE, LINE, LONG_NAME, MEDIUM, MEMO_NAME, MEMO_PADDING, PADDING,
    READ, TITLE,
};
use crate::sheet::writer;

/// The day on which the plan was last confirmed.
pub(super) const CONFIRMED: &str = "care_plan.confirmed_on";
const STALE: &str = "care_plan.confirmed_on.stale";
const WRITER: [&str; 3] = [
    "about.writer_relation",
    "about.writer_name",
    "about.writer_phone",
];

/// With whom the person sat over it: a view is worth more when nobody pressed for it.
const WITH: &str = "care_plan.start.with";

/// Who the person is, and who wrote.
pub(super) fn facts(g: &mut Gather, profile: &Profile, today: Date, choice: &MemoChoice) {
    let person = &profile.emergency.person;
    let slot = Slot::front(Rank::Back);
    g.part(Part::Who);
    g.text(slot, NAMES[0], &person.family_name);
    g.text(slot, NAMES[1], &person.given_name);
    g.text(slot, READINGS[0], &person.family_name_kana);
    g.text(slot, READINGS[1], &person.given_name_kana);
    g.text(
        slot,
        "emergency.person.preferred_name",
        &person.preferred_name,
    );
    g.date(slot, "emergency.person.birth_date", person.birth_date);
    if let Some((least, most)) = person.birth_date.and_then(|birth| birth.years_until(today)) {
        let age = g.words.age(least, most);
        g.value(slot, "emergency.person.birth_date.age", age);
    }
    g.part(Part::About);
    let confirmed = profile.history.confirmed_on();
    g.day(slot, CONFIRMED, confirmed);
    if confirmed.is_some_and(|day| is_stale(day, STALE_AFTER_MONTHS, today)) {
        let stale = g.words.say("memo.stale");
        g.value(slot, STALE, stale);
    }
    writer::fact(g, slot, profile, profile.plan_entry_mode(), today);
    if !matches!(profile.about.entry_mode, None | Some(EntryMode::Person)) {
        g.text(slot, WRITER[1], &profile.about.writer_name);
        g.text(slot, WRITER[0], &profile.about.writer_relation);
        g.phone(slot, WRITER[2], &profile.about.writer_phone);
    }
    if choice.lets_in(WITH) {
        g.many(slot, WITH, &profile.care_plan.start.with, false);
    }
}

/// The words of two facts with a space between.
fn both(m: &Memo, paths: [&str; 2]) -> String {
    let words: Vec<&str> = paths.into_iter().filter_map(|path| m.text(path)).collect();
    words.join(" ")
}

/// The person's name; empty where it was not written.
pub(super) fn name(m: &Memo) -> String {
    both(m, NAMES)
}

/// The paper's own name, and the day on which it was confirmed.
pub(super) fn title(m: &Memo) -> Content {
    let title = text(m.say("sheet.care-plan-memo.title"), TITLE)
        .bold()
        .leading(CLOSE)
        .heading(1);
    let confirmed = match m.text(CONFIRMED) {
        Some(day) => Paragraph::new()
            .with(span(m.say("memo.confirmed") + " ", BODY))
            .with(span(day, MEDIUM).bold().keep()),
        None => text(m.say("memo.confirmed.blank"), BODY),
    };
    let row = Row::new()
        .with(Width::Hug, title)
        .with(Width::Share(1.0), confirmed.end().leading(CLOSE))
        .upright(Upright::Bottom);
    let notes = [
        m.changes.unconfirmed.then(|| m.say("memo.unconfirmed")),
        m.text(STALE).map(str::to_owned),
    ];
    let notes = notes.into_iter().flatten();
    Stack::new()
        .with(row)
        .with(remark(m.say("memo.what") + &m.say("memo.with")))
        .with_some(notes.map(|words| line(words).bold().end()).reduce(and))
        .into()
}

fn and(mut one: Paragraph, other: Paragraph) -> Paragraph {
    one.spans.push(note(SPACE));
    one.spans.extend(other.spans);
    one
}

/// Name, birth date and age; who wrote; with whom it was last talked over.
pub(super) fn who(m: &Memo) -> Content {
    let reading = both(m, READINGS);
    let called = m
        .at("emergency.person.preferred_name")
        .map(|fact| vec![label(&fact.label), span(&fact.text, BODY).bold()]);
    let reading = (!reading.is_empty()).then(|| span(reading, BODY));
    let name = name(m);
    let name = match name.chars().count() {
        0 => text(m.say("memo.name.blank"), ELDER).leading(2.0),
        count if count > LONG_NAME_FROM => text(name, LONG_NAME).bold().leading(CLOSE),
        _ => text(name, MEMO_NAME).bold().leading(CLOSE),
    };
    let beside = reading
        .map(|said| vec![said])
        .into_iter()
        .chain(called)
        .flat_map(|said| std::iter::once(span(SPACE, BODY)).chain(said));
    let name = beside.fold(name, Paragraph::with);
    let birth = match m.text("emergency.person.birth_date") {
        Some(day) => {
            let words = m.fill("sheet.who.birth", &[("date", day)]);
            vec![span(words, ELDER)]
        }
        None => vec![span(m.say("memo.birth.blank"), BODY)],
    };
    let printed = crate::sheet::say::short_date(m.words, m.today.into());
    let age = m.text("emergency.person.birth_date.age").map(|age| {
        let on = m.fill("memo.age_on", &[("date", &printed)]);
        vec![span(age, LARGE).bold().keep(), note(on)]
    });
    let birth = joined([Some(birth), age].into_iter().flatten(), SPACE).leading(CLOSE);
    let body = Stack::new()
        .with(name)
        .with(birth)
        .with(written(m))
        .with(talked(m));
    Boxed::new(body)
        .border(Border::Solid(LINE))
        .padding(MEMO_PADDING)
        .into()
}

fn written(m: &Memo) -> Paragraph {
    let mode = match m.at("about.entry_mode") {
        Some(fact) => span(&fact.text, BODY).bold(),
        None => span(m.say("memo.written.blank"), BODY),
    };
    let mut groups: Vec<Vec<Span>> = vec![vec![label(&m.say("sheet.written_by")), mode]];
    let writer: Vec<Span> = WRITER
        .iter()
        .filter_map(|path| m.at(path))
        .map(|fact| super::memo::spoken(fact, BODY))
        .collect();
    groups.extend(writer.into_iter().map(|said| vec![said]));
    groups.extend(
        m.at(WITH)
            .map(|fact| vec![label(&m.say("memo.written_with")), span(&fact.text, BODY)]),
    );
    joined(groups, SPACE).leading(CLOSE)
}

/// With whom it was last talked over, and when.
fn talked(m: &Memo) -> Paragraph {
    let newest = super::lists::newest_talk(m);
    let at = |column: &str| m.text(&format!("{}.{column}", newest.as_deref()?));
    let with: Vec<&str> = ["partners", "names"].into_iter().filter_map(at).collect();
    let said = match (at("held_on"), with.is_empty()) {
        (None, true) => return line(m.say("memo.talked.blank")),
        (day, _) => {
            let day = day.map(|day| vec![span(day, BODY).keep()]);
            let mut groups: Vec<Vec<Span>> = day.into_iter().collect();
            groups.extend(with.iter().map(|words| vec![span(*words, BODY).bold()]));
            groups[0].insert(0, label(&m.say("memo.talked")));
            groups
        }
    };
    joined(said, SPACE).leading(CLOSE)
}

/// What must be seen on every page where the person did not speak: nothing otherwise.
pub(super) fn remembered(m: &Memo) -> Option<Content> {
    let words = m.words.find(&format!("memo.by.{}", m.writer?))?;
    let words = text(words, ELDER).bold().leading(READ);
    let frame = Boxed::new(words)
        .border(Border::Solid(HEAVY))
        .fill(Fill::White)
        .padding(PADDING);
    Some(frame.into())
}
