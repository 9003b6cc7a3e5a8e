//! An amount as pharmacies' machines write it: digits, perhaps with a point among them.

/// What a text counts, in millionths: exact, and light, where fractions would bring tables of powers with them. `None`
/// where it is no such amount; digits behind the sixth are left out.
pub(super) fn millionths(text: &str) -> Option<u64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if [whole, part].concat().is_empty() || !are_digits(whole) || !are_digits(part) {
        return None;
    }
    let digit = |at: usize| {
        part.as_bytes()
            .get(at)
            .map_or(0, |byte| u64::from(byte - b'0'))
    };
    let part = (0..6).fold(0, |sum, at| sum * 10 + digit(at));
    let whole: u64 = format!("0{whole}").parse().ok()?;
    whole.checked_mul(1_000_000)?.checked_add(part)
}

/// One of something.
pub(super) const ONE: u64 = 1_000_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_exact_and_anything_else_is_none() {
        for (text, counts) in [
            ("1", ONE),
            ("0.5", 500_000),
            (".25", 250_000),
            ("2.", 2 * ONE),
            ("007.1234567", 7_123_456),
        ] {
            assert_eq!(millionths(text), Some(counts), "{text}");
        }
        let too_many = "9".repeat(40);
        for text in ["", ".", "-1", "1e3", "1.2.3", "半", "1 ", "inf", &too_many] {
            assert_eq!(millionths(text), None, "{text}");
        }
    }
}
