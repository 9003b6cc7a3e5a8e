//! Where a page ends inside a block: what stays and what goes over. Nothing is ever lost.

use super::Mm;
use super::block::{Block, Bounded, Columns, Grid, GridRow, Group, Kind, Lines, NodeCell, Title};

/// What stays on the page and what goes to the next; at least one of them is there.
pub(super) type Halves = (Option<Block>, Option<Block>);

/// Rounding must not push a block that just fits to the next page.
const SLACK: Mm = Mm(0.01);

/// At least so many lines of a paragraph stand together at a page's end or beginning.
const FEW_LINES: usize = 2;

impl Block {
    /// Cuts at a height. With `must`, something stays even if it is better kept whole or does not fit:
    /// the page is empty, and waiting for the next would not help.
    pub fn split(self, height: Mm, must: bool) -> Halves {
        if self.height <= height + SLACK {
            return (Some(self), None);
        }
        let width = self.width;
        let (stays, goes) = match self.kind {
            Kind::Lines(lines) => lines.split(height, must),
            Kind::Stack(group) => group.split(height, must),
            Kind::Row(columns) => columns.split(height, must),
            Kind::Boxed(bounded) => bounded.split(height, must),
            Kind::Table(grid) => grid.split(height, must),
            Kind::Writing { count, pitch } => split_writing(count, pitch, height, must),
            // White at a page's end is nothing.
            Kind::Spacer { .. } => {
                return (
                    Some(Self {
                        height: Mm::ZERO,
                        ..self
                    }),
                    None,
                );
            }
            Kind::Drawing { .. } if must => (Some(self.kind), None),
            Kind::Drawing { .. } => (None, Some(self.kind)),
        };
        (
            stays.map(|kind| Self::of(width, kind)),
            goes.map(|kind| Self::of(width, kind)),
        )
    }
}

type Kinds = (Option<Kind>, Option<Kind>);

impl Lines {
    fn split(mut self, height: Mm, must: bool) -> Kinds {
        let mut used = Mm::ZERO;
        let fitting = self.lines.iter().take_while(|line| {
            used += line.height;
            used <= height + SLACK
        });
        let mut stay = fitting.count();
        let all = self.lines.len();
        if all - stay < FEW_LINES {
            stay = all.saturating_sub(FEW_LINES);
        }
        if stay < FEW_LINES {
            stay = 0;
        }
        if stay == 0 && must {
            stay = 1;
        }
        if stay == 0 {
            return (None, Some(Kind::Lines(self)));
        }
        let goes = self.lines.split_off(stay);
        let rest = Self {
            lines: goes,
            node: self.node.clone(),
            ..self
        };
        let rest = (!rest.lines.is_empty()).then_some(Kind::Lines(rest));
        (Some(Kind::Lines(self)), rest)
    }
}

impl Group {
    fn split(mut self, height: Mm, must: bool) -> Kinds {
        if self.together && !must {
            return (None, Some(Kind::Stack(self)));
        }
        let mut stays: Vec<Block> = Vec::new();
        let mut goes: Vec<Block> = Vec::new();
        let mut used = Mm::ZERO;
        let mut any = false;
        let mut children = std::mem::take(&mut self.children).into_iter();
        for child in children.by_ref() {
            let gap = if any && child.takes_gap() {
                self.gap
            } else {
                Mm::ZERO
            };
            if used + gap + child.height <= height + SLACK {
                used += gap + child.height;
                any |= child.takes_gap();
                stays.push(child);
                continue;
            }
            let (stay, go) = child.split(height - used - gap, must && !any);
            stays.extend(stay);
            goes.extend(go);
            break;
        }
        goes.extend(children);
        // A heading goes over with what follows it, unless it would leave an empty page behind.
        let heading_from = stays
            .iter()
            .rposition(|child| child.takes_gap() && !child.keeps_with_next());
        let first_heading = heading_from.map_or(0, |last| last + 1);
        if !goes.is_empty() && first_heading < stays.len() && (first_heading > 0 || !must) {
            let headings = stays.split_off(first_heading);
            goes.splice(0..0, headings);
        }
        // No white above what begins a page.
        let blank = goes
            .iter()
            .take_while(|child| matches!(child.kind, Kind::Spacer { grow: false }))
            .count();
        goes.drain(..blank);
        let group = |children: Vec<Block>| {
            let seen = children
                .iter()
                .any(|child| child.takes_gap() || child.grows());
            seen.then(|| {
                Kind::Stack(Self {
                    children,
                    node: self.node.clone(),
                    ..self
                })
            })
        };
        (group(stays), group(goes))
    }
}

impl Columns {
    fn split(self, height: Mm, must: bool) -> Kinds {
        if !must {
            return (None, Some(Kind::Row(self)));
        }
        let mut goes = Vec::with_capacity(self.columns.len());
        let mut stays = Vec::with_capacity(self.columns.len());
        for (x, block) in self.columns {
            let width = block.width;
            let (stay, go) = block.split(height, true);
            stays.push((x, stay.unwrap_or_else(|| empty(width))));
            goes.push((x, go.unwrap_or_else(|| empty(width))));
        }
        let columns = |columns: Vec<(Mm, Block)>| {
            let any = columns.iter().any(|(_, block)| block.height > Mm::ZERO);
            any.then_some(Kind::Row(Self { columns, ..self }))
        };
        (columns(stays), columns(goes))
    }
}

/// What is left of a column that has ended.
fn empty(width: Mm) -> Block {
    Block {
        width,
        height: Mm::ZERO,
        kind: Kind::Spacer { grow: false },
    }
}

impl Bounded {
    /// A title so high that no room is left below it flows with the body.
    fn title_into_body(&mut self) {
        if let Some(title) = self.title.take().filter(|title| !title.repeated) {
            let width = self.body.width;
            let body = std::mem::replace(&mut self.body, empty(width));
            let children = vec![title.block, body];
            let group = Group {
                children,
                gap: Mm::ZERO,
                role: None,
                together: false,
                node: NodeCell::default(),
            };
            self.body = Block::of(width, Kind::Stack(group));
        }
    }

    fn split(mut self: Box<Self>, height: Mm, must: bool) -> Kinds {
        let title = self.title.as_ref().map_or(Mm::ZERO, Title::height);
        if must && title > height / 2.0 {
            self.title_into_body();
        }
        let inside = height - self.around();
        if inside <= Mm::ZERO && !must {
            return (None, Some(Kind::Boxed(self)));
        }
        let width = self.body.width;
        let body = std::mem::replace(&mut self.body, empty(width));
        match body.split(inside, must) {
            (Some(stay), Some(go)) => {
                let mut rest = self.clone();
                rest.body = go;
                rest.least_height = Mm::ZERO;
                if let Some(title) = &mut rest.title {
                    title.repeated = true;
                    if let Some(continued) = &title.continued {
                        title.block = continued.clone();
                    }
                }
                self.body = stay;
                self.least_height = Mm::ZERO;
                (Some(Kind::Boxed(self)), Some(Kind::Boxed(rest)))
            }
            // Only its least height is too much: it stays if the page is empty anyway.
            (Some(stay), None) => {
                self.body = stay;
                if must {
                    (Some(Kind::Boxed(self)), None)
                } else {
                    (None, Some(Kind::Boxed(self)))
                }
            }
            (None, go) => {
                self.body = go.unwrap_or_else(|| empty(width));
                (None, Some(Kind::Boxed(self)))
            }
        }
    }
}

impl Grid {
    fn split(mut self, height: Mm, must: bool) -> Kinds {
        let mut used = self.header_height() + self.rule;
        let mut stay = 0;
        for row in &self.rows {
            let row_height = row.height(self.padding) + self.rule;
            if used + row_height > height + SLACK {
                break;
            }
            used += row_height;
            stay += 1;
        }
        // A row alone under a header repeated for it is looked for on the page before.
        if stay > FEW_LINES && self.rows.len() - stay < FEW_LINES {
            stay = self.rows.len() - FEW_LINES;
        }
        if stay == 0 && !must {
            return (None, Some(Kind::Table(self)));
        }
        let mut goes = self.rows.split_off(stay);
        if stay == 0 && !goes.is_empty() {
            let room = height - used - self.rule - self.padding.down();
            let (first, rest) = goes.remove(0).split(room);
            self.rows.push(first);
            if let Some(rest) = rest {
                goes.insert(0, rest);
            }
        }
        let rest = Self {
            rows: goes,
            ..self.clone()
        };
        let rest = (!rest.rows.is_empty()).then_some(Kind::Table(rest));
        (Some(Kind::Table(self)), rest)
    }
}

impl GridRow {
    fn split(self, height: Mm) -> (Self, Option<Self>) {
        let mut stays = Vec::with_capacity(self.cells.len());
        let mut goes = Vec::with_capacity(self.cells.len());
        for cell in self.cells {
            let width = cell.width;
            let (stay, go) = cell.split(height, true);
            stays.push(stay.unwrap_or_else(|| empty(width)));
            goes.push(go.unwrap_or_else(|| empty(width)));
        }
        let any = goes.iter().any(|cell| cell.height > Mm::ZERO);
        let rest = any.then(|| Self {
            cells: goes,
            nodes: self.nodes.clone(),
        });
        (
            Self {
                cells: stays,
                nodes: self.nodes,
            },
            rest,
        )
    }
}

fn split_writing(count: u16, pitch: Mm, height: Mm, must: bool) -> Kinds {
    let fitting = (0..count)
        .take_while(|line| pitch * f32::from(line + 1) <= height + SLACK)
        .count();
    let stay = u16::try_from(fitting).unwrap_or(count).max(u16::from(must));
    let writing = |count: u16| (count > 0).then_some(Kind::Writing { count, pitch });
    (writing(stay), writing(count - stay))
}
