//! From the bytes of codes to their texts: Shift_JIS as pharmacies write it, that is Windows code page 932, or UTF-8.

use super::NotebookError;
use super::seam::with_rest;
use super::text::{Lines, MAX_BYTES};
use encoding_rs::SHIFT_JIS;
use std::borrow::Cow;

pub use super::seam::fits;

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
/// What some programs write before a text in UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";
/// A letter that is none weighs as much as so many that hardly stand in a pharmacy's text.
const BROKEN: usize = 30;

/// Reads the bytes of a whole text. Shift_JIS is what the format asks for, and UTF-8 is written all the same: it is read
/// as that in which fewer letters are broken or such as no pharmacy writes.
pub fn decode(bytes: &[u8]) -> Result<Decoded, NotebookError> {
    if bytes.len() > MAX_BYTES {
        return Err(NotebookError::TooLong);
    }
    let (plain, has_mark) = match bytes.strip_prefix(MARK) {
        Some(plain) => (plain, true),
        None => (bytes, false),
    };
    let utf8 = String::from_utf8_lossy(plain);
    let (shift_jis, _) = SHIFT_JIS.decode_without_bom_handling(plain);
    let (strange, rare) = (strange_in_utf8(&utf8), rare_in_shift_jis(plain, &shift_jis));
    let is_utf8 = strange < rare || has_mark && strange == 0;
    if !is_utf8 && is_of_another_kind(plain) {
        return Err(NotebookError::UnreadableLetters);
    }
    let text: Cow<str> = if is_utf8 { utf8 } else { shift_jis };
    let unreadable = text.matches('\u{FFFD}').count();
    if unreadable * READABLE_TO_UNREADABLE > text.chars().count() {
        return Err(NotebookError::UnreadableLetters);
    }
    let text = text.into_owned();
    Ok(Decoded { text, is_utf8 })
}

/// So many pairs of bytes at the least tell what a text is written in, and one in so many of them is kana.
const SOME: usize = 3;
const TO_KANA: usize = 8;

/// True for Japanese written in neither way. ISO-2022-JP goes from one set of letters to another by an escape. EUC-JP
/// could be taken for half-width kana of Shift_JIS: all its bytes are such, and none is one that letters of Shift_JIS
/// begin with; but many of its pairs begin with what would be a comma or a middle dot.
fn is_of_another_kind(bytes: &[u8]) -> bool {
    if bytes
        .windows(2)
        .any(|two| matches!(two, b"\x1B$" | b"\x1B("))
    {
        return true;
    }
    let (mut at, mut pairs, mut kana) = (0, 0, 0);
    while let Some(first) = bytes.get(at) {
        let pair = |length: usize| {
            let rest = bytes.get(at + 1..at + length).unwrap_or_default();
            rest.len() + 1 == length && rest.iter().all(|byte| matches!(byte, 0xA1..=0xFE))
        };
        at += match first {
            0x00..=0x7F => 1,
            0x8F if pair(3) => 3,
            0x8E | 0xA1..=0xFE if pair(2) => {
                pairs += 1;
                kana += usize::from(matches!(first, 0x8E | 0xA4 | 0xA5));
                2
            }
            _ => return false,
        };
    }
    kana >= SOME && kana * TO_KANA >= pairs
}

/// How strange a text read as UTF-8 looks: letters that are broken, or of languages that no pharmacy here writes.
/// Text in Shift_JIS is full of them.
fn strange_in_utf8(text: &str) -> usize {
    let beyond = text.chars().filter(|letter| !letter.is_ascii());
    let weight = |letter| match letter {
        '\u{FFFD}' => BROKEN,
        // Signs and letters that Japanese sets of letters have too: § ° ± × ÷, Greek, Cyrillic.
        '\u{A0}'..='\u{BF}' | '×' | '÷' | '\u{391}'..='\u{3C9}' | '\u{401}'..='\u{451}' => 0,
        '\u{80}'..='\u{1FFF}' | '\u{A000}'..='\u{D7FF}' => 1,
        _ => 0,
    };
    beyond.map(weight).sum()
}

/// How strange a text read as Shift_JIS looks: letters that are broken, and kanji of the second level, that are rare in
/// names and nearly all that UTF-8 looks like.
fn rare_in_shift_jis(bytes: &[u8], text: &str) -> usize {
    let broken = text.matches('\u{FFFD}').count() * BROKEN;
    let (mut at, mut rare) = (0, 0);
    while let Some(first) = bytes.get(at) {
        let is_lead = matches!(first, 0x81..=0x9F | 0xE0..=0xFC);
        let is_rare = matches!(first, 0x99..=0x9F | 0xE0..=0xEF);
        rare += usize::from(is_rare);
        at += 1 + usize::from(is_lead);
    }
    broken + rare
}

/// What was read off codes, as texts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texts {
    /// The texts.
    pub texts: Vec<String>,
    /// Of these, by their place, the ones that were put together without a proof that their parts belong together.
    pub unproven: Vec<usize>,
    /// Why others could not be read.
    pub unreadable: Vec<NotebookError>,
}

/// So many codes without a beginning are held against the others at the most.
const MOST_RESTS: usize = 8;

/// The texts of codes. A code that begins amid a text is put behind the one where nothing else can follow.
pub fn texts(codes: &[Vec<u8>]) -> Texts {
    texts_of_joined(codes, &[])
}

/// The same, where some codes, by their place, were put together from parts that may not belong together.
pub fn texts_of_joined(codes: &[Vec<u8>], unproven: &[usize]) -> Texts {
    let codes = codes.iter().enumerate();
    let whole = codes.map(|(at, bytes)| (Cow::Borrowed(bytes.as_slice()), unproven.contains(&at)));
    let mut codes: Vec<(Cow<[u8]>, bool)> = whole.collect();
    while let Some((head, rest, whole)) = one_rest(&codes) {
        if let Some(head) = codes.get_mut(head) {
            *head = (Cow::Owned(whole), true);
        }
        codes.remove(rest);
    }
    let mut read = Texts::default();
    for (bytes, is_unproven) in codes {
        match decode(&bytes) {
            Ok(decoded) => {
                if is_unproven {
                    read.unproven.push(read.texts.len());
                }
                read.texts.push(decoded.text);
            }
            Err(error) => read.unreadable.push(error),
        }
    }
    read
}

/// A code without a beginning and the only one that it can follow, which nothing else can follow; and both as one.
fn one_rest(codes: &[(Cow<[u8]>, bool)]) -> Option<(usize, usize, Vec<u8>)> {
    let is_rest = |bytes: &[u8]| {
        let (text, _) = SHIFT_JIS.decode_without_bom_handling(bytes);
        Lines::read(&text) == Err(NotebookError::NoHead)
    };
    let rests = (0..codes.len()).filter(|at| codes.get(*at).is_some_and(|(code, _)| is_rest(code)));
    let rests: Vec<usize> = rests.take(MOST_RESTS).collect();
    let mut pairs: Vec<(usize, usize, Vec<u8>)> = vec![];
    for rest in &rests {
        for (head, (bytes, _)) in codes.iter().enumerate() {
            let behind = codes.get(*rest).filter(|_| !rests.contains(&head));
            if let Some(whole) = behind.and_then(|(behind, _)| with_rest(bytes, behind)) {
                pairs.push((head, *rest, whole));
            }
        }
    }
    let is_alone = |(head, rest, _): &&(usize, usize, Vec<u8>)| {
        let touching = pairs.iter().filter(|(a, b, _)| a == head || b == rest);
        touching.count() == 1
    };
    pairs.iter().find(is_alone).cloned()
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
    fn either_way_of_writing_is_told_by_the_whole_text() {
        for said in [
            "JAHISTC08,1\r\n1,橋本　静江",
            "JAHISTC08,1\r\n1,髙﨑　瑤子,2,S170305,,,,,,,ﾀｶｻｷ ﾖｳｺ",
            "201,1,アルファカルシドールカプセル０．５μg,1",
            "201,1,○ワーファリン錠１ｍｇ,1\r\n281,1,★■△×●◎±°α",
            "かな",
            "ﾊｼﾓﾄ",
            "ﾂｱ ﾃｱ ﾎｱ",
            "★",
        ] {
            let (bytes, _, unfit) = SHIFT_JIS.encode(said);
            assert!(!unfit, "{said}");
            assert_eq!(text(&bytes).as_deref(), Ok(said), "in Shift_JIS");
            assert!(!decode(&bytes).unwrap().is_utf8);
            let decoded = decode(said.as_bytes()).unwrap();
            assert_eq!((decoded.text.as_str(), decoded.is_utf8), (said, true));
            let marked = [MARK, said.as_bytes()].concat();
            assert_eq!(text(&marked).as_deref(), Ok(said), "with a mark before it");
        }
    }

    #[test]
    fn japanese_in_other_letters_is_refused_and_half_width_kana_are_read() {
        let text_of = |words: &str| format!("JAHISTC08,1\r\n{words}");
        for said in [
            "1,橋本　静江,2,S170305\r\n201,1,ワーファリン錠１ｍｇ,1,錠\r\n301,1,１日１回夕食後,28,日分",
            "201,1,ﾜｰﾌｧﾘﾝ錠1mg,1,錠\r\n301,1,夕食後",
            "11,みどり薬局,13,4\r\n51,山田内科医院,13,1\r\n55,鈴木次郎,循環器科",
        ] {
            for kind in [encoding_rs::EUC_JP, encoding_rs::ISO_2022_JP] {
                let (bytes, _, unfit) = kind.encode(said);
                assert!(!unfit, "{said}");
                let bytes = [b"JAHISTC08,1\r\n".as_slice(), &bytes].concat();
                assert_eq!(
                    text(&bytes),
                    Err(NotebookError::UnreadableLetters),
                    "{said} {}",
                    kind.name()
                );
            }
            let (bytes, _, _) = SHIFT_JIS.encode(said);
            assert_eq!(text(&bytes).as_deref(), Ok(said));
        }
        for said in [
            "1,ﾊｼﾓﾄ ｼｽﾞｴ\r\n201,1,ﾜｰﾌｧﾘﾝｼﾞｮｳ,1,ｼﾞｮｳ\r\n301,1,1ﾆﾁ1ｶｲ ﾕｳｼｮｸｺﾞ",
            "201,1,ﾌｪﾛ･ｸﾞﾗﾃﾞｭﾒｯﾄ｢ﾄｰﾜ｣,1,T\r\n281,1,ｱｻ､ﾋﾙ､ﾖﾙ",
        ] {
            let said = text_of(said);
            let (bytes, _, _) = SHIFT_JIS.encode(&said);
            assert_eq!(text(&bytes).as_deref(), Ok(said.as_str()));
        }
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
        let said = "1,橋本　静江,みどり薬局,東京都練馬区";
        let broken = [said.as_bytes(), b"\xFF".as_slice()].concat();
        assert_eq!(
            text(&broken),
            Ok("1,橋本　静江,みどり薬局,東京都練馬区\u{FFFD}".to_owned())
        );
    }
}
