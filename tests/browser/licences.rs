//! The page of licences stands beside the program and needs nothing of it.
use crate::engine::{Engine, walk};
use crate::page::Page;
use crate::{Step, axe};

async fn licences(page: &Page) -> Step {
    page.open("#/licences").await?;
    page.arrive("licences").await?;
    axe::no_barriers(page).await?;
    follow(page, "./licences.html").await?;
    page.arrive("licence-texts").await?;
    axe::no_barriers(page).await?;
    let scripts = "return document.scripts.length";
    if page.script(scripts, vec![]).await? != 0 {
        return Err("the page of licences runs a script".into());
    }
    let words = page.text("main").await?;
    for part in [
        "leptos 0.8",
        "printpdf 0.12",
        "Permission is hereby granted",
    ] {
        if !words.contains(part) {
            return Err(format!("the page of licences does not say {part}").into());
        }
    }
    follow(page, "./#/licences").await?;
    page.arrive("licences").await
}

async fn follow(page: &Page, address: &str) -> Step {
    let link = format!("a[href=\"{address}\"]");
    page.with_seen(&link, async |link| Ok(link.click().await?))
        .await
}

#[test]
fn every_licence_can_be_read_on_a_page_without_a_program() {
    walk("licences", Engine::Chromium, licences);
}
