//! S8: the house and those who live in it.

use super::{Group, Section, item};
use crate::catalogue::PrintPolicy::{Back, Front};

pub const SECTION: Section = Section {
    id: "home",
    groups: &[
        Group {
            id: "household",
            items: &[
                item!(choices emergency.home.household).printed(Back),
                item!(choice emergency.home.dependant).printed(Front),
                item!(text emergency.home.dependant_detail, 30)
                    .when(|p| p.emergency.home.dependant.is_known())
                    .printed(Front),
                item!(choice emergency.home.pets).printed(Back),
                item!(text emergency.home.pets_detail, 30)
                    .when(|p| p.emergency.home.pets.is_known())
                    .printed(Back),
                item!(text emergency.home.key_holder, 16).printed(Back),
                item!(choice emergency.home.alarm_system).printed(Back),
                item!(text emergency.home.alarm_system_detail, 20)
                    .when(|p| p.emergency.home.alarm_system.is_known())
                    .printed(Back),
            ],
        },
        Group {
            id: "disaster",
            items: &[
                item!(choice emergency.home.power_dependence).printed(Back),
                item!(text emergency.home.power_dependence_detail, 30)
                    .when(|p| p.emergency.home.power_dependence.is_known())
                    .printed(Back),
                item!(choice emergency.home.evacuation_plan).printed(Back),
                item!(text emergency.home.shelter, 20).printed(Back),
            ],
        },
    ],
};
