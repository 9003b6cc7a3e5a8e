//! Text: one line or several. Longer than fits is kept and said; only what is beyond any use is refused, as a whole, and
//! what stood in the field before stays.

use super::Question;
use crate::catalogue::Value;
use crate::model::{MAX_LETTERS, Text, is_longer};
use crate::ui::dom;
use crate::ui::element::{Element, el};
use leptos::prelude::*;

/// One line.
pub fn line(question: Question, limit: usize) -> AnyView {
    let field = el("input")
        .class(if limit <= 12 { "field short" } else { "field" })
        .attr("type", "text")
        .attr("value", question.text());
    with_count(question, limit, field)
}

/// Several lines.
pub fn lines(question: Question, limit: usize) -> AnyView {
    let field = el("textarea")
        .class("field")
        .attr("rows", "4")
        .text(question.text());
    with_count(question, limit, field)
}

fn with_count(question: Question, limit: usize, field: Element) -> AnyView {
    let app = question.app;
    let over = move |typed: &str| Text::new(typed).count().saturating_sub(limit);
    let too_many = RwSignal::new(over(&question.text()));
    let is_refused = RwSignal::new(false);
    let (on_input, on_change) = (question.clone(), question.clone());
    let field = field
        .id(question.name())
        .attr("name", question.name())
        // Nothing typed here may reach a spelling service or be kept by the browser.
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("aria-describedby", question.described_by())
        .on("input", move |event| {
            let typed = dom::value(&event);
            on_input.answer(Value::Text(typed.clone()));
            let kept = on_input.text();
            let refused = is_longer(&typed, MAX_LETTERS) && kept.len() < typed.len();
            if refused {
                dom::set_value(&event, &kept);
            }
            is_refused.set(refused);
            too_many.set(over(if refused { &kept } else { &typed }));
        })
        // Shows what the record made of it: hiragana for katakana.
        .on("change", move |event| {
            dom::set_value(&event, &on_change.text())
        });
    let count = el("p")
        .class("remark")
        .id(format!("{}.remark", question.name()))
        .live_text(move || match too_many.get() {
            _ if is_refused.get() => app.fill("text.beyond", &[("most", &MAX_LETTERS.to_string())]),
            0 => String::new(),
            count => app.fill("text.over", &[("count", &count.to_string())]),
        });
    question.frame().child(field).child(count).view()
}
