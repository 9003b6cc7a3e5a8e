//! Room for whoever is there to write in by hand: きょうの様子, that nothing has changed, and what else there is.

use crate::i18n::Words;
use crate::layout::{Boxed, Content, Mm, Row, Spacer, Stack, Width, WritingLines, measure, text};
use crate::sheet::block::{labelled_around, notes, titled_with};
use crate::sheet::measure::{
    BAR_PADDING, BODY, FORM_LINE, FORM_PADDING, GAP, HANDWRITING, LINE, OPEN, WRITING,
};
use crate::sheet::view::View;

/// So much of what is free stays with きょうの様子.
const FOR_TODAY: Mm = Mm(24.0);
/// Rows of two places each to write down a day on which nothing had changed.
const REVIEWS: u8 = 2;
/// Fewer lines for anything else are not worth a box.
const LEAST_LINES: u16 = 3;

/// The columns and their shares of the width.
const COLUMNS: [(&str, f32); 5] = [
    ("sheet.today.time", 1.1),
    ("sheet.today.what", 2.4),
    ("sheet.today.well", 1.95),
    ("sheet.today.meal", 1.5),
    ("sheet.today.medicine", 1.6),
];

/// Columns with so many lines to write on; they take up the height that is left on the page.
pub(super) fn block(v: &View, lines: u16) -> Content {
    let ruled = |label: Stack| match lines {
        0 => label,
        count => label.with(WritingLines {
            count,
            pitch: FORM_LINE,
        }),
    };
    let columns = COLUMNS
        .iter()
        .fold(Row::new().divider(LINE).stretch(), |row, (title, share)| {
            let label = Stack::new().with(notes(v.say(title)));
            let column = Boxed::new(ruled(label))
                .padding(BAR_PADDING)
                .least_height(HANDWRITING)
                .grow();
            row.with(Width::Share(*share), column)
        });
    let title = v.say("sheet.today.title");
    let remark = v.say("sheet.today.by");
    labelled_around(&title, Some(remark), columns).grow().into()
}

/// So many lines at most have room in so much height that is free.
pub(super) fn most_lines(free: Mm) -> u16 {
    ((free + HANDWRITING).max(Mm::ZERO).0 / FORM_LINE.0) as u16
}

/// What fills the height that is free below: days on which nothing had changed, so that looking through the sheet
/// needs no new print, and lines for what was not written. Nothing where there is little room.
pub(super) fn by_hand(v: &View, free: Mm) -> Option<Content> {
    let height = |content: &Content| measure(content, v.width, v.metrics);
    let reviews = reviews(v.words);
    let left = free - FOR_TODAY - GAP - height(&reviews);
    if left < Mm::ZERO {
        return None;
    }
    let with_lines = |count| -> Content {
        Stack::new()
            .gap(GAP)
            .with(lines(v, count))
            .with(reviews.clone())
            .into()
    };
    let most = (left.0 / FORM_LINE.0) as u16;
    let fits = |count: &u16| height(&with_lines(*count)) + FOR_TODAY + GAP <= free;
    let count = (LEAST_LINES..=most).rev().find(fits);
    Some(count.map_or(reviews.clone(), with_lines))
}

/// Places for days on which the sheet was found right as it is.
pub(super) fn reviews(words: &Words) -> Content {
    let place = || {
        let said = text(words.say("sheet.review.unchanged"), BODY).leading(OPEN);
        Boxed::new(said).padding(FORM_PADDING).least_height(WRITING)
    };
    let row = || {
        Row::new()
            .with(Width::Share(1.0), place())
            .with(Width::Share(1.0), place())
            .divider(LINE)
    };
    let rows = (0..REVIEWS).fold(Stack::new(), |stack, _| stack.with(row()));
    let how = notes(words.say("sheet.review.how"));
    titled_with(&words.say("sheet.review.title"), Some(how), rows).into()
}

fn lines(v: &View, count: u16) -> Content {
    let lines = WritingLines {
        count,
        pitch: FORM_LINE,
    };
    // The last line must not fall together with the frame.
    let body = Stack::new().with(lines).with(Spacer::of(GAP));
    titled_with(&v.say("sheet.added.title"), None, body).into()
}
