//! Faces for the letters of names from everywhere: the journeys print them, and look for their ink.
use super::browsers::install;
use crate::run::output;
use anyhow::Result;
use std::process::Command;

/// What a script is asked for by, what it is called, and the Debian package that brings a face for it.
const FACES: [(&str, &str, &str); 6] = [
    (":lang=ja", "a Japanese font", "fonts-morisawa-bizud-gothic"),
    // A rare form of a common name; whoever has it has hangul and simplified characters too.
    (
        ":charset=20bb7",
        "a font with rare kanji, hangul and simplified characters",
        "fonts-noto-cjk",
    ),
    (
        ":lang=vi",
        "a font with Vietnamese letters",
        "fonts-dejavu-core",
    ),
    (":lang=th", "a Thai font", "fonts-tlwg-loma-otf"),
    (":lang=ne", "a Devanagari font", "fonts-lohit-deva"),
    (
        ":charset=1f600",
        "a font with emoji",
        "fonts-noto-color-emoji",
    ),
];

/// Makes sure of them.
pub fn ensure() -> Result<()> {
    let is_missing = |pattern: &str| {
        output(Command::new("fc-list").arg(pattern)).is_ok_and(|faces| faces.trim().is_empty())
    };
    let missing: Vec<_> = FACES
        .iter()
        .filter(|(pattern, ..)| is_missing(pattern))
        .map(|(_, what, package)| (*what, *package))
        .collect();
    install(&missing)
}
