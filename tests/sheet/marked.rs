//! People every one of whose answers in words is markup.

use tsutaeru::catalogue::{self, Kind, Place, Shape, Value};
use tsutaeru::model::Profile;

/// What a page, a PDF or a parser of XML could take for something else than words.
pub const MARKUP: &[&str] = &[
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "&amp;&lt;b&gt;&#x41;",
    "javascript:alert(1)",
    "]]><!--",
    "(x) Tj ET \\) <</URI(x)>>",
    "{name}{date}",
    "'+alert`1`+'",
];

/// Every answer in words that this person could give, the rows that are there among them.
pub fn places(profile: &Profile) -> Vec<Place> {
    let in_words = |shape: &Shape| matches!(shape, Shape::Text { .. } | Shape::Phone);
    let mut places = vec![];
    for item in catalogue::items() {
        if in_words(&item.shape(profile)) {
            places.push(Place::of(item.link_id));
        }
        if let Kind::Rows(rows) = &item.kind {
            assert!(
                !rows.is_empty(profile),
                "{} has no row to write in",
                item.link_id
            );
            let columns = rows.columns();
            let columns = columns.iter().filter(|column| in_words(&column.shape));
            for column in columns {
                let in_row = |row| Place::in_row(item.link_id, row, column.link_id);
                places.extend((0..rows.len(profile)).map(in_row));
            }
        }
    }
    places
}

/// Writes other words into every place where words can be; the words are given the place's number.
pub fn write(profile: &mut Profile, words: impl Fn(usize) -> String) {
    for (number, place) in places(profile).into_iter().enumerate() {
        let value = Value::Text(words(number));
        assert!(place.write(profile, &value), "{place}");
    }
}

/// The person with other words, all of which are kept as they were typed.
pub fn rewritten(mut profile: Profile, words: impl Fn(usize) -> String) -> Profile {
    write(&mut profile, &words);
    for (number, place) in places(&profile).into_iter().enumerate() {
        assert_eq!(
            place.read(&profile),
            Some(Value::Text(words(number))),
            "{place}"
        );
    }
    profile
}

/// The words of a place that are markup, and can be told from those of any other place.
pub fn markup(number: usize) -> String {
    format!("{}<{number}>", MARKUP[number % MARKUP.len()])
}
