//! Several papers in one file, or in a file each: their pages one behind the other, and what is to be known of each.

use super::document::{CodeOnSheet, Document, LeftFront, MissingCharacters};
use super::{plain_text, say};
use crate::i18n::Words;
use crate::layout::{Laid, Page};
use crate::model::Date;
use serde::Serialize;

/// Papers in one file.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PaperSet {
    /// The title of the file for people. Names nobody.
    pub title: String,
    /// The file's name without its ending. Names nobody, and no illness.
    pub file_name: String,
    /// The language of the papers (BCP 47).
    pub language: String,
    /// The papers in their order.
    pub papers: Vec<PaperOfSet>,
    /// What stands on them as plain text.
    pub text: String,
    /// Characters that no face has, by the answer in which they stand.
    pub missing_characters: Vec<MissingCharacters>,
    /// What stands where.
    #[serde(skip)]
    pub laid: Laid,
}

/// A paper among others.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PaperOfSet {
    /// The paper's name in [`super::SHEETS`].
    pub paper: String,
    /// The paper's title for people.
    pub title: String,
    /// The edition that stands on it; 0 where papers of that kind have none.
    pub edition: u32,
    /// A check number of what was said: another one is another edition.
    pub content: String,
    /// How many pages it has.
    pub pages: usize,
    /// Whether an empty page stands behind it: printed on both sides, the next paper begins on a sheet of its own.
    pub blank_behind: bool,
    /// Answers that had no room where they are looked for first.
    pub left_front: Vec<LeftFront>,
    /// What became of the code with the front page in it.
    pub code: CodeOnSheet,
}

/// The papers as one; `None` without any.
pub fn together(documents: Vec<Document>, today: Date, words: &Words) -> Option<PaperSet> {
    let first = documents.first()?;
    let (title, file_name) = match documents.len() {
        1 => (first.title.clone(), first.file_name.clone()),
        _ => (
            words.say("set.title"),
            words.fill("set.file", &[("date", &say::file_day(words, today))]),
        ),
    };
    let mut set = PaperSet {
        title,
        file_name,
        language: first.language.clone(),
        papers: vec![],
        text: String::new(),
        missing_characters: vec![],
        laid: Laid::default(),
    };
    let last = documents.len().saturating_sub(1);
    for (at, document) in documents.into_iter().enumerate() {
        set.add(document, at == last, words);
    }
    Some(set)
}

/// The papers as one; and then, where they are wanted apart and are several, each as one of its own. Empty without any.
pub fn files(documents: Vec<Document>, apart: bool, today: Date, words: &Words) -> Vec<PaperSet> {
    let each = match apart && documents.len() > 1 {
        true => documents.clone(),
        false => vec![],
    };
    let each = each.into_iter().map(|document| vec![document]);
    std::iter::once(documents)
        .chain(each)
        .filter_map(|papers| together(papers, today, words))
        .collect()
}

impl PaperSet {
    fn add(&mut self, document: Document, is_last: bool, words: &Words) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(&plain_text(&document, words));
        for one in document.report.missing_characters {
            if !self.missing_characters.contains(&one) {
                self.missing_characters.push(one);
            }
        }
        let pages = document.laid.pages.len();
        let blank_behind = !is_last && pages % 2 == 1;
        self.laid.append(document.laid);
        if let (true, Some(page)) = (blank_behind, self.laid.pages.last()) {
            let empty = Page {
                frames: vec![],
                ..*page
            };
            self.laid.pages.push(empty);
        }
        self.papers.push(PaperOfSet {
            paper: document.paper,
            title: document.title,
            edition: document.edition,
            content: document.content,
            pages,
            blank_behind,
            left_front: document.report.left_front,
            code: document.report.code,
        });
    }
}
