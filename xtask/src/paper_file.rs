//! Looks at one paper from outside, with programs that others use: qpdf (structure), pdffonts (fonts), pdfinfo
//! (pages), pdftotext (does every value read back), pdftoppm (is there ink where there is text).
use crate::run;
use anyhow::{Context, Result, bail, ensure};
use std::fs;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What a paper must keep to.
pub struct Expected<'a> {
    /// Whose it is, for the report.
    pub name: &'a str,
    /// How many pages it has.
    pub pages: RangeInclusive<usize>,
    /// Bytes.
    pub heaviest: u64,
    /// It says that nothing was answered.
    pub is_blank: bool,
    /// Nothing may read as "none".
    pub says_nothing: bool,
    /// What it says, each with where that comes from.
    pub said: &'a [(String, String)],
}

/// Everything that is wrong with a paper.
pub fn look(expected: &Expected, file: &Path) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    let mut demand = |is_so: bool, otherwise: &dyn Fn() -> String| {
        if !is_so {
            faults.push(otherwise());
        }
    };
    let structure = run::output(Command::new("qpdf").arg("--check").arg(file));
    demand(structure.is_ok(), &|| "qpdf finds faults".to_owned());
    let about = run::output(Command::new("pdfinfo").arg(file))?;
    let pages = field(&about, "Pages")
        .and_then(|pages| pages.parse().ok())
        .context("no number of pages")?;
    demand(expected.pages.contains(&pages), &|| {
        format!("{pages} pages")
    });
    let is_a4 = field(&about, "Page size").is_some_and(|size| size.contains("A4"));
    demand(is_a4, &|| "not A4".to_owned());
    demand(field(&about, "Tagged") == Some("yes"), &|| {
        "not tagged".to_owned()
    });
    let weight = fs::metadata(file)?.len();
    demand(weight <= expected.heaviest, &|| {
        format!("{weight} bytes, more than {}", expected.heaviest)
    });
    let fonts = fonts(&run::output(Command::new("pdffonts").arg(file))?);
    demand(fonts.is_ok(), &|| {
        fonts
            .as_ref()
            .map_or_else(|fault| format!("{fault:#}"), |_| String::new())
    });

    // In the order of the page and in the order of writing: a value beside another is whole in one of them.
    let by_place = run::output(Command::new("pdftotext").arg(file).arg("-"))?;
    let by_order = run::output(Command::new("pdftotext").arg("-raw").arg(file).arg("-"))?;
    let read = [squeezed(&by_place), squeezed(&by_order)];
    // And as a screen reader reads it: whole also where a page ends inside a value.
    let by_structure = run::output(Command::new("pdfinfo").arg("-struct-text").arg(file))?;
    let read_out = squeezed(&read_out(&by_structure));
    for (path, value) in expected.said {
        let squeezed_value = squeezed(value);
        let is_there = read.iter().any(|read| read.contains(&squeezed_value))
            || read_out.contains(&without_variations(&squeezed_value));
        demand(is_there, &|| format!("{path} is not on the paper: {value}"));
    }
    if expected.is_blank {
        let says_blank = read[0].contains("記入なし") || read[0].contains("まだ書いていない");
        demand(says_blank, &|| "nothing says that it is blank".to_owned());
    }
    if expected.says_nothing {
        let none = read[0].replace("記入なし", "").contains("なし");
        demand(!none, &|| {
            "なし stands on the paper of somebody who said nothing".to_owned()
        });
    }
    let words = ink(file);
    demand(words.is_ok(), &|| {
        words
            .as_ref()
            .map_or_else(|fault| format!("{fault:#}"), |_| String::new())
    });
    println!(
        "{:<8} {:<22} {pages} pages, {weight} bytes, {} fonts, {} values, {} words with ink, {} faults",
        expected.name,
        file.file_name().unwrap_or_default().to_string_lossy(),
        fonts.unwrap_or(0),
        expected.said.len(),
        words.unwrap_or(0),
        faults.len()
    );
    if !faults.is_empty() {
        let shown = pictures(file)?;
        faults.push(format!("see {}", shown.display()));
    }
    Ok(faults)
}

/// Pictures of the pages of a paper that is at fault.
fn pictures(file: &Path) -> Result<PathBuf> {
    let stem = file.with_extension("fault");
    run::output(
        Command::new("pdftoppm")
            .args(["-png", "-r", "100"])
            .arg(file)
            .arg(&stem),
    )?;
    Ok(stem)
}

/// One line of what pdfinfo says.
fn field<'a>(about: &'a str, name: &str) -> Option<&'a str> {
    about
        .lines()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))
        .map(str::trim)
}

/// Every font must be embedded, a subset, and carry the way back to characters; gives how many there are.
fn fonts(table: &str) -> Result<usize> {
    let rows: Vec<&str> = table.lines().skip(2).collect();
    for row in &rows {
        let words: Vec<&str> = row.split_whitespace().collect();
        // … emb sub uni object generation
        let marks = words
            .len()
            .checked_sub(5)
            .and_then(|from| words.get(from..from + 3));
        ensure!(
            marks == Some(&["yes", "yes", "yes"][..]),
            "a font is not embedded, subset and searchable: {row}"
        );
    }
    ensure!(!rows.is_empty(), "no fonts at all");
    Ok(rows.len())
}

/// The text in the tree that pdfinfo draws: quoted lines, each part of the document apart from the next.
fn read_out(tree: &str) -> String {
    let lines = tree.lines().map(|line| {
        let quoted = line.trim().strip_prefix('"');
        quoted
            .and_then(|line| line.strip_suffix('"'))
            .unwrap_or("\0")
    });
    lines.collect()
}

/// Text without the marks that choose a form of a character; that tree has none.
fn without_variations(text: &str) -> String {
    text.chars()
        .filter(|one| !('\u{E0100}'..='\u{E01EF}').contains(one))
        .collect()
}

/// Text without what line breaking adds.
fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|one| !one.is_whitespace() && *one != '\u{c}')
        .collect()
}

/// Renders the pages as a copier sees them, 200 points to the inch in black or white and nothing between, and looks
/// under every word that pdftotext finds: letters and ground must still be two things. Gives how many words.
fn ink(file: &Path) -> Result<usize> {
    const DPI: usize = 200;
    let stem = file.with_extension("");
    for entry in fs::read_dir(file.parent().context("a file stands in a folder")?)?.flatten() {
        // Pictures of an earlier run, with other numbers of pages.
        if entry
            .path()
            .extension()
            .is_some_and(|ending| ending == "pgm")
        {
            fs::remove_file(entry.path())?;
        }
    }
    run::output(
        Command::new("pdftoppm")
            .args(["-gray", "-r", &DPI.to_string()])
            .arg(file)
            .arg(&stem),
    )?;
    let boxes = run::output(Command::new("pdftotext").arg("-bbox").arg(file).arg("-"))?;
    let mut words = 0;
    for (number, page) in boxes.split("<page ").skip(1).enumerate() {
        let picture = picture(&stem, number + 1)?;
        for word in page.split("<word ").skip(1) {
            let side = |name: &str| -> Result<usize> {
                let text = word
                    .split_once(&format!("{name}=\""))
                    .and_then(|(_, rest)| rest.split('"').next());
                let points: f64 = text.context("a word without a place")?.parse()?;
                Ok((points * DPI as f64 / 72.0).max(0.0) as usize)
            };
            let (left, right, top, bottom) =
                (side("xMin")?, side("xMax")?, side("yMin")?, side("yMax")?);
            let inside = (top..=bottom).flat_map(|y| (left..=right).map(move |x| (x, y)));
            let greys = inside.filter_map(|(x, y)| picture.grey.get(y * picture.width + x));
            ensure!(
                stands_out(greys.copied()),
                "not to be read in black and white: {}",
                word.lines().next().unwrap_or("")
            );
            words += 1;
        }
    }
    ensure!(words > 0, "no words at all");
    Ok(words)
}

/// What is darker turns black, what is lighter white.
const MIDDLE: u8 = 128;
/// Of a hundred points under a word so many at least belong to its letters. The thinnest is a hyphen or a 「一」.
const LEAST_INK: usize = 1;

/// Whether letters differ from their ground once there is nothing but black and white, be they black on white or white
/// on a bar.
fn stands_out(greys: impl Iterator<Item = u8>) -> bool {
    let (mut black, mut all) = (0, 0);
    for grey in greys {
        black += usize::from(grey < MIDDLE);
        all += 1;
    }
    black.min(all - black) * 100 > all * LEAST_INK
}

/// A page in greys.
struct Picture {
    width: usize,
    grey: Vec<u8>,
}

/// Reads what pdftoppm wrote for a page (a binary PGM file).
fn picture(stem: &Path, number: usize) -> Result<Picture> {
    // From ten pages on all numbers have two digits.
    let names = [
        format!("{}-{number}.pgm", stem.display()),
        format!("{}-{number:02}.pgm", stem.display()),
    ];
    let file = names.iter().map(PathBuf::from).find(|file| file.exists());
    let file = file.with_context(|| format!("{} is missing", names[0]))?;
    let bytes = fs::read(&file)?;
    let (mut at, mut header) = (0, Vec::new());
    while header.len() < 4 {
        let length = bytes[at..]
            .iter()
            .position(u8::is_ascii_whitespace)
            .context("a cut header")?;
        header.push(String::from_utf8_lossy(&bytes[at..at + length]).into_owned());
        at += length + 1;
    }
    if header[0] != "P5" {
        bail!("{} is no picture in greys", file.display());
    }
    Ok(Picture {
        width: header[1].parse()?,
        grey: bytes[at..].to_vec(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_font_that_is_not_a_subset_is_found() {
        let head = "name type encoding emb sub uni object ID\n---- ---- ---- --- --- --- ---\n";
        let row = |marks: &str| {
            format!("{head}ABCDEF+BIZUDPGothic CID TrueType Identity-H {marks} 7 0\n")
        };
        assert_eq!(fonts(&row("yes yes yes")).ok(), Some(1));
        assert!(fonts(&row("yes no yes")).is_err());
        assert!(fonts(head).is_err());
    }

    #[test]
    fn what_a_copier_turns_into_one_colour_does_not_stand_out() {
        let word = |letters: u8, ground: u8| {
            let points = (0..100).map(move |at| if at % 10 == 0 { letters } else { ground });
            stands_out(points)
        };
        assert!(word(0, 255) && word(255, 0) && word(0, 220));
        assert!(!word(255, 255), "nothing printed");
        assert!(!word(150, 255), "pale letters");
        assert!(!word(0, 100), "black on dark");
    }

    #[test]
    fn text_is_compared_without_what_line_breaking_adds() {
        assert_eq!(squeezed("花\n 子\u{3000}\u{c}"), "花子");
        let tree = "Document\n  P (block)\n    \"花\"\n    \"子\"\n  P (block)\n    \"三\"\n";
        assert_eq!(read_out(tree), "\0\0花子\0三");
    }
}
