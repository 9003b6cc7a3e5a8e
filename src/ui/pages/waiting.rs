//! What stands in the place of a page whose words are still on their way, or could not be had.

use crate::ui::app::{App, Coming};
use crate::ui::element::el;
use crate::ui::fetch_words;
use crate::ui::parts::buttons::{Weight, button};
use leptos::prelude::AnyView;

/// Says that they are coming; or that they did not come, what is safe, and lets one try again.
pub fn waiting(app: App, coming: Coming) -> AnyView {
    let page = el("main").id("content").attr("data-page", "waiting");
    let heading = |words: String| el("h1").id("heading").attr("tabindex", "-1").text(words);
    match coming {
        Coming::UnderWay | Coming::Here => page.child(heading(app.say("words.coming"))).view(),
        Coming::Failed => page
            .child(heading(app.say("words.failed")))
            .child(el("p").text(app.say("words.failed.text")))
            .child(button(
                "fetch-words",
                Weight::Primary,
                app.say("words.failed.again"),
                move || fetch_words(app),
            ))
            .view(),
    }
}
