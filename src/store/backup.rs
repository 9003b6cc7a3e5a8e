//! The backup: one readable JSON file with everything in it, that opens without us.
//!
//! ```json
//! {
//!   "format": "tsutaeru-backup",
//!   "schema": 1,
//!   "saved_on": "2026-11-20",
//!   "record": { "profiles": [ … ] },
//!   "crc32": "5b6ff6c6"
//! }
//! ```
//! The last line is a check sum over the others; files from before there was one open as they are.
//! What a device keeps for itself (the revision, whose page is open) is not in it.

use super::{
    MAX_BYTES, MAX_DEPTH, MAX_PARTS, MAX_PROFILES, Record, SCHEMA,
    backup_sum::{self, Standing},
    damage,
    ladder::{Fall, climb},
    limits::{Extent, NotRead, longer_list, longer_text, read_json},
    record::{BACKUP_EXTRA, second_of_an_id},
};
use crate::model::{
    Coded, Date, Extra, MAX_LETTERS, MAX_ROWS, Profile, ProfileId, Readable, Stored, Written,
    answers::{carried, stored_as_group},
    code::codes,
    from_tree, to_tree,
};
use serde_json::{Value, json};

codes! {
    /// The word by which a file says that it is ours.
    pub enum BackupFormat as "backup_format" {
        /// This one.
        Backup = "tsutaeru-backup",
    }
}

/// A backup of つたえるシート: people and what they wrote, as they were on one day.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Backup {
    /// Says that the file is ours.
    pub format: BackupFormat,
    /// The shape in which the record is written.
    pub schema: u32,
    /// The day of the backup.
    pub saved_on: Date,
    /// The people.
    pub record: BackupContent,
    /// What a newer version wrote beside these fields.
    #[cfg_attr(feature = "schema", serde(flatten))]
    pub extra: Extra,
}

/// What a backup holds of the record.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BackupContent {
    /// The people, in the order in which they were begun.
    pub profiles: Vec<Profile>,
    /// What a newer version wrote beside these fields.
    #[cfg_attr(feature = "schema", serde(flatten))]
    pub extra: Extra,
}

/// Why a file was not read. Nothing has changed in any case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BackupError {
    /// Not in the letters of a backup (UTF-8), or another program has put other letters into it: what it says would
    /// not be what was written.
    OtherLetters,
    /// The check sum is not that of what is in it: something was changed after it was written, and nobody can say what.
    Changed,
    /// More than [`MAX_BYTES`], or more than [`MAX_PARTS`] of anything.
    TooLarge,
    /// More than [`MAX_DEPTH`] brackets within each other.
    TooDeep,
    /// Not JSON: the line of the text where that shows, from 1 on.
    NotJson {
        /// The line, from 1 on.
        line: usize,
    },
    /// JSON, but not a backup of ours.
    NotOurs,
    /// A newer version of the page wrote it.
    Newer {
        /// The schema that it wrote.
        schema: u32,
    },
    /// More than [`MAX_PROFILES`] people.
    TooManyProfiles,
    /// A list of more than [`MAX_ROWS`] rows.
    TooManyRows {
        /// Where, as field names with dots between.
        at: String,
    },
    /// A text of more than [`MAX_LETTERS`] letters.
    TooLong {
        /// Where, as field names with dots between.
        at: String,
    },
    /// A backup of ours in which something does not fit.
    Damaged {
        /// Where, as field names with dots between; empty where it cannot be said.
        at: String,
    },
}

stored_as_group!(BackupContent { profiles, | });
stored_as_group!(Backup { format, schema, saved_on, record, | });

impl Readable for BackupContent {
    fn blank() -> Self {
        Self::default()
    }
}

impl Readable for Backup {
    fn blank() -> Self {
        Self {
            saved_on: Date::FIRST,
            ..Self::with(vec![], Extra::new(), Date::FIRST)
        }
    }
}

impl Backup {
    /// Everything that the device keeps.
    pub fn of(record: &Record, today: Date) -> Self {
        Self {
            extra: record.backup_extra.clone(),
            ..Self::with(record.profiles.clone(), record.extra.clone(), today)
        }
    }

    /// The text of a file with everything that the device keeps, without another copy of it.
    pub fn text_of(record: &Record, today: Date) -> String {
        let mut content = vec![("profiles", Stored::write(&record.profiles))];
        content.extend(carried(&record.extra));
        let saved_on = believed(&record.profiles, today);
        let mut backup = vec![
            ("format", Stored::write(&BackupFormat::Backup)),
            ("schema", Stored::write(&SCHEMA)),
            ("saved_on", Stored::write(&saved_on)),
            ("record", Written::Group(content)),
        ];
        backup.extend(carried(&record.backup_extra));
        text(Written::Group(backup))
    }

    /// One person alone, to be carried to another device.
    pub fn of_one(record: &Record, id: &ProfileId, today: Date) -> Self {
        let profiles = record.profile(id).cloned().into_iter().collect();
        Self::with(profiles, Extra::new(), today)
    }

    fn with(profiles: Vec<Profile>, extra: Extra, today: Date) -> Self {
        Self {
            format: BackupFormat::Backup,
            schema: SCHEMA,
            saved_on: believed(&profiles, today),
            record: BackupContent { profiles, extra },
            extra: Extra::new(),
        }
    }

    /// The file's text: JSON with a line for each field, the check sum in the last, and a line end.
    pub fn write(&self) -> String {
        text(Stored::write(self))
    }

    /// Reads a file. No letter is ever guessed: one of ours that is not UTF-8 was changed by another program.
    pub fn read_file(file: &[u8]) -> Result<Self, BackupError> {
        if file.len() > MAX_BYTES {
            return Err(BackupError::TooLarge);
        }
        let text = std::str::from_utf8(file).map_err(|fault| match is_ours(file) {
            true => BackupError::OtherLetters,
            false => BackupError::NotJson {
                line: file[..fault.valid_up_to()]
                    .split(|byte| *byte == b'\n')
                    .count(),
            },
        })?;
        Self::read(text)
    }

    /// Reads a file's text. Looks at size and depth first, and whether it is ours at all, and as it was written; then
    /// it climbs to the present schema.
    pub fn read(text: &str) -> Result<Self, BackupError> {
        Self::read_by(text, |standing| standing != Standing::Changed)
    }

    /// Reads the text of a file that was refused as [`BackupError::Changed`], for somebody who has no other, knows that
    /// something in it is wrong, and will look at each answer.
    pub fn read_although_changed(text: &str) -> Result<Self, BackupError> {
        Self::read_by(text, |_| true)
    }

    fn read_by(text: &str, takes: fn(Standing) -> bool) -> Result<Self, BackupError> {
        if text.len() > MAX_BYTES {
            return Err(BackupError::TooLarge);
        }
        let text = text.trim_start_matches('\u{FEFF}');
        let extent = Extent::of(text);
        if extent.depth > MAX_DEPTH {
            return Err(BackupError::TooDeep);
        }
        if extent.parts > MAX_PARTS {
            return Err(BackupError::TooLarge);
        }
        let tree = read_json(text).map_err(|fault| match fault {
            NotRead::NotJson(line) => BackupError::NotJson { line },
            NotRead::Twice => BackupError::Damaged { at: String::new() },
        })?;
        Self::from_tree(tree, takes)
    }

    fn from_tree(tree: Value, takes: fn(Standing) -> bool) -> Result<Self, BackupError> {
        let is_save = is_save(&tree);
        let mut tree = of_a_save(tree);
        let format = tree.get("format").and_then(Value::as_str);
        if format != Some(BackupFormat::Backup.code()) {
            return Err(BackupError::NotOurs);
        }
        let standing = backup_sum::take_out(&mut tree);
        // With the right sum every letter is as it was written, however strange; and a save comes out of an age file,
        // which nobody can change.
        let is_sure = standing == Standing::Whole || is_save;
        if !is_sure && backup_sum::has_strange_letters(&tree) {
            return Err(BackupError::OtherLetters);
        }
        let standing = match standing {
            Standing::Unknown if !is_save && backup_sum::has_lost_letters(&tree) => {
                Standing::Changed
            }
            standing => standing,
        };
        if !takes(standing) {
            return Err(BackupError::Changed);
        }
        let damaged = |at: &str| BackupError::Damaged { at: at.to_owned() };
        let schema = tree.get("schema").and_then(Value::as_u64);
        let content = tree.get_mut("record").map(Value::take);
        let content = climb(
            content.ok_or_else(|| damaged("record"))?,
            schema.ok_or_else(|| damaged("schema"))?,
        )
        .map_err(|fall| match fall {
            Fall::Newer(schema) => BackupError::Newer { schema },
            Fall::Damaged => damaged("schema"),
        })?;
        if !content.is_object() {
            return Err(damaged("record"));
        }
        let people = content.get("profiles").and_then(Value::as_array);
        if people.is_some_and(|people| people.len() > MAX_PROFILES) {
            return Err(BackupError::TooManyProfiles);
        }
        if let Some(at) = longer_list(&content, MAX_ROWS) {
            return Err(BackupError::TooManyRows {
                at: damage::plain(&format!("record.{at}")),
            });
        }
        if let Some(at) = longer_text(&content, MAX_LETTERS) {
            return Err(BackupError::TooLong {
                at: damage::plain(&format!("record.{at}")),
            });
        }
        tree["record"] = content;
        tree["schema"] = SCHEMA.into();
        let backup: Self = from_tree(tree.clone()).map_err(|_| BackupError::Damaged {
            at: where_damaged(&tree),
        })?;
        match second_of_an_id(&backup.record.profiles) {
            Some(index) => Err(damaged(&format!("record.profiles.{index}.id"))),
            None => Ok(backup),
        }
    }
}

/// The day on which a backup is made. By a clock that cannot be right nobody knows it: then it is the last day on
/// which anything was written.
fn believed(profiles: &[Profile], today: Date) -> Date {
    let days = profiles.iter().map(|profile| profile.updated_on);
    match today.can_be_today() {
        true => today,
        false => days.max().unwrap_or(today).or_earliest(),
    }
}

/// True where a file says that it is ours, in whatever letters: every encoding that is used has the same for these, some
/// with a zero beside each.
fn is_ours(file: &[u8]) -> bool {
    let code = BackupFormat::Backup.code().as_bytes();
    let letters: Vec<u8> = file.iter().copied().filter(|byte| *byte != 0).collect();
    letters.windows(code.len()).any(|part| part == code)
}

/// A save is a backup too, but for what the device keeps for itself: what a locked device hands over holds one.
fn of_a_save(mut tree: Value) -> Value {
    let (true, Some(fields)) = (is_save(&tree), tree.as_object_mut()) else {
        return tree;
    };
    let schema = fields.remove("schema").unwrap_or_default();
    for own in ["revision", "current", "backed_up_on"] {
        fields.remove(own);
    }
    let people = fields.get("profiles").and_then(Value::as_array);
    // Days are written so that a later one is greater.
    let days = people.into_iter().flatten();
    let newest = days
        .filter_map(|person| person["updated_on"].as_str())
        .max();
    let saved_on = newest.map_or_else(|| Date::FIRST.to_string(), str::to_owned);
    let beside = fields.remove(BACKUP_EXTRA);
    let mut backup = json!({
        "format": BackupFormat::Backup.code(),
        "schema": schema,
        "saved_on": saved_on,
        "record": tree,
    });
    if let (Some(Value::Object(beside)), Some(fields)) = (beside, backup.as_object_mut()) {
        for (name, value) in beside {
            fields.entry(name).or_insert(value);
        }
    }
    backup
}

fn is_save(tree: &Value) -> bool {
    tree.get("format").is_none() && tree.get("revision").is_some_and(Value::is_u64)
}

/// The text of a file: what is in it, and in the last field the sum over it.
fn text(written: Written) -> String {
    // Writing a tree of ours to a text cannot fail: its keys are words and nothing in it says no.
    let json = serde_json::to_string(&written).unwrap_or_default();
    let sum = backup_sum::of(&mut written.into());
    let content = json.strip_suffix('}').unwrap_or_default();
    indented(&format!("{content},\"{}\":\"{sum}\"}}", backup_sum::FIELD)) + "\n"
}

/// JSON without blanks as JSON with a line for each field. (serde_json can do that too, but only with a
/// second copy of the code that writes a record, and the page's program is to be small.)
fn indented(json: &str) -> String {
    let mut out = String::with_capacity(json.len() * 2);
    let (mut depth, mut in_text, mut escaped) = (0, false, false);
    let line = |out: &mut String, depth: usize| {
        out.push('\n');
        out.push_str(&"  ".repeat(depth));
    };
    let mut rest = json.chars().peekable();
    while let Some(c) = rest.next() {
        if in_text {
            out.push(c);
            in_text = escaped || c != '"';
            escaped = !escaped && c == '\\';
            continue;
        }
        match c {
            '{' | '[' => {
                out.push(c);
                if rest.peek().is_some_and(|next| !matches!(next, '}' | ']')) {
                    depth += 1;
                    line(&mut out, depth);
                } else if let Some(end) = rest.next() {
                    out.push(end);
                }
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                line(&mut out, depth);
                out.push(c);
            }
            ',' => {
                out.push(c);
                line(&mut out, depth);
            }
            ':' => out.push_str(": "),
            _ => {
                in_text = c == '"';
                out.push(c);
            }
        }
    }
    out
}

/// The first part of the tree that cannot be read.
fn where_damaged(tree: &Value) -> String {
    let readable = |tree: &Value| from_tree::<Profile>(tree.clone()).is_ok();
    let people = tree["record"]["profiles"].as_array();
    let damaged = people.and_then(|people| {
        people
            .iter()
            .enumerate()
            .find(|(_, person)| !readable(person))
    });
    match damaged {
        Some((index, person)) => {
            let sample = to_tree(&Profile::blank());
            let at = damage::find(person, &sample, readable);
            damage::plain(&format!("record.profiles.{index}.{at}"))
        }
        None if people.is_none() => "record.profiles".to_owned(),
        None => "saved_on".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ProfileMark;

    fn today() -> Date {
        "2026-11-20".parse().unwrap()
    }

    #[test]
    fn a_line_for_each_field_reads_as_the_same_and_as_serde_json_would_write_it() {
        for tree in [
            json!({}),
            json!([]),
            json!({ "a": [], "b": {}, "c": [1, [2, {}], { "d": null }] }),
            json!({ "a\"{[,:": "x\\\"}],:\n", "b": "\\", "c": true }),
        ] {
            assert_eq!(
                indented(&tree.to_string()),
                serde_json::to_string_pretty(&tree).unwrap()
            );
        }
    }

    #[test]
    fn a_number_of_tomorrow_is_carried_along_to_the_last_digit() {
        let text = Backup::text_of(&record(), today());
        let number = "-9.223372036850005e+21";
        let text = text.replacen("{", &format!("{{\"of_tomorrow\": {number},"), 1);
        let read = Backup::read_although_changed(&text).unwrap();
        assert!(read.write().contains(number), "{}", read.write());
    }

    fn record() -> Record {
        let mut record = Record::default();
        for number in [1, 2] {
            let mut profile =
                Profile::new(ProfileId::from_random(number), record.free_mark(), today());
            profile.emergency.person.family_name = "山田".into();
            record.profiles.push(profile);
        }
        record.extra.insert("snapshots".into(), json!([1]));
        record
    }

    /// A backup without its sum, as one was before there were any; so that it may be changed.
    fn tree() -> Value {
        let text = Backup::of(&record(), today()).write();
        let mut tree: Value = serde_json::from_str(&text).unwrap();
        tree.as_object_mut().unwrap().remove(backup_sum::FIELD);
        tree
    }

    /// What reading says after one change to a good backup.
    fn after(change: impl FnOnce(&mut Value)) -> BackupError {
        let mut tree = tree();
        change(&mut tree);
        Backup::read(&tree.to_string()).unwrap_err()
    }

    #[test]
    fn a_backup_comes_back_as_it_went_out() {
        let backup = Backup::of(&record(), today());
        assert_eq!(Backup::read(&backup.write()), Ok(backup.clone()));
        assert_eq!(
            Backup::read(&format!("\u{FEFF}{}", backup.write())),
            Ok(backup),
            "an editor's byte order mark does no harm"
        );
    }

    #[test]
    fn a_save_is_read_as_a_backup_of_the_day_of_its_last_change() {
        let record = record();
        let text = super::super::text_to_seal(&record).unwrap();
        assert_eq!(Backup::read(&text), Ok(Backup::of(&record, today())));
        let empty = super::super::text_to_seal(&Record::default()).unwrap();
        assert_eq!(
            Backup::read(&empty).map(|backup| backup.record.profiles),
            Ok(vec![])
        );
    }

    #[test]
    fn one_person_can_go_alone() {
        let record = record();
        let backup = Backup::of_one(&record, &record.profiles[1].id, today());
        assert_eq!(backup.record.profiles, record.profiles[1..]);
    }

    #[test]
    fn fields_of_a_newer_version_survive() {
        let mut tree = tree();
        tree["signature"] = "x".into();
        tree["record"]["talks"] = json!([{}]);
        tree["record"]["profiles"][0]["emergency"]["person"]["shoe_size"] = 24.into();
        let read = Backup::read(&tree.to_string()).unwrap();
        let mut again: Value = serde_json::from_str(&read.write()).unwrap();
        assert_eq!(backup_sum::take_out(&mut again), Standing::Whole);
        assert_eq!(again, tree);
    }

    #[test]
    fn each_kind_of_wrong_file_is_told_apart() {
        let read = |text: &str| Backup::read(text).unwrap_err();
        assert_eq!(read("つたえる"), BackupError::NotJson { line: 1 });
        assert_eq!(read("{\n\"format\":"), BackupError::NotJson { line: 2 });
        assert_eq!(
            Backup::read_file(b"\x89PNG\n\xFF"),
            Err(BackupError::NotJson { line: 1 })
        );
        let wide = tree().to_string();
        let wide: Vec<u8> = wide.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(
            Backup::read_file(&[&[0xFF, 0xFE], &wide[..]].concat()),
            Err(BackupError::OtherLetters)
        );
        assert_eq!(read("[]"), BackupError::NotOurs);
        assert_eq!(read("{\"format\":\"other\"}"), BackupError::NotOurs);
        assert_eq!(read(&" ".repeat(MAX_BYTES + 1)), BackupError::TooLarge);
        assert_eq!(read(&"[".repeat(MAX_DEPTH + 1)), BackupError::TooDeep);
        assert_eq!(
            after(|tree| tree["schema"] = 7.into()),
            BackupError::Newer { schema: 7 }
        );
        assert_eq!(
            after(
                |tree| tree["record"]["profiles"][0]["emergency"]["address"] =
                    "町".repeat(MAX_LETTERS + 1).into()
            ),
            BackupError::TooLong {
                at: "record.profiles.0.emergency.address".into()
            }
        );
        let people = vec![tree()["record"]["profiles"][0].clone(); MAX_PROFILES + 1];
        assert_eq!(
            after(|tree| tree["record"]["profiles"] = people.into()),
            BackupError::TooManyProfiles
        );
    }

    #[test]
    fn damage_is_told_with_its_place() {
        let at = |change: fn(&mut Value)| match after(change) {
            BackupError::Damaged { at } => at,
            other => panic!("{other:?}"),
        };
        assert_eq!(
            at(
                |tree| tree["record"]["profiles"][1]["emergency"]["person"]["birth_date"] =
                    "1941-02-30".into()
            ),
            "record.profiles.1.emergency.person.birth_date"
        );
        assert_eq!(
            at(
                |tree| tree["record"]["profiles"][1]["emergency"]["alerts"] =
                    json!({ "allergies": [{}, { "kind": "moon" }] })
            ),
            "record.profiles.1.emergency.alerts.allergies.1.kind"
        );
        assert_eq!(
            at(|tree| tree["record"]["profiles"][1]["id"] =
                tree["record"]["profiles"][0]["id"].clone()),
            "record.profiles.1.id"
        );
        assert_eq!(at(|tree| tree["schema"] = "one".into()), "schema");
        assert_eq!(at(|tree| tree["schema"] = 0.into()), "schema");
        assert_eq!(at(|tree| tree["record"] = 1.into()), "record");
        assert_eq!(at(|tree| tree["record"] = json!({})), "record.profiles");
        assert_eq!(at(|tree| tree["saved_on"] = "now".into()), "saved_on");
        assert_eq!(
            at(|tree| tree["record"]["profiles"][0]["mark"] = 1.into()),
            "record.profiles.0.mark"
        );
    }

    #[test]
    fn marks_differ_between_people() {
        assert_eq!(record().profiles[1].mark, ProfileMark::Square);
    }
}
