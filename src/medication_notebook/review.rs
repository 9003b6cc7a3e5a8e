//! Holding a code against a person's record: what is new, the same, or different. Nothing changes here.

use super::alert::{Alert, alert};
use super::field::RemarkKind;
use super::letters::{folded, full_width, is_entry};
use super::listed::{medicine_lines, pairs};
use super::medicine::{ReadMedicine, medicines, newest, newest_day};
use super::notebook::Notebook;
use super::person_fields::{PersonField, person_lines};
use super::team::team;
use super::unused::unused;
use super::whose::{Whose, as_person, is_named, whose};
use crate::model::{
    CareTeamMember, Date, EmergencyInformation, MedicationManager, MedicationStatement,
    PartialDate, Profile, Stated, Text,
};
use std::borrow::Cow;

/// How something that the code says stands to what is in the record.
#[derive(Debug, Clone, PartialEq)]
pub enum Standing<T> {
    /// Not there. Taking it over adds it.
    New,
    /// There, and nothing that is there differs: taking it over only fills what is blank.
    Adds {
        /// Its place in its list.
        row: usize,
    },
    /// There, and different. Taking it over puts the code in the place of what differs.
    Differs {
        /// Its place in its list.
        row: usize,
        /// What is there.
        here: Box<T>,
    },
    /// There already; there is nothing to do.
    Same,
}

impl<T> Standing<T> {
    /// The row into which taking it over writes.
    pub fn row(&self) -> Option<usize> {
        match self {
            Self::Adds { row } | Self::Differs { row, .. } => Some(*row),
            Self::New | Self::Same => None,
        }
    }
}

/// One thing that a person may take over.
#[derive(Debug, Clone, PartialEq)]
pub enum Proposal {
    /// A fact about the person.
    Person {
        /// Which.
        field: PersonField,
        /// What the code says, as it would be written.
        code: String,
        /// What is there; blank where nothing is.
        here: String,
    },
    /// A medicine.
    Medicine {
        /// What the code says.
        medicine: ReadMedicine,
        /// How it stands to the list.
        standing: Standing<MedicationStatement>,
    },
    /// Is it still taken? It came from this clinic before, and the newest dispensing there has others and not it.
    /// Taking this over takes the medicine off the list.
    LooksStopped {
        /// Its place in the list.
        row: usize,
        /// What is there.
        here: MedicationStatement,
        /// The day of that newest dispensing.
        newest: Date,
    },
    /// An allergy, or a medicine that did harm.
    Allergy {
        /// Its name in the pharmacy's words.
        name: String,
        /// True for a medicine that did harm.
        is_side_effect: bool,
    },
    /// An illness in the past.
    PastIllness {
        /// Its name in the pharmacy's words.
        name: String,
    },
    /// A pharmacy, a clinic, a doctor.
    TeamMember {
        /// The member as it would be.
        member: Box<CareTeamMember>,
        /// How it stands to the team.
        standing: Standing<CareTeamMember>,
    },
    /// The pharmacy packs the medicines by the dose (一包化).
    PackedByPharmacy,
    /// A medicine without prescription.
    OverTheCounter {
        /// Its name.
        name: String,
        /// The last day on which it was to be taken, where the code says it.
        until: Option<Date>,
    },
    /// Does this belong in the alert box? A question, from the names of medicines.
    Alert {
        /// What the box would say.
        alert: Alert,
        /// The medicines that it is asked for.
        names: Vec<String>,
    },
}

impl Proposal {
    /// True where there is nothing to do.
    pub fn is_settled(&self) -> bool {
        matches!(
            self,
            Self::Medicine {
                standing: Standing::Same,
                ..
            } | Self::TeamMember {
                standing: Standing::Same,
                ..
            }
        )
    }
}

/// Why there is no review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReviewError {
    /// The codes are of several people: one after the other.
    SeveralPeople,
}

/// Codes of one person, held against a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Review {
    /// Whether it is the same person.
    pub whose: Whose,
    /// What may be taken over; a person names each by its place here.
    pub proposals: Vec<Proposal>,
    /// What the codes say and nothing here takes over: what was not understood or stands there twice, remarks of other
    /// kinds, whom to call. To be read, and typed where it is wanted.
    pub unused: Vec<String>,
    /// What the record said when it was compared.
    pub(super) compared_with: EmergencyInformation,
}

impl Review {
    /// Compares. A day that has not come is none, and what was handed out on it is worth a look at the paper.
    pub fn new(
        notebooks: &[Notebook],
        profile: &Profile,
        today: Date,
    ) -> Result<Self, ReviewError> {
        let notebooks = &*on_days_that_have_come(notebooks, today);
        // Who says neither name nor birth date is nobody that others could be compared with.
        let said = notebooks.iter().filter_map(|one| one.patient.as_ref());
        let mut patients = said.clone().filter(|patient| is_named(patient));
        let patient = patients.next();
        if let Some(patient) = patient {
            let first = as_person(patient);
            let others: Vec<Whose> = patients.map(|other| whose(Some(other), &first)).collect();
            if others.contains(&Whose::Different) {
                return Err(ReviewError::SeveralPeople);
            }
        }
        let here = &profile.emergency;
        let read = medicines(notebooks);
        let pairs = pairs(&read, here);
        let mut proposals = medicine_lines(&read, &pairs, here, today);
        if is_all_there(notebooks) {
            proposals.extend(stopped(notebooks, &read, &pairs, here));
        }
        proposals.extend(alerts(&read, here));
        proposals.extend(remarks(notebooks, here));
        proposals.extend(packed(notebooks, here));
        proposals.extend(over_the_counter(notebooks, here));
        proposals.extend(team(notebooks, here));
        if let Some(patient) = patient.or_else(|| said.clone().next()) {
            proposals.extend(person_lines(patient, &here.person));
        }
        // What is least like the person of the record is asked about, or said.
        let of_each = notebooks.iter().map(|one| one.whose(&here.person));
        Ok(Self {
            whose: of_each.max().unwrap_or(Whose::Unsaid),
            proposals,
            unused: unused(notebooks, &here.person),
            compared_with: here.clone(),
        })
    }
}

/// The same without days to come: a slip at the pharmacy would stand on paper, and count as the newest for years.
fn on_days_that_have_come(notebooks: &[Notebook], today: Date) -> Cow<'_, [Notebook]> {
    let is_ahead =
        |date: Option<Date>| date.is_some_and(|date| PartialDate::from(date).is_to_come(today));
    let mut all = notebooks.iter().flat_map(|one| &one.dispensings);
    if !all.any(|one| is_ahead(one.date)) {
        return Cow::Borrowed(notebooks);
    }
    let mut notebooks = notebooks.to_vec();
    let dispensings = notebooks.iter_mut().flat_map(|one| &mut one.dispensings);
    for dispensing in dispensings.filter(|one| is_ahead(one.date)) {
        dispensing.date = None;
        for medicine in &mut dispensing.medicines {
            medicine.is_doubtful = true;
        }
    }
    Cow::Owned(notebooks)
}

/// False where a part is missing, where parts may not belong together, or where some sheets name the person and others
/// nobody: then nothing can be said of what is not there.
fn is_all_there(notebooks: &[Notebook]) -> bool {
    let has = |is_so: fn(&Notebook) -> bool| notebooks.iter().any(is_so);
    let is_mixed = has(Notebook::names_somebody) && !notebooks.iter().all(Notebook::names_somebody);
    !is_mixed && !has(Notebook::is_incomplete) && !has(|one| one.is_unproven)
}

/// Rows that came from a clinic by a code before, and are not in its newest dispensing. A row that is any medicine of a
/// newest dispensing, if in another strength or of another maker, is changed and not stopped.
fn stopped(
    notebooks: &[Notebook],
    read: &[ReadMedicine],
    pairs: &[Option<usize>],
    here: &EmergencyInformation,
) -> Vec<Proposal> {
    let newest = newest(notebooks);
    let present = |row: usize| {
        let mut pairs = read.iter().zip(pairs);
        pairs.any(|(one, pair)| *pair == Some(row) && !one.is_older)
    };
    let rows = here.medications.list.rows().iter().enumerate();
    let gone = rows.filter_map(|(row, here)| {
        let place = folded(here.prescribed_at.as_str());
        let (_, newest) = newest.iter().find(|(known, _)| *known == place)?;
        let was_before = !place.is_empty() && here.dispensed_on? < *newest;
        let is_there = read
            .iter()
            .any(|one| folded(&one.name) == folded(here.name.as_str()) && !one.is_older);
        let is_there = is_there || present(row);
        (was_before && !is_there).then(|| Proposal::LooksStopped {
            row,
            here: here.clone(),
            newest: *newest,
        })
    });
    gone.collect()
}

/// What pharmacies write where there is nothing to write.
pub(super) const NOTHING: &[&str] = &[
    "なし",
    "無し",
    "無",
    "特になし",
    "特に無し",
    "ない",
    "無い",
    "該当なし",
    "特記事項なし",
    "-",
    "ー",
    UNKNOWN,
];
const UNKNOWN: &str = "不明";

/// Words before that which only say of what there is nothing, and behind it.
const OF_WHAT: &[&str] = &[
    "特に",
    "お薬",
    "薬剤",
    "薬",
    "食物",
    "食べ物",
    "食品",
    "アレルギー",
    "副作用",
    "既往症",
    "既往歴",
    "既往",
    "歴",
    "は",
    "が",
    "も",
    "の",
    "・",
    ":",
    "/",
];
const POLITE: &[&str] = &["。", ".", "です", "とのこと"];
/// And more of what pharmacies write there, as people say it.
const SAID_NOTHING: &[&str] = &["ありません", "ございません", "無し", "なし"];

/// True where a remark says that there is nothing to remark.
pub(super) fn says_nothing(plain: &str) -> bool {
    let is_nothing = |words: &str| NOTHING.contains(&words) || SAID_NOTHING.contains(&words);
    let mut rest = plain;
    while let Some(left) = POLITE.iter().find_map(|word| rest.strip_suffix(word)) {
        rest = left;
    }
    // Which medicine it was may not be known: that is something.
    while !is_nothing(rest) || rest == UNKNOWN && rest != plain {
        match OF_WHAT.iter().find_map(|word| rest.strip_prefix(word)) {
            Some(left) => rest = left,
            None => return rest.is_empty() && plain.is_empty(),
        }
    }
    true
}

fn remarks(notebooks: &[Notebook], here: &EmergencyInformation) -> Vec<Proposal> {
    let mut proposals: Vec<Proposal> = vec![];
    for remark in notebooks.iter().flat_map(|one| &one.remarks) {
        let name = full_width(remark.text.trim());
        let plain = folded(&name);
        if says_nothing(&plain) || Text::new(&name).is_blank() {
            continue;
        }
        let is_known = |known: &str| is_entry(known, &plain);
        let (allergies, past) = (&here.alerts.allergies, &here.conditions.past);
        let proposal = match remark.kind {
            Some(kind @ (RemarkKind::Allergy | RemarkKind::SideEffect)) => {
                let mut known = allergies.rows().iter().map(|row| row.name.as_str());
                (!known.any(is_known)).then_some(Proposal::Allergy {
                    name,
                    is_side_effect: kind == RemarkKind::SideEffect,
                })
            }
            Some(RemarkKind::PastIllness) => {
                let mut known = past.rows().iter().map(|row| row.name.as_str());
                (!known.any(is_known)).then_some(Proposal::PastIllness { name })
            }
            _ => None,
        };
        proposals.extend(proposal.filter(|proposal| !proposals.contains(proposal)));
    }
    proposals
}

/// What pharmacies write where they pack by the dose.
const PACKED: &str = "一包化";

fn packed(notebooks: &[Notebook], here: &EmergencyInformation) -> Option<Proposal> {
    let dispensings = notebooks.iter().flat_map(|one| &one.dispensings);
    let mut medicines = dispensings.flat_map(|one| &one.medicines);
    let is_packed = medicines.any(|one| {
        let mut said = one.direction_supplements.iter().chain(&one.supplements);
        said.any(|text| folded(text) == PACKED)
    });
    let is_known = here
        .medications
        .managers
        .contains(MedicationManager::PharmacyPacks);
    (is_packed && !is_known).then_some(Proposal::PackedByPharmacy)
}

fn over_the_counter(notebooks: &[Notebook], here: &EmergencyInformation) -> Vec<Proposal> {
    let known = here.medications.over_the_counter.as_str();
    let mut proposals: Vec<Proposal> = vec![];
    let newest = newest_day(notebooks);
    for medicine in notebooks.iter().flat_map(|one| &one.over_the_counter) {
        let name = full_width(medicine.name.trim());
        let until = medicine.end;
        let proposal = Proposal::OverTheCounter {
            name: name.clone(),
            until,
        };
        // What was ended before the newest day is told, and nobody is asked to say that it is taken.
        let is_ended = until.is_some() && until < newest;
        let is_known = Text::new(&name).is_blank() || is_entry(known, &folded(&name));
        if !is_ended && !is_known && !proposals.contains(&proposal) {
            proposals.push(proposal);
        }
    }
    proposals
}

/// One question for each thing that the box may say, with all medicines that lead to it.
fn alerts(read: &[ReadMedicine], here: &EmergencyInformation) -> Vec<Proposal> {
    let mut asked: Vec<(Alert, Vec<String>)> = vec![];
    for medicine in read {
        let Some(alert) = alert(medicine) else {
            continue;
        };
        match asked.iter_mut().find(|(known, _)| *known == alert) {
            Some((_, names)) if names.contains(&medicine.name) => {}
            Some((_, names)) => names.push(medicine.name.clone()),
            None => asked.push((alert, vec![medicine.name.clone()])),
        }
    }
    asked.retain(|(alert, names)| {
        let named = read.iter().filter(|one| names.contains(&one.name));
        let newest = named.map(|one| one.dispensed_on).max().flatten();
        !is_said(*alert, names, newest, here)
    });
    let asked = asked.into_iter();
    asked
        .map(|(alert, names)| Proposal::Alert { alert, names })
        .collect()
}

/// True where the box says it already, with these names where it has a place for them.
fn is_said(
    alert: Alert,
    names: &[String],
    newest: Option<Date>,
    here: &EmergencyInformation,
) -> bool {
    let alerts = &here.alerts;
    let named = |text: &Text| {
        let mut names = names.iter();
        names.all(|name| is_entry(text.as_str(), &folded(name)))
    };
    match alert {
        Alert::Antithrombotic => {
            // What was handed out after it was paused may be taken again; what has no day may be as new.
            let is_paused = |stopped: PartialDate| newest.is_none() || newest > stopped.earliest();
            alerts.antithrombotic.is_known()
                && named(&alerts.antithrombotic_names)
                && !alerts.antithrombotic_stopped.is_some_and(is_paused)
        }
        Alert::GlucoseLowering(way) => {
            let said = alerts
                .glucose_lowering
                .known()
                .is_some_and(|said| said.contains(way));
            said && named(&alerts.glucose_lowering_names)
        }
        Alert::Steroid => alerts.steroid.is_known(),
        Alert::Antiepileptic => alerts.antiepileptic.is_known(),
        Alert::Opioid(form) => {
            let said = alerts.opioid.known();
            said.is_some_and(|said| form.is_none_or(|form| said.contains(form)))
        }
    }
}

/// True where a list has an answer that a new row contradicts: the person said that there are none.
pub fn contradicts<T>(list: &Stated<Vec<T>>) -> bool {
    matches!(list, Stated::NoneKnown)
}
