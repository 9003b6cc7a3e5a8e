//! きょうの様子: room for whoever is there to write in by hand.

use crate::layout::{Boxed, Content, Row, Stack, Width};
use crate::sheet::block::{labelled_around, notes};
use crate::sheet::measure::{BAR_PADDING, HANDWRITING, LINE};
use crate::sheet::view::View;

/// The columns and their shares of the width.
const COLUMNS: [(&str, f32); 5] = [
    ("sheet.today.time", 1.1),
    ("sheet.today.what", 2.4),
    ("sheet.today.well", 1.95),
    ("sheet.today.meal", 1.5),
    ("sheet.today.medicine", 1.6),
];

/// Empty columns; they take up the height that is left on the page.
pub(super) fn block(v: &View) -> Content {
    let columns = COLUMNS
        .iter()
        .fold(Row::new().divider(LINE).stretch(), |row, (title, share)| {
            let label = Stack::new().with(notes(v.say(title)));
            let column = Boxed::new(label)
                .padding(BAR_PADDING)
                .least_height(HANDWRITING)
                .grow();
            row.with(Width::Share(*share), column)
        });
    let title = v.say("sheet.today.title");
    let remark = v.say("sheet.today.by");
    labelled_around(&title, Some(remark), columns).grow().into()
}
