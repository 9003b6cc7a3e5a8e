//! With what a page is used: a finger or mouse, the keyboard alone, or letter by letter under a stopwatch.
use crate::Step;
use crate::page::Page;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use serde_json::{Value, json};

/// With what a page is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hands {
    /// A finger or a mouse, and a keyboard for letters.
    Pointer,
    /// The keyboard alone: the focus must come everywhere.
    Keyboard,
    /// A pointer; letters come one by one, and how long the page is busy meanwhile is noted. Chromium only.
    Timed,
}

/// More presses than any page has places to go.
const MOST_TABS: usize = 300;

impl Hands {
    /// Gives a command.
    pub async fn press(self, page: &Page, selector: &str, button: &Element) -> Step {
        if self == Self::Keyboard {
            tab_to(page, selector).await?;
            return key(page, Key::Enter).await;
        }
        show(page, button).await?;
        Ok(button.click().await?)
    }

    /// Types into a field.
    pub async fn type_into(self, page: &Page, selector: &str, field: &Element, text: &str) -> Step {
        match self {
            Self::Pointer => {
                show(page, field).await?;
                Ok(field.send_keys(text).await?)
            }
            Self::Keyboard => {
                tab_to(page, selector).await?;
                Ok(page.client.active_element().await?.send_keys(text).await?)
            }
            Self::Timed => type_timed(page, selector, text).await,
        }
    }

    /// Chooses one of cards, ticks a box, or takes one from a list.
    pub async fn choose(self, page: &Page, name: &str, value: &str) -> Step {
        let card = format!("[name=\"{name}\"][value=\"{value}\"]");
        if self == Self::Keyboard {
            return choose_by_keys(page, name, &card).await;
        }
        let option = format!("select[name=\"{name}\"] option[value=\"{value}\"]");
        let choice = page.see(&format!("{option}, label:has({card})")).await?;
        show(page, &choice).await?;
        Ok(choice.click().await?)
    }
}

/// Brings an element into the middle of the window, where nothing that sticks to an edge covers it.
async fn show(page: &Page, element: &Element) -> Step {
    let element = serde_json::to_value(element)?;
    let show = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
    page.script(show, vec![element]).await.map(drop)
}

/// Presses a key wherever the focus is.
async fn key(page: &Page, key: Key) -> Step {
    let value = key.into();
    let presses = KeyActions::new("keyboard".to_owned())
        .then(KeyAction::Down { value })
        .then(KeyAction::Up { value });
    Ok(page.client.perform_actions(presses).await?)
}

/// Goes on with the Tab key until the focus is there.
async fn tab_to(page: &Page, selector: &str) -> Step {
    for _ in 0..MOST_TABS {
        if has_focus(page, selector).await? {
            return Ok(());
        }
        key(page, Key::Tab).await?;
    }
    Err(format!("the Tab key does not come to {selector}").into())
}

async fn has_focus(page: &Page, selector: &str) -> Step<bool> {
    let focused = "return document.activeElement.matches(arguments[0])";
    Ok(page.script(focused, vec![Value::from(selector)]).await? == true)
}

/// Radio buttons are one stop of the Tab key, and the arrows go from one to the next; so are the options of a list.
async fn choose_by_keys(page: &Page, name: &str, card: &str) -> Step {
    let kind = "return document.querySelector(arguments[0])?.type ?? 'missing'";
    let any = format!("[name=\"{name}\"]");
    page.see(&format!("{any}, label:has({any})")).await?;
    let kind = page.script(kind, vec![Value::from(any.clone())]).await?;
    let chosen = match kind.as_str() {
        Some("checkbox") => {
            tab_to(page, card).await?;
            return key(page, Key::Space).await;
        }
        Some("radio") => format!("{card}:checked"),
        _ => {
            let value = card.rsplit("[value=").next().unwrap_or_default();
            format!("{any}:has(option[value={value}:checked)")
        }
    };
    tab_to(page, &any).await?;
    let is_chosen = "return document.querySelector(arguments[0]) !== null";
    for turn in 0..MOST_TABS {
        if page
            .script(is_chosen, vec![Value::from(chosen.clone())])
            .await?
            == true
        {
            return Ok(());
        }
        // The first of the cards has the focus but is not chosen yet; a list begins at its top.
        let first = if kind == "radio" {
            Key::Space
        } else {
            Key::Home
        };
        key(page, if turn == 0 { first } else { Key::Down }).await?;
    }
    Err(format!("the keys do not come to {card}").into())
}

/// Begins to note how long the page is busy.
pub async fn start_stopwatch(page: &Page) -> Step {
    let watch = "window.typed = []; window.busy = [];
        new PerformanceObserver((list) => busy.push(...list.getEntries().map((task) => [task.startTime, task.duration])))
            .observe({ type: 'longtask' })";
    page.script(watch, vec![]).await?;
    page.hands.set(Hands::Timed);
    Ok(())
}

/// The long tasks (over 50 ms) that fell into typing, each with its field and its milliseconds; and how many
/// letters were typed.
pub async fn read_stopwatch(page: &Page) -> Step<(Vec<(String, u64)>, u64)> {
    let found = "return [typed.flatMap(([field, from, to]) => busy
            .filter(([start, length]) => start < to && start + length > from)
            .map(([start, length]) => [field, Math.round(length)])),
        typed.reduce((sum, one) => sum + one[3], 0)]";
    let found = page.script(found, vec![]).await?;
    let tasks = found[0].as_array().ok_or("no list of long tasks")?;
    let tasks = tasks
        .iter()
        .map(|task| {
            let field = task[0].as_str().unwrap_or_default().to_owned();
            (field, task[1].as_u64().unwrap_or(u64::MAX))
        })
        .collect();
    Ok((tasks, found[1].as_u64().unwrap_or(0)))
}

/// WebDriver's own way of typing runs scripts in the page, which would be measured too.
async fn type_timed(page: &Page, selector: &str, text: &str) -> Step {
    let field = Value::from(selector);
    let focus = "document.querySelector(arguments[0]).focus()";
    page.script(focus, vec![field.clone()]).await?;
    // What focusing set off is over before the watch starts.
    let begin = "const done = arguments[0];
        requestAnimationFrame(() => setTimeout(() => done(performance.now())))";
    let begun = page.script_until_called(begin, vec![]).await?;
    for letter in text.chars() {
        page.devtools("Input.insertText", json!({ "text": letter.to_string() }))
            .await?;
    }
    // Two frames later everything that the last letter set off has been painted, and observers have been told.
    let note = "const [field, from, length, done] = arguments;
        const to = performance.now();
        requestAnimationFrame(() => setTimeout(() => { typed.push([field, from, to, length]); done() }))";
    let length = Value::from(text.chars().count());
    page.script_until_called(note, vec![field, begun, length])
        .await
        .map(drop)
}
