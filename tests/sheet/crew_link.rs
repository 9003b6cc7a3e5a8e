//! The front page in a link: what leaves it first, what never does, and that it is read back as it was written.

use crate::personas::PERSONAS;
use crate::printed::{people, today};
use tsutaeru::i18n::Words;
use tsutaeru::model::Profile;
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
            let kills = facts.iter().filter(|fact| fact.rank <= Rank::AlertName);
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
