//! The pages on the screen: a picture each, larger and smaller.

use super::about::{About, AboutPaper};
use super::press::Paper;
use crate::browser::announce;
use crate::pdf::protocol::PreviewPage;
use crate::ui::app::App;
use crate::ui::element::{Element, el, live};
use crate::ui::parts::buttons::{Weight, actions, button};
use leptos::html;
use leptos::prelude::*;

/// How wide a page may be shown, in percent of the room there is.
const ZOOMS: [u16; 5] = [100, 150, 200, 300, 400];

/// The pages, as soon as there are any; dimmed while they show something older.
pub fn preview(app: App, paper: RwSignal<Paper>, is_old: Signal<bool>) -> Element {
    let zoom = RwSignal::new(0_usize);
    let pages = Memo::new(move |_| paper.with(|paper| paper.pages.clone()));
    let is_empty = Memo::new(move |_| pages.with(|pages| pages.is_empty()));
    let shown = move || {
        let pages = pages.get();
        let about = paper.with_untracked(|paper| paper.about.clone());
        let names = names(app, &about);
        let pages = pages.iter().zip(names);
        let pages = pages.map(|(page, name)| picture(page, name));
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

/// What each page is called: front and back of one paper, or which of several papers it belongs to.
fn names(app: App, about: &About) -> Vec<String> {
    let alone = about.papers.len() == 1;
    let of_paper = |paper: &AboutPaper| {
        let count = paper.pages.to_string();
        let pages = (1..=paper.pages).map(|number| {
            let key = match (alone, number) {
                (false, _) => "print.page.of",
                (true, 1) => "print.page.front",
                (true, 2) => "print.page.back",
                (true, _) => "print.page.more",
            };
            let number = number.to_string();
            let parts = [
                ("paper", paper.title.as_str()),
                ("number", &number),
                ("count", &count),
            ];
            app.fill(key, &parts)
        });
        let empty = (paper.blank_behind).then(|| app.say("print.page.empty"));
        pages.chain(empty).collect::<Vec<_>>()
    };
    about.papers.iter().flat_map(of_paper).collect()
}

fn picture(page: &PreviewPage, name: String) -> Element {
    let drawing = html::div()
        .class("paper-page")
        .translate("no")
        .attr("role", "img")
        .attr("aria-label", name.clone())
        .inner_html(page.svg.clone());
    el("figure")
        .child(el("figcaption").text(name))
        .child(drawing.into_any())
}
