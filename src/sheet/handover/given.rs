//! What each reader of the paper for a stay in hospital gets: one table, as little as each of them needs.

use crate::model::{CareTeam, CareTeamMember, HandoverReader, TeamRole};
use crate::sheet::emergency::TEAM;
use crate::sheet::team_table;
use HandoverReader::{CareManager as M, Dentist as T, Doctor as D, Hospital as H, Pharmacy as P};

/// Answers, of lists by the column, and who gets them; the first that fits counts, and what is not here nobody gets.
const GIVEN: &[(&str, &[HandoverReader])] = &[
    ("about.confirmed_on", &[H, P, M, D, T]),
    ("about.entry_mode", &[H, P, M, D, T]),
    ("about.writer_name", &[H, P, M, D, T]),
    ("about.writer_relation", &[H, P, M, D, T]),
    ("about.writer_phone", &[H, P, M, D, T]),
    ("about.insurance_card_place", &[H]),
    ("about.no_insurance_card", &[H]),
    ("emergency.person.family_name", &[H, P, M, D, T]),
    ("emergency.person.given_name", &[H, P, M, D, T]),
    ("emergency.person.family_name_kana", &[H, P, M, D, T]),
    ("emergency.person.given_name_kana", &[H, P, M, D, T]),
    ("emergency.person.birth_date", &[H, P, M, D, T]),
    ("emergency.person.sex", &[H, P, M, D, T]),
    ("emergency.person.sex_other", &[H, P, M, D, T]),
    // To those who go there, or send somebody.
    ("emergency.person.address", &[H, M, D]),
    ("emergency.person.building", &[H, M, D]),
    ("emergency.person.home_phone", &[H, P, M, D, T]),
    ("emergency.person.mobile_phone", &[H, P, M, D, T]),
    ("emergency.person.preferred_name", &[H]),
    ("emergency.person.languages", &[H, P, M, D, T]),
    ("emergency.person.language_other", &[H, P, M, D, T]),
    // How to talk with the person, and who interprets: whoever cares has to ask.
    ("emergency.talk", &[H, P, M, D, T]),
    ("emergency.person.blood_antibodies", &[H]),
    // What kills when it is not known everybody knows who can meet it: a day centre takes the blood pressure, sees
    // the fall and the seizure. Names of medicines go to those who give or weigh them, a reason to those who treat.
    ("emergency.alerts.allergies", &[H, P, M, D, T]),
    ("emergency.alerts.epinephrine_place", &[H, M, D]),
    ("emergency.alerts.antithrombotic", &[H, P, M, D, T]),
    ("emergency.alerts.antithrombotic_stopped", &[H, P, M, D, T]),
    ("emergency.alerts.antithrombotic_names", &[H, P, D, T]),
    ("emergency.alerts.antithrombotic_since", &[H, P, D, T]),
    ("emergency.alerts.glucose_lowering", &[H, P, M, D, T]),
    ("emergency.alerts.glucose_lowering_names", &[H, P, D, T]),
    ("emergency.alerts.steroid", &[H, P, M, D, T]),
    ("emergency.alerts.antiepileptic", &[H, P, M, D, T]),
    ("emergency.alerts.opioid", &[H, P, M, D, T]),
    ("emergency.alerts.opioid_patch_site", &[H, P, M, D]),
    ("emergency.alerts.dialysis", &[H, P, M, D, T]),
    ("emergency.alerts.dialysis_days", &[H, P, M, D, T]),
    ("emergency.alerts.dialysis_days_other", &[H, P, M, D, T]),
    ("emergency.alerts.dialysis_clinic", &[H, P, M, D]),
    ("emergency.alerts.dialysis_shunt", &[H, P, M, D, T]),
    ("emergency.alerts.avoid_arm", &[H, P, M, D, T]),
    ("emergency.alerts.avoid_arm_reasons", &[H, D, T]),
    ("emergency.alerts.avoid_arm_reason_other", &[H, D, T]),
    ("emergency.alerts.implants", &[H, M, D, T]),
    // That there is a tube or oxygen matters to everybody; how it is set, to those who look after it.
    ("emergency.alerts.devices.tube_size", &[H, M, D]),
    ("emergency.alerts.devices.tube_changed_on", &[H, M, D]),
    ("emergency.alerts.devices.settings_on_card", &[H, M, D]),
    ("emergency.alerts.devices.settings", &[H, M, D]),
    ("emergency.alerts.devices.company", &[H, M, D]),
    ("emergency.alerts.devices.company_phone", &[H, M, D]),
    ("emergency.alerts.devices", &[H, P, M, D, T]),
    ("emergency.alerts.special_diseases", &[H, P, M, D, T]),
    ("emergency.alerts.special_disease_other", &[H, P, M, D, T]),
    ("emergency.alerts.infection", &[H, D]),
    ("emergency.alerts.infection_name", &[H, D]),
    ("emergency.alerts.tuberculosis", &[H, D]),
    ("emergency.alerts.swallowing", &[H, P, M, D, T]),
    ("emergency.conditions.current", &[H, P, D, T]),
    ("emergency.conditions.past", &[H, D]),
    ("emergency.conditions.tell_family_first", &[H]),
    ("emergency.conditions.tell_family_first_name", &[H]),
    ("emergency.medications.managers", &[H, P, M, D]),
    ("emergency.medications", &[H, P, D, T]),
    ("emergency.usual_state.handbook_detail", &[H, M]),
    ("emergency.usual_state.handbooks", &[H, M]),
    ("emergency.usual_state.understanding", &[H, P, M, D, T]),
    ("emergency.usual_state.hearing", &[H, P, M, D, T]),
    ("emergency.usual_state.hearing_side", &[H, P, M, D, T]),
    ("emergency.usual_state.hearing_aid", &[H, P, M, D, T]),
    ("emergency.usual_state.communication_aids", &[H, P, M, D, T]),
    ("emergency.usual_state.seeing", &[H, P, M, D]),
    ("emergency.usual_state.eating", &[H, P, M, D, T]),
    ("emergency.usual_state.dentures", &[H, M, D, T]),
    ("emergency.usual_state.talking", &[H, M, D, T]),
    ("emergency.usual_state.walking", &[H, M, D, T]),
    ("emergency.usual_state.paralysis", &[H, M, D, T]),
    ("emergency.usual_state.paralysis_other", &[H, M, D, T]),
    ("emergency.usual_state.calming_words", &[H, M, D, T]),
    ("emergency.usual_state", &[H, M, D]),
    ("emergency.contacts", &[H, M, D]),
    ("emergency.first_call", &[H, M, D]),
    (TEAM, &[H, P, M, D, T]),
    ("emergency.care_team.backup_bed", &[H, D]),
    ("emergency.care_team.shared_application", &[H, P, M, D, T]),
    (
        "emergency.care_team.shared_application_name",
        &[H, P, M, D, T],
    ),
    ("emergency.home.dependant", &[H, M, D]),
    ("emergency.home.dependant_detail", &[H, M, D]),
    ("emergency.home.household", &[H, M, D]),
    ("emergency.home.pets", &[H, M]),
    ("emergency.home.pets_detail", &[H, M]),
    ("emergency.home.key_holder", &[M]),
    ("emergency.message", &[H]),
    // That there is a memo, not what stands on it.
    (super::MEMO, &[H, M, D]),
    (super::MEMO_PLACE, &[H, M, D]),
];

/// What is said of each member beside their numbers; a card's number and since when are of no use to the others.
const OF_MEMBERS: [&str; 2] = ["other_contact", "keep_seeing"];

/// Whom of the team those see who need not know everybody: pharmacy and dentist.
const MEDICAL: [TeamRole; 9] = [
    TeamRole::PrimaryDoctor,
    TeamRole::Specialist,
    TeamRole::VisitingDoctor,
    TeamRole::VisitingNurse,
    TeamRole::Dentist,
    TeamRole::Pharmacy,
    TeamRole::CareManager,
    TeamRole::DialysisClinic,
    TeamRole::PsychiatricVisitingNurse,
];

/// Whether the reader gets the answer of that path.
pub fn gets(reader: HandoverReader, path: &str, team: &CareTeam) -> bool {
    if let Some((member, column)) = team_table::member_at(team, path) {
        let is_said = team_table::is_said(member, column) || OF_MEMBERS.contains(&column);
        return is_said && sees(reader, member);
    }
    let names = path
        .split('.')
        .filter(|name| name.parse::<usize>().is_err());
    let path = names.collect::<Vec<_>>().join(".");
    let given = GIVEN.iter().find(|(name, _)| is_under(name, &path));
    given.is_some_and(|(_, readers)| readers.contains(&reader))
}

fn is_under(name: &str, path: &str) -> bool {
    path.strip_prefix(name)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn sees(reader: HandoverReader, member: &CareTeamMember) -> bool {
    match reader {
        H | M | D => true,
        P | T => member
            .role
            .known()
            .is_none_or(|role| MEDICAL.contains(&role)),
    }
}

/// The member of the team who reads it: the only one who does such work. Where there are several, nobody may be
/// chosen for the person.
pub fn addressee(reader: HandoverReader, team: &CareTeam) -> Option<(usize, &CareTeamMember)> {
    let role = match reader {
        H => return None,
        P => TeamRole::Pharmacy,
        M => TeamRole::CareManager,
        T => TeamRole::Dentist,
        D => {
            let doctor = team.main_doctor()?;
            let mut rows = team.members.rows().iter().enumerate();
            return rows.find(|(_, member)| std::ptr::eq(*member, doctor));
        }
    };
    let rows = team.members.rows().iter().enumerate();
    let mut of_role = rows.filter(|(_, member)| member.role.known() == Some(role));
    let first = of_role.next();
    first.filter(|_| of_role.next().is_none())
}
