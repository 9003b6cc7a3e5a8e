//! Telling an age file from another by its first bytes, and how large one may be.

/// Bytes of an age file that is opened. The largest backup takes about 27.1 MB in its text form.
pub const MAX_SEALED_BYTES: usize = 28_000_000;

/// The first line of the text form.
pub(super) const ARMOR: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";
/// The first bytes of the other form.
const BINARY: &[u8] = b"age-encryption.org/";
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// True where the bytes begin as an age file does, in either form.
pub fn is_sealed(bytes: &[u8]) -> bool {
    without_margin(bytes).starts_with(ARMOR) || bytes.starts_with(BINARY)
}

/// The bytes without what mail programs and editors put before a text.
pub(super) fn without_margin(bytes: &[u8]) -> &[u8] {
    bytes
        .strip_prefix(BYTE_ORDER_MARK)
        .unwrap_or(bytes)
        .trim_ascii_start()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_are_known_and_json_is_not_one() {
        for sealed in [
            "-----BEGIN AGE ENCRYPTED FILE-----\nYWdl",
            "\u{FEFF}\r\n -----BEGIN AGE ENCRYPTED FILE-----\r\n",
            "age-encryption.org/v1\n-> scrypt",
            "age-encryption.org/v9",
        ] {
            assert!(is_sealed(sealed.as_bytes()), "{sealed}");
        }
        for other in [
            "",
            "{}",
            "age",
            "-----BEGIN PGP MESSAGE-----",
            " age-encryption.org/v1",
        ] {
            assert!(!is_sealed(other.as_bytes()), "{other}");
        }
    }
}
