//! C12 and C13: talks, who has a copy, and a word to those who are dear.

use crate::catalogue::{
    Field, Group, Item, PrintPolicy::CarePlanOnly, RowsOf, Section, item::column, item::item,
};
use crate::model::{CopyGiven, Profile, Talk};

const TALKS: &RowsOf<Profile, Talk> = &RowsOf {
    field: Field {
        get: |p| &p.care_plan.talks,
        get_mut: |p| &mut p.care_plan.talks,
    },
    items: &[
        column!(Talk: date held_on).printed(CarePlanOnly),
        column!(Talk: choices partners).printed(CarePlanOnly),
        column!(Talk: text names, 40).printed(CarePlanOnly),
        column!(Talk: text place, 20).printed(CarePlanOnly),
        column!(Talk: long_text said, 300).printed(CarePlanOnly),
        column!(Talk: long_text changed, 100).printed(CarePlanOnly),
        column!(Talk: date next_on).ahead().printed(CarePlanOnly),
        column!(Talk: text checked_by, 20).printed(CarePlanOnly),
    ],
    // Three are printed. A talk every other month for some years is kept.
    most: 20,
    is_closed: false,
};

const COPIES: &RowsOf<Profile, CopyGiven> = &RowsOf {
    field: Field {
        get: |p| &p.care_plan.copies,
        get_mut: |p| &mut p.care_plan.copies,
    },
    items: &[
        column!(CopyGiven: text name, 16).printed(CarePlanOnly),
        column!(CopyGiven: text role, 12).printed(CarePlanOnly),
        column!(CopyGiven: date given_on).printed(CarePlanOnly),
        column!(CopyGiven: choice received).printed(CarePlanOnly),
    ],
    most: 12,
    is_closed: false,
};

pub const SECTION: Section = Section {
    id: "talks",
    groups: &[
        Group {
            id: "talks",
            items: &[Item::rows("care_plan.talks", TALKS).printed(CarePlanOnly)],
        },
        Group {
            id: "copies",
            items: &[Item::rows("care_plan.copies", COPIES).printed(CarePlanOnly)],
        },
        Group {
            id: "dear-ones",
            items: &[item!(long_text care_plan.message, 600)],
        },
    ],
};
