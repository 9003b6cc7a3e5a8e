//! The way to the scanner: hands pictures to its worker one after the other, and hands each answer to whoever asked.
//!
//! The worker is fetched with the first picture. It remembers what it has read, so that several pictures come
//! together, until it is sent away.

use crate::browser::{Message, Pixels, SideWorker, WorkerFault};
use crate::scan::protocol::{How, ScanReply, ScanRequest, Seen};
use leptos::prelude::set_timeout;
use std::cell::RefCell;
use std::time::Duration;

/// What became of a picture.
pub enum Looked {
    /// It was looked at.
    Seen {
        /// How many codes are in it.
        found: usize,
        /// All that was read so far.
        seen: Seen,
    },
    /// It is larger than any photograph.
    NoPicture,
    /// The worker did not arrive, or it stopped (also for want of memory).
    Worker(WorkerFault),
}

type Then = Box<dyn FnOnce(Looked)>;

#[derive(Default)]
struct Scanner {
    worker: Option<SideWorker>,
    listens: bool,
    unsent: Vec<(ScanRequest, Pixels)>,
    asked: Vec<(u32, Then)>,
    last_number: u32,
}

thread_local! {
    static SCANNER: RefCell<Scanner> = RefCell::default();
}

fn with_scanner<T>(act: impl FnOnce(&mut Scanner) -> T) -> T {
    SCANNER.with(|scanner| act(&mut scanner.borrow_mut()))
}

/// Hands over a picture; `then` hears what became of it.
pub fn look(pixels: Pixels, how: How, then: impl FnOnce(Looked) + 'static) {
    let request = with_scanner(|scanner| {
        scanner.last_number = scanner.last_number.wrapping_add(1);
        let id = scanner.last_number;
        scanner.asked.push((id, Box::new(then)));
        ScanRequest {
            id,
            width: pixels.width as usize,
            height: pixels.height as usize,
            how,
        }
    });
    let id = request.id;
    send(request, pixels);
    be_patient(id, WAITS);
}

/// A worker that has not answered after so many waits stopped without a word: it is ended, that is said, and the next
/// picture starts another. It may still be on its way when it is asked first. (Many waits and not one long: a device
/// that slept ends one as soon as it wakes.)
const WAITS: u8 = 4;
const WAIT: Duration = Duration::from_secs(15);

fn be_patient(id: u32, waits: u8) {
    let look = move || {
        let is_open = with_scanner(|scanner| scanner.asked.iter().any(|(asked, _)| *asked == id));
        match (is_open, waits) {
            (false, _) => {}
            (true, 0 | 1) => fail(WorkerFault::Stopped),
            (true, waits) => be_patient(id, waits - 1),
        }
    };
    set_timeout(look, WAIT);
}

/// Sends the worker away, with all that it has read, and forgets what it was asked.
pub fn dismiss() {
    with_scanner(|scanner| {
        let last_number = scanner.last_number;
        *scanner = Scanner {
            last_number,
            ..Scanner::default()
        };
    });
}

fn send(request: ScanRequest, pixels: Pixels) {
    let fault = with_scanner(|scanner| {
        if scanner.worker.is_none() {
            match SideWorker::start("scan-worker", hear, fail) {
                Ok(worker) => scanner.worker = Some(worker),
                Err(fault) => return Some(fault),
            }
        }
        match (&scanner.worker, scanner.listens) {
            (Some(worker), true) => {
                let said = serde_json::to_string(&request).unwrap_or_default();
                let sent = worker.send(&Message::Text(said));
                sent.and_then(|()| worker.hand_over(&pixels.bytes)).err()
            }
            _ => {
                scanner.unsent.push((request, pixels));
                None
            }
        }
    });
    if let Some(fault) = fault {
        fail(fault);
    }
}

fn hear(message: Message) {
    let Message::Text(said) = message else { return };
    let (id, outcome) = match ScanReply::read(&said) {
        Some(ScanReply::Ready) => {
            let unsent = with_scanner(|scanner| {
                scanner.listens = true;
                std::mem::take(&mut scanner.unsent)
            });
            return unsent
                .into_iter()
                .for_each(|(request, pixels)| send(request, pixels));
        }
        Some(ScanReply::Looked { id, found, seen }) => (id, Looked::Seen { found, seen }),
        Some(ScanReply::NoPicture { id }) => (id, Looked::NoPicture),
        // Another version of the worker than of the page: only loading both anew helps.
        None => return fail(WorkerFault::Stopped),
    };
    let then = with_scanner(|scanner| {
        let at = scanner.asked.iter().position(|(asked, _)| *asked == id)?;
        Some(scanner.asked.remove(at).1)
    });
    if let Some(then) = then {
        then(outcome);
    }
}

/// Tells all who wait, and begins with another worker next time.
fn fail(fault: WorkerFault) {
    let asked = with_scanner(|scanner| std::mem::take(&mut scanner.asked));
    dismiss();
    for (_, then) in asked {
        then(Looked::Worker(fault));
    }
}
