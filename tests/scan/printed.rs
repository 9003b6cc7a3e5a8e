//! Prints codes as pharmacies do: Shift_JIS in byte and kanji mode, alone or torn into parts (structured append).

use qrcodegen::{QrCode, QrCodeEcc, Version};

/// How many bytes of data a code of versions 1 to 30 holds, by error correction L and M (ISO/IEC 18004, table 7).
const BYTES: [[usize; 30]; 2] = [
    [
        19, 34, 55, 80, 108, 136, 156, 194, 232, 274, 324, 370, 428, 461, 523, 589, 647, 721, 795,
        861, 932, 1006, 1094, 1174, 1276, 1370, 1468, 1531, 1631, 1735,
    ],
    [
        16, 28, 44, 64, 86, 108, 124, 154, 182, 216, 254, 290, 334, 365, 415, 453, 507, 563, 627,
        669, 714, 782, 860, 914, 1000, 1062, 1128, 1193, 1267, 1373,
    ],
];

/// How much of a code may be spoiled.
#[derive(Debug, Clone, Copy)]
pub enum Level {
    /// 7 %.
    Low,
    /// 15 %.
    Medium,
}

/// Which part of something longer.
#[derive(Debug, Clone, Copy)]
pub struct Torn {
    pub index: u8,
    pub count: u8,
    pub parity: u8,
}

/// The dark cells of a code, row by row, and how many lie beside each other.
#[derive(Debug, Clone)]
pub struct Printed {
    pub side: usize,
    pub cells: Vec<bool>,
}

#[derive(Default)]
struct Bits(Vec<bool>);

impl Bits {
    fn push(&mut self, value: usize, count: usize) {
        self.0
            .extend((0..count).rev().map(|bit| value >> bit & 1 == 1));
    }
}

/// A run of bytes in one mode: kanji mode takes two bytes as thirteen bits.
fn runs(bytes: &[u8]) -> Vec<(bool, Vec<u8>)> {
    let mut runs: Vec<(bool, Vec<u8>)> = vec![];
    let mut at = 0;
    while let Some(&first) = bytes.get(at) {
        let is_lead = matches!(first, 0x81..=0x9F | 0xE0..=0xEA);
        let pair = bytes.get(at..at + 2).filter(|_| is_lead);
        let (is_kanji, taken) = match pair {
            Some(pair) => (true, pair.to_vec()),
            None => (
                false,
                bytes[at..(at + if first >= 0xE0 { 2 } else { 1 }).min(bytes.len())].to_vec(),
            ),
        };
        at += taken.len();
        match runs.last_mut() {
            Some((kind, run)) if *kind == is_kanji => run.extend(taken),
            _ => runs.push((is_kanji, taken)),
        }
    }
    // A short run between two of the other kind is not worth its head.
    let mut merged: Vec<(bool, Vec<u8>)> = vec![];
    for (is_kanji, run) in runs {
        let is_kanji = is_kanji && run.len() >= 6;
        match merged.last_mut() {
            Some((false, before)) if !is_kanji => before.extend(run),
            _ => merged.push((is_kanji, run)),
        }
    }
    merged
}

/// Prints bytes as one code, the smallest that holds them.
pub fn print(bytes: &[u8], level: Level, torn: Option<Torn>) -> Printed {
    let (row, correction) = match level {
        Level::Low => (0, QrCodeEcc::Low),
        Level::Medium => (1, QrCodeEcc::Medium),
    };
    for (at, capacity) in BYTES[row].iter().enumerate() {
        let version = at + 1;
        let bits = bits(bytes, version, torn);
        if bits.len() > capacity * 8 {
            continue;
        }
        let words = words(bits, *capacity);
        let version = Version::new(version as u8);
        let code = QrCode::encode_codewords(version, correction, &words, None);
        let side = code.size() as usize;
        let cells = (0..side * side)
            .map(|at| code.get_module((at % side) as i32, (at / side) as i32))
            .collect();
        return Printed { side, cells };
    }
    panic!("{} bytes are more than one code holds", bytes.len());
}

fn bits(bytes: &[u8], version: usize, torn: Option<Torn>) -> Vec<bool> {
    let mut bits = Bits::default();
    if let Some(torn) = torn {
        bits.push(0b0011, 4);
        bits.push(torn.index.into(), 4);
        bits.push(usize::from(torn.count) - 1, 4);
        bits.push(torn.parity.into(), 8);
    }
    let step = match version {
        1..=9 => 0,
        10..=26 => 1,
        _ => 2,
    };
    for (is_kanji, run) in runs(bytes) {
        if is_kanji {
            bits.push(0b1000, 4);
            bits.push(run.len() / 2, [8, 10, 12][step]);
            for pair in run.chunks_exact(2) {
                let value = usize::from(pair[0]) << 8 | usize::from(pair[1]);
                let value = value - if value < 0xE040 { 0x8140 } else { 0xC140 };
                bits.push((value >> 8) * 0xC0 + (value & 0xFF), 13);
            }
        } else {
            bits.push(0b0100, 4);
            bits.push(run.len(), [8, 16, 16][step]);
            for byte in run {
                bits.push(byte.into(), 8);
            }
        }
    }
    bits.0
}

fn words(mut bits: Vec<bool>, capacity: usize) -> Vec<u8> {
    bits.resize(
        (bits.len() + 4).min(capacity * 8).next_multiple_of(8),
        false,
    );
    let mut words: Vec<u8> = bits
        .chunks(8)
        .map(|bits| bits.iter().fold(0, |word, bit| word << 1 | u8::from(*bit)))
        .collect();
    words.extend([0xEC, 0x11].iter().cycle().take(capacity - words.len()));
    words
}

/// Prints bytes as several codes that belong together.
pub fn print_torn(bytes: &[u8], level: Level, count: usize) -> Vec<Printed> {
    let parity = bytes.iter().fold(0, |parity, byte| parity ^ byte);
    let length = bytes.len().div_ceil(count);
    let parts = bytes.chunks(length).enumerate();
    let torn = |index: usize| Torn {
        index: index as u8,
        count: count as u8,
        parity,
    };
    parts
        .map(|(index, part)| print(part, level, Some(torn(index))))
        .collect()
}
