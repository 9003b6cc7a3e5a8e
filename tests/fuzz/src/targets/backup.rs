//! The text of a backup: read, held against a record, restored, written again.

use super::{COUPLE, FIELDS, MANY, MEGABYTE, Target, backups, text, today, without_numbers};
use std::sync::LazyLock;
use tsutaeru::model::Profile;
use tsutaeru::store::{Backup, MAX_PROFILES, Record, RestorePlan};

pub const TARGET: Target = Target {
    name: "backup",
    runs: MANY,
    corpus: backups,
    words: FIELDS,
    most_memory: 64 * MEGABYTE,
    run,
};

fn run(bytes: &[u8]) -> String {
    let backup = match Backup::read(&text(bytes)) {
        Ok(backup) => backup,
        Err(error) => {
            let told = format!("{error:?}");
            assert!(told.len() < 800, "a file of others' making says too much");
            return without_numbers(&told);
        }
    };
    assert_eq!(
        read_again(&backup.write()),
        backup,
        "written and read again"
    );
    let mut record = Record {
        profiles: HERE.clone(),
        ..Record::default()
    };
    let before = record.clone();
    let plan = RestorePlan::new(backup, &record);
    let (people, way) = (
        plan.lines().len(),
        format!("{:?}", plan.lines().first().map(|line| line.standing)),
    );
    match plan.apply(&mut record, &[]) {
        Ok(()) => {
            let same = before
                .profiles
                .iter()
                .all(|person| record.profiles.contains(person));
            assert!(
                same,
                "somebody on the device was changed without being chosen"
            );
            let all = Backup::of(&record, today());
            assert_eq!(Backup::text_of(&record, today()), all.write());
            assert_eq!(
                read_again(&all.write()),
                all,
                "what was restored can be saved and restored again"
            );
        }
        Err(_) => {
            assert!(people + before.profiles.len() > MAX_PROFILES);
            assert_eq!(record, before, "refused, and yet something is different");
        }
    }
    format!("{people} {way}")
}

fn read_again(written: &str) -> Backup {
    match Backup::read(written) {
        Ok(backup) => backup,
        Err(error) => panic!("cannot be read again: {error:?}"),
    }
}

/// Who is on the device.
pub(super) static HERE: LazyLock<Vec<Profile>> = LazyLock::new(|| {
    let couple = Backup::read(COUPLE).expect("a persona");
    couple.record.profiles
});
