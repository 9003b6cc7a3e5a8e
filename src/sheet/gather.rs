//! Turns answers into facts; the only place that decides what each answer state says on paper.

use super::fact::{Fact, Facts, Part, Rank, State};
use super::order::by_key;
use super::{fit, say};
use crate::i18n::Words;
use crate::model::{Date, ManyOf, NONE, OneOf, PartialDate, Phone, Stated, Text, UNKNOWN};

/// Where a fact is wanted.
#[derive(Clone, Copy, Debug)]
pub struct Slot {
    rank: Rank,
    says_blank: bool,
}

impl Slot {
    /// On the front always: a blank is said (P1).
    pub const fn always(rank: Rank) -> Self {
        Self {
            rank,
            says_blank: true,
        }
    }

    /// On the front if answered (P2, and what belongs to a P1 answer).
    pub const fn front(rank: Rank) -> Self {
        Self {
            rank,
            says_blank: false,
        }
    }

    /// On the back (P3).
    pub const fn back() -> Self {
        Self::front(Rank::Back)
    }

    /// On the front as long as fewer than so many rows of the list came before.
    pub const fn front_for_first(rank: Rank, before: usize, most: usize) -> Self {
        if before < most {
            Self::front(rank)
        } else {
            Self::back()
        }
    }

    const fn quiet(self) -> Self {
        Self::front(self.rank)
    }
}

/// The word of the option beside which there is room for words of one's own.
const OTHER: &str = "other";

/// Whether anything would be said.
pub fn says_anything(words: &Words, gather: impl FnOnce(&mut Gather)) -> bool {
    let mut facts = Gather::new(words);
    gather(&mut facts);
    !facts.facts.is_empty()
}

/// Collects the facts of a record.
pub struct Gather<'a> {
    /// The paper's language.
    pub words: &'a Words,
    part: Part,
    unit: Option<String>,
    head: Option<String>,
    facts: Vec<Fact>,
}

impl<'a> Gather<'a> {
    /// Nothing gathered yet.
    pub fn new(words: &'a Words) -> Self {
        Self {
            words,
            part: Part::Who,
            unit: None,
            head: None,
            facts: Vec::new(),
        }
    }

    /// What was gathered.
    pub fn finish(self) -> Facts {
        Facts::new(self.facts)
    }

    /// From here on facts belong to this part.
    pub fn part(&mut self, part: Part) {
        self.part = part;
    }

    /// What is gathered inside stays on the front or leaves it together.
    pub fn together(&mut self, unit: &str, inside: impl FnOnce(&mut Self)) {
        let before = self.unit.replace(unit.to_owned());
        inside(self);
        self.unit = before;
    }

    /// What is gathered inside stands only where that fact stands.
    pub fn belonging(&mut self, head: &str, inside: impl FnOnce(&mut Self)) {
        let before = self.head.replace(head.to_owned());
        inside(self);
        self.head = before;
    }

    /// The same, of whatever was gathered first under that path: the name of a row, whichever column says it.
    pub fn belonging_under(&mut self, path: &str, inside: impl FnOnce(&mut Self)) {
        let is_under = |fact: &&Fact| {
            let rest = fact.path.strip_prefix(path);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        let head = self.facts.iter().find(is_under);
        match head.map(|fact| fact.path.clone()) {
            Some(head) => self.belonging(&head, inside),
            None => inside(self),
        }
    }

    /// Something that is known, already in words.
    pub fn value(&mut self, slot: Slot, path: &str, text: impl Into<String>) {
        self.push(slot, path, State::Value, text.into());
    }

    /// Something typed.
    pub fn text(&mut self, slot: Slot, path: &str, text: &Text) {
        if text.is_blank() {
            self.blank(slot, path);
        } else {
            self.value(slot, path, say::typed(text));
        }
    }

    /// A telephone number; words in its place stay words.
    pub fn phone(&mut self, slot: Slot, path: &str, phone: &Phone) {
        if phone.is_blank() {
            self.blank(slot, path);
            return;
        }
        self.value(slot, path, say::typed(&Text::new(&phone.grouped())));
        if let Some(fact) = self.facts.last_mut() {
            fact.phone = phone.is_number();
        }
    }

    /// As much of a date as is known.
    pub fn date(&mut self, slot: Slot, path: &str, date: Option<PartialDate>) {
        match date {
            Some(date) => self.value(slot, path, say::date(self.words, date)),
            None => self.blank(slot, path),
        }
    }

    /// The same in the common era alone, for what stands beside something larger.
    pub fn short_date(&mut self, slot: Slot, path: &str, date: Option<PartialDate>) {
        match date {
            Some(date) => self.value(slot, path, say::short_date(self.words, date)),
            None => self.blank(slot, path),
        }
    }

    /// A day.
    pub fn day(&mut self, slot: Slot, path: &str, day: Option<Date>) {
        self.date(slot, path, day.map(PartialDate::from));
    }

    /// One of a list.
    pub fn one(&mut self, slot: Slot, path: &str, answer: &dyn OneOf) {
        match answer.code() {
            None => self.blank(slot, path),
            Some(NONE) => self.state(slot, path, State::NoneKnown),
            Some(UNKNOWN) => self.state(slot, path, State::Unknown),
            Some(code) => {
                let said = self.option(answer.options().name(), code);
                self.chosen(slot, path, said, vec![code]);
            }
        }
    }

    /// What was chosen, in words.
    pub fn chosen(&mut self, slot: Slot, path: &str, said: String, codes: Vec<&'static str>) {
        self.value(slot, path, said);
        if let Some(fact) = self.facts.last_mut() {
            fact.codes = codes;
        }
    }

    /// Any number of a list. `known` says whether the list was answered: an empty one then means that
    /// there is something of which no more was said.
    pub fn many(&mut self, slot: Slot, path: &str, answer: &dyn ManyOf, known: bool) {
        self.many_with_last(slot, path, answer, known, None);
    }

    /// The same with one option after all others, wherever it stands among them.
    pub fn many_with_last(
        &mut self,
        slot: Slot,
        path: &str,
        answer: &dyn ManyOf,
        known: bool,
        last: Option<&'static str>,
    ) {
        let codes = by_key(answer.codes(), |code| Some(*code) == last);
        match codes.as_slice() {
            [] if known => self.state(slot, path, State::Bare),
            [] => self.blank(slot, path),
            [NONE] => self.state(slot, path, State::NoneKnown),
            [UNKNOWN] => self.state(slot, path, State::Unknown),
            some => {
                let said = self.options(answer.options().name(), some.iter().copied());
                self.chosen(slot, path, said, codes);
            }
        }
    }

    /// One of a list beside the person's own words for it, where those do not say it already.
    pub fn beside(&mut self, slot: Slot, path: &str, answer: &dyn OneOf, own: &Text) {
        match answer.code() {
            Some(code) if !own.is_blank() && ![NONE, UNKNOWN].contains(&code) => {
                let list = answer.options().name();
                if let Some(said) = say::beside(self.words, list, code, own.as_str()) {
                    self.chosen(slot, path, said, vec![code]);
                }
            }
            _ => self.one(slot, path, answer),
        }
    }

    /// One of a list with the person's own words beside it, which stand in for the option "other" and for every
    /// option that would say more than they do: the one place where a category meets its detail.
    pub fn one_or_detail(
        &mut self,
        slot: Slot,
        path: &str,
        answer: &dyn OneOf,
        is_other: bool,
        (detail_path, detail): (&str, &Text),
    ) {
        if !is_other || detail.is_blank() {
            self.beside(slot, path, answer, detail);
        }
        self.text(slot.quiet(), detail_path, detail);
    }

    /// One of a list; with the option "other" the name in the person's words, and only with it.
    pub fn one_or_other(
        &mut self,
        slot: Slot,
        path: &str,
        answer: &dyn OneOf,
        is_other: bool,
        other: (&str, &Text),
    ) {
        if is_other {
            self.one_or_detail(slot, path, answer, true, other);
        } else {
            self.one(slot, path, answer);
        }
    }

    /// Any number of a list; with the option "other" the name in the person's words, and only with it.
    pub fn many_or_other(
        &mut self,
        slot: Slot,
        path: &str,
        answer: &dyn ManyOf,
        known: bool,
        (other_path, other): (&str, &Text),
    ) {
        let codes = answer.codes();
        if !codes.contains(&OTHER) || other.is_blank() {
            self.many(slot, path, answer, known);
            return;
        }
        let said = self.options(
            answer.options().name(),
            codes.into_iter().filter(|code| *code != OTHER),
        );
        if !said.is_empty() {
            self.chosen(slot, path, said, answer.codes());
        }
        self.text(slot.quiet(), other_path, other);
    }

    /// The same with each that was chosen by itself, by its place among them: what has room on a front stays there,
    /// whatever the others need.
    pub fn each_or_other(
        &mut self,
        slot: Slot,
        path: &str,
        answer: &dyn ManyOf,
        known: bool,
        (other_path, other): (&str, &Text),
    ) {
        let codes = answer.codes();
        if codes.len() < 2 {
            self.many_or_other(slot, path, answer, known, (other_path, other));
            return;
        }
        let has_words = codes.contains(&OTHER) && !other.is_blank();
        for (number, code) in codes.into_iter().enumerate() {
            if code == OTHER && has_words {
                self.text(slot.quiet(), other_path, other);
            } else {
                let said = self.option(answer.options().name(), code);
                self.chosen(slot, &format!("{path}.{number}"), said, vec![code]);
            }
        }
    }

    /// Whether something that was typed is among what was gathered, outside of that unit, and fits.
    pub fn has_typed(&self, beside: &str, fits: impl Fn(&str) -> bool) -> bool {
        let mut typed = self.facts.iter().filter(|fact| {
            fact.state == State::Value && fact.codes.is_empty() && fact.unit != beside
        });
        typed.any(|fact| fits(&fact.text))
    }

    /// An option; one for which there are words of one's own comes here only where nobody wrote them.
    fn option(&self, list: &str, code: &str) -> String {
        let unnamed = format!("sheet.unnamed.{list}.{code}");
        let unnamed = self.words.find(&unnamed).filter(|_| code == OTHER);
        unnamed.map_or_else(|| say::option(self.words, list, code), str::to_owned)
    }

    fn options(&self, list: &str, codes: impl IntoIterator<Item = &'static str>) -> String {
        let said = codes.into_iter().map(|code| self.option(list, code));
        said.collect::<Vec<_>>().join("・")
    }

    /// A tick: the label alone says it.
    pub fn flag(&mut self, slot: Slot, path: &str, ticked: bool) {
        if ticked {
            let label = self.label(path);
            self.value(slot, path, label);
        }
    }

    /// A list of rows. `each` is given the number of rows before that say anything, the row's path, the row.
    /// A list that is said to have something, and whose rows say nothing, says just that.
    pub fn rows<T>(
        &mut self,
        slot: Slot,
        path: &str,
        rows: &Stated<Vec<T>>,
        mut each: impl FnMut(&mut Self, usize, &str, &T),
    ) {
        match rows {
            Stated::NotAsked => self.blank(slot, path),
            Stated::NoneKnown => self.state(slot, path, State::NoneKnown),
            Stated::Unknown => self.state(slot, path, State::Unknown),
            Stated::Known(rows) => {
                let mut said = 0;
                for (number, row) in rows.iter().enumerate() {
                    let before = self.facts.len();
                    each(self, said, &format!("{path}.{number}"), row);
                    said += usize::from(self.facts.len() > before);
                }
                if said == 0 {
                    self.state(slot, path, State::Bare);
                }
            }
        }
    }

    /// Nothing was answered.
    pub fn blank(&mut self, slot: Slot, path: &str) {
        if slot.says_blank {
            self.state(slot, path, State::Blank);
        }
    }

    /// An answer without a value, in words of its own where the label alone would not make it clear
    /// (`sheet.unknown.alerts.allergies.kind`), else in the question's or the family's.
    pub fn state(&mut self, slot: Slot, path: &str, state: State) {
        let code = match state {
            State::Blank => "blank",
            State::NoneKnown => "none",
            State::Unknown => "unknown",
            State::Bare | State::Value => "bare",
        };
        let spoken = spoken(path);
        let family = spoken.split('.').next().unwrap_or_default();
        let keys = [
            format!("sheet.{code}.{spoken}"),
            format!("{spoken}.{code}"),
            format!("sheet.{code}.{family}"),
        ];
        let own = keys.iter().position(|key| self.words.find(key).is_some());
        let text = match own {
            Some(at) => self.words.say(&keys[at]),
            None => self.words.say(&format!("sheet.{code}")),
        };
        self.push(slot, path, state, text);
        if let Some(fact) = self.facts.last_mut() {
            // The paper has words for this answer only where its label alone would not make it clear.
            fact.names_itself = own == Some(0);
        }
    }

    fn push(&mut self, slot: Slot, path: &str, state: State, text: String) {
        self.facts.push(Fact {
            path: path.to_owned(),
            part: self.part,
            rank: fit::of_state(slot.rank, state),
            unit: self.unit.clone().unwrap_or_else(|| path.to_owned()),
            head: self.head.clone(),
            label: self.label(path),
            state,
            codes: vec![],
            text,
            names_itself: false,
            phone: false,
        });
    }

    fn label(&self, path: &str) -> String {
        let spoken = spoken(path);
        let own = self.words.find(&format!("sheet.label.{spoken}"));
        // Where the paper has no word of its own, the question's does.
        own.map_or_else(|| self.words.say(&spoken), str::to_owned)
    }
}

/// A fact's name among the words: its path without row numbers and without `emergency`.
fn spoken(path: &str) -> String {
    let names = path
        .split('.')
        .filter(|name| *name != "emergency" && name.parse::<usize>().is_err());
    names.collect::<Vec<_>>().join(".")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Choices, Side};

    fn said(gather: impl FnOnce(&mut Gather)) -> Vec<(State, String)> {
        let words = Words::of("ja");
        let mut facts = Gather::new(&words);
        gather(&mut facts);
        let facts = facts.finish();
        facts
            .iter()
            .map(|fact| (fact.state, fact.text.clone()))
            .collect()
    }

    #[test]
    fn each_answer_state_has_its_own_words() {
        let slot = Slot::always(Rank::Alert);
        for (answer, state, words) in [
            (Stated::NotAsked, State::Blank, "記入なし"),
            (Stated::NoneKnown, State::NoneKnown, "なし"),
            (Stated::Unknown, State::Unknown, "わからない"),
        ] {
            let expected = vec![(state, words.to_owned())];
            let list: Stated<Vec<Text>> = match answer {
                Stated::NoneKnown => Stated::NoneKnown,
                Stated::Unknown => Stated::Unknown,
                _ => Stated::NotAsked,
            };
            assert_eq!(said(|g| g.one(slot, "a", &answer as &dyn OneOf)), expected);
            assert_eq!(
                said(|g| g.rows(slot, "a", &list, |_, _, _, _| ())),
                expected
            );
            let _: &Stated<Side> = &answer;
        }
    }

    #[test]
    fn a_known_list_that_says_nothing_is_neither_none_nor_blank() {
        let slot = Slot::always(Rank::Alert);
        let bare = vec![(State::Bare, "あり（くわしくは記入なし）".to_owned())];
        let text = |g: &mut Gather, _: usize, path: &str, row: &Text| {
            g.text(Slot::front(Rank::Alert), path, row);
        };
        let blank_rows = Stated::Known(vec![Text::default(), " ".into()]);
        assert_eq!(
            said(|g| g.rows(slot, "a", &Stated::Known(vec![]), text)),
            bare
        );
        assert_eq!(said(|g| g.rows(slot, "a", &blank_rows, text)), bare);
        let empty: Stated<Choices<Side>> = Stated::Known(Choices::default());
        assert_eq!(said(|g| g.many(slot, "a", &empty, true)), bare);
    }

    #[test]
    fn a_blank_is_said_only_where_a_crew_would_look_for_it() {
        let blank = Text::default();
        assert_eq!(said(|g| g.text(Slot::front(Rank::Card), "a", &blank)), []);
        assert_eq!(said(|g| g.text(Slot::back(), "a", &blank)), []);
        assert_eq!(
            said(|g| g.text(Slot::always(Rank::Address), "a", &blank)),
            [(State::Blank, "記入なし".to_owned())]
        );
    }
}
