//! Words and code fit: no key is asked for that has no words, and no words stand about that nobody asks for.
mod source;

use source::{Fault, none, sources};
use std::collections::BTreeSet;
use tsutaeru::catalogue::{self, Kind, Shape};
use tsutaeru::i18n::Words;
use tsutaeru::model::{Profile, ProfileId, ProfileMark};

/// The texts in the code of the modules that speak, outside its unit tests, each with its place.
fn texts() -> Vec<Fault> {
    let folders = [
        "src/i18n",
        "src/catalogue",
        "src/session",
        "src/sheet",
        "src/browser",
        "src/ui",
        "src/bin",
    ];
    let mut texts = vec![];
    for source in sources(&folders) {
        let end = source.tests_begin();
        let spoken = source.texts.iter().filter(|(line, _)| *line < end);
        texts.extend(spoken.map(|(line, text)| source.fault(*line, text.clone())));
    }
    texts
}

/// True for what could be a key: two or more lower-case words with points between.
fn is_key(text: &str) -> bool {
    text.contains('.')
        && text.split('.').all(|part| {
            !part.is_empty()
                && part.bytes().all(|byte| {
                    byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_-".contains(&byte)
                })
        })
}

/// True where a key made by filling in the pattern's places (`state.{}`) can be this one.
fn fits(pattern: &str, key: &str) -> bool {
    let mut pieces = vec![];
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((_, behind)) = after.split_once('}') else {
            return false;
        };
        pieces.push(before);
        rest = behind;
    }
    pieces.push(rest);
    let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else {
        return false;
    };
    let Some(mut key) = key
        .strip_prefix(first)
        .and_then(|key| key.strip_suffix(last))
    else {
        return false;
    };
    for piece in pieces.iter().skip(1).take(pieces.len().saturating_sub(2)) {
        match key.find(piece) {
            Some(at) => key = &key[at + piece.len()..],
            None => return false,
        }
    }
    true
}

/// True where the key of many (`a.*.c`) stands for this one (`a.b.c`).
fn stands_for(many: &str, key: &str) -> bool {
    many.split_once("*.").is_some_and(|(first, last)| {
        key.strip_prefix(first)
            .and_then(|rest| rest.strip_suffix(last))
            .is_some_and(|between| between.find('.') == Some(between.len().saturating_sub(1)))
    })
}

/// What the questions themselves ask for: labels, options, hints, examples.
fn of_questions() -> BTreeSet<String> {
    let profile = Profile::new(
        ProfileId::from_random(1),
        ProfileMark::Circle,
        "2026-11-20".parse().unwrap(),
    );
    let mut shapes = vec![];
    for item in catalogue::items() {
        shapes.push((item.link_id.to_owned(), item.shape(&profile)));
        if let Kind::Rows(rows) = &item.kind {
            let columns = rows.columns().into_iter();
            shapes.extend(
                columns
                    .map(|column| (format!("{}.{}", item.link_id, column.link_id), column.shape)),
            );
        }
    }
    let mut keys = BTreeSet::new();
    for (question, shape) in shapes {
        let (list, codes) = match shape {
            Shape::Choice { list, offered } | Shape::Choices { list, offered } => (list, offered),
            Shape::Rows { .. } => ("answer", vec!["some", "none", "unknown"]),
            _ => ("answer", vec![]),
        };
        for code in codes {
            keys.extend([
                format!("{question}.{code}"),
                format!("{list}.{code}"),
                format!("answer.{code}"),
            ]);
        }
        keys.extend(
            ["hint", "example", "row", "add", "many"].map(|name| format!("{question}.{name}")),
        );
        keys.insert(question);
    }
    keys
}

#[test]
fn every_key_in_the_code_has_its_words() {
    let words = Words::of("ja");
    let families: BTreeSet<_> = words
        .keys()
        .filter_map(|key| key.split('.').next())
        .collect();
    let links: BTreeSet<_> = of_questions();
    let faults: Vec<_> = texts()
        .into_iter()
        .filter(|Fault { what: text, .. }| {
            is_key(text) && families.contains(text.split('.').next().unwrap_or_default())
        })
        .filter(|Fault { what: text, .. }| words.find(text).is_none() && !links.contains(text))
        // The papers name places in the record, some of them above or below a question.
        .filter(|Fault { place, what }| {
            let in_record = ["about.", "care_plan.", "emergency."]
                .iter()
                .any(|start| what.starts_with(start));
            !(place.starts_with("src/sheet/") && in_record)
        })
        .map(|Fault { place, what }| Fault {
            place,
            what: format!("no words under {what}"),
        })
        .collect();
    none(&faults);
}

/// The page's own program does not carry the paper's words: asking for one would show its key.
#[test]
fn the_page_asks_for_no_words_of_the_paper() {
    let paper = include_str!("../src/i18n/locales/ja.paper.txt");
    let lines = paper.lines().filter(|line| !line.starts_with('#'));
    let keys: BTreeSet<_> = lines
        .filter_map(|line| line.split_once(" = "))
        .map(|(key, _)| key)
        .collect();
    assert!(!keys.is_empty());
    let of_paper = ["src/sheet/", "src/bin/paper_worker/"];
    let of_the_page = |place: &str| !of_paper.iter().any(|folder| place.starts_with(folder));
    let faults: Vec<_> = texts()
        .into_iter()
        .filter(|text| of_the_page(&text.place) && keys.contains(text.what.as_str()))
        .collect();
    none(&faults);
}

/// What stands on the screen before the other words have come.
const FIRST: &[&str] = &[
    "src/browser/",
    "src/session/",
    "src/ui/app.rs",
    "src/ui/mod.rs",
    "src/ui/pages/home.rs",
    "src/ui/pages/mod.rs",
    "src/ui/pages/not_found.rs",
    "src/ui/pages/people.rs",
    "src/ui/pages/sheet.rs",
    "src/ui/pages/waiting.rs",
    "src/ui/pages/welcome.rs",
    "src/ui/parts/essentials.rs",
    "src/ui/parts/frame.rs",
    "src/ui/parts/mark.rs",
    "src/ui/parts/notices.rs",
    "src/ui/parts/states.rs",
];

#[test]
fn what_is_shown_first_asks_for_no_words_that_come_later() {
    let later = include_str!("../src/i18n/locales/ja.txt");
    let lines = later.lines().filter(|line| !line.starts_with('#'));
    let keys: BTreeSet<_> = lines
        .filter_map(|line| line.split_once(" = "))
        .map(|(key, _)| key)
        .collect();
    assert!(!keys.is_empty());
    let asks = |text: &str| {
        let is_pattern = text.contains('.') && text.contains('{') && !text.starts_with('{');
        keys.contains(text) || is_pattern && keys.iter().any(|key| fits(text, key))
    };
    let faults: Vec<_> = texts()
        .into_iter()
        .filter(|text| FIRST.iter().any(|place| text.place.starts_with(place)))
        .filter(|text| asks(&text.what))
        .collect();
    none(&faults);
}

#[test]
fn every_key_of_the_words_is_asked_for() {
    let words = Words::of("ja");
    let questions = of_questions();
    let texts: BTreeSet<_> = texts().into_iter().map(|text| text.what).collect();
    let patterns: Vec<_> = texts
        .iter()
        .filter(|text| text.contains('.') && text.contains('{') && !text.starts_with('{'))
        .collect();
    let is_asked_for = |key: &str| {
        questions.contains(key)
            || texts.contains(key)
            || questions.iter().any(|question| stands_for(key, question))
            || patterns.iter().any(|pattern| fits(pattern, key))
    };
    // What others say in the person's place is asked for with what the person says.
    let is_of_others = |key: &str| {
        let own = key.strip_suffix(".inferred");
        own.is_some_and(|own| words.find(own).is_some() && is_asked_for(own))
    };
    let faults: Vec<_> = words
        .keys()
        .filter(|key| !is_asked_for(key) && !is_of_others(key))
        .map(|key| Fault {
            place: "src/i18n/locales/ja.txt".into(),
            what: format!("nobody asks for {key}"),
        })
        .collect();
    none(&faults);
}

#[test]
fn a_pattern_fits_the_keys_that_it_can_make_and_no_others() {
    assert!(fits("state.{}", "state.begun"));
    assert!(fits("notice.{name}.text", "notice.full.text"));
    assert!(!fits("notice.{name}.text", "notice.full"));
    assert!(!fits("state.{}", "estate.begun"));
    assert!(is_key("home.title") && !is_key("Home.title") && !is_key("home") && !is_key("a..b"));
}
