//! The papers: laws over any person, and the cases that can hurt somebody.
#![cfg(feature = "schema")]

mod after_confirmation;
mod alerts;
mod blank_forms;
mod copies;
mod crew_link;
mod fold_guides;
mod front;
#[path = "../generated/mod.rs"]
mod generated;
mod handed;
mod laws;
mod marked;
mod markup;
mod memo_cases;
mod memo_laws;
#[path = "../personas/mod.rs"]
mod personas;
mod plain_text;
mod printed;
mod scaled;
mod several;
mod small_papers;
mod states;
mod talk;
mod whom_to_call;
