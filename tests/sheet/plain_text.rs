//! A paper as plain text says what the paper says, in its order, and wraps nothing.

use crate::generated;
use crate::memo_laws::everything;
use crate::personas::PERSONAS;
use crate::printed::{people, squeezed, today};
use proptest::prelude::*;
use tsutaeru::i18n::Words;
use tsutaeru::layout::{Mark, Role};
use tsutaeru::model::{Coded, HandoverReader, Profile};
use tsutaeru::sheet::fact::Facts;
use tsutaeru::sheet::{
    CopyChoice, Document, QuestionChoice, care_plan_memo, care_team, doctor_questions, emergency,
    handover, lay_out_copy, plain_text, text_file,
};

/// Every paper of a person with what it says.
fn papers(profile: &Profile) -> Vec<(Document, Facts)> {
    let words = Words::of("ja");
    let (day, memo) = (today(), everything());
    let mut papers = vec![
        (
            emergency::ID,
            CopyChoice::Same,
            emergency::facts(profile, day, &words),
        ),
        (
            care_team::ID,
            CopyChoice::Same,
            care_team::facts(profile, day, &words),
        ),
        (
            doctor_questions::ID,
            CopyChoice::of(doctor_questions::ID),
            doctor_questions::facts(profile, day, &words, &QuestionChoice::default()),
        ),
        (
            care_plan_memo::ID,
            CopyChoice::Memo(memo.clone()),
            care_plan_memo::facts(profile, day, &words, &memo),
        ),
    ];
    for &reader in HandoverReader::ALL {
        let facts = handover::facts(profile, day, &words, reader);
        papers.push((handover::ID, CopyChoice::Handover(reader), facts));
    }
    let lay_out = |paper: &str, choice: &CopyChoice| {
        lay_out_copy(paper, profile, day, &words, choice).expect("there is such a paper")
    };
    let papers = papers.into_iter();
    papers
        .map(|(paper, choice, facts)| (lay_out(paper, &choice), facts))
        .collect()
}

fn check_text(document: &Document, facts: &Facts) -> Result<(), TestCaseError> {
    let text = plain_text(document, &Words::of("ja"));
    let lines: Vec<String> = text.lines().map(squeezed).collect();
    for fact in facts.iter() {
        // A word to those who are dear keeps its lines.
        let is_letter = fact.path == "care_plan.message";
        let said = squeezed(&fact.text);
        let is_there = match is_letter {
            true => squeezed(&text).contains(&said),
            false => lines.iter().any(|line| line.contains(&said)),
        };
        prop_assert!(is_there, "{}: {} in\n{}", fact.path, fact.text, text);
    }
    let is_for_pasting = !text.contains(['\r', '\u{FEFF}']) && text.ends_with('\n');
    prop_assert!(is_for_pasting);
    let has_no_holes = !text.contains("\n\n\n") && !text.starts_with('\n');
    prop_assert!(has_no_holes);
    Ok(())
}

/// The headings of a paper in the order of its frames.
fn headings(document: &Document) -> Vec<String> {
    let laid = &document.laid;
    let mut headings: Vec<(usize, String)> = vec![];
    for frame in laid.pages.iter().flat_map(|page| &page.frames) {
        if let (Mark::Text(run), Some(node)) = (&frame.mark, frame.node)
            && matches!(laid.structure[node].role, Role::Heading(_))
        {
            match headings.iter_mut().find(|(known, _)| *known == node) {
                Some((_, text)) => text.push_str(&run.text),
                None => headings.push((node, run.text.clone())),
            }
        }
    }
    headings.into_iter().map(|(_, text)| text).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 40, ..ProptestConfig::default() })]

    #[test]
    fn prop_the_text_says_every_fact_of_the_paper_on_one_line(profile in generated::profile()) {
        for (document, facts) in papers(&profile) {
            check_text(&document, &facts)?;
        }
    }
}

#[test]
fn the_texts_of_the_personas_keep_every_law_and_the_order_of_the_paper() {
    let words = Words::of("ja");
    for profile in PERSONAS.into_iter().flat_map(people) {
        for (document, facts) in papers(&profile) {
            if let Err(fault) = check_text(&document, &facts) {
                panic!("{fault}");
            }
            let text = plain_text(&document, &words);
            let mut lines = text.lines();
            for heading in headings(&document) {
                let found = lines.any(|line| line.ends_with(heading.as_str()));
                assert!(found, "{heading} is not in its place in\n{text}");
            }
        }
    }
}

fn text_of(paper: &str, profile: &Profile, choice: &CopyChoice) -> String {
    let words = Words::of("ja");
    let document = lay_out_copy(paper, profile, today(), &words, choice).expect("a paper");
    plain_text(&document, &words)
}

#[test]
fn each_number_of_the_team_stands_after_what_it_is() {
    let profile = &people("full")[0];
    let text = text_of(care_team::ID, profile, &CopyChoice::Same);
    let lines: Vec<&str> = text.lines().collect();
    let at = lines
        .iter()
        .position(|line| *line == "病院・事業所：くすのき内科");
    let at = at.expect("the doctor's clinic");
    assert_eq!(
        lines[at - 1..at + 4],
        [
            "役割：かかりつけ医　まず相談",
            "病院・事業所：くすのき内科",
            "担当の人：長谷部 明 医師",
            "昼の電話：03-0000-3311",
            "夜間・休日：070-0000-3322",
        ]
    );
}

#[test]
fn blank_is_not_none_in_the_text_either() {
    let blank = text_of(emergency::ID, &people("minimal")[0], &CopyChoice::Same);
    assert!(blank.contains("記入なし"));
    let said = blank.replace("記入なし", "");
    assert!(!said.contains("なし"), "{blank}");
    let none = text_of(emergency::ID, &people("couple")[0], &CopyChoice::Same);
    assert!(none.replace("記入なし", "").contains("なし"));
}

#[test]
fn what_stands_around_the_pages_is_said_once_without_their_numbers() {
    let words = Words::of("ja");
    let profile = &people("extreme")[0];
    let memo = text_of(
        care_plan_memo::ID,
        profile,
        &CopyChoice::of(care_plan_memo::ID),
    );
    for key in ["memo.foot.draft", "memo.foot.blank"] {
        assert_eq!(
            squeezed(&memo).matches(&squeezed(&words.say(key))).count(),
            1,
            "{key}"
        );
    }
    for paper in [emergency::ID, care_team::ID] {
        let text = text_of(paper, profile, &CopyChoice::of(paper));
        assert!(squeezed(&text).contains(&squeezed(&words.say("sheet.foot.whose"))));
        assert!(
            !text.lines().any(|line| line.trim_end().ends_with("1／2")),
            "{text}"
        );
    }
}

#[test]
fn a_file_is_read_as_japanese_everywhere() {
    assert_eq!(text_file("一\n二\n"), "\u{FEFF}一\r\n二\r\n");
}
