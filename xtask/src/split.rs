//! Cuts the page's program at the seams that `src/ui/later.rs` marks: what the first look needs, the areas of later
//! pages with all that only they use, and what several areas share. wasm-bindgen then joins the first to the browser;
//! the others speak to the first alone, and are fetched by functions that are put into the page's script.
use crate::place;
use anyhow::{Context, Result, anyhow, ensure};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;
use wasm_split_cli_support::{Options, transform};

/// The page's program in pieces, and the script that starts it.
pub struct Page {
    /// What the first look needs.
    pub first: Vec<u8>,
    /// What is fetched afterwards.
    pub later: Vec<Piece>,
    /// What wasm-bindgen wrote.
    pub glue: String,
}

/// A file of later pages.
pub struct Piece {
    /// The areas that need it; more than one where they share it.
    pub areas: BTreeSet<String>,
    /// The program.
    pub wasm: Vec<u8>,
}

impl Piece {
    /// What its file is called: after its areas.
    pub fn stem(&self) -> String {
        let areas: Vec<&str> = self.areas.iter().map(String::as_str).collect();
        format!("{STEM}{}", areas.join("-"))
    }
}

/// How the names of later files begin.
pub const STEM: &str = "later-";

/// The areas of a later file by its name; `None` for another file.
pub fn areas_of(file: &str) -> Option<Vec<&str>> {
    let (areas, _) = file.strip_prefix(STEM)?.rsplit_once('-')?;
    Some(areas.split('-').collect())
}

/// The module from which the first file takes the functions that fetch the later ones.
const SEAM: &str = "./later.js";
/// How the program calls the function that fetches an area.
const LOADER: &str = "__wasm_split_load_";
/// Fetches the files of an area; stands in the page's script.
const FETCHER: &str = include_str!("later.js");

/// Cuts a program that was linked with its relocations (feature `split`).
pub fn page(program: &Path) -> Result<Page> {
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
    ensure!(!cut.prefetch_map.is_empty(), "the program has no seam");
    let mut areas: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (area, files) in &cut.prefetch_map {
        for file in files {
            areas.entry(file).or_default().insert(area.clone());
        }
    }
    let later = areas.into_iter().map(|(file, areas)| {
        let wasm = fs::read(folder.join(file).with_extension("wasm"))?;
        Ok(Piece { areas, wasm })
    });
    let later = later.collect::<Result<Vec<_>>>()?;
    Bindgen::new()
        .input_path(&first)
        .typescript(false)
        .omit_default_module_path(false)
        .keep_lld_exports(true)
        .web(true)
        .and_then(|bindgen| bindgen.generate(folder.join("bound")))
        .context("the page could not be joined to the browser")?;
    Ok(Page {
        first: fs::read(folder.join("bound/app_bg.wasm"))?,
        later,
        glue: fs::read_to_string(folder.join("bound/app.js"))?,
    })
}

impl Page {
    /// The page's script, which knows the names of all files; those of the later pieces come in their order.
    pub fn script(&self, first: &str, later: &[String]) -> Result<String> {
        // One line for each function that is taken from there.
        let mut names: Vec<&str> = Vec::new();
        let mut rest = &self.glue[..];
        while let Some((name, after)) = seam_of(rest) {
            names.push(name);
            rest = after;
        }
        ensure!(
            !names.is_empty(),
            "wasm-bindgen's script does not begin with the seam any more"
        );
        ensure!(
            rest.contains("app_bg.wasm"),
            "wasm-bindgen's script does not name its program"
        );
        let mut files: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for (piece, file) in self.later.iter().zip(later) {
            for area in &piece.areas {
                files.entry(area).or_default().push(format!("\"./{file}\""));
            }
        }
        let loaders = files
            .iter()
            .map(|(area, files)| format!("{LOADER}{area}: area({})", files.join(", ")));
        let loaders: Vec<String> = loaders.collect();
        let rest = rest.replace("app_bg.wasm", first);
        let loaders = format!("{{ {} }}", loaders.join(", "));
        let names: Vec<String> = names.iter().map(|name| format!("{name} = later")).collect();
        Ok(format!(
            "{FETCHER}\nconst later = {loaders}, {};\n{rest}",
            names.join(", ")
        ))
    }
}

/// The name under which the script's first line takes the seam in, and what follows that line.
fn seam_of(script: &str) -> Option<(&str, &str)> {
    let (line, rest) = script.split_once('\n')?;
    let (name, from) = line.strip_prefix("import * as ")?.split_once(" from ")?;
    from.contains(SEAM).then_some((name, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page_with(glue: &str) -> Page {
        let piece = |areas: &[&str]| Piece {
            areas: areas.iter().map(|&area| area.to_owned()).collect(),
            wasm: vec![],
        };
        Page {
            first: vec![],
            later: vec![piece(&["a"]), piece(&["b"]), piece(&["b", "a"])],
            glue: glue.to_owned(),
        }
    }

    #[test]
    fn the_script_knows_every_file_of_every_area() {
        let glue = "import * as import3 from \"./later.js\"\nimport * as import4 from \"./later.js\"\nuse(import3, 'app_bg.wasm')\n";
        let later = ["1", "2", "3"].map(|one| format!("later-{one}.wasm"));
        let script = page_with(glue)
            .script("app-1_bg.wasm", &later)
            .expect("a script");
        assert!(script.contains(
            "const later = { __wasm_split_load_a: area(\"./later-1.wasm\", \"./later-3.wasm\"), \
             __wasm_split_load_b: area(\"./later-2.wasm\", \"./later-3.wasm\") }, import3 = later, import4 = later;"
        ));
        assert!(script.ends_with("use(import3, 'app-1_bg.wasm')\n"));
        assert!(!script.contains("import * as"));
    }

    #[test]
    fn a_file_is_called_after_its_areas() {
        let later = page_with("").later;
        let stems: Vec<String> = later.iter().map(Piece::stem).collect();
        assert_eq!(stems, ["later-a", "later-b", "later-a-b"]);
        assert_eq!(areas_of("later-a-b-0123.wasm"), Some(vec!["a", "b"]));
        assert_eq!(areas_of("later-a-0123.wasm"), Some(vec!["a"]));
        assert_eq!(areas_of("app-0123.wasm"), None);
    }

    #[test]
    fn a_script_that_has_changed_is_noticed() {
        for glue in [
            "",
            "import { a } from \"./b.js\"\n",
            "import * as import1 from \"./later.js\"\n",
        ] {
            assert!(page_with(glue).script("a", &[]).is_err(), "{glue}");
        }
    }
}
