//! Under which key a save lies: its revision, and the window that wrote it.
//!
//! Two windows that save in the same moment write two keys: neither can write over the other, whatever the
//! browser does with the order of what they ask for.

use std::fmt;

/// Where the saves are.
const RECORD: &str = "tsutaeru.record.";
/// Where a copy lies of what another window wrote, or of what was not saved because of it.
const BESIDE: &str = "tsutaeru.beside.";

/// One window of the browser, by a number that it draws when it opens.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Window(u32);

impl Window {
    /// A window by a random number.
    pub fn from_random(number: u64) -> Self {
        Self((number ^ (number >> 32)) as u32)
    }
}

/// The key of a save. The later in order, the newer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct SaveKey {
    pub(super) revision: u64,
    pub(super) window: Window,
}

impl SaveKey {
    /// The save's key on the shelf.
    pub(super) fn name(self) -> String {
        format!("{RECORD}{self}")
    }
    /// The key of a copy beside it.
    pub(super) fn beside(self) -> String {
        format!("{BESIDE}{self}")
    }
    /// The save that lies under this key.
    pub(super) fn of_name(key: &str) -> Option<Self> {
        Self::parse(key.strip_prefix(RECORD)?)
    }
    /// The save of which a copy lies under this key.
    pub(super) fn of_beside(key: &str) -> Option<Self> {
        Self::parse(key.strip_prefix(BESIDE)?)
    }

    fn parse(digits: &str) -> Option<Self> {
        let (revision, window) = match digits.split_once('.') {
            Some((revision, window)) => (revision, u32::from_str_radix(window, 16).ok()?),
            None => (digits, 0),
        };
        let revision = revision.parse().ok()?;
        let key = Self {
            revision,
            window: Window(window),
        };
        // Only as we write it: no sign, no other number of digits.
        (key.to_string() == digits).then_some(key)
    }
}

impl fmt::Display for SaveKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:012}", self.revision)?;
        match self.window {
            Window(0) => Ok(()),
            Window(window) => write!(out, ".{window:08x}"),
        }
    }
}

/// These in order, the oldest first. (There are few: each is put into its place.)
pub(super) fn in_order(keys: impl Iterator<Item = SaveKey>) -> Vec<SaveKey> {
    let mut ordered = vec![];
    for key in keys {
        let place = ordered.partition_point(|before| *before < key);
        ordered.insert(place, key);
    }
    ordered
}

/// The key of a save of the window without a number.
#[cfg(test)]
pub(super) fn key(revision: u64) -> String {
    let window = Window::default();
    SaveKey { revision, window }.name()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_sort_by_revision_and_only_our_own_are_read() {
        assert!(key(9) < key(10));
        for revision in [0, 57, u64::MAX] {
            for window in [0, 1, u32::MAX] {
                let window = Window(window);
                let key = SaveKey { revision, window };
                assert_eq!(SaveKey::of_name(&key.name()), Some(key));
                assert_eq!(SaveKey::of_beside(&key.beside()), Some(key));
                assert_eq!(SaveKey::of_name(&key.beside()), None);
                assert_eq!(SaveKey::of_beside(&key.name()), None);
            }
        }
        for other in [
            "tsutaeru.record.57",
            "tsutaeru.record.0000000000057",
            "tsutaeru.record.+00000000057",
            "tsutaeru.record.000000000057.",
            "tsutaeru.record.000000000057.00000000",
            "tsutaeru.record.000000000057.1",
            "tsutaeru.record.000000000057.0000000A",
            "tsutaeru.record.",
            "tsutaeru.language",
            "record",
        ] {
            assert_eq!(SaveKey::of_name(other), None, "{other}");
        }
    }

    #[test]
    fn the_newest_comes_last() {
        let keys = [(2, 7), (10, 0), (2, 1)].map(|(revision, window)| SaveKey {
            revision,
            window: Window(window),
        });
        let ordered = in_order(keys.into_iter());
        assert_eq!(ordered, [keys[2], keys[0], keys[1]]);
    }
}
