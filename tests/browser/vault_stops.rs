//! The vault stops while the lock is open, and takes the key along: it is said, what is typed stays on the screen and
//! off the device, and the passphrase brings everything back.
use crate::engine::{Engine, walk};
use crate::lock::{FIELD, family_name, kept, nothing_can_be_read, put_on, retype, unlock};
use crate::page::Page;
use crate::vault::{WORDS, full_record};
use crate::{Step, axe, records};

/// Remembers the worker to which something was said last.
const WATCH: &str = "
    const send = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (...said) {
        window.vault = this;
        return send.apply(this, said);
    }";

/// As where the browser has no room left for it, and says so.
const STOP: &str = "vault.dispatchEvent(new Event('error')); vault.terminate()";

/// As where it is ended without a word; what the page waits for long comes at once.
const STOP_SILENTLY: &str = "
    window.wait = setTimeout;
    window.setTimeout = (act, time) => wait(act, time < 5000 ? time : 100);
    vault.terminate()";

async fn stops(page: &Page) -> Step {
    loses_nothing(page, STOP).await
}

async fn stops_silently(page: &Page) -> Step {
    loses_nothing(page, STOP_SILENTLY).await
}

async fn loses_nothing(page: &Page, stop: &str) -> Step {
    let record = full_record()?;
    let before = family_name(&record);
    records::begin_with(page, &record).await?;
    page.script(WATCH, vec![]).await?;
    put_on(page).await?;
    page.open("#/sheet/name").await?;
    page.arrive_at_questions("name").await?;
    page.script(stop, vec![]).await?;
    retype(page, FIELD, "Hashimoto").await?;
    page.see("[data-notice=key_gone]").await?;
    page.script("window.setTimeout = window.wait ?? setTimeout", vec![])
        .await?;
    axe::no_barriers(page).await?;
    nothing_can_be_read(page, "Hashimoto").await?;
    if family_name(&kept(page, WORDS).await?) != before {
        return Err("something was kept without the key".into());
    }

    page.press("give-key").await?;
    page.arrive("data").await?;
    // Locking would lose what is not kept.
    page.press("lock-now").await?;
    page.type_into("lost-passphrase", "Sakuramochi 4 tsu")
        .await?;
    page.press("give-passphrase").await?;
    page.until("the wrong passphrase to be told", async || {
        let told = page.text("#key-said").await?;
        Ok(told.contains("開きませんでした").then_some(()))
    })
    .await?;
    axe::no_barriers(page).await?;
    retype(page, "lost-passphrase", WORDS).await?;
    page.press("give-passphrase").await?;
    page.until("it to be sealed", async || {
        let record = kept(page, WORDS).await?;
        Ok((family_name(&record) == "Hashimoto").then_some(()))
    })
    .await?;
    let told = "return document.querySelectorAll('[data-notice], [name=lost-passphrase]').length";
    page.until("nothing to be asked any more", async || {
        Ok((page.script(told, vec![]).await? == 0).then_some(()))
    })
    .await?;
    nothing_can_be_read(page, "Hashimoto").await?;

    // It goes on as before: what is typed is sealed, and the lock closes.
    page.open("#/sheet/name").await?;
    page.arrive_at_questions("name").await?;
    retype(page, FIELD, "Takahashi").await?;
    page.open("#/data").await?;
    page.press("lock-now").await?;
    unlock(page, WORDS).await?;
    page.arrive("data").await?;
    page.open("#/sheet/name").await?;
    page.arrive_at_questions("name").await?;
    match page.value(FIELD).await? == "Takahashi" {
        true => Ok(()),
        false => Err("what was typed is not there after unlocking".into()),
    }
}

/// The worker hears nothing while a passphrase is being tried: it is ended, that is said, and the next try works.
async fn hears_nothing(page: &Page) -> Step {
    records::begin_with(page, &full_record()?).await?;
    put_on(page).await?;
    page.press("lock-now").await?;
    page.arrive("lock").await?;
    let deafen = "window.said = Worker.prototype.postMessage;
        Worker.prototype.postMessage = () => {};
        window.wait = setTimeout;
        window.setTimeout = (act, time) => wait(act, time < 5000 ? time : 100)";
    page.script(deafen, vec![]).await?;
    unlock(page, WORDS).await?;
    page.until("the silence to be told", async || {
        let told = page.text("#lock-remark").await?;
        Ok(told.contains("止まりました").then_some(()))
    })
    .await?;
    axe::no_barriers(page).await?;
    let mend = "Worker.prototype.postMessage = window.said; window.setTimeout = window.wait";
    page.script(mend, vec![]).await?;
    unlock(page, WORDS).await?;
    page.arrive("data").await
}

#[test]
fn a_vault_that_hears_nothing_is_ended_and_asked_anew() {
    walk("vault-hears-nothing", Engine::Chromium, hears_nothing);
}

#[test]
fn a_vault_that_stops_loses_nothing_in_chromium() {
    walk("vault-stops", Engine::Chromium, stops);
}

#[test]
fn a_vault_that_stops_loses_nothing_in_firefox() {
    walk("vault-stops", Engine::Firefox, stops);
}

#[test]
fn a_vault_that_stops_loses_nothing_in_webkit() {
    walk("vault-stops", Engine::WebKit, stops);
}

#[test]
fn a_vault_that_stops_without_a_word_loses_nothing() {
    walk("vault-stops-silently", Engine::Chromium, stops_silently);
}
