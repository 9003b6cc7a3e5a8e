//! S4: medicines, and where the medication notebook is.

use super::{Group, Item, Section, column, item};
use crate::catalogue::{
    Field, Place,
    PrintPolicy::{Back, Front, FrontAlways},
    RowsOf,
};
use crate::model::{MedicationStatement, Profile};

const LIST: &RowsOf<Profile, MedicationStatement> = &RowsOf {
    field: Field {
        get: |p| &p.emergency.medications.list,
        get_mut: |p| &mut p.emergency.medications.list,
    },
    items: &[
        column!(MedicationStatement: text name, 18).printed(Front),
        column!(MedicationStatement: choices times).printed(Front),
        column!(MedicationStatement: text purpose, 8).printed(Back),
        // Asked of nobody who types: they come with the pharmacy's code, and can be put right.
        column!(MedicationStatement: text directions, 40)
            .when(is_read)
            .printed(Back),
        column!(MedicationStatement: text prescribed_at, 20)
            .when(is_read)
            .printed(Back),
    ],
    most: 12,
    is_closed: false,
};

fn has_notebook(profile: &Profile) -> bool {
    profile.emergency.medications.notebook.is_known()
}

/// The list of medicines.
const MEDICINES: &str = "emergency.medications.list";

/// A medicine whose name was typed over is no longer the one that a pharmacy's code named: what the code said of it,
/// the day first of all, is not said of what stands there now.
pub(crate) fn settle_typed_name(profile: &mut Profile, place: &Place) {
    let rows = profile.emergency.medications.list.known_mut();
    if let (MEDICINES, Some((row, "name")), Some(rows)) = (place.link_id, place.cell, rows)
        && let Some(medicine) = rows.get_mut(row)
    {
        medicine.dispensed_on = None;
    }
}

fn is_read(medicine: &MedicationStatement) -> bool {
    medicine.dispensed_on.is_some()
}

pub const SECTION: Section = Section {
    id: "medications",
    groups: &[
        Group {
            id: "notebook",
            items: &[
                item!(choice emergency.medications.notebook).printed(FrontAlways),
                item!(text emergency.medications.notebook_place, 20)
                    .when(has_notebook)
                    .printed(FrontAlways),
                item!(choice emergency.medications.notebook_count)
                    .when(has_notebook)
                    .printed(FrontAlways),
                item!(text about.insurance_card_place, 20)
                    .when(|p| !p.about.no_insurance_card)
                    .printed(Front),
                item!(flag about.no_insurance_card).printed(Front),
            ],
        },
        Group {
            id: "medicines",
            items: &[
                Item::rows(MEDICINES, LIST).printed(Front),
                item!(date emergency.medications.checked_on)
                    .when(|p| p.emergency.medications.list.is_known())
                    .printed(Front),
            ],
        },
        Group {
            id: "medicine-changes",
            items: &[
                item!(text emergency.medications.recent_change, 30).printed(Front),
                item!(partial_date emergency.medications.recent_change_on)
                    .when(|p| !p.emergency.medications.recent_change.is_blank())
                    .printed(Front),
                item!(choices emergency.medications.managers).printed(Back),
                item!(text emergency.medications.over_the_counter, 30).printed(Back),
            ],
        },
    ],
};
