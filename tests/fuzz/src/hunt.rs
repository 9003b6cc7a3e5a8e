//! The hunt itself: one target, so many texts, what came of them; panics, memory and time are watched.

use crate::MEMORY;
use crate::mutate::mutate;
use crate::targets::Target;
use anyhow::{Result, bail};
use fastrand::Rng;
use std::collections::BTreeSet;
use std::fmt;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread;
use std::time::{Duration, Instant};

/// The stack that a program in the browser has.
const STACK: usize = 1 << 20;
/// A text on which the program works longer than this is a finding. Far more than any takes on any machine.
const TOO_LONG: Duration = Duration::from_secs(60);
/// Texts that led somewhere new are mutated further, so many at most and no longer ones.
const POOL: usize = 400;
const POOL_LONGEST: usize = 40_000;
/// Findings after which one stops looking.
const ENOUGH: usize = 5;

/// How much is tried, and which texts.
#[derive(Clone, Copy)]
pub struct Hunt {
    pub runs: u64,
    pub seed: u64,
}

/// What came of it.
pub struct Report {
    name: &'static str,
    runs: u64,
    ways: usize,
    peak: usize,
    slowest: Duration,
    took: Duration,
    pub findings: usize,
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "{:<14} {:>8} runs, {:>4} ways, peak {:>6} kB, slowest {:>5} ms, {:>3} s, {} findings",
            self.name,
            self.runs,
            self.ways,
            self.peak / 1000,
            self.slowest.as_millis(),
            self.took.as_secs(),
            self.findings
        )
    }
}

impl Hunt {
    /// Runs the target on a small stack, with an eye on runs that do not end.
    pub fn through(self, target: &'static Target) -> Result<Report> {
        let input = Arc::new(Mutex::new(vec![]));
        let begun = Arc::new(AtomicU64::new(0));
        let (done, ended) = mpsc::channel();
        let (shown, counted) = (Arc::clone(&input), Arc::clone(&begun));
        let hunter = thread::Builder::new().stack_size(STACK).spawn(move || {
            let report = self.hunt(target, &shown, &counted);
            // Nobody listens only where it was given up.
            let _given_up = done.send(report);
        })?;
        let mut before = 0;
        loop {
            match ended.recv_timeout(TOO_LONG) {
                Ok(report) => return Ok(report),
                Err(mpsc::RecvTimeoutError::Disconnected) => {
                    drop(hunter.join());
                    bail!("{}: the hunt itself broke", target.name);
                }
                Err(mpsc::RecvTimeoutError::Timeout) => {
                    let now = begun.load(Ordering::Relaxed);
                    if now == before {
                        let text = input.lock().unwrap_or_else(PoisonError::into_inner);
                        let file = keep(target, &text)?;
                        bail!(
                            "{}: no end after {TOO_LONG:?} with {}",
                            target.name,
                            file.display()
                        );
                    }
                    before = now;
                }
            }
        }
    }

    fn hunt(self, target: &Target, shown: &Mutex<Vec<u8>>, begun: &AtomicU64) -> Report {
        let fault = Arc::new(Mutex::new(String::new()));
        let told = Arc::clone(&fault);
        panic::set_hook(Box::new(move |what| {
            *told.lock().unwrap_or_else(PoisonError::into_inner) = what.to_string();
        }));
        let started = Instant::now();
        let mut chance = Rng::with_seed(self.seed);
        let mut pool = (target.corpus)();
        let originals = pool.len() as u64;
        let (mut ways, mut places) = (BTreeSet::new(), BTreeSet::new());
        let mut report = Report {
            name: target.name,
            runs: 0,
            ways: 0,
            peak: 0,
            slowest: Duration::ZERO,
            took: Duration::ZERO,
            findings: 0,
        };
        while report.runs < self.runs && places.len() < ENOUGH {
            let text = match report.runs < originals {
                true => pool[report.runs as usize].clone(),
                false => {
                    let (text, other) = (pick(&mut chance, &pool), pick(&mut chance, &pool));
                    mutate(&mut chance, text, other, target.words)
                }
            };
            shown
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .clone_from(&text);
            report.runs = begun.fetch_add(1, Ordering::Relaxed) + 1;
            let (before, began) = (MEMORY.current_usage(), Instant::now());
            MEMORY.reset_peak_usage();
            let way = panic::catch_unwind(AssertUnwindSafe(|| (target.run)(&text)));
            let took = began.elapsed();
            let used = MEMORY.peak_usage().saturating_sub(before);
            report.peak = report.peak.max(used);
            report.slowest = report.slowest.max(took);
            let finding = match &way {
                Err(_) => Some(fault.lock().unwrap_or_else(PoisonError::into_inner).clone()),
                Ok(_) if used > target.most_memory => Some("takes too much memory".to_owned()),
                Ok(_) => None,
            };
            if let Some(finding) = finding {
                let place = finding.lines().next().unwrap_or_default().to_owned();
                if places.insert(place) {
                    report.findings += 1;
                    let file = keep(target, &text).map(|file| file.display().to_string());
                    let file = file.unwrap_or_else(|error| error.to_string());
                    let finding: String = finding.chars().take(600).collect();
                    eprintln!(
                        "{}: {finding}\n  {used} bytes of memory; the text is in {file}",
                        target.name
                    );
                }
            }
            if let Ok(way) = way
                && ways.insert(way)
                && pool.len() < POOL
                && text.len() < POOL_LONGEST
            {
                pool.push(text);
            }
        }
        report.ways = ways.len();
        report.took = started.elapsed();
        report
    }
}

/// A text to go on from: a short one more often, as it is quicker.
fn pick<'a>(chance: &mut Rng, pool: &'a [Vec<u8>]) -> &'a [u8] {
    let mut any = || &pool[chance.usize(0..pool.len())];
    let (one, two, three) = (any(), any(), any());
    [one, two, three]
        .into_iter()
        .min_by_key(|text| text.len())
        .unwrap_or(one)
}

/// Leaves a text where it can be looked at.
fn keep(target: &Target, text: &[u8]) -> Result<PathBuf> {
    let target_folder = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    let usual = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target");
    let folder = target_folder.unwrap_or_else(usual).join("fuzz/findings");
    std::fs::create_dir_all(&folder)?;
    let check = text.iter().fold(17_u64, |sum, byte| {
        sum.wrapping_mul(31).wrapping_add(u64::from(*byte))
    });
    let file = folder.join(format!("{}-{check:016x}", target.name));
    std::fs::write(&file, text)?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn breaks_on_a_seven(text: &[u8]) -> String {
        assert!(!text.contains(&b'7'), "a seven");
        text.len().to_string()
    }

    #[test]
    fn a_program_that_breaks_is_found_out_and_one_that_does_not_is_not() {
        const BREAKS: Target = Target {
            name: "of-the-test",
            runs: 5_000,
            corpus: || vec![b"1234".to_vec()],
            words: &[],
            most_memory: 1_000_000,
            run: breaks_on_a_seven,
        };
        const HOLDS: Target = Target {
            run: |text| text.len().to_string(),
            ..BREAKS
        };
        let hunt = Hunt {
            runs: 5_000,
            seed: 1,
        };
        assert_eq!(hunt.through(&BREAKS).unwrap().findings, 1);
        assert_eq!(hunt.through(&HOLDS).unwrap().findings, 0);
        let greedy = Target {
            most_memory: 0,
            run: |text| String::from_utf8_lossy(text).repeat(3),
            ..BREAKS
        };
        let report = hunt.through(Box::leak(Box::new(greedy))).unwrap();
        assert_eq!(report.findings, 1);
    }
}
