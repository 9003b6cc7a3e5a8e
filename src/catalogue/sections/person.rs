//! S1: who the person is, where, and how to reach them.

use super::{Group, Section, item};
use crate::catalogue::PrintPolicy::{Back, Front, FrontAlways};
use crate::model::{Sex, SpokenLanguage};

pub const SECTION: Section = Section {
    id: "person",
    groups: &[
        Group {
            id: "name",
            items: &[
                item!(text emergency.person.family_name, 12).printed(FrontAlways),
                item!(text emergency.person.given_name, 12).printed(FrontAlways),
                item!(kana emergency.person.family_name_kana, 16).printed(FrontAlways),
                item!(kana emergency.person.given_name_kana, 16).printed(FrontAlways),
                item!(partial_date emergency.person.birth_date).printed(FrontAlways),
                item!(choice emergency.person.sex).printed(FrontAlways),
                item!(text emergency.person.sex_other, 6)
                    .when(|p| p.emergency.person.sex == Some(Sex::Other))
                    .printed(FrontAlways),
                item!(text emergency.person.preferred_name, 10).printed(Front),
            ],
        },
        Group {
            id: "address",
            items: &[
                item!(text emergency.person.address, 30).printed(FrontAlways),
                item!(text emergency.person.building, 20).printed(FrontAlways),
                item!(choices emergency.person.access_notes).printed(Front),
                item!(text emergency.person.access_detail, 40).printed(Front),
            ],
        },
        Group {
            id: "phones",
            items: &[
                item!(phone emergency.person.home_phone).printed(FrontAlways),
                item!(phone emergency.person.mobile_phone).printed(FrontAlways),
            ],
        },
        Group {
            id: "person-more",
            items: &[
                item!(choices emergency.person.languages).printed(Front),
                item!(text emergency.person.language_other, 10)
                    .when(|p| p.emergency.person.languages.contains(SpokenLanguage::Other))
                    .printed(Front),
                item!(choice emergency.person.photo_box),
                item!(flag emergency.person.print_blood_group),
                item!(choice emergency.person.blood_group)
                    .when(|p| p.emergency.person.print_blood_group)
                    .printed(Back),
                item!(choice emergency.person.rh_factor)
                    .when(|p| p.emergency.person.print_blood_group)
                    .printed(Back),
                item!(text emergency.person.blood_antibodies, 20)
                    .when(|p| p.emergency.person.print_blood_group)
                    .printed(Back),
            ],
        },
    ],
};
