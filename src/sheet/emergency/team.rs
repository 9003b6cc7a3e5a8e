//! The people who care for the person: the main doctor's number at night above all.

use crate::layout::{Content, Paragraph, Pt, Span, Stack, span};
use crate::model::{Answer, CareTeamMember, Coded, NightAnswer, Profile, Stated, TeamRole};
use crate::sheet::block::{
    SPACE, before, ending, joined, labelled, note, number, some, titled, value,
};
use crate::sheet::fact::{Part, Rank};
use crate::sheet::gather::{Gather, Slot};
use crate::sheet::measure::{BODY, CLEAR, CLOSE, LARGE, TIGHT};
use crate::sheet::say;
use crate::sheet::view::View;

/// The list of the team's members.
pub(in crate::sheet) const LIST: &str = "emergency.care_team.members";

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
        let with = |role| {
            let mut members = team.with_role(role).filter_map(number);
            members.find(|member| Some(*member) != doctor)
        };
        let alone = profile.emergency.contacts == Stated::NoneKnown;
        let care_manager = with(TeamRole::CareManager);
        Self {
            doctor,
            nurse: with(TeamRole::VisitingNurse),
            care_manager,
            // Where somebody arranges the care, the centre would say no more to a crew.
            centre: with(TeamRole::CommunitySupportCentre)
                .filter(|_| alone || care_manager.is_none()),
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
        },
    );
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

fn each(g: &mut Gather, rank: Rank, path: &str, row: &CareTeamMember) {
    let at = |name| format!("{path}.{name}");
    let slot = Slot::front(rank);
    let back = Slot::back();
    // A long name must not take the doctor's number from the front with it.
    let numbers = match rank {
        Rank::Doctor => Slot::front(Rank::Number),
        rank => Slot::front(rank),
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
    let unit = match rank {
        Rank::Doctor => at("phone"),
        _ => path.to_owned(),
    };
    g.together(&unit, |g| {
        g.phone(numbers, &at("phone"), &row.phone);
        g.one(numbers, &at("phone_at_night"), &row.phone_at_night);
        if row.phone_at_night != Answer::Known(NightAnswer::Yes) {
            // Of the main doctor a crew looks for this number.
            let night = match rank {
                Rank::Doctor => Slot::always(Rank::Number),
                _ => numbers,
            };
            g.phone(night, &at("night_phone"), &row.night_phone);
        }
    });
    g.flag(back, &at("main"), row.main);
    g.text(back, &at("other_contact"), &row.other_contact);
    g.text(back, &at("patient_number"), &row.patient_number);
    g.short_date(back, &at("since"), row.since);
    g.text(back, &at("note"), &row.note);
    g.flag(back, &at("keep_seeing"), row.keep_seeing);
}

/// A member's role where the box does not already say it, organisation and person.
pub(in crate::sheet) fn names(v: &View, row: &str, obvious: TeamRole) -> Vec<Vec<Span>> {
    let code = say::option(v.words, TeamRole::NAME, obvious.code());
    let role = v.text(&format!("{row}.role"));
    let role = role.filter(|role| *role != code);
    let detail = v.text(&format!("{row}.role_detail"));
    let title = [role, detail].into_iter().flatten();
    let mut groups: Vec<Vec<Span>> = title.map(|words| vec![span(words, BODY)]).collect();
    for column in ["organisation", "person"] {
        let words = v.text(&format!("{row}.{column}"));
        groups.extend(words.map(|words| vec![span(words, BODY).bold()]));
    }
    groups
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

/// The doctor to ask first; the number that is answered at night is the largest on the right.
pub(super) fn doctor(v: &View, on_front: OnFront) -> Content {
    let title = v.say("sheet.doctor.title");
    let Some(number) = on_front.doctor else {
        let state = v
            .at(LIST)
            .map_or_else(|| note(v.say("sheet.blank")), |fact| value(fact, BODY));
        return titled(&title, None, Paragraph::new().with(state)).into();
    };
    let row = format!("{LIST}.{number}");
    let body = Stack::new().with_some(some(joined(names(v, &row, TeamRole::PrimaryDoctor), SPACE)));
    let body = numbers(v, &row, LARGE)
        .into_iter()
        .fold(body, |body, line| {
            body.with(joined([line], SPACE).leading(TIGHT))
        });
    titled(&title, pointer(v, &row), body).into()
}

/// Whether a member is meant for the front and not there at all.
pub(super) fn is_away(v: &View, number: Option<usize>) -> bool {
    number.is_some_and(|number| {
        let row = format!("{LIST}.{number}");
        v.cut(&row) && !v.facts.under(&row).any(|fact| v.shows(fact))
    })
}

fn pointer(v: &View, row: &str) -> Option<String> {
    let cut = v
        .facts
        .under(row)
        .any(|fact| fact.on_front() && !v.shows(fact));
    v.pointer(cut)
}

/// Another member, in a row.
pub(super) fn member(v: &View, number: Option<usize>, role: TeamRole) -> Option<Content> {
    let row = format!("{LIST}.{}", number?);
    let mut groups = names(v, &row, role);
    groups.extend(numbers(v, &row, CLEAR));
    let title = match role {
        // As everybody calls them.
        TeamRole::CareManager => v.say("sheet.care_manager.title"),
        TeamRole::CommunitySupportCentre => v.say("sheet.centre.title"),
        role => say::option(v.words, TeamRole::NAME, role.code()),
    };
    let body = ending(joined(groups, SPACE).leading(CLOSE), pointer(v, &row))?;
    Some(labelled(&title, body).into())
}
