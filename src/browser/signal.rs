//! A word to the other windows of the same browser with the same page.

use super::{Listener, LocalShelf, window};
use crate::store::Shelf;
use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{BroadcastChannel, MessageEvent, StorageEvent};

/// Where the word is put for a moment. The browser tells the other windows of every change to its storage.
const KEY: &str = "tsutaeru.signal";

thread_local! {
    /// Reaches them also where the storage is full. Not every browser has it.
    static CHANNEL: Option<BroadcastChannel> = channel();
}

fn channel() -> Option<BroadcastChannel> {
    let window = window()?;
    let is_known = Reflect::has(&window, &"BroadcastChannel".into());
    let opened = is_known.ok()?.then(|| BroadcastChannel::new(KEY));
    opened?.ok()
}

/// Says it to them, on every way there is: it may arrive twice. `false` where none could be tried.
pub fn tell_other_windows(word: &str) -> bool {
    let posted = whisper(word);
    let written = LocalShelf::probe().is_ok_and(|shelf| {
        let told = shelf.write(KEY, word).is_ok();
        shelf.remove(KEY).is_ok() && told
    });
    posted || written
}

/// Says it where that leaves no trace on the device: for what is said often. `false` where it cannot be said so.
pub fn whisper(word: &str) -> bool {
    CHANNEL.with(|channel| {
        let posted = channel.as_ref().map(|one| one.post_message(&word.into()));
        posted.is_some_and(|posted| posted.is_ok())
    })
}

/// Hears words from them.
pub fn on_word_of_other_windows(heard: impl FnMut(&str) + Clone + 'static) -> Vec<Listener> {
    let mut listeners = vec![];
    if let Some(window) = window() {
        let mut heard = heard.clone();
        listeners.push(Listener::new(&window, "storage", move |event| {
            let event = event.dyn_ref::<StorageEvent>();
            let said = event.filter(|event| event.key().as_deref() == Some(KEY));
            if let Some(word) = said.and_then(StorageEvent::new_value) {
                heard(&word);
            }
        }));
    }
    CHANNEL.with(|channel| {
        let mut heard = heard;
        let listener = channel.as_ref().map(|channel| {
            Listener::new(channel, "message", move |event| {
                let said = event.dyn_ref::<MessageEvent>().map(MessageEvent::data);
                if let Some(word) = said.and_then(|word| word.as_string()) {
                    heard(&word);
                }
            })
        });
        listeners.extend(listener);
    });
    listeners
}
