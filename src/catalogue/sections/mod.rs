//! The parts of the crew's sheet, one file each, in the order in which they are asked; the care plan in a folder.

mod about;
mod alerts;
pub mod care_plan;
mod care_team;
mod conditions;
mod contacts;
mod home;
mod medications;
mod message;
mod person;
mod usual_state;

pub(crate) use medications::settle_typed_name;

use super::item::{column, item};
use super::{Group, Item, Section};

/// Every part in order.
pub const SECTIONS: &[Section] = &[
    person::SECTION,
    alerts::SECTION,
    conditions::SECTION,
    medications::SECTION,
    care_team::SECTION,
    contacts::SECTION,
    usual_state::SECTION,
    home::SECTION,
    message::SECTION,
    about::SECTION,
];
