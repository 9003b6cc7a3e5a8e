//! What a person can do with what was read so far: whose codes are there, what is missing, what was something else.

use super::codes::Reading;
use super::issue::NotebookError;
use super::notebook::Notebook;
use super::whose::by_person;

/// What was read off all pictures so far.
#[derive(Debug, Clone, Copy, Default)]
pub struct Codes<'a> {
    /// The texts of whole codes.
    pub texts: &'a [String],
    /// Of these, by their place, the ones that were put together without a proof that their parts belong together.
    pub unproven: &'a [usize],
    /// How many codes have letters that cannot be read.
    pub unreadable: usize,
    /// How many codes are parts that do not fit the others.
    pub unjoined: usize,
    /// What is torn over several codes and not whole: how many they are, and which are missing.
    pub torn: &'a [(u8, Vec<u8>)],
}

/// All codes that were read so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sight {
    /// The notebooks, those of each person apart.
    pub people: Vec<Vec<Notebook>>,
    /// Where something came in several codes and not all of them are there.
    pub parts: Option<Parts>,
    /// Why codes are none of a notebook, each reason once.
    pub refused: Vec<NotebookError>,
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
    /// Puts together what was read.
    pub fn of(codes: Codes) -> Self {
        let reading = Reading::of_joined(codes.texts, codes.unproven);
        let torn = codes
            .torn
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
        let mut refused: Vec<_> = reading.refused.iter().map(|(_, error)| *error).collect();
        refused.extend((codes.unreadable > 0).then_some(NotebookError::UnreadableLetters));
        refused.extend((codes.unjoined > 0).then_some(NotebookError::Unjoined));
        refused.sort_unstable();
        refused.dedup();
        let mut people = by_person(&reading.notebooks);
        // What is missing, or names nobody, may be of any of them.
        let all = people.iter().flatten();
        let mut missing = all.clone().filter(|one| one.is_incomplete());
        let is_nobodys = people.len() > 1 && !all.clone().all(Notebook::names_somebody);
        let has_gap = of > 0 || refused.iter().any(|error| error.leaves_a_gap());
        if has_gap || is_nobodys || missing.next().is_some() {
            let all = people.iter_mut().flatten();
            all.for_each(|one| one.may_go_on = true);
        }
        Self {
            people,
            parts: (of > 0).then_some(Parts { here, of }),
            refused,
        }
    }
}

impl Sight {
    /// True where there is something, and no part of it is missing that is known to be there.
    pub fn is_whole(&self) -> bool {
        let has_gap = self.refused.iter().any(|error| error.leaves_a_gap());
        !self.people.is_empty() && self.parts.is_none() && !has_gap
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sight(texts: &[&str], unreadable: usize, torn: &[(u8, Vec<u8>)]) -> Sight {
        let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
        Sight::of(Codes {
            texts: &texts,
            unreadable,
            torn,
            ..Codes::default()
        })
    }

    #[test]
    fn nothing_is_nothing_and_everything_that_is_refused_is_told() {
        assert_eq!(sight(&[], 0, &[]), Sight::default());
        for (text, error) in [
            ("JAHIS8\r\n", NotebookError::Prescription),
            ("https://example.jp/", NotebookError::SomethingElse),
            ("201,3,X5mg,1,T\r\n", NotebookError::NoHead),
        ] {
            assert_eq!(sight(&[text], 0, &[]).refused, [error]);
        }
        let all = sight(&["https://example.jp/", "JAHIS8\r\n", "a"], 1, &[]).refused;
        let expected = [
            NotebookError::Prescription,
            NotebookError::SomethingElse,
            NotebookError::UnreadableLetters,
        ];
        assert_eq!(all.len(), expected.len());
        assert!(expected.iter().all(|error| all.contains(error)), "{all:?}");
        let unjoined = Codes {
            unjoined: 2,
            ..Codes::default()
        };
        assert_eq!(Sight::of(unjoined).refused, [NotebookError::Unjoined]);
    }

    #[test]
    fn a_part_without_a_beginning_is_told_beside_what_was_read() {
        let whole = "JAHISTC08,1\r\n5,20261120\r\n201,1,X5mg,1,T\r\n301,1,a,7,b,1\r\n";
        let sight = sight(&[whole, "201,9,Y5mg,1,T\r\n301,9,a,7,b,1\r\n"], 0, &[]);
        assert_eq!(sight.refused, [NotebookError::NoHead]);
        assert!(sight.people[0][0].is_incomplete());
        assert!(sight.people[0][0].dispensings[0].medicines[0].is_doubtful);
    }

    #[test]
    fn whatever_could_not_be_read_or_joined_leaves_all_others_incomplete() {
        let whole =
            "JAHISTC08,1\r\n1,A B,1,19400101\r\n5,20261120\r\n201,1,X5mg,1,T\r\n301,1,a,7,b,1\r\n";
        let other = whole.replace("A B", "C D");
        let nobody = whole.replace("1,A B,1,19400101\r\n", "");
        let part = other.clone() + "911,12345678901234,2,1\r\n";
        let alone = sight(&[whole], 0, &[]);
        assert!(!alone.people[0][0].is_incomplete() && alone.is_whole());
        let two = sight(&[whole, &other], 0, &[]);
        assert!(two.people.iter().flatten().all(|one| !one.is_incomplete()) && two.is_whole());
        let unjoined = Sight::of(Codes {
            texts: &[whole.to_owned()],
            unjoined: 2,
            ..Codes::default()
        });
        for (sight, is_whole) in [
            (unjoined, false),
            (sight(&[whole], 1, &[]), false),
            (sight(&[whole], 0, &[(3, vec![2, 3])]), false),
            (sight(&[whole, "201,3,X5mg,1,T\r\n"], 0, &[]), false),
            (sight(&[whole, &part], 0, &[]), false),
            (sight(&[whole, &other, &nobody], 0, &[]), true),
        ] {
            assert!(
                sight.people.iter().flatten().all(Notebook::is_incomplete),
                "{sight:?}"
            );
            assert_eq!(sight.is_whole(), is_whole, "{sight:?}");
        }
        let beside = sight(&[whole, "https://example.jp/", "JAHIS8\r\n"], 0, &[]);
        assert!(!beside.people[0][0].is_incomplete() && beside.is_whole());
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
        let couple = couple.each_ref().map(String::as_str);
        assert_eq!(sight(&couple, 0, &[]).people.len(), 2);
    }
}
