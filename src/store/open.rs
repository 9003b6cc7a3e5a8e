//! Opening: finding the newest save that can be read, and leaving alone what cannot.

use super::{
    Record, Sealed, Shelf, ShelfError, Window,
    key::{SaveKey, in_order},
    mark::Mark,
    removed::people,
    wire::{self, Content, Fall},
};
use crate::model::ProfileId;

/// What the person has to know about the opening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// The newest save could not be read and is set aside. What is open is the save before it.
    EarlierSave,
    /// Two windows wrote without knowing of each other. One is open, the other lies beside.
    TwoWindows,
    /// No save could be read; all are set aside. What is open is a clean start.
    CleanStart,
    /// A newer version of the page wrote the record. It is not touched: nothing is open, nothing is saved.
    Newer {
        /// The schema that it wrote.
        schema: u32,
    },
    /// The shelf could not be read: nothing is open, nothing is saved.
    NotReadable(ShelfError),
    /// The newest save could not be read on the shelf and came back from the second copy.
    FromSecondCopy,
    /// Everything was erased in another window: what was open here is gone too.
    Erased,
}

/// A save that could not be read and lies untouched on the shelf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// Its key on the shelf.
    pub key: String,
    /// The raw text, to be handed over as a file.
    pub text: String,
}

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// The record: the newest that could be read, or a fresh one.
    pub record: Record,
    /// What has to be told. Nothing in the usual case.
    pub notice: Option<Notice>,
    /// The keys of what lies set aside, also from earlier openings.
    pub set_aside: Vec<String>,
    /// False where saving is refused, so that nothing is overwritten. (Where it is locked: until it is unlocked.)
    pub saves: bool,
    /// The newest save, where only a passphrase opens it: the record is a fresh one until [`Store::unlock`].
    pub locked: Option<Sealed>,
}

impl Opened {
    /// What is found on a shelf that nothing was ever put on.
    pub fn empty() -> Self {
        Self {
            record: Record::default(),
            notice: None,
            set_aside: vec![],
            saves: true,
            locked: None,
        }
    }
}

/// The record's place on a shelf, after it was opened.
#[derive(Debug)]
pub struct Store<S> {
    pub(super) shelf: S,
    pub(super) window: Window,
    /// The saves that may go away once a newer one is written: those that we read or wrote, the oldest first.
    pub(super) ours: Vec<Ours>,
    /// The saves that we know of and leave alone, as they are damaged.
    pub(super) known: Vec<SaveKey>,
    /// The saves of another window in the same moment, not yet kept beside.
    pub(super) forks: Vec<SaveKey>,
    /// Up to where everything was erased when this store last looked.
    pub(super) erased: Mark,
    /// The highest revision on the shelf, readable or not, or erased.
    pub(super) highest: u64,
    pub(super) manner: Manner,
    /// Whom the newest save is about, as far as this store knows.
    pub(super) people: Vec<ProfileId>,
    /// Who was removed, and may stand in a save before or beside.
    pub(super) removed: Vec<ProfileId>,
    /// The newest save as it was read back, until it is asked for.
    pub(super) read_back: Option<(SaveKey, String)>,
}

/// How the store saves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    /// As it is.
    Open,
    /// Only what somebody else has sealed.
    Sealed,
    /// Not at all until the save of that revision is unlocked.
    Locked(u64),
    /// Not at all.
    Refused,
}

impl Manner {
    pub(super) fn after(opened: &Opened) -> Self {
        match &opened.locked {
            Some(sealed) => Self::Locked(sealed.revision),
            None if opened.saves => Self::Open,
            None => Self::Refused,
        }
    }
}

/// A save that we may remove in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ours {
    pub(super) key: SaveKey,
    pub(super) is_sealed: bool,
    /// False for one that was not read back as it was written.
    pub(super) is_sure: bool,
}

impl<S: Shelf> Store<S> {
    /// Looks through the shelf, as the only window. Writes nothing, removes nothing.
    pub fn open(shelf: S) -> (Self, Opened) {
        Self::open_in(shelf, Window::default())
    }

    /// Looks through the shelf, as one of several windows. Writes nothing, removes nothing.
    pub fn open_in(shelf: S, window: Window) -> (Self, Opened) {
        let found = look_through(&shelf, |_| true).unwrap_or_else(|error| Found {
            ours: vec![],
            known: vec![],
            forks: vec![],
            erased: Mark::default(),
            highest: 0,
            opened: refused(Notice::NotReadable(error)),
        });
        let store = Self {
            shelf,
            window,
            ours: found.ours,
            known: found.known,
            forks: found.forks,
            erased: found.erased,
            highest: found.highest,
            manner: Manner::after(&found.opened),
            people: people(&found.opened.record),
            removed: vec![],
            read_back: None,
        };
        (store, found.opened)
    }

    /// A save that lies set aside, as it is.
    pub fn set_aside(&self, key: &str) -> Result<Option<SetAside>, ShelfError> {
        let is_save = SaveKey::of_name(key).is_some();
        let text = if is_save { self.shelf.read(key)? } else { None };
        Ok(text.map(|text| SetAside {
            key: key.to_owned(),
            text,
        }))
    }
}

/// What a look through the shelf finds.
pub(super) struct Found {
    pub(super) ours: Vec<Ours>,
    pub(super) known: Vec<SaveKey>,
    pub(super) forks: Vec<SaveKey>,
    pub(super) erased: Mark,
    pub(super) highest: u64,
    pub(super) opened: Opened,
}

fn refused(notice: Notice) -> Opened {
    Opened {
        record: Record::default(),
        notice: Some(notice),
        set_aside: vec![],
        saves: false,
        locked: None,
    }
}

/// Looks through those saves on the shelf.
pub(super) fn look_through(
    shelf: &impl Shelf,
    is_looked_at: impl Fn(&SaveKey) -> bool,
) -> Result<Found, ShelfError> {
    let keys = shelf.keys()?;
    let erased = Mark::among(&keys);
    let is_kept = |save: &SaveKey| !erased.covers(save.revision);
    let saves = keys.iter().filter_map(|key| SaveKey::of_name(key));
    let saves = in_order(saves.filter(is_kept).filter(is_looked_at));
    let mut newest: Option<(SaveKey, Content)> = None;
    let (mut ours, mut known, mut forks, mut newer) = (vec![], vec![], vec![], None);
    for &key in &saves {
        let Some(text) = shelf.read(&key.name())? else {
            continue;
        };
        match wire::read(&text, key.revision) {
            Ok(content) => {
                let is_sealed = matches!(content, Content::Sealed(_));
                ours.push(Ours {
                    key,
                    is_sealed,
                    is_sure: true,
                });
                // Of two in the same moment the sealed one: what is locked does not open by an accident.
                let is_behind = newest.as_ref().is_some_and(|(before, content)| {
                    let is_fork = before.revision == key.revision;
                    is_fork && matches!(content, Content::Sealed(_)) && !is_sealed
                });
                if !is_behind {
                    newest = Some((key, content));
                }
            }
            Err(Fall::Newer(schema)) => newer = newer.max(Some(schema)),
            Err(Fall::Damaged) => known.push(key),
        }
    }
    if let Some((newest, _)) = newest {
        // Two of the newest revision: whoever wrote the one did not know of the other.
        let is_fork = |save: &Ours| save.key != newest && save.key.revision == newest.revision;
        forks.extend(
            ours.iter()
                .filter(|save| is_fork(save))
                .map(|save| save.key),
        );
        ours.retain(|save| !is_fork(save));
    }
    let besides = keys.iter().filter_map(|key| SaveKey::of_beside(key));
    let besides = in_order(besides.filter(is_kept));
    let opened = match newer {
        Some(schema) => refused(Notice::Newer { schema }),
        None => found(newest, &known, &forks, &besides),
    };
    Ok(Found {
        ours,
        known,
        forks,
        erased,
        highest: saves.last().map_or(erased.up_to(), |save| save.revision),
        opened,
    })
}

/// What there is to open and to tell, where nothing newer is in the way.
fn found(
    newest: Option<(SaveKey, Content)>,
    damaged: &[SaveKey],
    forks: &[SaveKey],
    besides: &[SaveKey],
) -> Opened {
    let last_damaged = damaged.last().map(|save| save.revision);
    let last_beside = besides.last().map(|save| save.revision);
    let notice = match &newest {
        None => last_damaged.map(|_| Notice::CleanStart),
        Some((newest, _)) if last_damaged > Some(newest.revision) => Some(Notice::EarlierSave),
        Some((newest, _)) => {
            let is_told_first = !forks.is_empty() || last_beside >= Some(newest.revision);
            is_told_first.then_some(Notice::TwoWindows)
        }
    };
    let (record, locked) = match newest {
        None => (None, None),
        Some((_, Content::Open(record))) => (Some(record), None),
        Some((SaveKey { revision, .. }, Content::Sealed(text))) => {
            (None, Some(Sealed { revision, text }))
        }
    };
    Opened {
        record: record.unwrap_or_default(),
        notice,
        set_aside: damaged.iter().map(|save| save.name()).collect(),
        saves: locked.is_none(),
        locked,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{MemoryShelf, key::key};
    use super::*;

    const READABLE: &str = r#"{"schema":1,"revision":4,"profiles":[],"of_tomorrow":true}"#;
    const NEWER: &str = r#"{"schema":2,"revision":6,"people":{}}"#;

    fn open(shelf: &MemoryShelf) -> Opened {
        Store::open(shelf).1
    }

    #[test]
    fn an_empty_shelf_opens_fresh_and_says_nothing() {
        let opened = open(&MemoryShelf::new());
        assert_eq!(opened.record, Record::default());
        assert_eq!((opened.notice, opened.saves), (None, true));
    }

    #[test]
    fn the_newest_readable_save_opens_with_the_fields_that_we_do_not_know() {
        let shelf = MemoryShelf::holding([
            (key(4).as_str(), READABLE),
            (
                key(3).as_str(),
                r#"{"schema":1,"revision":3,"profiles":[]}"#,
            ),
        ]);
        let opened = open(&shelf);
        assert_eq!(opened.record.revision, 4);
        assert_eq!(opened.record.extra["of_tomorrow"], true);
        assert_eq!(opened.notice, None);
    }

    #[test]
    fn a_damaged_newest_save_is_told_and_left_and_the_one_before_opens() {
        let damaged = "{\"schema\":1,\"revision\":5,\"prof";
        let shelf = MemoryShelf::holding([(key(4).as_str(), READABLE), (key(5).as_str(), damaged)]);
        let (mut store, opened) = Store::open(&shelf);
        assert_eq!(opened.notice, Some(Notice::EarlierSave));
        assert_eq!(opened.record.revision, 4);
        store.save(&opened.record).unwrap();
        store.save(&opened.record).unwrap();
        store.save(&opened.record).unwrap();
        assert_eq!(shelf.contents()[&key(5)], damaged);
        assert_eq!(store.set_aside(&key(5)).unwrap().unwrap().text, damaged);
        let again = open(&shelf);
        assert_eq!(
            again.notice, None,
            "what lies set aside is told once, then listed"
        );
        assert_eq!(again.set_aside, [key(5)]);
    }

    #[test]
    fn a_newer_record_is_refused_and_not_touched() {
        let shelf = MemoryShelf::holding([(key(4).as_str(), READABLE), (key(6).as_str(), NEWER)]);
        let before = shelf.contents();
        let (mut store, opened) = Store::open(&shelf);
        assert_eq!(opened.notice, Some(Notice::Newer { schema: 2 }));
        assert_eq!(
            store.save(&opened.record),
            Err(super::super::SaveError::Refused)
        );
        assert_eq!(shelf.contents(), before);
    }

    #[test]
    fn a_shelf_that_cannot_be_read_is_told_and_not_written() {
        let shelf = MemoryShelf::holding([(key(4).as_str(), READABLE)]);
        shelf.fail_with(Some(ShelfError::Denied));
        let (mut store, opened) = Store::open(&shelf);
        assert_eq!(opened.notice, Some(Notice::NotReadable(ShelfError::Denied)));
        shelf.fail_with(None);
        assert_eq!(
            store.save(&opened.record),
            Err(super::super::SaveError::Refused)
        );
    }

    #[test]
    fn two_people_under_one_id_are_set_aside() {
        let person = r#"{"id":"0000000000000001","mark":"circle","created_on":"2026-01-01","updated_on":"2026-01-01"}"#;
        let text = format!(r#"{{"schema":1,"revision":1,"profiles":[{person},{person}]}}"#);
        let shelf = MemoryShelf::holding([(key(1).as_str(), text.as_str())]);
        assert_eq!(open(&shelf).notice, Some(Notice::CleanStart));
    }
}
