//! How to talk with somebody who does not hear, has no voice, or speaks no Japanese stands on the papers for a crew, and
//! the memo for 119 does not tell them to call by voice.

use crate::generated;
use crate::printed::{Printed, people, squeezed, today};
use proptest::prelude::*;
use tsutaeru::i18n::Words;
use tsutaeru::model::{
    Answer, Choices, Coded, CommunicationAid, EntryMode, HandoverReader, Hearing, NightAnswer,
    Profile, SpokenLanguage, Talking,
};
use tsutaeru::sheet::{CopyChoice, call_memo, card, handover};

/// What only somebody with a voice can do.
const ALOUD: [&str; 3] = ["「救急です」", "スピーカー", "わかることだけ言う"];
/// What can be done without.
const SILENT: [&str; 4] = [
    "緊急ネット通報",
    "ファクスを119へ",
    "電話リレーサービス",
    "話せる人",
];

fn of(persona: &str) -> Profile {
    people(persona).swap_remove(0)
}

fn check_silent(profile: &Profile) -> Result<(), TestCaseError> {
    let memo = Printed::paper(call_memo::ID, profile);
    for words in ALOUD {
        prop_assert!(!memo.says(words), "{words}");
    }
    for words in SILENT {
        prop_assert!(memo.says(words), "{words}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 40, ..ProptestConfig::default() })]

    #[test]
    fn prop_whoever_cannot_call_by_voice_is_not_told_to(
        profile in generated::profile(),
        way in 0..4_usize,
    ) {
        let mut profile = profile;
        profile.about.entry_mode = Some(EntryMode::Person);
        let usual = &mut profile.emergency.usual_state;
        match way {
            0 => usual.hearing = Answer::Known(Hearing::Deaf),
            1 => usual.talking = Answer::Known(Talking::NoVoice),
            2 => usual.talking = Answer::Known(Talking::HardlyAny),
            _ => usual.talking = Answer::Known(Talking::Aphasia),
        }
        check_silent(&profile)?;
        let facts = tsutaeru::sheet::emergency::facts(&profile, today(), &Words::of("ja"));
        let hindrance = facts.at("emergency.talk.hindrance");
        let said = hindrance.map(|fact| fact.text.clone()).unwrap_or_default();
        let sheet = Printed::of(&profile);
        prop_assert!(!said.is_empty() && sheet.page(0).contains(&squeezed(&said)), "{said}");
    }

    #[test]
    fn prop_a_language_that_is_not_japanese_stands_large_on_the_front(
        profile in generated::profile(),
    ) {
        let mut profile = profile;
        let languages: Choices<SpokenLanguage> = [SpokenLanguage::Other].into_iter().collect();
        profile.emergency.person.languages = languages;
        profile.emergency.person.language_other = "ネパール語".into();
        let sheet = Printed::of(&profile);
        prop_assert!(sheet.page(0).contains("わかることば：ネパール語"));
        prop_assert!(sheet.size_of("ネパール語") >= 15.0);
        let memo = Printed::paper(call_memo::ID, &profile);
        prop_assert!(memo.says("ネパール語"));
    }
}

#[test]
fn a_deaf_man_s_papers_say_how_to_talk_with_him() {
    let profile = of("deaf");
    if let Err(fault) = check_silent(&profile) {
        panic!("{fault}");
    }
    for paper in ["emergency-sheet", card::ID, call_memo::ID] {
        let printed = Printed::paper(paper, &profile);
        let page = printed.page(0);
        for words in ["聞こえない", "声が出ない", "筆談・手話"] {
            assert!(page.contains(words), "{paper}: {words} in\n{page}");
        }
    }
    let memo = Printed::paper(call_memo::ID, &profile);
    assert_eq!(memo.document.laid.pages.len(), 1);
}

#[test]
fn an_interpreter_stands_beside_the_language() {
    let profile = of("vietnam");
    for paper in ["emergency-sheet", card::ID, call_memo::ID] {
        let page = Printed::paper(paper, &profile).page(0);
        for words in ["ベトナム語", "ことばの窓口", "0120-000-524"] {
            assert!(page.contains(words), "{paper}: {words} in\n{page}");
        }
    }
    assert!(Printed::of(&profile).size_of("ベトナム語") >= 15.0);
}

#[test]
fn whoever_hears_and_speaks_is_told_what_to_say() {
    let mut profile = of("full");
    assert!(Printed::paper(call_memo::ID, &profile).says("「救急です」"));
    profile.emergency.usual_state.hearing = Answer::Known(Hearing::Hard);
    profile.emergency.usual_state.talking = Answer::Known(Talking::Slowly);
    assert!(Printed::paper(call_memo::ID, &profile).says("「救急です」"));
}

#[test]
fn for_a_child_without_a_voice_its_mother_calls() {
    let memo = Printed::paper(call_memo::ID, &of("child"));
    for words in ALOUD {
        assert!(memo.says(words), "{words}");
    }
    assert!(!memo.says("ファクス"));
}

#[test]
fn whoever_signs_is_not_told_to_call_by_voice() {
    let mut profile = of("full");
    profile.emergency.usual_state.hearing = Answer::NotAsked;
    profile.emergency.usual_state.communication_aids =
        [CommunicationAid::SignLanguage].into_iter().collect();
    if let Err(fault) = check_silent(&profile) {
        panic!("{fault}");
    }
}

#[test]
fn each_copy_that_is_handed_on_says_right_under_the_name_how_to_talk() {
    let words = Words::of("ja");
    for (persona, said) in [
        ("deaf", ["聞こえない", "声が出ない", "筆談・手話"]),
        (
            "vietnam",
            ["わかることば：ベトナム語", "ことばの窓口", "0120-000-524"],
        ),
    ] {
        for &reader in HandoverReader::ALL {
            let copy = Printed::copy(handover::ID, &of(persona), &CopyChoice::Handover(reader));
            let first = copy.page(0);
            let wish = first
                .find(&squeezed(&words.say("handover.wish")))
                .expect("the wish");
            for words in said {
                let at = first.find(words);
                assert!(
                    at.is_some_and(|at| at < wish),
                    "{persona} {reader:?}: {words} in\n{first}"
                );
            }
            let all = copy.paragraphs().concat();
            let languages = all.matches("わかることば：ベトナム語").count();
            assert_eq!(languages, usize::from(persona == "vietnam"), "{reader:?}");
        }
    }
}

#[test]
fn an_interpreter_who_answers_by_day_alone_stands_nowhere_without_that_word() {
    let mut profile = of("vietnam");
    for member in profile
        .emergency
        .care_team
        .members
        .known_mut()
        .into_iter()
        .flatten()
    {
        member.phone_at_night = Answer::Known(NightAnswer::DayOnly);
        member.night_phone = "".into();
    }
    for paper in ["emergency-sheet", card::ID, call_memo::ID] {
        let printed = Printed::paper(paper, &profile);
        let line = printed.paragraph_of("通訳：").expect("the interpreter");
        assert!(line.contains("昼だけ"), "{paper}: {line}");
    }
}
