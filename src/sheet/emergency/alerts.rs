//! What kills when it is not known: the heaviest frame on the page.

use crate::model::{
    Alerts, Allergen, AllergyIntolerance, Answer, Coded, DeviceKind, Dialysis, DialysisDays,
    GlucoseLowering, Implant, ImplantKind, InfectionPrint, MedicalDevice, OpioidForm, Profile,
    Stated, Yes,
};
use crate::sheet::fact::{Part, Rank, State};
use crate::sheet::gather::{Gather, Slot};

const ALWAYS: Slot = Slot::always(Rank::Alert);
/// So many rows of a list of alerts have room on the front; more than anybody will have.
const ROWS_ON_FRONT: usize = 24;
const ALSO: Slot = Slot::always(Rank::AlertName);
const NAME: Slot = Slot::front(Rank::AlertName);
const DIALYSIS: &str = "emergency.alerts.dialysis";
const SHUNT: &str = "emergency.alerts.dialysis_shunt";
const ARM: &str = "emergency.alerts.avoid_arm";
const DETAIL: Slot = Slot::front(Rank::AlertDetail);

/// The facts of S2 in the order of the frame. What belongs to a "yes" is said only with the yes.
pub(super) fn facts(g: &mut Gather, profile: &Profile) {
    let alerts = &profile.emergency.alerts;
    g.part(Part::Alerts);
    g.rows(
        ALWAYS,
        "emergency.alerts.allergies",
        &alerts.allergies,
        allergy,
    );
    if alerts.allergies.is_known() {
        g.belonging_under("emergency.alerts.allergies", |g| {
            g.text(
                DETAIL,
                "emergency.alerts.epinephrine_place",
                &alerts.epinephrine_place,
            );
        });
    }
    antithrombotic(g, alerts);
    glucose_lowering(g, alerts);
    steroid(g, alerts);
    dialysis(g, alerts);
    if alerts.shunt_arm().is_none() {
        g.one(ALWAYS, ARM, &alerts.avoid_arm);
    }
    if alerts.avoid_arm.is_known() {
        g.belonging("emergency.alerts.avoid_arm", |g| {
            g.many_or_other(
                DETAIL,
                "emergency.alerts.avoid_arm_reasons",
                &alerts.avoid_arm_reasons,
                false,
                (
                    "emergency.alerts.avoid_arm_reason_other",
                    &alerts.avoid_arm_reason_other,
                ),
            );
        });
    }
    g.rows(ALSO, "emergency.alerts.implants", &alerts.implants, implant);
    g.rows(ALSO, "emergency.alerts.devices", &alerts.devices, device);
    opioid(g, alerts);
    yes(g, ALSO, "antiepileptic", &alerts.antiepileptic);
    diseases(g, alerts);
    g.many(
        ALSO,
        "emergency.alerts.swallowing",
        &alerts.swallowing,
        alerts.swallowing.is_known(),
    );
    infection(g, alerts);
}

fn name_slot(rank: Rank, before: usize) -> Slot {
    Slot::front_for_first(rank, before, ROWS_ON_FRONT)
}

fn detail_slot(before: usize) -> Slot {
    Slot::front_for_first(Rank::AlertDetail, before, ROWS_ON_FRONT)
}

/// An allergy: what to, which stays longest; then what kind of thing that is and what happened.
fn allergy(g: &mut Gather, before: usize, path: &str, row: &AllergyIntolerance) {
    let slot = name_slot(Rank::Alert, before);
    let at = |name| format!("{path}.{name}");
    let said_more = !row.reactions.is_empty();
    g.together(path, |g| match row.kind {
        _ if !row.name.is_blank() => g.text(slot, &at("name"), &row.name),
        // Of these there are so many that the kind alone is no answer.
        Answer::Known(
            kind @ (Allergen::Medicine
            | Allergen::Food
            | Allergen::AntisepticOrTape
            | Allergen::Other),
        ) => {
            let words = format!("sheet.unnamed.allergen.{}", kind.code());
            let words = g.words.say(&words);
            g.chosen(slot, &at("kind"), words, vec![kind.code()]);
        }
        Answer::NotAsked if said_more => {
            let words = g.words.say("sheet.unnamed.allergen");
            g.value(slot, &at("kind"), words);
        }
        _ => g.one(slot, &at("kind"), &row.kind),
    });
    let detail = detail_slot(before);
    g.belonging_under(path, |g| {
        g.together(&at("more"), |g| {
            if !row.name.is_blank() && row.kind != Answer::Known(Allergen::Other) {
                g.beside(detail, &at("kind"), &row.kind, &row.name);
            }
            g.many(detail, &at("reactions"), &row.reactions, false);
        });
    });
}

/// A medicine that the person takes or not: its name is the answer.
fn yes(g: &mut Gather, slot: Slot, name: &str, answer: &Stated<Yes>) {
    let path = format!("emergency.alerts.{name}");
    if answer.is_known() {
        let head = g.words.say(&format!("sheet.alert.{name}"));
        g.value(slot, &path, head);
    } else {
        g.one(slot, &path, answer);
    }
}

/// Whether the blood is thinned, and by which medicine.
fn antithrombotic(g: &mut Gather, alerts: &Alerts) {
    let is_known = alerts.antithrombotic.is_known();
    // That it is paused turns the line round: without that word the line does not stand.
    g.together("emergency.alerts.antithrombotic", |g| {
        yes(g, ALWAYS, "antithrombotic", &alerts.antithrombotic);
        let is_paused = is_known && alerts.antithrombotic_stopped.is_some();
        g.flag(ALWAYS, "emergency.alerts.antithrombotic.paused", is_paused);
    });
    if !is_known {
        return;
    }
    g.belonging("emergency.alerts.antithrombotic", |g| {
        g.text(
            Slot::front(Rank::AlertMedicine),
            "emergency.alerts.antithrombotic_names",
            &alerts.antithrombotic_names,
        );
        g.short_date(
            DETAIL,
            "emergency.alerts.antithrombotic_stopped",
            alerts.antithrombotic_stopped,
        );
        g.short_date(
            DETAIL,
            "emergency.alerts.antithrombotic_since",
            alerts.antithrombotic_since,
        );
    });
}

/// What lowers the blood's sugar: what is injected first, tablets last.
fn glucose_lowering(g: &mut Gather, alerts: &Alerts) {
    let glucose = &alerts.glucose_lowering_said();
    g.many_with_last(
        ALWAYS,
        "emergency.alerts.glucose_lowering",
        glucose,
        glucose.is_known(),
        Some(GlucoseLowering::Oral.code()),
    );
    if !glucose.is_known() {
        return;
    }
    g.belonging("emergency.alerts.glucose_lowering", |g| {
        g.text(
            NAME,
            "emergency.alerts.glucose_lowering_names",
            &alerts.glucose_lowering_names,
        );
    });
}

/// That it must not be stopped stands wherever it is said that it is taken.
fn steroid(g: &mut Gather, alerts: &Alerts) {
    let path = "emergency.alerts.steroid";
    g.one(ALWAYS, path, &alerts.steroid);
    g.together(path, |g| {
        let warning = "emergency.alerts.steroid.warning";
        g.flag(ALWAYS, warning, alerts.steroid.is_known());
    });
}

fn opioid(g: &mut Gather, alerts: &Alerts) {
    g.many(
        ALSO,
        "emergency.alerts.opioid",
        &alerts.opioid_said(),
        alerts.opioid.is_known(),
    );
    if let Stated::Known(forms) = &alerts.opioid
        && forms.contains(OpioidForm::Patch)
    {
        g.belonging("emergency.alerts.opioid", |g| {
            g.text(
                DETAIL,
                "emergency.alerts.opioid_patch_site",
                &alerts.opioid_patch_site,
            );
        });
    }
}

fn dialysis(g: &mut Gather, alerts: &Alerts) {
    let is_of_blood = alerts.dialysis == Stated::Known(Dialysis::Haemodialysis);
    g.one(ALWAYS, DIALYSIS, &alerts.dialysis);
    // Which arm has the shunt stands nowhere without what follows from it.
    g.together(SHUNT, |g| {
        if is_of_blood {
            g.belonging(DIALYSIS, |g| g.one(ALWAYS, SHUNT, &alerts.dialysis_shunt));
        }
        if alerts.shunt_arm().is_some() {
            g.one(ALWAYS, ARM, &alerts.arm_to_avoid());
        }
    });
    g.belonging(DIALYSIS, |g| {
        if is_of_blood {
            g.one_or_other(
                DETAIL,
                "emergency.alerts.dialysis_days",
                &alerts.dialysis_days,
                alerts.dialysis_days == Answer::Known(DialysisDays::Other),
                (
                    "emergency.alerts.dialysis_days_other",
                    &alerts.dialysis_days_other,
                ),
            );
        }
        if alerts.dialysis.is_known() {
            g.text(
                DETAIL,
                "emergency.alerts.dialysis_clinic",
                &alerts.dialysis_clinic,
            );
        }
    });
}

fn implant(g: &mut Gather, before: usize, path: &str, row: &Implant) {
    let at = |name| format!("{path}.{name}");
    // A name in the person's words stands in for a kind that has none.
    let own = matches!(
        row.kind,
        Answer::NotAsked | Answer::Known(ImplantKind::Other)
    );
    let rank = match row.kind {
        Answer::Known(ImplantKind::Joint) => Rank::AlertThing,
        _ => Rank::AlertName,
    };
    let slot = name_slot(rank, before);
    // Where its booklet is says that there is one.
    let is_unnamed =
        row.kind == Answer::NotAsked && row.detail.is_blank() && !row.card_place.is_blank();
    g.together(path, |g| match is_unnamed {
        true => {
            let words = g.words.say("sheet.unnamed.implant");
            g.value(slot, &at("kind"), words);
        }
        false => g.one_or_other(
            slot,
            &at("kind"),
            &row.kind,
            own,
            (&at("detail"), &row.detail),
        ),
    });
    let detail = detail_slot(before);
    g.belonging_under(path, |g| {
        g.together(&at("more"), |g| {
            if !own {
                g.text(detail, &at("detail"), &row.detail);
            }
            g.text(detail, &at("card_place"), &row.card_place);
        });
    });
}

fn device(g: &mut Gather, before: usize, path: &str, row: &MedicalDevice) {
    let at = |name| format!("{path}.{name}");
    let is = |kind| row.kind == Answer::Known(kind);
    let things = [
        DeviceKind::Suction,
        DeviceKind::UrinaryCatheter,
        DeviceKind::Stoma,
    ];
    let rank = match things.into_iter().any(is) {
        true => Rank::AlertThing,
        false => Rank::AlertName,
    };
    g.together(path, |g| {
        g.one_or_other(
            name_slot(rank, before),
            &at("kind"),
            &row.kind,
            is(DeviceKind::Other),
            (&at("name"), &row.name),
        );
    });
    let detail = detail_slot(before);
    g.belonging_under(path, |g| {
        if is(DeviceKind::Oxygen) {
            g.together(&at("more"), |g| {
                g.text(detail, &at("flow_at_rest"), &row.flow_at_rest);
                g.text(detail, &at("flow_in_motion"), &row.flow_in_motion);
            });
        }
        // Where it has come out, another of that size goes in.
        if is(DeviceKind::TracheostomyTube) {
            g.text(detail, &at("tube_size"), &row.tube_size);
        }
        if is(DeviceKind::Ventilator) {
            g.one(
                name_slot(Rank::AlertName, before),
                &at("ventilator_interface"),
                &row.ventilator_interface,
            );
        }
    });
    let back = Slot::back();
    if is(DeviceKind::TracheostomyTube) {
        g.date(back, &at("tube_changed_on"), row.tube_changed_on);
    }
    g.flag(back, &at("settings_on_card"), row.settings_on_card);
    g.text(back, &at("settings"), &row.settings);
    g.text(back, &at("company"), &row.company);
    g.phone(back, &at("company_phone"), &row.company_phone);
}

fn diseases(g: &mut Gather, alerts: &Alerts) {
    let special = &alerts.special_diseases;
    g.each_or_other(
        ALSO,
        "emergency.alerts.special_diseases",
        special,
        special.is_known(),
        (
            "emergency.alerts.special_disease_other",
            &alerts.special_disease_other,
        ),
    );
}

fn infection(g: &mut Gather, alerts: &Alerts) {
    let slot = NAME;
    if !alerts.infection.is_known() {
        g.one(slot, "emergency.alerts.infection", &alerts.infection);
    } else if alerts.infection_print != Some(InfectionPrint::Name) {
        let ask = g.words.say("sheet.alert.infection.ask");
        g.value(slot, "emergency.alerts.infection", ask);
    } else {
        let said = !alerts.infection_name.is_blank() || alerts.tuberculosis.is_known();
        if said {
            g.one(slot, "emergency.alerts.infection", &alerts.infection);
        } else {
            g.state(slot, "emergency.alerts.infection", State::Bare);
        }
        g.belonging("emergency.alerts.infection", |g| {
            g.text(
                DETAIL,
                "emergency.alerts.infection_name",
                &alerts.infection_name,
            );
            g.one(
                DETAIL,
                "emergency.alerts.tuberculosis",
                &alerts.tuberculosis,
            );
        });
    }
}
