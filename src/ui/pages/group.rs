//! One page of questions: heading, questions, and the ways on.

use crate::browser;
use crate::catalogue::{
    self, Essential, Group, GroupState, Part, Place, Section, Withheld, care_plan_neighbours,
    essential_neighbours, group_state, neighbours, withheld,
};
use crate::model::{Coded, PageMark};
use crate::session::{Event, Route};
use crate::ui::app::App;
use crate::ui::dom;
use crate::ui::element::{Element, el, live, nothing};
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
    let is_declined = declined(app, group);
    page_with(Some(route), Some(before), app.say(&format!("group.{id}")))
        .attr("data-group", group.id)
        .maybe(intro.map(|intro| el("p").class("intro").text(intro)))
        .maybe((id == "medicines").then(|| by_code(app)))
        .child(live(move || match is_declined.get() {
            true => not_written(app, group).view(),
            false => nothing(),
        }))
        .child(questions(app, group).hidden_while(move || is_declined.get()))
        .maybe((id == "cpr-print").then(|| live(move || super::care_plan::cpr_missing(app))))
        .maybe(catalogue::is_about_stopping(id).then(|| live(move || own_words(app, group))))
        .child(ways_on(app, group, way.after, is_declined))
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

/// Whether the person does not want to write what is asked here; followed.
fn declined(app: App, group: &'static Group) -> Memo<bool> {
    app.follow(move |session| {
        let profile = session.profile();
        profile.is_some_and(|profile| catalogue::is_declined(group.id, profile))
    })
}

/// What becomes of a page that is not to be written, and the way back.
fn not_written(app: App, group: &'static Group) -> Element {
    let what = match says_something(app, group) {
        true => "group.declined.kept",
        false => "group.declined.blank",
    };
    let write = button(
        "write-after-all",
        Weight::Plain,
        app.say("group.declined.write"),
        move || {
            let group = group.id;
            app.send(Event::PageMarked { group, mark: None });
            browser::focus_id("heading");
        },
    );
    el("section")
        .class("notice hint")
        .id("declined")
        .child(
            el("h2")
                .id("declined-title")
                .attr("tabindex", "-1")
                .text(app.say("group.declined")),
        )
        .child(el("p").text(app.say(what)))
        .child(actions(vec![write]))
}

/// True where anything that is asked here was answered.
fn says_something(app: App, group: &Group) -> bool {
    let says = app.profile(|profile| {
        let asked = group.items.iter();
        let mut asked = asked.filter(|item| (item.enabled_when)(profile));
        asked.any(|item| item.is_answered(profile))
    });
    says.unwrap_or(false)
}

/// Why a wish about resuscitation that is written here comes onto no paper.
fn own_words(app: App, group: &'static Group) -> AnyView {
    let today = app.today();
    let is_here = |place: &Place| group.items.iter().any(|item| item.link_id == place.link_id);
    let found = app.watch(|session| {
        let withheld = session.profile().map(|profile| withheld(profile, today));
        let mut withheld = withheld.unwrap_or_default().into_iter();
        withheld.any(|(place, why)| why == Withheld::NotOwnWords && is_here(&place))
    });
    match found {
        true => el("p")
            .class("notice hint")
            .id("not-own-words")
            .attr("role", "status")
            .text(app.say("withheld.not_own_words"))
            .view(),
        false => nothing(),
    }
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
            .position(|one| one.groups().contains(&group.id));
        let route = |page: Option<&'static str>| page.map(Route::Essential);
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
fn ways_on(app: App, group: &'static Group, after: Route, is_declined: Memo<bool>) -> Element {
    let was_done = app.profile(|profile| group_state(group, profile)) == Some(GroupState::Done);
    let pointed_out = RwSignal::new(false);
    let go_on = move || app.go(way_after(app, group.id).unwrap_or(after));
    let mark = move |mark| {
        let group = group.id;
        let mark = Some(mark);
        app.send(Event::PageMarked { group, mark });
    };
    let next = move || {
        match app.read(|session| session.first_half_typed(group.id)) {
            // What is not to be written stays so until the person says otherwise.
            _ if is_declined.get_untracked() => go_on(),
            Some((place, typed)) if !pointed_out.get_untracked() => {
                pointed_out.set(true);
                let part = typed
                    .issue(app.today())
                    .map_or("year", |issue| typed.bad_part(issue));
                browser::focus_id(&format!("{place}.{part}"));
            }
            _ => {
                mark(PageMark::Seen);
                go_on();
            }
        }
    };
    let decline = move || {
        mark(PageMark::Declined);
        // What was written is told about before the page is left.
        match says_something(app, group) {
            true => dom::focus_soon("declined-title".into()),
            false => go_on(),
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
            mark(PageMark::Later);
            go_on();
        })
        .hidden_while(move || is_declined.get()),
        button("decline", Weight::Quiet, app.say("group.decline"), decline)
            .hidden_while(move || is_declined.get()),
    ];
    el("div").class("ways").child(remark).child(actions(ways))
}
