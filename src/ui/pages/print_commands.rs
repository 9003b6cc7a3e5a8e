//! The commands of the print page: print, save, share, as one file or as one of each paper; and then what to do
//! with the paper.

use super::print_after::after;
use super::print_choice::Chosen;
use super::print_copy::card;
use super::print_preview::Sheet;
use crate::browser::{self, Deliverable, Printed, Shared, Way};
use crate::session::Event;
use crate::sheet::{care_plan_memo, emergency, handover};
use crate::ui::app::App;
use crate::ui::element::{Element, el, live, nothing, together};
use crate::ui::parts::buttons::{Weight, actions, button};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// Papers of more than a page.
const LONG: [&str; 3] = [emergency::ID, care_plan_memo::ID, handover::ID];

/// What became of the last command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    None,
    Saved,
    Printing,
    InTab,
    Shared,
    NotYet,
    Failed,
}

impl Outcome {
    const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Saved => "saved",
            Self::Printing => "printing",
            Self::InTab => "in_tab",
            Self::Shared => "shared",
            Self::NotYet => "not_yet",
            Self::Failed => "failed",
        }
    }
    const fn has_paper(self) -> bool {
        matches!(
            self,
            Self::Saved | Self::Printing | Self::InTab | Self::Shared
        )
    }
}

/// Save, print, share; and then what to do with the papers.
pub(super) fn commands(app: App, sheet: Sheet, chosen: Chosen) -> Element {
    let paper = chosen.name();
    let outcome = RwSignal::new(Outcome::None);
    // All of them, unless one alone was saved.
    let tell_of = move |one: Option<&str>, what: Outcome| {
        if what.has_paper() {
            let is_meant = |paper: &str| one.is_none_or(|one| one == paper);
            for printing in sheet.printings(app.today(), is_meant) {
                app.send(Event::Printed { printing });
            }
            let choice = chosen.remembered(app);
            app.send(Event::PapersChosen { choice });
        }
        outcome.set(what);
    };
    let tell = move |what: Outcome| tell_of(None, what);
    // Read when tapped: what is on its way is not waited for in silence.
    let file = move || {
        let file = sheet.file();
        if file.is_none() {
            tell(Outcome::NotYet);
        }
        file
    };
    let print = button(
        format!("print-{paper}"),
        Weight::Primary,
        app.say("print.print"),
        move || {
            if let Some(file) = untrack(file) {
                browser::print_pdf(&file, move |printed| {
                    tell(match printed {
                        Printed::Dialog => Outcome::Printing,
                        Printed::Tab => Outcome::InTab,
                        Printed::Failed => Outcome::Failed,
                    });
                });
            }
        },
    );
    let save = button(
        format!("save-{paper}"),
        Weight::Plain,
        app.say("print.save"),
        move || {
            if let Some(file) = untrack(file) {
                save(&file, tell);
            }
        },
    );
    let share = button(
        format!("share-{paper}"),
        Weight::Plain,
        app.say("print.share"),
        move || {
            if let Some(file) = untrack(file) {
                let each = untrack(|| sheet.each());
                let each: Vec<_> = each.into_iter().map(|(_, file)| file).collect();
                let files = if each.is_empty() { vec![file] } else { each };
                share(files, tell);
            }
        },
    );
    let cannot_share = move || {
        let each = sheet.each();
        let each: Vec<&Deliverable> = each.iter().map(|(_, file)| &**file).collect();
        let can = |file: Arc<Deliverable>| match each.is_empty() {
            true => browser::can_share(&[&file]),
            false => browser::can_share(&each),
        };
        !sheet.file().is_some_and(can)
    };
    let waiting = move || sheet.file().is_none().then(|| "true".to_owned());
    el("section")
        .class("stack")
        .id("commands")
        .child(el("h2").text(app.say("print.commands")))
        .child(el("p").text(app.say(sides(&chosen.papers()))))
        .maybe(chosen.are_several().then(|| one_or_each(app, chosen)))
        .child(actions(vec![
            print.live_attr("aria-disabled", waiting),
            save.live_attr("aria-disabled", waiting)
                .hidden_while(move || chosen.are_apart()),
            share.hidden_while(cannot_share),
        ]))
        .child(live(move || each(app, sheet, tell_of)))
        .child(live(move || said_of(app, sheet, outcome.get())))
        .child(elsewhere(app))
}

/// Whether several papers are saved as one file or as one of each; printed they are together.
fn one_or_each(app: App, chosen: Chosen) -> Element {
    let ways = [("one", false), ("each", true)].map(|(way, apart)| {
        let is_chosen = untrack(|| chosen.are_apart()) == apart;
        let words = app.say(&format!("print.files.{way}"));
        card("files", way, words, is_chosen, move || {
            chosen.set_apart(apart);
        })
    });
    el("fieldset")
        .class("question")
        .id("files")
        .child(el("legend").text(app.say("print.files")))
        .child(el("div").class("options").children(ways))
}

/// A command for the file of each paper, one tap for one file: browsers stop a page that saves several by itself.
fn each(app: App, sheet: Sheet, tell: impl Fn(Option<&str>, Outcome) + Copy + 'static) -> AnyView {
    let each = sheet.each();
    if each.is_empty() {
        return nothing();
    }
    let files = each.into_iter().map(|(about, file)| {
        let is_saved = RwSignal::new(false);
        let (id, words) = (format!("save-file-{}", about.paper), about.title.clone());
        let words = app.fill("print.files.save", &[("paper", &words)]);
        let command = button(id, Weight::Plain, words, move || {
            let paper = about.paper.clone();
            save(&file, move |outcome| {
                is_saved.set(outcome.has_paper());
                tell(Some(&paper), outcome);
            });
        });
        let saved = el("p")
            .class("hint")
            .attr("role", "status")
            .live_text(move || match is_saved.get() {
                true => app.say("print.files.saved"),
                false => String::new(),
            });
        el("li").child(command).child(saved)
    });
    el("div")
        .class("stack")
        .id("each-file")
        .child(el("p").text(app.say("print.files.each.what")))
        .child(el("ol").class("plain stack").children(files))
        .view()
}

/// Saves the file the way this browser can.
fn save(file: &Arc<Deliverable>, tell: impl Fn(Outcome) + 'static) {
    let done = |is_done, outcome| if is_done { outcome } else { Outcome::Failed };
    match browser::best_way(file) {
        Way::Download => tell(done(browser::download(file), Outcome::Saved)),
        Way::Tab => tell(done(browser::open_in_tab(file), Outcome::InTab)),
        Way::Share => share(vec![file.clone()], tell),
    }
}

fn share(files: Vec<Arc<Deliverable>>, tell: impl Fn(Outcome) + 'static) {
    spawn_local(async move {
        let files: Vec<&Deliverable> = files.iter().map(|file| &**file).collect();
        match browser::share(&files).await {
            Shared::Done => tell(Outcome::Shared),
            Shared::Failed => tell(Outcome::Failed),
            // The person closed the menu and knows it.
            Shared::Cancelled => {}
        }
    });
}

/// How the papers are to be printed: those to be read by others fill both sides, the small ones one.
fn sides(papers: &[&str]) -> &'static str {
    let is_long = |paper: &&str| LONG.contains(paper);
    match papers {
        [_] if papers.iter().all(is_long) => "print.both_sides",
        [_] => "print.one_side",
        _ => "print.several",
    }
}

fn said_of(app: App, sheet: Sheet, outcome: Outcome) -> AnyView {
    if outcome == Outcome::None {
        return nothing();
    }
    let said = el("div")
        .class("notice")
        .id("outcome")
        .attr("role", "status")
        .attr("data-outcome", outcome.name())
        .child(el("p").text(app.say(&format!("print.outcome.{}", outcome.name()))));
    match outcome.has_paper() {
        true => together(vec![said.view(), after(app, sheet).view()]),
        false => said.view(),
    }
}

/// Without a printer: at a shop, on a phone.
fn elsewhere(app: App) -> Element {
    let ways = ["shop", "phone", "family"]
        .map(|name| el("p").text(app.say(&format!("print.elsewhere.{name}"))));
    el("details")
        .id("without-printer")
        .child(
            el("summary")
                .class("button quiet start")
                .text(app.say("print.elsewhere")),
        )
        .children(ways)
}
