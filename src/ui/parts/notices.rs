//! Calm words when the device does not keep what is written: what happened, what is safe, what to do.

use super::buttons::{Weight, button, link};
use crate::browser::Kept;
use crate::session::{Event, Route, Saving};
use crate::store::{Notice, SaveError, ShelfError};
use crate::ui::app::App;
use crate::ui::dom;
use crate::ui::element::{Element, el, live, nothing};
use crate::ui::version;
use leptos::prelude::*;

/// Everything that has to be told now.
pub fn notices(app: App) -> AnyView {
    // Both change seldom, the record with every letter: the notices are made anew only when they differ.
    let opening = Memo::new(move |_| {
        app.watch(|session| {
            let notice = session.notice().filter(|_| !session.is_locked());
            notice.map(opening)
        })
    });
    let saving = Memo::new(move |_| {
        app.watch(|session| match session.keeps_silent() {
            true => Some("refused"),
            false => saving(session.saving()),
        })
    });
    let kept = app.with_saver(|saver| match saver.kept() {
        Kept::OnDevice => None,
        Kept::UntilClosed(_) => Some("not_kept"),
        Kept::Nowhere => Some("nowhere"),
    });
    let is_clock_wrong = !app.today().can_be_today();
    el("div")
        .class("notices")
        .maybe(is_clock_wrong.then(|| notice(app, "clock")))
        .child(live(move || {
            app.closing_soon
                .get()
                .map_or_else(nothing, |words| soon(app, words))
        }))
        .child(live(move || match app.copy_left.get() {
            true => notice(app, "copy_left").view(),
            false => nothing(),
        }))
        .child(live(move || {
            version::notice(app).map_or_else(nothing, Element::view)
        }))
        .child(live(move || {
            let opening = opening.get().map(|name| {
                notice(app, name).child(button(
                    "dismiss-notice",
                    Weight::Plain,
                    app.say("notice.dismiss"),
                    move || {
                        app.send(Event::NoticeDismissed);
                        dom::focus_soon("heading".into());
                    },
                ))
            });
            let saving = saving.get().map(|name| {
                let (id, words, is_on_data_page) = match name {
                    "changed_elsewhere" => ("compare-windows", "notice.compare", true),
                    "key_gone" => ("give-key", "notice.give_key", true),
                    _ => ("save-again", "notice.save_again", false),
                };
                let command = button(id, Weight::Plain, app.say(words), move || {
                    app.send(Event::SaveAgain);
                    if is_on_data_page {
                        app.go(Route::Data);
                    } else {
                        // Where it worked the command is gone with its notice.
                        dom::focus_soon("heading".into());
                    }
                });
                // Asked again, what is refused would only be refused again.
                notice(app, name).maybe((name != "refused").then_some(command))
            });
            el("div")
                .maybe(kept.map(|name| notice(app, name)))
                .maybe(opening)
                .maybe(saving)
                .view()
        }))
        .view()
}

/// As long as what is typed is not kept: a line that stays in view wherever one types.
pub fn unsaved(app: App) -> AnyView {
    let is_unsaved = Memo::new(move |_| {
        // Who wants nothing kept knows it.
        let is_meant = app.with_saver(|saver| saver.kept()) == Kept::Nowhere;
        app.watch(|session| {
            let is_off = matches!(session.saving(), Saving::Failed(_) | Saving::Off);
            is_off && !is_meant && session.profile().is_some()
        })
    });
    live(move || match is_unsaved.get() {
        false => nothing(),
        true => el("section")
            .class("unsaved")
            .id("unsaved")
            .attr("aria-labelledby", "unsaved-words")
            .child(
                el("strong")
                    .id("unsaved-words")
                    .text(app.say("saving.failed")),
            )
            .child(
                el("a")
                    .class("target")
                    .attr("href", Route::Data.to_string())
                    .text(app.say("notice.data")),
            )
            .view(),
    })
}

fn notice(app: App, name: &str) -> Element {
    let heading = format!("notice-{name}");
    // Named, it is a region of its own, which a screen reader finds.
    el("section")
        .class("notice care")
        .attr("data-notice", name)
        .attr("aria-labelledby", heading.clone())
        .child(
            el("h2")
                .id(heading)
                .text(app.say(&format!("notice.{name}"))),
        )
        .child(el("p").text(app.say(&format!("notice.{name}.text"))))
        .child(link(
            "notice-data",
            Weight::Quiet,
            app.say("notice.data"),
            Route::Data.to_string(),
        ))
}

/// The lock closes in a moment. Any touch keeps it open, the command's too.
fn soon(app: App, words: &'static str) -> AnyView {
    el("section")
        .class("notice soon")
        .attr("data-notice", "closing_soon")
        .attr("aria-labelledby", "closing-soon")
        .child(el("h2").id("closing-soon").text(app.say(words)))
        .child(button(
            "stay-open",
            Weight::Plain,
            app.say("lock.soon.stay"),
            move || {
                app.closing_soon.set(None);
            },
        ))
        .view()
}

/// The name of its words.
fn opening(notice: &Notice) -> &'static str {
    match notice {
        Notice::EarlierSave => "earlier_save",
        Notice::TwoWindows => "two_windows",
        Notice::CleanStart => "clean_start",
        Notice::Newer { .. } => "newer",
        Notice::NotReadable(_) => "not_readable",
        Notice::FromSecondCopy => "from_second_copy",
        Notice::Erased => "erased",
    }
}

/// The name of its words; `None` where saving works.
fn saving(saving: Saving) -> Option<&'static str> {
    match saving {
        Saving::Saved | Saving::Waiting | Saving::Off => None,
        Saving::Failed(error) => Some(match error {
            SaveError::Refused => "refused",
            SaveError::Shelf(ShelfError::Full) => "full",
            SaveError::Shelf(ShelfError::Denied) => "denied",
            SaveError::Shelf(ShelfError::Gone | ShelfError::Failed) | SaveError::ReadBack => {
                "failed"
            }
            SaveError::ChangedElsewhere => "changed_elsewhere",
            SaveError::Vanished => "vanished",
            // Told by the opening's notice, as soon as the page has begun anew.
            SaveError::Erased => "erased",
            SaveError::KeyGone => "key_gone",
        }),
    }
}
