//! Where the lines of a paragraph end: of all ways to break it, the one that costs least.
//!
//! What counts is, in this order: that nothing is torn which holds together, that there are few lines, and that they
//! look well: ends of phrases, full lines, no letter alone at the end.

use super::Mm;
use super::kinsoku;
use super::shape::{Break, Cluster};

/// A last line shorter than so many letters looks lost; the lines above give some away.
const LONELY: f32 = 2.5;

/// Rounding must not push the last letter of a line that just fits to the next.
const SLACK: Mm = Mm(0.001);

/// How bad white looks at the end of a line: so many times the square of its letters. The other looks are
/// weighed against it: a whole word is worth a line that is shorter by about eight letters, a phrase's end one that is
/// shorter by three.
const WHITE: f32 = 16.0;
const SPLINTER: u64 = 120 * 16;
const INSIDE_WORD: u64 = 60 * 16;
const AFTER_WORD: u64 = 12 * 16;
const LONELY_LINE: u64 = 40 * 16;
const LONELY_LETTER: u64 = 200 * 16;

/// A paragraph being broken. The ends of lines are the indices of the clusters that begin the next one.
pub(super) struct Filling<'a> {
    pub clusters: &'a [Cluster<'a>],
    pub width: Mm,
    pub hanging: Mm,
}

/// What lines up to a place cost, the worst first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Cost {
    /// Lines that end inside a number; inside what is read in one breath; inside a name, a date or a word of the field;
    /// inside what else is kept whole.
    torn: [u32; 4],
    lines: u32,
    looks: u64,
}

/// The best way to a place.
#[derive(Clone, Copy, Debug)]
struct Way {
    cost: Cost,
    /// Where its last line begins.
    from: usize,
}

/// A line that begins at a known place.
struct Candidate {
    end: usize,
    /// How wide it is, without white at its end.
    width: Mm,
}

impl Filling<'_> {
    /// The best ends of lines.
    pub fn ends(&self) -> Vec<usize> {
        let count = self.clusters.len();
        let mut ways: Vec<Option<Way>> = vec![None; count + 1];
        let mut candidates = Vec::new();
        for start in 0..count {
            let before = match (start, ways[start]) {
                (0, _) => Cost::default(),
                (_, Some(way)) => way.cost,
                (_, None) => continue,
            };
            self.candidates(start, &mut candidates);
            for candidate in candidates.drain(..) {
                let cost = self.with_line(before, start, &candidate);
                let way = &mut ways[candidate.end];
                if way.is_none_or(|best| cost < best.cost) {
                    *way = Some(Way { cost, from: start });
                }
            }
        }
        let mut ends = Vec::new();
        let mut at = count;
        while let Some(way) = ways[at] {
            ends.push(at);
            at = way.from;
        }
        ends.reverse();
        ends
    }

    fn room(&self, start: usize) -> Mm {
        match start {
            0 => self.width,
            _ => self.width - self.hanging,
        }
    }

    /// Every place where a line that begins here may end; where there is none, the place where a word longer than the
    /// line is broken.
    fn candidates(&self, start: usize, found: &mut Vec<Candidate>) {
        let room = self.room(start) + SLACK;
        let (mut used, mut width) = (Mm::ZERO, Mm::ZERO);
        for (index, cluster) in self.clusters.iter().enumerate().skip(start) {
            used += cluster.advance;
            if !cluster.is_space() {
                if used > room && index > start {
                    if found.is_empty() {
                        let end = self.desperate(start, index);
                        found.push(Candidate { end, width });
                    }
                    return;
                }
                width = used;
            }
            let end = index + 1;
            if end == self.clusters.len() || cluster.after == Break::Forced {
                // What fits on one line is not broken.
                found.clear();
                found.push(Candidate { end, width });
                return;
            }
            if cluster.after >= Break::Grudging {
                found.push(Candidate { end, width });
            }
        }
    }

    /// Where a word longer than a line is broken: at the line's end, but not before a point or a small kana.
    fn desperate(&self, start: usize, asked: usize) -> usize {
        let never_first = |index: usize| kinsoku::never_first(self.clusters[index].seen.character);
        let mut end = asked;
        while end > start + 1 && never_first(end) {
            end -= 1;
        }
        // Nothing but points: a line for each would make a book of them.
        if never_first(end) { asked } else { end }
    }

    fn with_line(&self, before: Cost, start: usize, line: &Candidate) -> Cost {
        let mut cost = before;
        cost.lines += 1;
        let last = &self.clusters[line.end - 1];
        let size = Mm::from(last.look.size);
        let letters = |width: Mm| {
            if size > Mm::ZERO {
                width.0 / size.0
            } else {
                0.0
            }
        };
        if line.end == self.clusters.len() || last.after == Break::Forced {
            let is_first = start == 0 || self.clusters[start - 1].after == Break::Forced;
            let seen = self.clusters[start..line.end].iter();
            let seen = seen.filter(|one| !one.is_space()).count();
            cost.looks += match (is_first, letters(line.width) < LONELY) {
                (true, _) | (_, false) => 0,
                (false, true) if seen == 1 => LONELY_LETTER,
                (false, true) => LONELY_LINE,
            };
            return cost;
        }
        match last.after {
            Break::Desperate => cost.torn[0] += 1,
            Break::Grudging => cost.torn[1] += 1,
            Break::InWord => cost.torn[2] += 1,
            Break::Reluctant => cost.torn[3] += 1,
            Break::Splinter => cost.looks += SPLINTER,
            Break::Free => cost.looks += INSIDE_WORD,
            Break::Word => cost.looks += AFTER_WORD,
            Break::Good | Break::Forced => {}
        }
        let white = letters(self.room(start) - line.width).max(0.0);
        cost.looks += (white * white * WHITE) as u64;
        cost
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::shape::Look;
    use crate::layout::{Face, Ink, Pt};
    use proptest::prelude::*;

    const BREAKS: [Break; 8] = [
        Break::Desperate,
        Break::Grudging,
        Break::InWord,
        Break::Reluctant,
        Break::Splinter,
        Break::Free,
        Break::Word,
        Break::Good,
    ];

    /// A letter so wide, with a place to break behind it.
    fn cluster(advance: f32, after: Break) -> Cluster<'static> {
        Cluster {
            text: "字",
            advance: Mm(advance),
            look: Look {
                face: Face::Text,
                size: Pt::from(Mm(1.0)),
                ink: Ink::Black,
                note: false,
                thicken: None,
            },
            seen: '字'.into(),
            after,
            instead: None,
        }
    }

    /// What a way of breaking costs; `None` where a line is too wide or ends where it must not.
    fn cost(filling: &Filling, ends: &[usize]) -> Option<Cost> {
        let mut cost = Cost::default();
        let mut start = 0;
        for &end in ends {
            let line = &filling.clusters[start..end];
            let width = line.iter().map(|cluster| cluster.advance).sum();
            let may_end =
                end == filling.clusters.len() || line[line.len() - 1].after > Break::Desperate;
            if width > filling.room(start) + SLACK || !may_end {
                return None;
            }
            cost = filling.with_line(cost, start, &Candidate { end, width });
            start = end;
        }
        Some(cost)
    }

    proptest! {
        #[test]
        fn prop_no_other_way_to_break_costs_less(
            letters in prop::collection::vec((prop_oneof![Just(1.0_f32), Just(0.5)], 0..BREAKS.len()), 1..11),
            width in 2.0_f32..8.0,
            hanging in 0.0_f32..1.0,
        ) {
            let clusters: Vec<Cluster> =
                letters.iter().map(|(advance, after)| cluster(*advance, BREAKS[*after])).collect();
            let filling = Filling { clusters: &clusters, width: Mm(width), hanging: Mm(hanging) };
            let found = filling.ends();
            prop_assert_eq!(found.last(), Some(&clusters.len()));
            let gaps = clusters.len() - 1;
            let ways = (0..1_usize << gaps).filter_map(|chosen| {
                let inner = (0..gaps).filter(|gap| chosen >> gap & 1 == 1).map(|gap| gap + 1);
                let ends: Vec<usize> = inner.chain([clusters.len()]).collect();
                Some((cost(&filling, &ends)?, ends))
            });
            // Where every way tears a word that is longer than a line there is none to compare with.
            if let (Some((best, ends)), Some(own)) = (ways.min(), cost(&filling, &found)) {
                prop_assert!(own <= best, "{:?} and not {:?}", found, ends);
            }
        }
    }
}
