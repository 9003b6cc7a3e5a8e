//! One person's whole record on this device.

use super::{
    About, Alerts, CarePlan, CareTeam, Conditions, CprStatement, Date, EmergencyContact, EntryMode,
    Extra, FirstCall, History, Home, Medications, Person, Stage, Stated, Text, UsualState,
    answers::{answers, fill, read_from_group, required},
    code::codes,
    cpr,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Names a profile for good: sixteen hexadecimal digits that the device drew at random.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ProfileId(String);

impl ProfileId {
    /// An id from a random number.
    pub fn from_random(random: u64) -> Self {
        Self(format!("{random:016x}"))
    }
    /// The sixteen digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for ProfileId {
    type Error = &'static str;
    fn try_from(written: String) -> Result<Self, Self::Error> {
        let fits = written.len() == 16
            && written
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if fits {
            Ok(Self(written))
        } else {
            Err("not a profile id")
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for ProfileId {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ProfileId".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^[0-9a-f]{16}$" })
    }
}

impl From<ProfileId> for String {
    fn from(id: ProfileId) -> Self {
        id.0
    }
}

codes! {
    /// The colour and the shape by which the people on one device are told apart.
    pub enum ProfileMark as "profile_mark" {
        /// A blue circle.
        Circle = "circle",
        /// An orange square.
        Square = "square",
        /// A green triangle.
        Triangle = "triangle",
        /// A purple diamond.
        Diamond = "diamond",
        /// A brown star.
        Star = "star",
        /// A grey cross.
        Cross = "cross",
    }
}

codes! {
    /// What the person did with a page of questions, where it is more than answering.
    pub enum PageMark as "page_mark" {
        /// Went through it.
        Seen = "seen",
        /// Put it off (あとで).
        Later = "later",
        /// Does not want to write it (書きたくない).
        Declined = "declined",
    }
}

/// How far the person has come, by the page's or the section's id.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Progress {
    /// What was done with each page.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub pages: BTreeMap<String, PageMark>,
    /// The day on which a section was last found right (いまもこのとおり).
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub confirmed: BTreeMap<String, Date>,
}

/// One printing: the edition and what it was made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Printing {
    /// Edition, from 1 on.
    pub edition: u32,
    /// The day.
    pub printed_on: Date,
    /// A check number of the printed content: the edition rises when it changes.
    pub content: String,
}

answers! {
    /// The crew's part.
    pub struct EmergencyInformation {
        /// S1
        pub person: Person,
        /// S2
        pub alerts: Alerts,
        /// S3
        pub conditions: Conditions,
        /// S4
        pub medications: Medications,
        /// S5
        pub usual_state: UsualState,
        /// S6: whom to call; "none" is "no relatives to call".
        pub contacts: Stated<Vec<EmergencyContact>>,
        /// S6: whom to call first where there are no relatives.
        pub first_call: super::Answer<FirstCall>,
        /// S7
        pub care_team: CareTeam,
        /// S8
        pub home: Home,
        /// S9: a word to the crew and the doctor.
        pub message: Text,
    }
}

/// One person's whole record.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Profile {
    /// Names the profile for good.
    pub id: ProfileId,
    /// Colour and shape on the screen.
    pub mark: ProfileMark,
    /// The day it was begun.
    pub created_on: Date,
    /// The day of the last change.
    pub updated_on: Date,
    /// About the sheet itself.
    #[serde(default)]
    pub about: About,
    /// The crew's part.
    #[serde(default)]
    pub emergency: EmergencyInformation,
    /// The wishes for future care.
    #[serde(default, skip_serializing_if = "super::answers::is_unsaid")]
    pub care_plan: CarePlan,
    /// What the person wished when they last said so, and before.
    #[serde(default, skip_serializing_if = "History::is_empty")]
    pub history: History,
    /// How far the person has come.
    #[serde(default)]
    pub progress: Progress,
    /// Every printing, the newest last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub printings: Vec<Printing>,
    /// What a newer version wrote beside these fields.
    #[serde(flatten)]
    pub extra: Extra,
}

read_from_group!(Profile);

impl Profile {
    fn from_group(mut group: Extra) -> Result<Self, serde_json::Error> {
        let mut read = Self::new(
            required(&mut group, "id")?,
            required(&mut group, "mark")?,
            required(&mut group, "created_on")?,
        );
        read.updated_on = required(&mut group, "updated_on")?;
        fill(
            &mut group,
            &mut [
                ("about", &mut read.about),
                ("emergency", &mut read.emergency),
                ("care_plan", &mut read.care_plan),
                ("history", &mut read.history),
                ("progress", &mut read.progress),
                ("printings", &mut read.printings),
            ],
        )?;
        read.extra = group;
        Ok(read)
    }

    /// A new, empty profile.
    pub fn new(id: ProfileId, mark: ProfileMark, today: Date) -> Self {
        Self {
            id,
            mark,
            created_on: today,
            updated_on: today,
            about: About::default(),
            emergency: EmergencyInformation::default(),
            care_plan: CarePlan::default(),
            history: History::default(),
            progress: Progress::default(),
            printings: vec![],
            extra: Extra::new(),
        }
    }

    /// Who wrote the care plan. What a family prepares is theirs, until the person goes through it themselves.
    pub fn plan_entry_mode(&self) -> Option<EntryMode> {
        match self.care_plan.start.stage {
            Some(Stage::Family) => Some(EntryMode::Inferred),
            _ => self.about.entry_mode,
        }
    }

    /// True where anything of the care plan was written.
    pub fn has_begun_plan(&self) -> bool {
        self.care_plan != CarePlan::default() || !self.history.is_empty()
    }

    fn cpr_circumstances(&self, today: Date) -> cpr::CprCircumstances {
        cpr::CprCircumstances {
            entry_mode: self.plan_entry_mode(),
            birth_date: self.emergency.person.birth_date,
            today,
        }
    }

    /// What the crew's sheet may say about resuscitation on that day.
    pub fn cpr_statement(&self, today: Date) -> CprStatement {
        cpr::decide(&self.care_plan.cpr, self.cpr_circumstances(today))
    }

    /// The conditions of the gate that are not met on that day.
    pub fn cpr_missing(&self, today: Date) -> Vec<cpr::CprCondition> {
        cpr::missing(&self.care_plan.cpr, self.cpr_circumstances(today))
    }

    /// The day of the next review.
    pub fn next_review(&self) -> Option<Date> {
        let birth = self.emergency.person.birth_date;
        self.about
            .next_review(birth.and_then(|birth| birth.month().zip(birth.day())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile() -> Profile {
        Profile::new(
            ProfileId::from_random(7),
            ProfileMark::Circle,
            "2026-11-20".parse().unwrap(),
        )
    }

    #[test]
    fn an_empty_profile_says_nothing_about_anything() {
        let written = serde_json::to_value(profile()).unwrap();
        assert_eq!(written["emergency"], serde_json::json!({}));
    }

    #[test]
    fn fields_of_a_newer_version_survive_reading_and_writing() {
        let mut written = serde_json::to_value(profile()).unwrap();
        written["colour_of_tomorrow"] = "blue".into();
        written["emergency"]["person"]["shoe_size"] = 24.into();
        written["emergency"]["contacts"] = serde_json::json!([{ "name": "花子", "pager": "123" }]);
        let read: Profile = serde_json::from_value(written.clone()).unwrap();
        let again = serde_json::to_value(&read).unwrap();
        assert_eq!(again["colour_of_tomorrow"], "blue");
        assert_eq!(again["emergency"]["person"]["shoe_size"], 24);
        assert_eq!(again["emergency"]["contacts"][0]["pager"], "123");
    }

    #[test]
    fn what_a_family_prepares_is_theirs_whoever_the_sheet_says_wrote() {
        let mut profile = profile();
        profile.about.entry_mode = Some(EntryMode::Person);
        assert_eq!(profile.plan_entry_mode(), Some(EntryMode::Person));
        profile.care_plan.start.stage = Some(Stage::Family);
        assert_eq!(profile.plan_entry_mode(), Some(EntryMode::Inferred));
        profile.care_plan.cpr.wish = Some(crate::model::CprWish::Want);
        profile.care_plan.cpr.print = true;
        let today = "2026-11-20".parse().unwrap();
        assert_eq!(profile.cpr_statement(today), CprStatement::Nothing);
    }

    #[test]
    fn an_id_that_is_not_ours_is_refused() {
        assert!(serde_json::from_str::<ProfileId>("\"../../etc/passwd\"").is_err());
        assert!(serde_json::from_str::<ProfileId>("\"0000000000000007\"").is_ok());
    }
}
