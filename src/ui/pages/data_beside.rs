//! What one window wrote while another one went on: as a backup, until the person no longer needs it.

use super::data::not_handed_over;
use super::data_backup::hand_over;
use crate::browser::{Deliverable, JSON, PLAIN, SEALED};
use crate::store::{Backup, Beside};
use crate::ui::app::App;
use crate::ui::element::{el, nothing};
use crate::ui::parts::buttons::{Weight, button};
use leptos::prelude::*;

/// Each with a command that hands it over and one that lets it go. Nothing where there is none.
pub(super) fn beside(app: App) -> AnyView {
    let keys = app.with_saver(|saver| saver.with_store(|store| store.besides()));
    let keys = keys.unwrap_or_default();
    if keys.is_empty() {
        return nothing();
    }
    let failed = RwSignal::new(false);
    let rows = keys.into_iter().enumerate().map(|(at, key)| {
        let number = (at + 1).to_string();
        let parts = [("number", number.as_str())];
        let (kept, forgotten) = (key.clone(), RwSignal::new(false));
        let save = button(
            format!("save-beside-{number}"),
            Weight::Plain,
            app.fill("data.beside.save", &parts),
            move || match file(app, &kept) {
                Some(file) => hand_over(file, move |is_done| failed.set(!is_done)),
                None => failed.set(true),
            },
        );
        let forget = button(
            format!("forget-beside-{number}"),
            Weight::Quiet,
            app.fill("data.beside.forget", &parts),
            move || {
                let gone =
                    app.with_saver(|saver| saver.with_store(|store| store.forget_beside(&key)));
                forgotten.set(gone.is_ok());
            },
        );
        el("div")
            .class("stack")
            .hidden_while(move || forgotten.get())
            .child(save)
            .child(forget)
    });
    el("section")
        .class("stack")
        .id("beside")
        .child(el("h2").text(app.say("data.beside")))
        .child(el("p").text(app.say("data.beside.what")))
        .children(rows)
        .child(not_handed_over(app, failed))
        .view()
}

/// A backup where it can be read, else the text as it is.
fn file(app: App, key: &str) -> Option<Deliverable> {
    let found = app.with_saver(|saver| saver.with_store(|store| store.beside(key)));
    let today = app.today();
    let (name, media_type, text) = match found.ok()?? {
        Beside::Record(record) => ("data.backup.file", JSON, Backup::text_of(&record, today)),
        Beside::Text(text) => ("data.backup.file", PLAIN, text),
        Beside::Sealed(sealed) => {
            let text =
                app.with_saver(|saver| saver.with_store(|store| store.sealed_to_carry(&sealed)));
            ("data.backup.file_sealed", SEALED, text?)
        }
    };
    Some(Deliverable {
        name: app.fill(name, &[("date", &today.to_string())]),
        media_type,
        bytes: text.into_bytes(),
    })
}
