//! The file of words that the page fetches: a network may answer with anything.

use super::{MANY, MEGABYTE, Target, text, texts};
use std::sync::LazyLock;
use tsutaeru::i18n::Words;

pub const TARGET: Target = Target {
    name: "words",
    runs: MANY,
    corpus: || {
        texts(&[
            "# つたえるシート: 日本語\nhome.title = つたえるシート\nanswer.none = ない\n",
            "# つたえるシート: 日本語\n\n# 人\ndata.refused.* = {a}と{b}\nwalking.cane = つえ\na.b.c = \\n\n",
            "<!doctype html>\n<title>Sign in</title>\n",
        ])
    },
    words: &[
        "# つたえるシート:",
        "=",
        "\n",
        "{",
        "}",
        "{a}",
        "\\n",
        "*",
        "a.*.c",
        "a.b.c",
        "home.title",
        "#",
    ],
    most_memory: 4 * MEGABYTE,
    run,
};

/// The words that the program carries.
static CARRIED: LazyLock<Words> = LazyLock::new(|| Words::of("ja"));

fn run(bytes: &[u8]) -> String {
    let text = text(bytes);
    // What is taken in stays for as long as the page, and so for as long as this runs.
    if text.len() > 2_000 {
        return "long".to_owned();
    }
    let mut words = CARRIED.clone();
    let before = words.keys().count();
    let taken = words.take_in(text.clone());
    assert_eq!(words.fetched(), if taken { text.as_str() } else { "" });
    let added = words.keys().count() - before;
    assert!(taken || added == 0);
    // Also those that the program carries: they keep the words that they had.
    let said = text.lines().filter_map(|line| line.split_once('='));
    let keys = said.map(|(key, _)| key.trim());
    for key in keys.chain(["a.b.c", "a", ".", "", &text]) {
        if let Some(carried) = CARRIED.find(key).filter(|_| !CARRIED.is_shared(key)) {
            assert_eq!(words.find(key), Some(carried));
        }
        words.find(key);
        words.say(key);
        let filled = words.fill(key, &[("a", "{b}"), ("b", "{a}")]);
        assert!(filled.len() <= words.say(key).len() + 3 * text.len());
        words.option(key, "walking", key);
    }
    format!("{taken} {}", added.min(9))
}
