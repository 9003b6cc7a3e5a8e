//! How a group of answers is declared, so that every one is stored the same way.
//!
//! Reading always goes through a tree of owned values and writing always makes a text: each further way
//! would put another copy of every group's code into the page's program.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Error, Map, Value};

/// Fields that a newer version of the same schema wrote: carried along, written back, never shown.
pub type Extra = Map<String, Value>;

/// A value as the tree that would stand in the file.
pub fn to_tree<T: Serialize>(value: &T) -> Option<Value> {
    serde_json::from_str(&serde_json::to_string(value).ok()?).ok()
}

/// A field of a group, whatever its kind.
pub(crate) trait Field {
    /// Takes in what stands in the file.
    fn take_in(&mut self, value: Value) -> Result<(), Error>;
}

impl<T: DeserializeOwned> Field for T {
    fn take_in(&mut self, value: Value) -> Result<(), Error> {
        *self = serde_json::from_value(value)?;
        Ok(())
    }
}

/// Takes the fields out of a group; one that is missing there stays as it is.
pub(crate) fn fill(
    group: &mut Map<String, Value>,
    fields: &mut [(&str, &mut dyn Field)],
) -> Result<(), Error> {
    for (name, field) in fields {
        if let Some(value) = group.remove(*name) {
            field.take_in(value)?;
        }
    }
    Ok(())
}

/// Takes a field out of a group where it must not be missing.
pub(crate) fn required<T: DeserializeOwned>(
    group: &mut Map<String, Value>,
    name: &str,
) -> Result<T, Error> {
    serde_json::from_value(group.remove(name).unwrap_or_default())
}

/// Reads a type by its `from_group`, which gets the fields as a tree.
macro_rules! read_from_group {
    ($name:ident) => {
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
                let group = <serde_json::Map<_, _> as serde::Deserialize>::deserialize(reader)?;
                Self::from_group(group).map_err(serde::de::Error::custom)
            }
        }
    };
}
pub(crate) use read_from_group;

/// True for what need not be written: it is what a reader assumes when the field is missing.
pub(crate) fn is_unsaid<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Declares a group of answers: each field may be missing in the file, and unknown fields survive.
macro_rules! answers {
    ($(#[$about:meta])* pub struct $name:ident {
        $($(#[$field_about:meta])* pub $field:ident: $kind:ty,)*
    }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub struct $name {
            $(
                $(#[$field_about])*
                #[serde(default, skip_serializing_if = "crate::model::answers::is_unsaid")]
                pub $field: $kind,
            )*
            /// What a newer version wrote beside these fields.
            #[serde(flatten)]
            pub extra: crate::model::Extra,
        }

        crate::model::answers::read_from_group!($name);

        impl $name {
            fn from_group(
                mut group: serde_json::Map<String, serde_json::Value>,
            ) -> Result<Self, serde_json::Error> {
                let mut read = Self::default();
                crate::model::answers::fill(
                    &mut group,
                    &mut [$((stringify!($field), &mut read.$field),)*],
                )?;
                read.extra = group;
                Ok(read)
            }
        }
    };
}
pub(crate) use answers;
