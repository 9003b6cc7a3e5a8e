//! What one window wrote while another one went on: as a backup, until the person no longer needs it.

use super::data::not_handed_over;
use super::data_backup::{file_name, hand_over};
use crate::browser::{Deliverable, JSON, PLAIN, SEALED};
use crate::store::{Backup, Beside};
use crate::ui::app::App;
use crate::ui::dom;
use crate::ui::element::{Element, el, nothing};
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
    let rows = keys
        .into_iter()
        .enumerate()
        .map(|(at, key)| row(app, failed, at + 1, key));
    el("section")
        .class("stack")
        .id("beside")
        .child(
            el("h2")
                .id("beside-title")
                .attr("tabindex", "-1")
                .text(app.say("data.beside")),
        )
        .child(el("p").text(app.say("data.beside.what")))
        .children(rows)
        .child(not_handed_over(app, failed))
        .view()
}

fn row(app: App, failed: RwSignal<bool>, number: usize, key: String) -> Element {
    let number = number.to_string();
    let words = |words: &str| app.fill(words, &[("number", &number)]);
    let (asks, forgotten) = (RwSignal::new(false), RwSignal::new(false));
    let kept = key.clone();
    let save = button(
        format!("save-beside-{number}"),
        Weight::Plain,
        words("data.beside.save"),
        move || match file(app, &kept) {
            Some(file) => hand_over(file, move |is_done| failed.set(!is_done)),
            None => failed.set(true),
        },
    );
    let ask = {
        let question = format!("forget-beside-{number}-question");
        button(
            format!("forget-beside-{number}"),
            Weight::Quiet,
            words("data.beside.forget"),
            move || {
                asks.set(true);
                dom::focus_soon(question.clone());
            },
        )
        .hidden_while(move || asks.get())
    };
    let forget = button(
        format!("forget-beside-{number}-surely"),
        Weight::Plain,
        words("data.beside.yes"),
        move || {
            let gone = app.with_saver(|saver| saver.with_store(|store| store.forget_beside(&key)));
            forgotten.set(gone.is_ok());
            dom::focus_soon("beside-title".into());
        },
    );
    let back = format!("forget-beside-{number}");
    let keep = button(
        format!("keep-beside-{number}"),
        Weight::Quiet,
        words("data.beside.no"),
        move || {
            asks.set(false);
            dom::focus_soon(back.clone());
        },
    );
    let sure = el("div")
        .class("actions")
        .hidden_while(move || !asks.get())
        .child(
            el("p")
                .id(format!("forget-beside-{number}-question"))
                .attr("tabindex", "-1")
                .text(words("data.beside.sure")),
        )
        .child(forget)
        .child(keep);
    let gone = el("p").attr("role", "status").live_text(move || {
        let words = forgotten.get().then(|| app.say("data.beside.gone"));
        words.unwrap_or_default()
    });
    el("div").class("stack").child(gone).child(
        el("div")
            .class("stack")
            .hidden_while(move || forgotten.get())
            .child(save)
            .child(ask)
            .child(sure),
    )
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
        name: file_name(app, name, today),
        media_type,
        bytes: text.into_bytes(),
    })
}
