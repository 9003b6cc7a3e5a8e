//! The sheet as it will come out of the printer: asked of the paper worker, shown as pictures of its pages.

mod pages;
mod press;

pub use pages::preview;
pub use press::{
    Fault, MissingCharacters, Paper, Stage, Wish, ask, ask_again, forget, paper, wish,
};
