//! C6: goals, situation by situation. The one that can get better offers nothing to refuse.

use crate::catalogue::{Group, PrintPolicy::CarePlanOnly, Section, item::item};

pub const SECTION: Section = Section {
    id: "goals",
    groups: &[
        Group {
            id: "goal-recoverable",
            items: &[item!(long_text care_plan.goals.recoverable_note, 120).printed(CarePlanOnly)],
        },
        Group {
            id: "goal-incurable",
            items: &[
                item!(choice care_plan.goals.incurable).printed(CarePlanOnly),
                item!(long_text care_plan.goals.incurable_reason, 120).printed(CarePlanOnly),
            ],
        },
        Group {
            id: "goal-unresponsive",
            items: &[
                item!(choice care_plan.goals.unresponsive).printed(CarePlanOnly),
                item!(long_text care_plan.goals.unresponsive_reason, 120).printed(CarePlanOnly),
            ],
        },
        Group {
            id: "goal-frail",
            items: &[
                item!(choice care_plan.goals.frail).printed(CarePlanOnly),
                item!(long_text care_plan.goals.frail_reason, 120).printed(CarePlanOnly),
            ],
        },
    ],
};
