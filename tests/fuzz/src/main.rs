//! Feeds the program what nobody would write: mutated texts by the hundred thousand, and nothing may panic.
//!
//! `cargo xtask fuzz` builds and runs it; `--target NAME`, `--runs N` and `--seed N` choose. Every target runs in
//! a process of its own, two at a time, on a stack as small as the browser's: what overflows there is found here.
//! The same seed gives the same texts. A text that breaks something is left in `target/fuzz`, to be tried again
//! with `--input FILE`.
mod hostile;
mod hunt;
mod mutate;
mod targets;
mod tree;

use anyhow::{Context, Result, anyhow, bail};
use hunt::Hunt;
use peak_alloc::PeakAlloc;
use std::collections::VecDeque;
use std::path::PathBuf;
use std::process::{Child, Command, ExitCode};
use std::sync::Mutex;
use std::thread;
use targets::{TARGETS, Target};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// The texts are the same everywhere, so that a red run is red again; another seed tries others.
const SEED: u64 = 20_261_120;
/// Processes at once.
const AT_ONCE: usize = 2;

#[derive(Default)]
struct Wanted {
    targets: Vec<String>,
    runs: Option<u64>,
    seed: Option<u64>,
    input: Option<PathBuf>,
}

fn main() -> ExitCode {
    let done = wanted().and_then(|wanted| match (&wanted.targets[..], &wanted.input) {
        ([name], Some(input)) => {
            let text = std::fs::read(input).with_context(|| input.display().to_string())?;
            println!("{name}: {}", (target(name)?.run)(&text));
            Ok(())
        }
        (_, Some(_)) => bail!("--input wants one --target"),
        ([name], None) => alone(target(name)?, &wanted),
        (_, None) => side_by_side(&wanted),
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("fuzz: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn wanted() -> Result<Wanted> {
    use lexopt::prelude::*;
    let mut wanted = Wanted::default();
    let mut args = lexopt::Parser::from_env();
    while let Some(arg) = args.next()? {
        match arg {
            Long("target") => wanted.targets.push(args.value()?.string()?),
            Long("runs") => wanted.runs = Some(args.value()?.parse()?),
            Long("seed") => wanted.seed = Some(args.value()?.parse()?),
            Long("input") => wanted.input = Some(args.value()?.into()),
            _ => return Err(arg.unexpected().into()),
        }
    }
    Ok(wanted)
}

fn target(name: &str) -> Result<&'static Target> {
    let known = TARGETS.iter().find(|target| target.name == name);
    known.with_context(|| {
        let names: Vec<_> = TARGETS.iter().map(|target| target.name).collect();
        format!("no target {name}; there are {}", names.join(", "))
    })
}

/// One target, in this process.
fn alone(target: &'static Target, wanted: &Wanted) -> Result<()> {
    let hunt = Hunt {
        runs: wanted.runs.unwrap_or(target.runs),
        seed: wanted.seed.unwrap_or(SEED),
    };
    let report = hunt.through(target)?;
    println!("{report}");
    if report.findings > 0 {
        bail!("{}: {} findings", target.name, report.findings);
    }
    Ok(())
}

/// All targets, or those that are named, each in a process of its own.
fn side_by_side(wanted: &Wanted) -> Result<()> {
    let named = |one: &&Target| {
        wanted.targets.is_empty() || wanted.targets.iter().any(|name| name == one.name)
    };
    let waiting: Mutex<VecDeque<&Target>> = Mutex::new(TARGETS.iter().filter(named).collect());
    let next = || waiting.lock().ok()?.pop_front();
    // Whoever is done with one takes the next.
    let hand = || -> Result<Vec<&str>> {
        let mut broken = Vec::new();
        while let Some(target) = next() {
            if !start(target, wanted)?.wait()?.success() {
                broken.push(target.name);
            }
        }
        Ok(broken)
    };
    let broken = thread::scope(|scope| {
        let hands: Vec<_> = (0..AT_ONCE).map(|_| scope.spawn(hand)).collect();
        let done = hands.into_iter().map(|hand| {
            let broken = hand.join().map_err(|_| anyhow!("a hand broke off"))?;
            broken.map(Vec::into_iter)
        });
        done.collect::<Result<Vec<_>>>()
    })?;
    let broken: Vec<&str> = broken.into_iter().flatten().collect();
    if !broken.is_empty() {
        bail!(
            "{} of the targets broke: {}",
            broken.len(),
            broken.join(", ")
        );
    }
    Ok(())
}

fn start(target: &Target, wanted: &Wanted) -> Result<Child> {
    let mut command = Command::new(std::env::current_exe()?);
    command.args(["--target", target.name]);
    for (name, number) in [("--runs", wanted.runs), ("--seed", wanted.seed)] {
        if let Some(number) = number {
            command.args([name, &number.to_string()]);
        }
    }
    Ok(command.spawn()?)
}
