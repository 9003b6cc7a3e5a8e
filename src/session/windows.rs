//! Several windows with the same record: this one shows what another has saved, or asks whose is to be kept.

use super::{Announcement, Effect, Locking, Restoring, Saving, Session, lock::closed};
use crate::model::{Date, ProfileId};
use crate::store::{Backup, Choice, Look, Notice, Opened, Record, RestorePlan, SaveError};

impl Session {
    /// Where nothing is unsaved here the other window is followed; else the person is asked.
    pub(super) fn look_at_others(&mut self, look: Look) -> Vec<Effect> {
        let error = match (look, self.saving) {
            (Look::Erased, _) => return vec![Effect::BeginAnew],
            (Look::Alone, _) | (_, Saving::Off) => return vec![],
            (Look::Ahead, Saving::Saved) => return vec![Effect::Follow],
            (Look::Ahead | Look::Forked, _) => SaveError::ChangedElsewhere,
            (Look::Vanished, _) => SaveError::Vanished,
        };
        self.turn_saving(Saving::Failed(error))
    }

    /// Takes in what another window has saved. Whom this window is about stays, where they are still there. Where
    /// the other has put a lock on whose key is not here, this window is locked too.
    pub(super) fn follow(&mut self, opened: Opened, locking: Locking) -> Vec<Effect> {
        // Typed meanwhile: then the person decides.
        if self.saving != Saving::Saved {
            return self.turn_saving(Saving::Failed(SaveError::ChangedElsewhere));
        }
        if opened.locked.is_some() {
            *self = Self::new(opened);
            return closed();
        }
        let current = self.record.current.take();
        let mut followed = Self::new(opened);
        if current.is_some() {
            followed.record.current = current;
            followed.record.settle_current();
        }
        followed.notice = followed.notice.or(self.notice.take());
        followed.locking = locking;
        followed.restoring_turn = self.restoring_turn.wrapping_add(1);
        *self = followed;
        vec![Effect::Announce(Announcement::Followed)]
    }

    /// Everything was erased in another window: nothing of it stays here either, not even what was unsaved. What is
    /// written from now on is a new record.
    pub(super) fn erased_elsewhere(&mut self, opened: Opened) -> Vec<Effect> {
        *self = Self::new(opened);
        self.notice = self.notice.take().or(Some(Notice::Erased));
        let told = Effect::Announce(Announcement::ErasedElsewhere);
        vec![Effect::LetGo, told]
    }

    /// The newest save is there again: what the opening said of it is so no more.
    pub(super) fn taken_back(&mut self) -> Vec<Effect> {
        let was_missed = matches!(self.notice, Some(Notice::EarlierSave | Notice::CleanStart));
        if was_missed {
            self.notice = Some(Notice::FromSecondCopy);
        }
        vec![]
    }

    /// Holds what other windows have saved against what is here.
    pub(super) fn compare(&mut self, others: &Record, today: Date) -> Vec<Effect> {
        let plan = RestorePlan::new(Backup::of(others, today), &self.record);
        self.turn_restoring(Restoring::Comparing(plan));
        vec![]
    }

    /// Does what was decided. Whatever of this window goes by it is kept beside, as is what the others saved.
    pub(super) fn settle(
        &mut self,
        plan: RestorePlan,
        choices: &[(ProfileId, Choice)],
    ) -> Vec<Effect> {
        let before = self.record.clone();
        if plan.apply(&mut self.record, choices).is_err() {
            self.turn_restoring(Restoring::TooManyProfiles);
            return vec![Effect::Announce(Announcement::NoRoomForProfile)];
        }
        self.turn_restoring(Restoring::Idle);
        let stays = |person| self.record.profiles.contains(person);
        let is_whole = before.profiles.iter().all(stays);
        let goes = (!is_whole).then(|| Box::new(before));
        vec![Effect::SaveOver(goes)]
    }
}
