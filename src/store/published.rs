//! The published JSON Schema of the backup, made from the types.

use super::{Backup, SCHEMA};
use serde_json::Value;

/// The JSON Schema (draft 2020-12) of a backup, as it stands in public/backup.schema.json.
pub fn backup_schema() -> Value {
    let mut schema = schemars::schema_for!(Backup).to_value();
    schema["properties"]["schema"]["const"] = SCHEMA.into();
    schema
}
