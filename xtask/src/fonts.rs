//! `cargo xtask fonts`: makes the font files in `public/fonts` and their tables of widths anew.
//! Only needed when the choice of characters changes; the results are kept in the repository.
use crate::{place, run};
use anyhow::{Result, bail};
use std::path::PathBuf;
use std::process::Command;

/// The programs that the files were last made with; others may pack them differently.
const PACKAGES: [&str; 2] = ["fonttools==4.68.0", "brotli==1.2.1"];

/// Makes the files from Debian's TTF files, or from those in the folder given with `--from`.
pub fn command(mut args: lexopt::Parser) -> Result<()> {
    let mut from = PathBuf::from("/usr/share/fonts/truetype/bizud-gothic");
    while let Some(arg) = args.next()? {
        match arg {
            lexopt::Arg::Long("from") => from = args.value()?.into(),
            other => return Err(other.unexpected().into()),
        }
    }
    if !from.join("BIZUDPGothic-Regular.ttf").exists() {
        bail!(
            "there is no BIZUDPGothic-Regular.ttf in {}: install fonts-morisawa-bizud-gothic, or say --from DIR",
            from.display()
        );
    }
    if !PathBuf::from("/usr/share/unicode/Unihan_OtherMappings.txt.bz2").exists() {
        bail!("the lists of kanji are missing: install unicode-data");
    }
    let python = place::cache().join("fonts-python");
    if !python.join("bin/python").exists() {
        println!("Setting up Python with {}.", PACKAGES.join(" and "));
        run::run(Command::new("python3").args(["-m", "venv"]).arg(&python))?;
        run::run(
            Command::new(python.join("bin/pip"))
                .args(["install", "--quiet"])
                .args(PACKAGES),
        )?;
    }
    let repository = place::repository();
    run::run(
        Command::new(python.join("bin/python"))
            .arg(repository.join("xtask/src/fonts.py"))
            .arg(from)
            .arg(repository.join("public/fonts"))
            .arg(repository.join("src/layout/metrics")),
    )
}
