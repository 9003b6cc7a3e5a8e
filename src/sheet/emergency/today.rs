//! きょうの様子: room for whoever is there to write in by hand.

use crate::layout::{Boxed, Content, Fill, Row, Stack, Width, text};
use crate::sheet::block::titled;
use crate::sheet::measure::{BAR_PADDING, HANDWRITING, LINE, NOTE};
use crate::sheet::view::View;

/// The columns and their shares of the width.
const COLUMNS: [(&str, f32); 5] = [
    ("sheet.today.time", 1.3),
    ("sheet.today.what", 3.0),
    ("sheet.today.well", 1.9),
    ("sheet.today.meal", 1.5),
    ("sheet.today.medicine", 1.5),
];

/// Empty columns; they take up the height that is left on the page.
pub(super) fn block(v: &View) -> Content {
    let columns = COLUMNS
        .iter()
        .fold(Row::new().divider(LINE).stretch(), |row, (title, share)| {
            let label = Stack::new().with(text(v.say(title), NOTE));
            let column = Boxed::new(label)
                .padding(BAR_PADDING)
                .least_height(HANDWRITING)
                .grow();
            row.with(Width::Share(*share), column)
        });
    let mut boxed = titled(&v.say("sheet.today.title"), None, columns).grow();
    boxed.padding = crate::layout::Edges::default();
    boxed.fill = Fill::White;
    boxed.into()
}
