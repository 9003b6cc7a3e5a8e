//! C0: how the person wants to go about it.

use crate::catalogue::{Group, PrintPolicy::CarePlanOnly, Section, item::item};

pub const SECTION: Section = Section {
    id: "care-plan-start",
    groups: &[Group {
        id: "stage",
        items: &[
            item!(choice care_plan.start.stage),
            item!(choice care_plan.start.track),
            item!(choices care_plan.start.with).printed(CarePlanOnly),
        ],
    }],
};
