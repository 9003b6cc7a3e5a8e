//! S6: whom to call.

use super::{Group, Item, Section, column, item};
use crate::catalogue::{
    Field,
    PrintPolicy::{Back, Front, FrontAlways, Never},
    RowsOf,
};
use crate::model::{EmergencyContact, Profile, Stated};

const CONTACTS: &RowsOf<Profile, EmergencyContact> = &RowsOf {
    field: Field {
        get: |p| &p.emergency.contacts,
        get_mut: |p| &mut p.emergency.contacts,
    },
    items: &[
        column!(EmergencyContact: text name, 12).printed(FrontAlways),
        column!(EmergencyContact: kana name_kana, 16).printed(Back),
        column!(EmergencyContact: choice relation).printed(FrontAlways),
        column!(EmergencyContact: text relation_detail, 8).printed(FrontAlways),
        column!(EmergencyContact: phone phone).printed(FrontAlways),
        column!(EmergencyContact: phone second_phone).printed(FrontAlways),
        column!(EmergencyContact: text other_contact, 40).printed(Front),
        column!(EmergencyContact: choices reachable).printed(FrontAlways),
        column!(EmergencyContact: choice arrival).printed(FrontAlways),
        column!(EmergencyContact: choices roles).printed(FrontAlways),
        column!(EmergencyContact: choice agreed).printed(Never),
    ],
    most: 4,
    is_closed: false,
};

pub const SECTION: Section = Section {
    id: "contacts",
    groups: &[Group {
        id: "contacts",
        items: &[
            Item::rows("emergency.contacts", CONTACTS).printed(FrontAlways),
            item!(choice emergency.first_call)
                .when(|p| p.emergency.contacts == Stated::NoneKnown)
                .printed(FrontAlways),
        ],
    }],
};
