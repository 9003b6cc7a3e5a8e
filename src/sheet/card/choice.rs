//! What is left off a copy of the card: who loses it in the street tells a stranger what is on it.
//!
//! Name, birth date, the doctor and what a life may hang on are on every card. What is left off reads as nothing at
//! all: in its place stands that the sheet at home is to be looked at, whether something is written there or not.

use crate::model::{CardPart, Choices, Coded};
use crate::sheet::fact::{Fact, Part};
use serde_json::{Value, json};

/// The answers of a part; those under these paths belong to it.
const PATHS: &[(&str, CardPart)] = &[
    ("emergency.person.address", CardPart::Address),
    ("emergency.person.building", CardPart::Address),
    ("emergency.person.home_phone", CardPart::Phones),
    ("emergency.person.mobile_phone", CardPart::Phones),
];

/// What is left off; nothing, until the person chooses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CardChoice {
    /// The parts that are not on this copy.
    pub without: Choices<CardPart>,
}

impl CardChoice {
    /// Whether a part is on it.
    pub fn has(&self, part: CardPart) -> bool {
        !self.without.contains(part)
    }

    /// Whether a fact is on it, as far as the person chose.
    pub(super) fn lets_in(&self, fact: &Fact) -> bool {
        let is_under = |name: &str| {
            fact.path
                .strip_prefix(name)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        let of_path = PATHS.iter().find(|(name, _)| is_under(name));
        let part = match fact.part {
            Part::Contacts => Some(CardPart::People),
            _ => of_path.map(|(_, part)| *part),
        };
        part.is_none_or(|part| self.has(part))
    }

    /// What the page and the paper worker say of it to each other.
    pub fn write(&self) -> Value {
        let codes: Vec<&str> = self.without.iter().map(Coded::code).collect();
        json!({ "without": codes })
    }

    /// What was chosen; `None` where a word is not known: something that was to be left off could be on it.
    pub fn read(said: &Value) -> Option<Self> {
        let codes = said.get("without")?.as_array()?.iter();
        let without = codes.map(|code| CardPart::from_code(code.as_str()?));
        Some(Self {
            without: without.collect::<Option<_>>()?,
        })
    }
}
