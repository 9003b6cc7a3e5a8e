//! Files: made here to be handed over, or chosen by the person to be read.

use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FilePropertyBag, HtmlInputElement};

/// The media type of a PDF.
pub const PDF: &str = "application/pdf";
/// The media type of a backup.
pub const JSON: &str = "application/json";
/// The media type of a save that could not be read: it may be no JSON any more.
pub const PLAIN: &str = "text/plain";

/// The media type of a day for a calendar.
pub const CALENDAR: &str = "text/calendar";

/// The media type of an age file. It has none of its own; a browser that saves it must not think it a text to show.
pub const SEALED: &str = "application/octet-stream";

/// Something to be handed over to the person as a file.
#[derive(Debug, Clone)]
pub struct Deliverable {
    /// The name under which it is offered. It says nothing of a person.
    pub name: String,
    /// The media type.
    pub media_type: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl Deliverable {
    pub(super) fn file(&self) -> Option<File> {
        let parts = Array::of1(&Uint8Array::from(self.bytes.as_slice()));
        let options = FilePropertyBag::new();
        options.set_type(self.media_type);
        File::new_with_u8_array_sequence_and_options(&parts, &self.name, &options).ok()
    }
}

/// Why a chosen file was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadError {
    /// It is larger than what was asked for; nothing of it was read.
    TooLarge,
    /// The browser could not read it: gone meanwhile, not permitted.
    NotReadable,
}

/// The file that the person chose in the field which an event came from. The field is emptied, so that
/// choosing the same file again is heard again.
pub fn take_chosen(event: &web_sys::Event) -> Option<File> {
    let field: HtmlInputElement = event.current_target()?.dyn_into().ok()?;
    let file = field.files()?.get(0);
    field.set_value("");
    file
}

/// All files that the person chose in the field which an event came from; the field is emptied.
pub fn take_all_chosen(event: &web_sys::Event) -> Vec<File> {
    let field = event.current_target();
    let Some(field) = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) else {
        return vec![];
    };
    let chosen = field.files();
    let files = chosen.map(|files| (0..files.length()).filter_map(|at| files.get(at)).collect());
    field.set_value("");
    files.unwrap_or_default()
}

/// The bytes of a file that the person chose. Its size is looked at first.
pub async fn read_bytes(file: File, most_bytes: usize) -> Result<Vec<u8>, ReadError> {
    if file.size() > most_bytes as f64 {
        return Err(ReadError::TooLarge);
    }
    let buffer = JsFuture::from(file.unchecked_ref::<web_sys::Blob>().array_buffer()).await;
    let buffer = buffer.ok().and_then(|buffer| buffer.dyn_into().ok());
    buffer
        .map(|buffer: ArrayBuffer| Uint8Array::new(&buffer).to_vec())
        .ok_or(ReadError::NotReadable)
}
