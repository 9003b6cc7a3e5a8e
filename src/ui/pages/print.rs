//! The print page: what is still empty, what to know, is it right, how it looks, and the ways to have it.

use super::print_choice::{Chosen, papers};
use super::print_code;
use super::print_commands::commands;
use super::print_copy::{memo, on_card, questions, reader};
use super::print_handed::copies;
use super::print_preview::{Sheet, looks};
use crate::catalogue::{Essential, Place, Withheld, find, question_at, withheld};
use crate::model::{Acknowledgement, Coded};
use crate::session::{Event, Route};
use crate::sheet::{card, care_plan_memo, doctor_questions, emergency, handover};
use crate::ui::app::App;
use crate::ui::controls::{Question, control};
use crate::ui::element::{Element, el, live, nothing, together};
use crate::ui::parts::buttons::{Weight, actions, button};
use crate::ui::parts::frame::{back, name_of, page_with};
use crate::ui::parts::said;
use crate::ui::preview::MissingCharacters;
use leptos::prelude::*;

/// So many places with unprintable characters are shown; the others lie folded up.
const SHOWN_AT_ONCE: usize = 5;

/// The print page.
pub fn print(app: App, route: Route) -> AnyView {
    let before = back(app, Route::Home, "print.back").view();
    let name = app.read(|session| name_of(app, session.profile()));
    let title = app.fill("print.title", &[("name", &name)]);
    let chosen = Chosen::new(app, route);
    let sheet = Sheet::of(app, chosen);
    // What belongs to a paper stands there while the paper is among the chosen, and stays as it is meanwhile.
    let with = move |paper: &'static str, make: fn(App, Chosen) -> AnyView| {
        let is_chosen = Memo::new(move |_| chosen.has(paper));
        live(move || match is_chosen.get() {
            true => make(app, chosen),
            false => nothing(),
        })
    };
    let names = Memo::new(move |_| chosen.papers());
    page_with(Some(route), Some(before), title)
        .child(papers(app, chosen))
        .child(with(emergency::ID, |app, chosen| {
            print_code::code(app, chosen.copies).view()
        }))
        .child(live(move || print_code::became(app, sheet)))
        .child(with(handover::ID, |app, chosen| {
            reader(app, chosen.copies).view()
        }))
        .child(with(care_plan_memo::ID, |app, chosen| {
            memo(app, chosen.copies).view()
        }))
        .child(with(doctor_questions::ID, |app, chosen| {
            questions(app, chosen.copies)
        }))
        .child(with(card::ID, |app, chosen| {
            on_card(app, chosen.copies).view()
        }))
        .maybe(held_back(app))
        .child(live(move || unprintable(app, sheet)))
        .child(with(emergency::ID, |app, _| {
            together(vec![
                missing(app).view(),
                before_the_first(app),
                confirmation(app).view(),
            ])
        }))
        .child(with(care_plan_memo::ID, |app, _| {
            super::history::confirmation(app).view()
        }))
        .child(looks(app, sheet))
        .child(live(move || match names.get().is_empty() {
            true => nothing(),
            false => commands(app, sheet, chosen).view(),
        }))
        .child(copies(app, sheet, chosen))
        .view()
}

/// Of the seven, those that are still empty. Never a barrier.
fn missing(app: App) -> Element {
    let missing = app.read(|session| session.missing_essentials());
    let section = el("section").class("stack").id("missing");
    if missing.is_empty() {
        return section.child(el("p").text(app.say("print.nothing_missing")));
    }
    let page = |one: &Essential| {
        let page = app.profile(|profile| one.page(profile));
        page.unwrap_or(one.group())
    };
    let links = missing.iter().map(|one| {
        el("li").child(
            el("a")
                .class("target")
                .attr("href", Route::Group(page(one)).to_string())
                .attr("data-essential", one.name())
                .text(app.say(&format!("essential.{}", one.name()))),
        )
    });
    section
        .child(el("h2").text(app.say("print.missing")))
        .child(el("p").text(app.say("print.missing.what")))
        .child(el("ul").class("plain missing-links").children(links))
}

/// What is written and comes onto no paper, each with the reason and the way to it.
fn held_back(app: App) -> Option<Element> {
    let today = app.today();
    let found = app.profile(|profile| withheld(profile, today))?;
    let line = |(place, why): &(Place, Withheld)| {
        let label = said::question(app, place.link_id);
        el("li")
            .attr("data-withheld", why.name())
            .child(place_link(app, &place.to_string(), label))
            .child(el("p").text(app.say(&format!("withheld.{}", why.name()))))
    };
    (!found.is_empty()).then(|| {
        el("section")
            .class("notice hint")
            .id("withheld")
            .child(el("h2").text(app.say("print.withheld")))
            .child(el("ul").class("plain").children(found.iter().map(line)))
    })
}

/// Characters that no face has, with the answers in which they stand.
fn unprintable(app: App, sheet: Sheet) -> AnyView {
    if sheet.is_old() {
        return nothing();
    }
    let about = sheet.with(|paper| paper.about.clone());
    let missing = &about.missing_characters;
    if missing.is_empty() {
        return nothing();
    }
    let line = |one: &MissingCharacters| {
        let characters = one.characters.iter();
        el("li")
            .children(characters.map(|one| el("span").class("character").text(one.clone())))
            .child(place_link(app, &one.path, one.label.clone()))
    };
    let (first, others) = missing.split_at(missing.len().min(SHOWN_AT_ONCE));
    let others = (!others.is_empty()).then(|| {
        let count = others.len().to_string();
        let words = app.fill("print.unprintable.more", &[("count", &count)]);
        el("details")
            .child(el("summary").text(words))
            .child(el("ul").class("plain").children(others.iter().map(line)))
    });
    el("section")
        .class("notice hint")
        .id("unprintable")
        .attr("role", "status")
        .child(el("h2").text(app.say("print.unprintable")))
        .child(el("p").text(app.say("print.unprintable.what")))
        .child(el("ul").class("plain").children(first.iter().map(line)))
        .maybe(others)
        .view()
}

/// The way to the answer at a path of the record, where there is a question for it.
fn place_link(app: App, path: &str, label: String) -> Element {
    let Some((group, place)) = question_at(path) else {
        return el("span").text(label);
    };
    el("a")
        .class("target")
        .attr("href", Route::to_group(group).to_string())
        .text(label)
        .on("click", move |_| app.aim(place))
}

/// What one should know before the first sheet; afterwards it lies folded up.
fn before_the_first(app: App) -> AnyView {
    let place = Place::of("about.acknowledged");
    let Some(item) = find(place.link_id) else {
        return nothing();
    };
    let found = app.profile(|profile| {
        let is_done = profile.about.acknowledged.iter().count() == Acknowledgement::ALL.len()
            || !profile.printings.is_empty();
        (is_done, item.shape(profile))
    });
    let Some((folded, shape)) = found else {
        return nothing();
    };
    let question = control(Question::at(app, place), &shape);
    if folded {
        return el("details")
            .id("acknowledgements")
            .child(
                el("summary")
                    .class("button quiet start")
                    .text(app.say("print.acknowledgements.again")),
            )
            .child(question)
            .view();
    }
    el("section")
        .class("stack")
        .id("acknowledgements")
        .child(el("h2").text(app.say("print.acknowledgements")))
        .child(
            el("p")
                .class("hint")
                .text(app.say("print.acknowledgements.what")),
        )
        .child(question)
        .view()
}

/// Is it right? The day printed large on the sheet.
fn confirmation(app: App) -> Element {
    let state = super::check::confirmed(app);
    let words = move || {
        let said = |key, day| app.fill(key, &[("date", &said::short_date(app, day))]);
        match state.get() {
            (Some(day), true) => said("print.changed", day),
            (Some(day), false) if day == app.today() => said("print.confirmed_today", day),
            (Some(day), false) => said("print.confirmed", day),
            (None, _) => app.say("print.never_confirmed"),
        }
    };
    let confirm = button(
        "confirm-content",
        Weight::Plain,
        app.say("print.confirm"),
        move || {
            let today = app.today();
            app.send(Event::AllConfirmed { today });
        },
    );
    el("section")
        .class("notice")
        .id("confirmation")
        .child(el("h2").text(app.say("print.confirm.title")))
        .child(el("p").text(app.say("print.confirm.what")))
        .child(el("p").class("day").attr("role", "status").live_text(words))
        .child(actions(vec![
            confirm,
            el("a")
                .id("check")
                .class("button quiet")
                .attr("href", Route::Check.to_string())
                .text(app.say("print.check")),
        ]))
}
