//! What somebody has typed into the parts of a date while it is none. It is kept with the record, so that a lock or
//! the end of a page takes nothing away, and stands on no paper ([`super::printable_on`] leaves it out).

use super::{Kind, Place, TypedDate, Value, find, items, question_at, rows_at};
use crate::model::{MAX_LETTERS, Profile, is_longer, to_tree};
use serde_json::Value as Json;

/// What is typed at a place and is no date. Where a date is written nothing else is typed: the screen has what the
/// papers have.
pub fn half_typed(profile: &Profile, place: &Place) -> Option<TypedDate> {
    let kept = profile.progress.half_typed.get(&place.to_string())?;
    TypedDate::of_kept(kept).filter(|_| place.is_blank_date(profile))
}

/// Keeps what is typed at a place; `None` where it is a date, or nothing. `true` where that is new.
pub(crate) fn keep_half_typed(
    profile: &mut Profile,
    place: &Place,
    typed: Option<&TypedDate>,
) -> bool {
    let (name, all) = (place.to_string(), &mut profile.progress.half_typed);
    let kept = typed.map(TypedDate::kept);
    let before = match &kept {
        // Nobody types that much: like every answer of such a length it is not taken in.
        Some(kept) if is_longer(kept, MAX_LETTERS) => return false,
        Some(kept) => all.insert(&name, kept.clone()),
        None => all.remove(&name),
    };
    before != kept
}

/// Has what is typed in a list go with its rows, where those change places; with a row that goes nowhere it goes too.
pub(crate) fn move_half_typed(
    profile: &mut Profile,
    list: &str,
    to: impl Fn(usize) -> Option<usize>,
) {
    let before = std::mem::take(&mut profile.progress.half_typed);
    let after = &mut profile.progress.half_typed;
    for name in before.names() {
        let name_after = match question_at(name).map(|(_, place)| place) {
            Some(Place {
                link_id,
                cell: Some((row, column)),
            }) if link_id == list => {
                to(row).map(|row| Place::in_row(link_id, row, column).to_string())
            }
            _ => Some(name.to_owned()),
        };
        if let Some((name, typed)) = name_after.zip(before.get(name)) {
            after.insert(&name, typed.clone());
        }
    }
}

/// Forgets what is typed where no blank date is any more: in a row that is gone, or where a date was written since.
pub(crate) fn settle_half_typed(profile: &mut Profile) {
    keep_where(profile, |profile, place| place.is_blank_date(profile));
}

/// Forgets what was typed at places that say something else than before, and in rows that may be of something else.
pub(crate) fn drop_changed_half_typed(profile: &mut Profile, before: &Profile) {
    keep_where(profile, |profile, place| {
        place.read(profile) == place.read(before) && row(profile, place) == row(before, place)
    });
}

/// What this version does not know is left as it is.
fn keep_where(profile: &mut Profile, keeps: impl Fn(&Profile, &Place) -> bool) {
    let mut typed = std::mem::take(&mut profile.progress.half_typed);
    typed.retain(|name| question_at(name).is_none_or(|(_, place)| keeps(profile, &place)));
    profile.progress.half_typed = typed;
}

/// The whole row in which a place is.
fn row(profile: &Profile, place: &Place) -> Option<Json> {
    let (row, _) = place.cell?;
    let list = rows_at(place.link_id)?.things(profile);
    list.row(row).map(to_tree)
}

impl Place {
    fn is_blank_date(&self, profile: &Profile) -> bool {
        self.read(profile) == Some(Value::Date(None))
    }

    /// True where it is asked for, given the other answers.
    fn is_asked(&self, profile: &Profile) -> bool {
        let item = find(self.link_id).filter(|item| (item.enabled_when)(profile));
        item.is_some_and(|item| match (&item.kind, self.cell) {
            (Kind::Rows(rows), Some((row, column))) => rows.is_enabled(profile, row, column),
            (_, cell) => cell.is_none(),
        })
    }

    /// Where it stands among all questions.
    fn order(&self) -> (Option<usize>, Option<(usize, Option<usize>)>) {
        let at = items().position(|item| item.link_id == self.link_id);
        let cell = self.cell.map(|(row, name)| {
            let columns = rows_at(self.link_id).map(|rows| rows.columns());
            let mut columns = columns.into_iter().flatten();
            (row, columns.position(|column| column.link_id == name))
        });
        (at, cell)
    }
}

/// Every place that is asked for at which what is typed is no date, with the name of its page; in the order of the
/// questions.
pub(super) fn half_typed_places(profile: &Profile) -> Vec<(&'static str, Place)> {
    let names = profile.progress.half_typed.names();
    let is_meant = |place: &Place| place.is_asked(profile) && half_typed(profile, place).is_some();
    let mut places: Vec<_> = names
        .filter_map(question_at)
        .filter(|(_, place)| is_meant(place))
        .collect();
    places.sort_by_key(|(_, place)| place.order());
    places
}

/// The first place on a page of questions where what is typed is no date, and what is typed.
pub fn first_half_typed(profile: &Profile, group: &str) -> Option<(Place, TypedDate)> {
    let mut places = half_typed_places(profile).into_iter();
    let (_, place) = places.find(|(at, _)| *at == group)?;
    Some((place, half_typed(profile, &place)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Era, Readable, Stated, Yes};

    const BIRTH: Place = Place::of("emergency.person.birth_date");

    fn typed(year: &str) -> TypedDate {
        TypedDate {
            era: Some(Era::Showa),
            year: year.to_owned(),
            month: "十三".to_owned(),
            day: String::new(),
            about: true,
        }
    }

    #[test]
    fn what_is_half_typed_is_kept_as_it_was_typed_and_goes_when_it_is_a_date() {
        let mut profile = Profile::blank();
        assert!(keep_half_typed(&mut profile, &BIRTH, Some(&typed("2"))));
        assert!(!keep_half_typed(&mut profile, &BIRTH, Some(&typed("2"))));
        assert_eq!(half_typed(&profile, &BIRTH), Some(typed("2")));
        let found = first_half_typed(&profile, "name");
        assert_eq!(found, Some((BIRTH, typed("2"))));
        assert_eq!(first_half_typed(&profile, "home"), None);
        assert!(keep_half_typed(&mut profile, &BIRTH, None));
        assert_eq!(profile, Profile::blank());
    }

    #[test]
    fn what_nobody_types_is_not_taken_in() {
        let mut profile = Profile::blank();
        let long = typed(&"9".repeat(MAX_LETTERS + 1));
        assert!(!keep_half_typed(&mut profile, &BIRTH, Some(&long)));
        assert_eq!(profile, Profile::blank());
    }

    #[test]
    fn what_is_typed_goes_with_its_row_and_with_no_other() {
        let list = "emergency.conditions.current";
        let row = |row| Place::in_row(list, row, "since");
        let mut profile = Profile::blank();
        let rows = rows_at(list).expect("a list");
        for at in 0..3 {
            rows.add(&mut profile);
            keep_half_typed(&mut profile, &row(at), Some(&typed(&at.to_string())));
        }
        keep_half_typed(&mut profile, &BIRTH, Some(&typed("2")));
        // The first goes, and the two others change places.
        move_half_typed(&mut profile, list, |at| {
            Some(2_usize.checked_sub(at)?).filter(|at| *at < 2)
        });
        let found: Vec<_> = (0..3).map(|at| half_typed(&profile, &row(at))).collect();
        assert_eq!(found, [Some(typed("2")), Some(typed("1")), None]);
        assert_eq!(half_typed(&profile, &BIRTH), Some(typed("2")));
    }

    #[test]
    fn what_is_not_asked_for_is_not_pointed_at_and_the_rest_comes_in_the_order_of_the_page() {
        let mut profile = Profile::blank();
        // Asked for only where there is such a medicine.
        let stopped = Place::of("emergency.alerts.antithrombotic_stopped");
        let list = "emergency.conditions.current";
        let rows = rows_at(list).expect("a list");
        for _ in 0..11 {
            rows.add(&mut profile);
        }
        for place in [Place::in_row(list, 10, "since"), stopped, BIRTH] {
            keep_half_typed(&mut profile, &place, Some(&typed("2")));
        }
        keep_half_typed(
            &mut profile,
            &Place::in_row(list, 9, "since"),
            Some(&typed("3")),
        );
        let places: Vec<_> = half_typed_places(&profile)
            .into_iter()
            .map(|(_, place)| place)
            .collect();
        let rows = [9, 10].map(|row| Place::in_row(list, row, "since"));
        assert_eq!(places, [BIRTH, rows[0], rows[1]]);
        profile.emergency.alerts.antithrombotic = Stated::Known(Yes::Yes);
        assert!(
            half_typed_places(&profile)
                .iter()
                .any(|(_, place)| *place == stopped)
        );
    }

    #[test]
    fn what_is_no_such_text_is_nothing() {
        for text in ["", "\n\n", "showa\n2\n3\n4", "x\n2\n3\n4\n\n5"] {
            assert_eq!(TypedDate::of_kept(text), None, "{text:?}");
        }
    }
}
