//! Looking at a picture: again and again, in several sizes and with several ideas of what is dark.

use super::dark::{Dark, dark};
use super::found::{Found, Part};
use super::picture::Picture;

use rxing::common::{BitMatrix, DetectorRXingResult};
use rxing::qrcode::cpp_port::decoder::Decode;
use rxing::qrcode::cpp_port::detector::{FindFinderPatterns, GenerateFinderPatternSets, SampleQR};

/// One look.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Look {
    /// The longer side in pixels; a smaller picture is not made larger, but by the next.
    side: usize,
    /// How many times larger, where the picture is small.
    larger: usize,
    idea: Dark,
    /// Light and dark change places: a code on a dark screen.
    is_turned: bool,
}

const fn look(side: usize, larger: usize, idea: Dark) -> Look {
    Look {
        side,
        larger,
        idea,
        is_turned: false,
    }
}

/// The looks in the order in which they pay: a telephone's picture at once, a small code in a large picture, a
/// blurred one, a small picture made larger, hard light, weak print.
pub const LOOKS: &[Look] = &[
    look(
        1600,
        1,
        Dark::Around {
            hundredths: 6,
            by: 6,
        },
    ),
    look(
        4200,
        1,
        Dark::Around {
            hundredths: 3,
            by: 6,
        },
    ),
    look(
        1000,
        1,
        Dark::Around {
            hundredths: 10,
            by: 4,
        },
    ),
    look(
        1600,
        2,
        Dark::Around {
            hundredths: 6,
            by: 4,
        },
    ),
    look(1600, 1, Dark::Everywhere),
    look(
        2400,
        1,
        Dark::Around {
            hundredths: 4,
            by: 12,
        },
    ),
];

/// The looks at a picture in which the others found nothing: paper is never dark, but a screen may be.
const TURNED: &[Look] = &[
    turned(
        1600,
        Dark::Around {
            hundredths: 6,
            by: 6,
        },
    ),
    turned(1000, Dark::Everywhere),
];

const fn turned(side: usize, idea: Dark) -> Look {
    Look {
        side,
        larger: 1,
        idea,
        is_turned: true,
    }
}

/// The looks at the pictures of a camera, one at each.
const LIVE: &[Look] = &[
    look(
        1280,
        1,
        Dark::Around {
            hundredths: 6,
            by: 6,
        },
    ),
    look(
        1280,
        1,
        Dark::Around {
            hundredths: 12,
            by: 4,
        },
    ),
    look(
        900,
        1,
        Dark::Around {
            hundredths: 8,
            by: 6,
        },
    ),
    turned(
        900,
        Dark::Around {
            hundredths: 8,
            by: 6,
        },
    ),
];

/// So many squares that look like a code's corner are followed at the most, the largest first; a page of print
/// or a picture of noise has many.
const MOST_CORNERS: usize = 400;
/// So many groups of three corners are tried at the most.
const MOST_TRIES: usize = 4_000;

/// A picture that is being looked at.
pub struct Looking<'a> {
    picture: &'a Picture,
    /// Every code that was read so far, each once.
    pub found: Vec<Found>,
}

impl<'a> Looking<'a> {
    /// Nothing was looked for yet.
    pub fn at(picture: &'a Picture) -> Self {
        Self {
            picture,
            found: vec![],
        }
    }

    /// Looks once; gives how many codes were found that were not known before.
    pub fn look(&mut self, look: Look) -> usize {
        let longer = self.picture.width().max(self.picture.height());
        let side = look.side.min(longer * look.larger);
        let mut sized = match side == longer {
            true => None,
            false => Some(self.picture.sized(side)),
        };
        if look.is_turned {
            sized = Some(sized.as_ref().unwrap_or(self.picture).turned());
        }
        let Some(matrix) = dark(sized.as_ref().unwrap_or(self.picture), look.idea) else {
            return 0;
        };
        let found = codes(&matrix);
        let before = self.found.len();
        for code in found {
            if !self.found.contains(&code) {
                self.found.push(code);
            }
        }
        self.found.len() - before
    }

    /// Looks once, each turn in another way: the next picture is on its way.
    pub fn quickly(&mut self, turn: u32) {
        let looks = LIVE.len() as u32;
        if let Some(look) = LIVE.get((turn % looks) as usize) {
            self.look(*look);
        }
    }

    /// Looks until a look finds nothing that was not known, and once more after something was found: a page
    /// carries several codes, and not every look sees all of them.
    pub fn thoroughly(&mut self) {
        let mut quiet = 0;
        for look in LOOKS {
            let new = self.look(*look);
            quiet = if new > 0 { 0 } else { quiet + 1 };
            if !self.found.is_empty() && quiet >= 2 {
                break;
            }
        }
        for look in TURNED {
            if self.found.is_empty() {
                self.look(*look);
            }
        }
    }
}

/// Every code among the dark pixels.
fn codes(matrix: &BitMatrix) -> Vec<Found> {
    // The search walks every third row and counts from the third.
    if matrix.width() < 21 || matrix.height() < 21 {
        return vec![];
    }
    let mut found = vec![];
    let mut corners = FindFinderPatterns(matrix, true, 0);
    corners.sort_by_key(|corner| std::cmp::Reverse(corner.size));
    corners.truncate(MOST_CORNERS);
    let mut used = vec![];
    let sets = GenerateFinderPatternSets(&mut corners);
    for set in sets.into_iter().take(MOST_TRIES) {
        let three = [set.bl, set.tl, set.tr];
        if three.iter().any(|corner| used.contains(corner)) {
            continue;
        }
        let grid = SampleQR(matrix, &set).ok();
        if let Some(code) = grid.and_then(|grid| read(grid.getBits())) {
            used.extend(three);
            found.push(code);
        }
    }
    found
}

/// Reads the grid of a code.
fn read(grid: &BitMatrix) -> Option<Found> {
    let read = Decode(grid).ok().filter(|read| read.isValid())?;
    let bytes = read.content().bytes().to_vec();
    let append = read.structuredAppend();
    let part = match (
        u8::try_from(append.count),
        u8::try_from(append.index),
        append.id.parse(),
    ) {
        (Ok(count), Ok(index), Ok(parity)) if index < count => Some(Part {
            parity,
            count,
            index,
        }),
        _ => None,
    };
    (!bytes.is_empty()).then_some(Found { part, bytes })
}
