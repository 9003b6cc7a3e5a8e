//! Programs that read a document as other people's machines do, and the pictures they make of it.

use std::io::Write;
use std::ops::Range;
use std::process::{Command, Stdio};

/// Gives a program the document on its input and takes what it prints.
pub fn ask(program: &str, arguments: &[&str], document: &[u8]) -> Vec<u8> {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{program} is needed: {error}"));
    let mut input = child.stdin.take().expect("an input");
    let document = document.to_vec();
    let writer = std::thread::spawn(move || input.write_all(&document));
    let output = child.wait_with_output().expect("an answer");
    let _ = writer.join();
    assert!(output.status.success(), "{program} {arguments:?} fails");
    output.stdout
}

/// A page in greys, row by row.
pub struct Picture {
    pub width: usize,
    pub height: usize,
    pub grey: Vec<u8>,
}

/// Reads a picture in the plain grey form of Netpbm.
pub fn portable_grey(picture: &[u8]) -> Picture {
    let mut words = picture.split(|byte| byte.is_ascii_whitespace());
    let mut next = || std::str::from_utf8(words.next().expect("a head")).expect("ASCII");
    let head = [next(), next(), next(), next()];
    assert_eq!(head[0], "P5");
    let start: usize = head.iter().map(|word| word.len() + 1).sum();
    Picture {
        width: head[1].parse().expect("a width"),
        height: head[2].parse().expect("a height"),
        grey: picture[start..].to_vec(),
    }
}

impl Picture {
    /// What lies between these columns and rows.
    pub fn cut(&self, columns: Range<usize>, rows: Range<usize>) -> Self {
        let columns = columns.start..columns.end.min(self.width);
        let rows = rows.start..rows.end.min(self.height);
        let row = |row: usize| &self.grey[row * self.width..][columns.clone()];
        Self {
            width: columns.len(),
            height: rows.len(),
            grey: rows.clone().flat_map(row).copied().collect(),
        }
    }

    /// The same as an old copier gives it: unsharp, pale, speckled. Always the same specks.
    pub fn photocopied(&self) -> Self {
        let mut speck: u32 = 0x2545_F491;
        let mut next = move || {
            speck ^= speck << 13;
            speck ^= speck >> 17;
            speck ^= speck << 5;
            speck
        };
        let soft = self.softened().softened();
        let copied = soft.grey.iter().map(|grey| {
            let pale = 50 + i32::from(*grey) * 170 / 255;
            let noise = i32::try_from(next() % 61).unwrap_or(0) - 30;
            u8::try_from((pale + noise).clamp(0, 255)).unwrap_or(u8::MAX)
        });
        Self {
            grey: copied.collect(),
            ..soft
        }
    }

    /// Every dot becomes the mean of itself and its eight neighbours: first along the rows, then across them.
    fn softened(&self) -> Self {
        let last = self.width - 1;
        let along = |row: &[u8]| -> Vec<u16> {
            let at = |x: usize| u16::from(row[x]);
            (0..row.len())
                .map(|x| at(x.saturating_sub(1)) + at(x) + at((x + 1).min(last)))
                .collect()
        };
        let rows: Vec<_> = self.grey.chunks(self.width).map(along).collect();
        let mut grey = Vec::with_capacity(self.grey.len());
        for y in 0..self.height {
            let below = &rows[(y + 1).min(self.height - 1)];
            let near = rows[y.saturating_sub(1)].iter().zip(&rows[y]).zip(below);
            let mean = |((above, here), below): ((&u16, &u16), &u16)| (above + here + below) / 9;
            grey.extend(near.map(|sums| u8::try_from(mean(sums)).unwrap_or(u8::MAX)));
        }
        Self { grey, ..*self }
    }
}
