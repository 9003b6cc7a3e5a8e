//! `cargo xtask schema`: prints the JSON Schema of the backup file, as published in `public/backup.schema.json`.
use anyhow::Result;

/// Prints the schema.
pub fn command(mut args: lexopt::Parser) -> Result<()> {
    if let Some(arg) = args.next()? {
        return Err(arg.unexpected().into());
    }
    print!("{}", text()?);
    Ok(())
}

/// The schema as it stands in the published file.
fn text() -> Result<String> {
    Ok(serde_json::to_string_pretty(&tsutaeru::store::backup_schema())? + "\n")
}

#[cfg(test)]
mod tests {
    use crate::place;

    #[test]
    fn the_published_schema_is_the_one_the_types_give() {
        let file = place::repository().join("public/backup.schema.json");
        let published = std::fs::read_to_string(file).unwrap_or_default();
        assert!(
            published == super::text().expect("a schema"),
            "out of date: cargo xtask schema > public/backup.schema.json"
        );
    }
}
