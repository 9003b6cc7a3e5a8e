//! The pharmacy's code, from its bytes to a person's record: whole codes as pharmacies print them.

mod changed;
mod known;
mod marks;
mod other_machines;
mod read;
mod review;
mod taken_over;
mod written;

use encoding_rs::SHIFT_JIS;
use std::path::PathBuf;
use tsutaeru::medication_notebook::Reading;
use tsutaeru::medication_notebook::bytes::decode;

/// Between the codes of one file.
const NEXT_CODE: &str = "=====\n";

/// The codes of a file in this folder, as the bytes that a pharmacy prints.
fn codes(name: &str) -> Vec<Vec<u8>> {
    let text = std::fs::read_to_string(folder().join(name)).expect("the file is there");
    let encoded = text.split(NEXT_CODE).map(|code| {
        let (bytes, _, unfit) = SHIFT_JIS.encode(code);
        assert!(!unfit, "{name} has a letter that no pharmacy could print");
        bytes.into_owned()
    });
    encoded.map(|bytes| with_line_ends(&bytes)).collect()
}

fn with_line_ends(bytes: &[u8]) -> Vec<u8> {
    let mut whole = vec![];
    for byte in bytes {
        if *byte == b'\n' {
            whole.push(b'\r');
        }
        whole.push(*byte);
    }
    whole
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/medication_notebook")
}

/// What is read from codes.
fn reading(codes: &[Vec<u8>]) -> Reading {
    let texts: Vec<String> = codes
        .iter()
        .map(|bytes| decode(bytes).expect("letters that can be read").text)
        .collect();
    Reading::of(&texts)
}

/// What is read from the files of this folder.
fn read(names: &[&str]) -> Reading {
    let all: Vec<Vec<u8>> = names.iter().flat_map(|name| codes(name)).collect();
    reading(&all)
}
