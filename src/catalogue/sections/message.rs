//! S9: a word to the crew and the doctor.

use super::{Group, Section, item};
use crate::catalogue::PrintPolicy::Front;

pub const SECTION: Section = Section {
    id: "message",
    groups: &[Group {
        id: "message",
        items: &[item!(long_text emergency.message, 80).printed(Front)],
    }],
};
