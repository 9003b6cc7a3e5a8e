//! C10 and C11: other papers, guarantor, guardian: that they are, and where.

use crate::catalogue::{Group, PrintPolicy::CarePlanOnly, Section, item::item};
use crate::model::OrganDonation;

pub const SECTION: Section = Section {
    id: "other-papers",
    groups: &[
        Group {
            id: "living-will",
            items: &[
                item!(choices care_plan.papers.living_will).printed(CarePlanOnly),
                item!(text care_plan.papers.living_will_place, 20)
                    .when(|p| p.care_plan.papers.living_will.is_known())
                    .printed(CarePlanOnly),
                item!(partial_date care_plan.papers.living_will_date)
                    .when(|p| p.care_plan.papers.living_will.is_known())
                    .printed(CarePlanOnly),
                item!(choice care_plan.papers.ending_note).printed(CarePlanOnly),
                item!(text care_plan.papers.ending_note_place, 20)
                    .when(|p| p.care_plan.papers.ending_note.is_known())
                    .printed(CarePlanOnly),
                item!(choice care_plan.papers.registration).printed(CarePlanOnly),
                item!(text care_plan.papers.registration_detail, 20)
                    .when(|p| p.care_plan.papers.registration.is_known())
                    .printed(CarePlanOnly),
            ],
        },
        Group {
            id: "donation",
            items: &[
                item!(choice care_plan.papers.organ_donation).printed(CarePlanOnly),
                item!(text care_plan.papers.organ_donation_place, 20)
                    .when(|p| p.care_plan.papers.organ_donation == Some(OrganDonation::Written))
                    .printed(CarePlanOnly),
                item!(choice care_plan.papers.body_donation).printed(CarePlanOnly),
                item!(text care_plan.papers.body_donation_detail, 30)
                    .when(|p| p.care_plan.papers.body_donation.is_known())
                    .printed(CarePlanOnly),
                item!(choice care_plan.papers.will),
                item!(text care_plan.papers.will_place, 20)
                    .when(|p| p.care_plan.papers.will.is_known()),
            ],
        },
        Group {
            id: "guarantor",
            items: &[
                item!(choice care_plan.papers.guarantor).printed(CarePlanOnly),
                item!(text care_plan.papers.guarantor_name, 20)
                    .when(|p| p.care_plan.papers.guarantor.is_known())
                    .printed(CarePlanOnly),
                item!(phone care_plan.papers.guarantor_phone)
                    .when(|p| p.care_plan.papers.guarantor.is_known())
                    .printed(CarePlanOnly),
                item!(choice care_plan.papers.guardianship).printed(CarePlanOnly),
                item!(text care_plan.papers.guardian_name, 20)
                    .when(|p| p.care_plan.papers.guardianship.is_known())
                    .printed(CarePlanOnly),
                item!(phone care_plan.papers.guardian_phone)
                    .when(|p| p.care_plan.papers.guardianship.is_known())
                    .printed(CarePlanOnly),
                item!(choice care_plan.papers.future_guardian).printed(CarePlanOnly),
                item!(text care_plan.papers.future_guardian_name, 20)
                    .when(|p| p.care_plan.papers.future_guardian.is_known())
                    .printed(CarePlanOnly),
            ],
        },
    ],
};
