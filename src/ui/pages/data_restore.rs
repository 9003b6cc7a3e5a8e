//! Restoring a backup on the data page: choose a file, see who is in it, decide for each, side by side.

use crate::browser::{self, ReadError};
use crate::catalogue::differences;
use crate::model::{Date, MAX_ROWS, Profile, ProfileId};
use crate::session::{Event, Restoring};
use crate::store::{
    BackupError, Choice, MAX_BYTES, MAX_PROFILES, RestoreLine, RestorePlan, Standing,
};
use crate::ui::app::App;
use crate::ui::dom;
use crate::ui::element::{Element, el, live, nothing};
use crate::ui::lock::{self, Hindrance};
use crate::ui::parts::buttons::{Weight, actions, button, submit};
use crate::ui::parts::change_line::change_line;
use crate::ui::parts::passphrase::{Entry, field, hiding};
use crate::ui::parts::said;
use crate::ui::vault::{self, Trouble};
use crate::vault::protocol::VaultWant;
use crate::vault::{MAX_SEALED_BYTES, VaultFault, is_sealed};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cmp::Ordering;

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
                Unseen::Asks(None)
            }
            Ok(bytes) if bytes.len() > MAX_BYTES => Unseen::Unread(ReadError::TooLarge),
            Ok(bytes) => {
                // Bytes that are no text are no backup either: reading says so, with the place.
                let text = String::from_utf8_lossy(&bytes).into_owned();
                app.send(Event::BackupChosen { text });
                Unseen::None
            }
            Err(error) => Unseen::Unread(error),
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
                    app.send(Event::BackupChosen { text });
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
        Restoring::Choosing(plan) => choosing(app, plan, Of::Backup).view(),
        Restoring::Comparing(plan) => choosing(app, plan, Of::Window).view(),
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
fn result(class: &str) -> Element {
    el("div")
        .class(class)
        .id("restore-result")
        .attr("tabindex", "-1")
}

fn close(app: App, words: String) -> Element {
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

fn unread_name(error: ReadError) -> &'static str {
    match error {
        ReadError::TooLarge => "too_large",
        ReadError::NotReadable => "not_readable",
    }
}

fn refused(error: &BackupError) -> (&'static str, Vec<(&'static str, String)>) {
    match error {
        BackupError::TooLarge => ("too_large", vec![]),
        BackupError::TooDeep | BackupError::NotOurs => ("not_ours", vec![]),
        BackupError::NotJson { line } => ("not_json", vec![("line", line.to_string())]),
        BackupError::Newer { .. } => ("newer", vec![]),
        BackupError::TooManyProfiles => ("too_many", vec![("most", MAX_PROFILES.to_string())]),
        BackupError::TooManyRows { at } => (
            "too_many_rows",
            vec![("most", MAX_ROWS.to_string()), ("at", at.clone())],
        ),
        BackupError::Damaged { at } if at.is_empty() => ("damaged", vec![]),
        BackupError::Damaged { at } => ("damaged_at", vec![("at", at.clone())]),
    }
}

/// What to do with one who differs, as chosen so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Chosen {
    Here,
    Backup,
    Both,
}

impl Chosen {
    const ALL: [Self; 3] = [Self::Here, Self::Backup, Self::Both];
    const fn name(self) -> &'static str {
        match self {
            Self::Here => "here",
            Self::Backup => "backup",
            Self::Both => "both",
        }
    }
}

/// What is held against this device, or this window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    Backup,
    Window,
}

impl Of {
    /// The one key's words or the other's.
    fn say(self, app: App, of_backup: &str, of_window: &str) -> String {
        app.say(match self {
            Self::Backup => of_backup,
            Self::Window => of_window,
        })
    }
}

/// Who is in the file, and what to do with each.
fn choosing(app: App, plan: &RestorePlan, of: Of) -> Element {
    let chosen: StoredValue<Vec<(ProfileId, Chosen)>> = StoredValue::new(vec![]);
    let people = plan
        .lines()
        .iter()
        .enumerate()
        .map(|(at, line)| person(app, of, at, line, plan.person(&line.id), chosen));
    let changes = plan
        .lines()
        .iter()
        .any(|line| line.standing != Standing::Same);
    // Where two windows come to the same there is still something to do: this one saves again.
    let apply = (changes || of == Of::Window).then(|| {
        button(
            "apply-restore",
            Weight::Primary,
            of.say(app, "data.restore.apply", "data.window.apply"),
            move || {
                let choices = chosen.with_value(|chosen| {
                    let decided = chosen.iter().map(|(id, what)| (id.clone(), choice(*what)));
                    decided.collect()
                });
                app.send(Event::RestoreDecided { choices });
                app.renew();
                dom::focus_soon("restore-result".into());
            },
        )
    });
    let cancel = if changes {
        of.say(app, "data.restore.cancel", "data.window.later")
    } else {
        of.say(app, "data.restored.close", "data.window.later")
    };
    let mut commands: Vec<Element> = apply.into_iter().collect();
    commands.push(close(app, cancel));
    let saved_on = said::short_date(app, plan.saved_on());
    let heading = match of {
        Of::Backup => app.fill("data.restore.of", &[("date", &saved_on)]),
        Of::Window => app.say("data.window"),
    };
    result("notice")
        .child(el("h3").text(heading))
        .child(el("p").text(of.say(app, "data.restore.nothing_yet", "data.window.nothing_yet")))
        .child(el("ul").class("plain restore-people").children(people))
        .child(actions(commands))
}

fn choice(chosen: Chosen) -> Choice {
    match chosen {
        Chosen::Here => Choice::KeepHere,
        Chosen::Backup => Choice::TakeBackup,
        Chosen::Both => Choice::KeepBoth {
            new_id: browser::random_id(),
        },
    }
}

fn person(
    app: App,
    of: Of,
    at: usize,
    line: &RestoreLine,
    coming: Option<&Profile>,
    chosen: StoredValue<Vec<(ProfileId, Chosen)>>,
) -> Element {
    let name = named(app, &line.name);
    let standing = match line.standing {
        Standing::New => "new",
        Standing::Same => "same",
        Standing::Differs { .. } => "differs",
    };
    let card = el("li")
        .class("card")
        .attr("data-standing", standing)
        .child(el("h4").text(name.clone()))
        .child(el("p").text(of.say(
            app,
            &format!("data.standing.{standing}"),
            &format!("data.window.standing.{standing}"),
        )));
    match line.standing {
        Standing::New => card.child(
            el("p")
                .class("small")
                .text(changed_on(app, line.updated_on)),
        ),
        Standing::Same => card,
        Standing::Differs { backup_is } => card
            .child(beside(app, of, line, backup_is))
            .maybe((of == Of::Backup).then(|| differing(app, at, coming, &line.id)))
            .child(choices(app, of, at, &name, line.id.clone(), chosen)),
    }
}

fn named(app: App, name: &str) -> String {
    match name {
        "" => app.say("name.none"),
        name => app.fill("name.of", &[("name", name)]),
    }
}

fn changed_on(app: App, day: Date) -> String {
    app.fill("data.changed_on", &[("date", &said::short_date(app, day))])
}

/// The two that differ, side by side.
fn beside(app: App, of: Of, line: &RestoreLine, backup_is: Ordering) -> Element {
    let side = |words: &str, name: &str, day: Option<Date>, is_newer: bool| {
        let newer = is_newer.then(|| el("p").class("newer").text(app.say("data.newer")));
        el("div")
            .child(el("h5").text(app.say(words)))
            .child(el("p").text(named(app, name)))
            .maybe(day.map(|day| el("p").class("small").text(changed_on(app, day))))
            .maybe(newer)
    };
    let name_here = line.name_here.as_deref().unwrap_or_default();
    el("div")
        .class("beside")
        .child(side(
            match of {
                Of::Backup => "data.side.here",
                Of::Window => "data.window.here",
            },
            name_here,
            line.updated_here_on,
            backup_is == Ordering::Less,
        ))
        .child(side(
            match of {
                Of::Backup => "data.side.backup",
                Of::Window => "data.window.other",
            },
            &line.name,
            Some(line.updated_on),
            backup_is == Ordering::Greater,
        ))
}

/// What differs, answer by answer. It stands open where it is short.
fn differing(app: App, at: usize, coming: Option<&Profile>, id: &ProfileId) -> Element {
    const SHORT: usize = 5;
    let found = app.read(|session| {
        let here = session.record().profile(id);
        here.zip(coming)
            .map(|(here, coming)| differences(here, coming))
            .unwrap_or_default()
    });
    if found.is_empty() {
        return el("p").text(app.say("data.differs.elsewhere"));
    }
    let count = found.len().to_string();
    let lines = found
        .iter()
        .map(|change| change_line(app, change, "data.differs.sides"));
    el("details")
        .id(format!("differences-{at}"))
        .flag("open", found.len() <= SHORT)
        .child(el("summary").text(app.fill("data.differs", &[("count", &count)])))
        .child(el("dl").class("answers").children(lines))
}

fn choices(
    app: App,
    of: Of,
    at: usize,
    name: &str,
    id: ProfileId,
    chosen: StoredValue<Vec<(ProfileId, Chosen)>>,
) -> Element {
    let options = Chosen::ALL.map(|one| {
        let id = id.clone();
        el("label")
            .class("option")
            .child(
                el("input")
                    .attr("type", "radio")
                    .attr("name", format!("restore-{at}"))
                    .attr("value", one.name())
                    .flag("checked", one == Chosen::Here)
                    .on("change", move |_| {
                        chosen.update_value(|chosen| {
                            chosen.retain(|(known, _)| *known != id);
                            chosen.push((id.clone(), one));
                        });
                    }),
            )
            .child(el("span").text(of.say(
                app,
                &format!("data.choice.{}", one.name()),
                &format!("data.window.choice.{}", one.name()),
            )))
    });
    el("fieldset")
        .class("question")
        .child(el("legend").text(app.fill("data.choice", &[("name", name)])))
        .child(el("div").class("options").children(options))
}
