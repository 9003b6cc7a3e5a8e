//! How the papers are folded stands on them in drawings that are said in words, and costs no page.

use crate::generated;
use crate::personas::PERSONAS;
use crate::printed::{people, today};
use proptest::prelude::*;
use tsutaeru::i18n::Words;
use tsutaeru::layout::{Mark, Role};
use tsutaeru::model::Profile;
use tsutaeru::sheet::{Document, card, emergency, lay_out};

fn paper(name: &str, profile: &Profile) -> Document {
    lay_out(name, profile, today(), &Words::of("ja")).expect("there is such a paper")
}

/// What the drawings on a paper say, with the number of lines that each is drawn with.
fn drawings(document: &Document) -> Vec<(String, usize)> {
    let laid = &document.laid;
    let figures = laid.structure.iter().enumerate();
    let figures = figures.filter(|(_, node)| node.role == Role::Figure);
    let lines = |figure: usize| {
        let frames = laid.pages.iter().flat_map(|page| &page.frames);
        let lines = frames.filter(|frame| matches!(frame.mark, Mark::Line { .. }));
        lines.filter(|frame| frame.node == Some(figure)).count()
    };
    figures
        .map(|(at, node)| (node.description.clone().unwrap_or_default(), lines(at)))
        .collect()
}

#[test]
fn a_card_is_cut_folded_and_turned_in_three_drawings_with_words() {
    for persona in PERSONAS {
        let card = paper(card::ID, &people(persona)[0]);
        let drawings = drawings(&card);
        assert_eq!(drawings.len(), 3, "{drawings:?}");
        for (description, lines) in drawings {
            assert!(
                description.starts_with("図：") && lines > 8,
                "{description}: {lines}"
            );
        }
        assert_eq!(card.laid.pages.len(), 1);
    }
}

#[test]
fn the_crew_s_sheet_shows_its_folds_where_the_back_has_room() {
    let of = |persona: &str| paper(emergency::ID, &people(persona)[0]);
    let with_room = of("minimal");
    assert_eq!(drawings(&with_room).len(), 3);
    let words = with_room.laid.pages[1].lines().concat();
    assert!(
        words.contains("ドアポケットには") && words.contains("筒には"),
        "{words}"
    );
    // The words that stand on every back are enough where it is full.
    let full = of("full");
    assert_eq!(drawings(&full).len(), 0);
    assert!(full.laid.pages[1].lines().concat().contains("折るときは"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn prop_the_drawings_of_the_folds_cost_no_page(profile in generated::profile()) {
        let sheet = paper(emergency::ID, &profile);
        if !drawings(&sheet).is_empty() {
            prop_assert_eq!(sheet.laid.pages.len(), 2);
        }
        prop_assert_eq!(paper(card::ID, &profile).laid.pages.len(), 1);
    }
}

#[test]
fn the_words_on_every_back_fold_as_often_as_the_drawings() {
    let words = Words::of("ja");
    let (fold, pocket, tube) = (
        words.say("sheet.back.fold"),
        words.say("fold.pocket.drawn"),
        words.say("fold.tube.drawn"),
    );
    // Folded once it is half as high, folded twice a quarter.
    assert!(pocket.contains("半分に折った") && fold.contains("ドアポケットは1回"));
    assert!(tube.contains("4分の1の高さ") && fold.contains("筒は2回"));
    let sheet = paper(emergency::ID, &people("minimal")[0]);
    let lines: Vec<usize> = drawings(&sheet).iter().map(|(_, lines)| *lines).collect();
    assert_eq!(lines.len(), 3, "{lines:?}");
}
