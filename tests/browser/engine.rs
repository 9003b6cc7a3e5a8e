//! Starts a browser with its driver, a fresh profile and a download folder of its own, and ends them again.
use crate::host::Host;
use crate::page::Page;
use crate::{Fault, Step};
use fantoccini::ClientBuilder;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::rc::Rc;
use std::time::{Duration, Instant};

/// The browsers that residents have, one of each family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chrome, Edge, Samsung's browser.
    Chromium,
    /// Firefox.
    Firefox,
    /// Safari's family; here as WebKitGTK.
    WebKit,
}

/// A whole journey may take this long, on a slow machine too.
const JOURNEY: Duration = Duration::from_secs(300);
/// What is held before the camera, in the folder of the journey, where there is one.
const FILM: &str = "camera.y4m";
/// A driver that has not answered by then never will.
const START: Duration = Duration::from_secs(60);

/// Walks the journey in the engine; on a fault keeps a picture of the page in `target/journeys`.
pub fn walk(name: &str, engine: Engine, journey: impl AsyncFnOnce(&Page) -> Step) {
    to_the_end(
        name,
        engine,
        in_time(async { walked(&Place::new(name, engine)?, journey).await }),
    );
}

/// Walks the journey in Chromium, before whose camera these pictures are held (YUV4MPEG2). Nobody asks the person.
pub fn walk_before_camera(name: &str, film: &[u8], journey: impl AsyncFnOnce(&Page) -> Step) {
    let engine = Engine::Chromium;
    to_the_end(
        name,
        engine,
        in_time(async {
            let place = Place::new(name, engine)?;
            std::fs::write(place.folder.join(FILM), film)?;
            walked(&place, journey).await
        }),
    );
}

async fn in_time(walk: impl Future<Output = Step>) -> Step {
    let walked = tokio::time::timeout(JOURNEY, walk).await;
    walked.unwrap_or_else(|_| Err(format!("not at its end after {} s", JOURNEY.as_secs()).into()))
}

/// Walks on this thread; a fault says which journey it was and where.
fn to_the_end(name: &str, engine: Engine, journey: impl Future<Output = Step>) {
    let outcome = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(Fault::from)
        .and_then(|runtime| runtime.block_on(journey));
    if let Err(fault) = outcome {
        panic!("{name} in {engine:?}: {fault}");
    }
}

async fn walked(place: &Place, journey: impl AsyncFnOnce(&Page) -> Step) -> Step {
    let visit = place.visit().await?;
    let mut outcome = journey(&visit.page).await;
    if let Err(fault) = outcome {
        let told = visit.page.picture(&place.folder.join("fault.png")).await;
        outcome = Err(format!("{fault}\n{told}").into());
    }
    let closed = visit.close().await;
    if outcome.is_ok() {
        closed?;
        clear(&place.folder);
    }
    outcome
}

/// Walks a journey of several visits in the engine.
pub fn stay(name: &str, engine: Engine, journey: impl AsyncFnOnce(&Place) -> Step) {
    to_the_end(name, engine, async {
        let place = Place::new(name, engine)?;
        journey(&place).await?;
        place.clear();
        Ok(())
    });
}

/// The site, and a browser's profile that stays from one visit to the next.
pub struct Place {
    engine: Engine,
    folder: PathBuf,
    host: Rc<Host>,
}

impl Place {
    fn new(name: &str, engine: Engine) -> Step<Self> {
        let folder = folder(&format!("{name}-{engine:?}").to_lowercase())?;
        std::fs::create_dir_all(folder.join("downloads"))?;
        std::fs::create_dir_all(folder.join("profile"))?;
        let host = Rc::new(Host::start(&folder)?);
        Ok(Self {
            engine,
            folder,
            host,
        })
    }

    /// Starts the browser.
    pub async fn visit(&self) -> Step<Visit> {
        let downloads = self.folder.join("downloads");
        let driver = Driver::start(self.engine, &self.folder)?;
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities(self.engine, &self.folder, &downloads)?)
            .connect(&format!("http://127.0.0.1:{}", driver.port))
            .await?;
        Ok(Visit {
            page: Page::new(client, self.host.clone(), downloads),
            driver,
            profile: self.folder.join("profile"),
        })
    }

    fn clear(self) {
        clear(&self.folder);
    }
}

/// A browser that was started.
pub struct Visit {
    /// Its page.
    pub page: Page,
    driver: Driver,
    profile: PathBuf,
}

impl Visit {
    /// Ends it as a person does.
    pub async fn close(self) -> Step {
        let closed = self.page.client.close().await;
        drop(self.driver);
        Ok(closed?)
    }

    /// Ends every process of it in the midst of what it does, as a phone does that needs the room.
    pub fn kill(self) -> Step {
        let tree = crate::processes::tree_of(&self.profile)?;
        let mut kill = Command::new("kill");
        kill.arg("-KILL").args(tree.iter().map(u32::to_string));
        if !kill.status()?.success() {
            return Err("the browser could not be ended".into());
        }
        drop(self.driver);
        Ok(())
    }
}

/// A driver and what it needs; ended when dropped.
struct Driver {
    port: u16,
    processes: Vec<Child>,
}

impl Driver {
    fn start(engine: Engine, folder: &Path) -> Step<Self> {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
            .local_addr()?
            .port();
        let mut processes = Vec::new();
        let mut command = match engine {
            Engine::Chromium => {
                let mut command = Command::new(setting("TSUTAERU_CHROMEDRIVER")?);
                command.arg(format!("--port={port}"));
                command
            }
            Engine::Firefox => {
                let mut command = Command::new(setting("TSUTAERU_GECKODRIVER")?);
                command
                    .args(["--port", &port.to_string()])
                    .arg("--profile-root")
                    .arg(folder);
                command
            }
            Engine::WebKit => {
                let (screen, display) = screen()?;
                processes.push(screen);
                let mut command = Command::new(setting("TSUTAERU_WEBKITDRIVER")?);
                command
                    .arg(format!("--port={port}"))
                    .env("DISPLAY", display)
                    .env("GDK_BACKEND", "x11")
                    // No desktop around it: no accessibility bus, no graphics card.
                    .env("NO_AT_BRIDGE", "1")
                    .env("LIBGL_ALWAYS_SOFTWARE", "1")
                    .env("XDG_CACHE_HOME", folder.join("cache"))
                    // It has no setting for the download folder; without a desktop it takes the home folder.
                    .env("HOME", folder.join("downloads"));
                command
            }
        };
        let log = std::fs::File::create(folder.join("driver.log"))?;
        let errors = log.try_clone()?;
        processes.push(
            command
                .stdin(Stdio::null())
                .stdout(log)
                .stderr(errors)
                .spawn()?,
        );
        let driver = Self { port, processes };
        let begun = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if begun.elapsed() > START {
                return Err(format!(
                    "the driver of {engine:?} does not answer; see {}",
                    folder.display()
                )
                .into());
            }
            std::thread::yield_now();
        }
        Ok(driver)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The driver first, then the screen it draws on.
        for process in self.processes.iter_mut().rev() {
            // Gone already is as good.
            process.kill().and_then(|()| process.wait()).ok();
        }
    }
}

/// A screen in memory; gives its name.
fn screen() -> Step<(Child, String)> {
    let mut screen = Command::new(setting("TSUTAERU_XVFB")?)
        .args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1280x1024x24",
            "-nolisten",
            "tcp",
        ])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let mut number = String::new();
    BufReader::new(screen.stdout.take().ok_or("Xvfb says nothing")?).read_line(&mut number)?;
    Ok((screen, format!(":{}", number.trim())))
}

fn capabilities(
    engine: Engine,
    folder: &Path,
    downloads: &Path,
) -> Step<serde_json::Map<String, Value>> {
    let wanted = match engine {
        Engine::Chromium => {
            let mut args = vec![
                "--headless=new".to_owned(),
                "--disable-gpu".to_owned(),
                "--disable-quic".to_owned(),
                "--no-first-run".to_owned(),
                "--disable-background-networking".to_owned(),
                "--disable-component-update".to_owned(),
                "--disable-sync".to_owned(),
                "--disable-dev-shm-usage".to_owned(),
                "--window-size=1000,1200".to_owned(),
                format!("--user-data-dir={}", folder.join("profile").display()),
            ];
            let film = folder.join(FILM);
            if film.exists() {
                args.push("--use-fake-device-for-media-stream".to_owned());
                args.push("--use-fake-ui-for-media-stream".to_owned());
                args.push(format!(
                    "--use-file-for-fake-video-capture={}",
                    film.display()
                ));
            }
            if root() {
                // Chromium's sandbox refuses to work for root; the only site it sees here is ours.
                args.push("--no-sandbox".to_owned());
            }
            json!({ "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" }, "goog:chromeOptions": {
                "binary": setting("TSUTAERU_CHROMIUM")?,
                "args": args,
                "prefs": {
                    "download.default_directory": downloads,
                    "download.prompt_for_download": false,
                    "plugins.always_open_pdf_externally": true,
                },
            } })
        }
        Engine::Firefox => json!({ "moz:firefoxOptions": {
            "binary": setting("TSUTAERU_FIREFOX")?,
            "args": ["-headless", "--width=1000", "--height=1200", "-profile", folder.join("profile")],
            "prefs": {
                "browser.download.folderList": 2,
                "browser.download.dir": downloads,
                "browser.download.useDownloadDir": true,
                "browser.download.always_ask_before_handling_new_types": false,
                "browser.helperApps.neverAsk.saveToDisk": "application/pdf,application/json,application/octet-stream",
                "pdfjs.disabled": true,
                // Nothing of its own over the line.
                "network.captive-portal-service.enabled": false,
                "network.connectivity-service.enabled": false,
                "app.update.auto": false,
                "datareporting.policy.dataSubmissionEnabled": false,
            },
        } }),
        Engine::WebKit => json!({ "webkitgtk:browserOptions": {
            "binary": setting("TSUTAERU_MINIBROWSER")?,
            "args": ["--automation"],
        } }),
    };
    wanted
        .as_object()
        .cloned()
        .ok_or_else(|| "capabilities are an object".into())
}

/// What `cargo xtask test` says about this machine.
pub fn setting(name: &str) -> Step<PathBuf> {
    let said = std::env::var_os(name).map(PathBuf::from);
    said.ok_or_else(|| {
        format!("{name} is not set: run the journeys with `cargo xtask test --only journeys`")
            .into()
    })
}

/// An empty folder for the profile and the downloads of one journey, of this run alone.
fn folder(name: &str) -> Step<PathBuf> {
    let journeys = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("journeys");
    let journey = journeys.join(name);
    if journey.exists() {
        clear(&journey);
    }
    let folder = journey.join(std::process::id().to_string());
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// Clears away what was left. A browser's helpers outlive it by a moment and may just be writing: what they leave goes
/// before the next run, and is in nobody's way until then.
fn clear(folder: &Path) {
    if let Err(fault) = std::fs::remove_dir_all(folder) {
        println!("{} stays until the next run: {fault}", folder.display());
    }
}

fn root() -> bool {
    Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|output| output.stdout == b"0\n")
}
