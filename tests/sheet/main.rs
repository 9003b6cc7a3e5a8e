//! The crew's sheet: laws over any person, and the cases that can hurt somebody.
#![cfg(feature = "schema")]

mod front;
#[path = "../generated/mod.rs"]
mod generated;
mod laws;
mod printed;
mod states;
