//! The pharmacy's code: its bytes, held against a person's record, and everything ticked.

use super::{FULL, MANY, MEGABYTE, Target, today, without_numbers};
use encoding_rs::SHIFT_JIS;
use std::collections::BTreeSet;
use std::sync::OnceLock;
use tsutaeru::medication_notebook::bytes::{fits, texts as read};
use tsutaeru::medication_notebook::{
    MAX_RECORDS, PersonAnswer, Reading, Review, by_person, medicines,
};
use tsutaeru::model::Profile;
use tsutaeru::store::Backup;

pub const TARGET: Target = Target {
    name: "notebook",
    runs: MANY,
    corpus,
    words: &[
        "JAHISTC08,1\r\n",
        "JAHIS8\r\n",
        "\r\n",
        ",",
        "1,",
        "2,1,",
        "5,R081120,1\r\n",
        "5,20261120\r\n",
        "11,",
        "51,",
        "55,",
        "201,1,",
        "281,1,",
        "301,1,",
        "311,1,",
        "291,1,",
        "391,1,",
        "501,",
        "911,1,3,2\r\n",
        "911,,,,\r\n",
        "=",
        "201,2,(局)",
        "1回1錠",
        "03-0000-1111(自宅)",
        "\u{3000}",
        "S170305",
        "1日3回 毎食後",
        "一包化",
        "ﾜｰﾌｧﾘﾝ",
    ],
    // Two thousand records with all that is said about each.
    most_memory: 60 * MEGABYTE,
    run,
};

fn corpus() -> Vec<Vec<u8>> {
    let texts = [
        include_str!("../../../medication_notebook/01-internal.txt"),
        include_str!("../../../medication_notebook/02-two-doctors.txt"),
        include_str!("../../../medication_notebook/08-three-codes.txt"),
        include_str!("../../../medication_notebook/09-several-days.txt"),
        include_str!("../../../medication_notebook/10-oldest.txt"),
        include_str!("../../../medication_notebook/11-odd.txt"),
        include_str!("../../../medication_notebook/12-from-patient.txt"),
    ];
    let in_shift_jis = texts.map(|text| SHIFT_JIS.encode(text).0.into_owned());
    let in_utf8 = [texts[0].as_bytes().to_vec()];
    in_shift_jis.into_iter().chain(in_utf8).collect()
}

/// Somebody with a full record.
fn somebody() -> &'static Profile {
    static SOMEBODY: OnceLock<Profile> = OnceLock::new();
    SOMEBODY.get_or_init(|| {
        let backup = Backup::read(FULL).expect("a persona");
        backup.record.profiles[0].clone()
    })
}

fn run(bytes: &[u8]) -> String {
    let mut way = String::new();
    // As in the texts beside the tests, signs of equality stand between codes, and a line end before the next.
    let codes = bytes.split(|byte| *byte == b'=');
    let codes: Vec<Vec<u8>> = codes
        .map(|code| code.trim_ascii_start().to_vec())
        .filter(|code| !code.is_empty())
        .collect();
    let parts: Vec<&[u8]> = codes.iter().map(Vec::as_slice).collect();
    way += if fits(&parts) { "one " } else { "" };
    let read = read(&codes);
    for error in &read.unreadable {
        way += &format!("{error:?} ");
    }
    let texts = read.texts;
    let reading = Reading::of_joined(&texts, &read.unproven);
    assert!(medicines(&reading.notebooks).len() <= MAX_RECORDS * texts.len());
    for (_, error) in &reading.refused {
        way += &format!("{error:?} ");
    }
    for notebooks in by_person(&reading.notebooks) {
        let Ok(review) = Review::new(&notebooks, somebody(), today()) else {
            continue;
        };
        let nothing = review.apply(somebody(), &BTreeSet::new(), PersonAnswer::SamePerson);
        assert_eq!(nothing.as_ref(), Ok(somebody()), "nothing unasked");
        let all = (0..review.proposals.len()).collect();
        let taken = review.apply(somebody(), &all, PersonAnswer::SamePerson);
        assert!(taken.is_ok(), "the record has not changed");
        way += &format!("{:?} ", review.whose);
        for proposal in &review.proposals {
            way += format!("{proposal:?}")
                .split(' ')
                .next()
                .unwrap_or_default();
        }
    }
    let odd = reading
        .notebooks
        .iter()
        .flat_map(|notebook| &notebook.issues);
    let odd: BTreeSet<_> = odd.map(|issue| issue.what).collect();
    without_numbers(&format!("{odd:?} {way}"))
}
