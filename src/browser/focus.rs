//! Where the keyboard is, what a screen reader says, and what the window's title is.

use super::{Listener, document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The element that is read out whenever its text changes. The page has one; without it one is made.
const ANNOUNCEMENTS: &str = "announcements";

/// Moves the keyboard to the element with that id. `false` where there is none.
pub fn focus_id(id: &str) -> bool {
    document()
        .and_then(|document| document.get_element_by_id(id))
        .is_some_and(|element| focus(&element))
}

/// Moves the keyboard to the first element that fits a selector, such as a new page's heading.
pub fn focus_first(selector: &str) -> bool {
    document()
        .and_then(|document| document.query_selector(selector).ok().flatten())
        .is_some_and(|element| focus(&element))
}

fn focus(element: &Element) -> bool {
    let Some(element) = element.dyn_ref::<HtmlElement>() else {
        return false;
    };
    // A heading takes the keyboard only when told that it may, and stays out of the tab order.
    let takes_it = element.tab_index() >= 0 || element.has_attribute("tabindex");
    if !takes_it && element.set_attribute("tabindex", "-1").is_err() {
        return false;
    }
    element.focus().is_ok()
}

/// Where the keyboard was at a moment, to tell later whether the person has gone on by themselves.
pub struct Keyboard(Option<Element>);

/// Where the keyboard is now.
pub fn keyboard() -> Keyboard {
    Keyboard(active_element())
}

impl Keyboard {
    /// True where the person has meanwhile gone to some other element. Moving the keyboard then would take
    /// away what they type. (An element that is gone leaves the keyboard on the body: nobody went there.)
    pub fn has_gone_on(&self) -> bool {
        let is_somewhere = |element: &Element| element.tag_name() != "BODY";
        let now = active_element().filter(is_somewhere);
        now.is_some() && now != self.0
    }
}

/// The id of the element that has the keyboard.
pub fn focused_id() -> Option<String> {
    active_element()
        .map(|element| element.id())
        .filter(|id| !id.is_empty())
}

/// True while the person has the keyboard in a field of this window: making the page anew would take it away.
pub fn is_typing() -> bool {
    let is_field =
        |element: &Element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT");
    let is_here = document().is_some_and(|document| document.has_focus().unwrap_or(true));
    is_here && active_element().is_some_and(|element| is_field(&element))
}

/// Hears whenever the keyboard leaves a field, and when the window loses it.
pub fn on_typed(heard: impl FnMut() + Clone + 'static) -> Vec<Listener> {
    let mut listeners = vec![];
    if let Some(document) = document() {
        let mut heard = heard.clone();
        listeners.push(Listener::new(&document, "focusout", move |_| heard()));
    }
    if let Some(window) = window() {
        let mut heard = heard;
        listeners.push(Listener::new(&window, "blur", move |_| heard()));
    }
    listeners
}

fn active_element() -> Option<Element> {
    document()?.active_element()
}

/// Says it to those who listen to the page. The same words twice are said twice.
pub fn announce(words: &str) {
    let Some(place) = announcements() else { return };
    let said = place.text_content().unwrap_or_default();
    // A change is what is read out; a space at the end is a change that nobody hears.
    let words = if said == words {
        format!("{words} ")
    } else {
        words.to_owned()
    };
    place.set_text_content(Some(&words));
}

fn announcements() -> Option<Element> {
    let document = document()?;
    if let Some(place) = document.get_element_by_id(ANNOUNCEMENTS) {
        return Some(place);
    }
    let place = document.create_element("div").ok()?;
    place.set_id(ANNOUNCEMENTS);
    place.set_class_name("visually-hidden");
    place.set_attribute("role", "status").ok()?;
    place.set_attribute("aria-live", "polite").ok()?;
    document.body()?.append_child(&place).ok()?;
    Some(place)
}

/// The window's title. It names the page, never a person.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// The language that the whole page is read in.
pub fn set_language(tag: &str) {
    let root = document().and_then(|document| document.document_element());
    if let Some(root) = root {
        drop(root.set_attribute("lang", tag));
    }
}
