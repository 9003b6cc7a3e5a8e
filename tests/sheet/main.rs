//! The papers: laws over any person, and the cases that can hurt somebody.
#![cfg(feature = "schema")]

mod after_confirmation;
mod alerts;
#[path = "../generated/mod.rs"]
mod any;
mod blank_forms;
mod call_memo;
mod copies;
mod crew_link;
mod declined;
mod editions;
mod fallen;
mod fold_guides;
mod front;
mod generated;
mod handed;
mod handed_alerts;
mod laws;
mod marked;
mod markup;
mod memo_cases;
mod memo_laws;
mod page_ends;
#[path = "../personas/mod.rs"]
mod personas;
mod plain_text;
mod printed;
mod scaled;
mod several;
mod small_papers;
mod states;
mod talk;
mod turned_round;
mod voices;
mod who_answers;
mod whom_to_call;
mod wrong_clock;
