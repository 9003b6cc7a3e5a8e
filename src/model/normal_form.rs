//! One letter for what can be written with several code points, to compare names by.

/// Each letter in one width and one shape (Unicode's form NFKC): for comparing only, as it says less than what was
/// written. 神 has two code points in Windows' Japanese letters, and が one or two.
pub fn compatible(text: &str) -> String {
    match text.is_ascii() {
        true => text.to_owned(),
        false => normalized(text),
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn normalized(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfkc().collect()
}

/// The browser has the tables already, and they are as large as a page.
#[cfg(target_arch = "wasm32")]
fn normalized(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFKC").into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_any_width_and_shape_are_one() {
        assert_eq!(compatible("ﾜｰﾌｧﾘﾝ５㎎ か\u{3099}"), "ワーファリン5mg が");
        // From code page 932, and a radical as files of other programs give it.
        assert_eq!(compatible("\u{FA19}\u{FA1B}\u{2F42}髙"), "神福文髙");
    }
}
