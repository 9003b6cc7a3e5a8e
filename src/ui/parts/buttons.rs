//! Commands: every one has an id, which people who write tests and help pages rely on.

use crate::ui::element::{Element, Text, el};

/// How much a button calls for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// The one that leads on. One a page.
    Primary,
    /// Another way.
    Plain,
    /// As quiet as a link.
    Quiet,
}

fn class(weight: Weight) -> &'static str {
    match weight {
        Weight::Primary => "button primary",
        Weight::Plain => "button",
        Weight::Quiet => "button quiet",
    }
}

/// A command.
pub fn button(id: impl Text, weight: Weight, words: String, then: impl Fn() + 'static) -> Element {
    el("button")
        .attr("type", "button")
        .id(id)
        .class(class(weight))
        .text(words)
        .on("click", move |_| then())
}

/// The command of a form, also given by the Enter key in its fields.
pub fn submit(id: &str, weight: Weight, words: String) -> Element {
    el("button")
        .attr("type", "submit")
        .id(id)
        .class(class(weight))
        .text(words)
}

/// A link that looks like a command, because it is the way on.
pub fn link(id: &str, weight: Weight, words: String, href: String) -> Element {
    el("a")
        .id(id)
        .class(class(weight))
        .attr("href", href)
        .text(words)
}

/// Commands side by side.
pub fn actions(commands: Vec<Element>) -> Element {
    el("div").class("actions").children(commands)
}
