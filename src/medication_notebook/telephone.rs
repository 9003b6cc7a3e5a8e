//! The numbers in a field for a telephone: one or several, with remarks of whose or where.

use super::letters::full_width;
use crate::model::{Phone, compatible};

/// Where a number rings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Line {
    /// At home.
    Home,
    /// Wherever the person is.
    Mobile,
}

/// Remarks that say where.
const HOME: &[&str] = &["自宅", "宅", "家", "自", "固定", "home"];
const MOBILE: &[&str] = &[
    "携帯",
    "携",
    "けいたい",
    "ケータイ",
    "ケイタイ",
    "スマホ",
    "スマートフォン",
    "モバイル",
    "mobile",
];
/// Words in remarks that say nothing of whose the number is.
const BESIDE: &[&str] = &[
    "本人",
    "電話",
    "番号",
    "連絡先",
    "代表",
    "代",
    "直通",
    "tel",
];
/// Words by which numbers are told that nobody answers.
const WRITTEN: &[&str] = &["fax", "ファックス", "ファクス"];

/// Before a remark that belongs to the number before it.
const OPENING: &str = "([{<〈《「『【〔";
/// Behind it.
const CLOSING: &str = ")]}>〉》」』】〕";

/// A number among others, with the letters of the remark that stands by it.
struct Piece {
    phone: Phone,
    remark: String,
}

/// Every number that can be dialled, with its remark.
fn pieces(written: &str) -> Vec<Piece> {
    let plain = compatible(written).to_lowercase();
    let letters: Vec<char> = plain.chars().collect();
    let mut pieces: Vec<Piece> = vec![];
    let mut words = String::new();
    // Remarks stand before their numbers, or behind them; the first number tells which.
    let mut is_before = false;
    let (mut is_in_brackets, mut is_settled) = (false, false);
    let mut at = 0;
    while let Some(letter) = letters.get(at) {
        match number_at(&letters, at) {
            None => {
                is_in_brackets |= words.is_empty() && OPENING.contains(*letter);
                words.extend(letter.is_alphabetic().then_some(*letter));
                let closes = is_in_brackets && CLOSING.contains(*letter) && !is_before;
                if let Some(piece) = pieces.last_mut().filter(|_| closes) {
                    piece.remark.push_str(&std::mem::take(&mut words));
                    (is_in_brackets, is_settled) = (false, true);
                }
                at += 1;
            }
            Some((phone, length)) => {
                is_before |= pieces.is_empty() && !words.is_empty();
                let remark = std::mem::take(&mut words);
                if let Some(piece) = pieces.last_mut().filter(|_| !is_before && !is_settled) {
                    // Without brackets it may be of this number or of that one: then it is of both.
                    piece.remark.push_str(&remark);
                }
                pieces.push(Piece { phone, remark });
                at += length;
                (is_in_brackets, is_settled) = (false, false);
            }
        }
    }
    if let Some(last) = pieces.last_mut() {
        last.remark.push_str(&words);
    }
    pieces
}

/// The number that begins there, and how many letters it has.
fn number_at(letters: &[char], at: usize) -> Option<(Phone, usize)> {
    let is_digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    let begins = match letters.get(at)? {
        '+' | '(' => is_digit(at + 1),
        _ => is_digit(at),
    };
    let is_amid = at.checked_sub(1).is_some_and(is_digit);
    if !begins || is_amid {
        return None;
    }
    let is_of_number =
        |letter: &char| letter.is_ascii_digit() || " +-‐‑‒–—―−ー.()".contains(*letter);
    let rest = letters.get(at..)?;
    let longest = rest
        .iter()
        .take_while(|letter| is_of_number(letter))
        .count();
    (1..=longest).find_map(|length| {
        let ends = is_digit(at + length - 1) && !is_digit(at + length);
        let number: String = rest.get(..length)?.iter().collect();
        let is_whole = number.chars().filter(char::is_ascii_digit).count() >= 10;
        let phone = Phone::new(&number);
        (ends && is_whole && phone.digits().is_some()).then_some((phone, length))
    })
}

/// Where a number rings; `None` where the remark says that it is somebody else's, or what is not known.
fn line(piece: &Piece) -> Option<Line> {
    let rest = BESIDE
        .iter()
        .fold(piece.remark.clone(), |rest, word| rest.replace(word, ""));
    match rest.as_str() {
        "" => {
            let digits = piece.phone.digits()?;
            let mut mobile = ["060", "070", "080", "090"].iter();
            Some(match mobile.any(|start| digits.starts_with(start)) {
                true => Line::Mobile,
                false => Line::Home,
            })
        }
        rest if HOME.contains(&rest) => Some(Line::Home),
        rest if MOBILE.contains(&rest) => Some(Line::Mobile),
        _ => None,
    }
}

/// The numbers of a patient, each line once; and the whole field as it is written where any of it says something else.
pub fn of_patient(written: &str) -> (Vec<(Line, Phone)>, Option<String>) {
    let mut numbers: Vec<(Line, Phone)> = vec![];
    let pieces = pieces(written);
    let mut is_understood = !pieces.is_empty();
    for piece in pieces {
        match line(&piece) {
            Some(line) if numbers.iter().all(|(known, _)| *known != line) => {
                numbers.push((line, piece.phone));
            }
            _ => is_understood = false,
        }
    }
    let written = full_width(written.trim());
    (
        numbers,
        (!is_understood && !written.is_empty()).then_some(written),
    )
}

/// The number of an institution: the first that somebody answers; as it is written where none can be dialled.
pub fn of_institution(written: &str) -> Phone {
    let is_answered = |piece: &Piece| !WRITTEN.iter().any(|word| piece.remark.contains(word));
    let first = pieces(written).into_iter().find(is_answered);
    first.map_or_else(|| Phone::new(&full_width(written)), |piece| piece.phone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_with_the_remark_that_stands_by_them() {
        use Line::*;
        for (written, expected, is_all) in [
            ("03-0000-3333", &[(Home, "03-0000-3333")][..], true),
            ("03-0000-3333(自宅)", &[(Home, "03-0000-3333")], true),
            (
                "０３－００００－３３３３（自宅）",
                &[(Home, "03-0000-3333")],
                true,
            ),
            ("03(0000)3333", &[(Home, "03-0000-3333")], true),
            ("(03)0000-3333", &[(Home, "03-0000-3333")], true),
            ("03 0000 3333", &[(Home, "03-0000-3333")], true),
            ("090-0000-4444", &[(Mobile, "090-0000-4444")], true),
            ("090-0000-4444（携帯）", &[(Mobile, "090-0000-4444")], true),
            ("090-0000-4444 自宅", &[(Home, "090-0000-4444")], true),
            ("TEL:03-0000-3333", &[(Home, "03-0000-3333")], true),
            ("本人携帯09000004444", &[(Mobile, "090-0000-4444")], true),
            (
                "03-0000-3333(自宅) 090-0000-4444(携帯)",
                &[(Home, "03-0000-3333"), (Mobile, "090-0000-4444")],
                true,
            ),
            (
                "自宅：03-0000-3333／ｹｰﾀｲ：090-0000-4444",
                &[(Home, "03-0000-3333"), (Mobile, "090-0000-4444")],
                true,
            ),
            (
                "03-0000-3333 090-0000-4444",
                &[(Home, "03-0000-3333"), (Mobile, "090-0000-4444")],
                true,
            ),
            ("090-0000-4444（長男）", &[], false),
            ("長男宅03-0000-3333", &[], false),
            ("03-0000-3333 内線12", &[], false),
            ("03-0000-3333、会社03-0000-5555", &[], false),
            (
                "03-0000-3333(自宅)、会社03-0000-5555",
                &[(Home, "03-0000-3333")],
                false,
            ),
            ("自宅(03-0000-3333)", &[(Home, "03-0000-3333")], true),
            ("なし", &[], false),
            ("119", &[], false),
            ("", &[], true),
        ] {
            let (numbers, left) = of_patient(written);
            let numbers: Vec<_> = numbers
                .iter()
                .map(|(line, phone)| (*line, phone.grouped()))
                .collect();
            let expected: Vec<_> = expected
                .iter()
                .map(|(line, phone)| (*line, (*phone).to_owned()))
                .collect();
            assert_eq!((numbers, left.is_none()), (expected, is_all), "{written}");
        }
    }

    #[test]
    fn an_institution_has_the_number_that_somebody_answers() {
        for (written, expected) in [
            ("03-0000-5555", "03-0000-5555"),
            ("03-0000-5555(代)", "03-0000-5555"),
            (
                "℡ ０３－００００－５５５５　ＦＡＸ ０３－００００－６６６６",
                "03-0000-5555",
            ),
            ("FAX03-0000-6666 TEL03-0000-5555", "03-0000-5555"),
            ("03-0000-5555 内線 12", "03-0000-5555"),
            ("院内PHS 12", "院内PHS 12"),
            ("", ""),
        ] {
            assert_eq!(of_institution(written).grouped(), expected, "{written}");
        }
    }
}
