//! What the memo of the care plan may say about resuscitation: the person's own words, or nothing.
//!
//! The memo goes to family and doctors, not to a crew, so that it needs less than the gate of [`super::cpr`]:
//! no doctor's number, no foreseen condition. But what a family remembers is never printed as the person's wish
//! (東京消防庁 asks for the person's own), and a child's is not either: those who decide with a child are others.

use super::cpr::{ADULT_AGE, CprCircumstances};
use super::{Answer, CarePlan, CprPreference, CprWish, EntryMode, Situations, TreatmentPreference};

/// The plan as the memo may say it: without the wish about resuscitation where it may not be said, in the
/// person's one wish and among the treatments alike. Everything else stays as it is.
pub fn sayable(plan: &CarePlan, around: CprCircumstances) -> CarePlan {
    let mut plan = plan.clone();
    if !plan
        .cpr
        .wish
        .is_none_or(|wish| wish_is_sayable(wish, around))
    {
        plan.cpr = CprPreference {
            memo_place: plan.cpr.memo_place,
            ..CprPreference::default()
        };
    }
    let Situations {
        incurable,
        unresponsive,
        frail,
        ..
    } = &mut plan.treatments.resuscitation;
    for answer in [incurable, unresponsive, frail] {
        let refuses = *answer == Answer::Known(TreatmentPreference::NotWant);
        if !is_sayable(refuses, around) {
            *answer = Answer::NotAsked;
        }
    }
    plan
}

fn wish_is_sayable(wish: CprWish, around: CprCircumstances) -> bool {
    is_sayable(wish == CprWish::NotWant, around)
}

/// A wish not to be resuscitated needs a person who is surely of age and surely spoke; any other wish one who
/// is not surely a child and of whom nobody says that somebody else remembered it.
fn is_sayable(refuses: bool, around: CprCircumstances) -> bool {
    let ages = around
        .birth_date
        .and_then(|birth| birth.years_until(around.today));
    if refuses {
        ages.is_some_and(|(least, _)| least >= ADULT_AGE)
            && matches!(
                around.entry_mode,
                Some(EntryMode::Person | EntryMode::Dictated | EntryMode::Staff)
            )
    } else {
        ages.is_none_or(|(_, most)| most >= ADULT_AGE)
            && around.entry_mode != Some(EntryMode::Inferred)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Coded;

    const TODAY: &str = "2026-11-20";

    fn around(entry_mode: Option<EntryMode>, birth: Option<&str>) -> CprCircumstances {
        CprCircumstances {
            entry_mode,
            birth_date: birth.and_then(|birth| birth.parse().ok()),
            today: TODAY.parse().unwrap(),
        }
    }

    fn plan(wish: CprWish, preference: TreatmentPreference) -> CarePlan {
        let cpr = CprPreference {
            wish: Some(wish),
            doctor_name: "山田一郎".into(),
            foreseen_condition: "肺の病気が進んだとき".into(),
            memo_place: "電話台".into(),
            ..CprPreference::default()
        };
        let mut plan = CarePlan {
            cpr,
            ..CarePlan::default()
        };
        plan.treatments.resuscitation.frail = Answer::Known(preference);
        plan.treatments.ventilator.frail = Answer::Known(TreatmentPreference::NotWant);
        plan
    }

    /// Both places where a wish stands agree, and nothing else changes.
    fn says(wish: CprWish, preference: TreatmentPreference, around: CprCircumstances) -> bool {
        let whole = plan(wish, preference);
        let said = sayable(&whole, around);
        assert_eq!(said.cpr.memo_place, whole.cpr.memo_place);
        assert_eq!(said.treatments.ventilator, whole.treatments.ventilator);
        let wish_is_said = said.cpr.wish.is_some();
        assert_eq!(
            wish_is_said,
            said.treatments.resuscitation == whole.treatments.resuscitation
        );
        if wish_is_said {
            assert_eq!(said, whole);
        } else {
            assert!(said.cpr.doctor_name.is_blank() && said.cpr.foreseen_condition.is_blank());
            assert_eq!(said.treatments.resuscitation, Situations::default());
        }
        wish_is_said
    }

    const ADULT: Option<&str> = Some("1942-03-05");
    /// Eighteen tomorrow.
    const MINOR: Option<&str> = Some("2008-11-21");
    /// Seventeen or eighteen.
    const PERHAPS: Option<&str> = Some("2008");

    fn refused(around: CprCircumstances) -> bool {
        says(CprWish::NotWant, TreatmentPreference::NotWant, around)
    }

    fn wanted(around: CprCircumstances) -> bool {
        says(CprWish::Want, TreatmentPreference::Want, around)
    }

    #[test]
    fn an_adult_s_own_words_are_said_whatever_they_are() {
        for mode in [EntryMode::Person, EntryMode::Dictated, EntryMode::Staff] {
            assert!(refused(around(Some(mode), ADULT)));
            assert!(wanted(around(Some(mode), ADULT)));
        }
        assert!(refused(around(Some(EntryMode::Person), Some("2008-11-20"))));
    }

    #[test]
    fn what_others_remember_is_never_said() {
        for wish in CprWish::ALL {
            for birth in [ADULT, None] {
                let around = around(Some(EntryMode::Inferred), birth);
                assert!(!says(*wish, TreatmentPreference::Leave, around), "{wish:?}");
            }
        }
        assert!(!refused(around(Some(EntryMode::Inferred), ADULT)));
    }

    #[test]
    fn where_nobody_said_who_wrote_a_refusal_is_not_said() {
        assert!(!refused(around(None, ADULT)));
        assert!(wanted(around(None, ADULT)));
    }

    #[test]
    fn a_child_s_wish_is_not_said_and_an_unknown_age_counts_as_one_for_a_refusal() {
        let own = Some(EntryMode::Person);
        for birth in [MINOR, PERHAPS, None, Some("2030-01-01")] {
            assert!(!refused(around(own, birth)), "{birth:?}");
        }
        assert!(!wanted(around(own, MINOR)));
        for birth in [PERHAPS, None] {
            assert!(wanted(around(own, birth)), "{birth:?}");
        }
    }
}
