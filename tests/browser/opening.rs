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
    let before = page
        .script("return document.getElementById('before')", vec![])
        .await?;
    if !before.is_null() {
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

/// What a fault of ours could let in stays out: markup that is no drawing, a worker that is none of the page's.
async fn nothing_foreign_becomes_code(page: &Page) -> Step {
    page.open("").await?;
    let tried = "const place = document.createElement('div');
        place.innerHTML = '<img src=x onerror=\"document.title = 1\">';
        const before = place.childNodes.length;
        place.innerHTML = '<svg viewBox=\"0 0 1 1\"><path d=\"M0 0\"/></svg>';
        const drawn = place.childNodes.length;
        place.innerHTML = '<svg ONLOAD=\"document.title = 1\"><path d=\"M0 0\"/></svg>';
        try { new Worker('./start.js'); return 'a worker'; }
        catch { return `${before} ${drawn} ${place.childNodes.length}`; }";
    let outcome = page.script(tried, vec![]).await?;
    if outcome == "0 1 0" {
        Ok(())
    } else {
        Err(format!("let in: {outcome}").into())
    }
}

#[test]
fn what_is_foreign_stays_out() {
    walk("foreign", Engine::Chromium, nothing_foreign_becomes_code);
}
