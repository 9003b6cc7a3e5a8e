//! What is on the screen: pages made of parts, parts made of controls, all of elements of one type.
//!
//! There is no rule here: what is asked, what is missing, what may be taken back is decided below, in
//! `catalogue` and `session`; a page only asks and shows. The record is no signal. A field sends what is
//! typed as an event and is left alone; the few things that hang on an answer follow it by a memo.
//!
//! Where to look: [`pages`] by address, [`controls`] by kind of question, [`parts`] for what pages share,
//! [`app`] for what they all hold on to.

pub mod app;
mod areas;
pub mod controls;
mod dom;
pub mod element;
mod hindrance;
mod idle;
mod keeping;
mod later;
mod lock;
pub mod pages;
pub mod parts;
mod preview;
mod saving;
mod scan;
mod sealing;
mod vault;
mod version;
mod windows;

use crate::browser;
use crate::i18n::Words;
use crate::session::{Event, Route, Session};
use crate::store::Store;
use app::App;
use element::live;
use leptos::prelude::*;
use leptos::task::spawn_local;
use saving::Saver;

/// Opens what the device keeps and mounts the page on the body.
pub fn mount() {
    if browser::is_after_fault() {
        return browser::show_calm_page(&calm_words(&Words::of("ja")));
    }
    mount_to_body(|| {
        let app = open();
        live(move || {
            let _ = app.route.get();
            app.track_renewal();
            parts::frame::frame(app, pages::page(app, app.route.get()))
        })
    });
}

fn calm_words(words: &Words) -> browser::CalmWords {
    browser::CalmWords {
        heading: words.say("fault.title"),
        text: words.say("fault.text"),
        reload: words.say("fault.reload"),
        backup: words.say("fault.backup"),
        backup_name: words.say("fault.backup_name"),
    }
}

/// The page's memory, listening to the address and to the page's going.
fn open() -> App {
    let (shelf, kept) = browser::open_shelf();
    let (store, opened) = Store::open_in(shelf, browser::random_window());
    let words = Words::of("ja");
    browser::set_language(words.tag());
    browser::stay_calm(calm_words(&words));
    browser::calm_double_taps();
    let session = Session::new(opened);
    // The save at the end of a wait needs the page's memory, which needs the wait.
    let page: StoredValue<Option<App>> = StoredValue::new(None);
    let save = move || {
        if let Some(app) = page.get_value() {
            app.save(false);
        }
    };
    let app = App::new(session, Saver::new(store, kept, save), words);
    page.set_value(Some(app));
    app.route.set(route(app, &browser::fragment()));

    if let Some(listener) = browser::on_fragment_change(move |fragment| {
        app.route.set(route(app, &fragment));
        arrive(app, Arrival::Moving);
    }) {
        listener.forget();
    }
    for listener in browser::on_hidden(move || app.send(Event::PageHidden)) {
        listener.forget();
    }
    let is_written = move || app.read(|session| !session.record().profiles.is_empty());
    let leaves_nothing =
        move || app.with_saver(Saver::kept) == browser::Kept::Nowhere && is_written();
    // Whatever the reason: what is typed and would be gone is not let go of without a question.
    let loses = move || {
        let is_kept = app.with_saver(Saver::kept) == browser::Kept::OnDevice;
        !is_kept && is_written() || app.read(Session::would_be_lost)
    };
    for listener in browser::on_leaving(loses, leaves_nothing) {
        listener.forget();
    }
    windows::mind_others(app);
    windows::mind_second_copy(app);
    version::mind_missing_files(app);
    app.promise.look();
    arrive(app, Arrival::Opening);
    fetch_rest(app);
    app
}

/// Fetches what the program does not carry, whatever page is open: the other words, the later pages. The
/// page never waits for what it does not need.
fn fetch_rest(app: App) {
    let (words, areas) = app.await_rest();
    if words {
        spawn_local(async move {
            let fetched = browser::fetch_words(app.with_words(|words| words.tag())).await;
            came(app, || app.take_words(fetched));
        });
    }
    for area in areas {
        spawn_local(async move {
            let fetched = later::fetch(area).await.ok();
            came(app, || app.take_pages(area, fetched));
        });
    }
}

/// Something came, or could not be had: a page that stood in wait for it gives way.
fn came(app: App, take: impl FnOnce()) {
    let waiting = document().query_selector("main[data-page=waiting]");
    let is_waited_for = waiting.is_ok_and(|page| page.is_some());
    take();
    if app.lacks_rest() {
        version::look(app);
    }
    // Not before: what keeps the page on the device fetches everything, and must hold up nothing.
    if app.has_rest() {
        spawn_local(async move {
            // Its file is here, or this would not be asked.
            later::stay(app).await.ok();
        });
    }
    if is_waited_for {
        arrive(app, Arrival::AfterWaiting);
    }
}

/// The page behind a fragment; without one, the page to begin with.
fn route(app: App, fragment: &str) -> Option<Route> {
    if fragment.is_empty() {
        Some(app.read(Session::first_route))
    } else {
        Route::parse(fragment)
    }
}

/// How the person came to a page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Arrival {
    /// It is the first one.
    Opening,
    /// By a link.
    Moving,
    /// It was waited for.
    AfterWaiting,
    /// The lock has closed, which is read out already.
    Closed,
}

/// Once the page stands: its title, and, where the person came by a link, the focus and what is read out.
fn arrive(app: App, arrival: Arrival) {
    let before = browser::keyboard();
    set_timeout(
        move || {
            let heading = document()
                .get_element_by_id("heading")
                .and_then(|heading| heading.text_content())
                .unwrap_or_default();
            browser::set_title(&app.fill("frame.title", &[("page", &page_title(app, &heading))]));
            let goes_on_waiting =
                arrival == Arrival::AfterWaiting && heading == app.say("words.coming");
            if arrival == Arrival::Opening || goes_on_waiting || before.has_gone_on() {
                return;
            }
            let aimed_at = app.take_target().map(|place| place.to_string());
            if !aimed_at.is_some_and(|id| browser::focus_id(&id)) {
                window().scroll_to_with_x_and_y(0.0, 0.0);
                browser::focus_id("heading");
            }
            if arrival != Arrival::Closed {
                browser::announce(&heading);
            }
        },
        std::time::Duration::ZERO,
    );
}

/// The page's name for the window's title, which stays in the browser's memory and names nobody: the address says
/// it. Where something else stands at the address (the wait, the lock), its heading does.
fn page_title(app: App, heading: &str) -> String {
    let route = app.route.get_untracked();
    let is_here = |route: &Route| {
        let page = format!("main[data-page={}]", route.name());
        document()
            .query_selector(&page)
            .is_ok_and(|page| page.is_some())
    };
    match route.filter(is_here) {
        Some(route) => app.say(&route.title()),
        None => heading.to_owned(),
    }
}
