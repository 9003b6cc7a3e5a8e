//! S5: how the person usually is.

use super::{Group, Section, item};
use crate::catalogue::PrintPolicy::{Back, Front, FrontAlways};
use crate::model::{Answer, Hearing, Paralysis};

pub const SECTION: Section = Section {
    id: "usual-state",
    groups: &[
        Group {
            id: "talking",
            items: &[
                item!(choice emergency.usual_state.talking).printed(FrontAlways),
                item!(choice emergency.usual_state.understanding).printed(FrontAlways),
                item!(choice emergency.usual_state.wakefulness).printed(Front),
            ],
        },
        Group {
            id: "hearing",
            items: &[
                item!(choice emergency.usual_state.hearing).printed(Front),
                item!(choice emergency.usual_state.hearing_side)
                    .when(|p| p.emergency.usual_state.hearing == Answer::Known(Hearing::Hard))
                    .printed(Front),
                item!(choice emergency.usual_state.hearing_aid).printed(Front),
                item!(choices emergency.usual_state.communication_aids).printed(Front),
                item!(choice emergency.usual_state.seeing).printed(Front),
                item!(flag emergency.usual_state.glasses).printed(Front),
            ],
        },
        Group {
            id: "walking",
            items: &[
                item!(choice emergency.usual_state.walking).printed(FrontAlways),
                item!(choice emergency.usual_state.paralysis).printed(FrontAlways),
                item!(text emergency.usual_state.paralysis_other, 12)
                    .when(|p| p.emergency.usual_state.paralysis.known() == Some(&Paralysis::Other))
                    .printed(FrontAlways),
            ],
        },
        Group {
            id: "eating",
            items: &[
                item!(choice emergency.usual_state.eating).printed(Front),
                item!(choices emergency.usual_state.dentures).printed(Front),
                item!(choice emergency.usual_state.toilet).printed(Back),
                item!(text emergency.usual_state.vital_signs, 20).printed(Front),
            ],
        },
        Group {
            id: "care-level",
            items: &[
                item!(choice emergency.usual_state.care_level).printed(Front),
                item!(choices emergency.usual_state.handbooks).printed(Back),
                item!(text emergency.usual_state.handbook_detail, 20)
                    .when(|p| p.emergency.usual_state.handbooks.is_known())
                    .printed(Back),
            ],
        },
        Group {
            id: "calming",
            items: &[
                item!(text emergency.usual_state.calming_words, 40).printed(Front),
                item!(long_text emergency.usual_state.refusal_note, 60).printed(Back),
            ],
        },
    ],
};
