//! The first line of a save: which revision it is, and the check sum by which a fault is noticed.
//!
//! ```text
//! tsutaeru-save 1 57 5b6ff6c6
//! {"schema":1,"revision":57, …}
//! ```
//! The number after the name is the form of this line; a newer page may write another, but never changes how
//! the line is made up, so that an older page knows a newer save from a damaged one. Below it stands the
//! record, or an age file that only a passphrase opens.
//!
//! The sum is a CRC-32. It is for faults and not for attackers: whoever can write into the browser's storage
//! can write a right sum as well. Against faults it is enough: it notices every single wrong bit and every
//! run of wrong bits up to 32, and lets any other fault through once in four thousand million times.
//!
//! Saves from before the check sum have no such line and are read as they are. Whoever mends a save by hand
//! takes the line away.

use super::ladder::Fall;
use crc::{CRC_32_ISO_HDLC, Crc, Table};
use std::sync::LazyLock;

const NAME: &str = "tsutaeru-save ";

/// The form of the line that this version writes.
const FORM: u32 = 1;

/// Sixteen bytes at a time: byte by byte the sum took a fifth of what a save takes. The table is made when it is first
/// wanted, for in the page's file it would weigh 16 KB.
pub(super) static SUM: LazyLock<Crc<u32, Table<16>>> =
    LazyLock::new(|| Crc::<u32, Table<16>>::new(&CRC_32_ISO_HDLC));

/// The body under its first line.
pub(super) fn put_in(body: &str, revision: u64) -> String {
    first_line(FORM, revision, body) + body
}

/// The body of a save that lay under the key of that revision.
pub(super) fn take_out(text: &str, revision: u64) -> Result<&str, Fall> {
    let Some(rest) = text.strip_prefix(NAME) else {
        return Ok(text);
    };
    let (form, _) = rest.split_once(' ').ok_or(Fall::Damaged)?;
    let (line, body) = text.split_once('\n').ok_or(Fall::Damaged)?;
    let form = form.parse().map_err(|_| Fall::Damaged)?;
    // Compared as it stands, so that nothing in the line can be another than it was, not even a capital.
    let expected = first_line(form, revision, body);
    match expected.strip_suffix('\n') == Some(line) {
        false => Err(Fall::Damaged),
        true if form > FORM => Err(Fall::Newer(form)),
        true => Ok(body),
    }
}

/// The sum is over everything else in the save, the rest of the line included.
fn first_line(form: u32, revision: u64, body: &str) -> String {
    let start = format!("{NAME}{form} {revision} ");
    let mut sum = SUM.digest();
    sum.update(start.as_bytes());
    sum.update(body.as_bytes());
    format!("{start}{:08x}\n", sum.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sum_is_the_one_that_everybody_calls_crc_32() {
        assert_eq!(SUM.checksum(b"123456789"), 0xcbf4_3926);
        assert_eq!(
            put_in("{}", 57),
            format!(
                "tsutaeru-save 1 57 {:08x}\n{{}}",
                SUM.checksum(b"tsutaeru-save 1 57 {}")
            )
        );
    }

    #[test]
    fn what_was_put_in_comes_out_and_only_under_its_own_revision() {
        for body in ["", "{}", "-----BEGIN", "二行\n三行\n"] {
            let text = put_in(body, 7);
            assert_eq!(take_out(&text, 7), Ok(body));
            assert_eq!(take_out(&text, 8), Err(Fall::Damaged));
        }
    }

    #[test]
    fn a_save_from_before_the_check_sum_is_read_as_it_is() {
        assert_eq!(take_out("{\"schema\":1}", 7), Ok("{\"schema\":1}"));
    }

    #[test]
    fn a_newer_form_is_told_from_a_damaged_one() {
        let newer = first_line(2, 7, "body") + "body";
        assert_eq!(take_out(&newer, 7), Err(Fall::Newer(2)));
        assert_eq!(
            take_out(&newer.replace("save 2", "save 3"), 7),
            Err(Fall::Damaged)
        );
        for text in [
            "tsutaeru-save ",
            "tsutaeru-save 1",
            "tsutaeru-save 1 7 00000000",
            "tsutaeru-save x 7 00000000\n{}",
            "tsutaeru-save 1 7 00000000\n{}",
        ] {
            assert_eq!(take_out(text, 7), Err(Fall::Damaged), "{text}");
        }
    }

    #[test]
    fn no_sum_is_right_in_capitals() {
        let is_shoutable = |text: &String| text[..27].ends_with(|c: char| c.is_ascii_lowercase());
        let mut texts = (10..100).map(|revision| (revision, put_in("{}", revision)));
        let (revision, text) = texts.find(|(_, text)| is_shoutable(text)).unwrap();
        let (sum, rest) = text.split_at(27);
        let shouted = sum.replace(&sum[19..], &sum[19..].to_uppercase()) + rest;
        assert_ne!(shouted, text);
        assert_eq!(take_out(&shouted, revision), Err(Fall::Damaged));
    }
}
