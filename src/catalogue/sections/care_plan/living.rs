//! C2: daily life, and worries.

use crate::catalogue::{Group, PrintPolicy::CarePlanOnly, Section, item::item};

pub const SECTION: Section = Section {
    id: "living",
    groups: &[
        Group {
            id: "pleasures",
            items: &[
                item!(choices care_plan.living.pleasures).printed(CarePlanOnly),
                item!(long_text care_plan.living.pleasures_detail, 200).printed(CarePlanOnly),
            ],
        },
        Group {
            id: "abilities",
            items: &[
                item!(choice care_plan.living.moving).printed(CarePlanOnly),
                item!(choice care_plan.living.eating).printed(CarePlanOnly),
                item!(choice care_plan.living.speaking).printed(CarePlanOnly),
                item!(long_text care_plan.living.abilities_detail, 200).printed(CarePlanOnly),
            ],
        },
        Group {
            id: "worries",
            items: &[
                item!(choices care_plan.living.worries).printed(CarePlanOnly),
                item!(long_text care_plan.living.worries_detail, 100)
                    .when(|p| p.care_plan.living.worries.is_known())
                    .printed(CarePlanOnly),
            ],
        },
    ],
};
