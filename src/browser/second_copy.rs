//! A second copy of the newest save, in the browser's database.
//!
//! The local storage answers at once, but a browser writes it down only seconds later: whoever's browser is
//! killed meanwhile would lose what was saved. What the database has taken in is written down. It answers
//! later, so that it is no place for the saves themselves.

use super::window;
use js_sys::Promise;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction, IdbTransactionMode};

const DATABASE: &str = "tsutaeru";
const SAVES: &str = "saves";

/// The second copy. Until its database is open it keeps nothing.
#[derive(Default)]
pub struct SecondCopy(RefCell<Option<IdbDatabase>>);

impl SecondCopy {
    /// Opens the database and gives the save that it holds: its key and its text. A browser without a
    /// database has no second copy, and nothing else changes.
    pub async fn open(&self) -> Option<(String, String)> {
        let database = opened().await.ok()?;
        let found = newest(&database).await;
        *self.0.borrow_mut() = Some(database);
        found.ok().flatten()
    }

    /// Keeps this save in the place of the one before.
    pub fn keep(&self, key: &str, text: &str) {
        // What does not work here is not missed before the first copy is lost too.
        let _kept = self.saves().and_then(|(_, saves)| {
            saves.clear()?;
            saves.put_with_key(&text.into(), &key.into())
        });
    }

    /// Removes what it holds; `false` where it could not.
    pub async fn erase(&self) -> bool {
        if self.0.borrow().is_none() {
            return true;
        }
        let cleared = self.saves().and_then(|(work, saves)| {
            saves.clear()?;
            Ok(work)
        });
        match cleared {
            Ok(work) => done(&work).await.is_ok(),
            Err(_) => false,
        }
    }

    fn saves(&self) -> Result<(IdbTransaction, IdbObjectStore), JsValue> {
        let database = self.0.borrow();
        let database = database.as_ref().ok_or(JsValue::NULL)?;
        let work = database.transaction_with_str_and_mode(SAVES, IdbTransactionMode::Readwrite)?;
        let saves = work.object_store(SAVES)?;
        Ok((work, saves))
    }
}

async fn opened() -> Result<IdbDatabase, JsValue> {
    let factory = window()
        .and_then(|window| window.indexed_db().transpose())
        .ok_or(JsValue::NULL)??;
    let request = factory.open_with_u32(DATABASE, 1)?;
    let made = Promise::new(&mut |resolve, _| request.set_onupgradeneeded(Some(&resolve)));
    let opened = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    // Whichever comes first: a new database is made before it is open.
    JsFuture::from(Promise::race(&js_sys::Array::of2(&made, &opened))).await?;
    let database: IdbDatabase = request.result()?.dyn_into()?;
    if !database.object_store_names().contains(SAVES) {
        database.create_object_store(SAVES)?;
    }
    JsFuture::from(opened).await?;
    Ok(database)
}

async fn newest(database: &IdbDatabase) -> Result<Option<(String, String)>, JsValue> {
    let saves = database.transaction_with_str(SAVES)?.object_store(SAVES)?;
    let (keys, texts) = (saves.get_all_keys()?, saves.get_all()?);
    let first = |found: JsValue| js_sys::Array::from(&found).get(0).as_string();
    let (key, text) = (answer(&keys).await?, answer(&texts).await?);
    Ok(first(key).zip(first(text)))
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
