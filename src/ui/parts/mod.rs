//! Pieces that several pages share.

pub mod answer_lines;
pub mod buttons;
pub mod change_line;
pub mod essentials;
pub mod frame;
pub mod mark;
pub mod notices;
pub mod passphrase;
pub mod questions;
pub mod said;
pub mod states;
pub mod tasks;
