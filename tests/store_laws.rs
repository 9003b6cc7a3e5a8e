//! Laws of the store: what goes in comes out, what cannot be read stays, nobody is lost.
#![cfg(feature = "schema")]

mod generated;

use generated::{profile, record, words};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use tsutaeru::model::{Extra, MAX_LETTERS, ProfileId, ProfileMark};
use tsutaeru::store::{
    Backup, BackupError, Choice, MemoryShelf, Notice, Record, RestorePlan, Standing, Store,
    backup_schema, text_to_seal,
};

static PUBLISHED: LazyLock<jsonschema::Validator> =
    LazyLock::new(|| jsonschema::validator_for(&backup_schema()).unwrap());

const KEY: &str = "tsutaeru.record.000000000007";
const COUPLE: &str = include_str!("personas/couple.json");
const MINIMAL: &str = include_str!("personas/minimal.json");

fn today() -> tsutaeru::model::Date {
    "2026-11-20".parse().unwrap()
}

/// A backup with its check sum.
static SUMMED: LazyLock<String> = LazyLock::new(|| Backup::read(MINIMAL).unwrap().write());

/// The same JSON with every letter beyond ASCII as an escape.
fn in_ascii(json: &str) -> String {
    let mut out = String::new();
    for c in json.chars() {
        let mut units = [0; 2];
        match c.is_ascii() {
            true => out.push(c),
            false => c
                .encode_utf16(&mut units)
                .iter()
                .for_each(|unit| out += &format!("\\u{unit:04X}")),
        }
    }
    out
}

/// Fields that a newer version might have written at the top of a backup.
fn tomorrow() -> BoxedStrategy<Extra> {
    prop::collection::btree_map(
        "of_tomorrow|signature|明日",
        words().prop_map(Into::into),
        0..3,
    )
    .prop_map(Extra::from_iter)
    .boxed()
}

/// A good record's text, as it stands on the shelf.
fn good_text() -> String {
    let backup = Backup::read(COUPLE).unwrap();
    let record = Record {
        profiles: backup.record.profiles,
        ..Record::default()
    };
    serde_json::to_string(&record).unwrap()
}

/// A text with damage: cut short, a character changed, or nothing of ours at all.
fn damaged(good: String) -> BoxedStrategy<String> {
    let characters: Vec<char> = good.chars().collect();
    let length = characters.len();
    let (cut, changed) = (characters.clone(), characters);
    prop_oneof![
        words(),
        any::<String>(),
        (0..length).prop_map(move |at| cut[..at].iter().collect()),
        (0..length, any::<char>()).prop_map(move |(at, other)| {
            let mut text = changed.clone();
            text[at] = other;
            text.into_iter().collect()
        }),
    ]
    .boxed()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn prop_save_then_open_is_identity(record in record()) {
        let shelf = MemoryShelf::new();
        let (mut store, _) = Store::open(&shelf);
        let saved = store.save(&record).unwrap();
        let (_, opened) = Store::open(&shelf);
        prop_assert_eq!(opened.notice, None);
        prop_assert_eq!(opened.record, Record { revision: saved.revision, ..record });
    }

    #[test]
    fn prop_backup_out_then_in_is_identity(record in record()) {
        let backup = Backup::of(&record, today());
        prop_assert_eq!(Backup::text_of(&record, today()), backup.write());
        prop_assert_eq!(Backup::read(&backup.write()), Ok(backup));
    }

    #[test]
    fn prop_every_backup_fits_the_published_schema_and_a_save_is_one_too(record in record()) {
        let tree = serde_json::from_str(&Backup::text_of(&record, today())).unwrap();
        let faults: Vec<String> = PUBLISHED.iter_errors(&tree).map(|fault| fault.to_string()).collect();
        prop_assert_eq!(faults, Vec::<String>::new());
        let save = text_to_seal(&record).unwrap();
        prop_assert_eq!(Backup::read(&save).map(|backup| backup.record.profiles), Ok(record.profiles));
    }

    #[test]
    fn prop_restoring_into_an_empty_device_gives_everybody_back(record in record()) {
        let plan = RestorePlan::new(Backup::of(&record, today()), &Record::default());
        let mut restored = Record::default();
        plan.apply(&mut restored, &[]).unwrap();
        prop_assert_eq!(restored.profiles, record.profiles);
        prop_assert_eq!(restored.extra, record.extra);
    }

    #[test]
    fn prop_what_a_newer_version_wrote_at_the_top_of_a_backup_is_in_the_next_and_in_the_save(
        record in record(),
        extra in tomorrow(),
    ) {
        let backup = Backup { extra: extra.clone(), ..Backup::of(&record, today()) };
        let mut restored = Record::default();
        RestorePlan::new(backup, &Record::default()).apply(&mut restored, &[]).unwrap();
        let shelf = MemoryShelf::new();
        Store::open(&shelf).0.save(&restored).unwrap();
        let (_, opened) = Store::open(&shelf);
        prop_assert_eq!(opened.notice, None);
        let next = Backup::text_of(&opened.record, today());
        prop_assert_eq!(&next, &Backup::of(&opened.record, today()).write());
        prop_assert_eq!(&Backup::read(&next).unwrap().extra, &extra);
        let save = text_to_seal(&opened.record).unwrap();
        prop_assert_eq!(Backup::read(&save).unwrap().extra, extra);
    }

    #[test]
    fn prop_a_field_of_ours_that_a_backup_has_beside_the_people_makes_no_save_unreadable(record in record()) {
        let mut backup = Backup::of(&record, today());
        for name in ["schema", "revision", "current", "profiles_of_tomorrow"] {
            backup.record.extra.insert(name.into(), 9.into());
        }
        let mut restored = Record::default();
        RestorePlan::new(backup, &Record::default()).apply(&mut restored, &[]).unwrap();
        let shelf = MemoryShelf::new();
        Store::open(&shelf).0.save(&restored).unwrap();
        let (_, opened) = Store::open(&shelf);
        prop_assert_eq!((opened.notice, opened.record.profiles), (None, record.profiles));
    }

    #[test]
    fn prop_a_backup_laid_out_anew_is_the_same(record in record()) {
        let backup = Backup::of(&record, today());
        let text = backup.write();
        let tree: serde_json::Value = serde_json::from_str(&text).unwrap();
        for other in [
            tree.to_string(),
            serde_json::to_string_pretty(&tree).unwrap().replace('\n', "\r\n"),
            format!("\u{FEFF}{text}"),
            in_ascii(&text),
        ] {
            prop_assert_eq!(Backup::read_file(other.as_bytes()), Ok(backup.clone()));
        }
    }

    #[test]
    fn prop_a_backup_in_other_letters_is_refused_or_the_same(record in record()) {
        let backup = Backup::of(&record, today());
        let text = backup.write();
        let as_latin = |bytes: &[u8]| bytes.iter().map(|byte| char::from(*byte)).collect::<String>();
        for encoding in [encoding_rs::SHIFT_JIS, encoding_rs::EUC_JP, encoding_rs::ISO_2022_JP, encoding_rs::UTF_8] {
            let bytes = encoding.encode(&text).0.into_owned();
            let other = encoding_rs::WINDOWS_1252.decode(&bytes).0.into_owned();
            let lost = String::from_utf8_lossy(&bytes).into_owned();
            for file in [bytes.clone(), other.into_bytes(), as_latin(&bytes).into_bytes(), lost.into_bytes()] {
                let read = Backup::read_file(&file);
                prop_assert!(read.is_err() || read == Ok(backup.clone()), "{} {:?}", encoding.name(), read);
            }
        }
    }

    #[test]
    fn prop_restoring_loses_nobody_and_changes_only_who_was_chosen(
        here in record(),
        there in record(),
        chosen in prop::collection::vec(0..4_u8, 3),
    ) {
        let plan = RestorePlan::new(Backup::of(&there, today()), &here);
        let choices: BTreeMap<ProfileId, Choice> = there
            .profiles
            .iter()
            .zip(&chosen)
            .filter_map(|(profile, choice)| Some((profile.id.clone(), match choice {
                0 => Choice::KeepHere,
                1 => Choice::TakeBackup,
                2 => Choice::KeepBoth { new_id: ProfileId::from_random(1) },
                _ => return None,
            })))
            .collect();
        let lines = plan.lines().to_vec();
        let mut restored = here.clone();
        plan.apply(&mut restored, &Vec::from_iter(choices.clone())).unwrap();
        for before in &here.profiles {
            let after = restored.profile(&before.id).expect("still there");
            let replaced = choices.get(&before.id) == Some(&Choice::TakeBackup);
            prop_assert!(replaced || after == before);
        }
        for (line, profile) in lines.iter().zip(&there.profiles) {
            let kept_here = matches!(line.standing, Standing::Differs { .. })
                && matches!(choices.get(&profile.id), None | Some(Choice::KeepHere));
            let content = |one: &tsutaeru::model::Profile| {
                (one.emergency.clone(), one.about.clone(), one.care_plan.clone())
            };
            let found = restored.profiles.iter().any(|one| content(one) == content(profile));
            prop_assert!(kept_here || found);
        }
        let mut ids: Vec<_> = restored.profiles.iter().map(|one| &one.id).collect();
        ids.sort();
        ids.dedup();
        prop_assert_eq!(ids.len(), restored.profiles.len());
    }

    #[test]
    fn prop_a_mark_of_another_device_is_no_difference(profile in profile()) {
        let here = Record { profiles: vec![profile.clone()], ..Record::default() };
        let mut there = here.clone();
        there.profiles[0].mark = match profile.mark {
            ProfileMark::Star => ProfileMark::Cross,
            _ => ProfileMark::Star,
        };
        let plan = RestorePlan::new(Backup::of(&there, today()), &here);
        prop_assert_eq!(plan.lines()[0].standing, Standing::Same);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn prop_no_text_makes_opening_panic_and_what_cannot_be_read_stays(text in damaged(good_text())) {
        let shelf = MemoryShelf::holding([(KEY, text.as_str())]);
        let (mut store, opened) = Store::open(&shelf);
        let can_be_read = opened.notice.is_none();
        prop_assert_eq!(opened.set_aside.is_empty(), opened.notice != Some(Notice::CleanStart));
        for _ in 0..3 {
            let _saved = store.save(&opened.record);
        }
        let kept = shelf.contents().get(KEY) == Some(&text);
        prop_assert!(can_be_read || kept, "what could not be read was written over");
    }

    #[test]
    fn prop_a_backup_with_one_changed_byte_is_refused_or_says_the_same(
        at in any::<prop::sample::Index>(),
        to in any::<u8>(),
    ) {
        let mut file = SUMMED.clone().into_bytes();
        let at = at.index(file.len());
        file[at] = to;
        if let Ok(read) = Backup::read_file(&file) {
            prop_assert_eq!(read.record, Backup::read(&SUMMED).unwrap().record);
        }
    }

    #[test]
    fn prop_no_file_makes_a_backup_panic(text in damaged(MINIMAL.to_owned())) {
        if let Ok(backup) = Backup::read(&text) {
            let again = Backup::read(&backup.write());
            prop_assert_eq!(again, Ok(backup));
        }
    }
}

#[test]
fn hostile_files_are_refused_or_harmless() {
    let nested = format!(
        "{{\"format\":{}1{}}}",
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    assert_eq!(Backup::read(&nested), Err(BackupError::TooDeep));
    let huge = format!("\"{}\"", "9".repeat(50_000_000));
    assert_eq!(Backup::read(&huge), Err(BackupError::TooLarge));
    let number = MINIMAL.replace("\"schema\": 1", "\"schema\": 1e999");
    assert!(matches!(
        Backup::read(&number),
        Err(BackupError::NotJson { .. })
    ));
    let negative = MINIMAL.replace("\"schema\": 1", "\"schema\": -1");
    assert!(matches!(
        Backup::read(&negative),
        Err(BackupError::Damaged { .. })
    ));
    let future = MINIMAL.replace("\"schema\": 1", "\"schema\": 18446744073709551615");
    assert_eq!(
        Backup::read(&future),
        Err(BackupError::Newer { schema: u32::MAX })
    );
    let control = MINIMAL.replace("ふみ", "ふ\\u0000\\u202eみ\\u001b[31m");
    let cleaned = Backup::read(&control)
        .unwrap()
        .record
        .profiles
        .swap_remove(0);
    assert_eq!(cleaned.emergency.person.given_name.as_str(), "ふみ[31m");
    let twice = MINIMAL.replace("\"given_name\"", "\"given_name\": \"x\", \"given_name\"");
    assert_eq!(
        Backup::read(&twice),
        Err(BackupError::Damaged { at: String::new() }),
        "nobody knows which of two names was meant"
    );
    let long = MINIMAL.replace("ふみ", &"ふ".repeat(MAX_LETTERS + 1));
    assert_eq!(
        Backup::read(&long),
        Err(BackupError::TooLong {
            at: "record.profiles.0.emergency.person.given_name".into()
        })
    );
    let prototype = MINIMAL.replace(
        "\"emergency\"",
        "\"__proto__\": {\"polluted\": true}, \"emergency\"",
    );
    assert!(Backup::read(&prototype).is_ok());
}

/// Every schema that was ever published opens, and nothing of it is lost. A frozen file is never changed; a new
/// schema adds one.
#[test]
fn records_of_every_schema_open_with_every_field() {
    let frozen = include_str!("records/schema-1.json");
    let shelf = MemoryShelf::holding([(KEY, frozen)]);
    let (_, opened) = Store::open(&shelf);
    assert_eq!(opened.notice, None);
    let mut expected: serde_json::Value = serde_json::from_str(frozen).unwrap();
    expected["revision"] = 7.into();
    assert_eq!(serde_json::to_value(&opened.record).unwrap(), expected);
}

/// As a backup was before it carried a sum.
#[test]
fn a_backup_without_a_sum_opens_but_never_with_letters_that_were_lost() {
    let old = Backup::read(MINIMAL).unwrap();
    assert_eq!(Backup::read_file(MINIMAL.as_bytes()), Ok(old));
    for encoding in [encoding_rs::SHIFT_JIS, encoding_rs::EUC_JP] {
        let bytes = encoding.encode(MINIMAL).0;
        let as_latin: String = bytes.iter().map(|byte| char::from(*byte)).collect();
        let lost = String::from_utf8_lossy(&bytes).into_owned();
        for file in [bytes.to_vec(), as_latin.into_bytes(), lost.into_bytes()] {
            let read = Backup::read_file(&file);
            let refused = matches!(
                read,
                Err(BackupError::OtherLetters | BackupError::NotJson { .. })
            );
            assert!(refused, "{}: {read:?}", encoding.name());
        }
    }
}

/// UTF-8 that was opened as something else and saved so is UTF-8 again; and where letters had no place there are
/// question marks.
#[test]
fn a_backup_without_a_sum_is_not_taken_over_with_the_letters_of_another_program() {
    let old = Backup::read(MINIMAL).unwrap();
    for ours in ["森田 ふみ", "ペニシリン", "アムロジピン錠5mg「サワイ」"] {
        let mut backup = old.clone();
        backup.record.profiles[0].emergency.person.address = ours.into();
        let mut tree: serde_json::Value = serde_json::from_str(&backup.write()).unwrap();
        tree.as_object_mut().unwrap().remove("crc32");
        let unsummed = tree.to_string();
        assert_eq!(Backup::read(&unsummed), Ok(backup), "{ours}");
        for encoding in [encoding_rs::SHIFT_JIS, encoding_rs::WINDOWS_1252] {
            let other = encoding.decode_without_bom_handling(ours.as_bytes()).0;
            let read = Backup::read(&unsummed.replace(ours, &other));
            assert_eq!(read, Err(BackupError::OtherLetters), "{other}");
        }
        let lost: String = ours
            .chars()
            .map(|c| if c.is_ascii() { c } else { '?' })
            .collect();
        let read = Backup::read_file(unsummed.replace(ours, &lost).as_bytes());
        assert_eq!(read, Err(BackupError::Changed), "{lost}");
    }
}

/// A save that a device hands over, or another program made: the same field twice is set aside, never guessed.
#[test]
fn a_save_in_which_a_field_stands_twice_is_set_aside() {
    let text = good_text().replacen(
        "\"family_name\"",
        "\"family_name\":\"x\",\"family_name\"",
        1,
    );
    let shelf = MemoryShelf::holding([(KEY, text.as_str())]);
    let (_, opened) = Store::open(&shelf);
    assert_eq!(opened.notice, Some(Notice::CleanStart));
    assert_eq!(opened.set_aside.len(), 1);
}
