//! The published JSON Schema of the backup, made from the types.

use super::{Backup, SCHEMA, backup_sum};
use serde_json::{Value, json};

/// The JSON Schema (draft 2020-12) of a backup, as it stands in public/backup.schema.json.
pub fn backup_schema() -> Value {
    let mut schema = schemars::schema_for!(Backup).to_value();
    schema["properties"]["schema"]["const"] = SCHEMA.into();
    schema["properties"][backup_sum::FIELD] = json!({
        "description": "A check sum (CRC-32, eight hexadecimal digits) over the rest of the file: as JSON without \
                        blanks, its fields in the order of their names. Whoever changes the file takes it away.",
        "type": "string",
        "pattern": "^[0-9a-f]{8}$"
    });
    schema
}
