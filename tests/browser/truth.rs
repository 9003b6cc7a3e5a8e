//! What the screen says stays true: of pages that say nothing, of what is not to be written, of days to come, of what
//! changed after it was found right; also behind a translator, and in the window's title.
use crate::Step;
use crate::engine::{Engine, walk};
use crate::first_visit::hanako;
use crate::page::Page;
use crate::records::{begin_with, kept};
use crate::{axe, resident};
use serde_json::Value;
use tsutaeru::model::{Answer, CarePlace, Profile};
use tsutaeru::session::Route;
use tsutaeru::store::Record;

const PHONE: &str = "emergency.person.home_phone";
const BIRTH: &str = "emergency.person.birth_date";

async fn begin(page: &Page, profile: Profile) -> Step {
    let mut record = Record {
        profiles: vec![profile],
        ..Record::default()
    };
    record.settle_current();
    page.open("").await?;
    begin_with(page, &record).await
}

async fn is_so(page: &Page, what: &str, script: &str) -> Step {
    page.until(what, async || {
        Ok((page.script(script, vec![]).await? == true).then_some(()))
    })
    .await
}

async fn expect(page: &Page, selector: &str, words: &str) -> Step {
    page.until(&format!("{words} in {selector}"), async || {
        Ok(page.text(selector).await?.contains(words).then_some(()))
    })
    .await
}

/// Passed without a word a page is not done; with an answer it is.
async fn blank_pages(page: &Page) -> Step {
    page.open("").await?;
    resident::begin(page).await?;
    for group in ["dialysis", "implants", "hearing", "household", "message"] {
        page.open(&format!("#/sheet/{group}")).await?;
        page.arrive_at_questions(group).await?;
        page.press("next").await?;
        page.open("#/sheet").await?;
        page.see(&format!("[data-group={group}] .state.not_started"))
            .await?;
    }
    page.open("#/sheet/dialysis").await?;
    page.choose("emergency.alerts.dialysis", "none").await?;
    page.press("next").await?;
    page.open("#/sheet").await?;
    page.see("[data-group=dialysis] .state.done")
        .await
        .map(drop)
}

/// What is not to be written goes off paper, says so, and is still there.
async fn declined(page: &Page) -> Step {
    begin(page, hanako()?).await?;
    page.open("#/sheet/phones").await?;
    page.press("decline").await?;
    page.see("#declined").await?;
    axe::no_barriers(page).await?;
    let hidden =
        format!("return document.querySelector('[name=\"{PHONE}\"]').offsetParent === null");
    is_so(page, "the field to go", &hidden).await?;
    page.press("next").await?;
    page.open("#/sheet").await?;
    page.see("[data-group=phones] .state.declined").await?;
    page.open("#/check").await?;
    page.see("[data-withheld=declined]").await?;
    axe::no_barriers(page).await?;
    page.open("#/").await?;
    page.see("[data-essential=address] + .state.declined")
        .await?;
    page.open("#/print").await?;
    page.see("#withheld [data-withheld=declined]").await?;
    page.see("main[data-page=print] svg text").await?;
    axe::no_barriers(page).await?;
    let words =
        "return [...document.querySelectorAll('svg')].map((one) => one.textContent).join('')
        .replace(/\\s/g, '')";
    let words = page.script(words, vec![]).await?;
    let words = words.as_str().unwrap_or_default();
    if words.contains("3993-2222") || !words.contains("3993-1111") {
        return Err(
            format!("what is not to be written is printed, or too little is: {words}").into(),
        );
    }
    let phone = &kept(page).await?.profiles[0].emergency.person.home_phone;
    if phone.is_blank() {
        return Err("what was written is lost".into());
    }
    page.open("#/sheet/phones").await?;
    page.press("write-after-all").await?;
    match page.value(PHONE).await?.as_str() {
        "03-3993-2222" => Ok(()),
        other => Err(format!("it came back as {other}").into()),
    }
}

/// A birth that is to come is no fact; it is told at the field, and the bad field is found.
async fn days_to_come(page: &Page) -> Step {
    page.open("").await?;
    resident::begin(page).await?;
    page.choose(&format!("{BIRTH}.era"), "common").await?;
    page.type_into(&format!("{BIRTH}.year"), "2190").await?;
    page.type_into("emergency.person.family_name", "山田")
        .await?;
    let remark = format!("[id=\"{BIRTH}.remark\"]");
    expect(page, &remark, "まだ来ていない日です").await?;
    page.see(&format!("[name=\"{BIRTH}.year\"][aria-invalid=true]"))
        .await?;
    axe::no_barriers(page).await?;
    page.wait_until_kept("山田").await?;
    match kept(page).await?.profiles[0].emergency.person.birth_date {
        None => Ok(()),
        Some(day) => Err(format!("{day} was taken in").into()),
    }
}

/// What was found right and written on again is not called right: on home, on the checks, on the print page.
async fn changed(page: &Page) -> Step {
    let mut profile = hanako()?;
    profile.care_plan.place.at_the_end = Answer::Known(CarePlace::Home);
    begin(page, profile).await?;
    page.open("#/check").await?;
    page.press("confirm-all").await?;
    page.open("#/care-plan-check").await?;
    page.press("confirm-care-plan").await?;
    page.open("#/sheet/address").await?;
    page.type_into("emergency.person.building", "203").await?;
    page.open("#/care-plan/place").await?;
    page.choose("care_plan.place.at_the_end", "hospital")
        .await?;
    page.open("#/").await?;
    page.see("#changed").await?;
    axe::no_barriers(page).await?;
    page.open("#/check").await?;
    expect(page, "#confirmed", "書きかえた").await?;
    page.press("confirm-all").await?;
    expect(page, "#confirmed", "大きく印刷").await?;
    page.open("#/").await?;
    page.arrive("home").await?;
    is_so(
        page,
        "nothing to be changed",
        "return !document.querySelector('#changed')",
    )
    .await?;
    page.open("#/care-plan-check").await?;
    page.see("[data-changed]").await?;
    axe::no_barriers(page).await?;
    page.open("#/history").await?;
    expect(page, "main", "書きかえたところがあります").await?;
    page.open("#/care-plan-check").await?;
    page.press("confirm-care-plan").await?;
    is_so(
        page,
        "the mark to go",
        "return document.querySelector('[data-changed]').hidden",
    )
    .await
}

/// Puts every text of the page into elements of its own, as a translator does.
const TRANSLATE: &str = "
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts.filter((one) => one.data.trim() && !one.parentElement.closest('svg'))) {
        const [outer, inner] = [document.createElement('font'), document.createElement('font')];
        text.replaceWith(outer);
        outer.append(inner);
        inner.append(document.createTextNode(text.data));
    }";

/// Behind a translator what follows the record still follows it.
async fn translated(page: &Page) -> Step {
    begin(page, hanako()?).await?;
    page.open("#/sheet/name").await?;
    let remark = format!("[id=\"{BIRTH}.remark\"]");
    page.see(&remark).await?;
    page.script(TRANSLATE, vec![]).await?;
    page.empty(&format!("{BIRTH}.year")).await?;
    page.type_into(&format!("{BIRTH}.year"), "20").await?;
    expect(page, &remark, "1945年（昭和20年）").await?;
    page.open("#/sheet/phones").await?;
    page.empty(PHONE).await?;
    page.type_into(PHONE, "12").await?;
    page.script("document.activeElement.blur()", vec![]).await?;
    let doubt = format!("[id=\"{PHONE}.remark\"]");
    page.see(&doubt).await?;
    page.script(TRANSLATE, vec![]).await?;
    page.type_into(PHONE, "3").await?;
    let gone = format!("return document.getElementById('{PHONE}.remark').textContent === ''");
    is_so(page, "the doubt to go", &gone).await?;
    page.open("#/print").await?;
    page.see("#confirmation .day").await?;
    page.script(TRANSLATE, vec![]).await?;
    page.press("confirm-content").await?;
    expect(page, "#confirmation .day", "きょう").await?;
    let kept = "return document.querySelector('.paper-page')?.translate === false
        && document.querySelector('#heading').translate === false";
    is_so(page, "names and papers to be left alone", kept).await
}

/// The browser remembers titles after the page has forgotten everything.
async fn titles(page: &Page) -> Step {
    let mut profile = hanako()?;
    profile.emergency.person.family_name = "小笠原".into();
    profile.emergency.person.given_name = "千鶴子".into();
    begin(page, profile).await?;
    for route in Route::all() {
        page.open(&route.to_string()).await?;
        page.arrive(route.name()).await?;
        let named = "return /小笠原|千鶴子/.test(document.title)";
        if page.script(named, vec![]).await? == true {
            return Err(format!("the title of {route} names somebody").into());
        }
    }
    let title = page.script("return document.title", vec![]).await?;
    match title {
        Value::String(title) if title.contains('｜') => Ok(()),
        other => Err(format!("no title: {other}").into()),
    }
}

#[test]
fn a_page_passed_without_a_word_is_not_done() {
    walk("blank-pages", Engine::Chromium, blank_pages);
}

#[test]
fn what_is_not_to_be_written_goes_off_paper_and_comes_back() {
    walk("declined", Engine::Chromium, declined);
}

#[test]
fn a_birth_to_come_is_told_and_not_taken_in() {
    walk("days-to-come", Engine::Chromium, days_to_come);
}

#[test]
fn what_changed_after_it_was_found_right_says_so() {
    walk("changed", Engine::Chromium, changed);
}

#[test]
fn behind_a_translator_the_page_says_what_is_so_now() {
    walk("translated", Engine::Chromium, translated);
}

#[test]
fn no_title_of_a_window_names_anybody() {
    walk("titles", Engine::Chromium, titles);
}
