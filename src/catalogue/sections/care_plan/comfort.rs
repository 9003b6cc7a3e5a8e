//! C9: what feels good.

use crate::catalogue::{Group, PrintPolicy::CarePlanOnly, Section, item::item};

pub const SECTION: Section = Section {
    id: "comfort",
    groups: &[
        Group {
            id: "comfort",
            items: &[
                item!(text care_plan.comfort.music, 40).printed(CarePlanOnly),
                item!(text care_plan.comfort.scent, 40).printed(CarePlanOnly),
                item!(choice care_plan.comfort.touch).printed(CarePlanOnly),
                item!(text care_plan.comfort.speaking, 40).printed(CarePlanOnly),
                item!(text care_plan.comfort.mouth_care, 40).printed(CarePlanOnly),
                item!(text care_plan.comfort.food, 40).printed(CarePlanOnly),
            ],
        },
        Group {
            id: "alertness",
            items: &[item!(choice care_plan.comfort.alertness).printed(CarePlanOnly)],
        },
        Group {
            id: "comfort-people",
            items: &[
                item!(text care_plan.comfort.people, 60).printed(CarePlanOnly),
                item!(text care_plan.comfort.people_not, 60),
                item!(text care_plan.comfort.faith, 60).printed(CarePlanOnly),
            ],
        },
    ],
};
