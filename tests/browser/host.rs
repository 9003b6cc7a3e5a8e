//! The host of a journey's site: it can be out of reach, it can be given another version, it remembers requests.
use crate::Step;
use crate::engine::setting;
use crate::precache;
use crate::site::Site;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

/// How the service worker stands in the repository.
const KEEPER: &str = include_str!("../../public/service-worker.js");

/// Stands before it where it is to miss what it is first asked.
const DEAF: &str = "let asked;
self.addEventListener('message', (event) => {
  if (event.data === 'stand' && Date.now() < (asked ??= Date.now()) + 2000) event.stopImmediatePropagation();
});
";

/// When a version was made that is newer than every site that is tried.
const NEWER: u64 = 9_000_000_000;

/// A host with the finished site under a path of its own.
pub struct Host {
    /// The address of the site; ends in `/`.
    pub site: String,
    folder: PathBuf,
    is_in_reach: Arc<AtomicBool>,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Host {
    /// Serves the finished site; what the host needs it keeps in `folder`.
    pub fn start(folder: &Path) -> Step<Self> {
        let served = folder.join("served");
        std::os::unix::fs::symlink(setting("TSUTAERU_DIST")?, &served)?;
        let is_in_reach = Arc::new(AtomicBool::new(true));
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (reached, heard) = (is_in_reach.clone(), asked.clone());
        // Not at the root of the host: the site must work under any path.
        let site = Site::start_watched(served, "under/", 0, move |request| {
            if let Ok(mut heard) = heard.lock() {
                heard.push(request.to_owned());
            }
            reached.load(Ordering::SeqCst)
        })?;
        Ok(Self {
            site: format!("{}under/", site.url()),
            folder: folder.to_owned(),
            is_in_reach,
            asked,
        })
    }

    /// As on an aeroplane, or back again.
    pub fn set_in_reach(&self, is_in_reach: bool) {
        self.is_in_reach.store(is_in_reach, Ordering::SeqCst);
    }

    /// The first lines of all requests so far, in their order.
    pub fn asked(&self) -> Vec<String> {
        let asked = self.asked.lock();
        asked.map(|asked| asked.clone()).unwrap_or_default()
    }

    /// Puts a newer version in the place of the site: the same with one line more in its page. Gives the folder.
    pub fn publish(&self, line: &str) -> Step<PathBuf> {
        self.publish_made(line, NEWER)
    }

    /// The same, with when the version was made.
    pub fn publish_made(&self, line: &str, made: u64) -> Step<PathBuf> {
        let next = self.replace()?;
        let page = next.join("index.html");
        let text =
            std::fs::read_to_string(&page)?.replacen("</head>", &format!("{line}</head>"), 1);
        std::fs::write(page, text)?;
        precache::write(&next, KEEPER, made)?;
        Ok(next)
    }

    /// Loses one of the site's files, which the page can do without but not its keeper.
    pub fn lose(&self, file: &str) -> Step {
        Ok(std::fs::remove_file(self.replace()?.join(file))?)
    }

    /// Takes the service worker away, as where the browser refuses it: everything goes over the line.
    pub fn keep_nothing(&self) -> Step {
        Ok(std::fs::remove_file(self.replace()?.join(precache::NAME))?)
    }

    /// The service worker is deaf for two seconds after it was first asked how it stands, as where a browser loses what
    /// it is told.
    pub fn lose_first_questions(&self) -> Step {
        let next = self.replace()?;
        Ok(precache::write(&next, &format!("{DEAF}{KEEPER}"), NEWER)?)
    }

    /// What is in one of the site's files, named by how it begins and ends.
    pub fn read(&self, start: &str, end: &str) -> Step<Vec<u8>> {
        Ok(std::fs::read(named(
            &setting("TSUTAERU_DIST")?,
            start,
            end,
        )?)?)
    }

    /// Puts something else into one of the site's files, named by how it begins and ends; `None` takes it away. The
    /// others are as they were built, and no service worker is there to know better.
    pub fn change(&self, start: &str, end: &str, content: Option<&[u8]>) -> Step {
        let next = self.replace()?;
        drop(std::fs::remove_file(next.join(precache::NAME)));
        let file = named(&next, start, end)?;
        match content {
            Some(content) => std::fs::write(file, content)?,
            None => std::fs::remove_file(file)?,
        }
        Ok(())
    }

    /// Puts another version in the place of the site that has the paper engine under another name, on a host without a
    /// service worker: what an open page has not fetched yet is gone.
    pub fn move_on(&self) -> Step {
        let next = self.replace()?;
        drop(std::fs::remove_file(next.join(precache::NAME)));
        let engine = named(&next, "paper_worker-", ".js")?;
        let name = engine
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        std::fs::rename(&engine, next.join("paper_worker-anew.js"))?;
        let page = next.join("index.html");
        let text = std::fs::read_to_string(&page)?.replace(&name, "paper_worker-anew.js");
        Ok(std::fs::write(page, text)?)
    }

    /// Takes the canvas beside every page away, as in browsers that let only pages draw (Safari before 16.4).
    pub fn let_only_pages_draw(&self) -> Step {
        let next = self.replace()?;
        for script in ["start-", "paper_worker-"] {
            let named = |name: &str| name.starts_with(script) && name.ends_with(".js");
            let file = std::fs::read_dir(&next)?
                .flatten()
                .find(|entry| named(&entry.file_name().to_string_lossy()));
            let file = file.ok_or("the site has no such script")?.path();
            let text = std::fs::read_to_string(&file)?;
            std::fs::write(file, format!("delete self.OffscreenCanvas;{text}"))?;
        }
        Ok(precache::write(&next, KEEPER, NEWER)?)
    }

    /// Serves a copy of the site, which may be changed. Gives its folder.
    fn replace(&self) -> Step<PathBuf> {
        let (next, served) = (self.folder.join("next"), self.folder.join("served"));
        copy(&setting("TSUTAERU_DIST")?, &next)?;
        std::fs::remove_file(&served)?;
        std::os::unix::fs::symlink(&next, served)?;
        Ok(next)
    }
}

/// The file at the top of a site whose name begins and ends so.
fn named(site: &Path, start: &str, end: &str) -> Step<PathBuf> {
    let file = std::fs::read_dir(site)?.flatten().find(|entry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        name.starts_with(start) && name.ends_with(end)
    });
    Ok(file
        .ok_or_else(|| format!("the site has no {start}…{end}"))?
        .path())
}

fn copy(from: &Path, to: &Path) -> Step {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to)?;
        } else {
            std::fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}
