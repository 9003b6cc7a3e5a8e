//! The packages that are used: under which licences, from where, which of them twice, and with what known faults.
//!
//! Known faults are in a public list that changes every day. It is fetched anew each time; where that cannot be
//! done, an older copy is used and its age said, and where there is none the step says that nothing was looked
//! up. A network that is away makes nothing red, and nothing is passed over in silence.
use crate::links::Program;
use crate::{licences, place, run, tools};
use anyhow::Result;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::time::{Duration, SystemTime};

/// What could not be looked up in this run.
static LEFT_OPEN: Mutex<Option<String>> = Mutex::new(None);

/// How the list of known faults stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum List {
    Fresh,
    /// A copy from an earlier run.
    Old(Duration),
    Missing,
}

/// What could not be looked up, to be said once more at the end.
pub fn left_open() -> Option<String> {
    LEFT_OPEN.lock().ok().and_then(|left| left.clone())
}

/// Looks through the packages.
pub fn check() -> Result<()> {
    let deny = tools::cargo_deny()?;
    // Whatever is built anywhere, tests among it.
    run::run(ask(&deny, &[]).args(["--workspace", "--offline", "check", "licenses", "sources"]))?;
    // Twice is a matter of weight, and counts for what is built for the browser, each program by itself.
    for Program { features, .. } in licences::programs()? {
        let page = [
            "--exclude-dev",
            "--no-default-features",
            "--features",
            &features,
        ];
        let target = ["--target", "wasm32-unknown-unknown"];
        run::run(ask(&deny, &[&page[..], &target].concat()).args(["--offline", "check", "bans"]))?;
    }
    known_faults(&deny)
}

fn known_faults(deny: &Path) -> Result<()> {
    let fetched = run::output(ask(deny, &[]).args(["fetch", "db"]));
    let list = match &fetched {
        Ok(_) => List::Fresh,
        Err(_) => copy().map_or(List::Missing, List::Old),
    };
    if list != List::Missing {
        let mut check = ask(deny, &["--workspace"]);
        if list != List::Fresh {
            check.arg("--offline");
        }
        run::run(check.args(["check", "advisories"]))?;
    }
    if let Some(said) = said(list) {
        println!("Known faults: {said}");
        if let Ok(mut left) = LEFT_OPEN.lock() {
            *left = Some(said);
        }
    }
    Ok(())
}

/// What has to be said of a list that is not fresh.
fn said(list: List) -> Option<String> {
    match list {
        List::Fresh => None,
        List::Old(age) => Some(format!(
            "the list of known faults could not be fetched; a copy {} days old was used.",
            age.as_secs() / 86_400
        )),
        List::Missing => Some(
            "the list of known faults could not be fetched, and there is no copy: no package was looked up in it."
                .to_owned(),
        ),
    }
}

fn ask(deny: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(deny);
    command
        .args(["--locked", "--config", "xtask/deny.toml"])
        .args(words);
    command.current_dir(place::repository());
    command
}

/// The age of the copy that an earlier run has left.
fn copy() -> Option<Duration> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))?;
    newest(&home.join("advisory-dbs"), SystemTime::now())
}

/// The age of the newest list in that folder.
fn newest(folder: &Path, now: SystemTime) -> Option<Duration> {
    let fetched = std::fs::read_dir(folder).ok()?.flatten();
    let fetched = fetched.filter_map(|entry| {
        let mark = entry.path().join(".git/FETCH_HEAD");
        std::fs::metadata(mark).ok()?.modified().ok()
    });
    fetched.max().and_then(|day| now.duration_since(day).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_is_not_fresh_is_never_passed_over_in_silence() {
        assert_eq!(said(List::Fresh), None);
        let old = said(List::Old(Duration::from_secs(3 * 86_400 + 5))).unwrap_or_default();
        assert!(old.contains("3 days old"), "{old}");
        let missing = said(List::Missing).unwrap_or_default();
        assert!(missing.contains("no package was looked up"), "{missing}");
    }

    #[test]
    fn the_age_of_a_copy_is_that_of_its_last_fetch() {
        let folder = std::env::temp_dir().join(format!("tsutaeru-supply-{}", std::process::id()));
        let now = SystemTime::now();
        assert_eq!(newest(&folder, now), None);
        std::fs::create_dir_all(folder.join("db-1/.git")).expect("a folder");
        std::fs::write(folder.join("db.lock"), "").expect("a file");
        assert_eq!(newest(&folder, now), None);
        std::fs::write(folder.join("db-1/.git/FETCH_HEAD"), "").expect("a file");
        let later = SystemTime::now() + Duration::from_secs(90_000);
        let age = newest(&folder, later).expect("an age");
        std::fs::remove_dir_all(&folder).expect("the folder can go");
        assert!((89_000..91_000).contains(&age.as_secs()), "{age:?}");
    }
}
