//! What every piece of the page holds on to: the session, the words, the address, and what was said last.

use super::areas::{Area, Coming};
use super::keeping::Promise;
use super::saving::{Next, Saver};
use crate::browser::{self, Kept, Offline};
use crate::catalogue::{Place, TypedDate, Value};
use crate::i18n::Words;
use crate::model::{Date, Profile};
use crate::session::{Effect, Event, Route, Session};
use crate::store::{Erasing, Erasure, SaveError, Saved, Store};
use leptos::prelude::*;

/// The pages of an area, and what every area knows of the questions. Who has this has that area's file: there is no
/// other way to come by it.
#[derive(Clone, Copy)]
pub struct Pages {
    /// The page behind an address.
    pub page: fn(App, Route) -> AnyView,
    update: fn(&mut Session, Event) -> Vec<Effect>,
    is_changed: fn(&Session, Date) -> bool,
}

impl Pages {
    /// The pages of an area. To be called behind its seam: with it comes all that is known of the questions.
    pub fn new(page: fn(App, Route) -> AnyView) -> Self {
        Self {
            page,
            update: Session::update,
            is_changed: Session::is_changed_since_confirmed,
        }
    }
}

/// Handles only: copied freely into every control.
#[derive(Clone, Copy)]
pub struct App {
    session: StoredValue<Session, LocalStorage>,
    saver: StoredValue<Saver, LocalStorage>,
    words: StoredValue<Words>,
    words_here: RwSignal<Result<(), Coming>>,
    areas: [RwSignal<Result<Pages, Coming>>; Area::ALL.len()],
    /// Whether the page opens without a connection; `None` as far as is known not.
    pub offline: RwSignal<Option<Offline>>,
    /// Changes with every event. The record itself is no signal: typing must not make the page anew.
    changed: RwSignal<u32>,
    /// Changes when the page has to be made anew although the address stays: somebody else's turn, a
    /// restored backup.
    renewed: RwSignal<u32>,
    around: RwSignal<u32>,
    /// What the browser has promised about keeping things.
    pub promise: Promise,
    /// The page that is shown; `None` is an address without a page.
    pub route: RwSignal<Option<Route>>,
    /// The question to go to once the page stands.
    target: StoredValue<Option<Place>>,
    /// True while the person counts years by eras.
    counts_in_eras: StoredValue<bool>,
    after_save: StoredValue<Option<fn(App)>>,
    /// True while the second copy may hold what is no longer to be on the device, and would not let go of it.
    pub copy_left: RwSignal<bool>,
    /// The name of the words that say when the lock closes, shortly before it does.
    pub closing_soon: RwSignal<Option<&'static str>>,
}

impl App {
    /// The page's memory around a session that has just been opened.
    pub fn new(session: Session, saver: Saver, words: Words) -> Self {
        Self {
            session: StoredValue::new_local(session),
            saver: StoredValue::new_local(saver),
            words: StoredValue::new(words),
            words_here: RwSignal::new(Err(Coming::UnderWay)),
            areas: Area::ALL.map(|_| RwSignal::new(Err(Coming::UnderWay))),
            offline: RwSignal::new(None),
            changed: RwSignal::new(0),
            renewed: RwSignal::new(0),
            around: RwSignal::new(0),
            promise: Promise::unknown(),
            route: RwSignal::new(None),
            target: StoredValue::new(None),
            counts_in_eras: StoredValue::new(true),
            after_save: StoredValue::new(None),
            copy_left: RwSignal::new(false),
            closing_soon: RwSignal::new(None),
        }
    }

    // Words

    /// The words under a key.
    pub fn say(self, key: &str) -> String {
        self.words.with_value(|words| words.say(key))
    }
    /// The words under a key, if there are any.
    pub fn find(self, key: &str) -> Option<String> {
        self.words
            .with_value(|words| words.find(key).map(|_| words.say(key)))
    }
    /// The words under a key with something filled in.
    pub fn fill(self, key: &str, parts: &[(&str, &str)]) -> String {
        self.words.with_value(|words| words.fill(key, parts))
    }
    /// Reads the words.
    pub fn with_words<T>(self, read: impl FnOnce(&Words) -> T) -> T {
        self.words.with_value(read)
    }

    // What is fetched after the first look

    /// Whether the words are here that the program does not carry; to be followed.
    pub fn words_here(self) -> Result<(), Coming> {
        self.words_here.get()
    }
    /// They were fetched, or could not be.
    pub fn take_words(self, fetched: Option<String>) {
        let mut is_here = false;
        self.words.update_value(|words| {
            is_here = fetched.is_some_and(|text| words.take_in(text));
        });
        let outcome = if is_here { Ok(()) } else { Err(Coming::Failed) };
        self.words_here.set(outcome);
    }
    /// The pages of an area, once they are here; to be followed.
    pub fn pages_of(self, area: Area) -> Result<Pages, Coming> {
        self.areas[area as usize].get()
    }
    /// True where the crew's sheet says something else than on the day on which it was found right; `None` while that
    /// cannot be told, because no question is here. To be followed.
    pub fn is_changed_since_confirmed(self) -> Option<bool> {
        let pages = self.pages_of(Area::Questions).ok()?;
        Some(self.read(|session| (pages.is_changed)(session, self.today())))
    }
    fn any_pages(self) -> Option<Pages> {
        let mut areas = self.areas.iter();
        areas.find_map(|area| area.with_untracked(|here| here.ok()))
    }
    /// They were fetched, or could not be.
    pub fn take_pages(self, area: Area, fetched: Option<Pages>) {
        self.areas[area as usize].set(fetched.ok_or(Coming::Failed));
    }
    /// Whether all of it is here now.
    pub fn has_rest(self) -> bool {
        self.words_here.with_untracked(Result::is_ok)
            && self
                .areas
                .iter()
                .all(|area| area.with_untracked(Result::is_ok))
    }
    /// Whether some of it could not be had.
    pub fn lacks_rest(self) -> bool {
        let failed = Some(Coming::Failed);
        self.words_here.with_untracked(|here| here.err() == failed)
            || self
                .areas
                .iter()
                .any(|area| area.with_untracked(|here| here.err() == failed))
    }
    /// Says of what is not here that it is on its way once more: whether the words, which areas.
    pub fn await_rest(self) -> (bool, Vec<Area>) {
        let words = self.words_here.with_untracked(Result::is_err);
        if words {
            self.words_here.set(Err(Coming::UnderWay));
        }
        let is_missing = |area: &Area| self.areas[*area as usize].with_untracked(Result::is_err);
        let areas: Vec<Area> = Area::ALL.into_iter().filter(is_missing).collect();
        for area in &areas {
            self.areas[*area as usize].set(Err(Coming::UnderWay));
        }
        (words, areas)
    }

    // The record

    /// Reads the session as it is now.
    pub fn read<T>(self, read: impl FnOnce(&Session) -> T) -> T {
        self.session.with_value(read)
    }
    /// Reads the session and again after every change.
    pub fn watch<T>(self, read: impl FnOnce(&Session) -> T) -> T {
        self.changed.track();
        self.session.with_value(read)
    }
    /// Reads the current person's record; `None` where there is nobody.
    pub fn profile<T>(self, read: impl FnOnce(&Profile) -> T) -> Option<T> {
        self.session
            .with_value(|session| session.profile().map(read))
    }
    /// Follows something that is true or not of the current person's record.
    pub fn follow(self, is_so: impl Fn(&Session) -> bool + Send + Sync + 'static) -> Memo<bool> {
        let is_so: Box<dyn Fn(&Session) -> bool + Send + Sync> = Box::new(is_so);
        Memo::new(move |_| self.watch(|session| is_so(session)))
    }
    /// The present answer.
    pub fn answer_at(self, place: &Place) -> Option<Value> {
        self.read(|session| session.read(place))
    }
    /// Takes an answer in.
    pub fn answer(self, place: Place, value: Value) {
        let today = self.today();
        self.send(Event::Answered {
            place,
            value,
            today,
        });
    }
    /// Today, by the person's clock.
    pub fn today(self) -> Date {
        browser::today()
    }
    /// The store and where it keeps things.
    pub fn with_saver<T>(self, read: impl FnOnce(&Saver) -> T) -> T {
        self.saver.with_value(read)
    }
    /// Takes an event in and has its effects done.
    pub fn send(self, event: Event) {
        let mut effects = vec![];
        let here = self.any_pages();
        self.session.update_value(|session| {
            effects = session.hear(event).unwrap_or_else(|later| {
                // A later page has sent it, so one area is here.
                here.map_or(vec![], |pages| (pages.update)(session, *later))
            });
        });
        self.changed.update(|turn| *turn = turn.wrapping_add(1));
        for effect in effects {
            match effect {
                Effect::Announce(what) => {
                    browser::announce(&self.say(&format!("announcement.{}", what.name())));
                }
                Effect::SaveSoon => self.saver.with_value(Saver::save_soon),
                Effect::SaveNow => self.save(false),
                Effect::SaveAnew => self.save(true),
                Effect::Follow => self.follow_others(),
                Effect::ReadOthers => self.read_others(),
                Effect::KeepBeside => self.keep_beside(),
                Effect::SaveOver(before) => self.save_over(before),
                Effect::BeginAnew => self.begin_anew(),
                Effect::LetGo => self.let_go(),
            }
        }
    }
    /// Has the page made anew.
    pub fn renew(self) {
        self.renewed.update(|turn| *turn = turn.wrapping_add(1));
    }
    /// Has what stands around the page made anew, and leaves the page.
    pub fn renew_frame(self) {
        self.around.update(|turn| *turn = turn.wrapping_add(1));
    }
    /// Makes the caller follow [`App::renew`].
    pub fn track_renewal(self) {
        self.renewed.track();
    }
    /// Makes the caller follow [`App::renew_frame`] and [`App::renew`].
    pub fn track_frame(self) {
        self.renewed.track();
        self.around.track();
    }
    /// Saves at once; `anew` on a shelf that was wiped.
    pub fn save(self, anew: bool) {
        let sealed = move |text| self.keep_sealed(text);
        let result = self.session.with_value(|session| {
            self.saver
                .with_value(|saver| saver.save(session.record(), anew, sealed))
        });
        if let Some(result) = result {
            self.tell_saved(result);
        }
    }
    fn keep_sealed(self, sealed: Option<String>) {
        match self.saver.with_value(|saver| saver.keep_sealed(sealed)) {
            Next::Tell(result) => self.tell_saved(result),
            Next::Again => self.save(false),
            Next::Wait => {}
        }
    }
    fn tell_saved(self, result: Result<Saved, SaveError>) {
        let is_saved = result.is_ok();
        self.send(Event::SaveDone(result));
        if is_saved {
            self.ask_quietly();
        }
        if let Some(then) = self.after_save.try_update_value(Option::take).flatten() {
            then(self);
        }
    }
    /// Has something done once the next save is told, which behind a lock takes a moment; or, with `None`, no more.
    pub fn after_save(self, then: Option<fn(Self)>) {
        self.after_save.set_value(then);
    }

    /// Erases everything from the device and from memory, and says what became of it in each place. Where the shelf did
    /// not do it nothing has changed in memory either.
    pub async fn erase(self) -> Erasure {
        let mut erasure = self.erase_kept().await;
        if erasure.counts() {
            self.send(Event::Erased);
            // The page's own files, the same for everybody: they go so that nothing shows that it was here.
            erasure.files_are_gone = browser::forget_files().await;
            self.offline.set(None);
            self.renew_frame();
        }
        erasure
    }
    async fn erase_kept(self) -> Erasure {
        self.after_save(None);
        let shelf = self.saver.with_value(Saver::erase);
        let kept = self.saver.with_value(Saver::kept);
        // The shelf came first: it has the mark by which nothing of the second copy comes back.
        let second_is_gone = match (shelf, kept) {
            (Erasing::Refused(_), _) => false,
            // What is there was there before, and may be somebody else's.
            (_, Kept::Nowhere) => true,
            _ => self.erase_second().await,
        };
        Erasure {
            shelf,
            second_is_gone,
            nothing_before: kept == Kept::OnDevice || !browser::holds_something(),
            files_are_gone: true,
        }
    }

    /// From now on nothing is kept on the device. What was kept there goes, unless it could not be read: that may be
    /// somebody else's. `false` where the device does not let go of it. (Where the second copy does not, a notice says
    /// so.)
    pub async fn keep_nothing(self) -> bool {
        let goes = self.read(|session| {
            session.notice().is_none() && session.set_aside().is_empty() && !session.is_locked()
        });
        if goes
            && self
                .saver
                .with_value(|saver| saver.with_store(Store::is_empty))
        {
            // No mark either: then nothing shows that anybody was here.
            self.erase_second().await;
        } else if goes && self.erase_kept().await.shelf != Erasing::Gone {
            return false;
        }
        let is_so = self.saver.with_value(Saver::keep_nothing).is_ok();
        if is_so {
            self.save(false);
            self.renew();
        }
        is_so
    }

    /// Takes the wish back that nothing be kept. What is on the screen is saved, unless something lies on the device
    /// already: then the page begins anew with that, after the browser has asked.
    pub fn keep_again(self) {
        if browser::keep_again() && self.saver.with_value(Saver::keep_again) {
            self.save(false);
            self.renew();
        } else {
            browser::load_anew();
        }
    }

    // Addresses

    /// Goes to a page.
    pub fn go(self, route: Route) {
        browser::go_to(&route.to_string());
    }
    /// Remembers the question to go to on the next page.
    pub fn aim(self, place: Place) {
        self.target.set_value(Some(place));
    }
    /// The question to go to, where it belongs to the list or question of that path.
    pub fn target_in(self, link_id: &str) -> Option<Place> {
        self.target
            .with_value(|target| target.filter(|place| place.link_id == link_id))
    }
    /// The question to go to, once.
    pub fn take_target(self) -> Option<Place> {
        self.target.try_update_value(Option::take).flatten()
    }

    // Dates being typed

    /// Keeps what is typed while it is no date.
    pub fn keep_half_typed(self, place: Place, typed: TypedDate) {
        let today = self.today();
        self.send(Event::DateHalfTyped {
            place,
            typed,
            today,
        });
    }
    /// True while the person counts years by eras.
    pub fn counts_in_eras(self) -> bool {
        self.counts_in_eras.get_value()
    }
    /// Remembers how the person counts years.
    pub fn set_counts_in_eras(self, eras: bool) {
        self.counts_in_eras.set_value(eras);
    }
}
