//! One file per page.

mod care_plan;
mod check;
mod crew;
mod data;
mod data_backup;
mod data_beside;
mod data_compare;
mod data_erase;
mod data_lock;
mod data_restore;
mod group;
mod help;
mod help_about;
mod history;
mod home;
mod lock;
mod not_found;
mod people;
mod print;
mod print_after;
mod print_choice;
mod print_code;
mod print_commands;
mod print_copy;
mod print_handed;
mod print_preview;
mod print_text;
mod scan;
mod scan_camera;
mod scan_lines;
mod scan_review;
mod scan_whose;
mod sheet;
mod waiting;
mod welcome;

use super::app::App;
use super::areas::{Area, Coming};
use crate::session::{Route, Session};
use leptos::prelude::AnyView;

/// The page behind an address. Without anybody to write about, the pages that need somebody lead to the
/// first visit. The pages before the wait have their words in the program; the others wait for theirs.
pub fn page(app: App, route: Option<Route>) -> AnyView {
    if app.read(Session::is_locked) && !route.is_some_and(Route::tells_of_nobody) {
        // Whatever the address: there is one page.
        return page_with_words(app, Route::Data)
            .unwrap_or_else(|coming| waiting::waiting(app, coming));
    }
    let Some(route) = route else {
        return not_found::not_found(app);
    };
    let is_empty = app.read(|session| session.profile().is_none());
    match route {
        Route::Home
        | Route::People
        | Route::Sheet
        | Route::Group(_)
        | Route::Essential(_)
        | Route::CarePlan
        | Route::Wish(_)
        | Route::WishCheck
        | Route::History
        | Route::Check
        | Route::Scan
        | Route::Print
        | Route::PrintMemo
            if is_empty =>
        {
            welcome::welcome(app)
        }
        Route::Home => home::home(app),
        Route::Welcome => welcome::welcome(app),
        route => page_with_words(app, route).unwrap_or_else(|coming| waiting::waiting(app, coming)),
    }
}

/// A page that waits for what is fetched after the first look.
fn page_with_words(app: App, route: Route) -> Result<AnyView, Coming> {
    app.words_here()?;
    let pages = app.pages_of(Area::of(route))?;
    Ok((pages.page)(app, route))
}

/// The pages of [`Area::Questions`].
pub(super) fn questions(app: App, route: Route) -> AnyView {
    match route {
        Route::Group(id) | Route::Essential(id) | Route::Wish(id) => group::group(app, route, id),
        Route::People => people::people(app),
        Route::Sheet => sheet::sheet(app),
        Route::CarePlan => care_plan::care_plan(app),
        Route::WishCheck => care_plan::wish_check(app),
        Route::History => history::history(app),
        Route::Check => check::check(app),
        Route::Help => help::help(app),
        Route::About => help_about::about(app),
        Route::Privacy => help_about::privacy(app),
        Route::Accessibility => help_about::accessibility(app),
        Route::Licences => help_about::licences(app),
        // Not pages of this area.
        _ => not_found::not_found(app),
    }
}

/// The pages of [`Area::Papers`].
pub(super) fn papers(app: App, route: Route) -> AnyView {
    match route {
        Route::Crew => crew::crew(app),
        _ => print::print(app, route),
    }
}

/// The pages of [`Area::Device`]; of a locked device, the only one that it has.
pub(super) fn device(app: App, route: Route) -> AnyView {
    match route {
        _ if app.read(Session::is_locked) => lock::lock(app),
        _ => data::data(app),
    }
}

/// The page of [`Area::Scan`].
pub(super) fn scan(app: App, _: Route) -> AnyView {
    scan::scan(app)
}
