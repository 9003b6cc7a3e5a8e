//! Which facts stay on a full front, and which leave it. None is dropped: what leaves is on the back.
//!
//! The rule, for every paper that has a front:
//!
//! 1. By rank, and within a rank in the order of the paper, each stays that fits beside those that stay already. So
//!    nothing leaves for the sake of something lower, and one endless answer leaves alone: those behind it are tried.
//! 2. The names without which an alert says nothing rank with the alert ([`Rank::Alert`], [`Rank::AlertName`]). What
//!    happened, dates and places ([`Rank::AlertDetail`]) leave before any of them, and while one of them is off no
//!    such detail comes back.
//! 3. What is longer than a name is a story ([`named`]): it waits behind the numbers to call, or a single one
//!    could take the place of all that is short.
//! 4. What there is not leaves first where a crew does not look for it ([`of_state`]). That, and where other papers
//!    are ([`Rank::Memo`] and after), does not come back while anything else is off.

use super::fact::{Facts, Rank, State};
use super::order::set_of;
use crate::model::Text;
use std::collections::BTreeSet;

/// No name of a medicine, of food or of a device has more letters.
const LONGEST_NAME: usize = 60;

/// The rank of something typed: among alerts a story has its own.
pub fn named(rank: Rank, typed: &Text) -> Rank {
    let is_name = typed.as_str().chars().count() <= LONGEST_NAME;
    match rank {
        Rank::Alert | Rank::AlertName if !is_name => Rank::AlertStory,
        _ => rank,
    }
}

/// The rank of an answer in that state: that there is nobody to look after, no hearing aid, is read last.
pub fn of_state(rank: Rank, state: State) -> Rank {
    let is_looked_for = rank < Rank::Approach && rank != Rank::Dependant;
    match state {
        State::NoneKnown if !is_looked_for && rank != Rank::Back => Rank::Nothing,
        _ => rank,
    }
}

/// The units that have to leave so that the front fits. `fits` is given the units that have left.
pub fn leaving(facts: &Facts, mut fits: impl FnMut(&BTreeSet<String>) -> bool) -> BTreeSet<String> {
    let units = facts.ranked_units();
    let without_last = |count: usize| -> BTreeSet<String> {
        let kept = units.len() - count;
        set_of(units[kept..].iter().map(|(_, unit)| (*unit).to_owned()))
    };
    // To compose a front takes long: first whole ranks, then the units of the one that fits in part. Not by halves,
    // because less on the page can be higher: a row that leaves is pointed at.
    let ends_a_rank = |count: &usize| {
        let kept = units.len() - count;
        *count == 0 || kept == 0 || units[kept - 1].0 != units[kept].0
    };
    let (mut next, mut enough) = (0, units.len());
    for count in (0..=units.len()).filter(ends_a_rank) {
        if fits(&without_last(count)) {
            enough = count;
            break;
        }
        next = count + 1;
    }
    let mut in_part = (next..enough).map(without_last);
    let mut off = in_part
        .find(|off| fits(off))
        .unwrap_or_else(|| without_last(enough));
    // While one of those is off, one of these does not come back.
    let waits_for = |rank: Rank, away: Rank| match rank {
        Rank::AlertDetail => matches!(away, Rank::Alert | Rank::AlertName),
        Rank::Memo | Rank::Nothing => away < Rank::Memo,
        _ => false,
    };
    // Words that point to the back leave with what they point at, so that room can appear late: round and round, until
    // each was tried beside all that stay.
    let mut in_vain = 0;
    for (rank, unit) in units.iter().cycle() {
        if in_vain == units.len() {
            break;
        }
        in_vain += 1;
        let mut away = units.iter().filter(|(_, unit)| off.contains(*unit));
        if away.any(|(away, _)| waits_for(*rank, *away)) || !off.remove(*unit) {
            continue;
        }
        match fits(&off) {
            true => in_vain = 0,
            false => _ = off.insert((*unit).to_owned()),
        }
    }
    off
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::fact::{Fact, Part};
    use proptest::prelude::*;

    const RANKS: [Rank; 6] = [
        Rank::Identity,
        Rank::Alert,
        Rank::AlertDetail,
        Rank::Illness,
        Rank::Message,
        Rank::Memo,
    ];

    fn facts(lengths: &[(usize, usize)]) -> Facts {
        let fact = |(number, (rank, length)): (usize, &(usize, usize))| Fact {
            path: format!("f{number}"),
            part: Part::Who,
            rank: RANKS[*rank],
            unit: format!("f{number}"),
            head: None,
            label: String::new(),
            state: State::Value,
            codes: vec![],
            text: "x".repeat(*length),
            names_itself: false,
            phone: false,
        };
        Facts::new(lengths.iter().enumerate().map(fact).collect())
    }

    fn used(facts: &Facts, off: &BTreeSet<String>) -> usize {
        let here = facts.iter().filter(|fact| !off.contains(&fact.unit));
        here.map(|fact| fact.text.len()).sum()
    }

    #[test]
    fn an_endless_answer_does_not_push_out_the_shorter_ones_behind_it() {
        let facts = facts(&[(0, 3), (3, 500), (3, 4), (4, 4)]);
        let off = leaving(&facts, |off| used(&facts, off) <= 8);
        assert_eq!(off.into_iter().collect::<Vec<_>>(), ["f1", "f3"]);
    }

    #[test]
    fn no_detail_of_an_alert_comes_back_while_a_name_is_off() {
        let facts = facts(&[(1, 5), (1, 50), (2, 1), (3, 1)]);
        let off = leaving(&facts, |off| used(&facts, off) <= 8);
        assert_eq!(off.into_iter().collect::<Vec<_>>(), ["f1", "f2"]);
    }

    #[test]
    fn where_other_papers_are_is_not_said_in_the_place_of_the_person_s_own_words() {
        let facts = facts(&[(4, 50), (5, 1)]);
        let off = leaving(&facts, |off| used(&facts, off) <= 8);
        assert_eq!(off.into_iter().collect::<Vec<_>>(), ["f0", "f1"]);
    }

    #[test]
    fn a_story_is_no_name_and_nothing_is_said_last() {
        let long = "x".repeat(LONGEST_NAME + 1);
        assert_eq!(named(Rank::Alert, &"そば".into()), Rank::Alert);
        assert_eq!(named(Rank::Alert, &long.as_str().into()), Rank::AlertStory);
        for (rank, of_none) in [
            (Rank::Dependant, Rank::Nothing),
            (Rank::UsualMore, Rank::Nothing),
            (Rank::UsualState, Rank::UsualState),
            (Rank::Alert, Rank::Alert),
            (Rank::Back, Rank::Back),
        ] {
            assert_eq!(of_state(rank, State::NoneKnown), of_none);
            assert_eq!(of_state(rank, State::Value), rank);
        }
    }

    proptest! {
        #[test]
        fn prop_the_page_fits_and_nothing_leaves_that_would_still_fit(
            lengths in prop::collection::vec((0usize..6, 1usize..40), 0..20),
            room in 0usize..200,
        ) {
            let facts = facts(&lengths);
            let fits = |off: &BTreeSet<String>| used(&facts, off) <= room;
            let mut composed = 0;
            let off = leaving(&facts, |off| {
                composed += 1;
                fits(off)
            });
            prop_assert!(fits(&off));
            prop_assert!(composed <= 3 * lengths.len() + RANKS.len() + 1, "composed {composed} times");
            let rank = |unit: &str| facts.at(unit).map(|fact| fact.rank);
            let is_off = |below: fn(Rank) -> bool| off.iter().filter_map(|unit| rank(unit)).any(below);
            for unit in &off {
                let mut with = off.clone();
                with.remove(unit);
                let waits = match rank(unit) {
                    Some(Rank::AlertDetail) => is_off(|rank| rank == Rank::Alert),
                    Some(Rank::Memo) => is_off(|rank| rank < Rank::Memo),
                    _ => false,
                };
                prop_assert!(waits || !fits(&with), "{unit} would still fit");
            }
        }

        #[test]
        fn prop_nothing_leaves_for_something_lower(
            lengths in prop::collection::vec((0usize..6, 1usize..40), 0..20),
            room in 0usize..200,
        ) {
            let facts = facts(&lengths);
            let off = leaving(&facts, |off| used(&facts, off) <= room);
            let units = facts.ranked_units();
            for (place, (rank, unit)) in units.iter().enumerate().filter(|(_, (_, unit))| off.contains(*unit)) {
                let lower = units[place + 1..].iter().map(|(_, unit)| (*unit).to_owned());
                let mut alone: BTreeSet<String> = off.iter().cloned().chain(lower).collect();
                alone.remove(*unit);
                let waits = matches!(rank, Rank::AlertDetail | Rank::Memo);
                prop_assert!(waits || used(&facts, &alone) > room, "{unit} left for something lower");
            }
        }
    }
}
