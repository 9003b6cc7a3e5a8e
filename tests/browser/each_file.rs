//! Several papers as a file each: each is its own document with its own pages, named by nobody's name; offered again.
use crate::engine::{Engine, walk};
use crate::page::Page;
use crate::{Step, axe, papers};
use serde_json::json;
use std::path::Path;
use std::process::Command;

/// The papers with the pages that each has, a word that is on it, and one that is on another only.
const PAPERS: [(&str, usize, &str, &str); 3] = [
    ("emergency-sheet", 2, "ペニシリン", "「救急です」"),
    ("call-memo", 1, "「救急です」", "救急のときのカード"),
    ("wallet-card", 1, "救急のときのカード", "「救急です」"),
];

fn answer(program: &str, arguments: &[&str], file: &Path) -> Step<String> {
    let output = Command::new(program)
        .args(arguments)
        .arg(file)
        .args((program == "pdftotext").then_some("-"))
        .output()?;
    match output.status.success() {
        true => Ok(String::from_utf8(output.stdout)?),
        false => Err(format!("{program} refuses {}", file.display()).into()),
    }
}

/// The file is a whole document of that paper alone.
fn is_that_paper(file: &Path, (_, pages, has, has_not): (&str, usize, &str, &str)) -> Step {
    answer("qpdf", &["--check"], file)?;
    let about = answer("pdfinfo", &[], file)?;
    let said = about.lines().find_map(|line| line.strip_prefix("Pages:"));
    if said.and_then(|said| said.trim().parse().ok()) != Some(pages) {
        return Err(format!("not {pages} pages: {about}").into());
    }
    let words: String = answer("pdftotext", &[], file)?
        .chars()
        .filter(|one| !one.is_whitespace())
        .collect();
    if !words.contains(has) || words.contains(has_not) {
        return Err(format!("another paper: {words}").into());
    }
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    match ["山田", "花子", "ペニシリン"]
        .iter()
        .any(|word| name.contains(word))
    {
        true => Err(format!("somebody's file: {name}").into()),
        false => Ok(()),
    }
}

async fn begin(page: &Page) -> Step {
    papers::begin(page).await?;
    page.choose("papers", "call-memo").await?;
    page.choose("papers", "wallet-card").await
}

async fn each(page: &Page) -> Step {
    begin(page).await?;
    page.choose("files", "each").await?;
    for paper in PAPERS {
        let command = format!("save-file-{}", paper.0);
        page.see(&format!("#{command}")).await?;
        axe::no_barriers(page).await?;
        page.press(&command).await?;
        page.see("#outcome[data-outcome=saved]").await?;
        let file = page.downloaded(".pdf").await?;
        is_that_paper(&file, paper)?;
        std::fs::remove_file(&file)?;
    }
    axe::no_barriers(page).await?;
    page.wait_until_kept("\"apart\":true").await?;
    page.reload().await?;
    page.press("choose-papers").await?;
    page.press("same-papers").await?;
    page.see("input[name=files][value=each]:checked").await?;
    page.see("#save-file-wallet-card").await.map(drop)
}

/// Where the device can share several files, one tap hands over all of them.
async fn shared(page: &Page) -> Step {
    begin(page).await?;
    // A telephone's menu, which no browser of the tests has.
    let menu = "navigator.canShare = ({files}) => files.length > 0;
        navigator.share = async ({files}) => {
            window.shared = files.map(file => [file.type, file.size > 1000, file.name].join());
        };";
    page.script(menu, vec![]).await?;
    page.choose("files", "each").await?;
    page.see("#save-file-wallet-card").await?;
    page.press("share-papers").await?;
    page.see("#outcome[data-outcome=shared]").await?;
    let shared = page.script("return window.shared", vec![]).await?;
    let shared: Vec<String> = serde_json::from_value(shared)?;
    let papers = ["救急情報シート", "119メモ", "携帯カード"];
    let is_it = |(said, paper): (&String, &str)| {
        said.starts_with(&format!("application/pdf,true,つたえる_{paper}_"))
            && said.ends_with(".pdf")
    };
    if shared.len() != 3 || !shared.iter().zip(papers).all(is_it) {
        return Err(format!("not each of them: {shared:?}").into());
    }
    // Together again: one file.
    page.choose("files", "one").await?;
    page.see("#save-papers:not([hidden]):not([aria-disabled=true])")
        .await?;
    page.press("share-papers").await?;
    let count = "return window.shared.length";
    page.until("one file", async || {
        Ok((page.script(count, vec![]).await? == json!(1)).then_some(()))
    })
    .await
}

#[test]
fn each_of_several_papers_is_a_file_of_its_own_in_chromium() {
    walk("each-file", Engine::Chromium, each);
}

#[test]
fn each_of_several_papers_is_a_file_of_its_own_in_firefox() {
    walk("each-file", Engine::Firefox, each);
}

#[test]
fn each_of_several_papers_is_a_file_of_its_own_in_webkit() {
    walk("each-file", Engine::WebKit, each);
}

#[test]
fn all_files_are_shared_at_once_where_the_device_can() {
    walk("share-each-file", Engine::Chromium, shared);
}
