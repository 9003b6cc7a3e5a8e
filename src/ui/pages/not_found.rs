//! An address without a page.

use crate::session::Route;
use crate::ui::app::App;
use crate::ui::element::el;
use crate::ui::parts::buttons::{Weight, link};
use crate::ui::parts::frame::page;
use leptos::prelude::AnyView;

/// Says that nothing is lost and leads home.
pub fn not_found(app: App) -> AnyView {
    page(None, app.say("not_found.title"))
        .child(el("p").text(app.say("not_found.text")))
        .child(link(
            "go-home",
            Weight::Primary,
            app.say("not_found.home"),
            Route::Home.to_string(),
        ))
        .view()
}
