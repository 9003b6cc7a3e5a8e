//! What is refused, and by which name.
use tsutaeru::i18n::Words;
use tsutaeru::store::MAX_BYTES;
use tsutaeru::vault::{
    DeviceKey, MAX_SEALED_BYTES, Passphrase, VaultFault, WORK, look_into, open,
    open_with_passphrase, seal,
};

fn words() -> Passphrase {
    Passphrase::typed("さくらもち みっつ".to_owned())
}

#[test]
fn the_largest_backup_fits_and_nothing_larger_is_looked_at() {
    // A tenth of it, as this takes its time; the head, which does not grow, counts ten times so.
    let closed = seal(&"a".repeat(MAX_BYTES / 10), &words()).expect("it closes");
    assert!(closed.len() * 10 <= MAX_SEALED_BYTES, "{}", closed.len());
    let beyond = format!("{closed}{}", "\n".repeat(MAX_SEALED_BYTES));
    assert_eq!(open(beyond.as_bytes(), &words()), Err(VaultFault::TooLarge));
}

#[test]
fn the_work_is_fixed_and_what_asks_for_more_is_refused_before_any_is_done() {
    let head = |work: u64| {
        let body = "A".repeat(43);
        let salt = "A".repeat(22);
        format!(
            "age-encryption.org/v1\n-> scrypt {salt} {work}\n{body}\n--- {body}\n0123456789abcdef"
        )
    };
    // Were the work begun, this would not end: 63 is memory beyond every computer.
    for work in [19, 22, 63] {
        assert_eq!(
            open(head(work).as_bytes(), &words()),
            Err(VaultFault::TooCostly),
            "{work}"
        );
        assert_eq!(
            look_into(head(work).as_bytes()),
            Err(VaultFault::TooCostly),
            "{work}: before a passphrase is asked for"
        );
    }
    let ours = seal("a", &words()).expect("it closes");
    let letters: String = ours.lines().skip(1).collect();
    // The head is "age-encryption.org/v1", "-> scrypt" and 22 letters of salt long; then comes the work.
    assert_eq!((WORK, &letters[72..76]), (16, "IDE2"), "\" 16\" in base64");
}

#[test]
fn a_file_for_a_key_asks_for_no_passphrase_and_a_key_opens_only_its_own() {
    let (key, other) = (DeviceKey::make(), DeviceKey::make());
    let sealed = key.seal("花子").expect("it closes");
    assert_eq!(key.open(&sealed).as_deref(), Ok("花子"));
    assert_eq!(other.open(&sealed), Err(VaultFault::Damaged));
    assert_eq!(
        open(sealed.as_bytes(), &words()),
        Err(VaultFault::NotByPassphrase)
    );
    let closed = seal("no key", &words()).expect("it closes");
    assert!(DeviceKey::unwrap(&closed, &words()).err() == Some(VaultFault::Damaged));
}

#[test]
fn a_key_comes_back_out_of_its_file_with_the_passphrase_alone() {
    let key = DeviceKey::make();
    let file = key.wrap(&words()).expect("it closes");
    let again = DeviceKey::unwrap(&file, &words());
    let sealed = key.seal("花子").expect("it closes");
    assert_eq!(
        again.and_then(|key| key.open(&sealed)).as_deref(),
        Ok("花子")
    );
    let other = Passphrase::typed("さくらもち よっつ".to_owned());
    assert!(DeviceKey::unwrap(&file, &other).err() == Some(VaultFault::WrongPassphrase));
    assert!(DeviceKey::unwrap(&file[..300], &words()).err() == Some(VaultFault::Damaged));
}

#[test]
fn what_a_locked_device_hands_over_opens_with_its_passphrase() {
    let key = DeviceKey::make();
    let file = key.wrap(&words()).expect("it closes");
    let sealed = key.seal("花子").expect("it closes");
    for between in ["", "\n", "\r\n\r\n"] {
        let carried = format!("{}{between}{sealed}", file.trim_end());
        let opened = open_with_passphrase(carried.as_bytes(), &words());
        assert_eq!(opened.as_deref(), Ok("花子"), "{between:?}");
    }
    let other = DeviceKey::make().seal("花子").expect("it closes");
    let mixed = format!("{file}{other}");
    assert_eq!(
        open_with_passphrase(mixed.as_bytes(), &words()),
        Err(VaultFault::Damaged)
    );
    assert_eq!(
        open_with_passphrase(file.as_bytes(), &words())
            .map(|text| text.contains("AGE-SECRET-KEY-1")),
        Ok(true),
        "the file of the key alone is an age file like any other"
    );
}

#[test]
fn nobody_is_asked_for_the_passphrase_of_a_file_that_none_opens() {
    let key = DeviceKey::make();
    let closed = seal("花子", &words()).expect("it closes");
    let to_key = key.seal("花子").expect("it closes");
    let wrapped = key.wrap(&words()).expect("it closes");
    assert_eq!(look_into(closed.as_bytes()), Ok(()));
    assert_eq!(look_into(format!("{wrapped}{to_key}").as_bytes()), Ok(()));
    for (file, fault) in [
        (to_key.as_str(), VaultFault::NotByPassphrase),
        ("{}", VaultFault::NotSealed),
        (&closed[..120], VaultFault::Damaged),
        (&format!("{wrapped}{}", &to_key[..120]), VaultFault::Damaged),
        (
            "age-encryption.org/v2\n-> x\n--- y\n0123456789abcdef",
            VaultFault::NotSealed,
        ),
    ] {
        assert_eq!(look_into(file.as_bytes()), Err(fault), "{file}");
    }
    let huge = closed + &"\n".repeat(MAX_SEALED_BYTES);
    assert_eq!(look_into(huge.as_bytes()), Err(VaultFault::TooLarge));
}

#[test]
fn a_mail_in_which_a_backup_stands_twice_opens() {
    let closed = seal("花子", &words()).expect("it closes");
    let quoted = closed.replace('\n', "\n> ");
    let mail = format!("返信します。\n{closed}\n\n> {quoted}\n");
    assert_eq!(
        open_with_passphrase(mail.as_bytes(), &words()).as_deref(),
        Ok("花子")
    );
}

#[test]
fn what_is_no_age_file_is_told_so_and_an_empty_passphrase_opens_nothing() {
    for other in ["", "{}", "age", "age-encryption.orgs"] {
        assert_eq!(
            open(other.as_bytes(), &words()),
            Err(VaultFault::NotSealed),
            "{other}"
        );
    }
    assert_eq!(
        open(
            b"age-encryption.org/v2\n-> x\n--- y\n0123456789abcdef",
            &words()
        ),
        Err(VaultFault::NotSealed)
    );
    let closed = seal("a", &words()).expect("it closes");
    let nothing = Passphrase::typed("　".to_owned());
    assert_eq!(
        open(closed.as_bytes(), &nothing),
        Err(VaultFault::WrongPassphrase)
    );
}

#[test]
fn every_trouble_with_the_vault_has_its_words() {
    let words = Words::of("ja");
    let names = VaultFault::ALL.map(VaultFault::name);
    for name in names.into_iter().chain(["not-started", "stopped"]) {
        let key = format!("vault.trouble.{name}");
        assert!(words.find(&key).is_some(), "{key}");
    }
}
