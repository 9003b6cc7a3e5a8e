//! Keeping the page on the device, going over to a new version of it when the person agrees, and saying so where the
//! host has one and this one's files are gone.

use super::app::App;
use super::element::{Element, el};
use super::parts::buttons::{Weight, button};
use crate::browser::{self, Kept, Offline};
use crate::session::Saving;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Begins to keep the page's files on the device; the page tells how it stands.
pub fn stay(app: App) {
    spawn_local(async move {
        let begun = browser::stay(move |stand| app.offline.set(Some(stand))).await;
        if begun.is_none() {
            app.offline.set(Some(Offline::Refused));
        }
    });
}

/// Looks for a new version on the host whenever something of this one could not be fetched.
pub fn mind_missing_files(app: App) {
    browser::on_not_loaded(move || look(app));
}

/// Something of the page could not be fetched: it may be gone, because the host has a new version.
pub fn look(app: App) {
    spawn_local(async move {
        if browser::is_replaced().await {
            app.offline.set(Some(Offline::Replaced));
            browser::announce(&app.say("version.replaced"));
        }
    });
}

/// A new version is here, or on the host alone: nothing changes until the person agrees.
pub fn notice(app: App) -> Option<Element> {
    let (heading, text, command) = match app.offline.get()? {
        Offline::NewVersion => ("version.new", "version.new.text", "version.switch"),
        Offline::Replaced => (
            "version.replaced",
            "version.replaced.text",
            "version.load_anew",
        ),
        Offline::Ready | Offline::Refused => return None,
    };
    // Where nothing can be kept, loading anew would lose what was written.
    let is_kept = app.with_saver(|saver| saver.kept() == Kept::OnDevice);
    is_kept.then(|| {
        el("section")
            .class("notice")
            .attr("data-notice", "version")
            .attr("aria-labelledby", "version-words")
            .child(el("h2").id("version-words").text(app.say(heading)))
            .child(el("p").text(app.say(text)))
            .child(button(
                "switch-version",
                Weight::Plain,
                app.say(command),
                move || switch(app),
            ))
    })
}

/// Saves, and then goes over: a save that is sealed takes a moment. What could not be saved keeps the old version, and
/// its notice says so.
fn switch(app: App) {
    app.after_save(Some(switch_saved));
    app.save(false);
}

fn switch_saved(app: App) {
    let is_safe = app.read(|session| match session.saving() {
        Saving::Saved => true,
        Saving::Off => session.profile().is_none(),
        Saving::Waiting | Saving::Failed(_) => false,
    });
    if is_safe && app.offline.get_untracked() == Some(Offline::Replaced) {
        browser::load_anew();
    } else if is_safe {
        spawn_local(async {
            // Where it does not, the old version goes on.
            browser::switch_version().await;
        });
    }
}
