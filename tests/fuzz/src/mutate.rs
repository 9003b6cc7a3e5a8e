//! Makes another text of a good one: bits turned, pieces cut out, doubled, exchanged, foreign ones put in.

use crate::{hostile, tree};
use fastrand::Rng;

/// Longer than this no text grows.
pub const LONGEST: usize = 1_000_000;
/// A text that grows grows up to here, but for one in a thousand.
const USUALLY_LONGEST: usize = 100_000;

/// Another text. `words` are those that mean something to whoever reads it.
pub fn mutate(chance: &mut Rng, text: &[u8], other: &[u8], words: &[&str]) -> Vec<u8> {
    let mut text = match chance.u8(0..3) {
        // A tree that is still JSON gets past the first door.
        0 | 1 => tree::mutate(chance, text, words).unwrap_or_else(|| text.to_vec()),
        _ => text.to_vec(),
    };
    if chance.u8(0..4) > 0 {
        for _ in 0..1 << chance.u8(0..4) {
            once(chance, &mut text, other, words);
        }
    }
    let longest = if chance.u16(0..1000) == 0 {
        LONGEST
    } else {
        USUALLY_LONGEST
    };
    text.truncate(longest);
    text
}

fn once(chance: &mut Rng, text: &mut Vec<u8>, other: &[u8], words: &[&str]) {
    let at = chance.usize(0..=text.len());
    let length = text.len() - at;
    let most = 1 << chance.u8(0..12);
    let some = chance.usize(0..=length.min(most));
    match chance.u8(0..14) {
        0 if length > 0 => text[at] ^= 1 << chance.u8(0..8),
        1 if length > 0 => text[at] = chance.u8(..),
        2 => text.truncate(at),
        3 => drop(text.drain(at..at + some)),
        4 => {
            let piece = text[at..at + some].to_vec();
            put(text, chance.usize(0..=text.len()), &piece);
        }
        5 => {
            let from = chance.usize(0..=other.len());
            let upto = chance.usize(from..=other.len());
            put(text, at, &other[from..upto]);
        }
        6 => {
            let upto = chance.usize(0..=other.len());
            text.truncate(at);
            text.extend(&other[upto..]);
        }
        7 => put(text, at, one_of(chance, hostile::TEXTS).as_bytes()),
        8 => put(text, at, one_of(chance, hostile::JSON).as_bytes()),
        9 => put(text, at, one_of(chance, hostile::BYTES)),
        10 if !words.is_empty() => put(text, at, one_of(chance, words).as_bytes()),
        11 => double_a_line(chance, text),
        12 => nest(chance, text, at),
        13 => {
            let piece = text[at..at + some].to_vec();
            let times = 1 << chance.u8(0..10);
            if piece.len() * times < USUALLY_LONGEST {
                put(text, at, &piece.repeat(times));
            }
        }
        _ => {}
    }
}

/// Any of them.
pub fn one_of<'a, T: ?Sized>(chance: &mut Rng, all: &[&'a T]) -> &'a T {
    all[chance.usize(0..all.len())]
}

fn put(text: &mut Vec<u8>, at: usize, piece: &[u8]) {
    if text.len() + piece.len() <= LONGEST {
        text.splice(at..at, piece.iter().copied());
    }
}

/// A field of JSON, or a line, a second time: with another value it is a key twice.
fn double_a_line(chance: &mut Rng, text: &mut Vec<u8>) {
    let is_end = |byte: &u8| matches!(byte, b'\n' | b',');
    let ends: Vec<usize> = (0..text.len()).filter(|at| is_end(&text[*at])).collect();
    if ends.len() < 2 {
        return;
    }
    let first = chance.usize(0..ends.len() - 1);
    let line = text[ends[first]..ends[first + 1]].to_vec();
    let at = ends[chance.usize(0..ends.len())];
    put(text, at, &line);
}

fn nest(chance: &mut Rng, text: &mut Vec<u8>, at: usize) {
    let depth = 1 << chance.u8(0..15);
    let (open, close) = [
        ("[", "]"),
        ("{\"a\":", "}"),
        ("[{\"\":", "}]"),
        ("[", ""),
        ("\"", "\""),
        ("(", ")"),
    ][chance.usize(0..6)];
    if depth * (open.len() + close.len()) < USUALLY_LONGEST {
        put(
            text,
            at,
            (open.repeat(depth) + "1" + &close.repeat(depth)).as_bytes(),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_makes_the_same_texts_and_another_makes_others() {
        let texts = |seed| {
            let mut chance = Rng::with_seed(seed);
            let mut made = || mutate(&mut chance, b"{\"a\":[1,2]}", b"xyz", &["word"]);
            (0..100).map(|_| made()).collect::<Vec<_>>()
        };
        assert_eq!(texts(1), texts(1));
        assert_ne!(texts(1), texts(2));
    }

    #[test]
    fn some_texts_are_still_json_and_some_are_not() {
        let mut chance = Rng::with_seed(1);
        let good = |text: &Vec<u8>| serde_json::from_slice::<serde_json::Value>(text).is_ok();
        let made: Vec<_> = (0..300)
            .map(|_| mutate(&mut chance, br#"{"a":[1,{"b":"c"}]}"#, b"[]", &[]))
            .collect();
        let still = made.iter().filter(|text| good(text)).count();
        assert!((30..270).contains(&still), "{still}");
    }
}
