//! An answer in the record, whatever the record: one copy of reading and writing for all questions.

use super::{Shape, TextForm, Value};
use crate::model::{Date, ManyOf, OneOf, PartialDate, Phone, Stated, Text};

/// An answer to look at.
pub enum Slot<'a> {
    /// A line or lines.
    Text(&'a Text),
    /// A telephone number.
    Phone(&'a Phone),
    /// A day.
    Date(&'a Option<Date>),
    /// As much of a date as is remembered.
    PartialDate(&'a Option<PartialDate>),
    /// One of a list.
    Choice(&'a dyn OneOf),
    /// Any number of a list.
    Choices(&'a dyn ManyOf),
    /// A tick.
    Flag(bool),
}

/// An answer to change.
pub enum SlotMut<'a> {
    /// A line or lines.
    Text(&'a mut Text, TextForm),
    /// A telephone number.
    Phone(&'a mut Phone),
    /// A day.
    Date(&'a mut Option<Date>),
    /// As much of a date as is remembered.
    PartialDate(&'a mut Option<PartialDate>),
    /// One of a list.
    Choice(&'a mut dyn OneOf),
    /// Any number of a list.
    Choices(&'a mut dyn ManyOf),
    /// A tick.
    Flag(&'a mut bool),
}

impl Slot<'_> {
    /// The present answer.
    pub fn read(self) -> Value {
        match self {
            Self::Text(text) => Value::Text(text.as_typed().to_owned()),
            Self::Phone(phone) => Value::Text(phone.as_typed().to_owned()),
            Self::Date(day) => Value::Date(day.map(PartialDate::from)),
            Self::PartialDate(date) => Value::Date(*date),
            Self::Choice(answer) => Value::Choice(answer.code().map(str::to_owned)),
            Self::Choices(answer) => {
                Value::Choices(answer.codes().into_iter().map(str::to_owned).collect())
            }
            Self::Flag(ticked) => Value::Flag(ticked),
        }
    }
}

/// What a page needs to know of one of a list.
pub(super) fn one_of(answer: &dyn OneOf) -> Shape {
    let options = answer.options();
    Shape::Choice {
        list: options.name(),
        offered: options.offered(),
    }
}

/// What a page needs to know of any number of a list.
pub(super) fn many_of(answer: &dyn ManyOf) -> Shape {
    let options = answer.options();
    Shape::Choices {
        list: options.name(),
        offered: options.offered(),
    }
}

impl SlotMut<'_> {
    /// Changes the answer. `false`, and nothing changed, where the value does not fit.
    #[must_use]
    pub fn write(self, value: &Value) -> bool {
        match (self, value) {
            (Self::Text(text, form), Value::Text(typed)) => {
                *text = match form {
                    TextForm::Plain => Text::new(typed),
                    TextForm::Kana => Text::new(&crate::model::to_hiragana(typed)),
                };
                true
            }
            (Self::Phone(phone), Value::Text(typed)) => {
                *phone = Phone::new(typed);
                true
            }
            (Self::Date(day), Value::Date(date)) => {
                let found = date.map(PartialDate::day_exactly);
                if found == Some(None) {
                    return false;
                }
                *day = found.flatten();
                true
            }
            (Self::PartialDate(known), Value::Date(date)) => {
                *known = *date;
                true
            }
            (Self::Choice(answer), Value::Choice(code)) => answer.answer(code.as_deref()),
            (Self::Choices(answer), Value::Choices(codes)) => tick_exactly(answer, codes),
            (Self::Flag(flag), &Value::Flag(ticked)) => {
                *flag = ticked;
                true
            }
            _ => false,
        }
    }
}

impl SlotMut<'_> {
    /// Takes the answer out.
    pub fn clear(self) {
        match self {
            Self::Text(text, _) => *text = Text::default(),
            Self::Phone(phone) => *phone = Phone::default(),
            Self::Date(day) => *day = None,
            Self::PartialDate(date) => *date = None,
            Self::Choice(answer) => answer.choose(Stated::NotAsked),
            Self::Choices(answer) => answer.choose(Stated::NotAsked),
            Self::Flag(flag) => *flag = false,
        }
    }
}

/// Ticks these and no others; refuses the whole where one is not offered.
fn tick_exactly(answer: &mut dyn ManyOf, codes: &[String]) -> bool {
    let offered = answer.options().offered();
    if !codes.iter().all(|code| offered.contains(&code.as_str())) {
        return false;
    }
    let gone: Vec<_> = answer
        .codes()
        .into_iter()
        .filter(|code| !codes.iter().any(|wanted| wanted == code))
        .collect();
    gone.into_iter().for_each(|code| {
        answer.tick(code, false);
    });
    codes
        .iter()
        .all(|code| answer.codes().contains(&code.as_str()) || answer.tick(code, true))
}
