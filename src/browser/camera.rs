//! The camera, pictures without sound. It runs as long as it is held.

use super::{document, window};
use js_sys::{JSON, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, HtmlVideoElement, MediaStream, MediaStreamTrack};

/// The camera at the back where there are two, with as many pixels as a code of a whole page of medicines needs.
const WANTED: &str = r#"{"audio":false,"video":{"facingMode":{"ideal":"environment"},
    "width":{"ideal":1920},"height":{"ideal":1080},"advanced":[{"focusMode":"continuous"}]}}"#;

/// Why there are no pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CameraFault {
    /// There is none, or this browser gives none to a page.
    Missing,
    /// The person, or somebody for them, does not want it.
    Refused,
    /// It is there and does not work: another app may be using it.
    Busy,
}

/// A camera that is on. Dropping it turns it off.
pub struct Camera(MediaStream);

impl Camera {
    /// Turns it on; the browser asks the person.
    pub async fn start() -> Result<Self, CameraFault> {
        let devices = window()
            .and_then(|window| window.navigator().media_devices().ok())
            // Pages without a secure connection have none.
            .filter(|devices| !devices.is_undefined())
            .ok_or(CameraFault::Missing)?;
        let wanted = JSON::parse(WANTED).map_err(|_| CameraFault::Missing)?;
        let asked = devices
            .get_user_media_with_constraints(wanted.unchecked_ref())
            .map_err(|fault| of(&fault))?;
        let stream = JsFuture::from(asked).await.map_err(|fault| of(&fault))?;
        Ok(Self(stream.unchecked_into()))
    }

    /// Shows what it sees in the video element of that id, and gives the element.
    pub fn show(&self, view: &str) -> Option<HtmlVideoElement> {
        let view: HtmlVideoElement = document()?.get_element_by_id(view)?.dyn_into().ok()?;
        view.set_muted(true);
        view.set_src_object(Some(&self.0));
        // Not to be waited for: a browser that does not begin by itself shows a still picture, which is looked at too.
        drop(view.play());
        Some(view)
    }

    /// True while it gives pictures: not after somebody has taken it away.
    pub fn is_on(&self) -> bool {
        self.0.active()
    }

    /// True where it has a lamp that a page may turn on.
    pub fn has_lamp(&self) -> bool {
        let can = |track: &MediaStreamTrack| {
            // Not every browser knows what its cameras can do.
            let ask = Reflect::get(track, &"getCapabilities".into()).ok()?;
            let can = ask
                .dyn_ref::<js_sys::Function>()?
                .call0(track)
                .ok()
                .and_then(|can| Reflect::get(&can, &"torch".into()).ok())?;
            Some(can.is_truthy())
        };
        self.track().as_ref().and_then(can).unwrap_or(false)
    }

    /// Turns the lamp on or off. A lamp that does not obey is left alone.
    pub fn light(&self, is_on: bool) {
        let wanted = JSON::parse(&format!("{{\"advanced\":[{{\"torch\":{is_on}}}]}}"));
        if let (Some(track), Ok(wanted)) = (self.track(), wanted)
            && let Ok(asked) = track.apply_constraints_with_constraints(wanted.unchecked_ref())
        {
            wasm_bindgen_futures::spawn_local(async move {
                let _ = JsFuture::from(asked).await;
            });
        }
    }

    fn track(&self) -> Option<MediaStreamTrack> {
        self.0.get_video_tracks().get(0).dyn_into().ok()
    }
}

impl Drop for Camera {
    fn drop(&mut self) {
        for track in self.0.get_tracks() {
            track.unchecked_into::<MediaStreamTrack>().stop();
        }
    }
}

fn of(fault: &JsValue) -> CameraFault {
    let name = fault.dyn_ref::<DomException>().map(DomException::name);
    match name.as_deref() {
        Some("NotAllowedError" | "SecurityError") => CameraFault::Refused,
        Some("NotReadableError" | "AbortError") => CameraFault::Busy,
        _ => CameraFault::Missing,
    }
}
