//! A backup brought to a browser that has never been here: everything is there again, and the sheet can be made.
use crate::engine::{Engine, walk};
use crate::page::Page;
use crate::{Step, axe, paper};
use std::path::Path;
use tsutaeru::store::Backup;

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

#[test]
fn a_backup_comes_back_in_an_empty_browser() {
    walk("restore", Engine::Chromium, restore);
}
