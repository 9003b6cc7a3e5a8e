//! What each event does.

use super::{Announcement, Effect, Event, Locking, Restoring, Saving, Session, removal::Removed};
use crate::catalogue::{self, SECTIONS, rows_at};
use crate::model::{Date, EntryMode, PageMark, Profile, ProfileId, ProfileMark};
use crate::store::{Backup, Choice, Opened, RestorePlan, SaveError, Saved};

use Announcement as A;

impl Session {
    /// Takes in what happened and says what the shell is to do, in this order. An event that fits nothing
    /// (a row that is gone, a page that does not exist) changes nothing. Locked, only the lock hears, and erasing.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Lock(event) => self.update_lock(event),
            Event::Erased => {
                *self = Self::new(Opened::empty());
                vec![]
            }
            _ if self.is_locked() => vec![],
            Event::Answered {
                place,
                value,
                today,
            } => self.change(today, None, |profile| {
                place.read(profile).as_ref() != Some(&value) && place.write(profile, &value)
            }),
            Event::RowAdded { list, today } => self.change(today, Some(A::RowAdded), |profile| {
                let rows = rows_at(list).filter(|rows| rows.has_room(profile));
                rows.map(|rows| rows.add(profile)).is_some()
            }),
            Event::RowMovedUp { list, row, today } => {
                self.change(today, Some(A::RowMoved), |profile| {
                    rows_at(list).is_some_and(|rows| rows.move_up(profile, row))
                })
            }
            Event::RowRemoved { list, row, today } => self.remove_row(list, row, today),
            Event::RemovalUndone { today } => self.undo_removal(today),
            Event::PageMarked { group, mark } => self.mark_page(group, mark),
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
                    let changes = profile.emergency != *emergency;
                    profile.emergency = *emergency;
                    changes
                })
            }
            Event::ProfileCreated {
                id,
                entry_mode,
                today,
            } => self.create_profile(id, entry_mode, today),
            Event::ProfileSelected { id } => self.select_profile(id),
            Event::ProfileMarked { id, mark } => self.mark_profile(&id, mark),
            Event::ProfileRemoved { id } => self.remove_profile(&id),
            Event::Printed { printing } => self.note(|profile| profile.note_printing(printing)),
            Event::CopyHanded { copy } => self.note(|profile| profile.note_handed(copy)),
            Event::CopyForgotten { at } => self.note(|profile| profile.forget_handed(at)),
            Event::PapersChosen { choice } => self.note(|profile| {
                let is_new = profile.last_choice != choice;
                profile.last_choice = choice;
                is_new
            }),
            Event::BackupMade { today } => {
                self.record.backed_up_on = Some(today);
                self.save_if(true, Some(A::BackupMade))
            }
            Event::BackupChosen { text } => self.choose_backup(&text),
            Event::RestoreDecided { choices } => self.restore(&choices),
            Event::RestoreClosed => {
                self.turn_restoring(Restoring::Idle);
                vec![]
            }
            Event::NoticeDismissed => {
                self.notice = None;
                vec![]
            }
            Event::PageHidden => match self.saving {
                Saving::Waiting | Saving::Failed(SaveError::Shelf(_) | SaveError::ReadBack) => {
                    vec![Effect::SaveNow]
                }
                Saving::Failed(SaveError::ChangedElsewhere) => vec![Effect::KeepBeside],
                _ => vec![],
            },
            Event::SaveAgain => self.save_again(),
            Event::SaveDone(result) => self.save_done(result),
            Event::Looked(look) => self.look_at_others(look),
            Event::Followed(opened) => self.follow(*opened, Locking::Off),
            Event::OthersRead { record, today } => self.compare(&record, today),
            Event::OthersSealed => {
                self.turn_restoring(Restoring::Sealed);
                vec![]
            }
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
            let changed = change(profile);
            if changed {
                profile.updated_on = today;
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

    fn remove_row(&mut self, list: &'static str, row: usize, today: Date) -> Vec<Effect> {
        let removed = Removed::row(&mut self.record, list, row);
        let done = removed.is_some();
        self.removed = removed.or(self.removed.take());
        self.change(today, Some(A::RowRemoved), |_| done)
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
        let exists = SECTIONS.iter().any(|known| known.id == section);
        let confirmed = exists
            && self.current_mut().is_some_and(|profile| {
                let confirmed = &mut profile.progress.confirmed;
                confirmed.insert(section, today);
                true
            });
        self.save_if(confirmed, Some(A::SectionConfirmed))
    }

    fn confirm_all(&mut self, today: Date) -> Vec<Effect> {
        self.change(today, Some(A::AllConfirmed), |profile| {
            profile.about.confirmed_on = Some(today);
            profile.progress.found_right = catalogue::check_numbers(profile);
            for section in SECTIONS {
                profile.progress.confirmed.insert(section.id, today);
            }
            true
        })
    }

    fn create_profile(
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
        let mut profile = Profile::new(id.clone(), self.record.free_mark(), today);
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

    fn choose_backup(&mut self, text: &str) -> Vec<Effect> {
        let (restoring, told) = match Backup::read(text) {
            Ok(backup) => (
                Restoring::Choosing(RestorePlan::new(backup, &self.record)),
                A::BackupRead,
            ),
            Err(error) => (Restoring::Refused(error), A::BackupRefused),
        };
        self.turn_restoring(restoring);
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

    fn save_again(&self) -> Vec<Effect> {
        match self.saving {
            Saving::Failed(SaveError::Vanished) => vec![Effect::SaveAnew],
            Saving::Failed(SaveError::ChangedElsewhere) => vec![Effect::ReadOthers],
            // Asked again without its key, the vault would only say so again.
            Saving::Failed(SaveError::KeyGone) | Saving::Saved | Saving::Off => vec![],
            Saving::Failed(_) | Saving::Waiting => vec![Effect::SaveNow],
        }
    }

    fn save_done(&mut self, result: Result<Saved, SaveError>) -> Vec<Effect> {
        let saving = match result {
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
