//! The rules of the house that a reader would otherwise have to remember: names, lengths, where words for people
//! live, what is never written, and under which licences we stand.
mod source;

use source::{Fault, Source, none, sources};
use std::collections::BTreeSet;
use std::process::Command;

/// All our code.
const EVERYWHERE: &[&str] = &["src", "tests", "xtask/src"];

/// What stands at the top, beside dot files and what a build makes. A newcomer sees the house at one look.
const TOP: &[&str] = &[
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "Trunk.toml",
    "dist",
    "public",
    "rust-toolchain.toml",
    "src",
    "style",
    "target",
    "tests",
    "xtask",
];

/// The longest file, in lines; above 400 one looks for a second noun.
const LONGEST: usize = 600;

/// Names that say nothing.
const EMPTY_NAMES: &[&str] = &[
    "util", "utils", "helper", "helpers", "common", "manager", "service", "handler",
];

/// What is never written, where, and why.
const NEVER: &[(&str, &str, &str)] = &[
    ("todo!", "", "finish it or leave it out"),
    ("unimplemented!", "", "finish it or leave it out"),
    ("#[ignore", "", "a test runs or goes"),
    ("thread::sleep", "", "wait for a condition, not for time"),
    ("#[allow(", "", "mend what the lint says"),
    ("#![allow(", "", "mend what the lint says"),
    ("dbg!", "", "left over from a search"),
    (
        "HashMap",
        "src/",
        "its order changes from run to run; use BTreeMap or Vec",
    ),
    (
        "HashSet",
        "src/",
        "its order changes from run to run; use BTreeSet or Vec",
    ),
    ("println!", "src/", "personal data must not reach a log"),
    ("eprintln!", "src/", "personal data must not reach a log"),
];

/// The one file that may say `unsafe_code`, once, to let a library's macro cut the program there.
const SEAM: &str = "src/ui/later.rs";

/// People whose calling is to manage: a care manager, whoever sees to the medicines.
const PEOPLE: &[&str] = &["MedicationManager", "CareManager"];

/// Tables of characters, units and names that are looked for in what was written, no words for people; and the
/// pharmacy's own way of writing, in which a direction is kept.
const CHARACTER_TABLES: &[&str] = &[
    "src/layout/compound.rs",
    "src/layout/counter.rs",
    "src/layout/glyph.rs",
    "src/layout/kinsoku.rs",
    "src/layout/number.rs",
    "src/medication_notebook/alert.rs",
    "src/medication_notebook/directions.rs",
    "src/medication_notebook/letters.rs",
    "src/medication_notebook/person_fields.rs",
    "src/medication_notebook/review.rs",
    "src/medication_notebook/telephone.rs",
    "src/model/kana.rs",
];

/// Licences that go with MIT OR Apache-2.0.
const LICENCES: &[&str] = &[
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "0BSD",
    "BSL-1.0",
    "CC0-1.0",
    "Unlicense",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "OFL-1.1",
];

/// Packages under another licence that never come into the page, with the reason.
const TOOLS_ONLY: &[(&str, &str)] = &[];

#[test]
fn every_file_says_first_what_it_is_for() {
    none(
        &sources(EVERYWHERE)
            .iter()
            .flat_map(first_line)
            .collect::<Vec<_>>(),
    );
}

#[test]
fn nothing_new_stands_at_the_top() {
    let here = std::fs::read_dir(env!("CARGO_MANIFEST_DIR")).expect("the repository");
    let names = here.map(|entry| entry.expect("an entry").file_name());
    let new: Vec<String> = names
        .map(|name| name.to_string_lossy().into_owned())
        .filter(|name| !name.starts_with('.') && !TOP.contains(&name.as_str()))
        .collect();
    assert!(new.is_empty(), "not at the top: {new:?}");
}

#[test]
fn no_file_is_too_long() {
    none(
        &sources(EVERYWHERE)
            .iter()
            .flat_map(length)
            .collect::<Vec<_>>(),
    );
}

#[test]
fn no_file_and_no_type_has_an_empty_name() {
    none(
        &sources(EVERYWHERE)
            .iter()
            .flat_map(empty_names)
            .collect::<Vec<_>>(),
    );
}

#[test]
fn what_is_never_written_is_nowhere() {
    none(
        &sources(EVERYWHERE)
            .iter()
            .flat_map(never)
            .collect::<Vec<_>>(),
    );
}

#[test]
fn nothing_unsafe_is_written_and_one_file_lets_a_macro_do_it() {
    let all = sources(EVERYWHERE);
    none(&all.iter().flat_map(unsafe_words).collect::<Vec<_>>());
    let seam = all.iter().find(|source| source.path == SEAM);
    let said = seam.map(|source| unsafe_in(&source.code));
    assert_eq!(said, Some(1), "{SEAM} says it once, for the macro");
}

#[test]
fn the_page_lets_in_the_markup_that_the_preview_is_made_of_and_no_other() {
    let script = include_str!("../public/start.js");
    let let_in = script
        .split_once("/<\\/?(?:")
        .and_then(|(_, rest)| rest.split_once(')'));
    let let_in: BTreeSet<&str> = let_in.expect("a list of elements").0.split('|').collect();
    let all = sources(&["src/layout"]);
    let svg = all.iter().find(|source| source.path.ends_with("/svg.rs"));
    let svg = svg.expect("what draws the preview");
    let texts = svg
        .texts
        .iter()
        .filter(|(line, _)| *line < svg.tests_begin());
    let drawn: BTreeSet<&str> = texts
        .flat_map(|(_, text)| text.split('<').skip(1))
        .map(|tag| tag.trim_start_matches('/'))
        .map(|tag| {
            &tag[..tag
                .find(|one: char| !one.is_ascii_alphabetic())
                .unwrap_or(tag.len())]
        })
        .filter(|name| !name.is_empty())
        .collect();
    assert_eq!(let_in, drawn);
}

#[test]
fn words_for_people_live_in_the_language_files() {
    none(
        &sources(&["src"])
            .iter()
            .flat_map(words_in_code)
            .collect::<Vec<_>>(),
    );
}

#[test]
fn every_dependency_has_a_licence_that_fits() {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo is here, it runs this test");
    let metadata: serde_json::Value =
        serde_json::from_slice(&output.stdout).expect("cargo writes JSON");
    let packages = metadata["packages"].as_array().expect("a list of packages");
    assert!(packages.len() > 50, "the list looks cut off");
    let unfit = packages.iter().filter_map(|package| {
        let (name, licence) = (
            package["name"].as_str()?,
            package["license"].as_str().unwrap_or("none"),
        );
        let excepted = TOOLS_ONLY.contains(&(name, licence));
        (!fits(licence) && !excepted).then(|| Fault {
            place: name.to_owned(),
            what: format!("licence {licence}"),
        })
    });
    none(&unfit.collect::<Vec<_>>());
}

fn first_line(source: &Source) -> Option<Fault> {
    let said = source
        .whole
        .lines()
        .next()
        .unwrap_or("")
        .strip_prefix("//! ")
        .unwrap_or("");
    (said.chars().count() < 10)
        .then(|| source.fault(1, "the first line says what the file is for (//! …)"))
}

fn length(source: &Source) -> Option<Fault> {
    let lines = source.whole.lines().count();
    (lines > LONGEST).then(|| source.fault(lines, format!("{lines} lines; look for a second noun")))
}

fn empty_names(source: &Source) -> Vec<Fault> {
    let mut faults = Vec::new();
    let stem = source.path.trim_end_matches(".rs");
    if stem
        .split(['/', '_'])
        .any(|part| EMPTY_NAMES.contains(&part))
    {
        faults.push(source.fault(1, "the file's name says nothing"));
    }
    for (line, code) in source.code.lines().enumerate() {
        let words: Vec<_> = code
            .split(|one: char| !one.is_alphanumeric() && one != '_')
            .collect();
        for pair in words
            .windows(2)
            .filter(|pair| ["struct", "enum", "trait", "type", "mod"].contains(&pair[0]))
        {
            let name = pair[1].to_lowercase();
            // At the end (EventHandler), not at the start: a ServiceWorker is the web's own word.
            let empty =
                EMPTY_NAMES.iter().any(|empty| name.ends_with(empty)) || name.starts_with("common");
            if empty && !PEOPLE.contains(&pair[1]) {
                faults.push(source.fault(line + 1, format!("the name {} says nothing", pair[1])));
            }
        }
    }
    faults
}

fn never(source: &Source) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (line, code) in source.code.lines().enumerate() {
        for (word, place, why) in NEVER.iter().filter(|(word, ..)| code.contains(word)) {
            // println! is also the tail of eprintln!, which has a line of its own.
            if source.path.starts_with(place)
                && !(*word == "println!" && code.contains("eprintln!"))
            {
                faults.push(source.fault(line + 1, format!("{word}: {why}")));
            }
        }
    }
    faults
}

fn unsafe_words(source: &Source) -> Vec<Fault> {
    let lines = source.code.lines().enumerate();
    let found = lines.filter(|(_, code)| unsafe_in(code) > 0 && source.path != SEAM);
    found
        .map(|(line, _)| source.fault(line + 1, "unsafe: a library's, or not at all"))
        .collect()
}

/// How often code is unsafe, or lets code be.
fn unsafe_in(code: &str) -> usize {
    let words = code.split(|one: char| !one.is_alphanumeric() && one != '_');
    words
        .filter(|word| matches!(*word, "unsafe" | "unsafe_code"))
        .count()
}

fn words_in_code(source: &Source) -> Vec<Fault> {
    if source.path.starts_with("src/i18n/") || CHARACTER_TABLES.contains(&source.path.as_str()) {
        return Vec::new();
    }
    let japanese = |one: char| matches!(one, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}');
    let texts = source
        .texts
        .iter()
        .filter(|(line, text)| *line < source.tests_begin() && text.contains(japanese));
    texts
        .map(|(line, text)| {
            source.fault(
                *line,
                format!("words for people belong to the language files: {text}"),
            )
        })
        .collect()
}

/// Whether one of the ways that an SPDX expression offers is on our list.
fn fits(expression: &str) -> bool {
    let words = expression
        .replace('(', " ( ")
        .replace(')', " ) ")
        .replace('/', " OR ");
    let words: Vec<&str> = words.split_whitespace().collect();
    let mut at = 0;
    any_of(&words, &mut at) && at == words.len()
}

fn any_of(words: &[&str], at: &mut usize) -> bool {
    let mut good = all_of(words, at);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        good |= all_of(words, at);
    }
    good
}

fn all_of(words: &[&str], at: &mut usize) -> bool {
    let mut good = one_of(words, at);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        good &= one_of(words, at);
    }
    good
}

fn one_of(words: &[&str], at: &mut usize) -> bool {
    let Some(word) = words.get(*at) else {
        return false;
    };
    *at += 1;
    if *word == "(" {
        let good = any_of(words, at);
        *at += 1;
        return good;
    }
    let mut good = LICENCES.contains(word);
    if words.get(*at) == Some(&"WITH") {
        good &= words.get(*at + 1) == Some(&"LLVM-exception");
        *at += 2;
    }
    good
}

#[cfg(test)]
mod bad_samples {
    use super::*;

    #[test]
    fn a_file_that_does_not_say_what_it_is_for_is_found() {
        assert!(first_line(&Source::new("src/a.rs", "use std::fmt;")).is_some());
        assert!(first_line(&Source::new("src/a.rs", "//! A\n")).is_some());
        assert!(first_line(&Source::new("src/a.rs", "//! Dates in eras.\n")).is_none());
    }

    #[test]
    fn a_file_of_601_lines_is_found() {
        assert!(length(&Source::new("src/a.rs", &"\n".repeat(601))).is_some());
        assert!(length(&Source::new("src/a.rs", &"\n".repeat(600))).is_none());
    }

    #[test]
    fn names_that_say_nothing_are_found() {
        for (path, code) in [
            ("src/utils.rs", ""),
            ("src/common/mod.rs", ""),
            ("src/date_helpers.rs", ""),
            ("src/a.rs", "pub struct StorageManager;"),
            ("src/a.rs", "mod helpers {}"),
            ("src/a.rs", "enum CommonThing {}"),
        ] {
            assert_eq!(
                empty_names(&Source::new(path, code)).len(),
                1,
                "{path} {code}"
            );
        }
        assert!(empty_names(&Source::new("src/a.rs", "struct ServiceWorker;")).is_empty());
    }

    #[test]
    fn each_thing_that_is_never_written_is_found_in_code_and_only_there() {
        for (word, ..) in NEVER {
            let found = never(&Source::new(
                "src/a.rs",
                &format!("\n{word}();\n// {word}\n\"{word}\""),
            ));
            assert_eq!(found.len(), 1, "{word} {found:?}");
            assert_eq!(found[0].place, "src/a.rs:2");
        }
        assert!(never(&Source::new("xtask/src/a.rs", "println!()")).is_empty());
    }

    #[test]
    fn what_is_unsafe_is_found_but_where_the_program_is_cut() {
        for code in [
            "unsafe { a() }",
            "#![allow(unsafe_code)]",
            "unsafe fn a() {}",
        ] {
            assert_eq!(
                unsafe_words(&Source::new("src/a.rs", code)).len(),
                1,
                "{code}"
            );
            assert!(unsafe_words(&Source::new(SEAM, code)).is_empty());
        }
        assert!(
            unsafe_words(&Source::new("src/a.rs", "// unsafe\nlet a = \"unsafe\";")).is_empty()
        );
    }

    #[test]
    fn japanese_in_code_is_found_but_not_in_comments_and_tests() {
        assert_eq!(
            words_in_code(&Source::new("src/ui/a.rs", "let a = \"なし\";")).len(),
            1
        );
        let fine = "/// なし\nlet a = \"none\"; // なし\n#[cfg(test)]\nmod tests { const A: &str = \"なし\"; }";
        assert!(words_in_code(&Source::new("src/ui/a.rs", fine)).is_empty());
    }

    #[test]
    fn licences_that_do_not_fit_are_found() {
        for bad in [
            "GPL-3.0",
            "MIT AND GPL-3.0",
            "none",
            "",
            "(MIT OR Apache-2.0) AND AGPL-3.0",
            "Apache-2.0 WITH Foo",
        ] {
            assert!(!fits(bad), "{bad}");
        }
        for good in [
            "MIT",
            "MIT/Apache-2.0",
            "GPL-3.0 OR MIT",
            "(MIT OR GPL-2.0) AND Unicode-3.0",
            "Apache-2.0 WITH LLVM-exception OR MIT",
        ] {
            assert!(fits(good), "{good}");
        }
    }
}
