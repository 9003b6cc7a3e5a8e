//! Other windows with the same record: what the session decides about them is done here.

use super::app::App;
use super::saving::Saver;
use super::{dom, route};
use crate::browser;
use crate::session::{Event, Session};
use crate::store::{Look, Record, SaveError, read_unsealed};
use crate::vault::protocol::VaultWant;
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
        let taken = app.with_saver(|saver| saver.with_store(|store| store.take_back(&found)));
        match taken {
            Ok(true) => app.look_at_others(),
            _ => app.with_saver(Saver::copy_newest),
        }
    });
}

impl App {
    /// Looks what other windows have done. Where the shelf does not answer the next save will say so. A locked window
    /// does not look: whoever unlocks it sees what is there then.
    pub fn look_at_others(self) {
        if self.read(Session::is_locked) {
            return;
        }
        let look = self.with_saver(|saver| saver.with_store(|store| store.look()));
        if let Some(look) = look.ok().filter(|look| *look != Look::Alone) {
            self.send(Event::Looked(look));
        }
    }

    /// Shows what another window has saved. Not while somebody is typing here, or has typed what is no date yet:
    /// that would take it away. It is tried again when the keyboard leaves the field. A lock does not wait.
    pub(super) fn follow_others(self) {
        let Ok(others) = self.with_saver(|saver| saver.with_store(|store| store.of_others()))
        else {
            return;
        };
        let has_key = self.with_saver(Saver::unlocked).is_some();
        let locks = others.locked.is_some() && !has_key;
        if !locks && (browser::is_typing() || self.has_drafts()) {
            return;
        }
        match others.locked {
            Some(sealed) if has_key => self.follow_sealed(sealed),
            _ => self.show_followed(),
        }
    }

    /// Opens anew what is there now, and shows it.
    pub(super) fn show_followed(self) {
        if let Ok(opened) = self.with_saver(|saver| saver.follow()) {
            // Sealed with another key, or not sealed any more: the key that is here is of no use.
            self.with_saver(|saver| saver.seal_with(None));
            self.show(Event::Followed(Box::new(opened)));
        }
    }

    /// Takes in what was followed, and shows it.
    pub(super) fn show(self, followed: Event) {
        let focused = browser::focused_id();
        self.send(followed);
        self.show_anew();
        if let Some(id) = focused {
            dom::focus_soon(id);
        }
    }

    /// Has everything made anew after the record has become another one, or none.
    pub(super) fn show_anew(self) {
        // Without an address the page to begin with depends on whether somebody is there.
        self.route.set(route(self, &browser::fragment()));
        self.renew_frame();
        self.renew();
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
            Ok(Some(opened)) => match (opened.locked, self.with_saver(Saver::unlocked)) {
                (None, _) => self.compare(opened.record),
                (Some(_), None) => self.send(Event::OthersSealed),
                (Some(sealed), Some(vault)) => {
                    let read = move |text: Option<String>| match text
                        .and_then(|text| read_unsealed(&text, sealed.revision).ok())
                    {
                        Some(record) => self.compare(record),
                        None => self.send(Event::OthersSealed),
                    };
                    vault(
                        VaultWant::Unseal {
                            sealed: sealed.text,
                        },
                        Box::new(read),
                    );
                }
            },
            Ok(None) => self.save(false),
            Err(error) => self.send(Event::SaveDone(Err(SaveError::Shelf(error)))),
        }
    }

    /// Holds what another window has saved against what is here.
    pub(super) fn compare(self, record: Record) {
        self.send(Event::OthersRead {
            record: Box::new(record),
            today: self.today(),
        });
    }

    pub(super) fn keep_beside(self) {
        let record = self.read(|session| session.record().clone());
        // The page is going. Where this does not work, whoever comes back still finds the notice.
        self.put_beside(&record, drop);
    }

    pub(super) fn save_over(self, before: Option<Box<Record>>) {
        let settle = move |kept: Result<(), SaveError>| {
            let settled = kept.and_then(|()| self.with_saver(Saver::settle));
            match settled {
                Ok(()) => self.seal_besides(move || self.save(false)),
                Err(error) => self.send(Event::SaveDone(Err(error))),
            }
        };
        match before {
            Some(before) => self.put_beside(&before, settle),
            None => settle(Ok(())),
        }
    }
}
