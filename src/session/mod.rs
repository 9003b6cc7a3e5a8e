//! The running app without a screen: events in, effects out.
//!
//! The shell (`browser`, `ui`) opens the store, makes a [`Session`] of what it found, hands every event to
//! [`Session::update`] and does the effects that come back. What is on the screen is read off the session.
//! Nothing here knows a browser, a clock or chance: today and new ids come with the events.
//!
//! ```
//! use tsutaeru::{catalogue::{Place, Value}, model::ProfileId, session::*, store::{MemoryShelf, Store}};
//! let shelf = MemoryShelf::new();
//! let (mut store, opened) = Store::open(&shelf);
//! let mut session = Session::new(opened);
//! let today = "2026-11-20".parse().unwrap();
//! session.update(Event::ProfileCreated { id: ProfileId::from_random(7), entry_mode: None, today });
//! let place = Place::of("emergency.person.family_name");
//! let effects = session.update(Event::Answered { place, value: Value::Text("橋本".into()), today });
//! assert_eq!(effects, [Effect::SaveSoon]);
//! let result = store.save(session.record());
//! session.update(Event::SaveDone(result));
//! assert_eq!(session.saving(), Saving::Saved);
//! ```

mod effect;
mod event;
mod hearing;
mod idle;
mod lock;
mod reminder;
mod removal;
mod restoring;
mod route;
mod update;
mod windows;

use crate::catalogue::{
    Essential, Place, Section, TypedDate, Value, first_half_typed, half_typed, is_changed,
    missing_essentials, section_is_changed,
};
use crate::model::{Date, MEDICATIONS_STALE_AFTER_MONTHS, Profile, STALE_AFTER_MONTHS, is_stale};
use crate::store::{Notice, Opened, Record, SaveError};

pub use effect::{Announcement, Effect};
pub use event::Event;
pub use idle::{Idle, IdleStep, Moment};
pub use lock::{LockEvent, Locking};
pub use reminder::{Keeping, Reminder, reminder_due};
pub use restoring::Restoring;
pub use route::Route;

use removal::Removed;

/// How the record on the screen stands to the one on the device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saving {
    /// Both are the same.
    Saved,
    /// A save is on its way.
    Waiting,
    /// The last save did not work; what is on the screen is not on the device.
    Failed(SaveError),
    /// Nothing is saved on this device in this visit ([`Notice`] says why).
    Off,
}

/// The running app.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    record: Record,
    notice: Option<Notice>,
    set_aside: Vec<String>,
    saving: Saving,
    removed: Option<Removed>,
    restoring: Restoring,
    restoring_turn: u32,
    locking: Locking,
}

impl Session {
    /// The app as it starts from what was found on the device.
    pub fn new(opened: Opened) -> Self {
        Self {
            saving: if opened.saves {
                Saving::Saved
            } else {
                Saving::Off
            },
            record: opened.record,
            notice: opened.notice,
            set_aside: opened.set_aside,
            removed: None,
            restoring: Restoring::Idle,
            restoring_turn: 0,
            locking: match opened.locked {
                Some(_) => Locking::Locked { wrong: 0 },
                None => Locking::Off,
            },
        }
    }

    /// Everything that is to be kept.
    pub fn record(&self) -> &Record {
        &self.record
    }
    /// The person being written about.
    pub fn profile(&self) -> Option<&Profile> {
        self.record.current()
    }
    /// An answer of the person being written about.
    pub fn read(&self, place: &Place) -> Option<Value> {
        place.read(self.profile()?)
    }
    /// What is typed there and is no date.
    pub fn half_typed(&self, place: &Place) -> Option<TypedDate> {
        half_typed(self.profile()?, place)
    }
    /// The first place on a page of questions where what is typed is no date.
    pub fn first_half_typed(&self, group: &str) -> Option<(Place, TypedDate)> {
        first_half_typed(self.profile()?, group)
    }
    /// What the opening found and the person has not yet put away.
    pub fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }
    /// The keys of saves that could not be read and lie set aside.
    pub fn set_aside(&self) -> &[String] {
        &self.set_aside
    }
    /// Whether what is on the screen is on the device.
    pub fn saving(&self) -> Saving {
        self.saving
    }
    /// True where what is on the screen would be gone with the page, whatever the reason. (Behind a lock also what is
    /// just being sealed: that takes a moment longer than the page has when it goes.)
    pub fn would_be_lost(&self) -> bool {
        let is_somebody = !self.record.profiles.is_empty() && !self.is_locked();
        is_somebody
            && match self.saving {
                Saving::Saved => false,
                Saving::Waiting => self.locking == Locking::Open,
                Saving::Failed(_) | Saving::Off => true,
            }
    }
    /// True where nothing is saved and no notice says so any more: it is said as long as it is so.
    pub fn keeps_silent(&self) -> bool {
        let is_said = matches!(
            self.notice,
            Some(Notice::Newer { .. } | Notice::NotReadable(_))
        );
        self.saving == Saving::Off && !is_said && self.would_be_lost()
    }
    /// True while the last removal can be undone.
    pub fn can_undo(&self) -> bool {
        self.removed.is_some()
    }
    /// Where restoring a backup stands.
    pub fn restoring(&self) -> &Restoring {
        &self.restoring
    }
    /// Another number each time that restoring comes to stand elsewhere.
    pub fn restoring_turn(&self) -> u32 {
        self.restoring_turn
    }
    /// The page to begin with where the address names none.
    pub fn first_route(&self) -> Route {
        if self.record.profiles.is_empty() {
            Route::Welcome
        } else {
            Route::Home
        }
    }
    /// Of the seven things that a crew looks for first, those that are still empty.
    pub fn missing_essentials(&self) -> Vec<Essential> {
        self.profile().map(missing_essentials).unwrap_or_default()
    }
    /// The day of the last backup.
    pub fn backed_up_on(&self) -> Option<Date> {
        self.record.backed_up_on
    }
    /// True where somebody's answers changed on or after the day of the last backup. (On the same day one
    /// cannot tell which came first; a backup too many does no harm.)
    pub fn wants_backup(&self) -> bool {
        self.record.profiles.iter().any(|profile| {
            self.record
                .backed_up_on
                .is_none_or(|backup| profile.updated_on >= backup)
        })
    }
    /// The day on which the person last found the section right.
    pub fn section_confirmed_on(&self, section: &str) -> Option<Date> {
        self.profile()?.progress.confirmed.get(section).copied()
    }
    /// True where the crew's sheet was written on after the day on which all of it was found right.
    pub fn is_changed_since_confirmed(&self, today: Date) -> bool {
        self.profile()
            .is_some_and(|profile| is_changed(profile, today))
    }
    /// True where the section was written on after it was found right.
    pub fn section_is_changed(&self, section: &Section) -> bool {
        self.profile()
            .is_some_and(|profile| section_is_changed(section, profile))
    }
    /// True where the section was found right too long ago: six months for medicines, twelve for the rest.
    pub fn section_is_stale(&self, section: &str, today: Date) -> bool {
        let months = match section {
            "medications" => MEDICATIONS_STALE_AFTER_MONTHS,
            _ => STALE_AFTER_MONTHS,
        };
        self.section_confirmed_on(section)
            .is_some_and(|confirmed| is_stale(confirmed, months, today))
    }
}
