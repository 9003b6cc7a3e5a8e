//! One of a list: cards to tap, or the browser's own list where there are many.

use super::Question;
use crate::catalogue::{Place, Value};
use crate::ui::dom;
use crate::ui::element::{Element, el};
use leptos::prelude::*;

/// More than this many cards are a wall; the browser's own list takes over.
const MOST_CARDS: usize = 8;

/// One of a list.
pub fn choice(question: Question, list: &'static str, offered: &[&'static str]) -> AnyView {
    let options: Vec<(&'static str, String)> = offered
        .iter()
        .map(|&code| {
            let words = |words: &crate::i18n::Words| words.option(&question.key, list, code);
            (code, question.app.with_words(words))
        })
        .collect();
    if offered.len() > MOST_CARDS {
        select(question, options)
    } else {
        let answer = question.clone();
        let chosen = chosen(&question);
        let field_set = question.field_set();
        cards(question, field_set, chosen, options, move |code| {
            answer.answer(Value::Choice(code));
        })
        .view()
    }
}

fn chosen(question: &Question) -> Option<String> {
    match question.value() {
        Some(Value::Choice(code)) => code,
        _ => None,
    }
}

/// Cards, and a way to take the choice back.
pub(super) fn cards(
    question: Question,
    field_set: Element,
    chosen: Option<String>,
    options: Vec<(&'static str, String)>,
    choose: impl Fn(Option<String>) + 'static,
) -> Element {
    let app = question.app;
    let name = question.name();
    let place: Place = question.place;
    let boxes = name.clone();
    // A list may refuse: what the record says is what the cards show.
    let choose = std::rc::Rc::new(move |code| {
        choose(code);
        let code = match app.answer_at(&place) {
            Some(Value::Choice(code)) => code,
            _ => None,
        };
        dom::check(&boxes, code.as_slice());
    });
    let layout = layout(&options);
    let cards = options.into_iter().map(|(code, words)| {
        let choose = choose.clone();
        el("label")
            .class("option")
            .child(
                el("input")
                    .attr("type", "radio")
                    .attr("name", name.clone())
                    .attr("value", code)
                    .flag("checked", chosen.as_deref() == Some(code))
                    .on("change", move |_| choose(Some(code.to_owned()))),
            )
            .child(el("span").text(words))
    });
    let cards = el("div").class(layout).children(cards);
    let is_answered =
        app.follow(move |session| matches!(session.read(&place), Some(Value::Choice(Some(_)))));
    let take_back = el("button")
        .attr("type", "button")
        .class("button quiet start take-back")
        .hidden_while(move || !is_answered.get())
        .text(app.say("choice.take_back"))
        .child(
            el("span")
                .class("visually-hidden")
                .text(app.fill("choice.take_back_of", &[("question", &question.label())])),
        )
        .on("click", move |_| {
            choose(None);
            crate::browser::focus_id(&name);
        });
    field_set.child(cards).child(take_back)
}

/// Few short words stand side by side, many in two columns.
pub(super) fn layout(options: &[(&'static str, String)]) -> &'static str {
    let longest = options.iter().map(|(_, words)| words.chars().count()).max();
    match (options.len(), longest.unwrap_or(0)) {
        (..=3, ..=6) => "options few",
        (5.., ..=12) => "options many",
        _ => "options",
    }
}

fn select(question: Question, options: Vec<(&'static str, String)>) -> AnyView {
    let chosen = chosen(&question);
    let option = |code: &str, words: String| {
        el("option")
            .attr("value", code)
            .flag("selected", chosen.as_deref().unwrap_or("") == code)
            .text(words)
    };
    let answer = question.clone();
    let field = el("select")
        .class("field")
        .id(question.name())
        .attr("name", question.name())
        .attr("autocomplete", "off")
        .attr("aria-describedby", question.described_by())
        .child(option("", question.app.say("choice.choose")))
        .children(options.into_iter().map(|(code, words)| option(code, words)))
        .on("change", move |event| {
            let code = Some(dom::value(&event)).filter(|code| !code.is_empty());
            answer.answer(Value::Choice(code));
        });
    question.frame().child(field).view()
}
