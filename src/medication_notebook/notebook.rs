//! One notebook's text as things that belong together: a patient, dispensings, medicines with their directions.

use super::amount::millionths;
use super::field::{FeeTable, Form, OutputCategory};
use super::issue::{Issue, Oddity};
use super::letters::{folded, stem};
use super::record::{
    Direction, Dispensed, Dispenser, DispensingInstitution, FamilyPharmacist, Medicine,
    OverTheCounter, Patient, PatientRemark, Prescriber, PrescribingInstitution, Record,
};
use super::text::Lines;
use crate::model::Date;

/// What one text says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Notebook {
    /// The version of its format.
    pub version: u32,
    /// For whom it was made.
    pub category: Option<OutputCategory>,
    /// The patient.
    pub patient: Option<Patient>,
    /// Remarks about the patient.
    pub remarks: Vec<PatientRemark>,
    /// Medicines without prescription.
    pub over_the_counter: Vec<OverTheCounter>,
    /// The dispensings, in the order of the text.
    pub dispensings: Vec<Dispensing>,
    /// Family pharmacists.
    pub family_pharmacists: Vec<FamilyPharmacist>,
    /// Everything else that it says, kept to be shown, with its line.
    pub others: Vec<(usize, Record)>,
    /// What was odd.
    pub issues: Vec<Issue>,
    /// In how many codes it came; 0 for one that is not split.
    pub parts: u32,
    /// The parts that were not there.
    pub missing: Vec<u32>,
    /// There may be more than was read: its last medicine ends amid what is said of it, or a part without a
    /// beginning was read.
    pub may_go_on: bool,
    /// Its codes were put together without a proof that they belong together.
    pub is_unproven: bool,
}

/// One day on which medicines were handed out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dispensing {
    /// The day.
    pub date: Option<Date>,
    /// Who handed them out.
    pub institution: Option<DispensingInstitution>,
    /// The pharmacist.
    pub dispenser: Option<Dispenser>,
    /// The medicines, and materials among them.
    pub medicines: Vec<DispensedMedicine>,
}

/// A medicine with all that is said about it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DispensedMedicine {
    /// Its line.
    pub line: usize,
    /// The medicine.
    pub medicine: Medicine,
    /// Who prescribed it; where the clinic hands out its own medicines, the clinic.
    pub prescribed_at: String,
    /// What that is.
    pub fee_table: Option<FeeTable>,
    /// The doctor.
    pub prescriber: Option<Prescriber>,
    /// Supplements to it.
    pub supplements: Vec<String>,
    /// Its directions, nearly always one.
    pub directions: Vec<Direction>,
    /// Supplements to the direction.
    pub direction_supplements: Vec<String>,
    /// What else is said of it: cautions, and remarks elsewhere that name it. They stand among the others too.
    pub cautions: Vec<String>,
    /// Something was odd on one of its lines.
    pub is_doubtful: bool,
}

impl DispensedMedicine {
    /// Its form, where its direction says it.
    pub fn form(&self) -> Option<Form> {
        self.directions.iter().find_map(|direction| direction.form)
    }
}

/// A shorter name is found in any words.
const SHORTEST: usize = 3;
/// More remarks than on any sheet; what is beyond is told all the same.
const MOST_REMARKS: usize = 40;

/// The words of a record that stands for itself.
fn remark(record: &Record) -> Option<String> {
    Some(match record {
        Record::Memo(said) => said.text.clone(),
        Record::Caution(said) => said.text.clone(),
        Record::Information(said) => said.text.clone(),
        Record::LeftOver(said) => said.text.clone(),
        Record::Remark(said) => said.text.clone(),
        Record::PatientEntry(said) => said.text.clone(),
        _ => return None,
    })
}

impl Notebook {
    /// What its cautions and remarks say, of which nothing is taken over.
    pub(super) fn words_beside(&self) -> impl Iterator<Item = String> {
        self.others.iter().filter_map(|(_, other)| match other {
            Record::MedicineCaution(said) => Some(said.text.clone()),
            Record::DirectionCaution(said) => Some(said.text.clone()),
            other => remark(other),
        })
    }

    /// True where parts are missing: then nothing can be said of what is not there.
    pub fn is_incomplete(&self) -> bool {
        !self.missing.is_empty() || self.may_go_on
    }

    /// A part without a beginning was read beside: it may go on with that, and its last medicine may be cut.
    pub(super) fn go_on(&mut self) {
        self.may_go_on = true;
        let mut dispensings = self.dispensings.iter_mut().rev();
        if let Some(last) = dispensings.find_map(|one| one.medicines.last_mut()) {
            last.is_doubtful = true;
        }
    }

    /// Remarks that stand apart may be of one medicine: of that which they name.
    fn give_remarks(&mut self) {
        let remarks = self.others.iter().filter_map(|(_, other)| remark(other));
        let remarks = remarks.map(|words| (folded(&words), words));
        let remarks: Vec<(String, String)> = remarks.take(MOST_REMARKS).collect();
        let dispensings = self.dispensings.iter_mut();
        for medicine in dispensings.flat_map(|one| &mut one.medicines) {
            let names = [&medicine.medicine.name, &medicine.medicine.generic_name];
            let called = names.map(|name| stem(name));
            let is_named = |plain: &str| {
                let mut called = called.iter();
                called.any(|name| name.chars().count() >= SHORTEST && plain.contains(name))
            };
            let own = remarks.iter().filter(|(plain, _)| is_named(plain));
            let own = own.map(|(_, words)| words.clone());
            medicine.cautions.extend(own);
        }
    }

    /// Reads the records of one code.
    pub fn of(lines: Lines) -> Self {
        Self::of_parts(lines, &[])
    }

    /// Reads the records of several codes as one; `begins` tells at which record each code begins.
    pub fn of_parts(lines: Lines, begins: &[usize]) -> Self {
        let mut reader = Reader {
            notebook: Self {
                version: lines.version,
                category: lines.category,
                issues: lines.issues,
                is_unproven: lines.is_unproven,
                ..Self::default()
            },
            ..Reader::default()
        };
        for (at, (line, record)) in lines.records.into_iter().enumerate() {
            if at > 0 && begins.contains(&at) {
                reader.is_head_again = true;
            }
            reader.take(line, record);
        }
        let mut notebook = reader.finished();
        notebook.may_go_on &= !lines.is_ended;
        notebook
    }
}

/// What holds while one line after the other is taken in.
#[derive(Default)]
struct Reader {
    notebook: Notebook,
    /// The next records may repeat what the code before said of patient, day and institution.
    is_head_again: bool,
    prescribed_at: Option<PrescribingInstitution>,
    prescriber: Option<Prescriber>,
    /// The medicines of the present dispensing from that place on belong to the present part.
    part_begins: usize,
    /// The lines of directions, to tell whose are odd.
    direction_lines: Vec<(usize, usize, usize)>,
}

impl Reader {
    fn odd(&mut self, line: usize, what: Oddity, kept: impl Into<String>) {
        self.notebook.issues.push(Issue::new(line, what, kept));
    }

    fn take(&mut self, line: usize, record: Record) {
        // A day that is not known is another one all the same.
        if record.is_blank() && !matches!(record, Record::Dispensed(_)) {
            return;
        }
        match record {
            Record::Patient(patient) => self.patient(line, patient),
            Record::PatientRemark(remark) => {
                if !self.notebook.remarks.contains(&remark) {
                    self.notebook.remarks.push(remark);
                }
            }
            Record::OverTheCounter(medicine) => self.notebook.over_the_counter.push(medicine),
            Record::FamilyPharmacist(pharmacist) => {
                self.notebook.family_pharmacists.push(pharmacist)
            }
            Record::Dispensed(dispensed) => self.dispensed(line, dispensed),
            Record::DispensingInstitution(institution) => {
                let name = institution.name.clone();
                let here = &mut self.dispensing(line).institution;
                let is_other = here.get_or_insert_with(|| institution.clone()) != &institution;
                if is_other {
                    self.odd(line, Oddity::Again, name);
                }
            }
            Record::Dispenser(dispenser) => {
                let here = &mut self.dispensing(line).dispenser;
                here.get_or_insert(dispenser);
            }
            Record::PrescribingInstitution(institution) => {
                // The doctor of another institution is another doctor.
                if self.prescribed_at.as_ref() != Some(&institution) {
                    self.prescriber = None;
                }
                self.prescribed_at = Some(institution);
            }
            Record::Prescriber(prescriber) => self.prescriber = Some(prescriber),
            Record::Medicine(medicine) => self.medicine(line, medicine),
            Record::MedicineSupplement(said) => {
                let text = said.text.clone();
                match self.last_medicine() {
                    Some(medicine) => medicine.supplements.push(text),
                    None => self.odd(line, Oddity::OutOfPlace, text),
                }
            }
            Record::Direction(direction) => self.direction(line, direction),
            Record::DirectionSupplement(said) => {
                let part = self.part(said.rp);
                if part.is_empty() {
                    self.odd(line, Oddity::OutOfPlace, said.text.clone());
                }
                for medicine in part {
                    if let Some(medicine) = self.medicine_at(medicine) {
                        medicine.direction_supplements.push(said.text.clone());
                    }
                }
            }
            other => self.other(line, other),
        }
    }

    /// What nothing is taken over from. A caution may say all the same when its medicine is taken.
    fn other(&mut self, line: usize, other: Record) {
        match &other {
            Record::MedicineCaution(said) => {
                let last = self.last_medicine();
                last.into_iter()
                    .for_each(|one| one.cautions.push(said.text.clone()));
            }
            Record::DirectionCaution(said) => {
                for at in self.part(said.rp) {
                    let medicine = self.medicine_at(at);
                    medicine
                        .into_iter()
                        .for_each(|one| one.cautions.push(said.text.clone()));
                }
            }
            _ => {}
        }
        self.notebook.others.push((line, other));
    }

    fn patient(&mut self, line: usize, patient: Patient) {
        match &self.notebook.patient {
            None => self.notebook.patient = Some(patient),
            Some(first) if *first == patient => {}
            Some(_) => self.odd(line, Oddity::Again, patient.name),
        }
    }

    fn dispensed(&mut self, line: usize, dispensed: Dispensed) {
        let present = self.notebook.dispensings.last();
        let goes_on = present.is_some_and(|present| present.date == dispensed.date);
        if self.is_head_again && goes_on {
            return;
        }
        if dispensed.date.is_none() {
            self.odd(line, Oddity::NoDay, "");
        }
        self.prescribed_at = None;
        self.prescriber = None;
        self.part_begins = 0;
        self.notebook.dispensings.push(Dispensing {
            date: dispensed.date,
            ..Dispensing::default()
        });
    }

    /// The present dispensing; a text that begins without one has one without a day.
    fn dispensing(&mut self, line: usize) -> &mut Dispensing {
        if self.notebook.dispensings.is_empty() {
            self.odd(line, Oddity::NoDay, "");
            self.notebook.dispensings.push(Dispensing::default());
        }
        let last = self.notebook.dispensings.len() - 1;
        &mut self.notebook.dispensings[last]
    }

    fn medicine(&mut self, line: usize, medicine: Medicine) {
        self.is_head_again = false;
        let dose = folded(&medicine.dose);
        let is_odd = !dose.is_empty() && millionths(&dose).is_none();
        if is_odd {
            self.odd(line, Oddity::OddDose, medicine.dose.clone());
        }
        if medicine.name.is_empty() && medicine.generic_name.is_empty() {
            self.odd(
                line,
                Oddity::NoName,
                format!("{}{}", medicine.dose, medicine.unit),
            );
        }
        let of = self.prescribed_at.clone();
        let prescriber = self.prescriber.clone();
        let dispensing = self.dispensing(line);
        let own = dispensing.institution.as_ref();
        let own =
            own.filter(|own| matches!(own.fee_table, Some(FeeTable::Medical | FeeTable::Dental)));
        let (prescribed_at, fee_table) = match (of, own) {
            (Some(of), _) => (of.name, of.fee_table),
            (None, Some(own)) => (own.name.clone(), own.fee_table),
            (None, None) => (String::new(), None),
        };
        let before = dispensing.medicines.last();
        let begins = dispensing.medicines.len();
        // The same number again behind a direction is another part: some machines count anew for each doctor.
        let is_same_part = before.is_some_and(|before| {
            before.medicine.rp == medicine.rp && before.directions.is_empty()
        });
        dispensing.medicines.push(DispensedMedicine {
            line,
            medicine,
            prescribed_at,
            fee_table,
            prescriber,
            is_doubtful: is_odd,
            ..DispensedMedicine::default()
        });
        if !is_same_part {
            self.part_begins = begins;
        }
    }

    fn last_medicine(&mut self) -> Option<&mut DispensedMedicine> {
        self.notebook.dispensings.last_mut()?.medicines.last_mut()
    }

    fn medicine_at(&mut self, at: usize) -> Option<&mut DispensedMedicine> {
        self.notebook.dispensings.last_mut()?.medicines.get_mut(at)
    }

    /// The places of the medicines of a part: the present part, or else the last one with that number.
    fn part(&self, rp: Option<u32>) -> Vec<usize> {
        let Some(dispensing) = self.notebook.dispensings.last() else {
            return vec![];
        };
        let medicines = &dispensing.medicines;
        let is_of = |at: &usize| medicines.get(*at).is_some_and(|one| one.medicine.rp == rp);
        let present: Vec<usize> = (self.part_begins..medicines.len()).filter(is_of).collect();
        if !present.is_empty() {
            return present;
        }
        let mut last: Vec<usize> = (0..medicines.len())
            .rev()
            .skip_while(|at| !is_of(at))
            .take_while(is_of)
            .collect();
        last.reverse();
        last
    }

    fn direction(&mut self, line: usize, direction: Direction) {
        let part = self.part(direction.rp);
        if part.is_empty() {
            self.odd(line, Oddity::OutOfPlace, direction.text);
            return;
        }
        let here = self.notebook.dispensings.len();
        for at in part {
            if let Some(medicine) = self.medicine_at(at) {
                medicine.directions.push(direction.clone());
            }
            self.direction_lines.push((line, here, at));
        }
    }

    fn finished(mut self) -> Notebook {
        let mut undirected = vec![];
        let last = self.last_medicine();
        let is_cut = last.is_some_and(|last| last.directions.is_empty());
        self.notebook.may_go_on = is_cut;
        self.notebook.give_remarks();
        let odd: Vec<usize> = self
            .notebook
            .issues
            .iter()
            .map(|issue| issue.line)
            .collect();
        for (number, dispensing) in self.notebook.dispensings.iter_mut().enumerate() {
            for (at, medicine) in dispensing.medicines.iter_mut().enumerate() {
                let lines = self.direction_lines.iter();
                let mut own = lines.filter(|(_, dispensing, medicine)| {
                    (*dispensing, *medicine) == (number + 1, at)
                });
                medicine.is_doubtful |=
                    odd.contains(&medicine.line) || own.any(|(line, ..)| odd.contains(line));
                if medicine.directions.is_empty() {
                    medicine.is_doubtful = true;
                    let (line, name) = (medicine.line, medicine.medicine.name.clone());
                    undirected.push(Issue::new(line, Oddity::NoDirection, name));
                }
            }
        }
        self.notebook.issues.extend(undirected);
        self.notebook.issues.sort_by_key(|issue| issue.line);
        self.notebook
    }
}
