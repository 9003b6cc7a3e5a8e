//! A second copy of the newest save, in the browser's database.
//!
//! The local storage answers at once, but a browser writes it down only seconds later: whoever's browser is
//! killed meanwhile would lose what was saved. What the database has taken in is written down. It answers
//! later, so that it is no place for the saves themselves.

use super::in_time::in_time;
use super::{Listener, window};
use crate::store::is_mark;
use js_sys::{Array, Function, Promise, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};
use web_sys::{
    IdbDatabase, IdbFactory, IdbObjectStore, IdbRequest, IdbTransaction, IdbTransactionMode,
};

const DATABASE: &str = "tsutaeru";
const SAVES: &str = "saves";

/// A text and the key under which it lies on the shelf.
type Kept = (String, String);

#[derive(Default)]
enum Place {
    /// Nobody has looked what it holds: until then nothing may take its place.
    #[default]
    Unseen,
    Open(
        IdbDatabase,
        #[expect(dead_code, reason = "listens as long as it is held")] Listener,
    ),
    /// It was given up. Keeping something opens it anew.
    GivenUp,
}

/// How long the database is waited for where somebody waits for what becomes of it, in milliseconds. A slow machine
/// needs some seconds; one that hangs never answers.
const PATIENCE: i32 = 10_000;

/// The second copy. Until it is opened it keeps nothing.
#[derive(Clone, Default)]
pub struct SecondCopy {
    place: Rc<RefCell<Place>>,
    /// Another number each time that it is erased: what was being opened before is let go of when it comes.
    turn: Rc<Cell<u32>>,
}

impl SecondCopy {
    /// Opens the database and gives what it holds, with the keys; `None` where it cannot be opened. A browser without a
    /// database has no second copy, and nothing else changes. One that hangs does not come back from here.
    pub async fn open(&self) -> Option<Vec<Kept>> {
        let database = self.opened().await?;
        let found = all(&database).await.ok();
        self.take(database);
        found
    }

    /// Keeps this in the place of what was there. `false` where it could not, where there is no such place, or nothing
    /// to be kept. What it is is asked only when it can be written: while the database is being opened another window
    /// may have put a lock on.
    pub async fn keep(&self, newest: impl Fn() -> Option<Vec<Kept>>) -> bool {
        let is_given_up = matches!(*self.place.borrow(), Place::GivenUp);
        if is_given_up {
            // Opened for nothing, it would show that somebody wrote here.
            if newest().is_none() {
                return false;
            }
            let this = self.clone();
            // It is opened to the end, also where it takes too long: half opened it would be in everybody's way.
            let opening = future_to_promise(async move {
                if let Some(database) = this.opened().await {
                    this.take(database);
                }
                Ok(JsValue::UNDEFINED)
            });
            drop(in_time(&opening, PATIENCE).await);
        }
        let Some(kept) = newest() else {
            return false;
        };
        self.change(|saves| {
            saves.clear()?;
            for (key, text) in &kept {
                saves.put_with_key(&text.into(), &key.into())?;
            }
            Ok(())
        })
        .await
    }

    /// Removes what it holds, and the database with it, whether it was ever opened here and whoever made it. `true`
    /// only where the browser says that it is gone and, asked again, has nothing.
    pub async fn erase(&self) -> bool {
        self.turn.set(self.turn.get().wrapping_add(1));
        // Emptied first: where another window holds it, it is not removed before that one lets go.
        let is_cleared = self.change(|saves| saves.clear().map(drop)).await;
        let database = match self.place.replace(Place::GivenUp) {
            Place::Open(database, _) => Some(database),
            Place::Unseen | Place::GivenUp => None,
        };
        let is_empty = match database {
            Some(database) if is_cleared => is_found_empty(database).await,
            Some(database) => {
                database.close();
                false
            }
            None => false,
        };
        // Empty as it is, it would still show that somebody wrote here; where another window holds it, for a while.
        match deleted() {
            _ if is_empty => true,
            Ok(deleted) => {
                let is_removed = in_time(&deleted, PATIENCE).await.is_ok();
                !listed().await.unwrap_or(!is_removed)
            }
            Err(may_be_there) => !listed().await.unwrap_or(may_be_there),
        }
    }

    async fn opened(&self) -> Option<IdbDatabase> {
        let turn = self.turn.get();
        let database = opened().await.ok()?;
        if self.turn.get() == turn {
            return Some(database);
        }
        database.close();
        None
    }

    fn take(&self, database: IdbDatabase) {
        // Another window removes it: held on to, it would not go.
        let place = Rc::downgrade(&self.place);
        let listener = Listener::new(&database, "versionchange", move |_| {
            let Some(place) = place.upgrade() else { return };
            if let Place::Open(database, _) = &*place.borrow() {
                database.close();
            }
            // Not now: with the place goes the listener that is being called.
            spawn_local(async move { drop(place.replace(Place::GivenUp)) });
        });
        self.place.replace(Place::Open(database, listener));
    }

    /// Changes what it holds, and ends once that is written down, or when it takes too long.
    async fn change(&self, change: impl FnOnce(&IdbObjectStore) -> Result<(), JsValue>) -> bool {
        let begun = match &*self.place.borrow() {
            Place::Open(database, _) => begin(database),
            Place::Unseen | Place::GivenUp => Err(JsValue::NULL),
        };
        let changed = begun.and_then(|(work, saves)| change(&saves).map(|()| work));
        match changed {
            Ok(work) => in_time(&done(&work), PATIENCE).await.is_ok(),
            Err(_) => false,
        }
    }
}

fn begin(database: &IdbDatabase) -> Result<(IdbTransaction, IdbObjectStore), JsValue> {
    let work = database.transaction_with_str_and_mode(SAVES, IdbTransactionMode::Readwrite)?;
    let saves = work.object_store(SAVES)?;
    Ok((work, saves))
}

fn factory() -> Result<IdbFactory, JsValue> {
    let factory = window().and_then(|window| window.indexed_db().transpose());
    factory.ok_or(JsValue::NULL)?
}

/// Removes the database. Where another window holds it back it is gone once that one lets go. What could not even be
/// asked for says whether there may be a database.
fn deleted() -> Result<Promise, bool> {
    let factory = match window().map(|window| window.indexed_db()) {
        Some(Ok(Some(factory))) => factory,
        Some(Ok(None)) => return Err(false),
        Some(Err(_)) | None => return Err(true),
    };
    let request = factory.delete_database(DATABASE).map_err(|_| true)?;
    Ok(Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    }))
}

/// Whether the browser lists the database. `None` where it has no list, or does not answer.
async fn listed() -> Option<bool> {
    let factory: JsValue = factory().ok()?.into();
    let ask = Reflect::get(&factory, &"databases".into()).ok()?;
    let asked = ask.dyn_ref::<Function>()?.call0(&factory).ok()?;
    let list = in_time(asked.dyn_ref()?, PATIENCE).await.ok()?;
    let is_ours = |one: JsValue| {
        let name = Reflect::get(&one, &"name".into());
        name.is_ok_and(|name| name == DATABASE)
    };
    Some(Array::from(&list).into_iter().any(is_ours))
}

/// Reads it back, and closes it. Another window that hears of the erasing notes the mark there, perhaps already.
async fn is_found_empty(database: IdbDatabase) -> bool {
    let looked = future_to_promise(async move {
        let found = all(&database).await;
        database.close();
        found.map(|found| JsValue::from(found.iter().all(|(key, _)| is_mark(key))))
    });
    in_time(&looked, PATIENCE)
        .await
        .is_ok_and(|empty| empty == true)
}

async fn opened() -> Result<IdbDatabase, JsValue> {
    let request = factory()?.open_with_u32(DATABASE, 1)?;
    let made = Promise::new(&mut |resolve, _| request.set_onupgradeneeded(Some(&resolve)));
    let opened = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    // Whichever comes first: a new database is made before it is open.
    JsFuture::from(Promise::race(&Array::of2(&made, &opened))).await?;
    let database: IdbDatabase = request.result()?.dyn_into()?;
    if !database.object_store_names().contains(SAVES) {
        database.create_object_store(SAVES)?;
    }
    JsFuture::from(opened).await?;
    Ok(database)
}

async fn all(database: &IdbDatabase) -> Result<Vec<Kept>, JsValue> {
    let saves = database.transaction_with_str(SAVES)?.object_store(SAVES)?;
    let (keys, texts) = (saves.get_all_keys()?, saves.get_all()?);
    let (keys, texts) = (answer(&keys).await?, answer(&texts).await?);
    let pairs = Array::from(&keys).into_iter().zip(Array::from(&texts));
    let texts = pairs.filter_map(|(key, text)| key.as_string().zip(text.as_string()));
    Ok(texts.collect())
}

/// What was asked for, once it is there. (It may be there already: the two are answered together.)
async fn answer(request: &IdbRequest) -> Result<JsValue, JsValue> {
    if request.ready_state() == web_sys::IdbRequestReadyState::Pending {
        let answered = Promise::new(&mut |resolve, reject| {
            request.set_onsuccess(Some(&resolve));
            request.set_onerror(Some(&reject));
        });
        JsFuture::from(answered).await?;
    }
    request.result()
}

fn done(work: &IdbTransaction) -> Promise {
    Promise::new(&mut |resolve, reject| {
        work.set_oncomplete(Some(&resolve));
        work.set_onerror(Some(&reject));
        work.set_onabort(Some(&reject));
    })
}
