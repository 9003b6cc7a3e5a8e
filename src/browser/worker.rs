//! The channel to a worker beside the page. What is said on it is the business of those who speak.

use super::{Listener, document};
use js_sys::{Array, ArrayBuffer, Uint8Array};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker};

/// What goes through the channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// Words.
    Text(String),
    /// Bytes; moved, not copied, so that a long one does not hold up the page.
    Bytes(Vec<u8>),
}

/// Why the worker does not work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkerFault {
    /// The page does not say where it is, or the browser did not start it.
    NotStarted,
    /// It stopped, or its program could not be fetched.
    Stopped,
}

thread_local! {
    /// Who wants to know.
    static NOT_LOADED: RefCell<Option<Rc<dyn Fn()>>> = const { RefCell::new(None) };
}

/// From now on `heard` is told when a worker fails before it said anything: its program may not be there.
pub fn on_not_loaded(heard: impl Fn() + 'static) {
    NOT_LOADED.set(Some(Rc::new(heard)));
}

fn tell_not_loaded() {
    if let Some(heard) = NOT_LOADED.with_borrow(Clone::clone) {
        heard();
    }
}

/// A worker beside the page. It is fetched when this is made; dropping it ends it, with all that it holds.
pub struct SideWorker {
    worker: Worker,
    _listeners: [Listener; 3],
}

impl SideWorker {
    /// Starts the one of that name, such as `paper-worker`; the page says in its `meta` of the name where the
    /// program is. What is sent before the program listens is lost: wait for its first message.
    pub fn start(
        name: &str,
        heard: impl FnMut(Message) + 'static,
        failed: impl Fn(WorkerFault) + Clone + 'static,
    ) -> Result<Self, WorkerFault> {
        let address = document()
            .and_then(|document| {
                document
                    .query_selector(&format!("meta[name={name}]"))
                    .ok()?
            })
            .and_then(|meta| meta.get_attribute("content"))
            .ok_or(WorkerFault::NotStarted)?;
        let worker = Worker::new(&address).map_err(|_| WorkerFault::NotStarted)?;
        let mut heard = heard;
        let failed_too = failed.clone();
        let has_spoken = Rc::new(Cell::new(false));
        let speaks = has_spoken.clone();
        let listeners = [
            Listener::new(&worker, "message", move |event| {
                speaks.set(true);
                let data = event.dyn_ref::<MessageEvent>().map(MessageEvent::data);
                if let Some(message) = data.and_then(|data| message(&data)) {
                    heard(message);
                }
            }),
            Listener::new(&worker, "error", move |_| {
                if !has_spoken.get() {
                    tell_not_loaded();
                }
                failed(WorkerFault::Stopped);
            }),
            Listener::new(&worker, "messageerror", move |_| {
                failed_too(WorkerFault::Stopped);
            }),
        ];
        Ok(Self {
            worker,
            _listeners: listeners,
        })
    }

    /// Sends something.
    pub fn send(&self, message: &Message) -> Result<(), WorkerFault> {
        match message {
            Message::Text(text) => {
                let sent = self.worker.post_message(&JsValue::from_str(text));
                sent.map_err(|_| WorkerFault::Stopped)
            }
            Message::Bytes(bytes) => self.hand_over(&Uint8Array::from(bytes.as_slice())),
        }
    }

    /// Sends bytes that are not in the program's own memory; they are gone from here then.
    pub fn hand_over(&self, bytes: &Uint8Array) -> Result<(), WorkerFault> {
        let moved = Array::of1(&bytes.buffer());
        let sent = self.worker.post_message_with_transfer(bytes, &moved);
        sent.map_err(|_| WorkerFault::Stopped)
    }
}

impl Drop for SideWorker {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

fn message(data: &JsValue) -> Option<Message> {
    let buffer = || {
        data.dyn_ref::<ArrayBuffer>()
            .map(|buffer| Uint8Array::new(buffer))
    };
    let bytes = || data.dyn_ref::<Uint8Array>().cloned().or_else(buffer);
    let words = data.as_string().map(Message::Text);
    words.or_else(|| Some(Message::Bytes(bytes()?.to_vec())))
}
