//! What stands where: the outcome of layout, and all that a reader (PDF, preview) may look at.

use super::{Face, Fill, Ink, Instead, Mm, Pt, Role, ToDraw};
use serde::{Deserialize, Serialize};

/// A whole paper, laid out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Laid {
    /// The pages in order.
    pub pages: Vec<Page>,
    /// What belongs to what: frames point into it. A node's parent stands before it.
    pub structure: Vec<Node>,
    /// Characters (as a reader counts them) that no face has, in the order of their first appearance. They are named before printing.
    pub missing: Vec<String>,
    /// What somebody with more faces could draw: see [`super::Drawings`].
    pub to_draw: Vec<ToDraw>,
}

impl Laid {
    /// Puts the pages of another paper behind these.
    pub fn append(&mut self, other: Self) {
        let before = self.structure.len();
        let moved = |node: Option<usize>| node.map(|node| node + before);
        self.structure
            .extend(other.structure.into_iter().map(|node| Node {
                parent: moved(node.parent),
                ..node
            }));
        self.pages.extend(other.pages.into_iter().map(|page| {
            Page {
                frames: page
                    .frames
                    .into_iter()
                    .map(|frame| Frame {
                        node: moved(frame.node),
                        ..frame
                    })
                    .collect(),
                ..page
            }
        }));
        for letters in other.to_draw {
            if !self.to_draw.contains(&letters) {
                self.to_draw.push(letters);
            }
        }
        for missing in other.missing {
            if !self.missing.contains(&missing) {
                self.missing.push(missing);
            }
        }
    }
}

/// One side of a sheet of paper.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// How wide the paper is.
    pub width: Mm,
    /// How high the paper is.
    pub height: Mm,
    /// What stands on it, in reading order; grounds and lines come before the text on them.
    pub frames: Vec<Frame>,
}

/// One part of the document for readers that do not see the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Node {
    /// What it is.
    pub role: Role,
    /// The node that it is part of.
    pub parent: Option<usize>,
    /// What a figure says, in words.
    pub description: Option<String>,
}

/// One thing at its place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Frame {
    /// The part of [`Laid::structure`] that it shows; `None` for decoration and repeated heads and feet.
    pub node: Option<usize>,
    /// Where it is repeated from page to page; `None` for what stands on this page alone.
    pub repeated: Option<Repeated>,
    /// What is drawn.
    pub mark: Mark,
}

/// What is the same on every page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Repeated {
    /// Along the top.
    Head,
    /// Along the bottom.
    Foot,
    /// Marks for folding and cutting.
    Marks,
}

/// What is drawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// Letters on one line in one face and size.
    Text(TextRun),
    /// A filled rectangle.
    Rect(Rect, Fill),
    /// Black rectangles filled as one shape: no hair of white shows where two of them touch.
    Figure(Vec<Rect>),
    /// The line around a rectangle; its middle runs along the rectangle's edge.
    Outline {
        /// The rectangle.
        rect: Rect,
        /// How thick the line is.
        thickness: Mm,
        /// Whether it is drawn in dashes.
        dashed: bool,
    },
    /// A straight line.
    Line {
        /// Where it starts: x and y.
        from: (Mm, Mm),
        /// Where it ends: x and y.
        to: (Mm, Mm),
        /// How thick it is.
        thickness: Mm,
        /// Whether it is drawn in dashes.
        dashed: bool,
    },
}

/// A rectangle on a page.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rect {
    /// Its left edge.
    pub x: Mm,
    /// Its top edge.
    pub y: Mm,
    /// From left to right.
    pub width: Mm,
    /// From top to bottom.
    pub height: Mm,
}

impl Rect {
    /// The smallest rectangle around all of them; `None` around nothing.
    pub fn around(all: &[Self]) -> Option<Self> {
        let (first, rest) = all.split_first()?;
        Some(rest.iter().fold(*first, |whole, one| {
            let (x, y) = (whole.x.min(one.x), whole.y.min(one.y));
            let right = (whole.x + whole.width).max(one.x + one.width);
            let bottom = (whole.y + whole.height).max(one.y + one.height);
            Self {
                x,
                y,
                width: right - x,
                height: bottom - y,
            }
        }))
    }
}

/// Letters on one line in one face and size.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TextRun {
    /// The text as it is to be read and copied.
    pub text: String,
    /// Where each character of the text starts, from the page's left edge.
    pub places: Vec<Mm>,
    /// The height of the line that the letters stand on.
    pub baseline: Mm,
    /// From the first character's start to the last one's end.
    pub width: Mm,
    /// The size of the letters.
    pub size: Pt,
    /// The font file.
    pub face: Face,
    /// Black or white.
    pub ink: Ink,
    /// A note, which may be smaller than running text.
    pub note: bool,
    /// Made heavier by a line of this thickness around each letter, where the bold face lacks a character.
    pub thicken: Option<Mm>,
    /// What is drawn for the letters where no face has them.
    pub instead: Option<Instead>,
    /// Runs with the same number, in a page, stand on the same line of the same paragraph.
    pub line: usize,
}

impl TextRun {
    /// How far letters reach above the baseline, as a share of their size (the faces' own ascender).
    pub const ASCENT: f32 = 0.88;
    /// How far letters reach below the baseline, as a share of their size.
    pub const DESCENT: f32 = 0.12;

    /// The room that the letters take.
    pub fn rect(&self) -> Rect {
        let size = Mm::from(self.size);
        Rect {
            x: self.places.first().copied().unwrap_or_default(),
            y: self.baseline - size * Self::ASCENT,
            width: self.width,
            height: size,
        }
    }
}

impl Laid {
    /// All runs of letters, page by page.
    pub fn runs(&self) -> impl Iterator<Item = (usize, &TextRun)> {
        self.pages
            .iter()
            .enumerate()
            .flat_map(|(number, page)| page.runs().map(move |run| (number, run)))
    }
}

impl Page {
    /// All runs of letters in reading order.
    pub fn runs(&self) -> impl Iterator<Item = &TextRun> {
        self.frames.iter().filter_map(|frame| match &frame.mark {
            Mark::Text(run) => Some(run),
            _ => None,
        })
    }

    /// The lines of text in reading order, runs on one line joined.
    pub fn lines(&self) -> Vec<String> {
        let mut lines: Vec<(usize, String)> = Vec::new();
        for run in self.runs() {
            match lines.last_mut() {
                Some((line, text)) if *line == run.line => text.push_str(&run.text),
                _ => lines.push((run.line, run.text.clone())),
            }
        }
        lines.into_iter().map(|(_, text)| text).collect()
    }
}
