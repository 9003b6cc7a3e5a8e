//! A closed backup and what a locked device hands over: age files, opened with the right passphrase and a wrong one.

use super::{MANY, MEGABYTE, Target, texts};
use tsutaeru::vault::{MAX_WORK, Passphrase, open_with_passphrase};

pub const TARGET: Target = Target {
    name: "age-file",
    runs: MANY,
    corpus,
    words: WORDS,
    most_memory: 64 * MEGABYTE,
    run,
};

/// Made with the age library at 2 to the power of 2 rounds, so that opening them a hundred thousand times is quick.
const BY_PASSPHRASE: &str = include_str!("age/passphrase.age");
/// The key of a device, closed by the same passphrase.
const KEY: &str = include_str!("age/key.age");
/// What that key closes.
const SEALED: &str = include_str!("age/sealed.age");
/// The passphrase of these files.
const PASSPHRASE: &str = "fuzz";

const WORDS: &[&str] = &[
    "-----BEGIN AGE ENCRYPTED FILE-----\n",
    "-----END AGE ENCRYPTED FILE-----\n",
    "age-encryption.org/v1\n",
    "-> scrypt ",
    "-> X25519 ",
    "-> ",
    " 19\n",
    " 64\n",
    " 255\n",
    "--- ",
    "==",
    "\r\n",
];

fn corpus() -> Vec<Vec<u8>> {
    let handed_over = format!("{KEY}{SEALED}");
    let mut all = texts(&[BY_PASSPHRASE, KEY, SEALED, &handed_over]);
    // The binary form, whose lines can be mutated one by one.
    all.extend(texts(&[
        "age-encryption.org/v1\n-> scrypt bF0K+nDHigCuoPX+Nvh/IA 2\nLQ4QxBsejxCYysRcPpT/bj7EWtCFRDGUfiaRICieTP8\n--- AIGO8gcKrrKkYfcAYsSGttlr7gXa6eg3f1kq8dDzUWc\n",
    ]));
    all
}

/// Whether it asks for work that is allowed, but takes too long to be done a hundred thousand times.
fn is_costly(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let mut asked = text
        .lines()
        .filter(|line| line.starts_with("-> scrypt"))
        .filter_map(|line| line.rsplit(' ').next()?.parse::<u8>().ok());
    asked.any(|work| (9..=MAX_WORK).contains(&work))
}

fn run(bytes: &[u8]) -> String {
    if is_costly(bytes) {
        return "costly".to_owned();
    }
    let open = |letters: &str| {
        let opened = open_with_passphrase(bytes, &Passphrase::typed(letters.to_owned()));
        opened.map(|text| text.len() / 16)
    };
    let (right, wrong) = (open(PASSPHRASE), open("another"));
    assert!(wrong.is_err(), "a wrong passphrase opened it");
    format!("{right:?} {wrong:?}")
}
