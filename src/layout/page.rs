//! Sheets of paper: their size, their heads and feet, and the flow of content over them.

use super::{Content, Edges, Mm};

/// Which page of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageNumber {
    /// From 1.
    pub number: usize,
    /// How many pages the whole paper has.
    pub count: usize,
}

/// The size of the paper and the room left free around it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paper {
    /// How wide it is.
    pub width: Mm,
    /// How high it is.
    pub height: Mm,
    /// Nothing but marks stands here.
    pub margins: Edges,
}

impl Paper {
    /// A4 upright.
    pub const fn a4(margins: Edges) -> Self {
        Self {
            width: Mm(210.0),
            height: Mm(297.0),
            margins,
        }
    }

    /// A5 upright.
    pub const fn a5(margins: Edges) -> Self {
        Self {
            width: Mm(148.0),
            height: Mm(210.0),
            margins,
        }
    }

    /// The width between the margins.
    pub fn inner_width(&self) -> Mm {
        self.width - self.margins.across()
    }

    /// The height between the margins (head and foot included).
    pub fn inner_height(&self) -> Mm {
        self.height - self.margins.down()
    }
}

/// What is repeated on every page. Not read out by screen readers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Furniture {
    /// Along the top, inside the margins.
    pub head: Option<Content>,
    /// The white below the head.
    pub head_gap: Mm,
    /// Along the bottom, inside the margins.
    pub foot: Option<Content>,
    /// The white above the foot.
    pub foot_gap: Mm,
    /// Marks at fixed places, such as where to fold or cut.
    pub overlays: Vec<Overlay>,
}

/// Something at a fixed place on the page, wherever the content is.
#[derive(Clone, Debug, PartialEq)]
pub enum Overlay {
    /// A straight line.
    Line {
        /// Where it starts: x and y from the paper's top left corner.
        from: (Mm, Mm),
        /// Where it ends.
        to: (Mm, Mm),
        /// How thick it is.
        thickness: Mm,
        /// Whether it is drawn in dashes.
        dashed: bool,
    },
    /// A block.
    Block {
        /// Its left edge.
        x: Mm,
        /// Its top edge.
        y: Mm,
        /// How wide it is.
        width: Mm,
        /// What stands there.
        content: Content,
    },
}

/// A run of pages with the same paper and furniture. Each part starts on a new page.
pub struct Part<'a> {
    /// The paper.
    pub paper: Paper,
    /// What flows over as many pages as it needs. Nothing is ever dropped.
    pub body: Content,
    /// What is repeated, given the page's number.
    pub furniture: &'a dyn Fn(PageNumber) -> Furniture,
    /// Whether blocks that can grow take up the height left on a page.
    pub fill: bool,
}
