//! Dated snapshots of the wishes: each time the person says 「いまもこのとおり」, what they wished that day is kept.
//!
//! A snapshot holds only those parts of the plan that differ from the snapshot before it; the rest is read
//! from there. So fifty of them stay small, and taking one out hands its parts on to the next.

use super::{
    CarePlan, Date, EntryMode, Extra, MAX_ROWS, Misfit, Readable, Stored, Written,
    answers::{stored_as_group, stored_by_serde},
    from_tree, to_tree,
};
use serde_json::Value;

/// The parts of the plan that are kept: what a person wishes. (Not talks, papers and comfort: those are
/// facts that are true or not, or have a date of their own.)
pub const KEPT_PARTS: [&str; 7] = [
    "values",
    "agents",
    "speaking",
    "goals",
    "treatments",
    "cpr",
    "place",
];

/// What the person wished on a day.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Snapshot {
    /// The day on which it was said to be so.
    pub confirmed_on: Date,
    /// Who wrote then.
    #[cfg_attr(feature = "schema", serde(default))]
    pub entry_mode: Option<EntryMode>,
    /// The parts that differ from the snapshot before; null is a part about which nothing was said.
    #[cfg_attr(feature = "schema", serde(default))]
    pub parts: Extra,
    /// What a newer version wrote beside these fields.
    #[cfg_attr(feature = "schema", serde(flatten))]
    pub extra: Extra,
}

stored_as_group!(Snapshot { confirmed_on, | entry_mode, parts, });

impl Readable for Snapshot {
    fn blank() -> Self {
        Self {
            confirmed_on: Date::FIRST,
            entry_mode: None,
            parts: Extra::new(),
            extra: Extra::new(),
        }
    }
}

/// The snapshots of a person, the oldest first.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", serde(transparent))]
pub struct History(Vec<Snapshot>);

impl Stored for History {
    fn write(&self) -> Written<'_> {
        match self.0.is_empty() {
            true => Written::Nothing,
            false => self.0.write(),
        }
    }
    fn read(&mut self, value: Value) -> Result<(), Misfit> {
        self.0.read(value)
    }
}

impl Readable for History {
    fn blank() -> Self {
        Self::default()
    }
}

stored_by_serde!(History);

/// The kept parts of a plan as they stand in the file; null where nothing was said.
fn parts(plan: &CarePlan) -> Extra {
    let tree = to_tree(plan);
    let mut parts = Extra::new();
    for part in KEPT_PARTS {
        let said = tree.get(part).cloned().unwrap_or_default();
        parts.insert(part.to_owned(), said);
    }
    parts
}

/// A plan of nothing but the kept parts.
fn plan_of(mut parts: Extra) -> Option<CarePlan> {
    parts.retain(|_, said| !said.is_null());
    from_tree(Value::Object(parts)).ok()
}

/// The kept parts of a plan, as a snapshot would give them back; `None` where they cannot be read.
pub fn kept(plan: &CarePlan) -> Option<CarePlan> {
    plan_of(parts(plan))
}

impl History {
    /// True where nothing was ever confirmed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The snapshots, the oldest first; their `parts` alone are not the whole, [`History::plan`] is.
    pub fn snapshots(&self) -> &[Snapshot] {
        &self.0
    }

    /// The day of the newest.
    pub fn confirmed_on(&self) -> Option<Date> {
        self.0.last().map(|newest| newest.confirmed_on)
    }

    /// The newest of an earlier day than the newest of all, counted from 0.
    pub fn day_before(&self) -> Option<usize> {
        let newest = self.confirmed_on()?;
        self.0.iter().rposition(|one| one.confirmed_on < newest)
    }

    /// A part as it was at a snapshot.
    fn part(&self, at: usize, name: &str) -> Value {
        let upto = self.0.get(..=at).unwrap_or_default();
        let found = upto.iter().rev().find_map(|one| one.parts.get(name));
        found.cloned().unwrap_or_default()
    }

    /// The kept parts of the plan as they were at a snapshot, counted from 0; `None` where there is no such
    /// snapshot, or where it cannot be read.
    pub fn plan(&self, at: usize) -> Option<CarePlan> {
        self.0.get(at)?;
        let mut whole = Extra::new();
        for part in KEPT_PARTS {
            whole.insert(part.to_owned(), self.part(at, part));
        }
        plan_of(whole)
    }

    /// Keeps the plan as it is today. What was wished in the morning is kept beside what is wished in the evening;
    /// the same said once more on one day is nothing new. Where there are more than [`MAX_ROWS`] the oldest goes.
    pub fn confirm(&mut self, plan: &CarePlan, entry_mode: Option<EntryMode>, today: Date) {
        let newest = self.0.last();
        let is_of_today =
            newest.is_some_and(|one| (one.confirmed_on, one.entry_mode) == (today, entry_mode));
        if is_of_today && !self.differs(plan) {
            return;
        }
        self.0.push(Snapshot {
            confirmed_on: today,
            entry_mode,
            parts: self.new_parts(plan),
            extra: Extra::new(),
        });
        while self.0.len() > MAX_ROWS {
            self.forget(0);
        }
    }

    /// Takes a snapshot out; every other one stays as it was. `false` where there is none.
    pub fn forget(&mut self, at: usize) -> bool {
        if at >= self.0.len() {
            return false;
        }
        let gone = self.0.remove(at);
        if let Some(next) = self.0.get_mut(at) {
            for (part, value) in gone.parts {
                next.parts.entry(part).or_insert(value);
            }
        }
        true
    }

    /// Changes what is kept of every day, each in the same way. What cannot be read stays as it is.
    pub fn each_plan(&mut self, mut change: impl FnMut(&mut CarePlan)) {
        let mut changed = Self::default();
        for (at, snapshot) in self.0.iter().enumerate() {
            let mut snapshot = snapshot.clone();
            if let Some(mut plan) = self.plan(at) {
                change(&mut plan);
                snapshot.parts = changed.new_parts(&plan);
            }
            changed.0.push(snapshot);
        }
        *self = changed;
    }

    /// The parts of a plan that differ from the newest snapshot.
    fn new_parts(&self, plan: &CarePlan) -> Extra {
        let last = self.0.len().checked_sub(1);
        let before = |part: &str| last.map_or(Value::Null, |last| self.part(last, part));
        let mut parts = parts(plan);
        parts.retain(|part, value| before(part) != *value);
        parts
    }

    /// True where the plan is no longer what the newest snapshot says.
    pub fn differs(&self, plan: &CarePlan) -> bool {
        !self.new_parts(plan).is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Answer, CarePlace, PersonalGoal};

    fn day(day: &str) -> Date {
        day.parse().unwrap()
    }

    fn plan(goal: Answer<PersonalGoal>, place: Answer<CarePlace>) -> CarePlan {
        let mut plan = CarePlan::default();
        plan.goals.incurable = goal;
        plan.place.at_the_end = place;
        plan
    }

    fn three() -> (History, [CarePlan; 3]) {
        let plans = [
            plan(Answer::Known(PersonalGoal::LongerFirst), Answer::NotAsked),
            plan(
                Answer::Known(PersonalGoal::LongerFirst),
                Answer::Known(CarePlace::Home),
            ),
            plan(Answer::NotAsked, Answer::Known(CarePlace::Hospital)),
        ];
        let mut history = History::default();
        for (plan, on) in plans.iter().zip(["2024-01-01", "2025-01-01", "2026-01-01"]) {
            history.confirm(plan, Some(EntryMode::Person), day(on));
        }
        (history, plans)
    }

    #[test]
    fn each_snapshot_gives_back_what_was_wished_that_day() {
        let (history, plans) = three();
        for (at, plan) in plans.iter().enumerate() {
            assert_eq!(history.plan(at).as_ref(), Some(plan));
        }
        assert_eq!(history.plan(3), None);
    }

    #[test]
    fn taking_one_out_changes_no_other() {
        for gone in 0..3 {
            let (mut history, plans) = three();
            assert!(history.forget(gone));
            let left: Vec<_> = (0..2).filter_map(|at| history.plan(at)).collect();
            let mut wanted = plans.to_vec();
            wanted.remove(gone);
            assert_eq!(left, wanted, "without {gone}");
            assert!(!history.forget(2));
        }
    }

    #[test]
    fn what_was_wished_in_the_morning_is_kept_and_the_same_said_twice_is_one() {
        let (mut history, plans) = three();
        let (today, mode) = (day("2026-01-01"), Some(EntryMode::Person));
        history.confirm(&plans[2], mode, today);
        assert_eq!(history.snapshots().len(), 3, "nothing new");
        history.confirm(&plans[0], mode, today);
        history.confirm(&plans[0], mode, today);
        assert_eq!(history.snapshots().len(), 4);
        for (at, plan) in [&plans[0], &plans[1], &plans[2], &plans[0]]
            .iter()
            .enumerate()
        {
            assert_eq!(history.plan(at).as_ref(), Some(*plan), "{at}");
        }
        assert_eq!(
            history.day_before(),
            Some(1),
            "what changed since another day"
        );
    }

    #[test]
    fn who_says_the_same_counts() {
        let (mut history, plans) = three();
        history.confirm(&plans[2], Some(EntryMode::Inferred), day("2026-01-01"));
        assert_eq!(history.snapshots().len(), 4);
    }

    #[test]
    fn of_too_many_the_oldest_goes_and_the_others_stay_as_they_were() {
        let (three, plans) = three();
        let mut history = History(vec![three.0[0].clone(); MAX_ROWS]);
        history.confirm(&plans[1], None, day("2026-02-01"));
        assert_eq!(history.snapshots().len(), MAX_ROWS);
        assert_eq!(history.plan(0).as_ref(), Some(&plans[0]));
        assert_eq!(history.plan(MAX_ROWS - 1).as_ref(), Some(&plans[1]));
    }

    #[test]
    fn what_is_kept_of_a_plan_is_what_a_snapshot_gives_back() {
        let (history, plans) = three();
        let mut with_music = plans[2].clone();
        with_music.comfort.music = "唱歌".into();
        assert_eq!(kept(&with_music), history.plan(2));
    }

    #[test]
    fn only_what_is_different_is_kept_again() {
        let (history, plans) = three();
        let kept: Vec<_> = history.snapshots()[1].parts.keys().collect();
        assert_eq!(kept, ["place"]);
        assert!(!history.differs(&plans[2]));
        assert!(history.differs(&plans[1]));
        assert!(!History::default().differs(&CarePlan::default()));
    }
}
