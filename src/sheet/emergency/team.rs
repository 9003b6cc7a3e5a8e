//! The people who care for the person: a number that is answered at night above all.

use crate::layout::{Content, Pt, Span, Stack, span};
use crate::model::{Answer, CareTeamMember, Coded, NightAnswer, Phone, Profile, Stated, TeamRole};
use crate::sheet::block::{
    SPACE, before, ending, joined, labelled, note, number, some, titled, value,
};
use crate::sheet::fact::{Part, Rank};
use crate::sheet::gather::{Gather, Slot};
use crate::sheet::measure::{BODY, CLEAR, CLOSE, LARGE, TIGHT};
use crate::sheet::say;
use crate::sheet::view::View;
use crate::sheet::whom_to_call::{at_night, is_called};

/// The list of the team's members.
pub(in crate::sheet) const LIST: &str = "emergency.care_team.members";
/// Who answers at night where the main doctor does not.
pub(in crate::sheet) const AT_NIGHT: &str = "emergency.at_night";

/// Names of at most so many letters stand on one line.
const WHOLE_NAME: usize = 14;

/// The members that stand on the front, by their numbers.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::sheet) struct OnFront {
    /// The doctor to ask first.
    pub doctor: Option<usize>,
    /// The visiting nurses.
    pub nurse: Option<usize>,
    /// Who arranges the care.
    pub care_manager: Option<usize>,
    /// The community's centre for the old, where there is no care manager or nobody else to call.
    pub centre: Option<usize>,
    /// The guardian, where there are no relatives.
    pub guardian: Option<usize>,
}

impl OnFront {
    /// Chooses them.
    pub fn of(profile: &Profile) -> Self {
        let team = &profile.emergency.care_team;
        let number = |member: &CareTeamMember| {
            team.members
                .rows()
                .iter()
                .position(|row| std::ptr::eq(row, member))
        };
        let doctor = team.main_doctor().and_then(number);
        // Whoever stands among the people to call, or beside the doctor, does not stand on the front twice.
        let at_night = at_night(profile).map(|(number, _)| number);
        let is_free = |member: &usize| {
            let taken = [doctor, at_night].contains(&Some(*member));
            !taken && !is_called(profile, *member)
        };
        let with = |role| team.with_role(role).filter_map(number).find(is_free);
        let alone = profile.emergency.contacts == Stated::NoneKnown;
        let care_manager = with(TeamRole::CareManager);
        let is_arranged = team.with_role(TeamRole::CareManager).next().is_some();
        Self {
            doctor,
            nurse: team.visiting_nurse().and_then(number).filter(is_free),
            care_manager,
            // Where somebody arranges the care, the centre would say no more to a crew.
            centre: with(TeamRole::CommunitySupportCentre).filter(|_| alone || !is_arranged),
            guardian: with(TeamRole::Guardian).filter(|_| alone),
        }
    }

    fn rank(self, number: usize) -> Rank {
        let number = Some(number);
        if number == self.doctor {
            Rank::Doctor
        } else if number == self.nurse {
            Rank::Nurse
        } else if [self.care_manager, self.centre, self.guardian].contains(&number) {
            Rank::CareManager
        } else {
            Rank::Back
        }
    }
}

/// The facts of S7.
pub(super) fn facts(g: &mut Gather, profile: &Profile) {
    let team = &profile.emergency.care_team;
    let on_front = OnFront::of(profile);
    g.part(Part::Team);
    g.rows(
        Slot::always(Rank::Doctor),
        LIST,
        &team.members,
        |g, _, path, row| {
            let number = path.rsplit('.').next().and_then(|last| last.parse().ok());
            let rank = number.map_or(Rank::Back, |number| on_front.rank(number));
            each(g, rank, path, row);
            let is_silent = row.phone_at_night != Answer::Known(NightAnswer::Yes)
                && row.night_phone.is_blank()
                && at_night(profile).is_none();
            // Of the main doctor a crew looks for this number.
            if rank == Rank::Doctor && is_silent {
                g.together(&format!("{path}.phone"), |g| {
                    g.blank(Slot::always(Rank::Number), &format!("{path}.night_phone"));
                });
            }
        },
    );
    night(g, profile);
    let back = Slot::back();
    g.text(back, "emergency.care_team.backup_bed", &team.backup_bed);
    if team.shared_application {
        g.flag(back, "emergency.care_team.shared_application", true);
        g.text(
            back,
            "emergency.care_team.shared_application_name",
            &team.shared_application_name,
        );
    }
}

/// Who answers at night where the main doctor does not.
fn night(g: &mut Gather, profile: &Profile) {
    if let Some((_, member)) = at_night(profile) {
        let row = CareTeamMember {
            phone: member.number_at_night().cloned().unwrap_or_default(),
            phone_at_night: Answer::NotAsked,
            night_phone: Phone::default(),
            ..member.clone()
        };
        who_and_numbers(g, Rank::Doctor, AT_NIGHT, &row);
    }
}

fn each(g: &mut Gather, rank: Rank, path: &str, row: &CareTeamMember) {
    let at = |name| format!("{path}.{name}");
    let back = Slot::back();
    who_and_numbers(g, rank, path, row);
    g.flag(back, &at("main"), row.main);
    g.text(back, &at("other_contact"), &row.other_contact);
    g.text(back, &at("patient_number"), &row.patient_number);
    g.short_date(back, &at("since"), row.since);
    g.text(back, &at("note"), &row.note);
    g.flag(back, &at("keep_seeing"), row.keep_seeing);
}

/// Somebody of whom the front says who it is and by which numbers they are reached.
pub(super) fn who_and_numbers(g: &mut Gather, rank: Rank, path: &str, row: &CareTeamMember) {
    let at = |name| format!("{path}.{name}");
    let slot = Slot::front(rank);
    // A long name must not take a number to call from the front with it.
    let (unit, numbers) = match rank {
        Rank::Doctor | Rank::FirstContact => (at("phone"), Slot::front(Rank::Number)),
        rank => (path.to_owned(), Slot::front(rank)),
    };
    g.together(path, |g| {
        g.one_or_detail(
            slot,
            &at("role"),
            &row.role,
            row.role == Answer::Known(TeamRole::Other),
            (&at("role_detail"), &row.role_detail),
        );
        g.text(slot, &at("organisation"), &row.organisation);
        g.text(slot, &at("person"), &row.person);
    });
    g.together(&unit, |g| {
        g.phone(numbers, &at("phone"), &row.phone);
        g.one(numbers, &at("phone_at_night"), &row.phone_at_night);
        // Words that "are answered" at night are no number for it.
        if row.phone_at_night != Answer::Known(NightAnswer::Yes) || !row.phone.is_number() {
            g.phone(numbers, &at("night_phone"), &row.night_phone);
        }
    });
}

/// A member's role where the box does not already say it, organisation and person.
pub(in crate::sheet) fn names(v: &View, row: &str, obvious: Option<TeamRole>) -> Vec<Vec<Span>> {
    let role = v.at(&format!("{row}.role"));
    let role = role.filter(|role| !obvious.is_some_and(|obvious| role.is(obvious)));
    let role = role.map(|role| role.text.as_str());
    let detail = v.text(&format!("{row}.role_detail"));
    let title = [role, detail].into_iter().flatten();
    let mut groups: Vec<Vec<Span>> = title.map(|words| vec![span(words, BODY)]).collect();
    for column in ["organisation", "person"] {
        let words = v.text(&format!("{row}.{column}"));
        groups.extend(words.map(|words| vec![name(words)]));
    }
    groups
}

/// What somebody or something is called; a name that is not long is not torn.
fn name(words: &str) -> Span {
    let said = span(words, BODY).bold();
    match words.chars().count() <= WHOLE_NAME {
        true => said.keep(),
        false => said,
    }
}

/// A member's numbers, each with when it is answered.
pub(in crate::sheet) fn numbers(v: &View, row: &str, size: Pt) -> Vec<Vec<Span>> {
    let at = |column: &str| v.at(&format!("{row}.{column}"));
    let answered = at("phone_at_night");
    let by_day = match (at("phone"), answered) {
        (Some(phone), answered) => {
            let when = answered.map_or_else(|| v.say("sheet.doctor.day"), |fact| fact.text.clone());
            Some(vec![before(span(when, BODY)), number(&phone.text, size)])
        }
        (None, Some(fact)) => Some(vec![span(&fact.text, BODY)]),
        (None, None) => None,
    };
    let night = at("night_phone").map(|fact| {
        let title = before(span(v.say("sheet.doctor.night"), BODY).bold());
        vec![title, value(fact, size)]
    });
    [by_day, night].into_iter().flatten().collect()
}

/// Who answers at night where the main doctor does not: who it is, then the number.
pub(in crate::sheet) fn other_night(v: &View, size: Pt) -> Vec<Vec<Vec<Span>>> {
    let names = names(v, AT_NIGHT, None);
    let number = v.at(&format!("{AT_NIGHT}.phone"));
    let number = number.map(|fact| vec![vec![value(fact, size)]]);
    let title = vec![span(v.say("sheet.doctor.night"), BODY).bold()];
    let first = std::iter::once(title).chain(names).collect();
    let mut facts = v.facts.under(AT_NIGHT);
    match facts.any(|fact| v.shows(fact)) {
        true => std::iter::once(first).chain(number).collect(),
        false => vec![],
    }
}

/// The doctor to ask first; the number that is answered at night is the largest on the right.
pub(super) fn doctor(v: &View, on_front: OnFront) -> Content {
    let title = v.say("sheet.doctor.title");
    let row = on_front.doctor.map(|number| format!("{LIST}.{number}"));
    let (first, numbers) = match &row {
        Some(row) => (
            names(v, row, Some(TeamRole::PrimaryDoctor)),
            numbers(v, row, LARGE),
        ),
        None => {
            let state = v
                .at(LIST)
                .map_or_else(|| note(v.say("sheet.blank")), |fact| value(fact, BODY));
            (vec![vec![state]], vec![])
        }
    };
    let first = Stack::new().with_some(some(joined(first, SPACE)));
    let numbers = numbers.into_iter().map(|line| vec![line]);
    let body = numbers
        .chain(other_night(v, LARGE))
        .fold(first, |body, line| {
            body.with(joined(line, SPACE).leading(TIGHT))
        });
    let cut = row.is_some_and(|row| v.cut(&row)) || v.cut(AT_NIGHT);
    titled(&title, v.pointer(cut), body).into()
}

/// Whether a member is meant for the front and not there at all.
pub(super) fn is_away(v: &View, number: Option<usize>) -> bool {
    number.is_some_and(|number| {
        let row = format!("{LIST}.{number}");
        v.cut(&row) && !v.facts.under(&row).any(|fact| v.shows(fact))
    })
}

/// Another member, in a row.
pub(super) fn member(v: &View, number: Option<usize>, role: TeamRole) -> Option<Content> {
    let row = format!("{LIST}.{}", number?);
    let mut groups = names(v, &row, Some(role));
    groups.extend(numbers(v, &row, CLEAR));
    let title = match role {
        // As everybody calls them.
        TeamRole::CareManager => v.say("sheet.care_manager.title"),
        TeamRole::CommunitySupportCentre => v.say("sheet.centre.title"),
        // Which of the powers in law it is, the name beside says.
        TeamRole::Guardian => v.say("sheet.guardian.title"),
        role => say::option(v.words, TeamRole::NAME, role.code()),
    };
    let body = ending(joined(groups, SPACE).leading(CLOSE), v.pointer(v.cut(&row)))?;
    Some(labelled(&title, body).into())
}
