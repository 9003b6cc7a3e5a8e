//! Four things that are not the same: not asked, none, unknown, a value.

use super::{Choices, Coded};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::DeserializeOwned, de::Error};
use serde_json::Value;

/// The word in the file for "there is none, and the person said so".
pub const NONE: &str = "none";
/// The word in the file for "the person does not know".
pub const UNKNOWN: &str = "unknown";

/// What is known of something that a person can have or not have.
///
/// The difference between [`Stated::NotAsked`] and [`Stated::NoneKnown`] can decide over a life (a blank
/// allergy box is not "no allergies"); HL7's International Patient Summary keeps the same difference
/// for empty sections. In the file: absent, `"none"`, `"unknown"`, or the value itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Stated<T> {
    /// Nobody has answered yet.
    #[default]
    NotAsked,
    /// There is none; the person said so.
    NoneKnown,
    /// The person was asked and does not know.
    Unknown,
    /// There is, and this is it.
    Known(T),
}

impl<T> Stated<T> {
    /// The value, where there is one.
    pub fn known(&self) -> Option<&T> {
        match self {
            Self::Known(value) => Some(value),
            _ => None,
        }
    }
    /// The value to change, where there is one.
    pub fn known_mut(&mut self) -> Option<&mut T> {
        match self {
            Self::Known(value) => Some(value),
            _ => None,
        }
    }
    /// True where a value is given.
    pub fn is_known(&self) -> bool {
        self.known().is_some()
    }
    /// True until somebody has answered.
    pub fn is_not_asked(&self) -> bool {
        matches!(self, Self::NotAsked)
    }
}

impl<T> Stated<Vec<T>> {
    /// The rows of a list; none where the list is not known.
    pub fn rows(&self) -> &[T] {
        self.known().map_or(&[], Vec::as_slice)
    }
}

impl<T: Serialize> Serialize for Stated<T> {
    fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::NotAsked => writer.serialize_none(),
            Self::NoneKnown => writer.serialize_str(NONE),
            Self::Unknown => writer.serialize_str(UNKNOWN),
            Self::Known(value) => value.serialize(writer),
        }
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Stated<T> {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        Ok(match Value::deserialize(reader)? {
            Value::Null => Self::NotAsked,
            Value::String(word) if word == NONE => Self::NoneKnown,
            Value::String(word) if word == UNKNOWN => Self::Unknown,
            value => Self::Known(serde_json::from_value(value).map_err(D::Error::custom)?),
        })
    }
}

/// What is known of something that everybody has in one way or another: there is no "none".
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Answer<T> {
    /// Nobody has answered yet.
    #[default]
    NotAsked,
    /// The person was asked and does not know.
    Unknown,
    /// The answer.
    Known(T),
}

impl<T: Copy> Answer<T> {
    /// The answer, where there is one.
    pub fn known(&self) -> Option<T> {
        match self {
            Self::Known(value) => Some(*value),
            _ => None,
        }
    }
}

impl<T: Serialize> Serialize for Answer<T> {
    fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::NotAsked => writer.serialize_none(),
            Self::Unknown => writer.serialize_str(UNKNOWN),
            Self::Known(value) => value.serialize(writer),
        }
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Answer<T> {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        Ok(match Value::deserialize(reader)? {
            Value::Null => Self::NotAsked,
            Value::String(word) if word == UNKNOWN => Self::Unknown,
            value => Self::Known(serde_json::from_value(value).map_err(D::Error::custom)?),
        })
    }
}

#[cfg(feature = "schema")]
mod schema {
    use super::{Answer, NONE, Stated, UNKNOWN};
    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
    use std::borrow::Cow;

    impl<T: JsonSchema> JsonSchema for Stated<T> {
        fn schema_name() -> Cow<'static, str> {
            format!("Stated_{}", T::schema_name()).into()
        }
        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            let value = generator.subschema_for::<T>();
            json_schema!({ "anyOf": [{ "type": "null" }, { "enum": [NONE, UNKNOWN] }, value] })
        }
    }

    impl<T: JsonSchema> JsonSchema for Answer<T> {
        fn schema_name() -> Cow<'static, str> {
            format!("Answer_{}", T::schema_name()).into()
        }
        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            let value = generator.subschema_for::<T>();
            json_schema!({ "anyOf": [{ "type": "null" }, { "enum": [UNKNOWN] }, value] })
        }
    }
}

/// One option out of a list, whatever its type: what a choice on the page reads and writes.
pub trait OneOf {
    /// The name under which the options' words are found.
    fn list(&self) -> &'static str;
    /// The words that can be answered, in the order in which they are offered.
    fn offered(&self) -> Vec<&'static str>;
    /// The present answer; `None` is "not asked".
    fn code(&self) -> Option<&'static str>;
    /// Answers, or takes the answer back. A word that is not offered changes nothing and gives `false`.
    fn answer(&mut self, code: Option<&str>) -> bool;
}

/// Shared by the three answer types: a special word or an option of the list.
fn offered<E: Coded>(first: Option<&'static str>, last: Option<&'static str>) -> Vec<&'static str> {
    first
        .into_iter()
        .chain(E::CODES.iter().copied())
        .chain(last)
        .collect()
}

impl<E: Coded> OneOf for Stated<E> {
    fn list(&self) -> &'static str {
        E::NAME
    }
    fn offered(&self) -> Vec<&'static str> {
        offered::<E>(Some(NONE), Some(UNKNOWN))
    }
    fn code(&self) -> Option<&'static str> {
        match self {
            Self::NotAsked => None,
            Self::NoneKnown => Some(NONE),
            Self::Unknown => Some(UNKNOWN),
            Self::Known(option) => Some(option.code()),
        }
    }
    fn answer(&mut self, code: Option<&str>) -> bool {
        let answer = match code {
            None => Some(Self::NotAsked),
            Some(NONE) => Some(Self::NoneKnown),
            Some(UNKNOWN) => Some(Self::Unknown),
            Some(code) => E::from_code(code).map(Self::Known),
        };
        answer.map(|answer| *self = answer).is_some()
    }
}

impl<E: Coded> OneOf for Answer<E> {
    fn list(&self) -> &'static str {
        E::NAME
    }
    fn offered(&self) -> Vec<&'static str> {
        offered::<E>(None, Some(UNKNOWN))
    }
    fn code(&self) -> Option<&'static str> {
        match self {
            Self::NotAsked => None,
            Self::Unknown => Some(UNKNOWN),
            Self::Known(option) => Some(option.code()),
        }
    }
    fn answer(&mut self, code: Option<&str>) -> bool {
        let answer = match code {
            None => Some(Self::NotAsked),
            Some(UNKNOWN) => Some(Self::Unknown),
            Some(code) => E::from_code(code).map(Self::Known),
        };
        answer.map(|answer| *self = answer).is_some()
    }
}

impl<E: Coded> OneOf for Option<E> {
    fn list(&self) -> &'static str {
        E::NAME
    }
    fn offered(&self) -> Vec<&'static str> {
        offered::<E>(None, None)
    }
    fn code(&self) -> Option<&'static str> {
        self.map(Coded::code)
    }
    fn answer(&mut self, code: Option<&str>) -> bool {
        let answer = match code {
            None => Some(None),
            Some(code) => E::from_code(code).map(Some),
        };
        answer.map(|answer| *self = answer).is_some()
    }
}

/// Any number of options out of a list: what a set of tick boxes on the page reads and writes.
pub trait ManyOf {
    /// The name under which the options' words are found.
    fn list(&self) -> &'static str;
    /// The words that can be ticked, in the order in which they are offered.
    fn offered(&self) -> Vec<&'static str>;
    /// Those that are ticked.
    fn codes(&self) -> Vec<&'static str>;
    /// Ticks or unticks. "None" and "unknown" stand alone: ticking one unticks the rest, and the other
    /// way round. A word that is not offered changes nothing and gives `false`.
    fn tick(&mut self, code: &str, ticked: bool) -> bool;
}

impl<E: Coded> ManyOf for Choices<E> {
    fn list(&self) -> &'static str {
        E::NAME
    }
    fn offered(&self) -> Vec<&'static str> {
        offered::<E>(None, None)
    }
    fn codes(&self) -> Vec<&'static str> {
        self.iter().map(Coded::code).collect()
    }
    fn tick(&mut self, code: &str, ticked: bool) -> bool {
        let Some(option) = E::from_code(code) else {
            return false;
        };
        *self = self
            .iter()
            .filter(|&chosen| chosen != option)
            .chain(ticked.then_some(option))
            .collect();
        true
    }
}

impl<E: Coded> ManyOf for Stated<Choices<E>> {
    fn list(&self) -> &'static str {
        E::NAME
    }
    fn offered(&self) -> Vec<&'static str> {
        offered::<E>(Some(NONE), Some(UNKNOWN))
    }
    fn codes(&self) -> Vec<&'static str> {
        match self {
            Self::NotAsked => vec![],
            Self::NoneKnown => vec![NONE],
            Self::Unknown => vec![UNKNOWN],
            Self::Known(chosen) => chosen.codes(),
        }
    }
    fn tick(&mut self, code: &str, ticked: bool) -> bool {
        let special = match code {
            NONE => Some(Self::NoneKnown),
            UNKNOWN => Some(Self::Unknown),
            _ => None,
        };
        if let Some(special) = special {
            if ticked {
                *self = special;
            } else if self.codes() == [code] {
                *self = Self::NotAsked;
            }
            return true;
        }
        let mut chosen = self.known().cloned().unwrap_or_default();
        if !chosen.tick(code, ticked) {
            return false;
        }
        if !chosen.is_empty() {
            *self = Self::Known(chosen);
        } else if self.is_known() {
            *self = Self::NotAsked;
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Side;

    fn json<T: Serialize>(value: &T) -> String {
        serde_json::to_string(value).unwrap()
    }

    #[test]
    fn the_four_states_are_four_different_things_in_the_file_and_come_back() {
        let states = [
            Stated::NotAsked,
            Stated::NoneKnown,
            Stated::Unknown,
            Stated::Known(Side::Left),
        ];
        let written: Vec<String> = states.iter().map(json).collect();
        assert_eq!(written, ["null", "\"none\"", "\"unknown\"", "\"left\""]);
        for (state, text) in states.iter().zip(&written) {
            assert_eq!(serde_json::from_str::<Stated<Side>>(text).unwrap(), *state);
        }
    }

    #[test]
    fn an_empty_list_is_not_the_same_as_none() {
        let list: Stated<Vec<String>> = serde_json::from_str("[]").unwrap();
        assert_eq!(list, Stated::Known(vec![]));
    }

    #[test]
    fn an_option_that_does_not_exist_is_refused_and_changes_nothing() {
        assert!(serde_json::from_str::<Stated<Side>>("\"middle\"").is_err());
        let mut answer = Stated::Known(Side::Left);
        assert!(!answer.answer(Some("middle")));
        assert_eq!(answer, Stated::Known(Side::Left));
    }

    #[test]
    fn none_and_unknown_stand_alone_among_tick_boxes() {
        let mut sides: Stated<Choices<Side>> = Stated::NotAsked;
        assert!(sides.tick("left", true) && sides.tick("right", true));
        assert_eq!(sides.codes(), ["right", "left"]);
        assert!(sides.tick(NONE, true));
        assert_eq!(sides, Stated::NoneKnown);
        assert!(sides.tick("left", true));
        assert_eq!(sides.codes(), ["left"]);
    }

    #[test]
    fn unticking_the_last_box_is_not_none() {
        let mut sides: Stated<Choices<Side>> = Stated::NotAsked;
        sides.tick("left", true);
        sides.tick("left", false);
        assert_eq!(sides, Stated::NotAsked);
    }

    #[test]
    fn unticking_what_is_not_ticked_keeps_none() {
        let mut sides: Stated<Choices<Side>> = Stated::NoneKnown;
        sides.tick("left", false);
        assert_eq!(sides, Stated::NoneKnown);
    }
}
