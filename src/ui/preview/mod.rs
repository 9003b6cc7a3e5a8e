//! The papers as they will come out of the printer: asked of the paper worker, shown as pictures of their pages.

mod about;
mod pages;
mod press;
mod wish;

pub use about::{AboutPaper, MissingCharacters};
pub use pages::preview;
pub use press::{Fault, Paper, Stage, ask, ask_again, forget, paper};
pub use wish::Wish;
