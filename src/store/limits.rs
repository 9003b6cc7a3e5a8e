//! How much a backup may hold; looked at before anything else is done with it.

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
                _ => {}
            }
        }
        extent
    }
}

/// The path of the first list that is longer than that, with dots between.
pub(super) fn longer_list(tree: &Value, most: usize) -> Option<String> {
    let below = |name: &str, child: &Value| {
        let path = longer_list(child, most)?;
        Some([name, &path].join(".").trim_end_matches('.').to_owned())
    };
    match tree {
        Value::Array(items) if items.len() > most => Some(String::new()),
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
        for (json, depth, parts) in [
            ("1", 0, 0),
            ("[]", 1, 1),
            ("[[],[]]", 2, 4),
            (r#"{"a":{"b":[1]}}"#, 3, 3),
            (r#"["[[[", "\"[[[,"]"#, 1, 2),
            (r#"["\\", [1]]"#, 2, 3),
            ("]]]][", 1, 1),
        ] {
            assert_eq!(Extent::of(json), Extent { depth, parts }, "{json}");
        }
    }

    #[test]
    fn a_list_that_is_too_long_is_named_and_one_that_is_not_is_let_pass() {
        let tree = serde_json::json!({ "a": [1, 2], "b": [{ "c": [1, 2, 3] }] });
        assert_eq!(longer_list(&tree, 2).as_deref(), Some("b.0.c"));
        assert_eq!(longer_list(&tree["b"][0]["c"], 2).as_deref(), Some(""));
        assert_eq!(longer_list(&tree, 3), None);
    }
}
