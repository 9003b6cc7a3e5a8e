//! Frames as the drawing orders of a PDF page.

use super::PdfError;
use super::drawn::DrawnGlyphs;
use super::embed::Embedded;
use super::tags::Tags;
use crate::layout::{
    Face, Fill, Ink, Instead, Mark, Mm, Page, Picture, Rect, Repeated, TextRun, shown, svg,
};
use printpdf::{
    Codepoint, Color, CurTransMat, DictItem, Greyscale, Line, LineDashPattern, LinePoint, Op,
    PaintMode, PdfFontHandle, Point, Pt, TextItem, TextMatrix, TextRenderingMode,
};
use std::collections::BTreeMap;
use std::sync::Arc;
use unicode_segmentation::UnicodeSegmentation;

/// Turns one page's frames into orders, and enters its pieces of text into the tags.
pub(super) fn orders(
    page: &Page,
    number: usize,
    faces: &BTreeMap<Face, Embedded>,
    (tags, drawn): (&mut Tags, &mut DrawnGlyphs),
) -> Result<Vec<Op>, PdfError> {
    let mut pen = Pen {
        height: page.height,
        number,
        tags,
        drawn,
        open: None,
        ops: Vec::new(),
    };
    for frame in &page.frames {
        pen.part(frame.node.ok_or(frame.repeated));
        match &frame.mark {
            Mark::Text(run) => {
                if let Some(Instead::Picture(picture)) = &run.instead {
                    pen.picture(run, picture);
                    continue;
                }
                let face = faces
                    .get(&run.face)
                    .ok_or(PdfError::FaceMissing(run.face))?;
                pen.text(run, face);
            }
            Mark::Rect(rect, fill) => pen.fill(rect, *fill),
            Mark::Figure(rectangles) => pen.figure(rectangles),
            Mark::Outline {
                rect,
                thickness,
                dashed,
            } => pen.outline(rect, *thickness, *dashed),
            Mark::Line {
                from,
                to,
                thickness,
                dashed,
            } => pen.line(*from, *to, *thickness, *dashed),
        }
    }
    pen.close();
    Ok(pen.ops)
}

/// What a figure's length, counted in its unit, may be off a whole number by reckoning alone.
const NEARLY: f32 = 0.01;

/// A part of the document, or decoration: what is repeated on every page, or nothing that is.
type Belongs = Result<usize, Option<Repeated>>;

struct Pen<'a, 'b> {
    height: Mm,
    number: usize,
    tags: &'a mut Tags<'b>,
    drawn: &'a mut DrawnGlyphs,
    /// What the orders now being written belong to.
    open: Option<Belongs>,
    ops: Vec<Op>,
}

/// Points rounded to thousandths: finer than any printer, and the file stays small.
fn points(length: Mm) -> Pt {
    Pt((crate::layout::Pt::from(length).0 * 1000.0).round() / 1000.0)
}

fn grey(share: f32) -> Color {
    Color::Greyscale(Greyscale::new(share, None))
}

fn ink(ink: Ink) -> Color {
    grey(match ink {
        Ink::Black => 0.0,
        Ink::White => 1.0,
    })
}

impl Pen<'_, '_> {
    /// PDF counts up from the foot of the page.
    fn up(&self, y: Mm) -> Pt {
        points(self.height - y)
    }

    /// Goes on with a part of the document.
    fn part(&mut self, belongs: Belongs) {
        if self.open == Some(belongs) {
            return;
        }
        self.close();
        self.ops.push(match belongs {
            Ok(node) => {
                let (tag, id) = self.tags.piece(self.number, node);
                marked(tag, properties([("MCID", DictItem::Int(id))]))
            }
            Err(repeated) => decoration(repeated),
        });
        self.open = Some(belongs);
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
    }

    /// Glyphs that do not show what was typed: says what was, for copying and search.
    fn show_as(&mut self, typed: &str, x: Mm, baseline: Mm, glyphs: Vec<Codepoint>) {
        let text = std::iter::once(0xFEFF).chain(typed.encode_utf16());
        let data = text.flat_map(u16::to_be_bytes).collect();
        let text = DictItem::String {
            data,
            literal: false,
        };
        let mut properties = properties([("ActualText", text)]);
        // A piece of its own: readers lose what follows a mark inside another.
        let belongs = self.open.unwrap_or(Err(None));
        self.close();
        match belongs {
            Ok(node) => {
                let (_, id) = self.tags.piece(self.number, node);
                properties.insert("MCID".to_owned(), DictItem::Int(id));
            }
            Err(repeated) => self.ops.push(decoration(repeated)),
        }
        self.ops.push(marked("Span", properties));
        self.show(x, baseline, glyphs);
        self.ops.push(Op::EndMarkedContent);
        if belongs.is_err() {
            self.ops.push(Op::EndMarkedContent);
        }
        self.part(belongs);
    }

    fn text(&mut self, run: &TextRun, face: &Embedded) {
        self.ops.push(Op::SetFillColor { col: ink(run.ink) });
        if let Some(thicken) = run.thicken {
            self.ops.push(Op::SetOutlineColor { col: ink(run.ink) });
            self.ops.push(Op::SetOutlineThickness {
                pt: points(thicken),
            });
            self.ops.push(Op::SetTextRenderingMode {
                mode: TextRenderingMode::FillStroke,
            });
        }
        self.ops.push(Op::SetFont {
            font: PdfFontHandle::External(face.id.clone()),
            size: Pt(run.size.0),
        });
        if let Some(Instead::Note(words)) = &run.instead {
            let place = run.places.first().copied().unwrap_or_default();
            let glyphs = words.chars().map(|character| {
                Codepoint::with_cid(face.glyph(character), 0.0, character.to_string())
            });
            return self.show_as(&run.text, place, run.baseline, glyphs.collect());
        }
        let mut places = run.places.iter();
        let mut plain: Vec<Codepoint> = Vec::new();
        let mut plain_from = Mm::ZERO;
        for cluster in run.text.graphemes(true) {
            let place = places.next().copied().unwrap_or_default();
            for _ in cluster.chars().skip(1) {
                places.next();
            }
            let visible = shown(cluster, |character| face.has(character));
            let as_typed = visible.iter().copied().eq(cluster.chars())
                && visible.iter().all(|character| face.has(*character));
            let glyphs = visible.iter().map(|character| {
                Codepoint::with_cid(face.glyph(*character), 0.0, character.to_string())
            });
            if as_typed {
                if plain.is_empty() {
                    plain_from = place;
                }
                plain.extend(glyphs);
            } else {
                self.show(plain_from, run.baseline, std::mem::take(&mut plain));
                self.show_as(cluster, place, run.baseline, glyphs.collect());
            }
        }
        self.show(plain_from, run.baseline, plain);
        if run.thicken.is_some() {
            self.ops.push(Op::SetTextRenderingMode {
                mode: TextRenderingMode::Fill,
            });
        }
    }

    /// Letters that somebody else drew: a glyph that says them.
    fn picture(&mut self, run: &TextRun, picture: &Arc<Picture>) {
        let (font, code) = self.drawn.enter(&run.text, picture);
        let place = run.places.first().copied().unwrap_or_default();
        let natural = Mm::from(run.size) * picture.advance;
        // Squeezed where it would be wider than its line.
        let across = run.width.0 / natural.0.max(f32::MIN_POSITIVE);
        let (x, y) = (points(place).0, self.up(run.baseline).0);
        self.ops.extend([
            Op::SetFillColor { col: ink(run.ink) },
            Op::SetFont {
                font: PdfFontHandle::External(font),
                size: Pt(run.size.0),
            },
            Op::StartTextSection,
            Op::SetTextMatrix {
                matrix: TextMatrix::Raw([across, 0.0, 0.0, 1.0, x, y]),
            },
            Op::ShowText {
                items: vec![TextItem::Text(code.to_string())],
            },
            Op::EndTextSection,
        ]);
    }

    /// Glyphs one after the other: their widths in the file are those that layout counted with.
    fn show(&mut self, x: Mm, baseline: Mm, glyphs: Vec<Codepoint>) {
        if !glyphs.is_empty() {
            self.ops.push(Op::StartTextSection);
            self.ops.push(Op::SetTextMatrix {
                matrix: TextMatrix::Translate(points(x), self.up(baseline)),
            });
            self.ops.push(Op::ShowText {
                items: vec![TextItem::GlyphIds(glyphs)],
            });
            self.ops.push(Op::EndTextSection);
        }
    }

    fn rectangle(&self, rect: &Rect, mode: PaintMode) -> Op {
        let (left, right) = (points(rect.x), points(rect.x + rect.width));
        let (top, bottom) = (self.up(rect.y), self.up(rect.y + rect.height));
        let mut rectangle =
            printpdf::Rect::from_xywh(left, bottom, Pt(right.0 - left.0), Pt(top.0 - bottom.0));
        rectangle.mode = Some(mode);
        Op::DrawRectangle { rectangle }
    }

    fn fill(&mut self, rect: &Rect, fill: Fill) {
        let col = match fill {
            Fill::None => return,
            Fill::White => grey(1.0),
            Fill::Grey => grey(svg::GREY),
            Fill::Black => grey(0.0),
        };
        self.ops.push(Op::SetFillColor { col });
        self.ops.push(self.rectangle(rect, PaintMode::Fill));
    }

    /// All rectangles in one path: filled one by one, readers leave hairs of white between neighbours. Lengths are
    /// counted in the smallest side, from the upper left corner: the squares of a code then have whole numbers, which
    /// take a third of the room.
    fn figure(&mut self, rectangles: &[Rect]) {
        let Some(whole) = Rect::around(rectangles) else {
            return;
        };
        self.place(whole);
        let (left, top) = (points(whole.x), self.up(whole.y));
        let sides = rectangles.iter().flat_map(|rect| [rect.width, rect.height]);
        let unit = sides.fold(whole.width.max(whole.height), Mm::min);
        let count = |length: Mm| match length.0 / unit.0 {
            whole if (whole - whole.round()).abs() < NEARLY => DictItem::Int(whole.round() as i64),
            part => DictItem::Real(part),
        };
        let square = |rect: &Rect| Op::Unknown {
            key: "re".to_owned(),
            value: [rect.x - whole.x, rect.y - whole.y, rect.width, rect.height]
                .map(count)
                .to_vec(),
        };
        let fill = Op::Unknown {
            key: "f".to_owned(),
            value: vec![],
        };
        let unit = points(unit).0;
        let matrix = CurTransMat::Raw([unit, 0.0, 0.0, -unit, left.0, top.0]);
        self.ops.extend([
            Op::SaveGraphicsState,
            Op::SetTransformationMatrix { matrix },
            Op::SetFillColor { col: grey(0.0) },
        ]);
        self.ops.extend(rectangles.iter().map(square));
        self.ops.extend([fill, Op::RestoreGraphicsState]);
    }

    /// Says where the drawing is that is being drawn.
    fn place(&mut self, whole: Rect) {
        if let Some(Ok(node)) = self.open {
            let (left, right) = (points(whole.x), points(whole.x + whole.width));
            let (top, bottom) = (self.up(whole.y), self.up(whole.y + whole.height));
            self.tags
                .place(node, [left, bottom, right, top].map(|side| side.0));
        }
    }

    fn stroke(&mut self, thickness: Mm, dashed: bool) {
        let dash = if dashed {
            LineDashPattern::new(0.0, &[points(Mm(svg::DASH.0)).0, points(Mm(svg::DASH.1)).0])
        } else {
            LineDashPattern::solid()
        };
        self.ops.push(Op::SetOutlineColor { col: grey(0.0) });
        self.ops.push(Op::SetOutlineThickness {
            pt: points(thickness),
        });
        self.ops.push(Op::SetLineDashPattern { dash });
    }

    fn outline(&mut self, rect: &Rect, thickness: Mm, dashed: bool) {
        self.stroke(thickness, dashed);
        self.ops.push(self.rectangle(rect, PaintMode::Stroke));
    }

    fn line(&mut self, from: (Mm, Mm), to: (Mm, Mm), thickness: Mm, dashed: bool) {
        if let Some(Ok(node)) = self.open
            && self.tags.is_figure(node)
        {
            let (x, y) = (from.0.min(to.0), from.1.min(to.1));
            self.place(Rect {
                x,
                y,
                width: from.0.max(to.0) - x,
                height: from.1.max(to.1) - y,
            });
        }
        self.stroke(thickness, dashed);
        let points = [from, to].map(|(x, y)| LinePoint {
            p: Point {
                x: points(x),
                y: self.up(y),
            },
            bezier: false,
        });
        self.ops.push(Op::DrawLine {
            line: Line {
                points: points.to_vec(),
                is_closed: false,
            },
        });
    }
}

/// Begins what is not read out.
fn decoration(repeated: Option<Repeated>) -> Op {
    let part = match repeated {
        Some(Repeated::Head) => Some("Header"),
        Some(Repeated::Foot) => Some("Footer"),
        Some(Repeated::Marks) | None => None,
    };
    let Some(part) = part else {
        return Op::BeginMarkedContent {
            tag: "Artifact".to_owned(),
        };
    };
    let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
    let said = [("Type", name("Pagination")), ("Subtype", name(part))];
    marked("Artifact", properties(said))
}

/// One by one: a map that is made of a list sorts it, which is kilobytes of program for each kind of entry.
fn properties<const N: usize>(said: [(&str, DictItem); N]) -> BTreeMap<String, DictItem> {
    let mut properties = BTreeMap::new();
    for (key, value) in said {
        properties.insert(key.to_owned(), value);
    }
    properties
}

fn marked(tag: &str, map: BTreeMap<String, DictItem>) -> Op {
    let properties = DictItem::Dict { map };
    Op::BeginMarkedContentWithProperties {
        tag: tag.to_owned(),
        properties,
    }
}
