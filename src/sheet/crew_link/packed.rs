//! Text packed as small as it goes, and unpacked without trust: the form of RFC 1951 (DEFLATE), begun as if words that
//! every sheet knows had stood before it, and the check sum of RFC 1950 (Adler-32) of the text behind it.

use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, compress_to_output, create_comp_flags_from_zip_params,
};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

/// What papers say again and again: options, beginnings of addresses and dates, and last, where it costs least, the
/// labels of the front. Papers hang on refrigerators for years: these words stay as they are for as long as there are
/// links of version 1. Better words are another version beside it.
pub(super) const WORDS: &str = include_str!("words_1.txt");

/// The length of the check sum.
const SUM: usize = 4;

/// As small as it goes, without head or sum.
const THOROUGH: i32 = 10;
const BARE: i32 = -15;
const USUAL: i32 = 0;

/// The text, packed.
pub(super) fn pack(text: &str) -> Vec<u8> {
    let mut compressor =
        CompressorOxide::new(create_comp_flags_from_zip_params(THOROUGH, BARE, USUAL));
    let words = WORDS.as_bytes();
    compress_to_output(&mut compressor, words, TDEFLFlush::Sync, |_| true);
    let mut packed = vec![];
    compress_to_output(
        &mut compressor,
        text.as_bytes(),
        TDEFLFlush::Finish,
        |part| {
            packed.extend_from_slice(part);
            true
        },
    );
    packed.extend(sum(text).to_be_bytes());
    packed
}

/// The text that was packed; `None` where it is not whole, or longer than `most` bytes.
pub(super) fn unpack(packed: &[u8], most: usize) -> Option<String> {
    let (packed, after) = packed
        .split_last_chunk::<SUM>()
        .map(|(all, sum)| (all, *sum))?;
    let start = WORDS.len();
    let mut room = vec![0; start + most];
    room.get_mut(..start)?.copy_from_slice(WORDS.as_bytes());
    let (status, read, length) = decompress(
        &mut DecompressorOxide::new(),
        packed,
        &mut room,
        start,
        TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF,
    );
    let text = room.get(start..start + length)?.to_vec();
    let text = String::from_utf8(text).ok()?;
    let is_whole = status == TINFLStatus::Done && read == packed.len();
    (is_whole && sum(&text).to_be_bytes() == after).then_some(text)
}

fn sum(text: &str) -> u32 {
    adler2::adler32_slice(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_packed_is_unpacked(text in "([ぁ-ん一-龠a-z0-9\n\t]{0,40}(アレルギー|電話|住所)?){0,20}") {
            let packed = pack(&text);
            prop_assert_eq!(unpack(&packed, text.len()), Some(text.clone()));
            if let Some(less) = text.len().checked_sub(1) {
                prop_assert_eq!(unpack(&packed, less), None);
            }
            prop_assert_eq!(unpack(&packed[..packed.len() - 1], text.len()), None);
        }

        #[test]
        fn anything_else_is_refused_or_is_text(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            if let Some(text) = unpack(&bytes, 1000) {
                prop_assert_eq!(bytes[bytes.len() - SUM..].to_vec(), sum(&text).to_be_bytes().to_vec());
            }
        }
    }

    #[test]
    fn what_the_papers_know_costs_next_to_nothing() {
        let known: String = WORDS.chars().rev().take(400).collect();
        let known: String = known.chars().rev().collect();
        let (long, short) = (known.len(), pack(&known).len());
        assert!(short * 30 < long, "{short} bytes for {long}");
    }

    #[test]
    fn the_words_of_version_1_stay_as_they_are() {
        assert_eq!((WORDS.len(), sum(WORDS)), (7072, 358_560_703));
    }
}
