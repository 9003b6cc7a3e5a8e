//! Waiting for something that may never come.

use super::window;
use js_sys::{Array, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Waits for it, but no longer than so many milliseconds; an error, the same as a failure, where it did not come.
pub(super) async fn in_time(promise: &Promise, patience: i32) -> Result<JsValue, JsValue> {
    let limit = Promise::new(&mut |_, reject| {
        if let Some(window) = window() {
            // Without a limit it is waited for as long as it takes.
            drop(window.set_timeout_with_callback_and_timeout_and_arguments_0(&reject, patience));
        }
    });
    JsFuture::from(Promise::race(&Array::of2(promise, &limit))).await
}
