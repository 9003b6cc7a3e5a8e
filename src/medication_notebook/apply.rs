//! Taking over what a person ticked: each tick changes its own places and nothing else.

use super::alert::Alert;
use super::letters::folded;
use super::listed::is_listed;
use super::medicine::ReadMedicine;
use super::person_fields::take_over;
use super::review::{Proposal, Review, Standing};
use super::whose::Whose;
use crate::model::{
    Alerts, Allergen, AllergyIntolerance, Answer, CareTeamMember, Choices, EmergencyInformation,
    MedicationManager, MedicationStatement, PastCondition, Profile, Stated, Steroid, Text, Yes,
};
use std::collections::BTreeSet;

/// Between names that stand in one field.
const BETWEEN: &str = "、";

/// What the person answered when the code looked like somebody else's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PersonAnswer {
    /// They were not asked.
    NotAsked,
    /// It is the same person.
    SamePerson,
}

/// Why nothing was taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ApplyError {
    /// The code looks like another person's, and nobody has said that it is not.
    PersonNotConfirmed,
    /// The record has changed since it was compared.
    RecordChanged,
}

impl Review {
    /// The record with what was ticked, by its place among the proposals. Everything else stays as it is.
    pub fn apply(
        &self,
        profile: &Profile,
        ticked: &BTreeSet<usize>,
        person: PersonAnswer,
    ) -> Result<Profile, ApplyError> {
        let looks_right = matches!(self.whose, Whose::Same | Whose::Unsaid);
        if !looks_right && person != PersonAnswer::SamePerson {
            return Err(ApplyError::PersonNotConfirmed);
        }
        if profile.emergency != self.compared_with {
            return Err(ApplyError::RecordChanged);
        }
        let mut changed = profile.clone();
        let chosen = |(place, proposal)| ticked.contains(&place).then_some(proposal);
        let chosen: Vec<&Proposal> = self
            .proposals
            .iter()
            .enumerate()
            .filter_map(chosen)
            .collect();
        for proposal in &chosen {
            take(proposal, &mut changed.emergency);
        }
        // Rows go last, the last one first: until then every row is where it was when it was compared.
        let mut gone: Vec<usize> = chosen
            .iter()
            .filter_map(|proposal| match proposal {
                Proposal::LooksStopped { row, .. } => Some(*row),
                _ => None,
            })
            .collect();
        gone.sort_unstable();
        if let Some(rows) = changed.emergency.medications.list.known_mut() {
            for row in gone
                .into_iter()
                .rev()
                .filter(|row| *row < self.compared_with.medications.list.rows().len())
            {
                rows.remove(row);
            }
        }
        Ok(changed)
    }
}

fn take(proposal: &Proposal, here: &mut EmergencyInformation) {
    match proposal {
        Proposal::Person { field, code, .. } => take_over(*field, code, &mut here.person),
        Proposal::Medicine { medicine, standing } => {
            take_medicine(medicine, standing, &mut here.medications.list)
        }
        Proposal::LooksStopped { .. } => {}
        Proposal::Allergy {
            name,
            is_side_effect,
        } => add(
            &mut here.alerts.allergies,
            AllergyIntolerance {
                kind: match is_side_effect {
                    true => Answer::Known(Allergen::Medicine),
                    false => Answer::NotAsked,
                },
                name: Text::new(name),
                ..AllergyIntolerance::default()
            },
        ),
        Proposal::PastIllness { name } => add(
            &mut here.conditions.past,
            PastCondition {
                name: Text::new(name),
                ..PastCondition::default()
            },
        ),
        Proposal::TeamMember { member, standing } => {
            take_member(member, standing, &mut here.care_team.members)
        }
        Proposal::PackedByPharmacy => {
            let managers = here.medications.managers.iter();
            here.medications.managers =
                managers.chain([MedicationManager::PharmacyPacks]).collect();
        }
        Proposal::OverTheCounter { name } => add_name(&mut here.medications.over_the_counter, name),
        Proposal::Alert { alert, names } => take_alert(*alert, names, &mut here.alerts),
    }
}

/// A further row. A list of which nothing was known, or of which it was said that it is empty, begins with it.
fn add<T>(list: &mut Stated<Vec<T>>, row: T) {
    match list {
        Stated::Known(rows) => rows.push(row),
        _ => *list = Stated::Known(vec![row]),
    }
}

/// A further name in a field that holds several.
fn add_name(text: &mut Text, name: &str) {
    if is_listed(text.as_str(), &folded(name)) {
        return;
    }
    *text = match text.is_blank() {
        true => Text::new(name),
        false => Text::new(&format!("{}{BETWEEN}{name}", text.as_str())),
    };
}

fn take_medicine(
    medicine: &ReadMedicine,
    standing: &Standing<MedicationStatement>,
    list: &mut Stated<Vec<MedicationStatement>>,
) {
    let code = medicine.statement();
    let (row, replaces) = match standing {
        Standing::Same => return,
        Standing::New => return add(list, code),
        Standing::Adds { row } => (*row, false),
        Standing::Differs { row, .. } => (*row, true),
    };
    let Some(here) = list.known_mut().and_then(|rows| rows.get_mut(row)) else {
        return;
    };
    if replaces {
        here.name = code.name;
    }
    // What the code does not say stays; a time of the day that may no longer be right does not.
    let wants = |code: &Text, here: &Text| !code.is_blank() && (replaces || here.is_blank());
    if wants(&code.directions, &here.directions) {
        here.directions = code.directions;
    }
    if wants(&code.prescribed_at, &here.prescribed_at) {
        here.prescribed_at = code.prescribed_at;
    }
    if replaces || here.times.is_empty() {
        here.times = code.times;
    }
    here.dispensed_on = code.dispensed_on.max(here.dispensed_on);
}

fn take_member(
    member: &CareTeamMember,
    standing: &Standing<CareTeamMember>,
    team: &mut Stated<Vec<CareTeamMember>>,
) {
    let (row, replaces) = match standing {
        Standing::Same => return,
        Standing::New => return add(team, member.clone()),
        Standing::Adds { row } => (*row, false),
        Standing::Differs { row, .. } => (*row, true),
    };
    let Some(here) = team.known_mut().and_then(|rows| rows.get_mut(row)) else {
        return;
    };
    for (code, here) in [
        (&member.organisation, &mut here.organisation),
        (&member.person, &mut here.person),
        (&member.role_detail, &mut here.role_detail),
    ] {
        if here.is_blank() && !code.is_blank() {
            *here = code.clone();
        }
    }
    if !member.phone.is_blank() && (replaces || here.phone.is_blank()) {
        here.phone = member.phone.clone();
    }
}

fn take_alert(alert: Alert, names: &[String], here: &mut Alerts) {
    match alert {
        Alert::Antithrombotic => {
            here.antithrombotic = Stated::Known(Yes::Yes);
            for name in names {
                add_name(&mut here.antithrombotic_names, name);
            }
        }
        Alert::GlucoseLowering(way) => {
            here.glucose_lowering = with(here.glucose_lowering.known(), Some(way));
            for name in names {
                add_name(&mut here.glucose_lowering_names, name);
            }
        }
        Alert::Steroid => here.steroid = Stated::Known(Steroid::Oral),
        Alert::Antiepileptic => here.antiepileptic = Stated::Known(Yes::Yes),
        Alert::Opioid(form) => here.opioid = with(here.opioid.known(), form),
    }
}

/// The same choices and one more.
fn with<E: crate::model::Coded>(known: Option<&Choices<E>>, more: Option<E>) -> Stated<Choices<E>> {
    let known = known.into_iter().flat_map(|known| known.iter());
    Stated::Known(known.chain(more).collect())
}
