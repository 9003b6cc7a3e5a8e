//! What is fed. A further one is a file here with a `pub const TARGET`, and a line in [`TARGETS`].

mod age_file;
mod backup;
mod crew_link;
mod date;
mod notebook;
mod paper_request;
mod phone;
mod restore;
mod route;
mod sheet;
mod shelf;
mod words;

#[path = "../../../personas/mod.rs"]
mod personas;

/// Something that reads texts from outside.
pub struct Target {
    /// Its name for `--target`.
    pub name: &'static str,
    /// So many runs where nobody says how many.
    pub runs: u64,
    /// Good texts to begin with.
    pub corpus: fn() -> Vec<Vec<u8>>,
    /// Words that mean something to it.
    pub words: &'static [&'static str],
    /// So many bytes it may take beside the text, at the most.
    pub most_memory: usize,
    /// Feeds it, checks what must hold, and says in a word what way it went: a text that goes a new way is
    /// gone on from.
    pub run: fn(&[u8]) -> String,
}

/// Every target; the slowest first, so that none of them is what all wait for at the end.
pub const TARGETS: &[Target] = &[
    age_file::TARGET,
    notebook::TARGET,
    sheet::TARGET,
    backup::TARGET,
    restore::TARGET,
    shelf::TARGET,
    paper_request::TARGET,
    words::TARGET,
    date::TARGET,
    phone::TARGET,
    route::TARGET,
    crew_link::TARGET,
];

const MEGABYTE: usize = 1_000_000;

/// The runs of a quick target.
const MANY: u64 = 100_000;

/// A day to print and to save on.
const TODAY: &str = "2026-11-20";

const MINIMAL: &str = include_str!("../../../personas/minimal.json");
const COUPLE: &str = include_str!("../../../personas/couple.json");
const FULL: &str = include_str!("../../../personas/full.json");

fn today() -> tsutaeru::model::Date {
    TODAY.parse().expect("a day of the calendar")
}

/// As a browser decodes a file.
fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn texts(texts: &[&str]) -> Vec<Vec<u8>> {
    texts.iter().map(|text| text.as_bytes().to_vec()).collect()
}

/// Every persona's backup but that of extreme, with which every run would be slow.
fn whole_backups() -> Vec<Vec<u8>> {
    let names = personas::PERSONAS.iter().filter(|name| **name != "extreme");
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../personas");
    names
        .map(|name| std::fs::read(format!("{folder}/{name}.json")).expect("a persona"))
        .collect()
}

/// Backups: whole ones, and small ones with a part of a person each, which are quick and go as deep.
fn backups() -> Vec<Vec<u8>> {
    let mut all = whole_backups();
    let full: serde_json::Value = serde_json::from_str(FULL).expect("a persona");
    let person = &full["record"]["profiles"][0];
    for whole in [
        "emergency",
        "care_plan",
        "about",
        "progress",
        "history",
        "printings",
    ] {
        let mut pieces = vec![];
        match &person[whole] {
            serde_json::Value::Object(parts) => {
                for (name, part) in parts {
                    pieces.push(serde_json::json!({ name: part }));
                }
            }
            serde_json::Value::Null => {}
            piece => pieces.push(piece.clone()),
        }
        for piece in pieces {
            let mut small: serde_json::Value = serde_json::from_str(MINIMAL).expect("a persona");
            small["record"]["profiles"][0][whole] = piece;
            all.push(small.to_string().into_bytes());
        }
    }
    all
}

/// The people of backups, as text.
fn people() -> Vec<Vec<u8>> {
    let people = |backup: Vec<u8>| {
        let tree: serde_json::Value = serde_json::from_slice(&backup).expect("a persona");
        let people = tree["record"]["profiles"]
            .as_array()
            .cloned()
            .unwrap_or_default();
        people
            .into_iter()
            .map(|person| person.to_string().into_bytes())
    };
    backups().into_iter().flat_map(people).collect()
}

/// A way without the numbers in it: rows and lines are many.
fn without_numbers(way: &str) -> String {
    way.chars()
        .filter(|c| !c.is_ascii_digit())
        .take(80)
        .collect()
}

/// Words of a record.
const FIELDS: &[&str] = &[
    "format",
    "tsutaeru-backup",
    "schema",
    "saved_on",
    "record",
    "profiles",
    "id",
    "mark",
    "circle",
    "created_on",
    "updated_on",
    "about",
    "emergency",
    "care_plan",
    "history",
    "printings",
    "progress",
    "person",
    "medications",
    "contacts",
    "none",
    "unknown",
    "some",
    "known",
    "rows",
    "parts",
    "confirmed_on",
    "revision",
    "current",
    "00000000000000a1",
    "1941-03~",
    "2026-11-20",
    "\"schema\": 2",
    "\"schema\": 0",
];
