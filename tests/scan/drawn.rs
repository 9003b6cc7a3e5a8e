//! Draws a sheet with codes as a camera would see it: turned, tilted, blurred, in bad light, with noise.

use crate::printed::Printed;

/// Chance that is the same every time.
#[derive(Debug, Clone)]
pub struct Chance(pub u64);

impl Chance {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut value = self.0;
        value = (value ^ value >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        value = (value ^ value >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        value ^ value >> 31
    }
    /// From 0 to 1.
    pub fn part(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }
    /// Around 0, mostly within 1.
    fn bell(&mut self) -> f64 {
        (0..6).map(|_| self.part()).sum::<f64>() - 3.0
    }
}

/// How a sheet is seen.
#[derive(Debug, Clone, Copy)]
pub struct View {
    /// The picture in pixels.
    pub width: usize,
    pub height: usize,
    /// Pixels to a cell where the sheet is seen straight on.
    pub cell: f64,
    /// Turned, in degrees.
    pub turned: f64,
    /// Tilted, in degrees, about an axis that lies at that angle.
    pub tilted: f64,
    pub axis: f64,
    /// Blurred, as a circle of so many pixels' radius.
    pub blur: f64,
    /// Noise, of 255.
    pub noise: f64,
    /// How much darker it is on one side than on the other, from 0 to 1.
    pub shade: f64,
    /// The light of ink and of paper, of 255.
    pub ink: f64,
    pub paper: f64,
}

impl Default for View {
    fn default() -> Self {
        Self {
            width: 900,
            height: 900,
            cell: 5.0,
            turned: 0.0,
            tilted: 0.0,
            axis: 0.0,
            blur: 0.5,
            noise: 2.0,
            shade: 0.0,
            ink: 30.0,
            paper: 225.0,
        }
    }
}

/// Cells of empty paper around a code; the standard asks for four.
const QUIET: f64 = 4.0;
/// Cells between two codes on a sheet.
const APART: f64 = 8.0;

/// A sheet: codes beside each other, with lines of writing around them.
struct Sheet<'a> {
    codes: &'a [Printed],
    columns: usize,
    side: f64,
}

impl Sheet<'_> {
    fn width(&self) -> f64 {
        self.columns as f64 * (self.side + APART) - APART
    }
    fn height(&self) -> f64 {
        self.codes.len().div_ceil(self.columns) as f64 * (self.side + APART) - APART
    }
    /// How dark the sheet is at a place, counted in cells.
    fn ink(&self, x: f64, y: f64) -> f64 {
        let pitch = self.side + APART;
        let (column, row) = ((x / pitch).floor(), (y / pitch).floor());
        let inside =
            x >= -QUIET && y >= -QUIET && x < self.width() + QUIET && y < self.height() + QUIET;
        if !inside {
            return f64::from(u8::from(is_written(x, y)));
        }
        let (x, y) = (x - column * pitch, y - row * pitch);
        let place = row * self.columns as f64 + column;
        if x < 0.0 || y < 0.0 || place < 0.0 {
            return 0.0;
        }
        let code = self.codes.get(place as usize);
        let dark = code.is_some_and(|code| {
            let (x, y) = (x as usize, y as usize);
            x < code.side && y < code.side && code.cells[y * code.side + x]
        });
        f64::from(u8::from(dark))
    }
}

/// Something like lines of print around the codes.
fn is_written(x: f64, y: f64) -> bool {
    let (line, within) = ((y / 6.0).floor(), y.rem_euclid(6.0));
    if within > 3.5 {
        return false;
    }
    let stroke =
        (x * 0.9).floor() as i64 * 31 + line as i64 * 17 + (within * 1.3).floor() as i64 * 7;
    stroke.rem_euclid(5) < 2
}

/// The picture that a camera takes: grey light, row by row.
pub fn draw(codes: &[Printed], columns: usize, view: &View, chance: &mut Chance) -> Vec<u8> {
    let side = codes.iter().map(|code| code.side).max().unwrap_or(0) as f64;
    let sheet = Sheet {
        codes,
        columns,
        side,
    };
    let (turn, tilt, axis) = (
        view.turned.to_radians(),
        view.tilted.to_radians(),
        view.axis.to_radians(),
    );
    let (middle_x, middle_y) = (sheet.width() / 2.0, sheet.height() / 2.0);
    // The camera stands so far away that the sheet fills it as it does in a hand.
    let far = 2.2 * sheet.width().max(sheet.height());
    // From a point of the picture back to the sheet: undo the view, then the tilt, then the turn.
    let place = |x: f64, y: f64| {
        let (x, y) = (
            (x - view.width as f64 / 2.0) / view.cell,
            (y - view.height as f64 / 2.0) / view.cell,
        );
        let (along, across) = (
            x * axis.cos() + y * axis.sin(),
            y * axis.cos() - x * axis.sin(),
        );
        let depth = far / (far * tilt.cos() - across * tilt.sin());
        let (along, across) = (along * depth * tilt.cos(), across * depth);
        let (x, y) = (
            along * axis.cos() - across * axis.sin(),
            along * axis.sin() + across * axis.cos(),
        );
        let (x, y) = (
            x * turn.cos() + y * turn.sin(),
            y * turn.cos() - x * turn.sin(),
        );
        (x + middle_x, y + middle_y)
    };
    const EACH: usize = 3;
    let mut ink = vec![0.0_f32; view.width * view.height];
    for y in 0..view.height {
        for x in 0..view.width {
            let mut sum = 0.0;
            for part in 0..EACH * EACH {
                let at = |part: usize| (part as f64 + 0.5) / EACH as f64;
                let (x, y) = place(x as f64 + at(part % EACH), y as f64 + at(part / EACH));
                sum += sheet.ink(x, y);
            }
            ink[y * view.width + x] = (sum / (EACH * EACH) as f64) as f32;
        }
    }
    let ink = blurred(&ink, view.width, view.height, view.blur);
    let grey = ink.iter().enumerate().map(|(at, ink)| {
        let across = (at % view.width) as f64 / view.width as f64;
        let down = (at / view.width) as f64 / view.height as f64;
        let light = 1.0 - view.shade * (0.7 * across + 0.3 * down);
        let seen = (view.paper + (view.ink - view.paper) * f64::from(*ink)) * light
            + view.noise * chance.bell();
        seen.clamp(0.0, 255.0) as u8
    });
    grey.collect()
}

/// Blurred by a box, twice, which is nearly round.
fn blurred(ink: &[f32], width: usize, height: usize, radius: f64) -> Vec<f32> {
    if radius < 0.3 {
        return ink.to_vec();
    }
    // A kernel of three to many weights, along rows and then along columns.
    let reach = (radius * 2.5).ceil() as i64;
    let weights: Vec<f64> = (-reach..=reach)
        .map(|at| (-(at * at) as f64 / (2.0 * radius * radius)).exp())
        .collect();
    let all: f64 = weights.iter().sum();
    let pass = |from: &[f32], step_x: i64, step_y: i64| -> Vec<f32> {
        let mut to = vec![0.0; from.len()];
        for y in 0..height as i64 {
            for x in 0..width as i64 {
                let mut sum = 0.0;
                for (at, weight) in (-reach..=reach).zip(&weights) {
                    let near_x = (x + at * step_x).clamp(0, width as i64 - 1);
                    let near_y = (y + at * step_y).clamp(0, height as i64 - 1);
                    sum += weight * f64::from(from[(near_y * width as i64 + near_x) as usize]);
                }
                to[(y * width as i64 + x) as usize] = (sum / all) as f32;
            }
        }
        to
    };
    pass(&pass(ink, 1, 0), 0, 1)
}
