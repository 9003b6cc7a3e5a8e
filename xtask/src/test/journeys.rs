//! The steps that walk through the finished site in real browsers.
use super::steps::{FEATURES, cargo};
use crate::tools::{self, wasm_opt::Need};
use crate::{build, place, run};
use anyhow::Result;
use std::path::Path;

/// The journeys that have a step or a task of their own.
const APART: [&str; 2] = ["network::", "speed::"];

/// The journeys that measure: another browser beside them would be measured too.
const MEASURED: [&str; 5] = [
    "kill::",
    "typing::",
    "::the_camera_reads_quickly",
    "::unlocking_is_quick_enough",
    "::a_passphrase_is_quick_enough",
];

/// Cargo's words for the journeys, before the features.
const WALK: [&str; 5] = ["test", "--workspace", "--exclude", "fuzz", "--features"];

/// How many journeys walk at once: each of them waits half of its time.
const AT_ONCE: usize = 2;

/// All journeys but those apart: two at once, then one at a time those that measure.
pub fn journeys() -> Result<()> {
    let others = [&APART[..], &MEASURED].concat();
    let others: Vec<_> = others.iter().flat_map(|name| ["--skip", name]).collect();
    let walked = browser_tests(&others, AT_ONCE, &place::dist());
    // Also where one of the others failed: whoever mends that wants to know all.
    browser_tests(&MEASURED, 1, &place::dist())?;
    walked
}

/// `cargo xtask network`.
pub fn network_command(mut args: lexopt::Parser) -> Result<()> {
    if let Some(arg) = args.next()? {
        return Err(arg.unexpected().into());
    }
    build::build(Need::Required)?;
    network()
}

/// What is written changes no request.
pub fn network() -> Result<()> {
    browser_tests(&APART[..1], 1, &place::dist())
}

/// How long a visit takes until the first question can be answered, from a site whose files are compressed.
pub fn speed(site: &Path) -> Result<()> {
    browser_tests(&APART[1..], 1, site)
}

/// Compiles the journeys while other steps still run, so that nothing but walking is left for the end.
pub fn make_ready() -> Result<()> {
    let mut tests = cargo(&WALK);
    run::run(tests.args([FEATURES, "--test", "browser", "--no-run"]))
}

fn browser_tests(which: &[&str], at_once: usize, site: &Path) -> Result<()> {
    let browsers = tools::browsers::ensure_browsers()?;
    let axe = tools::node::axe_core()?;
    let mut tests = cargo(&WALK);
    tests.args([FEATURES, "--test", "browser", "--"]);
    tests.arg(format!("--test-threads={at_once}")).args(which);
    if at_once == 1 {
        // What a journey measures is worth reading also where it passes.
        tests.arg("--nocapture");
    }
    run::run(
        tests
            .envs(browsers)
            .env("TSUTAERU_AXE", axe)
            .env("TSUTAERU_DIST", site),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// The names of all journeys, as a test run says them.
    fn journeys() -> Vec<String> {
        let files = fs::read_dir(place::repository().join("tests/browser")).expect("the journeys");
        let mut names = Vec::new();
        for file in files.flatten() {
            let file = file.path();
            let module = file.file_stem().unwrap_or_default().to_string_lossy();
            let text = fs::read_to_string(&file).expect("a file of them");
            let functions = text.split("#[test]\nfn ").skip(1);
            let names_here = functions.filter_map(|rest| rest.split('(').next());
            names.extend(names_here.map(|name| format!("{module}::{name}")));
        }
        names
    }

    #[test]
    fn whatever_walks_apart_is_there() {
        let journeys = journeys();
        assert!(journeys.len() > 100, "only {} journeys", journeys.len());
        for part in APART.iter().chain(&MEASURED) {
            assert!(
                journeys.iter().any(|name| name.contains(part)),
                "{part} names no journey"
            );
        }
    }
}
