//! `cargo xtask test`: every test there is, step by step, each with its time; a summary at the end.
//!
//! The site is built beside the tests that need no browser: each of the two leaves a core idle half of its time.
//! What walks in browsers comes last and has the machine to itself.
mod beside;
mod journeys;
mod steps;

pub use journeys::{network_command, speed};

use crate::{fuzz, papers, supply, tools};
use anyhow::{Result, bail};
use beside::Beside;
use std::time::{Duration, Instant};

/// When a step runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
    /// One after the other.
    InTurn,
    /// From the start, one after the other, beside those in turn.
    Beside,
    /// When all others have ended.
    Last,
}

/// One step: its name for `--only`, what it does, when, whether it needs the built site or a browser, and the work.
struct Step {
    name: &'static str,
    what: &'static str,
    when: When,
    native: bool,
    /// The step that must have passed first.
    after: Option<&'static str>,
    work: fn() -> Result<()>,
}

const STEPS: &[Step] = &[
    Step {
        name: "format",
        what: "cargo fmt --check",
        when: When::InTurn,
        native: true,
        after: None,
        work: steps::format,
    },
    Step {
        name: "clippy",
        what: "clippy, this machine",
        when: When::InTurn,
        native: true,
        after: None,
        work: steps::clippy,
    },
    Step {
        name: "clippy-page",
        what: "clippy, the page (wasm)",
        when: When::InTurn,
        native: true,
        after: None,
        work: steps::clippy_page,
    },
    Step {
        name: "clippy-worker",
        what: "clippy, the paper engine, the vault and the scanner (wasm)",
        when: When::InTurn,
        native: true,
        after: None,
        work: steps::clippy_worker,
    },
    Step {
        name: "tests",
        what: "cargo test, all that needs no browser",
        when: When::InTurn,
        native: true,
        after: None,
        work: steps::tests,
    },
    Step {
        name: "fuzz",
        what: "hostile texts, none of which may break anything",
        when: When::InTurn,
        native: true,
        after: None,
        work: fuzz::check,
    },
    Step {
        name: "papers",
        what: "the papers of every persona, seen from outside",
        when: When::InTurn,
        native: true,
        after: None,
        work: papers::check,
    },
    Step {
        name: "build",
        what: "the finished site",
        when: When::Beside,
        native: false,
        after: None,
        work: steps::site,
    },
    Step {
        name: "size",
        what: "sizes against the bars",
        when: When::Beside,
        native: false,
        after: Some("build"),
        work: steps::sizes,
    },
    Step {
        name: "drivers",
        what: "the browsers, what drives them, and the journeys, compiled",
        when: When::Beside,
        native: false,
        after: None,
        work: steps::drivers,
    },
    Step {
        name: "supply",
        what: "packages: licences, sources, doubles, known faults",
        when: When::Beside,
        native: true,
        after: None,
        work: supply::check,
    },
    Step {
        name: "docs",
        what: "rustdoc without warnings",
        when: When::Beside,
        native: true,
        after: None,
        work: steps::docs,
    },
    Step {
        name: "network",
        what: "what is written changes no request",
        when: When::Last,
        native: false,
        after: Some("build"),
        work: journeys::network,
    },
    Step {
        name: "journeys",
        what: "browser journeys",
        when: When::Last,
        native: false,
        after: Some("build"),
        work: journeys::journeys,
    },
];

/// What became of a step.
enum Outcome {
    Passed,
    Failed(anyhow::Error),
    NotRun(&'static str),
}

/// A step that is over.
struct Done {
    step: &'static Step,
    outcome: Outcome,
    took: Duration,
    /// What it could not look up.
    left_open: Option<String>,
}

/// How a run says what it could not look up.
const LEFT_OPEN: &str = "Not checked: ";

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
    summary(&through(&chosen.collect::<Vec<_>>())?)
}

/// Runs what is chosen, each when it is due.
fn through(chosen: &[&'static Step]) -> Result<Vec<Done>> {
    let due = |when| chosen.iter().copied().filter(move |step| step.when == when);
    let mut done = Vec::new();
    if due(When::InTurn).next().is_none() {
        for when in [When::Beside, When::Last] {
            in_turn(due(when), &mut done);
        }
        return Ok(done);
    }
    // The system installs one thing at a time.
    tools::browsers::ensure_packages(due(When::Last).next().is_some())?;
    let beside = Beside::start(due(When::Beside).collect())?;
    in_turn(due(When::InTurn), &mut done);
    done.extend(beside.end()?);
    in_turn(due(When::Last), &mut done);
    Ok(done)
}

fn in_turn(steps: impl Iterator<Item = &'static Step>, done: &mut Vec<Done>) {
    for step in steps {
        println!("\n== {}: {}", step.name, step.what);
        let over = run(step, done, step.work);
        if let Outcome::Failed(error) = &over.outcome {
            eprintln!("\n{}: {error:#}", step.name);
        }
        println!("== {}: {} s", step.name, over.took.as_secs());
        done.push(over);
    }
}

/// Does the work of a step, if what must come first has passed.
fn run(step: &'static Step, done: &[Done], work: impl FnOnce() -> Result<()>) -> Done {
    let started = Instant::now();
    let missing = step.after.filter(|before| {
        let passed = |one: &Done| matches!(one.outcome, Outcome::Passed);
        done.iter()
            .any(|one| one.step.name == *before && !passed(one))
    });
    let outcome = match missing {
        Some(before) => Outcome::NotRun(before),
        None => work().map_or_else(Outcome::Failed, |()| Outcome::Passed),
    };
    Done {
        step,
        outcome,
        took: started.elapsed(),
        left_open: None,
    }
}

fn summary(done: &[Done]) -> Result<()> {
    println!("\nSummary");
    let mut failures = 0;
    for Done {
        step,
        outcome,
        took,
        ..
    } in done
    {
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
        println!("  {:>4} s  {:<14} {said}", took.as_secs(), step.name);
    }
    if failures > 0 {
        bail!("{failures} of {} steps did not pass", done.len());
    }
    println!("All {} steps passed.", done.len());
    let beside = done.iter().filter_map(|one| one.left_open.clone());
    for unchecked in supply::left_open().into_iter().chain(beside) {
        println!("{LEFT_OPEN}{unchecked}");
    }
    Ok(())
}
