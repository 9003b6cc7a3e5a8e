//! Which facts stay on a full front: by rank, the last first, and none dropped: what leaves is on the back.

use super::fact::Facts;
use std::collections::BTreeSet;

/// The units that have to leave so that the front fits. `fits` is given the units that have left.
///
/// First the lowest ranks leave until the page fits. Then each of them, by rank, comes back if it still
/// fits: a single endless answer does not push out every shorter one behind it.
pub fn leaving(facts: &Facts, mut fits: impl FnMut(&BTreeSet<String>) -> bool) -> BTreeSet<String> {
    let units = facts.units();
    let without_last = |count: usize| -> BTreeSet<String> {
        let kept = units.len() - count;
        units[kept..]
            .iter()
            .map(|unit| (*unit).to_owned())
            .collect()
    };
    // One by one, because less on the page can be higher: a row that leaves is pointed at.
    let mut off = (0..=units.len())
        .map(without_last)
        .find(|off| fits(off))
        .unwrap_or_else(|| without_last(units.len()));
    // Words that point to the back leave with what they point at, so that room can appear late.
    loop {
        let before = off.len();
        for unit in &units {
            if !off.remove(*unit) {
                continue;
            }
            if !fits(&off) {
                off.insert((*unit).to_owned());
            }
        }
        if off.len() == before {
            return off;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::fact::{Fact, Part, Rank, State};
    use proptest::prelude::*;

    const RANKS: [Rank; 4] = [Rank::Identity, Rank::Alert, Rank::Illness, Rank::Message];

    fn facts(lengths: &[(usize, usize)]) -> Facts {
        let fact = |(number, (rank, length)): (usize, &(usize, usize))| Fact {
            path: format!("f{number}"),
            part: Part::Who,
            rank: RANKS[*rank],
            unit: format!("f{number}"),
            head: None,
            label: String::new(),
            state: State::Value,
            text: "x".repeat(*length),
            phone: false,
        };
        Facts(lengths.iter().enumerate().map(fact).collect())
    }

    fn used(facts: &Facts, off: &BTreeSet<String>) -> usize {
        let here = facts.iter().filter(|fact| !off.contains(&fact.unit));
        here.map(|fact| fact.text.len()).sum()
    }

    #[test]
    fn an_endless_answer_does_not_push_out_the_shorter_ones_behind_it() {
        let facts = facts(&[(0, 3), (1, 500), (2, 4), (3, 4)]);
        let off = leaving(&facts, |off| used(&facts, off) <= 8);
        assert_eq!(off.into_iter().collect::<Vec<_>>(), ["f1", "f3"]);
    }

    proptest! {
        #[test]
        fn prop_the_page_fits_and_nothing_leaves_that_would_still_fit(
            lengths in prop::collection::vec((0usize..4, 1usize..40), 0..20),
            room in 0usize..200,
        ) {
            let facts = facts(&lengths);
            let fits = |off: &BTreeSet<String>| used(&facts, off) <= room;
            let off = leaving(&facts, fits);
            prop_assert!(fits(&off));
            for unit in &off {
                let mut with = off.clone();
                with.remove(unit);
                prop_assert!(!fits(&with), "{unit} would still fit");
            }
        }
    }
}
