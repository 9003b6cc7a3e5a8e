//! Lists of things (medicines, contacts, the team), whatever the things are.

use super::{
    NONE, Stated, UNKNOWN,
    answers::{Misfit, Readable, Stored, Written},
};
use serde_json::Value;
use std::borrow::Cow;

/// Rows in any list. One a day makes this many in five years; a list on paper has long become useless by then.
pub const MAX_ROWS: usize = 2_000;

/// A list of things. Where it is not known it has no rows.
pub trait Things {
    /// Whether there are any, and how many rows.
    fn state(&self) -> Stated<usize>;
    /// Says whether there are any. The rows that there were are gone; a known list begins without any.
    fn set_state(&mut self, state: Stated<()>);
    /// A row.
    fn row(&self, at: usize) -> Option<&dyn Stored>;
    /// A row, to change.
    fn row_mut(&mut self, at: usize) -> Option<&mut dyn Stored>;
    /// Puts a blank row there, or at the end of a shorter list. Nothing happens where the list is not known.
    fn insert(&mut self, at: usize);
    /// Takes a row out, where there is one.
    fn remove(&mut self, at: usize);
    /// Lets two rows change places, where there are both.
    fn swap(&mut self, one: usize, other: usize);
}

impl<R: Readable> Things for Stated<Vec<R>> {
    fn state(&self) -> Stated<usize> {
        match self {
            Self::NotAsked => Stated::NotAsked,
            Self::NoneKnown => Stated::NoneKnown,
            Self::Unknown => Stated::Unknown,
            Self::Known(rows) => Stated::Known(rows.len()),
        }
    }
    fn set_state(&mut self, state: Stated<()>) {
        *self = match state {
            Stated::NotAsked => Self::NotAsked,
            Stated::NoneKnown => Self::NoneKnown,
            Stated::Unknown => Self::Unknown,
            Stated::Known(()) => Self::Known(vec![]),
        };
    }
    fn row(&self, at: usize) -> Option<&dyn Stored> {
        self.rows().get(at).map(|row| row as &dyn Stored)
    }
    fn row_mut(&mut self, at: usize) -> Option<&mut dyn Stored> {
        let row = self.known_mut()?.get_mut(at)?;
        Some(row)
    }
    fn insert(&mut self, at: usize) {
        if let Some(rows) = self.known_mut() {
            rows.insert(at.min(rows.len()), R::blank());
        }
    }
    fn remove(&mut self, at: usize) {
        if let Some(rows) = self.known_mut()
            && at < rows.len()
        {
            rows.remove(at);
        }
    }
    fn swap(&mut self, one: usize, other: usize) {
        if let Some(rows) = self.known_mut()
            && one.max(other) < rows.len()
        {
            rows.swap(one, other);
        }
    }
}

impl dyn Things + '_ {
    /// How many rows there are.
    pub fn count(&self) -> usize {
        self.state().known().copied().unwrap_or(0)
    }
    fn written(&self) -> Written<'_> {
        match self.state() {
            Stated::NotAsked => Written::Nothing,
            Stated::NoneKnown => Written::Text(Cow::Borrowed(NONE)),
            Stated::Unknown => Written::Text(Cow::Borrowed(UNKNOWN)),
            Stated::Known(count) => {
                let rows = (0..count).filter_map(|at| self.row(at));
                Written::List(rows.map(Stored::write).collect())
            }
        }
    }
    fn read_in(&mut self, value: Value) -> Result<(), Misfit> {
        let rows = match value {
            Value::Array(rows) => rows,
            other => {
                self.set_state(match other.as_str() {
                    None if other.is_null() => Stated::NotAsked,
                    Some(NONE) => Stated::NoneKnown,
                    Some(UNKNOWN) => Stated::Unknown,
                    _ => return Err(Misfit),
                });
                return Ok(());
            }
        };
        self.set_state(Stated::Known(()));
        for (at, value) in rows.into_iter().enumerate() {
            self.insert(at);
            self.row_mut(at).ok_or(Misfit)?.read(value)?;
        }
        Ok(())
    }
}

impl<R: Readable> Stored for Stated<Vec<R>> {
    fn write(&self) -> Written<'_> {
        (self as &dyn Things).written()
    }
    fn read(&mut self, value: Value) -> Result<(), Misfit> {
        (self as &mut dyn Things).read_in(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AllergyIntolerance, to_tree};
    use serde_json::json;

    #[test]
    fn an_empty_list_is_not_the_same_as_none_and_both_come_back() {
        let mut list: Stated<Vec<AllergyIntolerance>> = Stated::NotAsked;
        for value in [
            json!([]),
            json!("none"),
            json!("unknown"),
            json!([{}, { "name": "卵" }]),
            Value::Null,
        ] {
            list.read(value.clone()).unwrap();
            assert_eq!(to_tree(&list), value);
        }
        for wrong in [json!("some"), json!(1), json!({}), json!([1])] {
            assert_eq!(list.read(wrong), Err(Misfit));
        }
    }

    #[test]
    fn rows_come_and_go_only_where_the_list_is_known() {
        let mut list: Stated<Vec<AllergyIntolerance>> = Stated::NoneKnown;
        let things: &mut dyn Things = &mut list;
        things.insert(0);
        assert_eq!((things.state(), things.count()), (Stated::NoneKnown, 0));
        things.set_state(Stated::Known(()));
        things.insert(0);
        things.insert(9);
        assert!(
            things
                .row_mut(1)
                .unwrap()
                .read(json!({ "name": "卵" }))
                .is_ok()
        );
        things.swap(0, 1);
        things.swap(1, 2);
        things.remove(2);
        things.remove(1);
        assert_eq!(to_tree(&list), json!([{ "name": "卵" }]));
    }
}
