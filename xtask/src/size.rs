//! `cargo xtask size`: what a visitor loads, compressed as a good host would, against the bars.
use crate::{place, precache, split};
use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use std::path::Path;

/// A kilobyte is 1,000 bytes here, the stricter reading.
const KB: usize = 1_000;

/// One bar: what is counted, the files, and the most they may weigh together.
struct Part {
    name: String,
    /// File and its weight in bytes.
    files: Vec<(String, usize)>,
    bar: usize,
}

impl Part {
    fn weight(&self) -> usize {
        self.files.iter().map(|(_, size)| size).sum()
    }
    fn is_over(&self) -> bool {
        self.weight() > self.bar
    }
}

/// Prints the report of `dist/`; an error if a bar is exceeded.
pub fn command(mut args: lexopt::Parser) -> Result<()> {
    if let Some(arg) = args.next()? {
        return Err(arg.unexpected().into());
    }
    report(&place::dist())
}

/// Prints the report; an error if a part is heavier than its bar.
pub fn report(dist: &Path) -> Result<()> {
    let parts = weigh(dist)?;
    for part in &parts {
        println!(
            "{}: {} of {} — {}",
            part.name,
            kilobytes(part.weight()),
            kilobytes(part.bar),
            if part.is_over() { "TOO HEAVY" } else { "ok" }
        );
        for (file, size) in &part.files {
            println!("  {:>12}  {file}", kilobytes(*size));
        }
    }
    let over: Vec<_> = parts
        .iter()
        .filter(|part| part.is_over())
        .map(|part| part.name.as_str())
        .collect();
    if !over.is_empty() {
        bail!("over the bar: {}", over.join("; "));
    }
    Ok(())
}

fn weigh(dist: &Path) -> Result<Vec<Part>> {
    let index = std::fs::read_to_string(dist.join("index.html"))
        .context("there is no dist/index.html yet: run `cargo xtask build` first")?;
    let mut first = vec!["index.html".to_owned()];
    first.extend(loaded_at_once(&index));
    let (mut worker, mut fonts, mut words) = (Vec::new(), Vec::new(), Vec::new());
    let (mut vault, mut scan) = (Vec::new(), Vec::new());
    let mut areas: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for entry in std::fs::read_dir(dist)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.starts_with("paper_worker") {
            worker.push(name);
        } else if name.starts_with("vault_worker") {
            vault.push(name);
        } else if name.starts_with("scan_worker") {
            scan.push(name);
        } else if name.starts_with("words-") {
            words.push(name);
        } else if let Some(of) = split::areas_of(&name) {
            for area in of {
                areas.entry(area.to_owned()).or_default().push(name.clone());
            }
        }
    }
    if let Ok(folder) = std::fs::read_dir(dist.join("fonts")) {
        for entry in folder {
            let name = entry?.file_name().to_string_lossy().into_owned();
            if name.ends_with(".woff2") {
                fonts.push(format!("fonts/{name}"));
            }
        }
    }
    worker.sort();
    vault.sort();
    scan.sort();
    words.sort();
    fonts.sort();
    let compressed = |files: Vec<String>| -> Result<Vec<_>> {
        files
            .into_iter()
            .map(|file| {
                Ok((
                    file.clone(),
                    brotli_size(&std::fs::read(dist.join(&file))?)?,
                ))
            })
            .collect()
    };
    // WOFF2 is brotli inside: the files go over the line as they are.
    let plain = |files: Vec<String>| -> Result<Vec<_>> {
        files
            .into_iter()
            .map(|file| {
                Ok((
                    file.clone(),
                    std::fs::metadata(dist.join(&file))?.len() as usize,
                ))
            })
            .collect()
    };
    let mut parts = vec![Part {
        name: "first page, brotli 11".to_owned(),
        files: compressed(first)?,
        bar: 200 * KB,
    }];
    let shared = shared(&areas);
    parts.push(Part {
        name: "what all pages fetched after the first look share, brotli 11".to_owned(),
        files: compressed(shared.clone())?,
        bar: 50 * KB,
    });
    // What some areas share weighs in each of them: whoever needs one of them needs that too.
    for (area, mut files) in areas {
        files.retain(|file| !shared.contains(file));
        files.sort();
        parts.push(Part {
            name: format!("pages fetched after the first look: {area}, brotli 11"),
            files: compressed(files)?,
            bar: 100 * KB,
        });
    }
    parts.extend([
        Part {
            name: "what keeps the page on the device, brotli 11".to_owned(),
            files: compressed(vec![precache::NAME.to_owned()])?,
            bar: 5 * KB,
        },
        Part {
            name: "words after the first look, all languages, brotli 11".to_owned(),
            files: compressed(words)?,
            bar: 100 * KB,
        },
        Part {
            name: "paper engine, brotli 11".to_owned(),
            files: compressed(worker)?,
            bar: 500 * KB,
        },
        Part {
            name: "vault, brotli 11".to_owned(),
            files: compressed(vault)?,
            bar: 250 * KB,
        },
        Part {
            name: "scanner, brotli 11".to_owned(),
            files: compressed(scan)?,
            bar: 400 * KB,
        },
        Part {
            name: "fonts, as WOFF2".to_owned(),
            files: plain(fonts)?,
            bar: 2_000 * KB,
        },
    ]);
    Ok(parts)
}

/// The files that every area needs.
fn shared(areas: &BTreeMap<String, Vec<String>>) -> Vec<String> {
    let mut files = areas.values();
    let mut shared = files.next().cloned().unwrap_or_default();
    for others in files {
        shared.retain(|file| others.contains(file));
    }
    shared.sort();
    shared
}

/// The files that the page asks for before anybody presses anything: everything that index.html links,
/// but not the script for browsers without modules.
fn loaded_at_once(index: &str) -> Vec<String> {
    let mut files = Vec::new();
    for tag in index
        .split('<')
        .skip(1)
        .filter(|tag| tag.starts_with("link") || tag.starts_with("script"))
    {
        let tag = tag.split('>').next().unwrap_or("");
        if tag.contains(" nomodule") {
            continue;
        }
        for name in ["href", "src", "data-js", "data-wasm"] {
            if let Some(file) = attribute(tag, name).and_then(|value| value.strip_prefix("./"))
                && !files.iter().any(|known| known == file)
            {
                files.push(file.to_owned());
            }
        }
    }
    files
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.split_once(&format!(" {name}=\""))?.1.split('"').next()
}

/// The weight after brotli at its highest quality, in bytes.
fn brotli_size(bytes: &[u8]) -> Result<usize> {
    Ok(brotli(bytes)?.len())
}

/// Compressed by brotli at its highest quality.
pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params)?;
    Ok(out)
}

fn kilobytes(bytes: usize) -> String {
    format!("{}.{} KB", bytes / KB, bytes % KB / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_page_is_all_that_the_html_links_once() {
        let html = r#"<link rel="modulepreload" href="./a.js"><link rel="stylesheet" href="./s.css">
            <script nomodule src="./old.js"></script><a href="./help.html"></a>
            <script type="module" src="./start.js" data-js="./a.js" data-wasm="./a.wasm"></script>"#;
        assert_eq!(
            loaded_at_once(html),
            ["a.js", "s.css", "start.js", "a.wasm"]
        );
    }

    #[test]
    fn what_every_area_needs_is_weighed_by_itself() {
        let area = |files: &[&str]| files.iter().map(|file| (*file).to_owned()).collect();
        let areas = BTreeMap::from([
            ("papers".to_owned(), area(&["b", "all", "two", "a-all"])),
            ("scan".to_owned(), area(&["all", "c", "a-all"])),
            ("device".to_owned(), area(&["a-all", "two", "all"])),
        ]);
        assert_eq!(shared(&areas), ["a-all", "all"]);
        assert!(shared(&BTreeMap::new()).is_empty());
    }

    #[test]
    fn a_part_may_weigh_its_bar_and_no_byte_more() {
        let part = |last| Part {
            name: "made up".to_owned(),
            files: vec![("a".into(), 150), ("b".into(), last)],
            bar: 200,
        };
        assert!(!part(50).is_over());
        assert!(part(51).is_over());
    }

    #[test]
    fn brotli_makes_plain_text_smaller() {
        let size = brotli_size("救急".repeat(1000).as_bytes()).expect("memory is enough");
        assert!((1..100).contains(&size), "{size}");
    }

    #[test]
    fn kilobytes_are_thousands() {
        assert_eq!(kilobytes(199_951), "199.9 KB");
    }
}
