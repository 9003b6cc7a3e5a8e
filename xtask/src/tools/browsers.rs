//! Browsers with their drivers, and the programs that look at a PDF from outside. They come from the system;
//! where apt can be used, what is missing is installed, else it is said what to install.
use super::{candidates, geckodriver, scripts};
use crate::run::{output, run};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Something the system must have, and the Debian package that brings it.
struct Wanted {
    what: &'static str,
    package: &'static str,
    /// Any of these programs will do.
    programs: &'static [&'static str],
}

const PDF: &[Wanted] = &[
    Wanted {
        what: "qpdf (checks the structure of a PDF)",
        package: "qpdf",
        programs: &["qpdf"],
    },
    Wanted {
        what: "pdftotext and pdffonts (read a PDF back)",
        package: "poppler-utils",
        programs: &["pdftotext"],
    },
];

const AGE: Wanted = Wanted {
    what: "age (opens what the vault has closed)",
    package: "age",
    programs: &["age"],
};
const SCRIPT: Wanted = Wanted {
    what: "script (lets age ask for a passphrase)",
    package: "bsdutils",
    programs: &["script"],
};

const CHROMIUM: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];
const FIREFOX: &[&str] = &["firefox-esr", "firefox"];

const BROWSERS: &[Wanted] = &[
    Wanted {
        what: "Chromium",
        package: "chromium",
        programs: CHROMIUM,
    },
    Wanted {
        what: "chromedriver",
        package: "chromium-driver",
        programs: &["chromedriver"],
    },
    Wanted {
        what: "Firefox",
        package: "firefox-esr",
        programs: FIREFOX,
    },
    Wanted {
        what: "WebKitWebDriver",
        package: "webkit2gtk-driver",
        programs: &["WebKitWebDriver"],
    },
    Wanted {
        what: "Xvfb (a screen for WebKit)",
        package: "xvfb",
        programs: &["Xvfb"],
    },
    Wanted {
        what: "pdftotext (reads the downloaded paper)",
        package: "poppler-utils",
        programs: &["pdftotext"],
    },
    Wanted {
        what: "fc-list (tells which letters this machine can show)",
        package: "fontconfig",
        programs: &["fc-list"],
    },
];

/// Makes sure of all that comes from the system: for the tests, and for the journeys if they are to be walked.
pub fn ensure_packages(with_journeys: bool) -> Result<()> {
    let mut wanted = missing(PDF);
    wanted.extend(missing(&[AGE, SCRIPT]));
    if with_journeys {
        wanted.extend(missing(BROWSERS));
    }
    install(&wanted)?;
    if with_journeys {
        scripts::ensure()
    } else {
        Ok(())
    }
}

/// Makes sure of the programs that the tests without a browser use: those that look at a PDF, and age.
pub fn ensure_test_tools() -> Result<()> {
    ensure_pdf_tools()?;
    install(&missing(&[AGE, SCRIPT]))
}

/// Makes sure of the programs that look at a PDF.
pub fn ensure_pdf_tools() -> Result<()> {
    install(&missing(PDF))
}

/// Makes sure of the three browsers; gives the settings by which the journeys find them.
pub fn ensure_browsers() -> Result<Vec<(&'static str, PathBuf)>> {
    install(&missing(BROWSERS))?;
    scripts::ensure()?;
    if mini_browser().is_none() {
        bail!("WebKitWebDriver is here, but not the MiniBrowser of WebKitGTK that it drives");
    }
    Ok(vec![
        ("TSUTAERU_CHROMIUM", first(CHROMIUM)?),
        ("TSUTAERU_CHROMEDRIVER", first(&["chromedriver"])?),
        ("TSUTAERU_FIREFOX", first(FIREFOX)?),
        ("TSUTAERU_GECKODRIVER", geckodriver()?),
        ("TSUTAERU_WEBKITDRIVER", first(&["WebKitWebDriver"])?),
        (
            "TSUTAERU_MINIBROWSER",
            mini_browser().context("no MiniBrowser")?,
        ),
        ("TSUTAERU_XVFB", first(&["Xvfb"])?),
    ])
}

fn first(programs: &[&str]) -> Result<PathBuf> {
    let mut found = programs.iter().flat_map(|program| candidates(program, &[]));
    found
        .next()
        .with_context(|| format!("none of {} is here", programs.join(", ")))
}

/// The small browser that comes with WebKitGTK; Debian keeps it beside the library.
fn mini_browser() -> Option<PathBuf> {
    let architectures = std::fs::read_dir("/usr/lib")
        .into_iter()
        .flatten()
        .flatten();
    let libraries = architectures.flat_map(|folder| {
        std::fs::read_dir(folder.path())
            .into_iter()
            .flatten()
            .flatten()
    });
    let named = libraries.filter(|folder| {
        folder
            .file_name()
            .to_string_lossy()
            .starts_with("webkit2gtk-4")
    });
    let mut found: Vec<_> = named
        .map(|folder| folder.path().join("MiniBrowser"))
        .filter(|file| file.exists())
        .collect();
    found.sort();
    candidates("MiniBrowser", &[])
        .into_iter()
        .chain(found.into_iter().rev())
        .next()
}

fn missing(wanted: &[Wanted]) -> Vec<(&'static str, &'static str)> {
    let absent = |one: &&Wanted| {
        one.programs
            .iter()
            .all(|program| candidates(program, &[]).is_empty())
    };
    wanted
        .iter()
        .filter(absent)
        .map(|one| (one.what, one.package))
        .collect()
}

/// Installs the packages with apt where that is possible without a question.
pub(super) fn install(missing: &[(&str, &str)]) -> Result<()> {
    if missing.is_empty() {
        return Ok(());
    }
    let packages: Vec<&str> = missing.iter().map(|(_, package)| *package).collect();
    for (what, package) in missing {
        println!("{what} is missing; the Debian package {package} brings it.");
    }
    let by_hand = format!("please install: apt-get install {}", packages.join(" "));
    if !Path::new("/usr/bin/apt-get").exists() {
        bail!("there is no apt-get here, {by_hand} (or what your system calls them)");
    }
    let root = output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if !root && output(Command::new("sudo").args(["-n", "true"])).is_err() {
        bail!("installing needs the rights of root, {by_hand}");
    }
    println!("Installing with apt-get: {}", packages.join(" "));
    let apt = |words: &[&str]| {
        let mut command = if root {
            Command::new("apt-get")
        } else {
            Command::new("sudo")
        };
        if !root {
            command.args(["-n", "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        }
        command.args(words).env("DEBIAN_FRONTEND", "noninteractive");
        run(&mut command)
    };
    apt(&["update", "-q"])?;
    let mut words = vec!["install", "-y", "-q", "--no-install-recommends"];
    words.extend(&packages);
    apt(&words).context(by_hand)
}
