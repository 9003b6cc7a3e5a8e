//! Other windows with the same record: what the session decides about them is done here.

use super::app::App;
use super::saving::Saver;
use super::{dom, route};
use crate::browser;
use crate::session::Event;
use crate::store::{Look, Record, SaveError};
use leptos::prelude::Set;
use leptos::task::spawn_local;

/// Looks what other windows have done, now and from now on.
pub fn mind_others(app: App) {
    let look = move || app.look_at_others();
    let listeners = browser::on_other_windows(look)
        .into_iter()
        .chain(browser::on_shown(look))
        // What was put off while somebody was typing.
        .chain(browser::on_typed(move || dom::soon(look)));
    for listener in listeners {
        listener.forget();
    }
}

/// Opens the second copy of the newest save, and puts back what the local storage has forgotten.
pub fn mind_second_copy(app: App) {
    let Some(second) = app.with_saver(Saver::second) else {
        return;
    };
    spawn_local(async move {
        let found = second.open().await;
        let taken = found.map(|(key, text)| {
            app.with_saver(|saver| saver.with_store(|store| store.take_back(&key, &text)))
        });
        match taken {
            Some(Ok(true)) => app.look_at_others(),
            _ => app.with_saver(Saver::copy_newest),
        }
    });
}

impl App {
    /// Looks what other windows have done. Where the shelf does not answer the next save will say so.
    pub fn look_at_others(self) {
        let look = self.with_saver(|saver| saver.with_store(|store| store.look()));
        if let Some(look) = look.ok().filter(|look| *look != Look::Alone) {
            self.send(Event::Looked(look));
        }
    }

    /// Shows what another window has saved. Not while somebody is typing here, or has typed what is no date yet:
    /// that would take it away. It is tried again when the keyboard leaves the field.
    pub(super) fn follow_others(self) {
        if browser::is_typing() || self.has_drafts() {
            return;
        }
        let Ok(opened) = self.with_saver(|saver| saver.follow()) else {
            return;
        };
        let focused = browser::focused_id();
        self.send(Event::Followed(Box::new(opened)));
        // Without an address the page to begin with depends on whether somebody is there.
        self.route.set(route(self, &browser::fragment()));
        self.renew_frame();
        self.renew();
        if let Some(id) = focused {
            dom::focus_soon(id);
        }
    }

    /// Reads what other windows have saved. Where nothing of theirs is there any more it is simply saved.
    pub(super) fn read_others(self) {
        let read = self.with_saver(|saver| {
            saver.with_store(|store| match store.look()? {
                Look::Ahead | Look::Forked => store.of_others().map(Some),
                Look::Alone | Look::Vanished => Ok(None),
            })
        });
        match read {
            Ok(Some(opened)) if opened.locked.is_none() => self.send(Event::OthersRead {
                record: Box::new(opened.record),
                today: self.today(),
            }),
            Ok(Some(_)) => {}
            Ok(None) => self.save(false),
            Err(error) => self.send(Event::SaveDone(Err(SaveError::Shelf(error)))),
        }
    }

    pub(super) fn keep_beside(self) {
        self.read(|session| {
            self.with_saver(|saver| {
                // The page is going. Where this does not work, whoever comes back still finds the notice.
                let _kept = saver.with_store(|store| store.keep_beside(session.record()));
            });
        });
    }

    pub(super) fn save_over(self, before: Option<&Record>) {
        match self.with_saver(|saver| saver.settle(before)) {
            Ok(()) => self.save(false),
            Err(error) => self.send(Event::SaveDone(Err(error))),
        }
    }
}
