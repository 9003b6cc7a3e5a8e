//! The vault: what it closes opens again here and with the `age` program; nothing else opens, and nothing panics.
mod age_program;
mod laws;
mod refusals;
