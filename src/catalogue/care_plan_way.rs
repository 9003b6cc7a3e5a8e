//! The way through the care plan: the stage of life decides the order, the track how much of it is asked.
//!
//! Nothing is left out for good: what is not on the way stands in the list of parts.

use super::{CARE_PLAN, Group, Section, beside, group, is_asked};
use crate::model::{CarePlanStart, Profile, Stage, Track};

/// The page on which a person says how they want to go about it.
pub const START: &str = "stage";

/// 3問だけ: what matters (with the first three), who speaks, where to be.
const THREE: [&str; 4] = ["matters", "priorities", "agents", "place"];

/// Only for those who want to say so much: in the list of parts, never on the way.
const ON_WISH: [&str; 2] = ["treatments", "cpr"];

/// The parts in the order in which they suit a stage. Those who are well begin with living.
fn order(stage: Option<Stage>) -> [&'static str; 9] {
    match stage {
        None | Some(Stage::Healthy) => [
            "values",
            "living",
            "agents",
            "place",
            "information",
            "goals",
            "comfort",
            "other-papers",
            "talks",
        ],
        Some(Stage::AfterIllness) => [
            "living",
            "values",
            "agents",
            "information",
            "place",
            "goals",
            "comfort",
            "other-papers",
            "talks",
        ],
        Some(Stage::InTreatment) => [
            "values",
            "information",
            "agents",
            "place",
            "living",
            "goals",
            "comfort",
            "other-papers",
            "talks",
        ],
        Some(Stage::TimeLeft) => [
            "comfort",
            "values",
            "agents",
            "place",
            "information",
            "living",
            "goals",
            "other-papers",
            "talks",
        ],
        Some(Stage::Family) => [
            "living",
            "values",
            "agents",
            "talks",
            "place",
            "information",
            "comfort",
            "goals",
            "other-papers",
        ],
    }
}

fn part(id: &str) -> Option<&'static Section> {
    CARE_PLAN.iter().find(|section| section.id == id)
}

/// Every part in the order that suits the person, those on wish last; without the first page.
pub fn care_plan_parts(start: &CarePlanStart) -> Vec<&'static Section> {
    order(start.stage)
        .iter()
        .chain(&ON_WISH)
        .filter_map(|id| part(id))
        .collect()
}

/// True for the parts that are only for those who want to say so much.
pub fn is_on_wish(section: &Section) -> bool {
    ON_WISH.contains(&section.id)
}

/// The pages on the person's way, the first page first.
pub fn care_plan_way(start: &CarePlanStart) -> Vec<&'static Group> {
    let way: Vec<_> = match start.track {
        Some(Track::Three) => THREE
            .iter()
            .filter_map(|id| group(id))
            .map(|(_, group)| group)
            .collect(),
        None | Some(Track::Whole) => order(start.stage)
            .iter()
            .filter_map(|id| part(id))
            .flat_map(|section| section.groups)
            .collect(),
    };
    let start = group(START).map(|(_, group)| group);
    start.into_iter().chain(way).collect()
}

/// The pages before and after one of the care plan. Off the way one stays in the part; pages on which
/// nothing is asked of this person are passed over.
pub fn care_plan_neighbours(
    profile: &Profile,
    id: &str,
) -> (Option<&'static Group>, Option<&'static Group>) {
    let way = care_plan_way(&profile.care_plan.start);
    let of_part = || group(id).map_or(&[][..], |(section, _)| section.groups);
    let way = match way.iter().any(|group| group.id == id) {
        true => way,
        false => of_part().iter().collect(),
    };
    let is_passed = |group: &&Group| group.id == id || is_asked(group, profile);
    beside(way.into_iter().filter(is_passed), id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Coded, CprWish, ProfileId, ProfileMark};
    use std::collections::BTreeSet;

    fn start(stage: Option<Stage>, track: Track) -> CarePlanStart {
        CarePlanStart {
            stage,
            track: Some(track),
            ..CarePlanStart::default()
        }
    }

    fn profile(start: CarePlanStart) -> Profile {
        let today = "2026-11-20".parse().unwrap();
        let mut profile = Profile::new(ProfileId::from_random(1), ProfileMark::Circle, today);
        profile.care_plan.start = start;
        profile
    }

    fn stages() -> impl Iterator<Item = Option<Stage>> {
        Stage::ALL.iter().copied().map(Some).chain([None])
    }

    #[test]
    fn every_stage_has_every_part_once() {
        for stage in stages() {
            let ids: BTreeSet<_> = care_plan_parts(&start(stage, Track::Whole))
                .iter()
                .map(|section| section.id)
                .collect();
            assert_eq!(ids.len(), CARE_PLAN.len() - 1, "{stage:?}");
        }
    }

    #[test]
    fn the_way_can_be_gone_to_its_end_and_back() {
        for stage in stages() {
            for track in [Track::Three, Track::Whole] {
                let start = start(stage, track);
                let way: Vec<_> = care_plan_way(&start).iter().map(|group| group.id).collect();
                let profile = profile(start);
                let mut gone = vec![START];
                while let (_, Some(next)) = care_plan_neighbours(&profile, gone[gone.len() - 1]) {
                    let (before, _) = care_plan_neighbours(&profile, next.id);
                    assert_eq!(before.map(|group| group.id), gone.last().copied());
                    gone.push(next.id);
                }
                assert_eq!(gone, way);
            }
        }
    }

    #[test]
    fn three_questions_are_what_matters_who_speaks_and_where() {
        let way = care_plan_way(&start(None, Track::Three));
        let ids: Vec<_> = way.iter().map(|group| group.id).collect();
        assert_eq!(ids, ["stage", "matters", "priorities", "agents", "place"]);
    }

    #[test]
    fn nobody_is_led_into_single_treatments_or_resuscitation() {
        for stage in stages() {
            let way = care_plan_way(&start(stage, Track::Whole));
            assert!(way.iter().all(|group| !group.id.starts_with("treatment")
                && !group.id.starts_with("cpr")));
        }
    }

    #[test]
    fn pages_without_a_question_for_this_person_are_passed_over() {
        let next = |profile: &Profile| {
            let (_, after) = care_plan_neighbours(profile, "cpr");
            after.map(|group| group.id)
        };
        let mut profile = profile(CarePlanStart::default());
        assert_eq!(next(&profile), Some("cpr-print"));
        profile.care_plan.cpr.wish = Some(CprWish::NotWant);
        assert_eq!(next(&profile), Some("cpr-doctor"));
    }
}
