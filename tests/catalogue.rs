//! Every question, one after the other: it reads back what it wrote, in its own place and nowhere else.

use serde_json::Value as Json;
use std::collections::BTreeSet;
use tsutaeru::catalogue::{self, Kind, Place, SOME, Shape, Value};
use tsutaeru::model::{Profile, ProfileId, ProfileMark};

fn profile() -> Profile {
    Profile::new(
        ProfileId::from_random(1),
        ProfileMark::Circle,
        "2026-11-20".parse().unwrap(),
    )
}

/// Every place in which an answer can stand: questions, and the questions of a first row.
fn places() -> Vec<(Place, Shape)> {
    let mut places = vec![];
    for item in catalogue::items() {
        places.push((Place::of(item.link_id), item.shape(&profile())));
        if let Kind::Rows(rows) = &item.kind {
            places.extend(
                rows.columns()
                    .into_iter()
                    .map(|column| (Place::in_row(item.link_id, 0, column.link_id), column.shape)),
            );
        }
    }
    places
}

/// Answers to try with a kind of question.
fn samples(shape: &Shape) -> Vec<Value> {
    let codes = |offered: &[&str]| {
        offered
            .iter()
            .map(|code| Some(code.to_string()))
            .collect::<Vec<_>>()
    };
    match shape {
        Shape::Text { .. } => vec![Value::Text("あいう".into()), Value::Text("".into())],
        Shape::LongText { .. } => vec![Value::Text("あい\nう".into())],
        Shape::Phone => vec![Value::Text("03-0000-1111".into())],
        Shape::Date => vec![Value::Date("2026-11-05".parse().ok()), Value::Date(None)],
        Shape::PartialDate => vec![Value::Date("1942~".parse().ok()), Value::Date(None)],
        Shape::Choice { offered, .. } => codes(offered)
            .into_iter()
            .chain([None])
            .map(Value::Choice)
            .collect(),
        Shape::Choices { offered, .. } => offered
            .iter()
            .map(|code| Value::Choices(vec![code.to_string()]))
            .chain([Value::Choices(vec![])])
            .collect(),
        Shape::Flag => vec![Value::Flag(true), Value::Flag(false)],
        Shape::Rows { .. } => [None, Some("none"), Some("unknown"), Some(SOME)]
            .map(|code| Value::Choice(code.map(str::to_owned)))
            .into(),
    }
}

/// A profile in which the row that the place names is there.
fn prepared(place: &Place) -> Profile {
    let mut profile = profile();
    if place.cell.is_some()
        && let Some(Kind::Rows(rows)) = catalogue::find(place.link_id).map(|item| &item.kind)
    {
        rows.add(&mut profile);
    }
    profile
}

/// The JSON value at a place, taken out of the whole.
fn taken_out(profile: &Profile, place: &Place) -> (Option<Json>, Json) {
    let mut json = serde_json::to_value(profile).unwrap();
    let path = place.to_string();
    let (parent, name) = path
        .rsplit_once('.')
        .map_or(("", path.as_str()), |(parent, name)| (parent, name));
    let pointer = parent
        .split('.')
        .fold(String::new(), |pointer, part| pointer + "/" + part);
    let value = json
        .pointer_mut(&pointer)
        .and_then(Json::as_object_mut)
        .and_then(|object| object.remove(name));
    (value, json)
}

/// An object without the empty objects in it: a group appears with its first answer.
fn without_empty(json: Json) -> Json {
    match json {
        Json::Object(object) => Json::Object(
            object
                .into_iter()
                .map(|(name, value)| (name, without_empty(value)))
                .filter(|(_, value)| *value != Json::Object(Default::default()))
                .collect(),
        ),
        other => other,
    }
}

#[test]
fn every_question_reads_back_what_it_wrote() {
    for (place, shape) in places() {
        for sample in samples(&shape) {
            let mut profile = prepared(&place);
            assert!(
                place.write(&mut profile, &sample),
                "{place} refuses {sample:?}"
            );
            assert_eq!(place.read(&profile), Some(sample), "{place}");
        }
    }
}

#[test]
fn every_answer_stands_at_its_own_path_in_the_file_and_changes_nothing_else() {
    for (place, shape) in places() {
        let empty = prepared(&place);
        for sample in samples(&shape) {
            let mut profile = empty.clone();
            assert!(place.write(&mut profile, &sample));
            let (value, rest) = taken_out(&profile, &place);
            let (_, rest_before) = taken_out(&empty, &place);
            assert_eq!(value.is_some(), profile != empty, "{place} {sample:?}");
            assert_eq!(
                without_empty(rest),
                without_empty(rest_before),
                "{place} {sample:?}"
            );
        }
    }
}

#[test]
fn a_value_of_another_kind_or_an_option_that_is_not_offered_is_refused() {
    let wrong = [
        Value::Choice(Some("no_such_option".into())),
        Value::Choices(vec!["no_such_option".into()]),
    ];
    for (place, _) in places() {
        for value in &wrong {
            let mut profile = prepared(&place);
            let before = profile.clone();
            assert!(!place.write(&mut profile, value), "{place} takes {value:?}");
            assert_eq!(profile, before, "{place}");
        }
    }
}

#[test]
fn saying_none_never_drops_a_row_that_says_something() {
    let mut profile = profile();
    let name = Place::in_row("emergency.alerts.allergies", 0, "name");
    let list = Place::of("emergency.alerts.allergies");
    assert!(list.write(&mut profile, &Value::Choice(Some(SOME.into()))));
    assert!(
        !name.write(&mut profile, &Value::Text("ペニシリン".into())),
        "there is no row yet"
    );
    let Some(Kind::Rows(rows)) = catalogue::find(list.link_id).map(|item| &item.kind) else {
        panic!()
    };
    rows.add(&mut profile);
    assert!(
        list.write(&mut profile, &Value::Choice(Some("none".into()))),
        "a blank row says nothing"
    );
    rows.add(&mut profile);
    assert!(name.write(&mut profile, &Value::Text("ペニシリン".into())));
    for state in [Some("none"), Some("unknown"), None] {
        assert!(!list.write(&mut profile, &Value::Choice(state.map(str::to_owned))));
    }
    assert_eq!(rows.len(&profile), 1);
}

#[test]
fn no_path_and_no_page_is_named_twice() {
    let all: Vec<_> = places()
        .into_iter()
        .map(|(place, _)| place.to_string())
        .collect();
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
    let pages: Vec<_> = catalogue::groups().map(|(_, group)| group.id).collect();
    assert_eq!(pages.iter().collect::<BTreeSet<_>>().len(), pages.len());
}

/// The names that pages, files and helpers from outside rely on. A line may be added; a line that goes or
/// changes breaks somebody's backup. `UPDATE_GOLDEN=1 cargo test` writes the file anew.
#[test]
fn published_names_have_not_changed() {
    let names: String = places()
        .into_iter()
        .map(|(place, shape)| match shape {
            Shape::Choice { offered, .. } | Shape::Choices { offered, .. } => {
                format!("{place} {}\n", offered.join(" "))
            }
            _ => format!("{place}\n"),
        })
        .collect();
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/answers.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(file, &names).unwrap();
    }
    assert_eq!(std::fs::read_to_string(file).unwrap_or_default(), names);
}

/// The fields of the model, read off the schema that is made from its types.
#[cfg(feature = "schema")]
#[test]
fn every_field_of_the_model_is_asked() {
    let schema = serde_json::to_value(schemars::schema_for!(Profile)).unwrap();
    let mut fields = BTreeSet::new();
    for part in ["about", "emergency", "care_plan"] {
        walk(&schema, &schema["properties"][part], part, &mut fields);
    }
    // Confirmed by a button of its own, not by a question.
    fields.remove("about.confirmed_on");
    // Comes with the pharmacy's code, and says that the row came from there.
    fields.remove("emergency.medications.list.0.dispensed_on");
    let asked: BTreeSet<_> = places()
        .into_iter()
        .map(|(place, _)| place.to_string())
        .collect();
    assert_eq!(fields, asked);
}

#[cfg(feature = "schema")]
fn walk(schema: &Json, node: &Json, path: &str, found: &mut BTreeSet<String>) {
    if let Some(name) = node["$ref"]
        .as_str()
        .and_then(|reference| reference.rsplit('/').next())
    {
        return walk(schema, &schema["$defs"][name], path, found);
    }
    if let Some(fields) = node["properties"].as_object() {
        return fields
            .iter()
            .for_each(|(name, field)| walk(schema, field, &format!("{path}.{name}"), found));
    }
    found.insert(path.to_owned());
    for value in node["anyOf"].as_array().into_iter().flatten() {
        let row = resolved(schema, &value["items"]);
        if row["properties"].is_object() {
            walk(schema, row, &format!("{path}.0"), found);
        }
    }
}

#[cfg(feature = "schema")]
fn resolved<'a>(schema: &'a Json, node: &'a Json) -> &'a Json {
    let name = node["$ref"]
        .as_str()
        .and_then(|reference| reference.rsplit('/').next());
    name.map_or(node, |name| &schema["$defs"][name])
}

#[test]
fn every_place_is_found_again_by_its_path() {
    for (_, group) in catalogue::groups() {
        for item in group.items {
            let place = Place::of(item.link_id);
            assert_eq!(
                catalogue::question_at(&place.to_string()),
                Some((group.id, place))
            );
            if let Some(rows) = catalogue::rows_at(item.link_id) {
                for column in rows.columns() {
                    let place = Place::in_row(item.link_id, 3, column.link_id);
                    assert_eq!(
                        catalogue::question_at(&place.to_string()),
                        Some((group.id, place))
                    );
                }
            }
        }
    }
    for wrong in [
        "",
        "emergency",
        "emergency.contacts.0",
        "emergency.contacts.x.name",
        "emergency.contacts.0.nothing",
    ] {
        assert_eq!(catalogue::question_at(wrong), None, "{wrong}");
    }
}
