//! S3: illnesses, now and before.

use super::{Group, Item, Section, column, item};
use crate::catalogue::{
    Field,
    PrintPolicy::{Back, CarePlanOnly, Front, FrontAlways},
    RowsOf,
};
use crate::model::{Condition, PastCondition, Profile};

const CURRENT: &RowsOf<Profile, Condition> = &RowsOf {
    field: Field {
        get: |p| &p.emergency.conditions.current,
        get_mut: |p| &mut p.emergency.conditions.current,
    },
    items: &[
        column!(Condition: choice kind).printed(FrontAlways),
        column!(Condition: text detail, 16).printed(FrontAlways),
        column!(Condition: partial_date since).printed(Back),
        column!(Condition: text clinic, 20).printed(Back),
    ],
    // Six stand on the front; twice as many are a whole life of illnesses.
    most: 12,
    is_closed: false,
};

const PAST: &RowsOf<Profile, PastCondition> = &RowsOf {
    field: Field {
        get: |p| &p.emergency.conditions.past,
        get_mut: |p| &mut p.emergency.conditions.past,
    },
    items: &[
        column!(PastCondition: text name, 16).printed(Front),
        column!(PastCondition: partial_date when).printed(Front),
        column!(PastCondition: text hospital, 20).printed(Back),
    ],
    // The great ones: four on the front, and two more.
    most: 6,
    is_closed: false,
};

pub const SECTION: Section = Section {
    id: "conditions",
    groups: &[
        Group {
            id: "conditions",
            items: &[Item::rows("emergency.conditions.current", CURRENT).printed(FrontAlways)],
        },
        Group {
            id: "past-conditions",
            items: &[Item::rows("emergency.conditions.past", PAST).printed(Front)],
        },
        Group {
            id: "explained",
            items: &[
                item!(choice emergency.conditions.explained).printed(CarePlanOnly),
                item!(flag emergency.conditions.tell_family_first).printed(Front),
                item!(text emergency.conditions.tell_family_first_name, 12)
                    .when(|p| p.emergency.conditions.tell_family_first)
                    .printed(Front),
            ],
        },
    ],
};
