//! A backup brought to a browser that has never been here: everything is there again, and the sheet can be made.
use crate::engine::{Engine, walk};
use crate::page::Page;
use crate::{Step, axe, paper};
use std::path::{Path, PathBuf};
use tsutaeru::store::Backup;
use tsutaeru::vault::{DeviceKey, Passphrase, seal};

async fn restore(page: &Page) -> Step {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/personas/full.json");
    let text = std::fs::read_to_string(&file)?;
    let backup = Backup::read(&text).map_err(|fault| format!("{fault:?}"))?;
    let person = &backup
        .record
        .profiles
        .first()
        .ok_or("nobody in the backup")?
        .emergency
        .person;
    let name = person.full_name();

    page.open("").await?;
    page.press("restore").await?;
    page.arrive("data").await?;
    axe::no_barriers(page).await?;
    page.give_file("#restore-backup", &file).await?;
    page.see("#restore-result").await?;
    axe::no_barriers(page).await?;
    page.press("apply-restore").await?;
    page.wait_until_kept(person.family_name.as_typed()).await?;
    page.reload().await?;
    page.open("#/").await?;
    page.arrive("home").await?;
    let heading = page.text("h1").await?;
    if !heading.contains(&name) {
        return Err(format!("{name} is not in the heading: {heading}").into());
    }
    axe::no_barriers(page).await?;
    for address in [
        "#/sheet",
        "#/check",
        "#/people",
        "#/help",
        "#/about",
        "#/sheet/medicines",
        "#/sheet/care-team",
    ] {
        page.open(address).await?;
        page.see("main[data-page]").await?;
        axe::no_barriers(page).await?;
    }
    paper::from_print_page(page, &[&name.replace(' ', "")]).await
}

/// Files that other programs have changed: each is told, nothing changes by itself, and what is whole inside opens.
async fn changed_files(page: &Page) -> Step {
    let text = std::fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/personas/minimal.json"),
    )?;
    let backup = Backup::read(&text).map_err(|fault| format!("{fault:?}"))?;
    let text = backup.write();
    let file = |name: &str, content: &[u8]| -> Step<PathBuf> {
        let path = page.folder().join(name);
        std::fs::write(&path, content)?;
        Ok(path)
    };
    page.open("#/data").await?;
    page.arrive("data").await?;
    let latin: Vec<u8> = text
        .chars()
        .map(|c| u8::try_from(c).unwrap_or(0xA4))
        .collect();
    page.give_file("#restore-backup", &file("latin.json", &latin)?)
        .await?;
    page.see("[data-refused=\"other_letters\"]").await?;
    let changed = text.replacen("ふ", "ぶ", 1);
    page.give_file(
        "#restore-backup",
        &file("changed.json", changed.as_bytes())?,
    )
    .await?;
    page.see("[data-refused=\"changed\"]").await?;
    axe::no_barriers(page).await?;
    if page.script("return localStorage.length", vec![]).await? != 0 {
        return Err("a file that was changed has changed what is kept".into());
    }
    page.press("see-changed").await?;
    page.see(".notice.care [data-standing=\"new\"]").await?;
    axe::no_barriers(page).await?;
    page.press("close-restore").await?;

    let key = DeviceKey::make()
        .seal(&text)
        .map_err(|fault| format!("{fault:?}"))?;
    page.give_file("#restore-backup", &file("key.age", key.as_bytes())?)
        .await?;
    page.see("[data-refused=\"not-by-passphrase\"]").await?;
    let asks = "return document.querySelector('[name=backup-passphrase]') !== null";
    if page.script(asks, vec![]).await? == true {
        return Err("a passphrase is asked for that opens nothing".into());
    }
    let words = "Sakuramochi 3 tsu";
    let closed =
        seal(&text, &Passphrase::typed(words.to_owned())).map_err(|fault| format!("{fault:?}"))?;
    let mail = format!(
        "花子です。\r\n\r\n> {}\r\n-- \r\n橋本 花子\r\n",
        closed.trim_end().replace('\n', "\r\n> ")
    );
    page.give_file("#restore-backup", &file("mail.txt", mail.as_bytes())?)
        .await?;
    page.type_into("backup-passphrase", words).await?;
    page.press("open-backup").await?;
    page.press("apply-restore").await?;
    page.wait_until_kept("ふみ").await
}

#[test]
fn a_file_that_another_program_changed_is_told_and_what_is_whole_in_a_mail_opens() {
    walk("changed-files", Engine::Chromium, changed_files);
}

#[test]
fn a_backup_comes_back_in_an_empty_browser() {
    walk("restore", Engine::Chromium, restore);
}
