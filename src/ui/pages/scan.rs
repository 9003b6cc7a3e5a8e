//! Read the pharmacy's code: by the camera or from photographs, several codes one after the other, then the review.

use super::{scan_camera, scan_review};
use crate::browser::{self, CameraFault, Canvas, WorkerFault};
use crate::medication_notebook::{Codes, NotebookError, Parts, Sight};
use crate::scan::protocol::{How, Seen};
use crate::session::Route;
use crate::ui::app::App;
use crate::ui::dom;
use crate::ui::element::{Element, el, live, nothing};
use crate::ui::parts::buttons::{Weight, actions, button, link};
use crate::ui::parts::frame::{back, page_with};
use crate::ui::scan::{self, Looked};
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

/// The questions that the code answers first.
const MEDICINES: &str = "medicines";
/// The longer side of a photograph that is looked at, in pixels: 12 million of them, which every browser can draw.
const LONGEST: u32 = 4_096;

/// What stands on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// The ways to a picture.
    Ways,
    /// What the camera shows.
    Camera,
    /// A photograph is being looked at.
    Looking,
    /// What was read.
    Review,
}

/// Why nothing, or nothing more, was read. The words stand under `scan.trouble.NAME`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trouble {
    NoCode,
    NotReadable,
    Camera(CameraFault),
    Refused(NotebookError),
    Worker(WorkerFault),
}

/// Why a code is none that can be read, for the words under `scan.trouble` and `scan.beside`.
pub(super) fn why_refused(why: NotebookError) -> &'static str {
    match why {
        NotebookError::Prescription => "prescription",
        NotebookError::UnreadableLetters => "unreadable",
        NotebookError::NoHead => "no-head",
        NotebookError::Unjoined => "unjoined",
        NotebookError::SomethingElse | NotebookError::Empty | NotebookError::TooLong => {
            "something-else"
        }
    }
}

impl Trouble {
    fn name(self) -> &'static str {
        match self {
            Self::NoCode => "no-code",
            Self::NotReadable => "not-readable",
            Self::Camera(CameraFault::Missing) => "no-camera",
            Self::Camera(CameraFault::Refused) => "camera-refused",
            Self::Camera(CameraFault::Busy) => "camera-busy",
            Self::Refused(why) => why_refused(why),
            Self::Worker(WorkerFault::NotStarted) => "not-started",
            Self::Worker(WorkerFault::Stopped) => "stopped",
        }
    }
    /// What happened.
    pub(super) fn say(self, app: App) -> String {
        app.say(&format!("scan.trouble.{}", self.name()))
    }
}

/// What the pieces of the page hold on to.
#[derive(Clone, Copy)]
pub(super) struct Scan {
    pub app: App,
    pub stage: RwSignal<Stage>,
    pub trouble: RwSignal<Option<Trouble>>,
    /// Of codes that belong together, those that are there.
    pub parts: RwSignal<Option<Parts>>,
    /// All that was read so far.
    pub sight: StoredValue<Sight>,
    /// How many pictures were looked at.
    pub looked: RwSignal<u32>,
}

impl Scan {
    /// Takes in all that was read so far. True where it can be reviewed: there is something, and nothing of it is known
    /// to be missing.
    pub fn take(self, seen: &Seen) -> bool {
        let sight = Sight::of(Codes {
            texts: &seen.texts,
            unproven: &seen.unproven,
            unreadable: seen.unreadable,
            unjoined: seen.unjoined,
            torn: &seen.missing,
        });
        let is_whole = sight.is_whole();
        self.parts.set(sight.parts);
        self.sight.set_value(sight);
        is_whole
    }
    /// Goes to another stage; `trouble` is told there.
    pub fn turn(self, stage: Stage, trouble: Option<Trouble>) {
        if stage != Stage::Camera {
            scan_camera::stop();
        }
        self.trouble.set(trouble);
        self.stage.set(stage);
        dom::focus_soon("scan-now".into());
    }
    /// Forgets all that was read, and shows the ways.
    pub fn begin_anew(self) {
        scan::dismiss();
        self.parts.set(None);
        self.sight.set_value(Sight::default());
        self.turn(Stage::Ways, None);
    }
    /// How far one has come, in words.
    pub fn progress(self) -> Option<String> {
        let parts = self.parts.get()?;
        let (here, of) = (parts.here.to_string(), parts.of.to_string());
        Some(self.app.fill("scan.parts", &[("here", &here), ("of", &of)]))
    }
}

/// The page.
pub fn scan(app: App) -> AnyView {
    let scan = Scan {
        app,
        stage: RwSignal::new(Stage::Ways),
        trouble: RwSignal::new(None),
        parts: RwSignal::new(None),
        sight: StoredValue::new(Sight::default()),
        looked: RwSignal::new(0),
    };
    // Nothing stays of it once the page is left.
    on_cleanup(|| {
        scan_camera::stop();
        scan::dismiss();
    });
    let before = back(app, Route::to_group(MEDICINES), "scan.back").view();
    page_with(Some(Route::Scan), Some(before), app.say("scan.title"))
        .child(live(move || match scan.stage.get() {
            Stage::Ways => ways(scan).view(),
            Stage::Camera => scan_camera::preview(scan).view(),
            Stage::Looking => now("notice")
                .child(el("p").attr("role", "status").text(app.say("scan.looking")))
                .view(),
            Stage::Review => scan_review::review(scan),
        }))
        .view()
}

/// What is told can be gone to: it is read out when it comes.
pub(super) fn now(class: &str) -> Element {
    el("div").class(class).id("scan-now").attr("tabindex", "-1")
}

/// Camera, photograph, typing.
fn ways(scan: Scan) -> Element {
    let app = scan.app;
    let camera = button(
        "start-camera",
        Weight::Primary,
        app.say("scan.camera"),
        move || scan_camera::start(scan),
    );
    let has_some = scan.sight.with_value(|sight| !sight.people.is_empty());
    let go_on = has_some.then(|| {
        button(
            "use-what-is-there",
            Weight::Plain,
            app.say("scan.use_what_is_there"),
            move || scan.turn(Stage::Review, None),
        )
    });
    el("div")
        .class("stack")
        .child(live(move || told(scan)))
        .child(el("p").text(app.say("scan.what")))
        .child(el("p").text(app.say("scan.where")))
        .child(actions(vec![
            camera,
            chooser(scan, "take-photo", "scan.take_photo"),
            chooser(scan, "choose-photo", "scan.choose_photo"),
        ]))
        .maybe(go_on)
        .child(el("p").class("small").text(app.say("scan.promise")))
        .child(actions(vec![link(
            "type-instead",
            Weight::Quiet,
            app.say("scan.type_instead"),
            Route::to_group(MEDICINES).to_string(),
        )]))
}

/// What happened, what is safe, what to do; and how far one has come.
fn told(scan: Scan) -> AnyView {
    let app = scan.app;
    let progress = scan.progress();
    let Some(trouble) = scan.trouble.get() else {
        return match progress {
            None => nothing(),
            Some(progress) => now("notice")
                .child(el("p").text(progress))
                .child(el("p").text(app.say("scan.parts.next")))
                .view(),
        };
    };
    let name = trouble.name();
    now("notice care")
        .attr("data-trouble", name)
        .child(el("p").text(trouble.say(app)))
        .child(el("p").text(app.say("scan.safe")))
        .child(el("p").text(app.say(&format!("scan.trouble.{name}.do"))))
        .maybe(progress.map(|progress| el("p").text(progress)))
        .view()
}

/// A field for photographs that looks like a command.
fn chooser(scan: Scan, id: &'static str, words: &str) -> Element {
    let field = el("input")
        .class("visually-hidden")
        .id(id)
        .attr("type", "file")
        .attr("accept", "image/*")
        .on("change", move |event| {
            look_at(scan, browser::take_all_chosen(&event));
        });
    // With this a telephone opens its camera at once; without it, its pictures.
    let field = match id {
        "take-photo" => field.attr("capture", "environment"),
        _ => field.flag("multiple", true),
    };
    el("label")
        .class("button file")
        .child(field)
        .child(el("span").text(scan.app.say(words)))
}

/// Looks at photographs, one when the other is done: each needs much room.
fn look_at(scan: Scan, files: Vec<File>) {
    if !files.is_empty() {
        scan.turn(Stage::Looking, None);
        look_at_next(scan, files, None);
    }
}

/// Looks at the first of the files that are left; `trouble` is what happened with one before.
fn look_at_next(scan: Scan, mut files: Vec<File>, trouble: Option<Trouble>) {
    if files.is_empty() {
        return looked_at_all(scan, trouble);
    }
    let file = files.remove(0);
    spawn_local(async move {
        let pixels = match Canvas::new() {
            Some(canvas) => canvas.of_file(&file, LONGEST).await,
            None => None,
        };
        // The person may have gone on meanwhile.
        if scan.stage.try_get_untracked() != Some(Stage::Looking) {
            return;
        }
        match pixels {
            None => look_at_next(scan, files, Some(Trouble::NotReadable)),
            Some(pixels) => scan::look(pixels, How::Photo, move |looked| {
                if scan.stage.try_get_untracked() == Some(Stage::Looking) {
                    heard(scan, looked, files, trouble);
                }
            }),
        }
    });
}

/// A photograph was looked at.
fn heard(scan: Scan, looked: Looked, files: Vec<File>, trouble: Option<Trouble>) {
    let trouble = match looked {
        Looked::Worker(fault) => return scan.turn(Stage::Ways, Some(Trouble::Worker(fault))),
        Looked::NoPicture => Some(Trouble::NotReadable),
        Looked::Seen { found, seen } => {
            scan.take(&seen);
            match found {
                0 => Some(Trouble::NoCode),
                _ => trouble,
            }
        }
    };
    look_at_next(scan, files, trouble);
}

/// The last of the photographs that were chosen leads on.
fn looked_at_all(scan: Scan, trouble: Option<Trouble>) {
    let (is_whole, has_parts, refused) = scan.sight.with_value(|sight| {
        let has_parts = sight.parts.is_some();
        (sight.is_whole(), has_parts, sight.refused.last().copied())
    });
    match trouble {
        None if is_whole => scan.turn(Stage::Review, None),
        None if !has_parts => scan.turn(Stage::Ways, refused.map(Trouble::Refused)),
        trouble => scan.turn(Stage::Ways, trouble),
    }
}
