//! The name of one answer, as it stands in the page and in the file.

use super::{Item, Kind, Rows, Value, groups};
use crate::model::Profile;
use std::fmt;

/// Where an answer lives: a question, or a question of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The question's path in the file.
    pub link_id: &'static str,
    /// The row and the question in it.
    pub cell: Option<(usize, &'static str)>,
}

/// `emergency.person.family_name`, `emergency.contacts.0.phone`: the `name` of the field on the page.
impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.link_id)?;
        match self.cell {
            Some((row, column)) => write!(out, ".{row}.{column}"),
            None => Ok(()),
        }
    }
}

/// The question with that path.
pub fn find(link_id: &str) -> Option<&'static Item<Profile>> {
    items().find(|item| item.link_id == link_id)
}

/// Every question in order.
pub fn items() -> impl Iterator<Item = &'static Item<Profile>> {
    groups().flat_map(|(_, group)| group.items)
}

/// The page and the place of the question whose answer stands at a path of the record.
pub fn question_at(path: &str) -> Option<(&'static str, Place)> {
    let place_in = |item: &Item<Profile>| {
        let rest = path.strip_prefix(item.link_id)?;
        match &item.kind {
            _ if rest.is_empty() => Some(Place::of(item.link_id)),
            Kind::Rows(rows) => {
                let (row, column) = rest.strip_prefix('.')?.split_once('.')?;
                let column = rows
                    .columns()
                    .into_iter()
                    .find(|one| one.link_id == column)?;
                Some(Place::in_row(
                    item.link_id,
                    row.parse().ok()?,
                    column.link_id,
                ))
            }
            _ => None,
        }
    };
    groups().find_map(|(_, group)| {
        let place = group.items.iter().find_map(place_in)?;
        Some((group.id, place))
    })
}

/// The list with that path.
pub fn rows_at(link_id: &str) -> Option<&'static dyn Rows<Profile>> {
    match &find(link_id)?.kind {
        Kind::Rows(rows) => Some(*rows),
        _ => None,
    }
}

impl Place {
    /// The place of a question that is not in a row.
    pub const fn of(link_id: &'static str) -> Self {
        Self {
            link_id,
            cell: None,
        }
    }
    /// The place of a question in a row.
    pub const fn in_row(link_id: &'static str, row: usize, column: &'static str) -> Self {
        Self {
            link_id,
            cell: Some((row, column)),
        }
    }
    /// The answer there; `None` where there is no such question or row.
    pub fn read(&self, profile: &Profile) -> Option<Value> {
        let item = find(self.link_id)?;
        match (&item.kind, self.cell) {
            (_, None) => Some(item.read(profile)),
            (Kind::Rows(rows), Some((row, column))) => rows.read(profile, row, column),
            _ => None,
        }
    }
    /// Changes the answer there. `false`, and nothing changed, where it does not fit.
    #[must_use]
    pub fn write(&self, profile: &mut Profile, value: &Value) -> bool {
        let Some(item) = find(self.link_id) else {
            return false;
        };
        match (&item.kind, self.cell) {
            (_, None) => item.write(profile, value),
            (Kind::Rows(rows), Some((row, column))) => rows.write(profile, row, column, value),
            _ => false,
        }
    }
}
