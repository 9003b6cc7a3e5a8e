//! How far a page or a section has come. Information for the person, never a score.

use super::{Group, Section, essentials::waits_on};
use crate::model::{PageMark, Profile};

/// How far a page has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroupState {
    /// Nothing answered, nothing marked.
    NotStarted,
    /// Something answered; not gone through to the end.
    Begun,
    /// Put off.
    Later,
    /// The person does not want to write it.
    Declined,
    /// Gone through.
    Done,
}

impl GroupState {
    /// Its name among the words (`state.NAME`).
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotStarted => "not_started",
            Self::Begun => "begun",
            Self::Later => "later",
            Self::Declined => "declined",
            Self::Done => "done",
        }
    }
}

/// How far a page has come. Gone through without a word it has not begun, and what a crew would miss is not done.
pub fn group_state(group: &Group, profile: &Profile) -> GroupState {
    let mark = profile.progress.pages.get(group.id);
    let asked = || {
        let items = group.items.iter();
        items.filter(|item| (item.enabled_when)(profile))
    };
    match mark {
        Some(PageMark::Later) => GroupState::Later,
        Some(PageMark::Declined) => GroupState::Declined,
        _ if !asked().any(|item| item.is_answered(profile)) => GroupState::NotStarted,
        _ if waits_on(group.id, profile) => GroupState::Begun,
        Some(PageMark::Seen) => GroupState::Done,
        None if asked().all(|item| item.is_answered(profile)) => GroupState::Done,
        None => GroupState::Begun,
    }
}

/// How far a section has come: done when no page of it waits, otherwise the first thing that waits.
pub fn section_state(section: &Section, profile: &Profile) -> GroupState {
    let states: Vec<_> = section
        .groups
        .iter()
        .map(|group| group_state(group, profile))
        .collect();
    let all = |wanted| states.iter().all(|state| *state == wanted);
    let waits = |state: &GroupState| !matches!(state, GroupState::Done | GroupState::Declined);
    if all(GroupState::NotStarted) {
        GroupState::NotStarted
    } else if all(GroupState::Declined) {
        GroupState::Declined
    } else if !states.iter().any(waits) {
        GroupState::Done
    } else if states
        .iter()
        .filter(|state| waits(state))
        .all(|state| *state == GroupState::Later)
    {
        GroupState::Later
    } else {
        GroupState::Begun
    }
}

/// True where any question of the page is asked of this person.
pub fn is_asked(group: &Group, profile: &Profile) -> bool {
    group.items.iter().any(|item| (item.enabled_when)(profile))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::SECTIONS;
    use crate::model::{ProfileId, ProfileMark};

    fn profile() -> Profile {
        Profile::new(
            ProfileId::from_random(1),
            ProfileMark::Circle,
            "2026-11-20".parse().unwrap(),
        )
    }

    #[test]
    fn nothing_has_begun_in_an_empty_profile() {
        for section in SECTIONS {
            assert_eq!(
                section_state(section, &profile()),
                GroupState::NotStarted,
                "{}",
                section.id
            );
        }
    }

    #[test]
    fn a_page_that_was_passed_without_a_word_has_not_begun() {
        for (_, group) in crate::catalogue::groups() {
            let mut profile = profile();
            profile.progress.pages.insert(group.id, PageMark::Seen);
            let state = group_state(group, &profile);
            assert_eq!(state, GroupState::NotStarted, "{}", group.id);
        }
    }

    #[test]
    fn a_section_is_done_when_every_page_was_seen_and_says_something_or_was_declined() {
        let section = SECTIONS
            .iter()
            .find(|section| section.id == "usual-state")
            .unwrap();
        let mut profile = profile();
        let usual = &mut profile.emergency.usual_state;
        usual.calming_words = "右の耳に".into();
        for group in section.groups {
            let mark = match group.id {
                "calming" => PageMark::Seen,
                _ => PageMark::Declined,
            };
            profile.progress.pages.insert(group.id, mark);
        }
        assert_eq!(section_state(section, &profile), GroupState::Done);
        profile
            .progress
            .pages
            .insert(section.groups[0].id, PageMark::Later);
        assert_eq!(section_state(section, &profile), GroupState::Later);
        profile.progress.pages.remove(section.groups[0].id);
        assert_eq!(section_state(section, &profile), GroupState::Begun);
    }
}
