//! S7: the people who care for the person (わたしのチーム).

use super::{Answer, PartialDate, Phone, Stated, Text, answers::answers, code::codes};

codes! {
    /// What a member of the team does.
    pub enum TeamRole as "team_role" {
        /// かかりつけ医
        PrimaryDoctor = "primary_doctor",
        /// 専門の病院
        Specialist = "specialist",
        /// 訪問診療医
        VisitingDoctor = "visiting_doctor",
        /// 訪問看護
        VisitingNurse = "visiting_nurse",
        /// 歯科
        Dentist = "dentist",
        /// 薬局
        Pharmacy = "pharmacy",
        /// ケアマネジャー
        CareManager = "care_manager",
        /// 地域包括支援センター
        CommunitySupportCentre = "community_support_centre",
        /// ヘルパー
        HomeHelper = "home_helper",
        /// デイサービス・デイケア
        DayCare = "day_care",
        /// 訪問リハビリ
        VisitingRehabilitation = "visiting_rehabilitation",
        /// 透析
        DialysisClinic = "dialysis_clinic",
        /// 相談支援専門員
        DisabilityConsultant = "disability_consultant",
        /// 精神科訪問看護
        PsychiatricVisitingNurse = "psychiatric_visiting_nurse",
        /// 医療機器会社
        DeviceCompany = "device_company",
        /// 後見人
        Guardian = "guardian",
        /// 民生委員
        WelfareCommissioner = "welfare_commissioner",
        /// 緊急通報の会社
        AlarmCompany = "alarm_company",
        /// 病院のソーシャルワーカー
        SocialWorker = "social_worker",
        /// ほか
        Other = "other",
    }
}

codes! {
    /// Whether the number is answered at night and on holidays.
    pub enum NightAnswer as "night_answer" {
        /// はい
        Yes = "yes",
        /// 昼だけ
        DayOnly = "day_only",
    }
}

answers! {
    /// One member of the team.
    pub struct CareTeamMember {
        /// What they do.
        pub role: Answer<TeamRole>,
        /// Another role, in words; for a hospital its department.
        pub role_detail: Text,
        /// The doctor to ask first (◎).
        pub main: bool,
        /// Clinic, office, company.
        pub organisation: Text,
        /// Person.
        pub person: Text,
        /// Number by day.
        pub phone: Phone,
        /// Whether that number is answered at night.
        pub phone_at_night: Answer<NightAnswer>,
        /// The number that is answered at night and on holidays.
        pub night_phone: Phone,
        /// Fax or another way.
        pub other_contact: Text,
        /// Number of the patient's card there.
        pub patient_number: Text,
        /// Since when.
        pub since: Option<PartialDate>,
        /// Anything else.
        pub note: Text,
        /// The person wants to stay with them after a stay in hospital.
        pub keep_seeing: bool,
    }
}

impl CareTeamMember {
    /// The number that is answered at night: the one given for it, or the day number if it is answered then.
    pub fn number_at_night(&self) -> Option<&Phone> {
        let by_day = self.phone_at_night.known() == Some(NightAnswer::Yes);
        [Some(&self.night_phone), by_day.then_some(&self.phone)]
            .into_iter()
            .flatten()
            .find(|phone| phone.is_number())
    }
}

answers! {
    /// S7: the team.
    pub struct CareTeam {
        /// Its members.
        pub members: Stated<Vec<CareTeamMember>>,
        /// The hospital that has promised to take the person in (後方支援病床).
        pub backup_bed: Text,
        /// The professionals share an application.
        pub shared_application: bool,
        /// Its name.
        pub shared_application_name: Text,
    }
}

impl CareTeam {
    /// The doctor marked as the main one; without a mark, the first of the kind that knows the whole person best:
    /// family doctor, visiting doctor, hospital, dialysis.
    pub fn main_doctor(&self) -> Option<&CareTeamMember> {
        let members = self.members.rows();
        let of = |role| {
            members
                .iter()
                .find(move |member| member.role.known() == Some(role))
        };
        let marked = members.iter().find(|member| member.main);
        marked
            .or_else(|| of(TeamRole::PrimaryDoctor))
            .or_else(|| of(TeamRole::VisitingDoctor))
            .or_else(|| of(TeamRole::Specialist))
            .or_else(|| of(TeamRole::DialysisClinic))
    }
    /// The nurses who come to the house, whatever they are called: those who answer at night first.
    pub fn visiting_nurse(&self) -> Option<&CareTeamMember> {
        let nurses = || {
            [TeamRole::VisitingNurse, TeamRole::PsychiatricVisitingNurse]
                .into_iter()
                .flat_map(|role| self.with_role(role))
        };
        let at_night = nurses().find(|nurse| nurse.number_at_night().is_some());
        at_night.or_else(|| nurses().next())
    }
    /// The members with a role, in the person's order.
    pub fn with_role(&self, role: TeamRole) -> impl Iterator<Item = &CareTeamMember> {
        self.members
            .rows()
            .iter()
            .filter(move |member| member.role.known() == Some(role))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(role: TeamRole, main: bool) -> CareTeamMember {
        CareTeamMember {
            role: Answer::Known(role),
            main,
            ..Default::default()
        }
    }

    #[test]
    fn the_marked_doctor_comes_before_the_first_one() {
        let team = |members| CareTeam {
            members: Stated::Known(members),
            ..Default::default()
        };
        let specialist = member(TeamRole::Specialist, true);
        let marked = team(vec![
            member(TeamRole::PrimaryDoctor, false),
            specialist.clone(),
        ]);
        assert_eq!(marked.main_doctor(), Some(&specialist));
        let unmarked = team(vec![
            member(TeamRole::Pharmacy, false),
            member(TeamRole::VisitingDoctor, false),
        ]);
        assert_eq!(
            unmarked.main_doctor(),
            Some(&member(TeamRole::VisitingDoctor, false))
        );
        assert_eq!(CareTeam::default().main_doctor(), None);
        let hospital = member(TeamRole::Specialist, false);
        let alone = team(vec![member(TeamRole::Pharmacy, false), hospital.clone()]);
        assert_eq!(alone.main_doctor(), Some(&hospital));
    }

    #[test]
    fn every_kind_of_nurse_counts_and_first_who_answers_at_night() {
        let day = member(TeamRole::VisitingNurse, false);
        let mut night = member(TeamRole::PsychiatricVisitingNurse, false);
        let team = |members| CareTeam {
            members: Stated::Known(members),
            ..Default::default()
        };
        let both = team(vec![night.clone(), day.clone()]);
        assert_eq!(both.visiting_nurse(), Some(&day));
        night.night_phone = "070-0000-3333".into();
        let both = team(vec![day, night.clone()]);
        assert_eq!(both.visiting_nurse(), Some(&night));
        assert_eq!(CareTeam::default().visiting_nurse(), None);
    }

    #[test]
    fn a_day_number_counts_at_night_only_if_it_is_said_to_be_answered() {
        let mut doctor = member(TeamRole::PrimaryDoctor, true);
        doctor.phone = "03-0000-1111".into();
        assert_eq!(doctor.number_at_night(), None);
        doctor.phone_at_night = Answer::Known(NightAnswer::Yes);
        assert_eq!(doctor.number_at_night(), Some(&doctor.phone));
        doctor.night_phone = "070-0000-2222".into();
        assert_eq!(doctor.number_at_night(), Some(&doctor.night_phone));
    }
}
