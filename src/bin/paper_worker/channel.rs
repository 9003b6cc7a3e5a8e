//! Hears requests, has them worked off one after the other, and answers.

use crate::work::Workshop;
use js_sys::{Array, Function, Promise, Uint8Array};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use tsutaeru::layout::Pixels;
use tsutaeru::pdf::protocol::PaperReply;
use tsutaeru::sheet::PaperSet;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// What this worker says of papers beside their pages.
pub type Reply = PaperReply<PaperSet>;

/// Starts to listen, and says so.
pub fn listen() {
    let Some(scope) = scope() else { return };
    let waiting: Rc<RefCell<VecDeque<String>>> = Rc::default();
    let workshop = Rc::new(Workshop::default());
    let working = Rc::new(Cell::new(false));
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        // Bytes are what the page drew; text that cannot be read is answered.
        let Some(request) = event.data().as_string() else {
            return hear_drawn(&event.data());
        };
        waiting.borrow_mut().push_back(request);
        if working.replace(true) {
            return;
        }
        let (waiting, workshop, working) = (waiting.clone(), workshop.clone(), working.clone());
        wasm_bindgen_futures::spawn_local(async move {
            loop {
                let Some(request) = waiting.borrow_mut().pop_front() else {
                    break;
                };
                workshop.answer(&request).await;
            }
            working.set(false);
        });
    });
    scope.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    heard.forget();
    say(&Reply::Ready);
}

thread_local! {
    /// Who waits for what the page draws.
    static WAITING: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Has letters drawn by the page; `None` where it cannot.
pub async fn drawn_by_page(text: String, font: String) -> Option<Pixels> {
    let answered = Promise::new(&mut |resolve, _| WAITING.set(Some(resolve)));
    say(&Reply::Draw { text, font });
    let bytes: Uint8Array = JsFuture::from(answered).await.ok()?.dyn_into().ok()?;
    Pixels::read(bytes.to_vec())
}

fn hear_drawn(drawn: &JsValue) {
    if let Some(waiting) = WAITING.take() {
        // It fulfils a promise, which does not fail.
        let _ = waiting.call1(&JsValue::NULL, drawn);
    }
}

/// The worker itself.
pub fn scope() -> Option<DedicatedWorkerGlobalScope> {
    js_sys::global().dyn_into().ok()
}

/// Sends an answer.
pub fn say(reply: &Reply) {
    if let (Some(scope), Ok(text)) = (scope(), serde_json::to_string(reply)) {
        // A page that is gone needs no answer.
        let _ = scope.post_message(&JsValue::from_str(&text));
    }
}

/// Sends a document; its bytes are moved, not copied.
pub fn hand_over(bytes: &[u8]) {
    if let Some(scope) = scope() {
        let bytes = Uint8Array::from(bytes);
        let moved = Array::of1(&bytes.buffer());
        let _ = scope.post_message_with_transfer(&bytes, &moved);
    }
}
