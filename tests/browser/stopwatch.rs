//! How long the page keeps the processor busy for each letter that is typed. Chromium only.
//!
//! What is asked for is the processor time of the page's main thread, where our program, layout and painting run, and
//! not the time on the clock: on a machine that is busy with something else a clock measures the something else. (The
//! browser's own way of being slow multiplies that too.) Whatever is too long for a slow machine shows here anywhere.
use crate::page::Page;
use crate::{Step, hands};
use serde_json::{Value, json};

/// A stopwatch that knows what looking at it costs.
pub struct Stopwatch {
    looking: f64,
}

/// So often it is looked at while nothing happens.
const LOOKS: usize = 21;

/// Ends when the next frame stands.
const FRAME: &str = "const [done] = arguments; requestAnimationFrame(() => setTimeout(done))";

/// Notes how long each key waits for its paint (Event Timing), and counts what is written to the storage.
const LAY: &str = "
    Object.assign(window, { waits: [], pressed: 0, saves: 0 });
    const isOurs = (event) => event.target?.id !== 'slow';
    new PerformanceObserver((list) => waits.push(...list.getEntries()
            .filter((one) => one.name === 'keypress' && isOurs(one)).map((one) => one.duration)))
        .observe({ type: 'event', durationThreshold: 16 });
    addEventListener('keypress', (event) => { window.pressed += isOurs(event) ? 1 : 0 }, true);
    const write = Storage.prototype.setItem;
    Storage.prototype.setItem = function (...texts) { window.saves += 1; return write.apply(this, texts) }";

/// A field that has far too much to do for each letter: about 70 ms of a usual processor.
const SLOW: &str = "
    const slow = document.createElement('textarea');
    slow.id = 'slow';
    slow.addEventListener('input', () => { window.sum = 0; for (let i = 0; i < 6e7; i++) sum += i % 7; });
    document.querySelector('main').append(slow)";

/// Puts the focus there, after the page has put it where a new page or an opened row wants it, and ends when all that
/// this set off is over.
const FOCUS: &str = "
    const [selector, done] = arguments;
    const next = () => new Promise((seen) => requestAnimationFrame(() => setTimeout(seen)));
    next().then(next).then(() => document.querySelector(selector).focus()).then(next).then(done)";

impl Stopwatch {
    /// Lays the watch under a page that was just loaded.
    pub async fn lay(page: &Page) -> Step<Self> {
        page.devtools("Performance.enable", json!({})).await?;
        page.script(LAY, vec![]).await?;
        let mut costs = vec![];
        let mut before = processor_time(page).await?;
        for _ in 0..LOOKS {
            let now = processor_time_painted(page).await?;
            costs.push(now - before);
            before = now;
        }
        costs.sort_by(f64::total_cmp);
        let looking = costs[LOOKS / 2];
        Ok(Self { looking })
    }

    /// Types a text by the keys. Gives for each letter the milliseconds of the processor from its key until it was
    /// painted, with whatever else the page did meanwhile, such as saving.
    pub async fn typing(&self, page: &Page, selector: &str, text: &str) -> Step<Vec<f64>> {
        let field = page.see(selector).await?;
        page.script_until_called(FOCUS, vec![Value::from(selector)])
            .await?;
        let mut letters = vec![];
        let mut before = processor_time_painted(page).await?;
        for letter in text.chars() {
            hands::press_letter(page, letter).await?;
            let now = processor_time_painted(page).await?;
            letters.push((now - before - self.looking).max(0.0));
            before = now;
        }
        let held = field.prop("value").await?.unwrap_or_default();
        if held.contains(text) {
            Ok(letters)
        } else {
            Err(format!("{selector} does not hold {text}: {held}").into())
        }
    }

    /// The same in a field that is slow on purpose: a stopwatch that stands still would call everything quick.
    pub async fn typing_where_it_is_slow(&self, page: &Page) -> Step<Vec<f64>> {
        page.script(SLOW, vec![]).await?;
        self.typing(page, "#slow", "あいう").await
    }

    /// From each key to its paint by the clock, in milliseconds; 0 where that was too quick for the browser to tell.
    /// For all that was typed since the watch was laid, but for what was slow on purpose.
    pub async fn waits(&self, page: &Page) -> Step<Vec<f64>> {
        let waits = page.script("return [waits, pressed]", vec![]).await?;
        let (mut waits, pressed): (Vec<f64>, usize) = serde_json::from_value(waits)?;
        if waits.len() > pressed {
            return Err("more keys waited than were pressed".into());
        }
        waits.resize(pressed, 0.0);
        Ok(waits)
    }

    /// How often was saved since the watch was laid.
    pub async fn saves(&self, page: &Page) -> Step<usize> {
        let saves = page.script("return saves", vec![]).await?;
        Ok(serde_json::from_value(saves)?)
    }
}

/// The processor time as soon as what there is now has been painted.
async fn processor_time_painted(page: &Page) -> Step<f64> {
    page.script_until_called(FRAME, vec![]).await?;
    processor_time(page).await
}

/// How long the page's main thread has kept the processor busy, in milliseconds.
pub async fn processor_time(page: &Page) -> Step<f64> {
    let told = page.devtools("Performance.getMetrics", json!({})).await?;
    let mut metrics = told["metrics"].as_array().into_iter().flatten();
    let seconds = metrics
        .find(|one| one["name"] == "ThreadTime")
        .and_then(|one| one["value"].as_f64());
    Ok(seconds.ok_or("the browser does not tell its processor time")? * 1000.0)
}
