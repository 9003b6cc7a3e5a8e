//! C8: where to be, and with whose help.

use crate::catalogue::{Group, PrintPolicy::CarePlanOnly, Section, item::item};

pub const SECTION: Section = Section {
    id: "place",
    groups: &[
        Group {
            id: "place",
            items: &[
                item!(choice care_plan.place.in_need_of_care).printed(CarePlanOnly),
                item!(choice care_plan.place.before_the_end).printed(CarePlanOnly),
                item!(choice care_plan.place.at_the_end).printed(CarePlanOnly),
                item!(choice care_plan.place.wish_for_home).printed(CarePlanOnly),
                item!(long_text care_plan.place.when_hard, 200).printed(CarePlanOnly),
            ],
        },
        Group {
            id: "help-at-home",
            items: &[
                item!(choice care_plan.place.home_help).printed(CarePlanOnly),
                item!(choice care_plan.place.bathing).printed(CarePlanOnly),
                item!(choice care_plan.place.visiting_nurse).printed(CarePlanOnly),
                item!(choice care_plan.place.visiting_doctor).printed(CarePlanOnly),
                item!(choice care_plan.place.day_service).printed(CarePlanOnly),
            ],
        },
    ],
};
