//! The code on the back of the crew's sheet, read off the printed page and off a photocopy of it, as a phone does.

use crate::personas::PERSONAS;
use crate::qr_code::{DOTS_PER_INCH, found};
use crate::reader::{Picture, ask, portable_grey};
use crate::sample;
use tsutaeru::catalogue::printable_on;
use tsutaeru::i18n::Words;
use tsutaeru::layout::{Mark, Mm, Rect};
use tsutaeru::session::Route;
use tsutaeru::sheet::crew_link::{CrewCard, crew_link};
use tsutaeru::sheet::{CodeOnSheet, CopyChoice, Document, Wanted, emergency, lay_out_wanted};
use tsutaeru::store::Backup;

const SITE: &str = "https://example.org/tsutaeru/";

/// The same printer where a shop prints at 94 %.
const SHRUNK: &str = "188";

fn sheets(persona: &str, choice: &CopyChoice) -> Vec<(Document, CrewCard)> {
    let file = format!(
        "{}/tests/personas/{persona}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    let text = std::fs::read_to_string(file).expect("the persona is in the repository");
    let backup = Backup::read(&text).expect("a backup");
    let (words, today) = (Words::of("ja"), "2026-11-20".parse().expect("a day"));
    let people = backup.record.profiles.iter().map(|profile| {
        let wanted = Wanted {
            profile,
            today,
            words: &words,
            choice,
            site: SITE,
        };
        // The paper is made of what may be printed on its day: days that have not come are not in its code either.
        let printable = printable_on(profile, today);
        let whole = crew_link(&emergency::facts(&printable, today, &words), |_| true);
        let card = CrewCard::read(&whole.expect("there is room").link).expect("a card");
        (
            lay_out_wanted("emergency-sheet", &wanted).expect("a paper"),
            card,
        )
    });
    people.collect()
}

/// The part of the page that somebody sees who holds a phone over the code.
fn held_over(paper: &Document, page: &Picture) -> Picture {
    /// More than the white rim.
    const BESIDE: f32 = 8.0;
    let back = &paper.laid.pages[1];
    let squares = back.frames.iter().filter_map(|frame| match &frame.mark {
        Mark::Figure(squares) => Some(squares),
        _ => None,
    });
    // How to fold is drawn too, in fewer strokes.
    let squares = squares.max_by_key(|squares| squares.len());
    let code = squares
        .and_then(|squares| Rect::around(squares))
        .expect("a code on the back");
    let dots = |at: f32| (at.max(0.0) / back.width.0 * page.width as f32) as usize;
    let across = |from: Mm, long: Mm| dots(from.0 - BESIDE)..dots(from.0 + long.0 + BESIDE);
    page.cut(across(code.x, code.width), across(code.y, code.height))
}

#[test]
fn the_code_is_read_off_the_page_and_off_a_photocopy_also_at_94_percent() {
    for persona in PERSONAS {
        for (paper, whole) in sheets(persona, &CopyChoice::WithCode) {
            let document = sample::named(&paper.laid, &paper.title);
            for dots_per_inch in [DOTS_PER_INCH, SHRUNK] {
                let order = ["-r", dots_per_inch, "-gray", "-f", "2", "-l", "2", "-"];
                let page = portable_grey(&ask("pdftoppm", &order, &document));
                for (how, picture) in [("print", &page), ("photocopy", &page.photocopied())] {
                    let said = found(&held_over(&paper, picture));
                    let said =
                        said.unwrap_or_else(|| panic!("{persona}, {how} at {dots_per_inch}"));
                    check(&said, &paper, &whole);
                }
            }
        }
    }
}

fn check(said: &str, paper: &Document, whole: &CrewCard) {
    let link = said.strip_prefix(SITE);
    let page = Route::Crew.to_string();
    let link = link.and_then(|link| link.strip_prefix(&page));
    let mut card = CrewCard::read(link.expect("the page's own address")).expect("a card");
    // Which printing it is, the code alone says: a code looks the same for years.
    let printed = format!("第{}版　印刷 2026年11月20日", paper.edition);
    let printing = card.lines.iter().position(|line| line.text == printed);
    card.lines.remove(printing.expect("which printing it is"));
    assert!(card.lines.iter().all(|line| whole.lines.contains(line)));
    let (is_shortened, code) = (card.is_shortened(), paper.report.code);
    assert_eq!(is_shortened, code == CodeOnSheet::Shortened);
    assert_eq!(card == *whole, code == CodeOnSheet::Whole);
    for line in whole.lines.iter().filter(|line| !card.lines.contains(line)) {
        let part = line.part;
        assert!(
            card.shortened.contains(&part),
            "{part:?} is not all, and does not say so"
        );
    }
}

#[test]
fn without_a_tick_there_is_no_code_and_the_paper_is_as_it_was() {
    for (paper, _) in sheets("full", &CopyChoice::Same) {
        assert_eq!(paper.report.code, CodeOnSheet::NotWanted);
        let figures = paper.laid.pages.iter().flat_map(|page| &page.frames);
        let figures = figures.filter(|frame| matches!(frame.mark, Mark::Figure(_)));
        assert_eq!(figures.count(), 0);
    }
}
