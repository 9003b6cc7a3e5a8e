//! Reading our own source: which files there are, and what in them is code, and what is text.
use std::path::{Path, PathBuf};

/// A source file, with its code and its texts apart.
pub struct Source {
    /// From the top of the repository, with `/`.
    pub path: String,
    /// The whole file.
    pub whole: String,
    /// The file with comments and the insides of texts blanked out; lines stay where they are.
    pub code: String,
    /// The string literals, each with the line it begins on.
    pub texts: Vec<(usize, String)>,
}

/// A rule that is broken somewhere.
#[derive(Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where, as `file:line`.
    pub place: String,
    /// What is wrong.
    pub what: String,
}

impl Source {
    /// Takes a file apart.
    pub fn new(path: &str, whole: &str) -> Self {
        let (code, texts) = split(whole);
        Self {
            path: path.to_owned(),
            whole: whole.to_owned(),
            code,
            texts,
        }
    }

    /// The line (from 1) on which the unit tests begin; past the end if there are none.
    pub fn tests_begin(&self) -> usize {
        let found = self
            .code
            .lines()
            .position(|line| line.trim() == "#[cfg(test)]");
        found.map_or(usize::MAX, |line| line + 1)
    }

    /// A fault on a line of this file.
    pub fn fault(&self, line: usize, what: impl Into<String>) -> Fault {
        Fault {
            place: format!("{}:{line}", self.path),
            what: what.into(),
        }
    }
}

/// Every Rust file under the given folders.
pub fn sources(folders: &[&str]) -> Vec<Source> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    for folder in folders {
        walk(&top.join(folder), &mut paths);
    }
    paths.sort();
    let read = |path: PathBuf| {
        let whole = std::fs::read_to_string(&path).expect("source is readable text");
        let name = path
            .strip_prefix(top)
            .expect("inside")
            .to_string_lossy()
            .replace('\\', "/");
        Source::new(&name, &whole)
    };
    paths.into_iter().map(read).collect()
}

/// Fails with every fault on a line of its own.
pub fn none(faults: &[Fault]) {
    let lines: Vec<_> = faults
        .iter()
        .map(|fault| format!("{}: {}", fault.place, fault.what))
        .collect();
    assert!(lines.is_empty(), "\n{}\n", lines.join("\n"));
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder)
        .expect("a folder of ours")
        .flatten()
    {
        let path = entry.path();
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// Blanks out comments and texts; gives the texts with their lines.
fn split(whole: &str) -> (String, Vec<(usize, String)>) {
    let chars: Vec<char> = whole.chars().collect();
    let (mut code, mut texts) = (String::with_capacity(whole.len()), Vec::new());
    let (mut at, mut line) = (0, 1);
    let blank = |code: &mut String, line: &mut usize, part: &[char]| {
        for &one in part {
            *line += usize::from(one == '\n');
            code.push(if one == '\n' { '\n' } else { ' ' });
        }
    };
    while at < chars.len() {
        let rest = &chars[at..];
        let word_before = at > 0 && (chars[at - 1].is_alphanumeric() || chars[at - 1] == '_');
        if let Some(length) = comment(rest) {
            blank(&mut code, &mut line, &rest[..length]);
            at += length;
        } else if let Some((open, close)) = text(rest, word_before) {
            texts.push((line, rest[open..close].iter().collect()));
            code.push('"');
            blank(&mut code, &mut line, &rest[1..close]);
            let end = close + ending(&rest[..open]);
            code.push('"');
            blank(&mut code, &mut line, &rest[(close + 1).min(end)..end]);
            at += end;
        } else if let Some(length) = letter(rest) {
            blank(&mut code, &mut line, &rest[..length]);
            at += length;
        } else {
            line += usize::from(rest[0] == '\n');
            code.push(rest[0]);
            at += 1;
        }
    }
    (code, texts)
}

/// The length of a comment that begins here.
fn comment(rest: &[char]) -> Option<usize> {
    if rest.starts_with(&['/', '/']) {
        return Some(
            rest.iter()
                .position(|&one| one == '\n')
                .unwrap_or(rest.len()),
        );
    }
    if !rest.starts_with(&['/', '*']) {
        return None;
    }
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        if rest[at..].starts_with(&['/', '*']) {
            (depth, at) = (depth + 1, at + 2);
        } else if rest[at..].starts_with(&['*', '/']) {
            (depth, at) = (depth - 1, at + 2);
            if depth == 0 {
                return Some(at);
            }
        } else {
            at += 1;
        }
    }
    Some(rest.len())
}

/// Where the inside of a text that begins here starts and ends.
fn text(rest: &[char], word_before: bool) -> Option<(usize, usize)> {
    let prefix = if word_before {
        0
    } else {
        rest.iter()
            .take_while(|one| matches!(one, 'b' | 'c' | 'r'))
            .count()
    };
    let raw = rest[..prefix].contains(&'r');
    let hashes = if raw {
        rest[prefix..].iter().take_while(|&&one| one == '#').count()
    } else {
        0
    };
    if prefix > 2 || rest.get(prefix + hashes) != Some(&'"') {
        return None;
    }
    let open = prefix + hashes + 1;
    let mut at = open;
    while at < rest.len() {
        match rest[at] {
            '\\' if !raw => at += 2,
            '"' if rest[at + 1..]
                .iter()
                .take(hashes)
                .filter(|&&one| one == '#')
                .count()
                == hashes =>
            {
                return Some((open, at));
            }
            _ => at += 1,
        }
    }
    Some((open, rest.len()))
}

/// The length of the end of a text that was opened so.
fn ending(opening: &[char]) -> usize {
    1 + opening.iter().filter(|&&one| one == '#').count()
}

/// The length of a character literal that begins here; a lifetime is none.
fn letter(rest: &[char]) -> Option<usize> {
    match rest {
        ['\'', '\\', _, tail @ ..] => tail.iter().position(|&one| one == '\'').map(|end| end + 4),
        ['\'', _, '\'', ..] => Some(3),
        _ => None,
    }
}

#[test]
fn comments_and_texts_are_told_from_code() {
    let source = Source::new(
        "x.rs",
        "let a = \"いち\\\"\"; // use crate::ui\n/* /* \"no\" */ */ let b = r#\"に\"# ;\nlet c = '\"'; fn f<'a>(x: &'a str) {}\nlet d = b\"x\";",
    );
    assert_eq!(
        source.texts,
        [
            (1, "いち\\\"".to_owned()),
            (2, "に".to_owned()),
            (4, "x".to_owned())
        ]
    );
    assert!(!source.code.contains("crate") && !source.code.contains("no"));
    assert!(source.code.contains("fn f<'a>(x: &'a str)") && source.code.contains("let b"));
    assert_eq!(source.code.lines().count(), source.whole.lines().count());
    assert_eq!(
        Source::new("y.rs", "fn a() {}\n#[cfg(test)]\nmod tests {}").tests_begin(),
        2
    );
}
