//! `cargo xtask scan`: reads the pharmacy's code off pictures, by the same code as the browser's worker.
use crate::render::day_in_tokyo;
use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use tsutaeru::medication_notebook::bytes::{fits, texts_of_joined};
use tsutaeru::medication_notebook::{
    Issue, Notebook, NotebookError, Proposal, Reading, Review, by_person,
};
use tsutaeru::model::{Date, Profile, ProfileId, ProfileMark, to_tree};
use tsutaeru::scan::{Found, Looking, Picture, joined};

/// Reads the arguments, prints what could be taken over.
pub fn command(mut args: lexopt::Parser) -> Result<()> {
    use lexopt::prelude::*;
    let mut files: Vec<PathBuf> = vec![];
    while let Some(arg) = args.next()? {
        match arg {
            Value(file) => files.push(file.into()),
            _ => return Err(arg.unexpected().into()),
        }
    }
    if files.is_empty() {
        bail!("which pictures? cargo xtask scan IMAGE...");
    }
    let mut found: Vec<Found> = vec![];
    for file in &files {
        let picture = picture(file)?;
        let mut looking = Looking::at(&picture);
        looking.thoroughly();
        found.append(&mut looking.found);
    }
    println!("{}", serde_json::to_string_pretty(&said(&found)?)?);
    Ok(())
}

fn picture(file: &Path) -> Result<Picture> {
    let name = file.display();
    let picture = image::open(file)
        .with_context(|| format!("{name} is no PNG or JPEG picture"))?
        .into_rgba8();
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let pixels = picture.into_raw();
    Picture::of_rgba(width, height, pixels.len(), |range, some| {
        some.copy_from_slice(pixels.get(range).unwrap_or_default())
    })
    .with_context(|| format!("{name} is larger than any photograph"))
}

/// Everything that could be taken over, for each person apart; an error where there is nothing.
fn said(found: &[Found]) -> Result<Value> {
    let joined = joined(found, fits);
    let read = texts_of_joined(&joined.whole, &joined.unproven);
    let mut refused = read.unreadable;
    refused.extend((joined.unjoined > 0).then_some(NotebookError::Unjoined));
    let reading = Reading::of_joined(&read.texts, &read.unproven);
    refused.extend(reading.refused.iter().map(|(_, error)| *error));
    let missing = joined.missing.iter().map(|(count, missing)| {
        (
            u32::from(*count),
            missing.iter().map(|part| u32::from(*part)).collect(),
        )
    });
    let missing: Vec<(u32, Vec<u32>)> = missing
        .chain(
            reading
                .missing()
                .map(|(count, missing)| (count, missing.to_vec())),
        )
        .collect();
    if reading.notebooks.is_empty() {
        bail!(nothing(&refused, &missing));
    }
    let people = by_person(&reading.notebooks);
    let people: Vec<Value> = people
        .iter()
        .map(|notebooks| person(notebooks))
        .collect::<Result<_>>()?;
    Ok(json!({
        "people": people,
        "missing_parts": missing.iter().map(|(count, missing)| json!({ "of": count, "missing": missing })).collect::<Vec<_>>(),
        "refused": refused.iter().map(|error| reason(*error)).collect::<Vec<_>>(),
    }))
}

/// Why nothing can be taken over.
fn nothing(refused: &[NotebookError], missing: &[(u32, Vec<u32>)]) -> String {
    match (refused.first(), missing.first()) {
        (Some(error), _) => format!("no code of a medication notebook: {}", reason(*error)),
        (None, Some((count, missing))) => {
            format!("the code has {count} parts; these are missing: {missing:?}")
        }
        (None, None) => "no QR code was found; a sharper or nearer picture may help".to_owned(),
    }
}

fn reason(error: NotebookError) -> &'static str {
    match error {
        NotebookError::Empty => "the code is empty",
        NotebookError::Prescription => "this is the code of a prescription, for the pharmacy",
        NotebookError::SomethingElse => "this is a code of something else",
        NotebookError::NoHead => "a part whose beginning is not there",
        NotebookError::Unjoined => "parts that do not fit each other",
        NotebookError::UnreadableLetters => "its letters cannot be read",
        NotebookError::TooLong => "it is longer than any notebook code",
    }
}

fn person(notebooks: &[Notebook]) -> Result<Value> {
    let nobody = Profile::new(ProfileId::from_random(0), ProfileMark::Circle, Date::FIRST);
    let Ok(review) = Review::new(notebooks, &nobody, day_in_tokyo()?) else {
        bail!("the codes of one person are of several");
    };
    let patient = notebooks.iter().find_map(|one| one.patient.as_ref());
    let issues = notebooks.iter().flat_map(|one| &one.issues);
    Ok(json!({
        "name": patient.map(|patient| &patient.name),
        "proposals": review.proposals.iter().map(proposal).collect::<Vec<_>>(),
        "unused": review.unused,
        "may_go_on": notebooks.iter().any(|one| one.may_go_on),
        "joined_without_proof": notebooks.iter().any(|one| one.is_unproven),
        "issues": issues.map(issue).collect::<Vec<_>>(),
    }))
}

fn issue(issue: &Issue) -> Value {
    json!({ "line": issue.line, "what": format!("{:?}", issue.what), "kept": issue.kept })
}

fn proposal(proposal: &Proposal) -> Value {
    match proposal {
        Proposal::Person { field, code, .. } => {
            json!({ "person": format!("{field:?}"), "value": code })
        }
        Proposal::Medicine { medicine, .. } => json!({
            "medicine": to_tree(&medicine.statement()),
            "generic_name": medicine.generic_name,
            "form": medicine.form.map(|form| format!("{form:?}")),
            "doubtful": medicine.is_doubtful,
            "older": medicine.is_older,
        }),
        Proposal::LooksStopped { here, .. } => json!({ "looks_stopped": to_tree(here) }),
        Proposal::Allergy {
            name,
            is_side_effect,
        } => json!({ "allergy": name, "side_effect": is_side_effect }),
        Proposal::PastIllness { name } => json!({ "past_illness": name }),
        Proposal::TeamMember { member, .. } => json!({ "team_member": to_tree(member.as_ref()) }),
        Proposal::PackedByPharmacy => json!({ "packed_by_pharmacy": true }),
        Proposal::OverTheCounter { name, until } => {
            json!({ "over_the_counter": name, "until": until.map(|day| day.to_string()) })
        }
        Proposal::Alert { alert, names } => {
            json!({ "ask_about": format!("{alert:?}"), "because_of": names })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Found {
        Found {
            part: None,
            bytes: text.as_bytes().to_vec(),
        }
    }

    #[test]
    fn what_can_be_taken_over_is_said_for_each_person() {
        let couple = ["1,A B,1,19400101", "1,C D,2,19430202"];
        let codes = couple.map(|patient| {
            code(&format!(
                "JAHISTC08,1\r\n{patient}\r\n5,20261120\r\n201,1,X5mg,1,T\r\n"
            ))
        });
        let said = said(&codes).expect("two notebooks");
        assert_eq!(said["people"].as_array().map(Vec::len), Some(2));
        assert_eq!(said["people"][1]["name"], "C D");
        assert_eq!(
            said["people"][0]["proposals"][0]["medicine"]["name"],
            "X5mg"
        );
        assert_eq!(said["people"][0]["issues"][0]["what"], "NoDirection");
    }

    #[test]
    fn nothing_usable_is_an_error_that_says_why() {
        let why = |codes: &[Found]| said(codes).expect_err("nothing").to_string();
        assert!(why(&[]).contains("no QR code"));
        assert!(why(&[code("JAHIS8\r\n")]).contains("prescription"));
        assert!(why(&[code("https://example.jp/")]).contains("something else"));
    }
}
