//! How answers are stored: a group is a table of its fields by name, and one piece of code walks every table.
//!
//! Nothing here is made anew for each field or each list of options. That keeps the page's program small,
//! and a further question costs little more than its words.

use serde::{Serialize, Serializer};
use serde_json::{Map, Value};
use std::borrow::Cow;

/// Fields that a newer version of the same schema wrote: carried along, written back, never shown.
pub type Extra = Map<String, Value>;

/// What stands in the file is none of the things that could stand there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Misfit;

/// An answer on its way into the file. Fields keep the order in which they are declared.
pub enum Written<'a> {
    /// Nothing has been said: the field is left out.
    Nothing,
    /// Words.
    Text(Cow<'a, str>),
    /// A whole number.
    Number(u64),
    /// A tick.
    Flag(bool),
    /// One after the other.
    List(Vec<Written<'a>>),
    /// Fields by name.
    Group(Vec<(&'a str, Written<'a>)>),
    /// What is carried along as it was read.
    AsRead(&'a Value),
}

impl Written<'_> {
    /// True for what need not be written: it is what a reader assumes when the field is missing.
    pub fn is_nothing(&self) -> bool {
        match self {
            Self::Nothing => true,
            Self::Group(fields) => fields.is_empty(),
            _ => false,
        }
    }
}

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Nothing => writer.serialize_unit(),
            Self::Text(text) => writer.serialize_str(text),
            Self::Number(number) => writer.serialize_u64(*number),
            Self::Flag(ticked) => writer.serialize_bool(*ticked),
            Self::List(items) => writer.collect_seq(items),
            Self::Group(fields) => {
                writer.collect_map(fields.iter().map(|(name, said)| (name, said)))
            }
            Self::AsRead(value) => value.serialize(writer),
        }
    }
}

impl From<Written<'_>> for Value {
    fn from(written: Written<'_>) -> Self {
        match written {
            Written::Nothing => Self::Null,
            Written::Text(text) => Self::String(text.into_owned()),
            Written::Number(number) => number.into(),
            Written::Flag(ticked) => Self::Bool(ticked),
            Written::List(items) => Self::Array(items.into_iter().map(Self::from).collect()),
            Written::Group(fields) => {
                let mut group = Map::new();
                for (name, said) in fields {
                    group.insert(name.to_owned(), said.into());
                }
                Self::Object(group)
            }
            Written::AsRead(value) => value.clone(),
        }
    }
}

/// What can stand in the file, whatever its kind.
pub trait Stored {
    /// How it is written.
    fn write(&self) -> Written<'_>;
    /// Takes in what stands in the file.
    fn read(&mut self, value: Value) -> Result<(), Misfit>;
}

/// What can be read from nothing.
pub trait Readable: Stored + Sized {
    /// What is read over.
    fn blank() -> Self;
}

/// A value as the text that stands in the file.
pub fn to_text(value: &dyn Stored) -> Option<String> {
    serde_json::to_string(&value.write()).ok()
}

/// A value as the tree that would stand in the file.
pub fn to_tree(value: &dyn Stored) -> Value {
    value.write().into()
}

/// The value that stands in the file as this tree.
pub fn from_tree<T: Readable>(tree: Value) -> Result<T, Misfit> {
    let mut read = T::blank();
    read.read(tree)?;
    Ok(read)
}

/// A group as it is written: what is said of its fields, in their order, and what is carried along.
pub(crate) fn write_group<'a>(
    names: &[&'static str],
    fields: &[&'a dyn Stored],
    extra: &'a Extra,
) -> Written<'a> {
    let mut said = vec![];
    for (name, field) in names.iter().zip(fields) {
        let field = field.write();
        if !field.is_nothing() {
            said.push((*name, field));
        }
    }
    said.extend(carried(extra));
    Written::Group(said)
}

/// What is carried along, as it is written.
pub(crate) fn carried(extra: &Extra) -> impl Iterator<Item = (&str, Written<'_>)> {
    extra
        .iter()
        .map(|(name, value)| (name.as_str(), Written::AsRead(value)))
}

/// Takes the fields out of a group, in which the first so many must not be missing; any other that is
/// missing stays as it is. What is left is carried along.
pub(crate) fn read_group(
    value: Value,
    must_be_there: usize,
    names: &[&'static str],
    fields: &mut [&mut dyn Stored],
    extra: &mut Extra,
) -> Result<(), Misfit> {
    let Value::Object(mut group) = value else {
        return Err(Misfit);
    };
    for (at, (name, field)) in names.iter().zip(fields).enumerate() {
        match group.remove(*name) {
            Some(value) => field.read(value)?,
            None if at < must_be_there => return Err(Misfit),
            None => {}
        }
    }
    *extra = group;
    Ok(())
}

/// Writes and reads a type by serde as [`Stored`] does, for those who have a serializer of their own.
macro_rules! stored_by_serde {
    ($name:ident) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
                crate::model::Stored::write(self).serialize(writer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
                let tree = serde_json::Value::deserialize(reader)?;
                crate::model::from_tree(tree)
                    .map_err(|_| serde::de::Error::custom(concat!("no ", stringify!($name))))
            }
        }
    };
}
pub(crate) use stored_by_serde;

/// The table of a group's fields, written and read. The first, before the bar, must be there.
macro_rules! stored_as_group {
    ($name:ident { $($needed:ident,)* | $($field:ident,)* }) => {
        impl $name {
            const FIELDS: &[&str] = &[$(stringify!($needed),)* $(stringify!($field),)*];
            const NEEDED: &[&str] = &[$(stringify!($needed),)*];
        }

        impl crate::model::Stored for $name {
            fn write(&self) -> crate::model::Written<'_> {
                crate::model::answers::write_group(
                    Self::FIELDS,
                    &[$(&self.$needed,)* $(&self.$field,)*],
                    &self.extra,
                )
            }
            fn read(&mut self, value: serde_json::Value) -> Result<(), crate::model::Misfit> {
                crate::model::answers::read_group(
                    value,
                    Self::NEEDED.len(),
                    Self::FIELDS,
                    &mut [$(&mut self.$needed,)* $(&mut self.$field,)*],
                    &mut self.extra,
                )
            }
        }

        crate::model::answers::stored_by_serde!($name);
    };
}
pub(crate) use stored_as_group;

/// True for what need not be written.
#[cfg(feature = "schema")]
pub(crate) fn is_unsaid(value: &impl Stored) -> bool {
    value.write().is_nothing()
}

/// Declares a group of answers: each field may be missing in the file, and unknown fields survive.
macro_rules! answers {
    ($(#[$about:meta])* pub struct $name:ident {
        $($(#[$field_about:meta])* pub $field:ident: $kind:ty,)*
    }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Default, PartialEq)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub struct $name {
            $(
                $(#[$field_about])*
                #[cfg_attr(feature = "schema", serde(default, skip_serializing_if = "crate::model::answers::is_unsaid"))]
                pub $field: $kind,
            )*
            /// What a newer version wrote beside these fields.
            #[cfg_attr(feature = "schema", serde(flatten))]
            pub extra: crate::model::Extra,
        }

        crate::model::answers::stored_as_group!($name { | $($field,)* });

        impl crate::model::Readable for $name {
            fn blank() -> Self {
                Self::default()
            }
        }
    };
}
pub(crate) use answers;

impl Stored for bool {
    fn write(&self) -> Written<'_> {
        if *self {
            Written::Flag(true)
        } else {
            Written::Nothing
        }
    }
    fn read(&mut self, value: Value) -> Result<(), Misfit> {
        *self = value.as_bool().ok_or(Misfit)?;
        Ok(())
    }
}

impl Stored for u64 {
    fn write(&self) -> Written<'_> {
        Written::Number(*self)
    }
    fn read(&mut self, value: Value) -> Result<(), Misfit> {
        *self = value.as_u64().ok_or(Misfit)?;
        Ok(())
    }
}

impl Stored for u32 {
    fn write(&self) -> Written<'_> {
        Written::Number(u64::from(*self))
    }
    fn read(&mut self, value: Value) -> Result<(), Misfit> {
        let number = value.as_u64().ok_or(Misfit)?;
        *self = u32::try_from(number).map_err(|_| Misfit)?;
        Ok(())
    }
}

impl Stored for String {
    fn write(&self) -> Written<'_> {
        Written::Text(Cow::Borrowed(self))
    }
    fn read(&mut self, value: Value) -> Result<(), Misfit> {
        let Value::String(text) = value else {
            return Err(Misfit);
        };
        *self = text;
        Ok(())
    }
}

impl Readable for String {
    fn blank() -> Self {
        Self::new()
    }
}

/// Fields that are carried as they are.
impl Stored for Extra {
    fn write(&self) -> Written<'_> {
        Written::Group(carried(self).collect())
    }
    fn read(&mut self, value: Value) -> Result<(), Misfit> {
        let Value::Object(fields) = value else {
            return Err(Misfit);
        };
        *self = fields;
        Ok(())
    }
}

impl<T: Readable> Stored for Vec<T> {
    fn write(&self) -> Written<'_> {
        Written::List(self.iter().map(Stored::write).collect())
    }
    fn read(&mut self, value: Value) -> Result<(), Misfit> {
        let Value::Array(items) = value else {
            return Err(Misfit);
        };
        *self = items.into_iter().map(from_tree).collect::<Result<_, _>>()?;
        Ok(())
    }
}
