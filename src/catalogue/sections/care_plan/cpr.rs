//! S10: the wish about resuscitation, and what a crew would need to have it confirmed.
//!
//! What is asked here is never printed from here: the sheet gets the decision of the gate alone.

use crate::catalogue::{Group, PrintPolicy::CarePlanOnly, Section, item::item};
use crate::model::{CprWish, Profile};

fn is_not_wanted(profile: &Profile) -> bool {
    profile.care_plan.cpr.wish == Some(CprWish::NotWant)
}

fn can_be_printed(profile: &Profile) -> bool {
    matches!(
        profile.care_plan.cpr.wish,
        Some(CprWish::Want | CprWish::NotWant)
    )
}

pub const SECTION: Section = Section {
    id: "cpr",
    groups: &[
        Group {
            id: "cpr",
            items: &[
                item!(choice care_plan.cpr.wish).printed(CarePlanOnly),
                item!(date care_plan.cpr.stated_on)
                    .when(can_be_printed)
                    .printed(CarePlanOnly),
            ],
        },
        Group {
            id: "cpr-doctor",
            items: &[
                item!(text care_plan.cpr.doctor_name, 12)
                    .when(is_not_wanted)
                    .printed(CarePlanOnly),
                item!(text care_plan.cpr.doctor_organisation, 20)
                    .when(is_not_wanted)
                    .printed(CarePlanOnly),
                item!(date care_plan.cpr.doctor_talked_on)
                    .when(is_not_wanted)
                    .printed(CarePlanOnly),
                item!(choice care_plan.cpr.final_stage)
                    .when(is_not_wanted)
                    .printed(CarePlanOnly),
                item!(text care_plan.cpr.foreseen_condition, 30)
                    .when(is_not_wanted)
                    .printed(CarePlanOnly),
                item!(phone care_plan.cpr.doctor_night_phone)
                    .when(is_not_wanted)
                    .printed(CarePlanOnly),
                item!(phone care_plan.cpr.nurse_night_phone)
                    .when(is_not_wanted)
                    .printed(CarePlanOnly),
            ],
        },
        Group {
            id: "cpr-trusted",
            items: &[
                item!(text care_plan.cpr.trusted_person, 12)
                    .when(is_not_wanted)
                    .printed(CarePlanOnly),
                item!(phone care_plan.cpr.trusted_person_phone)
                    .when(is_not_wanted)
                    .printed(CarePlanOnly),
                item!(choice care_plan.cpr.trusted_person_knows)
                    .when(is_not_wanted)
                    .printed(CarePlanOnly),
            ],
        },
        Group {
            id: "cpr-print",
            items: &[
                item!(flag care_plan.cpr.print).when(can_be_printed),
                item!(text care_plan.cpr.memo_place, 20).printed(CarePlanOnly),
            ],
        },
    ],
};
