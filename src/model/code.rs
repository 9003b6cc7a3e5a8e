//! Answers chosen from a list: each option has one lower-case word, the same on the page and in the file.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::marker::PhantomData;

/// A closed list of options.
pub trait Coded: Copy + Eq + Ord + std::fmt::Debug + Sized + 'static {
    /// The list's own name; words for people are found under `NAME.code`.
    const NAME: &'static str;
    /// Every option in the order in which it is offered.
    const ALL: &'static [Self];
    /// The codes of [`Coded::ALL`], in the same order.
    const CODES: &'static [&'static str];
    /// The option's word in the file and in the page's `value`.
    fn code(self) -> &'static str;
    /// The option with that word.
    fn from_code(code: &str) -> Option<Self> {
        let at = position(Self::CODES, code)?;
        Self::ALL.get(at).copied()
    }
}

/// Where a word stands in a list: one copy for all lists.
#[inline(never)]
fn position(codes: &[&str], code: &str) -> Option<usize> {
    codes.iter().position(|known| *known == code)
}

/// Declares a closed list: the type, its words, its reading and writing, its schema.
macro_rules! codes {
    ($(#[$about:meta])* pub enum $name:ident as $list:literal {
        $($(#[$option_about:meta])* $option:ident = $code:literal,)+
    }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($(#[$option_about])* $option,)+ }

        impl $crate::model::Coded for $name {
            const NAME: &'static str = $list;
            const ALL: &'static [Self] = &[$(Self::$option,)+];
            const CODES: &'static [&'static str] = &[$($code,)+];
            fn code(self) -> &'static str {
                Self::CODES[self as usize]
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
                writer.serialize_str($crate::model::Coded::code(*self))
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
                let code = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(reader)?;
                <Self as $crate::model::Coded>::from_code(&code)
                    .ok_or_else(|| serde::de::Error::custom(concat!("no such option in ", $list)))
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "enum": <Self as $crate::model::Coded>::CODES })
            }
        }
    };
}
pub(crate) use codes;

codes! {
    /// The one thing that can be said beside "none" and "unknown" where no kinds are told apart.
    pub enum Yes as "yes" {
        /// There is, or the person does.
        Yes = "yes",
    }
}

codes! {
    /// A plain yes or no.
    pub enum YesNo as "yes_no" {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
    }
}

codes! {
    /// A side of the body.
    pub enum Side as "side" {
        /// The person's right.
        Right = "right",
        /// The person's left.
        Left = "left",
    }
}

/// Several options of one list, in the list's own order, each at most once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choices<E> {
    /// A bit for each option, by its place in the list.
    chosen: u32,
    list: PhantomData<E>,
}

impl<E: Coded> Serialize for Choices<E> {
    fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.collect_seq(self.iter().map(Coded::code))
    }
}

impl<'de, E: Coded> Deserialize<'de> for Choices<E> {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let codes = Vec::<String>::deserialize(reader)?;
        let read = |code: &String| {
            E::from_code(code).ok_or_else(|| D::Error::custom("no such option in a list"))
        };
        codes.iter().map(read).collect()
    }
}

// Named by its list: a name that all lists shared would make them one in the schema.
#[cfg(feature = "schema")]
impl<E: Ord + schemars::JsonSchema> schemars::JsonSchema for Choices<E> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("Choices_{}", E::schema_name()).into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        std::collections::BTreeSet::<E>::json_schema(generator)
    }
}

impl<E> Default for Choices<E> {
    fn default() -> Self {
        Self {
            chosen: 0,
            list: PhantomData,
        }
    }
}

impl<E: Coded> Choices<E> {
    const FITS: () = assert!(E::ALL.len() <= u32::BITS as usize, "a bit for each option");

    fn bit(option: E) -> u32 {
        let () = Self::FITS;
        let place = E::ALL.iter().position(|&known| known == option);
        place.map_or(0, |place| 1 << place)
    }
    /// The chosen options in the list's order.
    pub fn iter(&self) -> impl Iterator<Item = E> + '_ {
        E::ALL
            .iter()
            .copied()
            .filter(|&option| self.contains(option))
    }
    /// True where the option is chosen.
    pub fn contains(&self, option: E) -> bool {
        self.chosen & Self::bit(option) != 0
    }
    /// True where nothing is chosen.
    pub fn is_empty(&self) -> bool {
        self.chosen == 0
    }
}

impl<E: Coded> FromIterator<E> for Choices<E> {
    fn from_iter<I: IntoIterator<Item = E>>(options: I) -> Self {
        let chosen = options
            .into_iter()
            .fold(0, |chosen, option| chosen | Self::bit(option));
        Self {
            chosen,
            list: PhantomData,
        }
    }
}
