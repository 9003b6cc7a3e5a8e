//! A second tap where the first one was: a finger that trembles, a double click. It is not meant for another command,
//! or an answer, that has come under the finger meanwhile.

use super::{document, window};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Event, MouseEvent};

/// How long a finger must have rested before it can mean something else, in milliseconds.
const REST: i32 = 600;
/// How far apart the two taps of a trembling finger lie at most, in pixels of the page.
const SPREAD: i32 = 48;

/// Everything that does something at once.
const COMMANDS: &str = "button, a, summary";
/// What a second tap could do something to: also an answer that came under the finger with the next page.
const TOUCHABLE: &str = "button, a, summary, label, input, select, textarea";

struct Tap {
    x: i32,
    y: i32,
    on: Element,
}

/// From now on neither a command nor an answer hears a tap that follows, at the same place, one on another command.
pub fn calm_double_taps() {
    let Some(document) = document() else { return };
    // Held only until the finger has rested: it would keep the page in memory to which it belonged.
    let last: Rc<RefCell<Option<Tap>>> = Rc::default();
    let forget = {
        let last = last.clone();
        Closure::<dyn FnMut()>::new(move || drop(last.take()))
    };
    // Whoever types or chooses in between means the next tap.
    let forgotten = forget.as_ref().unchecked_ref();
    for other in ["input", "keydown"] {
        drop(document.add_event_listener_with_callback_and_bool(other, forgotten, true));
    }
    let mut waiting = None;
    let heard = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        let event: MouseEvent = event.unchecked_into();
        // Keys and programs have no finger.
        if event.detail() == 0 {
            return;
        }
        let target = event.target().and_then(|on| on.dyn_into::<Element>().ok());
        let Some(target) = target else { return };
        let Some(on) = target.closest(TOUCHABLE).ok().flatten() else {
            return;
        };
        let (x, y) = (event.client_x(), event.client_y());
        let is_second = last.borrow().as_ref().is_some_and(|last| {
            let is_here = (x - last.x).abs().max((y - last.y).abs()) <= SPREAD;
            is_here && on != last.on
        });
        if is_second {
            event.prevent_default();
            event.stop_immediate_propagation();
        } else if on.matches(COMMANDS).unwrap_or(false) {
            last.replace(Some(Tap { x, y, on }));
        } else {
            // An answer: the browser taps the field of a label itself, at the same place.
            return;
        }
        if let Some(window) = window() {
            if let Some(timer) = waiting.take() {
                window.clear_timeout_with_handle(timer);
            }
            let forget = forget.as_ref().unchecked_ref();
            waiting = window
                .set_timeout_with_callback_and_timeout_and_arguments_0(forget, REST)
                .ok();
        }
    });
    // Before anything on the page hears it.
    let is_heard = document.add_event_listener_with_callback_and_bool(
        "click",
        heard.as_ref().unchecked_ref(),
        true,
    );
    if is_heard.is_ok() {
        heard.forget();
    }
}
