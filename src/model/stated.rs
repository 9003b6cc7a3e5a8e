//! Four things that are not the same: not asked, none, unknown, a value.

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
