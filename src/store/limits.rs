//! How much a backup may hold, looked at before anything else is done with it; and that no field stands in it twice.

use crate::model::is_longer;
use serde_json::Value;

/// Bytes of a backup. A full record of one person takes about 30 kB. What fits on a device fits in here: a browser
/// keeps about five million characters, which are at most three bytes each, and a file has its blanks beside.
pub const MAX_BYTES: usize = 20_000_000;
/// Brackets and braces within each other. Ours go eight deep; a newer version may go deeper.
pub const MAX_DEPTH: usize = 64;
/// People on one device and in one backup.
pub const MAX_PROFILES: usize = 50;
/// Answers, rows and fields in a backup: many times what fifty people write. In memory each takes far more room
/// than the two characters that it may be in a file.
pub const MAX_PARTS: usize = 400_000;

/// How large a JSON text would become, before it is read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Extent {
    /// How many brackets and braces stand open at once at the most, outside of quoted words.
    pub depth: usize,
    /// How many commas, brackets and braces there are outside of quoted words: there are not many more parts.
    pub parts: usize,
    /// How many colons there are outside of quoted words: one for each field, also for one that stands twice.
    pub fields: usize,
}

impl Extent {
    /// Measures a text in one go.
    pub(super) fn of(json: &str) -> Self {
        let mut open = 0_usize;
        let mut extent = Self::default();
        let (mut quoted, mut escaped) = (false, false);
        for byte in json.bytes() {
            match byte {
                _ if escaped => escaped = false,
                b'\\' if quoted => escaped = true,
                b'"' => quoted = !quoted,
                b'[' | b'{' if !quoted => {
                    open += 1;
                    extent.parts += 1;
                    extent.depth = extent.depth.max(open);
                }
                b']' | b'}' if !quoted => open = open.saturating_sub(1),
                b',' if !quoted => extent.parts += 1,
                b':' if !quoted => extent.fields += 1,
                _ => {}
            }
        }
        extent
    }
}

/// Why a text was not read as JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NotRead {
    /// It is none: the line where that shows, from 1 on.
    NotJson(usize),
    /// A field stands in it twice. Nothing of ours does that, and nobody can say which of the two was meant.
    Twice,
}

/// Reads JSON in which no field stands twice.
pub(super) fn read_json(json: &str) -> Result<Value, NotRead> {
    let tree = serde_json::from_str(json).map_err(|error| NotRead::NotJson(error.line()))?;
    // Of two fields of one name the tree has the later.
    match fields(&tree) == Extent::of(json).fields {
        true => Ok(tree),
        false => Err(NotRead::Twice),
    }
}

/// How many fields there are in a tree.
fn fields(tree: &Value) -> usize {
    match tree {
        Value::Array(items) => items.iter().map(fields).sum(),
        Value::Object(group) => group.len() + group.values().map(fields).sum::<usize>(),
        _ => 0,
    }
}

/// The path of the first list that has more rows than that, with dots between.
pub(super) fn longer_list(tree: &Value, most: usize) -> Option<String> {
    path_of(tree, &|part| {
        part.as_array().is_some_and(|rows| rows.len() > most)
    })
}

/// The path of the first text that has more letters than that, with dots between.
pub(super) fn longer_text(tree: &Value, most: usize) -> Option<String> {
    path_of(tree, &|part| {
        part.as_str().is_some_and(|text| is_longer(text, most))
    })
}

/// The path of the first part that is so, with dots between.
fn path_of(tree: &Value, is_so: &dyn Fn(&Value) -> bool) -> Option<String> {
    let below = |name: &str, child: &Value| {
        let path = path_of(child, is_so)?;
        Some([name, &path].join(".").trim_end_matches('.').to_owned())
    };
    match tree {
        found if is_so(found) => Some(String::new()),
        Value::Array(items) => {
            let mut items = items.iter().enumerate();
            items.find_map(|(at, item)| below(&at.to_string(), item))
        }
        Value::Object(fields) => fields.iter().find_map(|(name, field)| below(name, field)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_counts_neither_as_depth_nor_as_parts() {
        for (json, depth, parts, fields) in [
            ("1", 0, 0, 0),
            ("[]", 1, 1, 0),
            ("[[],[]]", 2, 4, 0),
            (r#"{"a":{"b":[1]}}"#, 3, 3, 2),
            (r#"["[[[", "\"[[[,:"]"#, 1, 2, 0),
            (r#"["\\", [1]]"#, 2, 3, 0),
            ("]]]][", 1, 1, 0),
        ] {
            let expected = Extent {
                depth,
                parts,
                fields,
            };
            assert_eq!(Extent::of(json), expected, "{json}");
        }
    }

    #[test]
    fn a_field_that_stands_twice_is_seen_wherever_it_stands() {
        for once in [r#"{"a":1,"b":{"a":":"},"c":[{"a":1},{"a":2}]}"#, "[]", "1"] {
            assert!(read_json(once).is_ok(), "{once}");
        }
        for twice in [
            r#"{"a":1,"a":1}"#,
            r#"[{"b":{"a":1,"c":2,"a":3}}]"#,
            r#"{"a":1,"\u0061":2}"#,
        ] {
            assert_eq!(read_json(twice), Err(NotRead::Twice), "{twice}");
        }
        assert_eq!(read_json("{\n1"), Err(NotRead::NotJson(2)));
    }

    #[test]
    fn a_text_that_is_too_long_is_named_and_letters_are_counted_and_not_bytes() {
        let tree = serde_json::json!({ "a": "花子", "b": ["花", { "c": "花子様" }] });
        assert_eq!(longer_text(&tree, 2).as_deref(), Some("b.1.c"));
        assert_eq!(longer_text(&tree, 3), None);
    }

    #[test]
    fn a_list_that_is_too_long_is_named_and_one_that_is_not_is_let_pass() {
        let tree = serde_json::json!({ "a": [1, 2], "b": [{ "c": [1, 2, 3] }] });
        assert_eq!(longer_list(&tree, 2).as_deref(), Some("b.0.c"));
        assert_eq!(longer_list(&tree["b"][0]["c"], 2).as_deref(), Some(""));
        assert_eq!(longer_list(&tree, 3), None);
    }
}
