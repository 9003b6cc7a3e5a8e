//! What was removed last, kept so that it can come back.

use crate::catalogue::{move_half_typed, rows_at};
use crate::model::{HandedCopy, Profile, ProfileId};
use crate::store::Record;
use serde_json::Value;

/// What was removed last.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Removed {
    /// A row of somebody's list.
    Row {
        whose: ProfileId,
        list: &'static str,
        row: usize,
        cut: Value,
    },
    /// The note that somebody has a copy.
    Copy {
        whose: ProfileId,
        at: usize,
        copy: Box<HandedCopy>,
    },
    /// Somebody, with their place among the others.
    Person { place: usize, profile: Box<Profile> },
}

impl Removed {
    /// Takes a row out of the current person's list.
    pub(super) fn row(record: &mut Record, list: &'static str, row: usize) -> Option<Self> {
        let whose = record.current.clone()?;
        let cut = rows_at(list)?.cut(record.profile_mut(&whose)?, row)?;
        Some(Self::Row {
            whose,
            list,
            row,
            cut,
        })
    }

    /// Takes out a note of the current person's copies.
    pub(super) fn copy(record: &mut Record, at: usize) -> Option<Self> {
        let whose = record.current.clone()?;
        let copy = record.profile_mut(&whose)?.forget_handed(at)?;
        let copy = Box::new(copy);
        Some(Self::Copy { whose, at, copy })
    }

    /// Takes a person out.
    pub(super) fn person(record: &mut Record, id: &ProfileId) -> Option<Self> {
        let place = record.profiles.iter().position(|one| one.id == *id)?;
        let profile = Box::new(record.profiles.remove(place));
        record.settle_current();
        Some(Self::Person { place, profile })
    }

    /// Puts it back. `Err` gives it back where that cannot be.
    pub(super) fn undo(self, record: &mut Record) -> Result<(), Self> {
        match self {
            Self::Row {
                ref whose,
                list,
                row,
                ref cut,
            } => {
                let back =
                    rows_at(list)
                        .zip(record.profile_mut(whose))
                        .is_some_and(|(rows, profile)| {
                            let at = row.min(rows.len(profile));
                            let is_back = rows.put_back(profile, row, cut);
                            if is_back {
                                let behind = |one| one + usize::from(one >= at);
                                move_half_typed(profile, list, |one| Some(behind(one)));
                            }
                            is_back
                        });
                if back { Ok(()) } else { Err(self) }
            }
            Self::Copy {
                ref whose,
                at,
                ref copy,
            } => match record.profile_mut(whose) {
                Some(profile) => {
                    let at = at.min(profile.handed.len());
                    profile.handed.insert(at, (**copy).clone());
                    Ok(())
                }
                None => Err(self),
            },
            Self::Person { place, profile } => {
                if record.profile(&profile.id).is_some() || !record.has_room() {
                    return Err(Self::Person { place, profile });
                }
                record.current = Some(profile.id.clone());
                let place = place.min(record.profiles.len());
                record.profiles.insert(place, *profile);
                Ok(())
            }
        }
    }
}
