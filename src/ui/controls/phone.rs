//! A telephone number: grouped when the field is left, looked at twice when it cannot be one.

use super::Question;
use crate::catalogue::Value;
use crate::model::{MAX_LETTERS, Phone, is_longer};
use crate::ui::dom;
use crate::ui::element::el;
use leptos::prelude::*;

/// A telephone number.
pub fn phone(question: Question) -> AnyView {
    let app = question.app;
    let is_refused = RwSignal::new(false);
    let doubtful = RwSignal::new(Phone::new(&question.text()).is_doubtful());
    let (on_input, on_change) = (question.clone(), question.clone());
    let field = el("input")
        .class("field short")
        .attr("type", "tel")
        .attr("inputmode", "tel")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .id(question.name())
        .attr("name", question.name())
        .attr("value", Phone::new(&question.text()).grouped())
        .attr("aria-describedby", question.described_by())
        .on("input", move |event| {
            doubtful.set(false);
            let typed = dom::value(&event);
            on_input.answer(Value::Text(typed.clone()));
            is_refused.set(is_longer(&typed, MAX_LETTERS));
            if is_refused.get_untracked() {
                dom::set_value(&event, &on_input.text());
            }
        })
        .on("change", move |event| {
            let phone = Phone::new(&dom::value(&event));
            doubtful.set(phone.is_doubtful());
            dom::set_value(&event, &phone.grouped());
            on_change.answer(Value::Text(phone.grouped()));
        });
    let remark = question.remark().live_text(move || {
        let doubtful = doubtful.get().then(|| app.say("phone.doubtful"));
        let most = MAX_LETTERS.to_string();
        let refused = is_refused
            .get()
            .then(|| app.fill("text.beyond", &[("most", &most)]));
        refused.or(doubtful).unwrap_or_default()
    });
    question.frame().child(field).child(remark).view()
}
