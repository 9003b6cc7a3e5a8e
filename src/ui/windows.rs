//! Other windows with the same record: what the session decides about them is done here.

use super::app::App;
use super::saving::Saver;
use super::{Arrival, arrive, dom, later, route};
use crate::browser::{self, Kept, LocalShelf};
use crate::session::{Event, Session};
use crate::store::{Look, Record, SaveError, Store, read_unsealed};
use crate::vault::protocol::VaultWant;
use leptos::prelude::{Set, set_timeout};
use leptos::task::spawn_local;
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

/// After so long a database that has not opened is taken for one that hangs.
const PATIENCE: Duration = Duration::from_secs(10);

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

/// Opens the second copy of the newest save, and puts back what the local storage has forgotten. What was erased, and
/// is there all the same, goes from both.
pub fn mind_second_copy(app: App) {
    let Some(second) = app.with_saver(Saver::second) else {
        return mind_what_was_left(app);
    };
    // Where it does not go now it is not opened either.
    let _swept = app.with_saver(|saver| saver.with_store(Store::sweep));
    let answers = Rc::new(Cell::new(false));
    let has_answered = answers.clone();
    let look = move || {
        if !has_answered.get() && is_stale(app) {
            app.copy_left.set(true);
        }
    };
    set_timeout(look, PATIENCE);
    spawn_local(async move {
        let found = second.open().await.unwrap_or_default();
        answers.set(true);
        let taken = app.with_saver(|saver| {
            saver.with_store(|store| {
                store.honour(&found)?;
                if store.was_erased(&found)? {
                    store.copy_is_stale()?;
                }
                store.take_back(&found)
            })
        });
        if taken == Ok(true) {
            app.send(Event::TakenBack);
        }
        app.look_at_others();
        // What came back is not followed yet where somebody is typing: then the copy is newer than what is here.
        if taken != Ok(true) {
            app.renew_copy().await;
        }
    });
}

/// Where nothing is kept: what could not be erased when that was wished for is tried again.
fn mind_what_was_left(app: App) {
    let is_wished = app.with_saver(Saver::kept) == Kept::Nowhere;
    let device = LocalShelf::probe().map(|shelf| Store::open(shelf).0);
    if let Some(device) = device
        .ok()
        .filter(|device| is_wished && device.is_copy_stale())
    {
        spawn_local(async move {
            let is_gone = app.with_saver(Saver::any_second).erase().await;
            app.copy_left
                .set(!is_gone || device.copy_is_fresh().is_err());
        });
    }
}

fn is_stale(app: App) -> bool {
    app.with_saver(|saver| saver.with_store(Store::is_copy_stale))
}

impl App {
    /// Has the second copy hold the newest save and nothing that is no longer to be on the device. Where that cannot be
    /// had, and it may hold such a thing, it is said, and tried again at the next opening.
    pub(super) async fn renew_copy(self) {
        let Some(second) = self.with_saver(Saver::second) else {
            return;
        };
        let is_kept = second.keep(|| self.with_saver(Saver::newest)).await;
        if is_stale(self) {
            self.tell_copy(is_kept || second.erase().await);
        }
    }

    /// Erases the second copy; `false` where it does not say that it is gone.
    pub(super) async fn erase_second(self) -> bool {
        // A shelf that cannot note it has been told of already.
        let _noted = self.with_saver(|saver| saver.with_store(Store::copy_is_stale));
        let is_gone = self.with_saver(Saver::any_second).erase().await;
        self.tell_copy(is_gone);
        if is_gone {
            // The mark, where it is not lost with what the browser has not written down yet.
            self.renew_copy().await;
        }
        is_gone
    }

    fn tell_copy(self, is_fresh: bool) {
        if is_fresh {
            // A note that does not go is found at the next opening: then it is erased once more.
            let _gone = self.with_saver(|saver| saver.with_store(Store::copy_is_fresh));
        }
        self.copy_left.set(!is_fresh);
    }

    /// Lets go of everything that was made of the record.
    pub(super) fn let_go(self) {
        self.after_save(None);
        browser::forget_handed_over();
        browser::forget_printing();
        spawn_local(async move {
            // Where that part of the page could not be had, it has made nothing either.
            let _gone = later::let_go(self).await;
        });
    }

    /// Everything was erased, not here: begins anew with what is there now.
    pub(super) fn begin_anew(self) {
        self.after_save(None);
        if self.with_saver(Saver::kept) == Kept::OnDevice && browser::keeps_nothing() {
            let _is_so = self.with_saver(Saver::keep_nothing);
        }
        let opened = self.with_saver(Saver::reopen);
        self.send(Event::ErasedElsewhere(Box::new(opened)));
        self.show_anew();
        // What this window was just copying is not to stay.
        spawn_local(self.renew_copy());
    }

    /// Looks what other windows have done. Where the shelf does not answer the next save will say so. A locked window
    /// looks only whether everything was erased: whoever unlocks it sees what else is there then.
    pub fn look_at_others(self) {
        let look = self.with_saver(|saver| saver.with_store(|store| store.look()));
        if self.read(Session::is_locked) && look != Ok(Look::Erased) {
            return;
        }
        let is_kept = self.with_saver(Saver::kept) == Kept::OnDevice;
        if is_kept && look != Ok(Look::Erased) && browser::keeps_nothing() {
            // Wished for in another tab: it holds here too.
            return spawn_local(async move {
                let _is_so = self.keep_nothing().await;
            });
        }
        if let Some(look) = look.ok().filter(|look| *look != Look::Alone) {
            self.send(Event::Looked(look));
        }
    }

    /// Shows what another window has saved. Not while somebody is typing here: that would take it
    /// away. It is tried again when the keyboard leaves the field. A lock does not wait.
    pub(super) fn follow_others(self) {
        let Ok(others) = self.with_saver(|saver| saver.with_store(|store| store.of_others()))
        else {
            return;
        };
        let has_key = self.with_saver(Saver::unlocked).is_some();
        let locks = others.locked.is_some() && !has_key;
        if !locks && browser::is_typing() {
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
            if self.read(Session::is_locked) {
                // What this window was just copying can still be read, and is not to stay.
                spawn_local(self.renew_copy());
            }
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
        if self.read(Session::is_locked) {
            arrive(self, Arrival::Closed);
        }
    }

    /// Reads what other windows have saved. Where nothing of theirs is there any more it is simply saved.
    pub(super) fn read_others(self) {
        let read = self.with_saver(|saver| {
            saver.with_store(|store| match store.look()? {
                Look::Ahead | Look::Forked => store.of_others().map(Some),
                Look::Alone | Look::Vanished | Look::Erased => Ok(None),
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
