//! What of the facts a composition may show: all of them, or those that have room on the front.

use super::fact::{Fact, Facts, Part, State};
use super::{fit, say};
use crate::i18n::Words;
use crate::layout::Mm;
use crate::layout::metrics::Metrics;
use std::collections::BTreeSet;

/// So much of a long name stands where all of it has no room: a line of a card.
const BEGINNING: usize = 20;

/// Where the rest of what a side shows is to be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Elsewhere {
    /// On the back of the same paper.
    Back,
    /// On another paper: the crew's sheet.
    Sheet,
}

/// The facts as one side of the paper sees them.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// Every fact.
    pub facts: &'a Facts,
    /// The paper's language.
    pub words: &'a Words,
    /// How wide the paper is between its margins.
    pub width: Mm,
    /// The widths of the faces.
    pub metrics: &'a dyn Metrics,
    /// The units that have left the front; `None` for a side that shows everything.
    pub off: Option<&'a BTreeSet<String>>,
    /// The edition of the paper.
    pub edition: u32,
    /// Who wrote, by the option's code; `None` where nobody said.
    pub writer: Option<&'static str>,
    /// Where the rest is.
    pub elsewhere: Elsewhere,
}

impl<'a> View<'a> {
    /// The fact, if it stands here.
    pub fn at(&self, path: &str) -> Option<&'a Fact> {
        self.facts.at(path).filter(|fact| self.shows(fact))
    }

    /// Its words, if it stands here.
    pub fn text(&self, path: &str) -> Option<&'a str> {
        self.at(path).map(|fact| fact.text.as_str())
    }

    /// Whether a fact stands here.
    pub fn shows(&self, fact: &Fact) -> bool {
        self.has(fact, &fact.unit)
    }

    /// Whether that unit of a fact is here, and what the fact belongs to.
    fn has(&self, fact: &Fact, unit: &str) -> bool {
        let Some(off) = self.off else {
            return true;
        };
        let head = fact.head.as_ref().and_then(|head| self.facts.at(head));
        fact.on_front() && !off.contains(unit) && head.is_none_or(|head| self.shows(head))
    }

    /// Whether at least the beginning of a fact stands here.
    fn begins(&self, fact: &Fact) -> bool {
        self.shows(fact) || fact.is_long() && self.has(fact, &fit::beginning(&fact.unit))
    }

    /// A name as far as it has room here: a long one goes on where the rest is.
    pub fn name(&self, path: &str) -> Option<String> {
        let fact = self.facts.at(path).filter(|fact| self.begins(fact))?;
        Some(match self.shows(fact) {
            true => fact.text.clone(),
            false => say::shortened(&fact.text, BEGINNING),
        })
    }

    /// How the answer was given, whether or not it stands here.
    pub fn state(&self, path: &str) -> Option<State> {
        self.facts.at(path).map(|fact| fact.state)
    }

    /// Whether something of that path was meant for the front and has left it.
    pub fn cut(&self, path: &str) -> bool {
        self.facts
            .under(path)
            .any(|fact| fact.on_front() && !self.shows(fact))
    }

    /// Whether something of those paths was meant for the front, and nothing of it is there.
    pub fn away(&self, paths: &[&str]) -> bool {
        let mut facts = paths.iter().flat_map(|path| self.facts.under(path));
        paths.iter().any(|path| self.cut(path)) && !facts.any(|fact| self.shows(fact))
    }

    /// Whether something of that part was meant for the front and has left it.
    pub fn part_cut(&self, part: Part) -> bool {
        self.facts
            .iter()
            .any(|fact| fact.part == part && fact.on_front() && !self.shows(fact))
    }

    /// The rows of a list of which something stands here, and how many do not.
    pub fn rows(&self, list: &str) -> (Vec<String>, usize) {
        let all = self.facts.rows(list);
        let count = all.len();
        let here: Vec<String> = all
            .into_iter()
            .map(|row| format!("{list}.{row}"))
            .filter(|row| self.facts.under(row).any(|fact| self.begins(fact)))
            .collect();
        let missing = count - here.len();
        (here, missing)
    }

    /// The paper's own words.
    pub fn say(&self, key: &str) -> String {
        self.words.say(key)
    }

    /// The paper's own words with something filled in.
    pub fn fill(&self, key: &str, parts: &[(&str, &str)]) -> String {
        self.words.fill(key, parts)
    }

    /// The name of a question on paper.
    pub fn label(&self, path: &str) -> String {
        let spoken = path.strip_prefix("emergency.").unwrap_or(path);
        let own = self.words.find(&format!("sheet.label.{spoken}"));
        own.map_or_else(|| self.say(path), str::to_owned)
    }

    /// Words in brackets.
    pub fn bracket(&self, words: &str) -> String {
        self.fill("sheet.bracket", &[("words", words)])
    }

    /// More of what stands before it: in brackets, or after a colon where it has brackets itself.
    pub fn more(&self, words: &str) -> String {
        let brackets = self.bracket("");
        match words.contains(|letter: char| letter == '(' || brackets.contains(letter)) {
            true => self.say("sheet.colon") + words,
            false => self.bracket(words),
        }
    }

    /// 「続きは裏」, if something has left.
    pub fn pointer(&self, cut: bool) -> Option<String> {
        cut.then(|| self.beyond("sheet.cut"))
    }

    /// 「ほか7種は裏」, if rows of a list are not here.
    pub fn count_pointer(&self, key: &str, missing: usize) -> Option<String> {
        let key = self.key_beyond(key);
        (missing > 0).then(|| self.fill(&key, &[("count", &missing.to_string())]))
    }

    /// Words that point to the rest, wherever that is.
    pub fn beyond(&self, key: &str) -> String {
        self.say(&self.key_beyond(key))
    }

    fn key_beyond(&self, key: &str) -> String {
        match self.elsewhere {
            Elsewhere::Back => key.to_owned(),
            Elsewhere::Sheet => {
                let name = key.strip_prefix("sheet.").unwrap_or(key);
                format!("card.{name}")
            }
        }
    }
}
