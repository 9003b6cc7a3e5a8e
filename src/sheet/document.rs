//! A paper ready for a reader (PDF, preview), and what is to be said about it before printing.

use super::fact::{Fact, Facts};
use super::say;
use crate::i18n::Words;
use crate::layout::{Laid, missing_characters};
use crate::model::{Date, Profile};
use serde::{Deserialize, Serialize};

/// A paper ready for a reader.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// The paper's name in [`super::SHEETS`].
    pub paper: String,
    /// The paper's title for people. Names nobody.
    pub title: String,
    /// The file's name without its ending. Names nobody, and no illness.
    pub file_name: String,
    /// The language of the paper (BCP 47).
    pub language: String,
    /// The edition that stands on it.
    pub edition: u32,
    /// A check number of what was said: another one is another edition.
    pub content: String,
    /// What stands where; nobody writes that down.
    #[serde(skip)]
    pub laid: Laid,
    /// What is to be said before printing.
    pub report: Report,
}

/// What is to be said before printing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Characters that no face has, by the answer in which they stand.
    pub missing_characters: Vec<MissingCharacters>,
    /// Answers meant for the front that stand on the back, because the front is full.
    pub left_front: Vec<LeftFront>,
    /// What became of the code with the front page in it.
    pub code: CodeOnSheet,
}

/// What became of the code that a phone reads off the crew's sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CodeOnSheet {
    /// It was not ticked.
    #[default]
    NotWanted,
    /// The whole front is in it.
    Whole,
    /// What is most important of the front is in it.
    Shortened,
    /// Not even that had room, or nobody knows where the page is found.
    NoRoom,
}

/// Characters of an answer that no face has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissingCharacters {
    /// The answer's place in the record (`emergency.person.family_name`).
    pub path: String,
    /// What it is, in words.
    pub label: String,
    /// The characters.
    pub characters: Vec<String>,
}

/// An answer meant for the front that stands on the back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftFront {
    /// The answer's place in the record.
    pub path: String,
    /// What it is, in words.
    pub label: String,
}

impl Document {
    /// A paper with all that is to be said about it.
    pub(super) fn new(
        paper: &str,
        today: Date,
        words: &Words,
        facts: &Facts,
        laid: Laid,
        shows: impl Fn(&Fact) -> bool,
        edition: u32,
    ) -> Self {
        Self {
            paper: paper.to_owned(),
            title: words.say(&format!("sheet.{paper}.title")),
            file_name: words.fill(
                &format!("sheet.{paper}.file"),
                &[("date", &say::file_day(words, today))],
            ),
            language: words.tag().to_owned(),
            edition,
            content: content(facts),
            laid,
            report: Report {
                missing_characters: facts.iter().filter_map(missing).collect(),
                left_front: facts
                    .iter()
                    .filter(|fact| fact.on_front() && !shows(fact))
                    .map(|fact| LeftFront {
                        path: fact.path.clone(),
                        label: fact.label.clone(),
                    })
                    .collect(),
                code: CodeOnSheet::default(),
            },
        }
    }

    /// A paper with nothing in it.
    pub(super) fn blank(paper: &str, words: &Words, laid: Laid) -> Self {
        let title = words.say(&format!("sheet.{paper}.title"));
        let named = |key| words.fill(key, &[("title", &title)]);
        Self {
            paper: paper.to_owned(),
            title: named("form.title"),
            file_name: named("form.file"),
            language: words.tag().to_owned(),
            edition: 0,
            content: content(&Facts::default()),
            laid,
            report: Report::default(),
        }
    }
}

fn missing(fact: &Fact) -> Option<MissingCharacters> {
    let characters = missing_characters(&fact.text);
    (!characters.is_empty()).then(|| MissingCharacters {
        path: fact.path.clone(),
        label: fact.label.clone(),
        characters,
    })
}

/// The edition of a paper printed now: the last printing's of that paper if nothing has changed since, else the
/// next.
pub fn edition(paper: &str, profile: &Profile, facts: &Facts) -> u32 {
    match profile.last_printing(paper) {
        Some(last) if last.content == content(facts) => last.edition,
        Some(last) => last.edition.saturating_add(1),
        None => 1,
    }
}

/// A check number of what the facts say (FNV-1a, 64 bits). What follows from the day alone is left out: a
/// paper does not become another one by a birthday.
pub(super) fn content(facts: &Facts) -> String {
    const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let by_day = |fact: &&Fact| fact.path.ends_with(".age") || fact.path.ends_with(".stale");
    let said = facts.iter().filter(|fact| !by_day(fact));
    let bytes = said.flat_map(|fact| {
        let parts = [fact.path.bytes(), fact.text.bytes()];
        parts.into_iter().flat_map(|part| part.chain([0]))
    });
    let number = bytes.fold(BASIS, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(PRIME)
    });
    format!("{number:016x}")
}
