//! Saving a backup on the data page: one file that anybody can open, or one behind a passphrase.

use crate::browser::{self, Deliverable, JSON, SEALED, Way};
use crate::model::Date;
use crate::session::Event;
use crate::store::Backup;
use crate::ui::app::App;
use crate::ui::dom;
use crate::ui::element::{Element, el, live, nothing};
use crate::ui::parts::buttons::{Weight, button, submit};
use crate::ui::parts::passphrase::{Entry, field, hiding};
use crate::ui::parts::said;
use crate::ui::vault::{self, Trouble};
use crate::vault::VaultFault;
use crate::vault::protocol::VaultWant;
use leptos::prelude::*;
use std::sync::Arc;

/// Where the saving stands.
#[derive(Clone)]
enum Stage {
    /// Nothing is under way; the last one, if any, was handed over.
    Idle,
    /// The vault is at work.
    Closing,
    /// It is closed, and waits for the tap without which this browser hands nothing over.
    Closed(Arc<Deliverable>),
    /// The two passphrases are not the same.
    TwoDiffer,
    /// The vault did not do it.
    Trouble(Trouble),
    /// It could not be handed over.
    NotHandedOver,
}

/// Saving a backup.
pub(super) fn saving(app: App) -> Element {
    let is_empty = app.follow(|session| session.record().profiles.is_empty());
    let stage = RwSignal::new(Stage::Idle);
    let is_sealed = RwSignal::new(false);
    let kinds = [(false, "open"), (true, "sealed")].map(|(sealed, name)| {
        let choice = el("input")
            .attr("type", "radio")
            .attr("name", "backup-kind")
            .attr("value", name)
            .flag("checked", !sealed)
            .on("change", move |_| {
                is_sealed.set(sealed);
                stage.set(Stage::Idle);
            });
        el("label")
            .class("option")
            .child(choice)
            .child(el("span").text(app.say(&format!("data.backup.kind.{name}"))))
    });
    let kinds = el("fieldset")
        .class("question")
        .child(el("legend").text(app.say("data.backup.kind")))
        .child(el("div").class("options").children(kinds));
    let ways = live(move || match is_sealed.get() {
        false => open_way(app, stage).view(),
        true => sealed_way(app, stage).view(),
    });
    el("section")
        .class("stack")
        .child(el("h2").text(app.say("data.backup")))
        .child(el("p").text(app.say("data.backup.what")))
        .child(last(app))
        .child(
            el("div")
                .class("stack")
                .hidden_while(move || is_empty.get())
                .child(kinds)
                .child(ways)
                .child(live(move || remark(app, stage))),
        )
        .child(
            el("p")
                .class("small")
                .text(app.say("data.backup.without_us")),
        )
}

/// The day of the last one.
fn last(app: App) -> Element {
    let last =
        Memo::new(move |_| app.watch(|session| (session.backed_up_on(), session.wants_backup())));
    let last = move || match last.get() {
        (None, _) => app.say("data.backup.never"),
        (Some(day), _) if day == app.today() => app.say("data.backup.today"),
        (Some(day), is_old) => {
            let day = said::short_date(app, day);
            let key = if is_old {
                "data.backup.old"
            } else {
                "data.backup.last"
            };
            app.fill(key, &[("date", &day)])
        }
    };
    el("p")
        .id("last-backup")
        .class("day")
        .attr("role", "status")
        .live_text(last)
}

/// The file that anybody can open.
fn open_way(app: App, stage: RwSignal<Stage>) -> Element {
    let save = move || {
        let today = app.today();
        let file = Deliverable {
            name: file_name(app, "data.backup.file", today),
            media_type: JSON,
            bytes: app
                .read(|session| Backup::text_of(session.record(), today))
                .into_bytes(),
        };
        finish(app, stage, file, today);
    };
    let words = app.say("data.backup.save");
    el("div")
        .class("stack")
        .child(el("p").class("small").text(app.say("data.backup.open")))
        .child(button("save-backup", Weight::Primary, words, save))
}

/// The file behind a passphrase.
fn sealed_way(app: App, stage: RwSignal<Stage>) -> Element {
    let entry = Entry::begin();
    let save = move |event: leptos::ev::Event| {
        event.prevent_default();
        let passphrase = entry.text("passphrase");
        if passphrase != entry.text("passphrase-again") {
            stage.set(Stage::TwoDiffer);
            return dom::focus_soon("passphrase-again".into());
        }
        let today = app.today();
        let text = app.read(|session| Backup::text_of(session.record(), today));
        let name = file_name(app, "data.backup.file_sealed", today);
        stage.set(Stage::Closing);
        vault::ask(VaultWant::Close { text, passphrase }, move |outcome| {
            vault::rest();
            let bytes = match outcome {
                Ok(closed) => closed.into_bytes(),
                Err(trouble) => {
                    stage.set(Stage::Trouble(trouble));
                    if trouble == Trouble::Vault(VaultFault::TooShort) {
                        dom::focus_soon("passphrase".into());
                    }
                    return;
                }
            };
            let file = Deliverable {
                name,
                media_type: SEALED,
                bytes,
            };
            match browser::best_way(&file) {
                Way::Download => finish(app, stage, file, today),
                // The tap is too long ago for anything but a download.
                Way::Share | Way::Tab => {
                    stage.set(Stage::Closed(Arc::new(file)));
                    dom::focus_soon("hand-over-backup".into());
                }
            }
        });
    };
    let means = ["paper", "elsewhere", "never"]
        .map(|name| el("li").text(app.say(&format!("data.passphrase.means.{name}"))));
    el("form")
        .class("stack")
        .on("submit", save)
        .child(el("ul").children(means))
        .child(field(app, entry, "passphrase", "new"))
        .child(field(app, entry, "passphrase-again", "again"))
        .child(hiding(app, entry))
        .child(submit(
            "save-backup",
            Weight::Primary,
            app.say("data.backup.save"),
        ))
}

/// Hands the file over, and notes that there is a backup.
fn finish(app: App, stage: RwSignal<Stage>, file: Deliverable, today: Date) {
    hand_over(file, move |is_done| match is_done {
        true => {
            stage.set(Stage::Idle);
            app.send(Event::BackupMade { today });
            app.promise.ask();
        }
        false => stage.set(Stage::NotHandedOver),
    });
}

fn remark(app: App, stage: RwSignal<Stage>) -> AnyView {
    let words = match stage.get() {
        Stage::Idle => return nothing(),
        Stage::Closed(file) => {
            let today = app.today();
            let hand_over = button(
                "hand-over-backup",
                Weight::Primary,
                app.say("data.backup.hand_over"),
                move || finish(app, stage, (*file).clone(), today),
            );
            return hand_over.view();
        }
        Stage::Closing => app.say("vault.at_work"),
        Stage::TwoDiffer => app.say("vault.two_differ"),
        Stage::Trouble(trouble) => trouble.say(app),
        Stage::NotHandedOver => app.say("data.not_handed_over"),
    };
    el("p")
        .class("remark")
        .id("backup-remark")
        .attr("role", "status")
        .text(words)
        .view()
}

/// The name of a file that is made today: with the day, unless the clock cannot be right.
pub(super) fn file_name(app: App, words: &str, today: Date) -> String {
    let day = today.can_be_today().then(|| today.to_string());
    let name = app.fill(words, &[("date", &day.unwrap_or_default())]);
    name.replace("_.", ".")
}

/// Hands a file over; then says whether that could be done.
pub(super) fn hand_over(file: Deliverable, then: impl Fn(bool) + 'static) {
    browser::hand_over(file, move |way| then(way.is_some()));
}
