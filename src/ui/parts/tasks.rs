//! A part of a task list: its pages, and how far each has come.

use super::states::state;
use crate::catalogue::{GroupState, Part, Section, group_state, is_asked};
use crate::session::Route;
use crate::ui::app::App;
use crate::ui::element::{Element, el};

/// The pages of a part. In the care plan whatever was written is enough, and nothing is
/// said of pages that were not begun: nobody is behind.
pub fn tasks(app: App, section: &'static Section) -> Element {
    let (part, heading) = match section.part() {
        Part::Sheet => (Part::Sheet, "h2"),
        Part::CarePlan => (Part::CarePlan, "h3"),
    };
    let groups = section.groups.iter().filter_map(|group| {
        app.profile(|profile| is_asked(group, profile))
            .filter(|asked| *asked)?;
        let how_far = app.profile(|profile| group_state(group, profile))?;
        let (how_far, is_told) = match (part, how_far) {
            (Part::CarePlan, GroupState::Begun) => (GroupState::Done, true),
            (Part::CarePlan, GroupState::NotStarted) => (how_far, false),
            _ => (how_far, true),
        };
        let link = el("a")
            .class("task")
            .attr("href", Route::of_group(section, group.id).to_string())
            .attr("data-group", group.id)
            .child(el("span").text(app.say(&format!("group.{}", group.id))))
            .maybe(is_told.then(|| state(app, how_far)));
        Some(el("li").child(link))
    });
    let id = format!("section-{}", section.id);
    el("section")
        .class("stack")
        .attr("aria-labelledby", id.clone())
        .child(
            el(heading)
                .id(id)
                .text(app.say(&format!("section.{}", section.id))),
        )
        .child(el("ul").class("tasks plain").children(groups))
}
