//! What `public/index.html` asks for: programs, style sheets, files. The links are those of Trunk (`data-trunk`), so
//! that whoever has it can use `trunk serve`; here the page is built from them without it, as it takes many minutes
//! to install.
use anyhow::{Context, Result, bail};

/// A link that the build acts upon.
#[derive(Debug, PartialEq, Eq)]
pub struct Link<'a> {
    /// The whole tag.
    pub tag: &'a str,
    /// What it asks for.
    pub asks: Asked<'a>,
}

/// What a link asks for. Addresses are relative to the page's source.
#[derive(Debug, PartialEq, Eq)]
pub enum Asked<'a> {
    /// A program.
    Program(Program),
    /// A style sheet.
    Style(&'a str),
    /// A file.
    File(&'a str),
    /// A folder with all that is in it.
    Folder(&'a str),
}

/// A program of the page, and with what it is built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Program {
    /// The name of its binary.
    pub name: String,
    /// It runs beside the page, in a worker of its own.
    pub is_worker: bool,
    /// With the package's default features.
    pub default_features: bool,
    /// Its features.
    pub features: String,
}

/// The page itself is shipped cut in pieces.
const PAGE_FEATURES: &str = "split";

/// The links of a page, in their order; an error for one that nobody understands.
pub fn links(index: &str) -> Result<Vec<Link<'_>>> {
    let tags = index.match_indices("<link data-trunk ").map(|(at, _)| {
        let rest = &index[at..];
        rest.find('>').map(|end| &rest[..=end])
    });
    tags.map(|tag| link(tag.context("a link does not end")?))
        .collect()
}

/// The programs of a page.
pub fn programs(index: &str) -> Result<Vec<Program>> {
    let links = links(index)?.into_iter();
    let programs = links.filter_map(|link| match link.asks {
        Asked::Program(program) => Some(program),
        _ => None,
    });
    Ok(programs.collect())
}

fn link(tag: &str) -> Result<Link<'_>> {
    let said = |name| said(tag, name).with_context(|| format!("{tag} has no {name}"));
    let asks = match said("rel")? {
        "rust" => Asked::Program(Program {
            name: said("data-bin")?.to_owned(),
            is_worker: tag.contains(" data-type=\"worker\""),
            default_features: !tag.contains(" data-cargo-no-default-features"),
            features: said("data-cargo-features")
                .unwrap_or(PAGE_FEATURES)
                .to_owned(),
        }),
        "css" => Asked::Style(said("href")?),
        "copy-file" => Asked::File(said("href")?),
        "copy-dir" => Asked::Folder(said("href")?),
        other => bail!("nobody knows what {other} is in {tag}"),
    };
    Ok(Link { tag, asks })
}

/// What an attribute says.
fn said<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.split_once(&format!(" {name}=\""))?.1.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_link_is_understood() {
        let page = r#"<link rel="icon" href="./i.svg"><link data-trunk rel="css" href="../style/a.css">
            <link data-trunk rel="copy-file" href="start.js"><link data-trunk rel="copy-dir" href="fonts">
            <link data-trunk rel="rust" href="../Cargo.toml" data-bin="app" data-wasm-opt="0">
            <link data-trunk rel="rust" data-bin="w" data-type="worker" data-cargo-no-default-features data-cargo-features="paper">"#;
        let asked: Vec<_> = links(page)
            .expect("links")
            .into_iter()
            .map(|link| link.asks)
            .collect();
        let program = |name: &str, is_worker, features: &str| {
            Asked::Program(Program {
                name: name.to_owned(),
                is_worker,
                default_features: !is_worker,
                features: features.to_owned(),
            })
        };
        assert_eq!(
            asked,
            [
                Asked::Style("../style/a.css"),
                Asked::File("start.js"),
                Asked::Folder("fonts"),
                program("app", false, "split"),
                program("w", true, "paper"),
            ]
        );
    }

    #[test]
    fn a_link_that_nobody_understands_is_an_error() {
        for page in [
            r#"<link data-trunk rel="scss" href="a.scss">"#,
            r#"<link data-trunk href="a.css">"#,
            r#"<link data-trunk rel="rust" href="../Cargo.toml">"#,
            r#"<link data-trunk rel="css" href="a.css""#,
        ] {
            assert!(links(page).is_err(), "{page}");
        }
    }
}
