//! Makes the site's files smaller without changing what they do: programs by wasm-opt, scripts and styles by
//! programs of node.
use crate::{build::hash, hollow, place, run, shrink, tools};
use anyhow::Result;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Makes wasm files smaller; remembers what it has made, because that takes most of the time.
pub struct Shrinker {
    /// Where wasm-opt is; a quick build goes without, and leaves everything as it is.
    pub wasm_opt: Option<PathBuf>,
}

/// How wasm-opt makes a program small. Functions of like names are alike: side by side they compress better.
const OPTIMISING: [&str; 5] = [
    "-Oz",
    "--converge",
    "--reorder-functions-by-name",
    "--strip-debug",
    "--strip-producers",
];

/// What a program of node makes of a text.
fn shortened(program: &Path, name: &str, text: &str, options: &[&str]) -> Result<String> {
    let file = place::site().join(name);
    fs::write(&file, text)?;
    run::output(Command::new("node").arg(program).arg(&file).args(options))
}

/// How a script is loaded, which decides what may be shortened.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// As a module.
    Module,
    /// As a script of the old kind.
    Classic,
}

impl Shrinker {
    /// A script with shorter names and without comments. A quick build leaves it as it is.
    pub fn script(&self, text: &str, script: Script) -> Result<String> {
        if self.wasm_opt.is_none() {
            return Ok(text.to_owned());
        }
        let mut options = vec!["--compress", "--mangle"];
        if script == Script::Module {
            options.push("--module");
        }
        shortened(&tools::node::terser()?, "script.js", text, &options)
    }

    /// Styles without comments and spaces; nothing is rewritten. A quick build leaves them as they are.
    pub fn style(&self, text: &str) -> Result<String> {
        if self.wasm_opt.is_none() {
            return Ok(text.to_owned());
        }
        shortened(&tools::node::clean_css()?, "style.css", text, &["-O1"])
    }

    /// The page's program.
    pub fn app(&self, wasm: &[u8]) -> Result<Vec<u8>> {
        self.optimise(wasm, shrink::shrink_app)
    }

    /// The page's later pages.
    pub fn later(&self, wasm: &[u8]) -> Result<Vec<u8>> {
        self.optimise(wasm, |wasm| Ok(wasm.to_vec()))
    }

    /// The vault.
    pub fn vault(&self, wasm: &[u8]) -> Result<Vec<u8>> {
        self.optimise(wasm, shrink::shrink_vault)
    }

    /// The scanner.
    pub fn scan(&self, wasm: &[u8]) -> Result<Vec<u8>> {
        self.optimise(wasm, shrink::shrink_scan)
    }

    /// The paper engine.
    pub fn paper(&self, wasm: &[u8]) -> Result<Vec<u8>> {
        self.optimise(wasm, |wasm| {
            hollow::hollow(&shrink::shrink_worker(wasm)?, &hollow::OF_PAPERS)
        })
    }

    fn optimise(&self, wasm: &[u8], shrink: fn(&[u8]) -> Result<Vec<u8>>) -> Result<Vec<u8>> {
        // A quick build does not care for size.
        let Some(wasm_opt) = &self.wasm_opt else {
            return Ok(wasm.to_vec());
        };
        let wasm = &shrink(wasm)?[..];
        let folder = place::site().join("shrunk");
        fs::create_dir_all(&folder)?;
        let name = hash(&[wasm, OPTIMISING.concat().as_bytes()].concat());
        let (before, after) = (
            folder.join(format!("{name}.before.wasm")),
            folder.join(format!("{name}.wasm")),
        );
        if !after.exists() {
            let made = folder.join(format!("{name}.part.wasm"));
            fs::write(&before, wasm)?;
            run::run(
                Command::new(wasm_opt)
                    .args(OPTIMISING)
                    .arg(&before)
                    .arg("-o")
                    .arg(&made),
            )?;
            // Named only when whole, so that a run that was stopped leaves nothing that looks finished.
            fs::rename(&made, &after)?;
            fs::remove_file(&before)?;
        }
        Ok(fs::read(after)?)
    }
}
