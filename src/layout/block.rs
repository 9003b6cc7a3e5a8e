//! Content measured: every line broken, every height known, no place on a page yet.

use super::content::{Boxed, Content, Drawing, Fill, Row, Stack, Table, Upright, Width};
use super::line::{Line, lines};
use super::memory::known;
use super::metrics::Metrics;
use super::shape::Lacking;
use super::{Align, Border, Edges, Mm, Paragraph, Role};
use std::cell::Cell;
use std::rc::Rc;

/// Where a part of the document was entered into the structure; shared by its pieces on several pages.
pub(super) type NodeCell = Rc<Cell<Option<usize>>>;

/// A measured block.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub width: Mm,
    pub height: Mm,
    pub kind: Kind,
}

#[derive(Clone, Debug)]
pub(super) enum Kind {
    Lines(Lines),
    Stack(Group),
    Row(Columns),
    Boxed(Box<Bounded>),
    Table(Grid),
    Writing { count: u16, pitch: Mm },
    Spacer { grow: bool },
    Drawing { drawing: Drawing, node: NodeCell },
}

#[derive(Clone, Debug)]
pub(super) struct Lines {
    pub lines: Vec<Line>,
    pub align: Align,
    pub role: Role,
    pub keep_with_next: bool,
    pub node: NodeCell,
}

#[derive(Clone, Debug)]
pub(super) struct Group {
    pub children: Vec<Block>,
    pub gap: Mm,
    pub role: Option<Role>,
    pub together: bool,
    pub node: NodeCell,
}

#[derive(Clone, Debug)]
pub(super) struct Columns {
    /// Blocks with their left edges.
    pub columns: Vec<(Mm, Block)>,
    pub gap: Mm,
    pub upright: Upright,
    pub divider: Option<Mm>,
}

#[derive(Clone, Debug)]
pub(super) struct Bounded {
    pub body: Block,
    pub border: Border,
    pub padding: Edges,
    pub fill: Fill,
    pub title: Option<Title>,
    pub least_height: Mm,
    pub grow: bool,
    pub upright: Upright,
}

#[derive(Clone, Debug)]
pub(super) struct Title {
    pub block: Block,
    pub continued: Option<Block>,
    /// Stands where the box goes on, and is not read out again.
    pub repeated: bool,
    pub fill: Fill,
    pub padding: Edges,
}

#[derive(Clone, Debug)]
pub(super) struct Grid {
    pub widths: Vec<Mm>,
    pub header: Vec<Block>,
    pub header_fill: Fill,
    pub rows: Vec<GridRow>,
    pub row_names: bool,
    pub rule: Mm,
    pub padding: Edges,
    pub node: NodeCell,
    pub header_nodes: Vec<NodeCell>,
}

#[derive(Clone, Debug)]
pub(super) struct GridRow {
    pub cells: Vec<Block>,
    /// The row's own node, then one for each cell.
    pub nodes: Vec<NodeCell>,
}

impl GridRow {
    /// How high it is with the room inside its cells.
    pub fn height(&self, padding: Edges) -> Mm {
        highest(&self.cells) + padding.down()
    }
}

impl Title {
    pub fn height(&self) -> Mm {
        self.block.height + self.padding.down()
    }
}

pub(super) fn highest<'a>(blocks: impl IntoIterator<Item = &'a Block>) -> Mm {
    blocks
        .into_iter()
        .fold(Mm::ZERO, |height, block| height.max(block.height))
}

/// Columns that hug what is in them take at most this part of a width that others share in.
const MOST_HUGGED: f32 = 0.8;

/// Measures blocks with one set of widths, and collects what no face can show.
pub(super) struct Measurer<'a> {
    pub metrics: &'a dyn Metrics,
    pub lacking: Lacking,
    /// Nobody looks at the lines: what was measured before need not be broken again.
    pub only_heights: bool,
}

impl Measurer<'_> {
    pub fn block(&mut self, content: &Content, width: Mm) -> Block {
        let kind = match content {
            Content::Paragraph(paragraph) => self.paragraph(paragraph, width),
            Content::Stack(stack) => self.stack(stack, width),
            Content::Row(row) => self.row(row, width),
            Content::Boxed(boxed) => self.boxed(boxed, width),
            Content::Table(table) => self.table(table, width),
            Content::WritingLines(lines) => Kind::Writing {
                count: lines.count,
                pitch: lines.pitch,
            },
            Content::Spacer(spacer) => {
                return Block {
                    width,
                    height: spacer.height,
                    kind: Kind::Spacer { grow: spacer.grow },
                };
            }
            Content::Drawing(drawing) => Kind::Drawing {
                drawing: drawing.clone(),
                node: NodeCell::default(),
            },
        };
        Block::of(width, kind)
    }

    fn paragraph(&mut self, paragraph: &Paragraph, width: Mm) -> Kind {
        let lines = match self.only_heights {
            true => vec![Line::of_height(self.height(paragraph, width))],
            false => lines(paragraph, width, self.metrics, &mut self.lacking),
        };
        Kind::Lines(Lines {
            lines,
            align: paragraph.align,
            role: paragraph.role,
            keep_with_next: paragraph.keep_with_next,
            node: NodeCell::default(),
        })
    }

    fn height(&self, paragraph: &Paragraph, width: Mm) -> Mm {
        known(paragraph, width, || {
            let lines = lines(paragraph, width, self.metrics, &mut Lacking::default());
            lines.iter().map(|line| line.height).sum()
        })
    }

    fn stack(&mut self, stack: &Stack, width: Mm) -> Kind {
        Kind::Stack(Group {
            children: stack
                .children
                .iter()
                .map(|child| self.block(child, width))
                .collect(),
            gap: stack.gap,
            role: stack.role,
            together: stack.together,
            node: NodeCell::default(),
        })
    }

    fn row(&mut self, row: &Row, width: Mm) -> Kind {
        let gaps = row.gap * (row.columns.len().saturating_sub(1)) as f32;
        let asked: Vec<Width> = row.columns.iter().map(|(width, _)| *width).collect();
        let widths = self.widths(&asked, width - gaps, |column| vec![&row.columns[column].1]);
        let mut x = Mm::ZERO;
        let columns = row
            .columns
            .iter()
            .zip(&widths)
            .map(|((_, content), width)| {
                let column = (x, self.block(content, *width));
                x += *width + row.gap;
                column
            })
            .collect();
        Kind::Row(Columns {
            columns,
            gap: row.gap,
            upright: row.upright,
            divider: row.divider,
        })
    }

    fn boxed(&mut self, boxed: &Boxed, width: Mm) -> Kind {
        let inside = width - boxed.border.thickness() * 2.0;
        let title = boxed.title.as_ref().map(|title| Title {
            block: self.block(&title.content, inside - title.padding.across()),
            continued: title
                .continued
                .as_ref()
                .map(|content| self.block(content, inside - title.padding.across())),
            repeated: false,
            fill: title.fill,
            padding: title.padding,
        });
        Kind::Boxed(Box::new(Bounded {
            body: self.block(&boxed.body, inside - boxed.padding.across()),
            border: boxed.border,
            padding: boxed.padding,
            fill: boxed.fill,
            title,
            least_height: boxed.least_height,
            grow: boxed.grow,
            upright: boxed.upright,
        }))
    }

    fn table(&mut self, table: &Table, width: Mm) -> Kind {
        let inner = |width: Mm| width - table.padding.across();
        let cells_of = |column: usize| {
            let all = std::iter::once(&table.header).chain(&table.rows);
            all.filter_map(|row| row.get(column)).collect::<Vec<_>>()
        };
        // A fixed column brings the room inside its cells along.
        let fixed = |width: &&Width| matches!(width, Width::Fixed(_));
        let roomy = table.columns.len() - table.columns.iter().filter(fixed).count();
        let cell_room = table.padding.across() * roomy as f32;
        let widths: Vec<Mm> = self
            .widths(&table.columns, width - cell_room, cells_of)
            .into_iter()
            .zip(&table.columns)
            .map(|(width, asked)| match asked {
                // A fixed column is as wide as it says, room included.
                Width::Fixed(_) => width,
                _ => width + table.padding.across(),
            })
            .collect();
        let mut cells = |row: &Vec<Content>| -> Vec<Block> {
            row.iter()
                .zip(&widths)
                .map(|(cell, width)| self.block(cell, inner(*width)))
                .collect()
        };
        let header = cells(&table.header);
        let rows: Vec<GridRow> = table
            .rows
            .iter()
            .map(|row| GridRow {
                cells: cells(row),
                nodes: vec_of_nodes(row.len() + 1),
            })
            .collect();
        Kind::Table(Grid {
            header_nodes: vec_of_nodes(header.len() + 1),
            header,
            header_fill: table.header_fill,
            rows,
            widths,
            row_names: table.row_names,
            rule: table.rule,
            padding: table.padding,
            node: NodeCell::default(),
        })
    }

    /// Shares a width among columns. A fixed table column counts with its inner room only.
    fn widths<'c>(
        &mut self,
        asked: &[Width],
        width: Mm,
        contents: impl Fn(usize) -> Vec<&'c Content>,
    ) -> Vec<Mm> {
        let natural: Vec<Mm> = asked
            .iter()
            .enumerate()
            .map(|(column, asked)| match asked {
                Width::Hug => contents(column)
                    .into_iter()
                    .fold(Mm::ZERO, |widest, content| {
                        widest.max(self.natural(content))
                    }),
                _ => Mm::ZERO,
            })
            .collect();
        let fixed: Mm = asked
            .iter()
            .map(|asked| {
                if let Width::Fixed(width) = asked {
                    *width
                } else {
                    Mm::ZERO
                }
            })
            .sum();
        let shares: f32 = asked
            .iter()
            .map(|asked| {
                if let Width::Share(share) = asked {
                    *share
                } else {
                    0.0
                }
            })
            .sum();
        let left = (width - fixed).max(Mm::ZERO);
        // What hugs must not squeeze out what shares; too much of it shrinks evenly.
        let most = if shares > 0.0 {
            left * MOST_HUGGED
        } else {
            left
        };
        let hugged: Mm = natural.iter().copied().sum();
        let shrink = if hugged > most {
            most.0 / hugged.0
        } else {
            1.0
        };
        let left = left - hugged.min(most);
        asked
            .iter()
            .zip(natural)
            .map(|(asked, natural)| match asked {
                Width::Fixed(width) => *width,
                Width::Share(share) => left * (share / shares),
                Width::Hug => natural * shrink,
            })
            .collect()
    }

    /// How wide a block is when nothing in it breaks.
    pub fn natural(&mut self, content: &Content) -> Mm {
        /// Wider than any paper, but small enough to be added up exactly.
        const ENDLESS: Mm = Mm(10_000.0);
        /// Keeps the last letter from falling over by rounding.
        const SLACK: Mm = Mm(0.01);
        match content {
            Content::Paragraph(paragraph) => known(paragraph, ENDLESS, || {
                let lines = lines(paragraph, ENDLESS, self.metrics, &mut Lacking::default());
                lines.iter().fold(Mm::ZERO, |widest, line| {
                    widest.max(line.width + line.indent)
                }) + SLACK
            }),
            Content::Stack(stack) => stack
                .children
                .iter()
                .fold(Mm::ZERO, |widest, child| widest.max(self.natural(child))),
            Content::Row(row) => {
                let gaps = row.gap * (row.columns.len().saturating_sub(1)) as f32;
                let columns = row.columns.iter().map(|(width, child)| match width {
                    Width::Fixed(width) => *width,
                    _ => self.natural(child),
                });
                columns.sum::<Mm>() + gaps
            }
            Content::Boxed(boxed) => {
                let border = boxed.border.thickness() * 2.0;
                let title = boxed.title.as_ref().map_or(Mm::ZERO, |title| {
                    self.natural(&title.content) + title.padding.across()
                });
                border + title.max(self.natural(&boxed.body) + boxed.padding.across())
            }
            Content::Table(table) => (0..table.columns.len())
                .map(|column| {
                    let cells = std::iter::once(&table.header).chain(&table.rows);
                    cells
                        .filter_map(|row| row.get(column))
                        .fold(Mm::ZERO, |widest, cell| widest.max(self.natural(cell)))
                        + table.padding.across()
                })
                .sum(),
            Content::Drawing(drawing) => drawing.width,
            Content::WritingLines(_) | Content::Spacer(_) => Mm::ZERO,
        }
    }
}

fn vec_of_nodes(count: usize) -> Vec<NodeCell> {
    std::iter::repeat_with(NodeCell::default)
        .take(count)
        .collect()
}

impl Block {
    /// A block whose height follows from what is in it.
    pub fn of(width: Mm, kind: Kind) -> Self {
        let height = kind.height();
        Self {
            width,
            height,
            kind,
        }
    }

    /// Whether it takes up height that is left over.
    pub fn grows(&self) -> bool {
        match &self.kind {
            Kind::Spacer { grow } => *grow,
            Kind::Boxed(bounded) => bounded.grow,
            Kind::Stack(group) => group.children.iter().any(Self::grows),
            Kind::Row(columns) => columns.columns.iter().any(|(_, block)| block.grows()),
            _ => false,
        }
    }

    /// Whether it must not be the last thing on a page.
    pub fn keeps_with_next(&self) -> bool {
        match &self.kind {
            Kind::Lines(lines) => lines.keep_with_next,
            Kind::Stack(group) => group.children.last().is_some_and(Self::keeps_with_next),
            // A heading in a box or beside a remark is still one; so is a bar with nothing under it.
            Kind::Row(columns) => columns
                .columns
                .iter()
                .any(|(_, block)| block.keeps_with_next()),
            Kind::Boxed(bounded) if bounded.body.height > Mm::ZERO => {
                bounded.body.keeps_with_next()
            }
            Kind::Boxed(bounded) => bounded
                .title
                .as_ref()
                .is_some_and(|title| title.block.keeps_with_next()),
            _ => false,
        }
    }
}

impl Kind {
    fn height(&self) -> Mm {
        match self {
            Self::Lines(lines) => lines.lines.iter().map(|line| line.height).sum(),
            Self::Stack(group) => group.height(),
            Self::Row(columns) => highest(columns.columns.iter().map(|(_, block)| block)),
            Self::Boxed(bounded) => {
                (bounded.around() + bounded.body.height).max(bounded.least_height)
            }
            Self::Table(grid) => grid
                .rows
                .iter()
                .fold(grid.header_height() + grid.rule, |height, row| {
                    height + row.height(grid.padding) + grid.rule
                }),
            Self::Writing { count, pitch } => *pitch * f32::from(*count),
            Self::Spacer { .. } => Mm::ZERO,
            Self::Drawing { drawing, .. } => drawing.height,
        }
    }
}

impl Group {
    fn height(&self) -> Mm {
        let seen = self
            .children
            .iter()
            .filter(|child| child.takes_gap())
            .count();
        let gaps = self.gap * seen.saturating_sub(1) as f32;
        self.children.iter().map(|child| child.height).sum::<Mm>() + gaps
    }
}

impl Block {
    /// Whether white stands between it and its neighbours in a stack.
    pub fn takes_gap(&self) -> bool {
        self.height > Mm::ZERO && !matches!(self.kind, Kind::Spacer { .. })
    }
}

impl Bounded {
    /// The height of everything but the body.
    pub fn around(&self) -> Mm {
        let title = self.title.as_ref().map_or(Mm::ZERO, Title::height);
        self.border.thickness() * 2.0 + self.padding.down() + title
    }
}

impl Grid {
    /// The height of the header and the rule above it; nothing without a header.
    pub fn header_height(&self) -> Mm {
        if self.header.is_empty() {
            Mm::ZERO
        } else {
            self.rule + highest(&self.header) + self.padding.down()
        }
    }
}
