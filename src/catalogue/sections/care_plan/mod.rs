//! The parts of the care plan (C0 to C13), and the order in which they are met.

mod agents;
mod comfort;
mod cpr;
mod goals;
mod information;
mod living;
mod papers;
mod place;
mod start;
mod talks;
mod treatments;
mod values;

use crate::catalogue::Section;

/// Every part, in the order of the questionnaire.
pub const SECTIONS: &[Section] = &[
    start::SECTION,
    values::SECTION,
    living::SECTION,
    agents::SECTION,
    place::SECTION,
    goals::SECTION,
    information::SECTION,
    comfort::SECTION,
    papers::SECTION,
    treatments::SECTION,
    cpr::SECTION,
    talks::SECTION,
];
