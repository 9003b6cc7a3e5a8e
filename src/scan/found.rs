//! What was read off a picture: bytes, and which part they are of something longer (structured append).

/// Which part a code is of something that is torn over several codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    /// The same in all parts: all bytes of the whole, each added to the others without carry (XOR). A machine may
    /// write 0 instead; no such sheet was seen.
    pub parity: u8,
    /// How many parts.
    pub count: u8,
    /// Which, from 0 on.
    pub index: u8,
}

/// One code.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// Which part it is, where it is one.
    pub part: Option<Part>,
    /// Its bytes as they were printed.
    pub bytes: Vec<u8>,
}

/// Everything that was found, put together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Joined {
    /// The bytes of whole codes, and of those that are whole now.
    pub whole: Vec<Vec<u8>>,
    /// Of these, by their place, the ones whose parts only the parity puts together: what is in them does not fit.
    pub unproven: Vec<usize>,
    /// What is not whole yet: how many parts it has, and which are missing, from 1 on.
    pub missing: Vec<(u8, Vec<u8>)>,
    /// How many parts are there of which nobody can say what they belong to.
    pub unjoined: usize,
}

/// So many ways to put parts together are tried at the most.
const MOST_WAYS: usize = 256;

/// Joins the parts, in whatever order they were found; a part that was found twice counts once. Only what the parity
/// proves is joined: readers that do not look at it have put one person's medicine under another's name. Parts of
/// several things can have one parity, and one wrong way in 256 is proven by chance: among several proven ways what is
/// in them must `fit` too, and one that is alone and does not fit is told as unproven.
pub fn joined(found: &[Found], fits: impl Fn(&[&[u8]]) -> bool) -> Joined {
    let mut joined = Joined::default();
    let mut torn: Vec<(u8, u8)> = vec![];
    for code in found {
        match code.part {
            Some(part) if part.count > 1 && !torn.contains(&(part.parity, part.count)) => {
                torn.push((part.parity, part.count));
            }
            Some(part) if part.count > 1 => {}
            _ if !joined.whole.contains(&code.bytes) => joined.whole.push(code.bytes.clone()),
            _ => {}
        }
    }
    for (parity, count) in torn {
        let mut places: Vec<Vec<&[u8]>> = vec![];
        for index in 0..count {
            let wanted = Some(Part {
                parity,
                count,
                index,
            });
            let here = found.iter().filter(|code| code.part == wanted);
            let mut here: Vec<&[u8]> = here.map(|code| code.bytes.as_slice()).collect();
            // One order, in whichever they were found.
            here.sort_unstable();
            here.dedup();
            places.push(here);
        }
        while let Some((way, has_fit)) = certain(&places, parity, &fits) {
            if !has_fit {
                joined.unproven.push(joined.whole.len());
            }
            joined.whole.push(way.concat());
            for (place, part) in places.iter_mut().zip(&way) {
                place.retain(|other| other != part);
            }
        }
        let sets = places.iter().map(Vec::len).max().unwrap_or(0);
        let full = places.iter().map(Vec::len).min().unwrap_or(0);
        joined.unjoined += full * places.len();
        for set in full..sets {
            let missing = (1..=count).zip(&places);
            let missing = missing.filter(|(_, place)| place.len() <= set);
            joined
                .missing
                .push((count, missing.map(|(part, _)| part).collect()));
        }
    }
    joined
}

/// A proven way to put parts together in which none could stand elsewhere, and whether they fit.
fn certain<'a>(
    places: &[Vec<&'a [u8]>],
    parity: u8,
    fits: impl Fn(&[&[u8]]) -> bool,
) -> Option<(Vec<&'a [u8]>, bool)> {
    let count = places.iter().try_fold(1_usize, |count, place| {
        count
            .checked_mul(place.len())
            .filter(|count| *count <= MOST_WAYS)
    })?;
    let ways = (0..count).map(|mut number| {
        let way = places.iter().filter_map(|place| {
            let part = place.get(number % place.len()).copied();
            number /= place.len();
            part
        });
        way.collect::<Vec<_>>()
    });
    let is_proven = |way: &Vec<&[u8]>| {
        let bytes = way.iter().copied().flatten();
        bytes.fold(0_u8, |sum, byte| sum ^ byte) == parity
    };
    let proven: Vec<Vec<&[u8]>> = ways.filter(is_proven).collect();
    let fitting: Vec<&Vec<&[u8]>> = proven.iter().filter(|way| fits(way)).collect();
    let all: Vec<&Vec<&[u8]>> = proven.iter().collect();
    let fit = unshared(&fitting).map(|way| (way, true));
    fit.or_else(|| Some((unshared(&all)?, false)))
}

/// The first way that shares no part with another one.
fn unshared<'a>(ways: &[&Vec<&'a [u8]>]) -> Option<Vec<&'a [u8]>> {
    let shares = |way: &[&[u8]], other: &[&[u8]]| way.iter().zip(other).any(|(a, b)| a == b);
    let is_alone = |way: &&&Vec<&[u8]>| {
        let others = ways.iter().filter(|other| other != way);
        others.clone().all(|other| !shares(way, other))
    };
    ways.iter().find(is_alone).map(|way| (*way).clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(part: Option<(u8, u8, u8)>, bytes: &[u8]) -> Found {
        let part = part.map(|(parity, count, index)| Part {
            parity,
            count,
            index,
        });
        Found {
            part,
            bytes: bytes.to_vec(),
        }
    }

    fn nothing(_: &[&[u8]]) -> bool {
        false
    }

    /// What begins with a capital letter goes on with small ones of its kind.
    fn one_letter(parts: &[&[u8]]) -> bool {
        let letters: Vec<u8> = parts.concat().iter().map(u8::to_ascii_lowercase).collect();
        parts[0][0].is_ascii_uppercase() && letters.iter().all(|letter| *letter == letters[0])
    }

    #[test]
    fn parts_are_joined_in_their_order_and_missing_ones_are_told() {
        let parity = b'a' ^ b'b' ^ b'c';
        let found = [
            code(Some((parity, 3, 2)), b"c"),
            code(None, b"alone"),
            code(Some((parity, 3, 0)), b"a"),
            code(Some((9, 2, 1)), b"y"),
            code(Some((parity, 3, 1)), b"b"),
            code(Some((parity, 3, 1)), b"b"),
            code(None, b"alone"),
            code(Some((1, 1, 0)), b"one of one"),
        ];
        let expected = Joined {
            whole: vec![b"alone".to_vec(), b"one of one".to_vec(), b"abc".to_vec()],
            missing: vec![(2, vec![1])],
            ..Joined::default()
        };
        assert_eq!(joined(&found, |_| true), expected);
        // What does not fit may be proven by chance.
        let unproven = vec![2];
        assert_eq!(
            joined(&found, nothing),
            Joined {
                unproven,
                ..expected
            }
        );
    }

    #[test]
    fn parts_of_two_things_under_one_parity_are_told_apart_by_it() {
        let [one, other] = [[&b"Aa"[..], b"ab"], [b"Ba", b"ba"]];
        let sum = |parts: [&[u8]; 2]| parts.concat().iter().fold(0_u8, |sum, byte| sum ^ byte);
        // Made so that both have the same parity.
        let fill = sum(one) ^ sum(other);
        let last = [b"ba".as_slice(), &[fill]].concat();
        let parity = sum(one);
        let found = [
            code(Some((parity, 2, 1)), &last),
            code(Some((parity, 2, 0)), b"Aa"),
            code(Some((parity, 2, 1)), b"ab"),
            code(Some((parity, 2, 0)), b"Ba"),
        ];
        let mut seen = joined(&found, nothing);
        assert_eq!(seen.unproven, [0, 1]);
        seen.whole.sort();
        let whole = seen.whole;
        assert_eq!(
            whole,
            [b"Aaab".to_vec(), [b"Ba".as_slice(), &last].concat()]
        );
    }

    #[test]
    fn without_a_true_parity_nothing_is_joined_and_nothing_is_lost() {
        let all = [
            code(Some((0, 2, 0)), b"Aaa"),
            code(Some((0, 2, 0)), b"Bbb"),
            code(Some((0, 2, 1)), b"ab"),
            code(Some((0, 2, 1)), b"bc"),
        ];
        // Of two sheets, one of them alone, crosswise, one and a half: what would fit is joined as little.
        for (found, unjoined, missing) in [
            (&all[..], 4, vec![]),
            (&[all[0].clone(), all[2].clone()], 2, vec![]),
            (&[all[0].clone(), all[3].clone()], 2, vec![]),
            (&all[..3], 2, vec![(2, vec![2])]),
        ] {
            let seen = joined(found, |_| true);
            assert_eq!(seen.whole, Vec::<Vec<u8>>::new());
            assert_eq!((seen.unjoined, seen.missing), (unjoined, missing));
        }
    }

    #[test]
    fn of_two_proven_ways_the_one_that_fits_is_taken_and_without_one_none() {
        // Both second parts are proven behind the first.
        let all = [
            code(Some((b'A' ^ b'a' ^ b'a', 2, 0)), b"A"),
            code(Some((b'A' ^ b'a' ^ b'a', 2, 1)), b"aa"),
            code(Some((b'A' ^ b'a' ^ b'a', 2, 1)), b"bb"),
        ];
        assert_eq!(joined(&all, one_letter).whole, [b"Aaa".to_vec()]);
        for unsure in [joined(&all, nothing), joined(&all, |_| true)] {
            assert_eq!((unsure.whole.len(), unsure.unjoined), (0, 2));
        }
    }

    #[test]
    fn many_parts_under_one_parity_end_soon() {
        let found: Vec<Found> = (0..=255_u8)
            .map(|number| code(Some((0, 4, number % 4)), &[number, 1]))
            .collect();
        assert_eq!(joined(&found, |_| true).unjoined, 256);
    }
}
