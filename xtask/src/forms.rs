//! The forms to fill in by hand, as files of the site that need no script: made by the engine that makes the papers.
use crate::render::{self, Paper};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;
use tsutaeru::i18n::{LANGUAGES, Words};

/// The folder of the forms in the site, and the page that lists them; `index.html` links it.
const FOLDER: &str = "blank";
const LIST: &str = "blank/index.html";

/// Puts the forms and the page that lists them into the site.
pub fn put(dist: &Path) -> Result<()> {
    let language = LANGUAGES[0].tag;
    let made = render::forms(&dist.join(FOLDER), language)?;
    let index = fs::read_to_string(dist.join("index.html"))?;
    let style = index.split("rel=\"stylesheet\" href=\"./").nth(1);
    let style = style.and_then(|rest| rest.split('"').next());
    let style = style.context("index.html links no styles")?;
    fs::write(dist.join(LIST), list(&made, language, style))?;
    let mut all = 0;
    for form in &made {
        let weight = fs::metadata(&form.file)?.len();
        println!("  {weight:>7} bytes  {}", form.file.display());
        all += weight;
    }
    println!(
        "Forms to fill in by hand: {} files, {all} bytes.",
        made.len()
    );
    Ok(())
}

/// A page of links, nothing else.
fn list(forms: &[Paper], language: &str, style: &str) -> String {
    let words = Words::of(language);
    let title = format!(
        "{} {}",
        words.say("frame.product"),
        words.say("form.by_hand")
    );
    let links = forms.iter().map(|form| {
        let file = form.file.file_name().unwrap_or_default().to_string_lossy();
        // A tab of its own: on a home screen there is no way back from a PDF.
        format!(
            "      <li><a class=\"target\" target=\"_blank\" rel=\"noopener\" href=\"./{file}\">{} (PDF)</a></li>\n",
            form.title
        )
    });
    format!(
        "<!doctype html>\n<html lang=\"{language}\">\n  <head>\n    <meta charset=\"utf-8\">\n    \
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n    \
         <meta name=\"color-scheme\" content=\"light dark\">\n    \
         <title>{title}</title>\n    <link rel=\"stylesheet\" href=\"../{style}\">\n  </head>\n  \
         <body>\n    <header class=\"header\"><div class=\"header-inner\">\
         <a class=\"brand\" href=\"../\">{}</a></div></header>\n    \
         <main>\n    <h1>{title}</h1>\n    <ul class=\"plain\">\n{}    </ul>\n    </main>\n  </body>\n</html>\n",
        words.say("frame.product"),
        links.collect::<String>()
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place;

    #[test]
    fn the_site_has_every_form_and_a_way_to_each() {
        let dist = std::env::temp_dir().join(format!("tsutaeru-blank-{}", std::process::id()));
        fs::create_dir_all(&dist).expect("a folder");
        let page = "<link rel=\"stylesheet\" href=\"./style-1.css\">";
        fs::write(dist.join("index.html"), page).expect("a page");
        put(&dist).expect("forms");
        let list = fs::read_to_string(dist.join(LIST)).expect("the list");
        let linked: Vec<_> = list
            .split("href=\"./")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        assert_eq!(linked.len(), tsutaeru::sheet::blank_forms().count());
        let apart = list.matches("target=\"_blank\"").count();
        assert_eq!(apart, linked.len(), "on a home screen there is no way back");
        for file in linked {
            assert!(dist.join(FOLDER).join(file).exists(), "{file}");
        }
        assert!(list.contains("href=\"../style-1.css\""));
        assert!(list.contains("href=\"../\""), "a way back");
        fs::remove_dir_all(dist).expect("the folder can go");
    }

    #[test]
    fn whoever_cannot_run_the_page_is_led_to_the_forms() {
        let index = fs::read_to_string(place::repository().join("public/index.html"));
        let index = index.expect("the page");
        for (start, end) in [
            ("<noscript>", "</noscript>"),
            ("id=\"starting\"", "</div>"),
            ("id=\"too-old\"", "</div>"),
            ("id=\"not-started\"", "</div>"),
        ] {
            let sentence = index
                .split(start)
                .nth(1)
                .and_then(|rest| rest.split(end).next());
            let link = format!("href=\"./{LIST}\"");
            assert!(sentence.is_some_and(|said| said.contains(&link)), "{start}");
        }
    }
}
