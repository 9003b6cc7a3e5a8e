//! Home: whose sheet it is, what a crew would still miss, and the doors.

use super::welcome::first_question;
use crate::model::Profile;
use crate::session::{Reminder, Route};
use crate::ui::app::App;
use crate::ui::element::{Element, el, live, nothing};
use crate::ui::parts::buttons::{Weight, actions, link};
use crate::ui::parts::essentials::essential_links;
use crate::ui::parts::frame::{name_of, page};
use crate::ui::parts::said;
use leptos::prelude::AnyView;

/// Home.
pub fn home(app: App) -> AnyView {
    let name = app.read(|session| name_of(app, session.profile()));
    page(
        Some(Route::Home),
        app.fill("home.title", &[("name", &name)]),
    )
    .child(
        el("div")
            .class("doors")
            .child(sheet_door(app))
            .child(care_plan_door(app)),
    )
    .child(keeping(app))
    .child(
        el("p").child(
            el("a")
                .id("people-of-this-device")
                .attr("href", Route::People.to_string())
                .text(app.say("home.people")),
        ),
    )
    .view()
}

/// The crew's sheet: what is missing first, or that nothing is.
fn sheet_door(app: App) -> Element {
    let missing = app.read(|session| session.missing_essentials());
    let door = el("section")
        .class("door main-door")
        .child(el("h2").text(app.say("home.sheet")))
        .child(el("p").text(app.say("home.sheet.what")));
    let all = link(
        "open-sheet",
        Weight::Plain,
        app.say("home.open_sheet"),
        Route::Sheet.to_string(),
    );
    if missing.is_empty() {
        return door
            .child(el("p").text(app.say("home.nothing_missing")))
            .child(confirmed(app))
            .child(actions(ready(app, all)));
    }
    let count = missing.len().to_string();
    // What the person does not want to write holds nothing up.
    let is_open = app
        .profile(|profile| missing.iter().any(|one| !one.is_declined(profile)))
        .unwrap_or(false);
    let ways = match is_open {
        true => vec![
            link(
                "continue",
                Weight::Primary,
                app.say("home.continue"),
                first_question(app).to_string(),
            ),
            all,
        ],
        false => ready(app, all),
    };
    door.child(el("h3").text(app.fill("home.missing", &[("count", &count)])))
        .child(essential_links(app, &missing))
        .child(confirmed(app))
        .child(actions(ways))
}

/// The ways on where nothing is left to ask.
fn ready(app: App, all: Element) -> Vec<Element> {
    vec![
        link(
            "check",
            Weight::Primary,
            app.say("home.check"),
            Route::Check.to_string(),
        ),
        link(
            "print",
            Weight::Plain,
            app.say("home.print"),
            Route::Print.to_string(),
        ),
        all,
    ]
}

/// The day on which the person last found everything right, whether that still holds, and when to look again.
fn confirmed(app: App) -> Element {
    let (day, review) = app
        .profile(|profile| (profile.about.confirmed_on, profile.next_review()))
        .unwrap_or_default();
    let is_due = review.is_some_and(|review| review <= app.today());
    let said = |key: &str, day| app.fill(key, &[("date", &said::short_date(app, day))]);
    let words = match day {
        Some(day) => said("home.confirmed", day),
        None => app.say("home.never_confirmed"),
    };
    let changed = move || match day.is_some() && is_changed(app) {
        true => el("p").id("changed").text(app.say("home.changed")).view(),
        false => nothing(),
    };
    let due = review.filter(|_| is_due).map(|review| {
        let words = said("home.review_due", review);
        el("p").id("review-due").text(words)
    });
    el("div")
        .child(el("p").class("small").text(words))
        .child(live(changed))
        .maybe(due)
}

/// Whether the sheet says something else than on that day. Until the questions are here only the days can tell: where
/// it was written on later it is taken to be so.
fn is_changed(app: App) -> bool {
    app.is_changed_since_confirmed().unwrap_or_else(|| {
        let later = |profile: &Profile| Some(profile.updated_on) > profile.about.confirmed_on;
        app.profile(later).unwrap_or(false)
    })
}

/// The wishes for future care.
fn care_plan_door(app: App) -> Element {
    let has_begun = app
        .profile(|profile| profile.has_begun_plan())
        .unwrap_or(false);
    let words = match has_begun {
        true => "home.care_plan.continue",
        false => "home.care_plan.open",
    };
    el("section")
        .class("door")
        .child(el("h2").text(app.say("home.care_plan")))
        .child(el("p").text(app.say("home.care_plan.what")))
        .child(actions(vec![link(
            "open-care-plan",
            Weight::Plain,
            app.say(words),
            Route::CarePlan.to_string(),
        )]))
}

/// Where it is kept, and the last copy of it.
fn keeping(app: App) -> Element {
    let day = app.read(|session| session.backed_up_on());
    let last = match day {
        Some(day) => app.fill("home.backup", &[("date", &said::short_date(app, day))]),
        None => app.say("home.no_backup"),
    };
    let reminder = move || {
        let keeping = app.keeping();
        match app.read(|session| session.reminder(keeping, app.today())) {
            Reminder::Not => String::new(),
            Reminder::Quiet => app.say("home.backup_wanted"),
            Reminder::Soon => app.say("home.backup_soon"),
        }
    };
    let reminder = el("p")
        .class("small")
        .id("backup-reminder")
        .live_text(reminder);
    el("section")
        .class("stack")
        .child(el("h2").text(app.say("home.keeping")))
        .child(el("p").text(last))
        .child(reminder)
        .child(
            el("p").child(
                el("a")
                    .id("data")
                    .attr("href", Route::Data.to_string())
                    .text(app.say("home.data")),
            ),
        )
}
