//! The house: who must not be left alone, and what is needed in a disaster.

use crate::layout::{Content, span};
use crate::model::{Household, Profile, Stated};
use crate::sheet::block::{SPACE, joined, labelled, some, value};
use crate::sheet::fact::{Part, Rank, State};
use crate::sheet::gather::{Gather, Slot};
use crate::sheet::measure::{BODY, CLEAR};
use crate::sheet::view::View;

/// The answer about somebody who must not be left alone.
pub(super) const DEPENDANT: &str = "emergency.home.dependant";
/// Who lives there.
pub(super) const HOUSEHOLD: &str = "emergency.home.household";

/// The facts of S8.
pub(super) fn facts(g: &mut Gather, profile: &Profile) {
    let home = &profile.emergency.home;
    let back = Slot::back();
    g.part(Part::Home);
    let is_alone = [Household::Alone, Household::AloneByDay]
        .into_iter()
        .any(|one| home.household.contains(one));
    // Whoever is alone has nobody to ask: a crew should know before it looks for somebody.
    let household = match is_alone {
        true => Slot::front(Rank::Dependant),
        false => back,
    };
    g.many(household, HOUSEHOLD, &home.household, false);
    g.together(DEPENDANT, |g| {
        let slot = Slot::front(Rank::Dependant);
        // That nobody else there needs help goes without saying where nobody else is there.
        let lives_alone = home.household.contains(Household::Alone);
        if home.dependant == Stated::NoneKnown && lives_alone {
            g.one(back, DEPENDANT, &home.dependant);
        } else if !home.dependant.is_known() {
            g.one(slot, DEPENDANT, &home.dependant);
        } else {
            let helpless = g.words.say("sheet.dependant.yes");
            g.value(slot, DEPENDANT, helpless);
            g.text(
                slot,
                "emergency.home.dependant_detail",
                &home.dependant_detail,
            );
        }
    });
    g.one(back, "emergency.home.pets", &home.pets);
    if home.pets.is_known() {
        g.text(back, "emergency.home.pets_detail", &home.pets_detail);
    }
    g.text(back, "emergency.home.key_holder", &home.key_holder);
    g.one(back, "emergency.home.alarm_system", &home.alarm_system);
    if home.alarm_system.is_known() {
        g.text(
            back,
            "emergency.home.alarm_system_detail",
            &home.alarm_system_detail,
        );
    }
    g.part(Part::Disaster);
    g.one(
        back,
        "emergency.home.power_dependence",
        &home.power_dependence,
    );
    if home.power_dependence.is_known() {
        g.text(
            back,
            "emergency.home.power_dependence_detail",
            &home.power_dependence_detail,
        );
    }
    g.one(
        back,
        "emergency.home.evacuation_plan",
        &home.evacuation_plan,
    );
    g.text(back, "emergency.home.shelter", &home.shelter);
}

/// That the person is alone, and somebody in the house who must not be left alone, in a row.
pub(super) fn dependant(v: &View) -> Option<Content> {
    let alone = v
        .at(HOUSEHOLD)
        .map(|fact| vec![span(&fact.text, CLEAR).bold()]);
    let fact = v.at(DEPENDANT);
    let detail = v.at("emergency.home.dependant_detail");
    let more = match (detail, fact.map(|fact| fact.state)) {
        (Some(detail), _) => Some(vec![value(detail, BODY)]),
        (None, Some(State::Value)) => Some(vec![span(v.say("sheet.bare"), BODY)]),
        (None, _) => None,
    };
    let said = fact.map(|fact| vec![value(fact, BODY)]);
    let body = some(joined([alone, said, more].into_iter().flatten(), SPACE))?;
    let title = match fact {
        Some(_) => v.say("sheet.dependant.title"),
        None => v.label(HOUSEHOLD),
    };
    Some(labelled(&title, body).into())
}
