//! Who has a copy of the memo that no longer says what the person wishes, and since which day that copy stands.

use super::{CopyGiven, Date, Profile};

/// Which memo somebody was given. On the memo stands the day of its confirmation, and no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MemoHeld {
    /// The one confirmed on that day.
    ConfirmedOn(Date),
    /// One from before the first confirmation that is still kept.
    BeforeAll,
    /// Nobody wrote on which day it was given.
    Unknown,
}

impl Profile {
    /// Everybody who has a copy of the memo from before the last change, and none from after it. A plan that was
    /// confirmed once more without a change makes no copy old.
    pub fn old_memo_copies(&self) -> Vec<(&CopyGiven, MemoHeld)> {
        let copies = || self.care_plan.copies.rows().iter();
        let is_same = |one: &CopyGiven, other: &CopyGiven| {
            (&one.name, &one.role) == (&other.name, &other.role)
        };
        let has_newer = |copy: &CopyGiven| {
            let mut theirs = copies().filter(|other| is_same(copy, other));
            theirs.any(|other| other.given_on > copy.given_on)
        };
        let old = copies().filter(|copy| self.has_changed_since(copy.given_on) && !has_newer(copy));
        old.map(|copy| (copy, self.memo_held(copy))).collect()
    }

    /// Which memo that copy is.
    pub fn memo_held(&self, copy: &CopyGiven) -> MemoHeld {
        let Some(given) = copy.given_on else {
            return MemoHeld::Unknown;
        };
        let confirmed = self.history.snapshots().iter().map(|one| one.confirmed_on);
        let last = confirmed.filter(|day| *day <= given).max();
        last.map_or(MemoHeld::BeforeAll, MemoHeld::ConfirmedOn)
    }

    /// Whether another plan was confirmed after that day; where nobody knows the day, whether there were two at all.
    fn has_changed_since(&self, day: Option<Date>) -> bool {
        let mut changed = self
            .history
            .snapshots()
            .iter()
            .filter(|one| !one.parts.is_empty());
        match day {
            Some(day) => changed.any(|one| one.confirmed_on > day),
            None => changed.count() > 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ProfileId, ProfileMark, Stated};

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn given(name: &str, on: Option<&str>) -> CopyGiven {
        CopyGiven {
            name: name.into(),
            given_on: on.map(day),
            ..CopyGiven::default()
        }
    }

    /// Confirmed in January and, with another wish, in March; once more in May, without a change.
    fn profile(copies: Vec<CopyGiven>) -> Profile {
        let mut profile = Profile::new(
            ProfileId::from_random(7),
            ProfileMark::Circle,
            day("2026-01-01"),
        );
        for (on, joys) in [
            ("2026-01-10", "庭"),
            ("2026-03-10", "庭と猫"),
            ("2026-05-10", "庭と猫"),
        ] {
            profile.care_plan.values.matter_other = joys.into();
            profile.history.confirm(&profile.care_plan, None, day(on));
        }
        profile.care_plan.copies = Stated::Known(copies);
        profile
    }

    fn old(copies: Vec<CopyGiven>) -> Vec<(String, MemoHeld)> {
        let profile = profile(copies);
        let old = profile.old_memo_copies().into_iter();
        old.map(|(copy, held)| (copy.name.as_str().to_owned(), held))
            .collect()
    }

    #[test]
    fn a_copy_from_before_the_last_change_is_old_and_named_by_its_day() {
        let copies = vec![
            given("健", Some("2025-12-31")),
            given("美和", Some("2026-02-01")),
            given("長谷部先生", Some("2026-03-10")),
            given("民生委員", Some("2026-06-01")),
            given("となり", None),
        ];
        let expected = [
            ("健", MemoHeld::BeforeAll),
            ("美和", MemoHeld::ConfirmedOn(day("2026-01-10"))),
            ("となり", MemoHeld::Unknown),
        ];
        assert_eq!(
            old(copies),
            expected.map(|(name, held)| (name.to_owned(), held))
        );
    }

    #[test]
    fn whoever_got_a_newer_copy_has_no_old_one() {
        let newer = given("美和", Some("2026-04-01"));
        assert_eq!(
            old(vec![given("美和", Some("2026-02-01")), newer.clone()]),
            []
        );
        assert_eq!(old(vec![given("美和", None), newer]), []);
    }

    #[test]
    fn before_anything_was_confirmed_nothing_is_old() {
        let mut profile = profile(vec![given("健", Some("2025-01-01")), given("美和", None)]);
        profile.history = Default::default();
        assert_eq!(profile.old_memo_copies(), []);
    }
}
