//! C1: what matters, the first three in order, and why.

use crate::catalogue::{
    Field, Group, Item, PrintPolicy::CarePlanOnly, RowsOf, Section, item::column, item::item,
};
use crate::model::{Matter, Priority, Profile};

const PRIORITIES: &RowsOf<Profile, Priority> = &RowsOf {
    field: Field {
        get: |p| &p.care_plan.values.priorities,
        get_mut: |p| &mut p.care_plan.values.priorities,
    },
    items: &[
        column!(Priority: choice matter).printed(CarePlanOnly),
        column!(Priority: long_text reason, 200).printed(CarePlanOnly),
    ],
    most: 3,
    is_closed: true,
};

pub const SECTION: Section = Section {
    id: "values",
    groups: &[
        Group {
            id: "matters",
            items: &[
                item!(choices care_plan.values.matters).printed(CarePlanOnly),
                item!(text care_plan.values.matter_other, 30)
                    .when(|p| p.care_plan.values.matters.contains(Matter::Other))
                    .printed(CarePlanOnly),
            ],
        },
        Group {
            id: "priorities",
            items: &[Item::rows("care_plan.values.priorities", PRIORITIES).printed(CarePlanOnly)],
        },
    ],
};
