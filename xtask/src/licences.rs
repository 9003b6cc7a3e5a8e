//! The page `licences.html`: what is linked into the programs, and under which licence each part of it stands.
//! Made with every build from the very packages that are built, so that it is never behind.
use crate::links::{self, Program};
use crate::{place, run};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tsutaeru::i18n::Words;

/// A package in the programs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Package {
    name: String,
    version: String,
    /// Its licence, as an SPDX expression.
    licence: String,
    authors: Vec<String>,
    folder: PathBuf,
}

/// Writes the page into the finished site.
pub fn write(dist: &Path) -> Result<()> {
    let packages = linked()?;
    let index = fs::read_to_string(dist.join("index.html"))?;
    let style = index
        .split("href=\"./")
        .find(|rest| rest.starts_with("style-"));
    let style = style
        .and_then(|rest| rest.split('"').next())
        .context("index.html has no style sheet")?;
    let texts = packages
        .iter()
        .map(|package| Ok((package, texts(package, &packages)?)));
    let texts: Vec<(&Package, Vec<String>)> = texts.collect::<Result<_>>()?;
    fs::write(
        dist.join("licences.html"),
        page(&texts, style, &Words::of("ja")),
    )?;
    println!("licences.html names {} packages.", packages.len());
    Ok(())
}

/// The programs of the page, as `index.html` asks for them.
pub fn programs() -> Result<Vec<Program>> {
    links::programs(&fs::read_to_string(
        place::repository().join("public/index.html"),
    )?)
}

/// Every package in every program of the page. Macros only help to write, and are not in it.
fn linked() -> Result<BTreeSet<Package>> {
    let cargo = |words: &[&str]| {
        let mut command = Command::new("cargo");
        command
            .args(words)
            .arg("--locked")
            .current_dir(place::repository());
        run::output(&mut command)
    };
    let target = ["--target", "wasm32-unknown-unknown"];
    let mut names = BTreeSet::new();
    for program in programs()? {
        let words = [
            "tree",
            "--package",
            "tsutaeru",
            "--features",
            &program.features,
            "--edges",
            "normal,no-proc-macro",
        ];
        let tree = cargo(
            &[
                &words[..],
                &target,
                &["--prefix", "none", "--format", "{p}"],
            ]
            .concat(),
        )?;
        names.extend(tree.lines().filter_map(named));
    }
    let metadata: Value = serde_json::from_str(&cargo(&["metadata", "--format-version", "1"])?)?;
    let known = metadata["packages"]
        .as_array()
        .context("cargo metadata names no packages")?;
    let said = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let packages: BTreeSet<Package> = known
        .iter()
        .map(|package| Package {
            name: said(&package["name"]),
            version: said(&package["version"]),
            licence: said(&package["license"]).replace('/', " OR "),
            authors: package["authors"]
                .as_array()
                .into_iter()
                .flatten()
                .map(said)
                .collect(),
            folder: Path::new(&said(&package["manifest_path"])).with_file_name(""),
        })
        .filter(|package| names.contains(&(package.name.clone(), package.version.clone())))
        .collect();
    if packages.len() != names.len() {
        bail!(
            "of {} packages in the programs cargo metadata knows {}",
            names.len(),
            packages.len()
        );
    }
    Ok(packages)
}

/// Name and version from a line such as `time v0.3.55 (*)`.
fn named(line: &str) -> Option<(String, String)> {
    let mut words = line.split(' ');
    let (name, version) = (words.next()?, words.next()?.strip_prefix('v')?);
    Some((name.to_owned(), version.to_owned()))
}

/// Of those that a package offers, the licence under which it is taken: each of its parts.
fn taken(expression: &str) -> Vec<&str> {
    let parts = expression.split(" AND ").map(|part| {
        let offered: Vec<&str> = part.trim_matches(['(', ')']).split(" OR ").collect();
        let mit = offered.iter().find(|one| **one == "MIT");
        *mit.unwrap_or(&offered[0])
    });
    parts.collect()
}

/// How the licence is called in names of files.
fn file_word(licence: &str) -> &str {
    match licence {
        "Apache-2.0" => "APACHE",
        other => other.split('-').next().unwrap_or(other),
    }
}

/// The texts that go with a package: of the licences under which it is taken, and its notices.
fn texts(package: &Package, all: &BTreeSet<Package>) -> Result<Vec<String>> {
    let files = licence_files(&package.folder)?;
    let mut texts = vec![];
    for licence in taken(&package.licence) {
        let word = file_word(licence).to_uppercase();
        let named = files.iter().find(|(name, _)| name.contains(&word));
        // One file alone is the licence, whatever it is called.
        let alone = || {
            files
                .iter()
                .find(|(name, _)| !name.contains("NOTICE") && !name.contains('-'))
        };
        texts.push(match named.or_else(alone) {
            Some((_, text)) => text.clone(),
            None => without_file(package, licence, all)?,
        });
    }
    let notices = files.iter().filter(|(name, _)| name.starts_with("NOTICE"));
    texts.extend(notices.map(|(_, text)| text.clone()));
    Ok(texts)
}

fn licence_files(folder: &Path) -> Result<Vec<(String, String)>> {
    let mut files = vec![];
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().to_uppercase();
        let is_licence = ["LICEN", "COPYING", "NOTICE", "UNLICENSE"]
            .iter()
            .any(|start| name.starts_with(start));
        if is_licence && entry.path().is_file() {
            files.push((name, fs::read_to_string(entry.path())?));
        }
    }
    files.sort();
    Ok(files)
}

/// Some packages name their licence and do not carry its text: MIT's with their authors, another's as it stands
/// in a package beside.
fn without_file(package: &Package, licence: &str, all: &BTreeSet<Package>) -> Result<String> {
    if licence == "MIT" {
        let ours = fs::read_to_string(place::repository().join("LICENSE-MIT"))?;
        let (_, terms) = ours
            .split_once("\n\nPermission")
            .context("LICENSE-MIT has other words")?;
        let holders = match package.authors.is_empty() {
            true => format!("the authors of {}", package.name),
            false => package.authors.join(", "),
        };
        return Ok(format!(
            "MIT License\n\nCopyright (c) {holders}\n\nPermission{terms}"
        ));
    }
    for other in all.iter().filter(|other| other.licence == licence) {
        if let Some((_, text)) = licence_files(&other.folder)?.into_iter().next() {
            return Ok(format!(
                "{} ({licence})\n\n{text}",
                package.authors.join(", ")
            ));
        }
    }
    bail!(
        "{} {} carries no text of {licence}",
        package.name,
        package.version
    )
}

/// The whole page: the packages, then each text once.
fn page(packages: &[(&Package, Vec<String>)], style: &str, words: &Words) -> String {
    let (mut numbers, mut each) = (BTreeMap::new(), vec![]);
    let mut lines = String::new();
    for (package, texts) in packages {
        let mut links = String::new();
        for text in texts {
            let squeezed: String = text.split_whitespace().collect();
            let number = *numbers.entry(squeezed).or_insert_with(|| {
                each.push(text);
                each.len()
            });
            links += &format!(" <a href=\"#text-{number}\">[{number}]</a>");
        }
        lines += &format!(
            "<li>{} {} — {}{links}</li>\n",
            escaped(&package.name),
            escaped(&package.version),
            escaped(&package.licence)
        );
    }
    let mut texts = String::new();
    for (at, text) in each.iter().enumerate() {
        let (number, text) = (at + 1, escaped(text.trim()));
        texts += &format!(
            "<section id=\"text-{number}\"><h3>[{number}]</h3><pre>{text}</pre></section>\n"
        );
    }
    let say = |key: &str| escaped(&words.say(key));
    let (title, parts, about, all) = (
        say("page.licences"),
        say("statement.licences.crates"),
        say("statement.licences.crates.1"),
        say("statement.licences.all"),
    );
    let (fonts, of_fonts, font_text, back) = (
        say("statement.licences.fonts"),
        say("statement.licences.fonts.1"),
        say("statement.licences.font_text"),
        say("statement.licences.back"),
    );
    let policy = "default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'";
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{title}</title>\n<link rel=\"stylesheet\" href=\"./{style}\">\n</head>\n<body>\n\
         <main data-page=\"licence-texts\" class=\"stack\">\n<p><a class=\"target\" href=\"./#/licences\">{back}</a></p>\n\
         <h1>{all}</h1>\n<h2>{fonts}</h2>\n<p>{of_fonts}</p>\n\
         <p><a class=\"target\" href=\"./fonts/OFL.txt\">{font_text}</a></p>\n<h2>{parts}</h2>\n<p>{about}</p>\n\
         <div lang=\"en\">\n<ul>\n{lines}</ul>\n{texts}</div>\n</main>\n</body>\n</html>\n",
        words.tag()
    )
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_program_of_the_page_is_looked_into() {
        let of_cargo = fs::read_to_string(place::repository().join("Cargo.toml")).expect("it");
        let bins = of_cargo.split("[[bin]]").skip(1).map(|bin| {
            let mut words = bin.split('"').skip(1).step_by(2);
            let name = words.next().unwrap_or_default().to_owned();
            let feature = bin.split("\n\n").next().and_then(|bin| {
                let (_, features) = bin.split_once("required-features = [\"")?;
                features.split('"').next()
            });
            (name, feature.unwrap_or("split").to_owned())
        });
        let mut bins: Vec<_> = bins.collect();
        let programs = programs().expect("index.html").into_iter();
        let mut programs: Vec<_> = programs.map(|one| (one.name, one.features)).collect();
        bins.sort();
        programs.sort();
        assert!(programs.len() > 3);
        assert_eq!(programs, bins);
    }

    #[test]
    fn every_package_of_every_program_is_named_with_a_text_and_no_macro_is() {
        let packages = linked().expect("cargo is here");
        let names: Vec<&str> = packages
            .iter()
            .map(|package| package.name.as_str())
            .collect();
        for linked in [
            "tsutaeru",
            "leptos",
            "web-sys",
            "serde_json",
            "time",
            "printpdf",
            "age",
            "scrypt",
            "rxing",
            "encoding_rs",
        ] {
            assert!(names.contains(&linked), "{linked} is missing");
        }
        for not_linked in [
            "serde_derive",
            "leptos_macro",
            "proptest",
            "brotli",
            "fantoccini",
        ] {
            assert!(
                !names.contains(&not_linked),
                "{not_linked} is in no program"
            );
        }
        for package in &packages {
            let texts = texts(package, &packages).expect("a text");
            assert!(
                texts.iter().all(|text| text.len() > 100),
                "{} has an empty text",
                package.name
            );
            assert_eq!(
                texts.is_empty(),
                package.licence.is_empty(),
                "{}",
                package.name
            );
        }
    }

    #[test]
    fn a_licence_is_taken_part_by_part() {
        assert_eq!(taken("MIT OR Apache-2.0"), ["MIT"]);
        assert_eq!(taken("Apache-2.0 OR BSL-1.0"), ["Apache-2.0"]);
        assert_eq!(
            taken("(MIT OR Apache-2.0) AND Unicode-3.0"),
            ["MIT", "Unicode-3.0"]
        );
        assert_eq!(
            named("time v0.3.55 (*)"),
            Some(("time".into(), "0.3.55".into()))
        );
        assert_eq!(named(""), None);
    }

    #[test]
    fn a_text_that_two_have_stands_once_and_nothing_in_it_is_markup() {
        let package = |name: &str| Package {
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            licence: "MIT".to_owned(),
            authors: vec![],
            folder: PathBuf::new(),
        };
        let (one, two) = (package("one"), package("two"));
        let texts = |text: &str| vec![text.to_owned()];
        let page = page(
            &[(&one, texts("<a@b> & c")), (&two, texts("<a@b>\n& c"))],
            "style-1.css",
            &Words::of("ja"),
        );
        assert_eq!(page.matches("&lt;a@b&gt; &amp; c").count(), 1);
        assert_eq!(page.matches("href=\"#text-1\"").count(), 2);
        assert!(!page.contains("<script") && page.contains("href=\"./style-1.css\""));
    }
}
