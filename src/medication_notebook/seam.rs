//! Where a text was cut over several codes: whether pieces can be one text, by their letters and by their records.
//!
//! The format has a record for this (911), and codes have one of their own (structured append). Some machines use
//! neither, or fill in neither truly. Then only what stands on both sides of the cut can tell; that proves nothing, so
//! whoever joins by it says so.

use super::bytes::decode;
use super::issue::Oddity;
use super::notebook::Notebook;
use super::record::Record;
use super::text::Lines;
use encoding_rs::SHIFT_JIS;

/// What every code begins with.
const HEAD: &[u8] = b"JAHIS";
/// Between two records.
const LINE_END: &[u8] = b"\r\n";
/// So many bytes behind a cut tell whether their letters are read from the right one on.
const LOOK: usize = 40;
/// Records that name the part of the prescription to which they belong.
const OF_A_PART: &[&str] = &["201", "281", "291", "301", "311", "391"];

/// True where parts can be one text, in this order: the first alone has a head, no letter is torn wrongly, and the
/// records on both sides of every cut go on from each other.
pub fn fits(parts: &[&[u8]]) -> bool {
    let is_head = |part: &&[u8]| part.starts_with(HEAD);
    let Some((first, others)) = parts.split_first() else {
        return false;
    };
    if !is_head(first) || others.iter().any(is_head) {
        return false;
    }
    let whole = parts.concat();
    let Ok(decoded) = decode(&whole) else {
        return false;
    };
    let mut cut = 0;
    let cuts = parts.iter().take(others.len()).map(|part| {
        cut += part.len();
        cut
    });
    let cuts: Vec<usize> = cuts.collect();
    let letters = |cut: &usize| {
        let (before, after) = (whole.get(..*cut), whole.get(*cut..));
        let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
        decoded.is_utf8 || are_letters_whole(before, after)
    };
    cuts.iter().all(letters) && goes_on(&decoded.text, &whole, &cuts)
}

/// A text with what can follow it without having a beginning of its own; `None` where it does not follow, or where it
/// could in two ways.
pub fn with_rest(head: &[u8], rest: &[u8]) -> Option<Vec<u8>> {
    let text = decode(head).ok()?.text;
    let lines = Lines::read(&text).ok()?;
    // A text that says which part it is, or that it has none, is not cut here.
    if lines.is_ended {
        return None;
    }
    let is_open = Notebook::of(lines).may_go_on;
    let ends = head.ends_with(b"\n") || head.ends_with(b"\r");
    let is_record = Lines::begins_with_record(&SHIFT_JIS.decode_without_bom_handling(rest).0);
    let mut ways = vec![];
    if ends || !is_record {
        ways.push(head.to_vec());
    }
    if !ends {
        ways.push([head, LINE_END].concat());
    }
    let mut fitting = ways.into_iter().filter(|begins| {
        let is_next = is_next_part(begins, rest);
        // Between two records the parts of the prescription must be counted on, as nothing else tells.
        let is_cut_amid = !begins.ends_with(b"\n") && !begins.ends_with(b"\r");
        (is_cut_amid || is_open || is_next) && fits(&[begins.as_slice(), rest])
    });
    let whole = fitting.next()?;
    let alone = fitting.next().is_none();
    alone.then(|| [whole.as_slice(), rest].concat())
}

/// True where letters of two bytes are whole across a cut: those behind it are hardly worse to read than from the next
/// byte on, or from this one on where the last letter before it is half.
fn are_letters_whole(before: &[u8], after: &[u8]) -> bool {
    let is_half = ends_in_half(before);
    let shifted = after.get(1..).unwrap_or_default();
    let (here, other) = match is_half {
        true => (shifted, after),
        false => (after, shifted),
    };
    let is_trail = |byte: &u8| matches!(byte, 0x40..=0x7E | 0x80..=0xFC);
    (!is_half || after.first().is_some_and(is_trail)) && oddness(here) <= oddness(other) + 1
}

/// True where bytes in Shift_JIS end with the first half of a letter.
fn ends_in_half(bytes: &[u8]) -> bool {
    let mut is_half = false;
    for byte in bytes {
        is_half = !is_half && matches!(byte, 0x81..=0x9F | 0xE0..=0xFC);
    }
    is_half
}

/// How little the first field looks like writing: broken letters, rare kanji, and how often the kind of letters changes.
fn oddness(bytes: &[u8]) -> usize {
    let some = bytes.get(..LOOK).unwrap_or(bytes);
    let field = some.split(|byte| b",\r\n".contains(byte)).next();
    let field = field.unwrap_or_default();
    let (text, _) = SHIFT_JIS.decode_without_bom_handling(field);
    // The last letter may be cut by the look itself.
    let kinds: Vec<u8> = text
        .trim_end_matches('\u{FFFD}')
        .chars()
        .map(kind)
        .collect();
    let changes = kinds
        .windows(2)
        .filter(|pair| matches!(pair, [one, other] if one != other));
    let broken = kinds.iter().filter(|kind| **kind == BROKEN).count();
    changes.count() + 2 * broken + rare_kanji(field)
}

/// The kind of a letter that cannot be read.
const BROKEN: u8 = 0;

/// The kind of a letter; names change it seldom.
fn kind(letter: char) -> u8 {
    match letter {
        '\u{FFFD}' | '\u{E000}'..='\u{F8FF}' | '\u{80}'..='\u{9F}' => BROKEN,
        '0'..='9' | '.' | '０'..='９' => 1,
        'a'..='z' | 'A'..='Z' | 'ａ'..='ｚ' | 'Ａ'..='Ｚ' => 2,
        '\u{3041}'..='\u{3096}' => 3,
        '\u{30A1}'..='\u{30FC}' => 4,
        '\u{FF66}'..='\u{FF9F}' => 5,
        letter if letter.is_alphabetic() => 6,
        _ => 7,
    }
}

/// How many kanji of the second level there are.
fn rare_kanji(bytes: &[u8]) -> usize {
    let (mut at, mut rare) = (0, 0);
    while let Some(byte) = bytes.get(at) {
        let is_lead = matches!(byte, 0x81..=0x9F | 0xE0..=0xFC);
        rare += usize::from(matches!(byte, 0x99..=0x9F | 0xE0..=0xEA));
        at += 1 + usize::from(is_lead);
    }
    rare
}

/// The number of the prescription's part in a line that has one.
fn part_of(line: &str) -> Option<u32> {
    let mut fields = line.split(',');
    let number = fields.next()?.trim();
    let part = fields.next()?.trim().parse().ok()?;
    OF_A_PART.contains(&number).then_some(part)
}

/// True where the next text begins with the part of the prescription that is counted after the last one before it.
fn is_next_part(before: &[u8], after: &[u8]) -> bool {
    let [before, after] =
        [before, after].map(|bytes| SHIFT_JIS.decode_without_bom_handling(bytes).0);
    let last = before.lines().rev().find_map(part_of);
    let next = after.lines().find_map(part_of);
    last.is_some() && last.map(|last| last + 1) == next
}

/// True where the records of a text that was cut at those places go on across each cut.
fn goes_on(text: &str, whole: &[u8], cuts: &[usize]) -> bool {
    let Ok(lines) = Lines::read(text) else {
        return false;
    };
    let notebook = Notebook::of(lines);
    let all: Vec<&str> = text.lines().collect();
    // Lines end with ASCII in either way of writing, so they can be counted in the bytes.
    let line_of = |cut: &usize| {
        let before = whole.get(..*cut).unwrap_or_default();
        before.iter().filter(|byte| **byte == b'\n').count()
    };
    let is_counted_on = |line: usize| {
        let last = all.iter().take(line).rev().find_map(|line| part_of(line));
        let here = all.iter().skip(line).find_map(|line| part_of(line));
        let next = all.iter().skip(line + 1).find_map(|line| part_of(line));
        let follows = |one: Option<u32>, other: Option<u32>| match (one, other) {
            (Some(one), Some(other)) => other == one || other == one + 1,
            _ => true,
        };
        follows(last, here) && follows(here, next)
    };
    let cut_lines: Vec<usize> = cuts.iter().map(line_of).collect();
    let is_known = |line: &usize| {
        let (record, unfit) = Record::read(all.get(*line).copied().unwrap_or_default());
        unfit.is_empty() && !matches!(record, Record::Unknown { .. })
    };
    let is_torn = |oddity: Oddity| {
        matches!(
            oddity,
            Oddity::OutOfPlace | Oddity::NoDirection | Oddity::UnreadableLetter
        )
    };
    cut_lines.iter().all(|line| is_counted_on(*line))
        && cut_lines.iter().all(is_known)
        && !notebook.issues.iter().any(|issue| is_torn(issue.what))
}
