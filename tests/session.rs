//! A person at the page, without a screen: what is kept, what comes back, what is told.

use tsutaeru::catalogue::{Place, Value};
use tsutaeru::model::{
    Date, Extra, HandedCopy, HandoverReader, LastChoice, MAX_LETTERS, MedicationStatement,
    PageMark, PaperName, Printing, ProfileId, ProfileMark, Recipient, Stated, Text,
};
use tsutaeru::session::{Announcement, Effect, Event, Restoring, Route, Saving, Session};
use tsutaeru::store::{
    Backup, BackupError, Choice, Look, MAX_PROFILES, MemoryShelf, Opened, SaveError, Saved,
    ShelfError, Store,
};

const NAME: Place = Place::of("emergency.person.family_name");
const MEDICINES: &str = "emergency.medications.list";
const MEDICINE: Place = Place::in_row(MEDICINES, 0, "name");

fn today() -> Date {
    "2026-11-20".parse().unwrap()
}

fn empty() -> Session {
    Session::new(Store::open(MemoryShelf::new()).1)
}

fn person(number: u64) -> Event {
    Event::ProfileCreated {
        id: ProfileId::from_random(number),
        entry_mode: None,
        today: today(),
    }
}

/// A session with one person.
fn begun() -> Session {
    let mut session = empty();
    session.update(person(1));
    session
}

fn answer(place: Place, text: &str) -> Event {
    Event::Answered {
        place,
        value: Value::Text(text.into()),
        today: today(),
    }
}

fn text(session: &Session, place: Place) -> String {
    match session.read(&place) {
        Some(Value::Text(typed)) => typed,
        other => panic!("{other:?}"),
    }
}

fn saved() -> Event {
    Event::SaveDone(Ok(Saved { revision: 9 }))
}

#[test]
fn a_medicine_whose_name_was_typed_over_is_no_longer_one_that_was_read() {
    let mut session = begun();
    let mut emergency = session.profile().expect("somebody").emergency.clone();
    let read = |name: &str| MedicationStatement {
        name: name.into(),
        directions: "1日1錠".into(),
        dispensed_on: Some(today()),
        ..MedicationStatement::default()
    };
    emergency.medications.list = Stated::Known(vec![read("薬A"), read("薬B")]);
    session.update(Event::NotebookTaken {
        emergency: Box::new(emergency),
        today: today(),
    });
    let days = |session: &Session| {
        let profile = session.profile().expect("somebody");
        let rows = profile
            .emergency
            .medications
            .list
            .known()
            .expect("medicines");
        rows.iter().map(|row| row.dispensed_on).collect::<Vec<_>>()
    };
    // The same name again, and another answer of the row: still what was read.
    session.update(answer(MEDICINE, "薬A"));
    session.update(answer(Place::in_row(MEDICINES, 0, "purpose"), "血圧"));
    assert_eq!(days(&session), [Some(today()), Some(today())]);
    session.update(answer(MEDICINE, "薬C"));
    assert_eq!(days(&session), [None, Some(today())]);
}

#[test]
fn an_answer_is_kept_dated_and_saved_soon() {
    let mut session = begun();
    let later: Date = "2026-11-25".parse().unwrap();
    let effects = session.update(Event::Answered {
        place: NAME,
        value: Value::Text("橋本".into()),
        today: later,
    });
    assert_eq!(effects, [Effect::SaveSoon]);
    assert_eq!(text(&session, NAME), "橋本");
    assert_eq!(session.profile().unwrap().updated_on, later);
    assert_eq!(session.saving(), Saving::Waiting);
}

#[test]
fn what_was_ticked_of_a_code_is_kept_once_and_only_of_the_current_person() {
    let mut session = begun();
    session.update(person(2));
    let mut emergency = session.profile().unwrap().emergency.clone();
    emergency.person.family_name = "橋本".into();
    let taken = Event::NotebookTaken {
        emergency: Box::new(emergency.clone()),
        today: today(),
    };
    let told = Effect::Announce(Announcement::NotebookTaken);
    assert_eq!(session.update(taken.clone()), [Effect::SaveSoon, told]);
    let kept: Vec<bool> = session
        .record()
        .profiles
        .iter()
        .map(|one| one.emergency == emergency)
        .collect();
    assert_eq!(kept, [false, true]);
    assert_eq!(session.update(taken.clone()), []);
    assert_eq!(empty().update(taken), []);
}

#[test]
fn what_changes_nothing_saves_nothing() {
    let mut session = begun();
    session.update(answer(NAME, "橋本"));
    session.update(saved());
    for event in [
        answer(NAME, "橋本"),
        answer(Place::of("nowhere"), "x"),
        answer(MEDICINE, "a row that is not there"),
        Event::RowRemoved {
            list: MEDICINES,
            row: 0,
            today: today(),
        },
        Event::RowMovedUp {
            list: MEDICINES,
            row: 0,
            today: today(),
        },
        Event::RowAdded {
            list: "emergency.message",
            today: today(),
        },
        Event::RemovalUndone { today: today() },
        Event::PageMarked {
            group: "nothing",
            mark: Some(PageMark::Seen),
        },
        Event::SectionConfirmed {
            section: "nothing",
            today: today(),
        },
        Event::ProfileSelected {
            id: ProfileId::from_random(5),
        },
        Event::ProfileRemoved {
            id: ProfileId::from_random(5),
        },
        Event::PageHidden,
        Event::SaveAgain,
    ] {
        let before = session.clone();
        assert_eq!(session.update(event.clone()), [], "{event:?}");
        assert_eq!(session, before, "{event:?}");
    }
}

#[test]
fn a_removed_row_comes_back_whole_into_its_place() {
    let mut session = begun();
    for name in ["ワルファリン", "アムロジピン"] {
        session.update(Event::RowAdded {
            list: MEDICINES,
            today: today(),
        });
        let rows = session.profile().unwrap().emergency.medications.list.rows();
        let place = Place::in_row(MEDICINES, rows.len() - 1, "name");
        session.update(answer(place, name));
    }
    let before = session.profile().unwrap().clone();
    session.update(Event::RowRemoved {
        list: MEDICINES,
        row: 0,
        today: today(),
    });
    assert_eq!(text(&session, MEDICINE), "アムロジピン");
    assert!(session.can_undo());
    let effects = session.update(Event::RemovalUndone { today: today() });
    assert!(effects.contains(&Effect::Announce(Announcement::RemovalUndone)));
    assert_eq!(*session.profile().unwrap(), before);
    assert!(!session.can_undo());
}

#[test]
fn a_removed_person_comes_back_whole_and_is_current_again() {
    let mut session = begun();
    session.update(answer(NAME, "橋本"));
    session.update(person(2));
    let first = ProfileId::from_random(1);
    session.update(Event::ProfileRemoved { id: first.clone() });
    assert_eq!(session.record().profiles.len(), 1);
    session.update(Event::RemovalUndone { today: today() });
    assert_eq!(session.record().profiles[0].id, first);
    assert_eq!(text(&session, NAME), "橋本");
}

#[test]
fn answers_go_to_the_person_who_is_selected() {
    let mut session = begun();
    session.update(answer(NAME, "橋本"));
    session.update(person(2));
    assert_eq!(text(&session, NAME), "");
    session.update(answer(NAME, "渡邉"));
    session.update(Event::ProfileSelected {
        id: ProfileId::from_random(1),
    });
    assert_eq!(text(&session, NAME), "橋本");
    let marks: Vec<ProfileMark> = session.record().profiles.iter().map(|p| p.mark).collect();
    assert_ne!(marks[0], marks[1]);
}

#[test]
fn a_full_device_takes_nobody_more_and_says_so() {
    let mut session = empty();
    (0..MAX_PROFILES as u64).for_each(|number| drop(session.update(person(number))));
    assert_eq!(
        session.update(person(999)),
        [Effect::Announce(Announcement::NoRoomForProfile)]
    );
    assert_eq!(session.record().profiles.len(), MAX_PROFILES);
}

#[test]
fn a_failed_save_is_told_once_and_its_end_as_well() {
    let mut session = begun();
    let full = Event::SaveDone(Err(SaveError::Shelf(ShelfError::Full)));
    assert_eq!(
        session.update(full.clone()),
        [Effect::Announce(Announcement::SaveFailed)]
    );
    assert_eq!(session.update(full), []);
    assert_eq!(session.update(answer(NAME, "橋本")), [Effect::SaveSoon]);
    assert!(matches!(session.saving(), Saving::Failed(_)));
    assert_eq!(session.update(Event::PageHidden), [Effect::SaveNow]);
    assert_eq!(
        session.update(saved()),
        [Effect::Announce(Announcement::SaveWorksAgain)]
    );
    assert_eq!(session.saving(), Saving::Saved);
    assert_eq!(session.record().revision, 9);
}

#[test]
fn a_wiped_device_is_begun_anew_only_when_the_person_says_so() {
    let mut session = begun();
    session.update(Event::SaveDone(Err(SaveError::Vanished)));
    assert_eq!(session.update(Event::PageHidden), []);
    assert_eq!(session.update(Event::SaveAgain), [Effect::SaveAnew]);
}

#[test]
fn what_other_windows_did_is_followed_only_where_nothing_is_unsaved_here() {
    let mut session = begun();
    session.update(saved());
    assert_eq!(session.update(Event::Looked(Look::Alone)), []);
    assert_eq!(session.update(Event::Looked(Look::Ahead)), [Effect::Follow]);
    session.update(answer(NAME, "橋本"));
    let told = [Effect::Announce(Announcement::SaveFailed)];
    assert_eq!(session.update(Event::Looked(Look::Ahead)), told);
    let failed = Saving::Failed(SaveError::ChangedElsewhere);
    assert_eq!(session.saving(), failed);
    assert_eq!(session.update(Event::PageHidden), [Effect::KeepBeside]);
    assert_eq!(session.update(Event::SaveAgain), [Effect::ReadOthers]);

    let mut session = begun();
    session.update(saved());
    session.update(Event::Looked(Look::Forked));
    assert_eq!(session.saving(), failed);

    let mut session = begun();
    session.update(saved());
    session.update(Event::Looked(Look::Vanished));
    assert_eq!(session.saving(), Saving::Failed(SaveError::Vanished));
}

#[test]
fn following_another_window_leaves_open_whom_this_one_is_about() {
    let shelf = MemoryShelf::new();
    let (mut store, opened) = Store::open(&shelf);
    let mut session = Session::new(opened);
    session.update(person(1));
    session.update(person(2));
    store.save(session.record()).unwrap();
    session.update(saved());
    let mut other = Session::new(Store::open(&shelf).1);
    let id = ProfileId::from_random(1);
    other.update(Event::ProfileSelected { id: id.clone() });
    other.update(answer(NAME, "橋本"));
    store.save(other.record()).unwrap();
    let opened = Box::new(store.follow().unwrap());
    let effects = session.update(Event::Followed(opened));
    assert_eq!(effects, [Effect::Announce(Announcement::Followed)]);
    assert_eq!(session.record().current, Some(ProfileId::from_random(2)));
    assert_eq!(session.record().profiles, other.record().profiles);
    assert_eq!(session.saving(), Saving::Saved);
}

#[test]
fn hiding_the_page_saves_what_waits() {
    let mut session = begun();
    assert_eq!(session.update(Event::PageHidden), [Effect::SaveNow]);
    session.update(saved());
    assert_eq!(session.update(Event::PageHidden), []);
}

#[test]
fn what_must_not_be_written_over_is_never_saved_to() {
    let shelf = MemoryShelf::holding([(
        "tsutaeru.record.000000000005",
        r#"{"schema":99,"revision":5}"#,
    )]);
    let mut session = Session::new(Store::open(&shelf).1);
    assert_eq!(session.saving(), Saving::Off);
    assert_eq!(session.update(person(1)), []);
    assert_eq!(session.update(answer(NAME, "橋本")), []);
    assert_eq!(session.update(Event::PageHidden), []);
}

#[test]
fn confirming_everything_dates_the_sheet_and_every_section() {
    let mut session = begun();
    session.update(Event::AllConfirmed { today: today() });
    assert_eq!(session.profile().unwrap().about.confirmed_on, Some(today()));
    assert_eq!(session.section_confirmed_on("medications"), Some(today()));
    let profile = session.profile().unwrap();
    let found_right = &profile.progress.found_right;
    assert_eq!(*found_right, tsutaeru::catalogue::check_numbers(profile));
    let seven_months_later = "2027-06-21".parse().unwrap();
    assert!(session.section_is_stale("medications", seven_months_later));
    assert!(!session.section_is_stale("person", seven_months_later));
}

#[test]
fn a_backup_restores_by_choice_and_is_saved_at_once() {
    let mut session = begun();
    session.update(answer(NAME, "いま"));
    let mut other = begun();
    other.update(answer(NAME, "控え"));
    let text = Backup::of(other.record(), today()).write();

    session.update(Event::BackupChosen {
        file: text.clone().into_bytes(),
    });
    session.update(Event::RestoreDecided { choices: vec![] });
    assert_eq!(self::text(&session, NAME), "いま");

    session.update(Event::BackupChosen {
        file: text.into_bytes(),
    });
    let id = ProfileId::from_random(1);
    let effects = session.update(Event::RestoreDecided {
        choices: vec![(id, Choice::TakeBackup)],
    });
    assert_eq!(
        effects,
        [Effect::SaveNow, Effect::Announce(Announcement::Restored)]
    );
    assert_eq!(self::text(&session, NAME), "控え");
    assert_eq!(*session.restoring(), Restoring::Restored { people: 1 });
}

#[test]
fn a_backup_that_was_changed_is_refused_and_may_be_seen_by_who_has_no_other() {
    let mut session = begun();
    session.update(answer(NAME, "いま"));
    let before = session.record().clone();
    let mut other = begun();
    other.update(answer(NAME, "控え"));
    let text = Backup::of(other.record(), today()).write();
    let file = text.replace("控え", "椌え").into_bytes();

    assert_eq!(session.update(Event::BackupSeenAnyway), []);
    session.update(Event::BackupChosen { file });
    assert!(matches!(session.restoring(), Restoring::Changed { .. }));
    session.update(Event::BackupSeenAnyway);
    let Restoring::Choosing(plan) = session.restoring() else {
        panic!("{:?}", session.restoring());
    };
    assert!(plan.is_doubtful());
    assert_eq!(plan.lines()[0].name, "椌え");
    assert_eq!(*session.record(), before);

    session.update(Event::BackupChosen {
        file: text.into_bytes(),
    });
    assert!(matches!(session.restoring(), Restoring::Choosing(plan) if !plan.is_doubtful()));
}

#[test]
fn a_text_beyond_any_use_is_not_taken_in_and_one_that_is_there_can_be_made_shorter() {
    let mut session = begun();
    session.update(answer(NAME, "橋本"));
    assert_eq!(
        session.update(answer(NAME, &"橋".repeat(MAX_LETTERS + 1))),
        []
    );
    assert_eq!(text(&session, NAME), "橋本");
    let most = "橋".repeat(MAX_LETTERS);
    session.update(answer(NAME, &most));
    assert_eq!(text(&session, NAME), most);

    // As a device may have kept it from before.
    let mut record = session.record().clone();
    record.profiles[0].emergency.person.family_name = Text::new(&"橋".repeat(MAX_LETTERS + 9));
    let mut opened = Opened::empty();
    opened.record = record;
    let mut session = Session::new(opened);
    for (typed, kept) in [(10, 9), (8, 8), (9, 8), (0, 0)] {
        session.update(answer(NAME, &"橋".repeat(MAX_LETTERS + typed)));
        assert_eq!(text(&session, NAME).chars().count(), MAX_LETTERS + kept);
    }
}

#[test]
fn a_wrong_file_changes_nothing() {
    let mut session = begun();
    let before = session.record().clone();
    session.update(Event::BackupChosen {
        file: b"{}".to_vec(),
    });
    assert_eq!(
        *session.restoring(),
        Restoring::Refused(BackupError::NotOurs)
    );
    assert_eq!(
        session.update(Event::RestoreDecided { choices: vec![] }),
        []
    );
    assert_eq!(*session.record(), before);
}

#[test]
fn a_backup_is_wanted_again_once_answers_have_changed() {
    let mut session = begun();
    assert!(session.wants_backup());
    let tomorrow = "2026-11-21".parse().unwrap();
    session.update(Event::BackupMade { today: tomorrow });
    assert!(!session.wants_backup());
    session.update(Event::Answered {
        place: NAME,
        value: Value::Text("橋本".into()),
        today: "2026-11-22".parse().unwrap(),
    });
    assert!(session.wants_backup());
}

#[test]
fn the_same_sheet_on_the_same_day_is_noted_once() {
    let mut session = begun();
    let printing = |edition: u32, content: &str| Printing {
        edition,
        printed_on: today(),
        content: content.into(),
        paper: None,
        extra: Extra::new(),
    };
    for (edition, content) in [(1, "a"), (1, "a"), (2, "b")] {
        let printing = printing(edition, content);
        session.update(Event::Printed { printing });
    }
    let noted = &session.profile().unwrap().printings;
    assert_eq!(*noted, [printing(1, "a"), printing(2, "b")]);
}

#[test]
fn a_copy_in_somebodys_hands_and_the_last_choice_are_kept_and_make_no_backup_old() {
    let mut session = begun();
    let tomorrow = "2026-11-21".parse().unwrap();
    session.update(Event::BackupMade { today: tomorrow });
    let copy = HandedCopy {
        paper: PaperName::new("handover").unwrap(),
        edition: 1,
        handed_on: tomorrow,
        to: Recipient::Pharmacy,
        name: "つばき薬局".into(),
        extra: Extra::new(),
    };
    let choice = LastChoice {
        papers: vec![PaperName::new("handover").unwrap()],
        handover_reader: Some(HandoverReader::Pharmacy),
        ..LastChoice::default()
    };
    for event in [
        Event::CopyHanded { copy: copy.clone() },
        Event::PapersChosen {
            choice: choice.clone(),
        },
    ] {
        assert_eq!(session.update(event.clone()), [Effect::SaveSoon]);
        assert_eq!(session.update(event), [], "a second time");
    }
    let profile = session.profile().unwrap();
    assert_eq!(profile.handed, std::slice::from_ref(&copy));
    assert_eq!(profile.last_choice, choice);
    assert_eq!(profile.old_copies("handover", 2), [&copy]);
    assert!(!session.wants_backup());
}

#[test]
fn what_was_erased_from_the_device_is_gone_from_memory() {
    let mut session = begun();
    session.update(answer(NAME, "橋本"));
    session.update(Event::Erased);
    assert_eq!(session, empty());
}

#[test]
fn the_first_page_depends_on_whether_somebody_is_there() {
    assert_eq!(empty().first_route(), Route::Welcome);
    assert_eq!(begun().first_route(), Route::Home);
}

#[test]
fn no_address_is_lost() {
    let listed = include_str!("golden/routes.txt");
    let routes: String = Route::all().map(|route| format!("{route}\n")).collect();
    assert_eq!(
        routes, listed,
        "an address that was published stays; new ones are added to tests/golden/routes.txt"
    );
}

#[test]
fn a_note_of_a_copy_that_was_taken_off_the_list_comes_back_to_its_place() {
    let mut session = begun();
    for name in ["美和", "健", "咲"] {
        let copy = HandedCopy {
            paper: PaperName::new("emergency-sheet").expect("a paper"),
            edition: 1,
            handed_on: today(),
            to: Recipient::Family,
            name: name.into(),
            extra: Extra::new(),
        };
        session.update(Event::CopyHanded { copy });
    }
    let before = session.profile().unwrap().handed.clone();
    let told = Effect::Announce(Announcement::RowRemoved);
    let effects = session.update(Event::CopyForgotten { at: 1 });
    assert_eq!(effects, [Effect::SaveSoon, told]);
    assert_eq!(session.profile().unwrap().handed.len(), 2);
    assert!(session.can_undo());
    session.update(Event::RemovalUndone { today: today() });
    assert_eq!(session.profile().unwrap().handed, before);
    assert!(!session.can_undo());
    assert_eq!(session.update(Event::CopyForgotten { at: 3 }), []);
}
