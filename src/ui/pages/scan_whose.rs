//! Whose code it is, asked where there are several people or where the name or the birth date is another one.

use super::scan::{Scan, now};
use super::scan_review::{Step, turn};
use crate::medication_notebook::{Notebook, PersonAnswer, Whose};
use crate::ui::app::App;
use crate::ui::element::{Element, el};
use crate::ui::parts::buttons::{Weight, actions, button};
use crate::ui::parts::frame::name_of;
use crate::ui::parts::said;
use leptos::prelude::*;

/// The name in the code with its birth date.
pub(super) fn in_code(app: App, notebooks: &[Notebook]) -> String {
    let patient = notebooks.iter().find_map(|one| one.patient.as_ref());
    let name = patient.map_or("", |patient| patient.name.trim());
    let name = match name {
        "" => app.say("name.none"),
        name => app.fill("name.of", &[("name", name)]),
    };
    match patient.and_then(|patient| patient.birth_date) {
        None => name,
        Some(birth) => {
            let date = said::date(app, birth.into());
            app.fill("scan.whose.born", &[("name", &name), ("date", &date)])
        }
    }
}

/// Codes of several people: a couple's sheets side by side.
pub(super) fn several(scan: Scan, step: RwSignal<Step>) -> Element {
    let app = scan.app;
    let people = scan.sight.with_value(|sight| {
        let people = sight.people.iter();
        people
            .map(|notebooks| in_code(app, notebooks))
            .collect::<Vec<_>>()
    });
    let ways = people.into_iter().enumerate().map(|(of, name)| {
        let words = app.fill("scan.several.one", &[("name", &name)]);
        button(format!("codes-of-{of}"), Weight::Plain, words, move || {
            let person = PersonAnswer::NotAsked;
            turn(step, Step::Lines { of, person });
        })
    });
    now("notice")
        .child(el("h2").text(app.say("scan.several")))
        .child(el("p").text(writing_about(app)))
        .child(actions(ways.collect()))
}

fn writing_about(app: App) -> String {
    let name = app.read(|session| name_of(app, session.profile()));
    app.fill("scan.whose.here", &[("name", &name)])
}

/// The name or the birth date is another one.
pub(super) fn whose(
    scan: Scan,
    step: RwSignal<Step>,
    of: usize,
    code: &str,
    whose: Whose,
) -> Element {
    let app = scan.app;
    let kind = match whose {
        Whose::Different => "different",
        _ => "looks-different",
    };
    let person = PersonAnswer::SamePerson;
    now("notice care")
        .attr("data-whose", kind)
        .child(el("h2").text(app.say("scan.whose")))
        .child(el("p").text(app.fill("scan.whose.code", &[("name", code)])))
        .child(el("p").text(writing_about(app)))
        .child(el("p").text(app.say(&format!("scan.whose.{kind}"))))
        .child(el("p").text(app.say("scan.safe")))
        .child(actions(vec![
            button(
                "not-this-person",
                Weight::Primary,
                app.say("scan.whose.no"),
                move || scan.begin_anew(),
            ),
            button(
                "same-person",
                Weight::Plain,
                app.say("scan.whose.yes"),
                move || turn(step, Step::Lines { of, person }),
            ),
        ]))
}
