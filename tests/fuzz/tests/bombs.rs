//! Small files that want to become large ones: each is refused in plain words, with nothing changed, or is harmless;
//! and neither takes more memory or work than a telephone has.
use peak_alloc::PeakAlloc;
use std::time::{Duration, Instant};
use tsutaeru::i18n::Words;
use tsutaeru::model::{MAX_LETTERS, MAX_ROWS, ProfileId};
use tsutaeru::session::{Event, Restoring, Session};
use tsutaeru::sheet::{SHEETS, lay_out};
use tsutaeru::store::{Backup, BackupError, MAX_BYTES, MAX_PARTS, MAX_PROFILES, Opened};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const MINIMAL: &str = include_str!("../../personas/minimal.json");
/// What no file may take, whether it is refused or not, beside its own text twice over.
const MOST_MEMORY: usize = 128_000_000;
/// Far more than any of it takes, even unoptimised on a slow machine; without its limits some of it took minutes.
const TOO_LONG: Duration = Duration::from_secs(60);

/// A backup of one person with that text at a field.
fn with(field: &str, json: &str) -> String {
    let mut tree: serde_json::Value = serde_json::from_str(MINIMAL).expect("a persona");
    tree["record"]["profiles"][0][field] = "HERE".into();
    tree.to_string().replace("\"HERE\"", json)
}

fn list(row: &str, times: usize) -> String {
    format!("[{}]", vec![row; times].join(","))
}

/// Chooses the file as the page does. What came of it, after a look at memory, time, and that nothing changed.
fn chosen(name: &str, text: String) -> (Session, Option<BackupError>) {
    let mut session = Session::new(Opened::empty());
    let before = session.record().clone();
    let (length, event) = (
        text.len(),
        Event::BackupChosen {
            file: text.into_bytes(),
        },
    );
    let (used, began) = (MEMORY.current_usage(), Instant::now());
    MEMORY.reset_peak_usage();
    session.update(event);
    let (peak, took) = (MEMORY.peak_usage().saturating_sub(used), began.elapsed());
    println!(
        "{name}: {length} bytes, {} kB more, {} ms",
        peak / 1000,
        took.as_millis()
    );
    assert!(
        peak < MOST_MEMORY + 2 * length.min(MAX_BYTES),
        "{name} takes {peak} bytes"
    );
    assert!(took < TOO_LONG, "{name} takes {took:?}");
    assert_eq!(session.record(), &before, "{name} changed something");
    let refused = match session.restoring() {
        Restoring::Refused(error) => Some(error.clone()),
        _ => None,
    };
    (session, refused)
}

// One test: what is beside it would be counted with it.
#[test]
fn no_file_becomes_larger_than_a_telephone_can_bear() {
    let zeros = |count: usize| format!("[{}0]", "0,".repeat(count - 1));
    let nobody = |number| format!(r#"{{"id":"{}"}}"#, ProfileId::from_random(number).as_str());
    let people: Vec<String> = (0..10_000).map(nobody).collect();
    let people = format!(
        r#"{{"format":"tsutaeru-backup","schema":1,"saved_on":"2026-11-20","record":{{"profiles":[{}]}}}}"#,
        people.join(",")
    );
    let medicine = r#"{"name":"ワルファリン"}"#;
    let medicines = |count| {
        with(
            "emergency",
            &format!(r#"{{"medications":{{"list":{}}}}}"#, list(medicine, count)),
        )
    };
    let snapshots = |count| with("history", &list(r#"{"confirmed_on":"2026-01-01"}"#, count));
    let fields: String = (0..MAX_PARTS - 100)
        .map(|number| format!("\"{number}\":0,"))
        .collect();
    let rows = |at: &str| BackupError::TooManyRows {
        at: format!("record.profiles.0.{at}"),
    };
    for (name, text, refused) in [
        (
            "50 MB",
            format!("\"{}\"", "9".repeat(50_000_000)),
            Some(BackupError::TooLarge),
        ),
        ("deep", "[".repeat(MAX_BYTES), Some(BackupError::TooDeep)),
        ("zeros", zeros(MAX_PARTS), Some(BackupError::NotOurs)),
        (
            "too many zeros",
            zeros(MAX_BYTES / 3),
            Some(BackupError::TooLarge),
        ),
        (
            "zeros in ours",
            with("about", &zeros(MAX_PARTS - 100)),
            Some(rows("about")),
        ),
        ("people", people, Some(BackupError::TooManyProfiles)),
        (
            "medicines",
            medicines(10_000),
            Some(rows("emergency.medications.list")),
        ),
        ("snapshots", snapshots(100_000), Some(rows("history"))),
        (
            "a long key",
            with(
                "about",
                &format!("{{\"{}\":{}}}", "k".repeat(1_000_000), zeros(5_000)),
            ),
            Some(rows("about")),
        ),
        (
            "damaged, and long",
            with(
                "about",
                &format!("{{{fields}\"lives_in\":7,\"entry_mode\":7,\"confirmed_on\":7}}"),
            ),
            Some(BackupError::Damaged {
                at: "record.profiles.0".into(),
            }),
        ),
        (
            "fields of others",
            with("about", &format!("{{{fields}\"a\":1}}")),
            None,
        ),
        ("as many medicines as may be", medicines(MAX_ROWS), None),
        ("as many snapshots as may be", snapshots(MAX_ROWS), None),
        (
            "a long name",
            with(
                "emergency",
                &format!(
                    r#"{{"person":{{"family_name":"{}"}}}}"#,
                    "あ".repeat(100_000)
                ),
            ),
            Some(BackupError::TooLong {
                at: "record.profiles.0.emergency.person.family_name".into(),
            }),
        ),
        (
            "a name as long as may be",
            with(
                "emergency",
                &format!(
                    r#"{{"person":{{"family_name":"{}"}}}}"#,
                    "あ".repeat(MAX_LETTERS)
                ),
            ),
            None,
        ),
    ] {
        let (mut session, error) = chosen(name, text);
        assert_eq!(error, refused, "{name}");
        if error.is_none() {
            session.update(Event::RestoreDecided { choices: vec![] });
            goes_on(name, &session);
        }
    }
    assert!(people_fit(MAX_PROFILES) && !people_fit(MAX_PROFILES + 1));
}

/// What was restored can be printed, looked back on, and saved to a file that can be read.
fn goes_on(name: &str, session: &Session) {
    let today = "2026-11-20".parse().expect("a day");
    let person = session.profile().expect("somebody was restored");
    let words = Words::of("ja");
    let began = Instant::now();
    for sheet in SHEETS {
        let made = lay_out(sheet.id, person, today, &words).expect("a paper");
        assert!(
            (1..500).contains(&made.laid.pages.len()),
            "{name}: {} pages",
            made.laid.pages.len()
        );
    }
    let snapshots = 0..person.history.snapshots().len();
    assert!(
        snapshots
            .into_iter()
            .all(|at| person.history.plan(at).is_some())
    );
    let file = Backup::text_of(session.record(), today);
    assert_eq!(
        Backup::read(&file).map(|backup| backup.record.profiles.len()),
        Ok(1),
        "{name}"
    );
    assert!(
        began.elapsed() < TOO_LONG,
        "{name} takes {:?} to go on with",
        began.elapsed()
    );
}

/// Whether a file with so many people in it is read.
fn people_fit(count: usize) -> bool {
    let mut tree: serde_json::Value = serde_json::from_str(MINIMAL).expect("a persona");
    let one = tree["record"]["profiles"][0].clone();
    let numbered = |number| {
        let mut person = one.clone();
        person["id"] = ProfileId::from_random(number).as_str().into();
        person
    };
    tree["record"]["profiles"] = (0..count as u64).map(numbered).collect();
    Backup::read(&tree.to_string()).is_ok()
}
