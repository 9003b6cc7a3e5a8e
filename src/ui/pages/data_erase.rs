//! Erasing on the data page: one person, or everything in two calm steps.

use crate::browser;
use crate::session::Route;
use crate::ui::app::App;
use crate::ui::dom;
use crate::ui::element::{Element, el, live};
use crate::ui::parts::buttons::{Weight, actions, button, link};
use crate::ui::preview;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How far erasing has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Offered,
    Asked,
    Done,
    Failed,
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
            Step::Done => {
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
            Step::Failed => told(app, "failed").view(),
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
        move || {
            spawn_local(async move {
                let erased = app.erase().await;
                if erased {
                    preview::forget();
                    browser::forget_handed_over();
                    // The page's own files, the same for everybody: they go so that nothing shows that it was here.
                    browser::forget_files().await;
                    app.offline.set(None);
                }
                step.set(if erased { Step::Done } else { Step::Failed });
                dom::focus_soon("erase-title".into());
            });
        },
    );
    let means = ["backup", "not", "never"]
        .map(|name| el("li").text(app.say(&format!("data.erase.means.{name}"))));
    el("div")
        .class("notice care")
        .child(title(app, "data.erase.title"))
        .child(el("ul").children(means))
        .child(actions(vec![no, yes]))
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
