//! Which papers are to be printed: the crew's sheet unless the person chooses, the others folded up.

use super::print_copy::Copies;
use crate::model::{LastChoice, PaperName, Profile};
use crate::session::Route;
use crate::sheet::{CopyChoice, PAPERS, care_plan_memo, emergency};
use crate::ui::app::App;
use crate::ui::dom;
use crate::ui::element::{Element, el, live, nothing};
use crate::ui::parts::buttons::{Weight, button};
use leptos::prelude::*;

/// What is chosen on this page.
#[derive(Clone, Copy)]
pub(super) struct Chosen {
    papers: RwSignal<Vec<&'static str>>,
    /// What goes on each copy.
    pub copies: Copies,
    /// How often the ticks were set for the person.
    renewed: RwSignal<u32>,
    /// Whether several papers are a file each.
    apart: RwSignal<bool>,
}

impl Chosen {
    /// The crew's sheet, or the memo where the person comes from the care plan; for each copy what was chosen the
    /// last time, but nothing private.
    pub fn new(app: App, route: Route) -> Self {
        let first = match route {
            Route::PrintMemo => care_plan_memo::ID,
            _ => emergency::ID,
        };
        Self {
            papers: RwSignal::new(vec![first]),
            copies: Copies::new(&last_choice(app)),
            renewed: RwSignal::new(0),
            apart: RwSignal::new(last_choice(app).apart),
        }
    }

    /// The papers in the order in which they are printed; followed.
    pub fn papers(self) -> Vec<&'static str> {
        self.papers.get()
    }

    /// Whether a paper is among them; followed.
    pub fn has(self, paper: &str) -> bool {
        self.papers.with(|papers| papers.contains(&paper))
    }

    /// The papers with what goes on each copy; followed.
    pub fn wanted(self) -> Vec<(&'static str, CopyChoice)> {
        let papers = self.papers().into_iter();
        papers.map(|paper| (paper, self.copies.of(paper))).collect()
    }

    /// Whether they are several and to be a file each; followed.
    pub fn are_apart(self) -> bool {
        self.are_several() && self.apart.get()
    }

    /// Whether they are more than one; followed.
    pub fn are_several(self) -> bool {
        self.papers.with(|papers| papers.len() > 1)
    }

    /// They are to be a file each, or one.
    pub fn set_apart(self, apart: bool) {
        self.apart.set(apart);
    }

    /// What to offer again the next time.
    pub fn remembered(self, app: App) -> LastChoice {
        let mut last = last_choice(app);
        untrack(|| {
            for (_, copy) in self.wanted() {
                copy.remember(&mut last);
            }
            let names = self.papers().into_iter().filter_map(PaperName::new);
            last.papers = names.collect();
            last.apart = self.apart.get();
        });
        last
    }

    /// In the order of the list, whatever was ticked first.
    fn set(self, is_chosen: impl Fn(&str) -> bool) {
        let papers = PAPERS.iter().copied().filter(|paper| is_chosen(paper));
        self.papers.set(papers.collect());
    }

    /// What the commands are called: by the paper, or by all of them.
    pub fn name(self) -> &'static str {
        self.papers.with(|papers| match papers.as_slice() {
            [paper] => paper,
            _ => "papers",
        })
    }
}

fn last_choice(app: App) -> LastChoice {
    let last = app.profile(|profile| profile.last_choice.clone());
    last.unwrap_or_default()
}

/// The name of a paper for people.
pub(super) fn title(app: App, paper: &str) -> String {
    app.say(&format!("print.paper.{paper}"))
}

fn titles(app: App, papers: &[&str]) -> String {
    let titles: Vec<String> = papers.iter().map(|paper| title(app, paper)).collect();
    titles.join(&app.say("handed.between"))
}

/// What is chosen, and the others folded up.
pub(super) fn papers(app: App, chosen: Chosen) -> Element {
    let words = move || {
        let papers = chosen.papers();
        match papers.is_empty() {
            true => app.say("print.papers.none"),
            false => app.fill("print.papers.now", &[("papers", &titles(app, &papers))]),
        }
    };
    let list = el("fieldset")
        .class("question")
        .id("papers")
        .child(el("legend").text(app.say("print.paper")))
        .child(el("p").class("hint").text(app.say("print.paper.what")))
        .child(live(move || same_as_before(app, chosen)))
        .child(live(move || cards(app, chosen).view()));
    el("section")
        .class("stack")
        .child(
            el("p")
                .id("chosen-papers")
                .attr("role", "status")
                .live_text(words),
        )
        .child(
            el("details")
                .id("other-papers")
                .child(
                    el("summary")
                        .id("choose-papers")
                        .class("button quiet start")
                        .text(app.say("print.papers.others")),
                )
                .child(list),
        )
}

/// A tick for each paper with what it is for; the memo once something of the care plan was written. Made anew only
/// where what was printed before is chosen: a tick keeps the keyboard where it is.
fn cards(app: App, chosen: Chosen) -> Element {
    chosen.renewed.track();
    let has_plan = app.profile(Profile::has_begun_plan).unwrap_or(false);
    let cards = PAPERS
        .iter()
        .filter(|paper| has_plan || **paper != care_plan_memo::ID)
        .map(|&paper| {
            let is_chosen = untrack(|| chosen.has(paper));
            let tick = el("input")
                .attr("type", "checkbox")
                .attr("name", "papers")
                .attr("value", paper)
                .flag("checked", is_chosen)
                .on("change", move |event| {
                    let is_ticked = dom::checked(&event);
                    let before = untrack(|| chosen.papers());
                    chosen.set(|one| match one == paper {
                        true => is_ticked,
                        false => before.contains(&one),
                    });
                });
            let what = app.say(&format!("print.paper.{paper}.what"));
            let words = el("span")
                .child(el("strong").text(title(app, paper)))
                .child(el("span").class("hint").text(what));
            el("label").class("option").child(tick).child(words)
        });
    el("div").class("options").children(cards)
}

/// The papers of the last time, where they were others than those now.
fn same_as_before(app: App, chosen: Chosen) -> AnyView {
    let last = last_choice(app);
    let before: Vec<&'static str> = PAPERS
        .iter()
        .copied()
        .filter(|paper| last.papers.iter().any(|name| name.as_str() == *paper))
        .collect();
    if before.is_empty() || before == chosen.papers() {
        return nothing();
    }
    let words = app.fill("print.papers.before", &[("papers", &titles(app, &before))]);
    button("same-papers", Weight::Plain, words, move || {
        chosen.set(|one| before.contains(&one));
        chosen.renewed.update(|times| *times += 1);
    })
    .view()
}
