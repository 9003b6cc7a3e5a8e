//! Laws: any text comes back, any bytes give an error and no panic, any change is noticed.
use proptest::prelude::*;
use std::sync::LazyLock;
use tsutaeru::vault::{DeviceKey, Passphrase, VaultFault, open, seal};

static KEY: LazyLock<DeviceKey> = LazyLock::new(DeviceKey::make);
static SEALED: LazyLock<String> = LazyLock::new(|| KEY.seal(TEXT).expect("it closes"));
static CLOSED: LazyLock<String> = LazyLock::new(|| seal(TEXT, &words()).expect("it closes"));
const TEXT: &str = "{\"family_name\":\"橋本\"}";

fn words() -> Passphrase {
    Passphrase::typed("さくらもち みっつ".to_owned())
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(cases)
    }
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn prop_any_text_comes_back(text in "\\PC{0,300}") {
        let sealed = KEY.seal(&text).expect("it closes");
        prop_assert_eq!(KEY.open(&sealed), Ok(text));
    }
}

proptest! {
    #![proptest_config(config(3_000))]

    #[test]
    fn prop_any_bytes_are_refused_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert_eq!(open(&bytes, &words()), Err(VaultFault::NotSealed));
        for start in ["age-encryption.org/v1\n", "age-encryption.org/v1\n-> scrypt ", "-----BEGIN AGE ENCRYPTED FILE-----\n"] {
            let begun = [start.as_bytes(), &bytes].concat();
            prop_assert!(open(&begun, &words()).is_err());
        }
    }

    #[test]
    fn prop_lines_that_look_like_a_head_are_refused_without_a_panic(
        lines in prop::collection::vec("(-> ?[ -~]{0,70}|---( [ -~]{0,50})?|[A-Za-z0-9+/]{0,64})", 0..30),
    ) {
        let file = format!("age-encryption.org/v1\n{}\n0123456789abcdef", lines.join("\n"));
        prop_assert!(open(file.as_bytes(), &words()).is_err());
        prop_assert!(KEY.open(&file).is_err());
    }

    #[test]
    fn prop_a_changed_byte_never_gives_another_text(at in any::<prop::sample::Index>(), to in any::<u8>()) {
        let mut bytes = SEALED.clone().into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = to;
        if let Ok(changed) = String::from_utf8(bytes) {
            prop_assert!(KEY.open(&changed).is_ok_and(|text| text == TEXT) == same(&changed, &SEALED));
        }
    }

    #[test]
    fn prop_a_cut_file_never_opens(at in any::<prop::sample::Index>()) {
        let end = SEALED.trim_end().len();
        prop_assert!(KEY.open(&SEALED[..at.index(end)]).is_err());
    }
}

/// Blank space around a text form means nothing.
fn same(one: &str, other: &str) -> bool {
    let plain = |text: &str| text.trim().replace('\r', "");
    plain(one) == plain(other)
}

#[test]
fn a_changed_or_cut_backup_never_opens() {
    let length = CLOSED.trim_end().len();
    for part in 1..8 {
        let at = length * part / 8;
        assert!(
            open(&CLOSED.as_bytes()[..at], &words()).is_err(),
            "cut at {at}"
        );
        let mut bytes = CLOSED.clone().into_bytes();
        bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
        assert!(open(&bytes, &words()).is_err(), "changed at {at}");
    }
}
