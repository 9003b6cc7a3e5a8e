//! A backup behind a passphrase: made on the page, opened without it, and brought to an empty browser.
use crate::engine::{Engine, walk};
use crate::page::Page;
use crate::worker_time::worker_time;
use crate::{Step, axe, records, yardstick};
use std::time::Duration;
use tsutaeru::store::{Backup, Record};
use tsutaeru::vault::{Passphrase, open, seal};

pub const WORDS: &str = "Sakuramochi 3 tsu";
const OTHER: &str = "Sakuramochi 4 tsu";

/// What working on a passphrase may take on a device four times slower than a usual computer.
pub const BAR: Duration = Duration::from_secs(2);
/// The same of a wrong one for a backup: before it is called that, its letters are tried in both widths. (The right one
/// costs what unlocking does.)
const WRONG_BAR: Duration = Duration::from_secs(3);

/// Whether that processor time, taken just now on this machine, is within the bar.
pub fn is_quick_enough(what: &str, took: Duration, bar: Duration) -> Step {
    let slowness = yardstick::of_passphrase()?;
    let slow_device = took.mul_f64(4.0 / slowness);
    println!(
        "processor time of {what}: {took:?}; this machine is {slowness:.2} times slower than usual; on a device four \
         times slower {slow_device:?}"
    );
    match took > Duration::ZERO && slow_device <= bar {
        true => Ok(()),
        false => Err(format!("{what} takes {slow_device:?}").into()),
    }
}

/// Types passphrase after passphrase into a field.
pub async fn type_anew(page: &Page, name: &str, text: &str) -> Step {
    let field = page.see(&format!("[name=\"{name}\"]")).await?;
    field.clear().await?;
    page.type_into(name, text).await
}

pub fn full_record() -> Step<Record> {
    let mut record = Record::default();
    record.profiles.push(records::persona("full")?);
    record.settle_current();
    Ok(record)
}

async fn sealed_backup(page: &Page) -> Step {
    let record = full_record()?;
    let name = record.profiles[0]
        .emergency
        .person
        .family_name
        .as_typed()
        .to_owned();
    records::begin_with(page, &record).await?;
    page.open("#/data").await?;
    page.arrive("data").await?;
    page.choose("backup-kind", "sealed").await?;
    page.type_into("passphrase", WORDS).await?;
    axe::no_barriers(page).await?;
    page.press("save-backup").await?;
    page.see("#backup-remark").await?;
    page.type_into("passphrase-again", WORDS).await?;
    page.press("save-backup").await?;

    let file = page.downloaded(".age").await?;
    let bytes = std::fs::read(&file)?;
    if String::from_utf8_lossy(&bytes).contains(&name) {
        return Err("the closed backup can be read".into());
    }
    let text =
        open(&bytes, &Passphrase::typed(WORDS.to_owned())).map_err(|why| format!("{why:?}"))?;
    let backup = Backup::read(&text).map_err(|why| format!("{why:?}"))?;
    if backup.record.profiles != record.profiles {
        return Err("what is in the closed backup is not what was on the page".into());
    }

    page.open("#/help").await?;
    page.script("localStorage.clear()", vec![]).await?;
    records::forget_second_copy(page).await?;
    page.reload().await?;
    page.open("#/data").await?;
    page.arrive("data").await?;
    page.give_file("#restore-backup", &file).await?;
    page.type_into("backup-passphrase", OTHER).await?;
    page.press("open-backup").await?;
    page.see("[data-refused=\"wrong-passphrase\"]").await?;
    axe::no_barriers(page).await?;
    page.see("[name=\"backup-passphrase\"]").await?;
    if page.script("return localStorage.length", vec![]).await? != 0 {
        return Err("a wrong passphrase has changed what is kept".into());
    }
    page.type_into("backup-passphrase", WORDS).await?;
    page.press("open-backup").await?;
    page.press("apply-restore").await?;
    page.wait_until_kept(&name).await
}

/// The processor time of a wrong passphrase, once the vault's program is there.
async fn costs(page: &Page) -> Step {
    let closed =
        seal("{}", &Passphrase::typed(WORDS.to_owned())).map_err(|why| format!("{why:?}"))?;
    let file = std::env::temp_dir().join(format!("tsutaeru-closed-{}.age", std::process::id()));
    std::fs::write(&file, closed)?;
    page.open("#/data").await?;
    page.arrive("data").await?;
    page.give_file("#restore-backup", &file).await?;
    let try_once = async |number: u32| -> Step<Duration> {
        type_anew(page, "backup-passphrase", &format!("{OTHER} {number}")).await?;
        // Marked, so that what is seen next is what became of this one.
        let mark = "document.getElementById('restore-result').dataset.refused = ''";
        page.script(mark, vec![]).await?;
        page.press("open-backup").await?;
        page.see("[data-refused=\"wrong-passphrase\"]").await?;
        worker_time()
    };
    let before = try_once(1).await?;
    let took = try_once(2).await?.saturating_sub(before);
    std::fs::remove_file(&file)?;
    is_quick_enough("a wrong passphrase", took, WRONG_BAR)
}

#[test]
fn a_passphrase_is_quick_enough_for_a_slow_device() {
    walk("passphrase-cost", Engine::Chromium, costs);
}

#[test]
fn a_backup_is_closed_and_comes_back_in_chromium() {
    walk("sealed-backup", Engine::Chromium, sealed_backup);
}

#[test]
fn a_backup_is_closed_and_comes_back_in_firefox() {
    walk("sealed-backup", Engine::Firefox, sealed_backup);
}

#[test]
fn a_backup_is_closed_and_comes_back_in_webkit() {
    walk("sealed-backup", Engine::WebKit, sealed_backup);
}
