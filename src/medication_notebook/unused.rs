//! What a code says and nobody is asked to take over: told, so that nothing is lost without a word.

use super::field::RemarkKind;
use super::issue::Oddity;
use super::letters::{folded, full_width};
use super::medicine::newest_day;
use super::notebook::Notebook;
use super::person_fields::split;
use super::record::Patient;
use super::review::says_nothing;
use super::telephone;
use crate::model::Person;
use std::collections::BTreeSet;

/// Each once, in the order of the codes.
pub fn unused(notebooks: &[Notebook], here: &Person) -> Vec<String> {
    let newest = newest_day(notebooks);
    let mut said: Vec<String> = vec![];
    for notebook in notebooks {
        let odd = notebook.issues.iter().filter(|issue| {
            matches!(
                issue.what,
                Oddity::UnknownRecord
                    | Oddity::UnfitField { .. }
                    | Oddity::MoreFields
                    | Oddity::OutOfPlace
                    | Oddity::Again
                    | Oddity::NoName
            )
        });
        said.extend(odd.map(|issue| full_width(&issue.kept)));
        let others = notebook
            .remarks
            .iter()
            .filter(|remark| matches!(remark.kind, None | Some(RemarkKind::Other)));
        said.extend(others.map(|remark| full_width(&remark.text)));
        said.extend(notebook.words_beside().map(|words| full_width(&words)));
        // What was to be taken until a day that is past by now is not offered.
        let ended = notebook.over_the_counter.iter();
        let ended = ended.filter(|one| one.end.is_some() && one.end < newest);
        said.extend(ended.map(|medicine| full_width(&medicine.name)));
        let patient = notebook.patient.iter();
        said.extend(patient.flat_map(|patient| of_patient(patient, here)));
    }
    let mut seen = BTreeSet::new();
    said.retain(|said| {
        let plain = folded(said);
        // A number or a letter alone says nothing to anybody.
        let is_said = plain.chars().count() > 2 && !says_nothing(&plain);
        is_said && seen.insert(plain)
    });
    said
}

/// What the code says of the person and no field takes: a name of which nobody knows where its given part begins, numbers
/// with remarks that are not understood, whom to call.
fn of_patient(patient: &Patient, here: &Person) -> Vec<String> {
    let name = split(&patient.name).is_none() && here.full_name().is_empty();
    let said = [
        name.then(|| full_width(&patient.name)),
        telephone::of_patient(&patient.phone).1,
        Some(full_width(&patient.emergency_contact)),
    ];
    said.into_iter().flatten().collect()
}
