//! Opening: finding the newest save that can be read, and leaving alone what cannot.

use super::{
    Record, Sealed, Shelf, ShelfError,
    ladder::Fall,
    wire::{self, Content},
};

/// What the person has to know about the opening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// The newest save could not be read and is set aside. What is open is the save before it.
    EarlierSave,
    /// No save could be read; all are set aside. What is open is a clean start.
    CleanStart,
    /// A newer version of the page wrote the record. It is not touched: nothing is open, nothing is saved.
    Newer {
        /// The schema that it wrote.
        schema: u32,
    },
    /// The shelf could not be read: nothing is open, nothing is saved.
    NotReadable(ShelfError),
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
    /// The saves that may go away once a newer one is written: those that we read or wrote, the oldest first.
    pub(super) ours: Vec<Ours>,
    /// The highest revision on the shelf, readable or not.
    pub(super) highest: u64,
    pub(super) manner: Manner,
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

/// A save that we may remove in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ours {
    pub(super) revision: u64,
    pub(super) is_sealed: bool,
}

impl<S: Shelf> Store<S> {
    /// Looks through the shelf. Writes nothing, removes nothing.
    pub fn open(shelf: S) -> (Self, Opened) {
        let Found {
            ours,
            highest,
            opened,
        } = look_through(&shelf).unwrap_or_else(|error| Found {
            ours: vec![],
            highest: 0,
            opened: refused(Notice::NotReadable(error)),
        });
        let manner = match &opened.locked {
            Some(sealed) => Manner::Locked(sealed.revision),
            None if opened.saves => Manner::Open,
            None => Manner::Refused,
        };
        let store = Self {
            shelf,
            ours,
            highest,
            manner,
        };
        (store, opened)
    }

    /// A save that lies set aside, as it is.
    pub fn set_aside(&self, key: &str) -> Result<Option<SetAside>, ShelfError> {
        let is_save = wire::revision(key).is_some();
        let text = if is_save { self.shelf.read(key)? } else { None };
        Ok(text.map(|text| SetAside {
            key: key.to_owned(),
            text,
        }))
    }
}

struct Found {
    ours: Vec<Ours>,
    highest: u64,
    opened: Opened,
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

fn look_through(shelf: &impl Shelf) -> Result<Found, ShelfError> {
    let keys = shelf.keys()?;
    let revisions = wire::revisions(&keys);
    let highest = revisions.last().copied().unwrap_or(0);
    let mut newest: Option<(u64, Content)> = None;
    let (mut ours, mut set_aside, mut newer) = (vec![], vec![], None);
    for &revision in &revisions {
        let key = wire::key(revision);
        let Some(text) = shelf.read(&key)? else {
            continue;
        };
        match wire::read(&text, revision) {
            Ok(content) => {
                let is_sealed = matches!(content, Content::Sealed(_));
                ours.push(Ours {
                    revision,
                    is_sealed,
                });
                newest = Some((revision, content));
            }
            Err(Fall::Newer(schema)) => newer = newer.max(Some(schema)),
            Err(Fall::Damaged) => set_aside.push(revision),
        }
    }
    let opened = match newer {
        Some(schema) => refused(Notice::Newer { schema }),
        None => {
            let last_damaged = set_aside.last().copied();
            let notice = match (&newest, last_damaged) {
                (None, Some(_)) => Some(Notice::CleanStart),
                (Some((newest, _)), Some(damaged)) if damaged > *newest => {
                    Some(Notice::EarlierSave)
                }
                _ => None,
            };
            let (record, locked) = match newest {
                None => (None, None),
                Some((_, Content::Open(record))) => (Some(record), None),
                Some((revision, Content::Sealed(text))) => (None, Some(Sealed { revision, text })),
            };
            Opened {
                record: record.unwrap_or_default(),
                notice,
                set_aside: set_aside.into_iter().map(wire::key).collect(),
                saves: locked.is_none(),
                locked,
            }
        }
    };
    Ok(Found {
        ours,
        highest,
        opened,
    })
}

#[cfg(test)]
mod tests {
    use super::super::MemoryShelf;
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
            (wire::key(4).as_str(), READABLE),
            (
                wire::key(3).as_str(),
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
        let shelf = MemoryShelf::holding([
            (wire::key(4).as_str(), READABLE),
            (wire::key(5).as_str(), damaged),
        ]);
        let (mut store, opened) = Store::open(&shelf);
        assert_eq!(opened.notice, Some(Notice::EarlierSave));
        assert_eq!(opened.record.revision, 4);
        store.save(&opened.record).unwrap();
        store.save(&opened.record).unwrap();
        store.save(&opened.record).unwrap();
        assert_eq!(shelf.contents()[&wire::key(5)], damaged);
        assert_eq!(
            store.set_aside(&wire::key(5)).unwrap().unwrap().text,
            damaged
        );
        let again = open(&shelf);
        assert_eq!(
            again.notice, None,
            "what lies set aside is told once, then listed"
        );
        assert_eq!(again.set_aside, [wire::key(5)]);
    }

    #[test]
    fn a_newer_record_is_refused_and_not_touched() {
        let shelf = MemoryShelf::holding([
            (wire::key(4).as_str(), READABLE),
            (wire::key(6).as_str(), NEWER),
        ]);
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
        let shelf = MemoryShelf::holding([(wire::key(4).as_str(), READABLE)]);
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
        let shelf = MemoryShelf::holding([(wire::key(1).as_str(), text.as_str())]);
        assert_eq!(open(&shelf).notice, Some(Notice::CleanStart));
    }
}
