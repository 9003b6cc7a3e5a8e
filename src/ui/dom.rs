//! What is asked of the fields of the page: what they hold, whether the focus leaves them.

use crate::browser::{focus_id, keyboard};
use leptos::ev::Event;
use leptos::prelude::{document, set_timeout};
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, HtmlInputElement, Node};

/// The field that an event came from. Text areas and lists answer to the same names as an input.
fn field(event: &Event) -> Option<HtmlInputElement> {
    event.current_target().map(JsCast::unchecked_into)
}

/// What the field holds.
pub fn value(event: &Event) -> String {
    field(event).map(|field| field.value()).unwrap_or_default()
}

/// Puts something into the field, unless it is there already: the cursor stays where it is.
pub fn set_value(event: &Event, value: &str) {
    if let Some(field) = field(event).filter(|field| field.value() != value) {
        field.set_value(value);
    }
}

/// Whether the box is ticked.
pub fn checked(event: &Event) -> bool {
    field(event).is_some_and(|field| field.checked())
}

/// Whether the focus leaves the element that listens, not only one of its fields for the next.
pub fn leaves(event: &Event) -> bool {
    let goes_to = event.unchecked_ref::<FocusEvent>().related_target();
    let around: Option<Node> = event.current_target().map(JsCast::unchecked_into);
    let stays = around
        .zip(goes_to)
        .is_some_and(|(around, to)| around.contains(Some(to.unchecked_ref::<Node>())));
    !stays
}

/// Ticks, among all boxes of that name, those with these values and no others.
pub fn check(name: &str, values: &[String]) {
    let Ok(boxes) = document().query_selector_all(&format!("input[name=\"{name}\"]")) else {
        return;
    };
    for at in 0..boxes.length() {
        if let Some(field) = boxes
            .item(at)
            .map(JsCast::unchecked_into::<HtmlInputElement>)
        {
            field.set_checked(values.contains(&field.value()));
        }
    }
}

/// Puts the focus on the element once what is being made stands, unless the person was quicker.
pub fn focus_soon(id: String) {
    let before = keyboard();
    set_timeout(
        move || {
            if !before.has_gone_on() {
                focus_id(&id);
            }
        },
        Duration::ZERO,
    );
}

/// Does it once what is going on is over.
pub fn soon(deed: impl FnOnce() + 'static) {
    set_timeout(deed, Duration::ZERO);
}
