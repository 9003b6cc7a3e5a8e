//! For whom a copy is, and what is on it, for the papers that ask.

use crate::model::{CardPart, Choices, Coded, HandoverReader, LastChoice};
use crate::sheet::{
    CardChoice, CopyChoice, MemoChoice, MemoCopy, MemoPart, PrivatePart, QuestionChoice,
    card as wallet_card, care_plan_memo, doctor_questions, emergency, handover,
};
use crate::ui::app::App;
use crate::ui::dom;
use crate::ui::element::{Element, el, live, nothing};
use leptos::prelude::*;

/// What goes on each copy. It is gone when the page is left: private answers are ticked each time anew.
#[derive(Clone, Copy)]
pub(super) struct Copies {
    memo: RwSignal<MemoChoice>,
    reader: RwSignal<HandoverReader>,
    card: RwSignal<CardChoice>,
    questions: RwSignal<QuestionChoice>,
    /// Whether the code with the front page in it stands on the crew's sheet.
    pub code: RwSignal<bool>,
}

impl Copies {
    /// What was chosen the last time, but nothing private.
    pub fn new(last: &LastChoice) -> Self {
        let memo = match CopyChoice::remembered(care_plan_memo::ID, last) {
            CopyChoice::Memo(choice) => choice,
            _ => MemoChoice::default(),
        };
        let reader = match CopyChoice::remembered(handover::ID, last) {
            CopyChoice::Handover(reader) => reader,
            _ => HandoverReader::Hospital,
        };
        Self {
            memo: RwSignal::new(memo),
            reader: RwSignal::new(reader),
            card: RwSignal::new(CardChoice {
                without: last.card_without.clone(),
            }),
            questions: RwSignal::new(QuestionChoice::default()),
            code: RwSignal::new(false),
        }
    }

    /// What goes on the copy of a paper; followed.
    pub fn of(self, paper: &str) -> CopyChoice {
        match paper {
            care_plan_memo::ID => CopyChoice::Memo(self.memo.get()),
            handover::ID => CopyChoice::Handover(self.reader.get()),
            wallet_card::ID => CopyChoice::Card(self.card.get()),
            doctor_questions::ID => CopyChoice::Questions(self.questions.get()),
            emergency::ID if self.code.get() => CopyChoice::WithCode,
            _ => CopyChoice::Same,
        }
    }
}

/// One of cards; tapping one chooses it.
pub(super) fn card(
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

/// Who reads the paper for a stay in hospital: each gets as little as they need.
pub(super) fn reader(app: App, copies: Copies) -> Element {
    let cards = HandoverReader::ALL.iter().map(|&reader| {
        let words = app.say(&format!("recipient.{}", reader.code()));
        let is_chosen = copies.reader.get_untracked() == reader;
        card("reader", reader.code(), words, is_chosen, move || {
            copies.reader.set(reader);
        })
    });
    el("fieldset")
        .class("question")
        .id("reader")
        .child(el("legend").text(app.say("print.reader")))
        .child(el("p").class("hint").text(app.say("print.reader.what")))
        .child(el("div").class("options").children(cards))
}

/// What is on the card: whoever finds it reads it. A tick is what is on it.
pub(super) fn on_card(app: App, copies: Copies) -> Element {
    let ticks = CardPart::ALL.iter().map(|&part| {
        let words = app.say(&format!("card_part.{}", part.code()));
        let is_on = copies.card.with_untracked(|choice| choice.has(part));
        tick("card-parts", part.code(), words, is_on, move |is_on| {
            copies.card.update(|choice| {
                choice.without = with(&choice.without, part.code(), !is_on);
            });
        })
    });
    chosen_parts(
        "card-parts",
        [app.say("print.card"), app.say("print.card.what")],
        ticks.collect(),
    )
}

/// Which questions are on the paper, where there are several: not each is for each doctor.
pub(super) fn questions(app: App, copies: Copies) -> AnyView {
    let written = app.profile(|profile| {
        let rows = profile.care_plan.information.questions.rows().iter();
        let texts = rows.map(|row| row.question.as_str().to_owned());
        texts
            .enumerate()
            .filter(|(_, text)| !text.is_empty())
            .collect::<Vec<_>>()
    });
    let written = written.unwrap_or_default();
    if written.len() < 2 {
        return nothing();
    }
    let ticks = written.into_iter().map(|(number, text)| {
        let is_on = copies
            .questions
            .with_untracked(|choice| !choice.without.contains(&number));
        tick("questions", number.to_string(), text, is_on, move |is_on| {
            copies.questions.update(|choice| match is_on {
                true => drop(choice.without.remove(&number)),
                false => drop(choice.without.insert(number)),
            });
        })
    });
    let words = [app.say("print.questions"), app.say("print.questions.what")];
    chosen_parts("chosen-questions", words, ticks.collect()).view()
}

fn chosen_parts(id: &'static str, [legend, what]: [String; 2], ticks: Vec<Element>) -> Element {
    el("fieldset")
        .class("question")
        .id(id)
        .child(el("legend").text(legend))
        .child(el("p").class("hint").text(what))
        .child(el("div").class("options").children(ticks))
}

/// A box to tick.
pub(super) fn tick(
    name: &'static str,
    value: impl Into<String>,
    words: String,
    is_on: bool,
    then: impl Fn(bool) + 'static,
) -> Element {
    el("label")
        .class("option")
        .child(
            el("input")
                .attr("type", "checkbox")
                .attr("name", name)
                .attr("value", value.into())
                .flag("checked", is_on)
                .on("change", move |event| then(dom::checked(&event))),
        )
        .child(el("span").text(words))
}

/// For whom the memo is, and what is on it.
pub(super) fn memo(app: App, copies: Copies) -> Element {
    let cards = MemoCopy::ALL.iter().map(|&copy| {
        let words = app.say(&format!("memo_copy.{}", copy.code()));
        let is_chosen = copies.memo.with_untracked(|choice| choice.copy == copy);
        card("copy", copy.code(), words, is_chosen, move || {
            copies.memo.set(MemoChoice::of(copy));
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
        .child(live(move || parts(app, copies)))
}
/// The parts of the copy, folded up; and the private answers that were written, each to be ticked for this copy.
fn parts(app: App, copies: Copies) -> AnyView {
    // Made anew for another copy only, not for each tick.
    let copy = Memo::new(move |_| copies.memo.with(|choice| choice.copy)).get();
    let choice = copies.memo.get_untracked();
    let parts = MemoPart::ALL.iter().map(|&part| {
        let words = app.say(&format!("memo_part.{}", part.code()));
        tick(
            "copy.parts",
            part.code(),
            words,
            choice.has(part),
            move |is_on| tick_part(copies, part.code(), is_on),
        )
    });
    let private: Vec<_> = PrivatePart::ALL
        .iter()
        .filter(|&&part| copy.may_have(part) && is_written(app, part))
        .map(|&part| {
            let words = app.say(&format!("private_part.{}", part.code()));
            let is_on = choice.private.contains(part);
            tick("copy.private", part.code(), words, is_on, move |is_on| {
                tick_private(copies, part.code(), is_on);
            })
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

fn tick_part(copies: Copies, code: &'static str, is_ticked: bool) {
    copies
        .memo
        .update(|choice| choice.parts = with(&choice.parts, code, is_ticked));
}

fn tick_private(copies: Copies, code: &'static str, is_ticked: bool) {
    copies
        .memo
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
