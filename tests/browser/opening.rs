//! The site opens in every engine, from any path, and shows its heading without a fault or a barrier.
use crate::engine::{Engine, walk};
use crate::page::Page;
use crate::{Step, axe};

async fn opening(page: &Page) -> Step {
    page.open("").await?;
    let title = page.text("h1").await?;
    if title.is_empty() {
        return Err("the heading is empty".into());
    }
    let started = page
        .script("return document.getElementById('starting').hidden", vec![])
        .await?;
    if started != true {
        return Err("the page still says that it is loading".into());
    }
    axe::no_barriers(page).await?;
    page.reload().await?;
    if page.text("h1").await? != title {
        return Err("after loading anew the page is another one".into());
    }
    Ok(())
}

#[test]
fn opens_in_chromium() {
    walk("opening", Engine::Chromium, opening);
}

#[test]
fn opens_in_firefox() {
    walk("opening", Engine::Firefox, opening);
}

#[test]
fn opens_in_webkit() {
    walk("opening", Engine::WebKit, opening);
}
