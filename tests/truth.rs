//! What the screen says of a record is true of it, whoever it is: done, all there, confirmed, in the title.
#![cfg(feature = "schema")]

mod generated;

use proptest::prelude::*;
use tsutaeru::catalogue::{
    self, Essential, Group, GroupState, PrintPolicy, SECTIONS, Value, essential_pages, group_state,
    missing_essentials,
};
use tsutaeru::i18n::Words;
use tsutaeru::model::{
    Date, EmergencyInformation, PageMark, PartialDate, Profile, ProfileId, ProfileMark, Stated,
};
use tsutaeru::session::{Event, Route, Session};
use tsutaeru::store::{MemoryShelf, Store};

fn today() -> Date {
    "2026-11-20".parse().unwrap()
}

fn nobody() -> Profile {
    Profile::new(ProfileId::from_random(1), ProfileMark::Circle, today())
}

/// A session about that person.
fn about(profile: Profile) -> Session {
    let (_, mut opened) = Store::open(MemoryShelf::new());
    opened.record.current = Some(profile.id.clone());
    opened.record.profiles = vec![profile];
    Session::new(opened)
}

/// Whether the person answered anything that is asked of them on that page, none and unknown included.
fn says_something(group: &Group, profile: &Profile) -> bool {
    let mut asked = group
        .items
        .iter()
        .filter(|item| (item.enabled_when)(profile));
    asked.any(|item| item.read(profile).is_answered())
}

/// What a crew needs to know, asked in the plainest way: a name, a number, a list that was spoken about.
fn crew_lacks(profile: &Profile) -> bool {
    let EmergencyInformation {
        person,
        alerts,
        conditions,
        medications,
        contacts,
        care_team,
        ..
    } = &profile.emergency;
    let lists = [
        alerts.allergies.is_not_asked(),
        conditions.current.is_not_asked(),
        medications.list.is_not_asked(),
        contacts.is_not_asked(),
        care_team.members.is_not_asked(),
        alerts.antithrombotic.is_not_asked(),
    ];
    let nameless = matches!(&medications.list, Stated::Known(rows) if rows.iter().all(|row| row.name.is_blank()));
    person.full_name().trim().is_empty()
        || person.birth_date.is_none()
        || person.address.is_blank()
        || !person.home_phone.is_number() && !person.mobile_phone.is_number()
        || lists.contains(&true)
        || nameless
}

fn is_on_sheet(print: PrintPolicy) -> bool {
    use PrintPolicy::{Back, Front, FrontAlways};
    matches!(print, FrontAlways | Front | Back)
}

/// A mark for every page, or none.
fn marks() -> impl Strategy<Value = Vec<(&'static str, PageMark)>> {
    let ids: Vec<_> = catalogue::groups().map(|(_, group)| group.id).collect();
    let mark = prop::sample::select(vec![PageMark::Seen, PageMark::Later, PageMark::Declined]);
    prop::collection::vec((prop::sample::select(ids), mark), 0..30)
}

fn marked(mut profile: Profile, marks: &[(&'static str, PageMark)]) -> Profile {
    for (group, mark) in marks {
        profile.progress.pages.insert(group, *mark);
    }
    profile
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn prop_a_page_is_done_only_where_it_says_something(
        profile in generated::profile(),
        marks in marks(),
    ) {
        let profile = marked(profile, &marks);
        for (_, group) in catalogue::groups() {
            let state = group_state(group, &profile);
            let says = says_something(group, &profile);
            prop_assert!(state != GroupState::Done || says, "{}", group.id);
            prop_assert!(state != GroupState::Begun || says, "{}", group.id);
            let is_silent = state == GroupState::NotStarted;
            prop_assert!(!(is_silent && says), "{} says something and has not begun", group.id);
        }
    }

    #[test]
    fn prop_all_is_there_only_where_a_crew_lacks_nothing(
        profile in generated::profile(),
        marks in marks(),
    ) {
        let profile = marked(profile, &marks);
        let paper = catalogue::printable(&profile);
        let missing = missing_essentials(&profile);
        prop_assert!(!(missing.is_empty() && crew_lacks(&paper)));
        // What is told of the record holds of the paper: there nothing is declined any more, only blank.
        let mut blank = paper.clone().into_owned();
        blank.progress.pages = Default::default();
        prop_assert_eq!(&missing, &missing_essentials(&blank));
        // What is missing is not called done where it is asked.
        for one in missing {
            let waits = one.groups().iter().any(|page| {
                let (_, group) = catalogue::group(page).expect("a page");
                group_state(group, &profile) != GroupState::Done
            });
            prop_assert!(waits, "{one:?}");
        }
    }

    #[test]
    fn prop_what_was_found_right_is_changed_by_another_answer_and_by_nothing_else(
        profile in generated::profile(),
        at in any::<prop::sample::Index>(),
    ) {
        // As papers may have it: what they may not have changes nothing on them.
        let profile = catalogue::printable_on(&profile, today()).into_owned();
        let mut session = about(profile);
        session.update(Event::AllConfirmed { today: today() });
        prop_assert!(!session.is_changed_since_confirmed(today()));
        let profile = session.profile().expect("somebody").clone();
        let items: Vec<_> = SECTIONS
            .iter()
            .flat_map(|section| section.groups.iter().map(move |group| (section, group)))
            .flat_map(|(section, group)| group.items.iter().map(move |item| (section, item)))
            .filter(|(_, item)| is_on_sheet(item.print) && (item.enabled_when)(&profile))
            .collect();
        let (section, item) = items[at.index(items.len())];
        let mut other = profile.clone();
        item.clear(&mut other);
        let differs = item.is_answered(&profile);
        let changed = about(other.clone());
        prop_assert_eq!(changed.is_changed_since_confirmed(today()), differs);
        prop_assert_eq!(changed.section_is_changed(section), differs);
        // Found right again, or as it was, it is not changed.
        let mut again = about(other);
        again.update(Event::AllConfirmed { today: today() });
        prop_assert!(!again.is_changed_since_confirmed(today()));
        prop_assert!(!again.section_is_changed(section));
        prop_assert!(!about(profile).is_changed_since_confirmed(today()));
    }

    #[test]
    fn prop_what_is_found_right_of_one_is_said_of_nobody_else(record in generated::record()) {
        let (_, mut opened) = Store::open(MemoryShelf::new());
        opened.record = record;
        let mut session = Session::new(opened);
        let before = session.record().clone();
        session.update(Event::AllConfirmed { today: today() });
        for (was, is) in before.profiles.iter().zip(&session.record().profiles) {
            let is_current = before.current.as_ref() == Some(&is.id);
            prop_assert!(is_current || was == is);
            prop_assert!(!is_current || is.about.confirmed_on == Some(today()));
        }
    }

    #[test]
    fn prop_no_day_that_has_not_come_is_taken_in(
        year in 2026..2199_i32,
        month in 1..=12_u8,
        day in 1..=28_u8,
        parts in 0..3_usize,
    ) {
        let month = (parts > 0).then_some(month);
        let date = PartialDate::new(year, month, month.filter(|_| parts > 1).map(|_| day), false);
        let date = date.expect("a date");
        let kinds = ["emergency.person.birth_date", "emergency.alerts.antithrombotic_since"];
        for link_id in kinds {
            let mut session = about(nobody());
            let place = catalogue::Place::of(link_id);
            let value = Value::Date(Some(date));
            session.update(Event::Answered { place, value, today: today() });
            let kept = session.read(&place);
            let is_kept = kept == Some(Value::Date(Some(date)));
            prop_assert_eq!(is_kept, !date.is_to_come(today()), "{} {}", link_id, date);
        }
    }
}

#[test]
fn every_date_that_may_lie_ahead_says_so_and_no_other_is_taken_in() {
    let tomorrow: PartialDate = "2026-11-21".parse().expect("a date");
    let mut ahead = vec![];
    for item in catalogue::items() {
        let mut session = about(nobody());
        let place = catalogue::Place::of(item.link_id);
        let value = Value::Date(Some(tomorrow));
        session.update(Event::Answered {
            place,
            value,
            today: today(),
        });
        if matches!(session.read(&place), Some(Value::Date(Some(_)))) {
            ahead.push(item.link_id);
        }
    }
    assert_eq!(ahead, ["about.review_on"]);
}

#[test]
fn the_way_through_the_seven_leads_by_everything_a_crew_needs() {
    let asked: Vec<_> = essential_pages()
        .filter_map(|(_, page)| catalogue::group(page))
        .flat_map(|(_, group)| group.items)
        .map(|item| item.link_id)
        .collect();
    for link_id in [
        "emergency.person.birth_date",
        "emergency.person.home_phone",
        "emergency.alerts.allergies",
        "emergency.alerts.antithrombotic",
        "emergency.medications.list",
        "emergency.conditions.current",
        "emergency.care_team.members",
        "emergency.contacts",
    ] {
        assert!(asked.contains(&link_id), "{link_id} is not asked");
    }
}

#[test]
fn a_blank_page_that_was_passed_is_nowhere_called_done() {
    let pages: Vec<_> = catalogue::groups()
        .map(|(_, group)| (group.id, PageMark::Seen))
        .collect();
    let profile = marked(nobody(), &pages);
    for (_, group) in catalogue::groups() {
        assert_eq!(group_state(group, &profile), GroupState::NotStarted);
    }
    assert_eq!(missing_essentials(&profile), Essential::ALL);
}

#[test]
fn what_is_written_on_a_page_that_was_not_to_be_written_takes_that_back_and_emptying_it_does_not() {
    let phone = catalogue::Place::of("emergency.person.home_phone");
    let answer = |text: &str| Event::Answered {
        place: phone,
        value: Value::Text(text.into()),
        today: today(),
    };
    let mut session = about(marked(nobody(), &[("phones", PageMark::Declined)]));
    let is_declined =
        |session: &Session| catalogue::is_declined("phones", session.profile().expect("somebody"));
    session.update(answer(""));
    assert!(is_declined(&session));
    session.update(answer("03"));
    assert!(!is_declined(&session));
    let group = "phones";
    let mark = Some(PageMark::Declined);
    session.update(Event::PageMarked { group, mark });
    assert_eq!(session.read(&phone), Some(Value::Text("03".into())));
    session.update(answer(""));
    assert!(is_declined(&session));
}

/// A browser keeps the titles of windows, and shows them to whoever sits there next.
#[test]
fn no_title_of_any_page_has_room_for_a_name() {
    let words = Words::of("ja");
    for route in Route::all() {
        let key = route.title();
        let title = words.find(&key);
        let title = title.unwrap_or_else(|| panic!("{route} has no title under {key}"));
        assert!(!title.contains('{'), "{route} is filled in: {title}");
    }
}
