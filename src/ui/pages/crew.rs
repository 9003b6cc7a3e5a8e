//! What a phone shows that has read the code on a crew's sheet: the front page in large letters, with numbers to tap.
//!
//! It is somebody else's, and anybody can make such a code: it is shown and nothing more. Nothing of it is kept, and
//! nothing of this device's own answers stands beside it.

use crate::browser;
use crate::session::Route;
use crate::sheet::crew_link::{CrewCard, CrewLine, CrewPart, CrewValue, Unreadable};
use crate::ui::app::App;
use crate::ui::element::{Element, el};
use crate::ui::parts::frame::page;
use crate::ui::preview;
use leptos::prelude::AnyView;

/// The page of the link in the address.
pub fn crew(app: App) -> AnyView {
    // The device may be locked: nothing that was made of its own record stays.
    preview::forget();
    browser::forget_handed_over();
    let fragment = browser::fragment();
    let start = Route::Crew.to_string();
    match CrewCard::read(fragment.strip_prefix(&start).unwrap_or_default()) {
        Ok(card) => shown(app, &card),
        Err(Unreadable::Newer) => unreadable(app, "crew.newer"),
        Err(Unreadable::Damaged) => unreadable(app, "crew.damaged"),
    }
}

/// The heading names nobody: it becomes the window's title, and stays in the browser's history.
fn begun(app: App) -> Element {
    page(Some(Route::Crew), app.say("page.crew"))
}

fn shown(app: App, card: &CrewCard) -> AnyView {
    let shortened = card
        .is_shortened()
        .then(|| el("p").id("shortened").text(app.say("crew.shortened")));
    let sections = card.parts().map(|part| section(app, &part));
    begun(app)
        .class("crew")
        .child(el("p").class("small").text(app.say("crew.whose")))
        .maybe(shortened)
        .children(sections)
        .child(el("p").class("small").text(app.say("crew.what")))
        .view()
}

/// What is not all says so, and what is not there at all: neither may look as if there were no more.
fn section(app: App, part: &CrewPart) -> Element {
    let name = part.part.name();
    let more = (!part.is_all).then(|| el("p").class("more").text(app.say("crew.part_shortened")));
    let is_no = |entry: &&Vec<&CrewLine>| {
        let mut lines = entry.iter();
        lines.all(|line| line.kind == CrewValue::NoOrBlank)
    };
    let (noes, others): (Vec<_>, Vec<_>) = part.entries.iter().partition(is_no);
    let entry = |lines: &Vec<&CrewLine>| el("dl").children(lines.iter().map(|one| line(one)));
    let noes = (!noes.is_empty()).then(|| {
        let lines = noes.into_iter().flatten();
        el("dl").class("noes").children(lines.map(|one| line(one)))
    });
    // The same words as on the paper, and the page's own: a code cannot leave them off.
    let refuses = app.with_words(|words| part.refuses_resuscitation(words));
    let order = refuses.then(|| el("p").class("notice").text(app.say("sheet.cpr.not_order")));
    el("section")
        .attr("data-part", name)
        .child(el("h2").text(app.say(&format!("crew.part.{name}"))))
        .child(
            el("div")
                .class("entries")
                .children(others.into_iter().map(entry))
                .maybe(noes),
        )
        .maybe(order)
        .maybe(more)
}

/// A fact; a number that can be called is called by a tap.
fn line(line: &CrewLine) -> Element {
    let (row, value) = match line.call() {
        Some(address) => {
            let link = el("a").class("telephone").attr("href", address);
            (el("div").class("call"), link)
        }
        None => (el("div"), el("span")),
    };
    // Words that are written from right to left must not turn a number round.
    let value = match line.kind {
        CrewValue::Phone => value.attr("dir", "ltr"),
        CrewValue::Words | CrewValue::NoOrBlank => value.attr("dir", "auto"),
    };
    row.child(el("dt").text(line.label.clone()))
        .child(el("dd").child(value.text(line.shown())))
}

fn unreadable(app: App, words: &str) -> AnyView {
    begun(app)
        .child(el("p").class("notice care").text(app.say(words)))
        .child(el("p").text(app.say("crew.paper")))
        .view()
}
