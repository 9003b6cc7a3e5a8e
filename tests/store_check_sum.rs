//! A fault in what is kept is noticed wherever it is, and nothing that was kept without a check sum is lost.

use proptest::prelude::*;
use tsutaeru::model::{Profile, ProfileId, ProfileMark};
use tsutaeru::store::{Backup, MemoryShelf, Notice, Record, Shelf, Store};

const KEY: &str = "tsutaeru.record.000000000001";

/// The text of one save of this record.
fn save(record: &Record) -> String {
    let shelf = MemoryShelf::new();
    let (mut store, _) = Store::open(&shelf);
    store.save(record).unwrap();
    shelf.contents().remove(KEY).unwrap()
}

fn small() -> Record {
    let mut record = Record::default();
    let day = "2026-11-20".parse().unwrap();
    let mut profile = Profile::new(ProfileId::from_random(1), ProfileMark::Circle, day);
    profile.emergency.person.family_name = "橋本".into();
    record.profiles.push(profile);
    record.settle_current();
    record
}

fn large() -> Record {
    let backup = Backup::read(include_str!("personas/extreme.json")).unwrap();
    let mut record = Record {
        profiles: backup.record.profiles,
        ..Record::default()
    };
    record.settle_current();
    record
}

/// True where the text is set aside, told, handed out as it is and not written over by the saves that follow.
fn is_noticed(text: &str) -> bool {
    let shelf = MemoryShelf::holding([(KEY, text)]);
    let (mut store, opened) = Store::open(&shelf);
    let told = opened.notice == Some(Notice::CleanStart) && opened.set_aside == [KEY];
    for _ in 0..3 {
        store.save(&Record::default()).unwrap();
    }
    let handed_out = store.set_aside(KEY).unwrap().unwrap().text;
    told && handed_out == text && shelf.read(KEY).unwrap().as_deref() == Some(text)
}

/// The text as a browser gives it whose storage has one wrong bit, kept as bytes or as units of sixteen bits.
fn with_wrong_bit(text: &str, at: usize) -> [String; 2] {
    let mut bytes = text.as_bytes().to_vec();
    let place = at % (bytes.len() * 8);
    bytes[place / 8] ^= 1 << (place % 8);
    let mut units: Vec<u16> = text.encode_utf16().collect();
    let place = at % (units.len() * 16);
    units[place / 16] ^= 1 << (place % 16);
    [
        String::from_utf8_lossy(&bytes).into_owned(),
        String::from_utf16_lossy(&units),
    ]
}

#[test]
fn every_wrong_bit_of_a_small_save_is_noticed() {
    let text = save(&small());
    let bits = 8 * text.len().max(2 * text.encode_utf16().count());
    for at in 0..bits {
        for wrong in with_wrong_bit(&text, at) {
            assert!(is_noticed(&wrong), "bit {at}");
        }
    }
}

#[test]
fn a_save_cut_short_anywhere_or_missing_its_beginning_is_noticed() {
    let text = save(&small());
    let line = text.find('\n').unwrap() + 1;
    for (at, _) in text.char_indices() {
        assert!(is_noticed(&text[..at]), "cut after {at}");
        // Without its first line, whole, it is what was kept before there was a check sum.
        let is_body = at == line || at + 1 == line;
        assert!(
            at == 0 || is_body || is_noticed(&text[at..]),
            "cut before {at}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn prop_wrong_bits_of_a_large_save_are_noticed(
        at in prop::collection::vec(any::<prop::sample::Index>(), 1..=3),
    ) {
        thread_local!(static TEXT: String = save(&large()));
        let text = TEXT.with(Clone::clone);
        let mut wrong = text.clone();
        for at in at {
            [wrong, _] = with_wrong_bit(&wrong, at.index(text.len() * 8));
        }
        // Two of them in the same place undo each other.
        prop_assert!(wrong == text || is_noticed(&wrong));
    }
}

/// What a page kept that knew no check sum. The file is frozen.
#[test]
fn a_save_from_before_the_check_sum_opens_and_goes_only_when_newer_ones_are_safe() {
    let old = include_str!("records/schema-1.json");
    let shelf = MemoryShelf::holding([(KEY, old)]);
    let (mut store, opened) = Store::open(&shelf);
    assert_eq!((opened.notice, opened.saves), (None, true));
    store.save(&opened.record).unwrap();
    assert_eq!(shelf.contents()[KEY], old);
    let again = Store::open(&shelf).1;
    assert_eq!(again.record.revision, 2);
    assert_eq!(again.record.profiles, opened.record.profiles);
    assert_eq!(again.record.extra, opened.record.extra);
    store.save(&again.record).unwrap();
    assert!(!shelf.contents().contains_key(KEY));
}

/// What the first page kept that wrote a check sum. The file is frozen.
#[test]
fn a_save_with_the_first_form_of_check_sum_opens() {
    let frozen = include_str!("records/save-1.txt");
    let shelf = MemoryShelf::holding([(KEY, frozen)]);
    let opened = Store::open(&shelf).1;
    assert_eq!((opened.notice, opened.set_aside.len()), (None, 0));
    let name = &opened.record.profiles[0].emergency.person.family_name;
    assert_eq!(name.as_str(), "橋本");
}

#[test]
fn a_save_edited_by_hand_is_set_aside_and_can_be_had_as_it_is() {
    let text = save(&small());
    let edited = text.replace("橋本", "橋元");
    let (_, json) = edited.split_once('\n').unwrap();
    assert!(serde_json::from_str::<serde_json::Value>(json).is_ok());
    assert!(is_noticed(&edited));
    // Whoever means it takes the first line away.
    let opened = Store::open(MemoryShelf::holding([(KEY, json)])).1;
    let name = &opened.record.profiles[0].emergency.person.family_name;
    assert_eq!((opened.notice, name.as_str()), (None, "橋元"));
}

#[test]
fn a_save_under_the_key_of_another_revision_is_noticed() {
    let text = save(&small());
    let shelf = MemoryShelf::holding([("tsutaeru.record.000000000002", text.as_str())]);
    assert_eq!(Store::open(&shelf).1.notice, Some(Notice::CleanStart));
}
