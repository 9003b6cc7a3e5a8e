//! What is done for each picture: from its pixels to the texts of all codes that were read so far.

use std::ops::Range;
use tsutaeru::medication_notebook::bytes::{fits, texts_of_joined};
use tsutaeru::scan::protocol::{ScanReply, ScanRequest, Seen};
use tsutaeru::scan::{Gathered, Picture};

/// Keeps what was read, and no picture.
#[derive(Default)]
pub struct Reader {
    gathered: Gathered,
    announced: Option<ScanRequest>,
}

impl Reader {
    /// Hears which picture is going to come. What is no request says nothing: page and worker of one version say none.
    pub fn announce(&mut self, request: &str) {
        self.announced = serde_json::from_str(request).ok();
    }

    /// Looks at the picture of which it has heard. `read` gives some of its bytes after the other.
    pub fn look(
        &mut self,
        length: usize,
        read: impl FnMut(Range<usize>, &mut [u8]),
    ) -> Option<ScanReply> {
        let ScanRequest {
            id,
            width,
            height,
            how,
        } = self.announced.take()?;
        let Some(picture) = Picture::of_rgba(width, height, length, read) else {
            return Some(ScanReply::NoPicture { id });
        };
        let found = self.gathered.look_at(&picture, how);
        let seen = self.seen();
        Some(ScanReply::Looked { id, found, seen })
    }

    fn seen(&self) -> Seen {
        let joined = self.gathered.joined(fits);
        let read = texts_of_joined(&joined.whole, &joined.unproven);
        Seen {
            texts: read.texts,
            unproven: read.unproven,
            unreadable: read.unreadable.len(),
            unjoined: joined.unjoined,
            missing: joined.missing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use qrcodegen::{QrCode, QrCodeEcc};

    /// The code of a text on a sheet, five pixels to a cell, as a browser gives it.
    fn pixels(bytes: &[u8]) -> (usize, Vec<u8>) {
        let code = QrCode::encode_binary(bytes, QrCodeEcc::Medium).unwrap();
        let side = (code.size() as usize + 40) * 5;
        let cell = |at: usize| (at / 5) as i32 - 20;
        let light = |at: usize| match code.get_module(cell(at % side), cell(at / side)) {
            true => [20, 20, 20, 255],
            false => [240, 240, 240, 255],
        };
        (side, (0..side * side).flat_map(light).collect())
    }

    fn ask(reader: &mut Reader, side: usize, pixels: &[u8], how: &str) -> Option<ScanReply> {
        reader.announce(&format!(
            r#"{{"id":4,"width":{side},"height":{side},"how":{how}}}"#
        ));
        reader.look(pixels.len(), |range, some| {
            some.copy_from_slice(&pixels[range])
        })
    }

    #[test]
    fn pixels_become_texts_and_what_was_read_before_is_said_again() {
        let mut reader = Reader::default();
        let texts = ["JAHISTC08,1\r\n1,橋本　静江", "JAHIS8\r\n"];
        for (at, (text, how)) in texts.iter().zip(["\"photo\"", "{\"frame\":0}"]).enumerate() {
            let (bytes, _, _) = encoding_rs::SHIFT_JIS.encode(text);
            let (side, pixels) = pixels(&bytes);
            for _ in 0..2 {
                let seen = Seen {
                    texts: texts[..=at].iter().map(|text| (*text).to_owned()).collect(),
                    ..Seen::default()
                };
                let looked = ScanReply::Looked {
                    id: 4,
                    found: 1,
                    seen,
                };
                assert_eq!(ask(&mut reader, side, &pixels, how), Some(looked));
            }
        }
    }

    #[test]
    fn letters_that_cannot_be_read_are_counted_and_bytes_that_are_no_picture_are_refused() {
        let mut reader = Reader::default();
        let (side, pixels) = pixels(&[0xFF; 40]);
        let Some(ScanReply::Looked { seen, .. }) = ask(&mut reader, side, &pixels, "\"photo\"")
        else {
            panic!("it has looked");
        };
        assert_eq!((seen.texts.len(), seen.unreadable), (0, 1));
        let refused = Some(ScanReply::NoPicture { id: 4 });
        assert_eq!(ask(&mut reader, side, &pixels[4..], "\"photo\""), refused);
        assert_eq!(reader.look(pixels.len(), |_, _| {}), None);
        reader.announce("look!");
        assert_eq!(reader.look(pixels.len(), |_, _| {}), None);
    }
}
