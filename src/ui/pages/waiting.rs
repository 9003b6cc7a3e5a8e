//! What stands in the place of a page that is still on its way, or could not be had.

use crate::ui::app::App;
use crate::ui::areas::Coming;
use crate::ui::element::el;
use crate::ui::fetch_rest;
use crate::ui::parts::buttons::{Weight, button};
use leptos::prelude::AnyView;

/// Says that it is coming; or that it did not come, what is safe, and lets one try again.
pub fn waiting(app: App, coming: Coming) -> AnyView {
    let page = el("main").id("content").attr("data-page", "waiting");
    let heading = |words: String| el("h1").id("heading").attr("tabindex", "-1").text(words);
    match coming {
        Coming::UnderWay => page.child(heading(app.say("words.coming"))).view(),
        Coming::Failed => page
            .child(heading(app.say("words.failed")))
            .child(el("p").text(app.say("words.failed.text")))
            .child(button(
                "fetch-words",
                Weight::Primary,
                app.say("words.failed.again"),
                move || fetch_rest(app),
            ))
            .view(),
    }
}
