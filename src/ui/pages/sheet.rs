//! The task list of the sheet: its parts, the pages in each, and how far each has come.

use super::welcome::first_question;
use crate::catalogue::SECTIONS;
use crate::session::Route;
use crate::ui::app::App;
use crate::ui::element::el;
use crate::ui::parts::buttons::{Weight, actions, link};
use crate::ui::parts::frame::{back, page_with};
use crate::ui::parts::tasks::tasks;
use leptos::prelude::AnyView;

/// The task list.
pub fn sheet(app: App) -> AnyView {
    let before = back(app, Route::Home, "sheet.back").view();
    let missing = app.read(|session| session.missing_essentials());
    // What the person does not want to write is not asked for again.
    let missing = app.profile(|profile| {
        let open = missing.iter().filter(|one| !one.is_declined(profile));
        open.count()
    });
    let missing = missing.unwrap_or(0);
    let first = (missing > 0).then(|| {
        el("section")
            .class("notice")
            .child(el("h2").text(app.say("sheet.essentials")))
            .child(
                el("p").text(app.fill("sheet.essentials.what", &[("count", &missing.to_string())])),
            )
            .child(link(
                "start-essentials",
                Weight::Primary,
                app.say("sheet.essentials.start"),
                first_question(app).to_string(),
            ))
    });
    let check = if missing > 0 {
        Weight::Plain
    } else {
        Weight::Primary
    };
    page_with(Some(Route::Sheet), Some(before), app.say("sheet.title"))
        .child(el("p").text(app.say("sheet.what")))
        .maybe(first)
        .children(SECTIONS.iter().map(|section| tasks(app, section)))
        .child(actions(vec![
            link(
                "check",
                check,
                app.say("sheet.check"),
                Route::Check.to_string(),
            ),
            link(
                "print",
                Weight::Plain,
                app.say("sheet.print"),
                Route::Print.to_string(),
            ),
        ]))
        .view()
}
