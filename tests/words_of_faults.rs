//! Whatever goes wrong, the person is told what happened, what is safe, and what to do.
mod source;

use source::{Fault, Source, none, sources};
use tsutaeru::i18n::{LANGUAGES, Words};

/// Where a fault gets the name of its words: the file, the function, and the words with the name filled in.
const NAMED: &[(&str, &str, &str)] = &[
    ("src/ui/parts/notices.rs", "opening", "notice.{}.text"),
    ("src/ui/parts/notices.rs", "saving", "notice.{}.text"),
    ("src/ui/pages/data_restore.rs", "refused", "data.refused.{}"),
    (
        "src/ui/pages/data_restore.rs",
        "unread_name",
        "data.refused.{}",
    ),
    ("src/ui/hindrance.rs", "name", "lock.trouble.{}"),
    (
        "src/ui/pages/print_preview.rs",
        "fault_name",
        "print.fault.{}",
    ),
];

/// Names of what is filled in, which stand among those names.
const PARTS: &[&str] = &["line", "most", "at"];

/// Words that stand beside those of a fault, as one text with them.
const BESIDE: &[(&str, &str)] = &[
    ("data.refused.", "data.refused.safe"),
    ("vault.trouble.", "vault.trouble.safe"),
];

/// Words that are told of a fault of another making.
const ALONE: &[&str] = &[
    "fault.text",
    "notice.not_kept.text",
    "notice.nowhere.text",
    "words.failed.text",
    "print.outcome.failed",
    "data.not_handed_over",
];

/// By which words a sentence says that something is safe. (That it is not, where it is not.)
const SAFE: &[&str] = &[
    "無事",
    "残って",
    "残せ",
    "残してあり",
    "取ってあり",
    "手をつけていません",
    "変わっていません",
    "消えていません",
    "消えます",
    "消えました",
];

/// By which words it says what to do.
const TO_DO: &[&str] = &[
    "ください",
    "みて",
    "できます",
    "もどせます",
    "残せます",
    "書けます",
];

/// The body of a function, with its texts.
fn names_in(source: &Source, function: &str) -> Vec<String> {
    let start = source
        .code
        .lines()
        .position(|line| line.starts_with(&format!("fn {function}(")));
    let start = start.unwrap_or_else(|| panic!("{} has no {function}", source.path));
    let length = source
        .code
        .lines()
        .skip(start)
        .position(|line| line == "}")
        .expect("an end");
    let code: Vec<&str> = source.code.lines().skip(start).take(length).collect();
    let wild = code
        .iter()
        .any(|line| line.trim_start().starts_with("_ =>"));
    let thoughtless = source.fault(start + 1, "the same words for what nobody has thought of");
    assert!(!wild, "{thoughtless:?}");
    let lines = start + 1..=start + length;
    let is_name =
        |(line, text): &&(usize, String)| lines.contains(line) && !PARTS.contains(&text.as_str());
    let names = source.texts.iter().filter(is_name);
    names.map(|(_, text)| text.clone()).collect()
}

/// What is wrong with the words under a key.
fn lacks(words: &Words, key: &str) -> Option<String> {
    let Some(said) = words.find(key) else {
        return Some("there are no such words".to_owned());
    };
    let beside = BESIDE
        .iter()
        .filter(|(start, beside)| key.starts_with(start) && key != *beside);
    let beside: String = beside.map(|(_, beside)| words.say(beside)).collect();
    let all = format!("{said}{beside}");
    let sentences = all.matches('。').count();
    let says = |some: &[&str]| some.iter().any(|one| all.contains(one));
    match () {
        () if sentences < 2 => Some(format!("{sentences} sentences")),
        () if !says(SAFE) => Some("does not say what is safe".to_owned()),
        () if !says(TO_DO) => Some("does not say what to do".to_owned()),
        () => None,
    }
}

#[test]
fn every_fault_has_words_that_say_what_is_safe_and_what_to_do() {
    let sources = sources(&["src/ui"]);
    let mut faults = vec![];
    for language in LANGUAGES {
        let words = Words::of(language.tag);
        let mut keys: Vec<String> = ALONE.iter().map(|key| (*key).to_owned()).collect();
        for (file, function, pattern) in NAMED {
            let source = sources
                .iter()
                .find(|source| source.path == *file)
                .expect("the file");
            let names = names_in(source, function);
            assert!(names.len() > 1, "{function} names nothing");
            keys.extend(names.iter().map(|name| pattern.replace("{}", name)));
        }
        // And every other of the kind, wherever it is named.
        let of_kind = |key: &&str| {
            let kind = [
                "data.refused.",
                "print.fault.",
                "lock.trouble.",
                "vault.trouble.",
            ]
            .iter()
            .any(|start| key.starts_with(start));
            kind && !key.ends_with(".safe") && !key.ends_with(".again")
        };
        keys.extend(words.keys().filter(of_kind).map(str::to_owned));
        keys.sort();
        keys.dedup();
        faults.extend(keys.iter().filter_map(|key| {
            let what = lacks(&words, key)?;
            Some(Fault {
                place: format!("{} {key}", language.tag),
                what,
            })
        }));
    }
    none(&faults);
}

/// A date that is being typed is no fault yet: nothing is in danger, and the remark beside it is short.
#[test]
fn every_remark_on_a_date_says_what_to_do() {
    for language in LANGUAGES {
        let words = Words::of(language.tag);
        let keys: Vec<&str> = words
            .keys()
            .filter(|key| key.starts_with("date.issue."))
            .collect();
        assert!(keys.len() > 5, "{keys:?}");
        for key in keys {
            let said = words.say(key);
            let says = TO_DO.iter().any(|one| said.contains(one));
            assert!(says, "{}: {key} does not say what to do", language.tag);
        }
    }
}

#[test]
fn words_that_say_too_little_are_found_out() {
    let words = Words::of("ja");
    assert!(lacks(&words, "no.such.words").is_some());
    assert!(lacks(&words, "announcement.save_failed").is_some());
    assert!(lacks(&words, "date.issue.day_missing").is_some());
    assert!(lacks(&words, "notice.full.text").is_none());
}
