//! Closing the lock when nobody is there, and telling the other windows: a touch in any of them counts for all.

use super::app::App;
use super::lock;
use crate::browser::{self, IdleWatch, Listener, Stir};
use crate::session::{Idle, IdleStep, Moment};
use crate::store::IdleLock;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

/// What notices that nobody is there, while the lock is open, and what hears the other windows.
type Watch = (Option<IdleWatch>, Vec<Listener>);

thread_local! {
    static WATCH: RefCell<Option<Watch>> = const { RefCell::new(None) };
}

/// The word by which a window that locks says so to the others.
const LOCK: &str = "lock";
/// The word by which a window says that somebody touched it. It says nothing else.
const TOUCHED: &str = "touched";
/// It is said so often at the most, in milliseconds.
const OFTEN: f64 = 3_000.0;

fn now() -> Moment {
    let (wall, steady) = browser::clocks();
    Moment { wall, steady }
}

/// Watches from now on.
pub fn watch(app: App, idle: IdleLock) {
    let idle = idle
        .minutes()
        .map(|minutes| Rc::new(RefCell::new(Idle::new(minutes, now()))));
    let watch = idle.clone().map(|idle| {
        let told = Cell::new(f64::NEG_INFINITY);
        IdleWatch::start(move |stir| {
            let now = now();
            let step = match stir {
                Stir::Touched => idle.borrow_mut().touched(now),
                Stir::Look => idle.borrow_mut().look(now),
            };
            let counts = stir == Stir::Touched && step != Some(IdleStep::Close);
            let was_just_told = (now.steady - told.get()).abs() < OFTEN;
            if counts && !was_just_told {
                told.set(now.steady);
                browser::whisper(TOUCHED);
            }
            follow(app, &idle, step);
        })
    });
    let heard = move |word: &str| match (word, &idle) {
        (LOCK, _) => lock::lock_here(app),
        (TOUCHED, Some(idle)) => {
            let step = idle.borrow_mut().touched(now());
            follow(app, idle, step);
        }
        _ => {}
    };
    let words = browser::on_word_of_other_windows(heard);
    WATCH.with(|kept| kept.replace(Some((watch, words))));
}

fn follow(app: App, idle: &RefCell<Idle>, step: Option<IdleStep>) {
    match step {
        Some(IdleStep::Warn) => {
            let is_a_minute = idle.borrow().notice() >= 60_000.0;
            let words = if is_a_minute {
                "lock.soon.minute"
            } else {
                "lock.soon.half"
            };
            app.closing_soon.set(Some(words));
            browser::announce(&app.say(words));
        }
        Some(IdleStep::Calm) => app.closing_soon.set(None),
        // This window alone: each looks at the clocks itself, and one that was asleep knows nothing of the others.
        Some(IdleStep::Close) => lock::lock_here(app),
        None => {}
    }
}

/// Watches no more.
pub fn end(app: App) {
    app.closing_soon.set(None);
    // Not now: this may be called by the watch itself.
    let watch = WATCH.with(|kept| kept.take());
    set_timeout(move || drop(watch), Duration::ZERO);
}

/// Has the other windows lock.
pub fn lock_others() {
    browser::tell_other_windows(LOCK);
}
