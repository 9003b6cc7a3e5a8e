//! Several papers in one file, or in a file each: each begins on a sheet of its own, nothing is lost, none is mixed
//! with another.

use crate::generated;
use proptest::prelude::*;
use std::collections::BTreeSet;
use tsutaeru::i18n::Words;
use tsutaeru::layout::Laid;
use tsutaeru::model::{Date, Profile};
use tsutaeru::sheet::{
    CopyChoice, Document, PAPERS, SHEETS, Wanted, files, lay_out_wanted, plain_text, together,
};

fn document(paper: &str, profile: &Profile, today: Date) -> Document {
    let wanted = Wanted {
        profile,
        today,
        words: &Words::of("ja"),
        choice: &CopyChoice::of(paper),
        site: "https://example.org/",
    };
    lay_out_wanted(paper, &wanted).expect("there is such a paper")
}

/// Every frame and every part points to something that stands before it in the same document.
fn is_whole(laid: &Laid) -> bool {
    let count = laid.structure.len();
    let parents = laid.structure.iter().enumerate();
    let mut frames = laid.pages.iter().flat_map(|page| &page.frames);
    parents
        .into_iter()
        .all(|(at, node)| node.parent.is_none_or(|parent| parent < at))
        && frames.all(|frame| frame.node.is_none_or(|node| node < count))
}

#[test]
fn the_papers_that_are_offered_are_those_that_can_be_made() {
    let made: Vec<&str> = SHEETS.iter().map(|sheet| sheet.id).collect();
    assert_eq!(made, PAPERS);
}

#[test]
fn nothing_makes_no_file() {
    let today = "2026-11-20".parse().expect("a day");
    assert_eq!(together(vec![], today, &Words::of("ja")), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn prop_several_papers_lie_behind_one_another_each_from_a_front_on(
        profile in generated::profile(),
        chosen in proptest::collection::btree_set(0..PAPERS.len(), 1..4),
    ) {
        let today: Date = "2026-11-20".parse().expect("a day");
        let words = Words::of("ja");
        let documents: Vec<Document> =
            chosen.iter().map(|&at| document(PAPERS[at], &profile, today)).collect();
        let set = together(documents.clone(), today, &words).expect("some papers");
        prop_assert!(is_whole(&set.laid));
        let mut at = 0;
        for (one, document) in set.papers.iter().zip(&documents) {
            prop_assert!(documents.len() == 1 || at % 2 == 0, "{} begins on a back", one.paper);
            prop_assert_eq!(one.pages, document.laid.pages.len());
            for page in &document.laid.pages {
                prop_assert_eq!(set.laid.pages[at].lines(), page.lines());
                at += 1;
            }
            if one.blank_behind {
                prop_assert!(set.laid.pages[at].frames.is_empty());
                at += 1;
            }
            prop_assert!(set.text.contains(&plain_text(document, &words)));
        }
        prop_assert_eq!(at, set.laid.pages.len());
        let all = files(documents.clone(), true, today, &words);
        prop_assert_eq!(files(documents.clone(), false, today, &words), vec![set.clone()]);
        prop_assert_eq!(&all[0], &set);
        let names: BTreeSet<&String> = all.iter().map(|one| &one.file_name).collect();
        prop_assert_eq!(names.len(), all.len(), "one name for two files");
        prop_assert_eq!(all.len(), if documents.len() > 1 { documents.len() + 1 } else { 1 });
        for (one, document) in all.iter().skip(1).zip(&documents) {
            prop_assert_eq!(&one.laid, &document.laid);
            prop_assert_eq!((&one.title, &one.file_name), (&document.title, &document.file_name));
        }
        if let [alone] = documents.as_slice() {
            prop_assert_eq!(&set.laid, &alone.laid);
            prop_assert_eq!(&set.file_name, &alone.file_name);
        }
    }
}
