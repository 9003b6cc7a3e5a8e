//! The seven things that a crew looks for first, and which of them are still empty.

use crate::model::{CareTeamMember, Profile, Stated, TeamRole};

/// One of the seven. (東京消防庁 and fire departments elsewhere name the same; see the questionnaire's
/// rules.) "None" and "unknown" are answers: what counts is that somebody was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Essential {
    /// 氏名・生年月日
    NameAndBirth,
    /// 住所
    Address,
    /// アレルギー
    Allergies,
    /// 病気
    Conditions,
    /// 薬、またはお薬手帳の場所
    Medicines,
    /// かかりつけ
    Doctor,
    /// 連絡先
    Contacts,
}

impl Essential {
    /// All seven, in the order in which they are asked for.
    pub const ALL: [Self; 7] = [
        Self::NameAndBirth,
        Self::Address,
        Self::Allergies,
        Self::Conditions,
        Self::Medicines,
        Self::Doctor,
        Self::Contacts,
    ];

    /// Its name among the words (`essential.NAME`).
    pub const fn name(self) -> &'static str {
        match self {
            Self::NameAndBirth => "name_and_birth",
            Self::Address => "address",
            Self::Allergies => "allergies",
            Self::Conditions => "conditions",
            Self::Medicines => "medicines",
            Self::Doctor => "doctor",
            Self::Contacts => "contacts",
        }
    }

    /// The page on which it is asked.
    pub const fn group(self) -> &'static str {
        match self {
            Self::NameAndBirth => "name",
            Self::Address => "address",
            Self::Allergies => "allergies",
            Self::Conditions => "conditions",
            Self::Medicines => "notebook",
            Self::Doctor => "care-team",
            Self::Contacts => "contacts",
        }
    }

    /// True until somebody has answered it.
    pub fn is_missing(self, profile: &Profile) -> bool {
        let emergency = &profile.emergency;
        match self {
            Self::NameAndBirth => {
                emergency.person.full_name().is_empty() || emergency.person.birth_date.is_none()
            }
            Self::Address => emergency.person.address.is_blank(),
            Self::Allergies => emergency.alerts.allergies.is_not_asked(),
            Self::Conditions => is_unsaid(&emergency.conditions.current, |row| {
                row.kind.known().is_none() && row.detail.is_blank()
            }),
            Self::Medicines => {
                emergency.medications.notebook_place.is_blank()
                    && is_unsaid(&emergency.medications.list, |row| row.name.is_blank())
            }
            Self::Doctor => !emergency
                .care_team
                .members
                .rows()
                .iter()
                .any(is_named_doctor),
            Self::Contacts => is_unsaid(&emergency.contacts, |row| {
                row.name.is_blank() || row.phone.is_blank()
            }),
        }
    }
}

/// Of the seven, those before and after the one that is asked on that page.
pub fn essential_neighbours(group: &str) -> (Option<Essential>, Option<Essential>) {
    let here = Essential::ALL.iter().position(|one| one.group() == group);
    let at = |place: Option<usize>| place.and_then(|place| Essential::ALL.get(place).copied());
    (
        at(here.and_then(|here| here.checked_sub(1))),
        at(here.map(|here| here + 1)),
    )
}

/// The essentials that are still empty, in order.
pub fn missing_essentials(profile: &Profile) -> Vec<Essential> {
    Essential::ALL
        .into_iter()
        .filter(|essential| essential.is_missing(profile))
        .collect()
}

/// Not asked, or a list in which no row says what matters.
fn is_unsaid<R>(list: &Stated<Vec<R>>, says_nothing: impl Fn(&R) -> bool) -> bool {
    match list {
        Stated::NotAsked => true,
        Stated::NoneKnown | Stated::Unknown => false,
        Stated::Known(rows) => rows.iter().all(says_nothing),
    }
}

fn is_named_doctor(member: &CareTeamMember) -> bool {
    use TeamRole::{DialysisClinic, PrimaryDoctor, Specialist, VisitingDoctor};
    let is_doctor = member.role.known().is_some_and(|role| {
        matches!(
            role,
            PrimaryDoctor | VisitingDoctor | Specialist | DialysisClinic
        )
    });
    let is_named = !(member.organisation.is_blank() && member.person.is_blank());
    (is_doctor || member.main) && is_named
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AllergyIntolerance, Answer, EmergencyContact, ProfileId, ProfileMark};

    fn profile() -> Profile {
        Profile::new(
            ProfileId::from_random(1),
            ProfileMark::Circle,
            "2026-11-20".parse().unwrap(),
        )
    }

    #[test]
    fn all_seven_are_missing_from_an_empty_profile() {
        assert_eq!(missing_essentials(&profile()), Essential::ALL);
    }

    /// Answers one of the seven.
    type Answering = fn(&mut Profile);

    #[test]
    fn each_is_answered_by_itself_and_by_nothing_else() {
        let cases: [(Essential, Answering); 11] = [
            (Essential::NameAndBirth, |p| {
                p.emergency.person.family_name = "橋本".into();
                p.emergency.person.birth_date = "1942".parse().ok();
            }),
            (Essential::Address, |p| {
                p.emergency.person.address = "練馬区".into()
            }),
            (Essential::Allergies, |p| {
                p.emergency.alerts.allergies = Stated::NoneKnown
            }),
            (Essential::Allergies, |p| {
                p.emergency.alerts.allergies = Stated::Known(vec![AllergyIntolerance::default()]);
            }),
            (Essential::Conditions, |p| {
                p.emergency.conditions.current = Stated::Unknown
            }),
            (Essential::Medicines, |p| {
                p.emergency.medications.notebook_place = "電話台".into()
            }),
            (Essential::Medicines, |p| {
                p.emergency.medications.list = Stated::NoneKnown
            }),
            (Essential::Doctor, |p| {
                p.emergency.care_team.members = Stated::Known(vec![CareTeamMember {
                    role: Answer::Known(TeamRole::PrimaryDoctor),
                    organisation: "桜台内科".into(),
                    ..Default::default()
                }]);
            }),
            (Essential::Contacts, |p| {
                p.emergency.contacts = Stated::NoneKnown
            }),
            (Essential::Contacts, |p| {
                p.emergency.contacts = Stated::Known(vec![EmergencyContact {
                    name: "花子".into(),
                    phone: "090-0000-0000".into(),
                    ..Default::default()
                }]);
            }),
            (Essential::Conditions, |p| {
                p.emergency.conditions.current = Stated::NoneKnown
            }),
        ];
        for (essential, answer) in cases {
            let mut profile = profile();
            answer(&mut profile);
            let left: Vec<_> = Essential::ALL
                .into_iter()
                .filter(|other| *other != essential)
                .collect();
            assert_eq!(missing_essentials(&profile), left);
        }
    }

    #[test]
    fn a_name_without_a_birth_date_and_a_contact_without_a_number_are_not_enough() {
        let mut profile = profile();
        profile.emergency.person.family_name = "橋本".into();
        profile.emergency.contacts = Stated::Known(vec![EmergencyContact {
            name: "花子".into(),
            ..Default::default()
        }]);
        assert_eq!(missing_essentials(&profile), Essential::ALL);
    }

    #[test]
    fn the_seven_follow_one_another() {
        assert_eq!(
            essential_neighbours("name"),
            (None, Some(Essential::Address))
        );
        assert_eq!(
            essential_neighbours("contacts"),
            (Some(Essential::Doctor), None)
        );
        assert_eq!(essential_neighbours("pets"), (None, None));
    }

    #[test]
    fn every_essential_is_asked_on_a_page_that_exists() {
        for essential in Essential::ALL {
            assert!(
                crate::catalogue::group(essential.group()).is_some(),
                "{essential:?}"
            );
        }
    }
}
