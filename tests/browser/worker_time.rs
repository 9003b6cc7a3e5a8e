//! How long the vault's worker has kept the processor busy. Linux and Chromium only, where a worker's thread has its name.
//!
//! As with typing (`stopwatch`): on a machine that is busy with something else a clock measures the something else.
use crate::Step;
use std::fs;
use std::time::Duration;

/// What a worker's thread is called.
const WORKER: &str = "DedicatedWorker";
/// The kernel counts in hundredths of a second.
pub const TICK: Duration = Duration::from_millis(10);

/// The processor time of all workers of the browsers that this test has started.
pub fn worker_time() -> Step<Duration> {
    let mut ticks = 0;
    for process in fs::read_dir("/proc")?.flatten() {
        let Some(id) = process
            .file_name()
            .to_str()
            .and_then(|name| name.parse().ok())
        else {
            continue;
        };
        // Processes and threads come and go while one looks.
        let Ok(threads) = fs::read_dir(process.path().join("task")) else {
            continue;
        };
        if !is_ours(id) {
            continue;
        }
        for thread in threads.flatten() {
            let Some(about) = About::read(&thread.path().join("stat").to_string_lossy()) else {
                continue;
            };
            if about.name.starts_with(WORKER) {
                ticks += about.ticks;
            }
        }
    }
    Ok(TICK * ticks)
}

/// The processor time of the thread that asks.
pub fn own_time() -> Step<Duration> {
    let about = About::read("/proc/thread-self/stat").ok_or("the kernel does not tell")?;
    Ok(TICK * about.ticks)
}

/// What the kernel tells of a process or a thread.
struct About {
    name: String,
    parent: u32,
    ticks: u32,
}

impl About {
    /// `id (name) state parent …`, with the time in the program and in the kernel at places 14 and 15 (proc(5)).
    fn read(file: &str) -> Option<Self> {
        let line = fs::read_to_string(file).ok()?;
        let (start, rest) = line.rsplit_once(") ")?;
        let name = start.split_once('(')?.1.to_owned();
        let fields: Vec<&str> = rest.split(' ').collect();
        let number = |at: usize| fields.get(at)?.parse::<u32>().ok();
        Some(Self {
            name,
            parent: number(1)?,
            ticks: number(11)? + number(12)?,
        })
    }
}

/// True where this test is among those from whom the process descends.
fn is_ours(mut id: u32) -> bool {
    while id > 1 {
        if id == std::process::id() {
            return true;
        }
        match About::read(&format!("/proc/{id}/stat")) {
            Some(about) => id = about.parent,
            None => return false,
        }
    }
    false
}
