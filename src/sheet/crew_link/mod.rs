//! The front page in a link: what a phone shows that reads the code on the crew's sheet. The link's fragment holds
//! it all; nothing of it is ever sent to a server.
//!
//! ```text
//! #/crew/1/0293847…     version, then digits: four times three digits pack as tightly in a QR code as bytes do
//! ```
//!
//! The digits are bytes, the bytes are packed text with a check sum, and the text is one line for each fact. Reading
//! trusts nothing: every length has a limit before anything is unpacked.

mod digits;
mod packed;

use super::fact::{Fact, Facts, Part, Rank, State};
use super::order::set_of;
use crate::i18n::Words;
use crate::model::{Phone, Text};
use digits::{bytes, digits};
use packed::{pack, unpack};
use std::collections::BTreeSet;

/// The version of what stands after it.
const VERSION: &str = "1/";

/// No front page is longer, unpacked.
const MOST_BYTES: usize = 16 * 1024;

/// Nothing on a front page is longer: a phone works on a single word of the whole for seconds.
const MOST_LETTERS: usize = 500;

/// No front page has more facts.
const MOST_LINES: usize = 400;

/// Between label and value, and after each fact; what was typed has neither.
const UNIT: char = '\t';
const RECORD: char = '\n';

/// A front page as a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CrewLink {
    /// What follows `#/crew/`.
    pub link: String,
    /// Whether facts of the front page were left out for want of room.
    pub is_shortened: bool,
}

/// What a phone shows: the facts of a front page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CrewCard {
    /// The facts in the order of the paper.
    pub lines: Vec<CrewLine>,
    /// The parts of the front page of which facts were left out for want of room: what is here of them is not all.
    pub shortened: Vec<Part>,
}

/// A part of a front page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CrewPart<'a> {
    /// Which.
    pub part: Part,
    /// What belongs together stands together: an allergy with what it does, a person with the numbers.
    pub entries: Vec<Vec<&'a CrewLine>>,
    /// Whether nothing of it was left out.
    pub is_all: bool,
}

/// A fact as a phone shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CrewLine {
    /// The part of the paper it stands in.
    pub part: Part,
    /// Whether something else begins with it: another allergy, another person.
    pub begins: bool,
    /// What the value is.
    pub label: String,
    /// The value.
    pub text: String,
    /// What kind of value it is.
    pub kind: CrewValue,
}

/// What kind of value a fact has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CrewValue {
    /// Words.
    Words,
    /// A telephone number, to be called by a tap.
    Phone,
    /// Somebody answered no, or wrote nothing.
    NoOrBlank,
}

/// As they stand in a link.
const KINDS: [(char, CrewValue); 3] = [
    (' ', CrewValue::Words),
    ('#', CrewValue::Phone),
    ('-', CrewValue::NoOrBlank),
];

/// Why a link shows nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It was made by a later version of the page.
    Newer,
    /// It is cut short, changed, or was never one.
    Damaged,
}

/// In the order in which they are read: from when it is, then as on the paper.
const PARTS: [(char, Part); 11] = [
    ('b', Part::About),
    ('w', Part::Who),
    ('a', Part::Alerts),
    ('i', Part::Illnesses),
    ('m', Part::Medicines),
    ('u', Part::UsualState),
    ('c', Part::Contacts),
    ('t', Part::Team),
    ('h', Part::Home),
    ('d', Part::Disaster),
    ('s', Part::Wishes),
];

/// The link of a record's front page (what follows `#/crew/`), as long as `fits` lets it be. Facts leave it by the
/// rule by which they leave the front page; `None` where not even who the person is and what kills when it is not
/// known have room: then there is no code, never a shorter truth.
pub fn crew_link(facts: &Facts, fits: impl Fn(&str) -> bool) -> Option<CrewLink> {
    let units = facts.units();
    let must_stay = |unit: &&str| {
        let mut of_unit = facts.iter().filter(|fact| fact.unit == *unit);
        of_unit.any(|fact| fact.rank <= Rank::AlertThing)
    };
    let link = |kept: usize| {
        let card = CrewCard::of(facts, &units[..kept]);
        let (link, is_shortened) = (card.link(), card.is_shortened());
        let is_readable = || CrewCard::read(&link).is_ok();
        (fits(&link) && is_readable()).then_some(CrewLink { link, is_shortened })
    };
    // Fewer facts make a shorter link: the most that fit are found by halving.
    let mut most = units.iter().rposition(must_stay).map_or(0, |last| last + 1);
    let mut found = link(most)?;
    let mut too_many = units.len() + 1;
    while most + 1 < too_many {
        let tried = most.midpoint(too_many);
        match link(tried) {
            Some(longer) => (most, found) = (tried, longer),
            None => too_many = tried,
        }
    }
    Some(found)
}

impl CrewCard {
    fn of(facts: &Facts, units: &[&str]) -> Self {
        let kept = set_of(units.iter().copied());
        // A blank says something only where a crew must not take it for a no, or for something found right.
        let is_looked_for = |fact: &Fact| matches!(fact.part, Part::Alerts | Part::About);
        let says = |fact: &&Fact| fact.state != State::Blank || is_looked_for(fact);
        let front = facts.iter().filter(|fact| fact.on_front()).filter(says);
        let (here, left): (Vec<&Fact>, Vec<&Fact>) =
            front.partition(|fact| is_here(facts, fact, &kept));
        let is_shortened = |part: &Part| left.iter().any(|fact| fact.part == *part);
        let parts = PARTS.iter().map(|(_, part)| *part);
        let mut before = "";
        let lines = here.iter().map(|fact| {
            let begins = fact.unit != std::mem::replace(&mut before, &fact.unit);
            CrewLine {
                part: fact.part,
                begins,
                label: fact.label.clone(),
                text: fact.text.clone(),
                kind: match fact.state {
                    State::Value if fact.phone => CrewValue::Phone,
                    State::NoneKnown | State::Blank => CrewValue::NoOrBlank,
                    State::Value | State::Bare | State::Unknown => CrewValue::Words,
                },
            }
        });
        Self {
            lines: lines.collect(),
            shortened: parts.filter(is_shortened).collect(),
        }
    }

    /// Its parts in the order in which they are read.
    pub fn parts(&self) -> impl Iterator<Item = CrewPart<'_>> {
        let parts = PARTS.iter().map(|(_, part)| {
            let mut entries: Vec<Vec<&CrewLine>> = vec![];
            for line in self.lines.iter().filter(|line| line.part == *part) {
                match entries.last_mut().filter(|_| !line.begins) {
                    Some(entry) => entry.push(line),
                    None => entries.push(vec![line]),
                }
            }
            CrewPart {
                part: *part,
                entries,
                is_all: !self.shortened.contains(part),
            }
        });
        parts.filter(|part| !part.entries.is_empty() || !part.is_all)
    }

    /// Whether facts of the front page were left out for want of room.
    pub fn is_shortened(&self) -> bool {
        !self.shortened.is_empty()
    }

    /// What follows `#/crew/` in the address.
    pub fn link(&self) -> String {
        let mut text: String = self.shortened.iter().map(|part| code(*part)).collect();
        text.push(RECORD);
        for line in &self.lines {
            text.push(match line.begins {
                true => code(line.part).to_ascii_uppercase(),
                false => code(line.part),
            });
            let kind = KINDS.iter().find(|(_, kind)| *kind == line.kind);
            text.push(kind.map_or(' ', |(code, _)| *code));
            text.push_str(&clean(&line.label));
            text.push(UNIT);
            text.push_str(&clean(&line.text));
            text.push(RECORD);
        }
        format!("{VERSION}{}", digits(&pack(&text)))
    }

    /// What a link says.
    ///
    /// # Errors
    /// When it is of another version or not whole. Nothing that a link holds can make this slow or large.
    pub fn read(link: &str) -> Result<Self, Unreadable> {
        use Unreadable::{Damaged, Newer};
        let Some(said) = link.strip_prefix(VERSION) else {
            let version = link.split('/').next().unwrap_or_default();
            let is_number = (1..=3).contains(&version.len())
                && version.bytes().all(|digit| digit.is_ascii_digit());
            return Err(if is_number && link.contains('/') {
                Newer
            } else {
                Damaged
            });
        };
        let packed = bytes(said).ok_or(Damaged)?;
        let text = unpack(&packed, MOST_BYTES).ok_or(Damaged)?;
        let (shortened, text) = text.split_once(RECORD).ok_or(Damaged)?;
        let shortened: Vec<Part> = shortened
            .chars()
            .map(part)
            .collect::<Option<_>>()
            .ok_or(Damaged)?;
        let lines = text.split_terminator(RECORD).map(line);
        let lines: Vec<_> = lines
            .take(MOST_LINES + 1)
            .collect::<Option<_>>()
            .ok_or(Damaged)?;
        if lines.is_empty() || lines.len() > MOST_LINES || shortened.len() > PARTS.len() {
            return Err(Damaged);
        }
        Ok(Self { lines, shortened })
    }
}

fn code(part: Part) -> char {
    let found = PARTS.iter().find(|(_, one)| *one == part);
    found.map_or('b', |(code, _)| *code)
}

fn part(code: char) -> Option<Part> {
    let found = PARTS.iter().find(|(known, _)| *known == code);
    found.map(|(_, part)| *part)
}

/// Whether a fact has room, and the one without which it says nothing.
fn is_here(facts: &Facts, fact: &Fact, kept: &BTreeSet<&str>) -> bool {
    let head = fact.head.as_ref().and_then(|head| facts.at(head));
    fact.on_front()
        && kept.contains(fact.unit.as_str())
        && head.is_none_or(|head| is_here(facts, head, kept))
}

impl CrewPart<'_> {
    /// Whether it says that the person does not want to be resuscitated: then it stands with the words that it is no
    /// doctor's order, whoever made the code. By its gate that wish is never alone: the doctor, the day and a number
    /// stand with it as one.
    pub fn refuses_resuscitation(&self, words: &Words) -> bool {
        let wish = words.say("sheet.cpr.not_want");
        self.entries.iter().any(|entry| {
            let is_whole = self.part == Part::Wishes && entry.len() > 1;
            is_whole || entry.iter().any(|line| line.text.contains(&wish))
        })
    }
}

impl CrewLine {
    /// What is shown of it: of a number the same that a tap calls.
    pub fn shown(&self) -> String {
        match self.kind {
            CrewValue::Phone => Phone::new(&self.text).grouped(),
            CrewValue::Words | CrewValue::NoOrBlank => self.text.clone(),
        }
    }
    /// The address by which a tap calls it; `None` where it is no number to call so.
    pub fn call(&self) -> Option<String> {
        Phone::new(&self.text)
            .link()
            .filter(|_| self.kind == CrewValue::Phone)
    }
}

/// Words without what has no look of its own but changes that of others, or the form of the link.
fn clean(words: &str) -> String {
    let ends_line = |one: char| one.is_control() || matches!(one, '\u{2028}' | '\u{2029}');
    // What a person types has no mark either that reorders writing.
    Text::new(&words.replace(ends_line, " "))
        .as_typed()
        .to_owned()
}

fn line(text: &str) -> Option<CrewLine> {
    let mut letters = text.chars();
    let first = letters.next()?;
    let part = part(first.to_ascii_lowercase())?;
    let kind = letters.next()?;
    let (_, kind) = KINDS.iter().find(|(known, _)| *known == kind)?;
    let (label, text) = letters.as_str().split_once(UNIT)?;
    let is_too_long = |words: &str| words.chars().nth(MOST_LETTERS).is_some();
    if is_too_long(label) || is_too_long(text) {
        return None;
    }
    Some(CrewLine {
        part,
        begins: first.is_ascii_uppercase(),
        label: clean(label),
        text: clean(text),
        kind: *kind,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn a_line() -> impl Strategy<Value = CrewLine> {
        let part = (0..PARTS.len()).prop_map(|at| PARTS[at].1);
        let words = || "[ -~ぁ-ん一-龠\u{20BB7}]{0,12}";
        let flags = (any::<bool>(), 0..KINDS.len());
        (part, words(), words(), flags).prop_map(|(part, label, text, (begins, kind))| CrewLine {
            part,
            begins,
            label,
            text,
            kind: KINDS[kind].1,
        })
    }

    fn a_card() -> impl Strategy<Value = CrewCard> {
        let parts = prop::collection::vec(0..PARTS.len(), 0..4);
        (prop::collection::vec(a_line(), 1..40), parts).prop_map(|(lines, parts)| CrewCard {
            lines,
            shortened: parts.into_iter().map(|at| PARTS[at].1).collect(),
        })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(card in a_card()) {
            prop_assert_eq!(CrewCard::read(&card.link()), Ok(card));
        }

        #[test]
        fn nothing_makes_it_stumble(link in "(1/)?[0-9a-z/]{0,80}") {
            let _ = CrewCard::read(&link);
        }

        #[test]
        fn a_changed_digit_is_noticed(card in a_card(), at in any::<prop::sample::Index>(), by in 1..10_u8) {
            let link = card.link();
            let at = at.index(link.len() - VERSION.len()) + VERSION.len();
            let mut changed = link.clone().into_bytes();
            changed[at] = b'0' + (changed[at] - b'0' + by) % 10;
            let changed = String::from_utf8(changed).expect("digits");
            prop_assert_ne!(CrewCard::read(&changed), Ok(card));
        }
    }

    #[test]
    fn a_bomb_is_not_unpacked() {
        let bomb = pack(&" ".repeat(50_000_000));
        let small = pack(&"=".repeat(MOST_BYTES + 1));
        assert!(bytes(&digits(&small)).is_some());
        for packed in [bomb, small] {
            let link = format!("{VERSION}{}", digits(&packed));
            assert_eq!(CrewCard::read(&link), Err(Unreadable::Damaged));
        }
    }

    #[test]
    fn no_word_is_longer_than_a_phone_can_lay_out() {
        let of = |label: usize, text: usize| CrewCard {
            lines: vec![CrewLine {
                part: Part::Who,
                begins: true,
                label: "a".repeat(label),
                text: "字".repeat(text),
                kind: CrewValue::Words,
            }],
            shortened: vec![],
        };
        let longest = of(MOST_LETTERS, MOST_LETTERS);
        assert_eq!(CrewCard::read(&longest.link()), Ok(longest));
        for card in [
            of(1, MOST_LETTERS + 1),
            of(MOST_LETTERS + 1, 1),
            of(16_000, 1),
        ] {
            assert_eq!(CrewCard::read(&card.link()), Err(Unreadable::Damaged));
        }
    }

    #[test]
    fn what_reorders_writing_is_neither_shown_nor_called() {
        let line = |text: &str| CrewLine {
            part: Part::Contacts,
            begins: true,
            label: "電話".to_owned(),
            text: text.to_owned(),
            kind: CrewValue::Phone,
        };
        // As somebody writes a link who is no friend.
        let read = |text: &str| {
            let packed = pack(&format!("\nC#電話\t{text}\n"));
            let card = CrewCard::read(&format!("{VERSION}{}", digits(&packed)));
            card.map(|mut card| card.lines.swap_remove(0))
        };
        for typed in [
            "\u{202E}03-1234-5678",
            "\u{200F}03-1234\u{200B}-5678\u{2069}",
            "0312345678",
        ] {
            let read = read(typed).expect("a line");
            assert_eq!(read.shown(), "03-1234-5678");
            assert_eq!(read.call().as_deref(), Some("tel:0312345678"));
        }
        for typed in ["#9999", "110", "0990123456", "03-1234-5678 内線5"] {
            let read = read(typed).expect("a line");
            assert_eq!(
                (read.call(), read.shown().contains(&typed[..2])),
                (None, true)
            );
        }
        let words = CrewLine {
            kind: CrewValue::Words,
            ..line("03-1234-5678")
        };
        assert_eq!(words.call(), None);
    }

    #[test]
    fn a_later_version_and_nonsense_are_told_apart() {
        assert_eq!(CrewCard::read("2/123"), Err(Unreadable::Newer));
        for nonsense in ["", "1", "x/1", "1/abc", "/", "1/", "9999/1"] {
            assert_eq!(
                CrewCard::read(nonsense),
                Err(Unreadable::Damaged),
                "{nonsense}"
            );
        }
    }
}
