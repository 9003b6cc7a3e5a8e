//! The care plan: whether one feels like it today, where one stands, its parts, what may be worth a look.

use crate::catalogue::{
    self, GroupState, Hint, START, Section, Withheld, care_plan_parts, care_plan_way, group_state,
    hints, is_asked, is_on_wish, withheld,
};
use crate::model::{CarePlanStart, Coded, CprWish, Stage};
use crate::session::Route;
use crate::ui::app::App;
use crate::ui::element::{Element, el, nothing};
use crate::ui::parts::answer_lines::Remarks;
use crate::ui::parts::buttons::{Weight, actions, link};
use crate::ui::parts::frame::{back, page_with};
use crate::ui::parts::tasks::tasks;
use leptos::prelude::AnyView;

/// The care plan.
pub fn care_plan(app: App) -> AnyView {
    let before = back(app, Route::Home, "care-plan.back").view();
    let start = start(app);
    let has_begun = app
        .profile(|profile| profile.has_begun_plan())
        .unwrap_or(false);
    let page = page_with(
        Some(Route::CarePlan),
        Some(before),
        app.say("care-plan.title"),
    )
    .child(el("p").class("intro").text(app.say("care-plan.what")))
    .child(el("p").text(app.say("care-plan.free")));
    let page = if has_begun {
        page.child(stand(app, &start))
            .maybe(prepared_by_family(app, &start))
            .maybe(worth_a_look(app))
    } else {
        page.child(gate(app))
    };
    let (parts, on_wish): (Vec<_>, Vec<_>) = care_plan_parts(&start)
        .into_iter()
        .partition(|section| !is_on_wish(section));
    let list = |sections: Vec<&'static Section>| {
        sections
            .into_iter()
            .map(move |section| tasks(app, section))
            .collect::<Vec<_>>()
    };
    page.child(
        el("section")
            .class("stack")
            .id("questions")
            .child(
                el("h2")
                    .id("questions-heading")
                    .attr("tabindex", "-1")
                    .text(app.say("care-plan.questions")),
            )
            .child(el("p").text(app.say("care-plan.questions.what")))
            .children(list(parts)),
    )
    .child(
        el("section")
            .class("stack")
            .child(el("h2").text(app.say("care-plan.on_wish")))
            .child(el("p").text(app.say("care-plan.on_wish.what")))
            .children(list(on_wish)),
    )
    .view()
}

fn start(app: App) -> CarePlanStart {
    let start = app.profile(|profile| profile.care_plan.start.clone());
    start.unwrap_or_default()
}

/// Before anything was written: a little, only reading, or not today. Each is a full answer.
fn gate(app: App) -> Element {
    el("section")
        .class("notice")
        .child(el("h2").text(app.say("care-plan.gate")))
        .child(actions(vec![
            link(
                "begin-care-plan",
                Weight::Primary,
                app.say("care-plan.gate.begin"),
                Route::Wish(START).to_string(),
            ),
            el("a")
                .id("only-read")
                .class("button")
                .attr("href", Route::CarePlan.to_string())
                .text(app.say("care-plan.gate.read"))
                .on("click", |event| {
                    event.prevent_default();
                    crate::browser::focus_id("questions-heading");
                }),
            link(
                "not-today",
                Weight::Quiet,
                app.say("care-plan.gate.not_today"),
                Route::Home.to_string(),
            ),
        ]))
}

/// Where one stands: the next page on one's way, or that the way is gone.
fn stand(app: App, start: &CarePlanStart) -> Element {
    let next = app.profile(|profile| {
        care_plan_way(start).into_iter().find(|group| {
            let is_new = profile.progress.pages.get(group.id).is_none();
            let state = group_state(group, profile);
            is_new && is_asked(group, profile) && state == GroupState::NotStarted
        })
    });
    let said = app.read(|session| super::history::confirmed(app, session));
    let check = |weight| {
        link(
            "check-care-plan",
            weight,
            app.say("care-plan.check"),
            Route::WishCheck.to_string(),
        )
    };
    let ways = match next.flatten() {
        Some(group) => vec![
            link(
                "continue-care-plan",
                Weight::Primary,
                app.say("care-plan.continue"),
                Route::Wish(group.id).to_string(),
            ),
            check(Weight::Plain),
        ],
        None => vec![check(Weight::Primary)],
    };
    let history = link(
        "history",
        Weight::Quiet,
        app.say("care-plan.history"),
        Route::History.to_string(),
    );
    el("section")
        .class("notice")
        .child(el("p").text(said))
        .child(actions(ways.into_iter().chain([history]).collect()))
}

/// What a family prepares is theirs: how to speak about it, and how it becomes the person's own.
fn prepared_by_family(app: App, start: &CarePlanStart) -> Option<Element> {
    (start.stage == Some(Stage::Family)).then(|| {
        let list = |name: &'static str| {
            let lines = app.say(&format!("care-plan.family.{name}"));
            el("ul").children(
                lines
                    .lines()
                    .map(|line| el("li").text(line))
                    .collect::<Vec<_>>(),
            )
        };
        el("section")
            .class("notice hint")
            .id("family")
            .child(el("h2").text(app.say("care-plan.family.title")))
            .child(el("p").text(app.say("care-plan.family.whose")))
            .child(el("h3").text(app.say("care-plan.family.begin")))
            .child(list("openers"))
            .child(el("h3").text(app.say("care-plan.family.ask")))
            .child(list("questions"))
            .child(el("h3").text(app.say("care-plan.family.rather_not")))
            .child(list("avoid"))
    })
}

/// A quiet list, each with the way to it.
fn worth_a_look(app: App) -> Option<Element> {
    let today = app.today();
    let hints = app
        .profile(|profile| hints(profile, today))
        .unwrap_or_default();
    let line = |hint: &Hint| {
        let words = app.say(&format!("hint.{}", hint.name()));
        let to = hint.group().map_or(Route::WishCheck, Route::to_group);
        el("li").child(
            el("a")
                .class("target")
                .attr("href", to.to_string())
                .attr("data-hint", hint.name())
                .text(words),
        )
    };
    (!hints.is_empty()).then(|| {
        el("section")
            .class("stack")
            .id("hints")
            .child(el("h2").text(app.say("care-plan.hints")))
            .child(el("ul").class("plain").children(hints.iter().map(line)))
    })
}

/// Check the wishes: everything that was said, and one button that says it is so.
pub fn wish_check(app: App) -> AnyView {
    let before = back(app, Route::CarePlan, "care-plan-check.back").view();
    let remarks = Remarks::of(app);
    page_with(
        Some(Route::WishCheck),
        Some(before),
        app.say("care-plan-check.title"),
    )
    .child(el("p").text(app.say("care-plan-check.what")))
    .children(
        care_plan_parts(&start(app))
            .into_iter()
            .map(|section| super::check::answers(app, section, &remarks)),
    )
    .child(super::history::confirmation(app))
    .child(actions(vec![
        link(
            "write-a-talk",
            Weight::Plain,
            app.say("care-plan-check.talk"),
            Route::Wish("talks").to_string(),
        ),
        link(
            "print-memo",
            Weight::Plain,
            app.say("care-plan-check.print"),
            Route::PrintMemo.to_string(),
        ),
    ]))
    .view()
}

/// What the sheet would still need to carry the wish about resuscitation, with whom to ask.
pub fn cpr_missing(app: App) -> AnyView {
    let today = app.today();
    let found = app.watch(|session| {
        let profile = session.profile()?;
        let is_meant = profile.care_plan.cpr.wish == Some(CprWish::NotWant);
        let mut withheld = withheld(profile, today).into_iter();
        let is_held_back = withheld.any(|(_, why)| why == Withheld::Gate);
        let paper = catalogue::printable_on(profile, today);
        let missing = is_meant.then(|| catalogue::cpr_missing(&paper, today));
        Some((missing, is_held_back))
    });
    let missing = match found {
        Some((Some(missing), _)) => missing,
        // To be saved is wished for, and it is not surely the person who says so.
        Some((None, true)) => {
            return el("p")
                .class("notice")
                .id("cpr-missing")
                .attr("role", "status")
                .text(app.say("withheld.not_own_words"))
                .view();
        }
        _ => return nothing(),
    };
    let list = missing
        .iter()
        .map(|condition| el("li").text(app.say(&format!("cpr_condition.{}", condition.code()))));
    let title = match missing.is_empty() {
        true => "cpr-print.whole",
        false => "cpr-print.missing",
    };
    el("section")
        .class("notice")
        .id("cpr-missing")
        .attr("role", "status")
        .child(el("h2").text(app.say(title)))
        .child(el("ul").children(list))
        .view()
}
