//! Several codes, in any order, perhaps of several people: which belong together, and what is missing.

use super::issue::{Issue, NotebookError, Oddity};
use super::notebook::Notebook;
use super::record::{Patient, Record};
use super::text::Lines;
use super::whose::{Whose, as_person, whose};
use crate::model::Date;

/// One code was made of so many parts at the most that reading them is sensible.
const MAX_PARTS: u32 = 99;

/// What was read from all codes so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// What could be read, in the order of the codes. The same code twice counts once.
    pub notebooks: Vec<Notebook>,
    /// The codes that are none of these, by their place among the codes, with the reason.
    pub refused: Vec<(usize, NotebookError)>,
}

impl Reading {
    /// Reads the texts of all codes that were found so far.
    pub fn of(texts: &[impl AsRef<str>]) -> Self {
        Self::of_joined(texts, &[])
    }

    /// The same, where some texts, by their place, were put together from several codes without a proof.
    pub fn of_joined(texts: &[impl AsRef<str>], unproven: &[usize]) -> Self {
        let mut reading = Self::default();
        let mut seen: Vec<&str> = vec![];
        // The parts of each text that came in several codes, under its name.
        let mut split: Vec<(String, Vec<Lines>)> = vec![];
        let mut alone: Vec<Notebook> = vec![];
        for (place, text) in texts.iter().enumerate() {
            let text = text.as_ref();
            if seen.contains(&text) {
                continue;
            }
            seen.push(text);
            let mut lines = match Lines::read(text) {
                Ok(lines) => lines,
                Err(error) => {
                    reading.refused.push((place, error));
                    continue;
                }
            };
            lines.is_unproven = unproven.contains(&place);
            // Parts without a name join nothing: nobody knows of what they are parts.
            let id = lines.split.as_ref().map_or("", |split| split.id.as_str());
            match split.iter_mut().find(|(known, _)| known == id) {
                _ if id.is_empty() => alone.push(one(lines)),
                Some((_, parts)) => parts.push(lines),
                None => split.push((id.to_owned(), vec![lines])),
            }
        }
        settle_missing(&mut alone);
        reading.notebooks = alone;
        let sets = split.into_iter().flat_map(|(_, parts)| sets(parts));
        reading.notebooks.extend(sets.map(joined));
        let mut refused = reading.refused.iter();
        if refused.any(|(_, error)| error.leaves_a_gap()) {
            reading.notebooks.iter_mut().for_each(Notebook::go_on);
        }
        reading
    }

    /// The parts that are still missing: for each text in several codes how many it has, and which are not there.
    pub fn missing(&self) -> impl Iterator<Item = (u32, &[u32])> {
        let incomplete = self.notebooks.iter().filter(|one| !one.missing.is_empty());
        incomplete.map(|one| (one.parts, one.missing.as_slice()))
    }
}

/// Which part it says it is; the first where it says nothing.
fn sequence(lines: &Lines) -> u32 {
    let split = lines.split.as_ref();
    split.and_then(|split| split.sequence).unwrap_or(1)
}

/// How many parts there are, as these say.
fn count(parts: &[Lines]) -> u32 {
    let said = parts.iter().filter_map(|part| part.split.as_ref()?.parts);
    said.max().unwrap_or(1).min(MAX_PARTS)
}

/// A code that is joined with no other. That it is one of several is told all the same.
fn one(lines: Lines) -> Notebook {
    match lines.split {
        None => Notebook::of(lines),
        Some(_) => joined(vec![lines]),
    }
}

/// What one part without a name lacks may be another one that is there, of the same patient and day.
fn settle_missing(alone: &mut [Notebook]) {
    let said = |one: &Notebook| {
        let patient = one.patient.clone().filter(|_| one.names_somebody());
        let day = one.dispensings.first().and_then(|one| one.date);
        (one.parts, patient.zip(day))
    };
    let all = alone.iter();
    let lacks: Vec<_> = all.map(|one| (said(one), one.missing.clone())).collect();
    for one in alone {
        let here = said(one);
        let others = lacks
            .iter()
            .filter(|(of, _)| here.1.is_some() && *of == here);
        let is_there = |part: &u32| others.clone().any(|(_, missing)| !missing.contains(part));
        one.missing.retain(|part| !is_there(part));
    }
}

/// The patient and the first day that a part names.
fn head(lines: &Lines) -> (Option<&Patient>, Option<Date>) {
    let mut records = lines.records.iter().map(|(_, record)| record);
    let patient = records.clone().find_map(|record| match record {
        Record::Patient(patient) if !record.is_blank() => Some(patient),
        _ => None,
    });
    let day = records.find_map(|record| match record {
        Record::Dispensed(dispensed) => dispensed.date,
        _ => None,
    });
    (patient, day)
}

/// True where parts under one name can be one text: none says to be another one, and none names another patient.
fn agree(parts: &[Lines]) -> bool {
    let mut patients = parts.iter().filter_map(|part| head(part).0);
    let first = patients.next().map(as_person);
    let is_one = first
        .is_none_or(|first| patients.all(|other| whose(Some(other), &first) != Whose::Different));
    let mut sequences: Vec<u32> = parts.iter().map(sequence).collect();
    sequences.sort_unstable();
    sequences.dedup();
    is_one && sequences.len() == parts.len()
}

/// The parts under one name, put apart where they contradict each other: some machines write one name on every sheet.
/// Then only parts that name the same patient and day are one text; no part is left out.
fn sets(parts: Vec<Lines>) -> Vec<Vec<Lines>> {
    if agree(&parts) {
        return vec![parts];
    }
    let mut sets: Vec<Vec<Lines>> = vec![];
    for part in parts {
        let here = head(&part);
        let is_named = here.0.is_some() && here.1.is_some();
        let fits = |set: &&mut Vec<Lines>| is_named && set.first().map(head) == Some(here);
        match sets.iter_mut().find(fits) {
            Some(set) => set.push(part),
            None => sets.push(vec![part]),
        }
    }
    let apart = sets.into_iter().flat_map(|set| match agree(&set) {
        true => vec![set],
        false => set.into_iter().map(|part| vec![part]).collect(),
    });
    let apart = apart.map(|mut set| {
        for part in &mut set {
            part.issues.push(Issue::new(1, Oddity::Again, ""));
            part.is_unproven = true;
        }
        set
    });
    apart.collect()
}

/// Puts the parts in order and reads them as one.
fn joined(mut parts: Vec<Lines>) -> Notebook {
    parts.sort_by_key(sequence);
    let count = count(&parts);
    let there: Vec<u32> = parts.iter().map(sequence).collect();
    let missing: Vec<u32> = (1..=count).filter(|part| !there.contains(part)).collect();
    let mut whole = Lines::default();
    let mut begins = vec![];
    for part in parts {
        let lines_before = whole.records.last().map_or(0, |(line, _)| *line);
        begins.push(whole.records.len());
        whole.version = whole.version.max(part.version);
        whole.category = whole.category.or(part.category);
        whole.is_unproven |= part.is_unproven;
        whole.is_ended = true;
        let moved = part
            .records
            .into_iter()
            .map(|(line, record)| (line + lines_before, record));
        whole.records.extend(moved);
        whole
            .issues
            .extend(part.issues.into_iter().map(|mut issue| {
                issue.line += lines_before;
                issue
            }));
    }
    let mut notebook = Notebook::of_parts(whole, &begins);
    notebook.parts = count;
    notebook.missing = missing;
    notebook
}
