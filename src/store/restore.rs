//! Restoring: what of a backup is new, the same, or different, and doing only what the person chose.

use super::{Backup, MAX_PROFILES, Record};
use crate::model::{Date, Profile, ProfileId, to_tree};
use serde_json::Value;
use std::cmp::Ordering;

/// How a person in the backup stands to what is on the device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Not on this device.
    New,
    /// The same on both.
    Same,
    /// On both, and different.
    Differs {
        /// The backup's day of the last change against the device's: `Less` is older.
        backup_is: Ordering,
    },
}

/// One person of the backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestoreLine {
    /// Whom.
    pub id: ProfileId,
    /// The name in the backup; may be blank.
    pub name: String,
    /// The last change in the backup.
    pub updated_on: Date,
    /// The name on this device, where the person is on it; may be blank.
    pub name_here: Option<String>,
    /// The last change on this device.
    pub updated_here_on: Option<Date>,
    /// How they stand to each other.
    pub standing: Standing,
}

/// What to do with a person who differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// Leave this device as it is. Also what is done where nothing was chosen.
    KeepHere,
    /// Put the backup in the place of what is on this device.
    TakeBackup,
    /// Keep what is here and add the backup beside it, under a new id.
    KeepBoth {
        /// The new id.
        new_id: ProfileId,
    },
}

/// There would be more people than a device can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooManyProfiles;

/// A backup held against a record, before anything is done.
#[derive(Debug, Clone, PartialEq)]
pub struct RestorePlan {
    backup: Backup,
    lines: Vec<RestoreLine>,
    is_doubtful: bool,
}

impl RestorePlan {
    /// Compares. Nothing changes.
    pub fn new(backup: Backup, record: &Record) -> Self {
        let lines = backup.record.profiles.iter().map(|profile| {
            let here = record.profile(&profile.id);
            RestoreLine {
                id: profile.id.clone(),
                name: profile.emergency.person.full_name(),
                updated_on: profile.updated_on,
                name_here: here.map(|here| here.emergency.person.full_name()),
                updated_here_on: here.map(|here| here.updated_on),
                standing: standing(profile, here),
            }
        });
        Self {
            lines: lines.collect(),
            backup,
            is_doubtful: false,
        }
    }

    /// The same, of a backup in which something was changed after it was written.
    pub fn doubtful(self) -> Self {
        Self {
            is_doubtful: true,
            ..self
        }
    }

    /// True where something in the backup was changed after it was written, and nobody can say what.
    pub fn is_doubtful(&self) -> bool {
        self.is_doubtful
    }

    /// The people of the backup, in its order.
    pub fn lines(&self) -> &[RestoreLine] {
        &self.lines
    }

    /// A person as they stand in the backup.
    pub fn person(&self, id: &ProfileId) -> Option<&Profile> {
        let mut people = self.backup.record.profiles.iter();
        people.find(|person| person.id == *id)
    }

    /// The day of the backup.
    pub fn saved_on(&self) -> Date {
        self.backup.saved_on
    }

    /// Adds who is new; for who differs does what was chosen. Nobody on the device is lost, and nobody is
    /// changed but by [`Choice::TakeBackup`]. Compares again, as the record may have changed meanwhile. Where
    /// there would be too many people nothing is done.
    pub fn apply(
        self,
        record: &mut Record,
        choices: &[(ProfileId, Choice)],
    ) -> Result<(), TooManyProfiles> {
        let chosen = |id: &ProfileId| {
            let mut choices = choices.iter();
            choices.find(|(whose, _)| whose == id).map(|(_, what)| what)
        };
        let coming = &self.backup.record.profiles;
        let is_added = |profile: &&Profile| match standing(profile, record.profile(&profile.id)) {
            Standing::New => true,
            Standing::Same => false,
            Standing::Differs { .. } => {
                matches!(chosen(&profile.id), Some(Choice::KeepBoth { .. }))
            }
        };
        if record.profiles.len() + coming.iter().filter(is_added).count() > MAX_PROFILES {
            return Err(TooManyProfiles);
        }
        let coming: Vec<_> = self.lines.into_iter().map(|line| line.id).collect();
        for profile in self.backup.record.profiles {
            let here = record.profile_mut(&profile.id);
            match (standing(&profile, here.as_deref()), here) {
                (Standing::New, _) => add(record, profile),
                (Standing::Same, _) => {}
                (Standing::Differs { .. }, here) => match (chosen(&profile.id), here) {
                    (Some(Choice::TakeBackup), Some(here)) => {
                        let mark = here.mark;
                        *here = Profile { mark, ..profile };
                    }
                    (Some(Choice::KeepBoth { new_id }), _) => {
                        let id = free_id(new_id, record, &coming);
                        add(record, Profile { id, ..profile });
                    }
                    _ => {}
                },
            }
        }
        record.carry(self.backup.record.extra, self.backup.extra);
        record.settle_current();
        Ok(())
    }
}

/// The mark is the device's own business: it may differ between two devices.
fn standing(backup: &Profile, here: Option<&Profile>) -> Standing {
    match here {
        None => Standing::New,
        Some(here) => match unmarked(here) == unmarked(backup) {
            true => Standing::Same,
            false => Standing::Differs {
                backup_is: backup.updated_on.cmp(&here.updated_on),
            },
        },
    }
}

/// Everything about a person but the mark.
fn unmarked(profile: &Profile) -> Value {
    let mut tree = to_tree(profile);
    tree["mark"] = Value::Null;
    tree
}

/// The id that was wanted, or another that nobody has, neither here nor among those who are still to come.
fn free_id(wanted: &ProfileId, record: &Record, coming: &[ProfileId]) -> ProfileId {
    let is_free = |id: &ProfileId| record.profile(id).is_none() && !coming.contains(id);
    let mut others = (0..).map(ProfileId::from_random);
    match is_free(wanted) {
        true => wanted.clone(),
        false => others.find(is_free).unwrap_or_else(|| wanted.clone()),
    }
}

/// Adds a person, with a mark of their own.
fn add(record: &mut Record, mut profile: Profile) {
    if record
        .profiles
        .iter()
        .any(|other| other.mark == profile.mark)
    {
        profile.mark = record.free_mark();
    }
    record.profiles.push(profile);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ProfileMark;

    fn person(number: u64, name: &str, updated_on: &str) -> Profile {
        let mut profile = Profile::new(
            ProfileId::from_random(number),
            ProfileMark::Circle,
            updated_on.parse().unwrap(),
        );
        profile.emergency.person.family_name = name.into();
        profile
    }

    fn record(profiles: Vec<Profile>) -> Record {
        let mut record = Record {
            profiles,
            ..Record::default()
        };
        record.settle_current();
        record
    }

    fn plan(backup: Vec<Profile>, here: &Record) -> RestorePlan {
        let backup = Backup::of(&record(backup), "2026-11-20".parse().unwrap());
        RestorePlan::new(backup, here)
    }

    fn applied(
        plan: RestorePlan,
        here: &Record,
        choices: &[(ProfileId, Choice)],
    ) -> Result<Record, TooManyProfiles> {
        let mut record = here.clone();
        plan.apply(&mut record, choices).map(|()| record)
    }

    fn names(record: &Record) -> Vec<String> {
        record
            .profiles
            .iter()
            .map(|profile| profile.emergency.person.full_name())
            .collect()
    }

    #[test]
    fn the_plan_tells_new_same_older_and_newer_apart() {
        let here = record(vec![
            person(1, "同じ", "2026-01-01"),
            person(2, "今", "2026-03-01"),
            person(3, "今", "2026-03-01"),
        ]);
        let mut same = person(1, "同じ", "2026-01-01");
        same.mark = ProfileMark::Star;
        let plan = plan(
            vec![
                same,
                person(2, "前", "2026-02-01"),
                person(3, "後", "2026-04-01"),
                person(4, "新", "2026-01-01"),
            ],
            &here,
        );
        let standings: Vec<Standing> = plan.lines().iter().map(|line| line.standing).collect();
        assert_eq!(
            standings,
            [
                Standing::Same,
                Standing::Differs {
                    backup_is: Ordering::Less
                },
                Standing::Differs {
                    backup_is: Ordering::Greater
                },
                Standing::New,
            ]
        );
        assert_eq!(plan.lines()[1].name_here.as_deref(), Some("今"));
    }

    #[test]
    fn nothing_is_replaced_unless_it_was_chosen() {
        let here = record(vec![person(1, "今", "2026-03-01")]);
        let backup = vec![
            person(1, "控え", "2026-04-01"),
            person(2, "新", "2026-04-01"),
        ];
        let id = ProfileId::from_random(1);
        let by = |choice: Option<Choice>| {
            let choices: Vec<_> = choice
                .map(|choice| (id.clone(), choice))
                .into_iter()
                .collect();
            names(&applied(plan(backup.clone(), &here), &here, &choices).unwrap())
        };
        assert_eq!(by(None), ["今", "新"]);
        assert_eq!(by(Some(Choice::KeepHere)), ["今", "新"]);
        assert_eq!(by(Some(Choice::TakeBackup)), ["控え", "新"]);
        let new_id = ProfileId::from_random(1);
        assert_eq!(by(Some(Choice::KeepBoth { new_id })), ["今", "控え", "新"]);
    }

    #[test]
    fn a_new_id_never_takes_the_place_of_somebody_still_to_come() {
        let here = record(vec![person(1, "今", "2026-03-01")]);
        let backup = vec![
            person(1, "控え", "2026-04-01"),
            person(2, "新", "2026-04-01"),
        ];
        let new_id = ProfileId::from_random(2);
        let choices = [(ProfileId::from_random(1), Choice::KeepBoth { new_id })];
        let restored = applied(plan(backup, &here), &here, &choices).unwrap();
        assert_eq!(names(&restored), ["今", "控え", "新"]);
    }

    #[test]
    fn restoring_into_an_empty_device_opens_the_first_person_and_gives_each_a_mark() {
        let backup = vec![person(1, "夫", "2026-04-01"), person(2, "妻", "2026-04-01")];
        let empty = Record::default();
        let restored = applied(plan(backup, &empty), &empty, &[]).unwrap();
        assert_eq!(restored.current, Some(ProfileId::from_random(1)));
        assert_ne!(restored.profiles[0].mark, restored.profiles[1].mark);
    }

    #[test]
    fn more_people_than_a_backup_can_hold_are_refused_as_a_whole() {
        let here = record(
            (0..30)
                .map(|number| person(number, "", "2026-01-01"))
                .collect(),
        );
        let backup = (30..60)
            .map(|number| person(number, "", "2026-01-01"))
            .collect();
        assert_eq!(
            applied(plan(backup, &here), &here, &[]),
            Err(TooManyProfiles)
        );
    }
}
