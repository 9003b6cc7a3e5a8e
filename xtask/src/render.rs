//! `cargo xtask render`: makes the papers of a backup file, by the same code as the browser's worker.
use crate::place;
use anyhow::{Context, Result, anyhow, bail};
use std::fs;
use std::path::{Path, PathBuf};
use tsutaeru::i18n::{LANGUAGES, Words};
use tsutaeru::layout::FACES;
use tsutaeru::model::Date;
use tsutaeru::pdf::{Faces, Particulars, pdf};
use tsutaeru::sheet::{
    CopyChoice, Document, SHEETS, Sheet, Wanted, blank_forms, lay_out_blank, lay_out_wanted,
    plain_text, text_file,
};
use tsutaeru::store::Backup;

/// What is to be rendered, and where to.
pub struct Order {
    /// The backup file.
    pub backup: PathBuf,
    /// The folder for the papers.
    pub out: PathBuf,
    /// Only this paper; `None` is every paper.
    pub paper: Option<String>,
    /// The language of the paper.
    pub language: String,
    /// The day of printing.
    pub today: Date,
    /// What is on a copy, for papers that ask.
    pub copy: Copies,
    /// Also as plain text.
    pub text: bool,
    /// The address of the page, for the paper that tells others of it.
    pub site: String,
}

/// What is on a copy, for papers that ask.
pub enum Copies {
    /// What holds until somebody chooses.
    AsTheyAre,
    /// What this reader gets of papers that know such a reader.
    For(String),
    /// This.
    Chosen(CopyChoice),
}

impl Copies {
    /// The choice for a paper, and what its file is called beside the paper's name.
    fn of(&self, paper: &str) -> (CopyChoice, String) {
        match self {
            Self::Chosen(choice) => (choice.clone(), String::new()),
            Self::AsTheyAre => (CopyChoice::of(paper), String::new()),
            Self::For(reader) => match CopyChoice::for_reader(paper, reader) {
                Some(choice) => (choice, format!("-{reader}")),
                None => (CopyChoice::of(paper), String::new()),
            },
        }
    }
}

/// A paper on disk.
pub struct Paper {
    /// Its file.
    pub file: PathBuf,
    /// Its title for people.
    pub title: String,
    /// Answers with characters that no face has. Here they stay without a drawing; a browser draws them itself.
    pub missing: Vec<String>,
    /// The answers that had no room on it, and at which it points.
    pub left: Vec<String>,
}

/// Reads the arguments and renders.
pub fn command(mut args: lexopt::Parser) -> Result<()> {
    use lexopt::prelude::*;
    let (mut backup, mut out, mut paper, mut today) = (None, None, None, None);
    let mut copy = Copies::AsTheyAre;
    let mut text = false;
    let mut site = String::new();
    let mut language = LANGUAGES[0].tag.to_owned();
    let mut blank = false;
    while let Some(arg) = args.next()? {
        match arg {
            Long("blank") => blank = true,
            Long("out") => out = Some(PathBuf::from(args.value()?)),
            Long("paper") => paper = Some(args.value()?.string()?),
            Long("all") => paper = None,
            Long("site") => site = args.value()?.string()?,
            Long("lang") => language = args.value()?.string()?,
            Long("copy") => copy = Copies::For(reader(args.value()?.string()?)?),
            Long("text") => text = true,
            Long("today") => today = Some(day(&args.value()?.string()?)?),
            Value(file) if backup.is_none() => backup = Some(PathBuf::from(file)),
            _ => return Err(arg.unexpected().into()),
        }
    }
    let out = out.context("where to? --out DIR")?;
    if blank {
        return report(&forms(&out, &language)?);
    }
    let order = Order {
        backup: backup.context("which backup file? cargo xtask render BACKUP.json --out DIR")?,
        out,
        paper,
        language,
        today: today.map_or_else(day_in_tokyo, Ok)?,
        copy,
        text,
        site,
    };
    report(&render(&order)?)
}

/// Says what was made.
fn report(papers: &[Paper]) -> Result<()> {
    for paper in papers {
        println!(
            "{} ({} bytes)",
            paper.file.display(),
            fs::metadata(&paper.file)?.len()
        );
        for missing in &paper.missing {
            println!("  no face has {missing}; a browser draws such characters itself");
        }
    }
    Ok(())
}

/// Makes the papers; gives them. With several people in the backup each file's name carries a number.
pub fn render(order: &Order) -> Result<Vec<Paper>> {
    if !LANGUAGES
        .iter()
        .any(|language| language.tag == order.language)
    {
        let known: Vec<_> = LANGUAGES.iter().map(|language| language.tag).collect();
        bail!(
            "there is no language {}; there are {}",
            order.language,
            known.join(", ")
        );
    }
    let words = Words::of(&order.language);
    let text = fs::read_to_string(&order.backup)
        .with_context(|| format!("{} cannot be read", order.backup.display()))?;
    let backup = Backup::read(&text)
        .map_err(|error| anyhow!("{} is no backup: {error:?}", order.backup.display()))?;
    let profiles = &backup.record.profiles;
    let faces = faces()?;
    fs::create_dir_all(&order.out)?;
    let papers: Vec<&Sheet> = match &order.paper {
        Some(paper) => vec![sheet(paper)?],
        None => SHEETS.iter().collect(),
    };
    let mut made = Vec::new();
    for paper in papers {
        // What is the same for everybody is made once.
        let people = if paper.is_of_a_record() {
            profiles.len()
        } else {
            1
        };
        let (choice, of_copy) = order.copy.of(paper.id);
        for (number, profile) in profiles.iter().take(people).enumerate() {
            let wanted = Wanted {
                profile,
                today: order.today,
                words: &words,
                choice: &choice,
                site: &order.site,
            };
            let document = lay_out_wanted(paper.id, &wanted).context("a paper of the list")?;
            let name = match people {
                1 => format!("{}{of_copy}.pdf", paper.id),
                _ => format!("{}{of_copy}-{}.pdf", paper.id, number + 1),
            };
            let file = order.out.join(name);
            if order.text {
                let text = text_file(&plain_text(&document, &words));
                fs::write(file.with_extension("txt"), text)?;
            }
            made.push(write(&document, &faces, order.today, file)?);
        }
    }
    Ok(made)
}

/// The day that forms carry as their making: they are the same on every day on which they are made.
const FORMS_MADE_ON: (i32, u8, u8) = (2026, 1, 1);

/// Makes the forms to fill in by hand.
pub fn forms(out: &Path, language: &str) -> Result<Vec<Paper>> {
    let words = Words::of(language);
    let faces = faces()?;
    fs::create_dir_all(out)?;
    let (year, month, day) = FORMS_MADE_ON;
    let made_on = Date::new(year, month, day).context("a day")?;
    let forms = blank_forms().map(|paper| {
        let document = lay_out_blank(paper, &words).context("a form of the list")?;
        write(&document, &faces, made_on, out.join(format!("{paper}.pdf")))
    });
    forms.collect()
}

fn sheet(paper: &str) -> Result<&'static Sheet> {
    let found = SHEETS.iter().find(|sheet| sheet.id == paper);
    found.with_context(|| {
        let known: Vec<_> = SHEETS.iter().map(|sheet| sheet.id).collect();
        format!("there is no paper {paper}; there are {}", known.join(", "))
    })
}

/// Writes a paper to a file.
fn write(document: &Document, faces: &Faces, made_on: Date, file: PathBuf) -> Result<Paper> {
    let particulars = Particulars {
        title: &document.title,
        language: &document.language,
        producer: "tsutaeru",
        made_on: (
            u16::try_from(made_on.year())?,
            made_on.month(),
            made_on.day(),
        ),
    };
    let bytes =
        pdf(&document.laid, faces, &particulars).map_err(|error| anyhow!("no paper: {error}"))?;
    fs::write(&file, bytes)?;
    let missing = document.report.missing_characters.iter();
    let missing = missing
        .map(|one| format!("{} ({})", one.characters.join(" "), one.path))
        .collect();
    let left = document.report.left_front.iter();
    let left = left.map(|one| one.path.clone()).collect();
    Ok(Paper {
        file,
        title: document.title.clone(),
        missing,
        left,
    })
}

fn faces() -> Result<Faces> {
    let mut faces = Faces::default();
    for &face in FACES {
        let file = place::repository()
            .join("public/fonts")
            .join(face.file_name());
        let woff2 =
            fs::read(&file).with_context(|| format!("{} cannot be read", file.display()))?;
        faces
            .add(face, &woff2)
            .map_err(|error| anyhow!("{error}"))?;
    }
    Ok(faces)
}

/// For whom a copy is made, such as `family` or `pharmacy`: some paper must know such a reader.
fn reader(code: String) -> Result<String> {
    let readers = SHEETS
        .iter()
        .flat_map(|sheet| CopyChoice::readers(sheet.id));
    let known: Vec<&str> = readers.copied().collect();
    let is_known = known.contains(&code.as_str());
    is_known.then_some(code).with_context(|| {
        let known = known.join(", ");
        format!("no paper has such a copy; there are {known}")
    })
}

/// A day as `2026-11-20`.
pub fn day(text: &str) -> Result<Date> {
    let parts: Vec<&str> = text.split('-').collect();
    let read = match parts.as_slice() {
        [year, month, day] => year
            .parse()
            .ok()
            .zip(month.parse().ok())
            .zip(day.parse().ok()),
        _ => None,
    };
    read.and_then(|((year, month), day)| Date::new(year, month, day))
        .with_context(|| format!("{text} is no day such as 2026-11-20"))
}

/// Today where the papers are read.
pub fn day_in_tokyo() -> Result<Date> {
    let offset = time::UtcOffset::from_hms(9, 0, 0)?;
    let now = time::OffsetDateTime::now_utc().to_offset(offset);
    Date::new(now.year(), now.month().into(), now.day()).context("this machine's clock is wrong")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_and_nonsense_is_refused() {
        assert_eq!(day("2026-11-20").ok(), Date::new(2026, 11, 20));
        for wrong in ["2026-02-30", "20-11", "today", "2026-11-20-1"] {
            assert!(day(wrong).is_err(), "{wrong}");
        }
    }
}
