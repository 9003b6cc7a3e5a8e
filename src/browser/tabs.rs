//! Other windows of the same browser with the same page.

use super::{Listener, window};
use wasm_bindgen::JsCast;
use web_sys::StorageEvent;

/// Hears whenever another window has changed what the browser keeps for this page. A window never hears of its
/// own changes.
///
/// The browser tells every window of a change to the local storage; a channel beside it would only tell the
/// same. No lock is asked for either: no two windows write under the same key.
pub fn on_other_windows(mut heard: impl FnMut() + 'static) -> Option<Listener> {
    let window = window()?;
    Some(Listener::new(&window, "storage", move |event| {
        let key = event.dyn_ref::<StorageEvent>().and_then(StorageEvent::key);
        // Without a key everything was cleared. Words under other keys are no concern of the record.
        let kinds = [
            "tsutaeru.record.",
            "tsutaeru.erased.",
            "tsutaeru.keeps-nothing",
        ];
        if key.is_none_or(|key| kinds.iter().any(|kind| key.starts_with(kind))) {
            heard();
        }
    }))
}
