//! The house: who must not be left alone, and what is needed in a disaster.

use crate::layout::{Content, span};
use crate::model::Profile;
use crate::sheet::block::{SPACE, joined, labelled, value};
use crate::sheet::fact::{Part, Rank, State};
use crate::sheet::gather::{Gather, Slot};
use crate::sheet::measure::BODY;
use crate::sheet::view::View;

/// The answer about somebody who must not be left alone.
pub(super) const DEPENDANT: &str = "emergency.home.dependant";

/// The facts of S8.
pub(super) fn facts(g: &mut Gather, profile: &Profile) {
    let home = &profile.emergency.home;
    let back = Slot::back();
    g.part(Part::Home);
    g.together(DEPENDANT, |g| {
        let slot = Slot::front(Rank::Dependant);
        if !home.dependant.is_known() {
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
    g.many(back, "emergency.home.household", &home.household, false);
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

/// Somebody in the house who must not be left alone, in a row.
pub(super) fn dependant(v: &View) -> Option<Content> {
    let fact = v.at(DEPENDANT)?;
    let detail = v.at("emergency.home.dependant_detail");
    let more = match (detail, fact.state) {
        (Some(detail), _) => Some(vec![value(detail, BODY)]),
        (None, State::Value) => Some(vec![span(v.say("sheet.bare"), BODY)]),
        (None, _) => None,
    };
    let said = Some(vec![value(fact, BODY)]);
    let body = joined([said, more].into_iter().flatten(), SPACE);
    Some(labelled(&v.say("sheet.dependant.title"), body).into())
}
