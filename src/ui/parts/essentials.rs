//! Links to those of the seven essentials that are still empty.

use crate::catalogue::Essential;
use crate::session::Route;
use crate::ui::app::App;
use crate::ui::element::{Element, el};

/// A link to the page of each.
pub fn essential_links(app: App, missing: &[Essential]) -> Element {
    let links = missing.iter().map(|one| {
        el("li").child(
            el("a")
                .attr("href", Route::Essential(one.group()).to_string())
                .attr("data-essential", one.name())
                .text(app.say(&format!("essential.{}", one.name()))),
        )
    });
    el("ul").class("essentials").children(links)
}
