//! An answer that differs, in words: what was asked, what stands on one side, what on the other.

use super::said;
use crate::catalogue::{Change, Value, find, rows_at};
use crate::model::{Profile, Readable};
use crate::ui::app::App;
use crate::ui::element::{Element, el};

/// A line of a `dl`. `words` is the key of how the two sides stand to each other, with `before` and `after` in it.
pub fn change_line(app: App, change: &Change, words: &str) -> Element {
    let place = change.place;
    let (key, label) = match place.cell {
        None => (place.link_id.to_owned(), said::question(app, place.link_id)),
        Some((row, column)) => {
            let key = format!("{}.{column}", place.link_id);
            let list = app.say(&format!("{}.row", place.link_id));
            let number = (row + 1).to_string();
            let of = app.fill("rows.title", &[("row", &list), ("number", &number)]);
            let label = app.fill(
                "history.of_row",
                &[("row", &of), ("question", &app.say(&key))],
            );
            (key, label)
        }
    };
    // Which words an answer has does not hang on whose it is.
    let anybody = Profile::blank();
    let say = |value: &Option<Value>| {
        let shape = match place.cell {
            None => find(place.link_id).map(|item| item.shape(&anybody)),
            Some((_, column)) => rows_at(place.link_id).and_then(|rows| {
                let mut columns = rows.columns().into_iter();
                let column = columns.find(|one| one.link_id == column);
                column.map(|column| column.shape)
            }),
        };
        let said = shape.zip(value.as_ref());
        said.and_then(|(shape, value)| said::answer(app, &key, &shape, value))
            .unwrap_or_else(|| app.say("history.unsaid"))
    };
    let (before, after) = (say(&change.before), say(&change.after));
    el("div")
        .attr("data-place", place.to_string())
        .child(el("dt").text(label))
        .child(
            el("dd")
                .class("value")
                .text(app.fill(words, &[("before", &before), ("after", &after)])),
        )
}
