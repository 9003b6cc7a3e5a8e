//! What a person typed: kept as typed, but for characters that no keyboard means.

use super::answers::{Misfit, Stored, Written};
use serde_json::Value;
use std::borrow::Cow;

/// The most letters of one text that are taken in, typed or out of a file: far beyond what any question asks for, and
/// few enough that every page and every paper with it is quick. What a device keeps already is never cut.
pub const MAX_LETTERS: usize = 4_000;

/// True for a text of more letters than that.
pub fn is_longer(text: &str, most: usize) -> bool {
    // There are never more letters than bytes, and most texts are short: they need not be counted.
    text.len() > most && text.chars().nth(most).is_some()
}

/// A line or a few lines that a person typed.
///
/// Control characters and the invisible marks that reorder writing are taken out on the way in: they
/// could make a printed line read differently from the typed one (Unicode Technical Report 36 warns of it).
/// Taken out here and not isolated on paper, because then the screen, the file, the paper and what is copied
/// from a PDF all read alike, and nobody types such a mark and means it. Markup, and marks without width that
/// reorder nothing, are kept: layout draws nothing for the latter. Everything else, spaces included, stays as
/// typed; readers use [`Text::as_str`], which leaves out blanks at both ends.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), serde(transparent))]
pub struct Text(String);

/// The marks that change the direction of writing (Unicode Standard Annex 9) and the byte order mark.
fn is_invisible_mark(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{FEFF}')
}

/// Characters that take no room and leave no mark, those that reorder writing among them: between letters some of them
/// mean something, in a number nothing.
pub(super) fn is_unseen(c: char) -> bool {
    is_invisible_mark(c)
        || c.is_control()
        || matches!(c, '\u{AD}' | '\u{180E}' | '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{206F}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Letters that are drawn as nothing: fillers, the blank of braille, a mark that joins others.
fn is_empty_letter(c: char) -> bool {
    matches!(
        c,
        '\u{34F}'
            | '\u{115F}'
            | '\u{1160}'
            | '\u{17B4}'
            | '\u{17B5}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{FFA0}'
    )
}

impl Text {
    /// Takes what was typed. Line ends become `\n`, tabs become spaces.
    pub fn new(typed: &str) -> Self {
        let typed = typed
            .replace("\r\n", "\n")
            .replace(['\r', '\u{2028}', '\u{2029}'], "\n");
        Self(
            typed
                .replace('\t', " ")
                .chars()
                .filter(|&c| c == '\n' || !(c.is_control() || is_invisible_mark(c)))
                .collect(),
        )
    }

    /// The words, without blanks at both ends; nothing where nothing of it could be seen.
    pub fn as_str(&self) -> &str {
        let words = self.0.trim();
        let is_seen = |c: char| !(c.is_whitespace() || is_unseen(c) || is_empty_letter(c));
        if words.contains(is_seen) { words } else { "" }
    }

    /// Everything as typed, blanks included: for the field on the screen.
    pub fn as_typed(&self) -> &str {
        &self.0
    }

    /// True where nothing but blanks and marks without a shape was typed.
    pub fn is_blank(&self) -> bool {
        self.as_str().is_empty()
    }

    /// How many characters a person would count.
    pub fn count(&self) -> usize {
        self.as_str().chars().count()
    }
}

impl From<&str> for Text {
    fn from(typed: &str) -> Self {
        Self::new(typed)
    }
}

impl Stored for Text {
    fn write(&self) -> Written<'_> {
        match self.as_typed() {
            "" => Written::Nothing,
            typed => Written::Text(Cow::Borrowed(typed)),
        }
    }
    fn read(&mut self, value: Value) -> Result<(), Misfit> {
        *self = Self::new(value.as_str().ok_or(Misfit)?);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_reorder_writing_and_control_characters_do_not_come_in() {
        assert_eq!(
            Text::new("ワル\u{202E}ファ\u{0007}リン\u{FEFF}").as_str(),
            "ワルファリン"
        );
    }

    #[test]
    fn a_text_is_as_long_as_its_letters() {
        for (text, most, longer) in [("", 0, false), ("花子", 2, false), ("花子様", 2, true)] {
            assert_eq!(is_longer(text, most), longer, "{text}");
        }
    }

    #[test]
    fn line_ends_of_every_system_are_one() {
        assert_eq!(Text::new("a\r\nb\rc").as_str(), "a\nb\nc");
    }

    #[test]
    fn blanks_alone_are_nothing_said() {
        for blank in [
            " \u{3000}\n",
            "\u{200B}",
            "\u{AD} \u{2060}",
            "\u{FE0F}",
            "\u{3164}\u{2800}",
        ] {
            let text = Text::new(blank);
            assert!(text.is_blank() && text.count() == 0, "{blank:?}");
            assert_eq!(text.as_typed(), blank);
        }
        assert_eq!(
            Text::new("葛\u{E0100}\u{200B}").as_str(),
            "葛\u{E0100}\u{200B}"
        );
    }
}
