//! `cargo xtask build`: the finished site in `dist/`, for any plain static host and under any path.
//! What the page asks for is made; then the programs are shrunk and every file that may change is named by its content.
use crate::lay::{self, copy};
use crate::optimise::{Script, Shrinker};
use crate::tools::{self, wasm_opt::Need};
use crate::{forms, headers, licences, place, precache, run, size, split};
use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Makes `dist/` and says what it weighs.
pub fn command(mut args: lexopt::Parser) -> Result<()> {
    if let Some(arg) = args.next()? {
        return Err(arg.unexpected().into());
    }
    build(Need::Required)?;
    size::report(&place::dist())
}

/// Makes `dist/`.
pub fn build(need: Need) -> Result<()> {
    tools::rust_target::ensure()?;
    let wasm_opt = tools::wasm_opt::ensure(need)?;

    println!("Building the page, the paper engine, the vault and the scanner.");
    let raw = place::site().join("raw");
    lay::lay(&raw, &without_machine_paths()?)?;
    println!("Cutting and shrinking the programs.");
    let page = split::page(&lay::compiled("app"))?;
    assemble(&raw, &place::dist(), page, &Shrinker { wasm_opt })?;
    println!("Making the forms to fill in by hand.");
    forms::put(&place::dist())?;
    keep(&place::dist())
}

/// Names in the service worker what is there by now, so that it is kept on the device.
fn keep(dist: &Path) -> Result<()> {
    let keeper = fs::read_to_string(place::repository().join("public").join(precache::NAME))?;
    precache::write(dist, &keeper, made())?;
    headers::write(dist)?;
    refuse_machine_paths(dist)
}

/// When the source was written, in seconds of 1970: the same for everybody who builds it. What the environment says
/// (reproducible-builds.org), else the last commit, else 0.
fn made() -> u64 {
    let said = std::env::var("SOURCE_DATE_EPOCH").ok();
    let said = said.or_else(|| {
        let mut git = Command::new("git");
        git.args(["show", "--no-patch", "--format=%ct", "HEAD"]);
        run::output(git.current_dir(place::repository())).ok()
    });
    said.and_then(|said| said.trim().parse().ok()).unwrap_or(0)
}

/// Compiler flags that keep this machine's folders out of the programs, in Cargo's own separator.
fn without_machine_paths() -> Result<String> {
    let sysroot = run::output(Command::new("rustc").args(["--print", "sysroot"]))?;
    let mut flags = vec![
        format!(
            "--remap-path-prefix={}=tsutaeru",
            place::repository().display()
        ),
        format!("--remap-path-prefix={}=rust", sysroot.trim()),
    ];
    if let Some(home) = cargo_home() {
        flags.push(format!("--remap-path-prefix={}=cargo", home.display()));
    }
    Ok(flags.join("\u{1f}"))
}

fn cargo_home() -> Option<PathBuf> {
    let set = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    set.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))
}

/// A program beside the page, in a worker of its own.
struct Worker {
    name: &'static str,
    /// Takes out what came along with its libraries.
    shrink: fn(&Shrinker, &[u8]) -> Result<Vec<u8>>,
}

const WORKERS: &[Worker] = &[
    Worker {
        name: "paper_worker",
        shrink: Shrinker::paper,
    },
    Worker {
        name: "vault_worker",
        shrink: Shrinker::vault,
    },
    Worker {
        name: "scan_worker",
        shrink: Shrinker::scan,
    },
];

/// Puts the finished site together from what lies there and the page's program, which was cut.
fn assemble(from: &Path, dist: &Path, page: split::Page, shrinker: &Shrinker) -> Result<()> {
    let mut index = fs::read_to_string(from.join("index.html"))?;
    let app_js = between(&index, "data-js=\"./", "\"")
        .context("index.html does not start the page")?
        .to_owned();
    let app_wasm = between(&index, "data-wasm=\"./", "\"")
        .context("index.html does not start the page")?
        .to_owned();

    if dist.exists() {
        fs::remove_dir_all(dist).context("the old dist/ could not be removed")?;
    }
    fs::create_dir_all(dist)?;
    let read =
        |name: &str| fs::read(from.join(name)).with_context(|| format!("{name} was not made"));

    let later = page.later.iter().map(|piece| {
        let wasm = shrinker.later(&piece.wasm)?;
        write_hashed(dist, &piece.stem(), ".wasm", &wasm)
    });
    let later = later.collect::<Result<Vec<_>>>()?;
    let new_wasm = write_hashed(dist, "app", "_bg.wasm", &shrinker.app(&page.first)?)?;
    let js = page.script(&new_wasm, &later)?;
    let js = shrinker.script(&js, Script::Module)?;
    let new_js = write_hashed(dist, "app", ".js", js.as_bytes())?;
    index = index
        .replace(&app_wasm, &new_wasm)
        .replace(&app_js, &new_js);

    for worker in WORKERS {
        let new_js = name_worker(worker, from, dist, shrinker)?;
        index = index.replace(&format!("{}_loader.js", worker.name), &new_js);
    }

    for name in ["start", "too-old"] {
        let file = format!("{name}.js");
        let new = write_hashed(dist, name, ".js", &read(&file)?)?;
        index = index.replace(&format!("\"./{file}\""), &format!("\"./{new}\""));
    }
    let words = name_words(from, dist, &mut index)?;
    // Not in the source: a server for developers, as Trunk's, puts a script of its own into the page.
    let policy = format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">",
        headers::POLICY
    );
    // Asked for at once, and not each only when the one before it runs.
    let ahead = format!(
        "<link rel=\"modulepreload\" href=\"./{new_js}\"><link rel=\"preload\" as=\"fetch\" crossorigin href=\"./{new_wasm}\">"
    );
    index = index.replacen("<head>", &format!("<head>\n    {policy}"), 1);
    index = index.replacen("</head>", &format!("{ahead}\n  </head>"), 1);
    let sheets = one_stylesheet(from, dist, &mut index, shrinker)?;
    fs::write(dist.join("index.html"), &index)?;

    let mut done = ["index.html", "start.js", "too-old.js", &app_js, &app_wasm]
        .map(str::to_owned)
        .to_vec();
    for Worker { name, .. } in WORKERS {
        done.extend(["_bg.wasm", ".js"].map(|ending| format!("{name}{ending}")));
    }
    for entry in fs::read_dir(from)? {
        let name = entry?.file_name();
        let known = name.to_string_lossy();
        let made_anew = done
            .iter()
            .chain(&words)
            .chain(&sheets)
            .any(|one| *one == known);
        if !made_anew {
            copy(&from.join(&name), &dist.join(&name))?;
        }
    }
    licences::write(dist)
}

/// Shrinks a worker's program and names it by its content. Its two scripts become one, one request less and one name
/// to tell the page: this name.
fn name_worker(worker: &Worker, from: &Path, dist: &Path, shrinker: &Shrinker) -> Result<String> {
    let name = worker.name;
    let program = format!("{name}_bg.wasm");
    let missing = || format!("{name} was not made");
    let wasm = fs::read(from.join(&program)).with_context(missing)?;
    let wasm = (worker.shrink)(shrinker, &wasm)?;
    let new_wasm = write_hashed(dist, name, "_bg.wasm", &wasm)?;
    let js = fs::read_to_string(from.join(format!("{name}.js"))).with_context(missing)?;
    let js = js.replace(&program, &new_wasm);
    // Thrown from a timer: the page hears only of what is thrown outside promises.
    let js = format!(
        "{js}\nwasm_bindgen({{ module_or_path: \"./{new_wasm}\" }}).catch((fault) => setTimeout(() => {{ throw fault; }}));\n"
    );
    let js = shrinker.script(&js, Script::Classic)?;
    write_hashed(dist, name, ".js", js.as_bytes())
}

/// Names the files of words, one for each language, by their content. Gives the old names.
fn name_words(from: &Path, dist: &Path, index: &mut String) -> Result<Vec<String>> {
    let tags = index
        .split('<')
        .filter(|tag| tag.starts_with("meta name=\"words\""));
    let names: Vec<String> = tags
        .filter_map(|tag| Some(between(tag, "content=\"./", "\"")?.to_owned()))
        .collect();
    for name in &names {
        let words = fs::read(from.join(name))
            .with_context(|| format!("the words {name} were not copied"))?;
        let new = write_hashed(
            dist,
            &format!("words-{}", name.trim_end_matches(".txt")),
            ".txt",
            &words,
        )?;
        *index = index.replace(&format!("\"./{name}\""), &format!("\"./{new}\""));
    }
    Ok(names)
}

/// Joins the style sheets into one, in their order: one request instead of twenty. Gives the old names.
fn one_stylesheet(
    from: &Path,
    dist: &Path,
    index: &mut String,
    shrinker: &Shrinker,
) -> Result<Vec<String>> {
    let (mut names, mut joined) = (Vec::new(), String::new());
    let tags: Vec<String> = index
        .split_inclusive('>')
        .filter_map(|piece| Some(piece[piece.rfind('<')?..].to_owned()))
        .filter(|tag| tag.starts_with("<link") && tag.contains("rel=\"stylesheet\""))
        .collect();
    for tag in &tags {
        let name = between(tag, "href=\"./", "\"")
            .with_context(|| format!("a style sheet from elsewhere: {tag}"))?;
        joined += &fs::read_to_string(from.join(name))?;
        joined.push('\n');
        names.push(name.to_owned());
    }
    if let Some((first, others)) = tags.split_first() {
        let joined = shrinker.style(&joined)?;
        let name = write_hashed(dist, "style", ".css", joined.as_bytes())?;
        *index = index.replace(
            first,
            &format!("<link rel=\"stylesheet\" href=\"./{name}\">"),
        );
        for other in others {
            *index = index.replace(other, "");
        }
    }
    Ok(names)
}

/// Writes the file under a name that carries its content's hash, and gives the name.
fn write_hashed(dist: &Path, stem: &str, ending: &str, bytes: &[u8]) -> Result<String> {
    let name = format!("{stem}-{}{ending}", hash(bytes));
    fs::write(dist.join(&name), bytes)?;
    Ok(name)
}

/// Sixteen hexadecimal digits of SHA-256.
pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// What stands between two marks.
fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    text.split_once(before)?.1.split(after).next()
}

/// Nobody who opens the page should learn where it was built.
fn refuse_machine_paths(dist: &Path) -> Result<()> {
    let mut secrets = vec![place::repository()];
    secrets.extend(cargo_home());
    secrets.extend(std::env::home_dir().filter(|home| home.components().count() > 2));
    for entry in fs::read_dir(dist)? {
        let path = entry?.path();
        if path.is_dir() {
            continue;
        }
        let bytes = fs::read(&path)?;
        for secret in &secrets {
            let secret = secret.to_string_lossy();
            if bytes
                .windows(secret.len())
                .any(|window| window == secret.as_bytes())
            {
                bail!(
                    "{} carries the path {secret} of this machine",
                    path.display()
                );
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_changing_file_is_named_by_its_content_and_the_page_knows_the_names() {
        let base = std::env::temp_dir().join(format!("tsutaeru-build-{}", std::process::id()));
        let (from, dist) = (base.join("raw"), base.join("dist"));
        fs::create_dir_all(from.join("fonts")).expect("a folder");
        for (name, content) in [
            (
                "index.html",
                r#"<head><meta name="paper-worker" content="./paper_worker_loader.js"><meta name="vault-worker" content="./vault_worker_loader.js"><meta name="scan-worker" content="./scan_worker_loader.js"><meta name="words" lang="ja" content="./ja.txt"><link rel="stylesheet" href="./a-1.css"/><link rel="stylesheet" href="./b-2.css"/><script nomodule src="./too-old.js"></script><script type="module" src="./start.js" data-js="./app-1.js" data-wasm="./app-1_bg.wasm"></script></head>"#,
            ),
            ("app-1.js", "new URL('app-1_bg.wasm')"),
            ("app-1_bg.wasm", "app"),
            ("paper_worker.js", "let wasm_bindgen"),
            ("paper_worker_bg.wasm", "worker"),
            ("vault_worker.js", "let wasm_bindgen"),
            ("vault_worker_bg.wasm", "vault"),
            ("scan_worker.js", "let wasm_bindgen"),
            ("scan_worker_bg.wasm", "scan"),
            ("start.js", "start"),
            ("too-old.js", "old"),
            ("ja.txt", "a = b"),
            ("a-1.css", "a{}"),
            ("b-2.css", "b{}"),
            ("fonts/f.woff2", "font"),
        ] {
            fs::write(from.join(name), content).expect("a file");
        }
        let page = split::Page {
            first: b"app".to_vec(),
            later: vec![split::Piece {
                areas: ["a".to_owned()].into(),
                wasm: b"later".to_vec(),
            }],
            glue: "import * as import1 from \"./later.js\"\nnew URL('app_bg.wasm')".into(),
        };
        assemble(&from, &dist, page, &Shrinker { wasm_opt: None }).expect("a site");
        let index = fs::read_to_string(dist.join("index.html")).expect("the page");
        for mark in [
            "paper-worker\" content=\"./",
            "vault-worker\" content=\"./",
            "scan-worker\" content=\"./",
            "lang=\"ja\" content=\"./",
            "nomodule src=\"./",
            "modulepreload\" href=\"./",
            "crossorigin href=\"./",
            "module\" src=\"./",
            "data-js=\"./",
            "data-wasm=\"./",
        ] {
            let name = between(&index, mark, "\"").expect("a name");
            let bytes = fs::read(dist.join(name)).expect("a file of that name");
            assert!(name.contains(&hash(&bytes)), "{name}");
        }
        let glue = between(&index, "data-js=\"./", "\"").expect("a name");
        let glue = fs::read_to_string(dist.join(glue)).expect("the page's script");
        let later = between(&glue, "area(\"./", "\"").expect("the name of the later pages");
        assert_eq!(fs::read(dist.join(later)).expect("it"), b"later");
        for worker in ["paper", "vault", "scan"] {
            let mark = format!("{worker}-worker\" content=\"./");
            let script = dist.join(between(&index, &mark, "\"").expect("a name"));
            let script = fs::read_to_string(script).expect("it");
            assert!(
                script.contains(&format!("module_or_path: \"./{worker}_worker-")),
                "{script}"
            );
        }
        let style = between(&index, "rel=\"stylesheet\" href=\"./", "\"").expect("a style sheet");
        assert_eq!(
            fs::read_to_string(dist.join(style)).expect("it"),
            "a{}\nb{}\n"
        );
        assert!(index.matches("stylesheet").count() == 1 && !dist.join("a-1.css").exists());
        assert!(dist.join("fonts/f.woff2").exists());
        assert!(!dist.join("ja.txt").exists());
        assert!(!dist.join("paper_worker.js").exists() && !dist.join("app-1.js").exists());
        fs::remove_dir_all(base).expect("the folder can go");
    }
}
