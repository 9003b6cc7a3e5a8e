//! Telephone numbers as typed, and everything else that is a line of a person's own words.

use super::{MANY, MEGABYTE, Target, text, texts};
use tsutaeru::model::{Phone, Text};

pub const TARGET: Target = Target {
    name: "phone",
    runs: MANY,
    corpus: || {
        texts(&[
            "03-1234-5678",
            "０９０（１２３４）５６７８",
            "+81 3 1234 5678",
            "#7119",
            "119",
            "0120-000-000 内線12",
            "0800-123-4567",
            "042ー123ー4567",
            "04992-2-1234",
        ])
    },
    words: &[
        "+81", "＋", "＃", "-", "ー", "（", "0", "０", "090", "0120", "00", "119",
    ],
    most_memory: 4 * MEGABYTE,
    run,
};

fn run(bytes: &[u8]) -> String {
    let typed = text(bytes);
    let phone = Phone::new(&typed);
    let (digits, grouped) = (phone.digits(), phone.grouped());
    assert_eq!(digits.is_none() && !phone.is_blank(), phone.is_doubtful());
    if let Some(digits) = &digits {
        assert!(digits.len() <= 11, "{digits}");
        let again = Phone::new(&grouped);
        assert_eq!(
            again.digits().as_ref(),
            Some(digits),
            "{grouped} is the same number"
        );
        assert_eq!(again.grouped(), grouped);
    } else {
        let letters = |text: &str| -> String {
            let letters = text.chars().filter(|one| one.is_alphanumeric());
            letters.collect()
        };
        assert_eq!(
            letters(&grouped),
            letters(phone.as_typed()),
            "what is no number stays as it was typed"
        );
        assert!(!grouped.contains(char::is_control), "on one line");
    }
    let words = Text::new(&typed);
    assert_eq!(
        Text::new(words.as_typed()),
        words,
        "what was taken in once is taken in as it is"
    );
    assert!(
        !words
            .as_typed()
            .chars()
            .any(|c| c != '\n' && c.is_control())
    );
    format!(
        "{:?} {}",
        digits.map(|digits| digits.len()),
        grouped.matches('-').count().min(3)
    )
}
