//! The personas are what the published JSON Schema of the backup describes, and what it refuses we refuse.
#![cfg(feature = "schema")]

use serde_json::Value;
use std::{fs, path::PathBuf};
use tsutaeru::store::{Backup, backup_schema};

fn at_home(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn personas() -> Vec<(PathBuf, String)> {
    let mut found: Vec<_> = fs::read_dir(at_home("tests/personas"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "json"))
        .map(|path| (path.clone(), fs::read_to_string(path).unwrap()))
        .collect();
    found.sort();
    found
}

#[test]
fn every_persona_fits_the_published_schema() {
    let schema = jsonschema::validator_for(&backup_schema()).unwrap();
    for (path, text) in personas() {
        let tree: Value = serde_json::from_str(&text).unwrap();
        let faults: Vec<String> = schema
            .iter_errors(&tree)
            .map(|fault| format!("{}: {fault}", fault.instance_path()))
            .collect();
        assert!(faults.is_empty(), "{path:?}: {faults:#?}");
    }
}

#[test]
fn what_the_schema_refuses_is_refused() {
    let schema = jsonschema::validator_for(&backup_schema()).unwrap();
    let (_, text) = personas().swap_remove(0);
    let good: Value = serde_json::from_str(&text).unwrap();
    let wrong: [fn(&mut Value); 6] = [
        |tree| tree["format"] = "other".into(),
        |tree| tree["schema"] = 2.into(),
        |tree| tree["saved_on"] = "today".into(),
        |tree| tree["record"]["profiles"][0]["id"] = "../etc".into(),
        |tree| tree["record"]["profiles"][0]["emergency"]["alerts"] = "none".into(),
        |tree| tree["record"]["profiles"][0]["mark"] = "moon".into(),
    ];
    for (index, spoil) in wrong.into_iter().enumerate() {
        let mut tree = good.clone();
        spoil(&mut tree);
        assert!(!schema.is_valid(&tree), "case {index}");
        assert!(Backup::read(&tree.to_string()).is_err(), "case {index}");
    }
}

#[test]
fn every_persona_is_written_as_we_would_write_it() {
    for (path, text) in personas() {
        let backup = Backup::read(&text).unwrap_or_else(|error| panic!("{path:?}: {error:?}"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&path, backup.write()).unwrap();
        }
        assert!(
            fs::read_to_string(&path).unwrap() == backup.write(),
            "{path:?} is not as we write it"
        );
    }
}
