//! What stands around every page: header, whose turn it is, notices, the column, the foot.

use super::{mark::mark, notices};
use crate::browser::Kept;
use crate::session::{Route, Saving};
use crate::ui::app::App;
use crate::ui::element::{Element, el, live, nothing};
use leptos::prelude::*;

/// A page's own element: its name, its heading, and what follows.
pub fn page(route: Option<Route>, heading: String) -> Element {
    page_with(route, None, heading)
}

/// The same with something before the heading: the way back, how far one has come.
pub fn page_with(route: Option<Route>, before: Option<AnyView>, heading: String) -> Element {
    let names_somebody = matches!(route, Some(Route::Home | Route::Print | Route::PrintMemo));
    let heading = el("h1").id("heading").attr("tabindex", "-1").text(heading);
    let heading = match names_somebody {
        true => heading.as_it_is(),
        false => heading,
    };
    el("main")
        .id("content")
        .attr("data-page", route.map_or("not-found", Route::name))
        .maybe(before)
        .child(heading)
}

/// The link back.
pub fn back(app: App, route: Route, words: &str) -> Element {
    el("a")
        .id("back")
        .class("back")
        .attr("href", route.to_string())
        .text(app.say(words))
}

/// The frame with the page in it.
pub fn frame(app: App, page: AnyView) -> AnyView {
    // Beside somebody else's sheet nothing stands of those who use this device.
    let is_anothers = app.route.get_untracked() == Some(Route::Crew);
    let skip = el("a")
        .class("skip")
        .id("skip")
        // The address is taken by the pages: the link moves the focus and nothing else.
        .attr("href", "#content")
        .text(app.say("frame.skip"))
        .on("click", |event| {
            event.prevent_default();
            crate::browser::focus_id("heading");
        });
    let header = el("header").class("header").child(
        el("div")
            .class("header-inner")
            .child(
                el("a")
                    .id("home")
                    .class("brand")
                    .attr("href", Route::Home.to_string())
                    .text(app.say("frame.product")),
            )
            .child(
                el("a")
                    .id("help")
                    .attr("href", Route::Help.to_string())
                    .text(app.say("frame.help")),
            ),
    );
    let footer = el("footer").class("footer").child(
        el("div")
            .class("footer-inner")
            .child(
                el("p")
                    .class("saved")
                    .id("saved")
                    .live_text(move || saved(app)),
            )
            .child(el("p").class("small").text(app.say("frame.foot"))),
    );
    let own = (!is_anothers).then(|| {
        [
            live(move || whose(app)),
            notices::notices(app),
            notices::unsaved(app),
        ]
    });
    let footer = (!is_anothers).then_some(footer);
    el("div")
        .child(skip)
        .child(header)
        .children(own.into_iter().flatten())
        .child(page)
        .maybe(footer)
        .view()
}

/// Whose turn it is, where more than one person's answers are on this device.
fn whose(app: App) -> AnyView {
    app.track_frame();
    let people = app.read(|session| session.record().profiles.len());
    let current = app.profile(|profile| profile.mark);
    let (Some(current), true) = (current, people > 1) else {
        return nothing();
    };
    let name = Memo::new(move |_| app.watch(|session| name_of(app, session.profile())));
    el("div")
        .class("whose")
        .attr("role", "region")
        .attr("aria-label", app.say("whose.region"))
        .child(
            el("div")
                .class("whose-inner")
                .child(
                    el("p").child(mark(current)).child(
                        el("span")
                            .as_it_is()
                            .live_text(move || app.fill("whose.now", &[("name", &name.get())])),
                    ),
                )
                .child(
                    el("a")
                        .id("people")
                        .attr("href", Route::People.to_string())
                        .text(app.say("whose.change")),
                ),
        )
        .view()
}

/// The person's name with 「さん」, or words for one who has none yet.
pub fn name_of(app: App, profile: Option<&crate::model::Profile>) -> String {
    let name = profile.map(|profile| profile.emergency.person.full_name());
    match name.filter(|name| !name.is_empty()) {
        Some(name) => app.fill("name.of", &[("name", &name)]),
        None => app.say("name.none"),
    }
}

fn saved(app: App) -> String {
    // What goes with the page is not saved, whatever the shelf in memory says.
    let is_kept = app.with_saver(|saver| saver.kept()) == Kept::OnDevice;
    app.watch(|session| match (session.saving(), session.profile()) {
        (Saving::Saved, Some(_)) if is_kept => app.say("saving.saved"),
        (Saving::Waiting, _) => app.say("saving.waiting"),
        _ => String::new(),
    })
}
