//! Where the program does not start, the page says so in plain words and leads to the forms to fill in by hand: whether
//! a file is gone, cut short or another, and whether the browser cannot run it.
use crate::engine::{Engine, walk};
use crate::page::Page;
use crate::{Step, axe};

/// The sentence is there, and the only one; the forms are one link away.
async fn says(page: &Page, id: &str) -> Step {
    page.visit("").await?;
    page.see(&format!("#{id}")).await?;
    let shown = "return [...document.querySelectorAll('#before > [id]')].filter((one) => !one.hidden).map((one) => one.id).join()";
    page.until("that sentence alone", async || {
        Ok((page.script(shown, vec![]).await? == id).then_some(()))
    })
    .await?;
    axe::no_barriers(page).await?;
    let forms = format!("#{id} a[href=\"./blank/index.html\"]");
    page.with_seen(&forms, async |link| Ok(link.click().await?))
        .await?;
    page.see("a[href$=\".pdf\"]").await?;
    axe::no_barriers(page).await?;
    page.with_seen("a.brand", async |link| Ok(link.click().await?))
        .await
}

async fn files_that_are_not_what_they_should_be(page: &Page) -> Step {
    const HTML: &[u8] = b"<!doctype html><title>Wi-Fi</title><p>Please log in.</p>";
    let host = page.host.clone();
    // The script that starts the page itself: the page needs none to say so.
    for content in [None, Some(HTML), Some(&b""[..])] {
        host.change("start-", ".js", content)?;
        says(page, "starting").await?;
    }
    let whole = host.read("app-", "_bg.wasm")?;
    for (start, end, content) in [
        ("app-", ".js", None),
        ("app-", ".js", Some(HTML)),
        ("app-", ".js", Some(&b"export default 7"[..])),
        ("app-", "_bg.wasm", None),
        ("app-", "_bg.wasm", Some(HTML)),
        ("app-", "_bg.wasm", Some(&b"\0asm\x01\0\0\0"[..])),
        ("app-", "_bg.wasm", Some(&whole[..whole.len() / 2])),
    ] {
        host.change(start, end, content)?;
        says(page, "not-started").await?;
    }
    Ok(())
}

async fn browsers_that_cannot_run_it(page: &Page) -> Step {
    for refusal in [
        "delete self.WebAssembly;",
        "WebAssembly.instantiateStreaming = WebAssembly.instantiate = async () => { throw new EvalError('refused'); };",
        "WebAssembly.instantiateStreaming = WebAssembly.instantiate = () => { throw new WebAssembly.CompileError('unknown'); };",
    ] {
        let script = page.host.read("start-", ".js")?;
        let script = [refusal.as_bytes(), &script[..]].concat();
        page.host.change("start-", ".js", Some(&script))?;
        says(page, "too-old").await?;
    }
    Ok(())
}

/// Shown inside another page it does not run, and leads out of there.
async fn inside_another_page(page: &Page) -> Step {
    let around = b"<!doctype html><title>around</title><iframe src=\"./\"></iframe>";
    page.host.change("licences", ".html", Some(around))?;
    page.visit("licences.html").await?;
    page.until("the page to refuse", async || {
        let inside = "const inside = document.querySelector('iframe').contentDocument;
            return inside.getElementById('framed')?.hidden === false && !inside.querySelector('main')";
        Ok((page.script(inside, vec![]).await? == true).then_some(()))
    })
    .await
}

#[test]
fn a_file_that_is_gone_cut_short_or_another_is_told_and_no_page_stays_blank() {
    walk(
        "not-started",
        Engine::Chromium,
        files_that_are_not_what_they_should_be,
    );
}

#[test]
fn a_browser_that_cannot_run_the_program_is_told_from_a_bad_line_in_chromium() {
    walk("too-old", Engine::Chromium, browsers_that_cannot_run_it);
}

#[test]
fn a_browser_that_cannot_run_the_program_is_told_from_a_bad_line_in_firefox() {
    walk("too-old", Engine::Firefox, browsers_that_cannot_run_it);
}

#[test]
fn nobody_shows_the_page_inside_a_page_of_theirs() {
    walk("framed", Engine::Chromium, inside_another_page);
}
