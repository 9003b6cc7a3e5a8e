//! The wishes for future care (人生会議, advance care planning): what a person can say, part by part.
//!
//! The parts follow the questionnaire (C0 to C13). Nothing in here is an order: the one wish that a crew may
//! be shown is decided in [`super::cpr`], and nothing else of it ever reaches the crew's sheet.

mod agents;
mod comfort;
mod goals;
mod information;
mod living;
mod papers;
mod place;
mod start;
mod talks;
mod treatments;
mod values;

use super::{CprPreference, Stated, Text, answers::answers};

pub use agents::*;
pub use comfort::*;
pub use goals::*;
pub use information::*;
pub use living::*;
pub use papers::*;
pub use place::*;
pub use start::*;
pub use talks::*;
pub use treatments::*;
pub use values::*;

answers! {
    /// The wishes for future care.
    pub struct CarePlan {
        /// C0: how the person wants to go about it.
        pub start: CarePlanStart,
        /// C1: what matters.
        pub values: Values,
        /// C2: daily life.
        pub living: Living,
        /// C3 and C4: how much to be told, and what to ask the doctor.
        pub information: InformationWishes,
        /// C5: who speaks for the person; "none" is "nobody", "unknown" is "not decided".
        pub agents: Stated<Vec<HealthcareAgent>>,
        /// C5: what goes with being spoken for.
        pub speaking: Speaking,
        /// C6: goals.
        pub goals: Goals,
        /// C7: wishes about treatments, for those who want to say so much.
        pub treatments: Treatments,
        /// C7: the wish about resuscitation.
        pub cpr: CprPreference,
        /// C8: where to be.
        pub place: PlaceOfCare,
        /// C9: comfort.
        pub comfort: Comfort,
        /// C10 and C11: other papers, guarantor, guardian.
        pub papers: OtherPapers,
        /// C12: talks, in the order in which they were written down.
        pub talks: Stated<Vec<Talk>>,
        /// C13: to those who are dear. Printed on a page of its own, and only where ticked.
        pub message: Text,
        /// To whom copies of the memo were given.
        pub copies: Stated<Vec<CopyGiven>>,
    }
}
