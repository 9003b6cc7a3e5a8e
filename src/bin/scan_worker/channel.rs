//! Hears of a picture, takes its pixels, and answers at once: there is nothing to wait for.

use crate::work::Reader;
use js_sys::Uint8Array;
use std::cell::RefCell;
use tsutaeru::scan::protocol::ScanReply;
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
        move |reply: &ScanReply| {
            if let Ok(text) = serde_json::to_string(reply) {
                // A page that is gone needs no answer.
                let _ = scope.post_message(&JsValue::from_str(&text));
            }
        }
    };
    say(&ScanReply::Ready);
    let reader = RefCell::new(Reader::default());
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let data = event.data();
        let mut reader = reader.borrow_mut();
        if let Some(request) = data.as_string() {
            reader.announce(&request);
        } else if let Some(pixels) = data.dyn_ref::<Uint8Array>() {
            let reply = reader.look(pixels.length() as usize, |range, some| {
                let piece = pixels.subarray(range.start as u32, range.end as u32);
                piece.copy_to(some);
            });
            if let Some(reply) = reply {
                say(&reply);
            }
        }
    });
    scope.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    heard.forget();
}
