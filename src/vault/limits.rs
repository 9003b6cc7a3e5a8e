//! How much work and room an age file may ask for; looked at before any is given.

use super::VaultFault;

/// How slow a passphrase is made to guess: 2 to this power rounds of scrypt, 64 MB of memory. Fixed, so that a file
/// made on a fast computer opens on a slow phone.
pub const WORK: u8 = 16;
/// The most that is done to open a file from elsewhere: what the `age` program itself asks for (256 MB).
pub const MAX_WORK: u8 = 18;

/// Bytes of the lines before the content. Ours take about 400.
const MAX_HEAD: usize = 8_192;
/// Those for whom a file may be closed.
const MAX_STANZAS: usize = 20;

/// Looks at the lines before the content, as the library reads them once for each line that there is.
pub(super) fn look_at_head(binary: &[u8]) -> Result<(), VaultFault> {
    let head = &binary[..binary.len().min(MAX_HEAD)];
    let mut stanzas = 0;
    for line in head.split_inclusive(|byte| *byte == b'\n') {
        if line.starts_with(b"---") {
            return Ok(());
        }
        stanzas += usize::from(line.starts_with(b"-> "));
        if stanzas > MAX_STANZAS || asks_too_much(line) {
            return Err(VaultFault::TooCostly);
        }
    }
    Err(match binary.len() > MAX_HEAD {
        true => VaultFault::TooCostly,
        false => VaultFault::Damaged,
    })
}

/// True for the line of a passphrase that asks for more work than is done: `-> scrypt SALT WORK`.
fn asks_too_much(line: &[u8]) -> bool {
    let line = String::from_utf8_lossy(line);
    let work = line
        .strip_prefix("-> scrypt ")
        .and_then(|rest| rest.split_whitespace().nth(1));
    work.and_then(|work| work.parse::<u64>().ok())
        .is_some_and(|work| work > u64::from(MAX_WORK))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_may_be_long_but_not_without_end() {
        let head = |stanzas: usize, body: usize| {
            let stanza = format!("-> X a\n{}\n", "b".repeat(body));
            let lines = format!("age-encryption.org/v1\n{}--- m\n", stanza.repeat(stanzas));
            look_at_head(lines.as_bytes())
        };
        assert_eq!(head(1, 43), Ok(()));
        assert_eq!(head(MAX_STANZAS, 43), Ok(()));
        assert_eq!(head(MAX_STANZAS + 1, 1), Err(VaultFault::TooCostly));
        assert_eq!(head(1, MAX_HEAD), Err(VaultFault::TooCostly));
        assert_eq!(
            look_at_head(b"age-encryption.org/v1\n-> "),
            Err(VaultFault::Damaged)
        );
        assert_eq!(look_at_head(b""), Err(VaultFault::Damaged));
    }
}
