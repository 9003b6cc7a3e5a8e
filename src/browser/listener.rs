//! A listener for a browser's event that is taken away again when it is dropped.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Event, EventTarget};

/// Listens as long as it is held.
#[must_use = "a listener that is dropped hears nothing"]
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    heard: Option<Closure<dyn FnMut(Event)>>,
}

impl Listener {
    /// Listens to one kind of event.
    pub fn new(
        target: &EventTarget,
        name: &'static str,
        heard: impl FnMut(Event) + 'static,
    ) -> Self {
        let heard = Closure::<dyn FnMut(Event)>::new(heard);
        // Adding fails only for a target that is no target.
        let added = target.add_event_listener_with_callback(name, heard.as_ref().unchecked_ref());
        Self {
            target: target.clone(),
            name,
            heard: added.is_ok().then_some(heard),
        }
    }

    /// Listens as long as the page lives.
    pub fn forget(mut self) {
        if let Some(heard) = self.heard.take() {
            heard.forget();
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        if let Some(heard) = &self.heard {
            // It was there; a failure would leave it to a closure that no longer answers.
            drop(
                self.target
                    .remove_event_listener_with_callback(self.name, heard.as_ref().unchecked_ref()),
            );
        }
    }
}
