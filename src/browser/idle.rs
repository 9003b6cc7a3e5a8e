//! Noticing that somebody touches the page, and looking at the clocks now and then while nobody does.

use super::{Listener, document, window};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

/// What counts as touching the page: also what a screen reader does, which moves no pointer and presses no key.
const TOUCHES: [&str; 10] = [
    "pointerdown",
    "pointermove",
    "click",
    "keydown",
    "input",
    "wheel",
    "touchstart",
    "focusin",
    "scroll",
    "selectionchange",
];
/// How often it is looked at, in milliseconds. Browsers look seldom at pages that nobody sees; so it is looked at once
/// more when the page is seen again.
const LOOK: i32 = 5_000;

/// What is noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stir {
    /// Somebody touched this page.
    Touched,
    /// It is time to look at the clocks.
    Look,
}

/// The clock on the wall and the one that only goes forward, in milliseconds. (The first can be set; the second stands
/// still in some browsers while the device sleeps.)
pub fn clocks() -> (f64, f64) {
    let steady = window().and_then(|window| window.performance());
    let steady = steady.map_or(f64::NAN, |clock| clock.now());
    (js_sys::Date::now(), steady)
}

/// Watches as long as it is held.
#[must_use = "a watch that is dropped notices nothing"]
pub struct IdleWatch {
    timer: Option<i32>,
    _look: Closure<dyn FnMut()>,
    _listeners: Vec<Listener>,
}

impl IdleWatch {
    /// Tells of every touch, and every few seconds.
    pub fn start(heard: impl FnMut(Stir) + 'static) -> Self {
        let heard: Rc<RefCell<dyn FnMut(Stir)>> = Rc::new(RefCell::new(heard));
        let tell = move |stir| {
            // What is done about it may touch the page itself: that is no touch of anybody.
            if let Ok(mut heard) = heard.try_borrow_mut() {
                heard(stir);
            }
        };
        let look = {
            let tell = tell.clone();
            Closure::<dyn FnMut()>::new(move || tell(Stir::Look))
        };
        let timer = window().and_then(|window| {
            let look = look.as_ref().unchecked_ref();
            let timer = window.set_interval_with_callback_and_timeout_and_arguments_0(look, LOOK);
            timer.ok()
        });
        let mut listeners = vec![];
        if let Some(document) = document() {
            for touch in TOUCHES {
                let tell = tell.clone();
                listeners.push(Listener::new(&document, touch, move |_| {
                    tell(Stir::Touched)
                }));
            }
            let again = look.as_ref().clone().unchecked_into::<js_sys::Function>();
            listeners.push(Listener::new(&document, "visibilitychange", move |_| {
                // A watch that cannot look now looks at the next tick.
                drop(again.call0(&JsValue::NULL));
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
