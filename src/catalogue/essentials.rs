//! The seven things that a crew looks for first, and which of them are still empty.

use super::printable::is_declined;
use crate::model::{CareTeamMember, PageMark, Profile, Readable, Stated, TeamRole};

/// One of the seven. (東京消防庁 and fire departments elsewhere name the same; see the questionnaire's
/// rules.) "None" and "unknown" are answers: what counts is that somebody was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Essential {
    /// 氏名・生年月日
    NameAndBirth,
    /// 住所・電話
    Address,
    /// アレルギー
    Allergies,
    /// 病気
    Conditions,
    /// 飲んでいる薬、血液を固まりにくくする薬
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

    /// The pages on which it is asked, in order.
    pub const fn groups(self) -> &'static [&'static str] {
        match self {
            Self::NameAndBirth => &["name"],
            Self::Address => &["address", "phones"],
            Self::Allergies => &["allergies"],
            Self::Conditions => &["conditions"],
            // Where the booklet lies helps a crew; it is no answer to what is taken.
            Self::Medicines => &["medicines", "antithrombotic", "notebook"],
            Self::Doctor => &["care-team"],
            Self::Contacts => &["contacts"],
        }
    }

    /// The first page on which it is asked.
    pub const fn group(self) -> &'static str {
        self.groups()[0]
    }

    /// The page on which it waits for an answer; the first one where it waits for none.
    pub fn page(self, profile: &Profile) -> &'static str {
        let groups = self.groups().iter().copied();
        let waits = groups
            .into_iter()
            .find(|group| waits_on_paper(group, profile));
        waits.unwrap_or(self.group())
    }

    /// True until somebody has answered it, on paper too: what is not to be printed is missing there.
    pub fn is_missing(self, profile: &Profile) -> bool {
        let mut groups = self.groups().iter();
        groups.any(|group| waits_on_paper(group, profile))
    }

    /// True where it is missing because the person does not want to write it.
    pub fn is_declined(self, profile: &Profile) -> bool {
        let page = profile.progress.pages.get(self.page(profile));
        self.is_missing(profile) && page == Some(&PageMark::Declined)
    }
}

/// True where a crew would still miss on paper what is asked on that page: what is not to be written is as blank there
/// as if it had never been asked.
fn waits_on_paper(group: &str, profile: &Profile) -> bool {
    match is_declined(group, profile) {
        true => waits_on(group, &Profile::blank()),
        false => waits_on(group, profile),
    }
}

/// True where a crew would still miss what is asked on that page.
pub(super) fn waits_on(group: &str, profile: &Profile) -> bool {
    let emergency = &profile.emergency;
    let person = &emergency.person;
    match group {
        "name" => person.full_name().trim().is_empty() || person.birth_date.is_none(),
        "address" => person.address.is_blank(),
        // Words in the place of a number call nobody.
        "phones" => !person.home_phone.is_number() && !person.mobile_phone.is_number(),
        "allergies" => is_unsaid(&emergency.alerts.allergies, |row| {
            row.kind.known().is_none() && row.name.is_blank()
        }),
        "conditions" => is_unsaid(&emergency.conditions.current, |row| {
            row.kind.known().is_none() && row.detail.is_blank()
        }),
        "medicines" => is_unsaid(&emergency.medications.list, |row| row.name.is_blank()),
        "antithrombotic" => emergency.alerts.antithrombotic.is_not_asked(),
        "care-team" => is_unsaid(&emergency.care_team.members, |row| !is_named_doctor(row)),
        // Whoever cannot talk on the telephone writes to them.
        "contacts" => is_unsaid(&emergency.contacts, |row| {
            row.name.is_blank()
                || !(row.phone.is_number()
                    || row.second_phone.is_number()
                    || !row.other_contact.is_blank())
        }),
        _ => false,
    }
}

/// The pages of the seven in the order in which they are asked, each with what it asks for.
pub fn essential_pages() -> impl Iterator<Item = (Essential, &'static str)> + Clone {
    let pages = |one: Essential| one.groups().iter().map(move |group| (one, *group));
    Essential::ALL.into_iter().flat_map(pages)
}

/// Of those pages, the ones before and after.
pub fn essential_neighbours(group: &str) -> (Option<&'static str>, Option<&'static str>) {
    let here = essential_pages().position(|(_, page)| page == group);
    let at = |place: Option<usize>| Some(essential_pages().nth(place?)?.1);
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

    const ADDRESS: Answering = |p| {
        p.emergency.person.address = "練馬区".into();
        p.emergency.person.mobile_phone = "090-0000-0000".into();
    };
    const MEDICINES: Answering = |p| {
        p.emergency.medications.list = Stated::NoneKnown;
        p.emergency.alerts.antithrombotic = Stated::Unknown;
    };

    #[test]
    fn each_is_answered_by_itself_and_by_nothing_else() {
        let cases: [(Essential, Answering); 12] = [
            (Essential::NameAndBirth, |p| {
                p.emergency.person.family_name = "橋本".into();
                p.emergency.person.birth_date = "1942".parse().ok();
            }),
            (Essential::Address, ADDRESS),
            (Essential::Allergies, |p| {
                p.emergency.alerts.allergies = Stated::NoneKnown
            }),
            (Essential::Allergies, |p| {
                p.emergency.alerts.allergies = Stated::Known(vec![AllergyIntolerance {
                    name: "そば".into(),
                    ..Default::default()
                }]);
            }),
            (Essential::Conditions, |p| {
                p.emergency.conditions.current = Stated::Unknown
            }),
            (Essential::Medicines, MEDICINES),
            (Essential::Doctor, |p| {
                p.emergency.care_team.members = Stated::NoneKnown
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
            (Essential::Contacts, |p| {
                p.emergency.contacts = Stated::Known(vec![EmergencyContact {
                    name: "花子".into(),
                    other_contact: "hanako@example.jp".into(),
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
    fn half_of_an_answer_is_not_enough() {
        let halves: [Answering; 7] = [
            |p| p.emergency.person.family_name = "橋本".into(),
            |p| p.emergency.person.address = "練馬区".into(),
            |p| {
                p.emergency.alerts.allergies = Stated::Known(vec![AllergyIntolerance::default()]);
            },
            |p| p.emergency.medications.notebook_place = "電話台".into(),
            |p| p.emergency.medications.list = Stated::NoneKnown,
            |p| p.emergency.alerts.antithrombotic = Stated::NoneKnown,
            |p| {
                p.emergency.contacts = Stated::Known(vec![EmergencyContact {
                    name: "花子".into(),
                    ..Default::default()
                }]);
            },
        ];
        for half in halves {
            let mut profile = profile();
            half(&mut profile);
            assert_eq!(missing_essentials(&profile), Essential::ALL);
        }
    }

    #[test]
    fn the_page_that_is_offered_is_the_one_that_waits() {
        let mut profile = profile();
        assert_eq!(Essential::Address.page(&profile), "address");
        profile.emergency.person.address = "練馬区".into();
        assert_eq!(Essential::Address.page(&profile), "phones");
        ADDRESS(&mut profile);
        assert_eq!(Essential::Address.page(&profile), "address");
    }

    #[test]
    fn what_is_not_to_be_written_is_missing_on_paper_and_is_told_apart() {
        let mut profile = profile();
        profile.emergency.alerts.allergies = Stated::NoneKnown;
        assert!(!Essential::Allergies.is_missing(&profile));
        let pages = &mut profile.progress.pages;
        pages.insert("allergies", PageMark::Declined);
        assert!(Essential::Allergies.is_missing(&profile));
        assert!(Essential::Allergies.is_declined(&profile));
        assert!(!Essential::Contacts.is_declined(&profile));
    }

    #[test]
    fn the_pages_of_the_seven_follow_one_another() {
        let mut page = "name";
        let mut gone = vec![page];
        while let (_, Some(next)) = essential_neighbours(page) {
            assert_eq!(essential_neighbours(next).0, Some(page));
            page = next;
            gone.push(page);
        }
        let all: Vec<_> = essential_pages().map(|(_, page)| page).collect();
        assert_eq!(gone, all);
        assert_eq!(essential_neighbours("pets"), (None, None));
    }

    #[test]
    fn every_essential_is_asked_on_pages_that_exist() {
        for (essential, page) in essential_pages() {
            assert!(crate::catalogue::group(page).is_some(), "{essential:?}");
        }
    }
}
