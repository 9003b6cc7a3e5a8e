//! A question as data: where its answer lives, what kind it is, when it is asked, where it may be printed.

use super::slot::{Slot, SlotMut, many_of, one_of};
use super::{Rows, Value};
use crate::model::{Date, ManyOf, OneOf, PartialDate, Phone, Stated, Text};

/// The way to one answer inside a record of type `P`.
pub struct Field<P, T: ?Sized> {
    /// Reads it.
    pub get: fn(&P) -> &T,
    /// Changes it.
    pub get_mut: fn(&mut P) -> &mut T,
}

/// Where an answer may be printed (the questionnaire's P1 to P5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PrintPolicy {
    /// P1: on the front always; a blank is printed as such.
    FrontAlways,
    /// P2: on the front if answered.
    Front,
    /// P3: on the back.
    Back,
    /// P4: on the memo of the care plan only, never on the crew's sheet.
    CarePlanOnly,
    /// P5: kept, printed only where ticked each time. Also what is about the page, not the person.
    Never,
}

/// What a line of text is, for the keyboard that opens and for tidying.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextForm {
    /// Anything.
    Plain,
    /// The reading of a name: katakana are turned into hiragana.
    Kana,
}

/// The kinds of question. Few on purpose: a new kind is dear, a new question is cheap.
pub enum Kind<P: 'static> {
    /// One line; `limit` characters are asked for, more are kept.
    Text {
        /// Where it lives.
        field: Field<P, Text>,
        /// Characters that fit the front of the sheet.
        limit: usize,
        /// What it is.
        form: TextForm,
    },
    /// Several lines.
    LongText {
        /// Where it lives.
        field: Field<P, Text>,
        /// Characters that fit.
        limit: usize,
    },
    /// A telephone number.
    Phone(Field<P, Phone>),
    /// A day of the calendar.
    Date(Field<P, Option<Date>>),
    /// As much of a date as is remembered.
    PartialDate(Field<P, Option<PartialDate>>),
    /// One of a list.
    Choice(Field<P, dyn OneOf>),
    /// Any number of a list.
    Choices(Field<P, dyn ManyOf>),
    /// A tick box that stands alone.
    Flag(Field<P, bool>),
    /// A list of things with questions of their own, which may be known to be empty.
    Rows(&'static dyn Rows<P>),
}

/// One question.
pub struct Item<P: 'static> {
    /// The path of the answer in the file, from `P` on. It names the question for good: in the page, in
    /// the words, in tests. It is never used again for another meaning.
    pub link_id: &'static str,
    /// What kind of question it is.
    pub kind: Kind<P>,
    /// Whether it is asked, given the other answers.
    pub enabled_when: fn(&P) -> bool,
    /// Where its answer may be printed.
    pub print: PrintPolicy,
    /// True where a day is asked for that may still be to come; any other day lies behind.
    pub ahead: bool,
}

/// What a page needs to know of a kind, whatever record the question belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// One line.
    Text {
        /// Characters that fit the front of the sheet.
        limit: usize,
        /// What it is.
        form: TextForm,
    },
    /// Several lines.
    LongText {
        /// Characters that fit.
        limit: usize,
    },
    /// A telephone number.
    Phone,
    /// A day of the calendar.
    Date,
    /// As much of a date as is remembered.
    PartialDate,
    /// One of a list.
    Choice {
        /// The list's name among the words.
        list: &'static str,
        /// Its options in order.
        offered: Vec<&'static str>,
    },
    /// Any number of a list.
    Choices {
        /// The list's name among the words.
        list: &'static str,
        /// Its options in order.
        offered: Vec<&'static str>,
    },
    /// A tick box that stands alone.
    Flag,
    /// A list of things.
    Rows {
        /// How many are sensible.
        most: usize,
    },
}

impl<P> Item<P> {
    const fn new(link_id: &'static str, kind: Kind<P>) -> Self {
        Self {
            link_id,
            kind,
            enabled_when: |_| true,
            print: PrintPolicy::Never,
            ahead: false,
        }
    }
    /// One line of text.
    pub const fn text(link_id: &'static str, field: Field<P, Text>, limit: usize) -> Self {
        Self::new(
            link_id,
            Kind::Text {
                field,
                limit,
                form: TextForm::Plain,
            },
        )
    }
    /// The reading of a name.
    pub const fn kana(link_id: &'static str, field: Field<P, Text>, limit: usize) -> Self {
        Self::new(
            link_id,
            Kind::Text {
                field,
                limit,
                form: TextForm::Kana,
            },
        )
    }
    /// Several lines of text.
    pub const fn long_text(link_id: &'static str, field: Field<P, Text>, limit: usize) -> Self {
        Self::new(link_id, Kind::LongText { field, limit })
    }
    /// A telephone number.
    pub const fn phone(link_id: &'static str, field: Field<P, Phone>) -> Self {
        Self::new(link_id, Kind::Phone(field))
    }
    /// A day.
    pub const fn date(link_id: &'static str, field: Field<P, Option<Date>>) -> Self {
        Self::new(link_id, Kind::Date(field))
    }
    /// As much of a date as is remembered.
    pub const fn partial_date(link_id: &'static str, field: Field<P, Option<PartialDate>>) -> Self {
        Self::new(link_id, Kind::PartialDate(field))
    }
    /// One of a list.
    pub const fn choice(link_id: &'static str, field: Field<P, dyn OneOf>) -> Self {
        Self::new(link_id, Kind::Choice(field))
    }
    /// Any number of a list.
    pub const fn choices(link_id: &'static str, field: Field<P, dyn ManyOf>) -> Self {
        Self::new(link_id, Kind::Choices(field))
    }
    /// A tick box.
    pub const fn flag(link_id: &'static str, field: Field<P, bool>) -> Self {
        Self::new(link_id, Kind::Flag(field))
    }
    /// A list of things.
    pub const fn rows(link_id: &'static str, rows: &'static dyn Rows<P>) -> Self {
        Self::new(link_id, Kind::Rows(rows))
    }
    /// Asked only where this holds.
    #[must_use]
    pub const fn when(mut self, condition: fn(&P) -> bool) -> Self {
        self.enabled_when = condition;
        self
    }
    /// Where it may be printed.
    #[must_use]
    pub const fn printed(mut self, print: PrintPolicy) -> Self {
        self.print = print;
        self
    }

    /// A day that may still be to come.
    #[must_use]
    pub const fn ahead(mut self) -> Self {
        self.ahead = true;
        self
    }

    /// What a page needs to know of the kind. Which options a list has is read off any record.
    pub fn shape(&self, record: &P) -> Shape {
        match &self.kind {
            &Kind::Text { limit, form, .. } => Shape::Text { limit, form },
            &Kind::LongText { limit, .. } => Shape::LongText { limit },
            Kind::Phone(_) => Shape::Phone,
            Kind::Date(_) => Shape::Date,
            Kind::PartialDate(_) => Shape::PartialDate,
            Kind::Choice(field) => one_of((field.get)(record)),
            Kind::Choices(field) => many_of((field.get)(record)),
            Kind::Flag(_) => Shape::Flag,
            Kind::Rows(rows) => Shape::Rows { most: rows.most() },
        }
    }

    /// The answer in the record; `None` for a list of things, whose rows are read one by one.
    pub(super) fn slot<'a>(&self, record: &'a P) -> Option<Slot<'a>> {
        Some(match &self.kind {
            Kind::Text { field, .. } | Kind::LongText { field, .. } => {
                Slot::Text((field.get)(record))
            }
            Kind::Phone(field) => Slot::Phone((field.get)(record)),
            Kind::Date(field) => Slot::Date((field.get)(record)),
            Kind::PartialDate(field) => Slot::PartialDate((field.get)(record)),
            Kind::Choice(field) => Slot::Choice((field.get)(record)),
            Kind::Choices(field) => Slot::Choices((field.get)(record)),
            Kind::Flag(field) => Slot::Flag(*(field.get)(record)),
            Kind::Rows(_) => return None,
        })
    }

    /// The same, to change.
    pub(super) fn slot_mut<'a>(&self, record: &'a mut P) -> Option<SlotMut<'a>> {
        Some(match &self.kind {
            Kind::Text { field, form, .. } => SlotMut::Text((field.get_mut)(record), *form),
            Kind::LongText { field, .. } => SlotMut::Text((field.get_mut)(record), TextForm::Plain),
            Kind::Phone(field) => SlotMut::Phone((field.get_mut)(record)),
            Kind::Date(field) => SlotMut::Date((field.get_mut)(record)),
            Kind::PartialDate(field) => SlotMut::PartialDate((field.get_mut)(record)),
            Kind::Choice(field) => SlotMut::Choice((field.get_mut)(record)),
            Kind::Choices(field) => SlotMut::Choices((field.get_mut)(record)),
            Kind::Flag(field) => SlotMut::Flag((field.get_mut)(record)),
            Kind::Rows(_) => return None,
        })
    }

    /// The present answer. Of a list only whether it is known; its rows are read one by one.
    pub fn read(&self, record: &P) -> Value {
        match &self.kind {
            Kind::Rows(rows) => Value::Choice(rows.state(record).map(str::to_owned)),
            _ => self.slot(record).map_or(Value::Choice(None), Slot::read),
        }
    }

    /// Changes the answer. `false`, and nothing changed, where the value does not fit the question.
    #[must_use]
    pub fn write(&self, record: &mut P, value: &Value) -> bool {
        match (&self.kind, value) {
            (Kind::Rows(rows), Value::Choice(state)) => rows.set_state(record, state.as_deref()),
            _ => self.slot_mut(record).is_some_and(|slot| slot.write(value)),
        }
    }

    /// Takes the answer out, as if it had never been asked for.
    pub fn clear(&self, record: &mut P) {
        match &self.kind {
            Kind::Rows(rows) => rows.things_mut(record).set_state(Stated::NotAsked),
            _ => {
                if let Some(slot) = self.slot_mut(record) {
                    slot.clear();
                }
            }
        }
    }

    /// True where something has been answered, "none" and "unknown" included.
    pub fn is_answered(&self, record: &P) -> bool {
        self.read(record).is_answered()
    }
}

/// Names an answer of a row once; the path in the file and the way to the answer cannot differ.
macro_rules! column {
    ($record:ty: $kind:ident $first:ident $(. $rest:ident)* $(, $more:expr)*) => {
        $crate::catalogue::Item::<$record>::$kind(
            concat!(stringify!($first) $(, ".", stringify!($rest))*),
            $crate::catalogue::Field {
                get: |record: &$record| &record.$first $(. $rest)*,
                get_mut: |record: &mut $record| &mut record.$first $(. $rest)*,
            }
            $(, $more)*
        )
    };
}
pub(crate) use column;

/// The same for an answer of the profile itself.
macro_rules! item {
    ($($question:tt)+) => {
        $crate::catalogue::item::column!($crate::model::Profile: $($question)+)
    };
}
pub(crate) use item;
