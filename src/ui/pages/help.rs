//! Help: calling 119, whom to ask when in doubt, where one's ward gives advice.

use crate::browser::Offline;
use crate::catalogue::printable;
use crate::model::{ADVICE_LINE, ADVICE_LINE_OF_THE_WARDS, Coded, Ward};
use crate::session::Route;
use crate::ui::app::App;
use crate::ui::element::{Element, el};
use crate::ui::parts::frame::{back, page_with};
use leptos::prelude::{AnyView, Get};

const AMBULANCE: &str = "119";

/// The page that lists the forms to fill in by hand; the build puts it there.
const BLANK_FORMS: &str = "./blank/index.html";

/// Offices by ward, by the names of their words. Names only: a number that is wrong is worse than none.
const OFFICES: &[(Ward, &[&str])] = &[
    (
        Ward::Nerima,
        &[
            "support_centre",
            "end_of_life_desk",
            "community_medicine",
            "medical_association",
            "swallowing",
            "dementia",
            "care_line",
        ],
    ),
    (
        Ward::Setagaya,
        &["anshin_sukoyaka", "home_care_desk", "health_promotion"],
    ),
    (
        Ward::Meguro,
        &[
            "support_centre",
            "home_care_desk",
            "dental_association",
            "welfare",
        ],
    ),
    (Ward::Other, &["support_centre"]),
];

/// Help.
pub fn help(app: App) -> AnyView {
    let before = back(app, Route::Home, "help.back").view();
    page_with(Some(Route::Help), Some(before), app.say("help.title"))
        .child(ambulance(app))
        .child(advice(app))
        .child(offices(app))
        .child(using(app))
        .child(more(app))
        .view()
}

fn ambulance(app: App) -> Element {
    let address = app
        .profile(|profile| {
            let profile = printable(profile);
            let person = &profile.emergency.person;
            format!("{} {}", person.address.as_str(), person.building.as_str())
        })
        .map(|address| address.trim().to_owned())
        .filter(|address| !address.is_empty());
    let steps = ["say", "address", "answer", "ready"]
        .map(|name| el("li").text(app.say(&format!("help.ambulance.{name}"))));
    let read_aloud = address.map(|address| {
        el("div")
            .class("read-aloud")
            .id("read-aloud")
            .child(el("p").class("small").text(app.say("help.read_aloud")))
            .child(el("p").class("address").text(address))
    });
    el("section")
        .class("stack")
        .child(el("h2").text(app.say("help.ambulance")))
        .child(el("p").text(app.say("help.ambulance.what")))
        .child(telephone(AMBULANCE))
        .child(el("ol").children(steps))
        .maybe(read_aloud)
        .child(el("p").text(app.say("help.ambulance.video")))
}

fn advice(app: App) -> Element {
    el("section")
        .class("stack")
        .child(el("h2").text(app.say("help.advice")))
        .child(el("p").text(app.say("help.advice.what")))
        .child(telephone(ADVICE_LINE))
        .child(el("p").text(app.say("help.advice.fallback")))
        .child(telephone(ADVICE_LINE_OF_THE_WARDS))
        .child(el("p").class("small").text(app.say("help.advice.urgent")))
}

/// A number, large, to tap or to read.
fn telephone(number: &'static str) -> Element {
    let address = format!("tel:{}", number.replace('#', "%23"));
    el("p").child(
        el("a")
            .class("telephone")
            .attr("href", address)
            .text(number),
    )
}

/// The person's own ward first and open.
fn offices(app: App) -> Element {
    let ward = app.profile(|profile| profile.about.ward).flatten();
    let (own, others): (Vec<_>, Vec<_>) = OFFICES.iter().partition(|(one, _)| Some(*one) == ward);
    let wards = own.into_iter().chain(others).map(|(one, names)| {
        let names = names
            .iter()
            .map(|name| el("li").text(app.say(&format!("office.{name}"))));
        el("details")
            .attr("data-ward", one.code())
            .flag("open", Some(one) == ward)
            .child(el("summary").text(app.say(&format!("ward.{}", one.code()))))
            .child(el("ul").children(names))
    });
    el("section")
        .class("stack")
        .child(el("h2").text(app.say("help.offices")))
        .child(el("p").text(app.say("help.offices.what")))
        .children(wards)
        .child(el("p").class("small").text(app.say("help.offices.all")))
}

fn using(app: App) -> Element {
    let questions = ["stop", "blank", "wrong", "device", "lost"].map(|name| {
        el("details")
            .attr("data-question", name)
            .child(el("summary").text(app.say(&format!("help.using.{name}"))))
            .child(el("p").text(app.say(&format!("help.using.{name}.answer"))))
    });
    let shop = ["way", "size", "privacy", "blank"]
        .map(|name| el("p").text(app.say(&format!("help.using.shop.{name}"))));
    let forms = el("a")
        .id("blank-forms")
        .attr("href", BLANK_FORMS)
        .text(app.say("help.using.shop.forms"));
    let shop = el("details")
        .attr("data-question", "shop")
        .child(el("summary").id("shop").text(app.say("help.using.shop")))
        .child(el("p").text(app.say("help.using.shop.answer")))
        .children(shop)
        .child(el("p").child(forms));
    el("section")
        .class("stack")
        .child(el("h2").text(app.say("help.using")))
        .child(
            el("p")
                .id("offline")
                .hidden_while(move || app.offline.get().is_none_or(Offline::needs_connection))
                .text(app.say("help.offline")),
        )
        .child(
            el("p")
                .id("online-only")
                .hidden_while(move || !app.offline.get().is_some_and(Offline::needs_connection))
                .text(app.say("help.online_only")),
        )
        .children(questions)
        .child(shop)
}

fn more(app: App) -> Element {
    let pages = [
        Route::About,
        Route::Privacy,
        Route::Accessibility,
        Route::Licences,
        Route::Data,
    ];
    let links = pages.map(|page| {
        el("li").child(
            el("a")
                .class("target")
                .attr("href", page.to_string())
                .text(app.say(&format!("page.{}", page.name()))),
        )
    });
    el("nav")
        .class("stack")
        .attr("aria-labelledby", "more-title")
        .child(el("h2").id("more-title").text(app.say("help.more")))
        .child(el("ul").class("plain").children(links))
}
