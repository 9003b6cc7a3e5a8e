//! `cargo xtask fuzz`: hostile texts by the hundred thousand into everything that reads from outside.
use crate::{place, run};
use anyhow::Result;
use std::ffi::OsString;
use std::process::Command;

/// Runs it with what else stands on the command line (`--target`, `--runs`, `--seed`, `--input`).
pub fn command(mut args: lexopt::Parser) -> Result<()> {
    let words: Vec<OsString> = args.raw_args()?.collect();
    through(&words)
}

/// All targets with the runs that each has for every day, and what a file may become.
pub fn check() -> Result<()> {
    run::run(cargo("test").arg("--no-fail-fast"))?;
    through(&[])
}

fn through(words: &[OsString]) -> Result<()> {
    run::run(cargo("run").arg("--").args(words))
}

fn cargo(task: &str) -> Command {
    let mut command = Command::new("cargo");
    let words = [task, "--quiet", "--profile", "fuzz", "--package", "fuzz"];
    command.args(words).current_dir(place::repository());
    command
}
