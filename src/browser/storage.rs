//! The browser's local storage as a shelf; a shelf in memory where it is denied.

use super::window;
use crate::store::{MemoryShelf, Shelf, ShelfError};
use gloo_storage::{LocalStorage, Storage as _};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, Storage};

/// How long the shelf keeps what is put on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// Until somebody clears it.
    OnDevice,
    /// Only until this page closes; why the browser's own storage cannot be used.
    UntilClosed(ShelfError),
    /// Only until this page closes, as the person wishes: others use this device too.
    Nowhere,
}

/// The browser's local storage.
#[derive(Debug, Clone, Copy)]
pub struct LocalShelf(());

/// The browser's storage where it works (a word is written, read and removed to see), else one in memory.
/// In memory too where the person wishes that nothing is kept ([`keep_nothing`]).
pub fn open_shelf() -> (Box<dyn Shelf>, Kept) {
    if keeps_nothing() {
        return (Box::new(MemoryShelf::new()), Kept::Nowhere);
    }
    match LocalShelf::probe() {
        Ok(shelf) => (Box::new(shelf), Kept::OnDevice),
        Err(error) => (Box::new(MemoryShelf::new()), Kept::UntilClosed(error)),
    }
}

const PROBE: &str = "tsutaeru.probe";

/// The one word that is kept where nothing is to be kept, so that it stays so when the page is loaded anew and in every
/// other tab, until it is taken back ([`keep_again`]). Where the browser does not take it, it is kept for this tab alone.
const NOTHING: &str = "tsutaeru.keeps-nothing";

fn for_this_tab() -> Option<Storage> {
    window()?.session_storage().ok().flatten()
}

/// True where the person wishes that nothing is kept.
pub fn keeps_nothing() -> bool {
    let word = for_this_tab().and_then(|storage| storage.get_item(NOTHING).ok().flatten());
    word.is_some()
        || LocalShelf(())
            .read(NOTHING)
            .is_ok_and(|word| word.is_some())
}

/// From now on nothing is kept in this browser, also after loading the page anew.
pub fn keep_nothing() {
    if let Some(storage) = for_this_tab() {
        // A browser that does not keep this word keeps nothing else either.
        let _kept = storage.set_item(NOTHING, "1");
    }
    let _kept = LocalShelf(()).write(NOTHING, "1");
}

/// From now on things are kept again. `false` where the browser does not let go of the wish.
pub fn keep_again() -> bool {
    if let Some(storage) = for_this_tab() {
        let _gone = storage.remove_item(NOTHING);
    }
    let _gone = LocalShelf(()).remove(NOTHING);
    !keeps_nothing()
}

/// True where the device may hold something that the page wrote, though nothing is kept now: it was there before.
pub fn holds_something() -> bool {
    let is_of_somebody = |key: &String| {
        let kinds = ["record.", "beside.", "lock."];
        let rest = key.strip_prefix("tsutaeru.");
        rest.is_some_and(|rest| kinds.iter().any(|kind| rest.starts_with(kind)))
    };
    // One that does not answer may hold anything.
    LocalShelf(())
        .keys()
        .map_or(true, |keys| keys.iter().any(is_of_somebody))
}

impl LocalShelf {
    /// Looks whether the storage is there. A full one is: what is on it can be read, and saving will say
    /// that it is full.
    pub fn probe() -> Result<Self, ShelfError> {
        let shelf = Self(());
        match shelf.write(PROBE, PROBE) {
            Ok(()) if shelf.read(PROBE)?.as_deref() == Some(PROBE) => shelf.remove(PROBE)?,
            Ok(()) => return Err(ShelfError::Failed),
            Err(ShelfError::Full) => drop(shelf.keys()?),
            Err(error) => return Err(error),
        }
        Ok(shelf)
    }

    /// The storage. Asked for through the window first: gloo panics where it is denied.
    fn raw() -> Result<Storage, ShelfError> {
        let window = window().ok_or(ShelfError::Gone)?;
        match window.local_storage() {
            Ok(Some(_)) => Ok(LocalStorage::raw()),
            Ok(None) => Err(ShelfError::Denied),
            Err(error) => Err(named(&error)),
        }
    }
}

impl Shelf for LocalShelf {
    fn read(&self, key: &str) -> Result<Option<String>, ShelfError> {
        Self::raw()?.get_item(key).map_err(|error| named(&error))
    }
    fn write(&self, key: &str, text: &str) -> Result<(), ShelfError> {
        Self::raw()?
            .set_item(key, text)
            .map_err(|error| named(&error))
    }
    fn remove(&self, key: &str) -> Result<(), ShelfError> {
        Self::raw()?.remove_item(key).map_err(|error| named(&error))
    }
    fn keys(&self) -> Result<Vec<String>, ShelfError> {
        let storage = Self::raw()?;
        let length = storage.length().map_err(|error| named(&error))?;
        (0..length)
            .filter_map(|index| storage.key(index).transpose())
            .collect::<Result<_, _>>()
            .map_err(|error| named(&error))
    }
}

/// What a browser's exception means. (Firefox has a name of its own for a full storage.)
fn named(error: &JsValue) -> ShelfError {
    let Some(exception) = error.dyn_ref::<DomException>() else {
        return ShelfError::Failed;
    };
    match exception.name().as_str() {
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => ShelfError::Full,
        "SecurityError" => ShelfError::Denied,
        "InvalidStateError" => ShelfError::Gone,
        _ => ShelfError::Failed,
    }
}
