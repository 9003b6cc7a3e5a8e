//! The pages on the screen: a picture each, larger and smaller, and the same words as text.

use super::press::Paper;
use crate::browser::announce;
use crate::pdf::protocol::PreviewPage;
use crate::ui::app::App;
use crate::ui::element::{Element, el, live};
use crate::ui::parts::buttons::{Weight, actions, button};
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;

/// How wide a page may be shown, in percent of the room there is.
const ZOOMS: [u16; 5] = [100, 150, 200, 300, 400];

/// The pages, as soon as there are any; dimmed while they show something older.
pub fn preview(app: App, paper: RwSignal<Paper>, is_old: Signal<bool>) -> Element {
    let zoom = RwSignal::new(0_usize);
    let pages = Memo::new(move |_| paper.with(|paper| paper.pages.clone()));
    let is_empty = Memo::new(move |_| pages.with(|pages| pages.is_empty()));
    let shown = move || {
        let pages = pages.get();
        let count = pages.len();
        let pages = pages
            .iter()
            .enumerate()
            .map(|(at, page)| picture(app, page, at, count));
        el("div").class("paper-pages").children(pages).view()
    };
    let room = el("div")
        .class("paper-room")
        .id("preview")
        .attr("role", "group")
        .attr("tabindex", "0")
        .attr("aria-label", app.say("print.preview.label"))
        // Not a style attribute: the Content Security Policy lets none in.
        .live_attr("data-zoom", move || Some(ZOOMS[zoom.get()].to_string()))
        .live_attr("aria-busy", move || Some(is_old.get().to_string()))
        .child(live(shown));
    el("div")
        .class("paper-preview")
        .hidden_while(move || is_empty.get())
        .child(zoom_buttons(app, zoom))
        .child(room)
        .child(live(move || words(app, pages.get()).view()))
}

fn zoom_buttons(app: App, zoom: RwSignal<usize>) -> Element {
    let step = move |to: usize| {
        zoom.set(to);
        announce(&app.fill("print.zoom", &[("percent", &ZOOMS[to].to_string())]));
    };
    let larger = button(
        "zoom-in",
        Weight::Plain,
        app.say("print.zoom_in"),
        move || {
            step((zoom.get_untracked() + 1).min(ZOOMS.len() - 1));
        },
    );
    let smaller = button(
        "zoom-out",
        Weight::Plain,
        app.say("print.zoom_out"),
        move || {
            step(zoom.get_untracked().saturating_sub(1));
        },
    );
    let off = |is_off: bool| is_off.then(|| "true".to_owned());
    actions(vec![
        larger.live_attr("aria-disabled", move || off(zoom.get() + 1 == ZOOMS.len())),
        smaller.live_attr("aria-disabled", move || off(zoom.get() == 0)),
    ])
}

fn picture(app: App, page: &PreviewPage, at: usize, count: usize) -> Element {
    let (number, count) = ((at + 1).to_string(), count.to_string());
    let name = match at {
        0 => "print.page.front",
        1 => "print.page.back",
        _ => "print.page.more",
    };
    let name = app.fill(name, &[("number", &number), ("count", &count)]);
    let drawing = html::div()
        .class("paper-page")
        .attr("role", "img")
        .attr("aria-label", name.clone())
        .inner_html(page.svg.clone());
    el("figure")
        .child(el("figcaption").text(name))
        .child(drawing.into_any())
}

/// The words of the pages, line by line: what a picture cannot say to a screen reader.
fn words(app: App, pages: Arc<Vec<PreviewPage>>) -> Element {
    let lines = pages.iter().map(|page| {
        let lines = page.lines.iter().map(|line| el("p").text(line.clone()));
        el("div").class("paper-words").children(lines)
    });
    el("details")
        .id("preview-as-text")
        .child(el("summary").text(app.say("print.as_text")))
        .children(lines)
}
