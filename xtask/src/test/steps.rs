//! What each step does that needs no browser.
use crate::tools::{self, wasm_opt::Need};
use crate::{build, place, run, size};
use anyhow::Result;
use std::process::Command;

/// Every feature of what runs on this machine. The same in each step: otherwise everything is compiled anew for it.
pub const FEATURES: &str =
    "tsutaeru/paper,tsutaeru/vault,tsutaeru/scan,tsutaeru/schema,tsutaeru/journeys";

/// Cargo in the repository.
pub fn cargo(words: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.args(words).current_dir(place::repository());
    command
}

/// Cargo for all packages, with every feature.
fn cargo_for_all(task: &str) -> Command {
    cargo(&[task, "--workspace", "--features", FEATURES])
}

pub fn format() -> Result<()> {
    run::run(&mut cargo(&["fmt", "--all", "--check"]))
}

pub fn clippy() -> Result<()> {
    // The journeys are no part of all targets: a plain `cargo test` has no browser for them.
    for targets in [&["--all-targets"][..], &["--test", "browser"]] {
        let mut clippy = cargo_for_all("clippy");
        run::run(clippy.args(targets).args(["--", "-D", "warnings"]))?;
    }
    Ok(())
}

pub fn clippy_page() -> Result<()> {
    tools::rust_target::ensure()?;
    let words = [
        "clippy",
        "--package",
        "tsutaeru",
        "--lib",
        "--bin",
        "app",
        "--target",
        "wasm32-unknown-unknown",
    ];
    // As it is shipped, in two files of program; and in one, as Trunk by itself builds it.
    for cut in [&["--features", "split"][..], &[]] {
        run::run(cargo(&words).args(cut).args(["--", "-D", "warnings"]))?;
    }
    Ok(())
}

pub fn clippy_worker() -> Result<()> {
    tools::rust_target::ensure()?;
    // Each as it is shipped.
    for (program, features) in [
        (
            "paper_worker",
            &["--no-default-features", "--features", "paper"][..],
        ),
        ("vault_worker", &["--features", "vault"]),
        ("scan_worker", &["--features", "scan"]),
    ] {
        let words = ["clippy", "--package", "tsutaeru", "--bin", program];
        run::run(
            cargo(&words)
                .args(features)
                .args(["--target", "wasm32-unknown-unknown"])
                .args(["--", "-D", "warnings"]),
        )?;
    }
    Ok(())
}

pub fn tests() -> Result<()> {
    tools::browsers::ensure_test_tools()?;
    let mut tests = cargo_for_all("test");
    // The fuzzer has a step of its own, and a quicker program.
    run::run(tests.args(["--exclude", "fuzz", "--no-fail-fast"]))
}

pub fn docs() -> Result<()> {
    let mut docs = cargo_for_all("doc");
    let words = ["--no-deps", "--document-private-items"];
    run::run(docs.args(words).env("RUSTDOCFLAGS", "-D warnings"))
}

pub fn drivers() -> Result<()> {
    tools::browsers::ensure_browsers()?;
    super::journeys::make_ready()
}

pub fn site() -> Result<()> {
    build::build(Need::Required)
}

pub fn sizes() -> Result<()> {
    size::report(&place::dist())
}
