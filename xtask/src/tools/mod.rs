//! The outside programs that building and testing need: found if a fitting one is there, else installed into
//! a cache of our own, with the reason said. Nothing is installed twice and nothing outside the cache is changed,
//! except the Rust target (by rustup) and the browsers (by apt).
use crate::{place, run::run};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

pub mod browsers;
pub mod node;
pub mod rust_target;
mod scripts;
pub mod wasm_opt;

/// A tool is made once and used for seconds: what its makers do for the quickest program would take minutes here.
const QUICKLY_MADE: [(&str, &str); 4] = [
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "false"),
];

/// The one who looks through the packages.
const CARGO_DENY: &str = "0.20.2";
/// The driver that speaks WebDriver to Firefox.
const GECKODRIVER: &str = "0.37.1";

/// The command that looks through the packages that are used.
pub fn cargo_deny() -> Result<PathBuf> {
    let reason = "it looks for known faults and unfit licences in the packages";
    cargo_tool("cargo-deny", "cargo-deny", CARGO_DENY, true, reason)
}

/// The driver for Firefox.
pub fn geckodriver() -> Result<PathBuf> {
    cargo_tool(
        "geckodriver",
        "geckodriver",
        GECKODRIVER,
        false,
        "it lets a test use Firefox",
    )
}

fn cargo_tool(
    program: &str,
    package: &str,
    version: &str,
    locked: bool,
    reason: &str,
) -> Result<PathBuf> {
    let cache = place::cache().join("tools");
    let fits = |said: &str| said.split_whitespace().any(|word| word == version);
    if let Some(path) = find(program, &[cache.join("bin")], fits) {
        return Ok(path);
    }
    println!(
        "{program} {version} is missing ({reason}). Compiling it once into {}; this takes some minutes.",
        cache.display()
    );
    let mut cargo = Command::new("cargo");
    cargo
        .args(["install", package, "--version", version, "--root"])
        .arg(&cache);
    if locked {
        cargo.arg("--locked");
    }
    cargo.envs(QUICKLY_MADE);
    // From a folder without our toolchain file's surroundings, so that the tool's own settings count.
    cargo.current_dir(place::repository());
    run(&mut cargo).with_context(|| format!("{program} {version} could not be installed"))?;
    find(program, &[cache.join("bin")], fits).with_context(|| {
        format!("{program} was installed but does not say that it is version {version}")
    })
}

/// A program whose `--version` fits: first on the usual path, then in the given folders.
pub fn find(program: &str, folders: &[PathBuf], fits: impl Fn(&str) -> bool) -> Option<PathBuf> {
    candidates(program, folders)
        .into_iter()
        .find(|path| version(path).is_some_and(|said| fits(&said)))
}

/// Every file of that name on the usual path, then in the given folders.
pub fn candidates(program: &str, folders: &[PathBuf]) -> Vec<PathBuf> {
    let name = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .chain(folders.iter().cloned())
        .map(|folder| folder.join(&name))
        .filter(|file| file.is_file())
        .collect()
}

fn version(program: &Path) -> Option<String> {
    let output = Command::new(program)
        .arg("--version")
        .stdin(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_of_another_version_is_passed_over() {
        assert!(find("cargo", &[], |said| said.starts_with("cargo ")).is_some());
        assert!(find("cargo", &[], |_| false).is_none());
        assert!(find("no-such-program", &[], |_| true).is_none());
    }
}
