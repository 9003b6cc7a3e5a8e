//! Packages of npm, pinned, in the cache: wasm-opt (binaryen), those who shorten scripts and styles
//! (terser, clean-css), and the accessibility checker (axe-core).
use crate::{place, run::run};
use anyhow::{Context, Result};
use std::path::PathBuf;
use std::process::Command;

/// The binaryen whose wasm-opt understands what wasm-bindgen writes.
pub const BINARYEN: &str = "132.0.0";
/// The accessibility checker.
const AXE_CORE: &str = "4.14.1";

/// The shortener of scripts.
const TERSER: &str = "5.51.2";

/// The program of terser, for node.
pub fn terser() -> Result<PathBuf> {
    Ok(package("terser", TERSER, "it makes the scripts smaller")?.join("bin/terser"))
}

/// The shortener of styles.
const CLEAN_CSS: &str = "5.6.3";

/// The program of clean-css, for node.
pub fn clean_css() -> Result<PathBuf> {
    Ok(package("clean-css-cli", CLEAN_CSS, "it makes the styles smaller")?.join("bin/cleancss"))
}

/// The script of axe-core.
pub fn axe_core() -> Result<PathBuf> {
    Ok(package("axe-core", AXE_CORE, "it looks for barriers in every page")?.join("axe.min.js"))
}

/// The folder of a package, installed if it is not there in that version.
pub fn package(name: &str, version: &str, reason: &str) -> Result<PathBuf> {
    // A folder for each version, so that two checkouts with different pins do not fight.
    let home = place::cache()
        .join("node")
        .join(format!("{name}-{version}"));
    let folder = home.join("node_modules").join(name);
    if std::fs::read_to_string(folder.join("package.json"))
        .is_ok_and(|text| text.contains(&format!("\"version\": \"{version}\"")))
    {
        return Ok(folder);
    }
    println!(
        "{name} {version} is missing ({reason}). Fetching it with npm into {}.",
        home.display()
    );
    std::fs::create_dir_all(&home)?;
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    run(Command::new(npm)
        .args(["install", "--no-audit", "--no-fund", "--no-save", "--ignore-scripts", "--loglevel=error", "--prefix"])
        .arg(&home)
        .arg(format!("{name}@{version}")))
    .with_context(|| format!("please install Node.js with npm (on Debian: apt-get install nodejs npm); {name} comes from there"))?;
    Ok(folder)
}
