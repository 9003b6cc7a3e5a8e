//! Fetches the words that the page does not carry: one file for each language, whole, from beside the page.

use super::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// The file of words of a language; the page names it in `meta[name=words]`. `None` where it could not be had.
pub async fn fetch_words(language: &str) -> Option<String> {
    let meta = format!("meta[name=words][lang={language}]");
    let address = document()?
        .query_selector(&meta)
        .ok()??
        .get_attribute("content")?;
    let request = window()?.fetch_with_str(&address);
    let response: Response = JsFuture::from(request).await.ok()?.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.text().ok()?)
        .await
        .ok()?
        .as_string()
}
