//! What this page is, what it does with what is written, for whom it works, and whose work is in it.

use crate::session::Route;
use crate::ui::app::App;
use crate::ui::element::{Element, el};
use crate::ui::parts::frame::{back, page_with};
use leptos::prelude::AnyView;

/// The font licence, as it stands beside the fonts.
const FONT_LICENCE: &str = "./fonts/OFL.txt";
/// Every package in the programs with its licence; the build makes this page.
const PART_LICENCES: &str = "./licences.html";

/// A part of such a page: `statement.PAGE.PART` is its heading, the same with `.1`, `.2` its paragraphs.
fn part(app: App, route: Route, part: &str) -> Element {
    let key = format!("statement.{}.{part}", route.name());
    let paragraphs =
        (1..).map_while(|number| app.find(&format!("statement.{}.{part}.{number}", route.name())));
    el("section")
        .class("stack")
        .attr("data-part", part)
        .child(el("h2").text(app.say(&key)))
        .children(paragraphs.map(|words| el("p").text(words)))
}

fn whole(app: App, route: Route, parts: &[&str]) -> Element {
    let before = back(app, Route::Help, "statement.back").view();
    let title = app.say(&format!("page.{}", route.name()));
    page_with(Some(route), Some(before), title)
        .children(parts.iter().map(|name| part(app, route, name)))
}

/// What this is, who made it, what it cannot do.
pub fn about(app: App) -> AnyView {
    whole(app, Route::About, &["what", "not", "review", "promise"]).view()
}

/// What is done with what is written.
pub fn privacy(app: App) -> AnyView {
    whole(app, Route::Privacy, &["device", "host", "paper", "others"]).view()
}

/// For whom it works, and for whom not yet.
pub fn accessibility(app: App) -> AnyView {
    whole(app, Route::Accessibility, &["aim", "works", "not_yet"]).view()
}

/// Whose work is in it.
pub fn licences(app: App) -> AnyView {
    let link = |address, words| {
        let link = el("a").class("target").attr("href", address);
        el("p").child(link.text(app.say(words)))
    };
    whole(
        app,
        Route::Licences,
        &["program", "fonts", "tokens", "crates"],
    )
    .child(link(PART_LICENCES, "statement.licences.all"))
    .child(link(FONT_LICENCE, "statement.licences.font_text"))
    .view()
}
