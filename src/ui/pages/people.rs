//! The people on this device: whose turn it is, their marks, adding and removing.

use super::welcome::beginnings;
use crate::model::{Coded, Profile, ProfileId, ProfileMark};
use crate::session::{Event, Route};
use crate::ui::app::App;
use crate::ui::dom;
use crate::ui::element::{Element, el, live, nothing};
use crate::ui::parts::buttons::{Weight, actions, button};
use crate::ui::parts::frame::{back, name_of, page_with};
use crate::ui::parts::mark::mark;
use leptos::prelude::*;

/// What the page remembers while it is open.
#[derive(Clone, Copy)]
struct Page {
    /// Whose removal is being asked about.
    asking: RwSignal<Option<usize>>,
    /// Changes when the people do.
    turn: RwSignal<u32>,
    /// True after a removal here, until it is undone.
    removed: RwSignal<bool>,
}

impl Page {
    fn renew(self, app: App) {
        self.turn.update(|turn| *turn = turn.wrapping_add(1));
        app.renew_frame();
    }
}

/// The people on this device.
pub fn people(app: App) -> AnyView {
    let before = back(app, Route::Home, "people.back").view();
    let page = Page {
        asking: RwSignal::new(None),
        turn: RwSignal::new(0),
        removed: RwSignal::new(false),
    };
    let list = live(move || {
        page.turn.track();
        let asked = page.asking.get();
        let people = app.read(|session| {
            let current = session.profile().map(|profile| profile.id.clone());
            let people = session.record().profiles.iter().enumerate();
            people
                .map(|(at, profile)| {
                    let is_current = current.as_ref() == Some(&profile.id);
                    person(app, at, profile, is_current, asked == Some(at), page)
                })
                .collect::<Vec<_>>()
        });
        el("ul").class("people plain").children(people).view()
    });
    page_with(Some(Route::People), Some(before), app.say("people.title"))
        .child(el("p").text(app.say("people.what")))
        .child(live(move || undo(app, page)))
        .child(list)
        .child(
            el("section")
                .class("stack")
                .child(el("h2").text(app.say("people.add")))
                .child(el("p").class("hint").text(app.say("people.add.hint")))
                .child(beginnings(app)),
        )
        .view()
}

fn person(
    app: App,
    at: usize,
    profile: &Profile,
    is_current: bool,
    is_asked: bool,
    page: Page,
) -> Element {
    let name = name_of(app, Some(profile));
    let id = profile.id.clone();
    let shown = RwSignal::new(profile.mark);
    let card = el("li")
        .class(if is_current { "card open" } else { "card" })
        .child(
            el("h2")
                .class("person-name")
                .child(live(move || mark(shown.get()).view()))
                .child(el("span").as_it_is().text(name.clone())),
        );
    if is_asked {
        return card.child(removal(app, at, id, &name, page));
    }
    let select = button(
        format!("select-person-{at}"),
        Weight::Plain,
        app.fill("people.select", &[("name", &name)]),
        {
            let id = id.clone();
            move || {
                app.send(Event::ProfileSelected { id: id.clone() });
                app.renew();
                app.go(Route::Home);
            }
        },
    );
    let current = el("p").text(app.say("people.current"));
    let remove = button(
        format!("remove-person-{at}"),
        Weight::Quiet,
        app.say("people.remove"),
        move || {
            page.asking.set(Some(at));
            dom::focus_soon("removal-title".into());
        },
    );
    let card = if is_current {
        card.child(current)
    } else {
        card.child(actions(vec![select]))
    };
    card.child(marks(app, at, &id, shown))
        .child(actions(vec![remove]))
}

/// The colour and shape, to be chosen anew. Only they change: the keyboard stays in the list.
fn marks(app: App, at: usize, id: &ProfileId, shown: RwSignal<ProfileMark>) -> Element {
    let present = shown.get_untracked();
    let name = format!("mark-{at}");
    let options = ProfileMark::ALL.iter().map(|&one| {
        let id = id.clone();
        let words = app.say(&format!("profile_mark.{}", one.code()));
        el("label")
            .class("option")
            .child(
                el("input")
                    .attr("type", "radio")
                    .attr("name", name.clone())
                    .attr("value", one.code())
                    .flag("checked", one == present)
                    .on("change", move |_| {
                        app.send(Event::ProfileMarked {
                            id: id.clone(),
                            mark: one,
                        });
                        shown.set(one);
                        app.renew_frame();
                    }),
            )
            .child(mark(one))
            .child(el("span").text(words))
    });
    el("details")
        .child(
            el("summary")
                .class("button quiet")
                .text(app.say("people.mark")),
        )
        .child(
            el("fieldset")
                .child(
                    el("legend")
                        .class("visually-hidden")
                        .text(app.say("people.mark")),
                )
                .child(el("div").class("options many").children(options)),
        )
}

/// What removing means, and the two ways on. In its place on the page: nothing pops up.
fn removal(app: App, at: usize, id: ProfileId, name: &str, page: Page) -> Element {
    let yes = button(
        "confirm-removal",
        Weight::Plain,
        app.fill("people.remove.yes", &[("name", name)]),
        move || {
            app.send(Event::ProfileRemoved { id: id.clone() });
            page.asking.set(None);
            page.removed.set(true);
            page.renew(app);
            dom::focus_soon("undo-removal".into());
        },
    );
    let no = button(
        "cancel-removal",
        Weight::Plain,
        app.say("people.remove.no"),
        move || {
            page.asking.set(None);
            dom::focus_soon(format!("remove-person-{at}"));
        },
    );
    el("div")
        .class("notice care")
        .child(
            el("h3")
                .id("removal-title")
                .attr("tabindex", "-1")
                .text(app.fill("people.remove.title", &[("name", name)])),
        )
        .child(el("p").text(app.say("people.remove.means")))
        .child(actions(vec![no, yes]))
}

fn undo(app: App, page: Page) -> AnyView {
    if !page.removed.get() {
        return nothing();
    }
    el("div")
        .class("notice")
        .child(el("p").text(app.say("people.removed")))
        .child(button(
            "undo-removal",
            Weight::Plain,
            app.say("rows.undo"),
            move || {
                let today = app.today();
                app.send(Event::RemovalUndone { today });
                page.removed.set(false);
                page.renew(app);
                dom::focus_soon("heading".into());
            },
        ))
        .view()
}
