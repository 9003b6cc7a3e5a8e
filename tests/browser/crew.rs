//! Somebody photographs the code on another's sheet: the phone shows that sheet in large letters, without a connection
//! too, keeps nothing of it, and shows nothing of its owner's.
use crate::engine::{Engine, walk};
use crate::page::Page;
use crate::{Step, axe, lock, names, paper, records};
use serde_json::json;
use std::path::Path;
use std::process::Command;
use tsutaeru::i18n::Words;
use tsutaeru::model::Profile;
use tsutaeru::sheet::{crew_link, emergency};
use tsutaeru::store::Record;

const KEPT: &str = "return JSON.stringify(Object.entries(localStorage).sort())";

/// The code of a person's sheet, with all of its front.
fn link(profile: &Profile) -> Step<String> {
    let today = "2026-11-20".parse().map_err(|_| "no day")?;
    let facts = emergency::facts(profile, today, &Words::of("ja"));
    let link = crew_link::crew_link(&facts, |_| true);
    Ok(link.ok_or("no link")?.link)
}

async fn anothers_sheet(page: &Page) -> Step {
    let own = records::persona("minimal")?;
    let other = records::persona("full")?;
    let own_name = own.emergency.person.full_name();
    let other_name = other.emergency.person.family_name.as_str().to_owned();
    let code = link(&other)?;

    let record = Record {
        profiles: serde_json::from_value(json!([own, records::persona("couple")?]))?,
        ..Record::default()
    };
    records::begin_with(page, &record).await?;
    page.open("#/help").await?;
    page.see("#offline").await?;
    let before = page.script(KEPT, vec![]).await?;
    page.host.set_in_reach(false);
    page.open(&format!("#/crew/{code}")).await?;
    page.reload().await?;
    page.arrive("crew").await?;
    let shown = page.text("body").await?;
    if !shown.contains(&other_name) || shown.contains(&own_name) {
        return Err(format!("{other_name} and not {own_name} should be shown:\n{shown}").into());
    }
    page.see("[data-part=contacts] a.telephone[href^=\"tel:0\"]")
        .await?;
    axe::no_barriers(page).await?;
    let title = page
        .script("return document.title", vec![])
        .await?
        .to_string();
    if title.contains(&other_name) {
        return Err(format!("the window is called {title}").into());
    }
    // A wish not to be resuscitated stands with the words of the paper, and nothing else does.
    page.see("main:not(:has([data-part=wishes] .notice))")
        .await?;
    let refusing = link(&records::persona("final_stage")?)?;
    page.open(&format!("#/crew/{refusing}")).await?;
    page.see("[data-part=wishes] .notice").await?;
    axe::no_barriers(page).await?;
    if page.script(KEPT, vec![]).await? != before {
        return Err("something was kept".into());
    }
    page.open(&format!("#/crew/{}", &code[..code.len() / 2]))
        .await?;
    page.see("main[data-page=crew] .notice.care").await?;
    axe::no_barriers(page).await
}

/// From the tick on the print page over the paper to the phone of somebody who photographs it.
async fn from_paper_to_phone(page: &Page) -> Step {
    let person = records::persona("full")?;
    let record = Record {
        profiles: serde_json::from_value(json!([person]))?,
        ..Record::default()
    };
    records::begin_with(page, &record).await?;
    page.open("#/print").await?;
    let plain = paper::file(page, "save-emergency-sheet").await?;
    if code_on(&plain)?.is_some() {
        return Err("a code stands on the sheet that nobody ticked".into());
    }
    std::fs::remove_file(&plain)?;
    lock::unfold(page, "#code").await?;
    page.choose("code", "with-code").await?;
    page.see("#code-became").await?;
    axe::no_barriers(page).await?;
    let file = paper::file(page, "save-emergency-sheet").await?;
    let address = code_on(&file)?.ok_or("nothing reads the code")?;
    std::fs::remove_file(&file)?;
    let (site, link) = address.split_once('#').ok_or("no fragment")?;
    if site != page.host.site.as_str() {
        return Err(format!("the code leads to {site}").into());
    }
    // Ticked anew for each paper.
    page.open("#/home").await?;
    page.open("#/print").await?;
    lock::unfold(page, "#code").await?;
    page.see("[name=code]:not(:checked)").await?;

    lock::put_on(page).await?;
    page.reload().await?;
    page.arrive("lock").await?;
    page.open(&format!("#{link}")).await?;
    page.arrive("crew").await?;
    let shown = page.text("main").await?;
    for fact in ["小笠原", "ペニシリン", "2026年（令和8年）11月20日"] {
        if !shown.contains(fact) {
            return Err(format!("{fact} is not in:\n{shown}").into());
        }
    }
    page.see("[data-part=medicines] .more").await?;
    page.open("#/data").await?;
    page.arrive("lock").await
}

/// What a reader finds in the code on the sheet's back, as a shop's printer puts it on paper.
fn code_on(file: &Path) -> Step<Option<String>> {
    let raster = Command::new("pdftoppm")
        .args(["-r", "200", "-gray", "-f", "2", "-l", "2"])
        .arg(file)
        .output()?
        .stdout;
    let (width, dots) = names::grey(&raster)?;
    let sides = [width, dots.len() / width].map(|side| u32::try_from(side).unwrap_or(0));
    let only = Some(rxing::BarcodeFormat::QR_CODE);
    let found = rxing::helpers::detect_in_luma(dots.to_vec(), sides[0], sides[1], only);
    Ok(found.ok().map(|code| code.getText().to_owned()))
}

#[test]
fn a_printed_code_is_shown_on_a_phone_that_is_locked_in_chromium() {
    walk("crew code", Engine::Chromium, from_paper_to_phone);
}

#[test]
fn anothers_sheet_is_shown_and_not_kept_in_chromium() {
    walk("crew", Engine::Chromium, anothers_sheet);
}

#[test]
fn anothers_sheet_is_shown_and_not_kept_in_firefox() {
    walk("crew", Engine::Firefox, anothers_sheet);
}

#[test]
fn anothers_sheet_is_shown_and_not_kept_in_webkit() {
    walk("crew", Engine::WebKit, anothers_sheet);
}
