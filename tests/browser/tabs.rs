//! Two tabs with the same record: the one shows what the other saved, and where both have written it asks.
use crate::Step;
use crate::engine::{Engine, walk};
use crate::page::Page;
use crate::records::{begin_with, kept, persona};
use serde_json::Value;
use tsutaeru::store::Record;

const FIELD: &str = "emergency.person.family_name";
const ADDRESS: &str = "#/sheet/name";

/// Waits until this stands in the field.
async fn wait_for(page: &Page, expected: &str) -> Step {
    page.until(&format!("{expected} in the field"), async || {
        Ok((page.value(FIELD).await? == expected).then_some(()))
    })
    .await
}

async fn retype(page: &Page, text: &str) -> Step {
    page.empty(FIELD).await?;
    page.type_into(FIELD, text).await
}

async fn tabs(page: &Page) -> Step {
    let mut record = Record::default();
    record.profiles.push(persona("full")?);
    record.settle_current();
    begin_with(page, &record).await?;
    page.open(ADDRESS).await?;
    let first = page.client.window().await?;
    let second = page.client.new_window(true).await?.handle;

    // Nothing unsaved in the first: it shows what the second saved, where it is.
    page.client.switch_to_window(second.clone()).await?;
    page.open(ADDRESS).await?;
    retype(page, "高橋").await?;
    page.wait_until_kept("高橋").await?;
    page.script("document.activeElement.blur()", vec![]).await?;
    page.client.switch_to_window(first.clone()).await?;
    wait_for(page, "高橋").await?;
    retype(page, "髙橋").await?;
    page.wait_until_kept("髙橋").await?;
    page.script("document.activeElement.blur()", vec![]).await?;
    page.client.switch_to_window(second.clone()).await?;
    wait_for(page, "髙橋").await?;

    // The first cannot save for a while; the second does. The first asks, and shows both.
    page.client.switch_to_window(first.clone()).await?;
    let fail = "window.kept = Storage.prototype.setItem;
        Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }";
    page.script(fail, vec![]).await?;
    retype(page, "一の窓").await?;
    page.see("[data-notice=full]").await?;
    page.client.switch_to_window(second.clone()).await?;
    retype(page, "二の窓").await?;
    page.wait_until_kept("二の窓").await?;
    page.script("document.activeElement.blur()", vec![]).await?;
    page.client.switch_to_window(first.clone()).await?;
    page.script("Storage.prototype.setItem = window.kept", vec![])
        .await?;
    page.see("[data-notice=changed_elsewhere]").await?;
    page.press("compare-windows").await?;
    page.arrive("data").await?;
    let both = page.text("#restore-result").await?;
    for name in ["一の窓", "二の窓"] {
        if !both.contains(name) {
            return Err(format!("{name} is not shown: {both}").into());
        }
    }
    crate::axe::no_barriers(page).await?;
    page.press("apply-restore").await?;
    page.wait_until_kept("一の窓").await?;
    page.see("#save-beside-1").await?;
    crate::axe::no_barriers(page).await?;
    let notices = "return document.querySelectorAll('[data-notice]').length";
    page.until("the notice to go", async || {
        Ok((page.script(notices, vec![]).await? == 0).then_some(()))
    })
    .await?;
    let name = kept(page).await?.profiles.swap_remove(0);
    if name.emergency.person.family_name.as_str() != "一の窓" {
        return Err("another name was saved than the one decided on".into());
    }
    let beside = "return Object.entries(localStorage)
        .some(([key, text]) => key.startsWith('tsutaeru.beside.') && text.includes(arguments[0]))";
    if page.script(beside, vec![Value::from("二の窓")]).await? != true {
        return Err("what was not chosen was not kept beside".into());
    }
    page.client.switch_to_window(second).await?;
    wait_for(page, "一の窓").await
}

#[test]
fn two_tabs_never_write_over_each_other_in_chromium() {
    walk("tabs", Engine::Chromium, tabs);
}

#[test]
fn two_tabs_never_write_over_each_other_in_firefox() {
    walk("tabs", Engine::Firefox, tabs);
}

#[test]
fn two_tabs_never_write_over_each_other_in_webkit() {
    walk("tabs", Engine::WebKit, tabs);
}
