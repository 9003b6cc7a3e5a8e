//! What a person does on a page, by the page's public interface: fields by their name, choices by their value,
//! commands by their id. Every step waits for what it needs, up to a deadline, and never for time alone.
use crate::hands::Hands;
use crate::host::Host;
use crate::{Fault, Step};
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, Locator};
use serde_json::{Value, json};
use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::{Duration, Instant};

/// How long a page may take to show what a step waits for.
const PATIENCE: Duration = Duration::from_secs(90);
/// How often it is asked.
const AGAIN: Duration = Duration::from_millis(30);

/// The page that a journey walks on.
pub struct Page {
    /// The way to the browser.
    pub client: Client,
    /// With what it is used.
    pub hands: Cell<Hands>,
    /// Who serves the site.
    pub host: Rc<Host>,
    downloads: PathBuf,
}

impl Page {
    /// A browser that has not opened the site yet.
    pub fn new(client: Client, host: Rc<Host>, downloads: PathBuf) -> Self {
        Self {
            client,
            hands: Cell::new(Hands::Pointer),
            host,
            downloads,
        }
    }

    /// A folder of this journey alone; what is downloaded comes here.
    pub fn folder(&self) -> &Path {
        &self.downloads
    }

    // Going somewhere

    /// Opens an address of the site, such as `#/print`, and waits until the program shows something.
    pub async fn open(&self, address: &str) -> Step {
        self.visit(address).await?;
        self.see("h1").await.map(drop)
    }

    /// Goes to an address at which the program may not start.
    pub async fn visit(&self, address: &str) -> Step {
        let address = format!("{}{address}", self.host.site);
        self.client.goto(&address).await?;
        Ok(())
    }

    /// Loads the page anew, as after a call that came in between.
    pub async fn reload(&self) -> Step {
        // As the person does it: what Firefox's driver calls reloading goes past the service worker.
        self.script("window.isLeft = true; location.reload()", vec![])
            .await?;
        self.until("the page to be loaded anew", async || {
            // In between there is no page to ask.
            let left = self.script("return window.isLeft ?? false", vec![]).await;
            Ok(left.is_ok_and(|left| left == false).then_some(()))
        })
        .await?;
        self.see("h1").await.map(drop)
    }

    /// Waits for one of the site's pages, by its name.
    pub async fn arrive(&self, name: &str) -> Step {
        self.see(&format!("main[data-page=\"{name}\"]"))
            .await
            .map(drop)
    }

    /// Waits for a page of questions, by its group's name.
    pub async fn arrive_at_questions(&self, group: &str) -> Step {
        self.see(&format!("main[data-group=\"{group}\"]"))
            .await
            .map(drop)
    }

    // Looking

    /// Waits for an element to be there and visible.
    pub async fn see(&self, selector: &str) -> Step<Element> {
        self.until(&format!("{selector} to be seen"), async || {
            let found = match self.client.find_all(Locator::Css(selector)).await {
                Ok(found) => found,
                Err(fault) => return gone(fault).map(|()| None),
            };
            for element in found {
                match element.is_displayed().await {
                    Ok(true) => return Ok(Some(element)),
                    Ok(false) => {}
                    Err(fault) => gone(fault)?,
                }
            }
            Ok(None)
        })
        .await
    }

    /// Waits until something is so, asking again and again up to the deadline.
    pub async fn until<T>(&self, what: &str, ask: impl AsyncFn() -> Step<Option<T>>) -> Step<T> {
        let begun = Instant::now();
        loop {
            if let Some(found) = ask().await? {
                return Ok(found);
            }
            if begun.elapsed() > PATIENCE {
                return Err(format!("waited {} s for {what}", PATIENCE.as_secs()).into());
            }
            tokio::time::sleep(AGAIN).await;
        }
    }

    /// The text that a person sees in an element.
    pub async fn text(&self, selector: &str) -> Step<String> {
        self.with_seen(selector, async |element| Ok(element.text().await?))
            .await
    }

    /// What stands in a field.
    pub async fn value(&self, name: &str) -> Step<String> {
        let selector = format!("[name=\"{name}\"]");
        self.with_seen(&selector, async |field| {
            Ok(field.prop("value").await?.unwrap_or_default())
        })
        .await
    }

    /// Waits until the browser's storage holds these words.
    pub async fn wait_until_kept(&self, words: &str) -> Step {
        let kept = "return Object.values(localStorage).some((text) => text.includes(arguments[0]))";
        self.until(&format!("{words} to be kept"), async || {
            Ok((self.script(kept, vec![Value::from(words)]).await? == true).then_some(()))
        })
        .await
    }

    // Acting

    /// Gives a command by its id.
    pub async fn press(&self, id: &str) -> Step {
        let selector = format!("[id=\"{id}\"]");
        // Asked of the page, not of one element: it may be made anew meanwhile.
        let possible =
            "const one = document.querySelector(arguments[0]); return !!one && !one.disabled";
        self.until(&format!("{id} to be possible"), async || {
            let selector = Value::from(selector.as_str());
            Ok((self.script(possible, vec![selector]).await? == true).then_some(()))
        })
        .await?;
        self.press_here(&selector).await
    }

    /// Gives the command that a selector finds, a fold too.
    pub async fn press_here(&self, selector: &str) -> Step {
        let hands = self.hands.get();
        self.with_seen(selector, async |button| {
            hands.press(self, selector, button).await
        })
        .await
    }

    /// Gives a command by its id, if the page still offers it: it may have become needless by itself.
    pub async fn press_if_offered(&self, id: &str) -> Step {
        let press = "document.getElementById(arguments[0])?.click()";
        self.script(press, vec![Value::from(id)]).await.map(drop)
    }

    /// Does something with an element that is seen; if the page has made it anew meanwhile, with the one in its place.
    pub async fn with_seen<T>(
        &self,
        selector: &str,
        act: impl AsyncFn(&Element) -> Step<T>,
    ) -> Step<T> {
        self.until(&format!("{selector} to stay"), async || {
            let element = self.see(selector).await?;
            match act(&element).await {
                Ok(done) => Ok(Some(done)),
                Err(fault) => gone(*fault.downcast::<CmdError>()?).map(|()| None),
            }
        })
        .await
    }

    /// Unfolds what a field is folded away in, if it is.
    async fn unfold(&self, name: &str) -> Step {
        let fold = "const field = document.querySelector(`[name=\"${arguments[0]}\"]`);
            return field?.closest('details:not([open])')?.querySelector('summary').id ?? null";
        let fold = self.script(fold, vec![Value::from(name)]).await?;
        match fold.as_str() {
            Some(summary) => self.press(summary).await,
            None => Ok(()),
        }
    }

    /// Types into a field.
    pub async fn type_into(&self, name: &str, text: &str) -> Step {
        self.unfold(name).await?;
        let selector = format!("[name=\"{name}\"]");
        let hands = self.hands.get();
        self.with_seen(&selector, async |field| {
            hands.type_into(self, &selector, field, text).await
        })
        .await
    }

    /// Takes out what stands in a field, as the person's own deleting does.
    pub async fn empty(&self, name: &str) -> Step {
        self.see(&format!("[name=\"{name}\"]")).await?;
        let empty = "const field = document.querySelector(`[name=\"${arguments[0]}\"]`);
            field.focus(); field.value = ''; field.dispatchEvent(new Event('input', { bubbles: true }))";
        self.script(empty, vec![Value::from(name)]).await.map(drop)
    }

    /// Chooses one of cards, ticks a box, or takes one from a list.
    pub async fn choose(&self, name: &str, value: &str) -> Step {
        self.unfold(name).await?;
        self.hands.get().choose(self, name, value).await
    }

    /// Gives a file to a file field, as the browser's own dialogue would.
    pub async fn give_file(&self, selector: &str, file: &Path) -> Step {
        // It may be hidden behind its button, and its page still on the way.
        let what = format!("{selector} to be there");
        let field = self.until(&what, async || {
            let found = self.client.find_all(Locator::Css(selector)).await?;
            Ok(found.into_iter().next())
        });
        let field: Element = field.await?;
        Ok(field.send_keys(&file.to_string_lossy()).await?)
    }

    /// Waits for a downloaded file and gives where it is.
    pub async fn downloaded(&self, ending: &str) -> Step<PathBuf> {
        self.until(&format!("a download that ends in {ending}"), async || {
            let files = std::fs::read_dir(&self.downloads)?
                .flatten()
                .map(|entry| entry.path())
                .filter(|path| path.is_file());
            // While it is coming a browser gives it another ending, or leaves it empty.
            let whole = |file: &PathBuf| {
                file.to_string_lossy().ends_with(ending)
                    && std::fs::metadata(file).is_ok_and(|about| about.len() > 0)
            };
            let files: Vec<_> = files.collect();
            let coming = files.iter().any(|file| !whole(file));
            Ok(files.into_iter().find(whole).filter(|_| !coming))
        })
        .await
    }

    // What only a program can do

    /// Runs a script in the page; `arguments[0]` and so on are the arguments.
    pub async fn script(&self, script: &str, arguments: Vec<Value>) -> Step<Value> {
        Ok(self.client.execute(script, arguments).await?)
    }

    /// Runs a script that calls its last argument when it is done.
    pub async fn script_until_called(&self, script: &str, arguments: Vec<Value>) -> Step<Value> {
        Ok(self.client.execute_async(script, arguments).await?)
    }

    /// Asks Chromium's own interface, for what WebDriver has no word for.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Step<Value> {
        let body = json!({ "cmd": command, "params": parameters });
        let command = OwnCommand {
            path: "goog/cdp/execute",
            body,
        };
        Ok(self.client.issue_cmd(command).await?)
    }

    /// What the program has complained about, where the browser can tell.
    async fn complaints(&self) -> String {
        let log = self.log("browser").await.unwrap_or_default();
        log.iter().map(|entry| format!("{entry}\n")).collect()
    }

    /// Every request of the page so far, as Chromium saw it: method and address.
    pub async fn requests(&self) -> Step<Vec<String>> {
        let mut requests = vec![];
        for entry in self.log("performance").await? {
            let entry: Value = serde_json::from_str(&entry)?;
            let (event, about) = (&entry["message"]["method"], &entry["message"]["params"]);
            if event == "Network.requestWillBeSent" {
                let request = &about["request"];
                let text = |name: &str| request[name].as_str().unwrap_or_default().to_owned();
                requests.push(format!("{} {}", text("method"), text("url")));
            }
        }
        Ok(requests)
    }

    /// One of Chromium's logs, entry by entry; each is told once.
    async fn log(&self, kind: &str) -> Step<Vec<String>> {
        let command = OwnCommand {
            path: "se/log",
            body: json!({ "type": kind }),
        };
        let log = self.client.issue_cmd(command).await?;
        let entries = log.as_array().into_iter().flatten();
        Ok(entries
            .map(|entry| entry["message"].as_str().unwrap_or_default().to_owned())
            .collect())
    }

    /// Keeps a picture of the page and says where, with the address, what is written on it, and the browser's log.
    pub async fn picture(&self, file: &Path) -> String {
        let kept = match self.client.screenshot().await {
            Ok(picture) => std::fs::write(file, picture).map_err(Fault::from),
            Err(fault) => Err(fault.into()),
        };
        let kept = match kept {
            Ok(()) => format!("picture: {}", file.display()),
            Err(fault) => format!("no picture: {fault}"),
        };
        let kept = format!("{kept}\n{}", self.complaints().await);
        let state = "return location.href + '\\n' + document.body.innerText.slice(0, 2000)";
        match self.script(state, vec![]).await {
            Ok(state) => format!("{kept}\n{}", state.as_str().unwrap_or_default()),
            Err(fault) => format!("{kept}\n{fault}"),
        }
    }
}

/// An element that was just replaced is no fault while one waits.
fn gone(fault: CmdError) -> Step {
    // WebKit's driver has it only in words, where the page is made anew while it looks.
    let is_stale =
        fault.is_stale_element_reference() || fault.to_string().contains("Stale element");
    if fault.is_no_such_element() || is_stale {
        Ok(())
    } else {
        Err(fault.into())
    }
}

/// A command that only chromedriver has.
#[derive(Debug)]
struct OwnCommand {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for OwnCommand {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!(
            "session/{}/{}",
            session.unwrap_or_default(),
            self.path
        ))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}
