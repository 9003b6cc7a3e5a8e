//! Blocks in a frame, with or without a bar of title.

use super::{Content, Paragraph, Upright};
use crate::layout::{Edges, Mm};
use serde::{Deserialize, Serialize};

/// The line around a box.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Border {
    /// None.
    #[default]
    None,
    /// Drawn through, so thick.
    Solid(Mm),
    /// Drawn in dashes, so thick.
    Dashed(Mm),
}

impl Border {
    /// How thick it is.
    pub fn thickness(self) -> Mm {
        match self {
            Self::None => Mm::ZERO,
            Self::Solid(thickness) | Self::Dashed(thickness) => thickness,
        }
    }
}

/// The ground of a box.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fill {
    /// As the paper is.
    #[default]
    None,
    /// White, over whatever lies below.
    White,
    /// Light grey that a black-and-white printer still shows as grey and that black text stands out on.
    Grey,
    /// Black; letters on it must be white.
    Black,
}

/// The bar along the top of a box.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TitleBar {
    /// What stands in it. On black it must be white.
    pub content: Content,
    /// What stands in it where the box goes on after a page's end; the same again when `None`.
    pub continued: Option<Content>,
    /// Grey or black.
    pub fill: Fill,
    /// The room around what stands in it.
    pub padding: Edges,
}

/// A block in a frame. When a page ends inside it, the frame is closed there and the title is repeated.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Boxed {
    /// What is in it.
    pub body: Content,
    /// The line around it.
    pub border: Border,
    /// The room between line and body.
    pub padding: Edges,
    /// The ground under the body.
    pub fill: Fill,
    /// The bar along the top.
    pub title: Option<TitleBar>,
    /// It is at least so high.
    pub least_height: Mm,
    /// Takes up height that would be left over at the foot of the page or column.
    pub grow: bool,
    /// Where the body stands when the box is higher than it.
    pub upright: Upright,
}

impl Boxed {
    /// A frame of no thickness around a block.
    pub fn new(body: impl Into<Content>) -> Self {
        Self {
            body: body.into(),
            border: Border::None,
            padding: Edges::default(),
            fill: Fill::None,
            title: None,
            least_height: Mm::ZERO,
            grow: false,
            upright: Upright::Top,
        }
    }

    /// A dashed place of fixed size with words in its middle, such as one for a photograph.
    /// Give its column the same width.
    pub fn placeholder(height: Mm, label: Paragraph) -> Self {
        let mut place = Self::new(label.centre()).border(Border::Dashed(Mm(0.3)));
        place.least_height = height;
        place.upright = Upright::Middle;
        place
    }

    /// The line around it.
    #[must_use]
    pub fn border(mut self, border: Border) -> Self {
        self.border = border;
        self
    }

    /// The room between line and body.
    #[must_use]
    pub fn padding(mut self, padding: Edges) -> Self {
        self.padding = padding;
        self
    }

    /// The ground.
    #[must_use]
    pub fn fill(mut self, fill: Fill) -> Self {
        self.fill = fill;
        self
    }

    /// A bar along the top.
    #[must_use]
    pub fn title(mut self, content: impl Into<Content>, fill: Fill, padding: Edges) -> Self {
        self.title = Some(TitleBar {
            content: content.into(),
            continued: None,
            fill,
            padding,
        });
        self
    }

    /// What the bar says where the box goes on after a page's end. Call after [`Boxed::title`].
    #[must_use]
    pub fn continued(mut self, content: impl Into<Content>) -> Self {
        if let Some(title) = &mut self.title {
            title.continued = Some(content.into());
        }
        self
    }

    /// It is at least so high.
    #[must_use]
    pub fn least_height(mut self, height: Mm) -> Self {
        self.least_height = height;
        self
    }

    /// Takes up height that would be left over.
    #[must_use]
    pub fn grow(mut self) -> Self {
        self.grow = true;
        self
    }

    /// Where the body stands when the box is higher than it.
    #[must_use]
    pub fn upright(mut self, upright: Upright) -> Self {
        self.upright = upright;
        self
    }
}
