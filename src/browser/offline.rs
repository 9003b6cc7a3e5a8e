//! The page without a connection: a service worker keeps its files on the device. It begins once the page is
//! wholly there, so that it holds up nothing. Where the browser has none, or refuses, the page works online.

use super::{Listener, site, window};
use js_sys::{Array, Promise, Reflect};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    CacheStorage, Event, MessageEvent, RegistrationOptions, ServiceWorker, ServiceWorkerContainer,
    ServiceWorkerRegistration, ServiceWorkerState, ServiceWorkerUpdateViaCache,
};

/// The program that keeps the files; beside the page.
const KEEPER: &str = "./service-worker.js";
/// Agrees to the keeper's version; it answers how it stands.
const SWITCH: &str = "switch";
/// Asks the keeper how it stands.
const STAND: &str = "stand";
/// Its answer where its version is the one that is shown.
const AGREED: &str = "agreed";
/// Its answer where its version waits to be agreed to.
const WAITING: &str = "waiting";

/// What the person can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offline {
    /// The page opens without a connection.
    Ready,
    /// It does; and a new version is whole on the device and waits.
    NewVersion,
    /// It opens with a connection only: the browser does not keep the page's files, or not all of them.
    Refused,
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

/// Begins to keep the page's files, and tells how it stands, as often as that changes.
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
            match (active, registration.waiting()) {
                (Some(_), Some(_)) => heard(Offline::NewVersion),
                // It may be a new one that took over while no window was open.
                (Some(keeper), None) => drop(keeper.post_message(&STAND.into())),
                // The first one did not get as far as to be kept whole.
                (None, None)
                    if registration.installing().is_none() && registration.active().is_none() =>
                {
                    heard(Offline::Refused);
                }
                (None, _) => {}
            }
        })
    };
    let coming = registration.clone();
    Listener::new(&keepers, "message", move |event| {
        match answer(&event).as_deref() {
            Some(AGREED) if coming.waiting().is_none() => heard(Offline::Ready),
            Some(WAITING) => heard(Offline::NewVersion),
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
    Some(())
}

/// Lets the new version take over, and loads the page anew once it has.
pub async fn switch_version() -> Option<()> {
    let keepers = keepers()?;
    let registration = registration().await?;
    let next = registration.waiting().or_else(|| registration.active())?;
    Listener::new(&keepers, "message", |event| {
        if answer(&event).as_deref() == Some(AGREED)
            && let Some(window) = window()
        {
            // Where it cannot be loaded anew, the old one goes on.
            drop(window.location().reload());
        }
    })
    .forget();
    next.post_message(&SWITCH.into()).ok()
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
    if let Some(registration) = registration().await
        && let Ok(going) = registration.unregister()
    {
        drop(done(going).await);
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

async fn done(promise: Promise) -> Option<JsValue> {
    JsFuture::from(promise).await.ok()
}
