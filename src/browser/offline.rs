//! The page without a connection: a service worker keeps its files on the device. It begins once the page is
//! wholly there, so that it holds up nothing. Where the browser has none, or refuses, the page works online.

use super::in_time::in_time;
use super::{Listener, document, load_anew, site, window};
use js_sys::{Array, Promise, Reflect};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    CacheStorage, Element, Event, MessageEvent, RegistrationOptions, RequestCache, RequestInit,
    Response, ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState,
    ServiceWorkerUpdateViaCache,
};

/// The program that keeps the files; beside the page.
const KEEPER: &str = "./service-worker.js";
/// Agrees to the keeper's version; it answers how it stands.
const SWITCH: &str = "switch";
/// Tells the keeper that everything is being erased.
const FORGET: &str = "forget";
/// Its answer: it has let go of everything, and keeps nothing again.
const FORGOTTEN: &str = "forgotten";
/// So many milliseconds a keeper is waited for that lets go, and each step of removing what it kept.
const PATIENCE: i32 = 5_000;
/// So many milliseconds after which a keeper that has said nothing is asked once more, and each time twice as many.
const ONCE_MORE: i32 = 4_000;
/// So often.
const TIMES: u32 = 6;
/// Asks the keeper how it stands.
const STAND: &str = "stand";
/// Its answer where its version is the one that is shown, and all of it is here.
const AGREED: &str = "agreed";
/// Its answer where its version is a newer one, which waits to be agreed to.
const NEWER: &str = "newer";
/// Its answer where files of the version that is shown are gone, and could not be had again.
const IN_PART: &str = "in-part";

/// Where the page names files that have the name of their content.
const NAMES: &str = "meta[name$=-worker], meta[name=words], script[data-js]";

/// What the person can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offline {
    /// The page opens without a connection.
    Ready,
    /// It does; and a new version is whole on the device and waits.
    NewVersion,
    /// It opens with a connection only: the browser does not keep the page's files, or not all of them.
    Refused,
    /// It does not keep them, and the host has another version by now: what was not fetched yet cannot be had.
    Replaced,
}

impl Offline {
    /// True where the page does not open without a connection.
    pub fn needs_connection(self) -> bool {
        matches!(self, Self::Refused | Self::Replaced)
    }
}

/// The part of the browser that has the keeper; `None` where there is none or it is refused.
fn keepers() -> Option<ServiceWorkerContainer> {
    let navigator = window()?.navigator();
    let found = Reflect::get(&navigator, &"serviceWorker".into()).ok()?;
    found.dyn_into().ok()
}

async fn registration() -> Option<ServiceWorkerRegistration> {
    // Undefined where nothing was begun.
    let found = JsFuture::from(keepers()?.get_registration()).await.ok()?;
    found.dyn_into().ok()
}

/// Begins to keep the page's files, and tells how it stands, as often as that changes. `None` where it cannot begin.
pub async fn stay(heard: impl Fn(Offline) + 'static) -> Option<()> {
    let options = RegistrationOptions::new();
    options.set_update_via_cache(ServiceWorkerUpdateViaCache::None);
    let keepers = keepers()?;
    let begun = keepers.register_with_options(KEEPER, &options);
    let registration: ServiceWorkerRegistration =
        JsFuture::from(begun).await.ok()?.dyn_into().ok()?;
    let heard = Rc::new(heard);
    let tell: Rc<dyn Fn()> = {
        let (registration, heard) = (registration.clone(), heard.clone());
        Rc::new(move || {
            let active = registration
                .active()
                .filter(|keeper| keeper.state() == ServiceWorkerState::Activated);
            // The active one may be a new one that took over while no window was open; and one that waits may be an
            // old one, where the host went back to it.
            for keeper in active.iter().chain(&registration.waiting()) {
                drop(keeper.post_message(&STAND.into()));
            }
            // The first one did not get as far as to be kept whole.
            let coming = [
                registration.installing(),
                registration.waiting(),
                registration.active(),
            ];
            if coming.iter().all(Option::is_none) {
                heard(Offline::Refused);
            }
        })
    };
    let is_newer = Cell::new(false);
    let has_answered = Rc::new(Cell::new(false));
    let answered = has_answered.clone();
    Listener::new(&keepers, "message", move |event| {
        let answer = answer(&event);
        answered.set(answered.get() || answer.is_some());
        match answer.as_deref() {
            Some(NEWER) => {
                is_newer.set(true);
                heard(Offline::NewVersion);
            }
            _ if is_newer.get() => {}
            Some(AGREED) => heard(Offline::Ready),
            Some(IN_PART) => heard(Offline::Refused),
            _ => {}
        }
    })
    .forget();
    let follow = {
        let tell = tell.clone();
        move |keeper: Option<ServiceWorker>| {
            if let Some(keeper) = keeper {
                let tell = tell.clone();
                Listener::new(&keeper, "statechange", move |_| tell()).forget();
            }
        }
    };
    // On its way before we could listen, or just now; where the page was loaded anew meanwhile, Firefox answers when
    // it is between coming and taking over.
    follow(registration.installing());
    follow(registration.waiting());
    follow(registration.active());
    let coming = registration.clone();
    Listener::new(&registration, "updatefound", move |_| {
        follow(coming.installing())
    })
    .forget();
    tell();
    // A browser may lose a question, or the change of state after which it would be asked.
    for time in 0..TIMES {
        drop(in_time(&Promise::new(&mut |_, _| ()), ONCE_MORE << time).await);
        if has_answered.get() {
            break;
        }
        tell();
    }
    Some(())
}

/// Lets the new version take over, and loads the page anew once it has.
pub async fn switch_version() -> Option<()> {
    let keepers = keepers()?;
    let registration = registration().await?;
    let next = registration.waiting().or_else(|| registration.active())?;
    Listener::new(&keepers, "message", |event| {
        if answer(&event).as_deref() == Some(AGREED) {
            // Where it cannot be, the old one goes on.
            load_anew();
        }
    })
    .forget();
    next.post_message(&SWITCH.into()).ok()
}

/// Whether the host has another version of the page by now, where nothing of this one is kept here: its files have
/// other names. `false` also where the host cannot be asked.
pub async fn is_replaced() -> bool {
    async fn names() -> Option<bool> {
        let request = RequestInit::new();
        request.set_cache(RequestCache::NoCache);
        let asked = window()?.fetch_with_str_and_init("./", &request);
        let response: Response = JsFuture::from(asked).await.ok()?.dyn_into().ok()?;
        let page = JsFuture::from(response.text().ok()?).await.ok()?;
        let page = page.as_string()?;
        let named = document()?.query_selector_all(NAMES).ok()?;
        let named = (0..named.length()).filter_map(|at| {
            let element: Element = named.get(at)?.dyn_into().ok()?;
            let name = element.get_attribute("content");
            name.or_else(|| element.get_attribute("data-js"))
        });
        // Something else may answer in the host's place.
        Some(
            response.ok()
                && page.contains("data-wasm")
                && !named.into_iter().all(|name| page.contains(&name)),
        )
    }
    names().await.unwrap_or_default()
}

/// What the keeper says.
fn answer(event: &Event) -> Option<String> {
    event
        .dyn_ref::<MessageEvent>()
        .and_then(|message| message.data().as_string())
}

/// Keeps the page's files no longer, and removes them from the device. They are the same for everybody:
/// nothing that a person wrote is among them. `false` where some are left.
pub async fn forget_files() -> bool {
    if let Some(registration) = registration().await {
        let_go(&registration).await;
        if let Ok(going) = registration.unregister() {
            drop(done(going).await);
        }
    }
    // Where there are no caches at all nothing lies in them.
    let Some(caches) = window()
        .filter(has_caches)
        .and_then(|window| window.caches().ok())
    else {
        return true;
    };
    for name in files(&caches).await.unwrap_or_default() {
        drop(done(caches.delete(&name).unchecked_into()).await);
    }
    files(&caches).await.is_some_and(|left| left.is_empty())
}

/// Tells every keeper, also one that is only coming, that everything is being erased, and waits until each has let go of
/// what it was just keeping: else it could put back what is removed. One that hears nothing any more keeps nothing either.
async fn let_go(registration: &ServiceWorkerRegistration) {
    let told = [
        registration.installing(),
        registration.waiting(),
        registration.active(),
    ];
    let told: Vec<ServiceWorker> = told.into_iter().flatten().collect();
    let Some(keepers) = keepers().filter(|_| !told.is_empty()) else {
        return;
    };
    let mut listener = None;
    let gone = Promise::new(&mut |done, _| {
        let mut left = told.len();
        listener = Some(Listener::new(&keepers, "message", move |event| {
            if answer(&event).as_deref() == Some(FORGOTTEN) {
                left = left.saturating_sub(1);
            }
            if left == 0 {
                drop(done.call0(&JsValue::NULL));
            }
        }));
    });
    for keeper in &told {
        drop(keeper.post_message(&FORGET.into()));
    }
    drop(in_time(&gone, PATIENCE).await);
    drop(listener);
}

/// Not where the page came without encryption.
fn has_caches(window: &web_sys::Window) -> bool {
    Reflect::get(window, &"caches".into()).is_ok_and(|caches| caches.is_object())
}

/// The names of the caches in which the page's files lie.
async fn files(caches: &CacheStorage) -> Option<Vec<String>> {
    // The keeper's scope: the folder in which the page is.
    let start = format!("tsutaeru {} ", site());
    let names = done(caches.keys().unchecked_into()).await?;
    let names = Array::from(&names)
        .into_iter()
        .filter_map(|name| name.as_string());
    Some(names.filter(|name| name.starts_with(&start)).collect())
}

/// What comes of it; `None` also where nothing does: some browsers never answer.
async fn done(promise: Promise) -> Option<JsValue> {
    in_time(&promise, PATIENCE).await.ok()
}
