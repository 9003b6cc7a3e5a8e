//! What was wished before: every day on which the plan was found right, and what differs between two of them.

use crate::catalogue::changes;
use crate::model::{CarePlan, Date, Profile, kept};
use crate::session::{Event, Route, Session};
use crate::ui::app::App;
use crate::ui::dom;
use crate::ui::element::{Element, el, live};
use crate::ui::parts::buttons::{Weight, actions, button};
use crate::ui::parts::change_line::change_line;
use crate::ui::parts::frame::{back, page_with};
use crate::ui::parts::said;
use leptos::prelude::*;

/// The history.
pub fn history(app: App) -> AnyView {
    let before = back(app, Route::CarePlan, "history.back").view();
    // Followed by its days alone: a save that is done must not take the keyboard off a list.
    let days = Memo::new(move |_| {
        app.watch(|session| {
            let snapshots = session.profile().map(|profile| profile.history.snapshots());
            let days = snapshots.unwrap_or_default().iter();
            days.map(|one| one.confirmed_on).collect::<Vec<_>>()
        })
    });
    let words = move || -> Vec<String> {
        let days = days.get();
        let name = |(at, &day): (usize, &Date)| {
            let words = said::short_date(app, day);
            // A day on which more than one was kept has them numbered.
            match days[..at].iter().filter(|one| **one == day).count() {
                0 => words,
                before => {
                    let count = (before + 1).to_string();
                    app.fill("history.again", &[("date", &words), ("count", &count)])
                }
            }
        };
        days.iter().enumerate().map(name).collect()
    };
    let chosen = Chosen {
        earlier: RwSignal::new(days.with_untracked(Vec::len).saturating_sub(1)),
        later: RwSignal::new(None),
    };
    page_with(Some(Route::History), Some(before), app.say("history.title"))
        .child(el("p").text(app.say("history.what")))
        .child(live(move || compare(app, chosen, &words()).view()))
        .child(live(move || kept_days(app, words()).view()))
        .child(confirmation(app))
        .view()
}

/// The two days that are compared.
#[derive(Clone, Copy)]
struct Chosen {
    /// A snapshot, from 0 on.
    earlier: RwSignal<usize>,
    /// A snapshot; `None` is now.
    later: RwSignal<Option<usize>>,
}

/// The day on which the plan was last found right, and the button that says so today.
pub fn confirmation(app: App) -> Element {
    let words = Memo::new(move |_| app.watch(|session| confirmed(app, session)));
    el("section")
        .class("notice")
        .child(el("h2").text(app.say("history.confirm.title")))
        .child(el("p").text(app.say("history.confirm.what")))
        .child(
            el("p")
                .attr("role", "status")
                .live_text(move || words.get()),
        )
        .child(actions(vec![button(
            "confirm-care-plan",
            Weight::Primary,
            app.say("history.confirm"),
            move || {
                let today = app.today();
                app.send(Event::PlanConfirmed { today });
            },
        )]))
}

/// The day on which the plan was last found right, and whether it still says the same.
pub(super) fn confirmed(app: App, session: &Session) -> String {
    let profile = session.profile();
    let day = profile.and_then(|profile| profile.history.confirmed_on());
    let is_changed = profile.is_some_and(|profile| profile.history.differs(&profile.care_plan));
    let said = |key, day| app.fill(key, &[("date", &said::short_date(app, day))]);
    match (day, is_changed) {
        (Some(day), false) => said("care-plan.confirmed", day),
        (Some(day), true) => said("care-plan.changed", day),
        (None, _) => app.say("care-plan.never_confirmed"),
    }
}

/// The plan at a snapshot, or as it is now.
fn plan_at(profile: &Profile, at: Option<usize>) -> Option<CarePlan> {
    match at {
        Some(at) => profile.history.plan(at),
        None => kept(&profile.care_plan),
    }
}

/// Two lists of days, and below them what differs. The lists stay as they are while one chooses.
fn compare(app: App, chosen: Chosen, days: &[String]) -> Element {
    let section = el("section").class("stack").id("compare");
    let Some(newest) = days.len().checked_sub(1) else {
        return section.child(el("p").text(app.say("history.none")));
    };
    let Chosen { earlier, later } = chosen;
    let option = |value: String, words: String, is_chosen: bool| {
        el("option")
            .attr("value", value)
            .flag("selected", is_chosen)
            .text(words)
    };
    let list = |id: &'static str, chosen: Option<usize>| {
        let all = days.iter().enumerate();
        let options =
            all.map(|(at, words)| option(at.to_string(), words.clone(), chosen == Some(at)));
        el("select").class("field").id(id).children(options)
    };
    let question = |id: &'static str, list: Element| {
        let words = app.say(&format!("history.{id}"));
        el("div")
            .class("question")
            .child(el("label").attr("for", id).text(words))
            .child(list)
    };
    let at = earlier.get_untracked().min(newest);
    let until = later.get_untracked().filter(|until| *until <= newest);
    let first = list("earlier", Some(at)).on("change", move |event| {
        earlier.set(dom::value(&event).parse().unwrap_or(0));
    });
    let second = list("later", until)
        .child(option(
            "now".into(),
            app.say("history.now"),
            until.is_none(),
        ))
        .on("change", move |event| {
            later.set(dom::value(&event).parse().ok());
        });
    let differences = live(move || {
        let at = earlier.get().min(newest);
        let until = later.get().filter(|until| *until <= newest);
        differences(app, at, until).view()
    });
    section
        .child(el("h2").text(app.say("history.compare")))
        .child(question("earlier", first))
        .child(question("later", second))
        .child(el("div").attr("role", "status").child(differences))
}

/// What differs between a snapshot and a later one, or now.
fn differences(app: App, at: usize, until: Option<usize>) -> Element {
    let found = app.watch(|session| {
        let profile = session.profile()?;
        let (before, after) = (plan_at(profile, Some(at))?, plan_at(profile, until)?);
        Some(changes(before, after))
    });
    match found {
        None => el("p").text(app.say("history.unreadable")),
        Some(changes) if changes.is_empty() => el("p").text(app.say("history.same")),
        Some(changes) => el("dl").class("answers").children(
            changes
                .iter()
                .map(|change| change_line(app, change, "history.from_to")),
        ),
    }
}

/// Every day, the newest first, each with a way to take it out.
fn kept_days(app: App, days: Vec<String>) -> Element {
    let line = |(at, day): (usize, String)| {
        let asks = RwSignal::new(false);
        let ask = button(
            format!("forget-{at}"),
            Weight::Quiet,
            app.say("history.forget"),
            move || {
                asks.set(true);
                dom::focus_soon(format!("forget-{at}-question"));
            },
        )
        .child(el("span").class("visually-hidden").text(day.clone()))
        .hidden_while(move || asks.get());
        let sure = el("div")
            .class("actions")
            .hidden_while(move || !asks.get())
            .child(
                el("p")
                    .id(format!("forget-{at}-question"))
                    .attr("tabindex", "-1")
                    .text(app.fill("history.forget.sure", &[("date", &day)])),
            )
            .child(button(
                format!("forget-{at}-surely"),
                Weight::Plain,
                app.say("history.forget.yes"),
                move || {
                    let today = app.today();
                    app.send(Event::SnapshotForgotten { at, today });
                    dom::focus_soon("heading".into());
                },
            ))
            .child(button(
                format!("keep-{at}"),
                Weight::Quiet,
                app.say("history.forget.no"),
                move || {
                    asks.set(false);
                    dom::focus_soon(format!("forget-{at}"));
                },
            ));
        el("li")
            .class("card")
            .child(
                el("div")
                    .class("card-line")
                    .child(el("span").text(day.clone()))
                    .child(ask),
            )
            .child(sure)
    };
    let title = (!days.is_empty()).then(|| el("h2").text(app.say("history.days")));
    el("section").class("stack").maybe(title).child(
        el("ol")
            .class("cards plain")
            .children(days.into_iter().enumerate().rev().map(line)),
    )
}
