//! What lies on the device: keys and texts of any kind, opened, saved beside, opened again.

use super::{COUPLE, FIELDS, MANY, MEGABYTE, MINIMAL, Target, text, without_numbers};
use tsutaeru::store::{
    Backup, MemoryShelf, Notice, Record, Shelf, Store, read_unsealed, text_to_seal,
};

pub const TARGET: Target = Target {
    name: "shelf",
    runs: MANY,
    corpus,
    words: WORDS,
    most_memory: 64 * MEGABYTE,
    run,
};

/// Between a key and its text, and between one and the next.
const NEXT: char = '\u{1e}';

/// How an age file in letters begins.
const SEALED: &str = "-----BEGIN AGE ENCRYPTED FILE-----\n";

const WORDS: &[&str] = &[
    "\u{1e}",
    "tsutaeru.record.",
    "\u{1e}tsutaeru.record.000000000009\u{1e}",
    "\u{1e}tsutaeru.record.18446744073709551615\u{1e}",
    "000000000007",
    "tsutaeru-save 1 7 00000000\n",
    "tsutaeru-save 2 7 ",
    SEALED,
    "\"schema\":1",
    "\"schema\":2",
    "\"revision\":1",
    "\"profiles\":[]",
    "\"current\":\"00000000000000a1\"",
    FIELDS[0],
    FIELDS[6],
];

fn corpus() -> Vec<Vec<u8>> {
    let record = |persona: &str| {
        let backup = Backup::read(persona).expect("a persona");
        Record {
            profiles: backup.record.profiles,
            ..Record::default()
        }
    };
    let (small, large) = (record(MINIMAL), record(COUPLE));
    let json = |record: &Record| serde_json::to_string(record).expect("a record can be written");
    let key = "tsutaeru.record.00000000000";
    let shelves = [
        saved(&[&small, &large], false),
        saved(&[&large, &small], true),
        format!(
            "{key}7{NEXT}{}{NEXT}{key}8{NEXT}{}",
            json(&small),
            json(&large)
        ),
        format!(
            "{key}7{NEXT}{{{NEXT}{key}8{NEXT}{}{NEXT}tsutaeru.language{NEXT}ja",
            json(&small)
        ),
        format!("{key}1{NEXT}{{\"schema\":2}}"),
        // From before the check sum. Mutated as JSON, because there is nothing else in it.
        json(&small),
        json(&large),
    ];
    shelves.map(String::into_bytes).to_vec()
}

/// A shelf as the program leaves it.
fn saved(records: &[&Record], sealed: bool) -> String {
    let shelf = MemoryShelf::new();
    let (mut store, _) = Store::open(&shelf);
    for record in records {
        store.save(record).expect("there is room in memory");
    }
    if sealed {
        store.save_sealed(SEALED).expect("there is room in memory");
    }
    let texts = shelf.contents().into_iter();
    let pieces: Vec<String> = texts.flat_map(|(key, text)| [key, text]).collect();
    pieces.join(&NEXT.to_string())
}

fn run(bytes: &[u8]) -> String {
    let text = text(bytes);
    let pieces: Vec<&str> = match text.contains(NEXT) {
        true => text.split(NEXT).collect(),
        false => vec!["tsutaeru.record.000000000007", &text],
    };
    let shelf = MemoryShelf::new();
    for pair in pieces.chunks_exact(2) {
        shelf
            .write(pair[0], pair[1])
            .expect("there is room in memory");
    }
    let before = shelf.contents();
    let (mut store, opened) = Store::open(&shelf);
    assert_eq!(shelf.contents(), before, "opening writes nothing");
    for key in &opened.set_aside {
        let found = store.set_aside(key).ok().flatten();
        assert_eq!(found.map(|found| found.text).as_ref(), before.get(key));
    }
    let mut saved = vec![];
    for _ in 0..3 {
        saved.push(store.save(&opened.record));
    }
    let after = shelf.contents();
    if opened.locked.is_some() {
        assert!(!opened.saves, "locked, and yet it would save");
        for piece in &pieces {
            if let Some(Ok(record)) = store.unlock(piece) {
                let sealed =
                    text_to_seal(&record).map(|text| read_unsealed(&text, record.revision));
                assert_eq!(
                    sealed,
                    Some(Ok(record)),
                    "what was sealed is the same unsealed"
                );
            }
        }
    }
    if !opened.saves {
        assert_eq!(after, before, "what is not to be touched was touched");
    }
    for key in &opened.set_aside {
        assert_eq!(
            after.get(key),
            before.get(key),
            "what was set aside was touched"
        );
    }
    for (key, text) in before
        .iter()
        .filter(|(key, _)| !key.starts_with("tsutaeru.record."))
    {
        assert_eq!(after.get(key), Some(text), "what is not ours was touched");
    }
    if let Some(Ok(last)) = saved.last() {
        let again = Store::open(&shelf).1;
        let expected = Record {
            revision: last.revision,
            ..opened.record
        };
        assert_eq!(again.record, expected, "what was saved opens again");
    }
    let notice = match &opened.notice {
        Some(Notice::Newer { .. }) => "newer".to_owned(),
        other => without_numbers(&format!("{other:?}")),
    };
    format!(
        "{notice} {} {} {:?}",
        opened.locked.is_some(),
        opened.set_aside.len().min(3),
        saved.last().map(Result::is_ok)
    )
}
