//! Takes out of the programs what came along with a library and is never used. printpdf brings functions of
//! its own for JavaScript, which hold on to an HTML engine, and a colour profile for print shops; Leptos
//! brings streams for talking to a server. Runs on wasm-bindgen's output; wasm-opt then drops everything that
//! only they needed.
//!
//! Brotli's own dictionary (122,784 bytes of common words, RFC 7932, appendix A) is blanked too: none of our four
//! fonts refers to it (counted on 2026-11-21 where brotli-decompressor looks a word up). Were one to do so, its sum
//! in `src/pdf/face_file.rs` would be another one, the font refused, and every journey to a paper red.
use anyhow::{Context, Result, bail, ensure};
use std::ops::Range;

/// What stands in the names of printpdf's functions for JavaScript.
const PRINTPDF: &str = "Pdf_";
/// What stands in the names of the functions for streams (wasm-streams).
const STREAMS: &str = "intounderlying";
/// How the terms of printpdf's colour profile begin and end.
const TERMS: &[u8] = b"COLOR PROFILE BUNDLING AGREEMENT";
const LAST_OF_TERMS: &[u8] = b"signed by an authorized signatory of\nAdobe.\n";
/// The number of a module's section of exports.
const EXPORTS: u8 = 7;
/// The number of its section of data.
const DATA: u8 = 11;

/// Removes printpdf's exports and those of streams, blanks the colour profile, its terms and brotli's dictionary. An
/// error if they are not there: a library has changed then, and this step must be looked at.
pub fn shrink_worker(wasm: &[u8]) -> Result<Vec<u8>> {
    let wasm = shrink(wasm, PRINTPDF, |data| {
        let profile = colour_profile(data).context("printpdf's colour profile is not there")?;
        data[profile].fill(0);
        let terms = terms_of_profile(data).context("the colour profile's terms are not there")?;
        data[terms].fill(0);
        let words = dictionary(data).context("brotli's dictionary is not there")?;
        data[words].fill(0);
        Ok(())
    })?;
    shrink_app(&wasm)
}

/// Removes the exports of streams, which come along with what the page and the vault share.
pub fn shrink_vault(wasm: &[u8]) -> Result<Vec<u8>> {
    shrink_app(wasm)
}

/// The same of the scanner.
pub fn shrink_scan(wasm: &[u8]) -> Result<Vec<u8>> {
    shrink_app(wasm)
}

/// Removes the exports of streams. An error if they are not there.
pub fn shrink_app(wasm: &[u8]) -> Result<Vec<u8>> {
    shrink(wasm, STREAMS, |_| Ok(()))
}

fn shrink(
    wasm: &[u8],
    unused: &str,
    change_data: impl Fn(&mut [u8]) -> Result<()>,
) -> Result<Vec<u8>> {
    ensure!(
        wasm.starts_with(b"\0asm\x01\0\0\0"),
        "this is no wasm module"
    );
    let mut out = wasm[..8].to_vec();
    let mut reader = Reader { bytes: wasm, at: 8 };
    let (mut removed, mut has_data) = (0, false);
    while reader.at < wasm.len() {
        let id = reader.byte()?;
        let length = reader.number()?;
        let mut section = reader.take(length)?.to_vec();
        match id {
            EXPORTS => (section, removed) = without_unused(&section, unused)?,
            DATA => {
                change_data(&mut section)?;
                has_data = true;
            }
            _ => {}
        }
        out.push(id);
        push_number(&mut out, section.len());
        out.extend(section);
    }
    ensure!(removed > 0, "the exports named {unused}… are not there");
    ensure!(has_data, "the module has no data");
    Ok(out)
}

/// The section of exports without the unused ones, and how many they were.
fn without_unused(section: &[u8], unused: &str) -> Result<(Vec<u8>, usize)> {
    let mut reader = Reader {
        bytes: section,
        at: 0,
    };
    let count = reader.number()?;
    let mut kept = Vec::new();
    let mut kept_count = 0;
    for _ in 0..count {
        let start = reader.at;
        let length = reader.number()?;
        let name = reader.take(length)?;
        let is_unused = std::str::from_utf8(name)?.contains(unused);
        reader.byte()?;
        reader.number()?;
        if !is_unused {
            kept.extend_from_slice(&section[start..reader.at]);
            kept_count += 1;
        }
    }
    let mut out = Vec::new();
    push_number(&mut out, kept_count);
    out.extend(kept);
    Ok((out, count - kept_count))
}

/// Where an ICC profile for CMYK stands: its length, and fixed words in its head (ICC.1:2010, 7.2).
fn colour_profile(data: &[u8]) -> Option<Range<usize>> {
    let mut heads = data
        .windows(40)
        .enumerate()
        .filter(|(_, head)| &head[12..20] == b"prtrCMYK" && &head[36..40] == b"acsp");
    let (start, head) = heads.next()?;
    let length = u32::from_be_bytes(head[..4].try_into().ok()?);
    let end = start.checked_add(usize::try_from(length).ok()?)?;
    (end <= data.len()).then_some(start..end)
}

/// Where the terms of that profile stand, which nobody gets from us: by their first words and their last ones.
fn terms_of_profile(data: &[u8]) -> Option<Range<usize>> {
    const LENGTH: usize = 19_948;
    let start = data.windows(TERMS.len()).position(|words| words == TERMS)?;
    let end = start.checked_add(LENGTH)?;
    let words = data.get(start..end)?;
    words.ends_with(LAST_OF_TERMS).then_some(start..end)
}

/// Where brotli's dictionary stands, by its first words.
fn dictionary(data: &[u8]) -> Option<Range<usize>> {
    const FIRST: &[u8] = b"timedownlifeleftbackcodedatashowonlysitecityopenjust";
    const LENGTH: usize = 122_784;
    let start = data.windows(FIRST.len()).position(|words| words == FIRST)?;
    let end = start.checked_add(LENGTH)?;
    (end <= data.len()).then_some(start..end)
}

/// Reads a module's numbers and pieces.
struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Result<u8> {
        Ok(self.take(1)?[0])
    }

    fn take(&mut self, length: usize) -> Result<&'a [u8]> {
        let end = self
            .at
            .checked_add(length)
            .context("a length beyond reason")?;
        let piece = self
            .bytes
            .get(self.at..end)
            .context("the module ends too soon")?;
        self.at = end;
        Ok(piece)
    }

    /// A number in seven bits a byte, low ones first (LEB128).
    fn number(&mut self) -> Result<usize> {
        let mut value = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            value |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        bail!("a number without end")
    }
}

fn push_number(out: &mut Vec<u8>, mut value: usize) {
    loop {
        let low = u8::try_from(value & 0x7f).unwrap_or(0);
        value >>= 7;
        if value == 0 {
            out.push(low);
            return;
        }
        out.push(low | 0x80);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(id: u8, content: &[u8]) -> Vec<u8> {
        let mut out = vec![id];
        push_number(&mut out, content.len());
        out.extend_from_slice(content);
        out
    }

    fn export(name: &str) -> Vec<u8> {
        let mut out = Vec::new();
        push_number(&mut out, name.len());
        out.extend_from_slice(name.as_bytes());
        out.extend([0, 200, 1]);
        out
    }

    fn profile() -> Vec<u8> {
        let mut out = vec![9; 300];
        out[..4].copy_from_slice(&300_u32.to_be_bytes());
        out[12..20].copy_from_slice(b"prtrCMYK");
        out[36..40].copy_from_slice(b"acsp");
        out
    }

    fn terms() -> Vec<u8> {
        let mut out = vec![b'x'; 19_948];
        out[..TERMS.len()].copy_from_slice(TERMS);
        out[19_948 - LAST_OF_TERMS.len()..].copy_from_slice(LAST_OF_TERMS);
        out
    }

    fn words() -> Vec<u8> {
        let mut out = vec![b'x'; 122_784];
        let first = b"timedownlifeleftbackcodedatashowonlysitecityopenjust";
        out[..first.len()].copy_from_slice(first);
        out
    }

    fn module(names: &[&str], data: &[u8]) -> Vec<u8> {
        let mut exports = vec![u8::try_from(names.len()).expect("few names")];
        exports.extend(names.iter().flat_map(|name| export(name)));
        [
            b"\0asm\x01\0\0\0".to_vec(),
            section(EXPORTS, &exports),
            section(0, b"\x04name"),
            section(DATA, data),
        ]
        .concat()
    }

    #[test]
    fn only_what_libraries_brought_along_goes() {
        let kept = [7, 8, 9, 10].map(|byte| vec![byte; 50]);
        let [a, b, c, d] = kept.each_ref().map(Vec::as_slice);
        let data = [a, &profile(), b, &terms(), c, &words(), d].concat();
        let [p, t, w] = [300, 19_948, 122_784].map(|length| vec![0; length]);
        let blank = [a, &p, b, &t, c, &w, d].concat();
        let wasm = module(
            &[
                "main",
                "Pdf_BytesToDocumentSync",
                "memory",
                "Pdf_PageToSvgSync",
                "intounderlyingsink_close",
            ],
            &data,
        );
        let shrunk = shrink_worker(&wasm).expect("a module");
        assert!(shrunk == module(&["main", "memory"], &blank));
    }

    #[test]
    fn the_page_loses_the_streams_alone() {
        let streams = ["__wbg_intounderlyingsink_free", "intounderlyingsource_pull"];
        let wasm = module(&["main", streams[0], "memory", streams[1]], &[7; 50]);
        let shrunk = shrink_app(&wasm).expect("a module");
        assert!(shrunk == module(&["main", "memory"], &[7; 50]));
        assert!(shrink_app(&shrunk).is_err());
    }

    #[test]
    fn a_printpdf_that_has_changed_is_noticed() {
        let data = [profile(), terms(), words()].concat();
        let brought = ["Pdf_X", "intounderlyingsink_close"];
        assert!(shrink_worker(&module(&["main"], &data)).is_err());
        assert!(shrink_worker(&module(&brought[..1], &data)).is_err());
        assert!(shrink_worker(&module(&brought[1..], &data)).is_err());
        for missing in [0, 1, 2] {
            let mut there = vec![profile(), terms(), words()];
            there.remove(missing);
            assert!(shrink_worker(&module(&brought, &there.concat())).is_err());
        }
        assert!(shrink_worker(&module(&brought, &[1; 400])).is_err());
        assert!(shrink_worker(b"no module").is_err());
        let whole = module(&brought, &data);
        assert!(shrink_worker(&whole).is_ok());
        assert!(shrink_worker(&whole[..whole.len() - 9]).is_err());
    }
}
