//! Blocks below one another and side by side.

use super::Content;
use crate::layout::{Mm, Role};
use serde::{Deserialize, Serialize};

/// Blocks one below the other. A page may end between them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stack {
    /// The blocks from top to bottom.
    pub children: Vec<Content>,
    /// The white between them. Blocks of no height get none.
    pub gap: Mm,
    /// What the group is; `None` when it is only a group to the eye.
    pub role: Option<Role>,
    /// Goes to the next page as a whole, unless it is higher than a page.
    pub together: bool,
}

impl Default for Stack {
    fn default() -> Self {
        Self::new()
    }
}

impl Stack {
    /// An empty stack.
    pub fn new() -> Self {
        Self {
            children: Vec::new(),
            gap: Mm::ZERO,
            role: None,
            together: false,
        }
    }

    /// Adds a block at the bottom.
    #[must_use]
    pub fn with(mut self, child: impl Into<Content>) -> Self {
        self.children.push(child.into());
        self
    }

    /// Adds a block at the bottom if there is one.
    #[must_use]
    pub fn with_some(mut self, child: Option<impl Into<Content>>) -> Self {
        self.children.extend(child.map(Into::into));
        self
    }

    /// The white between blocks.
    #[must_use]
    pub fn gap(mut self, gap: Mm) -> Self {
        self.gap = gap;
        self
    }

    /// Says what the group is.
    #[must_use]
    pub fn role(mut self, role: Role) -> Self {
        self.role = Some(role);
        self
    }

    /// Keeps the group on one page.
    #[must_use]
    pub fn together(mut self) -> Self {
        self.together = true;
        self
    }
}

/// How wide a column is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Width {
    /// Exactly so wide.
    Fixed(Mm),
    /// A share of what the others leave.
    Share(f32),
    /// As wide as what is in it when nothing breaks (but never more than there is).
    Hug,
}

/// Where a lower block stands beside a higher one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Upright {
    /// At the top.
    #[default]
    Top,
    /// In the middle.
    Middle,
    /// At the bottom.
    Bottom,
    /// Made as high as the row: frames then end on one line.
    Stretch,
}

/// Blocks side by side. A page never ends inside a row unless the row is higher than a page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// The columns from left to right.
    pub columns: Vec<(Width, Content)>,
    /// The white between them.
    pub gap: Mm,
    /// Where lower ones stand.
    pub upright: Upright,
    /// The thickness of the upright lines in the middle of the gaps, if any.
    pub divider: Option<Mm>,
}

impl Default for Row {
    fn default() -> Self {
        Self::new()
    }
}

impl Row {
    /// An empty row.
    pub fn new() -> Self {
        Self {
            columns: Vec::new(),
            gap: Mm::ZERO,
            upright: Upright::Top,
            divider: None,
        }
    }

    /// Adds a column at the right.
    #[must_use]
    pub fn with(mut self, width: Width, child: impl Into<Content>) -> Self {
        self.columns.push((width, child.into()));
        self
    }

    /// The white between columns.
    #[must_use]
    pub fn gap(mut self, gap: Mm) -> Self {
        self.gap = gap;
        self
    }

    /// Where lower columns stand.
    #[must_use]
    pub fn upright(mut self, upright: Upright) -> Self {
        self.upright = upright;
        self
    }

    /// Frames in all columns end on one line.
    #[must_use]
    pub fn stretch(self) -> Self {
        self.upright(Upright::Stretch)
    }

    /// Upright lines in the middle of the gaps.
    #[must_use]
    pub fn divider(mut self, thickness: Mm) -> Self {
        self.divider = Some(thickness);
        self
    }
}
