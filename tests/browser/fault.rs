//! The program stops by a fault: a calm page comes, with the way on and a backup of what is kept. The faults come
//! from the browser, which for once refuses what it always does.
use crate::engine::{Engine, walk};
use crate::page::Page;
use crate::records::{begin_with, kept, persona};
use crate::{Step, axe};
use serde_json::Value;
use tsutaeru::store::{Backup, Record};

/// The browser refuses to make an element, once: the program notices and stops.
pub const NO_ELEMENT: &str = "
    const made = Document.prototype.createElement, cloned = Node.prototype.cloneNode;
    const refuse = () => {
        Document.prototype.createElement = made;
        Node.prototype.cloneNode = cloned;
        throw new Error('refused');
    };
    Document.prototype.createElement = refuse;
    Node.prototype.cloneNode = refuse;";

/// It refuses to make a text, where the program does not reckon with it: it is thrown off its course and cannot say
/// so itself. (The fault is the browser's own: what a driver's script throws is hidden from the page.)
const NO_TEXT: &str = "
    window.made = Document.prototype.createTextNode;
    Document.prototype.createTextNode = Node.prototype.appendChild;";
/// The checker of barriers makes texts as well.
const TEXT_AGAIN: &str = "if (window.made) Document.prototype.createTextNode = window.made;";

async fn stops(page: &Page, fault: &str) -> Step {
    let record = Record {
        profiles: vec![persona("minimal")?],
        ..Record::default()
    };
    begin_with(page, &record).await?;
    page.open("#/sheet").await?;
    page.script(fault, vec![]).await?;
    page.script(
        "location.hash = arguments[0]",
        vec![Value::from("#/people")],
    )
    .await?;
    page.arrive("fault").await?;
    page.script(TEXT_AGAIN, vec![]).await?;
    let pages = "return document.querySelectorAll('main').length";
    if page.script(pages, vec![]).await? != 1 {
        return Err("beside the calm page another one stands".into());
    }
    axe::no_barriers(page).await?;
    page.press("save-backup").await?;
    let file = page.downloaded(".json").await?;
    let backup = Backup::read(&std::fs::read_to_string(file)?)
        .map_err(|fault| format!("the backup cannot be read: {fault:?}"))?;
    if backup.record.profiles != record.profiles {
        return Err("the backup holds something else than what is kept".into());
    }
    page.press("reload").await?;
    page.arrive("home").await?;
    match kept(page).await?.profiles == record.profiles {
        true => Ok(()),
        false => Err("the fault has changed what is kept".into()),
    }
}

async fn noticed(page: &Page) -> Step {
    stops(page, NO_ELEMENT).await
}

async fn unnoticed(page: &Page) -> Step {
    stops(page, NO_TEXT).await
}

#[test]
fn a_fault_that_the_program_notices_shows_the_calm_page() {
    walk("fault-noticed", Engine::Chromium, noticed);
}

#[test]
fn a_fault_that_it_cannot_notice_shows_the_calm_page_in_chromium() {
    walk("fault-unnoticed", Engine::Chromium, unnoticed);
}

#[test]
fn a_fault_that_it_cannot_notice_shows_the_calm_page_in_firefox() {
    walk("fault-unnoticed", Engine::Firefox, unnoticed);
}

#[test]
fn a_fault_that_it_cannot_notice_shows_the_calm_page_in_webkit() {
    walk("fault-unnoticed", Engine::WebKit, unnoticed);
}
