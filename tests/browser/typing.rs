//! Typing the whole record of somebody with twelve medicines on a slow machine: no letter waits long.
use crate::engine::{Engine, walk};
use crate::page::Page;
use crate::{Step, hands, resident};
use serde_json::json;
use tsutaeru::model::Profile;
use tsutaeru::store::Backup;

/// How much slower the processor is made.
const SLOWER: u32 = 4;

/// The longest that a task may take today, in milliseconds. The bar is 50, from which on a browser calls a task
/// long; on a busy machine single ones of up to 90 have been seen. What is over the bar is printed.
const LONGEST_TODAY: u64 = 200;

/// The one person of a persona's backup.
pub fn persona(name: &str) -> Step<(String, Profile)> {
    let file = format!("{}/tests/personas/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(file)?;
    let backup = Backup::read(&text).map_err(|fault| format!("{name}: {fault:?}"))?;
    let profile = backup
        .record
        .profiles
        .into_iter()
        .next()
        .ok_or("nobody in the backup")?;
    Ok((text, profile))
}

async fn typing(page: &Page) -> Step {
    let (_, profile) = persona("full")?;
    page.open("").await?;
    resident::begin(page).await?;
    page.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWER }))
        .await?;
    hands::start_stopwatch(page).await?;
    resident::answer_everything(page, &profile).await?;
    let (busy, letters) = hands::read_stopwatch(page).await?;
    println!(
        "{letters} letters typed on a processor {SLOWER} times slower; long tasks meanwhile: {}",
        busy.len()
    );
    if letters < 200 {
        return Err("hardly anything was typed".into());
    }
    for (field, length) in &busy {
        println!("OVER THE BAR of 50 ms: {field}: {length} ms");
    }
    match busy.iter().find(|(_, length)| *length > LONGEST_TODAY) {
        Some((field, length)) => Err(format!("typing waited {length} ms in {field}").into()),
        None => Ok(()),
    }
}

#[test]
fn typing_a_full_record_on_a_slow_machine_never_waits_long() {
    walk("typing", Engine::Chromium, typing);
}
