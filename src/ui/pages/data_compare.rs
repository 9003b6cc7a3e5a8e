//! The comparison on the data page: a backup, or what another window has saved, beside what is here, and what to do
//! with each person who differs.

use super::data_restore::{close, result};
use crate::browser;
use crate::catalogue::differences;
use crate::model::{Date, Profile, ProfileId};
use crate::session::Event;
use crate::store::{Choice, RestoreLine, RestorePlan, Standing};
use crate::ui::app::App;
use crate::ui::dom;
use crate::ui::element::{Element, el};
use crate::ui::parts::buttons::{Weight, actions, button};
use crate::ui::parts::change_line::change_line;
use crate::ui::parts::said;
use leptos::prelude::*;
use std::cmp::Ordering;

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
pub(super) enum Of {
    /// A backup, against this device.
    Backup,
    /// What another window has saved, against this one.
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

/// Who is in it, and what to do with each.
pub(super) fn compared(app: App, plan: &RestorePlan, of: Of) -> Element {
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
    let doubtful = plan
        .is_doubtful()
        .then(|| el("p").text(app.say("data.restore.doubtful")));
    result(if plan.is_doubtful() {
        "notice care"
    } else {
        "notice"
    })
    .child(el("h3").text(heading))
    .maybe(doubtful)
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
