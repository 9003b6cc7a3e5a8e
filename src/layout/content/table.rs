//! Tables, and the small blocks: lines to write on, white.

use super::{Content, Fill, Width};
use crate::layout::{Edges, Mm};
use serde::{Deserialize, Serialize};

/// Rows and columns with rules. A page may end between rows; the header is then repeated.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// How wide the columns are. `Hug` looks at every row.
    pub columns: Vec<Width>,
    /// The names of the columns; empty for none.
    pub header: Vec<Content>,
    /// The ground of the header.
    pub header_fill: Fill,
    /// The rows; each has as many cells as there are columns.
    pub rows: Vec<Vec<Content>>,
    /// Whether the first cell of each row is the row's name.
    pub row_names: bool,
    /// The thickness of the rules between cells and around the table; zero for none.
    pub rule: Mm,
    /// The room inside each cell.
    pub padding: Edges,
}

impl Table {
    /// A table of columns so wide, without rows yet.
    pub fn new(columns: impl IntoIterator<Item = Width>) -> Self {
        Self {
            columns: columns.into_iter().collect(),
            header: Vec::new(),
            header_fill: Fill::Grey,
            rows: Vec::new(),
            row_names: false,
            rule: Mm(0.25),
            padding: Edges::symmetric(Mm(0.8), Mm(1.6)),
        }
    }

    /// The names of the columns.
    #[must_use]
    pub fn header<C: Into<Content>>(mut self, cells: impl IntoIterator<Item = C>) -> Self {
        self.header = cells.into_iter().map(Into::into).collect();
        self
    }

    /// Adds a row at the bottom.
    #[must_use]
    pub fn add_row<C: Into<Content>>(mut self, cells: impl IntoIterator<Item = C>) -> Self {
        self.rows.push(cells.into_iter().map(Into::into).collect());
        self
    }

    /// The first cell of each row is the row's name.
    #[must_use]
    pub fn row_names(mut self) -> Self {
        self.row_names = true;
        self
    }

    /// The thickness of the rules; zero for none.
    #[must_use]
    pub fn rule(mut self, thickness: Mm) -> Self {
        self.rule = thickness;
        self
    }

    /// The room inside each cell.
    #[must_use]
    pub fn padding(mut self, padding: Edges) -> Self {
        self.padding = padding;
        self
    }
}

/// Blank lines to write on by hand.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WritingLines {
    /// How many.
    pub count: u16,
    /// The distance from one to the next.
    pub pitch: Mm,
}

/// Nothing, of some height.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spacer {
    /// At least so high.
    pub height: Mm,
    /// Takes up height that would be left over.
    pub grow: bool,
}

impl Spacer {
    /// White of a fixed height.
    pub const fn of(height: Mm) -> Self {
        Self {
            height,
            grow: false,
        }
    }

    /// White that takes up what is left over.
    pub const fn spring() -> Self {
        Self {
            height: Mm::ZERO,
            grow: true,
        }
    }
}
