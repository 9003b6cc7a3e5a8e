//! What kills when it is not known: the heaviest frame on the page.

use crate::model::{
    Alerts, AllergyIntolerance, Answer, DeviceKind, Dialysis, DialysisDays, Implant, ImplantKind,
    InfectionPrint, MedicalDevice, OpioidForm, Profile, Stated, Yes,
};
use crate::sheet::fact::{Part, Rank, State};
use crate::sheet::gather::{Gather, Slot};

const ALWAYS: Slot = Slot::always(Rank::Alert);
/// So many rows of a list of alerts have room on the front; more than anybody will have.
const ROWS_ON_FRONT: usize = 12;
const DETAIL: Slot = Slot::front(Rank::AlertDetail);

/// The facts of S2. What belongs to a "yes" is said only with the yes.
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
        g.belonging("emergency.alerts.allergies", |g| {
            g.text(
                DETAIL,
                "emergency.alerts.epinephrine_place",
                &alerts.epinephrine_place,
            );
        });
    }
    medicines(g, alerts);
    dialysis(g, alerts);
    g.one(ALWAYS, "emergency.alerts.avoid_arm", &alerts.avoid_arm);
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
    g.rows(
        ALWAYS,
        "emergency.alerts.implants",
        &alerts.implants,
        implant,
    );
    g.rows(ALWAYS, "emergency.alerts.devices", &alerts.devices, device);
    diseases(g, alerts);
    g.many(
        ALWAYS,
        "emergency.alerts.swallowing",
        &alerts.swallowing,
        alerts.swallowing.is_known(),
    );
}

fn allergy(g: &mut Gather, before: usize, path: &str, row: &AllergyIntolerance) {
    let name_slot = Slot::front_for_first(Rank::AlertName, before, ROWS_ON_FRONT);
    g.together(path, |g| {
        let at = |name| format!("{path}.{name}");
        g.one_or_detail(
            name_slot,
            &at("kind"),
            &row.kind,
            row.kind == Answer::Known(crate::model::Allergen::Other),
            (&at("name"), &row.name),
        );
        g.many(name_slot, &at("reactions"), &row.reactions, false);
    });
}

/// A medicine that the person takes or not: its name is the answer.
fn yes(g: &mut Gather, name: &str, answer: &Stated<Yes>) {
    let path = format!("emergency.alerts.{name}");
    if answer.is_known() {
        let head = g.words.say(&format!("sheet.alert.{name}"));
        g.value(ALWAYS, &path, head);
    } else {
        g.one(ALWAYS, &path, answer);
    }
}

/// Medicines that a crew must know of.
fn medicines(g: &mut Gather, alerts: &Alerts) {
    yes(g, "antithrombotic", &alerts.antithrombotic);
    if alerts.antithrombotic.is_known() {
        g.belonging("emergency.alerts.antithrombotic", |g| {
            g.short_date(
                DETAIL,
                "emergency.alerts.antithrombotic_stopped",
                alerts.antithrombotic_stopped,
            );
            g.text(
                DETAIL,
                "emergency.alerts.antithrombotic_names",
                &alerts.antithrombotic_names,
            );
            g.short_date(
                DETAIL,
                "emergency.alerts.antithrombotic_since",
                alerts.antithrombotic_since,
            );
        });
    }
    let glucose = &alerts.glucose_lowering;
    g.many(
        ALWAYS,
        "emergency.alerts.glucose_lowering",
        glucose,
        glucose.is_known(),
    );
    if glucose.is_known() {
        g.belonging("emergency.alerts.glucose_lowering", |g| {
            g.text(
                DETAIL,
                "emergency.alerts.glucose_lowering_names",
                &alerts.glucose_lowering_names,
            );
        });
    }
    g.one(ALWAYS, "emergency.alerts.steroid", &alerts.steroid);
    yes(g, "antiepileptic", &alerts.antiepileptic);
    g.many(
        ALWAYS,
        "emergency.alerts.opioid",
        &alerts.opioid,
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
    g.one(ALWAYS, "emergency.alerts.dialysis", &alerts.dialysis);
    g.belonging("emergency.alerts.dialysis", |g| {
        if alerts.dialysis == Stated::Known(Dialysis::Haemodialysis) {
            g.one(
                ALWAYS,
                "emergency.alerts.dialysis_shunt",
                &alerts.dialysis_shunt,
            );
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
    let name_slot = Slot::front_for_first(Rank::AlertName, before, ROWS_ON_FRONT);
    let detail_slot = Slot::front_for_first(Rank::AlertDetail, before, ROWS_ON_FRONT);
    let at = |name| format!("{path}.{name}");
    // The kind alone stays longest; a name in the person's words stands in for it.
    let other = row.kind == Answer::Known(ImplantKind::Other);
    g.together(path, |g| {
        g.one_or_other(
            name_slot,
            &at("kind"),
            &row.kind,
            other,
            (&at("detail"), &row.detail),
        );
    });
    g.together(&at("more"), |g| {
        if !other {
            g.text(detail_slot, &at("detail"), &row.detail);
        }
        g.text(detail_slot, &at("card_place"), &row.card_place);
    });
}

fn device(g: &mut Gather, before: usize, path: &str, row: &MedicalDevice) {
    let name_slot = Slot::front_for_first(Rank::AlertName, before, ROWS_ON_FRONT);
    let detail_slot = Slot::front_for_first(Rank::AlertDetail, before, ROWS_ON_FRONT);
    let at = |name| format!("{path}.{name}");
    let is = |kind| row.kind == Answer::Known(kind);
    g.together(path, |g| {
        g.one_or_other(
            name_slot,
            &at("kind"),
            &row.kind,
            is(DeviceKind::Other),
            (&at("name"), &row.name),
        );
    });
    if is(DeviceKind::Oxygen) {
        g.together(&at("more"), |g| {
            g.text(detail_slot, &at("flow_at_rest"), &row.flow_at_rest);
            g.text(detail_slot, &at("flow_in_motion"), &row.flow_in_motion);
        });
    }
    if is(DeviceKind::Ventilator) {
        g.one(
            name_slot,
            &at("ventilator_interface"),
            &row.ventilator_interface,
        );
    }
    let back = Slot::back();
    if is(DeviceKind::TracheostomyTube) {
        g.text(back, &at("tube_size"), &row.tube_size);
        g.date(back, &at("tube_changed_on"), row.tube_changed_on);
    }
    g.flag(back, &at("settings_on_card"), row.settings_on_card);
    g.text(back, &at("settings"), &row.settings);
    g.text(back, &at("company"), &row.company);
    g.phone(back, &at("company_phone"), &row.company_phone);
}

fn diseases(g: &mut Gather, alerts: &Alerts) {
    let special = &alerts.special_diseases;
    g.many_or_other(
        ALWAYS,
        "emergency.alerts.special_diseases",
        special,
        special.is_known(),
        (
            "emergency.alerts.special_disease_other",
            &alerts.special_disease_other,
        ),
    );
    if !alerts.infection.is_known() {
        g.one(DETAIL, "emergency.alerts.infection", &alerts.infection);
    } else if alerts.infection_print != Some(InfectionPrint::Name) {
        let ask = g.words.say("sheet.alert.infection.ask");
        g.value(DETAIL, "emergency.alerts.infection", ask);
    } else {
        let said = !alerts.infection_name.is_blank() || alerts.tuberculosis.is_known();
        if said {
            g.one(DETAIL, "emergency.alerts.infection", &alerts.infection);
        } else {
            g.state(DETAIL, "emergency.alerts.infection", State::Bare);
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
