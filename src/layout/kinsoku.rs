//! Which characters must not begin or end a line in Japanese (禁則), after JIS X 4051 and the W3C's
//! Requirements for Japanese Text Layout, and how Latin words hold together.

/// How a character behaves where a line may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A line ends here whatever else holds.
    Newline,
    /// White that is dropped at the end of a line.
    Space,
    /// White that holds its neighbours together.
    Glue,
    /// A line may end here although nothing is seen.
    SoftBreak,
    /// Opening brackets and the like: never last on a line.
    Opening,
    /// Closing brackets, points, small kana, repeat marks: never first on a line.
    Closing,
    /// Letters, digits and signs that make words: a line never ends between two of them.
    Word,
    /// Signs in a word that also must not begin a line, such as `.` and `%`.
    WordClosing,
    /// Pairs of dots or dashes that are never parted: never first on a line either.
    Dots,
    /// Ideographs and kana: a line may end on either side.
    Wide,
}

/// What stands at a place in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    pub character: char,
    pub class: Class,
}

impl From<char> for Seen {
    fn from(character: char) -> Self {
        Self {
            character,
            class: class(character),
        }
    }
}

pub(super) fn class(character: char) -> Class {
    match character {
        // By far the most common first.
        '\u{3400}'..='\u{9FFF}' => Class::Wide,
        '\u{3041}'..='\u{30FF}' if !is_closing_kana(character) => Class::Wide,
        'a'..='z' | 'A'..='Z' | '0'..='9' => Class::Word,
        '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{0B}' | '\u{0C}' | '\u{85}' => Class::Newline,
        ' ' | '\t' | '\u{3000}' | '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200A}' => Class::Space,
        '\u{A0}' | '\u{202F}' | '\u{2007}' | '\u{2060}' | '\u{FEFF}' | '\u{200D}' => Class::Glue,
        '\u{200B}' | '\u{AD}' => Class::SoftBreak,
        _ if is_opening(character) => Class::Opening,
        _ if is_closing(character) => Class::Closing,
        '!' | '%' | ')' | ',' | '.' | ':' | ';' | '?' | ']' | '}' | '/' | '-' => Class::WordClosing,
        '…' | '‥' | '―' | '—' => Class::Dots,
        _ if is_word(character) => Class::Word,
        _ => Class::Wide,
    }
}

/// Never last on a line.
fn is_opening(character: char) -> bool {
    matches!(
        character,
        '（' | '〔'
            | '［'
            | '｛'
            | '〈'
            | '《'
            | '「'
            | '『'
            | '【'
            | '⦅'
            | '〘'
            | '〖'
            | '〝'
            | '‘'
            | '“'
            | '«'
            | '('
            | '['
            | '{'
            | '｢'
            | '￥'
            | '＄'
            | '￡'
            | '№'
            | '＃'
            | '〒'
    )
}

/// Small kana and marks that lengthen or repeat: never first on a line.
fn is_closing_kana(character: char) -> bool {
    matches!(
        character,
        'ぁ' | 'ぃ'
            | 'ぅ'
            | 'ぇ'
            | 'ぉ'
            | 'っ'
            | 'ゃ'
            | 'ゅ'
            | 'ょ'
            | 'ゎ'
            | 'ゕ'
            | 'ゖ'
            | '゛'
            | '゜'
            | 'ゝ'
            | 'ゞ'
            | 'ァ'
            | 'ィ'
            | 'ゥ'
            | 'ェ'
            | 'ォ'
            | 'ッ'
            | 'ャ'
            | 'ュ'
            | 'ョ'
            | 'ヮ'
            | 'ヵ'
            | 'ヶ'
            | 'ヽ'
            | 'ヾ'
            | 'ー'
            | '・'
            | '゠'
    )
}

/// Never first on a line.
fn is_closing(character: char) -> bool {
    is_closing_kana(character)
        || matches!(character,
            '、' | '。' | '，' | '．' | '：' | '；' | '？' | '！' | '々' | '〻' | '〆' | '‐' | '–' | '〜' | '～'
            | '〳' | '〴' | '〵' | '’' | '”' | '）' | '〕' | '］' | '｝' | '〉' | '》' | '」' | '』' | '】' | '⦆' | '〙'
            | '〗' | '〟' | '»' | 'ㇰ'..='ㇿ' | '｡' | '｣' | '､' | '･' | 'ｧ'..='ｰ' | 'ﾞ' | 'ﾟ' | '‼' | '⁇' | '⁈' | '⁉'
            | '／' | '＼' | '％' | '‰' | '℃' | '℉' | '°' | '′' | '″' | '￠' | '㎎' | '㎏' | '㎖' | '㎗' | '㎝' | '㎜'
            | '㎡' | '㏄' | 'ℓ')
}

/// Whether a character must not begin a line even in a word that has to be broken somewhere.
pub(super) fn never_first(character: char) -> bool {
    matches!(class(character), Class::Closing | Class::Dots) || ".,!?)]}".contains(character)
}

/// Letters of alphabets (Latin, Greek, Cyrillic, Vietnamese, Thai, Devanagari…), digits, ASCII signs,
/// full-width letters and digits.
fn is_word(character: char) -> bool {
    matches!(character,
        '!'..='~' | '\u{A1}'..='\u{10FF}' | '\u{1200}'..='\u{1FFF}' | '\u{2070}'..='\u{20CF}'
        | '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

/// Whether a line may end between two neighbouring characters, as far as the two of them can tell.
pub(super) fn may_break(before: Seen, after: Seen) -> bool {
    use Class::*;
    match (before.class, after.class) {
        (Newline | SoftBreak, _) => true,
        (_, Newline | Space | SoftBreak) => false,
        (Glue, _) | (_, Glue) => false,
        (Space, _) => true,
        (Opening, _) | (_, Closing | WordClosing | Dots) => false,
        (Word | WordClosing, Word) => false,
        (Word | WordClosing, Opening) => {
            !(before.character.is_ascii() && after.character.is_ascii())
        }
        _ => true,
    }
}

/// Whether a phrase ends between two characters where a line may end: after points and white, before brackets,
/// and where hiragana (endings, particles) give way to another word.
pub(super) fn ends_phrase(before: Seen, after: Seen) -> bool {
    let hiragana = |seen: Seen| matches!(seen.character, '\u{3041}'..='\u{309F}');
    before.class == Class::Space
        || is_ending(before.character)
        || after.class == Class::Opening
        || hiragana(before) && !hiragana(after)
}

/// Whether two neighbours stand inside a word of katakana: nearly always the name of a medicine or a foreign word,
/// which is not seen to be one when it is torn apart.
pub(super) fn is_inside_name(before: Seen, after: Seen) -> bool {
    let katakana = |seen: Seen| matches!(seen.character, 'ァ'..='ヺ' | 'ー'..='ヿ' | 'ｦ'..='ﾟ');
    katakana(before) && katakana(after)
}

/// Whether a word begins between two characters that no phrase's end parts: another script, or what follows a number
/// with its unit. Hiragana there is an ending or a particle of the word before; a single kanji behind katakana belongs
/// to it (アムロジピン錠, カテーテル室), more of them are a word of their own (ヨード造影剤).
pub(super) fn begins_word(before: Seen, after: [Option<Seen>; 2], ends_number: bool) -> bool {
    let script = |seen: Seen| match seen.character {
        '\u{3041}'..='\u{309F}' => 0,
        'ァ'..='ヿ' | 'ｦ'..='ﾟ' => 1,
        _ if seen.class == Class::Wide => 2,
        _ => 3,
    };
    let [Some(first), second] = after else {
        return false;
    };
    let (one, other) = (script(before), script(first));
    let is_counter = (one, other) == (1, 2) && second.map(script) != Some(2);
    other != 0 && (ends_number || one != other && !is_counter)
}

/// Whether a particle ends the phrase before hiragana: 意識が|おかしい. It does right behind another script, where no
/// ending of a verb (上がる), no です, and no second particle goes on.
pub(super) fn ends_with_particle(stem: char, particle: char, next: char) -> bool {
    let is_stem = is_cjk_word(stem) || stem.is_alphanumeric() || "）」』”".contains(stem);
    let is_hiragana = |one: char| matches!(one, '\u{3041}'..='\u{309F}');
    let goes_on = match particle {
        'を' | 'へ' => "のは",
        'は' => "",
        'が' => "りるられろっすしき",
        'に' => "はもの",
        'で' => "はもすしきある",
        'と' => "はもすしさせそっきこい",
        'の' => "でにはがもをへとみめ",
        'も' => "るりられろっのう",
        _ => return false,
    };
    // を is nothing but a particle, whatever stands before it.
    let is_stem = particle == 'を' || is_stem && !is_hiragana(stem);
    is_stem && is_hiragana(next) && !goes_on.contains(next)
}

/// Kanji and katakana.
fn is_cjk_word(character: char) -> bool {
    matches!(character, 'ァ'..='ヿ' | '々' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
}

/// Whether a Latin word that is too long for a line is broken behind this sign rather than anywhere.
pub(super) fn joins_latin(sign: char) -> bool {
    matches!(
        sign,
        '-' | '‐' | '/' | '@' | '.' | '_' | '&' | '=' | '?' | '#'
    )
}

/// Points and brackets that end a phrase, unlike small kana and repeat marks.
fn is_ending(character: char) -> bool {
    matches!(
        character,
        '、' | '。'
            | '，'
            | '．'
            | '・'
            | '：'
            | '；'
            | '？'
            | '！'
            | '”'
            | '）'
            | '〕'
            | '］'
            | '｝'
            | '〉'
            | '》'
            | '」'
            | '』'
            | '】'
            | '／'
            | ','
            | '.'
            | ':'
            | ';'
            | '?'
            | '!'
            | ')'
            | ']'
            | '}'
            | '/'
            | '…'
            | '―'
            | '｡'
            | '､'
            | '･'
            | '｣'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn may_break(before: char, after: char) -> bool {
        super::may_break(before.into(), after.into())
    }

    #[test]
    fn no_point_bracket_small_kana_or_repeat_mark_begins_a_line() {
        for first in "、。」）ー々っょァッ・？！…ｯ｡".chars() {
            assert!(!may_break('薬', first), "{first}");
            assert!(!may_break('5', first), "{first}");
        }
    }

    #[test]
    fn no_opening_bracket_ends_a_line() {
        for last in "（「『【([".chars() {
            assert!(!may_break(last, '薬'), "{last}");
            assert!(!may_break(last, 'a'), "{last}");
        }
    }

    #[test]
    fn latin_words_and_numbers_hold_together() {
        for pair in [
            "mg", "5m", "1.", ".5", "3-", "-1", "/m", "０３", "a@", "é1", "ạn",
        ] {
            let mut characters = pair.chars();
            let (before, after) = (
                characters.next().unwrap_or(' '),
                characters.next().unwrap_or(' '),
            );
            assert!(!may_break(before, after), "{pair}");
        }
    }

    #[test]
    fn lines_may_end_between_ideographs_and_after_spaces() {
        assert!(may_break('救', '急'));
        assert!(may_break('の', 'A'));
        assert!(may_break('g', 'を'));
        assert!(may_break('」', '薬'));
        assert!(may_break(' ', 'a'));
        assert!(!may_break('a', ' '));
    }

    #[test]
    fn phrases_end_after_points_and_before_the_next_word() {
        for (before, after) in [
            ('、', 'ゆ'),
            ('を', '飲'),
            (' ', '乳'),
            ('薬', '（'),
            ('・', '息'),
        ] {
            assert!(ends_phrase(before.into(), after.into()), "{before}{after}");
        }
        for (before, after) in [('抗', '血'), ('っ', 'く'), ('ゼ', 'ピ'), ('飲', 'む')] {
            assert!(!ends_phrase(before.into(), after.into()), "{before}{after}");
        }
    }
}
