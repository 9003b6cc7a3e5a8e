//! The record as papers may have it, and why an answer that is written does not come onto paper.

use super::half_typed::half_typed_places;
use super::slot::Slot;
use super::{DateIssue, Item, Kind, Place, find, group, groups, half_typed, question_at, rows_at};
use crate::model::{
    ByName, CprStatement, CprWish, Date, EntryMode, PageMark, PartialDate, Profile, Readable, Stage,
};
use std::borrow::Cow;

/// Why an answer does not come onto paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Withheld {
    /// The person does not want to write it.
    Declined,
    /// It is a day that has not come.
    NotYet,
    /// What is typed is no date yet.
    HalfTyped,
    /// A wish about resuscitation that is not surely the person's own, or not of somebody of age.
    NotOwnWords,
    /// The crew's sheet needs more before it may carry the wish about resuscitation.
    Gate,
}

impl Withheld {
    /// Every one.
    pub const ALL: [Self; 5] = [
        Self::Declined,
        Self::NotYet,
        Self::HalfTyped,
        Self::NotOwnWords,
        Self::Gate,
    ];

    /// Its name among the words (`withheld.NAME`).
    pub const fn name(self) -> &'static str {
        match self {
            Self::Declined => "declined",
            Self::NotYet => "not_yet",
            Self::HalfTyped => "half_typed",
            Self::NotOwnWords => "not_own_words",
            Self::Gate => "gate",
        }
    }
}

/// True where the person does not want to write what is asked on that page.
pub fn is_declined(group: &str, profile: &Profile) -> bool {
    profile.progress.pages.get(group) == Some(&PageMark::Declined)
}

/// The questions that the person does not want to answer, written or not.
fn declined(profile: &Profile) -> Vec<&'static Item<Profile>> {
    let groups = groups().filter(|(_, group)| is_declined(group.id, profile));
    groups.flat_map(|(_, group)| group.items).collect()
}

/// The record without what the person does not want to write, and without what is typed and is no date. It stays in
/// the record, and in every backup of it.
pub fn printable(profile: &Profile) -> Cow<'_, Profile> {
    let declined = declined(profile);
    if declined.is_empty() && profile.progress.half_typed.is_empty() {
        return Cow::Borrowed(profile);
    }
    let mut paper = profile.clone();
    paper.progress.half_typed = ByName::default();
    for item in &declined {
        if !is_guard(item, profile) {
            item.clear(&mut paper);
        }
    }
    // What was wished on an earlier day stands on the memo beside what is wished now.
    let mut then = Profile::blank();
    paper.history.each_plan(|plan| {
        std::mem::swap(plan, &mut then.care_plan);
        declined.iter().for_each(|item| item.clear(&mut then));
        std::mem::swap(plan, &mut then.care_plan);
    });
    Cow::Owned(paper)
}

/// That somebody else remembered or guessed stays said: a guess must never read as the person's own words.
fn is_guard(item: &Item<Profile>, profile: &Profile) -> bool {
    match item.link_id {
        "about.entry_mode" => profile.about.entry_mode == Some(EntryMode::Inferred),
        "care_plan.start.stage" => profile.care_plan.start.stage == Some(Stage::Family),
        _ => false,
    }
}

/// The record as papers may have it on that day: also without days that cannot be, because they have not come.
pub fn printable_on(profile: &Profile, today: Date) -> Cow<'_, Profile> {
    let mut paper = printable(profile);
    let not_yet = not_yet(&paper, today);
    let is_ahead = |day: Date| PartialDate::from(day).is_to_come(today);
    let medicines = paper.emergency.medications.list.rows();
    let mut handed_out = medicines.iter().filter_map(|one| one.dispensed_on);
    let is_handed_out_ahead = handed_out.any(is_ahead);
    if !not_yet.is_empty() || is_handed_out_ahead || paper.about.confirmed_on.is_some_and(is_ahead)
    {
        let paper = paper.to_mut();
        // Asked of nobody: it came with a pharmacy's code.
        let medicines = paper.emergency.medications.list.known_mut();
        for medicine in medicines.into_iter().flatten() {
            medicine.dispensed_on = medicine.dispensed_on.filter(|day| !is_ahead(*day));
        }
        for place in not_yet {
            place.clear(paper);
        }
        // By a clock that was wrong: nobody has found anything right yet.
        paper.about.confirmed_on = paper.about.confirmed_on.filter(|day| !is_ahead(*day));
    }
    paper
}

/// The days that have not come, but those that may lie ahead.
fn not_yet(profile: &Profile, today: Date) -> Vec<Place> {
    let is_ahead = |slot: Slot| {
        let date = match slot {
            Slot::Date(day) => day.map(PartialDate::from),
            Slot::PartialDate(date) => *date,
            _ => None,
        };
        date.is_some_and(|date| date.is_to_come(today))
    };
    let mut places = vec![];
    for item in super::items().filter(|item| !item.ahead) {
        if item.slot(profile).is_some_and(is_ahead) {
            places.push(Place::of(item.link_id));
        }
        let Kind::Rows(rows) = &item.kind else {
            continue;
        };
        for (at, column) in rows.columns().iter().enumerate() {
            let rows_ahead = (0..rows.len(profile)).filter(|row| {
                let slot = rows.slot_at(profile, *row, at);
                !column.ahead && slot.is_some_and(is_ahead)
            });
            places.extend(rows_ahead.map(|row| Place::in_row(item.link_id, row, column.link_id)));
        }
    }
    places
}

impl Place {
    /// True where a day is asked for that may still be to come.
    pub fn may_lie_ahead(&self) -> bool {
        match self.cell {
            None => find(self.link_id).is_some_and(|item| item.ahead),
            Some((_, name)) => rows_at(self.link_id).is_some_and(|rows| {
                let mut columns = rows.columns().into_iter();
                columns.any(|column| column.link_id == name && column.ahead)
            }),
        }
    }

    /// Takes the answer there out.
    fn clear(&self, profile: &mut Profile) {
        match (find(self.link_id), self.cell) {
            (Some(item), None) => item.clear(profile),
            (Some(_), Some((row, column))) => {
                if let Some(rows) = rows_at(self.link_id) {
                    rows.clear(profile, row, column);
                }
            }
            (None, _) => {}
        }
    }
}

/// The answers that are written and do not come onto paper on that day, in the order of the questions.
pub fn withheld(profile: &Profile, today: Date) -> Vec<(Place, Withheld)> {
    let mut found: Vec<(Place, Withheld)> = vec![];
    let mut say = |place: Place, why| {
        if !found.iter().any(|(known, _)| *known == place) {
            found.push((place, why));
        }
    };
    for item in declined(profile) {
        let is_asked = (item.enabled_when)(profile);
        if is_asked && item.is_answered(profile) && !is_guard(item, profile) {
            say(Place::of(item.link_id), Withheld::Declined);
        }
    }
    let paper = printable(profile);
    for place in not_yet(&paper, today) {
        say(place, Withheld::NotYet);
    }
    for (group, place) in half_typed_places(profile) {
        say(place, why_half_typed(profile, today, group, &place));
    }
    let mut sayable = paper.clone().into_owned();
    sayable.care_plan = paper.sayable_care_plan(today);
    for item in wishes_to_stop() {
        let is_asked = (item.enabled_when)(&paper);
        if is_asked && item.read(&paper) != item.read(&sayable) {
            say(Place::of(item.link_id), Withheld::NotOwnWords);
        }
    }
    if is_held_back(&paper, today) {
        say(Place::of("care_plan.cpr.print"), Withheld::Gate);
    }
    found.sort_by_key(|(place, _)| question_at(&place.to_string()).map(|(group, _)| order(group)));
    found
}

/// Why what is typed there does not come onto paper: it is half a date, or a whole one that cannot be meant.
fn why_half_typed(profile: &Profile, today: Date, group: &str, place: &Place) -> Withheld {
    let issue = half_typed(profile, place).and_then(|typed| typed.issue(today));
    match issue {
        _ if is_declined(group, profile) => Withheld::Declined,
        Some(DateIssue::NotYet) if !place.may_lie_ahead() => Withheld::NotYet,
        _ => Withheld::HalfTyped,
    }
}

/// Which page that is, counted through all of them.
fn order(id: &str) -> usize {
    groups().take_while(|(_, group)| group.id != id).count()
}

/// The pages on which a wish about resuscitation is asked for.
const ABOUT_STOPPING: [&str; 2] = ["treatment-resuscitation", "cpr"];

/// True for a page on which a wish about resuscitation is asked for, which no paper carries unless it is the
/// person's own.
pub fn is_about_stopping(group: &str) -> bool {
    ABOUT_STOPPING.contains(&group)
}

fn wishes_to_stop() -> impl Iterator<Item = &'static Item<Profile>> {
    let groups = ABOUT_STOPPING.into_iter().filter_map(group);
    groups.flat_map(|(_, group)| group.items)
}

/// True where the person wants the wish on the crew's sheet, and the sheet may not carry it on that day.
fn is_held_back(paper: &Profile, today: Date) -> bool {
    let cpr = &paper.care_plan.cpr;
    let is_meant = matches!(cpr.wish, Some(CprWish::Want | CprWish::NotWant));
    let statement = paper.cpr_statement(today);
    let is_said = matches!(statement, CprStatement::Want | CprStatement::NotWant(_));
    cpr.print && is_meant && !is_said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{SECTIONS, TypedDate, items, keep_half_typed};
    use crate::model::{Answer, CarePlace, ProfileId, ProfileMark, Stated, Yes};

    fn today() -> Date {
        "2026-11-20".parse().unwrap()
    }

    fn profile() -> Profile {
        Profile::new(ProfileId::from_random(1), ProfileMark::Circle, today())
    }

    #[test]
    fn nothing_is_copied_where_nothing_is_taken_off() {
        assert!(matches!(
            printable_on(&profile(), today()),
            Cow::Borrowed(_)
        ));
    }

    #[test]
    fn what_is_not_to_be_written_is_off_paper_and_stays_in_the_record() {
        let mut profile = profile();
        profile.emergency.person.home_phone = "03-0000-1234".into();
        profile.emergency.alerts.allergies = Stated::NoneKnown;
        let pages = &mut profile.progress.pages;
        pages.insert("phones", PageMark::Declined);
        pages.insert("allergies", PageMark::Declined);
        let paper = printable(&profile);
        assert!(paper.emergency.person.home_phone.is_blank());
        assert!(paper.emergency.alerts.allergies.is_not_asked());
        assert!(!profile.emergency.person.home_phone.is_blank());
        let why: Vec<_> = withheld(&profile, today());
        let places = ["emergency.person.home_phone", "emergency.alerts.allergies"];
        assert_eq!(
            why,
            places.map(|place| (Place::of(place), Withheld::Declined))
        );
    }

    #[test]
    fn what_was_wished_before_goes_with_what_is_wished_now() {
        let mut profile = profile();
        profile.care_plan.place.at_the_end = Answer::Known(CarePlace::Home);
        let plan = profile.care_plan.clone();
        profile.history.confirm(&plan, None, today());
        profile.progress.pages.insert("place", PageMark::Declined);
        let paper = printable(&profile);
        let then = paper.history.plan(0).unwrap();
        assert_eq!(then.place.at_the_end, Answer::NotAsked);
        assert!(!paper.history.differs(&paper.care_plan));
    }

    #[test]
    fn a_guess_does_not_become_the_person_s_own_words() {
        let mut profile = profile();
        profile.about.entry_mode = Some(EntryMode::Inferred);
        profile.care_plan.start.stage = Some(Stage::Family);
        let pages = &mut profile.progress.pages;
        pages.insert("writer", PageMark::Declined);
        pages.insert("stage", PageMark::Declined);
        let paper = printable(&profile);
        assert_eq!(paper.plan_entry_mode(), Some(EntryMode::Inferred));
        profile.about.entry_mode = Some(EntryMode::Person);
        profile.care_plan.start.stage = None;
        assert_eq!(printable(&profile).plan_entry_mode(), None);
    }

    #[test]
    fn a_day_that_has_not_come_is_no_fact_but_one_that_may_lie_ahead_is() {
        let mut profile = profile();
        profile.emergency.person.birth_date = "2027".parse().ok();
        profile.about.review_on = "2027-11-20".parse().ok();
        let paper = printable_on(&profile, today());
        assert_eq!(paper.emergency.person.birth_date, None);
        assert_eq!(paper.about.review_on, profile.about.review_on);
        profile.emergency.person.birth_date = "2026".parse().ok();
        let paper = printable_on(&profile, today());
        assert_eq!(
            paper.emergency.person.birth_date,
            profile.emergency.person.birth_date
        );
    }

    #[test]
    fn what_is_typed_and_is_no_date_says_so_where_it_is_asked_for() {
        let stopped = Place::of("emergency.alerts.antithrombotic_stopped");
        let birth = Place::of("emergency.person.birth_date");
        let typed = |year: &str| TypedDate {
            year: year.into(),
            month: "6".into(),
            day: "31".into(),
            ..TypedDate::default()
        };
        let mut profile = profile();
        keep_half_typed(&mut profile, &stopped, Some(&typed("2025")));
        assert_eq!(withheld(&profile, today()), []);
        profile.emergency.alerts.antithrombotic = Stated::Known(Yes::Yes);
        let told = |profile: &Profile| withheld(profile, today());
        assert_eq!(told(&profile), [(stopped, Withheld::HalfTyped)]);
        let to_come = TypedDate {
            day: "30".into(),
            ..typed("2190")
        };
        keep_half_typed(&mut profile, &birth, Some(&to_come));
        let both = [(birth, Withheld::NotYet), (stopped, Withheld::HalfTyped)];
        assert_eq!(told(&profile), both);
        profile.emergency.person.birth_date = "1948".parse().ok();
        assert_eq!(told(&profile), both[1..]);
        let (group, _) = question_at(stopped.link_id).expect("a page");
        profile.progress.pages.insert(group, PageMark::Declined);
        assert!(told(&profile).contains(&(stopped, Withheld::Declined)));
        assert!(!told(&profile).contains(&both[1]));
    }

    #[test]
    fn a_wish_that_the_sheet_may_not_carry_says_so() {
        let mut profile = profile();
        profile.care_plan.cpr.wish = Some(CprWish::NotWant);
        profile.care_plan.cpr.print = true;
        let why: Vec<_> = withheld(&profile, today());
        let gate = (Place::of("care_plan.cpr.print"), Withheld::Gate);
        let own = (Place::of("care_plan.cpr.wish"), Withheld::NotOwnWords);
        assert_eq!(why, [own, gate]);
        profile.care_plan.cpr.wish = Some(CprWish::Want);
        profile.about.entry_mode = Some(EntryMode::Person);
        assert_eq!(withheld(&profile, today()), []);
    }

    #[test]
    fn clearing_leaves_no_answer_whatever_its_kind() {
        let mut profile = profile();
        for item in items() {
            item.clear(&mut profile);
            assert!(!item.is_answered(&profile), "{}", item.link_id);
        }
        assert!(SECTIONS.len() > 5);
    }
}
