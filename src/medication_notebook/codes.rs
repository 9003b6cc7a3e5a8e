//! Several codes, in any order, perhaps of several people: which belong together, and what is missing.

use super::issue::{Issue, NotebookError, Oddity};
use super::notebook::Notebook;
use super::text::Lines;

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
        let mut reading = Self::default();
        let mut seen: Vec<&str> = vec![];
        // The parts of each text that came in several codes, under its name.
        let mut split: Vec<(String, Vec<Lines>)> = vec![];
        for (place, text) in texts.iter().enumerate() {
            let text = text.as_ref();
            if seen.contains(&text) {
                continue;
            }
            seen.push(text);
            match Lines::read(text) {
                Err(error) => reading.refused.push((place, error)),
                Ok(lines) => match lines.split.as_ref().map(|split| split.id.clone()) {
                    None => reading.notebooks.push(Notebook::of(lines)),
                    Some(id) => match split.iter_mut().find(|(known, _)| *known == id) {
                        Some((_, parts)) => parts.push(lines),
                        None => split.push((id, vec![lines])),
                    },
                },
            }
        }
        let joined = split.into_iter().map(|(_, parts)| joined(parts));
        reading.notebooks.extend(joined);
        reading
    }

    /// The parts that are still missing: for each text in several codes how many it has, and which are not there.
    pub fn missing(&self) -> impl Iterator<Item = (u32, &[u32])> {
        let incomplete = self.notebooks.iter().filter(|one| one.is_incomplete());
        incomplete.map(|one| (one.parts, one.missing.as_slice()))
    }
}

/// Which part it says it is; the first where it says nothing.
fn sequence(lines: &Lines) -> u32 {
    let split = lines.split.as_ref();
    split.and_then(|split| split.sequence).unwrap_or(1)
}

/// Puts the parts in order and reads them as one.
fn joined(mut parts: Vec<Lines>) -> Notebook {
    parts.sort_by_key(sequence);
    let said = parts.iter().filter_map(|part| part.split.as_ref()?.parts);
    let count = said.max().unwrap_or(1).min(MAX_PARTS);
    let there: Vec<u32> = parts.iter().map(sequence).collect();
    let missing = (1..=count).filter(|part| !there.contains(part)).collect();
    let mut whole = Lines::default();
    let mut begins = vec![];
    let mut before: Option<u32> = None;
    for part in parts {
        let sequence = sequence(&part);
        // Where one part says two things, the first holds.
        if before == Some(sequence) {
            let id = part.split.map(|split| split.id).unwrap_or_default();
            whole.issues.push(Issue::new(1, Oddity::Again, id));
            continue;
        }
        let lines_before = whole.records.last().map_or(0, |(line, _)| *line);
        begins.push(whole.records.len());
        whole.version = whole.version.max(part.version);
        whole.category = whole.category.or(part.category);
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
        before = Some(sequence);
    }
    let mut notebook = Notebook::of_parts(whole, &begins);
    notebook.parts = count;
    notebook.missing = missing;
    notebook
}
