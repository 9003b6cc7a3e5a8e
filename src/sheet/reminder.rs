//! A reminder of the next review as a calendar file (RFC 5545). It says what is to be done and nothing of anybody:
//! calendars are shared, and stand on servers.

use crate::i18n::Words;
use crate::model::Date;

/// The longest line of a calendar file, in bytes, without its end.
const LONGEST_LINE: usize = 75;
/// The hour of the day at which the calendar reminds.
const HOUR: u8 = 9;

/// A calendar file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarFile {
    /// The file's name with its ending.
    pub name: String,
    /// What is in it.
    pub content: String,
}

/// The file that reminds of a review on that day. The event's name follows from the day alone: the same file taken
/// in twice is one event, and whoever shares a calendar with somebody who looks through theirs on the same day
/// needs no second one.
pub fn reminder(review: Date, today: Date, words: &Words) -> CalendarFile {
    let day = |date: Date| format!("{:04}{:02}{:02}", date.year(), date.month(), date.day());
    let title = escaped(&words.say("reminder.title"));
    let lines = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//tsutaeru//tsutaeru//JA".to_owned(),
        "CALSCALE:GREGORIAN".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:review-{}@tsutaeru.invalid", day(review)),
        format!("DTSTAMP:{}T000000Z", day(today)),
        // A day without an end is one whole day.
        format!("DTSTART;VALUE=DATE:{}", day(review)),
        format!("SUMMARY:{title}"),
        "TRANSP:TRANSPARENT".to_owned(),
        "BEGIN:VALARM".to_owned(),
        "ACTION:DISPLAY".to_owned(),
        format!("DESCRIPTION:{title}"),
        format!("TRIGGER:PT{HOUR}H"),
        "END:VALARM".to_owned(),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR".to_owned(),
    ];
    CalendarFile {
        name: format!("{}.ics", words.say("reminder.file")),
        content: lines.iter().map(|line| folded(line)).collect(),
    }
}

/// Text in which nothing is taken for a sign of the format.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for one in text.chars() {
        match one {
            '\\' | ';' | ',' => escaped.extend(['\\', one]),
            '\n' => escaped.push_str("\\n"),
            one if one.is_control() => {}
            one => escaped.push(one),
        }
    }
    escaped
}

/// A line with its end; a longer one goes on behind a space on the next. No character is parted.
fn folded(line: &str) -> String {
    let mut folded = String::new();
    let mut used = 0;
    for one in line.chars() {
        if used + one.len_utf8() > LONGEST_LINE {
            folded.push_str("\r\n ");
            used = 1;
        }
        folded.push(one);
        used += one.len_utf8();
    }
    folded + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn unfolded(content: &str) -> String {
        content.replace("\r\n ", "")
    }

    proptest! {
        #[test]
        fn prop_no_line_is_too_long_and_none_loses_anything(line in "\\PC{0,120}") {
            let folded = folded(&line);
            for part in folded.split_terminator("\r\n") {
                prop_assert!(part.len() <= LONGEST_LINE, "{} bytes", part.len());
            }
            prop_assert_eq!(unfolded(&folded), line + "\r\n");
        }

        #[test]
        fn prop_what_is_escaped_has_no_bare_sign_and_comes_back(text in "[a;,\\\\\n見]{0,40}") {
            let escaped = escaped(&text);
            prop_assert!(!escaped.contains('\n'));
            let mut plain = String::new();
            let mut signs = escaped.chars();
            while let Some(one) = signs.next() {
                prop_assert!(!matches!(one, ';' | ','), "bare {one}");
                plain.push(match one {
                    '\\' => match signs.next() {
                        Some('n') => '\n',
                        Some(sign) => sign,
                        None => return Err(TestCaseError::fail("an escape of nothing")),
                    },
                    one => one,
                });
            }
            prop_assert_eq!(plain, text);
        }
    }
}
