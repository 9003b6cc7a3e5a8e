//! Held against the `age` program of the system, which knows nothing of us. It asks for a passphrase at a terminal
//! only, so `script` gives it one.
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use tsutaeru::vault::{DeviceKey, Passphrase, VaultFault, is_sealed, open, seal};

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

#[test]
fn what_age_closes_in_either_form_opens_here() {
    let folder = Folder::new("age-closes");
    folder.put("plain.txt", "橋本 花子\n");
    // Wide letters: as they were typed, so that what normalising makes of them is the wrong passphrase.
    for (form, letters) in [("-a", WORDS), ("", "さくらもち　１９４１")] {
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
            open(&closed, &passphrase("another one")),
            Err(VaultFault::WrongPassphrase)
        );
    }
}
