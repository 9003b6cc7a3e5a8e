//! How far a page or a section has come, as a word with a sign.

use crate::catalogue::GroupState;
use crate::ui::app::App;
use crate::ui::element::{Element, el};

/// The word and its sign.
pub fn state(app: App, state: GroupState) -> Element {
    el("span")
        .class(format!("state {}", state.name()))
        .text(app.say(&format!("state.{}", state.name())))
}
