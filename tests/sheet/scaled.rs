//! Printed smaller than it was made, as copiers in shops do, every paper and form keeps what is on it, and its answers
//! stay large enough to be read.

use crate::personas::PERSONAS;
use crate::printed::{Printed, people};
use tsutaeru::i18n::Words;
use tsutaeru::layout::{Mark, Rect};
use tsutaeru::sheet::{CopyChoice, SHEETS, blank_forms, lay_out_blank};

/// What shops make of the size that was asked for.
const SHRUNK: f32 = 0.94;
/// What is needed is no smaller then.
const LEAST: f32 = 11.0;
/// So near to the paper's edge no printer in a shop leaves anything out, in millimetres.
const PRINTED_FROM: f32 = 5.0;

/// Every paper of everybody, every copy, every form.
fn all() -> impl Iterator<Item = (String, Printed)> {
    let everybody = PERSONAS.into_iter();
    let everybody = everybody.flat_map(people).collect::<Vec<_>>();
    let papers = everybody.into_iter().flat_map(|profile| {
        SHEETS.iter().flat_map(move |sheet| {
            let readers = CopyChoice::readers(sheet.id).iter();
            let copies = readers.filter_map(|code| CopyChoice::for_reader(sheet.id, code));
            let copies = std::iter::once(CopyChoice::of(sheet.id)).chain(copies);
            let printed = copies.map(|copy| Printed::copy(sheet.id, &profile, &copy));
            let printed = printed.map(|printed| (sheet.id.to_owned(), printed));
            printed.collect::<Vec<_>>()
        })
    });
    let forms = blank_forms().map(|paper| {
        let form = lay_out_blank(paper, &Words::of("ja")).expect("a form of the list");
        (format!("form {paper}"), Printed::read(form))
    });
    papers.chain(forms)
}

#[test]
fn at_94_percent_what_is_needed_is_11_points_on_every_paper() {
    let mut runs = 0;
    for (paper, printed) in all() {
        for (page, run) in printed.document.laid.runs() {
            let size = run.size.0 * SHRUNK;
            assert!(
                run.note || size >= LEAST,
                "{paper} {page}: {} at {size}",
                run.text
            );
            runs += 1;
        }
    }
    assert!(runs > 10_000, "{runs}");
}

#[test]
fn at_94_percent_nothing_comes_so_near_to_an_edge_that_it_is_lost() {
    for (paper, printed) in all() {
        for page in &printed.document.laid.pages {
            for frame in &page.frames {
                let rect = match &frame.mark {
                    Mark::Text(run) => run.rect(),
                    Mark::Rect(rect, _) | Mark::Outline { rect, .. } => *rect,
                    Mark::Figure(rects) => match Rect::around(rects) {
                        Some(rect) => rect,
                        None => continue,
                    },
                    // Marks for folding and cutting stand where nothing else does.
                    Mark::Line { .. } => continue,
                };
                // Some machines shrink towards a corner, others towards the middle.
                let (left, top) = (rect.x.0 * SHRUNK, rect.y.0 * SHRUNK);
                let right = (page.width.0 - rect.x.0 - rect.width.0) * SHRUNK;
                let bottom = (page.height.0 - rect.y.0 - rect.height.0) * SHRUNK;
                let nearest = left.min(top).min(right).min(bottom);
                assert!(
                    nearest >= PRINTED_FROM,
                    "{paper}: {:?} at {nearest} mm",
                    frame.mark
                );
            }
        }
    }
}
