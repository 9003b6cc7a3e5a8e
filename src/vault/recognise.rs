//! Telling an age file from another, and how large one may be.

/// Bytes of an age file that is opened. The largest backup takes about 27.1 MB in its text form.
pub const MAX_SEALED_BYTES: usize = 28_000_000;

/// The first line of the text form.
#[cfg(feature = "vault")]
pub(super) const ARMOR: &str = "-----BEGIN AGE ENCRYPTED FILE-----";
/// Its last line.
#[cfg(feature = "vault")]
pub(super) const END: &str = "-----END AGE ENCRYPTED FILE-----";
/// What stands in both.
#[cfg(feature = "vault")]
pub(super) const LETTERS: &str = "AGE ENCRYPTED FILE";
/// The first line without what a mail program may do to it.
const SQUEEZED: &[u8] = b"BEGINAGEENCRYPTEDFILE";
/// The first bytes of the other form.
const BINARY: &[u8] = b"age-encryption.org/";

/// True where the bytes are an age file, or a text with one in it, whatever a mail program has done to that.
pub fn is_sealed(bytes: &[u8]) -> bool {
    is_binary(bytes) || is_armored(bytes)
}

/// True where the bytes begin as an age file that is no text.
pub(super) fn is_binary(bytes: &[u8]) -> bool {
    bytes.starts_with(BINARY)
}

fn is_armored(bytes: &[u8]) -> bool {
    let text = ascii(bytes);
    // A backup in which somebody wrote such a line is a backup all the same.
    if text.iter().find(|byte| byte.is_ascii_graphic()) == Some(&b'{') {
        return false;
    }
    let letters = text.into_iter().filter(u8::is_ascii_alphanumeric);
    let letters: Vec<u8> = letters.collect();
    letters.windows(SQUEEZED.len()).any(|part| part == SQUEEZED)
}

/// The letters of a text that are ASCII: nothing of the text form is beyond. Where each takes two bytes (UTF-16) a mark
/// at its beginning says so, or the zeros do: no text has any other.
pub(super) fn ascii(bytes: &[u8]) -> Vec<u8> {
    let zeros = |at: usize| bytes.iter().skip(at).step_by(2).filter(|byte| **byte == 0);
    let (even, odd) = (zeros(0).count(), zeros(1).count());
    let (low, rest) = match bytes {
        [0xFF, 0xFE, rest @ ..] => (0, rest),
        [0xFE, 0xFF, rest @ ..] => (1, rest),
        _ if odd > even => (0, bytes),
        _ if even > odd => (1, bytes),
        _ => return bytes.iter().copied().filter(u8::is_ascii).collect(),
    };
    let pairs = rest.chunks_exact(2);
    let letters = pairs.filter_map(|pair| (pair[1 - low] == 0).then_some(pair[low]));
    letters.filter(u8::is_ascii).collect()
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
            "花子です。\n> -----BEGIN AGE ENCRYPTED FILE-----\n> YWdl",
        ] {
            assert!(is_sealed(sealed.as_bytes()), "{sealed}");
        }
        let utf_16 = "\u{FEFF}\u{3000}-----BEGIN AGE ENCRYPTED FILE-----".encode_utf16();
        for order in [u16::to_le_bytes, u16::to_be_bytes] {
            let bytes: Vec<u8> = utf_16.clone().flat_map(order).collect();
            assert!(is_sealed(&bytes), "{bytes:?}");
            assert!(is_sealed(&bytes[2..]), "without its mark: {bytes:?}");
        }
        for other in [
            "",
            "{}",
            "age",
            "-----BEGIN PGP MESSAGE-----",
            " age-encryption.org/v1",
            "\u{FEFF} {\"note\": \"-----BEGIN AGE ENCRYPTED FILE-----\"}",
        ] {
            assert!(!is_sealed(other.as_bytes()), "{other}");
        }
    }
}
