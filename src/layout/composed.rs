//! Letters that came in parts are put together: e and an accent behind it are é. Some keyboards and the names of files
//! on some systems hand them over apart, and the faces have whole letters only.

use super::glyph::is_ideograph;
use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;

/// The text with whole letters wherever there are whole ones, as Unicode's form NFC has them; it reads the same.
///
/// What is whole already stays: NFC would also write a kanji as its common form, which is not how that person writes
/// the name, and take some letters apart.
pub(super) fn composed(text: String) -> String {
    if text.chars().all(stands_for_itself) {
        return text;
    }
    let mut whole = String::with_capacity(text.len());
    for cluster in text.graphemes(true) {
        let mut characters = cluster.chars();
        let first = characters.next();
        match characters.next() {
            Some(_) if !first.is_some_and(is_ideograph) => whole.push_str(&joined(cluster)),
            _ => whole.push_str(cluster),
        }
    }
    whole
}

fn joined(cluster: &str) -> Cow<'_, str> {
    let whole = normalized(cluster);
    match whole.chars().count() < cluster.chars().count() {
        true => whole.into(),
        false => cluster.into(),
    }
}

/// Nearly every character: nothing leans on it, and it leans on none before it.
fn stands_for_itself(character: char) -> bool {
    character < '\u{300}'
        || matches!(character, '\u{3000}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{30A0}'..='\u{9FFF}'
            | '\u{FF01}'..='\u{FF9D}')
}

#[cfg(not(target_arch = "wasm32"))]
fn normalized(cluster: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    cluster.nfc().collect()
}

/// The browser has the tables already.
#[cfg(target_arch = "wasm32")]
fn normalized(cluster: &str) -> String {
    js_sys::JsString::from(cluster).normalize("NFC").into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

    #[test]
    fn accents_vowel_marks_dakuten_and_jamo_find_their_letters() {
        for (apart, whole) in [
            (
                "Jose\u{301} Mu\u{308}ller Nun\u{303}ez",
                "José Müller Nuñez",
            ),
            (
                "Nguye\u{302}\u{303}n Thi\u{323} Ho\u{300}ng",
                "Nguyễn Thị Hòng",
            ),
            ("Nguyê\u{303}n", "Nguyễn"),
            ("e\u{323}\u{302}", "ệ"),
            ("か\u{3099}ん は\u{309A}ん ウ\u{3099}", "がん ぱん ヴ"),
            ("\u{1100}\u{1175}\u{11B7}\u{1106}\u{1175}\u{11AB}", "김민"),
            ("И\u{306}", "Й"),
        ] {
            assert_eq!(composed(apart.to_owned()), whole, "{apart}");
        }
    }

    #[test]
    fn what_stands_for_itself_stays_as_it_was_typed() {
        // A compatibility ideograph, a form that a selector asks for, half-width kana, a family of one glyph.
        for typed in [
            "\u{FA19}社",
            "葛\u{E0100}",
            "神\u{FE00}",
            "ｶﾞ",
            "👩\u{200D}👧",
            "x\u{301}",
            "\u{FB40}\u{A41}",
            "\r\n",
        ] {
            assert_eq!(composed(typed.to_owned()), typed);
        }
    }

    #[test]
    fn no_mark_is_left_beside_a_letter_with_which_it_is_one() {
        let marks = (0x300..0x370).chain(0x3099..0x309B);
        let marks: Vec<char> = marks.filter_map(char::from_u32).collect();
        let letters = ('A'..='z').chain('À'..='ỹ').chain('ぁ'..='ヺ');
        let mut whole_ones = 0;
        for letter in letters.filter(|one| one.is_alphabetic()) {
            for mark in marks.iter().filter(|mark| is_combining_mark(**mark)) {
                let apart = format!("{letter}{mark}");
                let known: String = apart.nfc().collect();
                if known.chars().count() == 1 {
                    whole_ones += 1;
                    assert_eq!(composed(apart), known);
                }
            }
        }
        assert!(whole_ones > 800, "{whole_ones}");
    }
}
