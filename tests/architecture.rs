//! The permitted edges between the modules, and the fence around everything that only a browser knows.
mod source;

use source::{Fault, Source, none, sources};

/// Who may use whom. `lib`, `main` and the workers are the doors and may use everything.
const EDGES: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("i18n", &[]),
    ("layout", &[]),
    ("catalogue", &["model"]),
    // What the pharmacy's code says is compared with a record and changes it only where it was ticked.
    ("medication_notebook", &["model"]),
    ("store", &["model"]),
    ("sheet", &["model", "catalogue", "i18n", "layout"]),
    ("pdf", &["layout"]),
    ("scan", &[]),
    ("session", &["model", "catalogue", "i18n", "store"]),
    // Texts in, age files out: what is in them is not its business.
    ("vault", &[]),
    // What it draws for a paper, as the paper takes it in.
    ("browser", &["model", "store", "layout"]),
    (
        "ui",
        &[
            "model",
            "i18n",
            "layout",
            "catalogue",
            "store",
            "sheet",
            "pdf",
            "session",
            "vault",
            // The worker's channel; what was read, held against the record.
            "scan",
            "medication_notebook",
            "browser",
        ],
    ),
];

/// What would let the core know the time, the place, the machine or chance.
const OUTSIDE_WORLD: &[&str] = &[
    "SystemTime",
    "Instant",
    "now_utc",
    "now_local",
    "std::fs",
    "std::env",
    "std::net",
    "std::process",
    "std::thread",
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "gloo_",
    "leptos",
    "getrandom",
    "rand::",
    "RandomState",
];

/// Modules that may know them.
const SHELL: &[&str] = &["browser", "ui"];

/// Files outside the shell, and the one thing of the browser's that they ask for because it has it already: tables of
/// characters, which know neither time nor place.
const TABLES_OF_THE_BROWSER: &[(&str, &str)] = &[
    ("src/layout/composed.rs", "js_sys"),
    ("src/model/normal_form.rs", "js_sys"),
];

#[test]
fn modules_use_only_what_the_table_permits() {
    none(&sources(&["src"]).iter().flat_map(edges).collect::<Vec<_>>());
}

#[test]
fn nothing_but_the_shell_knows_time_storage_or_chance() {
    none(
        &sources(&["src"])
            .iter()
            .flat_map(outside_world)
            .collect::<Vec<_>>(),
    );
}

#[test]
fn what_only_one_module_may_name_is_named_nowhere_else() {
    none(
        &sources(&["src"])
            .iter()
            .flat_map(kept_in)
            .collect::<Vec<_>>(),
    );
}

/// The module a file belongs to: its path from the top of the crate. Doors have none.
fn module(source: &Source) -> Vec<String> {
    let Some(path) = source
        .path
        .strip_prefix("src/")
        .and_then(|path| path.strip_suffix(".rs"))
    else {
        return Vec::new();
    };
    let mut parts: Vec<_> = path.split('/').map(str::to_owned).collect();
    if parts.last().is_some_and(|last| last == "mod") {
        parts.pop();
    }
    if parts.len() == 1 && matches!(parts[0].as_str(), "lib" | "main") || parts[0] == "bin" {
        parts.clear();
    }
    parts
}

fn edges(source: &Source) -> Vec<Fault> {
    let home = module(source);
    let Some(own) = home.first() else {
        return Vec::new();
    };
    let Some((_, permitted)) = EDGES.iter().find(|(name, _)| name == own) else {
        return vec![source.fault(
            1,
            format!("the module {own} is not in the table of permitted edges"),
        )];
    };
    let mut faults = Vec::new();
    for (line, used) in uses(source, &home) {
        let known = EDGES.iter().any(|(name, _)| *name == used);
        if known && used != *own && !permitted.contains(&used.as_str()) {
            faults.push(source.fault(line, format!("{own} may not use {used}")));
        } else if used == "*" || used == "self" {
            faults.push(source.fault(line, "name the module instead of taking the whole crate"));
        }
    }
    faults
}

/// Every top-level module that the file names by `crate::`, `super::` or a file taken in, with the line.
fn uses(source: &Source, home: &[String]) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    // Modules inside the file: how deep in braces each begins.
    let (mut inner, mut depth, mut line): (Vec<usize>, usize, usize) = (Vec::new(), 0, 1);
    let words = words(&source.code);
    let mut at = 0;
    while at < words.len() {
        match words[at].as_str() {
            "\n" => line += 1,
            "{" => depth += 1,
            "}" => {
                depth = depth.saturating_sub(1);
                inner.retain(|begun| *begun < depth);
            }
            "mod" if words.get(at + 2).is_some_and(|word| word == "{") => inner.push(depth),
            "crate" if follows(&words, at, "as") => found.push((line, "self".to_owned())),
            "crate" | "tsutaeru" if follows(&words, at, "::") => {
                heads(&words[at + 2..], line, &mut found)
            }
            "super" => {
                let mut up = 1;
                while follows(&words, at, "::")
                    && words.get(at + 2).is_some_and(|word| word == "super")
                {
                    (up, at) = (up + 1, at + 2);
                }
                if follows(&words, at, "::") && up >= home.len() + inner.len() {
                    heads(&words[at + 2..], line, &mut found);
                }
            }
            _ => {}
        }
        at += 1;
    }
    found.extend(
        source
            .texts
            .iter()
            .filter_map(|(line, text)| Some((*line, taken_in(source, text)?))),
    );
    found
}

/// The top-level module that a path to another file of `src` reaches, as `include_str!` and `#[path]` would.
fn taken_in(source: &Source, text: &str) -> Option<String> {
    let mut folder: Vec<&str> = source.path.split('/').collect();
    folder.pop();
    text.strip_prefix("../")?;
    for part in text.split('/') {
        match part {
            ".." => drop(folder.pop()?),
            part => folder.push(part),
        }
    }
    (folder.first() == Some(&"src")).then(|| folder.get(1).copied().unwrap_or("").to_owned())
}

fn follows(words: &[String], at: usize, word: &str) -> bool {
    words.get(at + 1).is_some_and(|next| next == word)
}

/// The first names of a path, or of each branch of `{…}`.
fn heads(words: &[String], mut line: usize, found: &mut Vec<(usize, String)>) {
    if words.first().is_none_or(|word| word != "{") {
        found.extend(words.first().map(|word| (line, word.clone())));
        return;
    }
    let (mut depth, mut first) = (0, true);
    for word in words {
        match word.as_str() {
            "\n" => line += 1,
            "{" => depth += 1,
            "}" => {
                depth -= 1;
                if depth == 0 {
                    return;
                }
            }
            "," if depth == 1 => first = true,
            name if depth == 1 && first => {
                found.push((line, name.to_owned()));
                first = false;
            }
            _ => {}
        }
    }
}

/// Names, `::`, braces, commas and line ends; the rest does not matter here.
fn words(code: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut chars = code.chars().peekable();
    while let Some(one) = chars.next() {
        if one.is_alphanumeric() || one == '_' {
            let mut name = String::from(one);
            while let Some(next) = chars.next_if(|next| next.is_alphanumeric() || *next == '_') {
                name.push(next);
            }
            words.push(name);
        } else if one == ':' && chars.next_if_eq(&':').is_some() {
            words.push("::".to_owned());
        } else if !one.is_whitespace() || one == '\n' {
            words.push(one.to_string());
        }
    }
    words
}

fn outside_world(source: &Source) -> Vec<Fault> {
    let home = module(source);
    if home.first().is_none_or(|own| SHELL.contains(&own.as_str())) {
        return Vec::new();
    }
    let code = source
        .code
        .lines()
        .enumerate()
        .take_while(|(line, _)| line + 1 < source.tests_begin());
    let mut faults = Vec::new();
    for (line, code) in code {
        let known = OUTSIDE_WORLD.iter().filter(|name| names(code, name));
        let is_table = |name: &str| TABLES_OF_THE_BROWSER.contains(&(source.path.as_str(), name));
        for name in known.filter(|name| !is_table(name)) {
            faults.push(source.fault(line + 1, format!("{name} belongs to the browser shell")));
        }
    }
    faults
}

/// Libraries that one module alone may name. age draws chance, which the core does not know: so it stays in there.
const KEPT_IN: &[(&str, &str)] = &[
    ("printpdf", "src/pdf/"),
    ("age::", "src/vault/"),
    ("rxing", "src/scan/"),
];

fn kept_in(source: &Source) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (library, folder) in KEPT_IN {
        if source.path.starts_with(folder) {
            continue;
        }
        let lines = source.code.lines().enumerate();
        faults.extend(
            lines
                .filter(|(_, code)| names(code, library))
                .map(|(line, _)| {
                    source.fault(line + 1, format!("{library} is named only in {folder}"))
                }),
        );
    }
    faults
}

/// Whether the name stands in the code as a word, not as the tail of a longer one.
fn names(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        !code[..at]
            .chars()
            .next_back()
            .is_some_and(|before| before.is_alphanumeric() || before == '_')
    })
}

#[cfg(test)]
mod bad_samples {
    use super::*;

    fn lines(found: Vec<Fault>) -> Vec<String> {
        found
            .into_iter()
            .map(|fault| format!("{} {}", fault.place, fault.what))
            .collect()
    }

    #[test]
    fn an_edge_that_is_not_in_the_table_is_found_however_it_is_written() {
        for (path, code, line) in [
            ("src/model/person.rs", "\nuse crate::i18n::Text;", 2),
            (
                "src/model/person.rs",
                "use crate::{\n    model::Name,\n    ui::App,\n};",
                3,
            ),
            (
                "src/model/person.rs",
                "fn f() -> crate::store::Record {}",
                1,
            ),
            ("src/store/mod.rs", "use super::catalogue::Item;", 1),
            (
                "src/store/schema/v1.rs",
                "use super::super::super::catalogue::Item;",
                1,
            ),
            (
                "src/pdf/mod.rs",
                "mod tests {\n use super::super::model::Profile;\n}",
                2,
            ),
            (
                "src/layout/mod.rs",
                "const A: &str = include_str!(\"../sheet/words.txt\");",
                1,
            ),
            ("src/sheet/mod.rs", "use super::{layout, session};", 1),
            ("src/model/mod.rs", "use crate as all;", 1),
            ("src/helpers.rs", "", 1),
        ] {
            let found = edges(&Source::new(path, code));
            assert_eq!(found.len(), 1, "{path} {code}");
            assert!(found[0].place.ends_with(&format!(":{line}")), "{found:?}");
        }
    }

    #[test]
    fn what_the_table_permits_is_left_alone() {
        for (path, code) in [
            (
                "src/sheet/mod.rs",
                "use crate::{layout::Frame, model::Profile};\n// crate::ui\nconst A: &str = \"crate::ui\";",
            ),
            (
                "src/model/person.rs",
                "use super::Name;\n#[cfg(test)]\nmod tests { use super::super::name; use super::*; }",
            ),
            ("src/model/date/era.rs", "use super::super::Profile;"),
            ("src/lib.rs", "pub mod ui; use crate::ui;"),
            ("src/main.rs", "fn main() { tsutaeru::ui::mount(); }"),
            (
                "src/layout/metrics.rs",
                "const A: &[u8] = include_bytes!(\"metrics/a.bin\");",
            ),
        ] {
            assert_eq!(lines(edges(&Source::new(path, code))), [""; 0], "{path}");
        }
    }

    #[test]
    fn a_clock_in_the_core_is_found_but_not_in_its_tests() {
        let found = outside_world(&Source::new(
            "src/sheet/mod.rs",
            "use std::time::{\n    Instant};\n",
        ));
        assert_eq!(
            lines(found),
            ["src/sheet/mod.rs:2 Instant belongs to the browser shell"]
        );
        let tests = Source::new(
            "src/sheet/mod.rs",
            "#[cfg(test)]\nmod tests { use std::fs; }",
        );
        assert!(outside_world(&tests).is_empty());
        assert!(
            outside_world(&Source::new("src/browser/clock.rs", "use js_sys::Date;")).is_empty()
        );
    }

    #[test]
    fn a_library_outside_its_folder_is_found() {
        for (code, folder) in [
            ("use printpdf::Op;", "pdf"),
            ("use age::x25519;", "vault"),
            ("use rxing::Reader;", "scan"),
        ] {
            assert_eq!(kept_in(&Source::new("src/sheet/mod.rs", code)).len(), 1);
            let at_home = Source::new(&format!("src/{folder}/mod.rs"), code);
            assert!(kept_in(&at_home).is_empty());
        }
        assert!(kept_in(&Source::new("src/sheet/mod.rs", "use crate::page::A;")).is_empty());
    }
}
