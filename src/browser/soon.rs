//! Doing something soon, once for all the askings meanwhile.

use super::window;
use std::{cell::Cell, cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast, closure::Closure};

/// Does one thing a short while after the first asking. Askings meanwhile do not put it off: while
/// somebody types without a pause, everything older than the while is done.
#[derive(Clone)]
pub struct Soon(Rc<Inside>);

struct Inside {
    milliseconds: i32,
    timer: Cell<Option<i32>>,
    ring: RefCell<Option<Closure<dyn FnMut()>>>,
}

impl Soon {
    /// What is to be done, and how long after the first asking.
    pub fn new(milliseconds: u16, mut deed: impl FnMut() + 'static) -> Self {
        let inside = Rc::new(Inside {
            milliseconds: milliseconds.into(),
            timer: Cell::new(None),
            ring: RefCell::new(None),
        });
        let weak = Rc::downgrade(&inside);
        let ring = Closure::<dyn FnMut()>::new(move || {
            if let Some(inside) = weak.upgrade() {
                inside.timer.set(None);
            }
            deed();
        });
        *inside.ring.borrow_mut() = Some(ring);
        Self(inside)
    }

    /// Asks for it.
    pub fn ask(&self) {
        if self.0.timer.get().is_some() {
            return;
        }
        let ring = self.0.ring.borrow();
        let timer = window().zip(ring.as_ref()).and_then(|(window, ring)| {
            window
                .set_timeout_with_callback_and_timeout_and_arguments_0(
                    ring.as_ref().unchecked_ref(),
                    self.0.milliseconds,
                )
                .ok()
        });
        self.0.timer.set(timer);
    }

    /// True from the asking until it is done.
    pub fn is_asked(&self) -> bool {
        self.0.timer.get().is_some()
    }

    /// Takes the asking back, as the deed is done otherwise.
    pub fn cancel(&self) {
        self.0.cancel();
    }
}

impl Inside {
    fn cancel(&self) {
        if let Some((timer, window)) = self.timer.take().zip(window()) {
            window.clear_timeout_with_handle(timer);
        }
    }
}

impl Drop for Inside {
    fn drop(&mut self) {
        self.cancel();
    }
}
