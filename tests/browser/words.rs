//! A bad line after the first look: the page goes on with what it has, says calmly what has not come, and
//! goes on once it can be had.
use crate::Step;
use crate::engine::{Engine, walk};
use crate::page::Page;
use serde_json::json;

/// From now on files of such names cannot be had.
async fn block(page: &Page, names: &[&str]) -> Step {
    page.devtools("Network.enable", json!({})).await?;
    let names = json!({ "urls": names });
    let blocked = page.devtools("Network.setBlockedURLs", names).await;
    blocked.map(drop)
}

/// Help does not come, says so, and comes after all.
async fn help_comes_late(page: &Page) -> Step {
    page.open("#/help").await?;
    page.arrive("waiting").await?;
    page.see("[id=\"fetch-words\"]").await?;
    if page.text("h1").await?.contains("words.") {
        return Err("the page that waits has no words".into());
    }
    // Asking again in vain is no fault either.
    page.press("fetch-words").await?;
    page.see("[id=\"fetch-words\"]").await?;
    block(page, &[]).await?;
    page.press("fetch-words").await?;
    page.arrive("help").await
}

async fn words_that_do_not_come(page: &Page) -> Step {
    block(page, &["*/words-*"]).await?;
    page.open("").await?;
    page.arrive("welcome").await?;
    help_comes_late(page).await
}

async fn later_pages_that_do_not_come(page: &Page) -> Step {
    block(page, &["*/later-*"]).await?;
    page.open("").await?;
    page.arrive("welcome").await?;
    // The questions are among them: the first one says that it is on its way.
    page.press("start-self").await?;
    page.arrive("waiting").await?;
    help_comes_late(page).await?;
    page.open("#/sheet/name").await?;
    page.type_into("emergency.person.family_name", "山田")
        .await?;
    page.wait_until_kept("山田").await
}

async fn nothing_comes(page: &Page) -> Step {
    block(page, &["*/later-*", "*/words-*"]).await?;
    page.open("").await?;
    page.arrive("welcome").await?;
    help_comes_late(page).await
}

#[test]
fn words_that_do_not_come_are_fetched_again() {
    walk("words", Engine::Chromium, words_that_do_not_come);
}

#[test]
fn later_pages_that_do_not_come_are_fetched_again() {
    walk("later", Engine::Chromium, later_pages_that_do_not_come);
}

#[test]
fn where_neither_comes_one_command_fetches_both() {
    walk("words-later", Engine::Chromium, nothing_comes);
}
