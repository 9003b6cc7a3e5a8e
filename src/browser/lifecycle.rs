//! The page's comings and goings.

use super::{Listener, document, window};
use js_sys::Reflect;
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::JsValue;

/// Hears of every moment after which the page may be gone without another word: it is hidden (another
/// tab, another app, the screen off), frozen, left or closed. Phones often give only the first.
pub fn on_hidden(heard: impl FnMut() + 'static) -> Vec<Listener> {
    let heard = Rc::new(RefCell::new(heard));
    let tell = move |heard: &Rc<RefCell<dyn FnMut()>>| {
        // Saving never leads to another hiding; were it so, the second would have nothing to save.
        if let Ok(mut heard) = heard.try_borrow_mut() {
            heard();
        }
    };
    let heard: Rc<RefCell<dyn FnMut()>> = heard;
    let mut listeners = vec![];
    if let Some(document) = document() {
        let (heard, looked_at) = (heard.clone(), document.clone());
        listeners.push(Listener::new(&document, "visibilitychange", move |_| {
            if looked_at.hidden() {
                tell(&heard);
            }
        }));
    }
    if let Some(window) = window() {
        listeners.push(Listener::new(&window, "pagehide", move |_| tell(&heard)));
    }
    listeners
}

/// Hears whenever the page is seen again: after another tab, another app, or the way back in the history.
pub fn on_shown(heard: impl FnMut() + Clone + 'static) -> Vec<Listener> {
    let mut listeners = vec![];
    if let Some(document) = document() {
        let (mut heard, looked_at) = (heard.clone(), document.clone());
        listeners.push(Listener::new(&document, "visibilitychange", move |_| {
            if !looked_at.hidden() {
                heard();
            }
        }));
    }
    if let Some(window) = window() {
        let mut heard = heard;
        listeners.push(Listener::new(&window, "pageshow", move |_| heard()));
    }
    listeners
}

/// Loads the page anew. The browser may ask first.
pub fn load_anew() {
    if let Some(window) = window() {
        // Where it cannot be, the page goes on as it is.
        drop(window.location().reload());
    }
}

/// Where `loses` says so the browser asks before the page is left, as something goes with it. Where `leaves_nothing`
/// says so a page to which somebody comes back by the back button begins anew, as the browser may have held on to the
/// old one.
pub fn on_leaving(
    loses: impl Fn() -> bool + 'static,
    leaves_nothing: impl Fn() -> bool + 'static,
) -> Vec<Listener> {
    let Some(window) = window() else {
        return vec![];
    };
    let before = Listener::new(&window, "beforeunload", move |event| {
        if loses() {
            event.prevent_default();
            // What older browsers wait for; the words are always their own.
            let _set = Reflect::set(&event, &"returnValue".into(), &JsValue::TRUE);
        }
    });
    let again = Listener::new(&window, "pageshow", move |event| {
        let was_held = Reflect::get(&event, &"persisted".into());
        if was_held.is_ok_and(|held| held.is_truthy()) && leaves_nothing() {
            load_anew();
        }
    });
    vec![before, again]
}
