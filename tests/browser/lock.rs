//! The lock of a device: put on, closed in every way there is, opened again with everything there, taken off.
use crate::engine::{Engine, walk};
use crate::page::Page;
use crate::vault::{BAR, WORDS, full_record, is_quick_enough};
use crate::worker_time::worker_time;
use crate::{Step, axe, fault, records};
use serde_json::Value;
use tsutaeru::store::{Backup, LockFound, MemoryShelf, Record, Store, read_unsealed};
use tsutaeru::vault::{DeviceKey, Passphrase, open_with_passphrase};

const OTHER: &str = "Sakuramochi 4 tsu";
const CHANGED: &str = "Hashimoto";
pub const AGE: &str = "-----BEGIN AGE ENCRYPTED FILE-----";
pub const FIELD: &str = "emergency.person.family_name";

/// Types something in the place of what stands in the field.
pub async fn retype(page: &Page, name: &str, text: &str) -> Step {
    page.empty(name).await?;
    page.type_into(name, text).await
}

/// Opens what is folded.
pub async fn unfold(page: &Page, selector: &str) -> Step {
    page.press_here(&format!("{selector} > summary")).await
}

/// Puts the lock on, on the data page.
pub async fn put_on(page: &Page) -> Step {
    page.open("#/data").await?;
    page.arrive("data").await?;
    unfold(page, "#lock-how").await?;
    axe::no_barriers(page).await?;
    page.type_into("lock-passphrase", WORDS).await?;
    page.type_into("lock-passphrase-again", WORDS).await?;
    page.press("put-lock-on").await?;
    page.see("#lock-now").await.map(drop)
}

/// Gives a passphrase on the lock page.
pub async fn unlock(page: &Page, words: &str) -> Step {
    page.arrive("lock").await?;
    retype(page, "passphrase", words).await?;
    page.press("unlock").await
}

/// Every text that the browser keeps for the page.
pub async fn storage(page: &Page) -> Step<Vec<(String, String)>> {
    let entries = page.script("return Object.entries(localStorage)", vec![]);
    Ok(serde_json::from_value(entries.await?)?)
}

/// The record in the storage, opened as anybody with the passphrase can open it.
pub async fn kept(page: &Page, words: &str) -> Step<Record> {
    let texts = storage(page).await?;
    let shelf = MemoryShelf::holding(texts.iter().map(|(key, text)| (&key[..], &text[..])));
    let (store, opened) = Store::open(&shelf);
    let sealed = opened.locked.ok_or("nothing is sealed")?;
    let LockFound::Here(lock) = store.lock().map_err(|why| format!("{why:?}"))? else {
        return Err("there is no lock".into());
    };
    let key = DeviceKey::unwrap(&lock.key, &Passphrase::typed(words.to_owned()));
    let text = key
        .and_then(|key| key.open(&sealed.text))
        .map_err(|why| format!("{why:?}"))?;
    read_unsealed(&text, sealed.revision).map_err(|why| format!("{why:?}").into())
}

/// What belongs into the second copy.
async fn newest_with_lock(page: &Page) -> Step<Vec<(String, String)>> {
    let mut texts = storage(page).await?;
    texts.sort();
    let lock = texts
        .iter()
        .find(|(key, _)| key == "tsutaeru.lock.1")
        .cloned();
    let newest = texts
        .into_iter()
        .rfind(|(key, _)| key.starts_with("tsutaeru.record."));
    Ok(lock.into_iter().chain(newest).collect())
}

pub fn family_name(record: &Record) -> String {
    let person = &record.profiles[0].emergency.person;
    person.family_name.as_typed().to_owned()
}

/// Every text of the second copy, with its key.
const SECOND: &str = "const done = arguments[arguments.length - 1];
    const opening = indexedDB.open('tsutaeru', 1);
    opening.onerror = () => done([]);
    opening.onsuccess = () => {
        const saves = opening.result.transaction('saves').objectStore('saves');
        const [keys, texts] = [saves.getAllKeys(), saves.getAll()];
        texts.onsuccess = () => {
            opening.result.close();
            done(keys.result.map((key, at) => [key, texts.result[at]]));
        };
    };";

pub async fn second_copy(page: &Page) -> Step<Vec<(String, String)>> {
    let entries = page.script_until_called(SECOND, vec![]).await?;
    Ok(serde_json::from_value(entries)?)
}

/// The name stands nowhere on the device, and the second copy can be opened with its own lock.
pub async fn nothing_can_be_read(page: &Page, name: &str) -> Step {
    let mut texts = storage(page).await?;
    let second = second_copy(page).await?;
    if second.len() != 2 || !second.iter().all(|(_, text)| text.contains(AGE)) {
        return Err(format!("the second copy holds {} texts", second.len()).into());
    }
    texts.extend(second);
    match texts.iter().find(|(_, text)| text.contains(name)) {
        None => Ok(()),
        Some((key, _)) => Err(format!("{key} can be read without the passphrase").into()),
    }
}

/// No date has such a month.
const HALF_TYPED: &str = "emergency.person.birth_date.month";

async fn locked_and_unlocked(page: &Page) -> Step {
    let record = full_record()?;
    let name = family_name(&record);
    records::begin_with(page, &record).await?;
    put_on(page).await?;
    nothing_can_be_read(page, &name).await?;
    if kept(page, WORDS).await?.profiles != record.profiles {
        return Err("what is sealed is not what was on the page".into());
    }

    page.reload().await?;
    page.arrive("lock").await?;
    axe::no_barriers(page).await?;
    let seen = page
        .script("return document.body.innerText", vec![])
        .await?;
    if seen.as_str().is_some_and(|seen| seen.contains(&name)) {
        return Err("the lock page shows a name".into());
    }
    unlock(page, OTHER).await?;
    page.until("the wrong passphrase to be told", async || {
        let told = page.text("#lock-remark").await?;
        Ok(told.contains("開きませんでした").then_some(()))
    })
    .await?;
    axe::no_barriers(page).await?;
    unlock(page, WORDS).await?;
    page.arrive("data").await?;
    axe::no_barriers(page).await?;

    // What is typed is sealed, also right before it is locked.
    page.open("#/sheet/name").await?;
    page.arrive_at_questions("name").await?;
    retype(page, FIELD, "abcdefghi").await?;
    page.until("it to be sealed", async || {
        let record = kept(page, WORDS).await?;
        let is_copied = second_copy(page).await? == newest_with_lock(page).await?;
        Ok((is_copied && family_name(&record) == "abcdefghi").then_some(()))
    })
    .await?;
    retype(page, HALF_TYPED, "13").await?;
    retype(page, FIELD, CHANGED).await?;
    page.open("#/data").await?;
    page.press("lock-now").await?;
    page.arrive("lock").await?;
    if family_name(&kept(page, WORDS).await?) != CHANGED {
        return Err("what was typed right before locking is not kept".into());
    }
    nothing_can_be_read(page, CHANGED).await?;
    unlock(page, WORDS).await?;
    page.open("#/sheet/name").await?;
    page.arrive_at_questions("name").await?;
    if page.value(FIELD).await? != CHANGED || page.value(HALF_TYPED).await? != "13" {
        return Err("what was typed is not there after unlocking".into());
    }
    Ok(())
}

/// What opening costs, once the vault's program is there and a wrong passphrase was tried; and what sealing costs.
async fn costs(page: &Page) -> Step {
    records::begin_with(page, &full_record()?).await?;
    put_on(page).await?;
    page.reload().await?;
    unlock(page, OTHER).await?;
    page.until("the wrong passphrase to be told", async || {
        Ok((!page.text("#lock-remark").await?.contains("確かめて")).then_some(()))
    })
    .await?;
    let before = worker_time()?;
    unlock(page, WORDS).await?;
    page.arrive("data").await?;
    let took = worker_time()?.saturating_sub(before);
    is_quick_enough("unlocking", took, BAR)?;
    page.open("#/sheet/name").await?;
    page.arrive_at_questions("name").await?;
    let before = worker_time()?;
    retype(page, FIELD, "abcdefghi").await?;
    page.until("it to be sealed", async || {
        let record = kept(page, WORDS).await?;
        Ok((family_name(&record) == "abcdefghi").then_some(()))
    })
    .await?;
    let took = worker_time()?.saturating_sub(before);
    println!("processor time of sealing nine letters: {took:?}");
    Ok(())
}

/// What was damaged before the lock came on is said, and goes when one has said so.
async fn damaged_before(page: &Page) -> Step {
    records::begin_with(page, &full_record()?).await?;
    let damage = "localStorage.setItem('tsutaeru.record.000000000000', 'tsutaeru-save 1 0 高橋')";
    page.script(damage, vec![]).await?;
    page.reload().await?;
    put_on(page).await?;
    page.see("#lock-legible").await?;
    axe::no_barriers(page).await?;
    nothing_can_be_read(page, "高橋")
        .await
        .expect_err("it is said");
    page.press("forget-legible").await?;
    page.press("forget-legible-surely").await?;
    page.until("it to be gone", async || {
        let is_said = "return document.querySelector('#lock-legible') !== null";
        Ok((page.script(is_said, vec![]).await? == false).then_some(()))
    })
    .await?;
    nothing_can_be_read(page, "高橋").await
}

/// The program stops while the lock is on: what is handed out is closed, and opens with the passphrase.
async fn stops(page: &Page) -> Step {
    let record = full_record()?;
    records::begin_with(page, &record).await?;
    put_on(page).await?;
    page.script(fault::NO_ELEMENT, vec![]).await?;
    page.script(
        "location.hash = arguments[0]",
        vec![Value::from("#/people")],
    )
    .await?;
    page.arrive("fault").await?;
    page.press("save-backup").await?;
    let file = std::fs::read(page.downloaded(".age").await?)?;
    let text = open_with_passphrase(&file, &Passphrase::typed(WORDS.to_owned()))
        .map_err(|why| format!("{why:?}"))?;
    let backup = Backup::read(&text).map_err(|why| format!("{why:?}"))?;
    if backup.record.profiles != record.profiles {
        return Err("what is handed out is not what was kept".into());
    }
    page.press("reload").await?;
    page.arrive("lock").await
}

/// A new version is agreed to while a save is being sealed: it is kept first.
async fn new_version(page: &Page) -> Step {
    page.open("#/help").await?;
    page.see("#offline").await?;
    records::begin_with(page, &full_record()?).await?;
    put_on(page).await?;
    page.host.publish("<meta name=\"edition\" content=\"2\">")?;
    page.reload().await?;
    unlock(page, WORDS).await?;
    page.open("#/sheet/name").await?;
    page.see("[data-notice=version]").await?;
    retype(page, FIELD, CHANGED).await?;
    page.press("switch-version").await?;
    page.until("the new version", async || {
        let ask = "return document.querySelector('meta[name=edition]') !== null";
        // While the page is being loaded there is nothing to ask.
        let is_second = page.script(ask, vec![]).await.unwrap_or_default();
        Ok((is_second == true).then_some(()))
    })
    .await?;
    unlock(page, WORDS).await?;
    page.arrive_at_questions("name").await?;
    match page.value(FIELD).await? == CHANGED {
        true => Ok(()),
        false => Err("what was typed last is not there in the new version".into()),
    }
}

/// Another passphrase, none, and everything erased by somebody who has forgotten it.
async fn changed_and_forgotten(page: &Page) -> Step {
    let record = full_record()?;
    let name = family_name(&record);
    records::begin_with(page, &record).await?;
    put_on(page).await?;
    unfold(page, "#lock-change").await?;
    page.type_into("old-passphrase", WORDS).await?;
    page.type_into("new-passphrase", OTHER).await?;
    page.type_into("new-passphrase-again", OTHER).await?;
    page.press("change-passphrase").await?;
    page.until("the new passphrase to count", async || {
        Ok(kept(page, OTHER).await.is_ok().then_some(()))
    })
    .await?;
    if kept(page, WORDS).await.is_ok() {
        return Err("the old passphrase still opens it".into());
    }
    page.reload().await?;
    unlock(page, OTHER).await?;
    page.arrive("data").await?;
    page.press("take-lock-off").await?;
    page.wait_until_kept(&name).await?;
    if records::kept(page).await?.profiles != record.profiles {
        return Err("without the lock something is missing".into());
    }
    let has_lock = "return Object.keys(localStorage).some((key) => key.includes('lock'))";
    page.until("the key to be gone", async || {
        Ok((page.script(has_lock, vec![]).await? == false).then_some(()))
    })
    .await?;

    put_on(page).await?;
    page.reload().await?;
    page.arrive("lock").await?;
    unfold(page, "#forgotten").await?;
    axe::no_barriers(page).await?;
    page.press("erase-everything").await?;
    page.press("confirm-erase-everything").await?;
    page.until("nothing to be left", async || {
        let left =
            "return Object.keys(localStorage).every((key) => key.startsWith('tsutaeru.erased.'))";
        Ok((page.script(left, vec![]).await? == true).then_some(()))
    })
    .await?;
    page.press("begin-anew").await?;
    page.arrive("welcome").await
}

#[test]
fn a_lock_closes_and_opens_in_chromium() {
    walk("lock", Engine::Chromium, locked_and_unlocked);
}

#[test]
fn a_lock_closes_and_opens_in_firefox() {
    walk("lock", Engine::Firefox, locked_and_unlocked);
}

#[test]
fn a_lock_closes_and_opens_in_webkit() {
    walk("lock", Engine::WebKit, locked_and_unlocked);
}

#[test]
fn unlocking_is_quick_enough_for_a_slow_device() {
    walk("unlock-cost", Engine::Chromium, costs);
}

#[test]
fn what_was_damaged_before_the_lock_is_said_and_may_go() {
    walk("lock-damaged", Engine::Chromium, damaged_before);
}

#[test]
fn a_fault_behind_the_lock_hands_out_nothing_that_can_be_read() {
    walk("lock-fault", Engine::Chromium, stops);
}

#[test]
fn a_new_version_waits_for_what_is_being_sealed() {
    walk("lock-update", Engine::Chromium, new_version);
}

#[test]
fn a_lock_is_changed_taken_off_and_forgotten() {
    walk("lock-changed", Engine::Chromium, changed_and_forgotten);
}
