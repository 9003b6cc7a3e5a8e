//! The calendar's reminder as another program reads it.

use icalendar::{Calendar, CalendarComponent, Component, DatePerhapsTime};
use tsutaeru::i18n::Words;
use tsutaeru::model::Date;
use tsutaeru::sheet::{CalendarFile, reminder};

fn day(day: &str) -> Date {
    day.parse().expect("a day")
}

fn file(review: &str, today: &str) -> CalendarFile {
    reminder(day(review), day(today), &Words::of("ja"))
}

#[test]
fn another_program_reads_one_whole_day_with_one_reminder() {
    let words = Words::of("ja");
    for review in ["2027-11-20", "2028-02-29", "2199-12-31", "2027-01-01"] {
        let calendar: Calendar = file(review, "2026-11-20")
            .content
            .parse()
            .expect("a calendar");
        let [CalendarComponent::Event(event)] = calendar.components.as_slice() else {
            panic!("one event: {calendar:?}");
        };
        let Some(DatePerhapsTime::Date(start)) = event.get_start() else {
            panic!("a whole day: {event:?}");
        };
        assert_eq!(start.to_string(), review);
        assert_eq!(event.get_end(), None);
        assert_eq!(
            event.get_summary(),
            Some(words.say("reminder.title").as_str())
        );
        assert!(
            event
                .get_timestamp()
                .is_some_and(|made| made.to_string().starts_with("2026-11-20"))
        );
        assert_eq!(event.components().len(), 1);
        let alarm = &event.components()[0];
        assert_eq!(alarm.property_value("ACTION"), Some("DISPLAY"));
        assert_eq!(alarm.property_value("TRIGGER"), Some("PT9H"));
        assert_eq!(alarm.property_value("DESCRIPTION"), event.get_summary());
    }
}

#[test]
fn it_says_nothing_but_what_is_to_be_done() {
    let content = file("2027-11-20", "2026-11-20").content;
    let title = Words::of("ja").say("reminder.title");
    let rest = content.replace(&title, "");
    assert!(rest.is_ascii(), "{rest}");
    assert_eq!(content.matches(&title).count(), 2);
    assert!(
        content.ends_with("END:VCALENDAR\r\n")
            && !content.replace("\r\n", "").contains(['\r', '\n'])
    );
}

#[test]
fn the_same_day_is_the_same_event_whenever_the_file_was_made() {
    let uid = |file: CalendarFile| {
        let lines: Vec<String> = file.content.lines().map(str::to_owned).collect();
        lines
            .into_iter()
            .find(|line| line.starts_with("UID:"))
            .expect("a name")
    };
    let one = uid(file("2027-11-20", "2026-11-20"));
    assert_eq!(one, uid(file("2027-11-20", "2027-03-01")));
    assert_ne!(one, uid(file("2027-11-21", "2026-11-20")));
}
