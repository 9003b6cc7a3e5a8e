//! A paper read back from its frames, as a crew would read it: whole paragraphs, no matter where lines end.

use proptest::prop_assert;
use proptest::test_runner::TestCaseError;
use std::collections::BTreeMap;
use tsutaeru::i18n::Words;
use tsutaeru::layout::{Face, Laid, Mark, Mm, Rect, TextRun};
use tsutaeru::model::{Date, Profile};
use tsutaeru::sheet::{self, CopyChoice, Document, MemoChoice, care_plan_memo};
use tsutaeru::store::Backup;
use unicode_normalization::UnicodeNormalization;

/// No answer is smaller.
const LEAST_BODY: f32 = 12.0;
/// Notes are not smaller either: what a value is, what the paper says of itself, 記入なし.
const LEAST_NOTE: f32 = 10.5;
/// Nothing but marks is nearer to the paper's edge.
const LEAST_MARGIN: f32 = 10.0;
/// What rounding may do.
const SLACK: f32 = 0.02;

/// The day of printing in tests.
pub fn today() -> Date {
    "2026-11-20".parse().expect("a day")
}

/// The people of a persona.
pub fn people(persona: &str) -> Vec<Profile> {
    let file = format!(
        "{}/tests/personas/{persona}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    let text = std::fs::read_to_string(file).expect("a persona");
    Backup::read(&text).expect("a backup").record.profiles
}

/// A paper with its paragraphs.
pub struct Printed {
    /// The paper.
    pub document: Document,
    paragraphs: Vec<String>,
    /// The same without notes.
    bodies: Vec<String>,
}

/// Words without any white, letters whole: the paper puts those together that were typed apart.
pub fn squeezed(text: &str) -> String {
    text.nfc().filter(|one| !one.is_whitespace()).collect()
}

fn paragraphs(laid: &Laid, with: impl Fn(&TextRun) -> bool) -> Vec<String> {
    let mut texts: BTreeMap<(usize, usize), String> = BTreeMap::new();
    for (number, page) in laid.pages.iter().enumerate() {
        for frame in &page.frames {
            if let Mark::Text(run) = &frame.mark
                && with(run)
            {
                // Heads and feet have no node: their lines stand alone.
                let key = frame.node.map_or((1 + number, run.line), |node| (0, node));
                texts.entry(key).or_default().push_str(&run.text);
            }
        }
    }
    texts.into_values().map(|text| squeezed(&text)).collect()
}

impl Printed {
    /// The crew's sheet of a person.
    pub fn of(profile: &Profile) -> Self {
        let document = sheet::lay_out("emergency-sheet", profile, today(), &Words::of("ja"))
            .expect("there is such a paper");
        Self::read(document)
    }

    /// A copy of the memo of a person.
    pub fn memo(profile: &Profile, choice: &MemoChoice) -> Self {
        Self::copy(care_plan_memo::ID, profile, &choice.clone().into())
    }

    /// A copy of any paper of a person.
    pub fn copy(paper: &str, profile: &Profile, choice: &CopyChoice) -> Self {
        let words = Words::of("ja");
        let wanted = sheet::Wanted {
            profile,
            today: today(),
            words: &words,
            choice,
            site: "https://example.org/tsutaeru/",
        };
        let document = sheet::lay_out_wanted(paper, &wanted);
        Self::read(document.expect("there is such a paper"))
    }

    /// Any paper of a person.
    pub fn paper(paper: &str, profile: &Profile) -> Self {
        let document = sheet::lay_out(paper, profile, today(), &Words::of("ja"));
        Self::read(document.expect("there is such a paper"))
    }

    /// A paper read back.
    pub fn read(document: Document) -> Self {
        Self {
            paragraphs: paragraphs(&document.laid, |_| true),
            bodies: paragraphs(&document.laid, |run| !run.note),
            document,
        }
    }

    /// What stands on it, paragraph by paragraph, without any white.
    pub fn paragraphs(&self) -> &[String] {
        &self.paragraphs
    }

    /// The words on a page, white left out, lines joined.
    pub fn page(&self, number: usize) -> String {
        squeezed(&self.document.laid.pages[number].lines().concat())
    }

    /// Whether some paragraph says these words on that page.
    pub fn page_says(&self, number: usize, words: &str) -> bool {
        let mut texts: BTreeMap<Option<usize>, String> = BTreeMap::new();
        for frame in &self.document.laid.pages[number].frames {
            if let Mark::Text(run) = &frame.mark {
                texts.entry(frame.node).or_default().push_str(&run.text);
            }
        }
        let words = squeezed(words);
        texts.values().any(|text| squeezed(text).contains(&words))
    }

    /// The size of the letters in which these words stand, wherever they stand first.
    pub fn size_of(&self, words: &str) -> f32 {
        let found = self.runs().find(|(_, run)| run.text.contains(words));
        found.expect("such words").1.size.0
    }

    /// Whether these words are heavy, wherever they stand first.
    pub fn is_bold(&self, words: &str) -> bool {
        let found = self.runs().find(|(_, run)| run.text.contains(words));
        let run = found.expect("such words").1;
        run.face == Face::TextBold
    }

    /// The first paragraph in which these words stand.
    pub fn paragraph_of(&self, words: &str) -> Option<&str> {
        let words = squeezed(words);
        let found = self.paragraphs.iter().find(|text| text.contains(&words));
        found.map(String::as_str)
    }

    /// Whether some paragraph says these words.
    pub fn says(&self, words: &str) -> bool {
        let words = squeezed(words);
        self.paragraphs.iter().any(|text| text.contains(&words))
    }

    /// Whether some paragraph says these words as an answer, not in a note.
    pub fn answers(&self, words: &str) -> bool {
        let words = squeezed(words);
        self.bodies.iter().any(|text| text.contains(&words))
    }

    /// Whether a number of words stand in one paragraph.
    pub fn says_together(&self, words: &[&str]) -> bool {
        let all = |text: &String| words.iter().all(|words| text.contains(&squeezed(words)));
        self.paragraphs.iter().any(all)
    }

    /// Whether 「なし」 stands anywhere but in 「記入なし」.
    pub fn says_none(&self) -> bool {
        let without_blank = |text: &String| text.replace("記入なし", "");
        self.paragraphs
            .iter()
            .any(|text| without_blank(text).contains("なし"))
    }

    /// The words on the front, line by line.
    pub fn front(&self) -> String {
        self.document.laid.pages[0].lines().join("\n")
    }

    /// The front is the first page and no other.
    pub fn check_front(&self) -> Result<(), TestCaseError> {
        let back = Words::of("ja").say("sheet.back.title");
        for (number, page) in self.document.laid.pages.iter().enumerate() {
            let is_back = page.lines().iter().any(|line| line.contains(&back));
            if is_back != (number > 0) {
                return Err(TestCaseError::fail(format!(
                    "page {number}: back {is_back}"
                )));
            }
        }
        Ok(())
    }

    fn runs(&self) -> impl Iterator<Item = (usize, &TextRun)> {
        self.document.laid.runs()
    }

    /// No letters are too small for what they say.
    pub fn check_sizes(&self) -> Result<(), TestCaseError> {
        for (page, run) in self.runs() {
            let least = if run.note { LEAST_NOTE } else { LEAST_BODY };
            if run.size.0 < least {
                let fault = format!("page {page}: {} at {:?}", run.text, run.size);
                return Err(TestCaseError::fail(fault));
            }
        }
        Ok(())
    }

    /// Nothing but marks stands in the margins.
    pub fn check_margins(&self) -> Result<(), TestCaseError> {
        for (number, page) in self.document.laid.pages.iter().enumerate() {
            for frame in &page.frames {
                let rect = match &frame.mark {
                    Mark::Text(run) => run.rect(),
                    Mark::Rect(rect, _) | Mark::Outline { rect, .. } => *rect,
                    Mark::Figure(rectangles) => match Rect::around(rectangles) {
                        Some(rect) => rect,
                        None => continue,
                    },
                    Mark::Line { .. } => continue,
                };
                let least = Mm(LEAST_MARGIN - SLACK);
                let inside = rect.x >= least
                    && rect.y >= least
                    && rect.x + rect.width <= page.width - least
                    && rect.y + rect.height <= page.height - least;
                if !inside {
                    let fault = format!("page {number}: {:?} in the margin", frame.mark);
                    return Err(TestCaseError::fail(fault));
                }
            }
        }
        Ok(())
    }

    /// No letters but notes are smaller than so many points.
    pub fn check_letters(&self, least: f32) -> Result<(), TestCaseError> {
        for (page, run) in self.runs().filter(|(_, run)| !run.note) {
            let fault = || format!("page {page}: {} at {:?}", run.text, run.size);
            prop_assert!(run.size.0 >= least, "{}", fault());
        }
        Ok(())
    }

    /// No line, whether to cut, to fold or to write on, goes through letters.
    pub fn check_lines(&self) -> Result<(), TestCaseError> {
        for (number, page) in self.document.laid.pages.iter().enumerate() {
            for frame in &page.frames {
                let Mark::Line { from, to, .. } = frame.mark else {
                    continue;
                };
                let line = Rect {
                    x: from.0,
                    y: from.1,
                    width: to.0 - from.0,
                    height: to.1 - from.1,
                };
                let cut = page.runs().find(|run| overlap(run.rect(), line));
                if let Some(run) = cut {
                    let fault = format!("page {number}: a line through {}", run.text);
                    return Err(TestCaseError::fail(fault));
                }
            }
        }
        Ok(())
    }

    /// No letters stand on others.
    pub fn check_overlaps(&self) -> Result<(), TestCaseError> {
        for (number, page) in self.document.laid.pages.iter().enumerate() {
            let runs: Vec<&TextRun> = page.runs().collect();
            for (index, one) in runs.iter().enumerate() {
                for other in &runs[index + 1..] {
                    if overlap(one.rect(), other.rect()) {
                        let fault = format!("page {number}: {} on {}", one.text, other.text);
                        return Err(TestCaseError::fail(fault));
                    }
                }
            }
        }
        Ok(())
    }
}

fn overlap(one: Rect, other: Rect) -> bool {
    let slack = Mm(SLACK);
    let apart = one.x + one.width <= other.x + slack
        || other.x + other.width <= one.x + slack
        || one.y + one.height <= other.y + slack
        || other.y + other.height <= one.y + slack;
    !apart
}
