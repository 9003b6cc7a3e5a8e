//! What each event of the later pages does; those that the first look needs too are in [`super::hearing`].

use super::{Announcement, Effect, Event, Restoring, Saving, Session, removal::Removed};
use crate::catalogue::{self, Group, Place, SECTIONS, Section, Value, rows_at};
use crate::model::{
    Date, EntryMode, MAX_LETTERS, PageMark, Profile, ProfileId, ProfileMark, is_longer,
};
use crate::store::{Backup, BackupError, Choice, RestorePlan, SaveError, Saved};

use Announcement as A;

impl Session {
    /// Takes in what happened and says what the shell is to do, in this order. An event that fits nothing
    /// (a row that is gone, a page that does not exist) changes nothing. Locked, only the lock hears, and erasing.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        self.hear(event)
            .unwrap_or_else(|event| self.take_in(*event))
    }

    /// What [`Session::hear`] gives back.
    fn take_in(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Answered {
                place,
                value,
                today,
            } => self.change(today, None, |profile| {
                let before = place.read(profile);
                let fits =
                    !grows_too_long(before.as_ref(), &value) && !is_not_yet(&place, &value, today);
                let completes = fits && catalogue::keep_half_typed(profile, &place, None);
                let is_new = before.as_ref() != Some(&value);
                let is_written = is_new && fits && place.write(profile, &value);
                if is_written {
                    catalogue::settle_typed_name(profile, &place);
                }
                catalogue::settle_half_typed(profile);
                is_written || completes
            }),
            Event::DateHalfTyped {
                place,
                typed,
                today,
            } => self.change(today, None, |profile| {
                // Into a row that is gone nothing is typed.
                let Some(before) = place.read(profile) else {
                    return false;
                };
                let blank = Value::Date(None);
                let empties = before != blank && place.write(profile, &blank);
                catalogue::keep_half_typed(profile, &place, Some(&typed)) || empties
            }),
            Event::RowAdded { list, today } => self.change(today, Some(A::RowAdded), |profile| {
                let rows = rows_at(list).filter(|rows| rows.has_room(profile));
                rows.map(|rows| rows.add(profile)).is_some()
            }),
            Event::RowMovedUp { list, row, today } => {
                self.change(today, Some(A::RowMoved), |profile| {
                    let moves = rows_at(list).is_some_and(|rows| rows.move_up(profile, row));
                    if moves {
                        catalogue::move_half_typed(profile, list, |at| match at {
                            _ if at == row => Some(row - 1),
                            _ if at + 1 == row => Some(row),
                            _ => Some(at),
                        });
                    }
                    moves
                })
            }
            Event::RowRemoved { list, row, today } => self.remove_row(list, row, today),
            Event::RemovalUndone { today } => self.undo_removal(today),
            Event::PageMarked { group, mark } => self.mark_page(group, mark),
            // Such a day would stand on paper, and count as long ago or as still to come.
            Event::SectionConfirmed { today, .. }
            | Event::AllConfirmed { today }
            | Event::PlanConfirmed { today }
                if !today.can_be_today() =>
            {
                vec![Effect::Announce(A::ClockIsWrong)]
            }
            Event::CopyHanded { copy } if !copy.handed_on.can_be_today() => {
                vec![Effect::Announce(A::ClockIsWrong)]
            }
            Event::Printed { printing } if !printing.printed_on.can_be_today() => vec![],
            Event::SectionConfirmed { section, today } => self.confirm_section(section, today),
            Event::AllConfirmed { today } => self.confirm_all(today),
            Event::PlanConfirmed { today } => {
                self.change(today, Some(A::PlanConfirmed), |profile| {
                    let mode = profile.plan_entry_mode();
                    profile.history.confirm(&profile.care_plan, mode, today);
                    true
                })
            }
            Event::SnapshotForgotten { at, today } => {
                self.change(today, Some(A::SnapshotForgotten), |profile| {
                    profile.history.forget(at)
                })
            }
            Event::NotebookTaken { emergency, today } => {
                self.change(today, Some(A::NotebookTaken), |profile| {
                    let before = profile.clone();
                    profile.emergency = *emergency;
                    leave_out_too_long(&before, profile);
                    catalogue::drop_changed_half_typed(profile, &before);
                    profile.emergency != before.emergency
                })
            }
            Event::ProfileSelected { id } => self.select_profile(id),
            Event::ProfileMarked { id, mark } => self.mark_profile(&id, mark),
            Event::ProfileRemoved { id } => self.remove_profile(&id),
            Event::Printed { printing } => self.note(|profile| profile.note_printing(printing)),
            Event::CopyHanded { copy } => self.note(|profile| profile.note_handed(copy)),
            Event::CopyForgotten { at } => self.forget_copy(at),
            Event::PapersChosen { choice } => self.note(|profile| {
                let is_new = profile.last_choice != choice;
                profile.last_choice = choice;
                is_new
            }),
            Event::BackupMade { today } => {
                let is_dated = today.can_be_today();
                if is_dated {
                    self.record.backed_up_on = Some(today);
                }
                self.save_if(is_dated, Some(A::BackupMade))
            }
            Event::BackupChosen { file } => self.choose_backup(file),
            Event::BackupSeenAnyway => self.see_backup_anyway(),
            Event::RestoreDecided { choices } => self.restore(&choices),
            Event::RestoreClosed => {
                self.turn_restoring(Restoring::Idle);
                vec![]
            }
            // Heard.
            Event::Lock(_)
            | Event::Erased
            | Event::ErasedElsewhere(_)
            | Event::TakenBack
            | Event::ProfileCreated { .. }
            | Event::NoticeDismissed
            | Event::PageHidden
            | Event::SaveAgain
            | Event::SaveDone(_)
            | Event::Looked(_)
            | Event::Followed(_)
            | Event::OthersRead { .. }
            | Event::OthersSealed => vec![],
        }
    }

    pub(super) fn turn_restoring(&mut self, restoring: Restoring) {
        self.restoring = restoring;
        self.restoring_turn = self.restoring_turn.wrapping_add(1);
    }

    fn current_mut(&mut self) -> Option<&mut Profile> {
        let id = self.record.current.clone()?;
        self.record.profile_mut(&id)
    }

    /// Changes the current person's answers; the day is noted only where something did change.
    fn change(
        &mut self,
        today: Date,
        told: Option<Announcement>,
        change: impl FnOnce(&mut Profile) -> bool,
    ) -> Vec<Effect> {
        let changed = self.current_mut().is_some_and(|profile| {
            let pages = catalogue::groups().map(|(_, group)| group);
            let declined: Vec<_> = pages
                .filter(|group| catalogue::is_declined(group.id, profile))
                .collect();
            let before = (!declined.is_empty()).then(|| profile.clone());
            let changed = change(profile);
            if changed && today.can_be_today() {
                profile.updated_on = today;
            }
            if let Some(before) = before {
                take_up_again(&declined, &before, profile);
            }
            changed
        });
        self.save_if(changed, told)
    }

    fn save_if(&mut self, changed: bool, told: Option<Announcement>) -> Vec<Effect> {
        if !changed {
            return vec![];
        }
        let told = told.map(Effect::Announce);
        if self.saving == Saving::Off {
            return told.into_iter().collect();
        }
        if self.saving == Saving::Saved {
            self.saving = Saving::Waiting;
        }
        [Effect::SaveSoon].into_iter().chain(told).collect()
    }

    /// Takes out the note that somebody has a copy. It can come back until the next removal.
    fn forget_copy(&mut self, at: usize) -> Vec<Effect> {
        let removed = Removed::copy(&mut self.record, at);
        let done = removed.is_some();
        self.removed = removed.or(self.removed.take());
        self.save_if(done, Some(A::RowRemoved))
    }

    fn remove_row(&mut self, list: &'static str, row: usize, today: Date) -> Vec<Effect> {
        let removed = Removed::row(&mut self.record, list, row);
        let done = removed.is_some();
        self.removed = removed.or(self.removed.take());
        self.change(today, Some(A::RowRemoved), |profile| {
            if done {
                let before = |at| if at > row { at - 1 } else { at };
                catalogue::move_half_typed(profile, list, |at| (at != row).then(|| before(at)));
            }
            done
        })
    }

    fn undo_removal(&mut self, today: Date) -> Vec<Effect> {
        let Some(removed) = self.removed.take() else {
            return vec![];
        };
        let is_row = matches!(removed, Removed::Row { .. });
        match removed.undo(&mut self.record) {
            Ok(()) if is_row => self.change(today, Some(A::RemovalUndone), |_| true),
            Ok(()) => self.save_if(true, Some(A::RemovalUndone)),
            Err(removed) => {
                self.removed = Some(removed);
                vec![]
            }
        }
    }

    fn mark_page(&mut self, group: &str, mark: Option<PageMark>) -> Vec<Effect> {
        if catalogue::group(group).is_none() {
            return vec![];
        }
        let changed = self.current_mut().is_some_and(|profile| {
            let pages = &mut profile.progress.pages;
            let before = match mark {
                Some(mark) => pages.insert(group, mark),
                None => pages.remove(group),
            };
            before != mark
        });
        self.save_if(changed, None)
    }

    fn confirm_section(&mut self, section: &str, today: Date) -> Vec<Effect> {
        let found = SECTIONS.iter().find(|known| known.id == section);
        let confirmed = found.is_some_and(|section| {
            self.current_mut()
                .map(|profile| note_confirmed(profile, section, today))
                .is_some()
        });
        self.save_if(confirmed, Some(A::SectionConfirmed))
    }

    fn confirm_all(&mut self, today: Date) -> Vec<Effect> {
        self.change(today, Some(A::AllConfirmed), |profile| {
            profile.about.confirmed_on = Some(today);
            let found = catalogue::check_numbers(&catalogue::printable_on(profile, today));
            profile.progress.found_right = found;
            for section in SECTIONS {
                note_confirmed(profile, section, today);
            }
            true
        })
    }

    pub(super) fn create_profile(
        &mut self,
        id: ProfileId,
        entry_mode: Option<EntryMode>,
        today: Date,
    ) -> Vec<Effect> {
        if !self.record.has_room() {
            return vec![Effect::Announce(A::NoRoomForProfile)];
        }
        if self.record.profile(&id).is_some() {
            return vec![];
        }
        let mut profile = Profile::new(id.clone(), self.record.free_mark(), today.or_earliest());
        profile.about.entry_mode = entry_mode;
        self.record.profiles.push(profile);
        self.record.current = Some(id);
        self.save_if(true, None)
    }

    fn select_profile(&mut self, id: ProfileId) -> Vec<Effect> {
        let exists = self.record.profile(&id).is_some();
        let changed = exists && self.record.current.as_ref() != Some(&id);
        if changed {
            self.record.current = Some(id);
        }
        self.save_if(changed, Some(A::ProfileSelected))
    }

    fn mark_profile(&mut self, id: &ProfileId, mark: ProfileMark) -> Vec<Effect> {
        let changed = self.record.profile_mut(id).is_some_and(|profile| {
            let changed = profile.mark != mark;
            profile.mark = mark;
            changed
        });
        self.save_if(changed, None)
    }

    fn remove_profile(&mut self, id: &ProfileId) -> Vec<Effect> {
        let removed = Removed::person(&mut self.record, id);
        let done = removed.is_some();
        self.removed = removed.or(self.removed.take());
        self.save_if(done, Some(A::ProfileRemoved))
    }

    fn choose_backup(&mut self, file: Vec<u8>) -> Vec<Effect> {
        let read = Backup::read_file(&file).map_err(|error| match String::from_utf8(file) {
            Ok(text) if error == BackupError::Changed => Restoring::Changed { text },
            _ => Restoring::Refused(error),
        });
        self.show_backup(read.map(|backup| RestorePlan::new(backup, &self.record)))
    }

    fn see_backup_anyway(&mut self) -> Vec<Effect> {
        let Restoring::Changed { text } = &self.restoring else {
            return vec![];
        };
        let read = Backup::read_although_changed(text).map_err(Restoring::Refused);
        self.show_backup(read.map(|backup| RestorePlan::new(backup, &self.record).doubtful()))
    }

    fn show_backup(&mut self, read: Result<RestorePlan, Restoring>) -> Vec<Effect> {
        let told = if read.is_ok() {
            A::BackupRead
        } else {
            A::BackupRefused
        };
        self.turn_restoring(read.map_or_else(|refused| refused, Restoring::Choosing));
        vec![Effect::Announce(told)]
    }

    fn restore(&mut self, choices: &[(ProfileId, Choice)]) -> Vec<Effect> {
        let plan = match std::mem::take(&mut self.restoring) {
            Restoring::Choosing(plan) => plan,
            Restoring::Comparing(plan) => return self.settle(plan, choices),
            _ => return vec![],
        };
        let people = plan.lines().len();
        match plan.apply(&mut self.record, choices) {
            Ok(()) => {
                self.turn_restoring(Restoring::Restored { people });
                // One does not restore by accident, and may close the page right after.
                let mut effects = self.save_if(true, Some(A::Restored));
                for effect in &mut effects {
                    if *effect == Effect::SaveSoon {
                        *effect = Effect::SaveNow;
                    }
                }
                effects
            }
            Err(_) => {
                self.turn_restoring(Restoring::TooManyProfiles);
                vec![Effect::Announce(A::NoRoomForProfile)]
            }
        }
    }

    /// Changes something of the current person that is no answer: it makes no backup old.
    fn note(&mut self, note: impl FnOnce(&mut Profile) -> bool) -> Vec<Effect> {
        let noted = self.current_mut().is_some_and(note);
        self.save_if(noted, None)
    }

    pub(super) fn save_again(&self) -> Vec<Effect> {
        match self.saving {
            Saving::Failed(SaveError::Vanished) => vec![Effect::SaveAnew],
            Saving::Failed(SaveError::ChangedElsewhere) => vec![Effect::ReadOthers],
            // Asked again without its key, the vault would only say so again.
            Saving::Failed(SaveError::KeyGone) | Saving::Saved | Saving::Off => vec![],
            Saving::Failed(_) | Saving::Waiting => vec![Effect::SaveNow],
        }
    }

    pub(super) fn save_done(&mut self, result: Result<Saved, SaveError>) -> Vec<Effect> {
        let saving = match result {
            Err(SaveError::Erased) => return vec![Effect::BeginAnew],
            Ok(Saved { revision }) => {
                self.record.revision = revision;
                Saving::Saved
            }
            Err(SaveError::Refused) => Saving::Off,
            Err(error) => Saving::Failed(error),
        };
        self.turn_saving(saving)
    }

    /// Told once when it stops working and once when it works again.
    pub(super) fn turn_saving(&mut self, saving: Saving) -> Vec<Effect> {
        let failed = |saving| matches!(saving, Saving::Failed(_));
        let before = std::mem::replace(&mut self.saving, saving);
        match (failed(before), failed(self.saving)) {
            (false, true) => vec![Effect::Announce(A::SaveFailed)],
            (true, false) => vec![Effect::Announce(A::SaveWorksAgain)],
            _ => vec![],
        }
    }
}

/// True where a text would have more letters than are taken in. What is longer already may be made shorter.
fn grows_too_long(before: Option<&Value>, after: &Value) -> bool {
    let Value::Text(after) = after else {
        return false;
    };
    let shrinks = matches!(before, Some(Value::Text(before)) if after.len() < before.len());
    is_longer(after, MAX_LETTERS) && !shrinks
}

/// Leaves as it was what has become longer than any text that is taken in; in a new row it is left blank.
fn leave_out_too_long(before: &Profile, profile: &mut Profile) {
    for change in catalogue::differences(before, profile) {
        let after = change.after.unwrap_or(Value::Date(None));
        if grows_too_long(change.before.as_ref(), &after) {
            let blank = Value::Text(String::new());
            let _is_text = change.place.write(profile, &change.before.unwrap_or(blank));
        }
    }
}

/// True for a day that has not come, where only one that has can be meant.
fn is_not_yet(place: &Place, value: &Value, today: Date) -> bool {
    matches!(value, Value::Date(Some(date)) if date.is_to_come(today)) && !place.may_lie_ahead()
}

/// Notes that a section was found right, and what it said then.
fn note_confirmed(profile: &mut Profile, section: &Section, today: Date) {
    let content = catalogue::content(section, profile);
    let progress = &mut profile.progress;
    progress.confirmed.insert(section.id, today);
    progress.confirmed_content.insert(section.id, content);
}

/// Whoever writes on a page that they did not want to write takes that back: the last word holds.
fn take_up_again(declined: &[&Group], before: &Profile, profile: &mut Profile) {
    for group in declined {
        let is_written = group.items.iter().any(|item| {
            let is_new = !catalogue::is_same(item, before, profile);
            is_new && item.is_answered(profile)
        });
        if is_written {
            profile.progress.pages.remove(group.id);
        }
    }
}
