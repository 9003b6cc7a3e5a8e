//! When the papers are there: what to do with each, a reminder to look through them again, who got one.

use super::print_handed::handed;
use super::print_preview::Sheet;
use super::print_text::outcome_name;
use crate::browser::{self, CALENDAR, Deliverable};
use crate::model::Profile;
use crate::session::Route;
use crate::sheet::{
    call_memo, card, care_plan_memo, care_team, doctor_questions, emergency, flyer, handover,
    labels, reminder,
};
use crate::ui::app::App;
use crate::ui::element::{Element, el};
use crate::ui::parts::buttons::{Weight, actions, button};
use crate::ui::parts::said;
use crate::ui::preview::AboutPaper;
use leptos::prelude::*;

/// What is to be done with each paper, step by step, by the paper's name.
const STEPS: &[(&str, &[&str])] = &[
    (emergency::ID, &["fold", "place", "old", "copy"]),
    (care_plan_memo::ID, &["talk", "give", "back"]),
    (handover::ID, &["give", "back", "old"]),
    (care_team::ID, &["wall", "old"]),
    (doctor_questions::ID, &["bring", "keep"]),
    (labels::ID, &["cut", "fridge", "door"]),
    (call_memo::ID, &["cut", "phone", "old"]),
    (card::ID, &["cut", "middle", "ends", "wallet", "old"]),
    (flyer::ID, &["show"]),
];

/// Everything that comes after printing.
pub(super) fn after(app: App, sheet: Sheet) -> Element {
    let about = untrack(|| sheet.with(|paper| paper.about.clone()));
    let alone = about.papers.len() == 1;
    let steps = about.papers.iter().map(|paper| steps(app, paper, alone));
    el("div")
        .class("stack")
        .id("then")
        .child(el("h3").text(app.say("print.then")))
        .children(steps)
        .child(handed(app, &about.papers))
        .maybe(calendar(app))
}

/// What to do with a paper; under its name where there are several.
fn steps(app: App, paper: &AboutPaper, alone: bool) -> Element {
    let found = STEPS.iter().find(|(name, _)| *name == paper.paper);
    let steps = found.map_or(&[][..], |(_, steps)| steps);
    let edition = paper.edition.to_string();
    let lines = steps.iter().map(|step| {
        // Nobody has an old one before the second edition.
        let step = match (*step, paper.edition) {
            ("old", 0 | 1) => "first".to_owned(),
            ("old", _) => "old".to_owned(),
            (step, _) => format!("{}.{step}", paper.paper),
        };
        el("li").text(app.fill(&format!("print.then.{step}"), &[("edition", &edition)]))
    });
    let title = (!alone).then(|| el("h4").text(paper.title.clone()));
    let copies = (paper.paper == care_plan_memo::ID).then(|| {
        let address = Route::to_group("copies").to_string();
        el("p").child(
            el("a")
                .id("copies")
                .attr("href", address)
                .text(app.say("print.memo.copies")),
        )
    });
    el("div")
        .class("stack")
        .attr("data-then", paper.paper.clone())
        .maybe(title)
        .child(el("ol").children(lines))
        .maybe(copies)
}

/// The day of the next review as a file for the person's own calendar; nothing where no such day is known.
fn calendar(app: App) -> Option<Element> {
    let review = app.profile(Profile::next_review).flatten();
    let review = review.filter(|review| *review > app.today())?;
    let failed = RwSignal::new("");
    let save = move || {
        let file = app.with_words(|words| reminder(review, app.today(), words));
        let file = Deliverable {
            name: file.name,
            media_type: CALENDAR,
            bytes: file.content.into_bytes(),
        };
        browser::hand_over(file, move |way| failed.set(outcome_name(way)));
    };
    let said = move || match failed.get() {
        "" => String::new(),
        name => app.say(&format!("print.calendar.{name}")),
    };
    let day = said::short_date(app, review);
    Some(
        el("div")
            .class("stack")
            .id("calendar")
            .child(el("p").text(app.fill("print.calendar", &[("date", &day)])))
            .child(actions(vec![button(
                "save-reminder",
                Weight::Plain,
                app.say("print.calendar.save"),
                save,
            )]))
            .child(
                el("p")
                    .id("calendar-outcome")
                    .attr("role", "status")
                    .live_attr("data-outcome", move || Some(failed.get().to_owned()))
                    .live_text(said),
            ),
    )
}
