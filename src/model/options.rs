//! Answers out of a list: what can be chosen, one of it or several, and how that is written and read. A page sees every
//! such answer alike, whatever its type.

use super::{
    Answer, Choices, Coded, NONE, Stated, UNKNOWN,
    answers::{Misfit, Stored, Written},
    code::List,
};
use serde_json::Value;
use std::borrow::Cow;

/// What can be answered: the options of a list and, beside them, the special words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// The list.
    pub list: &'static List,
    none: bool,
    unknown: bool,
}

impl Options {
    const fn new<E: Coded>(none: bool, unknown: bool) -> Self {
        let list = E::LIST;
        Self {
            list,
            none,
            unknown,
        }
    }
    /// The name under which the options' words are found.
    pub fn name(&self) -> &'static str {
        self.list.name
    }
    /// The words that can be answered, in the order in which they are offered.
    pub fn offered(&self) -> Vec<&'static str> {
        let none = self.none.then_some(NONE);
        let unknown = self.unknown.then_some(UNKNOWN);
        none.into_iter()
            .chain(self.list.codes.iter().copied())
            .chain(unknown)
            .collect()
    }
    /// What a special word answers.
    fn special<T>(&self, code: &str) -> Option<Stated<T>> {
        match code {
            NONE if self.none => Some(Stated::NoneKnown),
            UNKNOWN if self.unknown => Some(Stated::Unknown),
            _ => None,
        }
    }
}

/// One option out of a list, whatever its type: what a choice on the page reads and writes.
pub trait OneOf {
    /// What can be answered.
    fn options(&self) -> Options;
    /// The present answer: the place of an option in the list.
    fn chosen(&self) -> Stated<usize>;
    /// Answers with one of [`OneOf::options`]; anything else changes nothing.
    fn choose(&mut self, answer: Stated<usize>);
}

impl dyn OneOf + '_ {
    /// The present answer's word; `None` is "not asked".
    pub fn code(&self) -> Option<&'static str> {
        match self.chosen() {
            Stated::NotAsked => None,
            Stated::NoneKnown => Some(NONE),
            Stated::Unknown => Some(UNKNOWN),
            Stated::Known(place) => self.options().list.code(place),
        }
    }
    /// Answers, or takes the answer back. A word that is not offered changes nothing and gives `false`.
    pub fn answer(&mut self, code: Option<&str>) -> bool {
        let options = self.options();
        let known = |code| options.list.place(code).map(Stated::Known);
        let answer = match code {
            None => Some(Stated::NotAsked),
            Some(code) => options.special(code).or_else(|| known(code)),
        };
        answer.map(|answer| self.choose(answer)).is_some()
    }
    fn written(&self) -> Written<'static> {
        match self.code() {
            Some(code) => Written::Text(Cow::Borrowed(code)),
            None => Written::Nothing,
        }
    }
    fn read_in(&mut self, value: &Value) -> Result<(), Misfit> {
        let is_read = value.is_null() && self.answer(None)
            || value.as_str().is_some_and(|code| self.answer(Some(code)));
        is_read.then_some(()).ok_or(Misfit)
    }
}

/// Any number of options out of a list: what a set of tick boxes on the page reads and writes.
pub trait ManyOf {
    /// What can be ticked.
    fn options(&self) -> Options;
    /// What is ticked: a bit for each option, by its place in the list.
    fn chosen(&self) -> Stated<u32>;
    /// Ticks one of the special words, or these and no other options.
    fn choose(&mut self, answer: Stated<u32>);
}

impl dyn ManyOf + '_ {
    /// The words that are ticked.
    pub fn codes(&self) -> Vec<&'static str> {
        match self.chosen() {
            Stated::NotAsked => vec![],
            Stated::NoneKnown => vec![NONE],
            Stated::Unknown => vec![UNKNOWN],
            Stated::Known(bits) => {
                let codes = self.options().list.codes.iter().enumerate();
                codes
                    .filter(|(place, _)| bits & 1 << place != 0)
                    .map(|(_, code)| *code)
                    .collect()
            }
        }
    }
    /// Ticks or unticks. "None" and "unknown" stand alone: ticking one unticks the rest, and the other
    /// way round. A word that is not offered changes nothing and gives `false`.
    pub fn tick(&mut self, code: &str, ticked: bool) -> bool {
        let (options, before) = (self.options(), self.chosen());
        if let Some(special) = options.special(code) {
            if ticked {
                self.choose(special);
            } else if before == special {
                self.choose(Stated::NotAsked);
            }
            return true;
        }
        let Some(place) = options.list.place(code) else {
            return false;
        };
        let others = before.known().map_or(0, |bits| bits & !(1 << place));
        let bits = others | u32::from(ticked) << place;
        if bits != 0 {
            self.choose(Stated::Known(bits));
        } else if before.is_known() {
            self.choose(Stated::NotAsked);
        }
        true
    }
    fn written(&self) -> Written<'static> {
        let word = |code| Written::Text(Cow::Borrowed(code));
        match self.chosen() {
            Stated::NotAsked => Written::Nothing,
            Stated::NoneKnown => word(NONE),
            Stated::Unknown => word(UNKNOWN),
            Stated::Known(_) => Written::List(self.codes().into_iter().map(word).collect()),
        }
    }
    fn read_in(&mut self, value: &Value) -> Result<(), Misfit> {
        let options = self.options();
        let answer = match value {
            Value::Null if options.unknown => Stated::NotAsked,
            Value::String(code) => options.special(code).ok_or(Misfit)?,
            Value::Array(codes) => {
                let mut bits = 0;
                for code in codes {
                    let place = code.as_str().and_then(|code| options.list.place(code));
                    bits |= 1 << place.ok_or(Misfit)?;
                }
                Stated::Known(bits)
            }
            _ => return Err(Misfit),
        };
        self.choose(answer);
        Ok(())
    }
}

impl<E: Coded> OneOf for Stated<E> {
    fn options(&self) -> Options {
        Options::new::<E>(true, true)
    }
    fn chosen(&self) -> Stated<usize> {
        match self {
            Self::NotAsked => Stated::NotAsked,
            Self::NoneKnown => Stated::NoneKnown,
            Self::Unknown => Stated::Unknown,
            Self::Known(option) => Stated::Known(option.place()),
        }
    }
    fn choose(&mut self, answer: Stated<usize>) {
        *self = match answer {
            Stated::NotAsked => Self::NotAsked,
            Stated::NoneKnown => Self::NoneKnown,
            Stated::Unknown => Self::Unknown,
            Stated::Known(place) => match E::ALL.get(place) {
                Some(option) => Self::Known(*option),
                None => return,
            },
        };
    }
}

impl<E: Coded> OneOf for Answer<E> {
    fn options(&self) -> Options {
        Options::new::<E>(false, true)
    }
    fn chosen(&self) -> Stated<usize> {
        match self {
            Self::NotAsked => Stated::NotAsked,
            Self::Unknown => Stated::Unknown,
            Self::Known(option) => Stated::Known(option.place()),
        }
    }
    fn choose(&mut self, answer: Stated<usize>) {
        *self = match answer {
            Stated::NotAsked => Self::NotAsked,
            Stated::NoneKnown => return,
            Stated::Unknown => Self::Unknown,
            Stated::Known(place) => match E::ALL.get(place) {
                Some(option) => Self::Known(*option),
                None => return,
            },
        };
    }
}

impl<E: Coded> OneOf for Option<E> {
    fn options(&self) -> Options {
        Options::new::<E>(false, false)
    }
    fn chosen(&self) -> Stated<usize> {
        match self {
            None => Stated::NotAsked,
            Some(option) => Stated::Known(option.place()),
        }
    }
    fn choose(&mut self, answer: Stated<usize>) {
        *self = match answer {
            Stated::NotAsked => None,
            Stated::NoneKnown | Stated::Unknown => return,
            Stated::Known(place) => match E::ALL.get(place) {
                Some(option) => Some(*option),
                None => return,
            },
        };
    }
}

impl<E: Coded> ManyOf for Choices<E> {
    fn options(&self) -> Options {
        Options::new::<E>(false, false)
    }
    fn chosen(&self) -> Stated<u32> {
        match self.bits() {
            0 => Stated::NotAsked,
            bits => Stated::Known(bits),
        }
    }
    fn choose(&mut self, answer: Stated<u32>) {
        *self = Self::of_bits(answer.known().copied().unwrap_or(0));
    }
}

impl<E: Coded> ManyOf for Stated<Choices<E>> {
    fn options(&self) -> Options {
        Options::new::<E>(true, true)
    }
    fn chosen(&self) -> Stated<u32> {
        match self {
            Self::NotAsked => Stated::NotAsked,
            Self::NoneKnown => Stated::NoneKnown,
            Self::Unknown => Stated::Unknown,
            Self::Known(chosen) => Stated::Known(chosen.bits()),
        }
    }
    fn choose(&mut self, answer: Stated<u32>) {
        *self = match answer {
            Stated::NotAsked => Self::NotAsked,
            Stated::NoneKnown => Self::NoneKnown,
            Stated::Unknown => Self::Unknown,
            Stated::Known(bits) => Self::Known(Choices::of_bits(bits)),
        };
    }
}

/// Every kind of answer from a list is stored by the one copy of the code above.
macro_rules! stored_by_options {
    ($($answer:ty as $kind:ident),*) => {$(
        impl<E: Coded> Stored for $answer {
            fn write(&self) -> Written<'_> {
                (self as &dyn $kind).written()
            }
            fn read(&mut self, value: Value) -> Result<(), Misfit> {
                (self as &mut dyn $kind).read_in(&value)
            }
        }
    )*};
}
stored_by_options!(
    Stated<E> as OneOf,
    Answer<E> as OneOf,
    Option<E> as OneOf,
    Choices<E> as ManyOf,
    Stated<Choices<E>> as ManyOf
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Side, to_tree};

    /// What is read when this stands in the file.
    fn read<T: Stored + Default>(value: Value) -> Result<T, Misfit> {
        let mut read = T::default();
        read.read(value).map(|()| read)
    }

    fn tick(sides: &mut Stated<Choices<Side>>, code: &str, ticked: bool) -> Vec<&'static str> {
        let sides: &mut dyn ManyOf = sides;
        assert!(sides.tick(code, ticked));
        sides.codes()
    }

    #[test]
    fn the_four_states_are_four_different_things_in_the_file_and_come_back() {
        let states = [
            Stated::NotAsked,
            Stated::NoneKnown,
            Stated::Unknown,
            Stated::Known(Side::Left),
        ];
        let written = states.map(|state| to_tree(&state));
        assert_eq!(
            written,
            [Value::Null, NONE.into(), UNKNOWN.into(), "left".into()]
        );
        for (state, value) in states.into_iter().zip(written) {
            assert_eq!(read(value), Ok(state));
        }
    }

    #[test]
    fn an_empty_list_is_not_the_same_as_none() {
        let list: Stated<Choices<Side>> = read(Value::Array(vec![])).unwrap();
        assert_eq!(list, Stated::Known(Choices::default()));
        assert_eq!(to_tree(&list), Value::Array(vec![]));
    }

    #[test]
    fn an_option_that_does_not_exist_is_refused_and_changes_nothing() {
        assert_eq!(read::<Stated<Side>>("middle".into()), Err(Misfit));
        assert_eq!(read::<Answer<Side>>(NONE.into()), Err(Misfit));
        assert_eq!(read::<Option<Side>>(UNKNOWN.into()), Err(Misfit));
        assert_eq!(read::<Choices<Side>>(Value::Null), Err(Misfit));
        let mut answer = Stated::Known(Side::Left);
        assert!(!(&mut answer as &mut dyn OneOf).answer(Some("middle")));
        assert_eq!(answer, Stated::Known(Side::Left));
    }

    #[test]
    fn none_and_unknown_stand_alone_among_tick_boxes() {
        let mut sides = Stated::NotAsked;
        tick(&mut sides, "left", true);
        assert_eq!(tick(&mut sides, "right", true), ["right", "left"]);
        tick(&mut sides, NONE, true);
        assert_eq!(sides, Stated::NoneKnown);
        assert_eq!(tick(&mut sides, "left", true), ["left"]);
    }

    #[test]
    fn unticking_the_last_box_is_not_none() {
        let mut sides = Stated::NotAsked;
        tick(&mut sides, "left", true);
        tick(&mut sides, "left", false);
        assert_eq!(sides, Stated::NotAsked);
    }

    #[test]
    fn unticking_what_is_not_ticked_keeps_none() {
        let mut sides = Stated::NoneKnown;
        tick(&mut sides, "left", false);
        assert_eq!(sides, Stated::NoneKnown);
    }
}
