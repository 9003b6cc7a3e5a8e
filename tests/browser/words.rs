//! A bad line after the first look: the page says so calmly, and goes on once the words can be had.
use crate::Step;
use crate::engine::{Engine, walk};
use crate::page::Page;
use serde_json::json;

async fn words_that_do_not_come(page: &Page) -> Step {
    page.devtools("Network.enable", json!({})).await?;
    let block = async |names: &[&str]| {
        let names = json!({ "urls": names });
        page.devtools("Network.setBlockedURLs", names).await
    };
    block(&["*/words-*"]).await?;
    page.open("").await?;
    page.arrive("welcome").await?;
    page.open("#/help").await?;
    page.arrive("waiting").await?;
    page.see("[id=\"fetch-words\"]").await?;
    if page.text("h1").await?.contains("words.") {
        return Err("the page that waits has no words".into());
    }
    block(&[]).await?;
    page.press("fetch-words").await?;
    page.arrive("help").await
}

#[test]
fn words_that_do_not_come_are_fetched_again() {
    walk("words", Engine::Chromium, words_that_do_not_come);
}
