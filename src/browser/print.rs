//! Printing a PDF: the browser's own dialog for it where there is one, else the file in a tab of its own.

use super::{Deliverable, Listener, document, open_in_tab, window};
use js_sys::Reflect;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlIFrameElement, Url};

/// What became of printing. Whether something came out of the printer nobody tells a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Printed {
    /// The print dialog was opened.
    Dialog,
    /// The file stands in a tab of its own, to be printed from there.
    Tab,
    /// Neither could be tried.
    Failed,
}

/// The frame whose document is being printed. It has to stay as long as the dialog is open, which nobody
/// tells; so it goes when the next one comes.
struct Printing {
    frame: HtmlIFrameElement,
    address: String,
    _loaded: Listener,
}

thread_local! {
    static LAST: RefCell<Option<Printing>> = const { RefCell::new(None) };
}

impl Drop for Printing {
    fn drop(&mut self) {
        self.frame.remove();
        drop(Url::revoke_object_url(&self.address));
    }
}

/// Opens the print dialog for a PDF. To be called from a tap: the other way opens a tab.
pub fn print_pdf(file: &Deliverable, heard: impl Fn(Printed) + Clone + 'static) {
    if !prints_frames() || print_in_frame(file, heard.clone()).is_none() {
        heard(in_tab(file));
    }
}

/// Takes away what is being printed, or was: it holds what a person wrote.
pub fn forget_printing() {
    LAST.with(|last| last.borrow_mut().take());
}

fn in_tab(file: &Deliverable) -> Printed {
    match open_in_tab(file) {
        true => Printed::Tab,
        false => Printed::Failed,
    }
}

fn print_in_frame(file: &Deliverable, heard: impl Fn(Printed) + 'static) -> Option<()> {
    LAST.with(|last| last.borrow_mut().take());
    let address = Url::create_object_url_with_blob(file.file()?.as_ref()).ok()?;
    let document = document()?;
    let frame: HtmlIFrameElement = document.create_element("iframe").ok()?.dyn_into().ok()?;
    frame.set_class_name("print-frame");
    frame.set_tab_index(-1);
    frame.set_attribute("aria-hidden", "true").ok()?;
    let file = file.clone();
    let printed = frame.clone();
    let loaded = Listener::new(&frame, "load", move |_| {
        // Firefox shows a PDF by a page of its own, which we may not touch.
        let dialog = printed.content_window().and_then(|inside| {
            inside.focus().ok()?;
            inside.print().ok()
        });
        heard(match dialog {
            Some(()) => Printed::Dialog,
            None => in_tab(&file),
        });
    });
    frame.set_src(&address);
    document.body()?.append_child(&frame).ok()?;
    let printing = Printing {
        frame,
        address,
        _loaded: loaded,
    };
    LAST.with(|last| *last.borrow_mut() = Some(printing));
    Some(())
}

/// Whether a PDF in a frame can be printed: not on phones, which show none or only a picture of its first page.
fn prints_frames() -> bool {
    let Some(window) = window() else { return false };
    let navigator = window.navigator();
    let ask = |name: &str| Reflect::get(&navigator, &JsValue::from_str(name));
    let shows_pdf = ask("pdfViewerEnabled").is_ok_and(|shown| shown.is_truthy());
    let agent = navigator.user_agent().unwrap_or_default();
    let is_phone = ["iPhone", "iPad", "iPod", "Android"]
        .iter()
        .any(|device| agent.contains(device));
    // An iPad says that it is a Mac, but no Mac has a screen to touch.
    let fingers = ask("maxTouchPoints").ok().and_then(|most| most.as_f64());
    let is_ipad = agent.contains("Macintosh") && fingers.unwrap_or(0.0) > 1.0;
    shows_pdf && !is_phone && !is_ipad
}
