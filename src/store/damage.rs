//! Finds where in a JSON tree the damage is, so that a person who knows the file can mend it.

use serde_json::Value;

/// Looks at most so often, and at so much in all: a hostile file must not keep the page busy.
const MAX_LOOKS: usize = 400;
const MAX_WORK: usize = 1_000_000;
/// Nobody writes this much; it is not searched, as every look makes copies of it.
const MAX_WEIGHT: usize = 60_000;

/// The path of the smallest part without which the tree could be read, such as
/// `emergency.contacts.0.relation`. It holds names of fields only, never what a person wrote.
///
/// `sample` is a good tree: where the outermost fields must not be missing, it says what could stand there.
pub(super) fn find(tree: &Value, sample: &Value, readable: impl Fn(&Value) -> bool) -> String {
    let weight = weight(tree);
    if weight > MAX_WEIGHT {
        return String::new();
    }
    let mut search = Search {
        tree: tree.clone(),
        sample,
        readable,
        left: MAX_LOOKS.min(MAX_WORK / weight),
    };
    let mut path: Vec<String> = vec![];
    while let Some(key) = search.damaged_child(&path) {
        path.push(key);
    }
    path.join(".")
}

struct Search<'a, F> {
    tree: Value,
    sample: &'a Value,
    readable: F,
    left: usize,
}

impl<F: Fn(&Value) -> bool> Search<'_, F> {
    /// The child of the part at the path without which the whole tree could be read.
    fn damaged_child(&mut self, path: &[String]) -> Option<String> {
        let pointer: String = path
            .iter()
            .map(|key| format!("/{}", escaped(key)))
            .collect();
        let part = self.tree.pointer(&pointer)?.clone();
        let found = children(&part, self.sample, path)
            .into_iter()
            .find(|child| {
                let Some(left) = self.left.checked_sub(1) else {
                    return false;
                };
                self.left = left;
                let without = self.without(&part, child, path.is_empty());
                self.put(&pointer, without);
                (self.readable)(&self.tree)
            });
        self.put(&pointer, part);
        found
    }

    fn put(&mut self, pointer: &str, value: Value) {
        if let Some(place) = self.tree.pointer_mut(pointer) {
            *place = value;
        }
    }

    fn without(&self, part: &Value, child: &str, outermost: bool) -> Value {
        let mut part = part.clone();
        match &mut part {
            Value::Object(fields) => {
                fields.remove(child);
                if let Some(good) = self.sample.get(child).filter(|_| outermost) {
                    fields.insert(child.to_owned(), good.clone());
                }
            }
            Value::Array(rows) => drop(child.parse::<usize>().map(|row| rows.remove(row))),
            _ => {}
        }
        part
    }
}

fn children(part: &Value, sample: &Value, path: &[String]) -> Vec<String> {
    let expected = sample.as_object().filter(|_| path.is_empty());
    match part {
        Value::Object(fields) => expected
            .into_iter()
            .flat_map(|expected| expected.keys())
            .filter(|key| !fields.contains_key(*key))
            .chain(fields.keys())
            .cloned()
            .collect(),
        Value::Array(rows) => (0..rows.len()).map(|row| row.to_string()).collect(),
        _ => vec![],
    }
}

/// The path as far as it is made of names that can be ours: what else a file calls its fields is not shown.
pub(super) fn plain(path: &str) -> String {
    let ours = |name: &&str| {
        let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        (1..=40).contains(&name.len()) && name.bytes().all(fits)
    };
    let names: Vec<&str> = path.split('.').take_while(ours).take(16).collect();
    names.join(".")
}

/// How much work it is to read a tree once.
fn weight(tree: &Value) -> usize {
    match tree {
        Value::String(text) => 1 + text.len() / 16,
        Value::Array(rows) => 1 + rows.iter().map(weight).sum::<usize>(),
        Value::Object(fields) => 1 + fields.values().map(weight).sum::<usize>(),
        _ => 1,
    }
}

fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn all_numbers(tree: &Value) -> bool {
        match tree {
            Value::Object(fields) => fields.values().all(all_numbers),
            Value::Array(rows) => rows.iter().all(all_numbers),
            other => other.is_number(),
        }
    }

    #[test]
    fn the_path_ends_at_the_smallest_damaged_part() {
        let tree = json!({ "a": 1, "b": { "c/d": [1, { "e": "x", "f": 2 }] } });
        assert_eq!(find(&tree, &json!({}), all_numbers), "b.c/d.1.e");
    }

    #[test]
    fn two_damages_are_told_by_the_part_that_holds_both() {
        let tree = json!({ "a": 1, "b": { "c": "x", "d": "y" } });
        assert_eq!(find(&tree, &json!({}), all_numbers), "b");
    }

    #[test]
    fn a_field_that_must_be_there_is_found_missing_or_wrong() {
        let both_numbers = |tree: &Value| tree["a"].is_number() && tree["b"].is_number();
        let sample = json!({ "a": 0, "b": 0 });
        assert_eq!(find(&json!({ "a": 1 }), &sample, both_numbers), "b");
        assert_eq!(
            find(&json!({ "a": "x", "b": 1 }), &sample, both_numbers),
            "a"
        );
    }

    #[test]
    fn a_path_ends_before_a_name_that_cannot_be_ours() {
        assert_eq!(
            plain("record.profiles.0.care_plan"),
            "record.profiles.0.care_plan"
        );
        assert_eq!(plain("record.<b>.0"), "record");
        assert_eq!(plain(&"a".repeat(41)), "");
        assert_eq!(plain(&"a.".repeat(99)).len(), 31);
        assert_eq!(plain(""), "");
    }

    #[test]
    fn a_huge_tree_is_not_looked_through_for_ever() {
        for (rows, expected) in [(1_000, MAX_LOOKS), (10_000, 99), (60_000, 0)] {
            let looks = std::cell::Cell::new(0);
            let tree = Value::Array(vec!["x".into(); rows]);
            find(&tree, &json!({}), |_| {
                looks.set(looks.get() + 1);
                false
            });
            assert_eq!(looks.get(), expected, "{rows} rows");
        }
    }
}
