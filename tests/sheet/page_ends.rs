//! Where pages end: no heading at the foot whose content is overleaf, and no last page that nobody would turn to.

use crate::generated;
use crate::memo_laws::everything;
use crate::personas::PERSONAS;
use crate::printed::{Printed, people, squeezed};
use proptest::prelude::*;
use tsutaeru::i18n::Words;
use tsutaeru::layout::{Frame, Laid, Mark, Mm, Role};
use tsutaeru::model::{Coded, HandoverReader, MemoPart, Profile};
use tsutaeru::sheet::{
    CopyChoice, MemoChoice, MemoCopy, care_team, doctor_questions, emergency, handover,
};

/// What stands so much lower than a heading is its content, be it only room to write.
const BELOW: f32 = 5.0;

fn bottom(frame: &Frame) -> f32 {
    match &frame.mark {
        Mark::Text(run) => run.rect().y.0 + run.rect().height.0,
        Mark::Line { from, to, .. } => from.1.0.max(to.1.0),
        _ => 0.0,
    }
}

/// A heading, or the name of a column, that is the last thing on a page but the last.
fn stranded(laid: &Laid) -> Option<String> {
    // The name of a row stands beside what it names; the name of a column above it.
    let names_a_column = |cell: usize| {
        let row = laid.structure[cell].parent;
        let cells = laid.structure.iter().filter(|node| node.parent == row);
        cells.clone().count() > 1 && cells.clone().all(|node| node.role == Role::TableHeader)
    };
    let is_title = |frame: &Frame| {
        let up = |at: &usize| laid.structure[*at].parent;
        std::iter::successors(frame.node, up).any(|at| match laid.structure[at].role {
            Role::Heading(_) => true,
            Role::TableHeader => names_a_column(at),
            _ => false,
        })
    };
    let before_last = laid.pages.len().saturating_sub(1);
    laid.pages
        .iter()
        .take(before_last)
        .enumerate()
        .find_map(|(number, page)| {
            let body = || page.frames.iter().filter(|frame| frame.repeated.is_none());
            let titles =
                body().filter(|frame| matches!(frame.mark, Mark::Text(_)) && is_title(frame));
            let lowest = titles.max_by(|one, other| bottom(one).total_cmp(&bottom(other)))?;
            let below = body().filter(|frame| !is_title(frame));
            let below = below.map(bottom).fold(0.0, f32::max);
            let Mark::Text(run) = &lowest.mark else {
                return None;
            };
            (below < bottom(lowest) + BELOW && below > 0.0)
                .then(|| format!("page {}: {}", number + 1, run.text))
        })
}

/// Every paper of a person that can have more than one page, in every copy.
fn papers(profile: &Profile) -> Vec<Printed> {
    let handed = HandoverReader::ALL.iter();
    let handed =
        handed.map(|&reader| Printed::copy(handover::ID, profile, &CopyChoice::Handover(reader)));
    let memos = MemoCopy::ALL.iter().map(|&copy| MemoChoice::of(copy));
    let memos = memos
        .chain([everything()])
        .map(|choice| Printed::memo(profile, &choice));
    let same = [emergency::ID, care_team::ID, doctor_questions::ID];
    let same = same.map(|paper| Printed::copy(paper, profile, &CopyChoice::of(paper)));
    handed.chain(memos).chain(same).collect()
}

fn check(profile: &Profile) -> Result<(), TestCaseError> {
    for printed in papers(profile) {
        let found = stranded(&printed.document.laid);
        prop_assert_eq!(found, None, "{}", printed.document.file_name);
    }
    Ok(())
}

/// How the last page of a memo begins below its head.
fn check_end(profile: &Profile) -> Result<(), TestCaseError> {
    let words = Words::of("ja");
    let printed = Printed::memo(profile, &MemoChoice::default());
    let last = printed.page(printed.document.laid.pages.len() - 1);
    let has = |key: &str| last.contains(&squeezed(&words.say(key)));
    prop_assert!(
        !has("memo.signatures.title") || has("memo.room.title"),
        "{}",
        last
    );
    Ok(())
}

#[test]
fn no_paper_of_a_persona_has_a_heading_at_the_foot_or_an_end_of_names_alone() {
    for persona in PERSONAS {
        for profile in people(persona) {
            for check in [check, check_end] {
                if let Err(fault) = check(&profile) {
                    panic!("{persona}: {fault}");
                }
            }
        }
    }
}

#[test]
fn wherever_the_page_ends_the_treatments_stand_under_their_heading() {
    let words = Words::of("ja");
    let mut profile = people("final_stage").remove(0);
    let heading = squeezed(&words.say("memo.treatments.title"));
    let column = squeezed(&words.say("care_plan.treatments.drip.incurable"));
    let mut pages = std::collections::BTreeSet::new();
    for lines in 0..48 {
        let more = "梅の木の手入れと、朝の散歩をつづけること。".repeat(lines);
        profile.care_plan.information.understanding = more.as_str().into();
        let printed = Printed::memo(&profile, &MemoChoice::default());
        if let Some(fault) = stranded(&printed.document.laid) {
            panic!("{lines}: {fault}");
        }
        for number in 0..printed.document.laid.pages.len() {
            let page = printed.page(number);
            if let Some(at) = page.find(&heading) {
                assert!(page[at..].contains(&column), "{lines}: {page}");
                pages.insert(number);
            }
        }
    }
    assert!(pages.len() > 1, "a page's end went through it: {pages:?}");
}

#[test]
fn room_to_write_is_given_up_only_where_that_saves_a_page() {
    let mut profile = people("full").remove(0);
    let choice = MemoChoice::default();
    let without = MemoChoice {
        parts: choice
            .parts
            .iter()
            .filter(|part| *part != MemoPart::Room)
            .collect(),
        ..choice.clone()
    };
    let mut saved = 0;
    for lines in 0..48 {
        let more = "梅の木の手入れと、朝の散歩をつづけること。".repeat(lines);
        profile.care_plan.living.pleasures_detail = more.as_str().into();
        let printed = Printed::memo(&profile, &choice);
        let pages = printed.document.laid.pages.len();
        let last = &printed.document.laid.pages[pages - 1].frames;
        let room = last.iter().filter(|frame| match frame.mark {
            Mark::Line {
                from,
                to,
                thickness,
                ..
            } => thickness == Mm(0.2) && to.0 - from.0 > Mm(150.0),
            _ => false,
        });
        let room = room.count();
        if room < 5 {
            saved += 1;
            assert!(pages <= Printed::memo(&profile, &without).document.laid.pages.len() + 1);
        }
        assert!(room >= 2, "{lines}: {room} lines");
        if let Err(fault) = check_end(&profile) {
            panic!("{lines}: {fault}");
        }
    }
    assert!(saved < 24, "{saved}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, max_shrink_iters: 20, ..ProptestConfig::default() })]

    #[test]
    fn prop_no_heading_is_the_last_thing_on_a_page(profile in generated::profile()) {
        check(&profile)?;
        check_end(&profile)?;
    }
}
