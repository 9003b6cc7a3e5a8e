//! What a person can do with what was read so far: whose codes are there, what is missing, what was something else.

use super::codes::Reading;
use super::issue::NotebookError;
use super::notebook::Notebook;
use super::whose::by_person;

/// All codes that were read so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sight {
    /// The notebooks, those of each person apart.
    pub people: Vec<Vec<Notebook>>,
    /// Where something came in several codes and not all of them are there.
    pub parts: Option<Parts>,
    /// Why a code is none of a notebook, where there was one; the last that was read.
    pub refused: Option<NotebookError>,
}

/// Of so many codes that belong together so many are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    /// There.
    pub here: u32,
    /// In all.
    pub of: u32,
}

impl Sight {
    /// Puts together the texts of whole codes, how many codes have letters that cannot be read, and what is torn
    /// over several codes: how many they are, and which are missing.
    pub fn of(texts: &[String], unreadable: usize, torn: &[(u8, Vec<u8>)]) -> Self {
        let reading = Reading::of(texts);
        let torn = torn
            .iter()
            .map(|(count, missing)| (u32::from(*count), missing.len()));
        let split = reading
            .missing()
            .map(|(count, missing)| (count, missing.len()));
        let parts = split.chain(torn).map(|(of, missing)| {
            let missing = u32::try_from(missing).unwrap_or(of);
            (of.saturating_sub(missing), of)
        });
        let (here, of) = parts.fold((0, 0), |(here, of), part| (here + part.0, of + part.1));
        let refused = reading.refused.last().map(|(_, error)| *error);
        Self {
            people: by_person(&reading.notebooks),
            parts: (of > 0).then_some(Parts { here, of }),
            refused: refused.or((unreadable > 0).then_some(NotebookError::UnreadableLetters)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sight(texts: &[&str], unreadable: usize, torn: &[(u8, Vec<u8>)]) -> Sight {
        let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
        Sight::of(&texts, unreadable, torn)
    }

    #[test]
    fn nothing_is_nothing_and_something_else_is_told() {
        assert_eq!(sight(&[], 0, &[]), Sight::default());
        for (text, error) in [
            ("JAHIS8\r\n", NotebookError::Prescription),
            ("https://example.jp/", NotebookError::SomethingElse),
        ] {
            assert_eq!(sight(&[text], 0, &[]).refused, Some(error));
        }
        let unreadable = sight(&[], 1, &[]).refused;
        assert_eq!(unreadable, Some(NotebookError::UnreadableLetters));
    }

    #[test]
    fn missing_parts_of_either_kind_are_counted_together() {
        let part = "JAHISTC08,1\r\n5,20261120\r\n201,1,X5mg,1,T\r\n911,12345678901234,3,2\r\n";
        let split = sight(&[part], 0, &[]);
        assert_eq!(split.parts, Some(Parts { here: 1, of: 3 }));
        assert_eq!(split.people.len(), 1);
        let torn = sight(&[], 0, &[(2, vec![2])]);
        assert_eq!(
            (torn.parts, torn.people.len()),
            (Some(Parts { here: 1, of: 2 }), 0)
        );
        let both = sight(&[part], 0, &[(2, vec![2])]).parts;
        assert_eq!(both, Some(Parts { here: 2, of: 5 }));
    }

    #[test]
    fn the_codes_of_a_couple_are_two_peoples() {
        let couple = ["1,A B,1,19400101", "1,C D,2,19430202"];
        let couple = couple.map(|patient| format!("JAHISTC08,1\r\n{patient}\r\n5,20261120\r\n"));
        assert_eq!(Sight::of(&couple, 0, &[]).people.len(), 2);
    }
}
