//! The check sum of a backup, by which a single wrong letter in it is noticed; and how letters look that another
//! program has changed, for files that have no sum.
//!
//! The sum is a CRC-32 over the whole file as JSON without blanks, its fields in the order of their names, without the
//! sum itself. So it stays right where a program only laid the file out anew; and whoever changes a file by hand takes
//! the line of the sum away.

use super::envelope::SUM;
use serde_json::Value;

/// The field of the sum.
pub(super) const FIELD: &str = "crc32";

/// What the sum says of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// It is as it was written.
    Whole,
    /// Something in it is not as it was written.
    Changed,
    /// It has no sum: it is from before there was one, or somebody has taken it away.
    Unknown,
}

/// The sum over a tree that does not have it.
pub(super) fn of(tree: &mut Value) -> String {
    // Whether a tree keeps the order of its file is decided by whatever else is built along.
    tree.sort_all_objects();
    format!("{:08x}", SUM.checksum(tree.to_string().as_bytes()))
}

/// Takes the sum out of a file's tree, and says what it says.
pub(super) fn take_out(tree: &mut Value) -> Standing {
    match tree.as_object_mut().and_then(|fields| fields.remove(FIELD)) {
        None => Standing::Unknown,
        Some(said) if said == of(tree).as_str() => Standing::Whole,
        Some(_) => Standing::Changed,
    }
}

/// True where somewhere stand letters as a program leaves them that took the file for one in other letters: the mark
/// for what it could not read, characters that no keyboard has, many Latin letters with accents in a row and none
/// without (what stood in two bytes each as one letter each), or halves of kana.
pub(super) fn has_strange_letters(tree: &Value) -> bool {
    match tree {
        Value::String(text) => is_strange(text),
        Value::Array(items) => items.iter().any(has_strange_letters),
        Value::Object(fields) => fields
            .iter()
            .any(|(name, field)| is_strange(name) || has_strange_letters(field)),
        _ => false,
    }
}

/// So many accented letters in a row are in no word of any language.
const IN_A_ROW: usize = 4;
/// What a program that takes bytes for Western letters (1252) makes of those that are no letters.
const SIGNS: &str = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";
/// What every kana begins with where its three bytes were taken for Shift_JIS.
const HALVES: [char; 3] = ['\u{7E3A}', '\u{7E67}', '\u{7E5D}'];

fn is_strange(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    let is_lost = |c: &char| matches!(*c, '\u{FFFD}' | '\u{80}'..='\u{9F}');
    let western = letters
        .windows(3)
        .filter(|three| is_of_three(three))
        .count();
    letters.iter().any(is_lost) || has_row(&letters) || western > 1 || has_halves(&letters)
}

fn has_row(letters: &[char]) -> bool {
    let is_accented = |c: &char| ('\u{A1}'..='\u{FF}').contains(c);
    letters.split(|c| !is_accented(c)).any(|row| {
        // A line of one or two signs is drawn by hand: ××××××.
        let mut differ = row.to_vec();
        differ.sort_unstable();
        differ.dedup();
        row.len() >= IN_A_ROW && differ.len() > 2
    })
}

/// Three letters that were the three bytes of one.
fn is_of_three(three: &[char]) -> bool {
    let is_second = |c: &char| ('\u{A0}'..='\u{BF}').contains(c) || SIGNS.contains(*c);
    matches!(three, [first, rest @ ..] if ('\u{E3}'..='\u{E9}').contains(first) && rest.iter().all(is_second))
}

/// Two halves of kana, or one beside a katakana of half the width. In words one of these kanji has hiragana behind it.
fn has_halves(letters: &[char]) -> bool {
    let is_hiragana = |c: &char| ('\u{3089}'..='\u{308D}').contains(c);
    let is_narrow = |c: &char| ('\u{FF61}'..='\u{FF9F}').contains(c);
    let behind = |at: usize| letters.get(at + 1);
    let halves = (0..letters.len()).filter(|at| HALVES.contains(&letters[*at]));
    let halves: Vec<_> = halves
        .filter(|at| !behind(*at).is_some_and(is_hiragana))
        .collect();
    halves.len() > 1 || halves.iter().any(|at| behind(*at).is_some_and(is_narrow))
}

/// True where somewhere question marks stand as in the place of letters: what a program leaves that had none for them.
/// A person may write so too.
pub(super) fn has_lost_letters(tree: &Value) -> bool {
    match tree {
        Value::String(text) => text.is_ascii() && text.contains("??"),
        Value::Array(items) => items.iter().any(has_lost_letters),
        Value::Object(fields) => fields.values().any(has_lost_letters),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_sum_is_of_the_content_and_not_of_how_it_is_laid_out() {
        let sum = |json: &str| of(&mut serde_json::from_str(json).unwrap());
        let plain = r#"{"a":[1,"花"],"b":{"c":null}}"#;
        assert_eq!(
            sum(plain),
            format!("{:08x}", SUM.checksum(plain.as_bytes()))
        );
        assert_eq!(
            sum(plain),
            sum("{ \"b\": {\"c\": null},\r\n\"a\": [1, \"\\u82b1\"] }")
        );
        assert_ne!(sum(plain), sum(&plain.replace('1', "2")));
    }

    #[test]
    fn taking_the_sum_out_says_whether_it_was_right() {
        let mut tree = json!({ "a": 1 });
        let sum = of(&mut tree);
        for (said, standing) in [
            (json!(sum), Standing::Whole),
            (json!(sum.to_uppercase() + "0"), Standing::Changed),
            (json!(7), Standing::Changed),
        ] {
            tree[FIELD] = said;
            assert_eq!(take_out(&mut tree), standing);
            assert_eq!(tree, json!({ "a": 1 }));
        }
        assert_eq!(take_out(&mut tree), Standing::Unknown);
        assert_eq!(take_out(&mut json!([])), Standing::Unknown);
    }

    /// What a program makes of bytes that it takes for Latin letters.
    fn as_latin(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| char::from(*byte)).collect()
    }

    #[test]
    fn letters_that_were_taken_for_others_are_seen_and_those_of_real_names_are_not() {
        let ours = "森田 ふみ";
        for (name, encoding) in [
            ("EUC-JP", encoding_rs::EUC_JP),
            ("Shift_JIS", encoding_rs::SHIFT_JIS),
            ("UTF-8", encoding_rs::UTF_8),
        ] {
            let (bytes, ..) = encoding.encode(ours);
            assert!(is_strange(&as_latin(&bytes)), "{name} as Latin letters");
            let lost = String::from_utf8_lossy(&bytes);
            assert_eq!(is_strange(&lost), encoding != encoding_rs::UTF_8, "{name}");
        }
        for name in [
            "森田 ふみ",
            "ペニシリン",
            "アムロジピン錠5mg「サワイ」",
            "ふみ",
            "ないです",
        ] {
            let (as_sjis, ..) = encoding_rs::SHIFT_JIS.decode(name.as_bytes());
            let (as_1252, ..) = encoding_rs::WINDOWS_1252.decode(name.as_bytes());
            for text in [as_sjis, as_1252] {
                assert!(is_strange(&text), "{text}");
            }
        }
        for name in [
            ours,
            "José Müller Ñuñez",
            "Þóra Ægisdóttir",
            "Nguyễn Thị Ánh",
            "××××××××",
            "±0.5°、37.5℃",
            "Zoë Brontë",
            "Café “Zoé”…",
            "足が縺れる。舌も縺れる",
            "関ヶ原 霞ｹ関 ｱﾑﾛｼﾞﾋﾟﾝ",
        ] {
            assert!(!is_strange(name), "{name}");
        }
        assert!(has_strange_letters(&json!({ "a": [{ "b": "\u{FFFD}" }] })));
        assert!(has_lost_letters(&json!({ "name": "???5mg", "a": "花" })));
        for kept in [json!("本当に??"), json!("?"), json!(["why?"])] {
            assert!(!has_lost_letters(&kept), "{kept}");
        }
        assert!(!has_strange_letters(
            &json!({ "a": [{ "b": "花" }, 1, null] })
        ));
    }
}
