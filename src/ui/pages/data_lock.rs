//! The lock on the data page: putting it on, choosing when it closes, another passphrase, taking it off.

use crate::browser::{self, Kept};
use crate::model::Coded;
use crate::session::{Locking, Saving};
use crate::store::{IdleLock, LockFound, SaveError};
use crate::ui::app::App;
use crate::ui::dom;
use crate::ui::element::{Element, el, live, nothing};
use crate::ui::hindrance::Hindrance;
use crate::ui::lock;
use crate::ui::parts::buttons::{Weight, actions, button, submit};
use crate::ui::parts::passphrase::{Entry, field, hiding};
use leptos::prelude::*;

/// What is to be said of the last thing that was done here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    Nothing,
    AtWork,
    TwoDiffer,
    Done(&'static str),
    Not(Hindrance),
}

/// The lock. Where the browser keeps nothing there is nothing to lock.
pub(super) fn locking(app: App) -> AnyView {
    if app.with_saver(|saver| saver.kept()) != Kept::OnDevice {
        return nothing();
    }
    let said = RwSignal::new(Said::Nothing);
    let is_on = Memo::new(move |_| app.watch(|session| session.locking() == Locking::Open));
    let is_empty = app.follow(|session| session.record().profiles.is_empty());
    el("section")
        .class("stack")
        .id("lock")
        .hidden_while(move || is_empty.get())
        .child(
            el("h2")
                .id("lock-title")
                .attr("tabindex", "-1")
                .text(app.say("lock")),
        )
        .child(live(move || match is_on.get() {
            false => put_on(app, said).view(),
            true => on(app, said).view(),
        }))
        .child(
            el("p")
                .class("remark")
                .id("lock-said")
                .attr("role", "status")
                .live_text(move || words(app, said.get())),
        )
        .view()
}

/// The vault has lost its key while the lock is open: the passphrase is asked for again, before anything else.
pub(super) fn key_again(app: App) -> AnyView {
    let gone = Saving::Failed(SaveError::KeyGone);
    let is_gone = Memo::new(move |_| app.watch(|session| session.saving() == gone));
    let said = RwSignal::new(Said::Nothing);
    let give = move |entry: Entry| {
        said.set(Said::AtWork);
        lock::give_key_again(app, entry.text("lost-passphrase"), tell(said, "again"));
    };
    let form = move || {
        let entry = Entry::begin();
        el("form")
            .class("stack notice")
            .on("submit", move |event| {
                event.prevent_default();
                give(entry);
            })
            .child(el("p").text(app.say("lock.again")))
            .child(field(app, entry, "lost-passphrase", "of_device"))
            .child(hiding(app, entry))
            .child(submit(
                "give-passphrase",
                Weight::Primary,
                app.say("lock.again.do"),
            ))
    };
    el("section")
        .class("stack")
        .child(live(move || match is_gone.get() {
            true => form().view(),
            false => nothing(),
        }))
        .child(
            el("p")
                .class("remark")
                .id("key-said")
                .attr("role", "status")
                .live_text(move || words(app, said.get())),
        )
        .view()
}

fn words(app: App, said: Said) -> String {
    match said {
        Said::Nothing => String::new(),
        Said::AtWork => app.say("vault.at_work"),
        Said::TwoDiffer => app.say("vault.two_differ"),
        Said::Done(what) => app.say(&format!("lock.done.{what}")),
        Said::Not(why) => why.say(app),
    }
}

/// Says what became of it.
fn tell(said: RwSignal<Said>, done: &'static str) -> impl FnOnce(Result<(), Hindrance>) {
    move |outcome| match outcome {
        Ok(()) => said.set(Said::Done(done)),
        Err(why) => said.set(Said::Not(why)),
    }
}

/// There is none yet.
fn put_on(app: App, said: RwSignal<Said>) -> Element {
    let entry = Entry::begin();
    let put_on = move |event: leptos::ev::Event| {
        event.prevent_default();
        let passphrase = entry.text("lock-passphrase");
        if passphrase != entry.text("lock-passphrase-again") {
            said.set(Said::TwoDiffer);
            return dom::focus_soon("lock-passphrase-again".into());
        }
        said.set(Said::AtWork);
        let told = tell(said, "on");
        let before = browser::keyboard();
        lock::put_on(app, passphrase, move |outcome| {
            told(outcome);
            if outcome.is_ok() && !before.has_gone_on() {
                // Where it was is there no more.
                dom::focus_soon("lock-title".into());
            }
            // A notice says so as well, as long as it is so.
            if outcome.is_ok() && app.copy_left.get_untracked() {
                said.set(Said::Done("on_but"));
            }
        });
    };
    let means = ["ask", "idle", "paper", "never", "backup"]
        .map(|name| el("li").text(app.say(&format!("lock.means.{name}"))));
    let form = el("form")
        .class("stack")
        .on("submit", put_on)
        .child(el("ul").children(means))
        .child(field(app, entry, "lock-passphrase", "new"))
        .child(field(app, entry, "lock-passphrase-again", "again"))
        .child(hiding(app, entry))
        .child(submit("put-lock-on", Weight::Plain, app.say("lock.put_on")));
    el("div")
        .class("stack")
        .child(el("p").text(app.say("lock.offer")))
        .child(
            el("details")
                .id("lock-how")
                .child(el("summary").text(app.say("lock.how")))
                .child(form),
        )
}

/// There is one, and it is open.
fn on(app: App, said: RwSignal<Said>) -> Element {
    let take_off = move || {
        said.set(Said::Nothing);
        let (told, before) = (tell(said, "off"), browser::keyboard());
        lock::take_off(app, move |outcome| {
            told(outcome);
            if outcome.is_ok() && !before.has_gone_on() {
                dom::focus_soon("lock-title".into());
            }
        });
    };
    let commands = vec![
        button(
            "lock-now",
            Weight::Primary,
            app.say("lock.now"),
            move || {
                lock::lock(app);
                dom::focus_soon("heading".into());
            },
        ),
        button(
            "take-lock-off",
            Weight::Plain,
            app.say("lock.take_off"),
            take_off,
        ),
    ];
    el("div")
        .class("stack")
        .child(el("p").text(app.say("lock.is_on")))
        .child(legible(app))
        .child(idle(app, said))
        .child(actions(commands))
        .child(change(app, said))
}

/// What can be read all the same: what was damaged before the lock came on, or would not be sealed. It may go, once
/// one has said so twice.
fn legible(app: App) -> AnyView {
    let saves = Memo::new(move |_| app.watch(|session| session.record().revision));
    let asks = RwSignal::new(false);
    live(move || {
        saves.track();
        let found = app.with_saver(|saver| saver.with_store(|store| store.legible()));
        if found.is_ok_and(|found| found.is_empty()) {
            return nothing();
        }
        let commands = match asks.get() {
            false => vec![button(
                "forget-legible",
                Weight::Plain,
                app.say("lock.legible.forget"),
                move || {
                    asks.set(true);
                    dom::focus_soon("forget-legible-surely".into());
                },
            )],
            true => vec![
                button(
                    "keep-legible",
                    Weight::Plain,
                    app.say("data.erase.no"),
                    move || {
                        asks.set(false);
                        dom::focus_soon("forget-legible".into());
                    },
                ),
                button(
                    "forget-legible-surely",
                    Weight::Plain,
                    app.say("lock.legible.surely"),
                    move || {
                        lock::forget_legible(app);
                        asks.set(false);
                        dom::focus_soon("lock-title".into());
                    },
                ),
            ],
        };
        el("div")
            .class("notice care")
            .id("lock-legible")
            .child(el("p").text(app.say("lock.legible")))
            .child(actions(commands))
            .view()
    })
}

/// When it closes by itself.
fn idle(app: App, said: RwSignal<Said>) -> Element {
    let now = match lock::found(app) {
        LockFound::Here(lock) => lock.idle,
        LockFound::None | LockFound::Damaged => IdleLock::Ten,
    };
    let options = IdleLock::ALL.iter().map(|one| {
        let words = match one.minutes() {
            Some(minutes) => app.fill("lock.idle.minutes", &[("minutes", &minutes.to_string())]),
            None => app.say("lock.idle.never"),
        };
        el("option")
            .attr("value", one.code())
            .flag("selected", *one == now)
            .text(words)
    });
    let list = el("select")
        .class("field short")
        .id("lock-idle")
        .attr("name", "lock-idle")
        .on("change", move |event| {
            let chosen = dom::value(&event);
            let found = IdleLock::ALL.iter().find(|one| one.code() == chosen);
            if let Some(idle) = found {
                tell(said, "idle")(lock::set_idle(app, *idle));
            }
        })
        .children(options);
    el("div")
        .child(
            el("label")
                .attr("for", "lock-idle")
                .text(app.say("lock.idle")),
        )
        .child(list)
}

/// Another passphrase.
fn change(app: App, said: RwSignal<Said>) -> Element {
    let entry = Entry::begin();
    let change = move |event: leptos::ev::Event| {
        event.prevent_default();
        let new = entry.text("new-passphrase");
        if new != entry.text("new-passphrase-again") {
            said.set(Said::TwoDiffer);
            return dom::focus_soon("new-passphrase-again".into());
        }
        said.set(Said::AtWork);
        lock::change(
            app,
            entry.text("old-passphrase"),
            new,
            tell(said, "changed"),
        );
    };
    el("details")
        .id("lock-change")
        .child(el("summary").text(app.say("lock.change")))
        .child(
            el("form")
                .class("stack")
                .on("submit", change)
                .child(field(app, entry, "old-passphrase", "old"))
                .child(field(app, entry, "new-passphrase", "new"))
                .child(field(app, entry, "new-passphrase-again", "again"))
                .child(hiding(app, entry))
                .child(submit(
                    "change-passphrase",
                    Weight::Plain,
                    app.say("lock.change.do"),
                )),
        )
}
