//! Putting a text where the person can paste it from.

use super::window;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Copies a text; hears `false` where this browser has no such thing or refuses. To be called from a tap, else all do.
pub fn copy_text(text: &str, heard: impl FnOnce(bool) + 'static) {
    match write(text) {
        Some(promise) => spawn_local(async move { heard(JsFuture::from(promise).await.is_ok()) }),
        None => heard(false),
    }
}

fn write(text: &str) -> Option<Promise> {
    let navigator: JsValue = window()?.navigator().into();
    let clipboard = Reflect::get(&navigator, &JsValue::from_str("clipboard")).ok()?;
    let write = Reflect::get(&clipboard, &JsValue::from_str("writeText")).ok()?;
    let write: Function = write.dyn_into().ok()?;
    let said = write.call1(&clipboard, &JsValue::from_str(text)).ok()?;
    said.dyn_into().ok()
}
