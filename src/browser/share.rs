//! The device's own "share" menu, for files.

use super::{Deliverable, window};
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::DomException;

/// What became of sharing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shared {
    /// Handed to the app that the person chose.
    Done,
    /// The person closed the menu.
    Cancelled,
    /// The browser refused.
    Failed,
}

/// True where the browser says that it can share these files at once.
pub fn can_share(files: &[&Deliverable]) -> bool {
    let able = || ask("canShare", &what(files)?).ok()?.as_bool();
    method("share").is_some() && able().unwrap_or(false)
}

/// Opens the menu. To be called from a tap, else browsers refuse.
pub async fn share(files: &[&Deliverable]) -> Shared {
    let asked = what(files)
        .ok_or(JsValue::NULL)
        .and_then(|what| ask("share", &what))
        .and_then(|promise| promise.dyn_into::<Promise>());
    let result = match asked {
        Ok(promise) => JsFuture::from(promise).await,
        Err(error) => Err(error),
    };
    match result {
        Ok(_) => Shared::Done,
        Err(error) => match error.dyn_ref::<DomException>() {
            Some(exception) if exception.name() == "AbortError" => Shared::Cancelled,
            _ => Shared::Failed,
        },
    }
}

/// The menu for a file as a function of the browser's own, which needs no program of ours.
pub fn sharing(file: &Deliverable) -> Option<Function> {
    let (navigator, share) = method("share")?;
    let bind = Reflect::get(&share, &JsValue::from_str("bind")).ok()?;
    let bind: Function = bind.dyn_into().ok()?;
    let what: JsValue = what(&[file])?.into();
    bind.call2(&share, &navigator, &what).ok()?.dyn_into().ok()
}

/// The files alone: a title would become the name of the message, and says nothing that the name does not.
fn what(files: &[&Deliverable]) -> Option<Object> {
    let what = Object::new();
    let each: Option<Array> = files.iter().map(|file| file.file()).collect();
    let files = each?;
    Reflect::set(&what, &JsValue::from_str("files"), &files).ok()?;
    Some(what)
}

/// The navigator's method, where there is one: most desktop browsers have none.
fn method(name: &str) -> Option<(JsValue, Function)> {
    let navigator: JsValue = window()?.navigator().into();
    let method = Reflect::get(&navigator, &JsValue::from_str(name)).ok()?;
    Some((navigator, method.dyn_into().ok()?))
}

fn ask(name: &str, what: &Object) -> Result<JsValue, JsValue> {
    let (navigator, method) = method(name).ok_or(JsValue::NULL)?;
    method.call1(&navigator, what)
}
