//! From the bytes of a code to its text: Shift_JIS as pharmacies write it, that is Windows code page 932.

use super::NotebookError;
use super::text::MAX_BYTES;
use encoding_rs::SHIFT_JIS;

/// The text of a code, and how it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text; a letter that could not be read is U+FFFD.
    pub text: String,
    /// True where it was written in UTF-8.
    pub is_utf8: bool,
}

/// At most one letter in so many may be unreadable.
const READABLE_TO_UNREADABLE: usize = 20;

/// Reads the bytes. Shift_JIS is what the format asks for; what is UTF-8 beyond doubt is read as that.
pub fn decode(bytes: &[u8]) -> Result<Decoded, NotebookError> {
    if bytes.len() > MAX_BYTES {
        return Err(NotebookError::TooLong);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bytes)
        && is_japanese(text)
    {
        let text = text.to_owned();
        return Ok(Decoded {
            text,
            is_utf8: true,
        });
    }
    let (text, _, _) = SHIFT_JIS.decode(bytes);
    let unreadable = text.matches('\u{FFFD}').count();
    if unreadable * READABLE_TO_UNREADABLE > text.chars().count() {
        return Err(NotebookError::UnreadableLetters);
    }
    let text = text.into_owned();
    let is_utf8 = false;
    Ok(Decoded { text, is_utf8 })
}

/// True where a text has several letters beyond ASCII and all of them are such as Japanese is written with.
/// Shift_JIS read as UTF-8 hardly ever looks like that.
fn is_japanese(text: &str) -> bool {
    let beyond: Vec<char> = text.chars().filter(|letter| !letter.is_ascii()).collect();
    let fits = |letter: &char| matches!(letter, '\u{3000}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFEF}' | '①'..='⑳' | '\u{2010}'..='\u{2312}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{2FFFF}');
    beyond.len() >= 4 && beyond.iter().all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> Result<String, NotebookError> {
        decode(bytes).map(|decoded| decoded.text)
    }

    #[test]
    fn letters_of_code_page_932_are_read() {
        // －, ～, ①, ㈱, 髙, ｱ, and 﨑 from the vendor's extension.
        let bytes = b"\x81\x7c\x81\x60\x87\x40\x87\x8a\xfb\xfc\xb1\xfa\xb1";
        assert_eq!(text(bytes).as_deref(), Ok("－～①㈱髙ｱ﨑"));
    }

    #[test]
    fn utf8_is_read_where_it_is_beyond_doubt() {
        let decoded = decode("\u{FEFF}JAHISTC08,1\r\n1,橋本　静江".as_bytes()).unwrap();
        assert_eq!(
            (decoded.text.as_str(), decoded.is_utf8),
            ("JAHISTC08,1\r\n1,橋本　静江", true)
        );
        let (bytes, _, _) = SHIFT_JIS.encode("1,橋本　静江,ﾊｼﾓﾄ ｼｽﾞｴ");
        assert!(!decode(&bytes).unwrap().is_utf8);
    }

    #[test]
    fn bytes_of_another_kind_are_refused_and_a_single_bad_letter_is_not() {
        assert_eq!(text(&[0xFF; 40]), Err(NotebookError::UnreadableLetters));
        assert_eq!(
            text(&vec![b'1'; MAX_BYTES + 1]),
            Err(NotebookError::TooLong)
        );
        let mut bytes = vec![b'1'; 40];
        bytes.push(0xFF);
        assert_eq!(text(&bytes), Ok("1".repeat(40) + "\u{FFFD}"));
    }
}
