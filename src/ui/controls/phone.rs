//! A telephone number: grouped when the field is left, looked at twice when it cannot be one.

use super::Question;
use crate::catalogue::Value;
use crate::model::Phone;
use crate::ui::dom;
use crate::ui::element::el;
use leptos::prelude::*;

/// A telephone number.
pub fn phone(question: Question) -> AnyView {
    let app = question.app;
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
            on_input.answer(Value::Text(dom::value(&event)));
        })
        .on("change", move |event| {
            let phone = Phone::new(&dom::value(&event));
            doubtful.set(phone.is_doubtful());
            dom::set_value(&event, &phone.grouped());
            on_change.answer(Value::Text(phone.grouped()));
        });
    let remark = question.remark().live_text(move || {
        let key = doubtful.get().then(|| app.say("phone.doubtful"));
        key.unwrap_or_default()
    });
    question.frame().child(field).child(remark).view()
}
