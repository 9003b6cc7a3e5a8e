//! The questions of a page, one under the other; those that an answer brings up appear in place.

use crate::catalogue::{Group, Place};
use crate::ui::app::App;
use crate::ui::controls::{Question, control};
use crate::ui::element::{Element, el};
use leptos::prelude::Get;

/// Every question of the page.
pub fn questions(app: App, group: &'static Group) -> Element {
    let items = group.items.iter().filter_map(|item| {
        let place = Place::of(item.link_id);
        let shape = app.profile(|profile| item.shape(profile))?;
        let is_asked = app.follow(move |session| {
            session
                .profile()
                .is_some_and(|profile| (item.enabled_when)(profile))
        });
        let control = control(Question::at(app, place), &shape);
        Some(
            el("div")
                .hidden_while(move || !is_asked.get())
                .child(control),
        )
    });
    el("div").class("questions").children(items)
}
