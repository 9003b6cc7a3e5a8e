//! Several windows and one lock: what one does holds in the other, nothing that was written in either is lost, and nothing
//! of it can be read without the passphrase.
use crate::engine::{Engine, walk};
use crate::lock::{
    AGE, FIELD, family_name, kept, nothing_can_be_read, put_on, retype, storage, unlock,
};
use crate::page::Page;
use crate::vault::{WORDS, full_record};
use crate::{Step, axe, records};
use serde_json::Value;

/// Two windows: one puts the lock on, and both are behind it; both unlocked, one shows what the other has sealed.
async fn in_two_windows(page: &Page) -> Step {
    records::begin_with(page, &full_record()?).await?;
    page.open("#/sheet/name").await?;
    page.arrive_at_questions("name").await?;
    // The keyboard is in the field: a lock does not wait for it to leave.
    page.see(&format!("[name=\"{FIELD}\"]"))
        .await?
        .click()
        .await?;
    let first = page.client.window().await?;
    let second = page.client.new_window(true).await?.handle;
    page.client.switch_to_window(second.clone()).await?;
    put_on(page).await?;
    page.client.switch_to_window(first.clone()).await?;
    unlock(page, WORDS).await?;
    page.arrive_at_questions("name").await?;
    retype(page, FIELD, "Ichi").await?;
    page.until("it to be sealed", async || {
        Ok((family_name(&kept(page, WORDS).await?) == "Ichi").then_some(()))
    })
    .await?;
    page.script("document.activeElement.blur()", vec![]).await?;
    page.client.switch_to_window(second.clone()).await?;
    page.open("#/sheet/name").await?;
    let wait_for = async |name: &str| {
        page.until("the other window's name", async || {
            Ok((page.value(FIELD).await? == name).then_some(()))
        })
        .await
    };
    wait_for("Ichi").await?;
    retype(page, FIELD, "Ni").await?;
    page.script("document.activeElement.blur()", vec![]).await?;
    page.client.switch_to_window(first.clone()).await?;
    wait_for("Ni").await?;

    // Unsaved here while the other saves: asked, side by side, and what is not chosen lies beside, sealed.
    let fail = "window.kept = Storage.prototype.setItem;
        Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }";
    page.script(fail, vec![]).await?;
    retype(page, FIELD, "Sanbanme").await?;
    page.see("[data-notice=full]").await?;
    page.client.switch_to_window(second.clone()).await?;
    retype(page, FIELD, "Yonbanme").await?;
    page.until("it to be sealed", async || {
        Ok((family_name(&kept(page, WORDS).await?) == "Yonbanme").then_some(()))
    })
    .await?;
    page.script("document.activeElement.blur()", vec![]).await?;
    page.client.switch_to_window(first.clone()).await?;
    page.script("Storage.prototype.setItem = window.kept", vec![])
        .await?;
    page.see("[data-notice=changed_elsewhere]").await?;
    page.press("compare-windows").await?;
    page.press("apply-restore").await?;
    page.until("the decision to be sealed", async || {
        Ok((family_name(&kept(page, WORDS).await?) == "Sanbanme").then_some(()))
    })
    .await?;
    for name in ["Sanbanme", "Yonbanme"] {
        nothing_can_be_read(page, name).await?;
    }
    if !storage(page)
        .await?
        .iter()
        .any(|(key, _)| key.starts_with("tsutaeru.beside."))
    {
        return Err("what was not chosen is not kept beside".into());
    }
    // Taken off in one, it is off in both; what lies beside can be read again.
    page.press("take-lock-off").await?;
    page.wait_until_kept("Sanbanme").await?;
    page.until("the lock to be gone", async || {
        let texts = storage(page).await?;
        Ok((!texts.iter().any(|(_, text)| text.contains(AGE))).then_some(()))
    })
    .await?;
    page.client.switch_to_window(second).await?;
    wait_for("Sanbanme").await?;
    page.reload().await?;
    wait_for("Sanbanme").await
}

/// Another window puts the lock on while something is unsaved in this one: with the passphrase one compares.
async fn put_on_elsewhere(page: &Page) -> Step {
    records::begin_with(page, &full_record()?).await?;
    page.open("#/sheet/name").await?;
    page.arrive_at_questions("name").await?;
    let first = page.client.window().await?;
    let second = page.client.new_window(true).await?.handle;
    let fail = "window.kept = Storage.prototype.setItem;
        Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }";
    page.script(fail, vec![]).await?;
    retype(page, FIELD, "Sanbanme").await?;
    page.see("[data-notice=full]").await?;
    page.client.switch_to_window(second).await?;
    put_on(page).await?;
    page.client.switch_to_window(first).await?;
    page.script("Storage.prototype.setItem = window.kept", vec![])
        .await?;
    page.see("[data-notice=changed_elsewhere]").await?;
    page.press("compare-windows").await?;
    page.see("[data-asks=window]").await?;
    axe::no_barriers(page).await?;
    page.type_into("window-passphrase", WORDS).await?;
    page.press("unlock-window").await?;
    page.press("apply-restore").await?;
    page.until("the decision to be sealed", async || {
        Ok((family_name(&kept(page, WORDS).await?) == "Sanbanme").then_some(()))
    })
    .await?;
    nothing_can_be_read(page, "Sanbanme").await
}

/// One window locks all; a while without a touch locks one.
async fn by_itself(page: &Page) -> Step {
    records::begin_with(page, &full_record()?).await?;
    put_on(page).await?;
    let first = page.client.window().await?;
    let second = page.client.new_window(true).await?.handle;
    page.client.switch_to_window(second).await?;
    page.open("#/data").await?;
    unlock(page, WORDS).await?;
    page.press("lock-now").await?;
    page.arrive("lock").await?;
    page.client.close_window().await?;
    page.client.switch_to_window(first).await?;
    unlock(page, WORDS).await?;

    page.choose("lock-idle", "1").await?;
    // A minute goes by in a moment: the page's clock is put forward.
    let later = "const now = Date.now; Date.now = () => now.call(Date) + arguments[0] * 1000";
    page.script(later, vec![Value::from(50)]).await?;
    page.press("lock-now").await?;
    unlock(page, WORDS).await?;
    page.arrive("data").await?;
    page.script(later, vec![Value::from(61)]).await?;
    page.arrive("lock").await
}

#[test]
fn two_windows_behind_a_lock_in_chromium() {
    walk("lock-windows", Engine::Chromium, in_two_windows);
}

#[test]
fn two_windows_behind_a_lock_in_firefox() {
    walk("lock-windows", Engine::Firefox, in_two_windows);
}

#[test]
fn two_windows_behind_a_lock_in_webkit() {
    walk("lock-windows", Engine::WebKit, in_two_windows);
}

#[test]
fn a_lock_that_another_window_puts_on_takes_nothing_away() {
    walk("lock-elsewhere", Engine::Chromium, put_on_elsewhere);
}

#[test]
fn a_lock_closes_by_itself_and_in_every_window() {
    walk("lock-by-itself", Engine::Chromium, by_itself);
}
