//! The medicines of all dispensings as one list: each once, the newest of it, with what its sheet's row would say.

use super::directions;
use super::field::{FeeTable, Form};
use super::letters::{folded, full_width};
use super::notebook::{DispensedMedicine, Notebook};
use crate::model::{Choices, Date, DoseTime, MedicationStatement, Text};

/// A medicine as it could stand in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadMedicine {
    /// Its name, in letters of full width.
    pub name: String,
    /// Its generic name, where the code has one.
    pub generic_name: String,
    /// Dose and direction in plain words.
    pub directions: String,
    /// When or how.
    pub times: Choices<DoseTime>,
    /// Its form.
    pub form: Option<Form>,
    /// Clinic and department.
    pub prescribed_at: String,
    /// The day it was handed out.
    pub dispensed_on: Option<Date>,
    /// Something was odd on one of its lines: worth a look at the paper.
    pub is_doubtful: bool,
    /// That clinic's department has handed out other medicines since, and not this one.
    pub is_older: bool,
}

impl ReadMedicine {
    fn of(dispensed: &DispensedMedicine, date: Option<Date>) -> Self {
        let department = dispensed.prescriber.as_ref();
        let department = department.map_or("", |prescriber| prescriber.department.as_str());
        let place = [dispensed.prescribed_at.as_str(), department].map(full_width);
        let name = match dispensed.medicine.name.as_str() {
            "" => &dispensed.medicine.generic_name,
            name => name,
        };
        Self {
            name: full_width(name),
            generic_name: full_width(&dispensed.medicine.generic_name),
            directions: directions::in_words(dispensed),
            times: directions::times(dispensed),
            form: dispensed.form(),
            prescribed_at: place.join(" ").trim().to_owned(),
            dispensed_on: date,
            is_doubtful: dispensed.is_doubtful,
            is_older: false,
        }
    }

    /// The row that it would be.
    pub fn statement(&self) -> MedicationStatement {
        MedicationStatement {
            name: Text::new(&self.name),
            times: self.times.clone(),
            directions: Text::new(&self.directions),
            prescribed_at: Text::new(&self.prescribed_at),
            dispensed_on: self.dispensed_on,
            ..MedicationStatement::default()
        }
    }
}

/// The newest day on which each clinic's department handed something out.
pub fn newest(notebooks: &[Notebook]) -> Vec<(String, Date)> {
    let mut newest: Vec<(String, Date)> = vec![];
    for medicine in handed_out(notebooks) {
        let Some(date) = medicine.dispensed_on else {
            continue;
        };
        let place = folded(&medicine.prescribed_at);
        match newest.iter_mut().find(|(known, _)| *known == place) {
            Some((_, known)) => *known = date.max(*known),
            None => newest.push((place, date)),
        }
    }
    newest
}

/// Everything that was handed out, materials left out, in the order of the codes.
fn handed_out(notebooks: &[Notebook]) -> impl Iterator<Item = ReadMedicine> {
    notebooks.iter().flat_map(|notebook| {
        notebook.dispensings.iter().flat_map(|dispensing| {
            let medicines = dispensing.medicines.iter();
            let medicines = medicines.filter(|one| one.form() != Some(Form::Material));
            medicines.map(|one| {
                let mut medicine = ReadMedicine::of(one, dispensing.date);
                medicine.is_doubtful |= notebook.is_unproven;
                medicine
            })
        })
    })
}

/// The medicines, each once for each way of taking it that its newest dispensing names.
pub fn medicines(notebooks: &[Notebook]) -> Vec<ReadMedicine> {
    let newest = newest(notebooks);
    let mut list: Vec<ReadMedicine> = vec![];
    for mut medicine in handed_out(notebooks) {
        if Text::new(&medicine.name).is_blank() {
            continue;
        }
        let (name, place) = (folded(&medicine.name), folded(&medicine.prescribed_at));
        let since = newest.iter().find(|(known, _)| *known == place);
        medicine.is_older = medicine
            .dispensed_on
            .zip(since)
            .is_some_and(|(day, (_, newest))| day < *newest);
        let is_same = |known: &ReadMedicine| {
            folded(&known.name) == name && folded(&known.prescribed_at) == place
        };
        let known = list.iter().filter(|known| is_same(known));
        let known_on = known.map(|known| known.dispensed_on).max().flatten();
        let again = list.iter().any(|known| {
            is_same(known)
                && known.directions == medicine.directions
                && known.dispensed_on == medicine.dispensed_on
        });
        if again || known_on > medicine.dispensed_on {
            continue;
        }
        if known_on < medicine.dispensed_on {
            list.retain(|known| !is_same(known));
        }
        list.push(medicine);
    }
    list
}

/// The newest day on which anything was handed out.
pub fn newest_day(notebooks: &[Notebook]) -> Option<Date> {
    let dispensings = notebooks.iter().flat_map(|one| &one.dispensings);
    dispensings.filter_map(|one| one.date).max()
}

/// True for a dentist's institution.
pub fn is_dental(table: Option<FeeTable>) -> bool {
    table == Some(FeeTable::Dental)
}
