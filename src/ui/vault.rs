//! The way to the vault: asks its worker one thing after the other, and hands each answer to whoever asked.
//!
//! The worker is fetched when something is asked first. Until the device has a lock it is sent away after each
//! piece of work, with the memory that the work took.

use super::app::App;
use crate::browser::{Message, SideWorker, WorkerFault};
use crate::vault::VaultFault;
use crate::vault::protocol::{VaultReply, VaultRequest, VaultWant};
use leptos::prelude::set_timeout;
use std::cell::RefCell;
use std::time::Duration;

/// Why there is no answer to what was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// The worker did not arrive, or it stopped (also for want of memory).
    Worker(WorkerFault),
    /// The vault did not do it.
    Vault(VaultFault),
}

impl Trouble {
    /// What happened, what is safe, what to do.
    pub fn say(self, app: App) -> String {
        let happened = app.say(&format!("vault.trouble.{}", self.name()));
        happened + &app.say("vault.trouble.safe")
    }
    /// Its name; the words stand under `vault.trouble.NAME`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Worker(WorkerFault::NotStarted) => "not-started",
            Self::Worker(WorkerFault::Stopped) => "stopped",
            Self::Vault(fault) => fault.name(),
        }
    }
}

type Then = Box<dyn FnOnce(Result<String, Trouble>)>;

#[derive(Default)]
struct Vault {
    worker: Option<SideWorker>,
    listens: bool,
    unsent: Vec<Message>,
    asked: Vec<(u32, Then)>,
    last_number: u32,
    /// The key of the device is in the worker: it stays.
    holds_key: bool,
}

thread_local! {
    static VAULT: RefCell<Vault> = RefCell::default();
}

fn with_vault<T>(act: impl FnOnce(&mut Vault) -> T) -> T {
    VAULT.with(|vault| act(&mut vault.borrow_mut()))
}

/// Hands over the file that the next requests are about.
pub fn hand_over_file(bytes: Vec<u8>) {
    send(Message::Bytes(bytes));
}

/// Asks for something; `then` hears what became of it.
pub fn ask(want: VaultWant, then: impl FnOnce(Result<String, Trouble>) + 'static) {
    let waits = match want {
        VaultWant::Seal { .. } | VaultWant::Unseal { .. } => QUICK,
        _ => SLOW,
    };
    let (id, said) = with_vault(|vault| {
        vault.last_number = vault.last_number.wrapping_add(1);
        let id = vault.last_number;
        vault.asked.push((id, Box::new(then)));
        let said = serde_json::to_string(&VaultRequest { id, want }).unwrap_or_default();
        (id, said)
    });
    send(Message::Text(said));
    be_patient(id, waits);
}

/// What needs no passphrase takes a moment, also behind something that does. A worker that has not answered after so
/// many waits stopped without a word: it is ended, that is said, and the next thing that is asked starts another. (Many
/// and not one long: a device that slept ends one as soon as it wakes.)
const QUICK: u8 = 3;
/// A passphrase is slow to work on, and the worker may still be on its way.
const SLOW: u8 = 4;
const WAIT: Duration = Duration::from_secs(15);

fn be_patient(id: u32, waits: u8) {
    let look = move || {
        let is_open = with_vault(|vault| vault.asked.iter().any(|(asked, _)| *asked == id));
        match (is_open, waits) {
            (false, _) => {}
            (true, 0 | 1) => fail(WorkerFault::Stopped),
            (true, waits) => be_patient(id, waits - 1),
        }
    };
    set_timeout(look, WAIT);
}

/// Sends the worker away, and forgets what it was asked.
pub fn dismiss() {
    let before = with_vault(|vault| {
        let last_number = vault.last_number;
        let anew = Vault {
            last_number,
            ..Vault::default()
        };
        std::mem::replace(vault, anew)
    });
    // Out here: whoever waited may say that the key can go, which comes here again.
    drop(before);
}

/// From now on the worker stays until it is dismissed, as it holds the key of the device.
pub fn hold_key() {
    with_vault(|vault| vault.holds_key = true);
}

/// Whether the key of the device is in the worker. One that stopped has taken it along.
pub fn holds_key() -> bool {
    with_vault(|vault| vault.holds_key)
}

/// Says that this piece of work is done: the worker goes, with the memory that it took, unless it holds the key.
pub fn rest() {
    if with_vault(|vault| vault.asked.is_empty() && !vault.holds_key) {
        dismiss();
    }
}

fn send(message: Message) {
    let fault = with_vault(|vault| {
        if vault.worker.is_none() {
            match SideWorker::start("vault-worker", hear, fail) {
                Ok(worker) => vault.worker = Some(worker),
                Err(fault) => return Some(fault),
            }
        }
        match (&vault.worker, vault.listens) {
            (Some(worker), true) => worker.send(&message).err(),
            _ => {
                vault.unsent.push(message);
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
    let (id, outcome) = match VaultReply::read(&said) {
        Some(VaultReply::Ready) => {
            let unsent = with_vault(|vault| {
                vault.listens = true;
                std::mem::take(&mut vault.unsent)
            });
            return unsent.into_iter().for_each(send);
        }
        Some(VaultReply::Done { id, text }) => (id, Ok(text)),
        Some(VaultReply::Failed { id, fault }) => (id, Err(Trouble::Vault(fault))),
        // Another version of the worker than of the page: only loading both anew helps.
        None => return fail(WorkerFault::Stopped),
    };
    let then = with_vault(|vault| {
        let at = vault.asked.iter().position(|(asked, _)| *asked == id)?;
        Some(vault.asked.remove(at).1)
    });
    if let Some(then) = then {
        then(outcome);
    }
}

/// Tells all who wait, and begins with another worker next time.
fn fail(fault: WorkerFault) {
    let asked = with_vault(|vault| std::mem::take(&mut vault.asked));
    dismiss();
    for (_, then) in asked {
        then(Err(Trouble::Worker(fault)));
    }
}
