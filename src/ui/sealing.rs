//! Behind a lock everything that is kept is sealed first, and what comes from other windows unsealed: the vault
//! answers later, and what was to be done goes on then.

use super::app::App;
use super::saving::{Saver, Unlocked};
use crate::session::{Event, LockEvent, Saving, Session};
use crate::store::{Look, Record, SaveError, Sealed, text_to_seal};
use crate::vault::protocol::VaultWant;

impl App {
    /// Keeps a record beside; `then` goes on, or hears why it could not.
    pub(super) fn put_beside(
        self,
        record: &Record,
        then: impl FnOnce(Result<(), SaveError>) + 'static,
    ) {
        let Some(vault) = self.with_saver(Saver::unlocked) else {
            let kept = self.with_saver(|saver| saver.with_store(|store| store.keep_beside(record)));
            return then(kept);
        };
        let Some(text) = text_to_seal(record) else {
            return then(Err(SaveError::Refused));
        };
        let keep = move |sealed: Option<String>| {
            then(match sealed {
                Some(text) => self
                    .with_saver(|saver| saver.with_store(|store| store.keep_beside_sealed(&text))),
                None => Err(SaveError::Refused),
            });
        };
        vault(VaultWant::Seal { text }, Box::new(keep));
    }

    /// Seals what lies beside and can be read, one after the other; then goes on. What could not be sealed is found by
    /// [`Store::legible`](crate::store::Store::legible).
    pub(super) fn seal_besides(self, then: impl FnOnce() + 'static) {
        let found = self.with_saver(|saver| saver.with_store(|store| store.besides_to_seal()));
        match self.with_saver(Saver::unlocked) {
            Some(vault) => change_besides(self, vault, found.unwrap_or_default(), true, then),
            None => then(),
        }
    }

    /// The same the other way: before the lock is taken off.
    pub(super) fn unseal_besides(self, then: impl FnOnce() + 'static) {
        let found = self.with_saver(|saver| saver.with_store(|store| store.besides_to_unseal()));
        match self.with_saver(Saver::unlocked) {
            Some(vault) => change_besides(self, vault, found.unwrap_or_default(), false, then),
            None => then(),
        }
    }

    /// Shows what another window has saved sealed, where the key that is here opens it; else this window locks.
    pub(super) fn follow_sealed(self, sealed: Sealed) {
        let Some(vault) = self.with_saver(Saver::unlocked) else {
            return self.show_followed();
        };
        let text = sealed.text.clone();
        let opened = move |text: Option<String>| {
            let look = self.with_saver(|saver| saver.with_store(|store| store.look()));
            match (self.read(Session::saving), look) {
                // Followed already.
                (_, Ok(Look::Alone)) => return,
                (Saving::Saved, _) => {}
                // Typed meanwhile: then the person decides.
                _ => return self.look_at_others(),
            }
            let followed =
                text.map(|text| self.with_saver(|saver| saver.follow_unsealed(&sealed, &text)));
            match followed {
                Some(Ok(Some(opened))) if opened.locked.is_none() => {
                    self.show(Event::Lock(LockEvent::Followed(Box::new(opened))));
                }
                // Overtaken by the next save, which the key that is here may open as well.
                Some(Ok(None)) => self.look_at_others(),
                _ => self.show_followed(),
            }
        };
        vault(VaultWant::Unseal { sealed: text }, Box::new(opened));
    }
}

/// The last of them first.
fn change_besides(
    app: App,
    vault: Unlocked,
    mut left: Vec<(String, String)>,
    seals: bool,
    then: impl FnOnce() + 'static,
) {
    let Some((key, text)) = left.pop() else {
        return then();
    };
    let want = match seals {
        true => VaultWant::Seal { text },
        false => VaultWant::Unseal { sealed: text },
    };
    let (again, then): (Unlocked, Box<dyn FnOnce()>) = (vault.clone(), Box::new(then));
    let changed = move |text: Option<String>| {
        if let Some(text) = text {
            // One that does not change is said: `legible` finds it, and its lock stays.
            let _changed =
                app.with_saver(|saver| saver.with_store(|store| store.change_beside(&key, &text)));
        }
        change_besides(app, again, left, seals, then);
    };
    vault(want, Box::new(changed));
}
