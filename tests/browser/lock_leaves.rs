//! What a lock leaves: nothing that was made of the record, nothing of another window that can be read; and what it
//! does not take away: help, and what somebody is doing in another window.
use crate::engine::{Engine, walk};
use crate::erase::{HANGS, NAME, begin, end_trouble, with_trouble};
use crate::lock::{FIELD, family_name, nothing_can_be_read, put_on, retype, storage, unlock};
use crate::page::Page;
use crate::vault::{WORDS, full_record};
use crate::{Step, axe, paper, records};
use serde_json::Value;

/// Another window has something unsaved when the lock comes on; it is hidden, and closed.
async fn another_window(page: &Page) -> Step {
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
    page.script("window.dispatchEvent(new Event('pagehide'))", vec![])
        .await?;
    nothing_can_be_read(page, "Sanbanme").await?;
    // It is on the screen still, and the browser asks before it goes.
    let asks = "const leaving = new Event('beforeunload', { cancelable: true });
        return !window.dispatchEvent(leaving)";
    match page.script(asks, vec![]).await? == true && page.value(FIELD).await? == "Sanbanme" {
        true => Ok(()),
        false => Err("what is unsaved would go without a question".into()),
    }
}

/// The lock is put on while the database does not answer: that its copy is still open is said, also on the lock page, and
/// it is closed as soon as it answers.
async fn copy(page: &Page) -> Step {
    begin(page).await?;
    let trouble = with_trouble(page, HANGS).await?;
    put_on(page).await?;
    page.see("[data-notice=copy_left]").await?;
    axe::no_barriers(page).await?;
    page.press("lock-now").await?;
    page.arrive("lock").await?;
    page.see("#lock-legible").await?;
    end_trouble(page, trouble).await?;
    page.reload().await?;
    page.arrive("lock").await?;
    page.until("the copy to be closed", async || {
        Ok(nothing_can_be_read(page, NAME).await.is_ok().then_some(()))
    })
    .await
}

/// What can be read all the same is said on the lock page.
async fn legible(page: &Page) -> Step {
    records::begin_with(page, &full_record()?).await?;
    put_on(page).await?;
    let put = "localStorage.setItem('tsutaeru.record.000000000000', 'tsutaeru-save 1 0 damaged')";
    page.script(put, vec![]).await?;
    page.reload().await?;
    page.arrive("lock").await?;
    page.see("#lock-legible").await?;
    axe::no_barriers(page).await
}

/// Counts the addresses of files that were made and not let go of.
const WATCH: &str = "
    window.addresses = new Set();
    const [make, revoke] = [URL.createObjectURL, URL.revokeObjectURL];
    URL.createObjectURL = (one) => { const made = make.call(URL, one); addresses.add(made); return made; };
    URL.revokeObjectURL = (one) => { addresses.delete(one); revoke.call(URL, one); };
    const end = Worker.prototype.terminate;
    window.ended = 0;
    Worker.prototype.terminate = function () { window.ended += 1; return end.call(this); };";

async fn prints(page: &Page) -> Step {
    page.script(WATCH, vec![]).await?;
    page.open("#/print").await?;
    paper::file(page, "save-emergency-sheet").await?;
    // In a frame, or where the browser shows no papers in a tab of its own.
    page.press("print-emergency-sheet").await?;
    page.until("files to be made", async || {
        let made = page.script("return addresses.size", vec![]).await?;
        Ok((made.as_u64() > Some(1)).then_some(()))
    })
    .await
}

/// Every file, frame, drawing and worker of the paper is gone.
async fn nothing_is_made(page: &Page, name: &str) -> Step {
    page.until("what was made to be gone", async || {
        let left = "return addresses.size + document.querySelectorAll('iframe, svg.paper').length";
        let is_gone = page.script(left, vec![]).await? == 0;
        let has_ended = page.script("return ended > 0", vec![]).await? == true;
        Ok((is_gone && has_ended).then_some(()))
    })
    .await?;
    let seen = "return document.documentElement.outerHTML.includes(arguments[0])
        || document.title.includes(arguments[0])";
    match page.script(seen, vec![Value::from(name)]).await? == false {
        true => Ok(()),
        false => Err("the page still holds a name".into()),
    }
}

async fn nothing_of_the_paper(page: &Page) -> Step {
    let record = full_record()?;
    let name = family_name(&record);
    records::begin_with(page, &record).await?;
    put_on(page).await?;
    prints(page).await?;
    page.open("#/data").await?;
    page.press("lock-now").await?;
    page.arrive("lock").await?;
    nothing_is_made(page, &name).await?;
    page.until("that it is locked to be said", async || {
        let said = page.script(
            "return document.getElementById('announcements')?.textContent ?? ''",
            vec![],
        );
        let is_said = said
            .await?
            .as_str()
            .is_some_and(|said| said.contains("鍵がかかりました"));
        let state = "return document.activeElement.id + ' ' + document.title";
        let state = page.script(state, vec![]).await?;
        let is_there = state.as_str().is_some_and(|state| {
            state.starts_with("heading") && state.contains("鍵がかかっています")
        });
        Ok((is_said && is_there).then_some(()))
    })
    .await
}

async fn nothing_of_the_paper_after_erasing(page: &Page) -> Step {
    let record = full_record()?;
    let name = family_name(&record);
    records::begin_with(page, &record).await?;
    prints(page).await?;
    page.open("#/data").await?;
    page.press("erase-everything").await?;
    page.press("confirm-erase-everything").await?;
    page.see("[data-erased=done]").await?;
    nothing_is_made(page, &name).await
}

/// The page's clock is put forward by so many seconds, and looked at.
const LATER: &str = "const now = Date.now; Date.now = () => now.call(Date) + arguments[0] * 1000;
    document.dispatchEvent(new Event('visibilitychange'))";

/// A touch in one window keeps both open; before a lock closes it says so, and one can go on.
async fn touched_in_one(page: &Page) -> Step {
    records::begin_with(page, &full_record()?).await?;
    put_on(page).await?;
    page.choose("lock-idle", "5").await?;
    let first = page.client.window().await?;
    let second = page.client.new_window(true).await?.handle;
    page.client.switch_to_window(second.clone()).await?;
    page.open("#/sheet/name").await?;
    unlock(page, WORDS).await?;
    page.arrive_at_questions("name").await?;

    page.client.switch_to_window(first.clone()).await?;
    page.script(LATER, vec![Value::from(250)]).await?;
    page.see("[data-notice=closing_soon]").await?;
    axe::no_barriers(page).await?;
    let told = "return document.querySelectorAll('[data-notice=closing_soon]').length";
    page.until(
        "the warning to go where the other window is typed in",
        async || {
            // A window tells the others of its touches once in a few seconds.
            page.client.switch_to_window(second.clone()).await?;
            retype(page, FIELD, "Hashimoto").await?;
            page.client.switch_to_window(first.clone()).await?;
            Ok((page.script(told, vec![]).await? == 0).then_some(()))
        },
    )
    .await?;
    page.script(LATER, vec![Value::from(250)]).await?;
    page.see("[data-notice=closing_soon]").await?;
    // By its id: a pointer on its way there is a touch already, and the warning is gone.
    page.press_if_offered("stay-open").await?;
    page.until("the warning to go", async || {
        Ok((page.script(told, vec![]).await? == 0).then_some(()))
    })
    .await?;
    page.arrive("data").await?;
    page.script(LATER, vec![Value::from(301)]).await?;
    page.arrive("lock").await
}

/// With no room left in the storage the other windows lock too.
async fn full(page: &Page) -> Step {
    records::begin_with(page, &full_record()?).await?;
    put_on(page).await?;
    let first = page.client.window().await?;
    let second = page.client.new_window(true).await?.handle;
    page.client.switch_to_window(second.clone()).await?;
    page.open("#/data").await?;
    unlock(page, WORDS).await?;
    page.arrive("data").await?;
    page.client.switch_to_window(first).await?;
    let fill = "let size = 1 << 22;
        for (let at = 0; size >= 1; at++) {
            try { localStorage.setItem('fill' + at, 'x'.repeat(size)); } catch { size >>= 1; }
        }";
    page.script(fill, vec![]).await?;
    page.press("lock-now").await?;
    page.arrive("lock").await?;
    page.client.switch_to_window(second).await?;
    page.arrive("lock").await
}

/// Help, and what the page says of itself, are there without the passphrase; nothing of the record is.
async fn help(page: &Page) -> Step {
    let record = full_record()?;
    let name = family_name(&record);
    records::begin_with(page, &record).await?;
    put_on(page).await?;
    page.press("lock-now").await?;
    page.arrive("lock").await?;
    for one in ["help", "about", "privacy", "accessibility", "licences"] {
        page.open(&format!("#/{one}")).await?;
        page.arrive(one).await?;
        axe::no_barriers(page).await?;
        let seen = page
            .script("return document.body.innerText", vec![])
            .await?;
        if seen.as_str().is_none_or(|seen| seen.contains(&name)) {
            return Err(format!("{one} shows a name").into());
        }
    }
    page.open("#/help").await?;
    page.see("a[href=\"tel:119\"]").await?;
    let address = "return document.querySelectorAll('#read-aloud').length";
    if page.script(address, vec![]).await? != 0 {
        return Err("the address is shown on a locked device".into());
    }
    page.open("#/data").await?;
    page.arrive("lock").await?;
    let texts = storage(page).await?;
    match texts.iter().any(|(_, text)| text.contains(&name)) {
        false => Ok(()),
        true => Err("something can be read".into()),
    }
}

#[test]
fn what_another_window_has_not_saved_is_not_left_open_on_a_locked_device() {
    walk("lock-leaves-window", Engine::Chromium, another_window);
}

#[test]
fn a_copy_that_a_lock_could_not_close_is_said_and_closed_later() {
    walk("lock-leaves-copy", Engine::Chromium, copy);
}

#[test]
fn what_can_be_read_is_said_on_the_lock_page() {
    walk("lock-leaves-legible", Engine::Chromium, legible);
}

#[test]
fn a_lock_leaves_nothing_that_was_made_of_the_record() {
    walk("lock-leaves-paper", Engine::Chromium, nothing_of_the_paper);
}

#[test]
fn erasing_leaves_nothing_that_was_made_of_the_record() {
    walk(
        "erase-leaves-paper",
        Engine::Chromium,
        nothing_of_the_paper_after_erasing,
    );
}

#[test]
fn a_touch_in_any_window_keeps_all_open_and_closing_is_announced() {
    walk("lock-touched", Engine::Chromium, touched_in_one);
}

#[test]
fn a_lock_reaches_every_window_where_the_storage_is_full() {
    walk("lock-full", Engine::Chromium, full);
}

#[test]
fn help_is_there_without_the_passphrase() {
    walk("lock-help", Engine::Chromium, help);
}
