//! A word to the other windows of the same browser with the same page.

use super::{Listener, LocalShelf, window};
use crate::store::Shelf;
use wasm_bindgen::JsCast;
use web_sys::StorageEvent;

/// Where the word is put for a moment. The browser tells the other windows of every change to its storage.
const KEY: &str = "tsutaeru.signal";

/// Says it to them. `false` where that could not be tried.
pub fn tell_other_windows(word: &str) -> bool {
    LocalShelf::probe().is_ok_and(|shelf| {
        let told = shelf.write(KEY, word).is_ok();
        shelf.remove(KEY).is_ok() && told
    })
}

/// Hears that word from them.
pub fn on_word_of_other_windows(
    word: &'static str,
    mut heard: impl FnMut() + 'static,
) -> Option<Listener> {
    let window = window()?;
    Some(Listener::new(&window, "storage", move |event| {
        let event = event.dyn_ref::<StorageEvent>();
        let said = event.filter(|event| event.key().as_deref() == Some(KEY));
        if said.and_then(StorageEvent::new_value).as_deref() == Some(word) {
            heard();
        }
    }))
}
