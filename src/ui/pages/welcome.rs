//! The first visit: what this is, where what is written stays, and for whom it will be.

use crate::browser::{self, Kept};
use crate::model::EntryMode;
use crate::session::{Event, Route};
use crate::ui::app::App;
use crate::ui::element::{Element, el};
use crate::ui::parts::buttons::{Weight, button};
use crate::ui::parts::frame::page;
use leptos::prelude::AnyView;
use leptos::task::spawn_local;

/// The first visit.
pub fn welcome(app: App) -> AnyView {
    // Nothing is promised that a page which keeps nothing would not hold.
    let promises: &[&str] = match app.with_saver(|saver| saver.kept()) {
        Kept::OnDevice => &["device", "nothing_sent", "no_account", "stop"],
        Kept::UntilClosed(_) | Kept::Nowhere => &["nothing_sent", "no_account"],
    };
    let promises = promises
        .iter()
        .map(|name| el("li").text(app.say(&format!("welcome.promise.{name}"))));
    page(Some(Route::Welcome), app.say("welcome.title"))
        .child(el("p").text(app.say("welcome.what")))
        .child(el("ul").children(promises))
        .child(
            el("section")
                .class("stack")
                .child(el("h2").text(app.say("welcome.for_whom")))
                .child(el("p").class("hint").text(app.say("welcome.for_whom.hint")))
                .child(beginnings(app)),
        )
        .child(
            el("p").child(
                el("a")
                    .id("restore")
                    .attr("href", Route::Data.to_string())
                    .text(app.say("welcome.restore")),
            ),
        )
        .maybe(not_here(app))
        .view()
}

/// For a device that others use too.
fn not_here(app: App) -> Option<Element> {
    // Where somebody's answers are kept already, that would be erasing them: the data page asks first.
    let is_first = app.read(|session| session.record().profiles.is_empty());
    let is_kept = app.with_saver(|saver| saver.kept()) == Kept::OnDevice;
    (is_first && is_kept).then(|| {
        let words = app.say("keep_nothing");
        el("p").child(button("keep-nothing", Weight::Quiet, words, move || {
            // Where it could not be done the page goes on as it was, and nothing is promised.
            spawn_local(async move {
                let _is_so = app.keep_nothing().await;
            });
        }))
    })
}

/// The three ways to begin with somebody.
pub fn beginnings(app: App) -> Element {
    let begin = move |entry_mode| {
        move || {
            let (id, today) = (browser::random_id(), app.today());
            app.send(Event::ProfileCreated {
                id,
                entry_mode,
                today,
            });
            app.renew();
            app.go(first_question(app));
        }
    };
    let way = |id: &str, words: &str, mode| button(id, Weight::Plain, app.say(words), begin(mode));
    el("div")
        .class("who-for")
        .child(way("start-self", "welcome.self", Some(EntryMode::Person)))
        .child(way(
            "start-together",
            "welcome.together",
            Some(EntryMode::Dictated),
        ))
        // Whether the person can be asked is a question of its own, asked later.
        .child(way("start-family", "welcome.family", None))
}

/// The first of the seven things that is still missing and may be asked for; the task list when none is.
pub fn first_question(app: App) -> Route {
    let missing = app.read(|session| session.missing_essentials());
    let page = app.profile(|profile| {
        let mut open = missing.iter().filter(|one| !one.is_declined(profile));
        open.next().map(|one| one.page(profile))
    });
    page.flatten().map_or(Route::Sheet, Route::Essential)
}
