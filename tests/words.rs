//! Every question, option and page has its words, in every language, and no word stands about unused.

use std::collections::BTreeSet;
use tsutaeru::catalogue::{self, Essential, GroupState, Kind, Shape};
use tsutaeru::i18n::{LANGUAGES, Words};
use tsutaeru::model::{Profile, ProfileId, ProfileMark};

/// Every question with the key of its words: those of the profile and those of rows.
fn questions() -> Vec<(String, Shape)> {
    let profile = Profile::new(
        ProfileId::from_random(1),
        ProfileMark::Circle,
        "2026-11-20".parse().unwrap(),
    );
    let mut questions = vec![];
    for item in catalogue::items() {
        questions.push((item.link_id.to_owned(), item.shape(&profile)));
        if let Kind::Rows(rows) = &item.kind {
            let columns = rows.columns().into_iter();
            questions.extend(
                columns
                    .map(|column| (format!("{}.{}", item.link_id, column.link_id), column.shape)),
            );
        }
    }
    questions
}

/// The keys without which something on a page would have no words.
fn needed() -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    keys.extend(catalogue::sections().map(|section| format!("section.{}", section.id)));
    keys.extend(catalogue::groups().map(|(_, group)| format!("group.{}", group.id)));
    keys.extend(
        Essential::ALL
            .iter()
            .map(|essential| format!("essential.{}", essential.name())),
    );
    use GroupState::{Begun, Declined, Done, Later, NotStarted};
    keys.extend(
        [NotStarted, Begun, Later, Declined, Done].map(|state| format!("state.{}", state.name())),
    );
    for (key, shape) in questions() {
        if matches!(shape, Shape::Rows { .. }) {
            keys.extend(["row", "add"].map(|name| format!("{key}.{name}")));
        }
        keys.insert(key);
    }
    keys
}

#[test]
fn every_question_has_its_words_in_every_language() {
    for language in LANGUAGES {
        let words = Words::of(language.tag);
        let missing: Vec<_> = needed()
            .into_iter()
            .filter(|key| words.find(key).is_none())
            .collect();
        assert!(missing.is_empty(), "{}: {missing:#?}", language.tag);
    }
}

#[test]
fn every_option_has_its_words_in_every_language() {
    for language in LANGUAGES {
        let words = Words::of(language.tag);
        for (key, shape) in questions() {
            let (list, offered) = match shape {
                Shape::Choice { list, offered } | Shape::Choices { list, offered } => {
                    (list, offered)
                }
                Shape::Rows { .. } => ("answer", vec!["some", "none", "unknown"]),
                _ => continue,
            };
            for code in offered {
                assert_ne!(
                    words.option(&key, list, code),
                    code,
                    "{}: {key} {list}.{code}",
                    language.tag
                );
            }
        }
    }
}

#[test]
fn two_options_of_a_question_never_read_the_same() {
    for language in LANGUAGES {
        let words = Words::of(language.tag);
        for (key, shape) in questions() {
            if let Shape::Choice { list, offered } | Shape::Choices { list, offered } = shape {
                let labels: BTreeSet<_> = offered
                    .iter()
                    .map(|code| words.option(&key, list, code))
                    .collect();
                assert_eq!(labels.len(), offered.len(), "{}: {key}", language.tag);
            }
        }
    }
}

/// Keys of what somebody's own "none" is printed as.
fn says_none(key: &str) -> bool {
    key.split('.')
        .any(|part| part == "none" || part == "all_none")
}

#[test]
fn on_paper_only_the_words_for_none_say_none() {
    for language in LANGUAGES {
        let words = Words::of(language.tag);
        for key in words
            .keys()
            .filter(|key| key.starts_with("sheet.") && !says_none(key))
        {
            let said = words.say(key).replace("記入なし", "");
            assert!(!said.contains("なし"), "{}: {key}: {said}", language.tag);
        }
    }
}
