//! The front page in a link: what leaves it first, what never does, and that it is read back as it was written.

use crate::personas::PERSONAS;
use crate::printed::{people, today};
use tsutaeru::i18n::Words;
use tsutaeru::model::{CprStatement, Profile};
use tsutaeru::sheet::crew_link::{CrewCard, CrewLine, CrewLink, CrewValue, crew_link};
use tsutaeru::sheet::emergency;
use tsutaeru::sheet::fact::{Fact, Facts, Part, Rank, State};

fn everybody() -> impl Iterator<Item = Profile> {
    PERSONAS.into_iter().flat_map(people)
}

fn facts(profile: &Profile) -> Facts {
    emergency::facts(profile, today(), &Words::of("ja"))
}

fn at_most(facts: &Facts, letters: usize) -> Option<CrewLink> {
    crew_link(facts, |link| link.len() <= letters)
}

fn read(link: &CrewLink) -> CrewCard {
    CrewCard::read(&link.link).expect("what was written is read")
}

#[test]
fn with_room_it_says_the_whole_front_in_the_order_of_the_paper() {
    for profile in everybody() {
        let facts = facts(&profile);
        let link = at_most(&facts, usize::MAX).expect("there is room");
        let card = read(&link);
        assert!(!link.is_shortened && !card.is_shortened());
        let front = facts.iter().filter(|fact| fact.on_front());
        let said: Vec<_> = front
            .filter(|fact| fact.state != State::Blank)
            .map(|fact| (fact.part, fact.text.as_str()))
            .collect();
        let of_card: Vec<_> = card
            .lines
            .iter()
            .map(|line| (line.part, line.text.as_str()))
            .collect();
        let mut rest = of_card.iter();
        for fact in &said {
            assert!(rest.any(|line| line == fact), "{fact:?} in {of_card:?}");
        }
    }
}

/// The facts that the card says, and those that it leaves out, by the place of their unit among the ranks.
fn said_and_left_out(facts: &Facts, card: &CrewCard) -> [Vec<usize>; 2] {
    let units = facts.units();
    let says = |fact: &Fact| {
        let same = |line: &CrewLine| {
            line.part == fact.part && line.label == fact.label && line.text == fact.text
        };
        card.lines.iter().any(same)
    };
    let same = |one: &Fact, other: &Fact| {
        (one.part, &one.label, &one.text) == (other.part, &other.label, &other.text)
    };
    let alone = |fact: &&Fact| {
        let is_said_once = facts.iter().filter(|other| same(fact, other)).count() == 1;
        fact.on_front() && fact.state == State::Value && fact.head.is_none() && is_said_once
    };
    let (said, left): (Vec<&Fact>, Vec<&Fact>) =
        facts.iter().filter(alone).partition(|fact| says(fact));
    let place = |fact: &Fact| units.iter().position(|unit| *unit == fact.unit);
    [said, left].map(|facts| facts.into_iter().filter_map(place).collect())
}

#[test]
fn a_smaller_code_says_less_by_rank_and_never_less_than_what_can_kill() {
    for profile in everybody() {
        let facts = facts(&profile);
        let whole = at_most(&facts, usize::MAX).expect("there is room");
        let (mut lines, mut is_refused) = (usize::MAX, false);
        for letters in (1..=whole.link.len())
            .rev()
            .step_by(whole.link.len() / 40 + 1)
        {
            let Some(link) = at_most(&facts, letters) else {
                is_refused = true;
                continue;
            };
            let card = read(&link);
            assert!(!is_refused && link.link.len() <= letters && card.lines.len() <= lines);
            assert_eq!(card.is_shortened(), link.is_shortened);
            lines = card.lines.len();
            let [said, left] = said_and_left_out(&facts, &card);
            assert!(
                said.iter().max() < left.iter().min() || left.is_empty(),
                "{said:?} {left:?}"
            );
            let kills = facts.iter().filter(|fact| fact.rank <= Rank::AlertThing);
            for fact in kills.filter(|fact| fact.state == State::Value) {
                let is_there = card.lines.iter().any(|line| line.text == fact.text);
                assert!(is_there, "{} is left out in {letters} letters", fact.path);
            }
        }
        assert!(is_refused);
    }
}

#[test]
fn only_numbers_that_can_be_called_are_called() {
    let dial = |text: &str, phone: bool| {
        let line = CrewLine {
            part: Part::Contacts,
            begins: true,
            label: String::new(),
            text: text.to_owned(),
            kind: match phone {
                true => CrewValue::Phone,
                false => CrewValue::Words,
            },
        };
        line.call()
    };
    assert_eq!(
        dial("03-1234-5678", true).as_deref(),
        Some("tel:0312345678")
    );
    assert_eq!(dial("03-1234-5678", false), None);
    for no_number in [
        "*#06#",
        "#7119",
        "110",
        "0990-123-456",
        "javascript:alert(1)",
        "0312345678;phone-context=x",
        "夜は長女",
        "",
    ] {
        assert_eq!(dial(no_number, true), None, "{no_number}");
    }
}

#[test]
fn nobody_s_confirmation_is_said_and_not_left_out() {
    let mut profile = people("full").swap_remove(0);
    profile.about.confirmed_on = None;
    for room in [usize::MAX, 2_000] {
        let Some(link) = at_most(&facts(&profile), room) else {
            continue;
        };
        let card = read(&link);
        let said = card.lines.iter().find(|line| line.label == "確認日");
        let said = said.map(|line| (line.part, line.text.as_str(), line.kind));
        assert_eq!(said, Some((Part::About, "記入なし", CrewValue::NoOrBlank)));
    }
}

/// The parts of a code that have to be shown with the words that it is no doctor's order.
fn refusing(card: &CrewCard) -> Vec<Part> {
    let words = Words::of("ja");
    let parts = card
        .parts()
        .filter(|part| part.refuses_resuscitation(&words));
    parts.map(|part| part.part).collect()
}

#[test]
fn a_wish_not_to_be_resuscitated_stands_with_the_words_of_the_paper() {
    let mut open = 0;
    for profile in everybody() {
        let refuses = matches!(profile.cpr_statement(today()), CprStatement::NotWant(_));
        open += usize::from(refuses);
        let facts = facts(&profile);
        for room in [usize::MAX, 1_500, 1_000] {
            if let Some(link) = at_most(&facts, room) {
                let expected: &[Part] = if refuses { &[Part::Wishes] } else { &[] };
                assert_eq!(refusing(&read(&link)), expected);
            }
        }
    }
    assert!(open > 0, "somebody's gate is open");
    let words = Words::of("ja");
    assert!(
        words
            .say("sheet.cpr.not_order")
            .contains("医師の指示ではありません")
    );
}

#[test]
fn the_words_stand_there_however_a_code_was_made_and_not_beside_another_wish() {
    let card = |part: Part, lines: &[(&str, &str, bool)]| CrewCard {
        lines: lines
            .iter()
            .map(|(label, text, begins)| CrewLine {
                part,
                begins: *begins,
                label: (*label).to_owned(),
                text: (*text).to_owned(),
                kind: CrewValue::Words,
            })
            .collect(),
        shortened: vec![],
    };
    let wish = ("心肺蘇生についての本人の考え", "心肺蘇生を望みません", true);
    for part in [Part::Wishes, Part::Alerts, Part::Who] {
        assert_eq!(refusing(&card(part, &[wish])), [part]);
    }
    // As it may have been called when an old code was printed.
    let old = [
        ("本人の考え", "蘇生は不要", true),
        ("話し合った医師", "山田", false),
    ];
    assert_eq!(refusing(&card(Part::Wishes, &old)), [Part::Wishes]);
    for other in [
        ("ひとこと", "猫がいます", true),
        (
            "心肺蘇生についての本人の考え",
            "できるかぎりの救命を望みます",
            true,
        ),
    ] {
        assert_eq!(refusing(&card(Part::Wishes, &[other])), []);
    }
}
