//! The text of one code: what it is at all, and its lines as records.

use super::field::{Field, OutputCategory};
use super::issue::{Issue, NotebookError, Oddity};
use super::letters::is_unreadable;
use super::record::{BEYOND, Record, Split};

/// The longest text that is read. One code holds less than 3 kB, sixteen joined ones less than 50.
pub const MAX_BYTES: usize = 100_000;
/// The most records that are read. A month of thirty medicines has about 150.
pub const MAX_RECORDS: usize = 2_000;

/// The versions that are known.
const VERSIONS: std::ops::RangeInclusive<u32> = 1..=8;

/// The records of a text, each with its line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lines {
    /// The version's number.
    pub version: u32,
    /// For whom it was made.
    pub category: Option<OutputCategory>,
    /// The records, each with its line from 1 on, without the first and the last that only frame the text.
    pub records: Vec<(usize, Record)>,
    /// Which part this is of a text in several codes; a record for that which says nothing is none.
    pub split: Option<Split>,
    /// It has such a record, whatever that says: it was not cut elsewhere.
    pub is_ended: bool,
    /// Its codes were put together without a proof that they belong together.
    pub is_unproven: bool,
    /// What was odd.
    pub issues: Vec<Issue>,
}

impl Lines {
    /// Reads a text. A text that is no notebook is told apart from one that is odd.
    pub fn read(text: &str) -> Result<Self, NotebookError> {
        if text.len() > MAX_BYTES * 2 {
            return Err(NotebookError::TooLong);
        }
        let text = text.trim_start_matches(['\u{FEFF}', '\r', '\n', ' ']);
        let unified = text.replace("\r\n", "\n").replace('\r', "\n");
        let mut lines = unified.split('\n').enumerate();
        let mut read = Self::default();
        let (_, first) = lines.next().unwrap_or_default();
        read.version(first).map_err(|error| match error {
            NotebookError::SomethingElse if has_records(&unified) => NotebookError::NoHead,
            error => error,
        })?;
        for (at, line) in lines {
            let (number, line) = (at + 1, read.cleaned(at + 1, line));
            if line.trim().is_empty() {
                continue;
            }
            if read.records.len() == MAX_RECORDS {
                return Err(NotebookError::TooLong);
            }
            read.line(number, &line);
        }
        Ok(read)
    }

    /// True where a record of a medicine begins here.
    pub(super) fn begins_with_record(text: &str) -> bool {
        let number = text.split_once(',').map_or("", |(number, _)| number.trim());
        number.len() == 3 && Record::NUMBERS.contains(&number)
    }

    fn version(&mut self, first: &str) -> Result<(), NotebookError> {
        if first.trim().is_empty() {
            return Err(NotebookError::Empty);
        }
        let is_number =
            |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        let mut fields = first.split(',');
        let head = fields.next().unwrap_or_default().trim();
        self.category = Field::read(fields.next().unwrap_or_default()).unwrap_or_default();
        match head
            .strip_prefix("JAHISTC")
            .or_else(|| head.strip_prefix("JAHIS"))
        {
            Some(number) if is_number(number) && head.starts_with("JAHISTC") => {
                self.version = number.parse().unwrap_or(u32::MAX);
                if !VERSIONS.contains(&self.version) {
                    self.odd(1, Oddity::UnknownVersion, head);
                }
                Ok(())
            }
            Some(number) if is_number(number) => Err(NotebookError::Prescription),
            _ => Err(NotebookError::SomethingElse),
        }
    }

    /// The line without control characters, which no record has.
    fn cleaned(&mut self, number: usize, line: &str) -> String {
        // The mark with which old machines end a file is no line.
        let line = line.trim_end_matches('\u{1A}');
        let clean: String = line.chars().filter(|letter| !letter.is_control()).collect();
        if clean.len() < line.len() {
            self.odd(number, Oddity::ControlCharacters, &clean);
        }
        if clean.contains(is_unreadable) {
            self.odd(number, Oddity::UnreadableLetter, &clean);
        }
        clean
    }

    fn line(&mut self, number: usize, line: &str) {
        let (record, unfit) = Record::read(line);
        for (name, written) in unfit {
            match name {
                BEYOND => self.odd(number, Oddity::MoreFields, written),
                name => self.odd(number, Oddity::UnfitField { name }, written),
            }
        }
        match record {
            Record::Split(split) if split == Split::default() => self.is_ended = true,
            Record::Split(split) if self.split.is_none() => {
                self.is_ended = true;
                self.split = Some(split);
            }
            Record::Split(split) if self.split.as_ref() == Some(&split) => {}
            Record::Split(_) => self.odd(number, Oddity::Again, line),
            record => {
                if matches!(record, Record::Unknown { .. }) && !record.is_blank() {
                    self.odd(number, Oddity::UnknownRecord, line);
                }
                self.records.push((number, record));
            }
        }
    }

    fn odd(&mut self, line: usize, what: Oddity, kept: impl Into<String>) {
        self.issues.push(Issue::new(line, what, kept));
    }
}

/// True where records of medicines stand in a text, whatever its first line is: what a machine writes on a further
/// code that knows nothing of parts.
fn has_records(text: &str) -> bool {
    text.split('\n').any(Lines::begins_with_record)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prescription_and_other_codes_are_told_apart_from_a_notebook() {
        for (text, error) in [
            ("", NotebookError::Empty),
            ("\r\n \r\n", NotebookError::Empty),
            ("JAHIS8\r\n1,1,1234567,13,病院", NotebookError::Prescription),
            ("JAHIS10\r\n", NotebookError::Prescription),
            ("JAHISTC", NotebookError::SomethingElse),
            ("JAHISTCX8,1", NotebookError::SomethingElse),
            ("JAHIS", NotebookError::SomethingElse),
            ("https://example.jp/", NotebookError::SomethingElse),
            ("1,橋本　静江", NotebookError::SomethingElse),
            ("201,3,ﾜｰﾌｧﾘﾝ錠1mg,2,錠", NotebookError::NoHead),
            ("塩錠5mg,1,錠\r\n301,1,朝食後", NotebookError::NoHead),
        ] {
            assert_eq!(Lines::read(text), Err(error), "{text}");
        }
    }

    #[test]
    fn every_version_is_read_and_only_unknown_ones_are_told() {
        for version in 1..=8 {
            let read = Lines::read(&format!("JAHISTC0{version},1\r\n")).unwrap();
            assert_eq!((read.version, read.issues), (version, vec![]));
        }
        let read = Lines::read("JAHISTC99").unwrap();
        assert_eq!(read.version, 99);
        assert_eq!(
            read.issues,
            [Issue::new(1, Oddity::UnknownVersion, "JAHISTC99")]
        );
    }

    #[test]
    fn lines_end_as_they_like() {
        for end in ["\r\n", "\n", "\r"] {
            let text = ["JAHISTC08,1", "5,20261120,1", "", "501,あ,1", "\u{1A}"].join(end);
            let read = Lines::read(&text).unwrap();
            assert_eq!(read.records.len(), 2, "{end:?}");
            assert_eq!(read.issues, []);
        }
    }

    #[test]
    fn control_characters_are_taken_out_and_told() {
        let read = Lines::read("JAHISTC08,1\n501,a\u{0}b\u{202E}c,1").unwrap();
        assert_eq!(read.issues[0].what, Oddity::ControlCharacters);
        let (_, Record::Remark(remark)) = &read.records[0] else {
            panic!()
        };
        assert!(remark.text.starts_with("ab"));
    }

    #[test]
    fn ten_thousand_records_are_refused() {
        let text = "JAHISTC08,1\n".to_owned() + &"5,\n".repeat(10_000);
        assert_eq!(Lines::read(&text), Err(NotebookError::TooLong));
        let text = "JAHISTC08,1\n".to_owned() + &"5,\n".repeat(MAX_RECORDS);
        assert!(Lines::read(&text).is_ok());
    }
}
