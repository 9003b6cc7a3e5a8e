//! The link in the code on a crew's sheet: anybody can print one and hang it up.

use super::{FULL, MANY, MEGABYTE, Target, text, today};
use tsutaeru::i18n::Words;
use tsutaeru::sheet::crew_link::{CrewCard, CrewLine, CrewValue, crew_link};
use tsutaeru::sheet::emergency;
use tsutaeru::sheet::fact::Part;
use tsutaeru::store::Backup;

pub const TARGET: Target = Target {
    name: "crew-link",
    runs: MANY,
    corpus: || {
        let backup = Backup::read(FULL).expect("a persona");
        let facts = |profile| emergency::facts(profile, today(), &Words::of("ja"));
        let whole = backup.record.profiles.iter().flat_map(|profile| {
            let facts = facts(profile);
            [600, usize::MAX].map(|most| crew_link(&facts, |link| link.len() <= most))
        });
        let small = CrewCard {
            lines: vec![CrewLine {
                part: Part::Who,
                begins: true,
                label: "電話".to_owned(),
                text: "03-1234-5678".to_owned(),
                kind: CrewValue::Phone,
            }],
            shortened: vec![Part::Who],
        };
        let small = [small.link(), "2/0".to_owned(), "1/".to_owned()];
        whole
            .flatten()
            .map(|link| link.link)
            .chain(small)
            .map(String::into_bytes)
            .collect()
    },
    words: &["1/", "2/", "999/", "\t", "#7119", "\u{202E}", "\n"],
    // Packing a link takes more than reading one.
    most_memory: 2 * MEGABYTE,
    run,
};

/// Read as a link, and as words that somebody has put into one.
fn run(bytes: &[u8]) -> String {
    let said = text(bytes);
    let card = CrewCard::read(&said);
    if let Ok(card) = &card {
        check(card);
    }
    let lines = said.split('\n').take(400).map(|line| {
        let (label, text) = line.split_once('：').unwrap_or(("", line));
        CrewLine {
            part: Part::Contacts,
            begins: true,
            label: label.to_owned(),
            text: text.to_owned(),
            kind: CrewValue::Phone,
        }
    });
    let written = CrewCard {
        lines: lines.collect(),
        shortened: vec![],
    };
    let read = CrewCard::read(&written.link());
    if let Ok(read) = &read {
        assert_eq!(read.lines.len(), written.lines.len());
        check(read);
    }
    let way = |card: &Result<CrewCard, _>| match card {
        Ok(card) => format!("card of {}", card.lines.len().min(8)),
        Err(fault) => format!("{fault:?}"),
    };
    format!("{} {}", way(&card), way(&read))
}

fn check(card: &CrewCard) {
    let words = card.lines.iter().flat_map(|line| [&line.label, &line.text]);
    assert!((1..=400).contains(&card.lines.len()));
    assert!(words.clone().map(String::len).sum::<usize>() <= 16 * 1024);
    let is_hidden = |one: char| one.is_control();
    assert!(!words.clone().any(|words| words.contains(is_hidden)));
    for address in card.lines.iter().filter_map(CrewLine::call) {
        let digits = address.strip_prefix("tel:").expect("a telephone's address");
        assert!((5..=16).contains(&digits.len()));
        assert!(digits.bytes().all(|digit| digit.is_ascii_digit()));
    }
    assert_eq!(CrewCard::read(&card.link()).as_ref(), Ok(card));
}
