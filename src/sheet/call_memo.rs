//! 119メモ: beside the telephone; what to say, in the order in which it is asked. Two on a page, to be cut apart. Whoever
//! cannot call by voice is told the ways of the Tokyo Fire Department without one: its page on calls to 119 without
//! voice names registered calls by network, fax to 119 without registration, and the telephone relay service; that
//! service is for those who have registered (総務省関東総合通信局, 2021-07-09; looked up on 2026-11-29).

use super::after_confirmation;
use super::block::{SPACE, before, joined, notes, number, some};
use super::document::{Document, edition};
use super::emergency::{self, contacts, who};
use super::fact::{Fact, Facts, Part as Place, Rank, State};
use super::gather::{Gather, Slot};
use super::measure::{
    BAR_PADDING, CALL_ADDRESS, CALL_HEIGHT, CALL_LABEL, CALL_PADDING, CALL_TIGHT, CALL_WRITING,
    CLOSE, ELDER, GAP, LARGE, LINE, MARGIN, MEDIUM, PADDING, SAID_FIRST, TITLE,
};
use super::view::{Elsewhere, View};
use super::whom_to_call::{self, Callee};
use super::{say, talk, writer};
use crate::i18n::Words;
use crate::layout::{
    Border, Boxed, Content, Edges, Fill, Furniture, Laid, Mm, Overlay, Paper, Paragraph, Part, Pt,
    Role, Row, Spacer, Span, Stack, Upright, Width, WritingLines, lay_out as flow, measure,
    metrics, span, text,
};
use crate::model::{ADVICE_LINE, ADVICE_LINE_OF_THE_WARDS, Coded, Date, Profile, Reachable};

/// The paper's name in addresses and file names.
pub const ID: &str = "call-memo";
/// The name of its form for whoever cannot call by voice.
pub const SILENT: &str = "call-memo-silent";

const ADDRESS: [&str; 2] = ["emergency.person.address", "emergency.person.building"];
const WAY_IN: [&str; 2] = [
    "emergency.person.access_notes",
    "emergency.person.access_detail",
];
const NAME: [&str; 2] = [
    "emergency.person.family_name",
    "emergency.person.given_name",
];
const BIRTH: &str = "emergency.person.birth_date";
const AGE: &str = "emergency.person.birth_date.age";
const SEX: [&str; 2] = ["emergency.person.sex", "emergency.person.sex_other"];
const PHONES: [(&str, &str); 2] = [
    ("emergency.person.home_phone", "sheet.who.home"),
    ("emergency.person.mobile_phone", "sheet.who.mobile"),
];
/// What to have ready, and where it is.
const READY: [(&str, &str); 2] = [
    ("call.ready.card", "about.insurance_card_place"),
    (
        "call.ready.notebook",
        "emergency.medications.notebook_place",
    ),
];
const CONFIRMED: &str = "about.confirmed_on";
/// What is said of whom to tell.
const TOLD: [&str; 14] = [
    "relation",
    "relation_detail",
    "name",
    "role",
    "role_detail",
    "organisation",
    "person",
    "reachable",
    "phone",
    "second_phone",
    "own_phone",
    "phone_at_night",
    "night_phone",
    OTHER_WAY,
];
/// Fax, mail.
const OTHER_WAY: &str = "other_contact";

/// What the memo says of a record.
pub fn facts(profile: &Profile, today: Date, words: &Words) -> Facts {
    let person = &profile.emergency.person;
    let slot = Slot::front(Rank::Identity);
    let mut g = Gather::new(words);
    g.part(Place::Who);
    g.text(slot, ADDRESS[0], &person.address);
    g.text(slot, ADDRESS[1], &person.building);
    g.many(slot, WAY_IN[0], &person.access_notes, false);
    g.text(slot, WAY_IN[1], &person.access_detail);
    g.text(slot, NAME[0], &person.family_name);
    g.text(slot, NAME[1], &person.given_name);
    who::birth_date(&mut g, slot, person.birth_date, today);
    if let Some((least, most)) = person.birth_date.and_then(|birth| birth.years_until(today)) {
        let age = g.words.age(least, most);
        g.value(slot, AGE, age);
    }
    let other = person.sex == Some(crate::model::Sex::Other);
    g.one_or_other(
        slot,
        SEX[0],
        &person.sex,
        other,
        (SEX[1], &person.sex_other),
    );
    g.phone(slot, PHONES[0].0, &person.home_phone);
    g.phone(slot, PHONES[1].0, &person.mobile_phone);
    talk::facts(&mut g, profile);
    g.part(Place::Medicines);
    let medicines = &profile.emergency.medications;
    if medicines.notebook.is_known() {
        g.text(slot, READY[1].1, &medicines.notebook_place);
    }
    if !profile.about.no_insurance_card {
        g.text(slot, READY[0].1, &profile.about.insurance_card_place);
    }
    g.part(Place::About);
    g.day(slot, CONFIRMED, profile.about.confirmed_on);
    let mut facts = g.finish();
    after_confirmation::mark(&mut facts, profile);
    let sheet = emergency::facts(profile, today, words);
    let changed = sheet.at(after_confirmation::PATH).into_iter().cloned();
    let rows = contacts::to_tell(&sheet);
    let told = rows.iter().enumerate().flat_map(|(number, row)| {
        let night = sheet.at(&format!("{row}.night_phone"));
        // Of who is told for the night the number by day is not: there is room for one.
        let only_night = number > 0 && night.is_some_and(|fact| fact.phone);
        let is_by_day = |path: &str| path.ends_with(".phone") || path.ends_with("phone_at_night");
        let facts = sheet.under(row);
        facts.filter(move |fact| !(only_night && is_by_day(&fact.path)))
    });
    let told = told.filter(is_told).map(|fact| with_day_only(fact, words));
    let ways = other_ways(profile, today, words);
    let ways = rows.iter().flat_map(|row| ways.under(row)).cloned();
    facts.change(|all| all.extend(changed.chain(told).chain(ways)));
    facts
}

/// Whether whoever calls has no voice for it. For a child calls who brings it up, and not beside the fax.
fn is_silent(profile: &Profile, today: Date) -> bool {
    let writer = writer::code(profile, profile.about.entry_mode, today);
    talk::is_without_voice(profile) && writer != Some(writer::OF_A_CHILD)
}

/// How those who are called instead of contacts are reached by whoever has no voice.
fn other_ways(profile: &Profile, today: Date, words: &Words) -> Facts {
    let mut g = Gather::new(words);
    g.part(Place::Contacts);
    let callees = whom_to_call::instead(profile).into_iter().enumerate();
    for (number, callee) in callees.filter(|_| is_silent(profile, today)) {
        if let Callee::Chosen(_, member) | Callee::Member(_, member) = callee {
            let path = format!("{}.{number}.{OTHER_WAY}", contacts::INSTEAD);
            g.text(Slot::front(Rank::Number), &path, &member.other_contact);
        }
    }
    g.finish()
}

/// A fact of whom to tell; of one who answers by day, that this is all.
fn with_day_only(fact: &Fact, words: &Words) -> Fact {
    let mut fact = fact.clone();
    if fact.codes == [Reachable::Day.code()] {
        fact.text = words.say("sheet.night_answer.day_only");
    }
    fact
}

fn is_told(fact: &&Fact) -> bool {
    let column = fact.path.rsplit('.').next();
    column.is_some_and(|column| TOLD.contains(&column))
}

/// Lays out the memo of a record.
pub(super) fn lay_out(profile: &Profile, today: Date, words: &Words) -> Document {
    let facts = facts(profile, today, words);
    let edition = edition(ID, profile, &facts);
    let memo = Memo {
        view: view(&facts, words),
        printed: Some((today, edition)),
        is_silent: is_silent(profile, today),
    };
    Document::new(ID, today, words, &facts, memo.pages(), |_| true, edition)
}

/// The memo with lines to write on, for whoever calls by voice or for whoever cannot.
pub(super) fn blank(words: &Words, is_silent: bool) -> Laid {
    let facts = Facts::default();
    let memo = Memo {
        view: view(&facts, words),
        printed: None,
        is_silent,
    };
    memo.pages()
}

fn view<'a>(facts: &'a Facts, words: &'a Words) -> View<'a> {
    View {
        facts,
        words,
        width: Paper::a4(MARGIN).inner_width(),
        metrics: metrics::built_in(),
        off: None,
        edition: 0,
        writer: None,
        elsewhere: Elsewhere::Sheet,
    }
}

/// What is said, and on which printing.
struct Memo<'a> {
    view: View<'a>,
    printed: Option<(Date, u32)>,
    /// Whoever calls cannot do so by voice.
    is_silent: bool,
}

impl Memo<'_> {
    /// Two on a page; where one would not fit on half a page, one on as many pages as it needs.
    fn pages(&self) -> Laid {
        let paper = Paper::a4(MARGIN);
        let metrics = metrics::built_in();
        let height = |memo: &Content| measure(memo, paper.inner_width(), metrics);
        // Where there is room, lines stand further apart.
        let roomy = std::iter::once(([CALL_ADDRESS[0], SAID_FIRST], CALL_PADDING));
        let tight = CALL_ADDRESS.map(|address| ([address, LARGE], PADDING));
        let tightest = ([MEDIUM, MEDIUM], CALL_TIGHT);
        let small = roomy
            .chain(tight)
            .chain([tightest])
            .map(|(sizes, padding)| self.memo(sizes, padding))
            .find(|memo| height(memo) <= CALL_HEIGHT);
        let halves = small.is_some();
        let body: Content = match small {
            Some(memo) => {
                let half = |memo: Content| Boxed::new(memo).least_height(CALL_HEIGHT);
                let between = paper.inner_height() - CALL_HEIGHT * 2.0;
                Stack::new()
                    .with(half(memo.clone()))
                    .with(Spacer::of(between))
                    .with(half(memo))
                    .into()
            }
            None => self.memo([LARGE, SAID_FIRST], CALL_PADDING),
        };
        let middle = paper.height / 2.0;
        let cut = Overlay::Line {
            from: (Mm::ZERO, middle),
            to: (paper.width, middle),
            thickness: LINE,
            dashed: true,
        };
        let furniture = Furniture {
            overlays: halves.then_some(cut).into_iter().collect(),
            ..Furniture::default()
        };
        let part = Part {
            paper,
            body,
            furniture: &|_| furniture.clone(),
            fill: false,
        };
        flow(&[part], metrics)
    }

    fn say(&self, key: &str) -> String {
        self.view.say(key)
    }

    /// The memo's words, or those for whoever cannot call by voice.
    fn aloud(&self, words: &str) -> String {
        let key = words.strip_prefix("call.").unwrap_or(words);
        match self.is_silent {
            true => self.say(&format!("call.silent.{key}")),
            false => self.say(words),
        }
    }

    fn said(&self, paths: &[&str]) -> Vec<&str> {
        let said = paths.iter().filter_map(|path| self.view.text(path));
        said.collect()
    }

    /// The memo with the address and the number to be called back in those sizes.
    fn memo(&self, [address, own]: [Pt; 2], padding: Edges) -> Content {
        let step = |label: &str, body: Content| step(&self.say(label), body, padding);
        let title = text(self.aloud("call.title"), TITLE)
            .bold()
            .white()
            .leading(CLOSE)
            .heading(1);
        let urge = text(self.say("call.urge"), ELDER).bold().white().end();
        let bar = Row::new()
            .with(Width::Hug, title)
            .with(Width::Share(1.0), urge.leading(CLOSE))
            .upright(Upright::Middle);
        let steps = Stack::new()
            .gap(-LINE)
            .with(step("call.first", self.first()))
            .with(step("call.address", self.address(address)))
            .with(step("call.who", self.who()))
            .with(step(
                &self.say("call.state"),
                elder(self.aloud("call.state.words")).into(),
            ))
            .with(step("call.number", self.number(own)));
        Stack::new()
            .gap(GAP)
            .with(Boxed::new(bar).fill(Fill::Black).padding(BAR_PADDING))
            .with(steps)
            .with(
                Row::new()
                    .with(Width::Share(1.0), self.ready(padding))
                    .with(Width::Share(1.0), self.unsure(padding))
                    .gap(-LINE)
                    .stretch(),
            )
            .with_some(self.tell())
            .with(self.foot())
            .into()
    }

    fn first(&self) -> Content {
        if self.is_silent {
            let ways = WITHOUT_VOICE.iter();
            let ways = ways.map(|key| elder(self.say(key)).bold().role(Role::ListItem));
            let ways = ways.fold(Stack::new().role(Role::List), Stack::with);
            return Stack::new()
                .with(elder(self.say("call.silent.ask")).bold())
                .with(elder(self.say("call.silent.else")))
                .with(ways)
                .into();
        }
        text(self.say("call.first.words"), SAID_FIRST)
            .bold()
            .leading(CLOSE)
            .into()
    }

    fn address(&self, size: Pt) -> Content {
        let address = self.said(&ADDRESS);
        let address: Content = match address.is_empty() {
            true => room(2),
            false => text(address.join(SPACE), size).bold().leading(CLOSE).into(),
        };
        let way = self.said(&WAY_IN);
        let label = span(self.say("call.landmark"), ELDER).keep();
        let way: Content = match way.is_empty() {
            true => Row::new()
                .with(Width::Hug, Paragraph::new().with(label).leading(CLOSE))
                .with(Width::Share(1.0), room(1))
                .upright(Upright::Bottom)
                .into(),
            false => Paragraph::new()
                .with(label)
                .with(span(way.join("・"), ELDER))
                .leading(CLOSE)
                .into(),
        };
        Stack::new().with(address).with(way).into()
    }

    /// Who it is about; what happened is for the caller to say.
    fn who(&self) -> Content {
        let name = self.said(&NAME).join(" ");
        let known = |paths: &[&str]| -> Vec<Vec<Span>> {
            let said = self.said(paths).into_iter();
            said.map(|words| vec![span(words, ELDER)]).collect()
        };
        let age = self
            .view
            .at(AGE)
            .zip(self.printed)
            .map(|(age, (today, _))| {
                let day = say::short_date(self.view.words, today.into());
                let on = self.view.fill("call.age_on", &[("date", &day)]);
                vec![span(&age.text, MEDIUM).bold().keep(), span(on, ELDER)]
            });
        let birth = self.view.at(BIRTH).map(|fact| {
            let words = self.view.fill("sheet.who.birth", &[("date", &fact.text)]);
            vec![span(words, ELDER)]
        });
        let written = (!name.is_empty()).then(|| vec![span(&name, MEDIUM).bold()]);
        let said = [written, age, birth].into_iter().flatten();
        let said = large(joined(said.chain(known(&SEX)), SPACE));
        Stack::new()
            .with_some(name.is_empty().then(|| room(1)))
            .with_some(some(said))
            .with_some(self.talk())
            .with(elder(self.aloud("call.who.words")))
            .into()
    }

    /// How to talk with the person, and who interprets.
    fn talk(&self) -> Option<Paragraph> {
        let paths = [talk::HINDRANCE, talk::WAYS]
            .into_iter()
            .chain(talk::LANGUAGES);
        let facts = paths.filter_map(|path| self.view.at(path));
        let said = facts.map(|fact| {
            let label = span(format!("{}：", fact.label), ELDER).keep();
            vec![label, span(&fact.text, ELDER).bold()]
        });
        let interpreter = who::interpreter(&self.view, MEDIUM, true).spans;
        some(large(joined(said.chain([interpreter]), SPACE)))
    }

    /// Whom to tell once help is on its way, and who answers at night.
    fn tell(&self) -> Option<Paragraph> {
        let rows = contacts::to_tell(self.view.facts);
        let label = span(self.say("call.tell"), ELDER).keep();
        let rows = rows.iter().enumerate().map(|(number, row)| {
            let said = contacts::told(&self.view, row, MEDIUM);
            let label = (number == 0).then(|| vec![label.clone()]);
            joined(label.into_iter().chain(said), " ").spans
        });
        some(large(joined(rows, SPACE)))
    }

    fn number(&self, size: Pt) -> Content {
        let numbers = PHONES.into_iter().filter_map(|(path, label)| {
            let fact = self
                .view
                .at(path)
                .filter(|fact| fact.state == State::Value)?;
            let label = before(span(self.say(label), ELDER));
            Some(vec![label, number(&fact.text, size)])
        });
        let numbers = large(joined(numbers, SPACE));
        match numbers.spans.is_empty() {
            true => room(1),
            false => numbers.into(),
        }
    }

    /// What to do until they come, and what to have ready.
    fn ready(&self, padding: Edges) -> Boxed {
        let things = READY.into_iter().map(|(thing, place)| {
            let place = self.view.text(place);
            let place = place.map(|place| span(self.view.more(place), ELDER));
            let thing = span(self.say(thing), ELDER).keep();
            std::iter::once(thing).chain(place).collect()
        });
        let more = vec![span(self.say("call.ready.more"), ELDER)];
        let things = large(joined(things.chain([more]), "、"));
        let body = Stack::new()
            .with(elder(self.aloud("call.after.words")))
            .with(things);
        let body = match self.is_silent {
            true => body,
            false => body.with(elder(self.say("call.video"))),
        };
        boxed(&self.aloud("call.after"), body, padding)
    }

    /// Whom to ask where somebody is not sure.
    fn unsure(&self, padding: Edges) -> Boxed {
        let fallback = Paragraph::new()
            .with(span(self.say("call.unsure.fallback"), ELDER))
            .with(span(" ", ELDER))
            .with(number(ADVICE_LINE_OF_THE_WARDS, LARGE))
            .leading(CLOSE);
        let body = Stack::new()
            .with(
                Paragraph::new()
                    .with(number(ADVICE_LINE, SAID_FIRST))
                    .with(span(SPACE, ELDER))
                    .with(span(self.say("call.unsure.who"), ELDER))
                    .leading(CLOSE),
            )
            .with(fallback)
            .with_some(
                self.is_silent
                    .then(|| elder(self.say("call.silent.unsure"))),
            )
            .with(elder(self.say("call.unsure.urgent")).bold());
        boxed(&self.say("call.unsure"), body, padding)
    }

    fn foot(&self) -> Paragraph {
        let confirmed = self.view.text(CONFIRMED).map(|day| {
            let title = self.say("sheet.bar.confirmed");
            format!("{title} {day}")
        });
        let confirmed = confirmed.unwrap_or_else(|| self.say("sheet.bar.no_date"));
        let changed = self.view.text(after_confirmation::PATH);
        let mut said = match self.printed {
            Some((_, edition)) => {
                let edition = [("edition", &*edition.to_string())];
                vec![confirmed, self.view.fill("sheet.bar.edition", &edition)]
            }
            None => vec![self.say("form.day")],
        };
        said.extend(changed.map(str::to_owned));
        said.push(self.say("sheet.foot.whose"));
        notes(said.join(SPACE)).leading(CLOSE)
    }
}

/// Ways to reach 119 without a voice.
const WITHOUT_VOICE: [&str; 3] = [
    "call.silent.network",
    "call.silent.fax",
    "call.silent.relay",
];

fn elder(words: impl Into<String>) -> Paragraph {
    text(words, ELDER).leading(CLOSE)
}

/// What stands between two things is no smaller than they are.
fn large(mut line: Paragraph) -> Paragraph {
    for span in &mut line.spans {
        span.style.size = span.style.size.max(ELDER);
    }
    line.leading(CLOSE)
}

/// Lines to write on.
fn room(count: u16) -> Content {
    let lines = WritingLines {
        count,
        pitch: CALL_WRITING,
    };
    // The last line must not fall together with the frame.
    Stack::new().with(lines).with(Spacer::of(GAP)).into()
}

/// One thing that is asked, with the answer at its right.
fn step(label: &str, body: Content, padding: Edges) -> Boxed {
    let label = elder(label).bold().role(Role::Label);
    let label = Boxed::new(label)
        .fill(Fill::Grey)
        .padding(padding)
        .upright(Upright::Middle)
        .grow();
    let row = Row::new()
        .with(Width::Fixed(CALL_LABEL), label)
        .with(Width::Share(1.0), Boxed::new(body).padding(padding).grow())
        .stretch();
    Boxed::new(row).border(Border::Solid(LINE))
}

fn boxed(title: &str, body: Stack, padding: Edges) -> Boxed {
    let title = elder(title).bold().heading(2);
    Boxed::new(body)
        .border(Border::Solid(LINE))
        .padding(padding)
        .title(title, Fill::Grey, BAR_PADDING)
}
