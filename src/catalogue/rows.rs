//! Lists of things (medicines, contacts, the team): rows that have questions of their own.

use super::{Field, Item, Shape, Value};
use crate::model::{NONE, Stated, UNKNOWN, to_tree};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value as Json;

/// The word for "there are some" on the page. In the file the list itself stands there.
pub const SOME: &str = "some";

/// One question of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its path from the row on.
    pub link_id: &'static str,
    /// Its kind.
    pub shape: Shape,
    /// Where it may be printed.
    pub print: super::PrintPolicy,
}

/// A list of things inside a record of type `P`, whatever the things are.
pub trait Rows<P>: Sync {
    /// How many are sensible; more are kept.
    fn most(&self) -> usize;
    /// True where another row can be added.
    fn has_room(&self, record: &P) -> bool;
    /// The questions of a row.
    fn columns(&self) -> Vec<Column>;
    /// `some`, `none`, `unknown`; `None` is "not asked".
    fn state(&self, record: &P) -> Option<&'static str>;
    /// Says whether there are any. Rows that have been written are never dropped by this: "none" is
    /// refused while a row says something.
    fn set_state(&self, record: &mut P, state: Option<&str>) -> bool;
    /// How many rows there are.
    fn len(&self, record: &P) -> usize;
    /// True where there is no row.
    fn is_empty(&self, record: &P) -> bool {
        self.len(record) == 0
    }
    /// Adds an empty row at the end and gives its place.
    fn add(&self, record: &mut P) -> usize;
    /// Takes a row out. `false` where there is none.
    fn remove(&self, record: &mut P, row: usize) -> bool;
    /// Takes a row out whole, as it stands in the file, so that it can be put back.
    fn cut(&self, record: &mut P, row: usize) -> Option<Json>;
    /// Puts a cut row back into its place, or at the end where the list has become shorter.
    fn put_back(&self, record: &mut P, row: usize, cut: &Json) -> bool;
    /// Moves a row one place up (towards the first). `false` where that cannot be.
    fn move_up(&self, record: &mut P, row: usize) -> bool;
    /// True where the question is asked in that row.
    fn is_enabled(&self, record: &P, row: usize, column: &str) -> bool;
    /// The answer in that row.
    fn read(&self, record: &P, row: usize, column: &str) -> Option<Value>;
    /// Changes the answer in that row. `false`, and nothing changed, where it does not fit.
    fn write(&self, record: &mut P, row: usize, column: &str, value: &Value) -> bool;
    /// True where nothing has been answered in that row.
    fn is_blank(&self, record: &P, row: usize) -> bool;
}

/// A list of things of type `R`.
pub struct RowsOf<P: 'static, R: 'static> {
    /// Where the list lives.
    pub field: Field<P, Stated<Vec<R>>>,
    /// The questions of a row.
    pub items: &'static [Item<R>],
    /// How many are sensible.
    pub most: usize,
    /// True where more are not meant: the first three are three.
    pub is_closed: bool,
}

impl<P, R: Default> RowsOf<P, R> {
    fn rows<'a>(&self, record: &'a P) -> &'a [R] {
        (self.field.get)(record).rows()
    }
    fn item(&self, column: &str) -> Option<&'static Item<R>> {
        self.items.iter().find(|item| item.link_id == column)
    }
    fn cell<'a>(
        &self,
        record: &'a P,
        row: usize,
        column: &str,
    ) -> Option<(&'static Item<R>, &'a R)> {
        Some((self.item(column)?, self.rows(record).get(row)?))
    }
    fn says_nothing(&self, row: &R) -> bool {
        self.items.iter().all(|item| !item.is_answered(row))
    }
}

impl<P, R: Default + Serialize + DeserializeOwned> Rows<P> for RowsOf<P, R> {
    fn most(&self) -> usize {
        self.most
    }
    fn has_room(&self, record: &P) -> bool {
        !self.is_closed || self.rows(record).len() < self.most
    }
    fn columns(&self) -> Vec<Column> {
        self.items
            .iter()
            .map(|item| Column {
                link_id: item.link_id,
                shape: item.shape(&R::default()),
                print: item.print,
            })
            .collect()
    }
    fn state(&self, record: &P) -> Option<&'static str> {
        match (self.field.get)(record) {
            Stated::NotAsked => None,
            Stated::NoneKnown => Some(NONE),
            Stated::Unknown => Some(UNKNOWN),
            Stated::Known(_) => Some(SOME),
        }
    }
    fn set_state(&self, record: &mut P, state: Option<&str>) -> bool {
        let says_something = self.rows(record).iter().any(|row| !self.says_nothing(row));
        let list = (self.field.get_mut)(record);
        match state {
            Some(SOME) => {
                if !list.is_known() {
                    *list = Stated::Known(vec![]);
                }
                return true;
            }
            _ if says_something => return false,
            None => *list = Stated::NotAsked,
            Some(NONE) => *list = Stated::NoneKnown,
            Some(UNKNOWN) => *list = Stated::Unknown,
            Some(_) => return false,
        }
        true
    }
    fn len(&self, record: &P) -> usize {
        self.rows(record).len()
    }
    fn add(&self, record: &mut P) -> usize {
        let list = (self.field.get_mut)(record);
        match list.known_mut() {
            Some(rows) => rows.push(R::default()),
            None => *list = Stated::Known(vec![R::default()]),
        }
        list.rows().len() - 1
    }
    fn remove(&self, record: &mut P, row: usize) -> bool {
        match (self.field.get_mut)(record).known_mut() {
            Some(rows) if row < rows.len() => {
                rows.remove(row);
                true
            }
            _ => false,
        }
    }
    fn cut(&self, record: &mut P, row: usize) -> Option<Json> {
        let cut = to_tree(self.rows(record).get(row)?)?;
        self.remove(record, row).then_some(cut)
    }
    fn put_back(&self, record: &mut P, row: usize, cut: &Json) -> bool {
        let Ok(cut) = serde_json::from_value(cut.clone()) else {
            return false;
        };
        let list = (self.field.get_mut)(record);
        match list.known_mut() {
            Some(rows) => rows.insert(row.min(rows.len()), cut),
            None => *list = Stated::Known(vec![cut]),
        }
        true
    }
    fn move_up(&self, record: &mut P, row: usize) -> bool {
        match (self.field.get_mut)(record).known_mut() {
            Some(rows) if row > 0 && row < rows.len() => {
                rows.swap(row - 1, row);
                true
            }
            _ => false,
        }
    }
    fn is_enabled(&self, record: &P, row: usize, column: &str) -> bool {
        self.cell(record, row, column)
            .is_some_and(|(item, row)| (item.enabled_when)(row))
    }
    fn read(&self, record: &P, row: usize, column: &str) -> Option<Value> {
        self.cell(record, row, column)
            .map(|(item, row)| item.read(row))
    }
    fn write(&self, record: &mut P, row: usize, column: &str, value: &Value) -> bool {
        let Some(item) = self.item(column) else {
            return false;
        };
        let rows = (self.field.get_mut)(record).known_mut();
        rows.and_then(|rows| rows.get_mut(row))
            .is_some_and(|row| item.write(row, value))
    }
    fn is_blank(&self, record: &P, row: usize) -> bool {
        self.rows(record)
            .get(row)
            .is_none_or(|row| self.says_nothing(row))
    }
}
