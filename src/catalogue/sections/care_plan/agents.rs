//! C5: who speaks for the person.

use crate::catalogue::{
    Field, Group, Item, PrintPolicy::CarePlanOnly, RowsOf, Section, item::column, item::item,
};
use crate::model::{HealthcareAgent, Profile};

const AGENTS: &RowsOf<Profile, HealthcareAgent> = &RowsOf {
    field: Field {
        get: |p| &p.care_plan.agents,
        get_mut: |p| &mut p.care_plan.agents,
    },
    items: &[
        column!(HealthcareAgent: text name, 16).printed(CarePlanOnly),
        column!(HealthcareAgent: choice relation).printed(CarePlanOnly),
        column!(HealthcareAgent: text relation_detail, 10).printed(CarePlanOnly),
        column!(HealthcareAgent: phone phone).printed(CarePlanOnly),
        column!(HealthcareAgent: choice asked).printed(CarePlanOnly),
        column!(HealthcareAgent: choice accepted).printed(CarePlanOnly),
    ],
    most: 2,
    is_closed: true,
};

pub const SECTION: Section = Section {
    id: "agents",
    groups: &[
        Group {
            id: "agents",
            items: &[Item::rows("care_plan.agents", AGENTS).printed(CarePlanOnly)],
        },
        Group {
            id: "leeway",
            items: &[
                item!(choice care_plan.speaking.leeway).printed(CarePlanOnly),
                item!(long_text care_plan.speaking.others, 200),
            ],
        },
    ],
};
