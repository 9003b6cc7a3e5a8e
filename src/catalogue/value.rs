//! An answer on its way between a page and the record, whatever its kind.

use crate::model::{PartialDate, Text};

/// An answer. Lists of things carry only their state here (`some`, `none`, `unknown`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Text or a telephone number, as typed.
    Text(String),
    /// A date, if it is one.
    Date(Option<PartialDate>),
    /// One of a list; `None` is "not asked".
    Choice(Option<String>),
    /// Several of a list.
    Choices(Vec<String>),
    /// Ticked or not.
    Flag(bool),
}

impl Value {
    /// True where something has been answered, "none" and "unknown" included.
    pub fn is_answered(&self) -> bool {
        match self {
            Self::Text(typed) => !Text::new(typed).is_blank(),
            Self::Date(date) => date.is_some(),
            Self::Choice(code) => code.is_some(),
            Self::Choices(codes) => !codes.is_empty(),
            Self::Flag(ticked) => *ticked,
        }
    }
}
