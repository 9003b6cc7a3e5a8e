//! Held against the `age` program of the system, which knows nothing of us. It asks for a passphrase at a terminal
//! only, so `script` gives it one.
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use tsutaeru::model::{Profile, ProfileId, ProfileMark};
use tsutaeru::store::{
    Backup, IdleLock, Lock, MemoryShelf, Record, Store, read_unsealed, text_to_seal,
};
use tsutaeru::vault::{
    DeviceKey, Passphrase, VaultFault, is_sealed, open, open_with_passphrase, seal,
};

const WORDS: &str = "さくらもち みっつ 1941";

fn passphrase(letters: &str) -> Passphrase {
    Passphrase::typed(letters.to_owned())
}

/// A folder of its own, which goes with it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("tsutaeru-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }
    fn put(&self, name: &str, content: &str) {
        std::fs::write(self.0.join(name), content).expect("a file");
    }
    fn read(&self, name: &str) -> Option<Vec<u8>> {
        std::fs::read(self.0.join(name)).ok()
    }
    /// Runs age at a terminal at which these lines are typed.
    fn age(&self, words: &str, typed: &str) {
        let mut program = Command::new("script")
            .args(["-qec", &format!("age {words}"), "/dev/null"])
            .current_dir(&self.0)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .expect("script is here");
        let mut keyboard = program.stdin.take().expect("a keyboard");
        keyboard.write_all(typed.as_bytes()).expect("it is typed");
        drop(keyboard);
        program.wait().expect("it ends");
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

#[test]
fn age_opens_a_backup_with_the_passphrase_and_with_no_other() {
    let folder = Folder::new("age-backup");
    let text = "{\n  \"format\": \"tsutaeru-backup\"\n}\n";
    folder.put(
        "backup.age",
        &seal(text, &passphrase(WORDS)).expect("it closes"),
    );
    folder.age("-d -o backup.json backup.age", &format!("{WORDS}\n"));
    assert_eq!(folder.read("backup.json").as_deref(), Some(text.as_bytes()));
    folder.age("-d -o other.json backup.age", "さくらもち よっつ\n");
    assert_eq!(folder.read("other.json").unwrap_or_default(), b"");
}

#[test]
fn age_opens_a_save_with_the_key_s_file_and_the_passphrase() {
    let folder = Folder::new("age-save");
    let key = DeviceKey::make();
    folder.put("key.age", &key.wrap(&passphrase(WORDS)).expect("it closes"));
    folder.put("save.age", &key.seal("橋本 花子").expect("it closes"));
    folder.age("-d -i key.age -o save.txt save.age", &format!("{WORDS}\n"));
    assert_eq!(
        folder.read("save.txt").as_deref(),
        Some("橋本 花子".as_bytes())
    );
}

/// What a locked device keeps of somebody, as it lies on the shelf.
fn locked_device() -> (Record, MemoryShelf) {
    let mut record = Record::default();
    let today = "2026-11-20".parse().expect("a day");
    let mut profile = Profile::new(ProfileId::from_random(1), ProfileMark::Circle, today);
    profile.emergency.person.family_name = "橋本".into();
    record.profiles.push(profile);
    let shelf = MemoryShelf::new();
    let (mut store, _) = Store::open(&shelf);
    let device = DeviceKey::make();
    let key = device.wrap(&passphrase(WORDS)).expect("it closes");
    let idle = IdleLock::Ten;
    store.put_lock(&Lock { key, idle }).expect("it is kept");
    let text = text_to_seal(&record).expect("a text");
    let sealed = device.seal(&text).expect("it closes");
    store.save_sealed(&sealed).expect("it is kept");
    (record, shelf)
}

/// What stands below the first lines of a text.
fn below(lines: usize, text: &str) -> String {
    text.split_inclusive('\n').skip(lines).collect()
}

#[test]
fn age_opens_what_lies_in_the_storage_of_a_locked_device() {
    let folder = Folder::new("age-storage");
    let (record, shelf) = locked_device();
    let texts = shelf.contents();
    // Above the age file there is the line with the check sum, and in the lock's one more.
    folder.put("key.age", &below(2, &texts["tsutaeru.lock.1"]));
    folder.put(
        "save.age",
        &below(1, &texts["tsutaeru.record.000000000001"]),
    );
    folder.age("-d -i key.age -o save.json save.age", &format!("{WORDS}\n"));
    let json = folder.read("save.json").expect("age opens it");
    let read = read_unsealed(&String::from_utf8_lossy(&json), 1).expect("a record");
    assert_eq!(read.profiles, record.profiles);
    let backup = Backup::read(&String::from_utf8_lossy(&json)).expect("a backup too");
    assert_eq!(backup.record.profiles, record.profiles);
}

#[test]
fn what_a_locked_device_hands_over_opens_here_and_cut_in_two_by_age() {
    let folder = Folder::new("age-carried");
    let (record, shelf) = locked_device();
    let (store, opened) = Store::open(&shelf);
    let sealed = opened.locked.expect("it is locked");
    let carried = store
        .sealed_to_carry(&sealed.text)
        .expect("its lock is here");
    let text = open_with_passphrase(carried.as_bytes(), &passphrase(WORDS)).expect("it opens");
    let backup = Backup::read(&text).expect("a backup");
    assert_eq!(backup.record.profiles, record.profiles);
    folder.put("carried.age", &carried);
    // As the README says it.
    let cut = Command::new("csplit")
        .args(["-s", "-f", "part", "carried.age", "/^-----BEGIN/", "{1}"])
        .current_dir(&folder.0)
        .status();
    assert!(cut.expect("csplit is here").success());
    folder.age("-d -i part01 -o carried.json part02", &format!("{WORDS}\n"));
    assert_eq!(folder.read("carried.json"), Some(text.into_bytes()));
}

#[test]
fn what_age_closes_in_either_form_opens_here() {
    let folder = Folder::new("age-closes");
    folder.put("plain.txt", "橋本 花子\n");
    // Wide letters: as they were typed, so that what normalising makes of them is the wrong passphrase.
    for (form, letters, otherwise) in [
        ("-a", WORDS, "さくらもち　みっつ　１９４１"),
        ("", "さくらもち　１９４１", "さくらもち 1941"),
    ] {
        folder.age(
            &format!("-p {form} -o closed.age plain.txt"),
            &format!("{letters}\n{letters}\n"),
        );
        let closed = folder.read("closed.age").expect("age closes");
        assert!(is_sealed(&closed));
        assert_eq!(
            open(&closed, &passphrase(letters)).as_deref(),
            Ok("橋本 花子\n")
        );
        assert_eq!(
            open(&closed, &passphrase(otherwise)).as_deref(),
            Ok("橋本 花子\n"),
            "typed in the other width"
        );
        assert_eq!(
            open(&closed, &passphrase("another one")),
            Err(VaultFault::WrongPassphrase)
        );
    }
}
