//! What the events do that can come while only the first look is here: beginning with somebody, saving, other windows,
//! the lock, erasing. Nothing of it knows the questions, so that the first look comes without them.

use super::{Effect, Event, Locking, Restoring, Saving, Session};
use crate::store::{Look, Opened, SaveError};

impl Session {
    /// Takes in what can happen on any page. Gives back what only later pages send: that is for [`Session::update`],
    /// which takes in both. Locked, only the lock hears, and erasing.
    pub fn hear(&mut self, event: Event) -> Result<Vec<Effect>, Box<Event>> {
        Ok(match event {
            Event::Lock(event) => self.update_lock(event),
            Event::Erased => {
                *self = Self::new(Opened::empty());
                vec![Effect::LetGo]
            }
            Event::ErasedElsewhere(opened) => self.erased_elsewhere(*opened),
            Event::Looked(Look::Erased) => vec![Effect::BeginAnew],
            Event::TakenBack => self.taken_back(),
            _ if self.is_locked() => vec![],
            Event::ProfileCreated {
                id,
                entry_mode,
                today,
            } => self.create_profile(id, entry_mode, today),
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
            later => return Err(Box::new(later)),
        })
    }
}
