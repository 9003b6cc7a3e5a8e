//! What differs, answer by answer: the care plan between two days, or a whole record between two devices.

use super::{CARE_PLAN, Item, Kind, Place, Value, groups};
use crate::model::{CarePlan, KEPT_PARTS, Profile, Readable, kept};

/// An answer that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Which.
    pub place: Place,
    /// What it was; `None` where there was no such row.
    pub before: Option<Value>,
    /// What it is.
    pub after: Option<Value>,
}

/// The kept answers that differ, in the order of the questions.
pub fn changes(before: CarePlan, after: CarePlan) -> Vec<Change> {
    // Questions read a whole record.
    let with = |plan| {
        let mut profile = Profile::blank();
        profile.care_plan = plan;
        profile
    };
    let (before, after) = (with(before), with(after));
    let is_kept = |link_id: &str| {
        let part = link_id.strip_prefix("care_plan.").unwrap_or_default();
        KEPT_PARTS.contains(&part.split('.').next().unwrap_or_default())
    };
    let items = CARE_PLAN
        .iter()
        .flat_map(|section| section.groups)
        .flat_map(|group| group.items)
        .filter(|item| is_kept(item.link_id));
    between(&before, &after, items)
}

/// What the care plan says now that differs from what was last found right.
pub fn changed_wishes(profile: &Profile) -> Vec<Change> {
    let newest = profile.history.snapshots().len().checked_sub(1);
    let before = newest.and_then(|newest| profile.history.plan(newest));
    let both = before.zip(kept(&profile.care_plan));
    both.map(|(before, after)| changes(before, after))
        .unwrap_or_default()
}

/// Every answer of two records that differs, in the order of the questions.
pub fn differences(before: &Profile, after: &Profile) -> Vec<Change> {
    between(before, after, groups().flat_map(|(_, group)| group.items))
}

/// True where two records say the same to a question.
pub fn is_same(item: &Item<Profile>, before: &Profile, after: &Profile) -> bool {
    between(before, after, [item]).is_empty()
}

fn between<'a>(
    before: &Profile,
    after: &Profile,
    items: impl IntoIterator<Item = &'a Item<Profile>>,
) -> Vec<Change> {
    let mut changes = vec![];
    for item in items {
        let mut places = vec![Place::of(item.link_id)];
        if let Kind::Rows(rows) = &item.kind {
            let most = rows.len(before).max(rows.len(after));
            let columns = rows.columns();
            places.extend((0..most).flat_map(|row| {
                columns
                    .iter()
                    .map(move |column| Place::in_row(item.link_id, row, column.link_id))
            }));
        }
        changes.extend(places.into_iter().filter_map(|place| {
            let (before, after) = (place.read(before), place.read(after));
            let said = |value: &Option<Value>| value.clone().filter(Value::is_answered);
            (said(&before) != said(&after)).then_some(Change {
                place,
                before,
                after,
            })
        }));
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Answer, CarePlace, HealthcareAgent, Stated};

    fn places(before: &CarePlan, after: &CarePlan) -> Vec<String> {
        changes(before.clone(), after.clone())
            .iter()
            .map(|change| change.place.to_string())
            .collect()
    }

    #[test]
    fn the_same_plan_has_not_changed() {
        assert_eq!(
            places(&CarePlan::default(), &CarePlan::default()),
            Vec::<String>::new()
        );
    }

    #[test]
    fn an_answer_and_a_new_person_are_told() {
        let before = CarePlan::default();
        let mut after = before.clone();
        after.place.at_the_end = Answer::Known(CarePlace::Home);
        after.agents = Stated::Known(vec![HealthcareAgent {
            name: "花子".into(),
            ..Default::default()
        }]);
        assert_eq!(
            places(&before, &after),
            [
                "care_plan.agents",
                "care_plan.agents.0.name",
                "care_plan.place.at_the_end"
            ]
        );
        assert_eq!(places(&after, &before), places(&before, &after));
    }

    #[test]
    fn what_is_not_kept_is_compared_only_between_whole_records() {
        let mut after = CarePlan::default();
        after.comfort.music = "唱歌".into();
        assert_eq!(places(&CarePlan::default(), &after), Vec::<String>::new());
        let mut record = Profile::blank();
        record.care_plan = after;
        record.emergency.person.family_name = "橋本".into();
        let found = differences(&Profile::blank(), &record);
        let found: Vec<_> = found.iter().map(|one| one.place.to_string()).collect();
        assert_eq!(
            found,
            ["emergency.person.family_name", "care_plan.comfort.music"]
        );
        assert_eq!(differences(&record, &record), []);
    }
}
