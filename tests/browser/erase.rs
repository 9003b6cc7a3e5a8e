//! Everything is erased while the browser's database is in trouble, or another window goes on: it is told as done only
//! where it is, nothing comes back, and every window hears of it.
use crate::engine::{Engine, walk};
use crate::lock::{FIELD, retype, second_copy, storage};
use crate::page::Page;
use crate::vault::full_record;
use crate::{Step, axe, records};
use serde_json::{Value, json};

pub const NAME: &str = "Kieruhazu";

/// The database does not answer, whatever it is asked.
pub const HANGS: &str =
    "IDBFactory.prototype.open = IDBFactory.prototype.deleteDatabase = () => ({})";
/// It cannot be opened.
const THROWS: &str =
    "IDBFactory.prototype.open = () => { throw new DOMException('', 'UnknownError') }";
/// It takes its time.
const SLOW: &str = "const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (...how) {
        const later = {};
        setTimeout(() => {
            const request = open.apply(this, how);
            Object.defineProperty(later, 'result', { get: () => request.result });
            for (const name of ['onupgradeneeded', 'onsuccess', 'onerror'])
                request[name] = (event) => later[name]?.(event);
        }, 6000);
        return later;
    }";

/// Begins with a name that is on the shelf and in the second copy.
pub async fn begin(page: &Page) -> Step {
    records::begin_with(page, &full_record()?).await?;
    page.open("#/sheet/name").await?;
    page.arrive_at_questions("name").await?;
    retype(page, FIELD, NAME).await?;
    page.wait_until_kept(NAME).await?;
    page.until("it to be copied", async || {
        let copy = second_copy(page).await?;
        Ok(copy
            .iter()
            .any(|(_, text)| text.contains(NAME))
            .then_some(()))
    })
    .await
}

/// Loads the page anew in a browser that is in that trouble; what comes back ends it.
pub async fn with_trouble(page: &Page, source: &str) -> Step<Value> {
    let added = page
        .devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": source }),
        )
        .await?;
    page.reload().await?;
    Ok(json!({ "identifier": added["identifier"] }))
}

pub async fn end_trouble(page: &Page, trouble: Value) -> Step {
    let end = "Page.removeScriptToEvaluateOnNewDocument";
    page.devtools(end, trouble).await.map(drop)
}

async fn erase(page: &Page, told: &str) -> Step {
    page.open("#/data").await?;
    page.arrive("data").await?;
    page.press("erase-everything").await?;
    page.press("confirm-erase-everything").await?;
    page.see(&format!("[data-erased={told}]")).await?;
    axe::no_barriers(page).await
}

/// After loading the page anew the person is not there, and the name nowhere on the device.
async fn is_gone(page: &Page) -> Step {
    page.open("#/").await?;
    page.reload().await?;
    page.arrive("welcome").await?;
    page.until("the name to be nowhere", async || {
        let mut texts = storage(page).await?;
        texts.extend(second_copy(page).await?);
        Ok((!texts.iter().any(|(_, text)| text.contains(NAME))).then_some(()))
    })
    .await?;
    page.arrive("welcome").await
}

async fn hangs(page: &Page) -> Step {
    begin(page).await?;
    let trouble = with_trouble(page, HANGS).await?;
    erase(page, "left").await?;
    page.see("[data-notice=copy_left]").await?;
    // Still in trouble at the next opening: nobody is there, and it is said again.
    page.open("#/").await?;
    page.reload().await?;
    page.arrive("welcome").await?;
    page.see("[data-notice=copy_left]").await?;
    end_trouble(page, trouble).await?;
    is_gone(page).await
}

async fn throws(page: &Page) -> Step {
    begin(page).await?;
    let trouble = with_trouble(page, THROWS).await?;
    erase(page, "done").await?;
    end_trouble(page, trouble).await?;
    is_gone(page).await
}

async fn slow(page: &Page) -> Step {
    begin(page).await?;
    let trouble = with_trouble(page, SLOW).await?;
    erase(page, "done").await?;
    end_trouble(page, trouble).await?;
    is_gone(page).await
}

/// A later version of the page has made the database.
async fn newer(page: &Page) -> Step {
    begin(page).await?;
    let make = "const [name, done] = arguments;
        const opening = indexedDB.open('tsutaeru', 9);
        opening.onsuccess = () => {
            const work = opening.result.transaction('saves', 'readwrite');
            work.objectStore('saves').put(name, 'later');
            work.oncomplete = () => { opening.result.close(); done(); };
        };";
    page.script_until_called(make, vec![Value::from(NAME)])
        .await?;
    page.reload().await?;
    erase(page, "done").await?;
    is_gone(page).await
}

/// Another window that has heard of the erasing notes it in the database, before what is there is read back.
const NOTES_THE_MARK: &str = "const clear = IDBObjectStore.prototype.clear;
    IDBObjectStore.prototype.clear = function () {
        const cleared = clear.call(this);
        this.put('1', 'tsutaeru.erased.000000009999');
        return cleared;
    }";

/// Another window holds the database and does not let go, and that everything is erased is noted there.
async fn held(page: &Page) -> Step {
    begin(page).await?;
    let first = page.client.window().await?;
    let second = page.client.new_window(true).await?.handle;
    page.client.switch_to_window(second).await?;
    page.open("#/help").await?;
    let hold = "const [done] = arguments; const opening = indexedDB.open('tsutaeru', 1);
        opening.onsuccess = () => { window.held = opening.result; done(); };";
    page.script_until_called(hold, vec![]).await?;
    page.client.switch_to_window(first.clone()).await?;
    page.script(NOTES_THE_MARK, vec![]).await?;
    erase(page, "done").await?;
    let mut texts = storage(page).await?;
    texts.retain(|(_, text)| text.contains(NAME));
    if !texts.is_empty() {
        return Err("it is still on the shelf".into());
    }
    let windows = page.client.windows().await?;
    for other in windows.into_iter().filter(|one| *one != first) {
        page.client.switch_to_window(other).await?;
        page.client.close_window().await?;
    }
    page.client.switch_to_window(first).await?;
    is_gone(page).await
}

/// One window erases; the other clears, says so, and begins anew only when the person does.
async fn in_two_windows(page: &Page) -> Step {
    begin(page).await?;
    let first = page.client.window().await?;
    let second = page.client.new_window(true).await?.handle;
    page.client.switch_to_window(second.clone()).await?;
    page.open("#/sheet/name").await?;
    page.arrive_at_questions("name").await?;
    // Unsaved, and the keyboard still in the field.
    let fail = "window.kept = Storage.prototype.setItem;
        Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }";
    page.script(fail, vec![]).await?;
    retype(page, FIELD, "Kieruhazu Ni").await?;
    page.see("[data-notice=full]").await?;
    page.client.switch_to_window(first.clone()).await?;
    erase(page, "done").await?;
    page.client.switch_to_window(second.clone()).await?;
    page.see("[data-notice=erased]").await?;
    page.arrive("welcome").await?;
    axe::no_barriers(page).await?;
    page.script("Storage.prototype.setItem = window.kept", vec![])
        .await?;
    page.script("window.dispatchEvent(new Event('pagehide'))", vec![])
        .await?;
    let texts = storage(page).await?;
    if texts.iter().any(|(_, text)| text.contains(NAME)) {
        return Err("the other window has brought it back".into());
    }
    page.press("start-self").await?;
    page.type_into(FIELD, "Atarashii").await?;
    page.wait_until_kept("Atarashii").await?;
    page.client.switch_to_window(first).await?;
    page.reload().await?;
    erase(page, "done").await?;
    page.client.switch_to_window(second).await?;
    page.see("[data-notice=erased]").await?;
    is_gone(page).await?;
    let texts = storage(page).await?;
    match texts.iter().any(|(_, text)| text.contains("Atarashii")) {
        false => Ok(()),
        true => Err("the second erasing was not complete".into()),
    }
}

/// The wish that nothing be kept holds in another tab too, until it is taken back.
async fn nothing_in_any_tab(page: &Page) -> Step {
    page.open("").await?;
    page.press("keep-nothing").await?;
    page.see("[data-notice=nowhere]").await?;
    let second = page.client.new_window(true).await?.handle;
    page.client.switch_to_window(second).await?;
    page.open("").await?;
    page.see("[data-notice=nowhere]").await?;
    page.press("start-self").await?;
    page.type_into(FIELD, NAME).await?;
    page.open("#/data").await?;
    page.arrive("data").await?;
    if storage(page)
        .await?
        .iter()
        .any(|(_, text)| text.contains(NAME))
    {
        return Err("the second tab keeps what is written".into());
    }
    axe::no_barriers(page).await?;
    page.press("keep-again").await?;
    page.wait_until_kept(NAME).await
}

macro_rules! in_engines {
    ($($name:ident: $journey:ident in $engine:ident;)*) => {
        $(
            #[test]
            fn $name() {
                walk(stringify!($name), Engine::$engine, $journey);
            }
        )*
    };
}

in_engines! {
    what_a_hanging_database_holds_is_told_and_erased_later: hangs in Chromium;
    what_a_database_holds_that_cannot_be_opened_is_erased: throws in Chromium;
    what_a_slow_database_holds_does_not_come_back: slow in Chromium;
    what_a_newer_database_holds_is_erased: newer in Chromium;
    what_a_database_holds_that_another_window_has_open_is_erased: held in Chromium;
    an_erase_reaches_every_window_in_chromium: in_two_windows in Chromium;
    an_erase_reaches_every_window_in_firefox: in_two_windows in Firefox;
    nothing_is_kept_in_any_tab: nothing_in_any_tab in Chromium;
}
