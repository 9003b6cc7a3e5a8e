//! What somebody has typed into the parts of a date while it is none. It is kept with the record, so that a lock or
//! the end of a page takes nothing away, and stands on no paper ([`super::printable_on`] leaves it out).

use super::{Place, TypedDate, question_at};
use crate::model::{MAX_LETTERS, Profile, is_longer};

/// What is typed at a place and is no date.
pub fn half_typed(profile: &Profile, place: &Place) -> Option<TypedDate> {
    let kept = profile.progress.half_typed.get(&place.to_string())?;
    TypedDate::of_kept(kept)
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

/// Forgets what is typed in a list whose rows change places.
pub(crate) fn drop_half_typed(profile: &mut Profile, list: &str) {
    let is_in = |name: &str| {
        question_at(name).is_none_or(|(_, place)| place.cell.is_some() && place.link_id == list)
    };
    profile.progress.half_typed.retain(|name| !is_in(name));
}

/// The first place on a page of questions where what is typed is no date, and what is typed.
pub fn first_half_typed(profile: &Profile, group: &str) -> Option<(Place, TypedDate)> {
    profile.progress.half_typed.names().find_map(|name| {
        let (at, place) = question_at(name)?;
        let typed = half_typed(profile, &place).filter(|_| at == group)?;
        Some((place, typed))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Era, Readable};

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
    fn a_list_whose_rows_move_forgets_only_its_own() {
        let list = "emergency.conditions.current";
        let row = Place::in_row(list, 1, "since");
        let mut profile = Profile::blank();
        for place in [BIRTH, row] {
            keep_half_typed(&mut profile, &place, Some(&typed("2")));
        }
        drop_half_typed(&mut profile, list);
        assert_eq!(half_typed(&profile, &row), None);
        assert_eq!(half_typed(&profile, &BIRTH), Some(typed("2")));
    }

    #[test]
    fn what_is_no_such_text_is_nothing() {
        for text in ["", "\n\n", "showa\n2\n3\n4", "x\n2\n3\n4\n\n5"] {
            assert_eq!(TypedDate::of_kept(text), None, "{text:?}");
        }
    }
}
