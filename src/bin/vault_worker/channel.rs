//! Hears requests and answers each at once: there is nothing to wait for.

use crate::work::Strongroom;
use js_sys::Uint8Array;
use std::cell::RefCell;
use tsutaeru::vault::protocol::VaultReply;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Starts to listen, and says so.
pub fn listen() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else {
        return;
    };
    let say = {
        let scope = scope.clone();
        move |reply: &VaultReply| {
            if let Ok(text) = serde_json::to_string(reply) {
                // A page that is gone needs no answer.
                let _ = scope.post_message(&JsValue::from_str(&text));
            }
        }
    };
    say(&VaultReply::Ready);
    let strongroom = RefCell::new(Strongroom::default());
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let data = event.data();
        let mut strongroom = strongroom.borrow_mut();
        if let Some(request) = data.as_string() {
            if let Some(reply) = strongroom.answer(request) {
                say(&reply);
            }
        } else if let Some(bytes) = data.dyn_ref::<Uint8Array>() {
            strongroom.take_file(bytes.to_vec());
        }
    });
    scope.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    heard.forget();
}
