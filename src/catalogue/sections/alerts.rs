//! S2: what can kill when it is not known.

use super::{Group, Item, Section, column, item};
use crate::catalogue::{
    Field,
    PrintPolicy::{Back, Front, FrontAlways},
    RowsOf,
};
use crate::model::{
    Alerts, AllergyIntolerance, Answer, AvoidArmReason, DeviceKind, Dialysis, DialysisDays,
    Implant, InfectionPrint, MedicalDevice, OpioidForm, Profile, SpecialDisease,
};

const ALLERGIES: &RowsOf<Profile, AllergyIntolerance> = &RowsOf {
    field: Field {
        get: |p| &p.emergency.alerts.allergies,
        get_mut: |p| &mut p.emergency.alerts.allergies,
    },
    items: &[
        column!(AllergyIntolerance: choice kind).printed(FrontAlways),
        column!(AllergyIntolerance: text name, 16).printed(FrontAlways),
        column!(AllergyIntolerance: choices reactions).printed(FrontAlways),
    ],
    // More than eight are a group (「NSAIDすべて」), which a crew reads sooner.
    most: 8,
    is_closed: false,
};

const IMPLANTS: &RowsOf<Profile, Implant> = &RowsOf {
    field: Field {
        get: |p| &p.emergency.alerts.implants,
        get_mut: |p| &mut p.emergency.alerts.implants,
    },
    items: &[
        column!(Implant: choice kind).printed(FrontAlways),
        column!(Implant: text detail, 16).printed(FrontAlways),
        column!(Implant: text card_place, 20).printed(FrontAlways),
    ],
    // There are seven kinds, and hardly anybody carries six of them.
    most: 6,
    is_closed: false,
};

const DEVICES: &RowsOf<Profile, MedicalDevice> = &RowsOf {
    field: Field {
        get: |p| &p.emergency.alerts.devices,
        get_mut: |p| &mut p.emergency.alerts.devices,
    },
    items: &[
        column!(MedicalDevice: choice kind).printed(FrontAlways),
        column!(MedicalDevice: text name, 16)
            .when(|d| d.kind == Answer::Known(DeviceKind::Other))
            .printed(FrontAlways),
        column!(MedicalDevice: text flow_at_rest, 10)
            .when(is_oxygen)
            .printed(FrontAlways),
        column!(MedicalDevice: text flow_in_motion, 10)
            .when(is_oxygen)
            .printed(FrontAlways),
        column!(MedicalDevice: choice ventilator_interface)
            .when(|d| d.kind == Answer::Known(DeviceKind::Ventilator))
            .printed(FrontAlways),
        column!(MedicalDevice: text tube_size, 10)
            .when(is_tracheostomy_tube)
            .printed(Front),
        column!(MedicalDevice: partial_date tube_changed_on)
            .when(is_tracheostomy_tube)
            .printed(Back),
        column!(MedicalDevice: flag settings_on_card).printed(Back),
        column!(MedicalDevice: text settings, 20).printed(Back),
        column!(MedicalDevice: text company, 20).printed(Back),
        column!(MedicalDevice: phone company_phone).printed(Back),
    ],
    // Ventilator, oxygen, tube, suction, feeding and catheter: a whole home ward.
    most: 6,
    is_closed: false,
};

fn is_oxygen(device: &MedicalDevice) -> bool {
    device.kind == Answer::Known(DeviceKind::Oxygen)
}

fn is_tracheostomy_tube(device: &MedicalDevice) -> bool {
    device.kind == Answer::Known(DeviceKind::TracheostomyTube)
}

fn alerts(profile: &Profile) -> &Alerts {
    &profile.emergency.alerts
}

fn has_haemodialysis(profile: &Profile) -> bool {
    alerts(profile).dialysis.known() == Some(&Dialysis::Haemodialysis)
}

pub const SECTION: Section = Section {
    id: "alerts",
    groups: &[
        Group {
            id: "allergies",
            items: &[
                Item::rows("emergency.alerts.allergies", ALLERGIES).printed(FrontAlways),
                item!(text emergency.alerts.epinephrine_place, 20)
                    .when(|p| alerts(p).allergies.is_known())
                    .printed(FrontAlways),
            ],
        },
        Group {
            id: "antithrombotic",
            items: &[
                item!(choice emergency.alerts.antithrombotic).printed(FrontAlways),
                item!(text emergency.alerts.antithrombotic_names, 30)
                    .when(|p| alerts(p).antithrombotic.is_known())
                    .printed(FrontAlways),
                item!(partial_date emergency.alerts.antithrombotic_since)
                    .when(|p| alerts(p).antithrombotic.is_known())
                    .printed(FrontAlways),
                item!(partial_date emergency.alerts.antithrombotic_stopped)
                    .when(|p| alerts(p).antithrombotic.is_known())
                    .printed(FrontAlways),
            ],
        },
        Group {
            id: "important-medicines",
            items: &[
                item!(choices emergency.alerts.glucose_lowering).printed(FrontAlways),
                item!(text emergency.alerts.glucose_lowering_names, 20)
                    .when(|p| alerts(p).glucose_lowering.is_known())
                    .printed(FrontAlways),
                item!(choice emergency.alerts.steroid).printed(FrontAlways),
                item!(choice emergency.alerts.antiepileptic).printed(FrontAlways),
                item!(choices emergency.alerts.opioid).printed(FrontAlways),
                item!(text emergency.alerts.opioid_patch_site, 12)
                    .when(|p| {
                        alerts(p)
                            .opioid
                            .known()
                            .is_some_and(|forms| forms.contains(OpioidForm::Patch))
                    })
                    .printed(FrontAlways),
            ],
        },
        Group {
            id: "dialysis",
            items: &[
                item!(choice emergency.alerts.dialysis).printed(FrontAlways),
                item!(choice emergency.alerts.dialysis_days)
                    .when(has_haemodialysis)
                    .printed(FrontAlways),
                item!(text emergency.alerts.dialysis_days_other, 10)
                    .when(|p| {
                        has_haemodialysis(p)
                            && alerts(p).dialysis_days == Answer::Known(DialysisDays::Other)
                    })
                    .printed(FrontAlways),
                item!(text emergency.alerts.dialysis_clinic, 20)
                    .when(|p| alerts(p).dialysis.is_known())
                    .printed(FrontAlways),
                item!(choice emergency.alerts.dialysis_shunt)
                    .when(has_haemodialysis)
                    .printed(FrontAlways),
            ],
        },
        Group {
            id: "avoid-arm",
            items: &[
                item!(choice emergency.alerts.avoid_arm).printed(FrontAlways),
                item!(choices emergency.alerts.avoid_arm_reasons)
                    .when(|p| alerts(p).avoid_arm.is_known())
                    .printed(FrontAlways),
                item!(text emergency.alerts.avoid_arm_reason_other, 12)
                    .when(|p| {
                        alerts(p).avoid_arm.is_known()
                            && alerts(p).avoid_arm_reasons.contains(AvoidArmReason::Other)
                    })
                    .printed(FrontAlways),
            ],
        },
        Group {
            id: "implants",
            items: &[Item::rows("emergency.alerts.implants", IMPLANTS).printed(FrontAlways)],
        },
        Group {
            id: "devices",
            items: &[Item::rows("emergency.alerts.devices", DEVICES).printed(FrontAlways)],
        },
        Group {
            id: "special-diseases",
            items: &[
                item!(choices emergency.alerts.special_diseases).printed(FrontAlways),
                item!(text emergency.alerts.special_disease_other, 24)
                    .when(|p| {
                        alerts(p)
                            .special_diseases
                            .known()
                            .is_some_and(|diseases| diseases.contains(SpecialDisease::Other))
                    })
                    .printed(FrontAlways),
            ],
        },
        Group {
            id: "infection",
            items: &[
                item!(choice emergency.alerts.infection).printed(Front),
                item!(choice emergency.alerts.infection_print)
                    .when(|p| alerts(p).infection.is_known()),
                item!(text emergency.alerts.infection_name, 20)
                    .when(|p| {
                        alerts(p).infection.is_known()
                            && alerts(p).infection_print == Some(InfectionPrint::Name)
                    })
                    .printed(Front),
                item!(choice emergency.alerts.tuberculosis)
                    .when(|p| {
                        alerts(p).infection.is_known()
                            && alerts(p).infection_print == Some(InfectionPrint::Name)
                    })
                    .printed(Front),
            ],
        },
        Group {
            id: "swallowing",
            items: &[item!(choices emergency.alerts.swallowing).printed(FrontAlways)],
        },
    ],
};
