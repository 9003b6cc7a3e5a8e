//! The sheet on the print page: asked for as soon as the page stands, shown, and made anew when the record changes.

use super::print_choice::Chosen;
use super::print_text::as_text;
use crate::browser::{self, Deliverable};
use crate::model::{Date, Extra, PaperName, Printing};
use crate::pdf::protocol::{self, PaperFault};
use crate::sheet::{card, emergency};
use crate::ui::app::App;
use crate::ui::element::{Element, el, live, nothing, together};
use crate::ui::parts::buttons::{Weight, button};
use crate::ui::preview::{self, AboutPaper, Fault, Paper, Stage, Wish};
use leptos::prelude::*;
use std::sync::Arc;

/// The sheet on this page: what is wanted of it now, and what the press has made.
#[derive(Clone, Copy)]
pub(super) struct Sheet {
    wish: Memo<Option<Wish>>,
    paper: RwSignal<Paper>,
}

impl Sheet {
    /// Asks the press at once, and again whenever something on the sheet changes.
    pub fn of(app: App, chosen: Chosen) -> Self {
        // A page that lies open overnight is looked at on another day than it was made on.
        let day = RwSignal::new(app.today());
        StoredValue::new_local(browser::on_shown(move || day.set(app.today())));
        let wish = Memo::new(move |_| {
            day.track();
            let today = app.today();
            let (papers, apart) = (chosen.wanted(), chosen.are_apart());
            if papers.is_empty() {
                return None;
            }
            let site = browser::site();
            app.watch(|session| {
                session.profile().map(|profile| {
                    app.with_words(|words| Wish::new(profile, &papers, words, today, site, apart))
                })
            })
        });
        let paper = preview::paper();
        Effect::new(move |_| {
            if let Some(wish) = wish.get() {
                preview::ask(&wish);
            }
        });
        Self { wish, paper }
    }
    pub fn with<T>(self, read: impl FnOnce(&Paper) -> T) -> T {
        self.paper.with(read)
    }
    /// True while what is shown is not what is wanted.
    pub fn is_old(self) -> bool {
        self.wish.with(|wish| {
            let wish = wish.as_ref();
            !wish.is_some_and(|wish| self.with(|paper| paper.fulfils(wish)))
        })
    }
    /// The same, without following it.
    pub fn with_untracked<T>(self, read: impl FnOnce(&Paper) -> T) -> T {
        self.paper.with_untracked(read)
    }
    /// What is noted of a printing of those of them; nothing of what is the same for everybody.
    pub fn printings(self, today: Date, which: impl Fn(&str) -> bool) -> Vec<Printing> {
        let about = self.with_untracked(|paper| paper.about.clone());
        let counted = about.papers.iter();
        let counted = counted.filter(|one| one.edition > 0 && which(&one.paper));
        let note = |one: &AboutPaper| Printing {
            edition: one.edition,
            printed_on: today,
            content: one.content.clone(),
            paper: PaperName::new(&one.paper),
            extra: Extra::new(),
        };
        counted.map(note).collect()
    }
    /// Each paper with its own file, once they are made; none where one file has all.
    pub fn each(self) -> Vec<(AboutPaper, Arc<Deliverable>)> {
        match self.file() {
            None => vec![],
            Some(_) => self.with(|paper| {
                let papers = paper.about.papers.iter().cloned();
                papers.zip(paper.each.iter().cloned()).collect()
            }),
        }
    }
    /// The file, once it is made.
    pub fn file(self) -> Option<Arc<Deliverable>> {
        let wish = self.wish.get();
        wish.and_then(|wish| self.with(|paper| paper.file_for(&wish)))
    }
}

/// How it will look: the pages, and how far they have come.
pub(super) fn looks(app: App, sheet: Sheet) -> Element {
    let is_old = Signal::derive(move || sheet.is_old());
    el("section")
        .class("stack")
        .child(
            el("h2")
                .id("preview-title")
                .text(app.say("print.preview.title")),
        )
        .child(
            el("p")
                .id("making")
                .class("making")
                .attr("role", "status")
                .live_text(move || making(app, sheet)),
        )
        .child(live(move || fault(app, sheet)))
        .child(preview::preview(app, sheet.paper, is_old))
        .child(as_text(app, sheet))
        .child(live(move || without_room(app, sheet)))
}

/// Answers that had no room where they are looked for first: on the crew's sheet they stand on the back, on the card
/// not at all.
fn without_room(app: App, sheet: Sheet) -> AnyView {
    let about = sheet.with(|paper| paper.about.clone());
    if sheet.is_old() {
        return nothing();
    }
    let folded = |paper: &str, words: &str| {
        let labels = &about.of(paper)?.left_front;
        let lines = labels.iter().map(|label| el("li").text(label.clone()));
        (!labels.is_empty()).then(|| {
            el("details")
                .child(el("summary").text(app.say(words)))
                .child(el("ul").children(lines))
        })
    };
    let of_sheet = folded(emergency::ID, "print.on_the_back").map(|list| list.id("on-the-back"));
    let of_card = folded(card::ID, "print.not_on_the_card").map(|list| list.id("not-on-the-card"));
    let lists = of_sheet.into_iter().chain(of_card);
    together(lists.map(Element::view).collect())
}

/// How far the sheet has come.
fn making(app: App, sheet: Sheet) -> String {
    match sheet.with(|paper| paper.stage) {
        Stage::Idle => app.say("print.ready"),
        Stage::Starting => app.say("print.starting"),
        Stage::Drawing => app.say("print.making"),
        Stage::Writing(protocol::Stage::Fetching { fetched, all }) => {
            let (fetched, all) = (fetched.to_string(), all.to_string());
            app.fill("print.fetching", &[("fetched", &fetched), ("all", &all)])
        }
        Stage::Writing(protocol::Stage::Composing | protocol::Stage::Writing) => {
            app.say("print.making")
        }
        Stage::Failed(_) => String::new(),
    }
}

/// The name of the words for a fault.
fn fault_name(fault: Fault) -> &'static str {
    match fault {
        Fault::Worker(_) => "worker",
        Fault::Paper(PaperFault::FontsNotFetched | PaperFault::FontsDamaged) => "fonts",
        Fault::Paper(PaperFault::UnreadableRequest | PaperFault::UnknownPaper) => "versions",
        Fault::Paper(PaperFault::UnreadableRecord | PaperFault::NotWritten) => "ours",
    }
}

/// What did not work or takes too long, what is safe, what to do.
fn fault(app: App, sheet: Sheet) -> AnyView {
    let (stage, is_slow) = sheet.with(|paper| (paper.stage, paper.is_slow));
    let fault = match stage {
        Stage::Failed(fault) => Some(fault),
        _ if is_slow => None,
        _ => return nothing(),
    };
    let name = match fault {
        None => "slow",
        Some(fault) => fault_name(fault),
    };
    let again = button(
        "try-again",
        Weight::Plain,
        app.say("print.try_again"),
        move || {
            if let Some(wish) = sheet.wish.get_untracked() {
                preview::ask_again(&wish);
            }
        },
    );
    el("div")
        .class("notice care")
        .attr("role", "alert")
        .attr("data-fault", name)
        .child(el("p").text(app.say(&format!("print.fault.{name}"))))
        .child(again)
        .view()
}
