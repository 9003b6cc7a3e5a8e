//! What stands on paper where no face has the characters: a picture of them, or words that say so.
//!
//! Whoever has more faces (a browser) draws what [`crate::layout::Laid::to_draw`] names and adds it here; what is
//! laid out [`with_drawings`] then has the pictures in its lines, as wide as they are.

use super::Picture;
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Letters that no face has, as whole as they must be drawn: a word where letters join, else a character.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ToDraw {
    /// The letters.
    pub text: String,
    /// Whether they are to be heavier.
    pub bold: bool,
}

/// What is drawn instead of letters.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Instead {
    /// A picture of them.
    Picture(Arc<Picture>),
    /// Words that say that they cannot be shown.
    Note(String),
}

/// Everything that was drawn, or could not be.
#[derive(Clone, Debug, Default)]
pub struct Drawings {
    known: BTreeMap<ToDraw, Option<Instead>>,
}

impl Drawings {
    /// Whether it was tried before, whatever came of it.
    pub fn knows(&self, letters: &ToDraw) -> bool {
        self.known.contains_key(letters)
    }

    /// Takes in what stands instead of some letters; `None` is what the face makes of them.
    pub fn add(&mut self, letters: ToDraw, instead: Option<Instead>) {
        self.known.insert(letters, instead);
    }
}

thread_local! {
    /// What was drawn for the paper being laid out. It holds for the time of a call, as the faces hold for
    /// all: whoever composes a paper asks for widths in many places.
    static HELD: RefCell<Arc<Drawings>> = RefCell::default();
}

/// Lays out with what was drawn: the built-in widths know it while `act` runs.
pub fn with_drawings<T>(drawings: &Arc<Drawings>, act: impl FnOnce() -> T) -> T {
    let before = HELD.replace(drawings.clone());
    let done = act();
    HELD.set(before);
    done
}

/// What stands instead of letters in the paper being laid out.
pub(super) fn held(letters: &ToDraw) -> Option<Instead> {
    HELD.with_borrow(|held| held.known.get(letters)?.clone())
}
