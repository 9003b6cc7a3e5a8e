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
/// they were typed there, wide or narrow, or with the marks of が and プ apart: opening tries those too.
#[derive(Debug)]
pub struct Passphrase {
    typed: SecretString,
    normal: SecretString,
    /// As the same letters may have been typed elsewhere.
    others: [SecretString; 3],
}

impl Passphrase {
    /// Takes over what was typed.
    pub fn typed(letters: String) -> Self {
        let letters = Zeroizing::new(letters);
        let normal = Zeroizing::new(letters.nfkc().collect::<String>());
        let other = |letters: &mut dyn Iterator<Item = char>| {
            SecretString::from(Zeroizing::new(letters.collect::<String>()).as_str())
        };
        let plain = normal.trim();
        let others = [
            other(&mut plain.chars().map(wide)),
            other(&mut plain.nfd()),
            other(&mut plain.chars().flat_map(narrow)),
        ];
        Self {
            typed: SecretString::from(letters.as_str()),
            normal: SecretString::from(plain),
            others,
        }
    }

    /// The letters that close something new.
    pub(super) fn to_seal(&self) -> Result<SecretString, VaultFault> {
        if self.normal.expose_secret().chars().count() < FEWEST {
            return Err(VaultFault::TooShort);
        }
        Ok(self.normal.clone())
    }

    /// The letters that may open something that was made elsewhere, the likelier first: each costs a try. None is empty,
    /// and none comes twice.
    pub(super) fn to_open_any(&self) -> impl Iterator<Item = &SecretString> {
        let is_same =
            |one: &SecretString, other: &SecretString| one.expose_secret() == other.expose_secret();
        let others = self.others.iter().enumerate().filter(move |(at, one)| {
            let before = [&self.typed, &self.normal]
                .into_iter()
                .chain(&self.others[..*at]);
            !before.into_iter().any(|before| is_same(before, one))
        });
        self.to_open().chain(others.map(|(_, one)| one))
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

/// A katakana, or a sign among them, as it is written half as wide: its marks come apart. Anything else as it is.
fn narrow(c: char) -> impl Iterator<Item = char> {
    let is_narrowed = c.nfd().next().is_some_and(|letter| half(letter) != letter);
    let parts = is_narrowed.then(|| c.nfd().map(half));
    let whole = (!is_narrowed).then_some(c);
    parts.into_iter().flatten().chain(whole)
}

fn half(c: char) -> char {
    let mut halves = '\u{FF61}'..='\u{FF9F}';
    halves.find(|half| half.nfkc().eq([c])).unwrap_or(c)
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
        let apart = "か\u{3099}っこう";
        assert_eq!(tries("がっこう"), ["がっこう", apart]);
        assert_eq!(tries(apart), ["がっこう", apart]);
        let apart = "カ\u{3099}ット・ー";
        assert_eq!(tries("ガット・ー"), ["ガット・ー", apart, "ｶﾞｯﾄ･ｰ"]);
        assert_eq!(tries("ｶﾞｯﾄ･ｰ"), ["ガット・ー", "ｶﾞｯﾄ･ｰ", apart]);
        assert_eq!(tries(""), [""; 0]);
    }

    #[test]
    fn debugging_shows_no_letter() {
        let shown = format!("{:?}", Passphrase::typed("さくらもち".to_owned()));
        assert!(!shown.contains("さくら"), "{shown}");
    }
}
