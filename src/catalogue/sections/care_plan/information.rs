//! C3 and C4: being told, and asking.

use crate::catalogue::{
    Field, Group, Item, PrintPolicy::CarePlanOnly, RowsOf, Section, item::column, item::item,
};
use crate::model::{DoctorQuestion, Profile};

const QUESTIONS: &RowsOf<Profile, DoctorQuestion> = &RowsOf {
    field: Field {
        get: |p| &p.care_plan.information.questions,
        get_mut: |p| &mut p.care_plan.information.questions,
    },
    items: &[column!(DoctorQuestion: text question, 60).printed(CarePlanOnly)],
    most: 10,
    is_closed: false,
};

pub const SECTION: Section = Section {
    id: "information",
    groups: &[
        Group {
            id: "telling",
            items: &[
                item!(choice care_plan.information.illness).printed(CarePlanOnly),
                item!(choice care_plan.information.time_left).printed(CarePlanOnly),
            ],
        },
        Group {
            id: "understanding",
            items: &[
                item!(long_text care_plan.information.understanding, 200).printed(CarePlanOnly),
                Item::rows("care_plan.information.questions", QUESTIONS).printed(CarePlanOnly),
            ],
        },
    ],
};
