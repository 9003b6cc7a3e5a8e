//! The lock page: what stands in the place of every page until the passphrase is given.

use super::data_backup::{file_name, hand_over};
use super::data_erase::erasing;
use crate::browser::{self, Deliverable, SEALED};
use crate::session::Locking;
use crate::ui::app::App;
use crate::ui::dom;
use crate::ui::element::{Element, el, live, nothing};
use crate::ui::hindrance::Hindrance;
use crate::ui::lock;
use crate::ui::parts::buttons::{Weight, button, submit};
use crate::ui::parts::passphrase::{Entry, field, hiding};
use crate::ui::preview;
use leptos::prelude::*;

/// The lock page.
pub fn lock(app: App) -> AnyView {
    // Somebody else's sheet may have been shown meanwhile: nothing that was made of anybody's record stays.
    preview::forget();
    browser::forget_handed_over();
    browser::forget_printing();
    let hindrance: RwSignal<Option<Hindrance>> = RwSignal::new(None);
    let entry = Entry::begin();
    let open = move |event: leptos::ev::Event| {
        event.prevent_default();
        hindrance.set(None);
        lock::unlock(
            app,
            entry.text("passphrase"),
            move |outcome| match outcome {
                // The page behind it stands in this one's place already.
                Ok(()) => dom::focus_soon("heading".into()),
                Err(why) => {
                    hindrance.set(Some(why));
                    dom::focus_soon("passphrase".into());
                }
            },
        );
    };
    let is_trying = Memo::new(move |_| {
        app.watch(|session| matches!(session.locking(), Locking::Trying { .. }))
    });
    let remark = move || match (is_trying.get(), hindrance.get()) {
        (true, _) => app.say("vault.at_work"),
        (false, Some(why)) => why.say(app),
        (false, None) => String::new(),
    };
    let form = el("form")
        .class("stack")
        .on("submit", open)
        .child(field(app, entry, "passphrase", "of_device"))
        .child(hiding(app, entry))
        .child(submit("unlock", Weight::Primary, app.say("lock.unlock")))
        .child(
            el("p")
                .class("remark")
                .id("lock-remark")
                .attr("role", "alert")
                .live_text(remark),
        );
    el("main")
        .id("content")
        .attr("data-page", "lock")
        .child(
            el("h1")
                .id("heading")
                .attr("tabindex", "-1")
                .text(app.say("lock.title")),
        )
        .child(el("p").text(app.say("lock.what")))
        .child(live(move || legible(app)))
        .child(form)
        .child(forgotten(app))
        .view()
}

/// What can be read all the same, without the passphrase.
fn legible(app: App) -> AnyView {
    let found = app.with_saver(|saver| saver.with_store(|store| store.legible()));
    let count = found.map_or(0, |found| found.len());
    let parts = [("count", &*count.to_string())];
    let on_shelf = (count > 0).then(|| app.fill("lock.legible.locked", &parts));
    let in_copy = app.copy_left.get().then(|| app.say("lock.legible.copy"));
    let said: Vec<String> = on_shelf.into_iter().chain(in_copy).collect();
    if said.is_empty() {
        return nothing();
    }
    el("div")
        .class("notice care")
        .id("lock-legible")
        .children(said.into_iter().map(|words| el("p").text(words)))
        .view()
}

/// What can be done without the passphrase.
fn forgotten(app: App) -> Element {
    let ways = ["paper", "backup", "never"]
        .map(|name| el("li").text(app.say(&format!("lock.forgotten.{name}"))));
    el("details")
        .id("forgotten")
        .child(el("summary").text(app.say("lock.forgotten")))
        .child(
            el("div")
                .class("stack")
                .child(el("ul").children(ways))
                .child(carrying(app))
                .child(erasing(app)),
        )
}

/// The sealed save as a file: it opens with the passphrase elsewhere too.
fn carrying(app: App) -> Element {
    let failed = RwSignal::new(false);
    let carry = move || {
        let Some(text) = lock::to_carry(app) else {
            return failed.set(true);
        };
        let file = Deliverable {
            name: file_name(app, "data.backup.file_sealed", app.today()),
            media_type: SEALED,
            bytes: text.into_bytes(),
        };
        hand_over(file, move |is_done| failed.set(!is_done));
    };
    el("div")
        .class("stack")
        .child(button(
            "save-sealed",
            Weight::Plain,
            app.say("lock.carry"),
            carry,
        ))
        .child(live(move || match failed.get() {
            false => nothing(),
            true => el("p")
                .class("remark")
                .attr("role", "status")
                .text(app.say("lock.trouble.key"))
                .view(),
        }))
}
