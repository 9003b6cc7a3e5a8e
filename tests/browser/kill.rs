//! The browser is killed while somebody types, again and again: the record opens, and little of the typing is missing.
use crate::Step;
use crate::engine::{Engine, Place, stay};
use crate::page::Page;
use crate::records::{begin_with, persona};
use std::time::{Duration, Instant};
use tsutaeru::store::Record;

/// So often, unless TSUTAERU_KILLS says otherwise.
const KILLS: usize = 3;
/// What may be missing of the last typing: the wait before a save, and what a busy machine needs for one.
const BAR: Duration = Duration::from_millis(1_000);

const FIELD: &str = "care_plan.message";
/// One letter for each kill, so that it shows of which the text is.
const LETTERS: &str = "あいうえおかきくけこさしすせそたちつてと";

/// What of one typing was found again.
struct Found {
    typed: usize,
    missing: usize,
    /// From the first missing letter to the kill.
    lost: Duration,
}

/// Opens the page with the field, and says what stands in it.
async fn read(page: &Page) -> Step<String> {
    page.open("#/care-plan/dear-ones").await?;
    page.arrive_at_questions("dear-ones").await?;
    page.value(FIELD).await
}

async fn kill_while_typing(place: &Place, letter: char, lasting: Duration) -> Step<Found> {
    let visit = place.visit().await?;
    let page = &visit.page;
    read(page).await?;
    let field = page.see(&format!("[name=\"{FIELD}\"]")).await?;
    page.empty(FIELD).await?;
    let begun = Instant::now();
    let mut typed = vec![];
    while begun.elapsed() < lasting {
        field.send_keys(&letter.to_string()).await?;
        typed.push(Instant::now());
    }
    visit.kill()?;
    let killed = Instant::now();

    let visit = place.visit().await?;
    let page = &visit.page;
    // What was rescued may come a moment after the page.
    let expected = typed.len();
    let count =
        async || Ok::<_, crate::Fault>(read(page).await?.chars().filter(|c| *c == letter).count());
    let mut found = count().await?;
    let looked = Instant::now();
    while found < expected && looked.elapsed() < Duration::from_secs(2) {
        found = page
            .value(FIELD)
            .await?
            .chars()
            .filter(|c| *c == letter)
            .count();
    }
    let notices = page
        .script(
            "return document.querySelectorAll('[data-notice]').length",
            vec![],
        )
        .await?;
    if notices != 0 {
        return Err("the record opens with a notice".into());
    }
    visit.close().await?;
    Ok(Found {
        typed: expected,
        missing: expected.saturating_sub(found),
        lost: typed
            .get(found)
            .map_or(Duration::ZERO, |first| killed - *first),
    })
}

async fn kills(place: &Place) -> Step {
    let kills = match std::env::var("TSUTAERU_KILLS") {
        Ok(kills) => kills.parse()?,
        Err(_) => KILLS,
    };
    let visit = place.visit().await?;
    let mut record = Record::default();
    record.profiles.push(persona("full")?);
    record.settle_current();
    begin_with(&visit.page, &record).await?;
    visit.close().await?;

    let mut worst = Duration::ZERO;
    for (kill, letter) in LETTERS.chars().cycle().take(kills).enumerate() {
        // Not always at the same moment of a save.
        let lasting = Duration::from_millis(1_500 + 370 * kill as u64);
        let found = kill_while_typing(place, letter, lasting).await?;
        println!(
            "kill {}: {} of {} letters missing, those of the last {} ms",
            kill + 1,
            found.missing,
            found.typed,
            found.lost.as_millis()
        );
        worst = worst.max(found.lost);
    }
    println!(
        "{kills} kills: at most the last {} ms missing",
        worst.as_millis()
    );
    if worst > BAR {
        return Err(format!("{} ms of typing are missing", worst.as_millis()).into());
    }
    Ok(())
}

#[test]
fn what_was_typed_survives_the_death_of_chromium() {
    stay("kill", Engine::Chromium, kills);
}

#[test]
fn what_was_typed_survives_the_death_of_firefox() {
    stay("kill", Engine::Firefox, kills);
}
