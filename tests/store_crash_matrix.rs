//! The device fails: at every operation of every save, in every way that is known, and is then opened again. What was
//! acknowledged as saved is there.

use std::cell::RefCell;
use std::collections::BTreeMap;
use tsutaeru::model::{Profile, ProfileId, ProfileMark};
use tsutaeru::store::{Notice, Record, SaveError, Shelf, ShelfError, Store};

/// So many saves are made, each with one person more.
const SAVES: u64 = 4;
/// The longest row of last changes of which a browser may have written down any and lost any. (Those that are known
/// write down in order, and lose the last of all: that may be any number.)
const UNORDERED: usize = 2;
/// A foreign text and a damaged save lie there from the beginning. Neither may ever be touched.
const THERE: [(&str, &str); 2] = [
    ("tsutaeru.language", "ja"),
    ("tsutaeru.record.000000000000", "{\"schema\":1,\"rev"),
];

#[derive(Debug, Clone, Copy, PartialEq)]
enum Fault {
    /// Not done, and told.
    Refused(ShelfError),
    /// From here on nothing is done, and told.
    RefusedForEver(ShelfError),
    /// Done, and told that it was not.
    DoneButToldNot,
    /// The page ends before the operation.
    EndsBefore,
    /// The page ends after it.
    EndsAfter,
    /// A write keeps so many bytes and says nothing.
    Cut(usize),
    /// A write keeps so many bytes and the page ends.
    CutAndEnds(usize),
    /// A write keeps one wrong bit and says nothing.
    WrongBit(usize),
    /// Everything was wiped just before.
    Wiped,
    /// The page ends after it, and so many of the last changes were never written down.
    LosesLast(usize),
    /// The page ends after it, and of the last changes any may be lost: a bit for each.
    LosesAny(usize),
}

type Texts = BTreeMap<String, String>;

/// A shelf on which one operation goes wrong.
#[derive(Debug)]
struct Faulty(RefCell<Inside>);

#[derive(Debug)]
struct Inside {
    texts: Texts,
    /// The changes so far: a key and its text, or none where it was removed.
    changes: Vec<(String, Option<String>)>,
    operations: Vec<Operation>,
    fault: Option<(usize, Fault)>,
    is_ended: bool,
    refusing: Option<ShelfError>,
}

/// What an operation was: for a write, how long its text.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Operation {
    Read,
    Keys,
    Remove,
    Write(usize),
}

enum Turn {
    Go,
    Cut(usize, bool),
    WrongBit(usize),
    ToldNot,
}

impl Faulty {
    fn new(fault: Option<(usize, Fault)>) -> Self {
        Self(RefCell::new(Inside {
            texts: THERE.map(|(key, text)| (key.into(), text.into())).into(),
            changes: vec![],
            operations: vec![],
            fault,
            is_ended: false,
            refusing: None,
        }))
    }

    fn turn(&self, operation: Operation) -> Result<Turn, ShelfError> {
        let mut inside = self.0.borrow_mut();
        if inside.is_ended {
            return Err(ShelfError::Gone);
        }
        if let Some(error) = inside.refusing {
            return Err(error);
        }
        inside.operations.push(operation);
        let number = inside.operations.len() - 1;
        let Some((_, fault)) = inside.fault.filter(|(at, _)| *at == number) else {
            return Ok(Turn::Go);
        };
        match fault {
            Fault::Refused(error) => Err(error),
            Fault::RefusedForEver(error) => {
                inside.refusing = Some(error);
                Err(error)
            }
            Fault::DoneButToldNot => Ok(Turn::ToldNot),
            Fault::EndsBefore => {
                inside.is_ended = true;
                Err(ShelfError::Gone)
            }
            Fault::EndsAfter | Fault::LosesLast(_) | Fault::LosesAny(_) => {
                inside.is_ended = true;
                Ok(Turn::Go)
            }
            Fault::Cut(bytes) => Ok(Turn::Cut(bytes, false)),
            Fault::CutAndEnds(bytes) => Ok(Turn::Cut(bytes, true)),
            Fault::WrongBit(bit) => Ok(Turn::WrongBit(bit)),
            Fault::Wiped => {
                inside.texts.clear();
                Ok(Turn::Go)
            }
        }
    }

    fn change(&self, turn: Turn, key: &str, text: Option<&str>) -> Result<(), ShelfError> {
        let mut inside = self.0.borrow_mut();
        let told = match &turn {
            Turn::ToldNot => Err(ShelfError::Failed),
            _ => Ok(()),
        };
        let kept = match turn {
            Turn::Cut(bytes, ends) => {
                inside.is_ended = ends;
                text.map(|text| String::from_utf8_lossy(&text.as_bytes()[..bytes]).into_owned())
            }
            Turn::WrongBit(bit) => text.map(|text| {
                let mut bytes = text.as_bytes().to_vec();
                bytes[bit / 8] ^= 1 << (bit % 8);
                String::from_utf8_lossy(&bytes).into_owned()
            }),
            Turn::Go | Turn::ToldNot => text.map(str::to_owned),
        };
        match &kept {
            Some(text) => inside.texts.insert(key.to_owned(), text.clone()),
            None => inside.texts.remove(key),
        };
        inside.changes.push((key.to_owned(), kept));
        told
    }

    /// What is found when the device is switched on again.
    fn written_down(&self) -> Texts {
        let inside = self.0.borrow();
        let count = inside.changes.len();
        let is_lost = |at: usize| match inside.fault {
            Some((_, Fault::LosesLast(last))) => at + last >= count,
            Some((_, Fault::LosesAny(any))) => any >> (count - 1 - at).min(63) & 1 == 1,
            _ => false,
        };
        if !(0..count).any(is_lost) {
            return inside.texts.clone();
        }
        let mut texts: Texts = THERE.map(|(key, text)| (key.into(), text.into())).into();
        let written = inside.changes.iter().enumerate();
        for (_, (key, text)) in written.filter(|(at, _)| !is_lost(*at)) {
            match text {
                Some(text) => texts.insert(key.clone(), text.clone()),
                None => texts.remove(key),
            };
        }
        texts
    }
}

impl Shelf for Faulty {
    fn read(&self, key: &str) -> Result<Option<String>, ShelfError> {
        let turn = self.turn(Operation::Read)?;
        let text = self.0.borrow().texts.get(key).cloned();
        match turn {
            Turn::ToldNot => Err(ShelfError::Failed),
            _ => Ok(text),
        }
    }
    fn write(&self, key: &str, text: &str) -> Result<(), ShelfError> {
        let turn = self.turn(Operation::Write(text.len()))?;
        self.change(turn, key, Some(text))
    }
    fn remove(&self, key: &str) -> Result<(), ShelfError> {
        let turn = self.turn(Operation::Remove)?;
        self.change(turn, key, None)
    }
    fn keys(&self) -> Result<Vec<String>, ShelfError> {
        match self.turn(Operation::Keys)? {
            Turn::ToldNot => Err(ShelfError::Failed),
            _ => Ok(self.0.borrow().texts.keys().cloned().collect()),
        }
    }
}

/// The record as it was at a save: so many people.
fn record(people: u64) -> Record {
    let mut record = Record::default();
    for number in 1..=people {
        let day = "2026-11-20".parse().unwrap();
        let mut profile = Profile::new(ProfileId::from_random(number), ProfileMark::Circle, day);
        profile.emergency.person.family_name = "橋本".into();
        record.profiles.push(profile);
    }
    record.settle_current();
    record
}

/// A save that was said to be one.
struct Acknowledged {
    people: u64,
    /// Before which operation it began.
    begun: usize,
    /// After how many changes of the shelf it was acknowledged.
    after: usize,
}

/// Makes the saves as the page does: after a failure it goes on with what is newer, and where it was told that
/// everything was wiped it begins anew.
fn make_saves(shelf: &Faulty) -> Vec<Acknowledged> {
    let (mut store, opened) = Store::open(shelf);
    if !opened.saves {
        return vec![];
    }
    let mut acknowledged = vec![];
    for people in 1..=SAVES {
        let mut begun = shelf.0.borrow().operations.len();
        let mut saved = store.save(&record(people));
        if saved == Err(SaveError::Vanished) {
            store.start_again();
            begun = shelf.0.borrow().operations.len();
            saved = store.save(&record(people));
        }
        assert_ne!(
            saved,
            Err(SaveError::ChangedElsewhere),
            "there is no other window"
        );
        if saved.is_ok() {
            let after = shelf.0.borrow().changes.len();
            acknowledged.push(Acknowledged {
                people,
                begun,
                after,
            });
        }
    }
    acknowledged
}

fn faults(operation: Operation, changes: usize) -> Vec<Fault> {
    use ShelfError::{Denied, Failed, Full, Gone};
    let mut faults = vec![
        Fault::DoneButToldNot,
        Fault::EndsBefore,
        Fault::EndsAfter,
        Fault::Wiped,
    ];
    for error in [Denied, Full, Gone, Failed] {
        faults.extend([Fault::Refused(error), Fault::RefusedForEver(error)]);
    }
    if let Operation::Write(bytes) = operation {
        faults.extend((0..bytes).flat_map(|at| [Fault::Cut(at), Fault::CutAndEnds(at)]));
        // Another bit of each byte; that each one is noticed is tried in store_check_sum.
        faults.extend((0..bytes).map(|at| Fault::WrongBit(at * 8 + at % 8)));
    }
    faults.extend((1..=changes).map(Fault::LosesLast));
    faults.extend((1..1 << UNORDERED.min(changes)).map(Fault::LosesAny));
    faults
}

/// Lets one operation go wrong in one way, and looks what is there afterwards.
fn try_one(at: usize, fault: Fault) {
    let shelf = Faulty::new(Some((at, fault)));
    let acknowledged = make_saves(&shelf);
    let texts = shelf.written_down();
    let changes = shelf.0.borrow().changes.len();
    // The saves of which no change can be lost.
    let sure = match fault {
        Fault::LosesLast(last) => changes.saturating_sub(last),
        Fault::LosesAny(_) => changes.saturating_sub(UNORDERED),
        _ => changes,
    };
    let told = format!("{fault:?} at operation {at}");
    let was_wiped = fault == Fault::Wiped;
    let is_sure = |saved: &&Acknowledged| saved.after <= sure && (!was_wiped || saved.begun > at);
    let newest = acknowledged
        .iter()
        .rfind(is_sure)
        .map_or(0, |saved| saved.people);

    let again = Faulty::new(None);
    again.0.borrow_mut().texts = texts.clone();
    let (mut store, opened) = Store::open(&again);
    assert!(opened.saves, "{told}: {:?}", opened.notice);
    let found = opened.record.profiles.len() as u64;
    let is_same = opened.record.profiles == record(found).profiles;
    assert!(is_same, "{told}: another record than any that was saved");
    assert!(
        found >= newest,
        "{told}: {found} people, {newest} were acknowledged"
    );
    if !was_wiped {
        for (key, text) in THERE {
            assert_eq!(texts.get(key).map(String::as_str), Some(text), "{told}");
        }
    }
    // What is told is what is so.
    match opened.notice {
        None | Some(Notice::EarlierSave) => {}
        Some(Notice::CleanStart) => assert_eq!(found, 0, "{told}"),
        notice => panic!("{told}: {notice:?}"),
    }
    // And it goes on: the next save works and is found.
    let saved = store.save(&record(SAVES + 1));
    assert!(saved.is_ok(), "{told}: {saved:?}");
    let people = Store::open(&again).1.record.profiles.len() as u64;
    assert_eq!(people, SAVES + 1, "{told}");
}

#[test]
fn whatever_fails_at_whatever_operation_nothing_that_was_acknowledged_is_lost() {
    let smooth = Faulty::new(None);
    assert_eq!(make_saves(&smooth).len() as u64, SAVES);
    let operations = smooth.0.borrow().operations.clone();
    let mut changes = 0;
    let mut cases: BTreeMap<String, usize> = BTreeMap::new();
    for (at, operation) in operations.iter().enumerate() {
        changes += usize::from(matches!(operation, Operation::Write(_) | Operation::Remove));
        for fault in faults(*operation, changes) {
            try_one(at, fault);
            let kind = format!("{fault:?}");
            let kind = kind.split('(').next().unwrap().to_owned();
            *cases.entry(kind).or_default() += 1;
        }
    }
    let all: usize = cases.values().sum();
    println!(
        "{all} cases: {SAVES} saves, {} operations, {cases:?}",
        operations.len()
    );
    assert!(all > 5_000, "the matrix has shrunk to {all} cases");
}
