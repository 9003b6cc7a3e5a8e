//! S7: the people who care for the person.

use super::{Group, Item, Section, column, item};
use crate::catalogue::{
    Field,
    PrintPolicy::{Back, FrontAlways},
    RowsOf,
};
use crate::model::{Answer, CareTeamMember, NightAnswer, Profile};

const MEMBERS: &RowsOf<Profile, CareTeamMember> = &RowsOf {
    field: Field {
        get: |p| &p.emergency.care_team.members,
        get_mut: |p| &mut p.emergency.care_team.members,
    },
    items: &[
        column!(CareTeamMember: choice role).printed(FrontAlways),
        column!(CareTeamMember: text role_detail, 12).printed(Back),
        column!(CareTeamMember: flag main).printed(FrontAlways),
        column!(CareTeamMember: text organisation, 20).printed(FrontAlways),
        column!(CareTeamMember: text person, 12).printed(FrontAlways),
        column!(CareTeamMember: phone phone).printed(FrontAlways),
        column!(CareTeamMember: choice phone_at_night).printed(FrontAlways),
        column!(CareTeamMember: phone night_phone)
            .when(|member| member.phone_at_night != Answer::Known(NightAnswer::Yes))
            .printed(FrontAlways),
        column!(CareTeamMember: text other_contact, 20).printed(Back),
        column!(CareTeamMember: text patient_number, 12).printed(Back),
        column!(CareTeamMember: partial_date since).printed(Back),
        column!(CareTeamMember: text note, 30).printed(Back),
        column!(CareTeamMember: flag keep_seeing).printed(Back),
    ],
    // Twelve people care for somebody whom many care for; a few more than that.
    most: 16,
    is_closed: false,
};

pub const SECTION: Section = Section {
    id: "care-team",
    groups: &[
        Group {
            id: "care-team",
            items: &[Item::rows("emergency.care_team.members", MEMBERS).printed(FrontAlways)],
        },
        Group {
            id: "care-team-more",
            items: &[
                item!(text emergency.care_team.backup_bed, 24).printed(Back),
                item!(flag emergency.care_team.shared_application).printed(Back),
                item!(text emergency.care_team.shared_application_name, 16)
                    .when(|p| p.emergency.care_team.shared_application)
                    .printed(Back),
            ],
        },
    ],
};
