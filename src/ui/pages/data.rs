//! The data page: where it all is, saving a backup, restoring one, what was set aside, erasing.

use super::data_backup::{hand_over, saving};
use super::data_beside::beside;
use super::data_erase::erasing;
use super::data_lock::{key_again, locking};
use super::data_restore::restoring;
use crate::browser::{Deliverable, Kept, PLAIN};
use crate::session::{Locking, Route, Saving, Session};
use crate::ui::app::App;
use crate::ui::element::{Element, el, live, nothing};
use crate::ui::parts::buttons::{Weight, button};
use crate::ui::parts::frame::{back, page_with};
use crate::ui::parts::said;
use crate::ui::saving::Saver;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The data page.
pub fn data(app: App) -> AnyView {
    let before = back(app, Route::Home, "data.back").view();
    let saves = Memo::new(move |_| app.watch(|session| session.record().revision));
    page_with(Some(Route::Data), Some(before), app.say("data.title"))
        .child(key_again(app))
        .child(place(app, saves))
        .child(saving(app))
        .child(restoring(app))
        .child(live(move || set_aside(app)))
        .child(live(move || {
            // A save may have left something beside.
            saves.track();
            beside(app)
        }))
        .child(locking(app))
        .child(erasing(app))
        .view()
}

/// Where it all is, and how long it stays there.
fn place(app: App, saves: Memo<u64>) -> Element {
    let is_kept = app.with_saver(|saver| saver.kept()) == Kept::OnDevice;
    let is_off = app.follow(|session| session.saving() == Saving::Off);
    let kept = move || match app.with_saver(Saver::kept) {
        Kept::OnDevice if is_off.get() => ["data.place.not_now", "data.place.save_first"],
        Kept::OnDevice => ["data.place.device", "data.place.safari"],
        Kept::UntilClosed(_) => ["data.place.nowhere", "data.place.save_first"],
        Kept::Nowhere => ["data.place.by_choice", "data.place.save_first"],
    };
    let said = live(move || {
        let said = kept().map(|key| el("p").text(app.say(key)));
        el("div").class("stack").children(said).view()
    });
    el("section")
        .class("stack")
        .child(el("h2").text(app.say("data.place")))
        .child(said)
        .maybe(is_kept.then(|| el("p").text(app.say("data.place.home"))))
        .maybe(is_kept.then(|| {
            el("p").id("amount").live_text(move || {
                saves.track();
                amount(app).unwrap_or_default()
            })
        }))
        .maybe(is_kept.then(|| promise(app)))
        .maybe(keep_nothing(app))
        .maybe(keep_again(app))
}

/// What every browser gives a page at the least, in characters: about 5 million (HTML Standard, web storage, 2026).
const ROOM: usize = 5_000_000;

/// How much is kept and since when; of all people together.
fn amount(app: App) -> Option<String> {
    let newest = app.with_saver(Saver::newest)?;
    let size: usize = newest
        .iter()
        .map(|(key, text)| key.len() + text.len())
        .sum();
    let people = |session: &Session| {
        let days = session.record().profiles.iter();
        days.map(|person| person.updated_on).max()
    };
    let day = said::short_date(app, app.read(people)?);
    // The save before it is kept too.
    let percent = (2 * size * 100).div_ceil(ROOM).to_string();
    let size = size.div_ceil(1_000).to_string();
    let parts = [
        ("day", day.as_str()),
        ("size", &size),
        ("percent", &percent),
    ];
    Some(app.fill("data.place.amount", &parts))
}

/// For a device that others use too: in two steps, as what is kept goes. (With a lock on, the lock is the way.)
fn keep_nothing(app: App) -> Option<Element> {
    let is_kept = app.with_saver(|saver| saver.kept()) == Kept::OnDevice;
    let is_open =
        app.read(|session| session.locking() == Locking::Off && session.notice().is_none());
    (is_kept && is_open).then(|| {
        let failed = RwSignal::new(false);
        let sure = button(
            "keep-nothing",
            Weight::Plain,
            app.say("data.keep_nothing.do"),
            move || {
                spawn_local(async move {
                    failed.set(!app.keep_nothing().await);
                });
            },
        );
        el("details")
            .id("shared-device")
            .child(el("summary").text(app.say("keep_nothing")))
            .child(
                el("div")
                    .class("stack")
                    .child(el("p").text(app.say("data.keep_nothing.what")))
                    .child(sure)
                    .child(
                        el("p")
                            .class("remark")
                            .attr("role", "status")
                            .live_text(move || {
                                let words =
                                    failed.get().then(|| app.say("data.erased.failed.what"));
                                words.unwrap_or_default()
                            }),
                    ),
            )
    })
}

/// The wish that nothing be kept holds in every tab until it is taken back.
fn keep_again(app: App) -> Option<Element> {
    let is_nowhere = app.with_saver(Saver::kept) == Kept::Nowhere;
    is_nowhere.then(|| {
        let again = button(
            "keep-again",
            Weight::Plain,
            app.say("data.keep_again"),
            move || {
                app.keep_again();
            },
        );
        el("div")
            .class("stack")
            .child(el("p").text(app.say("data.keep_again.what")))
            .child(again)
    })
}

/// What the browser has promised about keeping it, and the command that asks for it.
fn promise(app: App) -> Element {
    let promise = app.promise;
    let said = move || match promise.is_given() {
        None => String::new(),
        Some(true) => app.say("data.promise.given"),
        Some(false) if promise.is_refused() => app.say("data.promise.refused"),
        Some(false) => app.say("data.promise.none"),
    };
    let ask = button(
        "ask-for-promise",
        Weight::Plain,
        app.say("data.promise.ask"),
        move || promise.ask(),
    );
    el("div")
        .class("stack")
        .id("promise")
        .child(el("p").attr("role", "status").live_text(said))
        .child(
            el("p")
                .hidden_while(move || promise.is_given() != Some(false) || promise.is_refused())
                .child(ask),
        )
}

/// Says so where a file could not be handed over.
pub(super) fn not_handed_over(app: App, failed: RwSignal<bool>) -> Element {
    el("p")
        .class("remark")
        .attr("role", "status")
        .live_text(move || {
            let key = failed.get().then(|| app.say("data.not_handed_over"));
            key.unwrap_or_default()
        })
}

/// Saves that could not be read: left as they are, to be taken along as a file.
fn set_aside(app: App) -> AnyView {
    let keys = app.watch(|session| session.set_aside().to_vec());
    if keys.is_empty() {
        return nothing();
    }
    let failed = RwSignal::new(false);
    let buttons = keys.into_iter().enumerate().map(|(at, key)| {
        let number = (at + 1).to_string();
        let words = app.fill("data.set_aside.save", &[("number", &number)]);
        button(
            format!("save-set-aside-{number}"),
            Weight::Plain,
            words,
            move || {
                let found = app.with_saver(|saver| saver.with_store(|store| store.set_aside(&key)));
                let Ok(Some(found)) = found else {
                    failed.set(true);
                    return;
                };
                let parts = [("number", number.as_str())];
                let file = Deliverable {
                    name: app.fill("data.set_aside.file", &parts),
                    media_type: PLAIN,
                    bytes: found.text.into_bytes(),
                };
                hand_over(file, move |is_done| failed.set(!is_done));
            },
        )
    });
    let remark = not_handed_over(app, failed);
    el("section")
        .class("stack")
        .id("set-aside")
        .child(el("h2").text(app.say("data.set_aside")))
        .child(el("p").text(app.say("data.set_aside.what")))
        .children(buttons)
        .child(remark)
        .view()
}
