//! What the camera shows, with a frame to hold the code in; each picture is looked at and forgotten.

use super::scan::{Scan, Stage, Trouble, now};
use crate::browser::{self, Camera, CameraFault, Canvas, Listener};
use crate::scan::protocol::How;
use crate::ui::dom;
use crate::ui::element::{Element, el, live, nothing};
use crate::ui::parts::buttons::{Weight, actions, button};
use crate::ui::scan::{self, Looked};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::{Cell, RefCell};
use std::time::Duration;
use web_sys::HtmlVideoElement;

/// The element that shows the pictures.
const VIEW: &str = "camera-view";
/// The longer side of a picture that is looked at, in pixels.
const LONGEST: u32 = 1_280;
/// How soon a camera that shows nothing yet is asked again.
const SOON: Duration = Duration::from_millis(30);

/// A camera that is on, with what belongs to it.
struct On {
    camera: Camera,
    view: HtmlVideoElement,
    canvas: Canvas,
    /// Turns it off when the page is hidden.
    _hidden: Vec<Listener>,
}

thread_local! {
    /// How often the camera was asked for: the person may answer the browser late, after having asked again.
    static ASKED: Cell<u32> = const { Cell::new(0) };
    static ON: RefCell<Option<On>> = const { RefCell::new(None) };
}

/// Turns the camera off, if it is on.
pub(super) fn stop() {
    let on = ON.with(|on| on.borrow_mut().take());
    drop(on);
}

/// Whether the lamp is on; `None` where there is none.
#[derive(Clone, Copy)]
struct Lamp(RwSignal<Option<bool>>);

/// Turns the camera on and looks at what it shows.
pub(super) fn start(scan: Scan) {
    scan.turn(Stage::Camera, None);
}

/// The page while the camera is on.
pub(super) fn preview(scan: Scan) -> Element {
    let app = scan.app;
    let lamp = Lamp(RwSignal::new(None));
    let asked = ASKED.with(|asked| {
        asked.set(asked.get().wrapping_add(1));
        asked.get()
    });
    // The element must stand before the camera can be shown in it.
    dom::soon(move || spawn_local(turn_on(scan, lamp, asked)));
    let status = el("p")
        .id("camera-status")
        .attr("role", "status")
        .live_text(move || match (scan.progress(), scan.trouble.get()) {
            (Some(progress), _) => app.fill("scan.camera.parts", &[("progress", &progress)]),
            (None, Some(trouble)) => trouble.say(app),
            (None, None) => app.say("scan.camera.hold"),
        });
    let stop = button(
        "stop-camera",
        Weight::Plain,
        app.say("scan.camera.stop"),
        move || scan.turn(Stage::Ways, None),
    );
    now("stack")
        .child(status)
        .child(
            el("div")
                .class("camera")
                .live_attr("data-looked", move || Some(scan.looked.get().to_string()))
                .child(
                    el("video")
                        .id(VIEW)
                        .flag("playsinline", true)
                        .flag("muted", true)
                        .flag("autoplay", true)
                        .attr("aria-label", app.say("scan.camera.view")),
                ),
        )
        .child(live(move || match lamp.0.get() {
            None => nothing(),
            Some(is_on) => button(
                "lamp",
                Weight::Plain,
                app.say(if is_on {
                    "scan.lamp.off"
                } else {
                    "scan.lamp.on"
                }),
                move || {
                    lamp.0.set(Some(!is_on));
                    with_camera(|on| on.camera.light(!is_on));
                },
            )
            .view(),
        }))
        .child(actions(vec![stop]))
        .child(el("p").class("small").text(app.say("scan.promise")))
}

fn with_camera<T>(act: impl FnOnce(&On) -> T) -> Option<T> {
    ON.with(|on| on.borrow().as_ref().map(act))
}

async fn turn_on(scan: Scan, lamp: Lamp, asked: u32) {
    let started = Camera::start().await;
    let is_waited_for = ASKED.with(Cell::get) == asked;
    if !is_waited_for || scan.stage.try_get_untracked() != Some(Stage::Camera) {
        return;
    }
    let camera = match started {
        Ok(camera) => camera,
        Err(fault) => return scan.turn(Stage::Ways, Some(Trouble::Camera(fault))),
    };
    let (Some(view), Some(canvas)) = (camera.show(VIEW), Canvas::new()) else {
        return scan.turn(Stage::Ways, Some(Trouble::Camera(CameraFault::Busy)));
    };
    lamp.0.set(camera.has_lamp().then_some(false));
    let hidden = browser::on_hidden(move || {
        // Later, as this listener goes with the camera.
        dom::soon(move || {
            if scan.stage.try_get_untracked() == Some(Stage::Camera) {
                scan.turn(Stage::Ways, None);
            }
        });
    });
    let on = On {
        camera,
        view,
        canvas,
        _hidden: hidden,
    };
    ON.with(|place| *place.borrow_mut() = Some(on));
    next(scan, 0);
}

/// Looks at what the camera shows now, and again when that was looked at.
fn next(scan: Scan, turn: u32) {
    if scan.stage.try_get_untracked() != Some(Stage::Camera) {
        return;
    }
    let shown = with_camera(|on| {
        let is_on = on.camera.is_on();
        is_on.then(|| on.canvas.of_video(&on.view, LONGEST))
    });
    match shown.flatten() {
        // Somebody took it away.
        None => scan.turn(Stage::Ways, Some(Trouble::Camera(CameraFault::Busy))),
        Some(None) => set_timeout(move || next(scan, turn), SOON),
        Some(Some(pixels)) => scan::look(pixels, How::Frame(turn), move |looked| {
            heard(scan, turn, looked);
        }),
    }
}

fn heard(scan: Scan, turn: u32, looked: Looked) {
    if scan.stage.try_get_untracked() != Some(Stage::Camera) {
        return;
    }
    let (found, seen) = match looked {
        Looked::Seen { found, seen } => (found, seen),
        Looked::NoPicture => return scan.turn(Stage::Ways, Some(Trouble::NotReadable)),
        Looked::Worker(fault) => return scan.turn(Stage::Ways, Some(Trouble::Worker(fault))),
    };
    scan.looked.update(|count| *count = count.wrapping_add(1));
    if found > 0 {
        if scan.take(&seen) {
            return scan.turn(Stage::Review, None);
        }
        // A page may carry other codes beside: the camera goes on.
        let refused = scan.sight.with_value(|sight| sight.refused.last().copied());
        let trouble = refused.map(Trouble::Refused);
        if scan.trouble.get_untracked() != trouble {
            scan.trouble.set(trouble);
        }
    }
    dom::soon(move || next(scan, turn.wrapping_add(1)));
}
