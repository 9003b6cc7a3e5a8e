//! How a record is written down on the shelf, and read again: the one place that knows.

pub(super) use super::ladder::Fall;

use super::{Record, SCHEMA, envelope, ladder::climb, limits::read_json, record::second_of_an_id};
use crate::model::{Stored, Written, from_tree};
use serde_json::Value;

/// How an age file in letters begins (age-encryption.org/v1): what a passphrase has sealed.
pub(super) const SEALED: &str = "-----BEGIN AGE ENCRYPTED FILE-----";

/// What a save holds.
pub(super) enum Content {
    /// A record.
    Open(Record),
    /// The text of an age file, unopened.
    Sealed(String),
}

/// The record as the text of a save.
pub(super) fn write(record: &Record, revision: u64) -> Option<String> {
    write_body(record, revision).map(|body| envelope::put_in(&body, revision))
}

/// A sealed text as the text of a save; `None` where it is not sealed.
pub(super) fn write_sealed(sealed: &str, revision: u64) -> Option<String> {
    is_sealed(sealed).then(|| envelope::put_in(sealed, revision))
}

/// The record as JSON.
pub(super) fn write_body(record: &Record, revision: u64) -> Option<String> {
    let mut written = record.write();
    if let Written::Group(fields) = &mut written {
        let field = fields.iter_mut().find(|(name, _)| *name == "revision")?;
        field.1 = Written::Number(revision);
    }
    serde_json::to_string(&written).ok()
}

/// Reads the text of a save. Its revision is the key's.
pub(super) fn read(text: &str, revision: u64) -> Result<Content, Fall> {
    let body = envelope::take_out(text, revision)?;
    match is_sealed(body) {
        true => Ok(Content::Sealed(body.to_owned())),
        false => read_body(body, revision).map(Content::Open),
    }
}

/// Reads a record that was written as JSON.
pub(super) fn read_body(json: &str, revision: u64) -> Result<Record, Fall> {
    let tree = read_json(json).map_err(|_| Fall::Damaged)?;
    let schema = tree
        .get("schema")
        .and_then(Value::as_u64)
        .ok_or(Fall::Damaged)?;
    let mut record: Record = from_tree(climb(tree, schema)?).map_err(|_| Fall::Damaged)?;
    if second_of_an_id(&record.profiles).is_some() {
        return Err(Fall::Damaged);
    }
    record.schema = SCHEMA;
    record.revision = revision;
    record.settle_current();
    Ok(record)
}

fn is_sealed(body: &str) -> bool {
    body.starts_with(SEALED)
}
