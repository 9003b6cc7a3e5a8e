//! Questions whose options depend on other answers: the first three are chosen among what was ticked.

use super::{Place, Shape};
use crate::model::{Coded, Matter, Profile};

/// The list whose rows are put in order, and its question.
const PRIORITIES: (&str, &str) = ("care_plan.values.priorities", "matter");

/// The shape of a question as it is asked of this person, at this place.
pub fn narrowed(profile: &Profile, place: &Place, shape: Shape) -> Shape {
    let row = match place.cell {
        Some((row, column)) if (place.link_id, column) == PRIORITIES => row,
        _ => return shape,
    };
    let Shape::Choice { list, offered } = shape else {
        return shape;
    };
    let values = &profile.care_plan.values;
    let is_ticked =
        |code: &str| Matter::from_code(code).is_some_and(|one| values.matters.contains(one));
    let is_taken = |code: &str| {
        let others = values.priorities.rows().iter().enumerate();
        others
            .filter(|(other, _)| *other != row)
            .any(|(_, other)| other.matter.map(Coded::code) == Some(code))
    };
    let here = values
        .priorities
        .rows()
        .get(row)
        .and_then(|row| row.matter)
        .map(Coded::code);
    let any_ticked = !values.matters.is_empty();
    let offered = offered
        .into_iter()
        .filter(|code| here == Some(*code) || ((is_ticked(code) || !any_ticked) && !is_taken(code)))
        .collect();
    Shape::Choice { list, offered }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Choices, Priority, ProfileId, ProfileMark, Stated};

    fn offered(ticked: &[Matter], chosen: &[Matter], row: usize) -> Vec<&'static str> {
        let today = "2026-11-20".parse().unwrap();
        let mut profile = Profile::new(ProfileId::from_random(1), ProfileMark::Circle, today);
        profile.care_plan.values.matters = ticked.iter().copied().collect::<Choices<_>>();
        let rows = chosen.iter().map(|&matter| Priority {
            matter: Some(matter),
            ..Default::default()
        });
        profile.care_plan.values.priorities = Stated::Known(rows.collect());
        let all = Shape::Choice {
            list: "matter",
            offered: Matter::CODES.to_vec(),
        };
        match narrowed(
            &profile,
            &Place::in_row(PRIORITIES.0, row, PRIORITIES.1),
            all,
        ) {
            Shape::Choice { offered, .. } => offered,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_first_three_are_chosen_among_what_was_ticked_each_once() {
        let ticked = [Matter::Home, Matter::Eating, Matter::Quiet];
        assert_eq!(offered(&ticked, &[], 0), ["home", "quiet", "eating"]);
        assert_eq!(offered(&ticked, &[Matter::Home], 1), ["quiet", "eating"]);
        assert_eq!(
            offered(&ticked, &[Matter::Home], 0),
            ["home", "quiet", "eating"]
        );
    }

    #[test]
    fn what_is_chosen_stays_offered_although_its_tick_is_gone_and_without_ticks_all_are() {
        assert_eq!(
            offered(&[Matter::Quiet], &[Matter::Home], 0),
            ["home", "quiet"]
        );
        assert_eq!(offered(&[], &[], 0).len(), Matter::CODES.len());
    }
}
