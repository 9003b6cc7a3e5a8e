//! The code on the crew's sheet: off until the person ticks it for this paper, with words that say who can read it.

use super::print_copy::{Copies, tick};
use super::print_preview::Sheet;
use crate::sheet::emergency;
use crate::ui::app::App;
use crate::ui::element::{Element, el, nothing};
use leptos::prelude::*;

/// The tick. It is gone when the page is left: a code is chosen each time anew.
pub(super) fn code(app: App, copies: Copies) -> Element {
    let is_chosen = copies.code.get_untracked();
    let words = app.say("print.code.tick");
    let tick = tick("code", "with-code", words, is_chosen, move |is_ticked| {
        copies.code.set(is_ticked);
    });
    el("details")
        .id("code")
        .flag("open", is_chosen)
        .child(
            el("summary")
                .class("button quiet start")
                .text(app.say("print.code")),
        )
        .child(el("p").text(app.say("print.code.what")))
        .child(el("p").text(app.say("print.code.care")))
        .child(el("div").class("options").child(tick))
}

/// What became of the code on the sheet that is shown, where that is not what was ticked.
pub(super) fn became(app: App, sheet: Sheet) -> AnyView {
    if sheet.is_old() {
        return nothing();
    }
    let about = sheet.with(|paper| paper.about.clone());
    let words = match about.of(emergency::ID).map(|paper| paper.code.as_str()) {
        Some("shortened") => "print.code.shortened",
        Some("no-room") => "print.code.no_room",
        _ => return nothing(),
    };
    el("p")
        .class("notice hint")
        .id("code-became")
        .attr("role", "status")
        .text(app.say(words))
        .view()
}
