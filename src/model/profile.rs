//! One person's whole record on this device.

use super::{
    About, Alerts, ByName, CarePlan, CareTeam, Conditions, CprStatement, Date, EmergencyContact,
    EntryMode, Extra, FirstCall, HandedCopy, History, Home, LastChoice, Medications, Person,
    Printing, Stage, Stated, Text, UsualState,
    answers::{Misfit, Readable, Stored, Written, answers, carried, read_group, stored_by_serde},
    code::codes,
    cpr, cpr_memo,
};
use serde_json::Value;

/// Names a profile for good: sixteen hexadecimal digits that the device drew at random.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
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

impl Stored for ProfileId {
    fn write(&self) -> Written<'_> {
        self.0.write()
    }
    fn read(&mut self, value: Value) -> Result<(), Misfit> {
        self.0.read(value)?;
        let digit = |byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        let fits = self.0.len() == 16 && self.0.bytes().all(digit);
        fits.then_some(()).ok_or(Misfit)
    }
}

impl Stored for Option<ProfileId> {
    fn write(&self) -> Written<'_> {
        self.as_ref().map_or(Written::Nothing, Stored::write)
    }
    fn read(&mut self, value: Value) -> Result<(), Misfit> {
        let mut id = ProfileId(String::new());
        *self = match value {
            Value::Null => None,
            value => id.read(value).map(|()| Some(id))?,
        };
        Ok(())
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

answers! {
    /// How far the person has come, by the page's or the section's id.
    pub struct Progress {
        /// What was done with each page.
        pub pages: ByName<PageMark>,
        /// The day on which a section was last found right (いまもこのとおり).
        pub confirmed: ByName<Date>,
        /// A check number of each answer that was found right with the whole sheet, by the question's path; of a list
        /// one for each row. What has another one was written after that day.
        pub found_right: ByName<String>,
        /// A check number of what a section said when it was last found right.
        pub confirmed_content: ByName<u32>,
        /// What was typed into the parts of a date while it is none, by the question's path: era (its code, or nothing),
        /// year, month, day and `about` (or nothing), each in a line. On no paper.
        pub half_typed: ByName<String>,
    }
}

impl Readable for PageMark {
    fn blank() -> Self {
        Self::Seen
    }
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
#[derive(Debug, Clone, PartialEq)]
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
    #[cfg_attr(feature = "schema", serde(default))]
    pub about: About,
    /// The crew's part.
    #[cfg_attr(feature = "schema", serde(default))]
    pub emergency: EmergencyInformation,
    /// The wishes for future care.
    #[cfg_attr(
        feature = "schema",
        serde(default, skip_serializing_if = "super::answers::is_unsaid")
    )]
    pub care_plan: CarePlan,
    /// What the person wished when they last said so, and before.
    #[cfg_attr(
        feature = "schema",
        serde(default, skip_serializing_if = "History::is_empty")
    )]
    pub history: History,
    /// How far the person has come.
    #[cfg_attr(feature = "schema", serde(default))]
    pub progress: Progress,
    /// The last printings, the newest last.
    #[cfg_attr(
        feature = "schema",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub printings: Vec<Printing>,
    /// The last copies that were handed over, the newest last.
    #[cfg_attr(
        feature = "schema",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub handed: Vec<HandedCopy>,
    /// What was chosen for the last printing.
    #[cfg_attr(
        feature = "schema",
        serde(default, skip_serializing_if = "LastChoice::is_none")
    )]
    pub last_choice: LastChoice,
    /// What a newer version wrote beside these fields.
    #[cfg_attr(feature = "schema", serde(flatten))]
    pub extra: Extra,
}

impl Profile {
    const FIELDS: &[&str] = &[
        "id",
        "mark",
        "created_on",
        "updated_on",
        "about",
        "emergency",
        "care_plan",
        "history",
        "progress",
        "printings",
        "handed",
        "last_choice",
    ];
}

impl Stored for Profile {
    fn write(&self) -> Written<'_> {
        let fields: [&dyn Stored; 12] = [
            &self.id,
            &self.mark,
            &self.created_on,
            &self.updated_on,
            &self.about,
            &self.emergency,
            &self.care_plan,
            &self.history,
            &self.progress,
            &self.printings,
            &self.handed,
            &self.last_choice,
        ];
        let names = Self::FIELDS.iter().copied();
        let mut said: Vec<_> = names.zip(fields.map(Stored::write)).collect();
        said.retain(|(name, said)| match *name {
            "care_plan" | "history" => !said.is_nothing(),
            "printings" => !self.printings.is_empty(),
            "handed" => !self.handed.is_empty(),
            "last_choice" => !self.last_choice.is_none(),
            _ => true,
        });
        said.extend(carried(&self.extra));
        Written::Group(said)
    }
    fn read(&mut self, value: Value) -> Result<(), Misfit> {
        let fields: &mut [&mut dyn Stored] = &mut [
            &mut self.id,
            &mut self.mark,
            &mut self.created_on,
            &mut self.updated_on,
            &mut self.about,
            &mut self.emergency,
            &mut self.care_plan,
            &mut self.history,
            &mut self.progress,
            &mut self.printings,
            &mut self.handed,
            &mut self.last_choice,
        ];
        read_group(value, 4, Self::FIELDS, fields, &mut self.extra)
    }
}

impl Readable for Profile {
    fn blank() -> Self {
        Self::new(ProfileId::from_random(0), ProfileMark::Circle, Date::FIRST)
    }
}

stored_by_serde!(Profile);

impl Profile {
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
            handed: vec![],
            last_choice: LastChoice::default(),
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
        !self.care_plan.write().is_nothing() || !self.history.is_empty()
    }

    /// True where the person is surely not of age on that day.
    pub fn is_child(&self, today: Date) -> bool {
        let ages = self.emergency.person.birth_date;
        let ages = ages.and_then(|birth| birth.years_until(today));
        ages.is_some_and(|(_, most)| most < cpr::ADULT_AGE)
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

    /// The care plan as its memo may say it on that day.
    pub fn sayable_care_plan(&self, today: Date) -> CarePlan {
        cpr_memo::sayable(&self.care_plan, self.cpr_circumstances(today))
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
        let read = |id: &str| Some(ProfileId::from_random(0)).read(id.into());
        assert!(read("../../etc/passwd").is_err());
        assert!(read("0000000000000007").is_ok());
    }
}
