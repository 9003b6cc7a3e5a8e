//! Putting the lock on and off, opening and closing it: what the page, the vault and the store do in which order.
//!
//! The order keeps two promises. Nothing is lost: what is kept open goes only after what is sealed was read back and
//! opened again with the very passphrase. Nothing stays: once it is on, nothing that can be read is on the device, and
//! what could not be sealed is said.

use super::app::App;
use super::hindrance::{Hindrance, LockTrouble};
use super::saving::{Saver, Then};
use super::vault::{self, Trouble};
use super::{idle, preview, scan};
use crate::browser;
use crate::session::{Event, LockEvent, Saving, Session};
use crate::store::{IdleLock, Lock, LockFound, SaveError, read_unsealed, text_to_seal};
use crate::vault::VaultFault;
use crate::vault::protocol::VaultWant;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;
use std::time::Duration;

type Outcome = Result<(), Hindrance>;

/// The lock as the device keeps it.
pub fn found(app: App) -> LockFound {
    let found = app.with_saver(|saver| saver.with_store(|store| store.lock()));
    found.unwrap_or(LockFound::Damaged)
}

/// Puts the lock on. Until the last step the device keeps the record as before.
pub fn put_on(app: App, passphrase: String, then: impl FnOnce(Outcome) + 'static) {
    let besides = app.with_saver(|saver| saver.with_store(|store| store.besides_to_unseal()));
    if besides.is_ok_and(|besides| !besides.is_empty()) {
        return then(Err(LockTrouble::SealedBeside.into()));
    }
    let make = VaultWant::MakeKey {
        passphrase: passphrase.clone(),
    };
    vault::ask(make, move |made| match made {
        Err(trouble) => give_up(then, trouble.into()),
        // Once more from the start, as the person will: with what is on the device.
        Ok(key) => {
            let check = VaultWant::Unlock {
                key: key.clone(),
                passphrase,
            };
            vault::ask(check, move |opened| match opened {
                Err(trouble) => give_up(then, trouble.into()),
                Ok(_) => seal_first(app, key, then),
            });
        }
    });
}

fn seal_first(app: App, key: String, then: impl FnOnce(Outcome) + 'static) {
    let Some(text) = app.read(|session| text_to_seal(session.record())) else {
        return give_up(then, SaveError::Refused.into());
    };
    let want = VaultWant::Seal { text };
    // The vault has opened what it sealed again before it answers.
    vault::ask(want, move |sealed| {
        let lock = Lock {
            key,
            idle: IdleLock::Ten,
        };
        let kept = sealed.map_err(Hindrance::from).and_then(|sealed| {
            let kept = app.with_saver(|saver| {
                let mut store = saver.store_to_change()?;
                store.put_lock(&lock)?;
                // Until it is known to be a sealed one. Without room for the note it is seen to all the same.
                let _noted = store.copy_is_stale();
                store.save_sealed(&sealed)
            });
            Ok(kept?)
        });
        match kept {
            Err(hindrance) => {
                // Nothing is sealed with it. Where it does not go either, it opens nothing and does no harm.
                let _gone = app.with_saver(|saver| saver.with_store(|store| store.remove_lock()));
                give_up(then, hindrance);
            }
            Ok(_) => {
                open_from_now_on(app, lock);
                app.send(Event::Lock(LockEvent::PutOn));
                seal_the_rest(app, move || {
                    // What was typed while it was being sealed.
                    app.save(false);
                    then(Ok(()));
                });
            }
        }
    });
}

/// Seals what lies beside, and waits until the second copy is a sealed one too.
fn seal_the_rest(app: App, then: impl FnOnce() + 'static) {
    app.seal_besides(move || {
        spawn_local(async move {
            // Where it cannot be written anew it is to be empty; where neither can be had it is said.
            app.renew_copy().await;
            then();
        });
    });
}

fn give_up(then: impl FnOnce(Outcome), hindrance: Hindrance) {
    vault::rest();
    then(Err(hindrance));
}

/// The vault that holds the key. Let go of, it forgets the key, and nothing is watched any more.
struct Held(App);

impl Drop for Held {
    fn drop(&mut self) {
        vault::dismiss();
        idle::end(self.0);
    }
}

/// Every save is sealed, and the page locks itself when nobody is there.
fn open_from_now_on(app: App, lock: Lock) {
    vault::hold_key();
    idle::watch(app, lock.idle);
    let held = Held(app);
    let unlocked = Rc::new(move |want: VaultWant, then: Then| {
        let _here = &held;
        vault::ask(want, move |answer| then(answer.ok()));
    });
    app.with_saver(|saver| saver.seal_with(Some((unlocked, lock))));
}

/// Locks, here and in the other windows.
pub fn lock(app: App) {
    idle::lock_others();
    lock_here(app);
}

/// Locks this window: first what was typed is kept, then it leaves memory. Where it cannot be kept the page stays
/// open, and says so.
pub fn lock_here(app: App) {
    if can_close(app) {
        return close(app);
    }
    if app.read(Session::saving) == Saving::Failed(SaveError::ChangedElsewhere) {
        // Not decided yet: it lies beside until somebody is there again.
        let record = app.read(|session| session.record().clone());
        return app.put_beside(&record, move |kept| {
            if kept.is_ok() {
                close_now(app);
            }
        });
    }
    app.after_save(Some(close));
    app.send(Event::PageHidden);
    let is_saving = app.read(Session::saving) == Saving::Waiting;
    if !is_saving && !app.with_saver(Saver::is_sealing) {
        app.after_save(None);
    }
}

fn can_close(app: App) -> bool {
    app.read(Session::can_lock) && !app.with_saver(Saver::is_sealing)
}

fn close(app: App) {
    if can_close(app) {
        close_now(app);
    }
}

fn close_now(app: App) {
    let opened = app.with_saver(Saver::reopen);
    app.send(Event::Lock(LockEvent::Reopened(Box::new(opened))));
    app.show_anew();
}

/// Lets go of everything that was made of the record, as the record has left memory. (The key went before it. One that
/// is here has been given since.)
pub fn let_go(app: App) {
    if app.with_saver(Saver::unlocked).is_none() {
        vault::dismiss();
    }
    scan::dismiss();
    preview::forget();
    // Once the page that showed it is gone too.
    set_timeout(browser::overwrite_free_memory, Duration::from_millis(100));
}

/// Opens the lock.
pub fn unlock(app: App, passphrase: String, then: impl FnOnce(Outcome) + 'static) {
    // Anew: another window may have saved meanwhile, or taken the lock off.
    let opened = app.with_saver(Saver::reopen);
    let Some(sealed) = opened.locked.clone() else {
        app.send(Event::Lock(LockEvent::Reopened(Box::new(opened))));
        app.show_anew();
        return then(Ok(()));
    };
    app.send(Event::Lock(LockEvent::Tried));
    let told = move |outcome: Outcome| {
        if let Err(hindrance) = outcome {
            let wrong = Hindrance::Vault(Trouble::Vault(VaultFault::WrongPassphrase));
            let is_wrong = hindrance == wrong;
            // After a wrong one the next is tried, and quicker so.
            if !is_wrong {
                vault::dismiss();
            }
            app.send(Event::Lock(LockEvent::NotOpened { is_wrong }));
        }
        then(outcome);
    };
    let unsealed = move |unsealed: Result<(Lock, String), Hindrance>| {
        let record = unsealed.and_then(|(lock, text)| {
            let read = app.with_saver(|saver| Some(saver.store_to_change().ok()?.unlock(&text)));
            match read.flatten() {
                Some(Ok(record)) => Ok((lock, record)),
                Some(Err(unreadable)) => Err(unreadable.into()),
                None => Err(LockTrouble::NotKept.into()),
            }
        });
        match record {
            Err(hindrance) => told(Err(hindrance)),
            Ok((lock, record)) => {
                open_from_now_on(app, lock);
                app.send(Event::Lock(LockEvent::Unlocked(Box::new(record))));
                app.show_anew();
                told(Ok(()));
                seal_the_rest(app, || {});
            }
        }
    };
    open(app, passphrase, sealed.text, unsealed);
}

/// Opens what another window has sealed while something of this one is unsaved. From then on this one is behind the
/// lock too; the person decides what is kept.
pub fn unlock_to_compare(app: App, passphrase: String, then: impl FnOnce(Outcome) + 'static) {
    let others = app.with_saver(|saver| saver.with_store(|store| store.of_others()));
    let Some(sealed) = others.ok().and_then(|others| others.locked) else {
        // Gone, or open again: then it is simply read.
        app.read_others();
        return then(Ok(()));
    };
    let unsealed = move |unsealed: Result<(Lock, String), Hindrance>| {
        let record = unsealed.and_then(|(lock, text)| {
            let record = read_unsealed(&text, sealed.revision)?;
            Ok((lock, record))
        });
        match record {
            Err(hindrance) => give_up(then, hindrance),
            Ok((lock, record)) => {
                app.with_saver(|saver| {
                    if let Ok(mut store) = saver.store_to_change() {
                        store.come_under_lock();
                    }
                });
                open_from_now_on(app, lock);
                app.send(Event::Lock(LockEvent::PutOn));
                app.compare(record);
                then(Ok(()));
            }
        }
    };
    open(app, passphrase, sealed.text, unsealed);
}

/// Opens the file of the key with the passphrase, and with it what is sealed. The key is in the vault then.
fn open(
    app: App,
    passphrase: String,
    sealed: String,
    then: impl FnOnce(Result<(Lock, String), Hindrance>) + 'static,
) {
    let LockFound::Here(lock) = found(app) else {
        return then(Err(LockTrouble::Damaged.into()));
    };
    let key = lock.key.clone();
    vault::ask(
        VaultWant::Unlock { key, passphrase },
        move |opened| match opened {
            Err(trouble) => then(Err(trouble.into())),
            Ok(_) => vault::ask(VaultWant::Unseal { sealed }, move |text| {
                then(match text {
                    Ok(text) => Ok((lock, text)),
                    // The passphrase was right: it is not the file of the key that is damaged.
                    Err(Trouble::Vault(VaultFault::Damaged)) => {
                        Err(LockTrouble::ContentDamaged.into())
                    }
                    Err(trouble) => Err(trouble.into()),
                });
            }),
        },
    );
}

/// Gives the vault the key again, where its worker stopped and took the key along. Then what was typed is saved.
pub fn give_key_again(app: App, passphrase: String, then: impl FnOnce(Outcome) + 'static) {
    let lock = match found(app) {
        LockFound::Here(lock) => Some(lock),
        LockFound::None | LockFound::Damaged => app.with_saver(Saver::lock),
    };
    let Some(Lock { key, .. }) = lock else {
        return then(Err(LockTrouble::Damaged.into()));
    };
    vault::ask(
        VaultWant::Unlock { key, passphrase },
        move |opened| match opened {
            Err(trouble) => then(Err(trouble.into())),
            // Locked or erased meanwhile.
            Ok(_) if app.with_saver(Saver::lock).is_none() => {
                vault::dismiss();
                then(Err(LockTrouble::NotKept.into()));
            }
            Ok(_) => {
                vault::hold_key();
                app.save(false);
                then(Ok(()));
            }
        },
    );
}

/// What lies sealed on the device with the file of its key, as one file for another device.
pub fn to_carry(app: App) -> Option<String> {
    let opened = app.with_saver(Saver::reopen);
    let sealed = opened.locked?.text;
    app.with_saver(|saver| saver.with_store(|store| store.sealed_to_carry(&sealed)))
}

/// Takes the lock off: everything is kept as it is again, twice over, before the key goes. Where that does not work
/// it stays on.
pub fn take_off(app: App, then: impl FnOnce(Outcome) + 'static) {
    if !can_close(app) {
        return then(Err(LockTrouble::NotKept.into()));
    }
    app.unseal_besides(move || {
        let kept = app.with_saver(|saver| {
            app.read(|session| {
                let mut store = saver.store_to_change()?;
                store.take_lock_off();
                let saved = store.save(session.record()).and_then(|_| {
                    let saved = store.save(session.record())?;
                    store.remove_lock()?;
                    Ok(saved)
                });
                if saved.is_err() {
                    store.come_under_lock();
                }
                saved
            })
        });
        match kept {
            Err(error) => {
                // Sealed again, with the next save.
                app.seal_besides(move || app.save(false));
                let why = match error {
                    SaveError::Refused => LockTrouble::SealedBeside.into(),
                    other => other.into(),
                };
                then(Err(why));
            }
            Ok(saved) => {
                app.with_saver(|saver| saver.seal_with(None));
                app.with_saver(Saver::copy_newest);
                app.send(Event::Lock(LockEvent::TakenOff));
                app.send(Event::SaveDone(Ok(saved)));
                then(Ok(()));
            }
        }
    });
}

/// Removes what can be read without the passphrase.
pub fn forget_legible(app: App) {
    // Where it does not go it is still said.
    let _gone = app.with_saver(|saver| saver.store_to_change()?.forget_legible());
    app.save(false);
}

/// The same key behind another passphrase. What is sealed stays as it is.
pub fn change(app: App, passphrase: String, new: String, then: impl FnOnce(Outcome) + 'static) {
    let LockFound::Here(Lock { key, idle }) = found(app) else {
        return then(Err(LockTrouble::Damaged.into()));
    };
    let want = VaultWant::Rewrap {
        key,
        passphrase,
        new: new.clone(),
    };
    vault::ask(want, move |wrapped| match wrapped {
        Err(trouble) => then(Err(trouble.into())),
        Ok(key) => {
            let check = VaultWant::Unlock {
                key: key.clone(),
                passphrase: new,
            };
            vault::ask(check, move |opened| {
                let opened = opened.map_err(Hindrance::from);
                then(opened.and_then(|_| put_lock(app, &Lock { key, idle })));
            });
        }
    });
}

/// Chooses when it locks by itself.
pub fn set_idle(app: App, idle: IdleLock) -> Outcome {
    let LockFound::Here(Lock { key, .. }) = found(app) else {
        return Err(LockTrouble::Damaged.into());
    };
    put_lock(app, &Lock { key, idle })?;
    idle::watch(app, idle);
    Ok(())
}

fn put_lock(app: App, lock: &Lock) -> Outcome {
    app.with_saver(|saver| {
        saver.with_store(|store| store.put_lock(lock))?;
        saver.hold_lock(lock);
        saver.copy_newest();
        Ok(())
    })
}
