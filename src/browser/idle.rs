//! Noticing that nobody has touched the page for a while.

use super::{Listener, document, window};
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::{JsCast, closure::Closure};

/// What counts as touching the page.
const TOUCHES: [&str; 5] = ["pointerdown", "pointermove", "keydown", "input", "wheel"];
/// How often it is looked at, in milliseconds. Browsers look seldom at pages that nobody sees; so it is looked at once
/// more when the page is seen again.
const LOOK: i32 = 5_000;

/// Watches as long as it is held.
#[must_use = "a watch that is dropped notices nothing"]
pub struct IdleWatch {
    timer: Option<i32>,
    _look: Closure<dyn FnMut()>,
    _listeners: Vec<Listener>,
}

impl IdleWatch {
    /// Calls `idle` when nothing was touched for that many minutes, and then no more before the next touch.
    pub fn start(minutes: u32, mut idle: impl FnMut() + 'static) -> Self {
        let patience = f64::from(minutes) * 60_000.0;
        // By the clock on the wall: the other one stands still while a computer sleeps.
        let touched = Rc::new(Cell::new(js_sys::Date::now()));
        let look = {
            let touched = touched.clone();
            move || {
                if js_sys::Date::now() - touched.get() >= patience {
                    touched.set(f64::INFINITY);
                    idle();
                }
            }
        };
        let look = Closure::<dyn FnMut()>::new(look);
        let timer = window().and_then(|window| {
            let look = look.as_ref().unchecked_ref();
            let timer = window.set_interval_with_callback_and_timeout_and_arguments_0(look, LOOK);
            timer.ok()
        });
        let mut listeners = vec![];
        if let Some(document) = document() {
            for touch in TOUCHES {
                let touched = touched.clone();
                listeners.push(Listener::new(&document, touch, move |_| {
                    touched.set(js_sys::Date::now());
                }));
            }
            let again = look.as_ref().clone().unchecked_into::<js_sys::Function>();
            listeners.push(Listener::new(&document, "visibilitychange", move |_| {
                // A watch that cannot look now looks at the next tick.
                drop(again.call0(&wasm_bindgen::JsValue::NULL));
            }));
        }
        Self {
            timer,
            _look: look,
            _listeners: listeners,
        }
    }
}

impl Drop for IdleWatch {
    fn drop(&mut self) {
        if let Some((timer, window)) = self.timer.zip(window()) {
            window.clear_interval_with_handle(timer);
        }
    }
}
