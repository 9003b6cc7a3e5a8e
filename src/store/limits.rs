//! How much a backup may hold; looked at before anything else is done with it.

/// Bytes of a backup. A full record of one person takes about 20 kB.
pub const MAX_BYTES: usize = 5_000_000;
/// Brackets and braces within each other. Ours go eight deep; a newer version may go deeper.
pub const MAX_DEPTH: usize = 64;
/// People on one device and in one backup.
pub const MAX_PROFILES: usize = 50;

/// How many brackets and braces stand open at once at the most, outside of quoted words.
pub(super) fn depth(json: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    let (mut quoted, mut escaped) = (false, false);
    for byte in json.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'[' | b'{' if !quoted => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b']' | b'}' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_counts_what_is_open_at_once_and_not_what_is_quoted() {
        for (json, expected) in [
            ("1", 0),
            ("[]", 1),
            ("[[],[]]", 2),
            (r#"{"a":{"b":[1]}}"#, 3),
            (r#"["[[[", "\"[[["]"#, 1),
            (r#"["\\", [1]]"#, 2),
            ("]]]][", 1),
        ] {
            assert_eq!(depth(json), expected, "{json}");
        }
    }
}
