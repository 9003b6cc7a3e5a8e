//! What the small papers have in common: a title with its dates, whose paper it is, what is repeated on each page.

use super::after_confirmation;
use super::block::{SPACE, joined, label, note, notes, some, value};
use super::document::{Document, edition};
use super::emergency::{identity, page_words};
use super::fact::{Fact, Facts, State};
use super::measure::{
    BODY, CLEAR, CLOSE, ELDER, GAP, LINE, LONG_NAME, MEMO_GAP, MEMO_MARGIN, MEMO_NAME,
    MEMO_PADDING, READ, TITLE,
};
use super::say;
use super::view::{Elsewhere, View};
use super::writer;
use crate::i18n::Words;
use crate::layout::{
    Border, Boxed, Content, Furniture, Laid, PageNumber, Paper, Paragraph, Part as Pages, Row,
    Stack, Upright, Width, lay_out, metrics, span, text,
};
use crate::model::{Date, PartialDate, Profile};

/// The person's name, family name first.
pub(super) const NAMES: [&str; 2] = [
    "emergency.person.family_name",
    "emergency.person.given_name",
];
/// How it is read.
pub(super) const READINGS: [&str; 2] = [
    "emergency.person.family_name_kana",
    "emergency.person.given_name_kana",
];
/// What is said of the person's telephone numbers.
const PHONES: [&str; 2] = [
    "emergency.person.home_phone",
    "emergency.person.mobile_phone",
];
/// Whether a woman or a man, for papers that say it.
const SEX: [&str; 2] = ["emergency.person.sex", "emergency.person.sex_other"];
/// Where the person lives, for papers that say it.
const ADDRESS: [&str; 2] = ["emergency.person.address", "emergency.person.building"];
/// Who wrote.
const WRITER: [&str; 4] = [
    "about.entry_mode",
    "about.writer_name",
    "about.writer_relation",
    "about.writer_phone",
];
/// Longer names are set smaller.
pub(super) const LONG_NAME_FROM: usize = 20;

/// Whether a paper that nobody reads in a hurry says it: what is blank there is just not there.
pub(super) fn is_worth_saying(fact: &Fact) -> bool {
    fact.state != State::Blank || !fact.path.starts_with("emergency.person.")
}

/// A small paper that prints all that its facts say.
pub(super) fn document(
    paper: &'static str,
    facts: &Facts,
    profile: &Profile,
    today: Date,
    words: &Words,
    body: fn(&View) -> Content,
) -> Document {
    let edition = edition(paper, profile, facts);
    let leaf = Leaf::new(paper, (facts, edition), profile, today, words);
    let laid = leaf.press(body(&leaf.view));
    Document::new(paper, today, words, facts, laid, |_| true, edition)
}

/// A small paper of a record.
pub(super) struct Leaf<'a> {
    /// The paper's name in addresses and files.
    pub paper: &'static str,
    /// What it says.
    pub view: View<'a>,
    /// The day of printing.
    pub today: Date,
    birthday: Option<PartialDate>,
}

impl<'a> Leaf<'a> {
    /// A paper that says these facts.
    pub fn new(
        paper: &'static str,
        (facts, edition): (&'a Facts, u32),
        profile: &Profile,
        today: Date,
        words: &'a Words,
    ) -> Self {
        let view = View {
            facts,
            words,
            width: Paper::a4(MEMO_MARGIN).inner_width(),
            metrics: metrics::built_in(),
            off: None,
            elsewhere: Elsewhere::Back,
            edition,
            writer: writer::code(profile, profile.about.entry_mode, today),
        };
        Self {
            paper,
            view,
            today,
            birthday: profile.emergency.person.birth_date,
        }
    }

    /// The pages: the head, then what the paper is for.
    pub fn press(&self, body: impl Into<Content>) -> Laid {
        let body = Stack::new()
            .gap(MEMO_GAP)
            .with(self.head())
            .with(body)
            .into();
        let part = Pages {
            paper: Paper::a4(MEMO_MARGIN),
            body,
            furniture: &|page| self.furniture(page),
            fill: false,
        };
        lay_out(&[part], self.view.metrics)
    }

    fn title(&self) -> String {
        self.view.say(&format!("sheet.{}.title", self.paper))
    }

    /// The day on which it was confirmed, or that there is none.
    fn confirmed(&self) -> Paragraph {
        let v = &self.view;
        match v.at("about.confirmed_on") {
            Some(day) if day.state == State::Value => Paragraph::new()
                .with(span(v.say("sheet.bar.confirmed") + " ", BODY))
                .with(span(&day.text, CLEAR).bold().keep()),
            _ => text(v.say("sheet.bar.no_date"), BODY),
        }
    }

    fn edition(&self) -> String {
        let edition = self.view.edition.to_string();
        self.view
            .fill("sheet.bar.edition", &[("edition", &edition)])
    }

    /// The paper's own name, when it was confirmed and printed, and whose it is.
    fn head(&self) -> Stack {
        let v = &self.view;
        let title = text(self.title(), TITLE).bold().leading(CLOSE).heading(1);
        let confirmed = self.confirmed();
        let title = Row::new()
            .with(Width::Hug, title)
            .with(Width::Share(1.0), confirmed.end().leading(CLOSE))
            .upright(Upright::Bottom);
        let made = [self.edition(), say::printed(v.words, self.today)];
        let warnings = ["about.confirmed_on.stale", after_confirmation::PATH]
            .into_iter()
            .filter_map(|path| v.text(path))
            .map(|words| text(words, BODY).bold().end().leading(CLOSE));
        let head = Stack::new()
            .gap(GAP)
            .with(title)
            .with(notes(made.join(SPACE)).end().leading(CLOSE));
        warnings.fold(head, Stack::with).with(self.who())
    }

    fn both(&self, paths: [&str; 2]) -> String {
        let said: Vec<&str> = paths
            .into_iter()
            .filter_map(|path| self.view.text(path))
            .collect();
        said.join(" ")
    }

    /// Name, birth, numbers, who wrote.
    fn who(&self) -> Boxed {
        let v = &self.view;
        let name = self.both(NAMES);
        let (size, leading) = match name.chars().count() {
            0 => (ELDER, 2.0),
            count if count > LONG_NAME_FROM => (LONG_NAME, CLOSE),
            _ => (MEMO_NAME, CLOSE),
        };
        let reading = self.both(READINGS);
        let reading = (!reading.is_empty()).then(|| vec![span(reading, BODY)]);
        let name = joined(
            [vec![span(name, size).bold()]].into_iter().chain(reading),
            SPACE,
        );
        let birth = v.at("emergency.person.birth_date").map(|fact| {
            let words = match fact.state {
                State::Value => v.fill("sheet.who.birth", &[("date", &fact.text)]),
                _ => fact.text.clone(),
            };
            vec![span(words, BODY)]
        });
        let age = v.at("emergency.person.birth_date.age");
        let age = age.map(|fact| vec![span(&fact.text, BODY).bold().keep()]);
        let said = |path: &&str| Some(vec![value(v.at(path)?, BODY)]);
        let sex = SEX.iter().filter_map(said);
        let address = joined(ADDRESS.iter().filter_map(said), SPACE);
        let phones = PHONES.iter().filter_map(|path| v.at(path)).map(|fact| {
            let name = (fact.state == State::Value).then(|| label(&fact.label));
            name.into_iter().chain([value(fact, CLEAR)]).collect()
        });
        let about = joined(birth.into_iter().chain(age).chain(sex).chain(phones), SPACE);
        let writer = WRITER.iter().filter_map(|path| v.at(path));
        let writer = joined(writer.map(|fact| vec![span(&fact.text, BODY)]), SPACE);
        let mut written = Paragraph::new().with(label(&v.say("sheet.written_by")));
        written.spans.extend(writer.spans);
        let body = Stack::new()
            .with(name.leading(leading))
            .with(about.leading(READ))
            .with_some(some(address.leading(READ)))
            .with(written.leading(READ));
        Boxed::new(body)
            .border(Border::Solid(LINE))
            .padding(MEMO_PADDING)
    }

    fn furniture(&self, page: PageNumber) -> Furniture {
        let v = &self.view;
        let (name, birth) = identity(v, self.birthday);
        let whose = [name, birth].join(SPACE);
        let head = (page.number > 1).then(|| {
            let made = self
                .confirmed()
                .with(note(format!("{SPACE}{}", self.edition())).keep());
            Row::new()
                .with(Width::Share(1.0), notes(self.title()).bold().leading(CLOSE))
                .with(Width::Hug, made.end().leading(CLOSE))
                .gap(GAP)
                .into()
        });
        let number = Paragraph::new()
            .with(note(whose))
            .with(note(SPACE))
            .with(note(page_words(v, page)).bold());
        let foot = Row::new()
            .with(
                Width::Share(1.0),
                notes(v.say("sheet.foot.whose")).leading(CLOSE),
            )
            .with(Width::Hug, number.end().leading(CLOSE))
            .gap(GAP);
        Furniture {
            head,
            head_gap: MEMO_GAP,
            foot: Some(foot.into()),
            foot_gap: MEMO_GAP,
            ..Furniture::default()
        }
    }
}
