//! `cargo xtask test`: every test there is, step by step, each with its time; a summary at the end.
use crate::tools::{self, wasm_opt::Need};
use crate::{build, fuzz, papers, place, run, size, supply};
use anyhow::{Result, bail};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// One step: its name for `--only`, what it does, whether it needs the built site or a browser, and the work.
struct Step {
    name: &'static str,
    what: &'static str,
    native: bool,
    /// The step that must have passed first.
    after: Option<&'static str>,
    work: fn() -> Result<()>,
}

const STEPS: &[Step] = &[
    Step {
        name: "format",
        what: "cargo fmt --check",
        native: true,
        after: None,
        work: format,
    },
    Step {
        name: "clippy",
        what: "clippy, this machine",
        native: true,
        after: None,
        work: clippy,
    },
    Step {
        name: "clippy-page",
        what: "clippy, the page (wasm)",
        native: true,
        after: None,
        work: clippy_page,
    },
    Step {
        name: "clippy-worker",
        what: "clippy, the paper engine, the vault and the scanner (wasm)",
        native: true,
        after: None,
        work: clippy_worker,
    },
    Step {
        name: "tests",
        what: "cargo test, all that needs no browser",
        native: true,
        after: None,
        work: tests,
    },
    Step {
        name: "fuzz",
        what: "hostile texts, none of which may break anything",
        native: true,
        after: None,
        work: fuzz::check,
    },
    Step {
        name: "supply",
        what: "packages: licences, sources, doubles, known faults",
        native: true,
        after: None,
        work: supply::check,
    },
    Step {
        name: "docs",
        what: "rustdoc without warnings",
        native: true,
        after: None,
        work: docs,
    },
    Step {
        name: "build",
        what: "the finished site",
        native: false,
        after: None,
        work: site,
    },
    Step {
        name: "size",
        what: "sizes against the bars",
        native: false,
        after: Some("build"),
        work: sizes,
    },
    Step {
        name: "papers",
        what: "the papers of every persona, seen from outside",
        native: true,
        after: None,
        work: papers,
    },
    Step {
        name: "network",
        what: "what is written changes no request",
        native: false,
        after: Some("build"),
        work: network,
    },
    Step {
        name: "journeys",
        what: "browser journeys",
        native: false,
        after: Some("build"),
        work: journeys,
    },
];

/// What became of a step.
enum Outcome {
    Passed,
    Failed(anyhow::Error),
    NotRun(&'static str),
}

/// Runs the steps; an error if any did not pass.
pub fn command(mut args: lexopt::Parser) -> Result<()> {
    use lexopt::prelude::*;
    let (mut native, mut only) = (false, Vec::new());
    while let Some(arg) = args.next()? {
        match arg {
            Long("native") => native = true,
            Long("only") => only.push(args.value()?.string()?),
            _ => return Err(arg.unexpected().into()),
        }
    }
    if let Some(unknown) = only
        .iter()
        .find(|name| STEPS.iter().all(|step| step.name != name.as_str()))
    {
        let names: Vec<_> = STEPS.iter().map(|step| step.name).collect();
        bail!(
            "there is no step called {unknown}; there are {}",
            names.join(", ")
        );
    }
    let chosen = STEPS.iter().filter(|step| {
        (step.native || !native) && (only.is_empty() || only.iter().any(|name| name == step.name))
    });
    let mut done: Vec<(&Step, Outcome, Duration)> = Vec::new();
    for step in chosen {
        println!("\n== {}: {}", step.name, step.what);
        let started = Instant::now();
        let missing = step.after.filter(|before| {
            done.iter().any(|(step, outcome, _)| {
                step.name == *before && !matches!(outcome, Outcome::Passed)
            })
        });
        let outcome = match missing {
            Some(before) => Outcome::NotRun(before),
            None => match (step.work)() {
                Ok(()) => Outcome::Passed,
                Err(error) => {
                    eprintln!("\n{}: {error:#}", step.name);
                    Outcome::Failed(error)
                }
            },
        };
        println!("== {}: {} s", step.name, started.elapsed().as_secs());
        done.push((step, outcome, started.elapsed()));
    }
    summary(&done)
}

fn summary(done: &[(&Step, Outcome, Duration)]) -> Result<()> {
    println!("\nSummary");
    let mut failures = 0;
    for (step, outcome, time) in done {
        let said = match outcome {
            Outcome::Passed => "passed".to_owned(),
            Outcome::Failed(error) => {
                format!(
                    "FAILED: {}",
                    format!("{error:#}").lines().next().unwrap_or("")
                )
            }
            Outcome::NotRun(before) => format!("NOT RUN, because {before} did not pass"),
        };
        failures += usize::from(!matches!(outcome, Outcome::Passed));
        println!("  {:>4} s  {:<14} {said}", time.as_secs(), step.name);
    }
    if failures > 0 {
        bail!("{failures} of {} steps did not pass", done.len());
    }
    println!("All {} steps passed.", done.len());
    if let Some(unchecked) = supply::left_open() {
        println!("Not checked: {unchecked}");
    }
    Ok(())
}

/// Cargo in the repository.
fn cargo(words: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.args(words).current_dir(place::repository());
    command
}

fn format() -> Result<()> {
    run::run(&mut cargo(&["fmt", "--all", "--check"]))
}

fn clippy() -> Result<()> {
    run::run(&mut cargo(&[
        "clippy",
        "--workspace",
        "--all-targets",
        "--all-features",
        "--",
        "-D",
        "warnings",
    ]))
}

fn clippy_page() -> Result<()> {
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

fn clippy_worker() -> Result<()> {
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

fn tests() -> Result<()> {
    tools::browsers::ensure_test_tools()?;
    // Every feature but `journeys`, which needs browsers and has a step of its own.
    run::run(&mut cargo(&[
        "test",
        "--workspace",
        // It has a step of its own, and a quicker program.
        "--exclude",
        "fuzz",
        "--no-fail-fast",
        "--features",
        "tsutaeru/paper,tsutaeru/vault,tsutaeru/scan,tsutaeru/schema",
    ]))
}

fn docs() -> Result<()> {
    let words = [
        "doc",
        "--workspace",
        "--no-deps",
        "--document-private-items",
        "--features",
    ];
    run::run(
        cargo(&words)
            .arg("tsutaeru/paper,tsutaeru/vault,tsutaeru/scan,tsutaeru/schema")
            .env("RUSTDOCFLAGS", "-D warnings"),
    )
}

fn site() -> Result<()> {
    build::build(Need::Required)
}

fn sizes() -> Result<()> {
    size::report(&place::dist())
}

fn papers() -> Result<()> {
    papers::check()
}

/// The journeys that have a step or a task of their own.
const APART: [&str; 2] = ["network::", "speed::"];

fn journeys() -> Result<()> {
    let all = APART.map(|apart| ["--skip", apart]);
    browser_tests(all.as_flattened(), &place::dist())
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
fn network() -> Result<()> {
    browser_tests(&APART[..1], &place::dist())
}

/// How long a visit takes until the first question can be answered, from a site whose files are compressed.
pub fn speed(site: &Path) -> Result<()> {
    browser_tests(&APART[1..], site)
}

fn browser_tests(which: &[&str], site: &Path) -> Result<()> {
    let browsers = tools::browsers::ensure_browsers()?;
    let axe = tools::node::axe_core()?;
    // One at a time: a journey that measures would be disturbed by another browser beside it.
    let words = [
        "test",
        "--workspace",
        "--features",
        "tsutaeru/paper,tsutaeru/vault,tsutaeru/scan,tsutaeru/schema,tsutaeru/journeys",
        "--test",
        "browser",
        "--",
        "--test-threads=1",
        // What a journey measures is worth reading also where it passes.
        "--nocapture",
    ];
    run::run(
        cargo(&words)
            .args(which)
            .envs(browsers)
            .env("TSUTAERU_AXE", axe)
            .env("TSUTAERU_DIST", site),
    )
}
