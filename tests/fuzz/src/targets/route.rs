//! Addresses behind the `#`, paths of answers, ids: what others can put into a link.

use super::{MANY, MEGABYTE, Target, text};
use tsutaeru::catalogue;
use tsutaeru::model::Profile;
use tsutaeru::session::Route;

pub const TARGET: Target = Target {
    name: "route",
    runs: MANY,
    corpus: || {
        let routes = Route::all().map(|route| route.to_string());
        let places = || catalogue::items().map(|item| item.link_id.to_owned());
        let rows = places().map(|place| place + ".0.name");
        routes
            .chain(places())
            .chain(rows)
            .map(String::into_bytes)
            .collect()
    },
    words: &[
        "#",
        "#/",
        "/",
        "..",
        "%2e",
        "?",
        ".0.",
        ".18446744073709551616.",
        "name",
        "sheet/",
    ],
    most_memory: MEGABYTE,
    run,
};

fn run(bytes: &[u8]) -> String {
    let text = text(bytes);
    let route = Route::parse(&text);
    if let Some(route) = route {
        assert_eq!(Route::parse(&route.to_string()), Some(route));
        assert!(
            matches!(text.as_str(), "" | "#") || route == Route::Crew || route.to_string() == text,
            "{text:?} leads to {route}"
        );
    }
    let question = catalogue::question_at(&text);
    if let Some((group, place)) = question {
        assert!(catalogue::group(group).is_some());
        assert_eq!(place.link_id, &text[..place.link_id.len()]);
        assert_eq!(
            place.cell.is_some(),
            place.read(&blank()).is_none(),
            "{place}"
        );
    }
    let group = catalogue::group(&text).is_some();
    format!(
        "{:?} {:?} {group}",
        route.map(Route::name),
        question.map(|(group, _)| group)
    )
}

fn blank() -> Profile {
    tsutaeru::model::Readable::blank()
}
