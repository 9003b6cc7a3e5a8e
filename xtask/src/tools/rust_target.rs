//! The Rust target that makes programs for the browser.
use crate::run::{output, run};
use anyhow::{Context, Result};
use std::path::Path;
use std::process::Command;

const TARGET: &str = "wasm32-unknown-unknown";

/// Adds the target with rustup if the standard library for it is not there.
pub fn ensure() -> Result<()> {
    let sysroot = output(Command::new("rustc").args(["--print", "sysroot"]))?;
    if Path::new(sysroot.trim())
        .join("lib/rustlib")
        .join(TARGET)
        .join("lib")
        .is_dir()
    {
        return Ok(());
    }
    println!(
        "The Rust target {TARGET} is missing (the page is compiled to it). Adding it with rustup."
    );
    run(Command::new("rustup").args(["target", "add", TARGET])).with_context(|| {
        format!("please install the standard library for {TARGET} as your Rust was installed, or use https://rustup.rs")
    })
}
