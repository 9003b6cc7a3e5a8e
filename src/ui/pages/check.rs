//! Check your answers: everything that was said, with a link to change each, and one button that says it
//! is still so.

use crate::catalogue::{Part, SECTIONS, Section};
use crate::model::Date;
use crate::session::{Event, Route};
use crate::ui::app::App;
use crate::ui::element::{Element, el};
use crate::ui::parts::answer_lines::{AnswerLine, Remarks, answer_lines};
use crate::ui::parts::buttons::{Weight, actions, button, link};
use crate::ui::parts::essentials::essential_links;
use crate::ui::parts::frame::{back, page_with};
use crate::ui::parts::said;
use leptos::prelude::*;

/// Check your answers.
pub fn check(app: App) -> AnyView {
    let before = back(app, Route::Sheet, "check.back").view();
    let confirm = button(
        "confirm-all",
        Weight::Primary,
        app.say("check.confirm"),
        move || {
            let today = app.today();
            app.send(Event::AllConfirmed { today });
        },
    );
    let state = confirmed(app);
    let day = el("p")
        .id("confirmed")
        .attr("role", "status")
        .live_text(move || {
            let said = |key, day| app.fill(key, &[("date", &said::short_date(app, day))]);
            match state.get() {
                (Some(day), true) => said("check.changed", day),
                (Some(day), false) => said("check.confirmed", day),
                (None, _) => app.say("check.never_confirmed"),
            }
        });
    let remarks = Remarks::of(app);
    page_with(Some(Route::Check), Some(before), app.say("check.title"))
        .child(el("p").text(app.say("check.what")))
        .maybe(still_missing(app))
        .children(
            SECTIONS
                .iter()
                .map(|section| answers(app, section, &remarks).child(confirmation(app, section))),
        )
        .child(
            el("section")
                .class("notice")
                .child(el("h2").text(app.say("check.confirm.title")))
                .child(day)
                .child(confirm),
        )
        .child(actions(vec![link(
            "print",
            Weight::Plain,
            app.say("check.print"),
            Route::Print.to_string(),
        )]))
        .view()
}

/// The day on which all of it was found right, and whether something was written after it; followed.
pub(super) fn confirmed(app: App) -> Memo<(Option<Date>, bool)> {
    Memo::new(move |_| {
        app.watch(|session| {
            let day = session.profile().and_then(|one| one.about.confirmed_on);
            (day, session.is_changed_since_confirmed(app.today()))
        })
    })
}

/// Of the seven, those that a crew would still miss.
fn still_missing(app: App) -> Option<Element> {
    let missing = app.read(|session| session.missing_essentials());
    let count = missing.len().to_string();
    (!missing.is_empty()).then(|| {
        el("section")
            .class("notice hint")
            .child(el("h2").text(app.fill("check.essentials", &[("count", &count)])))
            .child(essential_links(app, &missing))
    })
}

/// A part: what was answered and what the sheet will call blank; the other blanks are folded away.
pub(super) fn answers(app: App, section: &'static Section, remarks: &Remarks) -> Element {
    let lines = app.profile(|profile| answer_lines(app, profile, section, remarks));
    let (shown, blank): (Vec<_>, Vec<_>) = lines
        .unwrap_or_default()
        .into_iter()
        .partition(AnswerLine::is_shown);
    let list = |lines: Vec<AnswerLine>| {
        el("dl")
            .class("answers")
            .children(lines.into_iter().map(|answer| line(app, section, answer)))
    };
    let count = blank.len().to_string();
    let blank = (!blank.is_empty()).then(|| {
        el("details")
            .child(
                el("summary")
                    .class("button quiet")
                    .text(app.fill("check.blank", &[("count", &count)])),
            )
            .child(list(blank))
    });
    el("section")
        .class("stack")
        .attr("data-section", section.id)
        .child(el("h2").text(app.say(&format!("section.{}", section.id))))
        .child(list(shown))
        .maybe(blank)
}

fn line(app: App, section: &'static Section, line: AnswerLine) -> Element {
    let (class, words) = match (line.said, line.is_declined) {
        (Some(said), _) => ("value", said),
        (None, true) => ("unsaid", app.say("state.declined")),
        (None, false) => ("unsaid", app.say("check.unsaid")),
    };
    let withheld = line.withheld.map(|why| {
        let words = app.say(&format!("withheld.{}", why.name()));
        el("dd")
            .class("told")
            .attr("data-withheld", why.name())
            .text(words)
    });
    let changed = line.is_changed.then(|| changed(app, section));
    let place = line.place;
    let change = el("a")
        .attr("href", Route::of_group(section, line.group).to_string())
        .attr("data-place", place.to_string())
        .text(app.say("check.change"))
        .child(
            el("span")
                .class("visually-hidden")
                .text(app.fill("check.change_of", &[("question", &line.label)])),
        )
        .on("click", move |_| app.aim(place));
    el("div")
        .child(el("dt").text(line.label))
        .child(el("dd").class(class).as_it_is().text(words))
        .maybe(withheld)
        .maybe(changed)
        .child(el("dd").class("change").child(change))
}

/// That an answer was written after the day on which it was found right; found right again, it is not any more.
fn changed(app: App, section: &'static Section) -> Element {
    let still_differs = app.follow(move |session| match section.part() {
        Part::Sheet => session.is_changed_since_confirmed(app.today()),
        Part::CarePlan => session.profile().is_some_and(|profile| {
            let plan = &profile.care_plan;
            profile.history.differs(plan)
        }),
    });
    el("dd")
        .class("told")
        .attr("data-changed", "")
        .hidden_while(move || !still_differs.get())
        .text(app.say("check.changed_since"))
}

/// The day on which this part was last found right, and a button to say so again.
fn confirmation(app: App, section: &'static Section) -> Element {
    let id = section.id;
    let state = Memo::new(move |_| {
        let today = app.today();
        app.watch(|session| {
            let day = session.section_confirmed_on(id);
            let is_changed = session.section_is_changed(section);
            (day, session.section_is_stale(id, today), is_changed)
        })
    });
    let said = el("span").class("small").live_text(move || {
        let (day, is_stale, is_changed) = state.get();
        let key = match (is_changed, is_stale) {
            (true, _) => "check.section.changed",
            (false, true) => "check.section.stale",
            (false, false) => "check.section.confirmed",
        };
        let day = day.map(|day| app.fill(key, &[("date", &said::short_date(app, day))]));
        day.unwrap_or_default()
    });
    let confirm = button(
        format!("confirm-{id}"),
        Weight::Quiet,
        app.say("check.section.confirm"),
        move || {
            let (section, today) = (id, app.today());
            app.send(Event::SectionConfirmed { section, today });
        },
    );
    el("div").class("actions").child(confirm).child(said)
}
