//! Bytes as digits, and back: in a QR code three digits take ten bits, so that nothing is lost by it, and every
//! reader takes digits as they are.

/// Bytes that are written as one number.
const GROUP: usize = 12;

/// How many digits so many bytes take.
const DIGITS: [usize; GROUP + 1] = [0, 3, 5, 8, 10, 13, 15, 17, 20, 22, 25, 27, 29];

/// No QR code holds more digits.
const MOST_DIGITS: usize = 7089;

/// Bytes as digits: each group is one number of a fixed length.
pub(super) fn digits(bytes: &[u8]) -> String {
    bytes
        .chunks(GROUP)
        .map(|group| {
            let number = group
                .iter()
                .fold(0_u128, |number, byte| number << 8 | u128::from(*byte));
            format!("{number:0width$}", width = DIGITS[group.len()])
        })
        .collect()
}

/// The bytes of digits; `None` for anything that [`digits`] does not write.
pub(super) fn bytes(digits: &str) -> Option<Vec<u8>> {
    if digits.len() > MOST_DIGITS || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let mut bytes = Vec::with_capacity(digits.len() * GROUP / DIGITS[GROUP] + GROUP);
    let mut rest = digits;
    while !rest.is_empty() {
        let (group, after) = rest.split_at(rest.len().min(DIGITS[GROUP]));
        let count = DIGITS.iter().position(|length| *length == group.len())?;
        let number: u128 = group.parse().ok()?;
        if number >> (8 * count) != 0 {
            return None;
        }
        bytes.extend(&number.to_be_bytes()[16 - count..]);
        rest = after;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_bytes_survive_as_digits(all in prop::collection::vec(any::<u8>(), 0..200)) {
            prop_assert_eq!(bytes(&digits(&all)), Some(all));
        }

        #[test]
        fn other_digits_are_refused_or_have_one_meaning(typed in "[0-9]{0,90}") {
            if let Some(read) = bytes(&typed) {
                prop_assert_eq!(digits(&read), typed);
            }
        }
    }

    #[test]
    fn too_many_digits_are_refused_unread() {
        assert_eq!(bytes(&"0".repeat(MOST_DIGITS + 1)), None);
    }
}
