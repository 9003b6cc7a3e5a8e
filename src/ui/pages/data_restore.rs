//! Restoring a backup on the data page: choose a file, open it where it is sealed, see who is in it, or why it is none.

use super::data_compare::{Of, compared};
use crate::browser::{self, ReadError};
use crate::model::{MAX_LETTERS, MAX_ROWS};
use crate::session::{Event, Restoring};
use crate::store::{BackupError, MAX_PROFILES};
use crate::ui::app::App;
use crate::ui::dom;
use crate::ui::element::{Element, el, live, nothing};
use crate::ui::hindrance::Hindrance;
use crate::ui::lock;
use crate::ui::parts::buttons::{Weight, actions, button, submit};
use crate::ui::parts::passphrase::{Entry, field, hiding};
use crate::ui::vault::{self, Trouble};
use crate::vault::protocol::VaultWant;
use crate::vault::{MAX_SEALED_BYTES, VaultFault, is_sealed};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Where a file stands before one sees what is in it.
#[derive(Clone, Copy)]
enum Unseen {
    /// There is none, or what is in it is seen.
    None,
    /// It could not be read.
    Unread(ReadError),
    /// It asks for its passphrase; with why the last one did not open it.
    Asks(Option<Trouble>),
    /// The vault is at work on it.
    Opening,
    /// It cannot be opened.
    Stays(Trouble),
}

/// The file field, and below it what is to be said or decided.
pub(super) fn restoring(app: App) -> Element {
    let unseen = RwSignal::new(Unseen::None);
    // No kind of file is asked for: a telephone that does not know the kind would offer none.
    let chooser = el("input")
        .class("visually-hidden")
        .id("restore-backup")
        .attr("type", "file")
        .attr("aria-describedby", "restore-hint")
        .on("change", move |event| {
            // Taken out of the field, so that choosing the same file again is a change again.
            if let Some(file) = browser::take_chosen(&event) {
                read(app, file, unseen);
            }
        });
    let turn = Memo::new(move |_| app.watch(|session| session.restoring_turn()));
    el("section")
        .class("stack")
        .child(el("h2").text(app.say("data.restore")))
        .child(
            el("p")
                .id("restore-hint")
                .text(app.say("data.restore.what")),
        )
        .child(
            // The browser's own words beside the field would tell of no file, whatever happens below.
            el("label")
                .class("button file")
                .child(chooser)
                .child(el("span").text(app.say("data.restore.file"))),
        )
        .child(live(move || match unseen.get() {
            Unseen::Unread(error) => refusal(app, unread_name(error), &[]).view(),
            Unseen::Asks(trouble) => asking(app, unseen, trouble).view(),
            Unseen::Opening => result("notice")
                .child(
                    el("p")
                        .attr("role", "status")
                        .text(app.say("vault.at_work")),
                )
                .view(),
            Unseen::Stays(trouble) => stays(app, trouble).view(),
            Unseen::None => {
                let _ = turn.get();
                app.read(|session| below(app, session.restoring()))
            }
        }))
}

fn read(app: App, file: web_sys::File, unseen: RwSignal<Unseen>) {
    spawn_local(async move {
        let found = browser::read_bytes(file, MAX_SEALED_BYTES).await;
        app.send(Event::RestoreClosed);
        unseen.set(match found {
            Ok(bytes) if is_sealed(&bytes) => {
                vault::hand_over_file(bytes);
                look(unseen);
                Unseen::Opening
            }
            Ok(file) => {
                app.send(Event::BackupChosen { file });
                Unseen::None
            }
            Err(error) => Unseen::Unread(error),
        });
        dom::focus_soon("restore-result".into());
    });
}

/// Nobody is asked for the passphrase of a file that none opens.
fn look(unseen: RwSignal<Unseen>) {
    vault::ask(VaultWant::Look, move |outcome| {
        unseen.set(match outcome {
            Ok(_) => Unseen::Asks(None),
            Err(trouble) => {
                vault::rest();
                Unseen::Stays(trouble)
            }
        });
        dom::focus_soon("restore-result".into());
    });
}

/// The passphrase is asked for.
fn asking(app: App, unseen: RwSignal<Unseen>, trouble: Option<Trouble>) -> Element {
    let entry = Entry::begin();
    let open = move |event: leptos::ev::Event| {
        event.prevent_default();
        let passphrase = entry.text("backup-passphrase");
        unseen.set(Unseen::Opening);
        vault::ask(VaultWant::Open { passphrase }, move |outcome| {
            match outcome {
                Ok(text) => {
                    vault::rest();
                    app.send(Event::BackupChosen {
                        file: text.into_bytes(),
                    });
                    unseen.set(Unseen::None);
                }
                Err(trouble @ Trouble::Vault(VaultFault::WrongPassphrase)) => {
                    unseen.set(Unseen::Asks(Some(trouble)));
                }
                Err(trouble) => {
                    vault::rest();
                    unseen.set(Unseen::Stays(trouble));
                }
            }
            dom::focus_soon("restore-result".into());
        });
    };
    let cancel = button(
        "close-restore",
        Weight::Plain,
        app.say("data.restore.cancel"),
        move || {
            vault::rest();
            unseen.set(Unseen::None);
            dom::focus_soon("restore-backup".into());
        },
    );
    let words = app.say("data.restore.open");
    let wrong = trouble.map(|trouble| told(app, trouble));
    let (class, refused) = match trouble {
        Some(trouble) => ("notice care", trouble.name()),
        None => ("notice", ""),
    };
    result(class)
        .attr("data-refused", refused)
        .children(wrong.into_iter().flatten())
        .child(
            el("form")
                .class("stack")
                .on("submit", open)
                .child(el("p").text(app.say("data.restore.sealed")))
                .child(field(app, entry, "backup-passphrase", "of_file"))
                .child(hiding(app, entry))
                .child(actions(vec![
                    submit("open-backup", Weight::Primary, words),
                    cancel,
                ])),
        )
}

/// Another window has put a lock on, or another one: its passphrase is asked for before one can compare.
fn comparing_sealed(app: App) -> Element {
    let entry = Entry::begin();
    let hindrance: RwSignal<Option<Hindrance>> = RwSignal::new(None);
    let open = move |event: leptos::ev::Event| {
        event.prevent_default();
        let passphrase = entry.text("window-passphrase");
        lock::unlock_to_compare(app, passphrase, move |outcome| {
            hindrance.set(outcome.err());
            dom::focus_soon("restore-result".into());
        });
    };
    result("notice")
        .attr("data-asks", "window")
        .child(el("h3").text(app.say("data.window")))
        .child(el("p").text(app.say("data.window.sealed")))
        .child(el("p").attr("role", "alert").live_text(move || {
            let why = hindrance.get().map(|why| why.say(app));
            why.unwrap_or_default()
        }))
        .child(
            el("form")
                .class("stack")
                .on("submit", open)
                .child(field(app, entry, "window-passphrase", "of_device"))
                .child(hiding(app, entry))
                .child(actions(vec![
                    submit(
                        "unlock-window",
                        Weight::Primary,
                        app.say("data.restore.open"),
                    ),
                    close(app, app.say("data.window.later")),
                ])),
        )
}

/// It cannot be opened, whatever the passphrase.
fn stays(app: App, trouble: Trouble) -> Element {
    result("notice care")
        .attr("data-refused", trouble.name())
        .children(told(app, trouble))
}

/// What happened, what is safe.
fn told(app: App, trouble: Trouble) -> [Element; 2] {
    let happened = app.say(&format!("vault.trouble.{}", trouble.name()));
    [happened, app.say("data.refused.safe")].map(|words| el("p").text(words))
}

fn below(app: App, state: &Restoring) -> AnyView {
    match state {
        Restoring::Idle => nothing(),
        Restoring::Refused(error) => {
            let (name, parts) = refused(error);
            let parts: Vec<_> = parts
                .iter()
                .map(|(key, value)| (*key, value.as_str()))
                .collect();
            refusal(app, name, &parts).view()
        }
        Restoring::Changed { .. } => changed(app).view(),
        Restoring::Choosing(plan) => compared(app, plan, Of::Backup).view(),
        Restoring::Comparing(plan) => compared(app, plan, Of::Window).view(),
        Restoring::Sealed => comparing_sealed(app).view(),
        Restoring::TooManyProfiles => {
            let most = MAX_PROFILES.to_string();
            refusal(app, "no_room", &[("most", &most)]).view()
        }
        Restoring::Restored { people } => result("notice")
            .child(el("p").text(app.fill("data.restored", &[("people", &people.to_string())])))
            .child(close(app, app.say("data.restored.close")))
            .view(),
    }
}

/// What is below the field can be gone to: it is read out when it comes.
pub(super) fn result(class: &str) -> Element {
    el("div")
        .class(class)
        .id("restore-result")
        .attr("tabindex", "-1")
}

/// Ends it; nothing is taken over.
pub(super) fn close(app: App, words: String) -> Element {
    button("close-restore", Weight::Plain, words, move || {
        app.send(Event::RestoreClosed);
        dom::focus_soon("restore-backup".into());
    })
}

/// What happened, what is safe, what to do.
fn refusal(app: App, name: &str, parts: &[(&str, &str)]) -> Element {
    result("notice care")
        .attr("data-refused", name)
        .child(el("p").text(app.fill(&format!("data.refused.{name}"), parts)))
        .child(el("p").text(app.say("data.refused.safe")))
}

/// Something in the file was changed after it was written. It may be the only one: then one may see what is in it.
fn changed(app: App) -> Element {
    let see = button(
        "see-changed",
        Weight::Plain,
        app.say("data.restore.see_changed"),
        move || {
            app.send(Event::BackupSeenAnyway);
            dom::focus_soon("restore-result".into());
        },
    );
    refusal(app, "changed", &[]).child(actions(vec![
        close(app, app.say("data.restore.cancel")),
        see,
    ]))
}

fn unread_name(error: ReadError) -> &'static str {
    match error {
        ReadError::TooLarge => "too_large",
        ReadError::NotReadable => "not_readable",
    }
}

fn refused(error: &BackupError) -> (&'static str, Vec<(&'static str, String)>) {
    match error {
        BackupError::OtherLetters => ("other_letters", vec![]),
        BackupError::Changed => ("changed", vec![]),
        BackupError::TooLarge => ("too_large", vec![]),
        BackupError::TooDeep | BackupError::NotOurs => ("not_ours", vec![]),
        BackupError::NotJson { line } => ("not_json", vec![("line", line.to_string())]),
        BackupError::Newer { .. } => ("newer", vec![]),
        BackupError::TooManyProfiles => ("too_many", vec![("most", MAX_PROFILES.to_string())]),
        BackupError::TooManyRows { at } => (
            "too_many_rows",
            vec![("most", MAX_ROWS.to_string()), ("at", at.clone())],
        ),
        BackupError::TooLong { at } => (
            "too_long",
            vec![("most", MAX_LETTERS.to_string()), ("at", at.clone())],
        ),
        BackupError::Damaged { at } if at.is_empty() => ("damaged", vec![]),
        BackupError::Damaged { at } => ("damaged_at", vec![("at", at.clone())]),
    }
}
