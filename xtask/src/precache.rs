//! Writes into the service worker which files it is to keep, each with its SHA-256. The browser journeys, which
//! make a second version of the site, include this file.
use sha2::{Digest, Sha256};
use std::io::{self, Error, ErrorKind};
use std::path::Path;

/// The service worker's file, at the top of the site.
pub const NAME: &str = "service-worker.js";
/// What the build fills in.
const FILES: &str = "const FILES = {};";
const VERSION: &str = "const VERSION = \"\";";
const MADE: &str = "const MADE = 0;";

/// Puts the finished service worker into a site. `source` is how it stands in the repository, `made` when the source of
/// the whole site was written, in seconds of 1970; 0 where nobody knows.
pub fn write(site: &Path, source: &str, made: u64) -> io::Result<()> {
    let mut files = Vec::new();
    collect(site, "", &mut files)?;
    // What the page needs first comes first; the fonts, which are big, come late, and the forms, which it can do
    // without, last.
    files.sort_by_key(|(name, size, _)| (name.starts_with("blank/"), *size, name.clone()));
    let list: String = files
        .iter()
        .map(|(name, _, sum)| format!("  \"{name}\": \"{sum}\",\n"))
        .collect();
    if ![FILES, VERSION, MADE]
        .iter()
        .all(|place| source.contains(place))
    {
        return Err(Error::new(
            ErrorKind::InvalidData,
            "the service worker has no place for its files",
        ));
    }
    let version = sum(format!("{list}{source}").as_bytes());
    let finished = source
        .replace(FILES, &format!("const FILES = {{\n{list}}};"))
        .replace(VERSION, &format!("const VERSION = \"{}\";", &version[..16]))
        .replace(MADE, &format!("const MADE = {made};"));
    std::fs::write(site.join(NAME), finished)
}

/// Every file that the page may ask for: name, size, SHA-256.
fn collect(
    folder: &Path,
    before: &str,
    files: &mut Vec<(String, usize, String)>,
) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let whole = format!("{before}{name}");
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{whole}/"), files)?;
        } else if is_asked_for(&name) {
            let bytes = std::fs::read(entry.path())?;
            files.push((whole, bytes.len(), sum(&bytes)));
        }
    }
    Ok(())
}

/// Not itself, nor what is for the host or for readers of the source.
fn is_asked_for(name: &str) -> bool {
    name != NAME
        && !name.starts_with(['.', '_'])
        && !name.ends_with(".md")
        && !name.ends_with(".conf")
}

fn sum(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn every_file_of_the_page_is_named_with_its_sum_and_nothing_else() {
        let site = std::env::temp_dir().join(format!("tsutaeru-precache-{}", std::process::id()));
        fs::create_dir_all(site.join("fonts")).expect("a folder");
        for (name, content) in [
            ("index.html", "abc"),
            ("fonts/big.woff2", "a long font"),
            ("fonts/README.md", "about fonts"),
            ("_headers", "for the host"),
            (".htaccess", "for the host"),
            ("nginx.conf", "for the host"),
        ] {
            fs::write(site.join(name), content).expect("a file");
        }
        let source = format!("{MADE}\n{FILES}\n{VERSION}\n");
        let written = || {
            write(&site, &source, 7).expect("a service worker");
            fs::read_to_string(site.join(NAME)).expect("it")
        };
        let first = written();
        // The sum of "abc" is the standard's own example.
        let index =
            "\"index.html\": \"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"";
        assert!(first.contains(index), "{first}");
        assert!(
            first.find("index.html") < first.find("fonts/big.woff2"),
            "{first}"
        );
        assert_eq!(first.matches("\": \"").count(), 2, "{first}");
        assert!(first.starts_with("const MADE = 7;"), "{first}");
        assert_eq!(first, written(), "the same files are the same version");
        fs::write(site.join("fonts/big.woff2"), "another one").expect("a file");
        let other = written();
        let version = |text: &str| text.lines().last().map(str::to_owned);
        assert_ne!(version(&first), version(&other));
        assert!(write(&site, "no place", 7).is_err());
        fs::remove_dir_all(site).expect("the folder can go");
    }
}
