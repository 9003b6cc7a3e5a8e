//! Taking over what a person ticked: each tick changes its own places and nothing else.

use super::alert::Alert;
use super::letters::{folded, is_entry};
use super::listed::{BETWEEN, put_names, without_maker, without_name};
use super::medicine::ReadMedicine;
use super::person_fields::take_over;
use super::review::{Proposal, Review, Standing};
use super::whose::Whose;
use crate::model::{
    Alerts, Allergen, AllergyIntolerance, Answer, CareTeamMember, Choices, EmergencyInformation,
    MedicationManager, MedicationStatement, OpioidForm, PastCondition, Profile, Stated, Steroid,
    Text, Yes,
};
use std::collections::BTreeSet;

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
        let gone = gone(&chosen, self.compared_with.medications.list.rows().len());
        take_off(&gone, &mut changed.emergency);
        Ok(changed)
    }
}

/// The rows that leave the list. One into which something was written just now does not: it is taken.
fn gone(chosen: &[&Proposal], most: usize) -> BTreeSet<usize> {
    let written = chosen.iter().filter_map(|proposal| match proposal {
        Proposal::Medicine { standing, .. } => standing.row(),
        _ => None,
    });
    let written: BTreeSet<usize> = written.collect();
    let gone = chosen.iter().filter_map(|proposal| match proposal {
        Proposal::LooksStopped { row, .. } => Some(*row),
        _ => None,
    });
    gone.filter(|row| *row < most && !written.contains(row))
        .collect()
}

/// Takes rows off the list, and their names out of the box that the crew reads first. They go last, the last one first:
/// until then every row is where it was when it was compared.
fn take_off(gone: &BTreeSet<usize>, here: &mut EmergencyInformation) {
    for row in gone.iter().rev() {
        let Some(rows) = here.medications.list.known_mut() else {
            return;
        };
        let name = rows.remove(*row).name;
        let alerts = &mut here.alerts;
        for names in [
            &mut alerts.antithrombotic_names,
            &mut alerts.glucose_lowering_names,
        ] {
            *names = without_name(names, name.as_str(), rows);
        }
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
        Proposal::OverTheCounter { name, .. } => {
            add_name(&mut here.medications.over_the_counter, name)
        }
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
    if is_entry(text.as_str(), &folded(name)) {
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
        // How much is taken of one strength says nothing of another one.
        let is_other = without_maker(code.name.as_str()) != without_maker(here.name.as_str());
        if is_other {
            here.directions = Text::default();
        }
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

/// Details that stand behind another answer than "yes" are not of what is taken now: they go where a code makes it "yes".
fn take_alert(alert: Alert, names: &[String], here: &mut Alerts) {
    match alert {
        Alert::Antithrombotic => {
            if !here.antithrombotic.is_known() {
                here.antithrombotic_names = Text::default();
                here.antithrombotic_since = None;
            }
            // Who says that it is taken has not paused it.
            here.antithrombotic_stopped = None;
            here.antithrombotic = Stated::Known(Yes::Yes);
            here.antithrombotic_names = put_names(&here.antithrombotic_names, names);
        }
        Alert::GlucoseLowering(way) => {
            if here.glucose_lowering.known().is_none_or(Choices::is_empty) {
                here.glucose_lowering_names = Text::default();
            }
            here.glucose_lowering = with(here.glucose_lowering.known(), Some(way));
            here.glucose_lowering_names = put_names(&here.glucose_lowering_names, names);
        }
        Alert::Steroid => here.steroid = Stated::Known(Steroid::Oral),
        Alert::Antiepileptic => here.antiepileptic = Stated::Known(Yes::Yes),
        Alert::Opioid(form) => {
            let known = here.opioid.known();
            if !known.is_some_and(|known| known.contains(OpioidForm::Patch)) {
                here.opioid_patch_site = Text::default();
            }
            here.opioid = with(known, form);
        }
    }
}

/// The same choices and one more.
fn with<E: crate::model::Coded>(known: Option<&Choices<E>>, more: Option<E>) -> Stated<Choices<E>> {
    let known = known.into_iter().flat_map(|known| known.iter());
    Stated::Known(known.chain(more).collect())
}
