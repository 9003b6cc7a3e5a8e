//! A second copy of the newest save, in the browser's database.
//!
//! The local storage answers at once, but a browser writes it down only seconds later: whoever's browser is
//! killed meanwhile would lose what was saved. What the database has taken in is written down. It answers
//! later, so that it is no place for the saves themselves.

use super::{Listener, window};
use js_sys::{Array, Promise};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
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

/// The second copy. Until it is opened it keeps nothing.
#[derive(Default)]
pub struct SecondCopy(Rc<RefCell<Place>>);

impl SecondCopy {
    /// Opens the database and gives what it holds, with the keys. A browser without a database has no second copy,
    /// and nothing else changes.
    pub async fn open(&self) -> Vec<Kept> {
        let Ok(database) = opened().await else {
            return vec![];
        };
        let found = all(&database).await.unwrap_or_default();
        self.take(database);
        found
    }

    /// Keeps this in the place of what was there. `false` where it could not, or where there is no such place.
    pub async fn keep(&self, kept: Vec<Kept>) -> bool {
        if matches!(*self.0.borrow(), Place::GivenUp)
            && let Ok(database) = opened().await
        {
            self.take(database);
        }
        self.change(|saves| {
            saves.clear()?;
            for (key, text) in &kept {
                saves.put_with_key(&text.into(), &key.into())?;
            }
            Ok(())
        })
        .await
    }

    /// Removes what it holds, and the database; `false` where something is left.
    pub async fn erase(&self) -> bool {
        if !matches!(*self.0.borrow(), Place::Open(..)) {
            return true;
        }
        let is_empty = self.change(|saves| saves.clear().map(drop)).await;
        if is_empty {
            if let Place::Open(database, _) = self.0.replace(Place::GivenUp) {
                database.close();
            }
            // Empty as it is, it would still show that somebody wrote here. Where it does not go, it is empty.
            drop(deleted().await);
        }
        is_empty
    }

    fn take(&self, database: IdbDatabase) {
        // Another window removes it: held on to, it would not go.
        let place = Rc::downgrade(&self.0);
        let listener = Listener::new(&database, "versionchange", move |_| {
            let Some(place) = place.upgrade() else { return };
            if let Place::Open(database, _) = &*place.borrow() {
                database.close();
            }
            // Not now: with the place goes the listener that is being called.
            spawn_local(async move { drop(place.replace(Place::GivenUp)) });
        });
        self.0.replace(Place::Open(database, listener));
    }

    /// Changes what it holds, and ends once that is written down.
    async fn change(&self, change: impl FnOnce(&IdbObjectStore) -> Result<(), JsValue>) -> bool {
        let begun = match &*self.0.borrow() {
            Place::Open(database, _) => begin(database),
            Place::Unseen | Place::GivenUp => Err(JsValue::NULL),
        };
        let changed = begun.and_then(|(work, saves)| change(&saves).map(|()| work));
        match changed {
            Ok(work) => done(&work).await.is_ok(),
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

/// Removes the database; ends also where another window holds it back, which lets go of it later.
async fn deleted() -> Result<(), JsValue> {
    let request = factory()?.delete_database(DATABASE)?;
    let deleted = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onblocked(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(deleted).await.map(drop)
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

async fn done(work: &IdbTransaction) -> Result<JsValue, JsValue> {
    let done = Promise::new(&mut |resolve, reject| {
        work.set_oncomplete(Some(&resolve));
        work.set_onerror(Some(&reject));
        work.set_onabort(Some(&reject));
    });
    JsFuture::from(done).await
}
