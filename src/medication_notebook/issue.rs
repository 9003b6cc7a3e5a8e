//! What was odd in a code: told with its line, never a reason to throw the rest away.

/// Something odd in a code, and what stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// Which line, from 1 on, of the text; of the joined parts where it came in several codes.
    pub line: usize,
    /// What is odd.
    pub what: Oddity,
    /// What stands there, as it was written.
    pub kept: String,
}

/// What is odd in a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Oddity {
    /// A version that is not known; it was read as the known ones are.
    UnknownVersion,
    /// A record that is not known; it was kept.
    UnknownRecord,
    /// Something stands in a field that does not fit there; the field was left empty.
    UnfitField {
        /// The field.
        name: &'static str,
    },
    /// A record has more fields than are known; often a comma within a name.
    MoreFields,
    /// A letter that could not be read, or one that only the pharmacy's own machine knows.
    UnreadableLetter,
    /// Control characters; they were taken out.
    ControlCharacters,
    /// A record stands where it cannot stand: a direction without its medicine, say.
    OutOfPlace,
    /// A record that can stand only once stands there again, and says something else; the first holds.
    Again,
    /// A medicine has no name.
    NoName,
    /// A medicine has no direction.
    NoDirection,
    /// A dose is not a number; it was kept as written.
    OddDose,
    /// A dispensing has no day.
    NoDay,
}

impl Issue {
    /// Something odd on a line.
    pub fn new(line: usize, what: Oddity, kept: impl Into<String>) -> Self {
        Self {
            line,
            what,
            kept: kept.into(),
        }
    }
}

/// Why nothing can be taken from a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NotebookError {
    /// There is nothing in it.
    Empty,
    /// It is the code of a prescription (院外処方箋), which is for the pharmacy.
    Prescription,
    /// It is a code of something else.
    SomethingElse,
    /// It is a further part of a notebook, and the part before it is not there or not known.
    NoHead,
    /// It is a part of something in several codes, and the others that are there do not fit it.
    Unjoined,
    /// Its letters cannot be read.
    UnreadableLetters,
    /// It is longer than any notebook code.
    TooLong,
}

impl NotebookError {
    /// True where it may hide medicines of the sheet: then nothing can be said of what is not there.
    pub fn leaves_a_gap(self) -> bool {
        match self {
            Self::NoHead | Self::Unjoined | Self::UnreadableLetters | Self::TooLong => true,
            Self::Empty | Self::Prescription | Self::SomethingElse => false,
        }
    }
}
