//! Lists of things (medicines, contacts, the team): rows that have questions of their own.

use super::slot::{Slot, SlotMut};
use super::{Field, Item, Shape, Value};
use crate::model::{MAX_ROWS, NONE, Readable, Stated, Things, UNKNOWN, to_tree};
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
    /// True where a day is asked for that may still be to come.
    pub ahead: bool,
}

/// A list of things inside a record of type `P`, whatever the things are: where it lives, and its questions,
/// each by its number.
pub trait Rows<P>: Sync {
    /// How many are sensible; more are kept.
    fn most(&self) -> usize;
    /// True where more are not meant: the first three are three.
    fn is_closed(&self) -> bool;
    /// The list.
    fn things<'a>(&self, record: &'a P) -> &'a dyn Things;
    /// The list, to change.
    fn things_mut<'a>(&self, record: &'a mut P) -> &'a mut dyn Things;
    /// The path of a question, from the row on; `None` behind the last.
    fn link_id_at(&self, column: usize) -> Option<&'static str>;
    /// A question.
    fn column_at(&self, column: usize) -> Option<Column>;
    /// True where the question is asked in that row.
    fn is_enabled_at(&self, record: &P, row: usize, column: usize) -> bool;
    /// The answer in that row.
    fn slot_at<'a>(&self, record: &'a P, row: usize, column: usize) -> Option<Slot<'a>>;
    /// The answer in that row, to change.
    fn slot_mut_at<'a>(&self, record: &'a mut P, row: usize, column: usize) -> Option<SlotMut<'a>>;
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

impl<P, R: Readable> RowsOf<P, R> {
    fn cell<'a>(&self, record: &'a P, row: usize, column: usize) -> Option<(&Item<R>, &'a R)> {
        let row = (self.field.get)(record).rows().get(row)?;
        Some((self.items.get(column)?, row))
    }
}

// Made anew for each kind of thing: what can be done without knowing the kind is done below.
impl<P, R: Readable> Rows<P> for RowsOf<P, R> {
    fn most(&self) -> usize {
        self.most
    }
    fn is_closed(&self) -> bool {
        self.is_closed
    }
    fn things<'a>(&self, record: &'a P) -> &'a dyn Things {
        (self.field.get)(record)
    }
    fn things_mut<'a>(&self, record: &'a mut P) -> &'a mut dyn Things {
        (self.field.get_mut)(record)
    }
    fn link_id_at(&self, column: usize) -> Option<&'static str> {
        self.items.get(column).map(|item| item.link_id)
    }
    fn column_at(&self, column: usize) -> Option<Column> {
        let item = self.items.get(column)?;
        Some(Column {
            link_id: item.link_id,
            shape: item.shape(&R::blank()),
            print: item.print,
            ahead: item.ahead,
        })
    }
    fn is_enabled_at(&self, record: &P, row: usize, column: usize) -> bool {
        self.cell(record, row, column)
            .is_some_and(|(item, row)| (item.enabled_when)(row))
    }
    fn slot_at<'a>(&self, record: &'a P, row: usize, column: usize) -> Option<Slot<'a>> {
        let (item, row) = self.cell(record, row, column)?;
        item.slot(row)
    }
    fn slot_mut_at<'a>(&self, record: &'a mut P, row: usize, column: usize) -> Option<SlotMut<'a>> {
        let row = (self.field.get_mut)(record).known_mut()?.get_mut(row)?;
        self.items.get(column)?.slot_mut(row)
    }
}

impl<P> dyn Rows<P> + '_ {
    fn place(&self, column: &str) -> Option<usize> {
        (0..)
            .map_while(|at| self.link_id_at(at))
            .position(|link_id| link_id == column)
    }
    /// True where another row can be added.
    pub fn has_room(&self, record: &P) -> bool {
        let most = if self.is_closed() {
            self.most()
        } else {
            MAX_ROWS
        };
        self.len(record) < most
    }
    /// The questions of a row.
    pub fn columns(&self) -> Vec<Column> {
        (0..).map_while(|at| self.column_at(at)).collect()
    }
    /// `some`, `none`, `unknown`; `None` is "not asked".
    pub fn state(&self, record: &P) -> Option<&'static str> {
        match self.things(record).state() {
            Stated::NotAsked => None,
            Stated::NoneKnown => Some(NONE),
            Stated::Unknown => Some(UNKNOWN),
            Stated::Known(_) => Some(SOME),
        }
    }
    /// Says whether there are any. Rows that have been written are never dropped by this: "none" is
    /// refused while a row says something.
    pub fn set_state(&self, record: &mut P, state: Option<&str>) -> bool {
        let says_something = (0..self.len(record)).any(|row| !self.is_blank(record, row));
        let is_known = self.things(record).state().is_known();
        let state = match state {
            Some(SOME) if is_known => return true,
            Some(SOME) => Stated::Known(()),
            _ if says_something => return false,
            None => Stated::NotAsked,
            Some(NONE) => Stated::NoneKnown,
            Some(UNKNOWN) => Stated::Unknown,
            Some(_) => return false,
        };
        self.things_mut(record).set_state(state);
        true
    }
    /// How many rows there are.
    pub fn len(&self, record: &P) -> usize {
        self.things(record).count()
    }
    /// True where there is no row.
    pub fn is_empty(&self, record: &P) -> bool {
        self.len(record) == 0
    }
    /// Adds an empty row at the end and gives its place.
    pub fn add(&self, record: &mut P) -> usize {
        let (list, end) = self.begun(record);
        list.insert(end);
        end
    }
    /// The list, which has begun now, and how many rows it has.
    fn begun<'a>(&self, record: &'a mut P) -> (&'a mut dyn Things, usize) {
        let list = self.things_mut(record);
        if !list.state().is_known() {
            list.set_state(Stated::Known(()));
        }
        let count = list.count();
        (list, count)
    }
    /// Takes a row out whole, as it stands in the file, so that it can be put back.
    pub fn cut(&self, record: &mut P, row: usize) -> Option<Json> {
        let list = self.things_mut(record);
        let cut = to_tree(list.row(row)?);
        list.remove(row);
        Some(cut)
    }
    /// Puts a cut row back into its place, or at the end where the list has become shorter.
    pub fn put_back(&self, record: &mut P, row: usize, cut: &Json) -> bool {
        let (list, end) = self.begun(record);
        let at = row.min(end);
        list.insert(at);
        let is_back = list
            .row_mut(at)
            .is_some_and(|row| row.read(cut.clone()).is_ok());
        if !is_back {
            list.remove(at);
        }
        is_back
    }
    /// Moves a row one place up (towards the first). `false` where that cannot be.
    pub fn move_up(&self, record: &mut P, row: usize) -> bool {
        let can = row > 0 && row < self.len(record);
        if can {
            self.things_mut(record).swap(row - 1, row);
        }
        can
    }
    /// True where the question is asked in that row.
    pub fn is_enabled(&self, record: &P, row: usize, column: &str) -> bool {
        self.place(column)
            .is_some_and(|column| self.is_enabled_at(record, row, column))
    }
    /// The answer in that row.
    pub fn read(&self, record: &P, row: usize, column: &str) -> Option<Value> {
        let column = self.place(column)?;
        self.slot_at(record, row, column).map(Slot::read)
    }
    /// Changes the answer in that row. `false`, and nothing changed, where it does not fit.
    pub fn write(&self, record: &mut P, row: usize, column: &str, value: &Value) -> bool {
        self.place(column)
            .and_then(|column| self.slot_mut_at(record, row, column))
            .is_some_and(|slot| slot.write(value))
    }
    /// Takes the answer in that row out.
    pub fn clear(&self, record: &mut P, row: usize, column: &str) {
        let slot = self
            .place(column)
            .and_then(|column| self.slot_mut_at(record, row, column));
        if let Some(slot) = slot {
            slot.clear();
        }
    }
    /// True where nothing has been answered in that row.
    pub fn is_blank(&self, record: &P, row: usize) -> bool {
        (0..)
            .take_while(|at| self.link_id_at(*at).is_some())
            .filter_map(|column| self.slot_at(record, row, column))
            .map(Slot::read)
            .all(|value| !value.is_answered())
    }
}
