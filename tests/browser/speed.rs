//! How long it takes from opening the address until the first question can be answered: on a first visit, and on a
//! second one. A slow line (1.6 Mbit/s, 150 ms) and a machine four times slower than this one. Figures of one
//! machine: they are told, and the bars beside them; what fails is a visit that never gets there.
use crate::Step;
use crate::engine::{Engine, walk};
use crate::page::Page;
use serde_json::{Value, json};

/// Presses the first command as soon as it is there, and notes when the question can be answered.
const IMPATIENT: &str = "new MutationObserver(() => {
    const begin = document.getElementById('start-self');
    if (begin && !window.begun) { window.begun = true; begin.click(); }
    if (document.querySelector('[name=\"emergency.person.family_name\"]') && !window.usable) {
        window.usable = -1;
        setTimeout(() => { window.usable = performance.now(); });
    }
}).observe(document, { childList: true, subtree: true });";

/// An odd number, for the middle one.
const VISITS: usize = 5;

/// One visit, in milliseconds.
async fn visit(page: &Page) -> Step<f64> {
    page.client.goto("about:blank").await?;
    page.open("").await?;
    page.until("the first question", async || {
        let usable = page.script("return window.usable ?? -1", vec![]).await?;
        Ok(usable.as_f64().filter(|usable| *usable > 0.0))
    })
    .await
}

/// Nothing of the page is on the device any more; with `all` not even its files.
async fn leave_nothing(page: &Page, all: bool) -> Step {
    let kinds = if all { "all" } else { "local_storage" };
    page.client.goto("about:blank").await?;
    page.devtools("Network.clearBrowserCache", json!({}))
        .await?;
    let what =
        json!({ "origin": page.host.site.trim_end_matches("/under/"), "storageTypes": kinds });
    page.devtools("Storage.clearDataForOrigin", what)
        .await
        .map(drop)
}

async fn slowly(page: &Page, slower: u32, line: Value) -> Step {
    page.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": slower }))
        .await?;
    page.devtools("Network.emulateNetworkConditions", line)
        .await
        .map(drop)
}

fn middle(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

async fn first_and_second_visit(page: &Page) -> Step {
    let bytes_a_second = 1.6e6 / 8.0;
    let slow = json!({ "offline": false, "latency": 150, "downloadThroughput": bytes_a_second, "uploadThroughput": bytes_a_second });
    let fast =
        json!({ "offline": false, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    page.devtools("Network.enable", json!({})).await?;
    let (mut first, mut second) = (vec![], vec![]);
    for _ in 0..VISITS {
        leave_nothing(page, true).await?;
        let script = json!({ "source": IMPATIENT });
        let script = page
            .devtools("Page.addScriptToEvaluateOnNewDocument", script)
            .await?;
        slowly(page, 4, slow.clone()).await?;
        first.push(visit(page).await?);
        slowly(page, 1, fast.clone()).await?;
        page.open("#/help").await?;
        page.see("#offline").await?;
        leave_nothing(page, false).await?;
        slowly(page, 4, slow.clone()).await?;
        second.push(visit(page).await?);
        slowly(page, 1, fast.clone()).await?;
        page.devtools("Page.removeScriptToEvaluateOnNewDocument", script)
            .await?;
    }
    println!(
        "until the first question, in ms, middle of {VISITS}, line 1.6 Mbit/s and 150 ms, processor 4 times slower:"
    );
    println!(
        "  first visit   {:>5.0} (bar 3000)  {first:.0?}",
        middle(first.clone())
    );
    println!(
        "  second visit  {:>5.0} (bar 1000)  {second:.0?}",
        middle(second.clone())
    );
    Ok(())
}

#[test]
fn first_and_second_visit_until_the_first_question() {
    walk("speed", Engine::Chromium, first_and_second_visit);
}
