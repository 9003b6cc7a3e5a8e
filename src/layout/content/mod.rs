//! What is to be printed, before anyone knows where: the blocks that an author of a paper composes.
//!
//! Everything is built by chaining: `Stack::new().gap(Mm(2.0)).with(text("…", Pt(12.0))).with(…)`.
//! Each block turns into [`Content`] by itself where one is asked for.

mod boxed;
mod drawing;
mod group;
mod table;
mod text;

pub use boxed::*;
pub(super) use drawing::dark_rectangles;
pub use drawing::*;
pub use group::*;
pub use table::*;
pub use text::*;

use serde::{Deserialize, Serialize};

/// A block. Blocks take the width they are given and say how high they become.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Content {
    /// Text that breaks into lines.
    Paragraph(Paragraph),
    /// Blocks one below the other.
    Stack(Stack),
    /// Blocks side by side.
    Row(Row),
    /// A block in a frame.
    Boxed(Box<Boxed>),
    /// Rows and columns with rules.
    Table(Table),
    /// Blank lines to write on by hand.
    WritingLines(WritingLines),
    /// Nothing, of some height.
    Spacer(Spacer),
    /// Black rectangles of fixed places, such as a QR code.
    Drawing(Drawing),
}

macro_rules! into_content {
    ($($name:ident),*) => {
        $(impl From<$name> for Content {
            fn from(block: $name) -> Self {
                Self::$name(block)
            }
        })*
    };
}
into_content!(Paragraph, Stack, Row, Table, WritingLines, Spacer, Drawing);

impl From<Boxed> for Content {
    fn from(block: Boxed) -> Self {
        Self::Boxed(Box::new(block))
    }
}

impl From<Span> for Content {
    fn from(span: Span) -> Self {
        Self::Paragraph(Paragraph::new().with(span))
    }
}

impl Content {
    /// The same with lines so many times as far apart.
    #[must_use]
    pub fn loosened(mut self, by: f32) -> Self {
        self.each_paragraph(&|paragraph| paragraph.leading *= by);
        self
    }

    fn each_paragraph(&mut self, change: &impl Fn(&mut Paragraph)) {
        match self {
            Self::Paragraph(paragraph) => change(paragraph),
            Self::Stack(stack) => all(&mut stack.children, change),
            Self::Row(row) => {
                for (_, child) in &mut row.columns {
                    child.each_paragraph(change);
                }
            }
            Self::Boxed(boxed) => {
                boxed.body.each_paragraph(change);
                if let Some(title) = &mut boxed.title {
                    title.content.each_paragraph(change);
                    if let Some(continued) = &mut title.continued {
                        continued.each_paragraph(change);
                    }
                }
            }
            Self::Table(table) => {
                all(&mut table.header, change);
                for row in &mut table.rows {
                    all(row, change);
                }
            }
            Self::WritingLines(_) | Self::Spacer(_) | Self::Drawing(_) => {}
        }
    }
}

fn all(children: &mut [Content], change: &impl Fn(&mut Paragraph)) {
    for child in children {
        child.each_paragraph(change);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{Mm, Pt};

    #[test]
    fn blocks_chain_into_content() {
        let content: Content = Stack::new()
            .gap(Mm(2.0))
            .with(text("題", Pt(20.0)).bold().heading(1))
            .with(
                Row::new()
                    .with(Width::Share(1.0), text("左", Pt(12.0)))
                    .with(Width::Hug, text("右", Pt(12.0))),
            )
            .into();
        let Content::Stack(stack) = content else {
            panic!("a stack")
        };
        assert_eq!(stack.children.len(), 2);
    }

    #[test]
    fn lines_are_loosened_wherever_they_stand() {
        let line = || text("行", Pt(12.0)).leading(1.0);
        let content = Stack::new()
            .with(Boxed::new(line()).title(line(), Fill::Grey, Default::default()))
            .with(Table::new([Width::Hug]).header([line()]).add_row([line()]))
            .with(Row::new().with(Width::Hug, line()));
        let mut leadings = Vec::new();
        let count = std::cell::RefCell::new(&mut leadings);
        let mut loose = Content::from(content).loosened(1.5);
        loose.each_paragraph(&|paragraph| count.borrow_mut().push(paragraph.leading));
        assert_eq!(leadings, [1.5; 5]);
    }
}
