//! Pictures of a pharmacy's sheet, made here: as a file that every browser opens, and as what a camera would see.
use crate::drawn::{Chance, View, draw};
use crate::printed::Printed;
use encoding_rs::SHIFT_JIS;

/// Grey light, row by row.
pub struct Shot {
    width: usize,
    height: usize,
    grey: Vec<u8>,
}

/// The codes of a text of `tests/medication_notebook`, each as bytes.
pub fn codes(name: &str) -> std::io::Result<Vec<Vec<u8>>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/medication_notebook");
    let text = std::fs::read_to_string(format!("{folder}/{name}"))?;
    let codes = text.split("=====\n").map(|code| code.replace('\n', "\r\n"));
    Ok(codes
        .map(|code| SHIFT_JIS.encode(&code).0.into_owned())
        .collect())
}

/// Codes side by side on a sheet in a hand.
pub fn shot(printed: &[Printed], width: usize, height: usize, cell: f64) -> Shot {
    let view = View {
        width,
        height,
        cell,
        turned: 3.0,
        ..View::default()
    };
    let grey = draw(printed, printed.len().max(1), &view, &mut Chance(5));
    Shot {
        width,
        height,
        grey,
    }
}

impl Shot {
    /// The same in the middle of a larger picture, with something like lines of print all around.
    pub fn amid(&self, width: usize, height: usize) -> Self {
        let (left, top) = ((width - self.width) / 2, (height - self.height) / 2);
        let light = |at: usize| {
            let (x, y) = (at % width, at / width);
            let here = x
                .checked_sub(left)
                .zip(y.checked_sub(top))
                .filter(|(x, y)| *x < self.width && *y < self.height);
            match here {
                Some((x, y)) => self.grey[y * self.width + x],
                None if y % 40 < 22 && (x / 5 * 31 + y / 40 * 17 + y % 40 / 6 * 7) % 5 < 2 => 70,
                None => 215 - (x * 40 / width) as u8,
            }
        };
        Self {
            width,
            height,
            grey: (0..width * height).map(light).collect(),
        }
    }

    /// As a file: BMP, eight bits for each pixel (its header is written down in Microsoft's BITMAPINFOHEADER).
    pub fn file(&self) -> Vec<u8> {
        let row = self.width.next_multiple_of(4);
        let begins = 14 + 40 + 256 * 4;
        let number = |value: usize| (value as u32).to_le_bytes();
        let mut file = b"BM".to_vec();
        for value in [
            begins + row * self.height,
            0,
            begins,
            40,
            self.width,
            self.height,
        ] {
            file.extend(number(value));
        }
        file.extend([1, 0, 8, 0]);
        for value in [0, row * self.height, 2_835, 2_835, 256, 0] {
            file.extend(number(value));
        }
        file.extend((0..=255).flat_map(|light| [light, light, light, 0]));
        for line in self.grey.chunks_exact(self.width).rev() {
            file.extend(line);
            file.extend(std::iter::repeat_n(0, row - self.width));
        }
        file
    }

    /// As what a camera sees: two pictures a fifteenth of a second apart, again and again (YUV4MPEG2, without colour).
    pub fn film(&self) -> Vec<u8> {
        let head = format!(
            "YUV4MPEG2 W{} H{} F15:1 Ip A1:1 C420jpeg\n",
            self.width, self.height
        );
        let mut film = head.into_bytes();
        for _ in 0..2 {
            film.extend(b"FRAME\n");
            film.extend(&self.grey);
            film.extend(std::iter::repeat_n(128, self.width * self.height / 2));
        }
        film
    }
}
