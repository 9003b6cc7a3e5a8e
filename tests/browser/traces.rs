//! What is left behind: nothing, where a person wishes that nothing is kept, and nothing after everything was erased.
use crate::engine::{Engine, walk};
use crate::page::Page;
use crate::{Step, axe, records, vault};
use serde_json::json;

const FIELD: &str = "emergency.person.family_name";

/// Everything that a page can keep of a person in a browser beyond its own life. (The page's own files, which are the
/// same for everybody, lie in caches; one word says that nothing is to be kept, and one that everything was erased.)
const KEPT: &str = "
    const [done] = arguments;
    const isMark = (key) => key === 'tsutaeru.keeps-nothing' || key.startsWith('tsutaeru.erased.');
    const left = (storage) => Object.keys(storage).filter((key) => !isMark(key));
    const tell = (keys) => done([left(localStorage), keys.filter((key) => !isMark(key)), document.cookie,
        left(sessionStorage)]);
    const opening = indexedDB.open('tsutaeru');
    opening.onupgradeneeded = () => opening.transaction.abort();
    opening.onerror = (event) => { event.preventDefault(); tell([]); };
    opening.onsuccess = () => {
        const keys = opening.result.transaction('saves').objectStore('saves').getAllKeys();
        keys.onsuccess = () => { opening.result.close(); tell(keys.result); };
    };";

/// Ends when the page's own files are on the device, and when none is any more.
const FILES_HERE: &str =
    "const [done] = arguments; navigator.serviceWorker.ready.then(() => done(null))";
const FILES: &str = "const [done] = arguments; caches.keys().then(done)";

async fn nothing_is_kept(page: &Page) -> Step {
    page.until("nothing to be kept", async || {
        let kept = page.script_until_called(KEPT, vec![]).await?;
        Ok((kept == json!([[], [], "", []])).then_some(()))
    })
    .await
}

async fn nothing_from_the_start(page: &Page) -> Step {
    page.open("").await?;
    page.press("keep-nothing").await?;
    page.see("[data-notice=\"nowhere\"]").await?;
    axe::no_barriers(page).await?;
    page.press("start-self").await?;
    page.type_into(FIELD, "橋本").await?;
    page.open("#/data").await?;
    page.arrive("data").await?;
    axe::no_barriers(page).await?;
    nothing_is_kept(page).await?;
    page.open("#/").await?;
    page.arrive("home").await?;
    // The browser asks whether one really wants to leave; the driver says yes.
    page.reload().await?;
    page.arrive("welcome").await?;
    page.see("[data-notice=\"nowhere\"]").await?;
    nothing_is_kept(page).await
}

async fn nothing_from_now_on(page: &Page) -> Step {
    let record = vault::full_record()?;
    let name = record.profiles[0].emergency.person.full_name();
    records::begin_with(page, &record).await?;
    page.open("#/data").await?;
    page.arrive("data").await?;
    page.press_here("#shared-device > summary").await?;
    page.press("keep-nothing").await?;
    page.see("[data-notice=\"nowhere\"]").await?;
    nothing_is_kept(page).await?;
    page.open("#/").await?;
    page.arrive("home").await?;
    match page.text("h1").await?.contains(&name) {
        true => Ok(()),
        false => Err("what was written is gone from the page too".into()),
    }
}

async fn nothing_after_erasing(page: &Page) -> Step {
    records::begin_with(page, &vault::full_record()?).await?;
    page.open("#/data").await?;
    page.arrive("data").await?;
    page.script_until_called(FILES_HERE, vec![]).await?;
    page.press("erase-everything").await?;
    page.press("confirm-erase-everything").await?;
    page.see("[data-erased=\"done\"]").await?;
    nothing_is_kept(page).await?;
    page.until("the page's own files to be gone", async || {
        let names = page.script_until_called(FILES, vec![]).await?;
        Ok((names == json!([])).then_some(()))
    })
    .await?;
    page.press("begin-anew").await?;
    page.arrive("welcome").await
}

#[test]
fn on_a_shared_device_nothing_is_kept_from_the_start() {
    walk("traces-start", Engine::Chromium, nothing_from_the_start);
}

#[test]
fn on_a_shared_device_what_was_kept_goes_and_one_writes_on() {
    walk("traces-now", Engine::Chromium, nothing_from_now_on);
}

#[test]
fn after_erasing_nothing_is_kept() {
    walk("traces-erased", Engine::Chromium, nothing_after_erasing);
}
