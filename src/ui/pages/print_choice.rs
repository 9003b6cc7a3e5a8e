//! Which paper is to be printed, and what goes on this copy of the memo.

use crate::model::{Choices, Coded, Profile};
use crate::sheet::{MemoChoice, MemoCopy, MemoPart, PrivatePart};
use crate::ui::app::App;
use crate::ui::dom;
use crate::ui::element::{Element, el, live, nothing};
use leptos::prelude::*;
use std::fmt;

/// A paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PaperKind {
    /// The crew's sheet.
    EmergencySheet,
    /// The care plan's memo.
    CarePlanMemo,
}

impl PaperKind {
    const ALL: [Self; 2] = [Self::EmergencySheet, Self::CarePlanMemo];

    /// Its name in the catalogue of papers.
    pub const fn id(self) -> &'static str {
        match self {
            Self::EmergencySheet => "emergency-sheet",
            Self::CarePlanMemo => "care-plan-memo",
        }
    }
}

/// As part of the ids of its commands: `print-emergency-sheet`.
impl fmt::Display for PaperKind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.id())
    }
}

/// What is chosen on this page. It is gone when the page is left: private answers are ticked each time anew.
#[derive(Clone, Copy)]
pub(super) struct Chosen {
    paper: RwSignal<PaperKind>,
    copy: RwSignal<MemoChoice>,
}

impl Chosen {
    /// The crew's sheet, unless the person comes from the care plan.
    pub fn new(paper: PaperKind) -> Self {
        Self {
            paper: RwSignal::new(paper),
            copy: RwSignal::new(MemoChoice::default()),
        }
    }
    /// The paper; followed.
    pub fn paper(self) -> PaperKind {
        self.paper.get()
    }
    /// The paper as it is now.
    pub fn paper_now(self) -> PaperKind {
        self.paper.get_untracked()
    }
    /// What goes on the copy; followed.
    pub fn copy(self) -> MemoChoice {
        self.copy.get()
    }
}

/// One of cards; tapping one chooses it.
fn card(
    name: &'static str,
    value: &'static str,
    words: String,
    is_chosen: bool,
    then: impl Fn() + 'static,
) -> Element {
    el("label")
        .class("option")
        .child(
            el("input")
                .attr("type", "radio")
                .attr("name", name)
                .attr("value", value)
                .flag("checked", is_chosen)
                .on("change", move |_| then()),
        )
        .child(el("span").text(words))
}

/// Which paper. Nothing to choose before anything of the care plan was written.
pub(super) fn papers(app: App, chosen: Chosen) -> AnyView {
    let has_plan = app.profile(Profile::has_begun_plan).unwrap_or(false);
    if !has_plan {
        return nothing();
    }
    let cards = PaperKind::ALL.map(|paper| {
        let words = app.say(&format!("print.paper.{}", paper.id()));
        let is_chosen = chosen.paper_now() == paper;
        card("paper", paper.id(), words, is_chosen, move || {
            chosen.paper.set(paper);
        })
    });
    el("fieldset")
        .class("question")
        .child(el("legend").text(app.say("print.paper")))
        .child(el("div").class("options").children(cards))
        .view()
}

/// For whom the memo is, and what is on it.
pub(super) fn copy(app: App, chosen: Chosen) -> AnyView {
    live(move || {
        if chosen.paper() != PaperKind::CarePlanMemo {
            return nothing();
        }
        let cards = MemoCopy::ALL.iter().map(|&copy| {
            let words = app.say(&format!("memo_copy.{}", copy.code()));
            let is_chosen = chosen.copy.with_untracked(|choice| choice.copy == copy);
            card("copy", copy.code(), words, is_chosen, move || {
                chosen.copy.set(MemoChoice::of(copy));
            })
        });
        el("section")
            .class("stack")
            .id("copy")
            .child(
                el("fieldset")
                    .class("question")
                    .child(el("legend").text(app.say("print.copy")))
                    .child(el("div").class("options").children(cards)),
            )
            .child(live(move || parts(app, chosen)))
            .view()
    })
}

/// The parts of the copy, folded up; and the private answers that were written, each to be ticked for this copy.
fn parts(app: App, chosen: Chosen) -> AnyView {
    // Made anew for another copy only, not for each tick.
    let copy = Memo::new(move |_| chosen.copy.with(|choice| choice.copy)).get();
    let choice = chosen.copy.get_untracked();
    type Then = fn(Chosen, &'static str, bool);
    let tick = |name: &'static str, code: &'static str, words: String, is_on: bool, then: Then| {
        el("label")
            .class("option")
            .child(
                el("input")
                    .attr("type", "checkbox")
                    .attr("name", name)
                    .attr("value", code)
                    .flag("checked", is_on)
                    .on("change", move |event| {
                        then(chosen, code, dom::checked(&event))
                    }),
            )
            .child(el("span").text(words))
    };
    let parts = MemoPart::ALL.iter().map(|&part| {
        let words = app.say(&format!("memo_part.{}", part.code()));
        tick(
            "copy.parts",
            part.code(),
            words,
            choice.has(part),
            tick_part,
        )
    });
    let private: Vec<_> = PrivatePart::ALL
        .iter()
        .filter(|&&part| copy.may_have(part) && is_written(app, part))
        .map(|&part| {
            let words = app.say(&format!("private_part.{}", part.code()));
            let is_on = choice.private.contains(part);
            tick("copy.private", part.code(), words, is_on, tick_private)
        })
        .collect();
    let private = (!private.is_empty()).then(|| {
        el("fieldset")
            .class("question")
            .id("private")
            .child(el("legend").text(app.say("print.private")))
            .child(el("p").class("hint").text(app.say("print.private.what")))
            .child(el("div").class("options").children(private))
    });
    el("div")
        .child(
            el("details")
                .id("parts")
                .child(
                    el("summary")
                        .class("button quiet start")
                        .text(app.say("print.parts")),
                )
                .child(
                    el("fieldset")
                        .class("question")
                        .child(
                            el("legend")
                                .class("visually-hidden")
                                .text(app.say("print.parts")),
                        )
                        .child(el("div").class("options many").children(parts)),
                ),
        )
        .maybe(private)
        .view()
}

fn with<E: Coded>(choices: &Choices<E>, code: &str, is_ticked: bool) -> Choices<E> {
    let others = choices.iter().filter(|one| one.code() != code);
    others
        .chain(E::from_code(code).filter(|_| is_ticked))
        .collect()
}

fn tick_part(chosen: Chosen, code: &'static str, is_ticked: bool) {
    chosen
        .copy
        .update(|choice| choice.parts = with(&choice.parts, code, is_ticked));
}

fn tick_private(chosen: Chosen, code: &'static str, is_ticked: bool) {
    chosen
        .copy
        .update(|choice| choice.private = with(&choice.private, code, is_ticked));
}

/// Whether there is such an answer at all.
fn is_written(app: App, part: PrivatePart) -> bool {
    app.profile(|profile| {
        crate::catalogue::items()
            .filter(|item| PrivatePart::of(item.link_id) == Some(part))
            .any(|item| item.is_answered(profile))
    })
    .unwrap_or(false)
}
