//! The edition on a paper rises with what that paper says, whichever other papers were printed.

use crate::printed::{people, today};
use tsutaeru::i18n::Words;
use tsutaeru::model::{
    CardPart, Choices, Coded, Extra, HandedCopy, PaperName, Printing, Profile, Recipient, Stated,
};
use tsutaeru::sheet::{
    CardChoice, CopyChoice, Document, PAPERS, call_memo, card, flyer, labels, lay_out, lay_out_copy,
};

const SHEET: &str = "emergency-sheet";

fn paper(paper: &str, profile: &Profile) -> Document {
    lay_out(paper, profile, today(), &Words::of("ja")).expect("there is such a paper")
}

/// Notes a printing as the page does.
fn print(name: &str, profile: &mut Profile) -> u32 {
    let made = paper(name, profile);
    profile.note_printing(Printing {
        edition: made.edition,
        printed_on: today(),
        content: made.content,
        paper: PaperName::new(name),
        extra: Extra::new(),
    });
    made.edition
}

fn full() -> Profile {
    let mut profile = people("full").swap_remove(0);
    (profile.printings, profile.handed) = (vec![], vec![]);
    profile
}

/// Something that every paper with an edition says.
fn change(profile: &mut Profile, to: &str) {
    profile.emergency.person.building = to.into();
    profile.emergency.person.family_name = to.into();
}

#[test]
fn a_paper_that_is_printed_alone_has_another_edition_when_it_says_something_else() {
    let numbered = PAPERS
        .iter()
        .filter(|name| ![labels::ID, flyer::ID].contains(name));
    for name in numbered {
        let mut profile = full();
        assert_eq!(print(name, &mut profile), 1, "{name}");
        assert_eq!(print(name, &mut profile), 1, "{name}");
        for (edition, building) in [(2, "一号室"), (3, "二号室"), (4, "三号室")] {
            change(&mut profile, building);
            assert_eq!(print(name, &mut profile), edition, "{name}");
            assert_eq!(print(name, &mut profile), edition, "{name}");
        }
    }
}

#[test]
fn a_printing_of_the_sheet_is_none_of_the_card_or_the_memo() {
    for name in [card::ID, call_memo::ID] {
        let mut profile = full();
        print(SHEET, &mut profile);
        change(&mut profile, "一号室");
        print(SHEET, &mut profile);
        assert_eq!(print(name, &mut profile), 1, "{name}");
        change(&mut profile, "二号室");
        assert_eq!(print(name, &mut profile), 2, "{name}");
        print(SHEET, &mut profile);
        assert_eq!(print(name, &mut profile), 2, "{name}");
    }
}

#[test]
fn whoever_has_an_older_card_or_memo_is_named() {
    for name in [card::ID, call_memo::ID] {
        let mut profile = full();
        let handed = HandedCopy {
            paper: PaperName::new(name).expect("a name"),
            edition: print(name, &mut profile),
            handed_on: today(),
            to: Recipient::Family,
            name: "美和".into(),
            extra: Extra::new(),
        };
        profile.note_handed(handed);
        assert!(
            profile
                .old_copies(name, print(name, &mut profile.clone()))
                .is_empty()
        );
        change(&mut profile, "一号室");
        let edition = print(name, &mut profile);
        assert_eq!(profile.old_copies(name, edition).len(), 1, "{name}");
    }
}

#[test]
fn what_is_left_off_a_card_makes_no_other_edition_and_a_change_makes_one_for_all() {
    let mut profile = full();
    print(card::ID, &mut profile);
    let all: Choices<CardPart> = CardPart::ALL.iter().copied().collect();
    let choice = CopyChoice::Card(CardChoice { without: all });
    let bare = |profile: &Profile| {
        let made = lay_out_copy(card::ID, profile, today(), &Words::of("ja"), &choice);
        made.expect("a card")
    };
    let whole = paper(card::ID, &profile);
    let copy = bare(&profile);
    assert_eq!((copy.edition, &copy.content), (1, &whole.content));
    profile.emergency.alerts.allergies = Stated::NoneKnown;
    assert_eq!(bare(&profile).edition, 2);
    assert_eq!(paper(card::ID, &profile).edition, 2);
}

#[test]
fn a_card_noted_by_the_number_of_a_sheet_goes_on_from_there() {
    let mut profile = full();
    profile.note_printing(Printing {
        edition: 3,
        printed_on: today(),
        content: "0000000000000000".to_owned(),
        paper: PaperName::new(card::ID),
        extra: Extra::new(),
    });
    assert_eq!(paper(card::ID, &profile).edition, 4);
}
