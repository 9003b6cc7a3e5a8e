//! The browser's storage fails in every way that it can: it is said at once, and what is on the screen can still be saved
//! as a file.
use crate::Step;
use crate::engine::{Engine, walk};
use crate::page::Page;
use crate::records::{begin_with, forget_second_copy, persona};
use serde_json::{Value, json};
use tsutaeru::store::{Backup, Record};

const FIELD: &str = "emergency.person.family_name";
const ADDRESS: &str = "#/sheet/name";

/// Takes every room that is left, down to the last character.
const FILL: &str = "let size = 1 << 22;
    for (let at = 0; size >= 1; at++) {
        try { localStorage.setItem('fill' + at, 'x'.repeat(size)); } catch { size >>= 1; }
    }";
const EMPTY: &str = "for (const key of Object.keys(localStorage))
    if (key.startsWith('fill')) localStorage.removeItem(key)";
/// WebKit goes on asking the getter that it knows: there the storage itself refuses.
const DENY: &str = "const deny = () => { throw new DOMException('', 'SecurityError') };
    Object.defineProperty(window, 'localStorage', { get: deny });
    for (const way of ['getItem', 'setItem', 'removeItem', 'key']) Storage.prototype[way] = deny";

async fn begin(page: &Page) -> Step {
    let mut record = Record::default();
    record.profiles.push(persona("full")?);
    record.settle_current();
    begin_with(page, &record).await?;
    page.open(ADDRESS).await?;
    // What is done to the storage must be done to the page that is there.
    page.arrive_at_questions("name").await
}

async fn retype(page: &Page, text: &str) -> Step {
    page.empty(FIELD).await?;
    page.type_into(FIELD, text).await
}

/// What is on the screen goes into a file, and the paper can be made.
async fn can_be_taken_along(page: &Page, name: &str) -> Step {
    crate::axe::no_barriers(page).await?;
    page.press("notice-data").await?;
    page.arrive("data").await?;
    page.press("save-backup").await?;
    let file = page.downloaded(".json").await?;
    let text = std::fs::read_to_string(&file)?;
    std::fs::remove_file(&file)?;
    let backup = Backup::read(&text).map_err(|fault| format!("{fault:?}"))?;
    let saved = &backup.record.profiles[0].emergency.person.family_name;
    if saved.as_str() != name {
        return Err(format!("the file says {}", saved.as_str()).into());
    }
    page.open("#/print").await?;
    page.see("#save-emergency-sheet").await.map(drop)
}

/// After the failure is over it is saved again, by the command or by the next change, and nothing more is said.
async fn is_saved_again(page: &Page, name: &str) -> Step {
    page.press_if_offered("save-again").await?;
    page.wait_until_kept(name).await?;
    let notices = "return document.querySelectorAll('[data-notice]').length";
    page.until("the notice to go", async || {
        Ok((page.script(notices, vec![]).await? == 0).then_some(()))
    })
    .await
}

async fn full(page: &Page) -> Step {
    begin(page).await?;
    page.script(FILL, vec![]).await?;
    let long = "満".repeat(40);
    retype(page, &long).await?;
    page.see("[data-notice=full]").await?;
    can_be_taken_along(page, &long).await?;
    page.script(EMPTY, vec![]).await?;
    is_saved_again(page, &long).await
}

async fn denied(page: &Page) -> Step {
    begin(page).await?;
    page.script(DENY, vec![]).await?;
    retype(page, "拒否").await?;
    page.see("[data-notice=denied]").await?;
    can_be_taken_along(page, "拒否").await
}

async fn wiped(page: &Page) -> Step {
    begin(page).await?;
    page.script("localStorage.clear()", vec![]).await?;
    retype(page, "消去").await?;
    page.see("[data-notice=vanished]").await?;
    can_be_taken_along(page, "消去").await?;
    is_saved_again(page, "消去").await
}

/// The text of the only save is not what it was, and there is no second copy.
async fn damaged(page: &Page) -> Step {
    begin(page).await?;
    forget_second_copy(page).await?;
    let damage = "const key = Object.keys(localStorage).filter(key => key.startsWith('tsutaeru.record.')).sort().pop();
        const text = localStorage.getItem(key).replace('\"profiles\"', '\"profile5\"');
        localStorage.setItem(key, text); return text";
    let text = page.script(damage, vec![]).await?;
    page.reload().await?;
    page.see("[data-notice=clean_start]").await?;
    crate::axe::no_barriers(page).await?;
    page.open("#/data").await?;
    page.press("save-set-aside-1").await?;
    let file = page.downloaded(".txt").await?;
    if text != std::fs::read_to_string(file)? {
        return Err("what was set aside came out as another text".into());
    }
    Ok(())
}

/// The local storage forgot everything; the second copy did not.
async fn forgotten(page: &Page) -> Step {
    begin(page).await?;
    retype(page, "写し").await?;
    page.wait_until_kept("写し").await?;
    page.script(
        "document.activeElement.blur(); localStorage.clear()",
        vec![],
    )
    .await?;
    page.reload().await?;
    page.until("the name to be there again", async || {
        Ok((page.value(FIELD).await? == "写し").then_some(()))
    })
    .await?;
    // Erased is erased: nothing comes back.
    page.open("#/data").await?;
    page.press("erase-everything").await?;
    page.press("confirm-erase-everything").await?;
    page.see("[data-erased=done]").await?;
    page.open("#/").await?;
    page.reload().await?;
    page.arrive("welcome").await?;
    let left = "return Object.keys(localStorage).filter((key) => key.startsWith('tsutaeru.record')).length";
    if page.script(left, vec![]).await? != 0 {
        return Err("what was erased is there again".into());
    }
    Ok(())
}

/// A page of a later version has been here.
async fn newer(page: &Page) -> Step {
    begin(page).await?;
    page.open("#/help").await?;
    let text = json!({ "schema": 99, "revision": 77 }).to_string();
    let put = "localStorage.setItem('tsutaeru.record.000000000077', arguments[0])";
    page.script(put, vec![Value::from(text)]).await?;
    page.reload().await?;
    page.see("[data-notice=newer]").await?;
    let keys = "return Object.keys(localStorage).sort().join()";
    let before = page.script(keys, vec![]).await?;
    page.open("#/people").await?;
    page.reload().await?;
    if page.script(keys, vec![]).await? != before {
        return Err("what a newer version wrote was touched".into());
    }
    Ok(())
}

/// The browser lets the page keep nothing from the beginning, as in some private windows.
async fn private(page: &Page) -> Step {
    let parameters = json!({ "source": DENY });
    page.devtools("Page.addScriptToEvaluateOnNewDocument", parameters)
        .await?;
    page.open("").await?;
    page.see("[data-notice=not_kept]").await?;
    crate::axe::no_barriers(page).await
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
    a_full_storage_is_told_in_chromium: full in Chromium;
    a_full_storage_is_told_in_firefox: full in Firefox;
    a_denied_storage_is_told_in_chromium: denied in Chromium;
    a_denied_storage_is_told_in_firefox: denied in Firefox;
    a_denied_storage_is_told_in_webkit: denied in WebKit;
    a_wiped_storage_is_told_in_chromium: wiped in Chromium;
    a_wiped_storage_is_told_in_firefox: wiped in Firefox;
    a_damaged_save_is_told_and_handed_out_in_chromium: damaged in Chromium;
    what_the_storage_forgot_comes_back_in_chromium: forgotten in Chromium;
    what_the_storage_forgot_comes_back_in_firefox: forgotten in Firefox;
    what_the_storage_forgot_comes_back_in_webkit: forgotten in WebKit;
    a_newer_save_is_not_touched_in_chromium: newer in Chromium;
    a_newer_save_is_not_touched_in_firefox: newer in Firefox;
    a_newer_save_is_not_touched_in_webkit: newer in WebKit;
    a_private_window_is_told_in_chromium: private in Chromium;
}
