//! Which facts stay on a full front, and which leave it. None is dropped: what leaves is on the back.
//!
//! The rule, for every paper that has a front:
//!
//! 1. By rank, and within a rank in the order of the paper, each stays that fits beside those that stay already. So
//!    nothing leaves for the sake of something lower, and one endless answer leaves alone: those behind it are tried.
//! 2. The names without which an alert says nothing rank with the alerts ([`Rank::is_of_alert`]). What happened, dates
//!    and places ([`Rank::AlertDetail`]) leave before any of them, and while one of them is off no such detail comes
//!    back. Nor does an alert of a lower rank while one is off that a first injection can kill by, or its name.
//! 3. A name longer than names are ([`super::fact::Fact::is_long`]) has two units: its beginning, which stays like any
//!    name, and all of it. A list of names is worth its room. A story waits with all of it behind the numbers to call,
//!    or a single one could take the place of all that is short.
//! 4. What there is not leaves first where a crew does not look for it ([`of_state`]). That, and where other papers
//!    are ([`Rank::Memo`] and after), does not come back while anything else is off.

use super::fact::{Facts, Rank, State};
use super::order::{by_key, set_of};
use std::collections::BTreeSet;

/// The unit of the beginning of a long name, beside the unit of all of it.
pub fn beginning(unit: &str) -> String {
    format!("{unit}…")
}

/// The rank of an answer in that state: that there is nobody to look after, no hearing aid, is read last.
pub fn of_state(rank: Rank, state: State) -> Rank {
    let is_looked_for = rank < Rank::Approach && rank != Rank::Dependant;
    match state {
        State::NoneKnown if !is_looked_for && rank != Rank::Back => Rank::Nothing,
        _ => rank,
    }
}

/// The units that have to leave so that the front fits. `left_over` is given the units that have left, and says how much
/// room there is then; less than none where the rest does not fit.
pub fn leaving(
    facts: &Facts,
    mut left_over: impl FnMut(&BTreeSet<String>) -> f32,
) -> BTreeSet<String> {
    let firsts = facts.ranked_units();
    let long = firsts.iter().filter(|(_, fact)| fact.is_long());
    let beginnings = long.map(|(_, fact)| (fact.rank, beginning(&fact.unit)));
    let whole = firsts.iter().map(|(rank, fact)| (*rank, fact.unit.clone()));
    let units = by_key(beginnings.chain(whole), |(rank, _)| *rank);
    let without_last = |count: usize| -> BTreeSet<String> {
        let kept = units.len() - count;
        set_of(units[kept..].iter().map(|(_, unit)| unit.clone()))
    };
    let mut fits =
        |off: &BTreeSet<String>| Some(left_over(off)).filter(|left_over| *left_over >= 0.0);
    // To compose a front takes long: first whole ranks, then the units of the one that fits in part. Not by halves,
    // because less on the page can be higher: a row that leaves is pointed at.
    let ends_a_rank = |count: &usize| {
        let kept = units.len() - count;
        *count == 0 || kept == 0 || units[kept - 1].0 != units[kept].0
    };
    let (mut next, mut enough, mut spare) = (0, units.len(), f32::MAX);
    for count in (0..=units.len()).filter(ends_a_rank) {
        if let Some(left) = fits(&without_last(count)) {
            (enough, spare) = (count, left);
            break;
        }
        next = count + 1;
    }
    let in_part = (next..enough).find_map(|count| {
        let off = without_last(count);
        Some((fits(&off)?, off))
    });
    let (mut spare, mut off) = in_part.unwrap_or_else(|| (spare, without_last(enough)));
    // Of a long name that has begun no alert waits for the end.
    let ends = |unit: &str| {
        let mut long = firsts.iter().filter(|(_, fact)| fact.is_long());
        long.any(|(_, fact)| fact.unit == unit)
    };
    // While one of those is off, one of these does not come back.
    let waits_for = |rank: Rank, (away, unit): (Rank, &str)| match rank {
        Rank::AlertDetail => away.is_of_alert() || away == Rank::AlertStory,
        Rank::AlertName | Rank::AlertThing => away < rank && away.is_of_alert() && !ends(unit),
        Rank::Memo | Rank::Nothing => away < Rank::Memo,
        _ => false,
    };
    // Words that point to the back leave with what they point at, so that room can appear late: then again from the
    // highest on, and else round and round, until each was tried beside all that stay.
    let (mut in_vain, mut at) = (0, 0);
    while in_vain < units.len() {
        let (rank, unit) = &units[at];
        at = (at + 1) % units.len();
        in_vain += 1;
        let mut away = units.iter().filter(|(_, unit)| off.contains(unit));
        if away.any(|(away, unit)| waits_for(*rank, (*away, unit))) || !off.remove(unit) {
            continue;
        }
        match fits(&off) {
            Some(left) => {
                in_vain = 0;
                if left > spare {
                    at = 0;
                }
                spare = left;
            }
            None => _ = off.insert(unit.clone()),
        }
    }
    off
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::fact::{Fact, Part};
    use proptest::prelude::*;
    use std::collections::BTreeMap;

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

    /// How long the beginning of a long name is.
    const BEGINNING: usize = 6;

    fn used(facts: &Facts, off: &BTreeSet<String>) -> usize {
        let length = |fact: &Fact| match off.contains(&fact.unit) {
            false => fact.text.len(),
            true if fact.is_long() && !off.contains(&beginning(&fact.unit)) => BEGINNING,
            true => 0,
        };
        facts.iter().map(length).sum()
    }

    /// What leaves a front of so much room.
    fn off(facts: &Facts, room: usize) -> Vec<String> {
        let off = leaving(facts, |off| room as f32 - used(facts, off) as f32);
        off.into_iter().collect()
    }

    #[test]
    fn an_endless_answer_does_not_push_out_the_shorter_ones_behind_it() {
        let facts = facts(&[(0, 3), (3, 500), (3, 4), (4, 4)]);
        assert_eq!(off(&facts, 8), ["f1", "f3"]);
    }

    #[test]
    fn no_detail_of_an_alert_comes_back_while_a_name_is_off() {
        let facts = facts(&[(1, 5), (1, 50), (2, 1), (3, 1)]);
        assert_eq!(off(&facts, 8), ["f1", "f2"]);
    }

    #[test]
    fn a_long_name_begins_on_the_front_and_no_detail_comes_back_while_its_end_is_off() {
        let facts = facts(&[(1, 61), (1, 3), (2, 1), (3, 1)]);
        assert_eq!(off(&facts, 10), ["f0", "f2"]);
        assert_eq!(off(&facts, 8), ["f0", "f1", "f2"]);
        assert_eq!(off(&facts, 5), ["f0", "f0…", "f2"]);
        assert!(off(&facts, 66).is_empty());
    }

    #[test]
    fn where_something_that_comes_back_makes_room_the_highest_has_it() {
        let facts = facts(&[(0, 50), (3, 2), (4, 1), (5, 1)]);
        // The third costs more away than here: words point to it.
        let lengths = BTreeMap::from([
            ("f0", (50, 0)),
            ("f1", (2, 0)),
            ("f2", (1, 2)),
            ("f3", (0, 0)),
        ]);
        let used = |off: &BTreeSet<String>| -> f32 {
            let one = |(unit, (here, away)): (&&str, &(u8, u8))| match off.contains(*unit) {
                true => f32::from(*away),
                false => f32::from(*here),
            };
            lengths.iter().map(one).sum()
        };
        let off = leaving(&facts, |off| 3.0 - used(off));
        assert_eq!(off.into_iter().collect::<Vec<_>>(), ["f0", "f3"]);
    }

    #[test]
    fn where_other_papers_are_is_not_said_in_the_place_of_the_person_s_own_words() {
        let facts = facts(&[(4, 50), (5, 1)]);
        assert_eq!(off(&facts, 8), ["f0", "f1"]);
    }

    #[test]
    fn a_list_of_names_is_worth_its_room_and_nothing_is_said_last() {
        let rank = |text: &str| {
            let mut facts = facts(&[(1, 1)]);
            facts.change(|all| all[0].text = text.to_owned());
            let units = facts.ranked_units();
            (units[0].0, units[0].1.is_long())
        };
        assert_eq!(rank("そば"), (Rank::Alert, false));
        assert_eq!(rank(&"x".repeat(61)), (Rank::AlertStory, true));
        // Behind where the others begin.
        assert_eq!(
            rank(&"そば、えび・".repeat(11)),
            (Rank::AlertMedicine, true)
        );
        let maker = "クロピドグレル錠75mg「サワイ」";
        assert_eq!(rank(&[maker; 4].join("、")), (Rank::AlertMedicine, true));
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
            lengths in prop::collection::vec((0usize..6, prop_oneof![4 => 1usize..40, 1 => 61..90_usize]), 0..20),
            room in 0usize..200,
        ) {
            let facts = facts(&lengths);
            let fits = |off: &BTreeSet<String>| used(&facts, off) <= room;
            let mut composed = 0;
            let off = leaving(&facts, |off| {
                composed += 1;
                room as f32 - used(&facts, off) as f32
            });
            prop_assert!(fits(&off));
            let long = facts.iter().filter(|fact| fact.is_long()).count();
            let most = 3 * (lengths.len() + long) + RANKS.len() + 2;
            prop_assert!(composed <= most, "composed {composed} times");
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
            lengths in prop::collection::vec((0usize..6, prop_oneof![4 => 1usize..40, 1 => 61..90_usize]), 0..20),
            room in 0usize..200,
        ) {
            let facts = facts(&lengths);
            let off = leaving(&facts, |off| room as f32 - used(&facts, off) as f32);
            let units = facts.ranked_units();
            let is_off = |(_, (_, fact)): &(usize, &(Rank, &Fact))| off.contains(&fact.unit);
            for (place, (rank, fact)) in units.iter().enumerate().filter(is_off) {
                let unit = &fact.unit;
                let lower = units[place + 1..].iter().map(|(_, fact)| fact.unit.clone());
                let mut alone: BTreeSet<String> = off.iter().cloned().chain(lower).collect();
                alone.remove(unit);
                let waits = matches!(rank, Rank::AlertDetail | Rank::Memo);
                prop_assert!(waits || used(&facts, &alone) > room, "{unit} left for something lower");
            }
        }
    }
}
