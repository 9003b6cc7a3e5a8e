//! The papers beside the crew's sheet: several in one file, a copy for a reader, as text, for the calendar; and who
//! has a copy that is old by now.
use crate::engine::{Engine, walk};
use crate::first_visit::hanako;
use crate::page::Page;
use crate::records::{begin_with, kept};
use crate::{Step, axe};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;
use tsutaeru::store::Record;

/// The print page of somebody who has answered what a crew looks for first.
pub async fn begin(page: &Page) -> Step {
    let record = Record {
        profiles: vec![hanako()?],
        ..Record::default()
    };
    page.open("").await?;
    begin_with(page, &record).await?;
    page.open("#/print").await?;
    page.arrive("print").await?;
    page.see("main[data-page=\"print\"] svg").await.map(drop)
}

/// The words of a PDF without white.
fn words_of(pdf: &Path) -> Step<String> {
    let output = Command::new("pdftotext").arg(pdf).arg("-").output()?;
    let words = String::from_utf8(output.stdout)?;
    Ok(words.chars().filter(|one| !one.is_whitespace()).collect())
}

/// Saves what is chosen, under that command, and gives its words.
async fn saved(page: &Page, command: &str) -> Step<String> {
    page.see(&format!("#{command}:not([aria-disabled=true])"))
        .await?;
    page.press(command).await?;
    page.see("#outcome[data-outcome=saved]").await?;
    axe::no_barriers(page).await?;
    let file = page.downloaded(".pdf").await?;
    let words = words_of(&file)?;
    std::fs::remove_file(&file)?;
    Ok(words)
}

fn has_all(words: &str, expected: &[&str]) -> Step {
    let lost: Vec<_> = expected
        .iter()
        .filter(|one| !words.contains(**one))
        .collect();
    match lost.is_empty() {
        true => Ok(()),
        false => Err(format!("not there: {lost:?}\n{words}").into()),
    }
}

/// Sheet, telephone memo and card in one file; the next time they are offered again.
async fn several(page: &Page) -> Step {
    begin(page).await?;
    axe::no_barriers(page).await?;
    page.choose("papers", "call-memo").await?;
    page.choose("papers", "wallet-card").await?;
    let words = saved(page, "save-papers").await?;
    has_all(
        &words,
        &[
            "救急情報シート",
            "「救急です」",
            "救急のときのカード",
            "03-3993-1111",
        ],
    )?;
    page.see("#then [data-then=wallet-card] li").await?;
    page.see("#then [data-then=call-memo] li").await?;
    page.wait_until_kept("wallet-card").await?;
    page.reload().await?;
    if page.text("#chosen-papers").await?.contains("携帯カード") {
        return Err("the crew's sheet is not alone at first".into());
    }
    page.press("choose-papers").await?;
    page.press("same-papers").await?;
    page.until("the same papers", async || {
        let chosen = page.text("#chosen-papers").await?;
        Ok((chosen.contains("119メモ") && chosen.contains("携帯カード")).then_some(()))
    })
    .await?;
    let count = "return document.querySelectorAll('#preview figure').length";
    page.until("their pages", async || {
        // Sheet on both sides, memo with an empty back, card.
        Ok((page.script(count, vec![]).await? == 5).then_some(()))
    })
    .await?;
    axe::no_barriers(page).await
}

/// A copy for the pharmacy, noted as handed over; after a change the page says that it is old.
async fn handed(page: &Page) -> Step {
    begin(page).await?;
    page.choose("papers", "handover").await?;
    page.choose("papers", "emergency-sheet").await?;
    page.choose("reader", "pharmacy").await?;
    axe::no_barriers(page).await?;
    let words = saved(page, "save-handover").await?;
    has_all(&words, &["薬局へ", "ペニシリン", "第1版"])?;
    page.choose("handed-to", "pharmacy").await?;
    page.type_into("handed-name", "つばき薬局").await?;
    page.press("note-handed").await?;
    page.wait_until_kept("つばき薬局").await?;
    axe::no_barriers(page).await?;
    let record = kept(page).await?;
    let person = record.profiles.first().ok_or("nobody")?;
    let copies: Vec<_> = person.handed.iter().collect();
    let [copy] = copies.as_slice() else {
        return Err(format!("one copy, not {}", copies.len()).into());
    };
    if (copy.paper.as_str(), copy.edition) != ("handover", 1) {
        return Err(format!("another copy: {copy:?}").into());
    }
    page.open("#/sheet/phones").await?;
    page.arrive_at_questions("phones").await?;
    page.type_into("emergency.person.home_phone", "0312345678")
        .await?;
    page.wait_until_kept("0312345678").await?;
    page.open("#/print").await?;
    page.choose("papers", "handover").await?;
    page.see("#old-copies").await?;
    has_all(&page.text("#old-copies").await?, &["薬局（つばき薬局）"])?;
    axe::no_barriers(page).await?;
    page.press("show-copies").await?;
    page.press("forget-copy-0").await?;
    page.until("the note to go", async || {
        let is_there = "return !!document.querySelector('#handed-copies')";
        Ok((page.script(is_there, vec![]).await? == false).then_some(()))
    })
    .await
}

/// What stands on the paper, to be pasted and as a file.
async fn as_text(page: &Page) -> Step {
    begin(page).await?;
    page.press("read-as-text").await?;
    page.see(".paper-words p").await?;
    axe::no_barriers(page).await?;
    page.press("copy-text").await?;
    page.see("#text-outcome[data-outcome=copied]").await?;
    page.press("save-text").await?;
    page.see("#text-outcome[data-outcome=saved]").await?;
    let file = page.downloaded(".txt").await?;
    let text = std::fs::read_to_string(&file)?;
    if !text.starts_with('\u{FEFF}') || !text.contains("\r\n") {
        return Err("no text as every program reads it".into());
    }
    has_all(&text, &["救急情報シート", "ペニシリン", "03-3993-1111"])
}

/// The day of the next review for the person's own calendar; it says nothing of anybody.
async fn reminder(page: &Page) -> Step {
    begin(page).await?;
    page.press("confirm-content").await?;
    page.wait_until_kept("confirmed_on").await?;
    saved(page, "save-emergency-sheet").await?;
    page.press("save-reminder").await?;
    page.see("#calendar-outcome[data-outcome=saved]").await?;
    let file = page.downloaded(".ics").await?;
    let text = std::fs::read_to_string(&file)?;
    has_all(&text, &["BEGIN:VEVENT", "つたえるシートを見直す日"])?;
    match ["山田", "ペニシリン"]
        .iter()
        .find(|word| text.contains(**word))
    {
        None => Ok(()),
        Some(word) => Err(format!("{word} in a calendar").into()),
    }
}

/// On an iPhone's home screen, where a download leads nowhere: text and day go by the device's own menu, as a PDF does.
async fn on_a_home_screen(page: &Page) -> Step {
    begin(page).await?;
    let telephone = "Object.defineProperty(navigator, 'standalone', { value: true });
        window.shared = [];
        navigator.canShare = ({ files }) => files.length > 0;
        navigator.share = async ({ files }) => window.shared.push(files[0].name.split('.').pop());";
    page.script(telephone, vec![]).await?;
    page.press("read-as-text").await?;
    page.press("save-text").await?;
    page.see("#text-outcome[data-outcome=shared]").await?;
    page.press("confirm-content").await?;
    page.wait_until_kept("confirmed_on").await?;
    page.press("save-emergency-sheet").await?;
    page.until("the sheet to be shared", async || {
        let is_shared = "return window.shared.includes('pdf')";
        Ok((page.script(is_shared, vec![]).await? == true).then_some(()))
    })
    .await?;
    page.press("save-reminder").await?;
    page.see("#calendar-outcome[data-outcome=shared]").await?;
    let shared = page.script("return window.shared.join()", vec![]).await?;
    match shared == "txt,pdf,ics" {
        true => Ok(()),
        false => Err(format!("shared: {shared}").into()),
    }
}

#[test]
fn text_and_day_are_shared_where_nothing_can_be_downloaded() {
    walk("home-screen", Engine::Chromium, on_a_home_screen);
}

/// The flyer leads to where the page is found, whatever page of it one is on.
async fn flyer(page: &Page) -> Step {
    begin(page).await?;
    page.choose("papers", "flyer").await?;
    page.choose("papers", "emergency-sheet").await?;
    let words = saved(page, "save-flyer").await?;
    let here = page.script("return location.origin + location.pathname", vec![]);
    let here = here.await?;
    let here = here.as_str().ok_or("no address")?;
    has_all(&words, &[here])?;
    match words.contains("#/print") || words.contains("花子") {
        true => Err("more than the address".into()),
        false => Ok(()),
    }
}

/// On a small telephone and on a large screen, with everything unfolded, nothing stands outside the page.
async fn widths(page: &Page) -> Step {
    begin(page).await?;
    page.choose("papers", "handover").await?;
    page.choose("papers", "wallet-card").await?;
    saved(page, "save-papers").await?;
    page.type_into("handed-name", "つばき薬局").await?;
    page.press("note-handed").await?;
    page.press("show-copies").await?;
    page.press("read-as-text").await?;
    for width in [320, 375, 600, 1024, 1280] {
        let metrics = json!({
            "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false,
        });
        page.devtools("Emulation.setDeviceMetricsOverride", metrics)
            .await?;
        let outside = "const room = document.documentElement.clientWidth;
            return room > arguments[0] ? 'not so wide' : document.documentElement.scrollWidth - room";
        let outside = page.script(outside, vec![Value::from(width)]).await?;
        if outside != 0 {
            return Err(format!("at {width}: {outside} beyond the edge").into());
        }
        axe::no_barriers(page).await?;
    }
    Ok(())
}

/// Where there is no printer at home: what to know of shops, and the forms that say nothing of anybody.
async fn shop(page: &Page) -> Step {
    page.open("#/help").await?;
    page.press("shop").await?;
    page.see("#blank-forms").await?;
    axe::no_barriers(page).await?;
    page.press("blank-forms").await?;
    page.see("a[href$=\"handover.pdf\"]").await.map(drop)
}

#[test]
fn several_papers_are_one_file_and_are_offered_again_in_chromium() {
    walk("several-papers", Engine::Chromium, several);
}

#[test]
fn several_papers_are_one_file_and_are_offered_again_in_firefox() {
    walk("several-papers", Engine::Firefox, several);
}

#[test]
fn several_papers_are_one_file_and_are_offered_again_in_webkit() {
    walk("several-papers", Engine::WebKit, several);
}

#[test]
fn whoever_has_an_old_copy_is_named_after_a_change() {
    walk("handed", Engine::Chromium, handed);
}

#[test]
fn a_paper_is_copied_and_saved_as_text() {
    walk("as-text", Engine::Chromium, as_text);
}

#[test]
fn the_next_review_goes_into_the_calendar_without_a_name() {
    walk("reminder", Engine::Chromium, reminder);
}

#[test]
fn the_flyer_leads_to_the_page_and_says_nothing_else() {
    walk("flyer", Engine::Chromium, flyer);
}

#[test]
fn the_print_page_fits_every_width() {
    walk("widths", Engine::Chromium, widths);
}

#[test]
fn help_tells_of_shops_and_leads_to_the_forms() {
    walk("shop", Engine::Chromium, shop);
}
