//! Steps that run beside the others. Each has a process of its own, so that what it prints can be kept apart and shown
//! in one piece when it is over.
use super::{Done, LEFT_OPEN, Step, run};
use crate::{place, tools};
use anyhow::{Context, Result, anyhow, bail};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::{self, JoinHandle};

/// The steps on their way.
pub struct Beside {
    steps: JoinHandle<Vec<Done>>,
    folder: PathBuf,
}

impl Beside {
    /// Sets out with these steps, one after the other.
    pub fn start(steps: Vec<&'static Step>) -> Result<Self> {
        let folder = place::target().join("test");
        fs::create_dir_all(&folder)?;
        if !steps.is_empty() {
            // Both sides want it, and rustup does not like to be asked twice at once.
            tools::rust_target::ensure()?;
        }
        let names: Vec<_> = steps.iter().map(|step| step.name).collect();
        if !names.is_empty() {
            println!("Beside the others: {}.", names.join(", "));
        }
        // A copy: the tests in turn make this program anew where it stands.
        let program = folder
            .join("xtask")
            .with_extension(std::env::consts::EXE_EXTENSION);
        fs::copy(std::env::current_exe()?, &program)?;
        let kept = folder.clone();
        let steps = thread::spawn(move || {
            let mut done = Vec::new();
            for step in steps {
                let over = run(step, &done, || alone(&program, step.name, &kept));
                done.push(over);
            }
            done
        });
        Ok(Self { steps, folder })
    }

    /// Waits for them, and shows what each printed.
    pub fn end(self) -> Result<Vec<Done>> {
        let mut done = self.steps.join().map_err(|_| anyhow!("a step broke off"))?;
        for over in &mut done {
            if let Ok(said) = fs::read_to_string(said(&self.folder, over.step.name)) {
                print!("{said}");
                let mut lines = said.lines();
                over.left_open =
                    lines.find_map(|line| Some(line.strip_prefix(LEFT_OPEN)?.to_owned()));
            }
        }
        Ok(done)
    }
}

/// Where a step's words are kept.
fn said(folder: &Path, step: &str) -> PathBuf {
    folder.join(format!("{step}.log"))
}

/// Runs a step in a process of its own.
fn alone(program: &Path, step: &str, folder: &Path) -> Result<()> {
    let log = File::create(said(folder, step))?;
    let mut command = Command::new(program);
    command.args(["test", "--only", step]);
    let errors = log.try_clone()?;
    command.stdin(Stdio::null()).stdout(log).stderr(errors);
    let status = command.status().context("the step could not be started")?;
    if !status.success() {
        bail!("see what it says above ({status})");
    }
    Ok(())
}
