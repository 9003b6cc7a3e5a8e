//! What stands on a copy: to whom, what is asked of them, what kills when it is not known, who cares now, what else
//! they have to know, who received it.

use super::given::addressee;
use super::{HOME, MEMO, MEMO_PLACE};
use super::{alerts, said};
use crate::layout::{
    Border, Boxed, Content, Mm, Paragraph, Row, Spacer, Stack, Table, Upright, Width, measure,
    span, text,
};
use crate::model::{Coded, HandoverReader, Profile};
use crate::sheet::block::{SPACE, joined, note, notes, some, value};
use crate::sheet::care_plan_memo::block::{part, tabled};
use crate::sheet::emergency::{TEAM, who};
use crate::sheet::fact::Part;
use crate::sheet::measure::{
    BODY, CLOSE, COLUMN_GAP, ELDER, GAP, HANGING, HEAVY, LARGE, MEDIUM, MEMO_CELL, MEMO_GAP,
    MEMO_PADDING, READ, WRITING,
};
use crate::sheet::team_table;
use crate::sheet::view::View;

/// What is asked of each reader, beside staying with the person.
const ASKED: [&str; 2] = ["first", "second"];
/// Whom to call, by the beginning of the rows' paths.
const CONTACT: &str = "emergency.contacts.";
/// How to talk with the person.
const TALK: &str = "emergency.talk.";
/// What is lower goes over to the next page as a whole, rather than its last line alone.
const SMALL: Mm = Mm(75.0);
/// Empty rows where nobody was written.
const ROWS_BY_HAND: usize = 3;
/// What stands in each column of the table of those whom to call.
const CONTACTS: [&[&str]; 4] = [
    &["name", "name_kana"],
    &["relation", "relation_detail"],
    &["phone", "second_phone", "other_contact"],
    &["reachable", "arrival", "roles"],
];
/// Room to write: the names of the columns.
const STAY: [&str; 4] = ["where", "from", "until", "contact"];
const RECEIVED: [&str; 4] = ["who", "organisation", "day", "call"];
/// The parts of the crew's sheet in their order, and the heading under which they stand here.
const PARTS: [(&str, &[Part]); 4] = [
    ("sheet.illnesses.title", &[Part::Illnesses]),
    ("sheet.medicines.title", &[Part::Medicines]),
    ("sheet.usual.title", &[Part::UsualState]),
    (
        "handover.people",
        &[Part::Contacts, Part::Home, Part::Disaster],
    ),
];
/// What stands in the head of the paper, or in a table.
const ELSEWHERE: [&str; 17] = [
    "emergency.person.family_name",
    "emergency.person.given_name",
    "emergency.person.birth_date",
    "emergency.person.sex",
    "emergency.person.address",
    "emergency.person.building",
    "emergency.person.home_phone",
    "emergency.person.mobile_phone",
    "about.confirmed_on",
    "about.entry_mode",
    "about.writer",
    TALK,
    TEAM,
    HOME,
    MEMO,
    MEMO_PLACE,
    CONTACT,
];

/// Everything below the head; `whole` where small parts are not cut by a page's end.
pub(super) fn body(v: &View, profile: &Profile, reader: HandoverReader, whole: bool) -> Content {
    let kept = |said: Content| {
        let is_small = measure(&said, v.width, v.metrics) < SMALL;
        let kept = Stack::new().with(said);
        if whole && is_small {
            kept.together()
        } else {
            kept
        }
    };
    let parts = PARTS.iter().filter_map(|(title, parts)| {
        let title = v.say(title);
        let said = Stack::new()
            .with_some(contacts(v, parts))
            .with_some(said::block(v, &title, parts, &ELSEWHERE))
            .with_some(bones(v, reader, parts));
        let any = !said.children.is_empty();
        any.then(|| part(&title, kept(said.into())))
    });
    // A hospital knows of itself.
    let elsewhere = reader != HandoverReader::Hospital;
    let stay = elsewhere.then(|| by_hand(v, "handover.stay", &STAY));
    // Right under the name: whoever reads has to talk with the person first.
    let talk = [
        who::talk(v, ELDER, MEDIUM),
        who::interpreter(v, ELDER, true),
    ];
    let talk = talk.into_iter().filter_map(some);
    let start = talk
        .fold(Stack::new().gap(MEMO_GAP), Stack::with)
        .with(to(v, profile, reader))
        .with(wish(v, profile, reader))
        .with_some(alerts::block(v))
        .with_some(home(v))
        .with_some(memo(v))
        .with_some(stay)
        .with(team(v));
    let title = v.say("handover.more");
    let rest = [Part::Who, Part::About, Part::Wishes, Part::Team];
    let more = said::block(v, &title, &rest, &ELSEWHERE);
    let received = by_hand(v, "handover.received", &RECEIVED);
    let end = Stack::new()
        .gap(MEMO_GAP)
        .with_some(more.map(|said| part(&title, said)))
        .with(received);
    parts.fold(start, Stack::with).with(kept(end.into())).into()
}

/// To whom it is handed, and on which day.
fn to(v: &View, profile: &Profile, reader: HandoverReader) -> Row {
    let team = &profile.emergency.care_team;
    let named = addressee(reader, team).map(|(row, _)| {
        let names = ["organisation", "person"].map(|name| v.text(&format!("{TEAM}.{row}.{name}")));
        names.into_iter().flatten().collect::<Vec<_>>().join(SPACE)
    });
    let named = named.filter(|names| !names.is_empty());
    let reader = v.say(&format!("handover.to.{}", reader.code()));
    let line = Paragraph::new()
        .with(span(reader, LARGE).bold())
        .with(span(SPACE, ELDER))
        .with(match named {
            Some(names) => span(v.fill("handover.dear", &[("names", &names)]), ELDER),
            None => span(v.say("handover.dear.blank"), ELDER),
        });
    Row::new()
        .with(Width::Share(1.0), line.leading(CLOSE))
        .with(
            Width::Hug,
            notes(v.say("handover.handed_on")).leading(CLOSE),
        )
        .gap(COLUMN_GAP)
        .upright(Upright::Bottom)
}

/// What the person asks for, in their own voice; staying with somebody only where they said so.
fn wish(v: &View, profile: &Profile, reader: HandoverReader) -> Boxed {
    let team = &profile.emergency.care_team;
    let keep = match reader {
        HandoverReader::Hospital => team.members.rows().iter().any(|member| member.keep_seeing),
        _ => addressee(reader, team).is_some_and(|(_, member)| member.keep_seeing),
    };
    let keep = match keep {
        true => v.say(&format!("handover.keep.{}", reader.code())),
        false => v.say("handover.keep.by_hand"),
    };
    let asked = ASKED.map(|name| v.say(&format!("handover.{name}.{}", reader.code())));
    let lines = [
        vec![text(keep, ELDER).bold()],
        asked.map(|words| text(words, ELDER)).into(),
    ];
    let lines = lines.into_iter().flatten();
    let lines = lines.map(|line| line.leading(READ).hanging(HANGING));
    let heading = text(v.say("handover.wish"), ELDER)
        .bold()
        .leading(READ)
        .heading(2);
    let body = lines.fold(Stack::new().gap(GAP).with(heading), Stack::with);
    Boxed::new(body)
        .border(Border::Solid(HEAVY / 2.0))
        .padding(MEMO_PADDING)
}

/// How much the person wants to go home, for a ward that would not ask.
fn home(v: &View) -> Option<Boxed> {
    let fact = v.at(HOME)?;
    let said = Paragraph::new()
        .with(note(format!("{}{SPACE}", fact.label)).bold())
        .with(span(&fact.text, LARGE).bold())
        .with(span(SPACE, BODY))
        .with(note(v.say("handover.home.note")));
    Some(Boxed::new(said.leading(CLOSE)).padding(MEMO_PADDING))
}

/// That there is a memo of the care plan, and where: what is wished of treatment stands there and not here.
fn memo(v: &View) -> Option<Boxed> {
    let there_is = v.at(MEMO)?;
    let place = v.at(MEMO_PLACE).map(|fact| {
        let place = v.fill("sheet.memo.place", &[("place", &fact.text)]);
        span(v.bracket(&place), BODY)
    });
    let said = Paragraph::new().with(span(&there_is.text, BODY).bold());
    let said = place.into_iter().fold(said, Paragraph::with);
    Some(Boxed::new(said.leading(READ)).padding(MEMO_PADDING))
}

/// Who cares for the person now.
fn team(v: &View) -> Stack {
    let (rows, _) = v.rows(TEAM);
    let by_hand = if rows.is_empty() { ROWS_BY_HAND } else { 0 };
    let table = team_table::table(v, &rows, BODY, by_hand);
    let title = v.say("handover.team");
    let note = v.say("handover.team.note");
    Stack::new()
        .with_some(team_table::state(v))
        .with(tabled(&title, Some(note), table))
}

/// Whom to call: who, what they are, their numbers, when.
fn contacts(v: &View, parts: &[Part]) -> Option<Table> {
    let (rows, _) = v.rows(CONTACT.trim_end_matches('.'));
    if rows.is_empty() || !parts.contains(&Part::Contacts) {
        return None;
    }
    let header = CONTACTS.map(|columns| notes(v.label(&format!("{CONTACT}{}", columns[0]))).bold());
    let table = Table::new([1.2, 0.7, 0.95, 1.6].map(Width::Share))
        .header(header)
        .padding(MEMO_CELL)
        .row_names();
    let table = rows.iter().fold(table, |table, row| {
        table.add_row(CONTACTS.map(|columns| {
            let facts = columns
                .iter()
                .filter_map(|column| v.at(&format!("{row}.{column}")));
            joined(facts.map(|fact| vec![value(fact, BODY)]), SPACE).leading(CLOSE)
        }))
    });
    Some(table)
}

/// For a dentist: medicines for the bones matter to them, and nobody asked the person for those.
fn bones(v: &View, reader: HandoverReader, parts: &[Part]) -> Option<Paragraph> {
    let asked = reader == HandoverReader::Dentist && parts.contains(&Part::Medicines);
    asked.then(|| text(v.say("handover.bones"), BODY).leading(READ))
}

/// Names of columns with room to write below them.
fn by_hand(v: &View, title: &str, names: &[&str]) -> Stack {
    let names = names.iter().map(|name| v.say(&format!("{title}.{name}")));
    let columns = names.clone().map(|_| Width::Share(1.0));
    let room = names.clone().map(|_| Spacer::of(WRITING));
    let table = Table::new(columns)
        .header(names.map(|words| notes(words).bold()))
        .padding(MEMO_CELL)
        .add_row(room);
    let note = v.say(&format!("{title}.note"));
    Stack::new()
        .together()
        .with(tabled(&v.say(title), Some(note), table))
}
