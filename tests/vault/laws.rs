//! Laws: any text comes back, any bytes give an error and no panic, no change ever gives another text; and what mail
//! programs do to a text harms nothing.
use proptest::prelude::*;
use std::sync::LazyLock;
use tsutaeru::vault::{DeviceKey, Passphrase, VaultFault, is_sealed, look_into, open, seal};

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
            let opened = KEY.open(&changed);
            let is_in_body = (BEGIN.len()..SEALED.len() - END.len() - 1).contains(&at);
            let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || b"+/".contains(&byte);
            if is_in_body && is_letter(SEALED.as_bytes()[at]) && changed != *SEALED {
                prop_assert!(opened.is_err(), "a letter of the body");
            }
            prop_assert!(opened.is_err() || opened.as_deref() == Ok(TEXT));
        }
    }

    #[test]
    fn prop_a_cut_file_never_opens(at in any::<prop::sample::Index>()) {
        let body = SEALED.find("\n-----END").expect("its last line");
        let body = SEALED[..body].trim_end_matches('=').len();
        prop_assert!(KEY.open(&SEALED[..at.index(body)]).is_err());
    }

    #[test]
    fn prop_what_mail_does_to_a_text_harms_nothing(mail in mail()) {
        let mangled = mail.carry(&SEALED);
        prop_assert!(is_sealed(mangled.as_bytes()), "{mangled}");
        let opened = KEY.open(&mangled);
        prop_assert_eq!(opened.as_deref(), Ok(TEXT), "{}", mangled);
        let mangled = mail.carry(&CLOSED);
        prop_assert_eq!(look_into(mangled.as_bytes()), Ok(()), "{}", mangled);
        let utf_16: Vec<u8> = format!("\u{FEFF}{mangled}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        prop_assert!(is_sealed(&utf_16));
        prop_assert_eq!(look_into(&utf_16), Ok(()), "{} as UTF-16", mangled);
    }
}

const BEGIN: &str = "-----BEGIN AGE ENCRYPTED FILE-----";
const END: &str = "-----END AGE ENCRYPTED FILE-----";

/// What mail programs, chats and editors do to a text.
#[derive(Debug, Clone)]
struct Mail {
    before: String,
    behind: String,
    /// What stands before each line.
    margin: &'static str,
    /// What stands between two lines.
    between: &'static str,
    /// What becomes of the last line.
    end: &'static str,
    padding: &'static str,
    dashes: &'static str,
}

fn mail() -> impl Strategy<Value = Mail> {
    let said = prop::sample::select(vec![
        "",
        "花子です。控えを送ります。\n\n",
        "\u{FEFF}",
        "> 前のメール\n\n",
        "\r\n \r\n",
    ]);
    let behind = prop::sample::select(vec![
        "",
        "\n-- \n橋本 花子\n",
        "\n\nSent from my phone",
        "\n> \n\n",
        "\r\n\u{3000}以上",
    ]);
    let margin = prop::sample::select(vec![
        "", "> ", ">", ">> ", "    ", "\t", "| ", "\u{3000}", "> > ",
    ]);
    let between = prop::sample::select(vec!["\n", "\r\n", "  \n", "\n\n", " ", "\r", "\u{A0}\n"]);
    let end = prop::sample::select(vec![
        END,
        "\n-----END AGE ENCRYPTED FILE-----",
        "",
        "-----END AGE ENC",
        "\n\n",
        " ----- END AGE ENCRYPTED FILE -----",
    ]);
    let padding = prop::sample::select(vec!["=", "=3D", ""]);
    let dashes = prop::sample::select(vec!["-----", "----", "—–-", ""]);
    (said, behind, margin, between, end, padding, dashes).prop_map(
        |(before, behind, margin, between, end, padding, dashes)| Mail {
            before: before.to_owned(),
            behind: behind.to_owned(),
            margin,
            between,
            end,
            padding,
            dashes,
        },
    )
}

impl Mail {
    fn carry(&self, sealed: &str) -> String {
        let lines = sealed
            .trim_end()
            .trim_end_matches(END)
            .trim_end()
            .replace('=', self.padding);
        let begin = BEGIN.replace("-----", self.dashes);
        let lines = lines.replace(BEGIN, &begin);
        let lines: Vec<String> = lines
            .lines()
            .map(|line| format!("{}{line}", self.margin))
            .collect();
        let (text, between) = (lines.join(self.between), self.between);
        format!(
            "{}{text}{between}{}{}{}",
            self.before, self.margin, self.end, self.behind
        )
    }
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
