//! The personas: made-up people, each a backup in this folder. Every test that walks them all walks this list.

/// The names of their files. One that is not here, or has no file, is found by `tests/store_personas.rs`.
pub const PERSONAS: [&str; 11] = [
    "minimal",
    "full",
    "extreme",
    "couple",
    "deaf",
    "vietnam",
    "heavy",
    "unknown",
    "clozapine",
    "child",
    "final_stage",
];
