//! The part of the page's address behind the `#`: the only part that the page changes.

use super::{Listener, window};
use wasm_bindgen::JsValue;

/// The fragment, `#` included; empty where there is none.
pub fn fragment() -> String {
    window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default()
}

/// Where the page itself is found, without what is behind it: for papers that lead others to it. Empty where it was
/// opened as a file.
pub fn site() -> String {
    let location = window().map(|window| window.location());
    let whole = location.and_then(|location| location.href().ok());
    let whole = whole.unwrap_or_default();
    let site = whole.split(['#', '?']).next().unwrap_or_default();
    let site = site.strip_suffix("index.html").unwrap_or(site);
    match site.starts_with("http") {
        true => site.to_owned(),
        false => String::new(),
    }
}

/// Goes to a page, so that "back" leads here again.
pub fn go_to(fragment: &str) {
    if let Some(window) = window() {
        // Fails only in a page that may not have an address, where there is nowhere to go.
        drop(window.location().set_hash(fragment));
    }
}

/// Puts another page in the place of this one, so that "back" leads to the one before. Tells nobody:
/// whoever replaces the page draws it.
pub fn replace_fragment(fragment: &str) {
    let history = window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        drop(history.replace_state_with_url(&JsValue::NULL, "", Some(fragment)));
    }
}

/// Hears of every new fragment: links, back and forward, [`go_to`].
pub fn on_fragment_change(mut heard: impl FnMut(String) + 'static) -> Option<Listener> {
    let window = window()?;
    Some(Listener::new(&window, "hashchange", move |_| {
        heard(fragment());
    }))
}
