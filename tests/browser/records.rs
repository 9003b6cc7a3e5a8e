//! Records to begin a journey with, put where the page keeps its own.
use crate::Step;
use crate::page::Page;
use serde_json::Value;
use tsutaeru::model::Profile;
use tsutaeru::store::{Backup, MemoryShelf, Record, Store};

/// The one person of a persona's backup.
pub fn persona(name: &str) -> Step<Profile> {
    let file = format!("{}/tests/personas/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let backup = Backup::read(&std::fs::read_to_string(file)?)
        .map_err(|fault| format!("{name}: {fault:?}"))?;
    let mut people = backup.record.profiles.into_iter();
    Ok(people.next().ok_or("nobody in the backup")?)
}

/// Opens the page with this record and nothing else on the device, as the page's own store would have written it.
pub async fn begin_with(page: &Page, record: &Record) -> Step {
    let shelf = MemoryShelf::new();
    let (mut store, _) = Store::open(&shelf);
    store.save(record).map_err(|fault| format!("{fault:?}"))?;
    page.open("#/help").await?;
    page.script("localStorage.clear()", vec![]).await?;
    forget_second_copy(page).await?;
    for (key, text) in shelf.contents() {
        let put = "localStorage.setItem(arguments[0], arguments[1])";
        page.script(put, vec![Value::from(key), Value::from(text)])
            .await?;
    }
    page.reload().await
}

/// Removes the second copy of the newest save.
pub async fn forget_second_copy(page: &Page) -> Step {
    let forget = "const done = arguments[arguments.length - 1];
        const opening = indexedDB.open('tsutaeru', 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('saves');
        opening.onsuccess = () => {
            const work = opening.result.transaction('saves', 'readwrite');
            work.objectStore('saves').clear();
            work.oncomplete = () => { opening.result.close(); done(); };
        };";
    page.script_until_called(forget, vec![]).await.map(drop)
}

/// What the page keeps now.
pub async fn kept(page: &Page) -> Step<Record> {
    let texts = page
        .script("return Object.entries(localStorage)", vec![])
        .await?;
    let texts: Vec<(String, String)> = serde_json::from_value(texts)?;
    let texts = texts
        .iter()
        .map(|(key, text)| (key.as_str(), text.as_str()));
    let shelf = MemoryShelf::holding(texts);
    let (_, opened) = Store::open(&shelf);
    match opened.notice {
        None => Ok(opened.record),
        Some(notice) => Err(format!("the page keeps what cannot be read: {notice:?}").into()),
    }
}
