//! One page of questions: heading, questions, and the ways on.

use crate::browser;
use crate::catalogue::{
    self, Essential, Group, GroupState, Part, Section, care_plan_neighbours, essential_neighbours,
    group_state, neighbours,
};
use crate::model::{Coded, PageMark};
use crate::session::{Event, Route};
use crate::ui::app::App;
use crate::ui::element::{Element, el, live};
use crate::ui::parts::buttons::{Weight, actions, button, link};
use crate::ui::parts::frame::{back, page_with};
use crate::ui::parts::questions::questions;
use leptos::prelude::*;

/// The page of a group, on the way through all of them or through the seven.
pub fn group(app: App, route: Route, id: &str) -> AnyView {
    let Some((section, group)) = catalogue::group(id) else {
        return super::not_found::not_found(app);
    };
    let way = way(app, route, section, group);
    let before = el("div")
        .child(back(app, way.before, "group.back"))
        .child(el("p").class("progress").text(progress(app, &way, section)))
        .view();
    let intro = intro(app, id);
    page_with(Some(route), Some(before), app.say(&format!("group.{id}")))
        .attr("data-group", group.id)
        .maybe(intro.map(|intro| el("p").class("intro").text(intro)))
        .maybe((id == "medicines").then(|| by_code(app)))
        .child(questions(app, group))
        .maybe((id == "cpr-print").then(|| live(move || super::care_plan::cpr_missing(app))))
        .child(ways_on(app, group, way.after))
        .child(
            el("p").child(
                el("a")
                    .id("all-pages")
                    .attr("href", all_pages(section).to_string())
                    .text(app.say("group.all")),
            ),
        )
        .view()
}

/// What is said before the questions; some of it in the tone of the person's stage of life.
fn intro(app: App, id: &str) -> Option<String> {
    let stage = app
        .profile(|profile| profile.care_plan.start.stage)
        .flatten();
    stage
        .and_then(|stage| app.find(&format!("group.{id}.intro.{}", stage.code())))
        .or_else(|| app.find(&format!("group.{id}.intro")))
}

/// The pharmacy's code answers these without typing.
fn by_code(app: App) -> Element {
    el("div")
        .class("notice hint")
        .child(el("p").text(app.say("scan.link.what")))
        .child(link(
            "scan",
            Weight::Plain,
            app.say("scan.link"),
            Route::Scan.to_string(),
        ))
}

/// Where all pages of the same paper are listed.
fn all_pages(section: &Section) -> Route {
    match section.part() {
        Part::Sheet => Route::Sheet,
        Part::CarePlan => Route::CarePlan,
    }
}

/// Where one comes from and goes to, and how far one has come.
struct Way {
    before: Route,
    after: Route,
    step: usize,
    steps: usize,
    is_essential: bool,
}

fn way(app: App, route: Route, section: &Section, group: &Group) -> Way {
    if matches!(route, Route::Essential(_)) {
        let (before, after) = essential_neighbours(group.id);
        let step = Essential::ALL
            .iter()
            .position(|one| one.group() == group.id);
        let route = |one: Option<Essential>| one.map(|one| Route::Essential(one.group()));
        return Way {
            before: route(before).unwrap_or(Route::Home),
            after: route(after).unwrap_or(Route::Home),
            step: step.map_or(0, |step| step + 1),
            steps: Essential::ALL.len(),
            is_essential: true,
        };
    }
    if section.part() == Part::CarePlan {
        return wish_way(app, section, group);
    }
    let (before, after) = neighbours(group.id);
    let step = section.groups.iter().position(|one| one.id == group.id);
    Way {
        before: before.map_or(Route::Sheet, |group| Route::Group(group.id)),
        after: after.map_or(Route::Check, |group| Route::Group(group.id)),
        step: step.map_or(0, |step| step + 1),
        steps: section.groups.len(),
        is_essential: false,
    }
}

/// The way through the care plan is as long as the person wishes; how far one has come is said within a part.
fn wish_way(app: App, section: &Section, group: &Group) -> Way {
    let beside = app.profile(|profile| care_plan_neighbours(profile, group.id));
    let (before, after) = beside.unwrap_or_default();
    let route = |found: Option<&Group>, end| found.map_or(end, |group| Route::Wish(group.id));
    let step = section.groups.iter().position(|one| one.id == group.id);
    Way {
        before: route(before, Route::CarePlan),
        after: route(after, Route::WishCheck),
        step: step.map_or(0, |step| step + 1),
        steps: section.groups.len(),
        is_essential: false,
    }
}

fn progress(app: App, way: &Way, section: &Section) -> String {
    let part = if way.is_essential {
        app.say("group.essentials")
    } else {
        app.say(&format!("section.{}", section.id))
    };
    app.fill(
        "group.progress",
        &[
            ("part", &part),
            ("step", &way.step.to_string()),
            ("steps", &way.steps.to_string()),
        ],
    )
}

/// The way on in the care plan: answers on this page may have changed it.
fn way_after(app: App, id: &str) -> Option<Route> {
    let (section, group) = catalogue::group(id)?;
    (section.part() == Part::CarePlan).then(|| wish_way(app, section, group).after)
}

/// Next, later, rather not. A date that cannot be one is pointed out once, then let be.
fn ways_on(app: App, group: &'static Group, after: Route) -> Element {
    let was_done = app.profile(|profile| group_state(group, profile)) == Some(GroupState::Done);
    let pointed_out = RwSignal::new(false);
    let leave = move |mark| {
        let group = group.id;
        app.send(Event::PageMarked {
            group,
            mark: Some(mark),
        });
        app.go(way_after(app, group).unwrap_or(after));
    };
    let next = move || {
        let belongs = |link_id: &str| group.items.iter().any(|item| item.link_id == link_id);
        match app.first_draft(belongs) {
            Some(place) if !pointed_out.get_untracked() => {
                pointed_out.set(true);
                browser::focus_id(&format!("{place}.year"));
            }
            _ => leave(PageMark::Seen),
        }
    };
    let words = if was_done {
        "group.still_so"
    } else {
        "group.next"
    };
    let remark = el("p")
        .class("remark doubt")
        .attr("role", "status")
        .live_text(move || {
            let words = pointed_out.get().then(|| app.say("group.date_left"));
            words.unwrap_or_default()
        });
    let ways = vec![
        button("next", Weight::Primary, app.say(words), next),
        button("later", Weight::Quiet, app.say("group.later"), move || {
            leave(PageMark::Later);
        }),
        button(
            "decline",
            Weight::Quiet,
            app.say("group.decline"),
            move || {
                leave(PageMark::Declined);
            },
        ),
    ];
    el("div").class("ways").child(remark).child(actions(ways))
}
