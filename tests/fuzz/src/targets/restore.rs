//! A file chosen and decided about, as the page does it: the events, in whatever order.

use super::{FIELDS, MANY, MEGABYTE, Target, backups, today, without_numbers};
use tsutaeru::model::ProfileId;
use tsutaeru::session::{Event, Restoring, Session};
use tsutaeru::store::{Choice, MAX_PROFILES, Opened, Record};

pub const TARGET: Target = Target {
    name: "restore",
    runs: MANY,
    corpus,
    words: FIELDS,
    most_memory: 64 * MEGABYTE,
    run,
};

/// A few bytes say what is decided; the backup follows.
fn corpus() -> Vec<Vec<u8>> {
    let with_decisions = |(at, backup): (usize, Vec<u8>)| [vec![at as u8; 4], backup].concat();
    backups()
        .into_iter()
        .enumerate()
        .map(with_decisions)
        .collect()
}

fn run(bytes: &[u8]) -> String {
    let (decisions, file) = bytes.split_at(bytes.len().min(4));
    let mut opened = Opened::empty();
    opened.record = Record {
        profiles: super::backup::HERE.clone(),
        ..Record::default()
    };
    opened.record.settle_current();
    let before = opened.record.clone();
    let mut session = Session::new(opened);
    session.update(Event::BackupChosen {
        file: file.to_vec(),
    });
    let choices: Vec<(ProfileId, Choice)> = match session.restoring() {
        Restoring::Choosing(plan) => {
            let chosen = |at: usize| match decisions.get(at % 4).copied().unwrap_or(0) % 4 {
                0 => None,
                1 => Some(Choice::KeepHere),
                2 => Some(Choice::TakeBackup),
                // The id of somebody who may be there already.
                _ => Some(Choice::KeepBoth {
                    new_id: ProfileId::from_random(0xa1 + at as u64 % 3),
                }),
            };
            let lines = plan.lines().iter().enumerate();
            lines
                .filter_map(|(at, line)| Some((line.id.clone(), chosen(at)?)))
                .collect()
        }
        other => {
            assert_eq!(
                session.record(),
                &before,
                "refused, and yet something is different"
            );
            return without_numbers(&format!("{other:?}"));
        }
    };
    assert_eq!(session.record(), &before, "nothing was decided yet");
    session.update(Event::RestoreDecided {
        choices: choices.clone(),
    });
    session.update(Event::RestoreDecided { choices });
    let after = session.record();
    assert!(after.profiles.len() <= MAX_PROFILES && after.profiles.len() >= before.profiles.len());
    let mut ids: Vec<_> = after.profiles.iter().map(|person| &person.id).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), after.profiles.len(), "two people under one id");
    assert!(after.current().is_some());
    let way = without_numbers(&format!("{:?}", session.restoring()));
    session.update(Event::AllConfirmed { today: today() });
    session.update(Event::PlanConfirmed { today: today() });
    session.update(Event::SnapshotForgotten {
        at: 0,
        today: today(),
    });
    session.update(Event::RestoreClosed);
    format!(
        "{way} {}",
        session.record().profiles.len() - before.profiles.len()
    )
}
