//! Pieces that several pages share.

pub mod answer_lines;
pub mod buttons;
pub mod essentials;
pub mod frame;
pub mod mark;
pub mod notices;
pub mod questions;
pub mod said;
pub mod states;
pub mod tasks;
