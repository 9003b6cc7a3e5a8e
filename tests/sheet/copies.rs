//! What a person leaves off a copy: it is not there, nothing reads as none in its place, and all else stays.

use crate::generated;
use crate::printed::{people, today};
use proptest::prelude::*;
use tsutaeru::i18n::Words;
use tsutaeru::model::{CardPart, Choices, Coded, DoctorQuestion, Profile, Stated};
use tsutaeru::sheet::fact::Part;
use tsutaeru::sheet::{
    CardChoice, CopyChoice, QuestionChoice, card, doctor_questions, lay_out_copy,
};

/// The lines of a copy; `None` where that was chosen for another paper.
fn lines(paper: &str, profile: &Profile, choice: CopyChoice) -> Option<Vec<String>> {
    let document = lay_out_copy(paper, profile, today(), &Words::of("ja"), &choice)?;
    Some(
        document
            .laid
            .pages
            .iter()
            .flat_map(|page| page.lines())
            .collect(),
    )
}

fn card_without(profile: &Profile, without: &Choices<CardPart>) -> Vec<String> {
    let choice = CardChoice {
        without: without.clone(),
    };
    lines(card::ID, profile, CopyChoice::Card(choice)).expect("a card")
}

/// The lines from the title of one face to the next title or the folds.
fn face<'a>(lines: &'a [String], title: &str, end: &str) -> &'a [String] {
    let from = lines
        .iter()
        .position(|line| line.starts_with(title))
        .expect(title);
    let rest = &lines[from..];
    let length = rest
        .iter()
        .position(|line| line.starts_with(end))
        .expect(end);
    &rest[..length]
}

/// What stands on the face of those to call, below its bar with the person's name.
fn people_face(lines: &[String]) -> String {
    face(lines, "電話する人", "かかりつけ医")[2..].concat()
}

fn doctor_and_alerts(lines: &[String]) -> Vec<String> {
    // Behind the first strip stand the names of its folds.
    face(lines, "かかりつけ医", "山").to_vec()
}

#[test]
fn the_persona_s_address_and_numbers_are_gone_and_the_card_says_where_they_are() {
    let profile = people("full").remove(0);
    let whole = card_without(&profile, &Choices::default()).concat();
    let all: Choices<CardPart> = CardPart::ALL.iter().copied().collect();
    let bare = card_without(&profile, &all);
    let said = bare.concat();
    let without = CardChoice { without: all };
    let words = Words::of("ja");
    let kept = card::facts(&profile, today(), &words, &without);
    let mut gone = 0;
    for fact in card::facts(&profile, today(), &words, &CardChoice::default()).iter() {
        if kept.at(&fact.path).is_none()
            && fact.text.chars().count() > 5
            && whole.contains(&fact.text)
        {
            assert!(!said.contains(&fact.text), "{}", fact.path);
            gone += 1;
        }
    }
    assert!(gone >= 4, "address, a number, two people: {gone}");
    assert!(
        said.contains("住所と電話は、家のシートを見てください。"),
        "{said}"
    );
    assert_eq!(people_face(&bare), words.say("card.left.people"));
}

#[test]
fn a_question_that_is_left_off_leaves_no_line_and_no_gap_in_the_numbers() {
    let mut profile = people("full").remove(0);
    let asked = ["薬を減らせますか", "旅行に行けますか", "検査はいつですか"];
    let questions = asked.map(|words| DoctorQuestion {
        question: words.into(),
        ..DoctorQuestion::default()
    });
    profile.care_plan.information.questions = Stated::Known(questions.to_vec());
    let choice = QuestionChoice {
        without: [1].into(),
    };
    let lines = lines(
        doctor_questions::ID,
        &profile,
        CopyChoice::Questions(choice),
    )
    .expect("a paper");
    let said = lines.concat();
    assert!(said.contains("1．　薬を減らせますか"), "{said}");
    assert!(said.contains("2．　検査はいつですか"), "{said}");
    assert!(!said.contains("旅行"), "{said}");
}

#[test]
fn a_choice_for_another_paper_makes_none() {
    let profile = people("full").remove(0);
    let card = CopyChoice::Card(CardChoice::default());
    assert_eq!(lines(doctor_questions::ID, &profile, card), None);
    let questions = CopyChoice::Questions(QuestionChoice::default());
    assert_eq!(lines(card::ID, &profile, questions), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn prop_whatever_is_left_off_a_card_no_word_of_a_life_s_danger_goes_and_none_comes(
        profile in generated::profile(),
        chosen in proptest::collection::btree_set(0..CardPart::ALL.len(), 0..4),
    ) {
        let without: Choices<CardPart> = chosen.iter().map(|&at| CardPart::ALL[at]).collect();
        let words = Words::of("ja");
        let whole = card_without(&profile, &Choices::default());
        let copy = card_without(&profile, &without);
        prop_assert_eq!(doctor_and_alerts(&copy), doctor_and_alerts(&whole));
        let choice = CardChoice { without: without.clone() };
        for fact in card::facts(&profile, today(), &words, &choice).iter() {
            prop_assert!(without.contains(CardPart::People) <= (fact.part != Part::Contacts), "{}", fact.path);
        }
        // In the place of what is left off nothing is said of it, neither that there is none nor that it is blank.
        if without.contains(CardPart::People) {
            prop_assert_eq!(people_face(&copy), words.say("card.left.people"));
        }
    }
}
