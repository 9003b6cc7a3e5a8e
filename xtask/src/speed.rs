//! `cargo xtask speed`: how long a visit takes until the first question can be answered, on a slow line and a slow
//! machine. The site is served compressed, as a good host does.
use crate::{place, size, test};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// Compresses `dist/` beside itself and lets Chromium visit it.
pub fn command(mut args: lexopt::Parser) -> Result<()> {
    if let Some(arg) = args.next()? {
        return Err(arg.unexpected().into());
    }
    let packed = place::site().join("packed");
    if packed.exists() {
        fs::remove_dir_all(&packed)?;
    }
    pack(&place::dist(), &packed)
        .context("dist/ could not be compressed; make it with `cargo xtask build`")?;
    test::speed(&packed)
}

/// Copies a folder, and puts a compressed file beside each that becomes smaller by it.
fn pack(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            pack(&entry.path(), &to.join(&name))?;
            continue;
        }
        let bytes = fs::read(entry.path())?;
        let packed = size::brotli(&bytes)?;
        if packed.len() < bytes.len() {
            fs::write(to.join(format!("{name}.br")), packed)?;
        }
        fs::write(to.join(&name), bytes)?;
    }
    Ok(())
}
