//! A date that is being typed and is none yet: nothing of it is lost, whatever comes in between, and no paper has it.

use tsutaeru::catalogue::{Place, TypedDate, Value, Withheld, half_typed, printable_on, withheld};
use tsutaeru::model::{
    Date, EmergencyInformation, Era, MAX_LETTERS, MedicationStatement, PartialDate, ProfileId,
    Stated,
};
use tsutaeru::session::{Effect, Event, Session};
use tsutaeru::store::{Backup, MemoryShelf, Store};

const BIRTH: Place = Place::of("emergency.person.birth_date");
const MEDICINES: &str = "emergency.medications.list";
const ILLNESSES: &str = "emergency.conditions.current";
const SINCE: Place = Place::in_row(ILLNESSES, 1, "since");

fn today() -> Date {
    "2026-11-20".parse().unwrap()
}

fn typed() -> TypedDate {
    TypedDate {
        era: Some(Era::Showa),
        year: "２３".into(),
        month: "13".into(),
        ..TypedDate::default()
    }
}

fn type_at(session: &mut Session, place: Place) -> Vec<Effect> {
    session.update(Event::DateHalfTyped {
        place,
        typed: typed(),
        today: today(),
    })
}

fn answer(session: &mut Session, date: Option<PartialDate>) -> Vec<Effect> {
    session.update(Event::Answered {
        place: BIRTH,
        value: Value::Date(date),
        today: today(),
    })
}

/// A session with one person whose birthday was written.
fn begun() -> Session {
    let mut session = Session::new(Store::open(MemoryShelf::new()).1);
    session.update(Event::ProfileCreated {
        id: ProfileId::from_random(1),
        entry_mode: None,
        today: today(),
    });
    answer(&mut session, "1948-04".parse().ok());
    session
}

#[test]
fn what_is_half_typed_is_saved_as_it_is_typed_and_leaves_the_answer_empty() {
    let mut session = begun();
    assert_eq!(type_at(&mut session, BIRTH), [Effect::SaveSoon]);
    assert_eq!(type_at(&mut session, BIRTH), []);
    assert_eq!(session.read(&BIRTH), Some(Value::Date(None)));
    assert_eq!(session.first_half_typed("name"), Some((BIRTH, typed())));
    // What a save, a lock or a backup writes has it.
    let shelf = MemoryShelf::new();
    let (mut store, _) = Store::open(&shelf);
    store.save(session.record()).expect("a save");
    let again = Session::new(Store::open(&shelf).1);
    assert_eq!(again.half_typed(&BIRTH), Some(typed()));
    let backup = Backup::text_of(session.record(), today());
    let restored = Backup::read(&backup).expect("a backup");
    let profile = &restored.record.profiles[0];
    assert_eq!(half_typed(profile, &BIRTH), Some(typed()));
}

#[test]
fn a_date_takes_the_place_of_what_was_half_typed() {
    let mut session = begun();
    type_at(&mut session, BIRTH);
    let date: Option<PartialDate> = "1948-04-05".parse().ok();
    assert_eq!(answer(&mut session, date), [Effect::SaveSoon]);
    assert_eq!(session.half_typed(&BIRTH), None);
    // Emptied again: the answer was empty already, but something was typed.
    type_at(&mut session, BIRTH);
    assert_eq!(answer(&mut session, None), [Effect::SaveSoon]);
    assert_eq!(session.half_typed(&BIRTH), None);
}

#[test]
fn it_belongs_to_its_person_and_to_its_row() {
    let mut session = begun();
    for list in [ILLNESSES, ILLNESSES, MEDICINES] {
        let today = today();
        session.update(Event::RowAdded { list, today });
    }
    for place in [BIRTH, SINCE] {
        type_at(&mut session, place);
    }
    // What moves elsewhere takes nothing from it.
    let (list, row, today) = (MEDICINES, 0, today());
    session.update(Event::RowRemoved { list, row, today });
    assert_eq!(session.half_typed(&SINCE), Some(typed()));
    let (list, row) = (ILLNESSES, 1);
    session.update(Event::RowMovedUp { list, row, today });
    assert_eq!(session.half_typed(&SINCE), None);
    let first = Place::in_row(ILLNESSES, 0, "since");
    assert_eq!(session.half_typed(&first), Some(typed()));
    // A row goes from before it, and comes back.
    session.update(Event::RowMovedUp { list, row, today });
    session.update(Event::RowRemoved {
        list,
        row: 0,
        today,
    });
    assert_eq!(session.half_typed(&first), Some(typed()));
    session.update(Event::RemovalUndone { today });
    assert_eq!(session.half_typed(&SINCE), Some(typed()));
    assert_eq!(session.half_typed(&first), None);
    assert_eq!(session.half_typed(&BIRTH), Some(typed()));
    session.update(Event::ProfileCreated {
        id: ProfileId::from_random(2),
        entry_mode: None,
        today,
    });
    assert_eq!(session.half_typed(&BIRTH), None);
}

#[test]
fn no_paper_has_it() {
    let mut session = begun();
    type_at(&mut session, BIRTH);
    let paper = printable_on(session.profile().unwrap(), today());
    assert_eq!(half_typed(&paper, &BIRTH), None);
}

/// The emergency information of the person, changed.
fn taken(session: &mut Session, change: impl FnOnce(&mut EmergencyInformation)) {
    let mut emergency = Box::new(session.profile().unwrap().emergency.clone());
    change(&mut emergency);
    let today = today();
    session.update(Event::NotebookTaken { emergency, today });
}

#[test]
fn what_a_pharmacy_s_code_fills_takes_the_place_of_what_was_half_typed_there_and_nowhere_else() {
    let mut session = begun();
    for list in [ILLNESSES, ILLNESSES] {
        let today = today();
        session.update(Event::RowAdded { list, today });
    }
    for place in [BIRTH, SINCE] {
        type_at(&mut session, place);
    }
    taken(&mut session, |emergency| {
        let name = "アムロジピン錠5mg".into();
        let medicine = MedicationStatement {
            name,
            ..MedicationStatement::default()
        };
        emergency.medications.list = Stated::Known(vec![medicine]);
    });
    assert_eq!(session.half_typed(&SINCE), Some(typed()));
    assert_eq!(session.half_typed(&BIRTH), Some(typed()));
    let date: Option<PartialDate> = "1948-04-05".parse().ok();
    taken(&mut session, |emergency| emergency.person.birth_date = date);
    assert_eq!(session.half_typed(&BIRTH), None);
    assert_eq!(session.read(&BIRTH), Some(Value::Date(date)));
    assert_eq!(session.half_typed(&SINCE), Some(typed()));
    // Another row stands there now: what was typed is not of that one.
    taken(&mut session, |emergency| {
        let rows = emergency.conditions.current.known_mut().unwrap();
        rows[1].detail = "心房細動".into();
    });
    assert_eq!(session.half_typed(&SINCE), None);
}

#[test]
fn a_row_that_is_gone_takes_what_was_half_typed_with_it() {
    let mut session = begun();
    let (list, today) = (ILLNESSES, today());
    // Into a row that there is not nothing is typed.
    assert_eq!(type_at(&mut session, SINCE), []);
    for _ in 0..2 {
        session.update(Event::RowAdded { list, today });
    }
    type_at(&mut session, SINCE);
    assert_eq!(session.half_typed(&SINCE), Some(typed()));
    let (place, none) = (Place::of(ILLNESSES), Some("none".to_owned()));
    let value = Value::Choice(none);
    session.update(Event::Answered {
        place,
        value,
        today,
    });
    for _ in 0..2 {
        session.update(Event::RowAdded { list, today });
    }
    assert_eq!(session.half_typed(&SINCE), None);
}

#[test]
fn what_is_on_no_paper_says_so() {
    let mut session = begun();
    type_at(&mut session, BIRTH);
    let told = withheld(session.profile().unwrap(), today());
    assert_eq!(told, [(BIRTH, Withheld::HalfTyped)]);
}

#[test]
fn no_code_brings_in_a_text_beyond_any_use() {
    let mut session = begun();
    let long = "ア".repeat(MAX_LETTERS + 1);
    taken(&mut session, |emergency| {
        emergency.person.family_name = "橋本".into();
        emergency.person.given_name = long.as_str().into();
        let name = "アムロジピン錠5mg".into();
        let directions = long.as_str().into();
        let medicine = MedicationStatement {
            name,
            directions,
            ..MedicationStatement::default()
        };
        emergency.medications.list = Stated::Known(vec![medicine]);
    });
    let emergency = &session.profile().unwrap().emergency;
    assert_eq!(emergency.person.family_name, "橋本".into());
    assert!(emergency.person.given_name.is_blank());
    let medicine = &emergency.medications.list.rows()[0];
    assert!(!medicine.name.is_blank() && medicine.directions.is_blank());
}
