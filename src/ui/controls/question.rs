//! What every control has around it: name, label, hint, and the way to the answer.

use crate::catalogue::{Place, Value};
use crate::ui::app::App;
use crate::ui::element::{Element, el};

/// A question on the page.
#[derive(Clone)]
pub struct Question {
    /// The page's memory.
    pub app: App,
    /// Where the answer lives; as text it is the field's `name` and `id`.
    pub place: Place,
    /// The key of its words.
    pub key: String,
}

impl Question {
    /// The question at a place: the words of a row's question stand under the list's path and the column's.
    pub fn at(app: App, place: Place) -> Self {
        let key = match place.cell {
            Some((_, column)) => format!("{}.{column}", place.link_id),
            None => place.link_id.to_owned(),
        };
        Self { app, place, key }
    }
    /// The field's name.
    pub fn name(&self) -> String {
        self.place.to_string()
    }
    /// The present answer.
    pub fn value(&self) -> Option<Value> {
        self.app.answer_at(&self.place)
    }
    /// The present answer as text.
    pub fn text(&self) -> String {
        match self.value() {
            Some(Value::Text(typed)) => typed,
            _ => String::new(),
        }
    }
    /// Takes an answer in.
    pub fn answer(&self, value: Value) {
        self.app.answer(self.place, value);
    }
    /// What is asked.
    pub fn label(&self) -> String {
        self.app.say(&self.key)
    }
    fn hint(&self) -> Option<Element> {
        let hint = self.app.find(&format!("{}.hint", self.key));
        let example = self.app.find(&format!("{}.example", self.key));
        let example = example.map(|example| el("span").class("example").text(example));
        (hint.is_some() || example.is_some()).then(|| {
            el("p")
                .class("hint")
                .id(format!("{}.hint", self.name()))
                .maybe(hint)
                .maybe(example)
        })
    }
    /// The ids that describe the field: the hint, and the remark under it.
    pub fn described_by(&self) -> String {
        let hint = self.hint().map(|_| format!("{}.hint ", self.name()));
        hint.unwrap_or_default() + &format!("{}.remark", self.name())
    }
    /// The frame of a question with one field.
    pub fn frame(&self) -> Element {
        el("div")
            .class("question")
            .child(el("label").attr("for", self.name()).text(self.label()))
            .maybe(self.hint())
    }
    /// The frame of a question with several fields. It can be gone to by its id.
    pub fn field_set(&self) -> Element {
        el("fieldset")
            .class("question")
            .id(self.name())
            .attr("tabindex", "-1")
            .attr("aria-describedby", self.described_by())
            .child(el("legend").text(self.label()))
            .maybe(self.hint())
    }
    /// What is to be said about the answer; told politely when it changes.
    pub fn remark(&self) -> Element {
        el("p")
            .class("remark doubt")
            .id(format!("{}.remark", self.name()))
            .attr("role", "status")
    }
}
