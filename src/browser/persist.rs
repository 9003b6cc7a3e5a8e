//! Whether the browser has promised to keep what the page has put into it, and asking it to.

use super::window;
use js_sys::{Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

/// True where it has promised. `None`: a browser that knows no such promise.
pub async fn is_promised() -> Option<bool> {
    answer(StorageManager::persisted).await
}

/// Asks for it, and says whether it is promised now. Some browsers then ask the person ([`asks_the_person`]).
pub async fn ask_for_promise() -> Option<bool> {
    answer(StorageManager::persist).await
}

async fn answer(ask: fn(&StorageManager) -> Result<Promise, JsValue>) -> Option<bool> {
    let navigator = window()?.navigator();
    let is_there = Reflect::get(&navigator, &"storage".into()).is_ok_and(|it| it.is_object());
    let promise = is_there.then(|| ask(&navigator.storage()))?.ok()?;
    JsFuture::from(promise).await.ok()?.as_bool()
}

/// True where asking shows a question to the person: Firefox. The others decide by themselves.
pub fn asks_the_person() -> bool {
    let agent = window().and_then(|window| window.navigator().user_agent().ok());
    agent.is_none_or(|agent| agent.contains("Firefox"))
}

/// True where everything goes after seven days without a visit: Safari and all that is built on it, but for a
/// page on the home screen.
pub fn forgets_in_seven_days() -> bool {
    let Some(window) = window() else { return false };
    let vendor = Reflect::get(&window.navigator(), &"vendor".into());
    let is_safari = vendor.is_ok_and(|vendor| vendor == "Apple Computer, Inc.");
    let alone = window.match_media("(display-mode: standalone)");
    is_safari && !alone.ok().flatten().is_some_and(|alone| alone.matches())
}
