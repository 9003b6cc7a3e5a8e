//! The steps that lift what an older version wrote, one schema at a time.
//!
//! A step works on the JSON text's tree: an object with `profiles` in it, be it the record on the device
//! or the content of a backup. To add one: freeze the present shape in tests/records, write the step,
//! append it to [`STEPS`]; the schema's number follows. The snapshots in a person's `history` hold parts of the plan in
//! the shape of the day on which they were made: a step lifts them too.

use serde_json::Value;

/// Lifts a tree from one schema to the next. `None`: the tree is not of the schema that it says it is.
pub(super) type Step = fn(Value) -> Option<Value>;

/// The steps in order; the first leads from schema 1 to 2.
const STEPS: &[Step] = &[];

/// The schema that this version writes.
pub const SCHEMA: u32 = STEPS.len() as u32 + 1;

/// Why a tree could not be lifted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fall {
    /// A newer version wrote it.
    Newer(u32),
    /// There never was such a schema, or a step did not find what it needs.
    Damaged,
}

/// Lifts a tree that says it is of that schema to the present one.
pub(super) fn climb(tree: Value, schema: u64) -> Result<Value, Fall> {
    climb_by(STEPS, tree, schema)
}

fn climb_by(steps: &[Step], tree: Value, schema: u64) -> Result<Value, Fall> {
    let top = steps.len() as u64 + 1;
    if schema > top {
        return Err(Fall::Newer(u32::try_from(schema).unwrap_or(u32::MAX)));
    }
    let done = schema
        .checked_sub(1)
        .and_then(|done| usize::try_from(done).ok());
    steps
        .get(done.ok_or(Fall::Damaged)?..)
        .ok_or(Fall::Damaged)?
        .iter()
        .try_fold(tree, |tree, step| step(tree))
        .ok_or(Fall::Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const TWO: &[Step] = &[
        |mut tree| {
            let name = tree.as_object_mut()?.remove("name")?;
            tree["full_name"] = name;
            Some(tree)
        },
        |mut tree| {
            tree["steps"] = 2.into();
            Some(tree)
        },
    ];

    #[test]
    fn an_older_tree_takes_every_step_from_where_it_stands_and_keeps_the_rest() {
        let old = json!({ "name": "花子", "unknown": [1] });
        assert_eq!(
            climb_by(TWO, old, 1),
            Ok(json!({ "full_name": "花子", "unknown": [1], "steps": 2 }))
        );
        assert_eq!(climb_by(TWO, json!({}), 2), Ok(json!({ "steps": 2 })));
        assert_eq!(climb_by(TWO, json!({}), 3), Ok(json!({})));
    }

    /// The first field of a plan by another name, in the plan of today and in the snapshots.
    const REHEARSED: &[Step] = &[|mut tree| {
        let rename = |parts: &mut Value| {
            let goals = parts.as_object_mut()?.remove("goals")?;
            parts["aims"] = goals;
            Some(())
        };
        for person in tree["profiles"].as_array_mut()? {
            // A part about which nothing was said is not there.
            let _unsaid = rename(&mut person["care_plan"]);
            let history = person.get_mut("history").and_then(Value::as_array_mut);
            for snapshot in history.into_iter().flatten() {
                let _same = rename(&mut snapshot["parts"]);
            }
        }
        Some(tree)
    }];

    #[test]
    fn a_rehearsed_step_lifts_a_frozen_record_with_its_snapshots_and_loses_nothing() {
        let frozen = include_str!("../../tests/records/schema-1.json");
        let mut frozen: Value = serde_json::from_str(frozen).expect("a record");
        let person = &mut frozen["profiles"][0];
        person["care_plan"]["goals"] = json!({ "frail": { "goal": "comfort" } });
        person["history"] = json!([
            { "confirmed_on": "2026-01-02", "parts": { "goals": { "frail": null }, "place": null } },
            { "confirmed_on": "2026-05-06", "parts": { "values": {} } },
        ]);
        let lifted = climb_by(REHEARSED, frozen.clone(), 1).expect("a step");
        let text = |tree: &Value| serde_json::to_string(tree).expect("JSON");
        assert_eq!(text(&lifted).matches("\"aims\"").count(), 2);
        // With the name put back it is, letter for letter, what it was.
        let back = text(&lifted).replace("\"aims\"", "\"goals\"");
        let back: Value = serde_json::from_str(&back).expect("JSON");
        assert_eq!(back, frozen);
    }

    #[test]
    fn what_is_newer_or_never_was_is_told_apart() {
        assert_eq!(climb_by(TWO, json!({}), 4), Err(Fall::Newer(4)));
        assert_eq!(
            climb_by(TWO, json!({}), u64::MAX),
            Err(Fall::Newer(u32::MAX))
        );
        assert_eq!(climb_by(TWO, json!({}), 0), Err(Fall::Damaged));
        assert_eq!(climb_by(TWO, json!({}), 1), Err(Fall::Damaged));
    }
}
