//! Handing a file over: by download, or in a tab of its own, from where it can be printed and kept.

use super::share::{Shared, can_share, share};
use super::{Deliverable, document, window};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlAnchorElement, HtmlElement, Url};

/// The way on which a file most surely reaches the person in this browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// [`download`].
    Download,
    /// [`super::share`]: the device's own menu, with "save to files" in it.
    Share,
    /// [`open_in_tab`].
    Tab,
}

/// Chooses the way. Downloads are doubtful in a page that was put on an iPhone's home screen, and in the
/// small browsers inside other apps (LINE and the like), which drop them without a word.
pub fn best_way(file: &Deliverable) -> Way {
    match (downloads_surely(), can_share(&[file])) {
        (true, _) => Way::Download,
        (false, true) => Way::Share,
        (false, false) => Way::Tab,
    }
}

/// Hands a file over on the surest way, whatever it is; then says on which, or `None` where that could not be done. To
/// be called from a tap. A menu that the person closed counts for neither: they know it.
pub fn hand_over(file: Deliverable, then: impl Fn(Option<Way>) + 'static) {
    let way = best_way(&file);
    let done = move |is_done: bool| is_done.then_some(way);
    match way {
        Way::Download => then(done(download(&file))),
        Way::Tab => then(done(open_in_tab(&file))),
        Way::Share => spawn_local(async move {
            match share(&[&file]).await {
                Shared::Done => then(done(true)),
                Shared::Failed => then(done(false)),
                Shared::Cancelled => {}
            }
        }),
    }
}

fn downloads_surely() -> bool {
    let Some(window) = window() else { return false };
    let navigator = window.navigator();
    let standalone = js_sys::Reflect::get(&navigator, &JsValue::from_str("standalone"))
        .is_ok_and(|on_home_screen| on_home_screen.is_truthy());
    let agent = navigator.user_agent().unwrap_or_default();
    let on_ios = ["iPhone", "iPad", "iPod"]
        .iter()
        .any(|device| agent.contains(device));
    // Every real browser on iOS has Safari in its name; a view inside an app does not.
    let inside_an_app = (on_ios && !agent.contains("Safari/"))
        || [" Line/", "FBAN", "FBAV", "Instagram"]
            .iter()
            .any(|app| agent.contains(app));
    !standalone && !inside_an_app && has_download_attribute()
}

fn has_download_attribute() -> bool {
    anchor().is_some_and(|link| {
        js_sys::Reflect::has(&link, &JsValue::from_str("download")).unwrap_or(false)
    })
}

fn anchor() -> Option<HtmlAnchorElement> {
    document()?.create_element("a").ok()?.dyn_into().ok()
}

/// Starts a download. `false` where that could not even be tried; whether it arrived nobody tells a page.
pub fn download(file: &Deliverable) -> bool {
    click_link_to(file, |link| link.set_download(&file.name)).is_some()
}

/// Opens the file in a tab of its own. `false` where that could not be tried.
pub fn open_in_tab(file: &Deliverable) -> bool {
    click_link_to(file, |link| {
        link.set_target("_blank");
        link.set_rel("noopener");
    })
    .is_some()
}

fn click_link_to(file: &Deliverable, prepare: impl FnOnce(&HtmlAnchorElement)) -> Option<()> {
    let address = address_of(file)?;
    let link = anchor()?;
    link.set_href(&address);
    prepare(&link);
    link.set_hidden(true);
    // Firefox follows only links that are in the page.
    let body: HtmlElement = document()?.body()?;
    body.append_child(&link).ok()?;
    link.click();
    link.remove();
    Some(())
}

thread_local! {
    /// The addresses of the last files. They stay good for a while, as a browser may read them late.
    static LAST: RefCell<Vec<String>> = const { RefCell::new(vec![]) };
}

/// So many files stay readable: one of each paper, saved one right after the other, and one more.
const KEPT: usize = 10;

/// Lets go of the files that were handed over last: they hold what a person wrote.
pub fn forget_handed_over() {
    LAST.with(|last| last.borrow_mut().drain(..).for_each(let_go));
}

fn let_go(address: String) {
    drop(Url::revoke_object_url(&address));
}

fn address_of(file: &Deliverable) -> Option<String> {
    let address = Url::create_object_url_with_blob(file.file()?.as_ref()).ok()?;
    LAST.with(|last| {
        let mut last = last.borrow_mut();
        last.push(address.clone());
        let too_many = last.len().saturating_sub(KEPT);
        last.drain(..too_many).for_each(let_go);
    });
    Some(address)
}
