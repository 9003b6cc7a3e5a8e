//! Why something was not closed or opened.

use serde::Serialize;

/// Why something was not closed or opened. What there was is as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum VaultFault {
    /// The passphrase is not the one. (Or the very line that only the right one opens is damaged: nobody can tell.)
    WrongPassphrase,
    /// Too few letters for a new passphrase.
    TooShort,
    /// Opening would take more time or memory than this page takes: refused before any is taken.
    TooCostly,
    /// More bytes than this page takes: refused before they are read.
    TooLarge,
    /// Not an age file, or one of a kind that this page does not know.
    NotSealed,
    /// An age file that is closed to a key, not by a passphrase.
    NotByPassphrase,
    /// An age file that is cut off or changed, or whose content is no text.
    Damaged,
    /// The key is not here: nobody has unlocked.
    Locked,
    /// The cipher did not work: our fault.
    NotMade,
}

impl VaultFault {
    /// Every one.
    pub const ALL: [Self; 9] = [
        Self::WrongPassphrase,
        Self::TooShort,
        Self::TooCostly,
        Self::TooLarge,
        Self::NotSealed,
        Self::NotByPassphrase,
        Self::Damaged,
        Self::Locked,
        Self::NotMade,
    ];

    /// Its name, as it is said between page and worker; the words stand under it too.
    pub const fn name(self) -> &'static str {
        match self {
            Self::WrongPassphrase => "wrong-passphrase",
            Self::TooShort => "too-short",
            Self::TooCostly => "too-costly",
            Self::TooLarge => "too-large",
            Self::NotSealed => "not-sealed",
            Self::NotByPassphrase => "not-by-passphrase",
            Self::Damaged => "damaged",
            Self::Locked => "locked",
            Self::NotMade => "not-made",
        }
    }

    /// The fault of that name.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fault| fault.name() == name)
    }
}
