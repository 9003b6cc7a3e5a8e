//! For hands that tremble and for keys alone: a second tap does nothing new, the keyboard is never lost, what is removed
//! comes back, and what is not saved is in view wherever one types.
use crate::Step;
use crate::engine::{Engine, walk};
use crate::first_visit::hanako;
use crate::hands::press_letter;
use crate::page::Page;
use crate::records::begin_with;
use crate::{axe, resident};
use fantoccini::key::Key;
use serde_json::{Value, json};
use tsutaeru::model::{Extra, HandedCopy, PaperName, Profile, ProfileId, ProfileMark, Recipient};
use tsutaeru::store::Record;

/// From one tap to the second, in milliseconds.
const GAPS: [u32; 3] = [80, 250, 450];

/// Two people on one device.
fn couple() -> Step<Record> {
    let mut record = Record::default();
    for (number, mark) in [(1, ProfileMark::Circle), (2, ProfileMark::Star)] {
        let mut profile = hanako()?;
        profile.id = ProfileId::from_random(number);
        profile.mark = mark;
        record.profiles.push(profile);
    }
    record.settle_current();
    Ok(record)
}

/// Taps twice where the command is, whatever stands there the second time.
async fn tap_twice(page: &Page, id: &str, gap: u32) -> Step {
    page.see(&format!("[id=\"{id}\"]")).await?;
    let taps = "const [id, gap, done] = arguments;
        const button = document.getElementById(id);
        button.scrollIntoView({ block: 'center', behavior: 'instant' });
        const box = button.getBoundingClientRect();
        const [clientX, clientY] = [box.x + box.width / 2, box.y + box.height / 2];
        const tap = () => document.elementFromPoint(clientX, clientY)?.dispatchEvent(new MouseEvent('click',
            { bubbles: true, cancelable: true, detail: 1, clientX, clientY }));
        // The finger has rested from what it did before.
        setTimeout(() => {
            tap();
            setTimeout(() => {
                tap();
                // The next command is another one: the finger rests before it.
                window.lastTap = { x: clientX, y: clientY, at: performance.now() };
                setTimeout(done, 100);
            }, gap);
        }, 700)";
    page.script_until_called(taps, vec![Value::from(id), Value::from(gap)])
        .await
        .map(drop)
}

async fn removals(page: &Page) -> Step {
    for width in [360, 390, 1280] {
        page.client.set_window_size(width, 844).await?;
        begin_with(page, &couple()?).await?;
        page.open("#/people").await?;
        for gap in GAPS {
            tap_twice(page, "remove-person-1", gap).await?;
            page.see("#removal-title").await?;
            page.press("cancel-removal").await?;
            let people = "return document.querySelectorAll('.people > li').length";
            if page.script(people, vec![]).await? != 2 {
                return Err(format!("gone after {gap} ms at {width}").into());
            }
        }
    }
    Ok(())
}

async fn steps(page: &Page) -> Step {
    let mut blank = Record::default();
    let day = "2026-11-20".parse()?;
    let id = ProfileId::from_random(1);
    blank
        .profiles
        .push(Profile::new(id, ProfileMark::Circle, day));
    blank.settle_current();
    for (width, height) in [(360, 740), (390, 844), (1280, 900), (1366, 768)] {
        page.client.set_window_size(width, height).await?;
        for gap in GAPS {
            begin_with(page, &blank).await?;
            page.open("#/essentials/phones").await?;
            page.arrive_at_questions("phones").await?;
            tap_twice(page, "next", gap).await?;
            page.arrive_at_questions("allergies").await?;
            // What came under the finger may be an answer.
            let answered = "return document.querySelectorAll('main input:checked').length";
            if page.script(answered, vec![]).await? != 0 {
                return Err(format!("answered after {gap} ms at {width}").into());
            }
        }
    }
    Ok(())
}

/// The arrow keys go through the marks, and nothing else moves.
async fn marks(page: &Page) -> Step {
    begin_with(page, &couple()?).await?;
    page.open("#/people").await?;
    let open = "const one = document.querySelector('[name=mark-0]');
        one.closest('details').open = true; document.querySelector('[name=mark-0]:checked').focus()";
    page.see("#remove-person-0").await?;
    page.script(open, vec![]).await?;
    for (key, value) in [
        (Key::Down, "square"),
        (Key::Down, "triangle"),
        (Key::Up, "square"),
    ] {
        press_letter(page, key.into()).await?;
        let here = "const one = document.activeElement;
            return one.name === 'mark-0' && one.value === arguments[0] && one.closest('details').open
                && document.querySelector(`.person-name .mark.${arguments[0]}`) !== null";
        page.until(&format!("the mark {value}"), async || {
            let is_so = page.script(here, vec![Value::from(value)]).await?;
            Ok((is_so == true).then_some(()))
        })
        .await?;
    }
    Ok(())
}

async fn focus_is_on(page: &Page, id: &str) -> Step {
    page.until(&format!("the keyboard at {id}"), async || {
        let focused = page
            .script("return document.activeElement.id", vec![])
            .await?;
        Ok((focused == id).then_some(()))
    })
    .await
}

/// After a removal, a question and a notice the keyboard is where one goes on.
async fn focus(page: &Page) -> Step {
    let mut profile = hanako()?;
    let plan = profile.care_plan.clone();
    for day in ["2026-01-10", "2026-03-10"] {
        profile.history.confirm(&plan, None, day.parse()?);
    }
    profile.handed = vec![HandedCopy {
        paper: PaperName::new("emergency-sheet").ok_or("a paper")?,
        edition: 1,
        handed_on: "2026-01-10".parse()?,
        to: Recipient::Family,
        name: "美和".into(),
        extra: Extra::new(),
    }];
    let mut record = Record::default();
    record.profiles.push(profile);
    record.settle_current();
    begin_with(page, &record).await?;
    page.open("#/history").await?;
    page.press("forget-0").await?;
    focus_is_on(page, "forget-0-question").await?;
    page.press("keep-0").await?;
    focus_is_on(page, "forget-0").await?;
    page.press("forget-1").await?;
    page.press("forget-1-surely").await?;
    focus_is_on(page, "heading").await?;
    page.open("#/print").await?;
    page.press("show-copies").await?;
    page.press("forget-copy-0").await?;
    focus_is_on(page, "undo-removal").await?;
    axe::no_barriers(page).await?;
    page.press("undo-removal").await?;
    page.press("show-copies").await?;
    page.see("#forget-copy-0").await.map(drop)
}

/// Where the person's own colours rule, the chosen card is told from the card that has the keyboard.
async fn own_colours(page: &Page) -> Step {
    page.open("").await?;
    resident::begin(page).await?;
    let parameters = json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
    page.devtools("Emulation.setEmulatedMedia", parameters)
        .await?;
    page.open("#/sheet/dialysis").await?;
    page.see("[name=\"emergency.alerts.dialysis\"]").await?;
    let focus = "document.querySelector('[name=\"emergency.alerts.dialysis\"]').focus()";
    page.script(focus, vec![]).await?;
    press_letter(page, Key::Down.into()).await?;
    let outline = "const chosen = document.querySelector('.option:has(:checked)');
        return chosen && getComputedStyle(chosen).outlineStyle";
    for (deed, expected) in [("", "solid"), ("document.activeElement.blur()", "none")] {
        page.script(deed, vec![]).await?;
        page.until(&format!("a ring that is {expected}"), async || {
            Ok((page.script(outline, vec![]).await? == expected).then_some(()))
        })
        .await?;
    }
    Ok(())
}

/// A save that does not work is in view at every field, and covers none.
async fn unsaved(page: &Page) -> Step {
    page.client.set_window_size(390, 844).await?;
    page.open("").await?;
    resident::begin(page).await?;
    page.open("#/sheet/address").await?;
    let fail =
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }";
    page.script(fail, vec![]).await?;
    for name in ["access_detail", "building", "address"] {
        let name = format!("emergency.person.{name}");
        page.type_into(&name, "右").await?;
        page.see("#unsaved").await?;
        let seen = "const strip = document.querySelector('#unsaved').getBoundingClientRect();
            const field = document.activeElement.getBoundingClientRect();
            const isSeen = strip.top >= 0 && strip.bottom <= innerHeight;
            return isSeen && (field.top >= strip.bottom - 1 || field.bottom <= strip.top + 1)";
        page.until(&format!("the line to be seen at {name}"), async || {
            Ok((page.script(seen, vec![]).await? == true).then_some(()))
        })
        .await?;
    }
    axe::no_barriers(page).await
}

#[test]
fn a_second_tap_removes_nobody() {
    walk("second-tap-removal", Engine::Chromium, removals);
}

#[test]
fn a_second_tap_skips_no_page() {
    walk("second-tap-next", Engine::Chromium, steps);
}

#[test]
fn choosing_a_mark_keeps_the_keyboard_where_it_is() {
    walk("marks", Engine::Chromium, marks);
}

#[test]
fn after_a_removal_the_keyboard_is_where_one_goes_on() {
    walk("focus", Engine::Chromium, focus);
}

#[test]
fn in_the_persons_own_colours_the_keyboard_is_seen_on_a_chosen_card() {
    walk("own-colours", Engine::Chromium, own_colours);
}

#[test]
fn what_is_not_saved_is_in_view_wherever_one_types() {
    walk("unsaved", Engine::Chromium, unsaved);
}
