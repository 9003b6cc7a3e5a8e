//! The papers of any record that can be read: they are laid out, whatever is in it, on so many pages and no more.

use super::{FIELDS, MEGABYTE, Target, people, today};
use serde_json::Value;
use std::sync::LazyLock;
use tsutaeru::i18n::Words;
use tsutaeru::layout::svg::svg;
use tsutaeru::model::{Profile, from_tree};
use tsutaeru::sheet::{CopyChoice, SHEETS, Wanted, lay_out_wanted};

pub const TARGET: Target = Target {
    name: "sheet",
    // Every paper is laid out each time.
    runs: 20_000,
    corpus: people,
    words: FIELDS,
    most_memory: 64 * MEGABYTE,
    run,
};

static WORDS: LazyLock<Words> = LazyLock::new(|| Words::of("ja"));

fn run(bytes: &[u8]) -> String {
    let Ok(tree) = serde_json::from_slice::<Value>(bytes) else {
        return "no JSON".to_owned();
    };
    let Ok(profile) = from_tree::<Profile>(tree) else {
        return "no person".to_owned();
    };
    let mut way = String::new();
    for sheet in SHEETS {
        let readers = CopyChoice::readers(sheet.id).iter();
        let mut copies = readers.filter_map(|code| CopyChoice::for_reader(sheet.id, code));
        let count = CopyChoice::readers(sheet.id).len() + 1;
        let copy = copies.nth(bytes.len() % count);
        let copy = copy.unwrap_or_else(|| CopyChoice::of(sheet.id));
        let wanted = Wanted {
            profile: &profile,
            today: today(),
            words: &WORDS,
            choice: &copy,
            site: "https://example.org/",
        };
        let made = lay_out_wanted(sheet.id, &wanted);
        let laid = made.map(|made| made.laid).unwrap_or_default();
        let pages = laid.pages.len();
        assert!(
            (1..=8 + bytes.len() / 100).contains(&pages),
            "{pages} pages of {} bytes",
            bytes.len()
        );
        for page in &laid.pages {
            let drawn = svg(page);
            assert_eq!(
                drawn.matches('<').count(),
                drawn.matches('>').count(),
                "markup is only ours"
            );
            page.lines();
        }
        way += &format!("{} {} ", pages.min(6), laid.missing.len().min(3));
    }
    way
}
