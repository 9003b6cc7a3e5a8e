//! Holding a code against a person's record: what is new, the same, or different. Nothing changes here.

use super::alert::{Alert, alert};
use super::field::{FeeTable, RemarkKind};
use super::letters::{folded, full_width};
use super::listed::{is_listed, medicine_lines};
use super::medicine::{ReadMedicine, is_dental, medicines, newest};
use super::notebook::Notebook;
use super::person_fields::{PersonField, person_lines};
use super::telephone::of_institution;
use super::unused::unused;
use super::whose::{Whose, as_person, whose};
use crate::model::{
    Answer, CareTeamMember, Date, EmergencyInformation, MedicationManager, MedicationStatement,
    Phone, Profile, Stated, TeamRole, Text,
};

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
    /// Compares.
    pub fn new(notebooks: &[Notebook], profile: &Profile) -> Result<Self, ReviewError> {
        let mut patients = notebooks.iter().filter_map(|one| one.patient.as_ref());
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
        let mut proposals = vec![];
        proposals.extend(medicine_lines(&read, here));
        // Where a part is missing nothing can be said of what is not there.
        if !notebooks.iter().any(Notebook::is_incomplete) {
            proposals.extend(stopped(notebooks, &read, here));
        }
        proposals.extend(alerts(&read, here));
        proposals.extend(remarks(notebooks, here));
        proposals.extend(packed(notebooks, here));
        proposals.extend(over_the_counter(notebooks, here));
        proposals.extend(team(notebooks, here));
        if let Some(patient) = patient {
            proposals.extend(person_lines(patient, &here.person));
        }
        Ok(Self {
            whose: whose(patient, &here.person),
            proposals,
            unused: unused(notebooks, &here.person),
            compared_with: here.clone(),
        })
    }
}

/// Rows that came from a clinic by a code before, and are not in its newest dispensing.
fn stopped(
    notebooks: &[Notebook],
    read: &[ReadMedicine],
    here: &EmergencyInformation,
) -> Vec<Proposal> {
    let newest = newest(notebooks);
    let rows = here.medications.list.rows().iter().enumerate();
    let gone = rows.filter_map(|(row, here)| {
        let place = folded(here.prescribed_at.as_str());
        let (_, newest) = newest.iter().find(|(known, _)| *known == place)?;
        let was_before = !place.is_empty() && here.dispensed_on? < *newest;
        let is_there = read
            .iter()
            .any(|one| folded(&one.name) == folded(here.name.as_str()) && !one.is_older);
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
    "不明",
];

fn remarks(notebooks: &[Notebook], here: &EmergencyInformation) -> Vec<Proposal> {
    let mut proposals: Vec<Proposal> = vec![];
    for remark in notebooks.iter().flat_map(|one| &one.remarks) {
        let name = full_width(remark.text.trim());
        let plain = folded(&name);
        if plain.is_empty() || NOTHING.contains(&plain.as_str()) {
            continue;
        }
        let proposal = match remark.kind {
            Some(kind @ (RemarkKind::Allergy | RemarkKind::SideEffect)) => {
                let known = here.alerts.allergies.rows().iter();
                let is_known = known
                    .map(|row| row.name.as_str())
                    .any(|known| is_listed(known, &plain));
                let is_side_effect = kind == RemarkKind::SideEffect;
                (!is_known).then_some(Proposal::Allergy {
                    name,
                    is_side_effect,
                })
            }
            Some(RemarkKind::PastIllness) => {
                let known = here.conditions.past.rows().iter();
                let is_known = known
                    .map(|row| row.name.as_str())
                    .any(|known| is_listed(known, &plain));
                (!is_known).then_some(Proposal::PastIllness { name })
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
    for medicine in notebooks.iter().flat_map(|one| &one.over_the_counter) {
        let name = full_width(medicine.name.trim());
        let proposal = Proposal::OverTheCounter { name: name.clone() };
        if !name.is_empty() && !is_listed(known, &folded(&name)) && !proposals.contains(&proposal) {
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
    asked.retain(|(alert, names)| !is_said(*alert, names, here));
    let asked = asked.into_iter();
    asked
        .map(|(alert, names)| Proposal::Alert { alert, names })
        .collect()
}

/// True where the box says it already, with these names where it has a place for them.
fn is_said(alert: Alert, names: &[String], here: &EmergencyInformation) -> bool {
    let alerts = &here.alerts;
    let named = |text: &Text| {
        names
            .iter()
            .all(|name| is_listed(text.as_str(), &folded(name)))
    };
    match alert {
        Alert::Antithrombotic => {
            alerts.antithrombotic.is_known() && named(&alerts.antithrombotic_names)
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

/// What a clinic is to the person. Whether it is the family doctor's only the person knows.
fn role(table: Option<FeeTable>) -> Answer<TeamRole> {
    match is_dental(table) {
        true => Answer::Known(TeamRole::Dentist),
        false => Answer::NotAsked,
    }
}

/// Pharmacies, clinics and doctors, each once.
fn team(notebooks: &[Notebook], here: &EmergencyInformation) -> Vec<Proposal> {
    let mut members: Vec<CareTeamMember> = vec![];
    let mut add = |member: CareTeamMember| {
        let blank = member.organisation.is_blank() && member.person.is_blank();
        if !blank && !members.contains(&member) {
            members.push(member);
        }
    };
    for dispensing in notebooks.iter().flat_map(|one| &one.dispensings) {
        if let Some(pharmacy) = &dispensing.institution
            && matches!(pharmacy.fee_table, None | Some(FeeTable::Pharmacy))
        {
            add(CareTeamMember {
                role: Answer::Known(TeamRole::Pharmacy),
                organisation: Text::new(&full_width(&pharmacy.name)),
                phone: of_institution(&pharmacy.phone),
                ..CareTeamMember::default()
            });
        }
        // A clinic that hands out its own medicines says its number there, and need not say its name twice.
        if let Some(own) = &dispensing.institution
            && matches!(own.fee_table, Some(FeeTable::Medical | FeeTable::Dental))
            && !dispensing
                .medicines
                .iter()
                .any(|one| folded(&one.prescribed_at) == folded(&own.name))
        {
            add(CareTeamMember {
                role: role(own.fee_table),
                organisation: Text::new(&full_width(&own.name)),
                phone: of_institution(&own.phone),
                ..CareTeamMember::default()
            });
        }
        let number = |name: &str| {
            let own = dispensing.institution.as_ref();
            let own = own.filter(|own| !own.name.is_empty() && folded(&own.name) == folded(name));
            own.map_or(Phone::default(), |own| of_institution(&own.phone))
        };
        for medicine in &dispensing.medicines {
            let prescriber = medicine.prescriber.as_ref();
            let said = |read: fn(&super::record::Prescriber) -> &String| {
                Text::new(&prescriber.map_or(String::new(), |one| full_width(read(one))))
            };
            add(CareTeamMember {
                role: role(medicine.fee_table),
                organisation: Text::new(&full_width(&medicine.prescribed_at)),
                person: said(|one| &one.name),
                role_detail: said(|one| &one.department),
                phone: number(&medicine.prescribed_at),
                ..CareTeamMember::default()
            });
        }
    }
    let known = here.care_team.members.rows();
    let proposals = members.into_iter().map(|member| Proposal::TeamMember {
        standing: member_standing(&member, known),
        member: Box::new(member),
    });
    proposals.collect()
}

/// A member is the same institution and the same person; one of them may be blank in the record.
fn member_standing(member: &CareTeamMember, known: &[CareTeamMember]) -> Standing<CareTeamMember> {
    let same = |code: &Text, here: &Text| folded(code.as_str()) == folded(here.as_str());
    let goes = |code: &Text, here: &Text| here.is_blank() || code.is_blank() || same(code, here);
    let found = known.iter().position(|here| {
        let is_named = same(&member.organisation, &here.organisation)
            && !here.organisation.is_blank()
            || same(&member.person, &here.person) && !here.person.is_blank();
        is_named
            && goes(&member.organisation, &here.organisation)
            && goes(&member.person, &here.person)
            && goes(&member.role_detail, &here.role_detail)
    });
    let Some((row, here)) = found.and_then(|row| Some((row, known.get(row)?))) else {
        return Standing::New;
    };
    let number = |phone: &Phone| phone.digits().unwrap_or_else(|| folded(phone.as_typed()));
    let other_number = !member.phone.is_blank()
        && !here.phone.is_blank()
        && number(&member.phone) != number(&here.phone);
    let fills = |code: &Text, here: &Text| here.is_blank() && !code.is_blank();
    let adds = fills(&member.organisation, &here.organisation)
        || fills(&member.person, &here.person)
        || fills(&member.role_detail, &here.role_detail)
        || here.phone.is_blank() && !member.phone.is_blank();
    match (other_number, adds) {
        (true, _) => Standing::Differs {
            row,
            here: Box::new(here.clone()),
        },
        (false, true) => Standing::Adds { row },
        (false, false) => Standing::Same,
    }
}

/// True where a list has an answer that a new row contradicts: the person said that there are none.
pub fn contradicts<T>(list: &Stated<Vec<T>>) -> bool {
    matches!(list, Stated::NoneKnown)
}
