//! What a person chooses for a copy: the card without an address, the questions of one visit; and who has an old memo.
use crate::engine::{Engine, walk};
use crate::first_visit::hanako;
use crate::page::Page;
use crate::records::begin_with;
use crate::{Step, axe};
use std::process::Command;
use tsutaeru::model::{CopyGiven, DoctorQuestion, Profile, Stated, Text};
use tsutaeru::store::Record;

async fn begin(page: &Page, profile: Profile, address: &str) -> Step {
    let record = Record {
        profiles: vec![profile],
        ..Record::default()
    };
    page.open("").await?;
    begin_with(page, &record).await?;
    page.open(address).await?;
    page.arrive("print").await
}

/// Saves what is chosen, and gives its words.
async fn saved(page: &Page, command: &str) -> Step<String> {
    page.see(&format!("#{command}:not([aria-disabled=true])"))
        .await?;
    axe::no_barriers(page).await?;
    page.press(command).await?;
    page.see("#outcome[data-outcome=saved]").await?;
    let file = page.downloaded(".pdf").await?;
    let output = Command::new("pdftotext").arg(&file).arg("-").output()?;
    std::fs::remove_file(&file)?;
    let words = String::from_utf8(output.stdout)?;
    Ok(words.chars().filter(|one| !one.is_whitespace()).collect())
}

fn expect(words: &str, there: &[&str], not_there: &[&str]) -> Step {
    let lost = there.iter().find(|one| !words.contains(**one));
    let left = not_there.iter().find(|one| words.contains(**one));
    match (lost, left) {
        (None, None) => Ok(()),
        _ => Err(format!("lost: {lost:?}, left: {left:?}\n{words}").into()),
    }
}

/// The card without the address and those to call; the next time it is so again.
async fn card(page: &Page) -> Step {
    begin(page, hanako()?, "#/print").await?;
    page.choose("papers", "wallet-card").await?;
    page.choose("papers", "emergency-sheet").await?;
    let whole = saved(page, "save-wallet-card").await?;
    expect(&whole, &["豊玉北6-12-1", "鈴木陽子", "ペニシリン"], &[])?;
    page.choose("card-parts", "address").await?;
    page.choose("card-parts", "people").await?;
    page.until("the card to be made anew", async || {
        let busy = "return document.querySelector('#preview').getAttribute('aria-busy')";
        Ok((page.script(busy, vec![]).await? == "false").then_some(()))
    })
    .await?;
    let bare = saved(page, "save-wallet-card").await?;
    let instead = [
        "住所は、家のシートを見てください",
        "電話する人は、家の「救急情報シート」を",
    ];
    expect(
        &bare,
        &[&instead[..], &["山田花子", "ペニシリン"]].concat(),
        &["豊玉北", "鈴木"],
    )?;
    page.wait_until_kept("card_without").await?;
    page.reload().await?;
    page.choose("papers", "wallet-card").await?;
    page.see("input[name=card-parts][value=address]:not(:checked)")
        .await?;
    page.see("input[name=card-parts][value=phones]:checked")
        .await
        .map(drop)
}

/// Of two questions one is for another doctor.
async fn questions(page: &Page) -> Step {
    let mut profile = hanako()?;
    let asked = ["薬を減らせますか", "入れ歯が痛みます"].map(|words| DoctorQuestion {
        question: Text::new(words),
        ..DoctorQuestion::default()
    });
    profile.care_plan.information.questions = Stated::Known(asked.to_vec());
    begin(page, profile, "#/print").await?;
    page.choose("papers", "doctor-questions").await?;
    page.choose("papers", "emergency-sheet").await?;
    page.choose("questions", "1").await?;
    let words = saved(page, "save-doctor-questions").await?;
    expect(&words, &["薬を減らせますか"], &["入れ歯"])
}

/// Somebody has a memo from before the last change: named by the day that stands on that memo.
async fn old_memo(page: &Page) -> Step {
    let mut profile = hanako()?;
    for (day, matters) in [("2026-01-10", "庭の手入れ"), ("2026-03-10", "孫と会うこと")]
    {
        profile.care_plan.values.matter_other = Text::new(matters);
        let plan = profile.care_plan.clone();
        profile.history.confirm(&plan, None, day.parse()?);
    }
    profile.care_plan.copies = Stated::Known(vec![CopyGiven {
        name: Text::new("美和"),
        role: Text::new("長女"),
        given_on: Some("2026-02-01".parse()?),
        ..CopyGiven::default()
    }]);
    begin(page, profile, "#/print-memo").await?;
    page.see("#old-copies").await?;
    let said = page.text("#old-copies").await?;
    expect(&said, &["美和（長女）の、2026年1月10日に確かめたもの"], &[])?;
    page.press("show-copies").await?;
    page.see("#memo-copies").await?;
    axe::no_barriers(page).await
}

#[test]
fn a_card_goes_about_without_what_its_owner_left_off() {
    walk("card-parts", Engine::Chromium, card);
}

#[test]
fn a_visit_s_paper_has_the_questions_that_were_chosen_for_it() {
    walk("chosen-questions", Engine::Chromium, questions);
}

#[test]
fn whoever_has_an_old_memo_is_named_with_its_day() {
    walk("old-memo", Engine::Chromium, old_memo);
}
