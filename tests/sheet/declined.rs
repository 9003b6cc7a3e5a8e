//! What a person does not want to write, and days that cannot be, are on no paper, whoever it is; nothing is lost.

use crate::any;
use crate::printed::today;
use proptest::prelude::*;
use std::collections::BTreeSet;
use tsutaeru::catalogue::{self, Group, Kind, Place, Shape, Value, Withheld};
use tsutaeru::i18n::Words;
use tsutaeru::model::{CprStatement, CprWish, PageMark, Profile};
use tsutaeru::sheet::{PAPERS, lay_out, plain_text};
use tsutaeru::store::{Backup, Record};

/// Words that stand in no other place.
const SECRET: &str = "ヌムヱ";

/// Every answer in words of a page, the rows that are there among them.
fn in_words(group: &Group, profile: &Profile) -> Vec<Place> {
    let is_words = |shape: &Shape| {
        matches!(
            shape,
            Shape::Text { .. } | Shape::LongText { .. } | Shape::Phone
        )
    };
    let mut places = vec![];
    for item in group.items {
        if is_words(&item.shape(profile)) {
            places.push(Place::of(item.link_id));
        }
        if let Kind::Rows(rows) = &item.kind {
            for column in rows.columns().iter().filter(|one| is_words(&one.shape)) {
                let in_row = |row| Place::in_row(item.link_id, row, column.link_id);
                places.extend((0..rows.len(profile)).map(in_row));
            }
        }
    }
    places
}

/// The person, who has written the secret wherever that page has room for words, and does not want to write it.
fn declined(mut profile: Profile, groups: &BTreeSet<&'static str>) -> Profile {
    for (_, group) in catalogue::groups().filter(|(_, group)| groups.contains(group.id)) {
        for place in in_words(group, &profile) {
            assert!(place.write(&mut profile, &Value::Text(SECRET.into())));
        }
        profile.progress.pages.insert(group.id, PageMark::Declined);
    }
    profile
}

fn papers(profile: &Profile) -> Vec<(&'static str, String)> {
    let words = Words::of("ja");
    let text = |paper: &'static str| {
        let document = lay_out(paper, profile, today(), &words).expect("a paper of the list");
        (paper, plain_text(&document, &words))
    };
    PAPERS.into_iter().map(text).collect()
}

fn any_groups() -> impl Strategy<Value = BTreeSet<&'static str>> {
    let ids: Vec<_> = catalogue::groups().map(|(_, group)| group.id).collect();
    prop::collection::btree_set(prop::sample::select(ids), 1..8)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 40, ..ProptestConfig::default() })]

    #[test]
    fn prop_what_is_not_to_be_written_is_on_no_paper_and_in_every_backup(
        profile in any::profile(),
        groups in any_groups(),
    ) {
        let before = profile.history.clone();
        let mut profile = declined(profile, &groups);
        // It was wished once, too, and is not to be written any more.
        let plan = profile.care_plan.clone();
        profile.history.confirm(&plan, None, today());
        for (paper, text) in papers(&profile) {
            prop_assert!(!text.contains(SECRET), "{paper} says it:\n{text}");
        }
        prop_assert!(before.snapshots().len() <= profile.history.snapshots().len());
        let record = Record { profiles: vec![profile.clone()], ..Record::default() };
        let kept = Backup::text_of(&record, today());
        let is_written = serde_json::to_string(&profile).is_ok_and(|text| text.contains(SECRET));
        prop_assert_eq!(kept.contains(SECRET), is_written);
    }

    #[test]
    fn prop_what_is_written_anywhere_else_is_printed_as_before(
        profile in any::profile(),
        groups in any_groups(),
    ) {
        // Taken off by hand, as if it had never been asked: the same papers.
        let declined = declined(profile, &groups);
        let mut by_hand = catalogue::printable(&declined).into_owned();
        by_hand.progress.pages = Default::default();
        for (paper, other) in papers(&declined).into_iter().zip(papers(&by_hand)) {
            prop_assert_eq!(paper, other);
        }
    }

    #[test]
    fn prop_every_answer_that_comes_onto_no_paper_says_why(profile in any::profile()) {
        let why = catalogue::withheld(&profile, today());
        let paper = catalogue::printable_on(&profile, today());
        let is_told = |place: &Place| {
            let mut told = why.iter();
            told.any(|(one, _)| one == place || one.link_id == place.link_id && one.cell.is_none())
        };
        for change in catalogue::differences(&profile, &paper) {
            let item = catalogue::find(change.place.link_id).expect("a question");
            let is_asked = (item.enabled_when)(&profile);
            prop_assert!(!is_asked || is_told(&change.place), "{} is gone in silence", change.place);
        }
        let cpr = &paper.care_plan.cpr;
        let is_meant = cpr.print && matches!(cpr.wish, Some(CprWish::Want | CprWish::NotWant));
        let statement = paper.cpr_statement(today());
        let is_said = matches!(statement, CprStatement::Want | CprStatement::NotWant(_));
        let is_told = why.iter().any(|(_, why)| *why == Withheld::Gate);
        prop_assert_eq!(is_told, is_meant && !is_said);
    }

    #[test]
    fn prop_no_paper_has_a_day_that_has_not_come(profile in any::profile()) {
        let paper = catalogue::printable_on(&profile, today());
        let left = catalogue::withheld(&paper, today());
        prop_assert!(left.iter().all(|(_, why)| *why != Withheld::NotYet));
    }
}
