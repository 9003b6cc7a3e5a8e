//! A passphrase as it was typed, and as it counts.

use super::VaultFault;
use age::secrecy::{ExposeSecret, SecretString};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// The fewest letters of a new passphrase.
const FEWEST: usize = 8;

/// A passphrase. Its letters leave memory with it, and are never shown by `{:?}`.
///
/// A new lock is made of the normalised letters: NFKC, without spaces at the ends. ＡＢＣ and ABC, or が in one piece
/// and が in two, look the same on the paper on which somebody noted it. Whoever opens a file with the `age` program
/// types letters, digits and signs narrow. A file that was made elsewhere may have been closed with the letters as
/// they were typed there, wide or narrow: opening tries those too.
#[derive(Debug)]
pub struct Passphrase {
    typed: SecretString,
    normal: SecretString,
    wide: SecretString,
}

impl Passphrase {
    /// Takes over what was typed.
    pub fn typed(letters: String) -> Self {
        let letters = Zeroizing::new(letters);
        let normal = Zeroizing::new(letters.nfkc().collect::<String>());
        let wide = Zeroizing::new(normal.trim().chars().map(wide).collect::<String>());
        Self {
            typed: SecretString::from(letters.as_str()),
            normal: SecretString::from(normal.trim()),
            wide: SecretString::from(wide.as_str()),
        }
    }

    /// The letters that close something new.
    pub(super) fn to_seal(&self) -> Result<SecretString, VaultFault> {
        if self.normal.expose_secret().chars().count() < FEWEST {
            return Err(VaultFault::TooShort);
        }
        Ok(self.normal.clone())
    }

    /// The letters that may open something that was made elsewhere, the likelier first: each costs a try. None is empty.
    pub(super) fn to_open_any(&self) -> impl Iterator<Item = &SecretString> {
        let is_other = |other: &SecretString| other.expose_secret() != self.wide.expose_secret();
        let wide = [&self.typed, &self.normal].into_iter().all(is_other);
        self.to_open().chain(wide.then_some(&self.wide))
    }

    /// The letters that may open something of ours, the likelier first. None is empty.
    pub(super) fn to_open(&self) -> impl Iterator<Item = &SecretString> {
        let typed =
            (self.typed.expose_secret() != self.normal.expose_secret()).then_some(&self.typed);
        [Some(&self.normal), typed]
            .into_iter()
            .flatten()
            .filter(|letters| !letters.expose_secret().is_empty())
    }
}

/// A letter, digit or sign as it is written in the width of a kanji.
fn wide(c: char) -> char {
    match c {
        ' ' => '\u{3000}',
        '!'..='~' => char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normal(letters: &str) -> String {
        Passphrase::typed(letters.to_owned())
            .normal
            .expose_secret()
            .to_owned()
    }

    #[test]
    fn what_looks_the_same_on_paper_is_the_same() {
        assert_eq!(normal("ｓａｋｕｒａ　１９４１！"), "sakura 1941!");
        assert_eq!(normal("か\u{3099}っこう"), "がっこう");
        assert_eq!(normal("ｶﾞｯｺｳ"), "ガッコウ");
        assert_eq!(normal(" さくら 3 \n"), "さくら 3");
    }

    #[test]
    fn a_new_passphrase_has_eight_letters_without_the_spaces_around_it() {
        let seals = |letters: &str| Passphrase::typed(letters.to_owned()).to_seal().map(|_| ());
        assert_eq!(seals("さくらもちみっつ"), Ok(()));
        for short in ["", "1234567", "1234567        ", "　さくら　"] {
            assert_eq!(seals(short), Err(VaultFault::TooShort), "{short:?}");
        }
    }

    #[test]
    fn opening_tries_what_was_typed_only_where_it_differs_and_never_nothing() {
        let tries = |letters: &str| Passphrase::typed(letters.to_owned()).to_open().count();
        assert_eq!(
            (tries("abc"), tries("ａｂｃ"), tries(""), tries("  ")),
            (1, 2, 0, 1)
        );
    }

    #[test]
    fn what_was_made_elsewhere_is_tried_in_wide_letters_too_where_there_are_any() {
        let tries = |letters: &str| {
            let passphrase = Passphrase::typed(letters.to_owned());
            let tries = passphrase.to_open_any();
            tries
                .map(|one| one.expose_secret().to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(tries("さくら 3!"), ["さくら 3!", "さくら\u{3000}３！"]);
        assert_eq!(tries("さくら３"), ["さくら3", "さくら３"]);
        assert_eq!(tries("さくら"), ["さくら"]);
        assert_eq!(tries(""), [""; 0]);
    }

    #[test]
    fn debugging_shows_no_letter() {
        let shown = format!("{:?}", Passphrase::typed("さくらもち".to_owned()));
        assert!(!shown.contains("さくら"), "{shown}");
    }
}
