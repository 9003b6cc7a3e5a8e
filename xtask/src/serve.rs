//! `cargo xtask serve`: sets up what is missing, builds, serves on this machine, opens the browser.
use crate::{build, place, site::Site, tools};
use anyhow::{Context, Result};
use std::process::{Command, Stdio};
use std::time::Instant;

/// Reads the arguments and serves until stopped.
pub fn command(mut args: lexopt::Parser) -> Result<()> {
    use lexopt::prelude::*;
    let (mut port, mut open) = (8080, true);
    while let Some(arg) = args.next()? {
        match arg {
            Long("port") => port = args.value()?.parse()?,
            Long("no-open") => open = false,
            _ => return Err(arg.unexpected().into()),
        }
    }
    let started = Instant::now();
    build::build(tools::wasm_opt::Need::Wanted)?;
    let site = Site::start(place::dist(), port).with_context(|| {
        format!("port {port} is taken by another program; choose one with --port, for example --port {}", port.saturating_add(1))
    })?;
    println!(
        "\nReady after {} seconds: {}",
        started.elapsed().as_secs(),
        site.url()
    );
    println!("To stop: press Ctrl and C together.");
    if open && !open_browser(&site.url()) {
        println!("No browser was found to open; please open the address yourself.");
    }
    loop {
        std::thread::park();
    }
}

/// Opens the address in the usual browser; false if there is none.
fn open_browser(url: &str) -> bool {
    let mut command = if cfg!(target_os = "macos") {
        Command::new("open")
    } else if cfg!(target_os = "windows") {
        let mut command = Command::new("cmd");
        command.args(["/C", "start", ""]);
        command
    } else {
        // Without a screen xdg-open would fall back to a browser in the terminal, over our words.
        if std::env::var_os("DISPLAY").is_none() && std::env::var_os("WAYLAND_DISPLAY").is_none() {
            return false;
        }
        Command::new("xdg-open")
    };
    command
        .arg(url)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .is_ok()
}
