//! Any number of a list: cards to tick. "None" and "unknown" stand alone; the record sees to that.

use super::{Question, choice::layout};
use crate::catalogue::Value;
use crate::ui::dom;
use crate::ui::element::el;
use leptos::prelude::*;

/// Any number of a list.
pub fn choices(question: Question, list: &'static str, offered: &[&'static str]) -> AnyView {
    let app = question.app;
    let name = question.name();
    let ticked = ticked(&question);
    let options: Vec<_> = offered
        .iter()
        .map(|&code| {
            let words = app.with_words(|words| words.option(&question.key, list, code));
            (code, words)
        })
        .collect();
    let layout = layout(&options);
    let cards = options.into_iter().map(|(code, words)| {
        let question = question.clone();
        el("label")
            .class("option")
            .child(
                el("input")
                    .attr("type", "checkbox")
                    .attr("name", name.clone())
                    .attr("value", code)
                    .flag("checked", ticked.iter().any(|ticked| ticked == code))
                    .on("change", move |event| {
                        tick(&question, code, dom::checked(&event))
                    }),
            )
            .child(el("span").text(words))
    });
    let cards = el("div").class(layout).children(cards);
    question.field_set().child(cards).view()
}

fn ticked(question: &Question) -> Vec<String> {
    match question.value() {
        Some(Value::Choices(codes)) => codes,
        _ => vec![],
    }
}

/// The newest tick comes last: it wins over what cannot stand beside it.
fn tick(question: &Question, code: &str, checked: bool) {
    let mut codes = ticked(question);
    codes.retain(|known| known != code);
    if checked {
        codes.push(code.to_owned());
    }
    question.answer(Value::Choices(codes));
    dom::check(&question.name(), &ticked(question));
}
