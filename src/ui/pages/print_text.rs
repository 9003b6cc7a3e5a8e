//! The papers as plain text: read on the screen, copied to be pasted, or saved. The person's own act.

use super::print_preview::Sheet;
use crate::browser::{self, Deliverable, PLAIN, Way};
use crate::sheet::text_file;
use crate::ui::app::App;
use crate::ui::element::{Element, el, live};
use crate::ui::parts::buttons::{Weight, actions, button};
use leptos::prelude::*;

/// The text, folded up, and what can be done with it.
pub(super) fn as_text(app: App, sheet: Sheet) -> Element {
    let outcome = RwSignal::new("");
    let text = Memo::new(move |_| sheet.with(|paper| paper.about.text.clone()));
    let copy = move || {
        browser::copy_text(&text.get_untracked(), move |is_done| {
            outcome.set(if is_done { "copied" } else { "not_copied" });
        });
    };
    let save = move || {
        let file = Deliverable {
            name: sheet.with_untracked(|paper| format!("{}.txt", paper.about.file_name)),
            media_type: PLAIN,
            bytes: text_file(&text.get_untracked()).into_bytes(),
        };
        browser::hand_over(file, move |way| outcome.set(outcome_name(way)));
    };
    let said = move || match outcome.get() {
        "" => String::new(),
        name => app.say(&format!("print.text.{name}")),
    };
    let lines = move || {
        let text = text.get();
        let lines = text.lines().filter(|line| !line.is_empty());
        let lines = lines.map(|line| el("p").text(line));
        el("div")
            .class("paper-words")
            .as_it_is()
            .children(lines)
            .view()
    };
    el("details")
        .id("preview-as-text")
        .hidden_while(move || text.with(String::is_empty))
        .child(
            el("summary")
                .id("read-as-text")
                .text(app.say("print.as_text")),
        )
        .child(el("p").class("hint").text(app.say("print.text.what")))
        .child(actions(vec![
            button("copy-text", Weight::Plain, app.say("print.text.copy"), copy),
            button("save-text", Weight::Plain, app.say("print.text.save"), save),
        ]))
        .child(
            el("p")
                .id("text-outcome")
                .attr("role", "status")
                .live_attr("data-outcome", move || Some(outcome.get().to_owned()))
                .live_text(said),
        )
        .child(live(lines))
}

/// The last part of the words that say how a file was handed over.
pub(super) fn outcome_name(way: Option<Way>) -> &'static str {
    match way {
        Some(Way::Download) => "saved",
        Some(Way::Share) => "shared",
        Some(Way::Tab) => "in_tab",
        None => "failed",
    }
}
