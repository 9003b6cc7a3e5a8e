//! From the print page to a PDF on disk whose words read back.
use crate::page::Page;
use crate::{Step, axe};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Opens the print page, waits for the preview, saves the crew's sheet, and looks for the words in it.
pub async fn from_print_page(page: &Page, words: &[&str]) -> Step {
    page.open("#/print").await?;
    saved(page, "save-emergency-sheet", words).await
}

/// The same with the care plan's memo.
pub async fn memo_from_print_page(page: &Page, words: &[&str]) -> Step {
    page.open("#/print-memo").await?;
    saved(page, "save-care-plan-memo", words).await
}

/// Waits for the preview, saves the paper, and looks for the words in it.
async fn saved(page: &Page, command: &str, words: &[&str]) -> Step {
    let file = file(page, command).await?;
    read_back(&file, words)?;
    // The next paper of the same journey must not be taken for this one.
    Ok(std::fs::remove_file(&file)?)
}

/// Waits for the preview, saves the paper, and gives its file.
pub async fn file(page: &Page, command: &str) -> Step<PathBuf> {
    page.arrive("print").await?;
    page.see("main[data-page=\"print\"] svg").await?;
    axe::no_barriers(page).await?;
    // The paper is being made; the command waits for it.
    page.see(&format!("#{command}:not([aria-disabled=true])"))
        .await?;
    page.press(command).await?;
    page.see("#outcome[data-outcome=saved]").await?;
    axe::no_barriers(page).await?;
    page.downloaded(".pdf").await
}

/// Looks for words in a paper.
pub fn read_back(file: &Path, words: &[&str]) -> Step {
    let output = Command::new("pdftotext").arg(file).arg("-").output()?;
    if !output.status.success() {
        return Err(format!("pdftotext cannot read {}", file.display()).into());
    }
    let squeezed: String = String::from_utf8(output.stdout)?
        .chars()
        .filter(|one| !one.is_whitespace())
        .collect();
    let lost: Vec<_> = words
        .iter()
        .filter(|word| !squeezed.contains(**word))
        .collect();
    if lost.is_empty() {
        Ok(())
    } else {
        Err(format!("not on the paper: {lost:?}\n{squeezed}").into())
    }
}
