//! Daily life, being told, comfort, other papers: a question at the left, its answer at the right.

use super::block::{entries, part, remark};
use super::memo::Memo;
use crate::layout::{Content, Stack};
use crate::sheet::measure::ANSWER_GAP;

/// The answers of a part: the first path of an entry names it, the others belong to it.
type Entries = &'static [&'static [&'static str]];

const LIVING: Entries = &[
    &[
        "care_plan.living.pleasures",
        "care_plan.living.pleasures_detail",
    ],
    &["care_plan.living.moving"],
    &["care_plan.living.eating"],
    &["care_plan.living.speaking"],
    &["care_plan.living.abilities_detail"],
    &[
        "care_plan.living.worries",
        "care_plan.living.worries_detail",
    ],
];

const INFORMATION: Entries = &[
    &["care_plan.information.illness"],
    &["care_plan.information.time_left"],
    &["care_plan.information.understanding"],
    &["emergency.conditions.explained"],
];

const COMFORT: Entries = &[
    &["care_plan.comfort.alertness"],
    &["care_plan.comfort.touch"],
    &["care_plan.comfort.speaking"],
    &["care_plan.comfort.music"],
    &["care_plan.comfort.scent"],
    &["care_plan.comfort.mouth_care"],
    &["care_plan.comfort.food"],
    &["care_plan.comfort.people"],
    &["care_plan.comfort.people_not"],
    &["care_plan.comfort.faith"],
];

const PAPERS: Entries = &[
    &[
        "care_plan.papers.living_will",
        "care_plan.papers.living_will_place",
        "care_plan.papers.living_will_date",
    ],
    &[
        "care_plan.papers.ending_note",
        "care_plan.papers.ending_note_place",
    ],
    &[
        "care_plan.papers.registration",
        "care_plan.papers.registration_detail",
    ],
    &[
        "care_plan.papers.organ_donation",
        "care_plan.papers.organ_donation_place",
    ],
    &[
        "care_plan.papers.body_donation",
        "care_plan.papers.body_donation_detail",
    ],
    &["care_plan.papers.will", "care_plan.papers.will_place"],
];

const GUARANTOR: Entries = &[
    &[
        "care_plan.papers.guarantor",
        "care_plan.papers.guarantor_name",
        "care_plan.papers.guarantor_phone",
    ],
    &[
        "care_plan.papers.guardianship",
        "care_plan.papers.guardian_name",
        "care_plan.papers.guardian_phone",
    ],
    &[
        "care_plan.papers.future_guardian",
        "care_plan.papers.future_guardian_name",
    ],
];

/// Daily life and worries.
pub(super) fn living(m: &Memo) -> Option<Content> {
    titled(m, "memo.living.title", LIVING)
}

/// How much to be told.
pub(super) fn information(m: &Memo) -> Option<Content> {
    titled(m, "memo.information.title", INFORMATION)
}

/// What feels good.
pub(super) fn comfort(m: &Memo) -> Option<Content> {
    titled(m, "memo.comfort.title", COMFORT)
}

/// Other papers.
pub(super) fn papers(m: &Memo) -> Option<Content> {
    titled(m, "memo.papers.title", PAPERS)
}

/// Guarantor and guardian.
pub(super) fn guarantor(m: &Memo) -> Option<Content> {
    let body = entries(m, GUARANTOR)?;
    let note = remark(m.say("memo.guarantor.note"));
    let body = Stack::new().gap(ANSWER_GAP).with(body).with(note);
    Some(part(&m.say("memo.guarantor.title"), body).into())
}

fn titled(m: &Memo, title: &str, paths: Entries) -> Option<Content> {
    let body = entries(m, paths)?;
    Some(part(&m.say(title), body).into())
}
