//! The pharmacies, clinics and doctors of a code, and how they stand to those of the record.

use super::field::FeeTable;
use super::letters::{PHARMACIES, folded, full_width};
use super::medicine::is_dental;
use super::notebook::{DispensedMedicine, Notebook};
use super::record::{DispensingInstitution, Prescriber};
use super::review::{Proposal, Standing};
use super::telephone::of_institution;
use crate::model::{Answer, CareTeamMember, EmergencyInformation, Phone, TeamRole, Text};

/// What a clinic is to the person. Whether it is the family doctor's only the person knows.
fn role(table: Option<FeeTable>) -> Answer<TeamRole> {
    match is_dental(table) {
        true => Answer::Known(TeamRole::Dentist),
        false => Answer::NotAsked,
    }
}

/// What an institution is that hands out medicines: not every machine says it, and clinics hand out their own.
fn role_of_dispenser(institution: &DispensingInstitution) -> Answer<TeamRole> {
    let name = folded(&institution.name);
    let is_pharmacy = PHARMACIES.iter().any(|word| name.contains(word));
    match institution.fee_table {
        Some(FeeTable::Pharmacy) => Answer::Known(TeamRole::Pharmacy),
        None if is_pharmacy => Answer::Known(TeamRole::Pharmacy),
        table => role(table),
    }
}

/// Pharmacies, clinics and doctors, each once.
pub fn team(notebooks: &[Notebook], here: &EmergencyInformation) -> Vec<Proposal> {
    let mut members: Vec<CareTeamMember> = vec![];
    let mut add = |member: CareTeamMember| {
        let blank = member.organisation.is_blank() && member.person.is_blank();
        if !blank && !members.contains(&member) {
            members.push(member);
        }
    };
    for dispensing in notebooks.iter().flat_map(|one| &one.dispensings) {
        // A clinic that hands out its own medicines says its number there, and need not say its name twice.
        if let Some(own) = &dispensing.institution {
            let role = role_of_dispenser(own);
            let of_own = |one: &DispensedMedicine| folded(&one.prescribed_at) == folded(&own.name);
            let is_pharmacy = role == Answer::Known(TeamRole::Pharmacy);
            if is_pharmacy || !dispensing.medicines.iter().any(of_own) {
                add(CareTeamMember {
                    role,
                    organisation: Text::new(&full_width(&own.name)),
                    phone: of_institution(&own.phone),
                    ..CareTeamMember::default()
                });
            }
        }
        let number = |name: &str| {
            let own = dispensing.institution.as_ref();
            let own = own.filter(|own| !own.name.is_empty() && folded(&own.name) == folded(name));
            own.map_or(Phone::default(), |own| of_institution(&own.phone))
        };
        for medicine in &dispensing.medicines {
            let prescriber = medicine.prescriber.as_ref();
            let said = |read: fn(&Prescriber) -> &String| {
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
