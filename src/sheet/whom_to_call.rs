//! Whom to call where the contacts cannot be, and who answers at night: decided once for every paper.

use super::order::by_key;
use crate::model::{
    About, Answer, CareTeamMember, EmergencyContact, EntryMode, FirstCall, Profile, Reachable,
    Stated, TeamRole,
};
use TeamRole as R;

/// So many stand where the contacts would: one to call first, one where that fails.
const MOST: usize = 2;

/// Who can speak for the person and come, the nearest first; any other role that knows them comes after these.
const NEAREST: [TeamRole; 16] = [
    R::VisitingNurse,
    R::PsychiatricVisitingNurse,
    R::Guardian,
    R::CareManager,
    R::CommunitySupportCentre,
    R::WelfareCommissioner,
    R::DisabilityConsultant,
    R::VisitingDoctor,
    R::PrimaryDoctor,
    R::Specialist,
    R::SocialWorker,
    R::HomeHelper,
    R::Other,
    R::DayCare,
    R::VisitingRehabilitation,
    R::DialysisClinic,
];

/// Who answers whatever the hour and knows nobody: called only where nobody else can be.
const STRANGERS: [TeamRole; 4] = [R::AlarmCompany, R::Pharmacy, R::Dentist, R::DeviceCompany];

/// Who can say something of illness and treatment at night, the best first; any other role that knows the person
/// comes after these.
const MEDICAL: [TeamRole; 7] = [
    R::VisitingDoctor,
    R::PrimaryDoctor,
    R::Specialist,
    R::DialysisClinic,
    R::VisitingNurse,
    R::PsychiatricVisitingNurse,
    R::SocialWorker,
];

/// Whom to call by day, after those who answer at night and before whoever wrote.
const BY_DAY: [TeamRole; 2] = [R::Guardian, R::CareManager];

/// Somebody to call who is none of the contacts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Callee<'a> {
    /// The member of the team whom the person named as the first to call, by number.
    Chosen(usize, &'a CareTeamMember),
    /// Another member of the team, by number.
    Member(usize, &'a CareTeamMember),
    /// Whoever wrote the paper for the person.
    Writer(&'a About),
}

impl Callee<'_> {
    fn number(&self) -> Option<usize> {
        match self {
            Self::Chosen(number, _) | Self::Member(number, _) => Some(*number),
            Self::Writer(_) => None,
        }
    }
}

/// Whether a member can be called at all.
fn has_number(member: &CareTeamMember) -> bool {
    member.phone.is_number() || member.night_phone.is_number()
}

fn answers_at_night(member: &CareTeamMember) -> bool {
    member.number_at_night().is_some()
}

fn is_near_at_night(member: &CareTeamMember) -> bool {
    knows_the_person(member) && answers_at_night(member)
}

/// Whether a member knows the person, and not only a device or a medicine of theirs.
fn knows_the_person(member: &CareTeamMember) -> bool {
    place(member, &STRANGERS) == STRANGERS.len()
}

/// Where a role stands in an order; behind the last where it does not.
fn place(member: &CareTeamMember, order: &[TeamRole]) -> usize {
    let role = member.role.known();
    let found = order.iter().position(|one| Some(*one) == role);
    found.unwrap_or(order.len())
}

/// The members with that property in an order of roles.
fn ordered<'a>(
    profile: &'a Profile,
    order: &[TeamRole],
    has: impl Fn(&CareTeamMember) -> bool,
) -> Vec<(usize, &'a CareTeamMember)> {
    let members = profile.emergency.care_team.members.rows().iter();
    let found = members.enumerate().filter(|(_, one)| has(one));
    by_key(found, |(_, member)| place(member, order))
}

/// The role that the person named as the first to call. Only where there are no relatives was that asked.
fn chosen(profile: &Profile) -> Option<TeamRole> {
    let emergency = &profile.emergency;
    match emergency.first_call {
        Answer::Known(first) if emergency.contacts == Stated::NoneKnown => Some(match first {
            FirstCall::CommunitySupportCentre => R::CommunitySupportCentre,
            FirstCall::Guardian => R::Guardian,
            FirstCall::CareManager => R::CareManager,
        }),
        _ => None,
    }
}

/// What the contacts leave open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    /// Somebody can be called, or nobody knows that they cannot.
    None,
    /// All who have a number answer by day alone.
    Night,
    /// Nobody has a number.
    Everything,
}

fn gap(contacts: &[EmergencyContact]) -> Gap {
    let has_number =
        |one: &&EmergencyContact| one.phone.is_number() || one.second_phone.is_number();
    let by_day = |one: &EmergencyContact| {
        let mut when = one.reachable.iter().peekable();
        when.peek().is_some() && when.all(|when| when == Reachable::Day)
    };
    let callable: Vec<&EmergencyContact> = contacts.iter().filter(has_number).collect();
    match callable.is_empty() {
        true => Gap::Everything,
        false if callable.into_iter().all(by_day) => Gap::Night,
        false => Gap::None,
    }
}

/// Whom to call beside the contacts, the first first. Where no contact has a number: whom the person named; who
/// answers at night; guardian and care manager; whoever wrote; the rest of the team; companies, pharmacy and dentist
/// only where there is nobody else. Where contacts answer by day alone: who answers at night, or whoever wrote.
pub(super) fn instead(profile: &Profile) -> Vec<Callee<'_>> {
    let contacts = profile.emergency.contacts.rows();
    let by_night = members(profile, &NEAREST, is_near_at_night);
    match gap(contacts) {
        Gap::None => vec![],
        Gap::Night => {
            let is_known = |writer: &&About| {
                let mut numbers = contacts
                    .iter()
                    .flat_map(|one| [&one.phone, &one.second_phone]);
                numbers.any(|one| one.grouped() == writer.writer_phone.grouped())
            };
            let writer = writer(profile).filter(|writer| !is_known(writer));
            let writer = writer.map(Callee::Writer);
            by_night.chain(writer).take(1).collect()
        }
        Gap::Everything => anybody(profile),
    }
}

/// The same of the team, as people to call.
fn members<'a>(
    profile: &'a Profile,
    order: &[TeamRole],
    has: impl Fn(&CareTeamMember) -> bool,
) -> impl Iterator<Item = Callee<'a>> {
    ordered(profile, order, has).into_iter().map(member)
}

fn member((number, member): (usize, &CareTeamMember)) -> Callee<'_> {
    Callee::Member(number, member)
}

/// Whoever wrote for the person, if they can be called.
fn writer(profile: &Profile) -> Option<&About> {
    let about = &profile.about;
    let is_another = !matches!(about.entry_mode, None | Some(EntryMode::Person));
    (is_another && about.writer_phone.is_number()).then_some(about)
}

fn anybody(profile: &Profile) -> Vec<Callee<'_>> {
    let chosen = chosen(profile);
    let named = ordered(profile, &[], |one| {
        chosen.is_some() && one.role.known() == chosen && has_number(one)
    });
    let named = named.into_iter().take(1);
    let named = named.map(|(number, one)| Callee::Chosen(number, one));
    let by_day = |one: &CareTeamMember| place(one, &BY_DAY) < BY_DAY.len() && has_number(one);
    let near = |one: &CareTeamMember| knows_the_person(one) && has_number(one);
    let all = named
        .chain(members(profile, &NEAREST, is_near_at_night))
        .chain(members(profile, &BY_DAY, by_day))
        .chain(writer(profile).map(Callee::Writer))
        .chain(members(profile, &NEAREST, near));
    let mut callees: Vec<Callee> = vec![];
    for callee in all {
        let is_new = !callees.iter().any(|one| one.number() == callee.number());
        if is_new && callees.len() < MOST {
            callees.push(callee);
        }
    }
    if callees.is_empty() {
        let strangers = ordered(profile, &STRANGERS, has_number);
        let strangers = by_key(strangers, |(_, one)| !answers_at_night(one));
        callees.extend(strangers.into_iter().map(member).take(MOST));
    }
    callees
}

/// Who of those who know the person answers at night where the main doctor does not, or nobody is the main doctor.
pub(super) fn at_night(profile: &Profile) -> Option<(usize, &CareTeamMember)> {
    let doctor = profile.emergency.care_team.main_doctor();
    if doctor.is_some_and(answers_at_night) {
        return None;
    }
    ordered(profile, &MEDICAL, is_near_at_night)
        .into_iter()
        .next()
}

/// Whether that member stands among the people to call.
pub(super) fn is_called(profile: &Profile, number: usize) -> bool {
    let callees = instead(profile);
    callees.iter().any(|one| one.number() == Some(number))
}
