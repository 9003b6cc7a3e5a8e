//! The questions as data: sections, pages of questions, and what each reads and writes.
//!
//! A question is an [`Item`]: the path of its answer, its kind, the condition under which it is asked and
//! where it may be printed. It has no words, only its path, under which every language has them. One
//! ordered slice, [`SECTIONS`] (with [`CARE_PLAN`]), has many readers: the screen, check-your-answers, tests, later the blank forms.

mod care_plan_way;
mod changes;
mod content;
mod essentials;
mod found_right;
mod half_typed;
mod hints;
mod item;
mod narrowed;
mod pages;
mod place;
mod printable;
mod progress;
mod rows;
mod sections;
mod slot;
mod typed_date;
mod value;

use crate::model::Profile;

pub use care_plan_way::{START, care_plan_neighbours, care_plan_parts, care_plan_way, is_on_wish};
pub use changes::{Change, changed_wishes, changes, differences, is_same};
pub use content::{content, is_changed, section_is_changed};
pub use essentials::{Essential, essential_neighbours, essential_pages, missing_essentials};
pub use found_right::{SinceFoundRight, check_numbers, since_found_right};
pub(crate) use half_typed::{
    drop_changed_half_typed, keep_half_typed, move_half_typed, settle_half_typed,
};
pub use half_typed::{first_half_typed, half_typed};
pub use hints::{Hint, cpr_missing, hints};
pub use item::{Field, Item, Kind, PrintPolicy, Shape, TextForm};
pub use narrowed::narrowed;
pub use pages::{page, pages};
pub use place::{Place, find, items, question_at, rows_at};
pub use printable::{Withheld, is_about_stopping, is_declined, printable, printable_on, withheld};
pub use progress::{GroupState, group_state, is_asked, section_state};
pub use rows::{Column, Rows, RowsOf, SOME};
pub(crate) use sections::settle_typed_name;
pub use typed_date::{DateIssue, TypedDate};
pub use value::Value;

/// A page of questions that belong together.
pub struct Group {
    /// Its name in the address and among the words (`group.ID`).
    pub id: &'static str,
    /// Its questions in order.
    pub items: &'static [Item<Profile>],
}

/// A part of the sheet: one line of the task list.
pub struct Section {
    /// Its name in the address and among the words (`section.ID`).
    pub id: &'static str,
    /// Its pages in order.
    pub groups: &'static [Group],
}

/// The two things that are written: they are never mixed on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The crew's sheet.
    Sheet,
    /// The care plan.
    CarePlan,
}

impl Section {
    /// To which of the two it belongs.
    pub fn part(&self) -> Part {
        match CARE_PLAN.iter().any(|section| section.id == self.id) {
            true => Part::CarePlan,
            false => Part::Sheet,
        }
    }
}

/// Every part of the crew's sheet in the order in which it is asked: what a crew looks for first comes first.
pub static SECTIONS: &[Section] = sections::SECTIONS;

/// Every part of the care plan in the order of the questionnaire.
pub static CARE_PLAN: &[Section] = sections::care_plan::SECTIONS;

/// Every part there is: the crew's sheet, then the care plan.
pub fn sections() -> impl DoubleEndedIterator<Item = &'static Section> {
    SECTIONS.iter().chain(CARE_PLAN)
}

/// The page with that name, and its section.
pub fn group(id: &str) -> Option<(&'static Section, &'static Group)> {
    groups().find(|(_, group)| group.id == id)
}

/// The key of a page's name among the words.
pub fn group_key(id: &str) -> String {
    format!("group.{id}")
}

/// Every page with its section, in order.
pub fn groups() -> impl DoubleEndedIterator<Item = (&'static Section, &'static Group)> {
    sections().flat_map(|section| section.groups.iter().map(move |group| (section, group)))
}

/// The pages before and after in the crew's sheet.
pub fn neighbours(id: &str) -> (Option<&'static Group>, Option<&'static Group>) {
    beside(SECTIONS.iter().flat_map(|section| section.groups), id)
}

/// Those beside the page with that name on a way through pages.
fn beside(
    way: impl Iterator<Item = &'static Group> + Clone,
    id: &str,
) -> (Option<&'static Group>, Option<&'static Group>) {
    let before = way.clone().take_while(|group| group.id != id).last();
    let after = way.skip_while(|group| group.id != id).nth(1);
    (before, after)
}
