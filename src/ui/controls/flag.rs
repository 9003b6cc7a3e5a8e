//! A tick box that stands alone.

use super::Question;
use crate::catalogue::Value;
use crate::ui::dom;
use crate::ui::element::el;
use leptos::prelude::*;

/// A tick box that stands alone.
pub fn flag(question: Question) -> AnyView {
    let hint = question.app.find(&format!("{}.hint", question.key));
    let name = question.name();
    let hint_id = format!("{name}.hint");
    let field = el("input")
        .attr("type", "checkbox")
        .id(name.clone())
        .attr("name", name)
        .attr("value", "true")
        .attr("aria-describedby", hint_id.clone())
        .flag("checked", question.value() == Some(Value::Flag(true)));
    let label = question.label();
    let field = field.on("change", move |event| {
        question.answer(Value::Flag(dom::checked(&event)));
    });
    el("div")
        .class("question")
        .child(
            el("label")
                .class("option")
                .child(field)
                .child(el("span").text(label)),
        )
        .maybe(hint.map(|hint| el("p").class("hint").id(hint_id).text(hint)))
        .view()
}
