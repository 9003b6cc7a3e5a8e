//! Spans and paragraphs: text before it breaks into lines.

use crate::layout::composed::composed;
use crate::layout::{Ink, Mm, Pt, Role, Weight};
use serde::{Deserialize, Serialize};

/// How letters look.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Style {
    /// The size of the letters.
    pub size: Pt,
    /// How heavy they are.
    pub weight: Weight,
    /// Black, or white on a black ground.
    pub ink: Ink,
    /// Digits, hyphens and spaces in the face whose digits are equally wide (telephone numbers).
    /// Other characters of the span stay in the text face.
    pub digits: bool,
    /// A note: may be smaller than running text. Nothing that somebody answered is one.
    pub note: bool,
}

/// A stretch of text in one style.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Span {
    /// The text as it is to be read and copied. A line feed forces a new line.
    pub text: String,
    /// How it looks.
    pub style: Style,
    /// Not to be broken over lines as long as it fits on a line of its own:
    /// a telephone number, a date, a dose.
    pub keep: bool,
}

/// Starts a span of regular black text. Letters in parts are put together here: every text of a paper is a span.
pub fn span(text: impl Into<String>, size: Pt) -> Span {
    let style = Style {
        size,
        weight: Weight::Regular,
        ink: Ink::Black,
        digits: false,
        note: false,
    };
    Span {
        text: composed(text.into()),
        style,
        keep: false,
    }
}

/// Starts a paragraph of one regular black span.
pub fn text(text: impl Into<String>, size: Pt) -> Paragraph {
    Paragraph::new().with(span(text, size))
}

impl Span {
    /// Heavier.
    #[must_use]
    pub fn bold(mut self) -> Self {
        self.style.weight = Weight::Bold;
        self
    }

    /// White, for a black ground.
    #[must_use]
    pub fn white(mut self) -> Self {
        self.style.ink = Ink::White;
        self
    }

    /// In the face for telephone numbers, and kept on one line.
    #[must_use]
    pub fn digits(mut self) -> Self {
        self.style.digits = true;
        self.keep = true;
        self
    }

    /// A note, which may be smaller than running text.
    #[must_use]
    pub fn note(mut self) -> Self {
        self.style.note = true;
        self
    }

    /// Kept on one line.
    #[must_use]
    pub fn keep(mut self) -> Self {
        self.keep = true;
        self
    }
}

/// Where lines stand in the width.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Align {
    /// At the left.
    #[default]
    Start,
    /// In the middle.
    Centre,
    /// At the right.
    End,
}

/// Text that breaks into lines.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Paragraph {
    /// The stretches, read one after the other.
    pub spans: Vec<Span>,
    /// Where the lines stand.
    pub align: Align,
    /// The height of a line as a multiple of its largest letters.
    pub leading: f32,
    /// How far all lines but the first are moved in, for lists with a mark in front.
    pub hanging: Mm,
    /// What it is.
    pub role: Role,
    /// Not to be the last thing on a page: goes over together with what follows it.
    pub keep_with_next: bool,
}

impl Default for Paragraph {
    fn default() -> Self {
        Self::new()
    }
}

impl Paragraph {
    /// The height of a line when nothing else is said.
    pub const LEADING: f32 = 1.3;

    /// An empty paragraph (of no height).
    pub fn new() -> Self {
        Self {
            spans: Vec::new(),
            align: Align::Start,
            leading: Self::LEADING,
            hanging: Mm::ZERO,
            role: Role::Paragraph,
            keep_with_next: false,
        }
    }

    /// Adds a stretch of text.
    #[must_use]
    pub fn with(mut self, span: Span) -> Self {
        self.spans.push(span);
        self
    }

    /// Makes every stretch heavier.
    #[must_use]
    pub fn bold(mut self) -> Self {
        self.spans = self.spans.into_iter().map(Span::bold).collect();
        self
    }

    /// Makes every stretch white.
    #[must_use]
    pub fn white(mut self) -> Self {
        self.spans = self.spans.into_iter().map(Span::white).collect();
        self
    }

    /// Lines in the middle.
    #[must_use]
    pub fn centre(mut self) -> Self {
        self.align = Align::Centre;
        self
    }

    /// Lines at the right.
    #[must_use]
    pub fn end(mut self) -> Self {
        self.align = Align::End;
        self
    }

    /// The height of a line as a multiple of its largest letters.
    #[must_use]
    pub fn leading(mut self, leading: f32) -> Self {
        self.leading = leading;
        self
    }

    /// Moves all lines but the first in.
    #[must_use]
    pub fn hanging(mut self, hanging: Mm) -> Self {
        self.hanging = hanging;
        self
    }

    /// Says what it is.
    #[must_use]
    pub fn role(mut self, role: Role) -> Self {
        self.role = role;
        self
    }

    /// A heading: read out as one, and never alone at the foot of a page.
    #[must_use]
    pub fn heading(mut self, level: u8) -> Self {
        self.role = Role::Heading(level);
        self.keep_with_next = true;
        self
    }
}
