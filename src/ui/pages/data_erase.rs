//! Erasing on the data page: one person, or everything in two calm steps.

use crate::session::Route;
use crate::store::{Erasure, Residue};
use crate::ui::app::App;
use crate::ui::dom;
use crate::ui::element::{Element, el, live};
use crate::ui::parts::buttons::{Weight, actions, button, link};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How far erasing has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Offered,
    Asked,
    AtWork,
    /// What became of it, which is told as done only where nothing is left anywhere.
    Tried(Erasure),
}

/// Erasing.
pub(super) fn erasing(app: App) -> Element {
    let step = RwSignal::new(Step::Offered);
    let alone = app.follow(|session| session.record().profiles.len() < 2);
    let one = el("p").hidden_while(move || alone.get()).child(
        el("a")
            .class("target")
            .attr("href", Route::People.to_string())
            .text(app.say("data.erase.one")),
    );
    el("section")
        .class("stack")
        .child(el("h2").text(app.say("data.erase")))
        .child(el("p").text(app.say("data.erase.what")))
        .child(one)
        .child(live(move || match step.get() {
            Step::Offered => button(
                "erase-everything",
                Weight::Plain,
                app.say("data.erase.everything"),
                move || {
                    step.set(Step::Asked);
                    dom::focus_soon("erase-title".into());
                },
            )
            .view(),
            Step::Asked => asked(app, step).view(),
            Step::AtWork => el("p")
                .attr("role", "status")
                .text(app.say("data.erased.at_work"))
                .view(),
            Step::Tried(erasure) if erasure.left().is_empty() => {
                let begin = link(
                    "begin-anew",
                    Weight::Plain,
                    app.say("data.erased.begin"),
                    Route::Welcome.to_string(),
                );
                // The address may be that one already, as on the lock page: then nothing else would move.
                told(app, "done")
                    .child(begin.on("click", move |_| app.renew()))
                    .view()
            }
            Step::Tried(erasure) if !erasure.counts() => told(app, "failed").view(),
            Step::Tried(erasure) => told(app, "left")
                .child(el("ul").children(erasure.left().into_iter().map(|place| {
                    let words = format!("data.erased.left.{}", name(place));
                    el("li").text(app.say(&words))
                })))
                .child(button(
                    "erase-again",
                    Weight::Plain,
                    app.say("data.erased.again"),
                    move || {
                        erase(app, step);
                    },
                ))
                .view(),
        }))
}

/// What it means, and the two ways on. In its place on the page: nothing pops up.
fn asked(app: App, step: RwSignal<Step>) -> Element {
    let no = button(
        "keep-everything",
        Weight::Plain,
        app.say("data.erase.no"),
        move || {
            step.set(Step::Offered);
            dom::focus_soon("erase-everything".into());
        },
    );
    let yes = button(
        "confirm-erase-everything",
        Weight::Plain,
        app.say("data.erase.yes"),
        move || erase(app, step),
    );
    let means = ["backup", "not", "never"]
        .map(|name| el("li").text(app.say(&format!("data.erase.means.{name}"))));
    el("div")
        .class("notice care")
        .child(title(app, "data.erase.title"))
        .child(el("ul").children(means))
        .child(actions(vec![no, yes]))
}

fn erase(app: App, step: RwSignal<Step>) {
    step.set(Step::AtWork);
    spawn_local(async move {
        let erasure = app.erase().await;
        step.set(Step::Tried(erasure));
        dom::focus_soon("erase-title".into());
    });
}

fn name(place: Residue) -> &'static str {
    match place {
        Residue::Shelf => "shelf",
        Residue::SecondCopy => "second",
        Residue::Before => "before",
        Residue::Files => "files",
    }
}

fn title(app: App, words: &str) -> Element {
    el("h3")
        .id("erase-title")
        .attr("tabindex", "-1")
        .text(app.say(words))
}

fn told(app: App, name: &str) -> Element {
    el("div")
        .class("notice")
        .attr("data-erased", name)
        .child(title(app, &format!("data.erased.{name}")))
        .child(el("p").text(app.say(&format!("data.erased.{name}.what"))))
}
