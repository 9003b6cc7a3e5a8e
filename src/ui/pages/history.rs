//! What was wished before: every day on which the plan was found right, and what differs between two of them.

use crate::catalogue::{Change, Value, changes, find, rows_at};
use crate::model::{CarePlan, Profile, kept};
use crate::session::{Event, Route};
use crate::ui::app::App;
use crate::ui::dom;
use crate::ui::element::{Element, el, live};
use crate::ui::parts::buttons::{Weight, actions, button};
use crate::ui::parts::frame::{back, page_with};
use crate::ui::parts::said;
use leptos::prelude::*;

/// The history.
pub fn history(app: App) -> AnyView {
    let before = back(app, Route::CarePlan, "history.back").view();
    let count = app.profile(|profile| profile.history.snapshots().len());
    let newest = count.unwrap_or(0).saturating_sub(1);
    let earlier = RwSignal::new(newest);
    let later = RwSignal::new(None::<usize>);
    page_with(Some(Route::History), Some(before), app.say("history.title"))
        .child(el("p").text(app.say("history.what")))
        .child(live(move || {
            app.watch(|_| ());
            compare(app, earlier, later).view()
        }))
        .child(live(move || {
            app.watch(|_| ());
            days(app).view()
        }))
        .child(confirmation(app))
        .view()
}

/// The day on which the plan was last found right, and the button that says so today.
pub fn confirmation(app: App) -> Element {
    let day = Memo::new(move |_| {
        app.watch(|session| {
            session
                .profile()
                .and_then(|profile| profile.history.confirmed_on())
        })
    });
    let words = move || match day.get() {
        Some(day) => app.fill(
            "care-plan.confirmed",
            &[("date", &said::short_date(app, day))],
        ),
        None => app.say("care-plan.never_confirmed"),
    };
    el("section")
        .class("notice")
        .child(el("h2").text(app.say("history.confirm.title")))
        .child(el("p").text(app.say("history.confirm.what")))
        .child(el("p").attr("role", "status").live_text(words))
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

/// The plan at a snapshot, or as it is now.
fn plan_at(profile: &Profile, at: Option<usize>) -> Option<CarePlan> {
    match at {
        Some(at) => profile.history.plan(at),
        None => kept(&profile.care_plan),
    }
}

fn compare(app: App, earlier: RwSignal<usize>, later: RwSignal<Option<usize>>) -> Element {
    let days = app
        .profile(|profile| {
            let snapshots = profile.history.snapshots().iter();
            snapshots
                .map(|one| said::short_date(app, one.confirmed_on))
                .collect::<Vec<_>>()
        })
        .unwrap_or_default();
    let section = el("section").class("stack").id("compare");
    if days.is_empty() {
        return section.child(el("p").text(app.say("history.none")));
    }
    let choose =
        |id: &'static str,
         chosen: Option<usize>,
         with_now: bool,
         then: fn(Option<usize>, RwSignal<usize>, RwSignal<Option<usize>>)| {
            let day = |value: String, words: String, is_chosen: bool| {
                el("option")
                    .attr("value", value)
                    .flag("selected", is_chosen)
                    .text(words)
            };
            let now = with_now.then(|| day("now".into(), app.say("history.now"), chosen.is_none()));
            let all = days.iter().enumerate();
            let all = all.map(|(at, words)| day(at.to_string(), words.clone(), chosen == Some(at)));
            el("div")
                .class("question")
                .child(
                    el("label")
                        .attr("for", id)
                        .text(app.say(&format!("history.{id}"))),
                )
                .child(
                    el("select")
                        .class("field")
                        .id(id)
                        .children(all)
                        .maybe(now)
                        .on("change", move |event| {
                            then(dom::value(&event).parse().ok(), earlier, later)
                        }),
                )
        };
    let at = earlier.get().min(days.len() - 1);
    let until = later.get().filter(|until| *until < days.len());
    let found = app.profile(|profile| {
        let (before, after) = (plan_at(profile, Some(at))?, plan_at(profile, until)?);
        Some(changes(before, after))
    });
    let result = match found.flatten() {
        None => el("p").text(app.say("history.unreadable")),
        Some(changes) if changes.is_empty() => el("p").text(app.say("history.same")),
        Some(changes) => el("dl")
            .class("answers")
            .children(changes.iter().map(|change| line(app, change))),
    };
    section
        .child(el("h2").text(app.say("history.compare")))
        .child(choose("earlier", Some(at), false, |at, earlier, _| {
            earlier.set(at.unwrap_or(0));
        }))
        .child(choose("later", until, true, |at, _, later| later.set(at)))
        .child(el("div").attr("role", "status").child(result))
}

/// An answer that differs: what it was, what it is.
fn line(app: App, change: &Change) -> Element {
    let place = change.place;
    let (key, label) = match place.cell {
        None => (place.link_id.to_owned(), said::question(app, place.link_id)),
        Some((row, column)) => {
            let key = format!("{}.{column}", place.link_id);
            let list = app.say(&format!("{}.row", place.link_id));
            let number = (row + 1).to_string();
            let of = app.fill("rows.title", &[("row", &list), ("number", &number)]);
            let label = app.fill(
                "history.of_row",
                &[("row", &of), ("question", &app.say(&key))],
            );
            (key, label)
        }
    };
    let say = |value: &Option<Value>| {
        let shape = app.profile(|profile| match place.cell {
            None => find(place.link_id).map(|item| item.shape(profile)),
            Some((_, column)) => rows_at(place.link_id)?
                .columns()
                .into_iter()
                .find(|one| one.link_id == column)
                .map(|column| column.shape),
        });
        let said = shape.flatten().zip(value.as_ref());
        said.and_then(|(shape, value)| said::answer(app, &key, &shape, value))
            .unwrap_or_else(|| app.say("history.unsaid"))
    };
    el("div")
        .attr("data-place", place.to_string())
        .child(el("dt").text(label))
        .child(el("dd").class("value").text(app.fill(
            "history.from_to",
            &[
                ("before", &say(&change.before)),
                ("after", &say(&change.after)),
            ],
        )))
}

/// Every day, the newest first, each with a way to take it out.
fn days(app: App) -> Element {
    let days = app
        .profile(|profile| {
            let snapshots = profile.history.snapshots().iter().enumerate();
            snapshots
                .rev()
                .map(|(at, one)| (at, said::short_date(app, one.confirmed_on)))
                .collect::<Vec<_>>()
        })
        .unwrap_or_default();
    let line = |(at, day): (usize, String)| {
        let asks = RwSignal::new(false);
        let ask = button(
            format!("forget-{at}"),
            Weight::Quiet,
            app.say("history.forget"),
            move || asks.set(true),
        )
        .child(el("span").class("visually-hidden").text(day.clone()))
        .hidden_while(move || asks.get());
        let sure = el("div")
            .class("actions")
            .hidden_while(move || !asks.get())
            .child(el("p").text(app.fill("history.forget.sure", &[("date", &day)])))
            .child(button(
                format!("forget-{at}-surely"),
                Weight::Plain,
                app.say("history.forget.yes"),
                move || {
                    let today = app.today();
                    app.send(Event::SnapshotForgotten { at, today });
                },
            ))
            .child(button(
                format!("keep-{at}"),
                Weight::Quiet,
                app.say("history.forget.no"),
                move || asks.set(false),
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
            .children(days.into_iter().map(line)),
    )
}
