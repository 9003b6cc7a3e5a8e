//! How a paper is cut and folded: three small drawings side by side, each with a sentence.

use super::block::notes;
use super::measure::{BODY, CLOSE, GUIDE_GAP, GUIDE_LINE, LINE};
use crate::i18n::Words;
use crate::layout::{Content, Drawing, Mm, Row, Spacer, Stack, Stroke, Upright, Width, text};

/// A place in a drawing, in millimetres from its top left corner.
type Place = (f32, f32);

/// One of the things to do: how it looks, and in words.
pub(super) struct Step {
    pub drawing: Content,
    pub words: String,
}

/// The steps from left to right.
pub(super) fn steps(steps: [Step; 3]) -> Content {
    let columns = steps.into_iter().map(|step| {
        Stack::new()
            .with(step.drawing)
            .with(text(step.words, BODY).leading(CLOSE))
    });
    columns
        .fold(Row::new().gap(GUIDE_GAP), |row, step| {
            row.with(Width::Share(1.0), step)
        })
        .upright(Upright::Bottom)
        .into()
}

/// Words beside a drawing, each so far down as the fold that it names.
pub(super) fn with_names(drawing: Drawing, names: &[(f32, String)]) -> Content {
    let mut down = Mm::ZERO;
    let mut beside = Stack::new();
    for (y, name) in names {
        let line = Mm::from(super::measure::NOTE) * CLOSE;
        let top = Mm(*y) - line / 2.0;
        beside = beside
            .with(Spacer::of((top - down).max(Mm::ZERO)))
            .with(notes(name).leading(CLOSE));
        down = top + line;
    }
    let width = drawing.width;
    Row::new()
        .gap(GUIDE_GAP / 2.0)
        .with(Width::Fixed(width), drawing)
        .with(Width::Share(1.0), beside)
        .into()
}

/// A pen that draws lines.
pub(super) struct Sketch {
    drawing: Drawing,
}

impl Sketch {
    /// Nothing drawn yet, in so much room; what it will show in words.
    pub fn new(width: f32, height: f32, description: String) -> Self {
        Self {
            drawing: Drawing {
                width: Mm(width),
                height: Mm(height),
                rectangles: vec![],
                strokes: vec![],
                description,
            },
        }
    }

    fn stroke(mut self, from: Place, to: Place, thickness: Mm, dashed: bool) -> Self {
        let place = |(x, y): Place| (Mm(x), Mm(y));
        self.drawing.strokes.push(Stroke {
            from: place(from),
            to: place(to),
            thickness,
            dashed,
        });
        self
    }

    /// The edge of the paper.
    pub fn edge(self, from: Place, to: Place) -> Self {
        self.stroke(from, to, LINE, false)
    }

    /// Where it is folded.
    pub fn fold(self, from: Place, to: Place) -> Self {
        self.stroke(from, to, LINE, true)
    }

    /// A sheet, standing upright.
    pub fn sheet(self, (left, top): Place, width: f32, height: f32) -> Self {
        let (right, bottom) = (left + width, top + height);
        self.edge((left, top), (right, top))
            .edge((right, top), (right, bottom))
            .edge((right, bottom), (left, bottom))
            .edge((left, bottom), (left, top))
    }

    /// What is written there, with a bar above it: one sees which way up it is.
    pub fn writing(mut self, (left, top): Place, width: f32, lines: u8) -> Self {
        let bar = [Mm(left), Mm(top), Mm(width), Mm(0.9)];
        self.drawing.rectangles.push(bar);
        (0..lines).fold(self, |sketch, line| {
            let y = top + 2.0 + 1.1 * f32::from(line);
            let width = if line + 1 == lines {
                width * 0.6
            } else {
                width
            };
            sketch.stroke((left, y), (left + width, y), GUIDE_LINE, false)
        })
    }

    /// The drawing.
    pub fn drawn(self) -> Drawing {
        self.drawing
    }
}

/// The three things to do with a card.
pub(super) fn of_card(words: &Words) -> Content {
    let say = |key: &str| words.say(key);
    let (width, face) = (9.4, 5.6);
    let mut cut = Sketch::new(width, face * 4.0 + 0.4, say("card.how.cut.drawn"));
    for number in 0..4_u8 {
        let top = 0.2 + face * f32::from(number);
        cut = cut.writing((0.9, top + 0.7), width - 1.8, 3);
        if number > 0 {
            cut = cut.fold((0.2, top), (width - 0.2, top));
        }
    }
    let cut = cut.sheet((0.2, 0.2), width - 0.4, face * 4.0);
    // Seen from the left and from above, as a folding screen lying on its side.
    let left = [
        (6.2, 0.4),
        (1.0, 7.0),
        (6.2, 11.2),
        (1.0, 17.8),
        (6.2, 22.0),
    ];
    let across = 17.0;
    let mut fold = Sketch::new(24.0, 22.6, say("card.how.fold.drawn"));
    for pair in left.windows(2) {
        if let [one, other] = *pair {
            let right = |(x, y): Place| (x + across, y);
            fold = fold.edge(one, other).edge(right(one), right(other));
        }
    }
    for (number, (x, y)) in left.into_iter().enumerate() {
        fold = match number {
            0 | 4 => fold.edge((x, y), (x + across, y)),
            _ => fold.fold((x, y), (x + across, y)),
        };
    }
    let names = [("away", 7.0), ("towards", 11.8), ("away", 17.8)];
    let names = names.map(|(name, y)| (y, say(&format!("card.how.fold.{name}"))));
    let (wide, high) = (19.0, 11.5);
    let mut done = Sketch::new(wide + 4.0, high + 4.2, say("card.how.done.drawn"));
    let top = 3.8;
    for behind in 1..4_u8 {
        let (x, y) = (f32::from(behind) * 1.2, top - f32::from(behind) * 1.2);
        done = done
            .edge((x, y + 1.2), (x, y))
            .edge((x, y), (wide + x, y))
            .edge((wide + x, y), (wide + x, y + high))
            .edge((wide + x, y + high), (wide + x - 1.2, y + high));
    }
    let done = done
        .sheet((0.2, top), wide - 0.2, high)
        .writing((1.6, top + 1.4), wide - 3.2, 6);
    steps([
        Step {
            drawing: cut.drawn().into(),
            words: say("card.how.cut"),
        },
        Step {
            drawing: with_names(fold.drawn(), &names),
            words: say("card.how.fold"),
        },
        Step {
            drawing: done.drawn().into(),
            words: say("card.how.done"),
        },
    ])
}

/// The three things to do with the crew's sheet.
pub(super) fn of_sheet(words: &Words) -> Content {
    let say = |key: &str| words.say(key);
    let (wide, high) = (13.0, 18.4);
    let mut flat = Sketch::new(wide + 4.0, high + 0.6, say("fold.half.drawn"))
        .sheet((2.0, 0.3), wide, high)
        .writing((3.2, 1.4), wide - 2.4, 5)
        .writing((3.2, 10.6), wide - 2.4, 5)
        .fold((0.3, 0.3 + high / 2.0), (wide + 3.7, 0.3 + high / 2.0));
    for quarter in [1.0, 3.0] {
        let y = 0.3 + high * quarter / 4.0;
        flat = flat
            .edge((0.8, y), (1.6, y))
            .edge((wide + 2.4, y), (wide + 3.2, y));
    }
    // One half behind the other, the fold below, in a pocket.
    let half = high / 2.0;
    let pocket = Sketch::new(wide + 6.0, half + 5.0, say("fold.pocket.drawn"))
        .sheet((2.0, 1.6), wide, half)
        .edge((3.0, 1.6), (3.0, 0.6))
        .edge((3.0, 0.6), (wide + 3.0, 0.6))
        .edge((wide + 3.0, 0.6), (wide + 3.0, half))
        .writing((3.2, 2.8), wide - 2.4, 5)
        .edge((0.6, half - 1.0), (0.6, half + 3.4))
        .edge((0.6, half + 3.4), (wide + 5.0, half + 3.4))
        .edge((wide + 5.0, half + 3.4), (wide + 5.0, half - 1.0));
    // Half of that again, before a tube with its cap.
    let quarter = high / 4.0;
    let tube = Sketch::new(30.0, quarter + 8.0, say("fold.tube.drawn"))
        .sheet((0.3, 2.4), wide, quarter)
        .writing((1.5, 3.4), wide - 2.4, 2)
        .edge((1.2, 2.4), (1.2, 1.4))
        .edge((1.2, 1.4), (wide + 1.2, 1.4))
        .edge((wide + 1.2, 1.4), (wide + 1.2, quarter + 1.4))
        .sheet((wide + 4.0, 0.6), 9.6, quarter + 3.6)
        .sheet((wide + 13.6, 1.4), 2.4, quarter + 2.0);
    steps([
        Step {
            drawing: flat.drawn().into(),
            words: say("fold.half"),
        },
        Step {
            drawing: pocket.drawn().into(),
            words: say("fold.pocket"),
        },
        Step {
            drawing: tube.drawn().into(),
            words: say("fold.tube"),
        },
    ])
}
