//! Answers chosen from a list: each option has one lower-case word, the same on the page and in the file.

use super::answers::{Misfit, Stored, Written};
use serde_json::Value;
use std::{borrow::Cow, marker::PhantomData};

/// A list as it is offered, whatever the type of its options.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct List {
    /// The list's own name; words for people are found under `NAME.code`.
    pub name: &'static str,
    /// The options' words, in the order in which they are offered.
    pub codes: &'static [&'static str],
}

impl List {
    /// Where a word stands in the list.
    pub fn place(&self, code: &str) -> Option<usize> {
        self.codes.iter().position(|known| *known == code)
    }
    /// The word that stands there.
    pub fn code(&self, place: usize) -> Option<&'static str> {
        self.codes.get(place).copied()
    }
}

/// A closed list of options.
pub trait Coded: Copy + Eq + Ord + std::fmt::Debug + Sized + 'static {
    /// The list's own name; words for people are found under `NAME.code`.
    const NAME: &'static str = Self::LIST.name;
    /// Its name and its words.
    const LIST: &'static List;
    /// Every option in the order in which it is offered.
    const ALL: &'static [Self];
    /// The codes of [`Coded::ALL`], in the same order.
    const CODES: &'static [&'static str] = Self::LIST.codes;
    /// Where the option stands in the list.
    fn place(self) -> usize;
    /// The option's word in the file and in the page's `value`.
    fn code(self) -> &'static str {
        Self::LIST.code(self.place()).unwrap_or_default()
    }
    /// The option with that word.
    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.get(Self::LIST.place(code)?).copied()
    }
}

impl<E: Coded> Stored for E {
    fn write(&self) -> Written<'_> {
        Written::Text(Cow::Borrowed(self.code()))
    }
    fn read(&mut self, value: Value) -> Result<(), Misfit> {
        *self = value.as_str().and_then(E::from_code).ok_or(Misfit)?;
        Ok(())
    }
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
            const LIST: &'static $crate::model::code::List = &$crate::model::code::List {
                name: $list,
                codes: &[$($code,)+],
            };
            const ALL: &'static [Self] = &[$(Self::$option,)+];
            fn place(self) -> usize {
                self as usize
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
        1 << option.place()
    }
    /// A bit for each chosen option, by its place in the list.
    pub(super) fn bits(&self) -> u32 {
        self.chosen
    }
    /// The options that these bits stand for.
    pub(super) fn of_bits(chosen: u32) -> Self {
        let list = PhantomData;
        Self { chosen, list }
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
        Self::of_bits(chosen)
    }
}
