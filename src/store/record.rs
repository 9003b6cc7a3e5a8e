//! Everything that one device keeps.

use super::{SCHEMA, limits::MAX_PROFILES};
use crate::model::{
    Coded, Date, Extra, Profile, ProfileId, ProfileMark, Readable, answers::stored_as_group,
};

/// Everything that one device keeps: the people and which of them is being written about.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// The shape in which this is written; always [`SCHEMA`] in memory.
    pub schema: u32,
    /// Rises by one with each save.
    pub revision: u64,
    /// The person being written about.
    pub current: Option<ProfileId>,
    /// The day of the last backup that was handed over.
    pub backed_up_on: Option<Date>,
    /// The people, in the order in which they were begun.
    pub profiles: Vec<Profile>,
    /// What a newer version wrote into a backup beside the record; the next backup has it again.
    pub backup_extra: Extra,
    /// What a newer version wrote beside these fields.
    pub extra: Extra,
}

/// The field of [`Record::backup_extra`].
pub(super) const BACKUP_EXTRA: &str = "backup_extra";

impl Default for Record {
    fn default() -> Self {
        Self {
            schema: SCHEMA,
            revision: 0,
            current: None,
            backed_up_on: None,
            profiles: vec![],
            backup_extra: Extra::new(),
            extra: Extra::new(),
        }
    }
}

stored_as_group!(Record { schema, revision, | current, backed_up_on, profiles, backup_extra, });

impl Readable for Record {
    fn blank() -> Self {
        Self::default()
    }
}

impl Record {
    /// The profile with that id.
    pub fn profile(&self, id: &ProfileId) -> Option<&Profile> {
        self.profiles.iter().find(|profile| profile.id == *id)
    }
    /// The profile with that id, to change.
    pub fn profile_mut(&mut self, id: &ProfileId) -> Option<&mut Profile> {
        self.profiles.iter_mut().find(|profile| profile.id == *id)
    }
    /// The profile being written about.
    pub fn current(&self) -> Option<&Profile> {
        self.profile(self.current.as_ref()?)
    }
    /// True while there is room for one more.
    pub fn has_room(&self) -> bool {
        self.profiles.len() < MAX_PROFILES
    }
    /// A colour and shape that nobody has yet; the first of all when every one is taken.
    pub fn free_mark(&self) -> ProfileMark {
        let taken = |mark: &ProfileMark| self.profiles.iter().any(|profile| profile.mark == *mark);
        ProfileMark::ALL
            .iter()
            .copied()
            .find(|mark| !taken(mark))
            .unwrap_or(ProfileMark::Circle)
    }
    /// Carries along what a backup had of a newer version, but for what is here already. A field of that name is ours,
    /// and would stand twice in the next save.
    pub(super) fn carry(&mut self, of_record: Extra, of_backup: Extra) {
        for (name, value) in of_record {
            if !Self::FIELDS.contains(&name.as_str()) {
                self.extra.entry(name).or_insert(value);
            }
        }
        for (name, value) in of_backup {
            self.backup_extra.entry(name).or_insert(value);
        }
    }
    /// Points to somebody who exists: whoever it was, else the first.
    pub fn settle_current(&mut self) {
        if self.current().is_none() {
            self.current = self.profiles.first().map(|profile| profile.id.clone());
        }
    }
}

/// Where the same id stands a second time: two people under one id would be written into each other.
pub(super) fn second_of_an_id(profiles: &[Profile]) -> Option<usize> {
    profiles.iter().enumerate().find_map(|(index, profile)| {
        profiles[..index]
            .iter()
            .any(|before| before.id == profile.id)
            .then_some(index)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile(number: u64, mark: ProfileMark) -> Profile {
        Profile::new(
            ProfileId::from_random(number),
            mark,
            "2026-11-20".parse().unwrap(),
        )
    }

    #[test]
    fn each_new_person_gets_a_mark_that_nobody_has() {
        let mut record = Record::default();
        for (number, &mark) in ProfileMark::ALL.iter().enumerate() {
            assert_eq!(record.free_mark(), mark);
            record.profiles.push(profile(number as u64, mark));
        }
        assert_eq!(record.free_mark(), ProfileMark::Circle);
    }

    #[test]
    fn the_current_person_always_exists() {
        let mut record = Record {
            current: Some(ProfileId::from_random(9)),
            ..Record::default()
        };
        record.settle_current();
        assert_eq!(record.current, None);
        record.profiles.push(profile(1, ProfileMark::Circle));
        record.settle_current();
        assert_eq!(record.current, Some(ProfileId::from_random(1)));
    }
}
