//! With what a page is used: a finger or mouse, or the keyboard alone.
use crate::Step;
use crate::page::Page;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use serde_json::Value;

/// With what a page is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hands {
    /// A finger or a mouse, and a keyboard for letters.
    Pointer,
    /// The keyboard alone: the focus must come everywhere.
    Keyboard,
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
        rest(page, button).await?;
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
        }
    }

    /// Chooses one of cards, ticks a box, or takes one from a list.
    pub async fn choose(self, page: &Page, name: &str, value: &str) -> Step {
        let card = format!("[name=\"{name}\"][value=\"{value}\"]");
        if self == Self::Keyboard {
            return choose_by_keys(page, name, &card).await;
        }
        let option = format!("select[name=\"{name}\"] option[value=\"{value}\"]");
        page.with_seen(&format!("{option}, label:has({card})"), async |choice| {
            show(page, choice).await?;
            Ok(choice.click().await?)
        })
        .await
    }
}

/// Two quick taps at one place are one to the page, and to people: there the finger rests before the next command.
async fn rest(page: &Page, button: &Element) -> Step {
    let button = serde_json::to_value(button)?;
    // When it last tapped is known once the tap has come: a busy browser lets it wait.
    let has_rested = "
        if (!window.lastTap) {
            window.lastTap = { x: -999, y: -999, at: 0 };
            const tapped = ({ clientX: x, clientY: y, timeStamp: at }) => { window.lastTap = { x, y, at } };
            addEventListener('click', tapped, true);
        }
        const box = arguments[0].getBoundingClientRect();
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        const isThere = Math.hypot(x - lastTap.x, y - lastTap.y) < 80;
        return !isThere || performance.now() - lastTap.at >= 700";
    page.until("the finger to have rested", async || {
        let rested = page.script(has_rested, vec![button.clone()]).await?;
        Ok((rested == true).then_some(()))
    })
    .await
}

/// Brings an element into the middle of the window, where nothing that sticks to an edge covers it.
async fn show(page: &Page, element: &Element) -> Step {
    let element = serde_json::to_value(element)?;
    let show = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
    page.script(show, vec![element]).await.map(drop)
}

/// Presses a key wherever the focus is.
async fn key(page: &Page, key: Key) -> Step {
    press_letter(page, key.into()).await
}

/// Presses the key of a letter wherever the focus is.
pub async fn press_letter(page: &Page, value: char) -> Step {
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
