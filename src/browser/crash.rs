//! When the program stops by a fault of its own: a calm page that works without it.

use super::share::sharing;
use super::storage::keeps_nothing;
use super::{LocalShelf, Way, document};
use crate::store::{Backup, Store};
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};
use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlAnchorElement, Url};

/// The words of the calm page.
#[derive(Debug, Clone)]
pub struct CalmWords {
    /// Its heading.
    pub heading: String,
    /// What happened, what is safe, what to do.
    pub text: String,
    /// The link that loads the page anew.
    pub reload: String,
    /// The link that saves a backup.
    pub backup: String,
    /// The name of the backup's file.
    pub backup_name: String,
}

/// From now on a fault of the program shows the calm page. Nothing that the fault says is shown or
/// logged: it could hold what a person wrote. The place in the program is logged, for whoever mends it.
pub fn stay_calm(words: CalmWords) {
    let shown = AtomicBool::new(false);
    panic::set_hook(Box::new(move |fault| {
        // A second fault, in here, must not lead back in here.
        if shown.swap(true, Ordering::Relaxed) {
            return;
        }
        if let Some(place) = fault.location() {
            web_sys::console::error_2(&place.file().into(), &place.line().into());
        }
        if let Some(document) = document() {
            // Where even this cannot be shown there is nothing left to try.
            let _shown = show(&document, &words);
        }
    }));
}

/// True where a program before this one was thrown off its course and could not say so itself: the page's start
/// script has seen it, and begun anew.
pub fn is_after_fault() -> bool {
    let page = document().and_then(|document| document.document_element());
    page.is_some_and(|page| page.has_attribute("data-fault"))
}

/// Shows the calm page in the place of whatever is there.
pub fn show_calm_page(words: &CalmWords) {
    if let Some(document) = document() {
        let _shown = show(&document, words);
    }
}

fn show(document: &Document, words: &CalmWords) -> Option<()> {
    let page = document.create_element("main").ok()?;
    page.set_attribute("data-page", "fault").ok()?;
    let say = |kind: &str, words: &str| {
        let element = document.create_element(kind).ok()?;
        element.set_text_content(Some(words));
        page.append_child(&element).ok()
    };
    say("h1", &words.heading)?;
    say("p", &words.text)?;
    let link = |words: &str, id: &str, address: &str| {
        let line = document.create_element("p").ok()?;
        let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
        link.set_id(id);
        link.set_class_name("button");
        link.set_text_content(Some(words));
        link.set_href(address);
        line.append_child(&link).ok()?;
        page.append_child(&line).ok()?;
        Some(link)
    };
    // An empty address is the page's own; following it loads it anew.
    link(&words.reload, "reload", "")?;
    document.body()?.replace_children_with_node_1(&page);
    // Last, as it is the part that may fail. It needs no program: its file is made now.
    let file = backup(words)?;
    let address = || Url::create_object_url_with_blob(file.file()?.as_ref()).ok();
    match super::best_way(&file) {
        Way::Download => link(&words.backup, "save-backup", &address()?)?.set_download(&file.name),
        Way::Tab => link(&words.backup, "save-backup", &address()?)?.set_target("_blank"),
        Way::Share => {
            let button = document.create_element("button").ok()?;
            button.set_id("save-backup");
            button.set_class_name("button");
            button.set_text_content(Some(&words.backup));
            let share = sharing(&file)?;
            button
                .add_event_listener_with_callback("click", &share)
                .ok()?;
            page.append_child(&button).ok()?;
        }
    }
    Some(())
}

/// A backup of what is on the device, which a passphrase may lock. Where nothing is to be kept, what lies on the device
/// is somebody else's.
fn backup(words: &CalmWords) -> Option<super::Deliverable> {
    if keeps_nothing() {
        return None;
    }
    let (store, opened) = Store::open(LocalShelf::probe().ok()?);
    // What is locked is handed over as it is; the same passphrase opens it on the data page.
    let is_sealed = opened.locked.is_some();
    let text = match opened.locked {
        Some(sealed) => store.sealed_to_carry(&sealed.text)?,
        None => {
            opened.record.current()?;
            Backup::text_of(&opened.record, super::today())
        }
    };
    let name = &words.backup_name;
    let (name, media_type) = match is_sealed {
        true => (name.replace(".json", ".age"), super::SEALED),
        false => (name.clone(), super::JSON),
    };
    Some(super::Deliverable {
        name,
        media_type,
        bytes: text.into_bytes(),
    })
}
