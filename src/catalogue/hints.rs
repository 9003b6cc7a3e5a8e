//! What may be worth another look in the care plan. Information, never a judgement, never a barrier.

use crate::model::{
    Answer, Asked, CarePlace, CprCondition, CprWish, Date, PersonalGoal, Profile,
    STALE_AFTER_MONTHS, TeamRole, TreatmentPreference, is_stale,
};

/// Something worth another look. Its words stand under `hint.NAME`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hint {
    /// Somebody is named who has not been asked yet.
    AgentNotAsked,
    /// Who speaks for the person is not among those to call.
    AgentNotInContacts,
    /// Home is wished for, and no doctor or nurse comes to the house yet. (That may be early.)
    NobodyVisits,
    /// Comfort comes first, and every treatment is wished for: to talk over with the doctor.
    ComfortAndEverything,
    /// Resuscitation is not wished for, and something is missing for the sheet to say so.
    CprNotPrinted,
    /// The plan was last found right more than a year ago.
    PlanIsOld,
    /// What is written differs from what was last confirmed.
    ChangedSinceConfirmed,
}

impl Hint {
    /// Every one, in the order in which they are shown.
    pub const ALL: [Self; 7] = [
        Self::AgentNotAsked,
        Self::AgentNotInContacts,
        Self::NobodyVisits,
        Self::ComfortAndEverything,
        Self::CprNotPrinted,
        Self::PlanIsOld,
        Self::ChangedSinceConfirmed,
    ];

    /// Its name among the words.
    pub const fn name(self) -> &'static str {
        match self {
            Self::AgentNotAsked => "agent_not_asked",
            Self::AgentNotInContacts => "agent_not_in_contacts",
            Self::NobodyVisits => "nobody_visits",
            Self::ComfortAndEverything => "comfort_and_everything",
            Self::CprNotPrinted => "cpr_not_printed",
            Self::PlanIsOld => "plan_is_old",
            Self::ChangedSinceConfirmed => "changed_since_confirmed",
        }
    }

    /// The page of questions to look at; `None` where it is the care plan's own page.
    pub const fn group(self) -> Option<&'static str> {
        match self {
            Self::AgentNotAsked => Some("agents"),
            Self::AgentNotInContacts => Some("contacts"),
            Self::NobodyVisits => Some("help-at-home"),
            Self::ComfortAndEverything => Some("goal-incurable"),
            Self::CprNotPrinted => Some("cpr-print"),
            Self::PlanIsOld | Self::ChangedSinceConfirmed => None,
        }
    }

    fn holds(self, profile: &Profile, today: Date) -> bool {
        let plan = &profile.care_plan;
        let named = || {
            plan.agents
                .rows()
                .iter()
                .filter(|agent| !agent.name.is_blank())
        };
        match self {
            Self::AgentNotAsked => named().any(|agent| agent.asked != Some(Asked::Yes)),
            Self::AgentNotInContacts => {
                let contacts = profile.emergency.contacts.rows();
                named().any(|agent| {
                    !contacts
                        .iter()
                        .any(|contact| same_person(&contact.name, &agent.name))
                })
            }
            Self::NobodyVisits => {
                [&plan.place.before_the_end, &plan.place.at_the_end]
                    .iter()
                    .any(|place| **place == Answer::Known(CarePlace::Home))
                    && !somebody_visits(profile)
            }
            Self::ComfortAndEverything => {
                let wishes = plan.treatments.in_the_incurable();
                plan.goals.incurable == Answer::Known(PersonalGoal::ComfortFirst)
                    && !wishes.is_empty()
                    && wishes.iter().all(|wish| *wish == TreatmentPreference::Want)
            }
            Self::CprNotPrinted => !cpr_missing(profile, today).is_empty(),
            Self::PlanIsOld => profile
                .history
                .confirmed_on()
                .is_some_and(|day| is_stale(day, STALE_AFTER_MONTHS, today)),
            Self::ChangedSinceConfirmed => {
                !profile.history.is_empty() && profile.history.differs(plan)
            }
        }
    }
}

/// What is missing for the sheet to carry that resuscitation is not wished for; nothing where that is not
/// wished, or nothing is missing.
pub fn cpr_missing(profile: &Profile, today: Date) -> Vec<CprCondition> {
    match profile.care_plan.cpr.wish {
        Some(CprWish::NotWant) => profile.cpr_missing(today),
        _ => vec![],
    }
}

/// The hints that hold today.
pub fn hints(profile: &Profile, today: Date) -> Vec<Hint> {
    let holds = |hint: &Hint| hint.holds(profile, today);
    Hint::ALL.into_iter().filter(holds).collect()
}

/// The same name, however it is spaced.
fn same_person(one: &crate::model::Text, other: &crate::model::Text) -> bool {
    let letters = |name: &str| name.split_whitespace().collect::<String>();
    letters(one.as_str()) == letters(other.as_str())
}

fn somebody_visits(profile: &Profile) -> bool {
    let members = profile.emergency.care_team.members.rows();
    members.iter().any(|member| {
        matches!(
            member.role,
            Answer::Known(TeamRole::VisitingDoctor | TeamRole::VisitingNurse)
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        CareTeamMember, EmergencyContact, HealthcareAgent, ProfileId, ProfileMark, Stated,
    };

    fn today() -> Date {
        "2026-11-20".parse().unwrap()
    }

    fn after(change: fn(&mut Profile)) -> Vec<Hint> {
        let mut profile = Profile::new(ProfileId::from_random(1), ProfileMark::Circle, today());
        change(&mut profile);
        hints(&profile, today())
    }

    fn agent(name: &str, asked: Option<Asked>) -> Stated<Vec<HealthcareAgent>> {
        Stated::Known(vec![HealthcareAgent {
            name: name.into(),
            asked,
            ..Default::default()
        }])
    }

    #[test]
    fn an_empty_plan_says_nothing() {
        assert_eq!(after(|_| ()), []);
    }

    #[test]
    fn each_hint_comes_with_its_cause_and_goes_with_it() {
        assert_eq!(
            after(|p| p.care_plan.agents = agent("花子", None)),
            [Hint::AgentNotAsked, Hint::AgentNotInContacts]
        );
        assert_eq!(
            after(|p| {
                p.care_plan.agents = agent("橋本 花子", Some(Asked::Yes));
                p.emergency.contacts = Stated::Known(vec![EmergencyContact {
                    name: "橋本　花子".into(),
                    ..Default::default()
                }]);
            }),
            []
        );
        assert_eq!(
            after(|p| p.care_plan.place.at_the_end = Answer::Known(CarePlace::Home)),
            [Hint::NobodyVisits]
        );
        assert_eq!(
            after(|p| {
                p.care_plan.place.at_the_end = Answer::Known(CarePlace::Home);
                p.emergency.care_team.members = Stated::Known(vec![CareTeamMember {
                    role: Answer::Known(TeamRole::VisitingNurse),
                    ..Default::default()
                }]);
            }),
            []
        );
        assert_eq!(
            after(|p| p.care_plan.cpr.wish = Some(CprWish::NotWant)),
            [Hint::CprNotPrinted]
        );
        assert_eq!(after(|p| p.care_plan.cpr.wish = Some(CprWish::Want)), []);
        assert_eq!(
            after(|p| {
                let plan = p.care_plan.clone();
                p.history
                    .confirm(&plan, None, "2025-11-19".parse().unwrap());
            }),
            [Hint::PlanIsOld]
        );
        assert_eq!(
            after(|p| {
                let plan = p.care_plan.clone();
                p.history.confirm(&plan, None, today());
                p.care_plan.place.at_the_end = Answer::Known(CarePlace::Hospital);
            }),
            [Hint::ChangedSinceConfirmed]
        );
    }

    #[test]
    fn comfort_first_with_every_treatment_is_worth_a_talk_and_with_one_refused_is_not() {
        fn plan(p: &mut Profile) {
            p.care_plan.goals.incurable = Answer::Known(PersonalGoal::ComfortFirst);
            p.care_plan.treatments.drip.incurable = Answer::Known(TreatmentPreference::Want);
        }
        assert_eq!(after(plan), [Hint::ComfortAndEverything]);
        assert_eq!(
            after(|p| {
                plan(p);
                p.care_plan.treatments.surgery.incurable =
                    Answer::Known(TreatmentPreference::NotWant);
            }),
            []
        );
    }
}
