//! Laws of the session, over any row of events: what changes is saved, what is saved is found again, and nobody goes
//! but who is sent away.

use proptest::prelude::*;
use tsutaeru::catalogue::{self, Kind, Place, SECTIONS, SOME, Shape, Value};
use tsutaeru::model::{Date, Extra, PageMark, Printing, Profile, ProfileId, ProfileMark};
use tsutaeru::session::{Effect, Event, Session};
use tsutaeru::store::{MemoryShelf, Store};

fn today() -> Date {
    "2026-11-20".parse().unwrap()
}

fn blank() -> Profile {
    Profile::new(ProfileId::from_random(0), ProfileMark::Circle, today())
}

fn lists() -> Vec<&'static str> {
    catalogue::items()
        .filter(|item| matches!(item.kind, Kind::Rows(_)))
        .map(|item| item.link_id)
        .collect()
}

/// Every place with its kind, the first three rows of every list included.
fn places() -> Vec<(Place, Shape)> {
    let mut places = vec![];
    for item in catalogue::items() {
        places.push((Place::of(item.link_id), item.shape(&blank())));
        if let Kind::Rows(rows) = &item.kind {
            for column in rows.columns() {
                places.extend((0..3).map(|row| {
                    let place = Place::in_row(item.link_id, row, column.link_id);
                    (place, column.shape.clone())
                }));
            }
        }
    }
    places
}

/// An answer that fits a kind, most of the time.
fn value(shape: Shape) -> BoxedStrategy<Value> {
    let code = |offered: Vec<&'static str>| {
        let offered: Vec<_> = offered.into_iter().map(str::to_owned).collect();
        prop::option::of(prop::sample::select(offered)).prop_map(Value::Choice)
    };
    match shape {
        Shape::Text { .. } | Shape::LongText { .. } | Shape::Phone => {
            any::<String>().prop_map(Value::Text).boxed()
        }
        Shape::Date | Shape::PartialDate => prop_oneof![
            Just(Value::Date(None)),
            Just(Value::Date("1942-03-05".parse().ok())),
            Just(Value::Date("1942~".parse().ok())),
        ]
        .boxed(),
        Shape::Choice { offered, .. } => code(offered).boxed(),
        Shape::Choices { offered, .. } => {
            let most = offered.len();
            prop::sample::subsequence(offered, 0..=most)
                .prop_map(|codes| Value::Choices(codes.into_iter().map(str::to_owned).collect()))
                .boxed()
        }
        Shape::Flag => any::<bool>().prop_map(Value::Flag).boxed(),
        Shape::Rows { .. } => code(vec![SOME, "none", "unknown"]).boxed(),
    }
}

fn event() -> BoxedStrategy<Event> {
    let answered = prop::sample::select(places()).prop_flat_map(|(place, shape)| {
        value(shape).prop_map(move |value| Event::Answered {
            place,
            value,
            today: today(),
        })
    });
    let row = (prop::sample::select(lists()), 0..4_usize, 0..3_u8).prop_map(|(list, row, what)| {
        let today = today();
        match what {
            0 => Event::RowAdded { list, today },
            1 => Event::RowRemoved { list, row, today },
            _ => Event::RowMovedUp { list, row, today },
        }
    });
    let person = (1..4_u64, 0..4_u8).prop_map(|(number, what)| {
        let id = ProfileId::from_random(number);
        match what {
            0 => Event::ProfileCreated {
                id,
                entry_mode: None,
                today: today(),
            },
            1 => Event::ProfileSelected { id },
            2 => Event::ProfileRemoved { id },
            _ => Event::ProfileMarked {
                id,
                mark: ProfileMark::Star,
            },
        }
    });
    let sections: Vec<_> = SECTIONS.iter().map(|section| section.id).collect();
    let groups: Vec<_> = catalogue::groups().map(|(_, group)| group.id).collect();
    prop_oneof![
        8 => answered,
        4 => row,
        2 => person,
        1 => Just(Event::RemovalUndone { today: today() }),
        1 => Just(Event::Printed {
            printing: Printing {
                edition: 1,
                printed_on: today(),
                content: "a".into(),
                paper: None,
                extra: Extra::new(),
            },
        }),
        1 => Just(Event::AllConfirmed { today: today() }),
        1 => prop::sample::select(sections)
            .prop_map(|section| Event::SectionConfirmed { section, today: today() }),
        1 => prop::sample::select(groups)
            .prop_map(|group| Event::PageMarked { group, mark: Some(PageMark::Seen) }),
    ]
    .boxed()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn prop_what_changes_is_saved_and_nobody_goes_unsent(events in prop::collection::vec(event(), 1..60)) {
        let shelf = MemoryShelf::new();
        let (mut store, opened) = Store::open(&shelf);
        let mut session = Session::new(opened);
        session.update(Event::ProfileCreated {
            id: ProfileId::from_random(1),
            entry_mode: None,
            today: today(),
        });
        for event in events {
            let before = session.record().clone();
            let sent_away = match &event {
                Event::ProfileRemoved { id } => Some(id.clone()),
                _ => None,
            };
            let effects = session.update(event);
            let asks = effects.contains(&Effect::SaveSoon);
            prop_assert!(asks || *session.record() == before, "changed and not saved");
            for person in &before.profiles {
                let is_there = session.record().profile(&person.id).is_some();
                prop_assert!(is_there || sent_away.as_ref() == Some(&person.id));
            }
            prop_assert_eq!(session.profile().is_some(), !session.record().profiles.is_empty());
        }
        let result = store.save(session.record());
        session.update(Event::SaveDone(result));
        let (_, opened) = Store::open(&shelf);
        prop_assert_eq!(&opened.record, session.record());
    }

    #[test]
    fn prop_undoing_a_removed_row_leaves_everything_as_it_was(
        events in prop::collection::vec(event(), 1..40),
        list in prop::sample::select(lists()),
        row in 0..3_usize,
    ) {
        let mut session = Session::new(Store::open(MemoryShelf::new()).1);
        session.update(Event::ProfileCreated {
            id: ProfileId::from_random(1),
            entry_mode: None,
            today: today(),
        });
        for event in events {
            session.update(event);
        }
        let before = session.record().clone();
        let removed = !session
            .update(Event::RowRemoved { list, row, today: today() })
            .is_empty();
        if removed {
            session.update(Event::RemovalUndone { today: today() });
        }
        prop_assert_eq!(session.record(), &before);
    }
}
