//! How well this browser keeps what is written, and asking it to keep it better.

use super::app::App;
use super::saving::Saver;
use crate::browser::{self, Kept};
use crate::session::Keeping;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What is known of it.
#[derive(Clone, Copy)]
pub struct Promise {
    /// `None` until it is known, and where the browser knows no promise.
    is_promised: RwSignal<Option<bool>>,
    was_asked: RwSignal<bool>,
}

impl Promise {
    /// Nothing is known yet.
    pub fn unknown() -> Self {
        Self {
            is_promised: RwSignal::new(None),
            was_asked: RwSignal::new(false),
        }
    }
    /// Looks what the browser has promised.
    pub fn look(self) {
        spawn_local(async move { self.is_promised.set(browser::is_promised().await) });
    }
    /// Whether it has promised; to be followed.
    pub fn is_given(self) -> Option<bool> {
        self.is_promised.get()
    }
    /// Whether it was asked in this visit and did not promise; to be followed.
    pub fn is_refused(self) -> bool {
        self.was_asked.get() && self.is_promised.get() == Some(false)
    }
    /// Asks for the promise, once in a visit: the person has just done something that shows that they would want it.
    pub fn ask(self) {
        let can_be_asked = self.is_promised.get_untracked() == Some(false);
        if can_be_asked && !self.was_asked.get_untracked() {
            spawn_local(async move {
                self.is_promised.set(browser::ask_for_promise().await);
                self.was_asked.set(true);
            });
        }
    }
}

impl App {
    /// After a save: asks for the promise once there is something worth it, and where no question comes of it.
    pub(super) fn ask_quietly(self) {
        let is_begun = self
            .read(|session| session.profile().is_some() && session.missing_essentials().len() < 7);
        let is_kept = self.with_saver(Saver::kept) == Kept::OnDevice;
        if is_begun && is_kept && !browser::asks_the_person() {
            self.promise.ask();
        }
    }
    /// How well this browser keeps what is written.
    pub fn keeping(self) -> Keeping {
        match self.promise.is_given() {
            _ if browser::forgets_in_seven_days() => Keeping::Forgetful,
            Some(true) => Keeping::Promised,
            _ => Keeping::Usual,
        }
    }
}
