//! Every hazard in `.github/HAZARDS.md` names the tests that hold it, and each of them is there.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const LIST: &str = ".github/HAZARDS.md";
/// The part of the list that no test holds.
const NOT_HELD: &str = "## Not held";

fn here(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

/// The hazards, each with the tests that it names.
fn hazards(list: &str) -> Vec<(&str, Vec<&str>)> {
    let held = list.split(NOT_HELD).next().unwrap_or(list);
    let parts = held.split("\n### ").skip(1);
    parts
        .map(|part| {
            let title = part.lines().next().unwrap_or_default();
            let named = part.lines().filter_map(|line| line.strip_prefix("- `"));
            let tests = named.filter_map(|line| line.strip_suffix('`'));
            (title, tests.collect())
        })
        .collect()
}

/// Where the test stands, and its name.
fn place(test: &str) -> Option<(String, &str)> {
    let (file, name) = test.split_once("::")?;
    let file = match file.ends_with(".rs") {
        true => file.to_owned(),
        false => format!("tests/{file}.rs"),
    };
    Some((file, name))
}

/// True where the text has that function, and it is a test: not one that is only called.
fn has_test(text: &str, name: &str) -> bool {
    let is_made_by_hand = |before: &str| {
        let lines = before.lines().rev();
        let mut attributes = lines.take_while(|line| !line.trim_end().ends_with('}'));
        attributes.any(|line| line.trim() == "#[test]")
    };
    let function = format!("fn {name}(");
    let mut found = text.match_indices(&function);
    found.any(|(at, _)| is_made_by_hand(&text[..at]))
}

#[test]
fn every_hazard_is_held_by_tests_that_are_there() {
    let list = here(LIST);
    let hazards = hazards(&list);
    assert!(hazards.len() >= 29, "only {} hazards", hazards.len());
    let mut gone = vec![];
    for (hazard, tests) in &hazards {
        if tests.is_empty() {
            gone.push(format!("{hazard}: names no test"));
        }
        for test in tests {
            let is_there = place(test).is_some_and(|(file, name)| has_test(&here(&file), name));
            if !is_there {
                gone.push(format!("{hazard}: {test} is not there"));
            }
        }
    }
    assert_eq!(gone, Vec::<String>::new());
    let titles: BTreeSet<_> = hazards.iter().map(|(title, _)| title).collect();
    assert_eq!(titles.len(), hazards.len(), "two hazards of one name");
}

#[test]
fn a_test_that_is_gone_is_noticed() {
    let list =
        "## A\n\n### One\n- `a::b`\n- `src/c.rs::d`\n\n### Two\nWords.\n\n## Not held\n\n### No\n";
    assert_eq!(
        hazards(list),
        [("One", vec!["a::b", "src/c.rs::d"]), ("Two", vec![])]
    );
    assert_eq!(place("a::b"), Some(("tests/a.rs".to_owned(), "b")));
    assert_eq!(place("src/c.rs::d"), Some(("src/c.rs".to_owned(), "d")));
    let file = "#[test]\nfn b() {\n}\n\nfn c() {\n}\n";
    assert!(has_test(file, "b") && !has_test(file, "c") && !has_test(file, "d"));
}
