//! Measured blocks put at their places: the frames of a page.

use super::block::{Block, Bounded, Columns, Grid, GridRow, Group, Kind, Lines, NodeCell, highest};
use super::content::{Border, Drawing, Fill, Upright};
use super::{Align, Frame, Mark, Mm, Node, Rect, Repeated, Role, TextRun};

/// How thick lines to write on are.
const WRITING_LINE: Mm = Mm(0.2);

/// Collects the frames of one page after the other, and what belongs to what.
#[derive(Default)]
pub(super) struct Painter {
    pub frames: Vec<Frame>,
    pub structure: Vec<Node>,
    parent: Option<usize>,
    /// Inside heads, feet and marks nothing is entered into the structure.
    artifact: bool,
    repeated: Option<Repeated>,
    lines: usize,
}

impl Painter {
    /// Ends a page and gives its frames.
    pub fn take_page(&mut self) -> Vec<Frame> {
        self.lines = 0;
        std::mem::take(&mut self.frames)
    }

    /// Paints what is repeated on pages.
    pub fn furniture(&mut self, repeated: Repeated, block: &Block, x: Mm, y: Mm) {
        self.artifact = true;
        self.repeated = Some(repeated);
        self.block(block, x, y, block.height);
        self.repeated = None;
        self.artifact = false;
    }

    /// Paints a line that belongs to no text.
    pub fn line(&mut self, from: (Mm, Mm), to: (Mm, Mm), thickness: Mm, dashed: bool) {
        self.mark(
            None,
            Mark::Line {
                from,
                to,
                thickness,
                dashed,
            },
        );
    }

    /// Paints a block with its top left corner at a place, in a height at least its own.
    pub fn block(&mut self, block: &Block, x: Mm, y: Mm, height: Mm) {
        match &block.kind {
            Kind::Lines(lines) => self.lines(lines, block.width, x, y),
            Kind::Stack(group) => self.stack(group, block, x, y, height),
            Kind::Row(columns) => self.row(columns, x, y, height),
            Kind::Boxed(bounded) => self.boxed(bounded, block.width, x, y, height),
            Kind::Table(grid) => self.table(grid, x, y),
            Kind::Writing { count, pitch } => {
                for line in 1..=*count {
                    let y = y + *pitch * f32::from(line) - WRITING_LINE / 2.0;
                    self.line((x, y), (x + block.width, y), WRITING_LINE, false);
                }
            }
            Kind::Spacer { .. } => {}
            Kind::Drawing { drawing, node } => self.drawing(drawing, node, x, y),
        }
    }

    fn mark(&mut self, node: Option<usize>, mark: Mark) {
        let repeated = self.repeated;
        self.frames.push(Frame {
            node,
            repeated,
            mark,
        });
    }

    /// The node of a part of the document, entered when its first piece is painted.
    fn node(&mut self, cell: &NodeCell, role: Role) -> Option<usize> {
        if self.artifact || role == Role::Artifact {
            return None;
        }
        if cell.get().is_none() {
            self.structure.push(Node {
                role,
                parent: self.parent,
                description: None,
            });
            cell.set(Some(self.structure.len() - 1));
        }
        cell.get()
    }

    /// Paints what is inside a part of the document.
    fn inside(&mut self, cell: &NodeCell, role: Role, paint: impl FnOnce(&mut Self)) {
        let outer = self.parent;
        self.parent = self.node(cell, role).or(outer);
        paint(self);
        self.parent = outer;
    }

    fn lines(&mut self, lines: &Lines, width: Mm, x: Mm, mut y: Mm) {
        let node = if lines.lines.is_empty() {
            None
        } else {
            self.node(&lines.node, lines.role)
        };
        for line in &lines.lines {
            let free = (width - line.indent - line.width).max(Mm::ZERO);
            let start = x
                + line.indent
                + match lines.align {
                    Align::Start => Mm::ZERO,
                    Align::Centre => free / 2.0,
                    Align::End => free,
                };
            for run in &line.runs {
                let text = TextRun {
                    text: run.text.clone(),
                    places: run.places.iter().map(|place| start + *place).collect(),
                    baseline: y + line.baseline,
                    width: run.width,
                    size: run.look.size,
                    face: run.look.face,
                    ink: run.look.ink,
                    note: run.look.note,
                    thicken: run.look.thicken,
                    instead: run.instead.clone(),
                    line: self.lines,
                };
                self.mark(node, Mark::Text(text));
            }
            self.lines += 1;
            y += line.height;
        }
    }

    fn stack(&mut self, group: &Group, block: &Block, x: Mm, mut y: Mm, height: Mm) {
        let extra = (height - block.height).max(Mm::ZERO);
        let growing = group.children.iter().filter(|child| child.grows()).count();
        let last = group.children.len().saturating_sub(1);
        let mut paint = |painter: &mut Self| {
            let mut any = false;
            for (index, child) in group.children.iter().enumerate() {
                if any && child.takes_gap() {
                    y += group.gap;
                }
                any |= child.takes_gap();
                let more = match growing {
                    0 if index == last => extra,
                    0 => Mm::ZERO,
                    _ if child.grows() => extra / growing as f32,
                    _ => Mm::ZERO,
                };
                painter.block(child, x, y, child.height + more);
                y += child.height + more;
            }
        };
        match group.role {
            Some(role) => self.inside(&group.node, role, paint),
            None => paint(self),
        }
    }

    fn row(&mut self, columns: &Columns, x: Mm, y: Mm, height: Mm) {
        if let Some(thickness) = columns.divider {
            for (left, _) in columns.columns.iter().skip(1) {
                let x = x + *left - columns.gap / 2.0;
                self.line((x, y), (x, y + height), thickness, false);
            }
        }
        for (left, block) in &columns.columns {
            let free = (height - block.height).max(Mm::ZERO);
            let (down, tall) = match columns.upright {
                Upright::Top => (Mm::ZERO, block.height),
                Upright::Middle => (free / 2.0, block.height),
                Upright::Bottom => (free, block.height),
                Upright::Stretch => (Mm::ZERO, height),
            };
            self.block(block, x + *left, y + down, tall);
        }
    }

    fn boxed(&mut self, bounded: &Bounded, width: Mm, x: Mm, y: Mm, height: Mm) {
        let border = bounded.border.thickness();
        let outer = Rect {
            x,
            y,
            width,
            height,
        };
        if bounded.fill != Fill::None {
            self.mark(None, Mark::Rect(outer, bounded.fill));
        }
        let inside = width - border * 2.0;
        let mut top = y + border;
        if let Some(title) = &bounded.title {
            // The ground reaches under the border, so that no hair of white shows between them.
            let ground = Rect {
                x,
                y,
                width,
                height: border + title.height(),
            };
            if title.fill != Fill::None {
                self.mark(None, Mark::Rect(ground, title.fill));
            }
            if title.fill != Fill::Black && border > Mm::ZERO {
                let under = y + ground.height;
                self.line(
                    (x + border, under),
                    (x + border + inside, under),
                    border,
                    false,
                );
            }
        }
        if border > Mm::ZERO {
            let half = border / 2.0;
            let rect = Rect {
                x: x + half,
                y: y + half,
                width: width - border,
                height: height - border,
            };
            let dashed = matches!(bounded.border, Border::Dashed(_));
            self.mark(
                None,
                Mark::Outline {
                    rect,
                    thickness: border,
                    dashed,
                },
            );
        }
        if let Some(title) = &bounded.title {
            let outside = self.artifact;
            self.artifact |= title.repeated;
            let (left, down) = (title.padding.left, title.padding.top);
            self.block(
                &title.block,
                x + border + left,
                top + down,
                title.block.height,
            );
            self.artifact = outside;
            top += title.height();
        }
        let room = y + height - border - bounded.padding.bottom - (top + bounded.padding.top);
        let free = (room - bounded.body.height).max(Mm::ZERO);
        let down = match bounded.upright {
            Upright::Top | Upright::Stretch => Mm::ZERO,
            Upright::Middle => free / 2.0,
            Upright::Bottom => free,
        };
        let grows = bounded.upright == Upright::Stretch || bounded.body.grows();
        let tall = bounded.body.height + if grows { free } else { Mm::ZERO };
        self.block(
            &bounded.body,
            x + border + bounded.padding.left,
            top + bounded.padding.top + down,
            tall,
        );
    }

    fn table(&mut self, grid: &Grid, x: Mm, y: Mm) {
        let width: Mm = grid.widths.iter().copied().sum();
        let mut tops = vec![y + grid.rule / 2.0];
        let mut top = y + grid.rule;
        let header = highest(&grid.header) + grid.padding.down();
        if !grid.header.is_empty() {
            if grid.header_fill != Fill::None {
                self.mark(
                    None,
                    Mark::Rect(
                        Rect {
                            x,
                            y: top,
                            width,
                            height: header,
                        },
                        grid.header_fill,
                    ),
                );
            }
            top += header + grid.rule;
            tops.push(top - grid.rule / 2.0);
        }
        for row in &grid.rows {
            top += row.height(grid.padding) + grid.rule;
            tops.push(top - grid.rule / 2.0);
        }
        if grid.rule > Mm::ZERO {
            for y in &tops {
                self.line((x, *y), (x + width, *y), grid.rule, false);
            }
            let (first, last) = (y, top);
            let mut edge = x;
            self.line((edge, first), (edge, last), grid.rule, false);
            for width in &grid.widths {
                edge += *width;
                self.line((edge, first), (edge, last), grid.rule, false);
            }
        }
        self.inside(&grid.node, Role::Table, |painter| {
            let mut top = y + grid.rule;
            if !grid.header.is_empty() {
                // Read out once, not again on every page.
                let outside = painter.artifact;
                painter.artifact |= grid
                    .header_nodes
                    .first()
                    .is_some_and(|node| node.get().is_some());
                painter.cells(grid, &grid.header, &grid.header_nodes, x, top, |_| {
                    Role::TableHeader
                });
                painter.artifact = outside;
                top += header + grid.rule;
            }
            for GridRow { cells, nodes } in &grid.rows {
                painter.cells(grid, cells, nodes, x, top, |column| {
                    if grid.row_names && column == 0 {
                        Role::TableHeader
                    } else {
                        Role::TableCell
                    }
                });
                top += highest(cells) + grid.padding.down() + grid.rule;
            }
        });
    }

    fn cells(
        &mut self,
        grid: &Grid,
        cells: &[Block],
        nodes: &[NodeCell],
        x: Mm,
        y: Mm,
        role: impl Fn(usize) -> Role,
    ) {
        let Some((row, nodes)) = nodes.split_first() else {
            return;
        };
        self.inside(row, Role::TableRow, |painter| {
            let mut left = x;
            for (column, ((cell, node), width)) in
                cells.iter().zip(nodes).zip(&grid.widths).enumerate()
            {
                painter.inside(node, role(column), |painter| {
                    painter.block(
                        cell,
                        left + grid.padding.left,
                        y + grid.padding.top,
                        cell.height,
                    );
                });
                left += *width;
            }
        });
    }

    fn drawing(&mut self, drawing: &Drawing, cell: &NodeCell, x: Mm, y: Mm) {
        let node = self.node(cell, Role::Figure);
        if let Some(entry) = node.and_then(|node| self.structure.get_mut(node)) {
            entry.description = Some(drawing.description.clone());
        }
        let places = drawing.rectangles.iter().copied();
        let rectangles = places.map(|[left, top, width, height]| Rect {
            x: x + left,
            y: y + top,
            width,
            height,
        });
        self.mark(node, Mark::Figure(rectangles.collect()));
        let place = |(right, down): (Mm, Mm)| (x + right, y + down);
        for stroke in &drawing.strokes {
            let line = Mark::Line {
                from: place(stroke.from),
                to: place(stroke.to),
                thickness: stroke.thickness,
                dashed: stroke.dashed,
            };
            self.mark(node, line);
        }
    }
}
