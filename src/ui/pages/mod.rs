//! One file per page.

mod care_plan;
mod check;
mod data;
mod data_erase;
mod data_restore;
mod group;
mod help;
mod help_about;
mod history;
mod home;
mod not_found;
mod people;
mod print;
mod print_choice;
mod print_commands;
mod print_preview;
mod sheet;
mod waiting;
mod welcome;

use super::app::{App, Coming};
use crate::session::Route;
use leptos::prelude::AnyView;

/// The page behind an address. Without anybody to write about, the pages that need somebody lead to the
/// first visit. The pages before the wait have their words in the program; the others wait for theirs.
pub fn page(app: App, route: Option<Route>) -> AnyView {
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
        | Route::Print
        | Route::PrintMemo
            if is_empty =>
        {
            welcome::welcome(app)
        }
        Route::Home => home::home(app),
        Route::Welcome => welcome::welcome(app),
        Route::People => people::people(app),
        Route::Sheet => sheet::sheet(app),
        _ if app.words_coming() != Coming::Here => waiting::waiting(app, app.words_coming()),
        Route::CarePlan => care_plan::care_plan(app),
        Route::WishCheck => care_plan::wish_check(app),
        Route::History => history::history(app),
        Route::Group(id) | Route::Essential(id) | Route::Wish(id) => group::group(app, route, id),
        Route::Check => check::check(app),
        Route::Print | Route::PrintMemo => print::print(app, route),
        Route::Data => data::data(app),
        Route::Help => help::help(app),
        Route::About => help_about::about(app),
        Route::Privacy => help_about::privacy(app),
        Route::Accessibility => help_about::accessibility(app),
        Route::Licences => help_about::licences(app),
    }
}
