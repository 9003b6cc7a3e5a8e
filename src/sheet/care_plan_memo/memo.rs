//! What the blocks of the memo look at: the facts, the words, the copy, and what changed.

use super::changes::{Change, Changes};
use super::choice::MemoChoice;
use crate::catalogue::{self, Kind};
use crate::i18n::Words;
use crate::layout::{Paragraph, Pt, Span, span};
use crate::model::MemoPart;
use crate::model::{Date, PartialDate, Text};
use crate::sheet::block::{note, number};
use crate::sheet::fact::{Fact, Facts};

/// A copy of the memo of a record.
#[derive(Clone, Copy)]
pub(super) struct Memo<'a> {
    /// Every fact that this copy says.
    pub facts: &'a Facts,
    /// The paper's language.
    pub words: &'a Words,
    /// What is on this copy.
    pub choice: &'a MemoChoice,
    /// What changed.
    pub changes: &'a Changes,
    /// The edition of the paper.
    pub edition: u32,
    /// Who wrote, by the name of their words; `None` where nobody said.
    pub writer: Option<&'static str>,
    /// The person's birth.
    pub birth_date: Option<PartialDate>,
    /// The day of printing.
    pub today: Date,
    /// The word to those who are dear as it was typed, its lines included.
    pub message: &'a Text,
}

impl<'a> Memo<'a> {
    /// The fact of that path.
    pub fn at(&self, path: &str) -> Option<&'a Fact> {
        self.facts.at(path)
    }

    /// Its words.
    pub fn text(&self, path: &str) -> Option<&'a str> {
        self.at(path).map(|fact| fact.text.as_str())
    }

    /// Whether anything under those paths was said.
    pub fn says(&self, paths: &[&str]) -> bool {
        paths
            .iter()
            .any(|path| self.facts.under(path).next().is_some())
    }

    /// The rows of a list of which something is said, by their paths.
    pub fn rows(&self, list: &str) -> Vec<String> {
        let rows = self.facts.rows(list).into_iter();
        rows.map(|row| format!("{list}.{row}")).collect()
    }

    /// Whether a part is on this copy.
    pub fn has(&self, part: MemoPart) -> bool {
        self.choice.has(part)
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
        match self.words.find(&format!("sheet.label.{spoken}")) {
            Some(own) => own.to_owned(),
            None => self.say(path),
        }
    }

    /// An answer in one size whatever it is: heavier what was chosen, lighter what was typed; with a mark where
    /// it changed.
    pub fn answer(&self, path: &str, size: Pt) -> Option<Paragraph> {
        let fact = self.at(path)?;
        let said = match is_typed(path) {
            true => span(&fact.text, size),
            false => spoken(fact, size),
        };
        Some(self.marked(Paragraph::new().with(said), &[path]))
    }

    /// The same with a mark where something under those paths changed.
    pub fn marked(&self, said: Paragraph, paths: &[&str]) -> Paragraph {
        match self.changes.at(paths) {
            None => said,
            Some(change) => said.with(note(" ")).with(self.mark(change)),
        }
    }

    fn mark(&self, change: Change) -> Span {
        note(self.mark_words(change)).bold().keep()
    }

    /// The word that says how something changed.
    pub fn mark_words(&self, change: Change) -> String {
        self.say(match change {
            Change::Changed => "memo.mark.changed",
            Change::Added => "memo.mark.added",
            Change::Unconfirmed => "memo.mark.unconfirmed",
        })
    }
}

/// Whether the answer of that path is in words of one's own.
fn is_typed(path: &str) -> bool {
    let kind = catalogue::find(path).map(|item| &item.kind);
    matches!(kind, Some(Kind::Text { .. } | Kind::LongText { .. }))
}

/// An answer: a number in its own digits, everything else as it is.
pub(super) fn spoken(fact: &Fact, size: Pt) -> Span {
    if fact.phone {
        number(&fact.text, size)
    } else {
        span(&fact.text, size).bold()
    }
}
