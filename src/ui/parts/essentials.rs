//! Links to those of the seven essentials that are still empty.

use super::states::state;
use crate::catalogue::{Essential, GroupState};
use crate::session::Route;
use crate::ui::app::App;
use crate::ui::element::{Element, el};

/// A link to the page of each on which it waits; what is not to be written says so.
pub fn essential_links(app: App, missing: &[Essential]) -> Element {
    let links = missing.iter().filter_map(|&one| {
        let (page, is_declined) =
            app.profile(|profile| (one.page(profile), one.is_declined(profile)))?;
        let link = el("a")
            .attr("href", Route::Essential(page).to_string())
            .attr("data-essential", one.name())
            .text(app.say(&format!("essential.{}", one.name())));
        let declined = is_declined.then(|| state(app, GroupState::Declined));
        Some(el("li").child(link).maybe(declined))
    });
    el("ul").class("essentials").children(links)
}
