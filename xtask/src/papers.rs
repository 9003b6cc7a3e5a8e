//! `cargo xtask papers`: every paper of every persona and every form, made and looked at from outside.
use crate::paper_file::{Expected, look};
use crate::personas::PERSONAS as EVERYBODY;
use crate::render::{self, Copies, Order, Paper};
use crate::{place, tools};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::fs;
use std::ops::RangeInclusive;
use tsutaeru::i18n::Words;
use tsutaeru::model::{CardPart, Coded, Date, HandoverReader, Profile};
use tsutaeru::sheet::{
    CardChoice, CopyChoice, MemoChoice, PrivatePart, SHEETS, Sheet, call_memo, card,
    care_plan_memo, care_team, doctor_questions, handover, labels, lay_out_blank,
};

/// The day on which the personas print; fixed, so that ages do not change.
const TODAY: &str = "2026-11-20";

/// An address to print, reserved for examples.
const SITE: &str = "https://example.org/tsutaeru/";

/// A persona and what its papers must keep to.
struct Persona {
    name: &'static str,
    /// The most pages of the crew's sheet.
    sheet_pages: usize,
    /// The most pages of the memo with everything private on it, one of them the word to those who are dear.
    memo_pages: usize,
    /// The most pages of the papers for a stay in hospital, the team and the questions.
    handed_pages: usize,
    /// Bytes, each file.
    heaviest: u64,
    /// Next to nothing has been answered: nothing may read as "none".
    says_nothing: bool,
}

const PERSONAS: &[Persona] = &[
    Persona {
        name: "full",
        sheet_pages: 2,
        memo_pages: 5,
        handed_pages: 3,
        heaviest: 150_000,
        says_nothing: false,
    },
    // Every question at its limit once, every list as long as it is meant to be.
    Persona {
        name: "extreme",
        // Two sheets of paper, as three pages are: no medicine's name is torn to save the last lines.
        sheet_pages: 4,
        memo_pages: 10,
        handed_pages: 6,
        heaviest: 300_000,
        says_nothing: false,
    },
    Persona {
        name: "minimal",
        sheet_pages: 2,
        memo_pages: 2,
        handed_pages: 2,
        heaviest: 150_000,
        says_nothing: true,
    },
    Persona {
        name: "couple",
        sheet_pages: 2,
        memo_pages: 2,
        handed_pages: 2,
        heaviest: 150_000,
        says_nothing: false,
    },
    Persona {
        name: "deaf",
        sheet_pages: 2,
        memo_pages: 2,
        handed_pages: 2,
        heaviest: 150_000,
        says_nothing: false,
    },
    Persona {
        name: "vietnam",
        sheet_pages: 2,
        memo_pages: 2,
        handed_pages: 2,
        heaviest: 150_000,
        says_nothing: false,
    },
    Persona {
        name: "heavy",
        sheet_pages: 3,
        memo_pages: 3,
        handed_pages: 3,
        heaviest: 150_000,
        says_nothing: false,
    },
    Persona {
        name: "unknown",
        sheet_pages: 2,
        memo_pages: 4,
        handed_pages: 2,
        heaviest: 150_000,
        says_nothing: false,
    },
    Persona {
        name: "clozapine",
        sheet_pages: 2,
        memo_pages: 2,
        handed_pages: 2,
        heaviest: 150_000,
        says_nothing: false,
    },
    Persona {
        name: "child",
        sheet_pages: 2,
        memo_pages: 2,
        handed_pages: 2,
        heaviest: 150_000,
        says_nothing: false,
    },
    Persona {
        name: "final_stage",
        sheet_pages: 2,
        memo_pages: 5,
        handed_pages: 2,
        heaviest: 150_000,
        says_nothing: false,
    },
];

/// Bytes of the small papers and the forms, whoever they are of.
const SMALL: u64 = 80_000;

/// Papers that are as long as what was written.
const LONG: [&str; 5] = [
    SHEET,
    MEMO,
    handover::ID,
    care_team::ID,
    doctor_questions::ID,
];

/// The crew's sheet.
const SHEET: &str = "emergency-sheet";
/// The memo of the care plan.
const MEMO: &str = "care-plan-memo";

/// What is kept in the record but has no place on the crew's sheet: a path's part, and why.
const NOT_ON_THE_SHEET: &[(&str, &str)] = &[
    (
        "about.sheet_place_other",
        "stands on the label for the door",
    ),
    (
        ".history.",
        "what was wished before is for the memo to compare",
    ),
    (
        "care_plan.",
        "of the care plan only the statement that the gate has decided reaches the sheet",
    ),
];

/// Says what it found; an error that names every fault.
pub fn command(mut args: lexopt::Parser) -> Result<()> {
    if let Some(arg) = args.next()? {
        return Err(arg.unexpected().into());
    }
    check()
}

/// Makes every paper of every persona and every form, and checks them; an error that names every fault found.
pub fn check() -> Result<()> {
    tools::browsers::ensure_pdf_tools()?;
    let mut faults = Vec::new();
    for name in EVERYBODY {
        if !PERSONAS.iter().any(|persona| persona.name == name) {
            faults.push(format!("{name}: nobody says what its papers must keep to"));
        }
    }
    for persona in PERSONAS {
        for sheet in SHEETS {
            for copy in copies(sheet.id) {
                check_paper(persona, sheet, copy, &mut faults)?;
            }
        }
    }
    check_forms(&mut faults)?;
    if !faults.is_empty() {
        bail!("{} faults on paper\n{}", faults.len(), faults.join("\n"));
    }
    Ok(())
}

/// The copies of a paper, each with all that can be on it.
fn copies(paper: &str) -> Vec<CopyChoice> {
    match paper {
        MEMO => vec![CopyChoice::Memo(MemoChoice {
            private: PrivatePart::ALL.iter().copied().collect(),
            ..MemoChoice::default()
        })],
        handover::ID => {
            let readers = HandoverReader::ALL.iter();
            readers
                .map(|reader| CopyChoice::Handover(*reader))
                .collect()
        }
        card::ID => {
            let all = CardPart::ALL.iter().copied();
            let bare = CardChoice {
                without: all.collect(),
            };
            vec![CopyChoice::of(paper), CopyChoice::Card(bare)]
        }
        SHEET => vec![CopyChoice::Same, CopyChoice::WithCode],
        _ => vec![CopyChoice::of(paper)],
    }
}

/// Makes a copy of a paper of everybody in a persona, and checks it.
fn check_paper(
    persona: &Persona,
    sheet: &Sheet,
    copy: CopyChoice,
    faults: &mut Vec<String>,
) -> Result<()> {
    let today = render::day(TODAY)?;
    let order = Order {
        backup: place::repository().join(format!("tests/personas/{}.json", persona.name)),
        out: place::target().join("papers").join(persona.name),
        paper: Some(sheet.id.to_owned()),
        language: "ja".to_owned(),
        today,
        copy: Copies::Chosen(copy.clone()),
        text: false,
        site: SITE.to_owned(),
    };
    let papers = render::render(&order)?;
    let text = fs::read_to_string(&order.backup)?;
    let record: Value = serde_json::from_str(&text)?;
    let profiles = record["record"]["profiles"].as_array();
    let profiles = profiles.context("a backup has profiles")?;
    let people = if sheet.is_of_a_record() {
        profiles.len()
    } else {
        1
    };
    if papers.len() != people {
        faults.push(format!(
            "{}: {} files for {people} people",
            persona.name,
            papers.len()
        ));
    }
    for (made, profile) in papers.iter().zip(profiles) {
        let said = said(sheet.id, made, profile, today, &copy)?;
        let is_long = LONG.contains(&sheet.id);
        let expected = Expected {
            name: persona.name,
            pages: pages(persona, sheet.id, &copy),
            heaviest: if is_long { persona.heaviest } else { SMALL },
            is_blank: persona.says_nothing && (is_long || sheet.id == card::ID),
            says_nothing: persona.says_nothing,
            said: &said,
        };
        let name = made.file.file_name().unwrap_or_default().to_string_lossy();
        let found = look(&expected, &made.file)?.into_iter();
        faults.extend(found.map(|fault| format!("{} {name}: {fault}", persona.name)));
    }
    Ok(())
}

/// How many pages a paper of a persona may have.
fn pages(persona: &Persona, paper: &str, copy: &CopyChoice) -> RangeInclusive<usize> {
    match paper {
        // The code stands first on the back; a full one goes on behind. Who ticks it has read so.
        SHEET if *copy == CopyChoice::WithCode => 2..=persona.sheet_pages.max(3),
        SHEET => 2..=persona.sheet_pages,
        MEMO => 1..=persona.memo_pages,
        paper if LONG.contains(&paper) => 1..=persona.handed_pages,
        _ => 1..=1,
    }
}

/// What must read back from a paper.
fn said(
    paper: &str,
    made: &Paper,
    profile: &Value,
    today: Date,
    copy: &CopyChoice,
) -> Result<Vec<(String, String)>> {
    let words = Words::of("ja");
    let person: Profile = serde_json::from_value(profile.clone())?;
    let of_copy = match copy {
        CopyChoice::Same | CopyChoice::WithCode => None,
        CopyChoice::Memo(choice) => Some(care_plan_memo::facts(&person, today, &words, choice)),
        CopyChoice::Handover(reader) => Some(handover::facts(&person, today, &words, *reader)),
        CopyChoice::Card(choice) => Some(card::facts(&person, today, &words, choice)),
        CopyChoice::Questions(choice) => {
            Some(doctor_questions::facts(&person, today, &words, choice))
        }
    };
    let facts = match paper {
        _ if of_copy.is_some() => of_copy.unwrap_or_default(),
        care_team::ID => care_team::facts(&person, today, &words),
        labels::ID => labels::facts(&person, &words),
        call_memo::ID => call_memo::facts(&person, today, &words),
        SHEET => {
            let mut typed = Vec::new();
            collect(profile, "", &mut typed);
            return Ok(typed);
        }
        _ => return Ok(vec![("the page's address".to_owned(), SITE.to_owned())]),
    };
    let here = facts.iter().filter(|fact| !made.left.contains(&fact.path));
    Ok(here
        .map(|fact| (fact.path.clone(), fact.text.clone()))
        .collect())
}

/// Makes the forms and checks them.
fn check_forms(faults: &mut Vec<String>) -> Result<()> {
    let words = Words::of("ja");
    for made in render::forms(&place::target().join("papers/forms"), "ja")? {
        let name = made.file.file_stem().unwrap_or_default().to_string_lossy();
        let form = lay_out_blank(&name, &words).context("a form of the list")?;
        let lines = form.laid.pages.iter().flat_map(|page| page.lines());
        let said: Vec<_> = lines.map(|line| ("a line".to_owned(), line)).collect();
        let expected = Expected {
            name: "form",
            pages: 1..=2,
            heaviest: SMALL,
            is_blank: false,
            says_nothing: false,
            said: &said,
        };
        let found = look(&expected, &made.file)?.into_iter();
        faults.extend(found.map(|fault| format!("form {name}: {fault}")));
    }
    Ok(())
}

/// What the person typed: every text that is no code word, number or date of the file's own.
fn collect(value: &Value, path: &str, typed: &mut Vec<(String, String)>) {
    match value {
        Value::Object(fields) => fields
            .iter()
            .for_each(|(name, value)| collect(value, &format!("{path}.{name}"), typed)),
        Value::Array(values) => values
            .iter()
            .enumerate()
            .for_each(|(at, value)| collect(value, &format!("{path}.{at}"), typed)),
        Value::String(text)
            if !text.is_ascii()
                && !NOT_ON_THE_SHEET.iter().any(|(part, _)| path.contains(part)) =>
        {
            typed.push((path.to_owned(), text.clone()));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_found_wherever_it_stands() {
        let profile =
            serde_json::json!({ "a": { "b": ["花子", "none", 3] }, "born": "1941-03-05" });
        let mut typed = Vec::new();
        collect(&profile, "", &mut typed);
        assert_eq!(typed, [(".a.b.0".to_owned(), "花子".to_owned())]);
    }

    #[test]
    fn a_form_is_the_same_whenever_it_is_made() {
        let folder = std::env::temp_dir().join(format!("tsutaeru-forms-{}", std::process::id()));
        let bytes = |name: &str| -> Vec<Vec<u8>> {
            let made = render::forms(&folder.join(name), "ja").expect("forms");
            let read = made
                .iter()
                .map(|form| fs::read(&form.file).expect("a form"));
            read.collect()
        };
        let once = bytes("once");
        assert_eq!(once, bytes("again"));
        assert!(once.iter().all(|form| form.starts_with(b"%PDF-")));
        fs::remove_dir_all(folder).expect("the folder can go");
    }
}
