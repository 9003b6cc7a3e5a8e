//! Generates any profile that the model can hold, read off the published schema: a new field is generated without
//! a line here. For tests of laws: `mod generated;` under the feature `schema`.

use proptest::{collection, prelude::*, sample, strategy::Union};
use serde_json::{Map, Value, json};
use tsutaeru::model::{Coded, Extra, Profile, ProfileId, ProfileMark};
use tsutaeru::store::{Record, backup_schema};

/// Any profile.
pub fn profile() -> BoxedStrategy<Profile> {
    let schema = backup_schema();
    let any = value(&schema, &json!({ "$ref": "#/$defs/Profile" }));
    any.prop_map(|tree| serde_json::from_value(tree).expect("what fits the schema can be read"))
        .boxed()
}

/// Any record of up to three people, each under an id and with a mark of their own.
pub fn record() -> BoxedStrategy<Record> {
    let people = collection::vec(profile(), 0..=3);
    (people, any::<u32>(), tomorrow())
        .prop_map(|(mut profiles, revision, extra)| {
            for (index, profile) in profiles.iter_mut().enumerate() {
                profile.id = ProfileId::from_random(index as u64 + 1);
                profile.mark = ProfileMark::ALL[index];
            }
            let mut record = Record {
                revision: revision.into(),
                profiles,
                extra,
                ..Record::default()
            };
            record.settle_current();
            record
        })
        .boxed()
}

/// Words as people and machines write them: blanks, rare characters, things that look like something else.
pub fn words() -> BoxedStrategy<String> {
    let pieces = sample::select(vec![
        "橋本",
        "ワルファリン",
        "5mg",
        " ",
        "　",
        "\n",
        "𠮷",
        "葛\u{E0100}",
        "がﾞ",
        "none",
        "unknown",
        "null",
        "\"",
        "\\",
        "{",
        "]",
        "👩‍👩‍👧",
        "e\u{301}か\u{3099}",
        "\u{200B}",
        "-1",
        "<b>",
        "0",
        "。",
    ]);
    let pieces = collection::vec(pieces, 0..6).prop_map(|pieces| pieces.concat());
    prop_oneof![2 => Just(String::new()), 6 => pieces, 1 => any::<String>()].boxed()
}

/// Fields that a newer version might have written.
fn tomorrow() -> BoxedStrategy<Extra> {
    let anything = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        words().prop_map(Value::from),
        collection::vec(words(), 0..3).prop_map(|rows| json!({ "rows": rows })),
    ];
    let field = sample::select(vec!["of_tomorrow", "__proto__", "明日"]);
    let fields = collection::btree_map(field.prop_map(str::to_owned), anything, 0..3);
    prop_oneof![4 => Just(Extra::new()), 1 => fields.prop_map(Extra::from_iter)].boxed()
}

fn value(schema: &Value, node: &Value) -> BoxedStrategy<Value> {
    if let Some(reference) = node["$ref"].as_str() {
        let name = reference.rsplit('/').next().unwrap_or_default();
        return named(name).unwrap_or_else(|| value(schema, &schema["$defs"][name]));
    }
    if let Some(options) = node["anyOf"].as_array() {
        let options = options.iter().map(|option| value(schema, option));
        return Union::new(options).boxed();
    }
    if let Some(codes) = node["enum"].as_array() {
        return sample::select(codes.clone()).boxed();
    }
    if *node == Value::Bool(true) {
        return sample::select(vec![
            json!(null),
            json!({}),
            json!("x"),
            json!({ "a": [1] }),
        ])
        .boxed();
    }
    match node["type"].as_str() {
        Some("null") => Just(Value::Null).boxed(),
        Some("boolean") => any::<bool>().prop_map(Value::from).boxed(),
        Some("integer") => any::<u32>().prop_map(Value::from).boxed(),
        Some("string") => words().prop_map(Value::from).boxed(),
        Some("array") => collection::vec(value(schema, &node["items"]), 0..4)
            .prop_map(Value::from)
            .boxed(),
        Some("object") => object(schema, node),
        other => panic!("the schema has a kind that is not generated: {other:?} in {node}"),
    }
}

/// The kinds of text that are not any text.
fn named(name: &str) -> Option<BoxedStrategy<Value>> {
    let day = (1868..=2199_i32, 1..=12_u8, 1..=28_u8);
    Some(match name {
        "Date" => day
            .prop_map(|(year, month, day)| json!(format!("{year}-{month:02}-{day:02}")))
            .boxed(),
        "PartialDate" => (day, 0..3_usize, any::<bool>())
            .prop_map(|((year, month, day), parts, about)| {
                let whole = format!("{year}-{month:02}-{day:02}");
                let length = [4, 7, 10][parts];
                json!(format!(
                    "{}{}",
                    &whole[..length],
                    if about { "~" } else { "" }
                ))
            })
            .boxed(),
        "PaperName" => sample::select(vec!["emergency-sheet", "care-team", "paper-of-2031"])
            .prop_map(Value::from)
            .boxed(),
        "ProfileId" => any::<u64>()
            .prop_map(|random| json!(ProfileId::from_random(random).as_str()))
            .boxed(),
        _ => return None,
    })
}

fn object(schema: &Value, node: &Value) -> BoxedStrategy<Value> {
    let Some(properties) = node["properties"].as_object() else {
        let values = value(schema, &node["additionalProperties"]);
        let keys = sample::select(vec!["name", "address", "of-tomorrow"]);
        return collection::btree_map(keys.prop_map(str::to_owned), values, 0..3)
            .prop_map(|map| Value::Object(map.into_iter().collect()))
            .boxed();
    };
    let required = node["required"].as_array().cloned().unwrap_or_default();
    let fields: Vec<_> = properties
        .iter()
        .map(|(name, field)| {
            let field = value(schema, field).prop_map(Some);
            let name = name.clone();
            let field = if required.iter().any(|must| *must == name) {
                field.boxed()
            } else {
                prop_oneof![Just(None), field].boxed()
            };
            field.prop_map(move |value| value.map(|value| (name.clone(), value)))
        })
        .collect();
    (fields, tomorrow())
        .prop_map(|(fields, extra)| {
            let mut object: Map<_, _> = extra.into_iter().collect();
            object.extend(fields.into_iter().flatten());
            Value::Object(object)
        })
        .boxed()
}
