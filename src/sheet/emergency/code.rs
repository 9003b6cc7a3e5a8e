//! The code on the back: a phone that reads it shows the front in large letters, with numbers to tap. It is there
//! only where the person ticked it for this copy.

use crate::layout::{Content, Mm, Row, Stack, Upright, Width};
use crate::sheet::block::{SPACE, notes, section};
use crate::sheet::crew_link::crew_link;
use crate::sheet::fact::{Facts, Part, Rank};
use crate::sheet::gather::{Gather, Slot};
use crate::sheet::measure::COLUMN_GAP;
use crate::sheet::view::View;
use crate::sheet::{CodeOnSheet, qr_code};

/// The code with its white rim: as wide as its squares need to be told apart, and no wider than this leaves room for
/// the words.
const WIDTHS: [Mm; 4] = [Mm(40.0), Mm(52.0), Mm(64.0), Mm(76.0)];

/// Which printing it is, as if that were an answer.
const PRINTED: &str = "about.printed";

/// The page's address of what a code holds.
const CREW: &str = "#/crew/";

/// The facts, and which printing of them this is: a code looks the same for as many years as it hangs there.
fn with_printing(v: &View, printed: &str) -> Facts {
    let edition = v.fill("sheet.bar.edition", &[("edition", &v.edition.to_string())]);
    let mut g = Gather::new(v.words);
    g.part(Part::About);
    let said = [&edition, printed].join(SPACE);
    g.value(Slot::always(Rank::Identity), PRINTED, said);
    let printing = g.finish();
    let mut facts = v.facts.clone();
    facts.change(|all| all.extend(printing.iter().cloned()));
    facts
}

/// The code for a page that is found at this address, with words that say what it is; and what became of it.
pub(super) fn code(v: &View, site: &str, printed: &str) -> (Option<Content>, CodeOnSheet) {
    if site.is_empty() {
        return (None, CodeOnSheet::NoRoom);
    }
    let draw = |link: &str| {
        let address = format!("{site}{CREW}{link}");
        let words = v.say("sheet.code.alt");
        let drawn = |&width: &Mm| Some((width, qr_code(&address, width, &words)?));
        WIDTHS.iter().find_map(drawn)
    };
    let facts = with_printing(v, printed);
    let link = crew_link(&facts, |link| draw(link).is_some());
    let drawn = link.and_then(|link| Some((draw(&link.link)?, link.is_shortened)));
    let Some(((width, drawing), is_shortened)) = drawn else {
        return (None, CodeOnSheet::NoRoom);
    };
    let shortened = is_shortened.then(|| notes(v.say("sheet.code.shortened")));
    let words = Stack::new()
        .with(notes(v.say("sheet.code.what")))
        .with_some(shortened)
        .with(notes(v.say("sheet.code.care")));
    let body = Row::new()
        .with(Width::Share(1.0), words)
        .with(Width::Fixed(width), drawing)
        .gap(COLUMN_GAP)
        .upright(Upright::Middle);
    let became = match is_shortened {
        true => CodeOnSheet::Shortened,
        false => CodeOnSheet::Whole,
    };
    (Some(section(v, &v.say("sheet.code.title"), body)), became)
}
