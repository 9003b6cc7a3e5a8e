//! The press: asks the paper worker for a sheet, one wish at a time, and keeps the last sheet that was made.
//!
//! The worker is fetched at the first wish and stays until the page closes or it fails. For each wish it
//! makes the pictures first, then the file. While it works only the newest wish waits; what comes back for an
//! older one is dropped.

use super::about::About;
use super::wish::Wish;
use crate::browser::{self, Deliverable, Message, PDF, SideWorker, WorkerFault};
use crate::layout::Pixels;
use crate::pdf::protocol::{self, MadeFile, PaperFault, PaperReply, PreviewPage, Want};
use leptos::prelude::*;
use serde_json::Value;
use std::cell::RefCell;
use std::sync::Arc;
use std::time::Duration;

/// After so long without a word from the worker the person is told that it takes long, and may begin anew.
/// It is not ended by itself: a slow line may need longer.
const PATIENCE: Duration = Duration::from_secs(30);

/// Why there is no sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The worker did not arrive, or it stopped.
    Worker(WorkerFault),
    /// The worker could not make it.
    Paper(PaperFault),
}

/// Where the making stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stage {
    /// What was wished for is there, or nothing was.
    #[default]
    Idle,
    /// The worker is on its way.
    Starting,
    /// The pictures are being made.
    Drawing,
    /// The file is being made; so far has it come.
    Writing(protocol::Stage),
    /// It did not work. What was made before is still there.
    Failed(Fault),
}

/// What the press has made last.
#[derive(Clone, Default)]
pub struct Paper {
    /// The wish that it fulfils; empty before the first.
    wish: String,
    /// Pictures of the pages.
    pub pages: Arc<Vec<PreviewPage>>,
    /// What else is known of it.
    pub about: Arc<About>,
    /// The file, once it is made.
    pub file: Option<Arc<Deliverable>>,
    /// Each paper as a file of its own, where several were wished for apart.
    pub each: Vec<Arc<Deliverable>>,
    /// Where the making stands.
    pub stage: Stage,
    /// True while nothing has been heard of it for long.
    pub is_slow: bool,
}

impl Paper {
    /// True where it is what this wish asks for.
    pub fn fulfils(&self, wish: &Wish) -> bool {
        self.wish == wish.name && !self.pages.is_empty()
    }
    /// The file of this wish, once it is made.
    pub fn file_for(&self, wish: &Wish) -> Option<Arc<Deliverable>> {
        self.file.clone().filter(|_| self.fulfils(wish))
    }
}

struct Press {
    worker: Option<SideWorker>,
    listens: bool,
    under_way: Option<(u32, Want, Wish)>,
    waits: Option<Wish>,
    /// What is known of the files whose bytes come next.
    announced: Option<(About, Vec<MadeFile>)>,
    last_number: u32,
    /// How often something was begun or heard: tells whether anything happened meanwhile.
    turn: u32,
    paper: ArcRwSignal<Paper>,
}

thread_local! {
    static PRESS: RefCell<Press> = RefCell::new(Press {
        worker: None,
        listens: false,
        under_way: None,
        waits: None,
        announced: None,
        last_number: 0,
        turn: 0,
        paper: ArcRwSignal::new(Paper::default()),
    });
}

fn with_press<T>(act: impl FnOnce(&mut Press) -> T) -> T {
    PRESS.with(|press| act(&mut press.borrow_mut()))
}

/// What the press has made, to be followed.
pub fn paper() -> RwSignal<Paper> {
    with_press(|press| press.paper.clone()).into()
}

/// Asks for a sheet, unless it is there or on its way. What becomes of it is seen in [`paper`].
pub fn ask(wish: &Wish) {
    with_press(|press| {
        let is_there = press.paper.with_untracked(|paper| {
            paper.wish == wish.name && (paper.file.is_some() || paper.stage != Stage::Idle)
        });
        let is_coming =
            (press.under_way.as_ref()).is_some_and(|(_, _, other)| other.name == wish.name);
        press.waits = (!is_there && !is_coming).then(|| wish.clone());
        press.go_on();
    });
}

/// Forgets what was made, and ends the worker.
pub fn forget() {
    with_press(|press| {
        (press.worker, press.under_way, press.waits) = (None, None, None);
        (press.listens, press.announced) = (false, None);
        press.paper.set(Paper::default());
    });
}

/// Asks once more after a fault, or because it takes too long; then with another worker.
pub fn ask_again(wish: &Wish) {
    with_press(|press| {
        if press.paper.with_untracked(|paper| paper.is_slow) {
            press.end_worker();
        }
        press.waits = Some(wish.clone());
        press.go_on();
    });
}

impl Press {
    fn stage(&self, stage: Stage) {
        self.paper.update(|paper| paper.stage = stage);
    }

    /// Something has begun or was heard: patience begins anew.
    fn be_patient(&mut self) {
        self.turn = self.turn.wrapping_add(1);
        let turn = self.turn;
        if self.paper.with_untracked(|paper| paper.is_slow) {
            self.paper.update(|paper| paper.is_slow = false);
        }
        set_timeout(
            move || with_press(|press| press.lose_patience(turn)),
            PATIENCE,
        );
    }

    fn lose_patience(&self, turn: u32) {
        let waits = self.under_way.is_some() || self.waits.is_some();
        if waits && self.turn == turn {
            self.paper.update(|paper| paper.is_slow = true);
        }
    }

    /// Begins with what waits, as soon as there is a worker with nothing to do.
    fn go_on(&mut self) {
        if self.waits.is_none() || self.under_way.is_some() {
            return;
        }
        if self.worker.is_none() {
            self.stage(Stage::Starting);
            self.be_patient();
            match SideWorker::start(
                "paper-worker",
                |message| with_press(|press| press.hear(message)),
                |fault| with_press(|press| press.fail(Fault::Worker(fault))),
            ) {
                Ok(worker) => self.worker = Some(worker),
                Err(fault) => self.fail(Fault::Worker(fault)),
            }
        }
        if self.listens
            && let Some(wish) = self.waits.take()
        {
            self.stage(Stage::Drawing);
            self.send(Want::Preview, wish);
        }
    }

    fn send(&mut self, want: Want, wish: Wish) {
        self.last_number = self.last_number.wrapping_add(1);
        let request = wish.request(self.last_number, want);
        let said = serde_json::to_string(&request).unwrap_or_default();
        let sent = (self.worker.as_ref()).map(|worker| worker.send(&Message::Text(said)));
        self.under_way = Some((self.last_number, want, wish));
        if let Some(Err(fault)) = sent {
            self.fail(Fault::Worker(fault));
        }
    }

    /// The worker is of no use any more; the next wish starts another.
    fn fail(&mut self, fault: Fault) {
        self.end_worker();
        self.waits = None;
        self.stage(Stage::Failed(fault));
    }

    fn end_worker(&mut self) {
        let worker = self.worker.take();
        // It may be this worker's own message that is being heard.
        set_timeout(move || drop(worker), Duration::ZERO);
        (self.listens, self.under_way, self.announced) = (false, None, None);
    }

    fn hear(&mut self, message: Message) {
        self.be_patient();
        match message {
            Message::Bytes(bytes) => self.hear_files(&bytes),
            Message::Text(said) => {
                let heard = PaperReply::read(&said).and_then(|reply| self.hear_reply(reply));
                if heard.is_none() {
                    // Page and worker are of different versions: only loading both anew helps.
                    self.fail(Fault::Paper(PaperFault::UnreadableRequest));
                }
            }
        }
        self.go_on();
    }

    /// `None` where what is known of the paper cannot be read.
    fn hear_reply(&mut self, reply: PaperReply<Value>) -> Option<()> {
        match reply {
            PaperReply::Ready => self.listens = true,
            PaperReply::Stage { stage, .. } => self.stage(Stage::Writing(stage)),
            PaperReply::Preview { id, pages, about } => {
                let about = About::read(&about)?;
                let Some(wish) = self.take_if_current(id) else {
                    return Some(());
                };
                self.paper.update(|paper| {
                    *paper = Paper {
                        wish: wish.name.clone(),
                        pages: pages.into(),
                        about: Arc::new(about),
                        file: None,
                        each: vec![],
                        stage: Stage::Writing(protocol::Stage::Composing),
                        is_slow: false,
                    };
                });
                self.send(Want::Documents, wish);
            }
            PaperReply::Documents { about, files, .. } => {
                self.announced = Some((About::read(&about)?, files));
            }
            PaperReply::Draw { text, font } => self.draw(&text, &font),
            PaperReply::Fonts { .. } => {}
            PaperReply::Failed { fault, .. } => {
                self.under_way = None;
                self.stage(Stage::Failed(Fault::Paper(fault)));
            }
        }
        Some(())
    }

    /// Draws what the worker cannot in this browser.
    fn draw(&mut self, text: &str, font: &str) {
        let drawn = browser::letters_on_page(text, font).map(Pixels::into_bytes);
        let said = Message::Bytes(drawn.unwrap_or_default());
        let sent = self.worker.as_ref().map(|worker| worker.send(&said));
        if let Some(Err(fault)) = sent {
            self.fail(Fault::Worker(fault));
        }
    }

    /// The files belong to the request under way: requests are answered in turn.
    fn hear_files(&mut self, bytes: &[u8]) {
        let Some((number, ..)) = self.under_way else {
            return;
        };
        let Some((about, files)) = self.announced.take() else {
            return;
        };
        if self.take_if_current(number).is_none() {
            return;
        }
        let each = protocol::each_of(&files, bytes).unwrap_or_default();
        let made = files.iter().zip(each).map(|(file, bytes)| Deliverable {
            name: format!("{}.pdf", file.name),
            media_type: PDF,
            bytes: bytes.to_vec(),
        });
        let mut made = made.collect::<Vec<_>>().into_iter();
        let Some(all) = made.next() else {
            self.fail(Fault::Paper(PaperFault::NotWritten));
            return;
        };
        self.paper.update(|paper| {
            paper.about = Arc::new(about);
            paper.file = Some(Arc::new(all));
            paper.each = made.map(Arc::new).collect();
            paper.stage = Stage::Idle;
        });
    }

    /// The wish under way, if the answer is for it and no newer one waits.
    fn take_if_current(&mut self, number: u32) -> Option<Wish> {
        let (expected, _, wish) = self.under_way.take()?;
        if expected != number {
            return None;
        }
        self.waits.is_none().then_some(wish)
    }
}
