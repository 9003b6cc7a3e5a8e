//! Fields for a passphrase. The letters are seen unless one hides them: letters that nobody sees are typed wrong, and
//! hidden fields take no Japanese. The browser is asked to keep and check nothing of them.

use crate::ui::app::App;
use crate::ui::dom;
use crate::ui::element::{Element, el};
use leptos::prelude::*;

/// What is being typed into the fields that stand together. It goes with them.
#[derive(Clone, Copy)]
pub struct Entry {
    typed: StoredValue<Vec<(&'static str, String)>>,
    hides: RwSignal<bool>,
}

impl Entry {
    /// Nothing is typed yet.
    pub fn begin() -> Self {
        Self {
            typed: StoredValue::new(vec![]),
            hides: RwSignal::new(false),
        }
    }
    /// What stands in the field of that name.
    pub fn text(self, name: &str) -> String {
        self.typed.with_value(|typed| {
            let field = typed.iter().find(|(known, _)| *known == name);
            field.map(|(_, text)| text.clone()).unwrap_or_default()
        })
    }
    fn take(self, name: &'static str, text: String) {
        self.typed.update_value(|typed| {
            typed.retain(|(known, _)| *known != name);
            typed.push((name, text));
        });
    }
}

/// A field; its name is its id too, and `words` says which passphrase is asked for (`passphrase.WORDS`).
pub fn field(app: App, entry: Entry, name: &'static str, words: &str) -> Element {
    let hint = app.find(&format!("passphrase.{words}.hint"));
    let hint_id = format!("{name}-hint");
    let input = el("input")
        .class("field")
        .id(name)
        .attr("name", name)
        .attr("autocomplete", "off")
        .attr("autocapitalize", "none")
        .attr("autocorrect", "off")
        .attr("spellcheck", "false")
        .live_attr("type", move || {
            let kind = if entry.hides.get() {
                "password"
            } else {
                "text"
            };
            Some(kind.to_owned())
        })
        .live_attr("aria-describedby", {
            let described = hint.is_some().then(|| hint_id.clone());
            move || described.clone()
        })
        .on("input", move |event| entry.take(name, dom::value(&event)));
    el("div")
        .child(
            el("label")
                .attr("for", name)
                .class("label")
                .text(app.say(&format!("passphrase.{words}"))),
        )
        .maybe(hint.map(|hint| el("p").class("hint").id(hint_id).text(hint)))
        .child(input)
}

/// The box that hides the letters.
pub fn hiding(app: App, entry: Entry) -> Element {
    let tick = el("input")
        .attr("type", "checkbox")
        .attr("name", "hide-passphrase")
        .attr("value", "true")
        .on("change", move |event| {
            entry.hides.set(dom::checked(&event));
        });
    el("label")
        .class("option")
        .child(tick)
        .child(el("span").text(app.say("passphrase.hide")))
}
