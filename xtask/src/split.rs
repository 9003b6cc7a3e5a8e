//! Cuts the page's program in two at the seam that `src/ui/later.rs` marks: what the first look needs, and
//! the later pages with all that only they use. wasm-bindgen then joins the first to the browser; the later
//! one speaks to the first alone, and is fetched by a function that is put into the page's script.
use crate::{place, run};
use anyhow::{Context, Result, anyhow, ensure};
use std::fs;
use std::path::Path;
use std::process::Command;
use wasm_split_cli_support::{Options, transform};

/// The page's program in two files, and the script that starts it.
pub struct Page {
    /// What the first look needs.
    pub first: Vec<u8>,
    /// The later pages.
    pub later: Vec<u8>,
    /// What wasm-bindgen wrote.
    pub glue: String,
}

/// The module from which the first file takes the function that fetches the later one.
const SEAM: &str = "./later.js";
/// Fetches the later file; stands in the page's script.
const FETCHER: &str = include_str!("later.js");

/// Cuts a program that was linked with its relocations (feature `split`).
pub fn page(program: &Path, wasm_bindgen: &Path) -> Result<Page> {
    let folder = place::site().join("split");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let whole = fs::read(program)
        .with_context(|| format!("the page's program is not at {}", program.display()))?;
    let first = folder.join("app.wasm");
    let mut options = Options::new(&whole);
    options.output_dir = &folder;
    options.main_out_path = &first;
    options.link_name = SEAM;
    let cut = transform(options).map_err(|fault| anyhow!("the program was not cut: {fault:#}"))?;
    let [later] = &cut.split_modules[..] else {
        anyhow::bail!("one seam makes two files; here are {:?}", cut.split_modules);
    };
    run::run(
        Command::new(wasm_bindgen)
            .args(["--target", "web", "--no-typescript", "--keep-lld-exports"])
            .arg("--out-dir")
            .arg(folder.join("bound"))
            .arg(&first),
    )?;
    Ok(Page {
        first: fs::read(folder.join("bound/app_bg.wasm"))?,
        later: fs::read(later)?,
        glue: fs::read_to_string(folder.join("bound/app.js"))?,
    })
}

impl Page {
    /// The page's script, which knows the names of both files.
    pub fn script(&self, first: &str, later: &str) -> Result<String> {
        let start = "import * as ";
        let (line, rest) = self.glue.split_once('\n').unwrap_or_default();
        let name = line
            .strip_prefix(start)
            .and_then(|line| line.split_once(" from "))
            .filter(|(_, from)| from.contains(SEAM))
            .map(|(name, _)| name)
            .context("wasm-bindgen's script does not begin with the seam any more")?;
        ensure!(
            rest.contains("app_bg.wasm"),
            "wasm-bindgen's script does not name its program"
        );
        let fetcher = FETCHER.replace("LATER", later);
        let rest = rest.replace("app_bg.wasm", first);
        Ok(format!(
            "{fetcher}\nconst {name} = {{ __wasm_split_load_later: fetchLater }};\n{rest}"
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page_with(glue: &str) -> Page {
        Page {
            first: vec![],
            later: vec![],
            glue: glue.to_owned(),
        }
    }

    #[test]
    fn the_script_knows_both_files() {
        let glue = "import * as import3 from \"./later.js\"\nuse(import3, 'app_bg.wasm')\n";
        let script = page_with(glue)
            .script("app-1_bg.wasm", "later-2.wasm")
            .expect("a script");
        assert!(script.contains("new URL(\"./later-2.wasm\", import.meta.url)"));
        assert!(script.contains("const import3 = { __wasm_split_load_later: fetchLater };"));
        assert!(script.ends_with("use(import3, 'app-1_bg.wasm')\n"));
        assert!(!script.contains("LATER") && !script.contains("import * as"));
    }

    #[test]
    fn a_script_that_has_changed_is_noticed() {
        for glue in [
            "",
            "import { a } from \"./b.js\"\n",
            "import * as import1 from \"./later.js\"\n",
        ] {
            assert!(page_with(glue).script("a", "b").is_err(), "{glue}");
        }
    }
}
