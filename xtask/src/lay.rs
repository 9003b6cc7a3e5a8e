//! Makes what `public/index.html` asks for and lays it together, as it is before anything is shrunk and named.
use crate::links::{self, Asked, Program};
use crate::{place, run};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

/// For what everything is compiled.
const TARGET: &str = "wasm32-unknown-unknown";

/// How the page's own program is started; `start.js` reads the two names.
const START: &str = r#"<script type="module" src="./start.js" data-js="./app.js" data-wasm="./app_bg.wasm"></script>"#;

/// Lays the page together in a folder of its own. `flags` are for the compiler.
pub fn lay(folder: &Path, flags: &str) -> Result<()> {
    let source = place::repository().join("public");
    let mut page = fs::read_to_string(source.join("index.html"))?;
    let original = page.clone();
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    for link in links::links(&original)? {
        let stands = match link.asks {
            Asked::Program(program) => {
                compile(&program, flags)?;
                if program.is_worker {
                    join(&program, folder)?;
                }
                String::new()
            }
            Asked::Style(from) => {
                let name = style_name(from);
                copy(&source.join(from), &folder.join(&name))?;
                format!(r#"<link rel="stylesheet" href="./{name}">"#)
            }
            Asked::File(from) | Asked::Folder(from) => {
                let name = Path::new(from)
                    .file_name()
                    .context("a link without a name")?;
                copy(&source.join(from), &folder.join(name))?;
                String::new()
            }
        };
        page = page.replacen(link.tag, &stands, 1);
    }
    page = page.replacen("</head>", &format!("{START}</head>"), 1);
    Ok(fs::write(folder.join("index.html"), page)?)
}

/// Where Cargo puts a program.
pub fn compiled(program: &str) -> PathBuf {
    place::target()
        .join(TARGET)
        .join(format!("release/{program}.wasm"))
}

fn compile(program: &Program, flags: &str) -> Result<()> {
    println!("Compiling {}.", program.name);
    let mut cargo = Command::new("cargo");
    cargo
        .args(["build", "--release", "--locked", "--package", "tsutaeru"])
        .args(["--target", TARGET, "--bin", &program.name])
        .args(["--features", &program.features])
        .args((!program.default_features).then_some("--no-default-features"))
        .current_dir(place::repository())
        .env("CARGO_ENCODED_RUSTFLAGS", flags);
    run::run(&mut cargo)
}

/// Joins a worker's program to the browser: `NAME.js` sets `wasm_bindgen`, `NAME_bg.wasm` is the program.
fn join(program: &Program, folder: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(compiled(&program.name))
        .typescript(false)
        .omit_default_module_path(false)
        .no_modules(true)
        .and_then(|bindgen| bindgen.generate(folder))
        .with_context(|| format!("{} could not be joined to the browser", program.name))
}

/// One name for each style sheet, as they lie in several folders.
fn style_name(from: &str) -> String {
    let parts = from.split('/').filter(|part| *part != "..");
    parts.collect::<Vec<_>>().join("-")
}

/// Copies a file, or a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    if from.is_dir() {
        fs::create_dir_all(to)?;
        for entry in fs::read_dir(from)? {
            let name = entry?.file_name();
            copy(&from.join(&name), &to.join(&name))?;
        }
    } else {
        fs::copy(from, to).with_context(|| format!("{} could not be copied", from.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn style_sheets_of_one_name_do_not_write_over_each_other() {
        assert_eq!(style_name("../style/print.css"), "style-print.css");
        assert_eq!(
            style_name("../style/pages/print.css"),
            "style-pages-print.css"
        );
    }

    #[test]
    fn the_page_asks_for_one_program_of_its_own_and_for_every_binary() {
        let page = fs::read_to_string(place::repository().join("public/index.html")).expect("it");
        let programs = links::programs(&page).expect("programs");
        let own: Vec<_> = programs.iter().filter(|one| !one.is_worker).collect();
        assert!(
            matches!(own[..], [Program { name, .. }] if name == "app"),
            "{own:?}"
        );
        let manifest = fs::read_to_string(place::repository().join("Cargo.toml")).expect("it");
        assert_eq!(manifest.matches("[[bin]]").count(), programs.len());
    }
}
