//! Without a connection the page opens, is filled in, prints and makes a backup; and a new version comes only when
//! the person agrees, whole or not at all.
use crate::Step;
use crate::engine::{Engine, walk};
use crate::first_visit::first_visit;
use crate::page::Page;
use crate::resident;

const FAMILY_NAME: &str = "emergency.person.family_name";
const GIVEN_NAME: &str = "emergency.person.given_name";
/// Where both are asked for.
const NAME: &str = "#/sheet/name";
const BIRTH_MONTH: &str = "emergency.person.birth_date.month";
/// What only the second version has.
const EDITION: &str = "<meta name=\"edition\" content=\"2\">";

/// Opens the page and waits until it says that it needs no connection any more.
async fn until_kept(page: &Page) -> Step {
    page.open("#/help").await?;
    page.see("#offline").await.map(drop)
}

/// Which version of the page is shown.
async fn is_second(page: &Page) -> Step<bool> {
    let ask = "return document.querySelector('meta[name=edition]') !== null";
    Ok(page.script(ask, vec![]).await? == true)
}

/// How many requests there were for a path of the site, so far.
fn asked_for(page: &Page, path: &str) -> usize {
    let line = format!("GET /under/{path} ");
    let asked = page.host.asked();
    asked
        .iter()
        .filter(|request| request.starts_with(&line))
        .count()
}

async fn on_an_aeroplane(page: &Page) -> Step {
    until_kept(page).await?;
    page.host.set_in_reach(false);
    page.reload().await?;
    page.arrive("help").await?;
    first_visit(page).await?;
    page.open("#/data").await?;
    page.press("save-backup").await?;
    let backup = std::fs::read_to_string(page.downloaded(".json").await?)?;
    if !backup.contains("花子") {
        return Err("the name is not in the backup".into());
    }
    // The forms to fill in by hand are on the device too.
    page.open("blank/index.html").await?;
    page.see("a[href$=\".pdf\"]").await?;
    let forms = "const done = arguments[0];
        Promise.all([...document.querySelectorAll('a[href$=\".pdf\"]')].map(({ href }) => fetch(href)))
            .then((forms) => done(forms.length > 5 && forms.every(({ ok }) => ok)), () => done(false))";
    match page.script_until_called(forms, vec![]).await? == true {
        true => Ok(()),
        false => Err("the forms are not on the device".into()),
    }
}

/// Somebody has begun to write, with the first version.
async fn begun(page: &Page) -> Step {
    until_kept(page).await?;
    page.open("").await?;
    resident::begin(page).await?;
    page.type_into(FAMILY_NAME, "山田").await?;
    page.wait_until_kept("山田").await
}

/// The person agrees; nothing that was written is lost.
async fn is_switched(page: &Page) -> Step {
    page.press("switch-version").await?;
    page.until("the new version", async || {
        // While the page is being loaded there is nothing to ask.
        Ok(is_second(page).await.unwrap_or_default().then_some(()))
    })
    .await?;
    for (name, text) in [(FAMILY_NAME, "山田"), (GIVEN_NAME, "花子")] {
        let value = page.value(name).await?;
        if value != text {
            return Err(format!("{name} is {value:?} in the new version").into());
        }
    }
    Ok(())
}

async fn a_new_version_when_agreed(page: &Page) -> Step {
    begun(page).await?;
    page.host.publish(EDITION)?;
    page.reload().await?;
    page.see("[data-notice=version]").await?;
    // In the middle of writing nothing changes, not even by opening the page once more.
    page.type_into(GIVEN_NAME, "花").await?;
    page.wait_until_kept("花").await?;
    page.reload().await?;
    page.see("[data-notice=version]").await?;
    if is_second(page).await? {
        return Err("the new version came without being asked for".into());
    }
    page.type_into(GIVEN_NAME, "子").await?;
    is_switched(page).await?;
    // The earlier version's files go, once no window can need them.
    page.client.goto("about:blank").await?;
    page.open("#/help").await?;
    page.until("the old version's files to go", async || {
        // Left: the files, and what was agreed to.
        let names = "const [names, done] = [caches.keys(), arguments[0]]; names.then((names) => done(names.length))";
        Ok((page.script_until_called(names, vec![]).await? == 2).then_some(()))
    })
    .await?;
    // The new one stands on its own.
    page.host.set_in_reach(false);
    page.reload().await?;
    page.arrive("help").await
}

/// The browser puts the new keeper in the old one's place once every window is closed; what is shown stays.
async fn a_new_version_waits_for_the_person(page: &Page) -> Step {
    begun(page).await?;
    page.host.publish(EDITION)?;
    page.reload().await?;
    page.see("[data-notice=version]").await?;
    page.until("the new keeper to take its place", async || {
        page.client.goto("about:blank").await?;
        page.open(NAME).await?;
        page.see("[data-notice=version]").await?;
        let waits = "const done = arguments[0];
            navigator.serviceWorker.ready.then(({ waiting }) => done(waiting !== null))";
        Ok((page.script_until_called(waits, vec![]).await? == false).then_some(()))
    })
    .await?;
    if is_second(page).await? {
        return Err("the new version came when the last window was closed".into());
    }
    page.type_into(GIVEN_NAME, "花子").await?;
    // A date that is half typed is none yet, and is there in the new version.
    page.type_into(BIRTH_MONTH, "5").await?;
    is_switched(page).await?;
    page.open(NAME).await?;
    page.arrive_at_questions("name").await?;
    match page.value(BIRTH_MONTH).await?.as_str() {
        "5" => Ok(()),
        other => Err(format!("the new version has {other:?} of a half date").into()),
    }
}

async fn a_broken_version_never(page: &Page) -> Step {
    begun(page).await?;
    let next = page.host.publish(EDITION)?;
    // Half a page, as after a copy that was broken off.
    let whole = std::fs::read_to_string(next.join("index.html"))?;
    std::fs::write(next.join("index.html"), &whole[..whole.len() / 2])?;
    let before = asked_for(page, "");
    page.reload().await?;
    page.until("the new version to be tried in vain", async || {
        let coming = "const done = arguments[0];
            navigator.serviceWorker.ready.then(({ installing }) => done(installing !== null))";
        let is_over = page.script_until_called(coming, vec![]).await? == false;
        Ok((is_over && asked_for(page, "") >= before + 2).then_some(()))
    })
    .await?;
    page.reload().await?;
    if page.value(FAMILY_NAME).await? != "山田" || is_second(page).await? {
        return Err("the old version is not as it was".into());
    }
    let waits = "const done = arguments[0];
        navigator.serviceWorker.ready.then(({ waiting }) => done(waiting !== null))";
    if page.script_until_called(waits, vec![]).await? != false {
        return Err("half a version waits to be taken".into());
    }
    // Once the host is mended, the new version comes.
    std::fs::write(next.join("index.html"), whole)?;
    page.reload().await?;
    page.see("[data-notice=version]").await.map(drop)
}

/// The browser does not keep the files: first because one is missing, then because it has no keeper for the page.
async fn online_only(page: &Page) -> Step {
    page.host.lose("icons/icon-512.png")?;
    page.open("#/help").await?;
    page.see("#online-only").await?;
    crate::axe::no_barriers(page).await?;
    page.host.keep_nothing()?;
    page.reload().await?;
    page.see("#online-only").await?;
    page.open("").await?;
    resident::begin(page).await?;
    page.type_into(FAMILY_NAME, "山田").await?;
    page.wait_until_kept("山田").await
}

/// The keeper never hears what it is first asked: it is asked once more.
async fn a_question_that_was_lost(page: &Page) -> Step {
    page.host.lose_first_questions()?;
    until_kept(page).await
}

/// The host goes back to an earlier version: nobody who has the later one is led back to it.
async fn an_earlier_version_never(page: &Page) -> Step {
    begun(page).await?;
    let before = asked_for(page, "service-worker.js");
    page.host.publish_made(EDITION, 1)?;
    page.reload().await?;
    page.until("the earlier version to be refused", async || {
        let coming = "const done = arguments[0];
            navigator.serviceWorker.ready.then(({ installing, waiting }) => done(Boolean(installing || waiting)))";
        let is_over = page.script_until_called(coming, vec![]).await? == false;
        Ok((is_over && asked_for(page, "service-worker.js") > before).then_some(()))
    })
    .await?;
    page.open("#/help").await?;
    page.see("#offline").await?;
    let offered = "return document.querySelector('[data-notice=version]') !== null";
    if page.script(offered, vec![]).await? == true || is_second(page).await? {
        return Err("the earlier version is offered as a new one".into());
    }
    // A later one is offered as ever.
    page.host.publish(EDITION)?;
    page.reload().await?;
    page.see("[data-notice=version]").await.map(drop)
}

/// The browser has thrown the files away, and the keeper lives on: help says how it is, and they come again.
async fn files_thrown_away(page: &Page) -> Step {
    const THROW_AWAY: &str = "const done = arguments[0];
        caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name)))).then(() => done(null))";
    until_kept(page).await?;
    page.script_until_called(THROW_AWAY, vec![]).await?;
    page.host.lose("icons/icon-512.png")?;
    page.reload().await?;
    page.see("#online-only").await?;
    page.host.publish_made("", 0)?;
    page.reload().await?;
    page.see("#offline").await?;
    page.host.set_in_reach(false);
    page.reload().await?;
    page.arrive("help").await
}

/// Without a keeper, a newer version on the host takes away what an open page has not fetched yet: it is said, and the
/// new page has everything that was written.
async fn replaced_on_the_host(page: &Page) -> Step {
    page.host.keep_nothing()?;
    page.open("").await?;
    resident::begin(page).await?;
    page.type_into(FAMILY_NAME, "山田").await?;
    page.wait_until_kept("山田").await?;
    page.host.move_on()?;
    page.script("location.hash = '#/print'", vec![]).await?;
    page.arrive("print").await?;
    page.see("[data-notice=version]").await?;
    crate::axe::no_barriers(page).await?;
    page.press("switch-version").await?;
    page.until("the new page", async || {
        let named = "return document.querySelector('meta[name=paper-worker]').content";
        let named = page.script(named, vec![]).await.unwrap_or_default();
        Ok((named == "./paper_worker-anew.js").then_some(()))
    })
    .await?;
    page.open(NAME).await?;
    match page.value(FAMILY_NAME).await? == "山田" {
        true => Ok(()),
        false => Err("what was written is not in the new page".into()),
    }
}

#[test]
fn an_earlier_version_is_never_offered_as_a_new_one() {
    walk("rollback", Engine::Chromium, an_earlier_version_never);
}

#[test]
fn a_keeper_that_missed_a_question_is_asked_once_more() {
    walk("deaf", Engine::Chromium, a_question_that_was_lost);
}

#[test]
fn files_that_the_browser_threw_away_come_again() {
    walk("evicted", Engine::Chromium, files_thrown_away);
}

#[test]
fn a_version_that_replaced_the_open_page_on_the_host_is_told() {
    walk("replaced", Engine::Chromium, replaced_on_the_host);
}

#[test]
fn where_nothing_is_kept_for_later_it_is_said_and_one_writes_all_the_same() {
    walk("online-only", Engine::Chromium, online_only);
}

#[test]
fn without_a_connection_in_chromium() {
    walk("aeroplane", Engine::Chromium, on_an_aeroplane);
}

#[test]
fn without_a_connection_in_firefox() {
    walk("aeroplane", Engine::Firefox, on_an_aeroplane);
}

#[test]
fn without_a_connection_in_webkit() {
    walk("aeroplane", Engine::WebKit, on_an_aeroplane);
}

#[test]
fn a_new_version_comes_when_it_is_agreed_to_in_chromium() {
    walk("update", Engine::Chromium, a_new_version_when_agreed);
}

#[test]
fn a_new_version_comes_when_it_is_agreed_to_in_firefox() {
    walk("update", Engine::Firefox, a_new_version_when_agreed);
}

#[test]
fn a_new_version_waits_also_when_every_window_was_closed() {
    walk(
        "closed",
        Engine::Chromium,
        a_new_version_waits_for_the_person,
    );
}

#[test]
fn a_broken_version_does_not_come() {
    walk("broken-update", Engine::Chromium, a_broken_version_never);
}
