//! C7: treatments one by one, each in three situations; what each is stands above it on its page.

use crate::catalogue::{Group, PrintPolicy::CarePlanOnly, Section, item::item};

/// The page of a treatment.
macro_rules! treatment {
    ($id:literal, $treatment:ident) => {
        Group {
            id: $id,
            items: &[
                item!(choice care_plan.treatments.$treatment.incurable).printed(CarePlanOnly),
                item!(choice care_plan.treatments.$treatment.unresponsive).printed(CarePlanOnly),
                item!(choice care_plan.treatments.$treatment.frail).printed(CarePlanOnly),
            ],
        }
    };
}

pub const SECTION: Section = Section {
    id: "treatments",
    groups: &[
        treatment!("treatment-hospital-stay", hospital_stay),
        treatment!("treatment-drip", drip),
        treatment!("treatment-antibiotics", antibiotics),
        treatment!("treatment-transfusion", transfusion),
        treatment!("treatment-surgery", surgery),
        treatment!("treatment-dialysis", dialysis),
        treatment!("treatment-nasal-tube", nasal_tube),
        treatment!("treatment-gastrostomy", gastrostomy),
        treatment!("treatment-central-nutrition", central_nutrition),
        treatment!("treatment-mask-ventilation", mask_ventilation),
        treatment!("treatment-ventilator", ventilator),
        treatment!("treatment-intensive-care", intensive_care),
        treatment!("treatment-resuscitation", resuscitation),
        Group {
            id: "treatment-note",
            items: &[item!(long_text care_plan.treatments.note, 200).printed(CarePlanOnly)],
        },
    ],
};
