//! What is drawn for what a reader sees as one character: joiners leave no mark, split kana are put together.

/// The characters of a cluster that are drawn: without joiners and selectors, voiced kana put together.
pub fn drawn(cluster: &str) -> Vec<char> {
    let mut out: Vec<char> = Vec::new();
    for character in cluster.chars() {
        match character {
            '\u{3099}' | '\u{309A}' | 'ﾞ' | 'ﾟ' => {
                let whole = out.last().and_then(|base| voiced(*base, character));
                match (whole, out.last_mut()) {
                    (Some(whole), Some(last)) => *last = whole,
                    _ => out.push(character),
                }
            }
            _ if is_invisible(character) => {}
            _ => out.push(character),
        }
    }
    out
}

/// What of a cluster a face can show: the characters it has, or one stand-in for the first when it has none.
pub fn shown(cluster: &str, has: impl Fn(char) -> bool) -> Vec<char> {
    let all = drawn(cluster);
    let first = all.first().copied();
    let known: Vec<char> = all
        .into_iter()
        .filter(|character| has(*character))
        .collect();
    if known.is_empty() {
        first.into_iter().collect()
    } else {
        known
    }
}

/// か and its mark are が: some systems hand kana over in two parts.
fn voiced(base: char, mark: char) -> Option<char> {
    const VOICED: &str =
        "かきくけこさしすせそたちつてとはひふへほカキクケコサシスセソタチツテトハヒフヘホ";
    let step = match mark {
        '\u{3099}' if base == 'う' => return Some('ゔ'),
        '\u{3099}' if base == 'ウ' => return Some('ヴ'),
        '\u{3099}' if base == 'ゝ' || base == 'ヽ' => 1,
        '\u{3099}' if VOICED.contains(base) => 1,
        '\u{309A}' if "はひふへほハヒフヘホ".contains(base) => 2,
        _ => return None,
    };
    char::from_u32(u32::from(base) + step)
}

/// Characters that take no room and leave no mark.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E007F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Kanji, of any plane.
pub(super) fn is_ideograph(character: char) -> bool {
    matches!(character, '々' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Whether a cluster asks for a particular form of its character, which the faces do not keep.
pub(super) fn has_variation(cluster: &str) -> bool {
    cluster
        .chars()
        .any(|character| matches!(character, '\u{E0100}'..='\u{E01EF}'))
}

/// Marks that lean on the letter before them. In the faces each takes a place of its own beside it: where the two are
/// not one letter there, somebody else has to draw them.
pub(super) fn is_leaning(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}' | '\u{3099}' | '\u{309A}' | '\u{FE20}'..='\u{FE2F}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::missing_characters;

    #[test]
    fn kana_in_two_parts_are_shown_as_one() {
        assert_eq!(drawn("か\u{3099}"), ['が']);
        assert_eq!(drawn("ハ\u{309A}"), ['パ']);
        assert_eq!(drawn("ウ\u{3099}"), ['ヴ']);
        assert!(missing_characters("か\u{3099}んは\u{309A}").is_empty());
    }
}
